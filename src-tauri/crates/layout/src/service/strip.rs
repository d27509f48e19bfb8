//! The headline: contacts and who makes them, beside how many complete, and how sure that is.

use scene::{Item, Path, Point, Role, Stroke, Token, Weight};

use super::base::{Base, Unit};
use super::figures::{Band, Demand};
use super::ink::{Ink, SWATCH, length, parts, swatch};
use super::page::{Page, row, sub, text_on};
use super::table::{NOT_KNOWN, Table};
use super::words::{change, figure, people, whole};
use crate::flow::shown;
use crate::lanes::marks::{Kind, mark};
use crate::look::{percent, style};
use crate::sheet::{Layer, stroked};
use crate::text::Style;

const BAR: f32 = 14.0;
/// Around the rule between two columns.
const GAP: f32 = 40.0;
/// Shares of the room for contacts, outcomes and certainty.
const SHARES: [f32; 3] = [0.405, 0.33, 0.265];

/// A column of the headline: drawn in a width from (x, y) on, it says where it ends.
type Column = fn(&mut Page, &Demand, f32, f32, f32) -> f32;
const COLUMNS: [Column; 3] = [contacts, outcomes, certainty];

/// Draws the headline in `w` from (x, y) on; returns its bottom.
pub(super) fn strip(page: &mut Page, x: f32, y: f32, w: f32) -> f32 {
    let top = bases(page, x, y, w) + 8.0;
    let Some(demand) = page.figures.demand else {
        let refused = page.figures.refused.join("\n");
        let sentence = if refused.is_empty() { NO_FIGURES } else { refused.as_str() };
        return page.nothing("headline", sentence, x, top, w);
    };
    let narrow = w < 900.0;
    let room = if narrow { w } else { w - 2.0 * GAP };
    let (mut at, mut from, mut bottom) = (x, top, top);
    let mut rules = Vec::new();
    for (draw, share) in COLUMNS.into_iter().zip(SHARES) {
        let width = if narrow { w } else { room * share };
        let end = draw(page, &demand, at, from, width);
        bottom = bottom.max(end);
        if narrow {
            from = end + 18.0;
        } else {
            at += width + GAP;
            rules.push(at - GAP / 2.0);
        }
    }
    rules.pop();
    for (n, rule) in rules.into_iter().enumerate() {
        let line = Path::line(Point::new(rule, top + 2.0), Point::new(rule, bottom));
        let items = vec![stroked(line, Stroke::solid(Token::Border2.into(), 1.0))];
        page.decorate(Layer::Lines, format!("service/headline/rule/{n}"), items);
    }
    table(page, &demand);
    bottom
}

const NO_FIGURES: &str =
    "No service point of this map says how often it is needed, so that there is nothing to count yet.";

/// The base in bold, the same contacts against the other bases, and what is counted on the right.
fn bases(page: &mut Page, x: f32, y: f32, w: f32) -> f32 {
    let unit = page.unit.clone();
    let facts = facts(page);
    let facts_block = page.fonts().block(&facts, sub(), (w * 0.4).max(120.0));
    let others = others(page, &unit);
    let base = unit.base.title(page.map);
    let title = match page.figures.state() {
        Some(state) => format!("{base}, {state}\u{2003}"),
        None => format!("{base}\u{2003}"),
    };
    let pieces = [(title.as_str(), row().weighted(Weight::Bold)), (others.as_str(), sub())];
    let block = page.fonts().rich(&pieces, w - facts_block.width() - 24.0, 0.0);
    let items = vec![
        text_on(&block, x, y + 12.0),
        Item::Text(facts_block.on_baseline(
            x + w - facts_block.width(),
            y + 12.0,
            facts_block.width(),
            crate::text::Align::Right,
        )),
    ];
    let name = format!("{title} {others}. {facts}");
    page.put("service/headline/bases".into(), Role::Figure, name, None, items);
    y + block.height().max(facts_block.height()) + 2.0
}

