//! What a command writes: standard output, or a file that is whole or not there at all.

use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// Writes results to standard output. A reader that went away is an error, not a crash.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|error| Failure::work(format!("The output could not be written: {error}.")))
}

/// Writes a file that is there as a whole, see [`write`].
pub(crate) fn write_bytes(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write(path, |out| out.write_all(bytes).map_err(|error| unwritten(path, &error)))
}

/// What cannot be written, and why.
pub(crate) fn unwritten(path: &Path, error: &io::Error) -> Failure {
    Failure::work(format!("{} cannot be written: {error}.", path.display()))
}

/// Writes a file: first one beside it, synced, then renamed over it. Whatever fails on the way,
/// the target is as it was. A device or a pipe is written to as it is.
pub(crate) fn write(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
) -> Result<(), Failure> {
    // Through a link the file it leads to is replaced, not the link.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let failed = |error: io::Error| unwritten(&path, &error);
    match fs::metadata(&path) {
        Ok(there) if there.is_dir() => {
            Err(Failure::work(format!("{} cannot be written: it is a folder.", path.display())))
        }
        Ok(there) if !there.is_file() => {
            let device = File::options().write(true).open(&path).map_err(failed)?;
            filled(device, fill, failed).map(drop)
        }
        there => replace(&path, there.ok().as_ref(), fill, failed),
    }
}

fn replace(
    path: &Path,
    there: Option<&Metadata>,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
    failed: impl Fn(io::Error) -> Failure,
) -> Result<(), Failure> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (beside, file) = Beside::create(folder).map_err(&failed)?;
    let file = filled(file, fill, &failed)?;
    if let Some(there) = there {
        file.set_permissions(there.permissions()).map_err(&failed)?;
    }
    file.sync_all().map_err(&failed)?;
    drop(file);
    beside.rename_to(path).map_err(&failed)?;
    // The rename itself survives a crash only when the folder is synced; not every file system
    // lets a folder be opened for that.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

fn filled(
    file: File,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
    failed: impl Fn(io::Error) -> Failure,
) -> Result<File, Failure> {
    let mut out = BufWriter::new(file);
    fill(&mut out)?;
    out.into_inner().map_err(|error| failed(error.into_error()))
}

/// A file beside the target that is removed again unless it takes the target's place.
struct Beside {
    path: PathBuf,
    renamed: bool,
}

impl Beside {
    fn create(folder: &Path) -> io::Result<(Self, File)> {
        let mut number = 0_u32;
        loop {
            let path = folder.join(format!(".throughline-{}-{number}.tmp", std::process::id()));
            match File::create_new(&path) {
                Ok(file) => return Ok((Self { path, renamed: false }, file)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 100 => number += 1,
                Err(error) => return Err(error),
            }
        }
    }

    fn rename_to(mut self, path: &Path) -> io::Result<()> {
        fs::rename(&self.path, path)?;
        self.renamed = true;
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if !self.renamed {
            let _ = fs::remove_file(&self.path);
        }
    }
}
