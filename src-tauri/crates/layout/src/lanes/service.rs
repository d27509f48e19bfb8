//! Where service steps in: a stack of marks at each touchpoint, with figure, name and cause.

use model::{CauseGroup, Extra, JourneyMap, Lane, LaneKind, ServicePoint, Touchpoint, Zone};
use scene::{Item, Point, Rect, Role, Token, Weight};

use super::marks::{Kind, mark};
use super::{Context, Traces};
use crate::flow::shown;
use crate::icons::icon;
use crate::kept::Cause;
use crate::look::{count, small, style};
use crate::sheet::{Layer, Made, Sheet, placed};
use crate::{Form, Options, poster};

/// The id of a lane that no file can have.
pub(crate) const IMPLIED: &str = "Service";

/// The map with a lane for its service points where it has none: above the first lane past the
/// line of interaction, for service steps in where customers are. A service point is never lost.
pub(crate) fn implied_lane(map: &JourneyMap, options: &Options) -> Option<JourneyMap> {
    let missing = map.lanes.iter().all(|l| l.kind != LaneKind::Service) && !map.service_points.is_empty();
    let title = if options.for_customers { Kind::Help.words() } else { "Where service steps in" };
    missing.then(|| {
        let seen = |l: &Lane| matches!(l.zone, Zone::Evidence | Zone::Customer);
        let past = map.lanes.iter().rposition(seen).map_or(map.lanes.len(), |n| n + 1);
        let lane = Lane {
            id: IMPLIED.to_owned(),
            title: title.to_owned(),
            zone: Zone::Customer,
            kind: LaneKind::Service,
            persona: None,
            quoted: false,
            unit: String::new(),
            better: None,
            internal: false,
            collapsed: false,
            extra: Extra::default(),
        };
        let mut map = map.clone();
        map.lanes.insert(past, lane);
        map
    })
}

/// Draws the lane and returns its height.
pub(crate) fn emit(ctx: &Context, sheet: &mut Sheet, traces: &mut Traces) -> f32 {
    let mut bottom = 24.0_f32;
    for column in 0..ctx.grid.columns.len() {
        let mut at = 7.0;
        for (row, t) in ctx.grid.in_column(column) {
            let points = points_at(ctx, t);
            if points.is_empty() {
                continue;
            }
            if row > 0 {
                at = side_heading(ctx, sheet, column, t, at);
            }
            if ctx.options.for_customers {
                at = help(ctx, sheet, traces, column, &points, at);
                continue;
            }
            for point in points {
                at = emit_point(ctx, sheet, traces, column, point, at);
            }
        }
        bottom = bottom.max(at);
    }
    bottom += if ctx.look.compact { 4.0 } else { 10.0 };
    if matches!(ctx.options.form, Form::Poster { .. })
        && let Some(end) = poster::explain_marks(ctx, sheet, bottom)
    {
        traces.marks_explained = true;
        bottom = bottom.max(end);
    }
    bottom
}

pub(crate) fn points_at<'a>(ctx: &Context<'a>, touchpoint: usize) -> Vec<&'a ServicePoint> {
    ctx.grid.points[touchpoint].iter().map(|p| &ctx.map.service_points[*p]).collect()
}

fn column_is_used(ctx: &Context, column: usize) -> bool {
    ctx.grid.in_column(column).any(|(_, t)| !ctx.grid.points[t].is_empty())
}

/// Right end of a column's mark texts: over most of the next column where that has none.
fn text_right(ctx: &Context, column: usize) -> f32 {
    match ctx.flow.left.get(column + 1) {
        None => ctx.flow.left[column] + ctx.flow.width[column] + ctx.look.gap.max(20.0) - 4.0,
        Some(next) if column_is_used(ctx, column + 1) => next - 1.0,
        Some(next) => next + ctx.flow.width[column + 1] * if ctx.look.compact { 0.6 } else { 0.72 },
    }
}

