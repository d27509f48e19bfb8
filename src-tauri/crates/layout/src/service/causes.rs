//! Causes in their groups, what helps with those that are nobody's fault here, and how sure each is.

use model::{Cause, Estimate, Evidence};
use scene::{Item, Path, Rect, Role, Stroke, Token, Weight};

use super::ink::{Ink, SLIVER, bar, length};
use super::page::{Counted, PAD, Page, row, text_on};
use super::strip::{kind_id, kind_words};
use super::table::Table;
use crate::flow::shown;
use crate::lanes::marks::{Kind, mark};
use crate::look::{count, percent, style};
use crate::sheet::outlined;
use crate::text::Style;

const TITLE: &str = "Causes, and how sure each is";
const FIGURE: f32 = 48.0;
const BAR: f32 = 7.0;
const BADGE: f32 = 20.0;

/// A cause with the counted points that have it.
struct Row<'a> {
    cause: Cause,
    points: Vec<Counted<'a>>,
    demand: f64,
}

/// Draws the part in a panel of width `w` from (x, y) on; returns the bottom of what is in it.
pub(super) fn draw(page: &mut Page, x: f32, y: f32, w: f32) -> f32 {
    let (x, w, y) = (x + PAD, w - 2.0 * PAD, y + PAD - 6.0);
    let subtitle = format!("{}; badges say what the rates rest on", page.unit.title());
    let mut y = page.heading("causes", TITLE, &subtitle, x, y, w) + 10.0;
    let rows = rows(page);
    table(page, &rows);
    if rows.is_empty() {
        return page.nothing("causes", "No need is counted yet.", x, y + 4.0, w) + PAD;
    }
    let longest = rows.iter().map(|r| r.demand).fold(0.0, f64::max);
    let scale = if longest > 0.0 { f64::from(w) / longest } else { 0.0 };
    for kind in [Kind::Ours, Kind::NotOurs, Kind::Unsorted] {
        let here: Vec<&Row> = rows.iter().filter(|r| super::page::kind_of(r.cause) == kind).collect();
        if here.is_empty() {
            continue;
        }
        y = group(page, kind, here.iter().map(|r| r.demand).sum(), x, y, w);
        for r in here {
            y = put(page, r, kind, scale, x, y, w);
        }
        y += 6.0;
    }
    y + PAD - 14.0
}

/// Causes that a counted point names, in the order of the file format.
fn rows<'a>(page: &Page<'a>) -> Vec<Row<'a>> {
    let counted = page.counted();
    let of = |cause: &Cause| {
        let points: Vec<Counted> = counted.iter().filter(|c| c.point.cause == *cause).copied().collect();
        let demand = points.iter().map(|c| page.unit.demand(c.figures)).sum();
        (!points.is_empty()).then_some(Row { cause: *cause, points, demand })
    };
    Cause::ALL.iter().filter_map(of).collect()
}

/// Head of a group with its sum.
fn group(page: &mut Page, kind: Kind, demand: f64, x: f32, y: f32, w: f32) -> f32 {
    page.rule(format!("service/causes/group-{}/rule", kind_id(kind)), x, y, w);
    let words = match kind {
        Kind::Ours => "Ours to fix",
        Kind::NotOurs => "Not our fault, still ours to serve",
        _ => "Unsorted",
    };
    let amount = page.unit.written(demand);
    let bold = style(14.0, 18.0, Weight::Bold);
    let mut items = mark(kind, x + 9.0, y + 20.0, 18.0, Token::Surface);
    items.push(page.left(words, bold, x + 27.0, y + 25.0));
    items.push(page.right(&amount, style(15.0, 18.0, Weight::Bold), x + w, y + 25.0));
    let name = format!("{words}: {amount} {}", page.unit.title().to_lowercase());
    page.put(format!("service/causes/group-{}", kind_id(kind)), Role::Bar, name, None, items);
    y + 40.0
}

