//! What changed, thing by thing: touchpoints and the way between them, and service points with their contacts.

use model::{Exit, JourneyMap, Outcome, Pair, Where};
use scene::{Role, Token, Weight};

use super::difference;
use super::figures::Fate;
use super::page::{Lead, Page};
use super::signs::{sign, word};
use crate::flow::shown;
use crate::lanes::marks::{Kind, mark};
use crate::look::style;
use crate::service::Table;
use crate::service::page::{column_aside, column_head, kind_of, row, row_aside, row_figure, text_on};
use crate::service::words::{change, figure, several};
use crate::sheet::placed;

const TITLE: &str = "What changed";
const PAD: f32 = 20.0;
const GAP: f32 = 28.0;
/// Rows of each list; the table has all of them.
const MOST: usize = 24;

/// One thing that is otherwise.
struct Entry {
    id: String,
    fate: Fate,
    title: String,
    detail: String,
    kind: Option<Kind>,
    /// Contacts per 1,000 of a service point before and after.
    contacts: Option<[Option<f64>; 2]>,
    lead: Lead,
}

impl Entry {
    fn difference(&self) -> f64 {
        self.contacts.map_or(0.0, |[a, b]| b.unwrap_or(0.0) - a.unwrap_or(0.0))
    }
}

/// Draws the part in a panel of width `w` from (x, y) on; returns the bottom of what is in it.
pub(super) fn draw(page: &mut Page, x: f32, y: f32, w: f32) -> f32 {
    let (x, w, y) = (x + PAD, w - 2.0 * PAD, y + PAD - 4.0);
    let unit = format!(
        "{} \u{2192} {}; contacts per 1,000 who start",
        page.names[0].to_lowercase(),
        page.names[1].to_lowercase()
    );
    let y = page.heading("changes", TITLE, &unit, x, y, w) + 8.0;
    let (ways, points) = (ways(page), points(page));
    table(page, &ways, &points);
    let half = (w - GAP) / 2.0;
    let bottom = list(page, "ways", "Touchpoints and the way between them", &ways, x, y, half);
    let right = list(page, "points", "Service points", &points, x + half + GAP, y, half);
    let right = moved(page, &points, x + half + GAP, right, half);
    also(page, x, bottom.max(right) + 4.0, w) + PAD - 6.0
}

fn ways(page: &Page) -> Vec<Entry> {
    let mut entries = touchpoints(page);
    entries.extend(transitions(page));
    entries.extend(exits(page));
    entries
}

/// The side on which a thing is to be looked at.
fn side(fate: Fate) -> usize {
    usize::from(fate != Fate::Removed)
}

/// Ids of a kind with what became of them: what was added, what changed, what was removed.
fn fates<'p>(page: &Page<'p>, kind: &str) -> Vec<(Fate, &'p str)> {
    let changes = &page.figures.changes;
    let of = |fate: Fate, by: &'p std::collections::BTreeMap<String, Vec<String>>| {
        by.get(kind).into_iter().flatten().map(move |id| (fate, id.as_str()))
    };
    let all = of(Fate::Added, &changes.added).chain(of(Fate::Changed, &changes.changed));
    all.chain(of(Fate::Removed, &changes.removed)).collect()
}

fn touchpoints(page: &Page) -> Vec<Entry> {
    let maps = page.maps;
    let find = |side: usize, id: &str| page.touchpoints[side].get(id).copied();
    let entry = |(fate, id): (Fate, &str)| {
        let (a, b) = (find(0, id), find(1, id));
        let detail = match (a, b) {
            (Some(a), Some(b)) => difference::touchpoint(maps, a, b),
            (None, Some(_)) => "new touchpoint".into(),
            _ => format!("not on the {} map", page.names[1].to_lowercase()),
        };
        let place = Where { touchpoint: Some(id.to_owned()), ..Where::default() };
        Some(Entry {
            id: format!("touchpoint/{id}"),
            fate,
            title: shown(&a.or(b)?.title).to_owned(),
            detail,
            kind: None,
            contacts: None,
            lead: Some((side(fate), place)),
        })
    };
    fates(page, "touchpoints").into_iter().filter_map(entry).collect()
}

fn title_of(page: &Page, side: usize, id: &str) -> String {
    page.touchpoints[side].get(id).map_or_else(|| id.to_owned(), |it| shown(&it.title).to_owned())
}

fn transitions(page: &Page) -> Vec<Entry> {
    let maps = page.maps;
    let entry = |(fate, id): (Fate, &str)| {
        let (from, to) = id.split_once("->")?;
        let find = |side: usize| {
            maps[side].transitions.iter().find(|t: &&model::Transition| t.from == from && t.to == to)
        };
        let detail = match (find(0), find(1)) {
            (Some(a), Some(b)) => difference::transition(a, b),
            (None, _) => "new way".into(),
            (Some(_), None) => "no longer taken".into(),
        };
        let pair = Pair { from: from.to_owned(), to: to.to_owned(), ..Pair::default() };
        Some(Entry {
            id: format!("way/{id}"),
            fate,
            title: format!("{}, then {}", title_of(page, side(fate), from), title_of(page, side(fate), to)),
            detail,
            kind: None,
            contacts: None,
            lead: Some((side(fate), Where { transition: Some(pair), ..Where::default() })),
        })
    };
    fates(page, "transitions").into_iter().filter_map(entry).collect()
}

