//! Image lanes: pictures at touchpoints, in their own proportions.

use model::{Image, MediaType};
use scene::{Item, Path, Picture, Rect, Role, Stroke, Token};

use super::Context;
use crate::sheet::{Layer, Sheet, stroked};

mod size;

/// Draws the lane and returns its height.
pub(crate) fn emit(ctx: &Context, sheet: &mut Sheet, i: usize, y: f32) -> f32 {
    let lane = &ctx.map.lanes[i];
    let mut bottom = y + 24.0;
    for column in 0..ctx.grid.columns.len() {
        let mut at = y + 6.0;
        for (_, t) in ctx.grid.in_column(column) {
            let touchpoint = &ctx.map.touchpoints[t];
            let Some(image) =
                touchpoint.images.get(&lane.id).and_then(|id| ctx.map.images.iter().find(|i| i.id == *id))
            else {
                continue;
            };
            let x = ctx.text_x(column, i) - 10.0;
            let width = ctx.flow.left[column] + ctx.flow.width[column] - x;
            let place = fitted(image, x, at, width);
            let picture = Picture {
                at: place,
                alt: image.alt.clone(),
                media_type: image.media_type.word().to_owned(),
                data: image.data.clone(),
            };
            let frame = stroked(Path::rect(place), Stroke::solid(Token::Border2.into(), 1.0));
            let items = vec![Item::Picture(picture), frame];
            sheet.put(
                Layer::Things,
                format!("image/{}/{}", lane.id, touchpoint.id),
                Role::Image,
                image.alt.clone(),
                items,
            );
            sheet.taken.add(place);
            at = place.bottom() + 5.0;
        }
        bottom = bottom.max(at + 1.0);
    }
    bottom - y
}

/// The picture's box: as wide as its column, at most as high as wide.
fn fitted(image: &Image, x: f32, y: f32, width: f32) -> Rect {
    let (w, h) = size::of(image.media_type == MediaType::Png, &image.data).unwrap_or((4.0, 3.0));
    let scale = (width / w).min(width / h);
    Rect::new(x, y, (w * scale).max(1.0), (h * scale).max(1.0))
}
