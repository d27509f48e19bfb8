//! What a poster carries besides the map.
use crate::{
    Figures, Options,
    lanes::{Context, Traces},
    sheet::Sheet,
};
use model::JourneyMap;
pub(crate) fn title_block(
    _m: &JourneyMap,
    _f: Option<&Figures>,
    _o: &Options,
    _s: &mut Sheet,
    margin: f32,
    _w: f32,
) -> f32 {
    margin
}
pub(crate) fn fill(
    _c: &Context,
    _s: &mut Sheet,
    _t: &Traces,
    bottom: f32,
    _r: f32,
    _target: Option<f32>,
) -> f32 {
    bottom
}
pub(crate) fn colophon(
    _m: &JourneyMap,
    _f: Option<&Figures>,
    _o: &Options,
    _s: &mut Sheet,
    _ma: f32,
    _w: f32,
    y: f32,
) -> f32 {
    y
}
