//! Writing a file that is there whole or not at all.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::{ExportError, Format, Progress, Report, Request, write};

/// Writes a drawing as [`whole_file`] does.
///
/// # Errors
/// Those of [`write`], and a sentence where the disk is full or the place cannot be written to.
pub fn to_file(
    path: &Path,
    format: Format,
    request: &Request,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Report, ExportError> {
    whole_file(path, |out| write(format, request, out, progress))
}

/// Writes a file beside `path` under another name, makes sure that it is on the disk, and gives it its
/// name, in place of a file that was there and with its permissions. After an error nothing of it is left,
/// and what was at `path` is as it was.
///
/// Through a link the file that it leads to is replaced. A device or a pipe is written to as it is.
///
/// # Errors
/// Those of `fill`; that of the disk where it is full, where the place cannot be written to or is a folder.
pub fn whole_file<T, E: From<io::Error>>(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<T, E> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::metadata(&path) {
        Ok(there) if there.is_dir() => Err(io::Error::from(io::ErrorKind::IsADirectory).into()),
        Ok(there) if !there.is_file() => {
            filled(OpenOptions::new().write(true).open(&path)?, fill).map(|(_, given)| given)
        }
        there => replace(&path, there.ok().as_ref(), fill),
    }
}

fn replace<T, E: From<io::Error>>(
    path: &Path,
    there: Option<&Metadata>,
    fill: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<T, E> {
    let (draft, file) = Draft::beside(path)?;
    let (file, given) = filled(file, fill)?;
    if let Some(there) = there {
        file.set_permissions(there.permissions())?;
    }
    file.sync_all()?;
    drop(file);
    draft.name(path)?;
    // The new name survives a crash only when the folder is synced; not every file system lets a folder
    // be opened for that.
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(given)
}

fn filled<T, E: From<io::Error>>(
    file: File,
    fill: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<(File, T), E> {
    let mut out = BufWriter::with_capacity(1 << 18, file);
    match fill(&mut out) {
        Ok(given) => Ok((out.into_inner().map_err(io::IntoInnerError::into_error)?, given)),
        Err(error) => {
            // What is still buffered belongs to a file that will not be.
            drop(out.into_parts());
            Err(error)
        }
    }
}

/// A file that is removed unless it is given its name.
struct Draft {
    path: PathBuf,
    named: bool,
}

impl Draft {
    /// A new file in the folder of `path`, on the same disk as the file to be.
    fn beside(path: &Path) -> io::Result<(Self, File)> {
        path.file_name().ok_or(io::ErrorKind::NotFound)?;
        for attempt in 0..100u32 {
            // Short, since the name itself may be as long as a name can be.
            let draft = path.with_file_name(format!(".throughline-{}-{attempt}.part", std::process::id()));
            match File::create_new(&draft) {
                Ok(file) => return Ok((Self { path: draft, named: false }, file)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::PermissionDenied.into())
    }

    fn name(mut self, path: &Path) -> io::Result<()> {
        fs::rename(&self.path, path)?;
        self.named = true;
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.named {
            // Nothing more can be done where even removing fails.
            let _ = fs::remove_file(&self.path);
        }
    }
}