fn side_heading(ctx: &Context, sheet: &mut Sheet, column: usize, t: usize, y: f32) -> f32 {
    let x = ctx.flow.left[column] + 26.0;
    let Touchpoint { id, title, .. } = &ctx.map.touchpoints[t];
    let width = (text_right(ctx, column) - x - 14.0).max(30.0);
    let cause = Cause::of("side").text(id).text(title).number(width);
    let height = sheet.put_once(Layer::Things, Point::new(x, y), &cause, |sheet| {
        let mut items: Vec<Item> =
            icon("corner-down-right", 0.0, 1.0, 11.0, Token::Text3).into_iter().collect();
        let (words, extent) = sheet.text(shown(title), small(), 14.0, 0.0, width);
        items.push(words);
        Made { id: format!("side/{id}"), role: Role::Cell, name: shown(title).to_owned(), items, extent }
    });
    y + height + 5.0
}

fn kind(ctx: &Context, point: &ServicePoint) -> Kind {
    let (contacts, caught) = figures(ctx, point);
    // Nobody notices what is always caught: the mark is the shield itself.
    if caught.is_some_and(|c| c > 0.0)
        && contacts.is_none_or(|c| c == 0.0)
        && point.caught.as_ref().is_some_and(|c| c.value >= 1.0)
    {
        return Kind::Fixed;
    }
    match point.cause.group() {
        CauseGroup::Ours => Kind::Ours,
        CauseGroup::NotOurs => Kind::NotOurs,
        CauseGroup::Unsorted => Kind::Unsorted,
    }
}

/// Contacts and caught needs per 1,000 customers, where they could be worked out.
fn figures(ctx: &Context, point: &ServicePoint) -> (Option<f64>, Option<f64>) {
    let Some(f) = ctx.figures else { return (None, None) };
    (
        f.contacts_by_point.get(&point.id).copied(),
        f.caught_by_point.get(&point.id).copied().filter(|c| *c > 0.0),
    )
}

fn emit_point(
    ctx: &Context,
    sheet: &mut Sheet,
    traces: &mut Traces,
    column: usize,
    point: &ServicePoint,
    y: f32,
) -> f32 {
    let (contacts, caught) = figures(ctx, point);
    let kind = kind(ctx, point);
    let (figure_style, side) = ctx.look.mark(contacts);
    let spine = ctx.flow.spine(column);
    let x = ctx.flow.left[column] + 34.0_f32.max(16.0 + side / 2.0 + 5.0);
    let width = (text_right(ctx, column) - x).max(40.0);
    let first = figure_style.line.max(15.0);
    // From the top of the point, and from its spine.
    let centre = (first / 2.0).max(side / 2.0);
    let x = x - spine;
    let cause =
        Cause::of("mark").text(&point.id).text(&point.title).text(cause_words(point.cause)).with(kind);
    let cause = cause.figure(contacts).figure(caught).numbers(&[x, centre, width]);
    let height = sheet.put_once(Layer::Above, Point::new(spine, y), &cause, |sheet| {
        let figure = contacts.map(|c| format!("{} ", count(c)));
        let mut pieces = Vec::new();
        if let Some(figure) = &figure {
            pieces.push((figure.as_str(), figure_style.painted(kind.colour().into())));
        }
        pieces.push((shown(&point.title), ctx.look.mark_name()));
        let cause = format!("  {}", cause_words(point.cause));
        let block = fitted(ctx, sheet, &mut pieces, &cause, width);
        let mut items = mark(kind, 0.0, centre, side, Token::Svc);
        items.push(placed(&block, x, centre - first / 2.0));
        let mut extent = centre - first / 2.0 + block.height();
        if let Some(caught) = caught {
            extent += emit_caught(ctx, sheet, &mut items, caught, (x, extent, width));
        }
        let name = spoken(point, kind, contacts, caught);
        Made { id: format!("mark/{}", point.id), role: Role::Mark, name, items, extent }
    });
    sheet.taken.add(Rect::new(spine - side / 2.0, y + centre - side / 2.0, side, side));
    traces.reach(column, y + centre, true);
    y + height.max(centre + side / 2.0) + if ctx.look.compact { 5.0 } else { 8.0 }
}

/// Figure, name and, on compact drawings, cause in one paragraph.
fn fitted(
    ctx: &Context,
    sheet: &Sheet,
    pieces: &mut Vec<(&str, crate::text::Style)>,
    cause: &str,
    width: f32,
) -> crate::text::Block {
    if !ctx.look.compact {
        return sheet.fonts.rich(pieces, width, 0.0);
    }
    let cause_style = ctx.look.fine();
    let plain = sheet.fonts.rich(pieces, width, 0.0);
    let whole = sheet.fonts.width(cause, cause_style);
    if plain.last_line_width() + whole <= width {
        let mut all = pieces.clone();
        all.push((cause, cause_style));
        return sheet.fonts.rich(&all, width, 0.0);
    }
    let below = format!("\n{}", cause.trim_start());
    let mut all = pieces.clone();
    all.push((&below, cause_style));
    sheet.fonts.rich(&all, width, 0.0)
}

