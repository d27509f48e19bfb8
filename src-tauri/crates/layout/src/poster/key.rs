//! The key: what the signs of this map mean, and nothing that is not on it.

use std::collections::HashSet;

use model::{Basis, CauseGroup, InsightKind, JourneyMap, LaneKind};
use scene::{Item, Path, Point, Stroke, Token, Weight};

use super::panel::{PAD, Panel};
use super::personas;
use crate::icons::icon;
use crate::lanes::cells::insight_sign;
use crate::lanes::emotion::{Fullness, dot};
use crate::lanes::marks::{Kind, mark};
use crate::look::{count, percent, share, small, style};
use crate::sheet::{filled, head, placed, stroked};
use crate::text::{Block, Fonts};
use crate::{Figures, Options};

/// Between two columns, and from a sign to its words.
const COLUMN_GAP: f32 = 26.0;
const SIGN_GAP: f32 = 8.0;
/// The words of an entry break at one of these widths.
const WORDS: f32 = 230.0;
const SHORT_WORDS: f32 = 150.0;

/// What stands before an entry's words.
enum Sign {
    /// One dot for each persona: (index, order).
    Feeling(Fullness, Vec<(usize, usize)>),
    Truth,
    End,
    Icon(&'static str),
    Arrow,
    Share(String),
    Mark(Kind),
}

struct Entry {
    sign: Sign,
    words: &'static str,
    /// A second line that explains the first.
    more: &'static str,
}

/// A panel that may have any number of columns.
pub(super) struct Key {
    id: &'static str,
    heading: &'static str,
    entries: Vec<Entry>,
    /// Entries run in rows, not in columns.
    by_row: bool,
    note: &'static str,
    /// Numbers of columns, best first.
    columns: &'static [usize],
}

/// The key to cards, arrows and curves; nothing where the map has none of them.
pub(super) fn of_flow(map: &JourneyMap, figures: Option<&Figures>, options: &Options) -> Option<Key> {
    let mut entries = feelings(map, options);
    if map.touchpoints.iter().any(|t| t.moment_of_truth) {
        entries.push(entry(Sign::Truth, "moment of truth"));
    }
    if !map.exits.is_empty() {
        entries.push(entry(Sign::End, "journey ends here"));
    }
    if map.transitions.iter().any(|t| t.wait_days.is_some()) {
        entries.push(entry(Sign::Icon("clock"), "waiting time"));
    }
    entries.extend(arrows(map, figures, options));
    if map.touchpoints.iter().any(|t| t.track > 0) {
        entries.push(entry(Sign::Icon("corner-down-right"), "side track"));
    }
    if !options.for_customers {
        entries.extend(insights(map));
    }
    let key =
        Key { id: "panel/key", heading: "Key", entries, by_row: false, note: "", columns: &[3, 4, 2, 5, 1] };
    (!key.entries.is_empty()).then_some(key)
}

/// The key to the marks of the service lane; nothing where there are none.
pub(super) fn of_marks(map: &JourneyMap, figures: Option<&Figures>, options: &Options) -> Option<Key> {
    if map.service_points.is_empty() || !map.lanes.iter().any(|l| l.kind == LaneKind::Service) {
        return None;
    }
    let figures = figures.filter(|_| !options.for_customers);
    let entries = if options.for_customers {
        vec![explained(Kind::Help, "here you may need us, and we are there")]
    } else {
        kinds(map, figures)
    };
    let note = if figures.is_some_and(|f| !f.contacts_by_point.is_empty()) {
        "The larger the mark and its figure, the more contacts per 1,000 customers who start."
    } else {
        ""
    };
    let heading = if options.for_customers { "Key" } else { "Key to the marks" };
    Some(Key { id: "panel/marks", heading, entries, by_row: true, note, columns: &[2, 1, 4] })
}

fn entry(sign: Sign, words: &'static str) -> Entry {
    Entry { sign, words, more: "" }
}

fn explained(kind: Kind, more: &'static str) -> Entry {
    Entry { sign: Sign::Mark(kind), words: kind.words(), more }
}

fn kinds(map: &JourneyMap, figures: Option<&Figures>) -> Vec<Entry> {
    let has = |group: CauseGroup| map.service_points.iter().any(|p| p.cause.group() == group);
    let mut entries = Vec::new();
    if has(CauseGroup::Ours) {
        entries.push(explained(Kind::Ours, "technical, logistical, human, by design"));
    }
    if has(CauseGroup::NotOurs) {
        entries.push(explained(Kind::NotOurs, "not our fault, still ours to serve"));
    }
    if has(CauseGroup::Unsorted) {
        entries.push(explained(Kind::Unsorted, "nobody knows the cause yet"));
    }
    if figures.is_some_and(|f| f.caught_by_point.values().any(|c| *c > 0.0)) {
        entries.push(explained(Kind::Fixed, "needs settled before the customer knew"));
    }
    entries
}

/// How the emotions on this map are known, in the shapes of the personas that have them.
fn feelings(map: &JourneyMap, options: &Options) -> Vec<Entry> {
    if options.for_customers {
        return Vec::new();
    }
    let felt: HashSet<&str> =
        map.touchpoints.iter().flat_map(|t| t.emotion.keys()).map(String::as_str).collect();
    let felt_by_staff: HashSet<&str> =
        map.steps.iter().flat_map(|s| s.emotion.keys()).map(String::as_str).collect();
    let mut shapes: Vec<(usize, usize)> = Vec::new();
    for (index, persona) in map.personas.iter().enumerate() {
        let Some(order) = personas::order(map, index) else { continue };
        let feels = felt.contains(persona.id.as_str()) || felt_by_staff.contains(persona.id.as_str());
        if feels && shapes.iter().all(|(_, o)| o % 4 != order % 4) {
            shapes.push((index, order));
        }
    }
    if shapes.is_empty() {
        return Vec::new();
    }
    let known = |basis: Basis| {
        let at_cards = map
            .touchpoints
            .iter()
            .filter(|t| !t.emotion.is_empty())
            .any(|t| t.basis.unwrap_or(Basis::Assumed) == basis);
        at_cards || (basis == Basis::Assumed && !felt_by_staff.is_empty())
    };
    let all = [
        (Basis::Observed, Fullness::Full, "feeling observed", "observed"),
        (Basis::Reported, Fullness::Half, "feeling reported", "reported"),
        (Basis::Assumed, Fullness::Hollow, "feeling assumed", "assumed"),
    ];
    let shown = all.into_iter().filter(|(basis, ..)| known(*basis));
    let worded =
        |(n, (_, fullness, first, later)): (usize, (Basis, Fullness, &'static str, &'static str))| {
            entry(Sign::Feeling(fullness, shapes.clone()), if n == 0 { first } else { later })
        };
    shown.enumerate().map(worded).collect()
}

fn arrows(map: &JourneyMap, figures: Option<&Figures>, options: &Options) -> Vec<Entry> {
    if let Some(passages) = figures.map(|f| &f.passages).filter(|_| options.flow && !options.for_customers) {
        let most = passages.transitions.iter().copied().fold(0.0, f64::max);
        let words = "customers per 1,000 who start: the more, the broader the arrow";
        return if map.transitions.is_empty() {
            Vec::new()
        } else {
            vec![entry(Sign::Share(count(most)), words)]
        };
    }
    let part = map.transitions.iter().filter_map(|t| t.share.as_ref()).map(|s| s.value).find(|v| *v < 1.0);
    let plain = |from: &str| {
        map.transitions.iter().filter(|t| t.from == from).count() == 1
            && map.exits.iter().all(|e| e.from != from)
    };
    let unlabelled = || map.transitions.iter().filter(|t| t.share.as_ref().is_none_or(|s| s.value >= 1.0));
    let mut entries = Vec::new();
    if !options.for_customers && unlabelled().any(|t| plain(&t.from)) {
        entries.push(entry(Sign::Arrow, "all go on"));
    } else if unlabelled().next().is_some() {
        entries.push(entry(Sign::Arrow, "goes on"));
    }
    if let Some(part) = part {
        entries.push(entry(Sign::Share(percent(part)), "share going on"));
    }
    entries
}

/// Insights whose card bears no word, only a sign.
fn insights(map: &JourneyMap) -> Vec<Entry> {
    let worded = |kind: InsightKind| matches!(kind, InsightKind::Quote | InsightKind::Question);
    let placed = |kind: InsightKind| map.insights.iter().any(|i| i.kind == kind && i.at.is_some());
    let kinds = InsightKind::ALL.iter().copied().filter(|k| !worded(*k) && placed(*k));
    kinds.map(|k| entry(Sign::Icon(insight_sign(k).0), k.word())).collect()
}

impl Key {
    /// Every form of the key that is at most `room` wide, best first; the last is the narrowest.
    pub(super) fn forms(&self, fonts: &Fonts, room: f32) -> Vec<Panel> {
        let explained = self.entries.iter().any(|e| !e.more.is_empty());
        let words: &[f32] = if explained { &[WORDS, SHORT_WORDS] } else { &[WORDS] };
        let forms = self.columns.iter().flat_map(|c| words.iter().map(|w| (*c, *w)));
        forms.map(|(columns, words)| self.panel(fonts, columns, words, room)).collect()
    }

