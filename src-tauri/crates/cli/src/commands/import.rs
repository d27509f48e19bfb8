//! `import`: a map of another tool's file.

use std::path::Path;

use crate::failure::Failure;
use crate::source::Source;
use crate::target;

pub(super) fn run(from: &Source, to: &Path, options: &import::Options) -> Result<(), Failure> {
    let imported = import::import(&from.bytes()?, options).map_err(failure)?;
    target::write_bytes(to, model::write(&imported.map).as_bytes())?;
    crate::tell(&imported.not_carried);
    Ok(())
}

fn failure(error: import::ImportError) -> Failure {
    match error {
        import::ImportError::PathNotForOjf => Failure::usage(error.to_string()),
        error => Failure::work(error.to_string()),
    }
}
