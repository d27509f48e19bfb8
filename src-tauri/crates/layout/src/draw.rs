//! Puts the whole drawing together.

use std::collections::BTreeSet;

use model::{JourneyMap, LaneKind};
use scene::{Group, Path, Rect, Role, Scene, Size, Token};

use crate::flow::Breadth;
use crate::grid::Grid;
use crate::kept::Kept;
use crate::lanes::{self, Context, Traces, emotion, service};
use crate::look::Look;
use crate::places::Places;
use crate::sheet::{Finished, Sheet, filled};
use crate::{Figures, Fonts, Form, Options, flow, notes, personas, poster, stages};

/// White around a poster of the drawing's own size. On paper the painter leaves the margin.
const MARGIN: f32 = 36.0;
const MARGIN_ON_PAPER: f32 = 14.0;

/// A drawing, the right end of its map, and the places on it.
pub(crate) struct Drawn {
    pub scene: Scene,
    map_right: f32,
    pub places: Places,
}

/// Draws the map; `kept` is what the last drawing left, and then what this one leaves.
pub(crate) fn draw(
    map: &JourneyMap,
    figures: Option<&Figures>,
    fonts: &Fonts,
    options: &Options,
    kept: &mut Kept,
) -> Drawn {
    let with_lane = service::implied_lane(map, options);
    let map = with_lane.as_ref().unwrap_or(map);
    let look = Look::of(options.density).with_labels_for(map, fonts);
    let drawn = draw_with(look, map, figures, fonts, options, kept);
    let Form::Poster { aspect } = options.form else { return drawn };
    let columns = Grid::of(map).columns.len().max(1) as f32;
    // What the title block or the paper leaves beside the map.
    let size = drawn.scene.size;
    let beside = size.w - drawn.map_right - margin(options);
    let paper = aspect.map_or(0.0, |a| (size.h * a - size.w).max(0.0));
    let spare = beside + paper;
    if spare < size.w * 0.02 {
        return drawn;
    }
    // Wider columns fill it, and break fewer lines. Most of what the paper spares, as the drawing
    // gets lower at the same time.
    let each = ((beside + paper * 0.8) / columns).min(look.card_w * 1.5);
    let wider = Look { card_w: look.card_w + each * 0.7, gap: look.gap + each * 0.3, ..look };
    draw_with(wider, map, figures, fonts, options, kept)
}

/// Left of the drawing, and right of it.
fn margin(options: &Options) -> f32 {
    match options.form {
        Form::Window => 0.0,
        Form::Poster { aspect: None } => MARGIN,
        Form::Poster { aspect: Some(_) } => MARGIN_ON_PAPER,
    }
}

fn draw_with(
    look: Look,
    map: &JourneyMap,
    figures: Option<&Figures>,
    fonts: &Fonts,
    options: &Options,
    kept: &mut Kept,
) -> Drawn {
    let figures = figures.filter(|_| !options.for_customers);
    let poster = matches!(options.form, Form::Poster { .. });
    let x0 = margin(options);
    let grid = Grid::of(map);
    let breadth = Breadth::of(figures.filter(|_| options.flow).map(|figures| &figures.passages));
    let flow = flow::measure(map, &grid, fonts, look, breadth, x0 + look.labels + 8.0);
    // That a text is a quote is nothing that customers see.
    let at_faces =
        if options.for_customers { BTreeSet::new() } else { emotion::quotes_for_faces(map, !poster) };
    let ctx = Context {
        map,
        grid: &grid,
        flow: &flow,
        figures,
        look,
        options,
        x0,
        at_faces,
        actions: map.lanes.iter().position(|l| l.kind == LaneKind::Touchpoints).unwrap_or(0),
    };
    let mut sheet = Sheet::after(std::mem::take(kept), fonts, options);
    if poster {
        let size = draw_poster(&ctx, &mut sheet);
        let scene = scene_of(map, sheet.finished(), size, Token::Surface);
        return Drawn { scene, map_right: flow.right, places: Places::default() };
    }
    let (size, headers, places) = draw_window(&ctx, &mut sheet);
    let mut finished = sheet.finished();
    *kept = std::mem::take(&mut finished.kept);
    let scene = Scene { headers, ..scene_of(map, finished, size, Token::Surface) };
    Drawn { scene, map_right: flow.right, places }
}