/// The exits of a map with the names that a comparison gives them.
fn named_exits(map: &JourneyMap) -> Vec<(String, &Exit)> {
    let mut seen = std::collections::HashMap::<String, usize>::new();
    let name = |exit: &Exit| format!("{}->{}", exit.from, exit.outcome.unwrap_or(Outcome::Left).word());
    let numbered = |exit| {
        let name = name(exit);
        let count = seen.entry(name.clone()).or_default();
        *count += 1;
        (if *count == 1 { name } else { format!("{name} {count}") }, exit)
    };
    map.exits.iter().map(numbered).collect()
}

fn exits(page: &Page) -> Vec<Entry> {
    let named = page.maps.map(named_exits);
    let find = |side: usize, id: &str| named[side].iter().find(|(name, _)| name == id).map(|(_, exit)| *exit);
    let entry = |(fate, id): (Fate, &str)| {
        let (a, b) = (find(0, id), find(1, id));
        let exit = b.or(a)?;
        let detail = match (a, b) {
            (Some(a), Some(b)) => difference::exit(a, b),
            (None, _) => "new way out".into(),
            _ => "no way out any more".into(),
        };
        let label = if exit.label.trim().is_empty() {
            exit.outcome.unwrap_or(Outcome::Left).word()
        } else {
            exit.label.trim()
        };
        let place = Where { touchpoint: Some(exit.from.clone()), ..Where::default() };
        Some(Entry {
            id: format!("exit/{id}"),
            fate,
            title: format!("{}: {label}", title_of(page, side(fate), &exit.from)),
            detail,
            kind: None,
            contacts: None,
            lead: Some((side(fate), place)),
        })
    };
    fates(page, "exits").into_iter().filter_map(entry).collect()
}

/// Service points, the largest difference first.
fn points(page: &Page) -> Vec<Entry> {
    let find = |side: usize, id: &str| page.points[side].get(id).copied();
    let entry = |(fate, id): (Fate, &str)| {
        let (a, b) = (find(0, id), find(1, id));
        let detail = match (a, b) {
            (Some(a), Some(b)) => difference::service_point(a, b),
            (None, _) => "new".into(),
            _ => format!("not on the {} map", page.names[1].to_lowercase()),
        };
        let point = b.or(a)?;
        let place = Where { service_point: Some(id.to_owned()), ..Where::default() };
        Some(Entry {
            id: format!("point/{id}"),
            fate,
            title: shown(&a.unwrap_or(point).title).to_owned(),
            detail,
            kind: Some(kind_of(point.cause)),
            contacts: Some([0, 1].map(|side| page.figures.contacts[side].get(id).copied())),
            lead: Some((side(fate), place)),
        })
    };
    let mut entries: Vec<Entry> = fates(page, "service_points").into_iter().filter_map(entry).collect();
    entries.sort_by(|a, b| b.difference().abs().total_cmp(&a.difference().abs()));
    entries
}

/// "37 → 11", "none → 3.5"
pub(super) fn from_to([before, after]: [Option<f64>; 2]) -> String {
    let words = |value: Option<f64>| value.map_or_else(|| "none".to_owned(), figure);
    format!("{} \u{2192} {}", words(before), words(after))
}

/// A list under its heading; returns the bottom.
fn list(page: &mut Page, id: &str, title: &str, entries: &[Entry], x: f32, y: f32, w: f32) -> f32 {
    let has_figures = entries.iter().any(|entry| entry.contacts.is_some());
    let mut items = vec![page.sheet.line(title, column_head().painted(Token::Text2.into()), x, y + 12.0)];
    if has_figures {
        items.push(page.sheet.ending("contacts", column_aside(), x + w - 74.0, y + 12.0));
        items.push(page.sheet.ending("difference", column_aside(), x + w, y + 12.0));
    }
    page.put(format!("compare/changes/{id}/head"), Role::Figure, title.to_owned(), None, items);
    let mut y = y + 20.0;
    if entries.is_empty() {
        let words = "Nothing is otherwise.";
        let block = page.sheet.fonts.block(words, row_aside(), w);
        page.put(
            format!("compare/changes/{id}/none"),
            Role::Figure,
            words.into(),
            None,
            vec![placed(&block, x, y)],
        );
        return y + block.height() + 6.0;
    }
    for entry in entries.iter().take(MOST) {
        y = put(page, entry, x, y, w);
    }
    if entries.len() > MOST {
        let words = format!(
            "{}; the table lists them.",
            several(entries.len() - MOST, "more change", "more changes")
        );
        let block = page.sheet.fonts.block(&words, row_aside(), w);
        page.put(format!("compare/changes/{id}/more"), Role::Figure, words, None, vec![placed(&block, x, y)]);
        y += block.height() + 6.0;
    }
    y
}

