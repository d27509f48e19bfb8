//! What each command does.

mod analyse;
mod check;
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
        Command::Analyse(file) => analyse::run(&file),
        Command::Check(file) => check::run(&file),
        Command::Fmt(file) => fmt::run(&file),
        Command::Import { from, to, options } => import::run(&from, &to, &options),
        Command::Render { from, to, drawing } => render::run(&from, &to, &drawing),
    }
}

/// The figures of a map, or a sentence for each reason why it has none; what the bundled fonts
/// lack is among the findings.
fn figures(map: &model::JourneyMap) -> Result<analysis::Analysis, Failure> {
    let mut analysis = analysis::analyse(map).map_err(Failure::each)?;
    let fonts = app::drawing::layout_fonts();
    analysis.findings.extend(analysis::findings::characters_without_font(map, |text| fonts.uncovered(text)));
    Ok(analysis)
}
