//! Swimlanes, and what their names say about the cards in them.

use std::collections::HashMap;

use model::InsightKind;

use super::note_second;
use crate::fields::Fields;
use crate::losses::{Losses, shortened};
use crate::{ImportError, MAX_LANES};

/// What the cards of a lane become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    Insight(InsightKind),
    Idea,
    Touchpoint,
}

/// One swimlane of the file.
#[derive(Debug)]
pub struct SourceLane {
    pub key: String,
    pub name: String,
    pub meaning: Meaning,
}

/// The swimlanes in the order of the file.
pub fn read(root: &mut Fields<'_>, losses: &mut Losses) -> Result<Vec<SourceLane>, ImportError> {
    let mut lanes: Vec<SourceLane> = Vec::new();
    let mut seen: HashMap<String, ()> = HashMap::new();
    for (at, value) in root.essential_list("swimlanes")?.iter().enumerate() {
        let Some(mut fields) = Fields::of(value, "lane", format!("swimlanes[{at}]"), losses) else {
            continue;
        };
        let name = fields.text("name", losses);
        fields.named(&name);
        let key = fields.text("id", losses);
        note_second(&key, seen.insert(key.clone(), ()).is_some(), "lane", &fields, losses);
        fields.finish(losses);
        lanes.push(SourceLane { meaning: meaning(&name, losses), key, name });
        if lanes.len() > MAX_LANES {
            return Err(ImportError::TooMany { what: "lanes", limit: MAX_LANES });
        }
    }
    Ok(lanes)
}

/// What a lane's name says: the first word of it that names a kind of insight or ideas.
fn meaning(name: &str, losses: &mut Losses) -> Meaning {
    let mut named =
        name.split(|c: char| !c.is_alphanumeric()).filter_map(|word| word_meaning(&word.to_lowercase()));
    let Some(first) = named.next() else { return Meaning::Touchpoint };
    if named.any(|other| other != first) {
        let what = format!(
            "The lane \"{}\" names several kinds of cards; all of its cards were read as {}",
            shortened(name),
            first.plural()
        );
        losses.note(what, "");
    }
    first
}

fn word_meaning(word: &str) -> Option<Meaning> {
    Some(match word {
        "pain" | "pains" | "painpoint" | "painpoints" => Meaning::Insight(InsightKind::Pain),
        "gain" | "gains" => Meaning::Insight(InsightKind::Gain),
        "thought" | "thoughts" | "think" | "thinks" | "thinking" | "feel" | "feels" | "feeling"
        | "feelings" => Meaning::Insight(InsightKind::Thought),
        "opportunity" | "opportunities" => Meaning::Idea,
        _ => return None,
    })
}

impl Meaning {
    fn plural(self) -> &'static str {
        match self {
            Self::Insight(InsightKind::Pain) => "pains",
            Self::Insight(InsightKind::Gain) => "gains",
            Self::Insight(_) => "thoughts",
            Self::Idea => "ideas",
            Self::Touchpoint => "touchpoints",
        }
    }
}
