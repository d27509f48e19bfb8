//! Pictures that come in from files, to be placed on a map.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use model::MediaType;
use serde::Serialize;
use specta::Type;

use crate::Refusal;

/// What a map takes at most.
const MOST: u64 = 4 * 1024 * 1024;

/// A picture from a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct PictureFile {
    /// The name of the file without its ending.
    pub name: String,
    pub media_type: MediaType,
    /// The file's bytes in base64.
    pub data: String,
}

/// True for a file whose name says that it is a picture.
#[must_use]
pub fn is_picture(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    ending.is_some_and(|ending| ["png", "jpg", "jpeg", "webp"].contains(&ending.as_str()))
}

/// Reads a picture that somebody chose or dropped.
///
/// # Errors
/// When it cannot be read, is larger than a map takes, or is no PNG, JPEG or WebP.
pub fn read_picture(path: &Path) -> Result<PictureFile, Refusal> {
    let named = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let cannot = |why: String| Refusal::new(format!("“{named}” was not taken: {why}"));
    let size = std::fs::metadata(path).map_err(|error| cannot(format!("{error}.")))?.len();
    if size > MOST {
        return Err(cannot("a picture may have 4 MB at most. Save it smaller and take that.".to_owned()));
    }
    let bytes = std::fs::read(path).map_err(|error| cannot(format!("{error}.")))?;
    let media_type =
        media_type(&bytes).ok_or_else(|| cannot("it is no PNG, JPEG or WebP picture.".to_owned()))?;
    let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(PictureFile { name, media_type, data: STANDARD.encode(bytes) })
}

/// By its first bytes: the name of a file proves nothing.
fn media_type(bytes: &[u8]) -> Option<MediaType> {
    let riff = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice());
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some(MediaType::Png),
        [0xff, 0xd8, 0xff, ..] => Some(MediaType::Jpeg),
        _ => riff.then_some(MediaType::Webp),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_known_by_its_bytes_and_not_by_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Letter at the door.png");
        std::fs::write(&path, b"\xff\xd8\xff\xe0 and more").unwrap();
        let picture = read_picture(&path).unwrap();
        assert_eq!((picture.name.as_str(), picture.media_type), ("Letter at the door", MediaType::Jpeg));
        std::fs::write(&path, b"<svg/>").unwrap();
        let refused = read_picture(&path).unwrap_err().to_string();
        assert_eq!(refused, "“Letter at the door.png” was not taken: it is no PNG, JPEG or WebP picture.");
    }

    #[test]
    fn a_picture_that_is_too_large_is_refused_unread() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("wall.webp");
        std::fs::File::create(&path).unwrap().set_len(MOST + 1).unwrap();
        assert!(read_picture(&path).unwrap_err().to_string().contains("4 MB"));
        assert!(is_picture(&path) && !is_picture(Path::new("map.journey")));
    }
}
