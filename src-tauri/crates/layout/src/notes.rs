//! Notes, ink and comment pins: anchored to what they are about.

use std::collections::BTreeMap;

use model::{Anchor, Id, Note, Where};
use scene::{Paint, Path, Point, Rect, Role, Token, Weight};

use crate::Form;
use crate::ink::strokes;
use crate::lanes::{Context, Traces};
use crate::look::style;
use crate::sheet::{Layer, Made, Sheet, filled, placed};
use crate::text::Block;

/// From a note's edge to its words.
const PAD: f32 = 8.0;
/// Radius of a comment's pin.
const PIN: f32 = 10.0;
/// From the left of a card, so that its spine is seen.
const BESIDE_SPINE: f32 = 24.0;

/// Draws them above everything else.
pub(crate) fn emit(ctx: &Context, sheet: &mut Sheet, traces: &Traces) {
    for note in &ctx.map.notes {
        let words = Words::of(ctx, sheet, note);
        let at = note_spot(ctx, sheet, traces, &note.at, words.height());
        let paper = Rect::new(0.0, 0.0, ctx.look.note_w, words.height());
        let Words { text, author } = words;
        sheet.taken.add(paper.moved(at));
        let fill = note.colour.as_deref().and_then(chosen).unwrap_or(Token::Sticky.into());
        let mut items = vec![filled(Path::round_rect(paper, 2.0), fill), placed(&text, PAD, PAD)];
        if !author.is_empty() {
            items.push(placed(&author, PAD, paper.bottom() - author.height() - 5.0));
        }
        let (id, name) = (format!("note/{}", note.id), format!("Note: {}", note.text));
        sheet.put_at(Layer::Above, at, Made { id, role: Role::Note, name, items, extent: 0.0 });
    }
    for ink in &ctx.map.ink {
        let at = spot(ctx, traces, &ink.at);
        let paint = ink.colour.as_deref().and_then(chosen).unwrap_or(Token::Pen.into());
        let items = strokes(&ink.points, ink.width, paint);
        let (id, name) = (format!("ink/{}", ink.id), "Ink".to_owned());
        sheet.put_at(Layer::Above, at, Made { id, role: Role::Ink, name, items, extent: 0.0 });
    }
    let pins = pins(ctx, traces);
    for comment in ctx.map.comments.iter().filter(|c| !c.resolved) {
        let Some(at) = pins.get(&comment.id) else { continue };
        let pin = Path::pin(PIN);
        let count = sheet.fonts.block(
            &format!("{}", comment.replies.len() + 1),
            style(11.0, 13.0, Weight::SemiBold).painted(Token::OnAccent.into()),
            40.0,
        );
        let items = vec![filled(pin, Token::Accent), placed(&count, -count.width() / 2.0, -6.5)];
        let (id, name) = (format!("comment/{}", comment.id), format!("Comment: {}", comment.text));
        sheet.put_at(Layer::Above, *at, Made { id, role: Role::Comment, name, items, extent: 0.0 });
    }
}

/// What stands on a note.
struct Words {
    text: Block,
    author: Block,
}

impl Words {
    fn of(ctx: &Context, sheet: &Sheet, note: &Note) -> Self {
        let block = |words: &str, size, line, weight| {
            sheet.fonts.block(
                words,
                style(size, line, weight).painted(Token::StickyText.into()),
                ctx.look.note_w - 2.0 * PAD,
            )
        };
        Self {
            text: block(&note.text, 12.0, 15.0, Weight::Medium),
            author: block(&note.author, 11.0, 13.0, Weight::Regular),
        }
    }

    fn height(&self) -> f32 {
        (self.text.height() + self.author.height() + 18.0).max(48.0)
    }
}

/// Keeps the room of the notes that their authors put beside cards: what the layout places there gives
/// way to them. A poster has no notes.
pub(crate) fn keep_room(ctx: &Context, sheet: &mut Sheet, traces: &Traces) {
    if ctx.options.form != Form::Window {
        return;
    }
    for note in &ctx.map.notes {
        let Anchor { place, dx, dy } = &note.at;
        let by_hand = dx.is_some() || dy.is_some();
        // Steps and other lanes have no place yet, those further down not even a height.
        let at_cards = |lane: &str| ctx.map.lanes.get(ctx.actions).is_some_and(|l| l.id == lane);
        let here = place.step.is_none() && place.lane.as_deref().is_none_or(at_cards);
        if by_hand && here {
            let at = spot(ctx, traces, &note.at);
            let h = Words::of(ctx, sheet, note).height();
            // The lane of the cards is being drawn.
            sheet.taken.add(Rect::new(at.x, at.y - traces.cards_y, ctx.look.note_w, h));
        }
    }
}

