//! `check`: what is wrong with a map, or what in it should be looked at.

use crate::failure::Failure;
use crate::source::Source;
use crate::target;

pub(super) fn run(file: &Source) -> Result<(), Failure> {
    let map = file.map()?;
    // Findings need no waterfall.
    let analysis = analysis::analyse_in_steps(&map, 0).map_err(Failure::each)?;
    let findings = super::with_fonts(&map, analysis).findings;
    let line =
        |finding: &analysis::Finding| format!("{}: {}\n", finding.rule, crate::one_line(&finding.message));
    target::print(&findings.iter().map(line).collect::<String>())
}
