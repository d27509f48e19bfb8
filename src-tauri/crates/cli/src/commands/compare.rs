//! `compare`: what a second map has more, less or otherwise than a first, as one JSON object.

use analysis::Analysis;
use model::JourneyMap;

use crate::failure::Failure;
use crate::source::Source;

pub(super) fn run(first: &Source, second: &Source) -> Result<(), Failure> {
    if *first == Source::Input && *second == Source::Input {
        return Err(Failure::usage("Only one of the two maps can come from standard input."));
    }
    let (a, b) = (with_figures(first)?, with_figures(second)?);
    super::analyse::print(&analysis::compare((&a.0, &a.1), (&b.0, &b.1)))
}

/// A map and its figures; what is wrong says in which of the two files.
fn with_figures(source: &Source) -> Result<(JourneyMap, Analysis), Failure> {
    let map = model::read(&source.bytes()?).map_err(|errors| of(source, errors))?;
    let figures = analysis::analyse(&map).map_err(|refusals| of(source, refusals))?;
    Ok((map, figures))
}

fn of(source: &Source, errors: Vec<impl std::fmt::Display>) -> Failure {
    Failure::each(errors.into_iter().map(|error| format!("{source}: {error}")))
}