/// The middle of each comment's pin: on its thing's right edge, later ones left of it, and resolved ones,
/// which are not drawn, left of all.
pub(crate) fn pins(ctx: &Context, traces: &Traces) -> BTreeMap<Id, Point> {
    let mut pins = BTreeMap::new();
    let mut taken: Vec<(&Where, f32)> = Vec::new();
    let mut all: Vec<_> = ctx.map.comments.iter().collect();
    all.sort_by_key(|comment| comment.resolved);
    for comment in all {
        let place = box_of(ctx, traces, &comment.on);
        let before = match taken.iter_mut().find(|(on, _)| *on == &comment.on) {
            Some((_, before)) => {
                *before += 1.0;
                *before
            }
            None => {
                taken.push((&comment.on, 0.0));
                0.0
            }
        };
        let at = Point::new(place.right() - 1.0 - 24.0 * before, place.bottom() - 14.0);
        pins.insert(comment.id.clone(), at);
    }
    pins
}

/// Where its author put the note; without that the first place below what it is about on which it
/// hides nothing, under the map where there is none.
fn note_spot(ctx: &Context, sheet: &Sheet, traces: &Traces, anchor: &Anchor, h: f32) -> Point {
    if anchor.dx.is_some() || anchor.dy.is_some() {
        return spot(ctx, traces, anchor);
    }
    let place = box_of(ctx, traces, &anchor.place);
    let x = place.x + BESIDE_SPINE;
    Point::new(x, sheet.taken.first_free(x, ctx.look.note_w, h, place.bottom() + 4.0, 4.0))
}

fn spot(ctx: &Context, traces: &Traces, anchor: &Anchor) -> Point {
    let place = box_of(ctx, traces, &anchor.place);
    let near = |d: Option<f64>| d.unwrap_or(0.0).clamp(-5000.0, 5000.0) as f32;
    // Kept on the sheet, wherever the anchor has moved to.
    Point::new((place.x + near(anchor.dx)).max(0.0), (place.y + near(anchor.dy)).max(0.0))
}

/// The box of what a place names; the map's own for the map.
fn box_of(ctx: &Context, traces: &Traces, place: &Where) -> Rect {
    let card = |id: &str| {
        let r = ctx.flow.card(ctx.grid.touchpoint(id)?)?;
        Some(Rect::new(r.x, r.y + traces.cards_y, r.w, r.h))
    };
    let lane = place.lane.as_ref().and_then(|id| ctx.map.lanes.iter().position(|l| l.id == *id));
    // In the lane of touchpoints a cell is the card itself.
    let in_lane = |r: Rect| match lane.filter(|l| *l != ctx.actions).and_then(|l| traces.lanes.get(l)) {
        Some((top, h)) => Rect::new(r.x, *top, r.w, *h),
        None => r,
    };
    let of_stage = |id: &str| {
        let columns = ctx.grid.stages[ctx.grid.stage(id)?].clone();
        let x = *ctx.flow.left.get(columns.start)?;
        Some(Rect::new(x, traces.cards_y, ctx.look.card_w, 40.0))
    };
    let of_point =
        |id: &str| ctx.map.service_points.iter().find(|p| p.id == id).and_then(|p| card(&p.touchpoint));
    let found = if let Some(id) = &place.touchpoint {
        card(id)
    } else if let Some(id) = &place.stage {
        of_stage(id)
    } else if let Some(id) = &place.service_point {
        of_point(id)
    } else if let Some(id) = &place.step {
        traces.step_boxes.get(id).copied()
    } else if let Some(pair) = &place.transition {
        card(&pair.from)
    } else {
        None
    };
    found.map_or_else(|| whole(ctx, traces), in_lane)
}

/// The box of what is about the whole map.
pub(crate) fn whole(ctx: &Context, traces: &Traces) -> Rect {
    Rect::new(ctx.x0 + ctx.look.labels, traces.cards_y, ctx.flow.right - ctx.x0, 40.0)
}

fn chosen(hex: &str) -> Option<Paint> {
    let n = u32::from_str_radix(hex.strip_prefix('#')?, 16).ok()?;
    let [_, r, g, b] = n.to_be_bytes();
    Some(Paint::Chosen { rgb: [r, g, b] })
}