fn others(page: &Page, unit: &Unit) -> String {
    let available = Base::available(page.map, page.figures);
    let Some(demand) = page.figures.demand else { return String::new() };
    let words = available.into_iter().filter(|base| *base != unit.base).map(|base| {
        let other = base.unit(page.map, page.figures);
        match base {
            Base::People => format!("{} people needed", people(page.figures.people.unwrap_or(0.0))),
            _ => format!("{} contacts {}", figure(other.scaled(demand.contacts)), other.per),
        }
    });
    words.collect::<Vec<_>>().join(" · ")
}

fn facts(page: &Page) -> String {
    let period = page.map.period.as_ref().and_then(crate::poster::period_words);
    let status = page.map.status.map(|status| status.word().to_owned());
    let volume = page.figures.customers_per_month.map(|n| format!("{} start a month", whole(n)));
    [period, status, volume].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn large() -> Style {
    style(30.0, 36.0, Weight::Bold)
}

fn beside() -> Style {
    style(14.0, 20.0, Weight::Medium).painted(Token::Text2.into())
}

/// Large figures and words in one paragraph, with an aside on the right where there is room for
/// it and below otherwise; returns the items and the bottom.
fn headline(page: &Page, pieces: &[(&str, Style)], aside: &str, x: f32, y: f32, w: f32) -> (Vec<Item>, f32) {
    let block = page.fonts().rich(pieces, w, 0.0);
    let mut items = vec![crate::sheet::placed(&block, x, y)];
    let mut bottom = y + block.height();
    if !aside.is_empty() {
        let width = page.fonts().width(aside, sub());
        if block.last_line_width() + width + 16.0 <= w {
            items.push(page.right(aside, sub(), x + w, y + block.baseline(block.lines().saturating_sub(1))));
        } else {
            items.push(page.left(aside, sub(), x, bottom + 12.0));
            bottom += 18.0;
        }
    }
    (items, bottom + 6.0)
}

/// "90 % band 383 to 425", and "not known" where guesses carry too much.
pub(super) fn band_words(band: Option<Band>, scale: impl Fn(f64) -> f64) -> String {
    match band {
        None => String::new(),
        Some(Band::NotKnown) => "band not known: too much is guessed".into(),
        Some(Band::Between(low, high)) => {
            format!("90\u{a0}% band {} to {}", figure(scale(low)), figure(scale(high)))
        }
    }
}

/// A figure of today, where the view shows another state and the base is the same in both.
fn today(page: &Page, figure: impl Fn(&Demand) -> f64) -> Option<f64> {
    let today = page.figures.in_hand.as_ref()?.today.as_ref()?;
    (page.unit.is_sure() || page.unit.base == Base::People).then(|| figure(today))
}

/// "today 399, −79; 90 % band 301 to 340"
fn beside_today(today: Option<f64>, now: f64, written: impl Fn(f64) -> String, band: String) -> String {
    let Some(today) = today else { return band };
    let words = format!("today {}, {}", written(today), change(now - today));
    if band.is_empty() { words } else { format!("{words}; {band}") }
}

fn contacts(page: &mut Page, demand: &Demand, x: f32, y: f32, w: f32) -> f32 {
    let unit = page.unit.clone();
    let per_person = unit.base == Base::People;
    let group = |kind: Kind, contacts: f64| {
        let counted = page.counted();
        let people: f64 =
            counted.iter().filter(|c| c.kind() == kind).map(|c| c.figures.people.unwrap_or(0.0)).sum();
        (kind, if per_person { people } else { unit.scaled(contacts) })
    };
    let groups = [
        group(Kind::Ours, demand.contacts_ours),
        group(Kind::NotOurs, demand.contacts_not_ours),
        group(Kind::Unsorted, demand.contacts_unsorted),
    ];
    let total = if per_person { page.figures.people.unwrap_or(0.0) } else { unit.scaled(demand.contacts) };
    let amount = unit.written(total);
    let customers = whole(unit.scaled(demand.customers_contacting));
    let of = format!(" {}", unit.of_customers());
    let for_contacts = " people needed, for contacts and catches".to_owned();
    let pieces: Vec<(&str, Style)> = if per_person {
        vec![(&amount, large()), (&for_contacts, beside())]
    } else {
        vec![(&amount, large()), (" contacts from ", beside()), (&customers, large()), (&of, beside())]
    };
    let spoken: String = pieces.iter().map(|(words, _)| *words).collect();
    let band = page.figures.bands.contacts.filter(|_| page.bands && unit.is_sure());
    let today = today(page, |today| unit.scaled(today.contacts));
    let today =
        if per_person { page.figures.in_hand.as_ref().and_then(|set| set.today_people) } else { today };
    let aside = beside_today(today, total, |n| unit.written(n), band_words(band, |n| unit.scaled(n)));
    let (mut items, bottom) = headline(page, &pieces, &aside, x, y, w);
    let most = total.max(today.unwrap_or(0.0));
    let scale = if most > 0.0 { f64::from(w) / most } else { 0.0 };
    let less = (Ink::Prevented { confirmed: true }, length(most - total, scale));
    let lengths = groups.map(|(kind, n)| (Ink::Group(kind), length(n, scale)));
    let lengths: Vec<(Ink, f32)> = lengths.into_iter().chain([less]).collect();
    parts(&lengths, x, bottom, BAR, &mut items);
    page.put("service/headline/contacts".into(), Role::Figure, format!("{spoken} {aside}"), None, items);

    let amounts = |n: f64| if per_person { people(n) } else { whole(n) };
    let mut legend = Legend::new(x, bottom + BAR + 14.0, w);
    for (kind, n) in groups {
        let words = kind_words(kind);
        legend.add(page, Sign::Mark(kind), &format!("contacts/{}", kind_id(kind)), &amounts(n), words);
    }
    let caught = if per_person { demand.caught } else { unit.scaled(demand.caught) };
    legend.add(page, Sign::Mark(Kind::Fixed), "caught", &whole(caught), "needs fixed before noticed");
    legend.bottom
}

pub(crate) fn kind_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Ours => "ours",
        Kind::NotOurs => "not caused by us",
        Kind::Unsorted => "unsorted",
        Kind::Fixed => "needs fixed before noticed",
        Kind::Help => "help",
    }
}

