//! Above and below the line of visibility: minutes of work that customers see, and those they never do.

use scene::{Item, Path, Point, Rect, Role, Stroke, Token, Weight};

use super::figures::Effort;
use super::ink::{self, Ink, SLIVER, bar};
use super::page::{PAD, Page, at_step, row, row_aside, row_figure, sub, text_on};
use super::table::{NOT_KNOWN, Table};
use super::words::{figure, whole};
use crate::look::{percent, style};
use crate::sheet::{Layer, filled, stroked};

const TITLE: &str = "Above and below the line of visibility";
const ROW: f32 = 46.0;
const BAR: f32 = 32.0;
/// Room of the labels on the left and of the totals on the right.
const LABEL: f32 = 104.0;
const TOTAL: f32 = 92.0;
/// Steps of a row with a piece of their own.
const PIECES: usize = 3;

/// One kind of work on one side of the line.
struct Slice {
    id: &'static str,
    label: &'static str,
    ink: Ink,
    /// `None` where nobody knows.
    minutes: Option<f64>,
    /// The steps behind it, with their minutes, most first.
    steps: Vec<(String, f64)>,
    note: String,
}

/// Draws the part in a panel of width `w` from (x, y) on; returns the bottom of what is in it.
pub(super) fn draw(page: &mut Page, x: f32, y: f32, w: f32) -> f32 {
    let (x, w, y) = (x + PAD, w - 2.0 * PAD, y + PAD - 6.0);
    let unit = format!("{}, by what the work is for", page.unit.minutes_title());
    let y = page.heading("iceberg", TITLE, &unit, x, y, w);
    let Some(work) = &page.figures.work else {
        return page.nothing("iceberg", "Minutes are not known for this map.", x, y + 14.0, w) + PAD;
    };
    let (above, below) = (slices(page, &work.visible, true), slices(page, &work.backstage, false));
    table(page, &above, &below);
    let sum = |slices: &[Slice]| slices.iter().filter_map(|s| s.minutes).sum::<f64>();
    let (seen, unseen) = (sum(&above), sum(&below));
    if seen + unseen <= 0.0 {
        let sentence = "No step or service point of this map says how many minutes it takes.";
        return page.nothing("iceberg", sentence, x, y + 14.0, w) + PAD;
    }
    let y = caption(page, seen, unseen, x, y + 8.0, w) + 14.0;
    let most = above.iter().chain(&below).filter_map(|s| s.minutes).fold(0.0, f64::max);
    let room = w - LABEL - TOTAL - 24.0;
    let scale = if most > 0.0 { f64::from(room) / most } else { 0.0 };
    let centre = x + LABEL + 12.0 + room / 2.0;
    let mut widths = Vec::new();
    let mut at = y;
    for slice in &above {
        at = put(page, slice, scale, centre, x, at, w, &mut widths);
    }
    let line = at + 6.0;
    waterline(page, x, line, w);
    at = line + 22.0;
    for slice in &below {
        at = put(page, slice, scale, centre, x, at, w, &mut widths);
    }
    let bottom = at + PAD - 8.0;
    ice(page, &widths, centre);
    page.waterline = Some(line);
    bottom
}

/// What is put right in the customer's sight is the iceberg's tip; the same unseen is its root.
fn slices(page: &Page, effort: &Effort, seen: bool) -> Vec<Slice> {
    let (right, delivering, standing) =
        (right(page, effort, seen), delivering(effort, seen), standing(effort, seen));
    match standing.minutes {
        _ if !seen => vec![standing, delivering, right],
        Some(minutes) if minutes > 0.0 => vec![right, standing, delivering],
        _ => vec![right, delivering],
    }
}

fn right(page: &Page, effort: &Effort, seen: bool) -> Slice {
    let contacts = page.figures.demand.map_or(0.0, |d| page.unit.scaled(d.contacts));
    Slice {
        id: if seen { "putting-right-seen" } else { "putting-right-unseen" },
        label: "Putting right",
        ink: Ink::PuttingRight { seen },
        minutes: Some(effort.putting_right),
        steps: Vec::new(),
        note: match seen {
            true => format!("front-line time of {} contacts", figure(contacts)),
            false => "backstage time of contacts and catches".into(),
        },
    }
}

fn delivering(effort: &Effort, seen: bool) -> Slice {
    Slice {
        id: if seen { "delivering-seen" } else { "delivering-unseen" },
        label: "Delivering",
        ink: Ink::Delivering { seen },
        minutes: Some(total(&effort.delivering)),
        steps: sorted(&effort.delivering),
        note: String::new(),
    }
}

fn standing(effort: &Effort, seen: bool) -> Slice {
    let steps = effort.standing.as_deref();
    Slice {
        id: if seen { "standing-seen" } else { "standing-unseen" },
        label: "Standing",
        ink: Ink::Standing { seen },
        minutes: steps.map(total),
        steps: steps.map(sorted).unwrap_or_default(),
        note: match steps {
            Some(_) => String::new(),
            None => "nobody says how many customers a month has".into(),
        },
    }
}