fn put(page: &mut Page, r: &Row, kind: Kind, scale: f64, x: f32, y: f32, w: f32) -> f32 {
    let badges = badges(&r.points);
    let widths: f32 = badges.iter().map(|b| b.width(page) + 6.0).sum();
    let name = format!("{}  ", title(r.cause));
    let aside = style(12.0, 16.0, Weight::Regular).painted(Token::Text2.into());
    let helps = what_helps(r);
    let pieces = [(name.as_str(), row()), (helps.as_str(), aside)];
    // Where names and badges do not fit beside each other, the badges go below.
    let beside = w - FIGURE - widths - 8.0;
    let wide = page.fonts().rich(&pieces, f32::INFINITY, 0.0).width() <= beside;
    let block = page.fonts().rich(&pieces, if wide { beside } else { w - FIGURE }, 0.0);
    let amount = page.unit.written(r.demand);
    let mut items = vec![
        text_on(&block, x, y + 13.0),
        page.right(&amount, style(13.0, 16.0, Weight::Bold), x + w, y + 13.0),
    ];
    let mut top = y + block.height() + 5.0;
    let badge_y = if wide { y - 2.0 } else { top };
    let mut at = if wide { x + w - FIGURE - widths + 6.0 } else { x };
    for badge in &badges {
        if !wide && at > x && at + badge.width(page) > x + w {
            (at, top) = (x, top + BADGE + 4.0);
        }
        let badge_top = if wide { badge_y } else { top };
        items.extend(badge.draw(page, at, badge_top));
        at += badge.width(page) + 6.0;
    }
    if !wide {
        top += BADGE + 5.0;
    }
    let length = length(r.demand, scale).clamp(if r.demand > 0.0 { SLIVER * 2.0 } else { 0.0 }, w);
    if length > 0.0 {
        items.extend(bar(Ink::Group(kind), Rect::new(x, top, length, BAR)));
    }
    let rests: Vec<String> = badges.iter().map(|b| format!("{} {}", b.evidence_word(), b.words)).collect();
    let helps = if helps.is_empty() { String::new() } else { format!(", {helps}") };
    let noun = page.unit.title().to_lowercase();
    let spoken = format!("{}{helps}: {amount} {noun}; rests on {}", title(r.cause), rests.join(", "));
    let lead = match r.points.as_slice() {
        [one] => super::page::at_point(&one.point.id),
        _ => None,
    };
    page.put(format!("service/causes/{}", r.cause.word()), Role::Bar, spoken, lead, items);
    top + BAR + 10.0
}

/// "Technical failure", "Nobody knows yet"
fn title(cause: Cause) -> String {
    if cause == Cause::Unsorted {
        return "Nobody knows yet".into();
    }
    let words = cause.word().replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What helps in practice with a need that nobody here caused; "" for what is ours to fix.
#[must_use]
pub fn helps(cause: Cause) -> &'static str {
    match cause {
        Cause::ExpectationGap => "set the expectation",
        Cause::PersonalTrigger => "recognise the trigger",
        Cause::InaccurateInformation => "confirm back what was asked",
        Cause::UnrealisticExpectation => "say no well",
        Cause::EmotionalState => "de-escalate",
        Cause::ExternalEvent => "tell before they ask",
        Cause::TechnicalFailure
        | Cause::LogisticalFailure
        | Cause::HumanFailure
        | Cause::DesignFailure
        | Cause::Unsorted => "",
    }
}

/// What helps, and where nobody has agreed how we respond, that.
fn what_helps(r: &Row) -> String {
    let helps = helps(r.cause);
    let responds = |c: &&Counted| c.point.recovery.as_ref().is_some_and(|it| !it.response.trim().is_empty());
    let open = r.points.len() - r.points.iter().filter(responds).count();
    match (helps, open) {
        ("", _) => String::new(),
        (helps, 0) => helps.to_owned(),
        (helps, _) if r.points.len() == 1 => format!("{helps}; no response is agreed"),
        (helps, open) => format!("{helps}; {open} of {} without an agreed response", r.points.len()),
    }
}

/// What rates rest on.
struct Badge {
    evidence: Evidence,
    words: String,
}

/// One badge for each kind of evidence; of a single point, what it was counted or estimated from.
fn badges(points: &[Counted]) -> Vec<Badge> {
    let rate = |c: &Counted| c.point.need.as_ref().or(c.point.contacts_per_visit.as_ref()).cloned();
    let rates: Vec<Estimate> = points.iter().filter_map(rate).collect();
    let of = |evidence: Evidence| {
        let here: Vec<&Estimate> =
            rates.iter().filter(|r| r.evidence.unwrap_or(Evidence::Guess) == evidence).collect();
        let words = match here.as_slice() {
            [] => return None,
            [one] if rates.len() == 1 => ground(one, evidence),
            many => format!("{} {}", count(many.len() as f64), word(evidence)),
        };
        Some(Badge { evidence, words })
    };
    Evidence::ALL.iter().filter_map(|e| of(*e)).collect()
}

