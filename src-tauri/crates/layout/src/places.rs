//! Where the columns and the lanes of a window's drawing lie: what is under a point, also where nothing is
//! drawn yet.

use std::collections::BTreeMap;

use model::{Id, LaneKind, Where};
use scene::{Point, Rect};

use crate::lanes::cells::TURN;
use crate::lanes::{Context, Traces};
use crate::notes;

/// The places of a drawing in its units. Empty for a poster, on which nobody works.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    /// From left to right.
    pub columns: Vec<ColumnPlace>,
    /// From top to bottom.
    pub lanes: Vec<LanePlace>,
    /// The cards by touchpoint.
    pub cards: BTreeMap<Id, Rect>,
    pub steps: BTreeMap<Id, Rect>,
    /// The middle of every comment's pin, also of the resolved ones that are not drawn.
    pub pins: BTreeMap<Id, Point>,
    /// What something is put on that is about the whole map.
    pub whole: Rect,
}

/// A column of cards and what lies under it.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnPlace {
    pub stage: Id,
    /// From top to bottom; none in the column of an empty stage.
    pub touchpoints: Vec<Id>,
    pub left: f32,
    pub width: f32,
    /// On which marks and emotions stand.
    pub spine: f32,
    /// Left and right end of text in lanes above the touchpoints, and below them.
    pub text: [(f32, f32); 2],
}

/// A lane of the map, or the one that its service points imply.
#[derive(Clone, Debug, PartialEq)]
pub struct LanePlace {
    pub lane: Id,
    pub kind: LaneKind,
    pub top: f32,
    pub height: f32,
    /// Nothing but its label is drawn.
    pub folded: bool,
    /// Above the lane of touchpoints.
    pub above: bool,
    /// Where an emotion of 0 lies, and how far one point is.
    pub scale: Option<(f32, f32)>,
}

impl LanePlace {
    #[must_use]
    pub fn bottom(&self) -> f32 {
        self.top + self.height
    }
}

impl ColumnPlace {
    /// Left and right end of the text of the touchpoint that is the `nth` in its column.
    #[must_use]
    pub fn text_in(&self, lane: &LanePlace, nth: usize) -> (f32, f32) {
        let (left, right) = self.text[usize::from(!lane.above)];
        let left = left + if nth > 0 { TURN } else { 0.0 };
        (left, right.max(left + 30.0))
    }

    /// Where the emotion of the touchpoint that is the `nth` in its column stands, for the persona whose
    /// curve is that of this `order` in its lane.
    #[must_use]
    pub fn emotion_x(&self, nth: usize, order: usize) -> f32 {
        self.spine + crate::lanes::emotion::aside(nth, order)
    }
}

impl Places {
    pub(crate) fn of(ctx: &Context, traces: &Traces) -> Self {
        let columns = ctx.map.stages.iter().enumerate().flat_map(|(s, stage)| {
            ctx.grid.stages[s].clone().map(|column| {
                let text = |lane| (ctx.text_x(column, lane), ctx.text_right(column, lane));
                // In a map whose touchpoints come first no lane lies above them, and none asks.
                let above = ctx.actions.saturating_sub(1);
                let touchpoints = ctx.grid.in_column(column).map(|(_, t)| ctx.map.touchpoints[t].id.clone());
                ColumnPlace {
                    stage: stage.id.clone(),
                    touchpoints: touchpoints.collect(),
                    left: ctx.flow.left[column],
                    width: ctx.flow.width[column],
                    spine: ctx.flow.spine(column),
                    text: [text(above), text(ctx.actions + 1)],
                }
            })
        });
        let lanes = ctx.map.lanes.iter().zip(&traces.lanes).enumerate().map(|(i, (lane, (top, height)))| {
            let folded = lane.collapsed && lane.kind != LaneKind::Touchpoints;
            let scale = (lane.kind == LaneKind::Emotion && !folded)
                .then_some((top + ctx.look.emotion_h / 2.0, ctx.look.feeling));
            let above = i < ctx.actions;
            LanePlace {
                lane: lane.id.clone(),
                kind: lane.kind,
                top: *top,
                height: *height,
                folded,
                above,
                scale,
            }
        });
        let card = |(t, touchpoint): (usize, &model::Touchpoint)| {
            let r = ctx.flow.card(t)?;
            Some((touchpoint.id.clone(), Rect::new(r.x, r.y + traces.cards_y, r.w, r.h)))
        };
        Self {
            columns: columns.collect(),
            lanes: lanes.collect(),
            cards: ctx.map.touchpoints.iter().enumerate().filter_map(card).collect(),
            steps: traces.step_boxes.clone(),
            pins: notes::pins(ctx, traces),
            whole: notes::whole(ctx, traces),
        }
    }

    /// The column that a place belongs to: of the gap between two the right one has the last 10 units.
    #[must_use]
    pub fn column_at(&self, x: f32) -> Option<&ColumnPlace> {
        self.columns.iter().rfind(|column| column.left - 10.0 <= x)
    }

    #[must_use]
    pub fn lane_at(&self, y: f32) -> Option<&LanePlace> {
        self.lanes.iter().find(|lane| (lane.top..lane.bottom()).contains(&y))
    }

    /// What something is about that is put at a point, and the top left corner from which an anchor counts:
    /// a step, the nearest card of the column, the cell of a lane, a stage, or the map.
    #[must_use]
    pub fn under(&self, p: Point) -> (Where, Point) {
        let holds = |r: &Rect| (r.x..=r.right()).contains(&p.x) && (r.y..=r.bottom()).contains(&p.y);
        let corner = |r: &Rect| Point::new(r.x, r.y);
        if let Some((id, r)) = self.steps.iter().find(|(_, r)| holds(r)) {
            return (Where { step: Some(id.clone()), ..Where::default() }, corner(r));
        }
        let Some(column) = self.column_at(p.x) else { return (Where::default(), corner(&self.whole)) };
        let lane = self.lane_at(p.y);
        let is_in_cells = |lane: &&LanePlace| lane.kind != LaneKind::Touchpoints && !self.is_implied(lane);
        let far = |r: &Rect| (r.y - p.y).max(p.y - r.bottom()).max(0.0);
        let cards = column.touchpoints.iter().filter_map(|t| Some((t, self.cards.get(t)?)));
        let nearest = cards.clone().min_by(|(_, a), (_, b)| far(a).total_cmp(&far(b)));
        let is_above_lanes = lane.is_none() && p.y < self.whole.y;
        match (lane.filter(is_in_cells), nearest) {
            (Some(lane), _) => {
                let first = cards.map(|(id, _)| id.clone()).next();
                let stage = first.is_none().then(|| column.stage.clone());
                let at =
                    Where { touchpoint: first, stage, lane: Some(lane.lane.clone()), ..Where::default() };
                (at, Point::new(column.left, lane.top))
            }
            (None, Some((touchpoint, card))) if !is_above_lanes => {
                (Where { touchpoint: Some(touchpoint.clone()), ..Where::default() }, corner(card))
            }
            _ => {
                let x = self.columns.iter().find(|other| other.stage == column.stage).map_or(0.0, |c| c.left);
                let at = Where { stage: Some(column.stage.clone()), ..Where::default() };
                (at, Point::new(x, self.whole.y))
            }
        }
    }

    /// True for a lane that the map does not have.
    #[must_use]
    pub fn is_implied(&self, lane: &LanePlace) -> bool {
        lane.lane == crate::lanes::service::IMPLIED
    }
}
