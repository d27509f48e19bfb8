//! Image lanes: pictures at touchpoints, in their own proportions.

use model::{Image, MediaType};
use scene::{Item, Path, Picture, Point, Rect, Role, Stroke, Token};

use super::Context;
use crate::kept::Cause;
use crate::sheet::{Layer, Made, Sheet, stroked};

mod size;

/// Draws the lane and returns its height.
pub(crate) fn emit(ctx: &Context, sheet: &mut Sheet, i: usize) -> f32 {
    let lane = &ctx.map.lanes[i];
    let mut bottom = 24.0_f32;
    for column in 0..ctx.grid.columns.len() {
        let mut at = 6.0;
        for (_, t) in ctx.grid.in_column(column) {
            let touchpoint = &ctx.map.touchpoints[t];
            let Some(image) =
                touchpoint.images.get(&lane.id).and_then(|id| ctx.map.images.iter().find(|i| i.id == *id))
            else {
                continue;
            };
            let x = ctx.text_x(column, i) - 10.0;
            let width = ctx.flow.left[column] + ctx.flow.width[column] - x;
            let (media_type, alt) = (image.media_type.word(), &image.alt);
            let cause = Cause::of("picture").text(&lane.id).text(&touchpoint.id).text(alt).text(media_type);
            let cause = cause.text(&image.data).number(width);
            let (corner, place) = (Point::new(x, at), fitted(image, width));
            sheet.put_once(Layer::Things, corner, &cause, |_| {
                let picture = Picture {
                    at: place,
                    alt: alt.clone(),
                    media_type: media_type.to_owned(),
                    data: image.data.clone(),
                };
                let frame = stroked(Path::rect(place), Stroke::solid(Token::Border2.into(), 1.0));
                let items = vec![Item::Picture(picture), frame];
                let id = format!("image/{}/{}", lane.id, touchpoint.id);
                Made { id, role: Role::Image, name: alt.clone(), items, extent: 0.0 }
            });
            sheet.taken.add(place.moved(corner));
            at += place.h + 5.0;
        }
        bottom = bottom.max(at + 1.0);
    }
    bottom
}

/// The picture's box: as wide as its column, at most as high as wide.
fn fitted(image: &Image, width: f32) -> Rect {
    let (w, h) = size::of(image.media_type == MediaType::Png, &image.data).unwrap_or((4.0, 3.0));
    let scale = (width / w).min(width / h);
    Rect::new(0.0, 0.0, (w * scale).max(1.0), (h * scale).max(1.0))
}