    /// Lays the key out in that many columns, at most `room` wide.
    fn panel(&self, fonts: &Fonts, columns: usize, words: f32, room: f32) -> Panel {
        let columns = columns.clamp(1, self.entries.len().max(1));
        let grid = self.measured(fonts, columns, words, room);
        let heading =
            fonts.block(self.heading, style(12.0, 15.0, Weight::SemiBold), (room - 2.0 * PAD).max(40.0));
        let mut items = vec![placed(&heading, PAD, PAD - 2.0)];
        let mut y = PAD + heading.height() + 4.0;
        for row in 0..grid.rows {
            let mut height = 0.0_f32;
            for (column, x) in grid.x.iter().enumerate() {
                let Some(n) = self.index(row, column, columns, grid.rows) else { continue };
                let (Some(entry), Some(words)) = (self.entries.get(n), grid.words.get(n)) else { continue };
                let first = if entry.more.is_empty() { 13.0 } else { words.height().max(20.0) };
                items.extend(sign(fonts, &entry.sign, *x, y + first / 2.0, grid.signs[column]));
                items.push(placed(
                    words,
                    x + grid.signs[column] + SIGN_GAP,
                    y + (first - words.height()).max(0.0) / 2.0,
                ));
                height = height.max(words.height()).max(first);
            }
            y += height + if self.by_row { 10.0 } else { 5.0 };
        }
        let mut w = grid.right.max(PAD + heading.width());
        if !self.note.is_empty() {
            let note = fonts.block(self.note, small(), (w - PAD).max(WORDS.min(room - 2.0 * PAD)));
            w = w.max(PAD + note.width());
            items.push(placed(&note, PAD, y));
            y += note.height() + 5.0;
        }
        let h = y + PAD - 5.0 - if self.note.is_empty() && self.by_row { 5.0 } else { 0.0 };
        Panel::outlined(self.id.to_owned(), self.spoken(), items, (w + PAD).ceil(), h.ceil())
    }

