//! `analyse`: every figure of a map as one JSON object.

use crate::failure::Failure;
use crate::source::Source;
use crate::target;

pub(super) fn run(file: &Source) -> Result<(), Failure> {
    let analysis = super::figures(&file.map()?)?;
    let json = serde_json::to_string_pretty(&analysis)
        .map_err(|error| Failure::work(format!("The figures cannot be written as JSON: {error}.")))?;
    target::print(&format!("{json}\n"))
}