fn put(page: &mut Page, entry: &Entry, x: f32, y: f32, w: f32) -> f32 {
    let mut left = x + 24.0;
    let mut items = sign(entry.fate, x + 8.0, y + 9.0, 7.0);
    if let Some(kind) = entry.kind {
        items.extend(mark(kind, left + 8.0, y + 9.0, 15.0, Token::Surface));
        left += 24.0;
    }
    let figures = if entry.contacts.is_some() { 156.0 } else { 0.0 };
    let title = format!("{}\u{2002}", entry.title);
    let pieces = [(title.as_str(), row().weighted(Weight::SemiBold)), (entry.detail.as_str(), row_aside())];
    let block = page.sheet.fonts.rich(&pieces, (x + w - left - figures).max(60.0), 0.0);
    items.push(text_on(&block, left, y + 13.5));
    let mut said = format!("{} {}: {}", entry.title, word(entry.fate), entry.detail);
    if let Some(contacts) = entry.contacts {
        let (both, difference) = (from_to(contacts), change(entry.difference()));
        items.push(page.sheet.ending(&both, row_aside(), x + w - 74.0, y + 13.5));
        items.push(page.sheet.ending(&difference, row_figure(), x + w, y + 13.5));
        said.push_str(&format!("; contacts {both}, {difference}"));
    }
    page.put(format!("compare/changes/{}", entry.id), Role::Bar, said, entry.lead.clone(), items);
    y + block.height().max(16.0) + 7.0
}

/// The points that are the same and move all the same, as other customers get that far.
fn moved(page: &mut Page, changed: &[Entry], x: f32, y: f32, w: f32) -> f32 {
    let is_changed = |id: &str| changed.iter().any(|entry| entry.id == format!("point/{id}"));
    let [before, after] = &page.figures.contacts;
    let others: Vec<f64> = before
        .iter()
        .filter(|(id, _)| !is_changed(id))
        .filter_map(|(id, before)| Some(after.get(id)? - before))
        .collect();
    if others.is_empty() {
        return y;
    }
    let (least, most) =
        others.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), n| (low.min(*n), high.max(*n)));
    let sentence = match others.len() {
        1 => format!(
            "The other service point moves by {}, as other customers get that far.",
            change(others[0])
        ),
        n if least.abs().max(most.abs()) < 1.0 => {
            format!("The other {n} service points move by less than 1, as other customers get that far.")
        }
        n => format!(
            "The other {n} service points move by {} to {}, as other customers get that far.",
            change(least),
            change(most)
        ),
    };
    let block = page.sheet.fonts.block(&sentence, row_aside(), w);
    page.put("compare/changes/moved".into(), Role::Figure, sentence, None, vec![placed(&block, x, y + 2.0)]);
    y + block.height() + 8.0
}

/// What else is otherwise, counted by kind.
fn also(page: &mut Page, x: f32, y: f32, w: f32) -> f32 {
    const KINDS: [(&str, &str, &str); 13] = [
        ("stages", "stage", "stages"),
        ("lanes", "lane", "lanes"),
        ("steps", "step", "steps"),
        ("personas", "persona", "personas"),
        ("insights", "insight", "insights"),
        ("ideas", "idea", "ideas"),
        ("actions", "action", "actions"),
        ("scenarios", "scenario", "scenarios"),
        ("sources", "source", "sources"),
        ("votes", "vote", "votes"),
        ("notes", "note", "notes"),
        ("comments", "comment", "comments"),
        ("images", "picture", "pictures"),
    ];
    let changes = &page.figures.changes;
    let mut parts = Vec::new();
    for (fate, by) in
        [("added", &changes.added), ("removed", &changes.removed), ("changed", &changes.changed)]
    {
        let counted =
            KINDS.iter().filter_map(|(kind, one, many)| Some(several(by.get(*kind)?.len(), one, many)));
        let counted: Vec<String> = counted.collect();
        if !counted.is_empty() {
            parts.push(format!("{fate} {}", counted.join(", ")));
        }
    }
    if parts.is_empty() {
        return y;
    }
    let sentence = format!("Also {}.", parts.join("; "));
    let look = style(12.0, 16.0, Weight::Regular).painted(Token::Text2.into());
    let block = page.sheet.fonts.block(&sentence, look, w);
    page.put("compare/changes/also".into(), Role::Figure, sentence, None, vec![placed(&block, x, y)]);
    y + block.height() + 4.0
}

fn table(page: &mut Page, ways: &[Entry], points: &[Entry]) {
    let columns = ["what", "became", "how", "contacts before", "contacts after", "difference"];
    let mut table = Table::new("changes", TITLE, "contacts per 1,000 who start", &columns);
    for entry in ways.iter().chain(points) {
        let [before, after] = entry.contacts.unwrap_or_default().map(|n| n.map(figure).unwrap_or_default());
        let difference = if entry.contacts.is_some() { change(entry.difference()) } else { String::new() };
        table.row([
            entry.title.clone(),
            word(entry.fate).to_owned(),
            entry.detail.clone(),
            before,
            after,
            difference,
        ]);
    }
    page.tables.push(table);
}
