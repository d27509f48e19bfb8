//! A branch whose share was left blank gets nothing, because the others take all.

use model::{Pair, Where};

use super::{Finding, Seen};
use crate::flow::EmptyBlank;

pub(super) fn find(seen: &Seen<'_>) -> Vec<Finding> {
    let title = |id: &str| seen.places.title(id);
    let finding = |on: Where, branch: String| Finding {
        rule: "blank_share_zero",
        on,
        message: format!("{branch} has no share of its own, and the others leave nothing for it."),
    };
    let of = |blank: &EmptyBlank<'_>| match blank {
        EmptyBlank::Transition(transition) => {
            let pair = Pair { from: transition.from.clone(), to: transition.to.clone(), ..Pair::default() };
            let branch = format!("The way from \"{}\" to \"{}\"", title(&pair.from), title(&pair.to));
            finding(Where { transition: Some(pair), ..Where::default() }, branch)
        }
        EmptyBlank::Exit(exit) => {
            let on = Where { touchpoint: Some(exit.from.clone()), ..Where::default() };
            let branch = match exit.label.trim() {
                "" => format!("An exit at \"{}\"", title(&exit.from)),
                label => format!("The exit \"{label}\" at \"{}\"", title(&exit.from)),
            };
            finding(on, branch)
        }
    };
    seen.terrain.flow.empty_blanks.iter().map(of).collect()
}
