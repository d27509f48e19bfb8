//! What each command does.

mod analyse;
mod check;
mod compare;
mod fmt;
mod import;
mod render;

use crate::arguments::Command;
use crate::failure::Failure;
use crate::{help, target};

pub(crate) fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Help => target::print(help::HELP),
        Command::Version => target::print(concat!("throughline ", env!("CARGO_PKG_VERSION"), "\n")),
        Command::Analyse { file, depth } => analyse::run(&file, &depth),
        Command::Check(file) => check::run(&file),
        Command::Compare { first, second } => compare::run(&first, &second),
        Command::Fmt(file) => fmt::run(&file),
        Command::Import { from, to, options } => import::run(&from, &to, &options),
        Command::Render { from, to, drawing } => render::run(&from, &to, &drawing),
    }
}

/// Adds to the findings what the bundled fonts lack.
fn with_fonts(map: &model::JourneyMap, mut analysis: analysis::Analysis) -> analysis::Analysis {
    let fonts = app::drawing::layout_fonts();
    analysis.findings.extend(analysis::findings::characters_without_font(map, |text| fonts.uncovered(text)));
    analysis
}