fn total(steps: &[(String, f64)]) -> f64 {
    steps.iter().map(|(_, minutes)| minutes).sum()
}

/// Steps with minutes, most first.
fn sorted(steps: &[(String, f64)]) -> Vec<(String, f64)> {
    let mut steps: Vec<(String, f64)> = steps.iter().filter(|(_, m)| *m > 0.0).cloned().collect();
    steps.sort_by(|a, b| b.1.total_cmp(&a.1));
    steps
}

/// What is more, chosen by the figures.
fn caption(page: &mut Page, seen: f64, unseen: f64, x: f32, y: f32, w: f32) -> f32 {
    let share = |part: f64| percent(part / (seen + unseen));
    let (a, b) = (share(seen), share(unseen));
    let said = if a == b {
        format!("As much is seen as never seen: {a} each")
    } else if seen > unseen {
        format!("More is seen than never seen: {a} against {b}")
    } else {
        format!("More is never seen than seen: {b} against {a}")
    };
    let scaled = |n: f64| whole(page.unit.scaled(n));
    let minutes = format!("{} min seen, {} min never seen", scaled(seen), scaled(unseen));
    let bold = style(13.5, 18.0, Weight::SemiBold);
    let first = format!("{said}\u{2003}");
    let block = page.fonts().rich(&[(first.as_str(), bold), (minutes.as_str(), sub())], w, 0.0);
    let items = vec![super::page::text(&block, x, y)];
    page.put("service/iceberg/caption".into(), Role::Figure, format!("{said}. {minutes}"), None, items);
    y + block.height()
}

/// A row: its bar in the middle, words beside it, the total on the right; returns the next y.
#[expect(clippy::too_many_arguments, reason = "a row is where it stands and how long a minute is")]
fn put(
    page: &mut Page,
    slice: &Slice,
    scale: f64,
    centre: f32,
    x: f32,
    y: f32,
    w: f32,
    widths: &mut Vec<(f32, f32)>,
) -> f32 {
    let minutes = slice.minutes.unwrap_or(0.0);
    let length = if minutes > 0.0 { ink::length(minutes, scale).max(SLIVER * 2.0) } else { 0.0 };
    let middle = y + BAR / 2.0;
    let mut items = vec![page.left(slice.label, row().weighted(Weight::SemiBold), x, middle + 4.6)];
    let left = centre - length / 2.0;
    let mut words = slice.note.clone();
    if length > 0.0 {
        let inside = pieces(page, slice, scale, left, y, length, &mut items);
        if !inside && !slice.steps.is_empty() {
            words = step_words(page, slice);
        }
    } else if slice.minutes.is_some() {
        words = "nothing".into();
    }
    let total = match slice.minutes {
        Some(minutes) => format!("{} min", whole(page.unit.scaled(minutes))),
        None => NOT_KNOWN.to_owned(),
    };
    items.push(page.right(&total, row_figure(), x + w, middle + 4.6));
    let right = x + w - page.fonts().width(&total, row_figure()) - 8.0;
    let next = beside(page, &words, left + length + 14.0, middle, right, x + LABEL, &mut items);
    let steps: Vec<String> = slice
        .steps
        .iter()
        .take(PIECES)
        .map(|(id, m)| format!("{} {}", page.step_title(id), whole(page.unit.scaled(*m))))
        .collect();
    let name = format!("{}: {total}. {} {}", slice.label, slice.note, steps.join(", "));
    let lead = slice.steps.first().and_then(|(id, _)| at_step(id));
    page.put(format!("service/iceberg/{}", slice.id), Role::Bar, name.trim().to_owned(), lead, items);
    if length > 0.0 {
        widths.push((middle, length));
    }
    next.max(y + ROW)
}

/// Words right of the bar, or below it where that room is too narrow; returns their bottom.
fn beside(
    page: &Page,
    words: &str,
    at: f32,
    middle: f32,
    right: f32,
    left: f32,
    items: &mut Vec<Item>,
) -> f32 {
    if words.is_empty() {
        return middle;
    }
    let block = page.fonts().block(words, row_aside(), (right - at - 12.0).max(1.0));
    if right - at > 150.0 && block.lines() <= 2 {
        items.push(text_on(&block, at, middle - block.height() / 2.0 + block.baseline(0)));
        return middle + block.height() / 2.0 + 6.0;
    }
    let block = page.fonts().block(words, row_aside(), right - left);
    items.push(super::page::text(&block, left, middle + BAR / 2.0 + 4.0));
    middle + BAR / 2.0 + block.height() + 12.0
}