pub(crate) fn kind_id(kind: Kind) -> &'static str {
    match kind {
        Kind::Ours => "ours",
        Kind::NotOurs => "not-ours",
        Kind::Unsorted => "unsorted",
        Kind::Fixed => "caught",
        Kind::Help => "help",
    }
}

fn outcomes(page: &mut Page, demand: &Demand, x: f32, y: f32, w: f32) -> f32 {
    let unit = page.unit.clone();
    let starting = unit.starting;
    let shares = [
        (Ink::Completed, "completed", demand.completed),
        (Ink::Left, "left", demand.left),
        (Ink::Declined, "declined", demand.declined),
        (Ink::Lost, "lost in service", demand.lost_in_service),
    ];
    let amount = whole(demand.completed * starting);
    let of = format!(" completed, {}", of_starting(&unit));
    let pieces = [(amount.as_str(), large()), (of.as_str(), beside())];
    let band = page.figures.bands.completed.filter(|_| page.bands && unit.is_sure());
    let today = today(page, |today| today.completed * starting);
    let band = band_words(band, |share| share * starting);
    let aside = beside_today(today, demand.completed * starting, whole, band);
    let (mut items, bottom) = headline(page, &pieces, &aside, x, y, w);
    let lengths = shares.map(|(ink, _, share)| (ink, share.clamp(0.0, 1.0) as f32 * w));
    parts(&lengths, x, bottom, BAR, &mut items);
    let name = format!("{amount}{of} {aside}");
    page.put("service/headline/completed".into(), Role::Figure, name, None, items);

    let mut legend = Legend::new(x, bottom + BAR + 14.0, w);
    for (ink, words, share) in shares {
        let id = format!("outcome/{}", words.replace(' ', "-"));
        legend.add(page, Sign::Swatch(ink), &id, &whole(share * starting), words);
    }
    legend.bottom
}