fn word(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Measured => "measured",
        Evidence::Estimated => "estimated",
        Evidence::Guess => "guessed",
    }
}

/// "52 of 1,300", "1 to 3 %", "guess"
fn ground(rate: &Estimate, evidence: Evidence) -> String {
    match (evidence, rate.count, rate.of, rate.low, rate.high) {
        (Evidence::Measured, Some(n), Some(of), ..) => format!("{} of {}", count(n), count(of)),
        (Evidence::Estimated, _, _, Some(low), Some(high)) => {
            let low = percent(low);
            format!("{} to {}", low.trim_end_matches(['%', '\u{a0}']), percent(high))
        }
        (Evidence::Guess, ..) => "guess".into(),
        _ => word(evidence).into(),
    }
}

impl Badge {
    fn look() -> Style {
        style(11.0, 14.0, Weight::Medium)
    }

    fn width(&self, page: &Page) -> f32 {
        page.fonts().width(&self.words, Self::look()) + 30.0
    }

    fn evidence_word(&self) -> &'static str {
        match self.evidence {
            Evidence::Measured => "measured:",
            Evidence::Estimated => "estimated:",
            Evidence::Guess => "guessed:",
        }
    }

    /// Full, half or hollow: how well it is known, on a ground that says the same.
    fn draw(&self, page: &Page, x: f32, y: f32) -> Vec<Item> {
        let pill = Path::round_rect(Rect::new(x, y, self.width(page), BADGE).grown(-0.5), BADGE / 2.0);
        let (ground, stroke) = match self.evidence {
            Evidence::Measured => (Token::Surface2, Stroke::solid(Token::Outline.into(), 1.0)),
            Evidence::Estimated => (Token::Surface, Stroke::solid(Token::Outline.into(), 1.0)),
            Evidence::Guess => {
                (Token::Surface, Stroke::solid(Token::Outline.into(), 1.0).dashed(&[3.0, 2.0]))
            }
        };
        let middle = (x + 12.0, y + BADGE / 2.0);
        let ring = Path::circle(middle.0, middle.1, 3.25);
        let line = Stroke::solid(Token::Text2.into(), 1.25);
        let fill = if self.evidence == Evidence::Measured { Token::Text2 } else { ground };
        let mut items = vec![outlined(pill, ground, stroke), outlined(ring, fill, line)];
        if self.evidence == Evidence::Estimated {
            items.push(half(middle.0, middle.1, 3.25));
        }
        items.push(page.left(&self.words, Self::look(), x + 20.0, y + 14.0));
        items
    }
}

/// The left half of a disc.
fn half(x: f32, y: f32, r: f32) -> Item {
    let c = r * 0.552_284_8;
    let p = scene::Point::new;
    let path = Path::new()
        .move_to(x, y - r)
        .cubic_to(p(x - c, y - r), p(x - r, y - c), p(x - r, y))
        .cubic_to(p(x - r, y + c), p(x - c, y + r), p(x, y + r))
        .close();
    crate::sheet::filled(path, Token::Text2)
}

fn table(page: &mut Page, rows: &[Row]) {
    let noun = page.unit.noun();
    let columns = ["group", "cause", noun, "what helps", "service points", "rests on"];
    let mut table = Table::new("causes", TITLE, &page.unit.title(), &columns);
    for r in rows {
        let points: Vec<String> = r.points.iter().map(|c| shown(&c.point.title).to_owned()).collect();
        let rests: Vec<String> =
            badges(&r.points).iter().map(|b| format!("{} {}", b.evidence_word(), b.words)).collect();
        table.row([
            kind_words(super::page::kind_of(r.cause)).to_owned(),
            title(r.cause),
            page.unit.written(r.demand),
            what_helps(r),
            points.join("; "),
            rests.join(", "),
        ]);
    }
    page.tables.push(table);
}
