//! The way of one arrow: the shortest with few bends on a net of lines that lie between things.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use scene::{Point, Rect};

use crate::lanes::{Context, Traces};
use crate::sheet::{Sheet, THIN};

/// Kept free of things beside a line, and of other lines.
const CLEAR: f32 = 3.0;
const APART: f32 = 2.9;
/// What a bend costs, in length.
const BEND: u32 = 40;
/// What a stretch along another line costs.
const ALONG: u32 = 2000;
/// From an arrow to the next one beside it.
const BESIDE: f32 = 5.0;
/// Lines of the net that are tried each way, at most.
const NET: usize = 90;

pub(crate) struct Router<'a> {
    ctx: &'a Context<'a>,
    sheet: &'a Sheet<'a>,
    traces: &'a Traces,
    drawn: &'a [Rect],
}

/// A crossing of the net and the way in which it was reached: 0 level, 1 upright.
type Node = (usize, usize, usize);

/// An end of the arrow: where it leaves the box, and one step outside.
#[derive(Clone, Copy)]
struct Port {
    on: Point,
    out: Point,
}

impl<'a> Router<'a> {
    pub(crate) fn new(
        ctx: &'a Context<'a>,
        sheet: &'a Sheet<'a>,
        traces: &'a Traces,
        drawn: &'a [Rect],
    ) -> Self {
        Self { ctx, sheet, traces, drawn }
    }

    /// The points from box to box.
    pub(crate) fn way(&self, from: Rect, to: Rect) -> Option<Vec<Point>> {
        let starts = self.ports(from);
        let ends = self.ports(to);
        let (xs, ys) = self.net(&from.union(&to), &starts, &ends);
        let path = self.search(&xs, &ys, &starts, &ends)?;
        Some(straightened(path))
    }

    /// Middles of the sides and, above and below, places beside the spines.
    fn ports(&self, r: Rect) -> Vec<Port> {
        let port =
            |x: f32, y: f32, dx: f32, dy: f32| Port { on: Point::new(x, y), out: Point::new(x + dx, y + dy) };
        // Clear of the heads of arrows between touchpoints.
        let aside = 8.0 + 2.0 * self.ctx.flow.breadth.slack();
        let mut ports = Vec::new();
        for y in [r.y + r.h / 2.0, r.y + 13.0_f32.min(r.h / 4.0)] {
            let y = y.round();
            ports.extend([port(r.right(), y, aside, 0.0), port(r.x, y, -aside, 0.0)]);
        }
        for x in [r.x + r.w * 0.5, r.x + r.w * 0.75, r.x + 30.0_f32.min(r.w * 0.4)] {
            let x = x.round();
            ports.push(port(x, r.bottom(), 0.0, 6.0));
            ports.push(port(x, r.y, 0.0, -6.0));
        }
        // The last stretch before the box, whose own rectangle is taken.
        ports.retain(|p| self.is_free(p.out, Point::new((p.out.x + p.on.x) / 2.0, (p.out.y + p.on.y) / 2.0)));
        let apart: Vec<Port> = ports.iter().copied().filter(|p| !self.along_another(p.on, p.out)).collect();
        if apart.is_empty() { ports } else { apart }
    }

    fn net(&self, region: &Rect, starts: &[Port], ends: &[Port]) -> (Vec<f32>, Vec<f32>) {
        let near = region.grown(260.0);
        let (flow, traces) = (self.ctx.flow, self.traces);
        let ports: Vec<Point> = starts.iter().chain(ends).map(|p| p.out).collect();
        let mut xs: Vec<f32> = Vec::new();
        for column in 0..flow.left.len() {
            let right = flow.left[column] + flow.width[column];
            let gap = flow.gap[column + 1];
            xs.extend([right + gap * 0.3, right + gap * 0.5, right + gap * 0.7].iter().map(|x| x.round()));
        }
        let mut ys: Vec<f32> = Vec::new();
        for (top, h) in &traces.lanes {
            ys.extend([top + 3.0, top + h - 3.0]);
        }
        for step in traces.step_boxes.values().filter(|s| s.overlaps(&near)) {
            ys.extend([step.y - 5.0, step.bottom() + 5.0]);
        }
        // Beside the arrows that are there already.
        for d in self.drawn.iter().filter(|d| d.grown(1.0).overlaps(&near)) {
            if d.w > d.h {
                ys.extend([d.y - BESIDE, d.y + BESIDE])
            } else {
                xs.extend([d.x - BESIDE, d.x + BESIDE])
            }
        }
        let (x, y) = ((near.x, near.right()), (near.y, near.bottom()));
        (net_lines(ports.iter().map(|p| p.x), xs, x), net_lines(ports.iter().map(|p| p.y), ys, y))
    }

    /// Nothing with a body of its own on the stretch.
    fn is_free(&self, a: Point, b: Point) -> bool {
        let band = super::segment(a, b).grown(CLEAR);
        !self.sheet.taken.over(&band).any(|r| r.w > THIN && r.h > THIN)
    }

