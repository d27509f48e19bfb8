//! `fmt`: a map in its canonical bytes.

use crate::failure::Failure;
use crate::source::Source;
use crate::target;

pub(super) fn run(file: &Source) -> Result<(), Failure> {
    let bytes = file.bytes()?;
    let canonical = model::write(&model::read(&bytes).map_err(Failure::each)?);
    match file {
        Source::Input => target::print(&canonical),
        Source::File(_) if canonical.as_bytes() == bytes => Ok(()),
        Source::File(path) => target::write_bytes(path, canonical.as_bytes()),
    }
}
