//! Where customers contact us: touchpoints by contacts, with how many customers get there.

use scene::{Item, Rect, Role, Token, Weight};

use super::base::Base;
use super::ink::{self, Ink, SLIVER, bar, parts};
use super::page::{PAD, Page, at_touchpoint, column_aside, column_head, row, row_aside, sub, text, text_on};
use super::strip::kind_words;
use super::table::{NOT_KNOWN, Table};
use super::words::{figure, several, titles, whole};
use crate::flow::shown;
use crate::icons::icon;
use crate::lanes::marks::{Kind, mark};
use crate::look::style;
use crate::text::Style;

const TITLE: &str = "Where customers contact us";
/// Touchpoints with a row of their own; the others share the last one.
const MOST: usize = 24;
/// Room of the two columns of figures.
const FIGURES: f32 = 68.0;
const BAR: f32 = 13.0;
const CAUGHT: f32 = 8.0;

/// A row: one touchpoint, or those that share the last one.
struct Place {
    id: Option<String>,
    title: String,
    stage: String,
    icon: Option<&'static str>,
    /// Customers who get there, per 1,000 who start.
    reached: Option<f64>,
    /// By group: ours, not ours, unsorted, in the unit of the page.
    demand: [f64; 3],
    caught: f64,
}

const GROUPS: [Kind; 3] = [Kind::Ours, Kind::NotOurs, Kind::Unsorted];

impl Place {
    fn total(&self) -> f64 {
        self.demand.iter().sum()
    }
}

/// Draws the part in a panel of width `w` from (x, y) on; returns the bottom of what is in it.
pub(super) fn draw(page: &mut Page, x: f32, y: f32, w: f32) -> f32 {
    let (x, w, y) = (x + PAD, w - 2.0 * PAD, y + PAD - 6.0);
    let unit = page.unit.clone();
    let y = page.heading("touchpoints", TITLE, &format!("{}, most first", unit.title()), x, y, w);
    let places = ranked(page);
    table(page, &places);
    let places = folded(places, MOST);
    if places.is_empty() {
        let sentence = "No touchpoint raises a need that is counted.";
        let y = page.nothing("touchpoints", sentence, x, y + 14.0, w);
        return foot(page, x, y + 16.0, w) + PAD;
    }
    let has_caught = unit.base != Base::People && places.iter().any(|p| p.caught > 0.0);
    let shown = |n: usize| places.iter().any(|p| p.demand[n] > 0.0);
    let groups = (0..3).filter(|n| shown(*n)).map(|n| GROUPS[n]);
    let kinds: Vec<Kind> = groups.chain(has_caught.then_some(Kind::Fixed)).collect();
    let y = legend(page, &kinds, x, y + 12.0, w);
    let mut y = heads(page, x, y, w);
    let room = w - FIGURES - 44.0;
    let longest = places.iter().map(|p| p.total() + if has_caught { p.caught } else { 0.0 });
    let longest = longest.fold(0.0, f64::max);
    let scale = if longest > 0.0 { f64::from(room) / longest } else { 0.0 };
    for (n, place) in places.iter().enumerate() {
        y = put(page, place, n, has_caught, scale, x, y, w);
    }
    page.rule("service/touchpoints/end".into(), x, y + 4.0, w);
    foot(page, x, y + 16.0, w) + PAD
}

/// Touchpoints with something counted, most contacts first, in map order where equal.
fn ranked(page: &Page) -> Vec<Place> {
    let map = page.map;
    let mut by_touchpoint: std::collections::HashMap<&str, ([f64; 3], f64)> = Default::default();
    for counted in page.counted() {
        let (demand, caught) = by_touchpoint.entry(counted.point.touchpoint.as_str()).or_default();
        let group = GROUPS.iter().position(|kind| *kind == counted.kind()).unwrap_or(2);
        demand[group] += page.unit.demand(counted.figures);
        *caught += page.unit.scaled(counted.figures.caught);
    }
    let place = |t: &model::Touchpoint| {
        let (demand, caught) = *by_touchpoint.get(t.id.as_str())?;
        let stage = map.stages.iter().find(|s| s.id == t.stage);
        Some(Place {
            id: Some(t.id.clone()),
            title: shown(&t.title).to_owned(),
            stage: stage.map(|s| shown(&s.title).to_owned()).unwrap_or_default(),
            icon: t.channels.first().map(|channel| crate::flow::channel_icon(*channel)),
            reached: page.figures.reached.get(&t.id).map(|share| share * 1000.0),
            demand,
            caught,
        })
    };
    let mut places: Vec<Place> = map.touchpoints.iter().filter_map(place).collect();
    places.sort_by(|a, b| b.total().total_cmp(&a.total()));
    places
}

