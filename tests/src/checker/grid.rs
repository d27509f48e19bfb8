//! Which inks lie near a place: a grid of square cells, so that only neighbours are compared.

use std::collections::HashMap;

use scene::Rect;

/// Side of a cell in scene units, about the pitch of a column.
const CELL: f32 = 128.0;
/// What covers more cells than this is kept in a list of its own.
const MANY: i64 = 256;

pub(crate) struct Grid {
    boxes: Vec<Rect>,
    cells: HashMap<(i64, i64), Vec<usize>>,
    wide: Vec<usize>,
}

impl Grid {
    pub(crate) fn new(boxes: impl Iterator<Item = Rect>) -> Self {
        let boxes: Vec<Rect> = boxes.collect();
        let mut grid = Self { boxes: Vec::new(), cells: HashMap::new(), wide: Vec::new() };
        for (index, r) in boxes.iter().enumerate() {
            let (columns, rows) = span(r);
            if (columns.1 - columns.0 + 1) * (rows.1 - rows.0 + 1) > MANY {
                grid.wide.push(index);
                continue;
            }
            for column in columns.0..=columns.1 {
                for row in rows.0..=rows.1 {
                    grid.cells.entry((column, row)).or_default().push(index);
                }
            }
        }
        grid.boxes = boxes;
        grid
    }

    /// Indices of the boxes that overlap `r`, in order.
    pub(crate) fn near(&self, r: &Rect) -> Vec<usize> {
        let (columns, rows) = span(r);
        let cells = (columns.0..=columns.1).flat_map(|c| (rows.0..=rows.1).map(move |r| (c, r)));
        let listed = cells.filter_map(|cell| self.cells.get(&cell)).flatten();
        let mut found: Vec<usize> =
            listed.chain(&self.wide).copied().filter(|i| touches(&self.boxes[*i], r)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Like [`Rect::overlaps`], but a line without thickness counts too.
pub(crate) fn touches(a: &Rect, b: &Rect) -> bool {
    a.x <= b.right() && b.x <= a.right() && a.y <= b.bottom() && b.y <= a.bottom()
}

fn span(r: &Rect) -> ((i64, i64), (i64, i64)) {
    let cell = |v: f32| (v / CELL).floor() as i64;
    ((cell(r.x), cell(r.right())), (cell(r.y), cell(r.bottom())))
}