fn emit_caught(
    ctx: &Context,
    sheet: &Sheet,
    items: &mut Vec<Item>,
    caught: f64,
    (x, y, width): (f32, f32, f32),
) -> f32 {
    let figure = count(caught);
    let strong = style(12.0, 15.0, Weight::Bold).painted(Token::Fixed.into());
    let room = width - 17.0 - sheet.fonts.width(&figure, strong);
    let long = ctx.look.fine();
    let long = long.painted(Token::Text2.into());
    let words = if sheet.fonts.width("  fixed before noticed", long) <= room {
        "  fixed before noticed"
    } else {
        "  fixed"
    };
    let block = sheet.fonts.rich(&[(&figure, strong), (words, long)], width - 15.0, 0.0);
    items.extend(mark(Kind::Fixed, x + 5.5, y + 7.5, 11.0, Token::Svc));
    items.push(placed(&block, x + 15.0, y));
    block.height() + 1.0
}

fn spoken(point: &ServicePoint, kind: Kind, contacts: Option<f64>, caught: Option<f64>) -> String {
    let contacts = contacts.map_or(String::new(), |c| format!(", {} contacts per 1,000 customers", count(c)));
    let caught = caught.map_or(String::new(), |c| format!(", {} fixed before noticed", count(c)));
    format!("{}: {}, {}{contacts}{caught}", kind.words(), shown(&point.title), cause_words(point.cause))
}

/// For customers: the marks side by side, the word once, then what they may read.
fn help(
    ctx: &Context,
    sheet: &mut Sheet,
    traces: &mut Traces,
    column: usize,
    points: &[&ServicePoint],
    y: f32,
) -> f32 {
    let spine = ctx.flow.spine(column);
    let side = 17.0;
    let centre = y + side / 2.0;
    let mut items = Vec::new();
    for n in 0..points.len() {
        let row = n / 3;
        let at = centre + row as f32 * (side + 4.0);
        items.extend(mark(Kind::Help, spine + (n % 3) as f32 * (side + 4.0), at, side, Token::Svc));
    }
    let rows = points.len().div_ceil(3) as f32;
    let x = ctx.flow.left[column] + 34.0;
    let beside = points.len() == 1;
    let mut at = if beside { y + 1.0 } else { y + rows * (side + 4.0) };
    let (word, h) = sheet.text("Help", ctx.look.mark_name(), x, at, text_right(ctx, column) - x);
    items.push(word);
    at += h + 2.0;
    for point in points {
        if !point.customer_text.is_empty() {
            let (text, h) = sheet.text(&point.customer_text, small(), x, at, text_right(ctx, column) - x);
            items.push(text);
            at += h + 3.0;
        }
    }
    let across = points.len().min(3) as f32 * (side + 4.0) - 4.0;
    sheet.taken.add(Rect::new(spine - side / 2.0, y, across, rows * (side + 4.0) - 4.0));
    let id = points.first().map_or(String::new(), |p| format!("mark/{}", p.id));
    sheet.put(Layer::Above, id, Role::Mark, "Help".into(), items);
    traces.reach(column, centre, true);
    at.max(y + rows * (side + 4.0)) + 4.0
}

/// A cause in words, as they stand beside a mark.
#[must_use]
pub fn cause_words(cause: model::Cause) -> &'static str {
    match cause {
        model::Cause::TechnicalFailure => "technical",
        model::Cause::LogisticalFailure => "logistical",
        model::Cause::HumanFailure => "human",
        model::Cause::DesignFailure => "by design",
        model::Cause::ExpectationGap => "expectation gap",
        model::Cause::PersonalTrigger => "personal trigger",
        model::Cause::InaccurateInformation => "told us wrongly",
        model::Cause::UnrealisticExpectation => "unrealistic expectation",
        model::Cause::EmotionalState => "state of mind",
        model::Cause::ExternalEvent => "outside event",
        model::Cause::Unsorted => "not sorted yet",
    }
}
