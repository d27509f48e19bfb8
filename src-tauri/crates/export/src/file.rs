//! Writing a drawing into a file that is there whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::{ExportError, Format, Progress, Report, Request, write};

/// Writes the drawing beside `path` under another name, makes sure that it is on the disk, and
/// gives it its name, in place of a file that was there. After an error or a cancel nothing of it
/// is left, and what was at `path` is as it was.
///
/// A `path` that is a device or a pipe is written to as it is.
///
/// # Errors
/// Those of [`write`], and a sentence where the disk is full or the place cannot be written to.
pub fn to_file(
    path: &Path,
    format: Format,
    request: &Request,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Report, ExportError> {
    whole(path, |file| fill(file, format, request, progress))
}

/// Writes a file of these bytes in the same way as [`to_file`].
///
/// # Errors
/// A sentence where the disk is full or the place cannot be written to.
pub fn bytes_to_file(path: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    whole(path, |mut file| Ok(file.write_all(bytes)?))
}

fn whole<T>(path: &Path, fill: impl FnOnce(&File) -> Result<T, ExportError>) -> Result<T, ExportError> {
    if fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        return fill(&OpenOptions::new().write(true).open(path)?);
    }
    let draft = Draft::beside(path)?;
    let filled = fill(&draft.file)?;
    draft.file.sync_all()?;
    draft.name(path)?;
    Ok(filled)
}

fn fill(
    file: &File,
    format: Format,
    request: &Request,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Report, ExportError> {
    let mut out = BufWriter::with_capacity(1 << 18, file);
    let report = write(format, request, &mut out, progress);
    match report {
        Ok(report) => out.flush().map(|()| report).map_err(ExportError::from),
        Err(error) => {
            // What is still buffered belongs to a file that will not be.
            drop(out.into_parts());
            Err(error)
        }
    }
}

/// A file that is removed unless it is given its name.
struct Draft {
    file: File,
    path: PathBuf,
    named: bool,
}

impl Draft {
    /// A new file in the folder of `path`, on the same disk as the file to be.
    fn beside(path: &Path) -> Result<Self, ExportError> {
        let name = path.file_name().ok_or(ExportError::NoFolder)?.to_string_lossy();
        for attempt in 0..100u32 {
            let draft = path.with_file_name(format!(".{name}.{}-{attempt}.part", std::process::id()));
            match OpenOptions::new().write(true).create_new(true).open(&draft) {
                Ok(file) => return Ok(Self { file, path: draft, named: false }),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(ExportError::NotAllowed)
    }

    fn name(mut self, path: &Path) -> Result<(), ExportError> {
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
