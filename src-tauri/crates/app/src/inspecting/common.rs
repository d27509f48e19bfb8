//! What several things have in common.

use model::{Kind, Which};

use super::form::{Held, owners, tags};
use super::panel::{Inspection, PanelEntry, PanelField, PanelPart, PanelSection};
use super::words::counted;
use crate::Refusal;
use crate::sheet::Sheet;

/// The panel of several things: how many of which kind, and the fields that make sense for all.
pub(super) fn several(sheet: &Sheet, things: &[Which]) -> Result<Inspection, Refusal> {
    let map = &sheet.map;
    let held: Vec<Held> = things
        .iter()
        .map(|which| Held::of(which.clone(), &super::find(map, which)?))
        .collect::<Result<_, Refusal>>()?;
    let kinds: Vec<Kind> = things.iter().map(Which::kind).collect();
    let mut parts = Vec::new();
    let mut field = |label: &str, path: &str, entry: PanelEntry| {
        parts.push(PanelPart::Field(PanelField {
            label: label.to_owned(),
            help: String::new(),
            of: things.to_vec(),
            path: vec![path.to_owned()],
            entry,
        }));
    };
    if kinds.iter().all(|kind| has_tags(*kind)) {
        let words = held.iter().map(|held| held.texts(&["tags"])).collect();
        field("Tags", "tags", PanelEntry::Words { words, suggestions: tags(map) });
    }
    if kinds.iter().all(|kind| has_owner(*kind)) {
        let mut texts = held.iter().map(|held| held.text(&["owner"]));
        let first = texts.next().unwrap_or_default();
        let text = if texts.all(|text| text == first) { first } else { String::new() };
        let entry = PanelEntry::Text { text, lines: false, needed: false, suggestions: owners(map) };
        field("Owner", "owner", entry);
    }
    if kinds.iter().all(|kind| has_internal(*kind)) {
        let flags = held.iter().map(|held| held.at(&["internal"]).is_some());
        let on = flags.clone().all(|on| on);
        let on = if on || flags.clone().all(|on| !on) { Some(on) } else { None };
        field("Team only", "internal", PanelEntry::Check { on });
    }
    Ok(Inspection {
        things: things.to_vec(),
        kind: None,
        channel: String::new(),
        title: format!("{} selected", things.len()),
        title_field: None,
        place: how_many(&kinds),
        figures: Vec::new(),
        without_figures: String::new(),
        sections: vec![PanelSection { title: String::new(), folded: false, parts }],
        comments: Vec::new(),
        comment_on: None,
        delete: format!("Delete all {}", things.len()),
    })
}

/// "3 touchpoints, 1 step"
fn how_many(kinds: &[Kind]) -> String {
    let of = |kind: &Kind| {
        let count = kinds.iter().filter(|other| *other == kind).count();
        let one = kind.word().replace('_', " ");
        (count > 0).then(|| counted(count, &one, &format!("{one}s")))
    };
    let parts: Vec<String> = Kind::ALL.iter().filter_map(of).collect();
    parts.join(", ")
}

fn has_tags(kind: Kind) -> bool {
    matches!(kind, Kind::Touchpoint | Kind::ServicePoint | Kind::Step | Kind::Insight)
}

fn has_owner(kind: Kind) -> bool {
    matches!(kind, Kind::Touchpoint | Kind::ServicePoint | Kind::Step | Kind::Stage | Kind::Idea)
}

fn has_internal(kind: Kind) -> bool {
    matches!(kind, Kind::Touchpoint | Kind::Lane | Kind::Insight)
}