/// "of 1,000 who start"
fn of_starting(unit: &Unit) -> String {
    match unit.base {
        Base::Starting | Base::People => "of 1,000 who start".into(),
        Base::Month => format!("of {} who start in a month", whole(unit.starting)),
        Base::Own | Base::Completed => format!("of {} who start", whole(unit.starting)),
    }
}

/// How much of the measured contacts the map explains, and what the contacts rest on.
fn certainty(page: &mut Page, _: &Demand, x: f32, y: f32, w: f32) -> f32 {
    let (amount, of) = match (page.figures.explained, page.map.measured_contacts_per_month.as_ref()) {
        (Some(share), Some(measured)) => {
            let today = if page.figures.state().is_some() { " today" } else { "" };
            (percent(share), format!(" of {} calls a month explained{today}", whole(measured.value)))
        }
        _ => (NOT_KNOWN.to_owned(), " share of the measured calls".to_owned()),
    };
    let known = page.figures.explained.is_some();
    let look = if known { large() } else { style(20.0, 36.0, Weight::Bold) };
    let pieces = [(amount.as_str(), look), (of.as_str(), beside())];
    let (items, bottom) = headline(page, &pieces, "", x, y, w);
    page.put("service/headline/explained".into(), Role::Figure, format!("{amount}{of}"), None, items);
    let words = "Contacts rest on";
    let label = page.fonts().width(words, sub()) + 12.0;
    let mut items = vec![page.left(words, sub(), x, bottom + 11.5)];
    let Some(shares) = page.figures.evidence else {
        let words = "Contacts rest on nothing yet";
        let items = vec![page.left(words, sub(), x, bottom + 11.5)];
        page.put("service/headline/evidence".into(), Role::Figure, words.into(), None, items);
        return bottom + BAR + 24.0;
    };
    let named = [(Ink::Measured, "measured"), (Ink::Estimated, "estimated"), (Ink::Guessed, "guessed")];
    let lengths = [0, 1, 2].map(|n| (named[n].0, shares[n].clamp(0.0, 1.0) as f32 * (w - label)));
    parts(&lengths, x + label, bottom, BAR, &mut items);
    let spoken = named.iter().zip(shares).map(|((_, word), share)| format!("{} {word}", percent(share)));
    let name = format!("{words} {}", spoken.collect::<Vec<_>>().join(", "));
    page.put("service/headline/evidence".into(), Role::Figure, name, None, items);
    let mut legend = Legend::new(x, bottom + BAR + 14.0, w);
    for ((ink, word), share) in named.into_iter().zip(shares) {
        legend.add(page, Sign::Swatch(ink), &format!("evidence/{word}"), &percent(share), word);
    }
    legend.bottom
}

/// Signs with a figure and words, one after the other, in as many rows as they need.
struct Legend {
    x: f32,
    right: f32,
    at: f32,
    /// The middle of the row.
    middle: f32,
    bottom: f32,
}

enum Sign {
    Mark(Kind),
    Swatch(Ink),
}

const LEGEND_GAP: f32 = 16.0;
const LEGEND_ROW: f32 = 24.0;

impl Legend {
    fn new(x: f32, y: f32, w: f32) -> Self {
        Self { x, right: x + w, at: x, middle: y + 8.0, bottom: y + 20.0 }
    }