    fn along_another(&self, a: Point, b: Point) -> bool {
        let level = (a.y - b.y).abs() < 0.01;
        let band = super::segment(a, b).grown(APART);
        let same_way = |d: &Rect| if level { d.h <= THIN && d.w > THIN } else { d.w <= THIN && d.h > THIN };
        self.drawn.iter().any(|d| same_way(d) && d.grown(0.5).overlaps(&band))
            || self.sheet.taken.over(&band).any(|r| same_way(&r))
    }

    fn search(&self, xs: &[f32], ys: &[f32], starts: &[Port], ends: &[Port]) -> Option<Vec<Point>> {
        let index = |list: &[f32], v: f32| list.iter().position(|w| (w - v).abs() < 0.01);
        let node = |p: Point| Some((index(xs, p.x)?, index(ys, p.y)?));
        let goals: BTreeMap<(usize, usize), Port> =
            ends.iter().filter_map(|p| Some((node(p.out)?, *p))).collect();
        let mut best: BTreeMap<Node, (u32, Option<Node>)> = BTreeMap::new();
        let mut heap = BinaryHeap::new();
        let mut begin: BTreeMap<(usize, usize), Port> = BTreeMap::new();
        for port in starts {
            let Some((x, y)) = node(port.out) else { continue };
            let way = usize::from((port.on.x - port.out.x).abs() < 0.01);
            best.insert((x, y, way), (0, None));
            begin.insert((x, y), *port);
            heap.push(Reverse((0_u32, x, y, way)));
        }
        while let Some(Reverse((cost, x, y, way))) = heap.pop() {
            if best.get(&(x, y, way)).is_some_and(|b| b.0 < cost) {
                continue;
            }
            if let Some(goal) = goals.get(&(x, y)) {
                let enters = usize::from((goal.on.x - goal.out.x).abs() < 0.01);
                if enters == way || cost > 0 {
                    return Some(self.traced(xs, ys, &best, (x, y, way), &begin, *goal));
                }
            }
            let here = Point::new(xs[x], ys[y]);
            let steps = [
                (x.checked_sub(1), Some(y), 0),
                (Some(x + 1), Some(y), 0),
                (Some(x), y.checked_sub(1), 1),
                (Some(x), Some(y + 1), 1),
            ];
            for (nx, ny, turn) in steps {
                let (Some(nx), Some(ny)) = (nx, ny) else { continue };
                let (Some(px), Some(py)) = (xs.get(nx), ys.get(ny)) else { continue };
                let there = Point::new(*px, *py);
                if !self.is_free(here, there) {
                    continue;
                }
                let length = ((here.x - there.x).abs() + (here.y - there.y).abs()).round() as u32;
                let bend = if turn == way { 0 } else { BEND };
                let crowd = if self.along_another(here, there) { ALONG } else { 0 };
                let next = cost + length + bend + crowd;
                let known = best.get(&(nx, ny, turn)).map_or(u32::MAX, |b| b.0);
                if next < known {
                    best.insert((nx, ny, turn), (next, Some((x, y, way))));
                    heap.push(Reverse((next, nx, ny, turn)));
                }
            }
        }
        None
    }

    fn traced(
        &self,
        xs: &[f32],
        ys: &[f32],
        best: &BTreeMap<Node, (u32, Option<Node>)>,
        end: Node,
        begin: &BTreeMap<(usize, usize), Port>,
        goal: Port,
    ) -> Vec<Point> {
        let mut points = vec![goal.on];
        let mut at = Some(end);
        let mut first = (end.0, end.1);
        while let Some(node) = at {
            points.push(Point::new(xs[node.0], ys[node.1]));
            first = (node.0, node.1);
            at = best.get(&node).and_then(|b| b.1);
        }
        points.extend(begin.get(&first).map(|p| p.on));
        points.reverse();
        points
    }
}

/// The lines that ports need and, of the others within bounds, not more than the net holds; sorted.
fn net_lines(needed: impl Iterator<Item = f32>, mut others: Vec<f32>, (from, to): (f32, f32)) -> Vec<f32> {
    others.retain(|v| *v >= from && *v <= to);
    others.sort_by(f32::total_cmp);
    others.dedup_by(|a, b| (*a - *b).abs() < 0.01);
    let every = others.len().div_ceil(NET).max(1);
    let mut lines: Vec<f32> = needed.chain(others.into_iter().step_by(every)).collect();
    lines.sort_by(f32::total_cmp);
    lines.dedup_by(|a, b| (*a - *b).abs() < 0.01);
    lines
}

/// Without the points in the middle of a straight stretch.
fn straightened(points: Vec<Point>) -> Vec<Point> {
    let mut out: Vec<Point> = Vec::new();
    for p in points {
        if let [.., a, b] = out.as_slice() {
            let level = (a.y - b.y).abs() < 0.01 && (b.y - p.y).abs() < 0.01;
            let upright = (a.x - b.x).abs() < 0.01 && (b.x - p.x).abs() < 0.01;
            if level || upright {
                out.pop();
            }
        }
        out.push(p);
    }
    out.dedup_by(|a, b| (a.x - b.x).abs() < 0.01 && (a.y - b.y).abs() < 0.01);
    out
}
