//! What a command writes: standard output, or a file that is whole or not there at all.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

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
    match error.kind() {
        io::ErrorKind::IsADirectory => {
            Failure::work(format!("{} cannot be written: it is a folder.", path.display()))
        }
        _ => Failure::work(format!("{} cannot be written: {error}.", path.display())),
    }
}

/// Why a file was not written: its place, or what was to be in it.
enum Stopped {
    Place(io::Error),
    Content(Failure),
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Place(error)
    }
}

/// Writes a file that is whole or not there at all. Whatever fails on the way, the target is as it was.
pub(crate) fn write(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
) -> Result<(), Failure> {
    // Named as the place that it leads to.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let written = export::whole_file(path, |out| fill(out).map_err(Stopped::Content));
    written.map_err(|stopped| match stopped {
        Stopped::Place(error) => unwritten(path, &error),
        Stopped::Content(failure) => failure,
    })
}