    fn add(&mut self, page: &mut Page, sign: Sign, id: &str, amount: &str, words: &str) {
        let (side, gap) = match sign {
            Sign::Mark(_) => (16.0, 7.0),
            Sign::Swatch(_) => (SWATCH, 7.0),
        };
        let between = if amount.is_empty() { "" } else { " " };
        let amount = format!("{amount}{between}");
        let bold = style(13.0, 16.0, Weight::Bold);
        let plain = style(12.5, 16.0, Weight::Regular).painted(Token::Text2.into());
        let pieces = [(amount.as_str(), bold), (words, plain)];
        let block = page.fonts().rich(&pieces, (self.right - self.x - side - gap).max(40.0), 0.0);
        let width = side + gap + block.width();
        if self.at > self.x && self.at + width > self.right + 0.5 {
            (self.at, self.middle) = (self.x, self.middle + LEGEND_ROW);
        }
        let mut items = match sign {
            Sign::Mark(kind) => mark(kind, self.at + side / 2.0, self.middle, side, Token::Surface),
            Sign::Swatch(ink) => swatch(ink, self.at, self.middle),
        };
        items.push(text_on(&block, self.at + side + gap, self.middle + 4.6));
        let name = format!("{amount}{words}");
        page.put(format!("service/headline/{id}"), Role::Figure, name, None, items);
        self.at += width + LEGEND_GAP;
        self.bottom = self.middle + block.height().max(20.0) - 8.0;
    }
}

/// One figure with its name and what it counts, as the state that is shown has it and as today has it.
type Line = (&'static str, fn(&Demand) -> f64, &'static str);

const PER_THOUSAND: [Line; 6] = [
    ("contacts", |d| d.contacts, "contacts"),
    ("customers contacting", |d| d.customers_contacting, "customers"),
    ("ours", |d| d.contacts_ours, "contacts"),
    ("not caused by us", |d| d.contacts_not_ours, "contacts"),
    ("unsorted", |d| d.contacts_unsorted, "contacts"),
    ("fixed before noticed", |d| d.caught, "needs"),
];

const SHARES_OF_CUSTOMERS: [Line; 4] = [
    ("completed", |d| d.completed, "customers"),
    ("left", |d| d.left, "customers"),
    ("declined", |d| d.declined, "customers"),
    ("lost in service", |d| d.lost_in_service, "customers"),
];

fn table(page: &mut Page, demand: &Demand) {
    let unit = page.unit.clone();
    let known = |n: Option<f64>, words: fn(f64) -> String| n.map_or_else(|| NOT_KNOWN.to_owned(), words);
    let unit_words = if unit.base == Base::People { "per 1,000 who start" } else { &unit.per };
    let mut rows: Vec<Vec<String>> = Vec::new();
    let of = |n: f64| unit.scaled(n);
    let share = |n: f64| n * unit.starting;
    let lines = PER_THOUSAND.map(|line| (line, &of as &dyn Fn(f64) -> f64));
    let lines =
        lines.into_iter().chain(SHARES_OF_CUSTOMERS.map(|line| (line, &share as &dyn Fn(f64) -> f64)));
    for ((name, of, counts), scaled) in lines {
        let now = scaled(of(demand));
        let before = today(page, |demand| scaled(of(demand)));
        let before = before.map(|before| [figure(before), change(now - before)]);
        rows.push(
            [vec![name.into(), figure(now), counts.into()], Vec::from(before.unwrap_or_default())].concat(),
        );
    }
    let mut add = |name: String, amount: String, counts: &str, before: Option<f64>| {
        let before = before.map_or_else(String::new, people);
        rows.push(vec![name, amount, counts.to_owned(), before, String::new()]);
    };
    let figures = page.figures;
    let people_today = figures.in_hand.as_ref().and_then(|set| set.today_people);
    add("people needed".into(), known(figures.people, people), "full-time people", people_today);
    add("measured contacts explained".into(), known(figures.explained, percent), "of those measured", None);
    for (n, word) in ["measured", "estimated", "guessed"].into_iter().enumerate() {
        let part = figures.evidence.map(|shares| shares[n]);
        add(format!("contacts that rest on what is {word}"), known(part, percent), "of contacts", None);
    }
    let has_today = figures.state().is_some();
    let columns: &[&str] = if has_today {
        &["figure", "amount", "unit", "today", "change"]
    } else {
        &["figure", "amount", "unit"]
    };
    let mut table = Table::new("headline", shown(&page.map.title), unit_words, columns);
    let width = columns.len();
    table.rows = rows
        .into_iter()
        .map(|mut row| {
            row.resize(width, String::new());
            row
        })
        .collect();
    page.tables.push(table);
}
