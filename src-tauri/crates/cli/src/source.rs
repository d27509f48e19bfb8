//! What a command reads: a file, or standard input for `-`.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;

use model::JourneyMap;

use crate::failure::Failure;

/// One byte more than any reader takes, so that the reader says that a file is too large.
const ENOUGH: u64 = 64 * 1024 * 1024 + 1;

/// A FILE argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Input,
    File(PathBuf),
}

impl From<OsString> for Source {
    fn from(argument: OsString) -> Self {
        if argument == "-" { Self::Input } else { Self::File(PathBuf::from(argument)) }
    }
}

impl Source {
    /// The bytes, up to a little more than the largest file that is read.
    pub(crate) fn bytes(&self) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        let read = match self {
            Self::Input => io::stdin().lock().take(ENOUGH).read_to_end(&mut bytes),
            Self::File(path) => File::open(path).and_then(|file| file.take(ENOUGH).read_to_end(&mut bytes)),
        };
        read.map_err(|error| Failure::work(format!("{self} cannot be read: {error}.")))?;
        Ok(bytes)
    }

    /// The map in it; every error of the file at once.
    pub(crate) fn map(&self) -> Result<JourneyMap, Failure> {
        model::read(&self.bytes()?).map_err(Failure::each)
    }
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Input => f.write_str("Standard input"),
            Self::File(path) => path.display().fmt(f),
        }
    }
}
