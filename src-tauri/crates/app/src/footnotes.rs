//! What stands below a figure that is copied out of a view: what it counts, and what it rests on.

use layout::{Band, ServiceFigures};
use model::JourneyMap;
use serde::Serialize;
use specta::Type;

use crate::facts::{or_untitled, period};

/// What figures mean and rest on, as footnotes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct Footnotes {
    /// What the figures of a part count, by the beginning of its groups' ids; the longest that fits holds.
    pub definitions: Vec<Definition>,
    /// Which map they are from, what they rest on, and what they take for granted.
    pub source: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Definition {
    pub part: String,
    pub words: String,
}

const CONTACT: &str = "A contact is one reason, one attempt: a call about two things is two contacts, and calling again is another.";
const COMPLETED: &str = "Completed: customers who come to the end of the journey. Left gave up, declined were refused, lost in service left over a need that was not met.";

const SERVICE: [(&str, &str); 11] = [
    ("service/headline/contacts", CONTACT),
    ("service/headline/completed", COMPLETED),
    ("service/headline/outcome", COMPLETED),
    (
        "service/headline/caught",
        "Fixed before noticed: needs that were put right before the customer was aware of them; needs, not contacts.",
    ),
    (
        "service/headline/explained",
        "Contacts that the map gives for a month over the contacts that were counted for this journey in a month.",
    ),
    ("service/headline/evidence", "Shares of the contacts by what the rates of their needs rest on."),
    ("service/touchpoints", CONTACT),
    (
        "service/stays",
        "What stays: contacts once the needs are at the rates that were agreed for them. Fixes are solved together, never added; a change is after less before.",
    ),
    (
        "service/origins",
        "From the step in which needs begin to those who serve them. Neither says who is to blame.",
    ),
    ("service/causes", "Contacts by why the need arose. Not caused by us is still ours to serve."),
    (
        "service/iceberg",
        "Minutes of work by whether customers see it: delivering, putting right and standing work.",
    ),
];
const SILENT: (&str, &str) =
    ("service/silent", "Needs that customers noticed and never contacted anybody about.");

const COMPARE: [(&str, &str); 2] = [
    ("compare/", "A difference is the second map less the first. Things are the same where their ids are."),
    ("compare/mark", CONTACT),
];

const TAKEN_FOR_GRANTED: &str = "A steady month, one average customer, needs independent and without memory.";

impl Footnotes {
    /// Those of the Service view of a map.
    pub(crate) fn of_service(map: &JourneyMap, figures: &ServiceFigures) -> Self {
        let state = figures.state().map(|state| format!(", {state}")).unwrap_or_default();
        let band = match figures.bands.contacts {
            Some(Band::Between(..)) => format!(" Bands hold nine of ten of {} draws.", figures.bands.draws),
            _ => String::new(),
        };
        let source =
            format!("{}{state}. {}{band} {TAKEN_FOR_GRANTED}", from(map), rests_on(figures.evidence));
        Self { definitions: SERVICE.iter().chain([&SILENT]).map(definition).collect(), source }
    }

    /// Those of two maps that are compared.
    pub(crate) fn of_both(maps: [&JourneyMap; 2], evidence: [Option<[f64; 3]>; 2]) -> Self {
        let of = |n: usize| format!("{}: {}", from(maps[n]), rests_on(evidence[n]));
        let source = format!("{} {} {TAKEN_FOR_GRANTED}", of(0), of(1));
        Self { definitions: COMPARE.iter().map(definition).collect(), source }
    }
}

fn definition((part, words): &(&str, &str)) -> Definition {
    Definition { part: (*part).to_owned(), words: (*words).to_owned() }
}

/// "Home broadband, first 90 days (1 July to 30 September 2026, researched)"
fn from(map: &JourneyMap) -> String {
    let period = map.period.as_ref().map(period).filter(|words| !words.is_empty());
    let status = map.status.map(|status| status.word().to_owned());
    let known: Vec<String> = [period, status].into_iter().flatten().collect();
    let title = or_untitled(&map.title);
    if known.is_empty() { title } else { format!("{title} ({})", known.join(", ")) }
}

fn rests_on(evidence: Option<[f64; 3]>) -> String {
    let Some(shares) = evidence else { return "What it rests on is not known.".into() };
    let [measured, estimated, guessed] = shares.map(|share| (share * 100.0).round());
    format!(
        "Contacts rest on rates {measured}\u{a0}% measured, {estimated}\u{a0}% estimated, {guessed}\u{a0}% guessed."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::example;
    use crate::service_figures;

    #[test]
    fn a_copied_figure_says_what_it_counts_and_what_it_rests_on() {
        let map = example("home-broadband").unwrap();
        let notes = Footnotes::of_service(&map, &service_figures(&map, None));
        assert!(notes.source.starts_with("Home broadband, first 90 days (1 July 2026 to 30 September 2026, researched). Contacts rest on rates 72\u{a0}% measured"), "{}", notes.source);
        assert!(notes.source.ends_with("without memory."));
        assert!(
            notes.definitions.iter().all(|it| it.words.ends_with('.') && it.part.starts_with("service/"))
        );
    }

    #[test]
    fn a_map_about_which_nothing_is_known_says_so() {
        let notes = Footnotes::of_service(&JourneyMap::default(), &ServiceFigures::default());
        assert!(notes.source.starts_with("Untitled. What it rests on is not known."), "{}", notes.source);
    }
}
