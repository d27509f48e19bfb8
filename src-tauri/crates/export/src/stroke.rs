//! What every painter must read alike from a stroke.

use scene::{Path, Segment, Stroke};

/// Longest mitre, in line widths: corners down to 90° stay sharp and sharper ones are cut, so
/// that no ink leaves the box that [`Stroke::reach`] promises.
pub(crate) const MITRE_LIMIT: f32 = 1.5;

/// The dashes as pairs of dash and gap; empty for a solid line, and where the lengths make none.
pub(crate) fn dashes(stroke: &Stroke) -> Vec<f32> {
    let sound = stroke.dash.iter().all(|d| d.is_finite() && *d >= 0.0);
    if !sound || stroke.dash.iter().sum::<f32>() <= 0.0 {
        return Vec::new();
    }
    let mut dashes = stroke.dash.clone();
    if dashes.len() % 2 == 1 {
        dashes.extend_from_slice(&stroke.dash);
    }
    dashes
}

/// True where the stroke can be seen.
pub(crate) fn is_visible(stroke: &Stroke) -> bool {
    stroke.width.is_finite() && stroke.width > 0.0
}

/// True where the outline begins with a move and all its points are finite: any other is not
/// drawn.
pub(crate) fn is_drawable(path: &Path) -> bool {
    let finite = |p: &scene::Point| p.x.is_finite() && p.y.is_finite();
    matches!(path.segments.first(), Some(Segment::Move { .. }))
        && path.segments.iter().all(|segment| match segment {
            Segment::Move { p } | Segment::Line { p } => finite(p),
            Segment::Quad { c, p } => finite(c) && finite(p),
            Segment::Cubic { c1, c2, p } => finite(c1) && finite(c2) && finite(p),
            Segment::Close => true,
        })
}
