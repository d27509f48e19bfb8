//! The lines below a poster: what its figures assume and rest on, where they come from, and when.

use model::{JourneyMap, Source};
use scene::{Item, Role, Token, Weight};

use super::dates::Day;
use crate::flow::shown;
use crate::look::{count, percent, style};
use crate::sheet::{Layer, Sheet, placed};
use crate::text::{Align, Block, Style};
use crate::{Figures, Options};

const GAP: f32 = 32.0;
/// A column of sentences is no narrower; otherwise the columns stand below each other.
const LEAST: f32 = 240.0;

/// Draws them from `y` on; returns the bottom.
pub(crate) fn colophon(
    map: &JourneyMap,
    figures: Option<&Figures>,
    options: &Options,
    sheet: &mut Sheet,
    margin: f32,
    width: f32,
    y: f32,
) -> f32 {
    let columns = if options.for_customers { customers(map) } else { team(map, figures) };
    let [left, middle, right] = columns;
    let edge = column(sheet, &right, width);
    let rest = width - edge.width() - GAP;
    let Some(rooms) = rooms(sheet, &left, &middle, rest) else {
        return stacked(sheet, [&left, &middle, &right], margin, width, y);
    };
    let mut bottom = y;
    for (name, lines, (x, room)) in [("assumptions", &left, rooms[0]), ("sources", &middle, rooms[1])] {
        let block = column(sheet, lines, room);
        bottom = bottom.max(y + block.height());
        put(sheet, name, lines, placed(&block, margin + x, y));
    }
    let at = margin + width - edge.width();
    put(sheet, "imprint", &right, Item::Text(edge.at(at, y, edge.width(), Align::Right)));
    bottom.max(y + edge.height())
}

/// One line: a word in bold, and what follows it.
type Line = (String, String);

fn customers(map: &JourneyMap) -> [Vec<Line>; 3] {
    let line = |text: &str| vec![(String::new(), text.to_owned())];
    [line(shown(&map.title)), Vec::new(), line("Throughline")]
}

fn team(map: &JourneyMap, figures: Option<&Figures>) -> [Vec<Line>; 3] {
    let counted = figures.filter(|f| f.headline.is_some() || !f.contacts_by_point.is_empty());
    let (mut left, mut middle, mut right): (Vec<Line>, Vec<Line>, Vec<Line>) = Default::default();
    if counted.is_some() {
        let assumed = "a steady month, one average customer, needs independent and without memory.";
        left.push(("Assumes".into(), assumed.into()));
    }
    if let Some(words) = counted.and_then(|f| f.evidence).and_then(evidence_words) {
        left.push(("Evidence".into(), words));
    }
    if !map.sources.is_empty() {
        middle.push(("Sources".into(), sources_words(&map.sources)));
    }
    if counted.is_some() {
        let defined = "Figures are per 1,000 customers who start. A contact is one reason, one attempt.";
        middle.push((String::new(), defined.into()));
    }
    if let Some(day) = latest(map).filter(|_| counted.is_some()) {
        right.push((format!("Figures of {}", day.words()), String::new()));
    }
    right.push((String::new(), "Throughline".into()));
    [left, middle, right]
}

/// "72 % of contacts measured, 23 % estimated, 5 % guessed."
fn evidence_words(shares: [f64; 3]) -> Option<String> {
    let named =
        shares.into_iter().zip(["measured", "estimated", "guessed"]).filter(|(share, _)| *share >= 0.0005);
    let words = named.enumerate().map(|(n, (share, word))| {
        format!("{} {}{word}", percent(share), if n == 0 { "of contacts " } else { "" })
    });
    let words = words.collect::<Vec<_>>().join(", ");
    (!words.is_empty()).then(|| format!("{words}."))
}

/// Titles with sizes; neighbours of one date share it.
fn sources_words(sources: &[Source]) -> String {
    let groups = sources.chunk_by(|a, b| a.date == b.date).map(|group| {
        let titles = group.iter().map(|s| match s.n {
            Some(n) => format!("{} (n\u{a0}=\u{a0}{})", shown(&s.title), count(n)),
            None => shown(&s.title).to_owned(),
        });
        let titles = titles.collect::<Vec<_>>().join(", ");
        match group.first().and_then(|s| s.date.as_deref()).and_then(Day::read) {
            Some(day) => format!("{titles}: {}", day.words()),
            None => titles,
        }
    });
    format!("{}.", groups.collect::<Vec<_>>().join("; ").trim_end_matches('.'))
}

fn latest(map: &JourneyMap) -> Option<Day> {
    let dated = map.sources.iter().filter_map(|s| Day::read(s.date.as_deref()?)).max();
    dated.or_else(|| Day::read(map.period.as_ref()?.to.as_deref()?))
}

fn plain() -> Style {
    style(11.0, 17.0, Weight::Regular).painted(Token::Text2.into())
}

fn column(sheet: &Sheet, lines: &[Line], room: f32) -> Block {
    let bold = plain().weighted(Weight::SemiBold);
    let mut pieces: Vec<(String, Style)> = Vec::new();
    for (n, (first, rest)) in lines.iter().enumerate() {
        let end = if n + 1 < lines.len() { "\n" } else { "" };
        let between = if first.is_empty() || rest.is_empty() { "" } else { "\u{2002}" };
        pieces.push((format!("{first}{between}"), bold));
        pieces.push((format!("{rest}{end}"), plain()));
    }
    let pieces: Vec<(&str, Style)> =
        pieces.iter().filter(|(t, _)| !t.is_empty()).map(|(t, s)| (t.as_str(), *s)).collect();
    sheet.fonts.rich(&pieces, room.max(1.0), 0.0)
}

/// Offset and width of the first two columns in `rest`; nothing where that is too narrow.
fn rooms(sheet: &Sheet, left: &[Line], middle: &[Line], rest: f32) -> Option<[(f32, f32); 2]> {
    let natural = |lines: &[Line]| column(sheet, lines, f32::INFINITY).width();
    let (a, b) = (natural(left), natural(middle));
    let gap = if a > 0.0 && b > 0.0 { GAP } else { 0.0 };
    if a + gap + b <= rest {
        return Some([(0.0, a + 1.0), (a + gap, rest - a - gap)]);
    }
    let free = rest - gap;
    let first = if b == 0.0 { free } else { a.min(free * 0.42) };
    if (a > 0.0 && first < LEAST.min(a)) || (b > 0.0 && free - first < LEAST.min(b)) {
        return None;
    }
    Some([(0.0, first), (first + gap, free - first)])
}

fn stacked(sheet: &mut Sheet, columns: [&Vec<Line>; 3], x: f32, width: f32, top: f32) -> f32 {
    let mut y = top;
    for (name, lines) in ["assumptions", "sources", "imprint"].into_iter().zip(columns) {
        let block = column(sheet, lines, width);
        put(sheet, name, lines, placed(&block, x, y));
        y += block.height();
    }
    y
}

fn put(sheet: &mut Sheet, name: &str, lines: &[Line], item: Item) {
    if lines.is_empty() {
        return;
    }
    let spoken: Vec<String> = lines.iter().map(|(a, b)| format!("{a} {b}").trim().to_owned()).collect();
    sheet.put(Layer::Things, format!("colophon/{name}"), Role::Panel, spoken.join(" "), vec![item]);
}
