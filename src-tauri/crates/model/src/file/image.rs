//! What an image in a map must be: of its type, small, and named by its bytes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::error::Fault;
use crate::{Id, Image, MediaType};

/// 4 MiB.
const MOST_BYTES: usize = 4 << 20;
const MOST_PIXELS: u32 = 8192;

/// The id of an image: the first 16 hexadecimal digits of the SHA-256 of its bytes.
#[must_use]
pub fn image_id(bytes: &[u8]) -> Id {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The first fault of an image and the field that has it.
pub(crate) fn fault_of(image: &Image) -> Option<(&'static str, Fault)> {
    let wrong = |text: &str| Some(("data", Fault::Contradiction(text.to_owned())));
    if image.data.len() / 4 * 3 > MOST_BYTES + 2 {
        return wrong("is larger than 4 MiB");
    }
    let Ok(bytes) = STANDARD.decode(&image.data) else { return wrong("is not base64") };
    if bytes.len() > MOST_BYTES {
        return wrong("is larger than 4 MiB");
    }
    if !is_of_type(&bytes, image.media_type) {
        let text = format!("is not {}", image.media_type.word());
        return Some(("data", Fault::Contradiction(text)));
    }
    if size(&bytes, image.media_type).is_some_and(|(width, height)| width.max(height) > MOST_PIXELS) {
        return wrong("is more than 8192 pixels wide or high");
    }
    let id = image_id(&bytes);
    if image.id != id {
        let text = format!("must be \"{id}\", the beginning of the SHA-256 of its bytes");
        return Some(("id", Fault::Contradiction(text)));
    }
    None
}

fn is_of_type(bytes: &[u8], media_type: MediaType) -> bool {
    match media_type {
        MediaType::Png => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        MediaType::Jpeg => bytes.starts_with(b"\xff\xd8\xff"),
        MediaType::Webp => bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"),
    }
}

/// Width and height in pixels as the header states them.
fn size(bytes: &[u8], media_type: MediaType) -> Option<(u32, u32)> {
    match media_type {
        MediaType::Png => Some((big_endian(bytes, 16, 4)?, big_endian(bytes, 20, 4)?)),
        MediaType::Jpeg => jpeg_size(bytes),
        MediaType::Webp => webp_size(bytes),
    }
}

/// From the first start of frame: marker, length, precision, height, width (ITU-T T.81, B.2.2).
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        let marker = big_endian(bytes, at, 2)?;
        if !(0xff01..=0xffff).contains(&marker) {
            return None;
        }
        if marker == 0xffff {
            at += 1;
            continue;
        }
        let is_frame = matches!(marker, 0xffc0..=0xffcf) && !matches!(marker, 0xffc4 | 0xffc8 | 0xffcc);
        if is_frame {
            return Some((big_endian(bytes, at + 7, 2)?, big_endian(bytes, at + 5, 2)?));
        }
        at += 2 + usize::try_from(big_endian(bytes, at + 2, 2)?).ok()?;
    }
}

/// From the first chunk (RFC 9649): lossy, lossless or extended.
fn webp_size(bytes: &[u8]) -> Option<(u32, u32)> {
    match bytes.get(12..16)? {
        b"VP8 " => Some((little_endian(bytes, 26, 2)? & 0x3fff, little_endian(bytes, 28, 2)? & 0x3fff)),
        b"VP8L" => {
            let bits = little_endian(bytes, 21, 4)?;
            Some(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1))
        }
        b"VP8X" => Some((little_endian(bytes, 24, 3)? + 1, little_endian(bytes, 27, 3)? + 1)),
        _ => None,
    }
}

fn big_endian(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    let digits = bytes.get(at..at + count)?;
    Some(digits.iter().fold(0, |number, byte| (number << 8) | u32::from(*byte)))
}

fn little_endian(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    let digits = bytes.get(at..at + count)?;
    Some(digits.iter().rev().fold(0, |number, byte| (number << 8) | u32::from(*byte)))
}
