//! The strip of stages across the top: chevrons with title and contacts.

use scene::{Item, Path, Point, Role, Token, Weight};

use crate::flow::shown;
use crate::lanes::Context;
use crate::look::{count, small, style};
use crate::sheet::{Layer, Made, Sheet, filled};
use crate::text::Align;

const NOTCH: f32 = 8.0;

/// Draws the strip from `y` on and returns its height.
pub(crate) fn emit(ctx: &Context, sheet: &mut Sheet, y: f32) -> f32 {
    let titles: Vec<_> = (0..ctx.map.stages.len()).map(|s| Chevron::new(ctx, sheet, s)).collect();
    let tallest = titles.iter().map(|c| c.h).fold(ctx.look.stage_h, f32::max);
    for chevron in &titles {
        chevron.put(ctx, sheet, y + ctx.look.stage_pad, tallest);
    }
    tallest + 2.0 * ctx.look.stage_pad
}

struct Chevron {
    stage: usize,
    x: f32,
    w: f32,
    title: crate::text::Block,
    contacts: Option<String>,
    h: f32,
}

impl Chevron {
    fn new(ctx: &Context, sheet: &Sheet, stage: usize) -> Self {
        let columns = &ctx.grid.stages[stage];
        let x = ctx.flow.left[columns.start];
        let end = ctx.flow.left.get(columns.end).map_or(ctx.flow.right - 8.0, |next| next - 3.0);
        let w = end - x + NOTCH - 3.0;
        let figure = ctx.figures.and_then(|f| f.contacts_by_stage.get(&ctx.map.stages[stage].id));
        let contacts = figure.map(|n| format!("{} contacts", count(*n)));
        let title_style = style(13.0, 17.0, Weight::SemiBold);
        let inner = w - 2.0 * NOTCH - 16.0;
        let side = contacts.as_ref().map_or(0.0, |c| sheet.fonts.width(c, small()) + 10.0);
        let name = shown(&ctx.map.stages[stage].title);
        let beside = sheet.fonts.width(name, title_style) + side <= inner;
        let title = sheet.fonts.block(name, title_style, if beside { inner - side } else { inner }.max(30.0));
        let lines = title.height() + if beside || contacts.is_none() { 0.0 } else { 14.0 };
        Self { stage, x, w, title, contacts, h: lines + 12.0 }
    }

    fn put(&self, ctx: &Context, sheet: &mut Sheet, y: f32, h: f32) {
        let (right, middle) = (self.w, h / 2.0);
        let shape = Path::new()
            .move_to(0.0, 0.0)
            .line_to(right - NOTCH, 0.0)
            .line_to(right, middle)
            .line_to(right - NOTCH, h)
            .line_to(0.0, h)
            .line_to(NOTCH, middle)
            .close();
        let mut items = vec![filled(shape, Token::Surface2)];
        let left = NOTCH + 8.0;
        let inner = self.w - 2.0 * NOTCH - 16.0;
        let figure = self.contacts.as_ref().map(|c| sheet.fonts.block(c, small(), inner.max(30.0)));
        let beside = figure.as_ref().is_none_or(|f| self.title.width() + f.width() + 10.0 <= inner);
        let block_h = self.title.height() + if beside { 0.0 } else { 14.0 };
        let top = middle - block_h / 2.0;
        items.push(Item::Text(self.title.at(left, top, self.title.width(), Align::Left)));
        if let Some(figure) = figure {
            let (fx, fy) = if beside {
                (left + inner - figure.width(), middle - 6.5)
            } else {
                (left, top + self.title.height() + 1.0)
            };
            items.push(Item::Text(figure.at(fx, fy, figure.width(), Align::Left)));
        }
        let stage = &ctx.map.stages[self.stage];
        let contacts = self.contacts.as_ref().map_or(String::new(), |c| format!(", {c} per 1,000 customers"));
        let (id, name) = (format!("stage/{}", stage.id), format!("{}{contacts}", shown(&stage.title)));
        let made = Made { id, role: Role::Stage, name, items, extent: 0.0 };
        sheet.put_at(Layer::Things, Point::new(self.x, y), made);
    }
}