/// The bar, cut where one step ends; true where its largest step could be named inside.
fn pieces(
    page: &Page,
    slice: &Slice,
    scale: f64,
    left: f32,
    y: f32,
    length: f32,
    items: &mut Vec<Item>,
) -> bool {
    let name_of = |(id, minutes): &(String, f64)| {
        format!("{} {}", page.step_title(id), whole(page.unit.scaled(*minutes)))
    };
    let look = style(12.5, 16.0, Weight::SemiBold);
    let widest = slice.steps.first().map(|first| (name_of(first), ink::length(first.1, scale)));
    let fits = widest.as_ref().is_some_and(|(words, room)| page.fonts().width(words, look) + 24.0 < *room);
    let Some((words, room)) = widest.filter(|_| fits && slice.ink == (Ink::Delivering { seen: true })) else {
        items.extend(bar(slice.ink, Rect::new(left, y, length, BAR)));
        return false;
    };
    items.extend(bar(slice.ink, Rect::new(left, y, (room - 2.0).max(SLIVER), BAR)));
    items.push(page.left(&words, look, left + 12.0, y + BAR / 2.0 + 4.6));
    let mut at = left + room;
    let rest = slice.steps.iter().skip(1).take(PIECES - 1).map(|(_, m)| ink::length(*m, scale));
    for piece in rest {
        items.extend(bar(slice.ink, Rect::new(at, y, (piece - 2.0).max(SLIVER), BAR)));
        at += piece.max(SLIVER + 2.0);
    }
    if left + length - at > 1.0 {
        items.extend(bar(slice.ink, Rect::new(at, y, left + length - at, BAR)));
    }
    true
}

/// "Hire and train engineers 4,429, 9 more"
fn step_words(page: &Page, slice: &Slice) -> String {
    let Some((id, minutes)) = slice.steps.first() else { return String::new() };
    let first = format!("{} {}", page.step_title(id), whole(page.unit.scaled(*minutes)));
    match slice.steps.len() - 1 {
        0 => first,
        more => format!("{first}, {more}\u{a0}more"),
    }
}

fn waterline(page: &mut Page, x: f32, y: f32, w: f32) {
    let words = "Line of visibility";
    let look = style(12.0, 15.0, Weight::SemiBold).painted(Token::Text2.into());
    let from = x + page.fonts().width(words, look) + 10.0;
    let line = Path::line(Point::new(from, y), Point::new(x + w, y));
    let items = vec![
        page.left(words, look, x, y + 4.2),
        stroked(line, Stroke::solid(Token::Text2.into(), 1.5).dashed(&[6.0, 4.0])),
    ];
    page.put("service/iceberg/line".into(), Role::BlueprintLine, words.into(), None, items);
}

/// The iceberg behind the bars, as wide as they are.
fn ice(page: &mut Page, widths: &[(f32, f32)], centre: f32) {
    let edge = |side: f32| -> Vec<Point> {
        widths
            .iter()
            .map(|(middle, length)| Point::new(centre + side * (length / 2.0 + 14.0), *middle))
            .collect()
    };
    // It narrows above its first row and below its last one.
    let tip = |row: Option<&(f32, f32)>, dy: f32| -> Vec<Point> {
        let ends = |(middle, length): &(f32, f32)| {
            [-1.0, 1.0].map(|side| Point::new(centre + side * (length / 4.0 + 6.0), middle + dy))
        };
        row.map(ends).into_iter().flatten().collect()
    };
    let mut points = tip(widths.first(), -(BAR / 2.0 + 8.0));
    points.extend(edge(1.0));
    points.extend(tip(widths.last(), BAR / 2.0 + 8.0).into_iter().rev());
    points.extend(edge(-1.0).into_iter().rev());
    let Some((first, rest)) = points.split_first() else { return };
    let path = rest.iter().fold(Path::new().move_to(first.x, first.y), |p, q| p.line_to(q.x, q.y)).close();
    page.decorate(Layer::Lines, "service/iceberg/ice".into(), vec![filled(path, ICE)]);
}

/// Pale above the water, and still to be seen below it.
const ICE: scene::Paint = scene::Paint::Wash { token: Token::Seen, alpha: 0.22 };

fn table(page: &mut Page, above: &[Slice], below: &[Slice]) {
    let columns = ["where", "what for", "step", "minutes"];
    let mut table = Table::new("iceberg", TITLE, &page.unit.minutes_title(), &columns);
    for (place, slices) in [("seen by customers", above), ("never seen", below)] {
        for slice in slices {
            let minutes = |n: f64| whole(page.unit.scaled(n));
            let total = slice.minutes.map_or_else(|| NOT_KNOWN.to_owned(), minutes);
            table.row([place.into(), slice.label.to_lowercase(), "all".into(), total]);
            for (id, m) in &slice.steps {
                let title = page.step_title(id).to_owned();
                table.row([place.into(), slice.label.to_lowercase(), title, minutes(*m)]);
            }
        }
    }
    page.tables.push(table);
}