    fn index(&self, row: usize, column: usize, columns: usize, rows: usize) -> Option<usize> {
        let n = if self.by_row { row * columns + column } else { column * rows + row };
        (n < self.entries.len()).then_some(n)
    }

    fn spoken(&self) -> String {
        let words: Vec<String> = self
            .entries
            .iter()
            .map(|e| if e.more.is_empty() { e.words.to_owned() } else { format!("{}: {}", e.words, e.more) })
            .collect();
        format!("{}: {}", self.heading, words.join(", "))
    }

    fn measured(&self, fonts: &Fonts, columns: usize, most: f32, room: f32) -> Measured {
        let rows = self.entries.len().div_ceil(columns);
        let mut grid = Measured { rows, x: Vec::new(), signs: Vec::new(), words: Vec::new(), right: PAD };
        let gaps = COLUMN_GAP * columns.saturating_sub(1) as f32;
        let share = (room - 2.0 * PAD - gaps) / columns as f32;
        let sign_of = |n: usize| self.entries.get(n).map_or(0.0, |e| sign_width(fonts, &e.sign));
        let widest = (0..self.entries.len()).map(sign_of).fold(0.0, f32::max);
        let width = (share - widest - SIGN_GAP).clamp(40.0, most);
        grid.words = self.entries.iter().map(|e| words(fonts, e, width)).collect();
        for column in 0..columns {
            let here: Vec<usize> = (0..rows).filter_map(|r| self.index(r, column, columns, rows)).collect();
            let signs = here.iter().map(|n| sign_of(*n)).fold(0.0, f32::max);
            let words = here.iter().filter_map(|n| grid.words.get(*n)).map(Block::width).fold(0.0, f32::max);
            let x = if column == 0 { PAD } else { grid.right + COLUMN_GAP };
            grid.x.push(x);
            grid.signs.push(signs);
            if !here.is_empty() {
                grid.right = x + signs + SIGN_GAP + words;
            }
        }
        grid
    }
}

struct Measured {
    rows: usize,
    /// Left end of each column, and width of its signs.
    x: Vec<f32>,
    signs: Vec<f32>,
    /// By entry.
    words: Vec<Block>,
    right: f32,
}

fn words(fonts: &Fonts, entry: &Entry, width: f32) -> Block {
    if entry.more.is_empty() {
        return fonts.block(entry.words, small(), width);
    }
    let first = format!("{}\n", entry.words);
    fonts.rich(&[(first.as_str(), style(12.0, 15.0, Weight::SemiBold)), (entry.more, small())], width, 0.0)
}

fn sign_width(fonts: &Fonts, sign: &Sign) -> f32 {
    match sign {
        Sign::Feeling(_, shapes) => 14.0 * shapes.len() as f32 - 2.0,
        Sign::Truth | Sign::End => 10.0,
        Sign::Icon(_) => 11.0,
        Sign::Arrow => 22.0,
        Sign::Share(words) => fonts.width(words, share()),
        Sign::Mark(_) => 24.0,
    }
}

/// A sign in the middle of `w` from x on, y its middle.
fn sign(fonts: &Fonts, sign: &Sign, x: f32, y: f32, w: f32) -> Vec<Item> {
    let left = x + (w - sign_width(fonts, sign)) / 2.0;
    let pen = |width: f32| Stroke::solid(Token::Arrow.into(), width);
    match sign {
        Sign::Feeling(fullness, shapes) => shapes
            .iter()
            .enumerate()
            .flat_map(|(n, (index, order))| {
                dot(*index, *order, *fullness, Point::new(left + 6.0 + 14.0 * n as f32, y))
            })
            .collect(),
        Sign::Truth => vec![ribbon(left, y - 7.5)],
        Sign::End => vec![
            stroked(Path::line(Point::new(left + 5.0, y - 6.0), Point::new(left + 5.0, y + 4.0)), pen(1.5)),
            stroked(Path::line(Point::new(left, y + 4.0), Point::new(left + 10.0, y + 4.0)), pen(2.0)),
        ],
        Sign::Icon(name) => icon(name, left, y - 5.5, 11.0, Token::Text2).into_iter().collect(),
        Sign::Arrow => vec![
            stroked(Path::line(Point::new(left, y), Point::new(left + 16.0, y)), pen(1.5)),
            head(Point::new(left + 22.0, y), 1.0, 0.0, Token::Arrow),
        ],
        Sign::Share(words) => {
            let block = fonts.block(words, share(), f32::INFINITY);
            vec![placed(&block, left, y - block.height() / 2.0)]
        }
        Sign::Mark(kind) => mark(*kind, x + w / 2.0, y, 24.0, Token::Surface),
    }
}

fn ribbon(x: f32, y: f32) -> Item {
    let flag = Path::new().move_to(x, y).line_to(x + 10.0, y).line_to(x + 10.0, y + 15.0);
    filled(flag.line_to(x + 5.0, y + 11.0).line_to(x, y + 15.0).close(), Token::Text)
}