/// All but the first `most` in one.
fn folded(mut places: Vec<Place>, most: usize) -> Vec<Place> {
    if places.len() <= most {
        return places;
    }
    let rest = places.split_off(most - 1);
    let mut sum = Place {
        id: None,
        title: several(rest.len(), "more touchpoint", "more touchpoints"),
        stage: String::new(),
        icon: None,
        reached: None,
        demand: [0.0; 3],
        caught: rest.iter().map(|p| p.caught).sum(),
    };
    for place in &rest {
        (0..3).for_each(|n| sum.demand[n] += place.demand[n]);
    }
    places.push(sum);
    places
}

fn legend(page: &mut Page, kinds: &[Kind], x: f32, y: f32, w: f32) -> f32 {
    let (mut at, mut middle) = (x, y + 8.0);
    let mut items = Vec::new();
    let mut spoken = Vec::new();
    for &kind in kinds {
        let words = kind_words(kind);
        let width = 20.0 + page.fonts().width(words, small());
        if at > x && at + width > x + w {
            (at, middle) = (x, middle + 20.0);
        }
        items.extend(mark(kind, at + 7.0, middle, 14.0, Token::Surface));
        items.push(page.left(words, small(), at + 20.0, middle + 4.2));
        spoken.push(words);
        at += width + 16.0;
    }
    let name = format!("Bars: {}", spoken.join(", "));
    page.put("service/touchpoints/key".into(), Role::Figure, name, None, items);
    middle + 14.0
}

fn small() -> Style {
    style(12.0, 15.0, Weight::Regular).painted(Token::Text2.into())
}

fn heads(page: &mut Page, x: f32, y: f32, w: f32) -> f32 {
    let noun = page.unit.noun();
    let items = vec![
        page.right("customers who get here", column_aside(), x + w - FIGURES, y + 12.0),
        page.right(noun, column_head(), x + w, y + 12.0),
    ];
    let name = format!("customers who get here, {noun}");
    page.put("service/touchpoints/columns".into(), Role::Figure, name, None, items);
    page.rule("service/touchpoints/start".into(), x, y + 18.0, w);
    y + 26.0
}

#[expect(clippy::too_many_arguments, reason = "a row is where it stands and how long a contact is")]
fn put(
    page: &mut Page,
    place: &Place,
    n: usize,
    has_caught: bool,
    scale: f64,
    x: f32,
    y: f32,
    w: f32,
) -> f32 {
    let aside = if place.icon.is_some() { 22.0 } else { 0.0 };
    let title = format!("{}\u{2002}", place.title);
    let pieces = [(title.as_str(), row().weighted(Weight::SemiBold)), (place.stage.as_str(), small())];
    let block = page.fonts().rich(&pieces, w - aside - 2.0 * FIGURES - 12.0, 0.0);
    let baseline = y + 14.0;
    let mut items: Vec<Item> =
        place.icon.and_then(|name| icon(name, x, y + 2.0, 14.0, Token::Text2)).into_iter().collect();
    items.push(text_on(&block, x + aside, baseline));
    if let Some(reached) = place.reached {
        let reached = whole(reached * page.unit.starting / 1000.0);
        items.push(page.right(&reached, row_aside(), x + w - FIGURES, baseline));
    }
    let total = page.unit.written(place.total());
    items.push(page.right(&total, style(14.0, 18.0, Weight::Bold), x + w, baseline));
    let top = y + block.height() + 6.0;
    let lengths: Vec<(Ink, f32)> =
        GROUPS.iter().zip(place.demand).map(|(kind, n)| (Ink::Group(*kind), ink::length(n, scale))).collect();
    let end = parts(&lengths, x, top, BAR, &mut items);
    if has_caught && place.caught > 0.0 {
        let left = if end > x { end + 6.0 } else { x };
        let length = ink::length(place.caught, scale).max(SLIVER);
        items.extend(bar(Ink::Group(Kind::Fixed), Rect::new(left, top + 2.5, length, CAUGHT)));
        let look = style(11.0, 14.0, Weight::SemiBold).painted(Token::Fixed.into());
        items.push(page.left(&figure(place.caught), look, left + length + 6.0, top + 10.5));
    }
    let id = place.id.clone().unwrap_or_else(|| format!("more-{n}"));
    let lead = place.id.as_deref().and_then(at_touchpoint);
    let name = spoken(page, place, has_caught);
    page.put(format!("service/touchpoints/{id}"), Role::Bar, name, lead, items);
    (top + BAR + 11.0).ceil()
}

