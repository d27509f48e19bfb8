//! Ink: strokes as they were drawn, wider where the pen was pressed harder.

use scene::{Item, Paint, Path, Point, Stroke};

use crate::sheet::stroked;

/// The width at half the pressure, at none and at all of it.
const WIDTH: f64 = 2.25;
const THIN: f64 = 1.7;
const THICK: f64 = 2.8;
/// So many widths from thin to thick that nobody sees where one begins.
const LEVELS: f64 = 6.0;

/// A line of one width.
struct Line {
    path: Path,
    level: f64,
    end: Point,
}

/// A stroke from where it is put: x, y and pressure in turn; `width` is that at half the pressure. Quadratic
/// curves through the middles of neighbouring points.
pub(crate) fn strokes(points: &[f64], width: Option<f64>, paint: Paint) -> Vec<Item> {
    let near = |d: f64| d.clamp(-10_000.0, 10_000.0) as f32;
    let points: Vec<(Point, f64)> = points
        .chunks_exact(3)
        .map(|p| (Point::new(near(p[0]), near(p[1])), (p[2].clamp(0.0, 1.0) * LEVELS).round()))
        .collect();
    let Some(((first, start), (last, end))) = points.first().zip(points.last()) else { return Vec::new() };
    let mut lines = vec![Line { path: Path::new().move_to(first.x, first.y), level: *start, end: *first }];
    for pair in points.windows(2) {
        let ((control, level), (next, _)) = (pair[0], pair[1]);
        let middle = Point::new((control.x + next.x) / 2.0, (control.y + next.y) / 2.0);
        go_on(&mut lines, level, middle, |path| path.quad_to(control.x, control.y, middle.x, middle.y));
    }
    go_on(&mut lines, *end, *last, |path| path.line_to(last.x + 0.01, last.y));
    let scale = width.unwrap_or(WIDTH) / WIDTH;
    let wide = |level: f64| ((THIN + (THICK - THIN) * level / LEVELS) * scale) as f32;
    lines
        .into_iter()
        .map(|line| stroked(line.path, Stroke::solid(paint, wide(line.level)).rounded()))
        .collect()
}

/// Goes on with the last line, or begins another one at its end where the width changes.
fn go_on(lines: &mut Vec<Line>, level: f64, end: Point, draw: impl Fn(Path) -> Path) {
    let Some(line) = lines.last_mut() else { return };
    if line.level == level {
        line.path = draw(std::mem::take(&mut line.path));
        line.end = end;
        return;
    }
    let from = line.end;
    lines.push(Line { path: draw(Path::new().move_to(from.x, from.y)), level, end });
}

#[cfg(test)]
mod tests {
    use scene::Token;

    use super::*;

    fn widths(points: &[f64]) -> Vec<f32> {
        let items = strokes(points, None, Token::Pen.into());
        let width = |item: &Item| match item {
            Item::Shape(shape) => shape.stroke.as_ref().map(|stroke| stroke.width),
            _ => None,
        };
        items.iter().filter_map(width).collect()
    }

    #[test]
    fn a_stroke_of_one_pressure_is_one_line() {
        let widths = widths(&[0.0, 0.0, 0.5, 9.0, 0.0, 0.5, 18.0, 4.0, 0.5]);
        assert_eq!(widths.len(), 1);
        assert!((widths[0] - 2.25).abs() < 0.001, "{widths:?}");
    }

    #[test]
    fn a_stroke_grows_wider_with_the_pressure_and_has_no_gap() {
        let points: Vec<f64> = (0..20).flat_map(|i| [f64::from(i) * 4.0, 0.0, f64::from(i) / 19.0]).collect();
        let widths = widths(&points);
        assert!(widths.len() > 3 && widths.is_sorted(), "{widths:?}");
        assert!(widths[0] < 1.8 && widths[widths.len() - 1] > 2.7, "{widths:?}");
        let items = strokes(&points, None, Token::Pen.into());
        let mut reached = 0.0_f32;
        for item in &items {
            let ink = item.ink();
            assert!(ink.x <= reached, "a gap at {reached}");
            reached = ink.right();
        }
    }

    #[test]
    fn a_stroke_without_points_is_none() {
        assert!(widths(&[]).is_empty());
    }
}
