//! A branch whose share was left blank gets nothing, because the others take all.

use model::{Pair, Where};

use super::{Found, Rule, Seen, on_touchpoint};
use crate::flow::EmptyBlank;

pub(super) const RULE: Rule = Rule {
    name: "blank_share_zero",
    title: "A blank share that is nothing",
    why: "A way without a share gets what the others leave, and here they leave nothing: nobody takes it.",
    what_to_do: "Give it a share, or lower the others.",
    find,
};

fn find(seen: &Seen<'_>) -> Found {
    let title = |id: &str| seen.places.title(id);
    let of = |blank: &EmptyBlank<'_>| {
        let (on, branch) = match blank {
            EmptyBlank::Transition(transition) => {
                let pair =
                    Pair { from: transition.from.clone(), to: transition.to.clone(), ..Pair::default() };
                let branch = format!("The way from \"{}\" to \"{}\"", title(&pair.from), title(&pair.to));
                (Where { transition: Some(pair), ..Where::default() }, branch)
            }
            EmptyBlank::Exit(exit) => {
                let branch = match exit.label.trim() {
                    "" => format!("An exit at \"{}\"", title(&exit.from)),
                    label => format!("The exit \"{label}\" at \"{}\"", title(&exit.from)),
                };
                (on_touchpoint(&exit.from), branch)
            }
        };
        (on, format!("{branch} has no share of its own, and the others leave nothing for it."))
    };
    seen.terrain.flow.empty_blanks.iter().map(of).collect()
}