fn spoken(page: &Page, place: &Place, has_caught: bool) -> String {
    let unit = &page.unit;
    let parts = GROUPS.iter().zip(place.demand).filter(|(_, n)| *n > 0.0);
    let parts: Vec<String> =
        parts.map(|(kind, n)| format!("{} {}", unit.written(n), kind_words(*kind))).collect();
    let of = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
    let per = if unit.base == Base::People { String::new() } else { format!(" {}", unit.per) };
    let mut said = format!("{}, {} {}{per}{of}", place.title, unit.written(place.total()), unit.noun());
    if let Some(reached) = place.reached {
        let reached = whole(reached * unit.starting / 1000.0);
        said.push_str(&format!("; of the {reached} customers who get here"));
    }
    if has_caught && place.caught > 0.0 {
        said.push_str(&format!("; {} needs fixed before noticed", figure(place.caught)));
    }
    said
}

/// What raises no need, what is not counted, and conversations that are drawn as touchpoints.
fn foot(page: &mut Page, x: f32, y: f32, w: f32) -> f32 {
    let counted: std::collections::HashSet<&str> =
        page.counted().iter().map(|c| c.point.touchpoint.as_str()).collect();
    let quiet: Vec<&str> = page
        .map
        .touchpoints
        .iter()
        .filter(|t| !counted.contains(t.id.as_str()))
        .map(|t| shown(&t.title))
        .collect();
    let known: std::collections::HashSet<&str> = page.figures.points.iter().map(|p| p.id.as_str()).collect();
    let uncounted: Vec<&str> = page
        .map
        .service_points
        .iter()
        .filter(|p| !known.contains(p.id.as_str()))
        .map(|p| shown(&p.title))
        .collect();
    let mut y = y;
    if !quiet.is_empty() {
        let raises = if quiet.len() == 1 { "raises" } else { "raise" };
        let first = format!("{} {raises} no counted need", several(quiet.len(), "touchpoint", "touchpoints"));
        y = remark(page, "quiet", &first, &titles(&quiet, 12), x, y, w);
    }
    if !uncounted.is_empty() {
        let is = if uncounted.len() == 1 { "is" } else { "are" };
        let points = several(uncounted.len(), "service point", "service points");
        let first = format!("{points} {is} drawn and not counted");
        y = remark(page, "uncounted", &first, &titles(&uncounted, 12), x, y, w);
    }
    let assisted = page.figures.assisted_visits.map(|n| page.unit.starting / 1000.0 * n);
    if let Some(visits) = assisted.filter(|n| *n > 0.0) {
        let first = format!("{} conversations with staff", whole(visits));
        y = remark(
            page,
            "assisted",
            &first,
            "They are drawn as touchpoints and not counted as contacts.",
            x,
            y,
            w,
        );
    }
    y
}

fn remark(page: &mut Page, id: &str, first: &str, rest: &str, x: f32, y: f32, w: f32) -> f32 {
    let head = page.fonts().block(first, sub().weighted(Weight::SemiBold).painted(Token::Text.into()), w);
    let body = page.fonts().block(rest, small(), w);
    let items = vec![text(&head, x, y), text(&body, x, y + head.height() + 1.0)];
    page.put(format!("service/touchpoints/{id}"), Role::Figure, format!("{first}: {rest}"), None, items);
    y + head.height() + body.height() + 9.0
}

fn table(page: &mut Page, places: &[Place]) {
    let unit = page.unit.clone();
    let noun = unit.noun();
    let columns = [
        "touchpoint",
        "stage",
        "customers who get here",
        noun,
        "ours",
        "not caused by us",
        "unsorted",
        "needs fixed before noticed",
    ];
    let mut table = Table::new("touchpoints", TITLE, &unit.title(), &columns);
    for place in places {
        let [ours, not_ours, unsorted] = place.demand.map(|n| unit.written(n));
        let reached = place.reached.map(|n| whole(n * unit.starting / 1000.0));
        table.row([
            place.title.clone(),
            place.stage.clone(),
            reached.unwrap_or_else(|| NOT_KNOWN.to_owned()),
            unit.written(place.total()),
            ours,
            not_ours,
            unsorted,
            figure(place.caught),
        ]);
    }
    page.tables.push(table);
}