/// The size of the drawing, that of its headers, and the places on it.
fn draw_window(ctx: &Context, sheet: &mut Sheet) -> (Size, Size, Places) {
    let top = stages::emit(ctx, sheet, 0.0);
    let traces = lanes::emit(ctx, sheet, top);
    emit_spines(ctx, sheet, &traces);
    notes::emit(ctx, sheet, &traces);
    let size = Size { w: ctx.flow.right.ceil(), h: (traces.bottom + 1.0).ceil() };
    // With the rule beside the labels.
    (size, Size { w: ctx.look.labels + 1.0, h: top }, Places::of(ctx, &traces))
}

fn draw_poster(ctx: &Context, sheet: &mut Sheet) -> Size {
    let margin = ctx.x0;
    let right = ctx.flow.right.max(margin + 960.0);
    let width = right - margin;
    let top = poster::title_block(ctx.map, ctx.figures, ctx.options, sheet, margin, width);
    let y = top + stages::emit(ctx, sheet, top);
    let traces = lanes::emit(ctx, sheet, y);
    let target = match ctx.options.form {
        Form::Poster { aspect: Some(aspect) } => Some((right + margin) / aspect),
        Form::Poster { aspect: None } | Form::Window => None,
    };
    let bottom = poster::fill(ctx, sheet, &traces, traces.bottom, right, target);
    emit_spines(ctx, sheet, &traces);
    let end = poster::colophon(ctx.map, ctx.figures, ctx.options, sheet, margin, width, bottom + 14.0);
    Size { w: (right + margin).ceil(), h: (end + (margin - 8.0).max(10.0)).ceil() }
}

fn emit_spines(ctx: &Context, sheet: &mut Sheet, traces: &Traces) {
    let mut spines = lanes::spines::stretches(ctx, traces);
    lanes::step_arrows::emit(ctx, sheet, traces, &mut spines);
    lanes::spines::emit(sheet, &spines);
}

/// A finished drawing on a ground, at least as large as `size` and its ink.
pub(crate) fn scene_of(map: &JourneyMap, finished: Finished, size: Size, ground: Token) -> Scene {
    let Finished { groups: drawn, ink, smallest, .. } = finished;
    let size = Size { w: size.w.max(ink.right().ceil()), h: size.h.max(ink.bottom().ceil()) };
    let paper = filled(Path::rect(Rect::new(0.0, 0.0, size.w, size.h)), ground);
    let mut groups = Vec::with_capacity(drawn.len() + 1);
    groups.push(Group::new("paper", Role::Backdrop, String::new(), vec![paper]));
    groups.extend(drawn);
    Scene {
        size,
        headers: Size { w: 0.0, h: 0.0 },
        title: flow::shown(&map.title).to_owned(),
        language: language(map).to_owned(),
        personas: personas::colours(map),
        groups,
        smallest_text: smallest,
    }
}

/// The language of most titles, told by their script; "" for Latin, which many share.
fn language(map: &JourneyMap) -> &'static str {
    let titles = map.touchpoints.iter().map(|t| &t.title).chain(map.stages.iter().map(|s| &s.title));
    let (mut arabic, mut chinese, mut all) = (0_usize, 0_usize, 0_usize);
    for c in titles.flat_map(|t| t.chars()).filter(|c| c.is_alphabetic()) {
        all += 1;
        match c {
            '\u{600}'..='\u{6ff}' => arabic += 1,
            '\u{4e00}'..='\u{9fff}' => chinese += 1,
            _ => {}
        }
    }
    match (arabic * 2 > all, chinese * 2 > all) {
        (true, _) => "ar",
        (_, true) => "zh-Hans",
        _ => "",
    }
}
