//! Triggers: arrows between two cells of a path.

use std::collections::HashSet;

use model::{LaneKind, StepArrow};

use super::cells::Cells;
use super::{Columns, Drawing};
use crate::fields::Fields;
use crate::losses::{Losses, shortened};

/// An end of a trigger, as far as a map knows such ends.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum End {
    Touchpoint(usize),
    Step(usize),
    /// A cell of text or pictures, or an empty one: no arrow of a map begins or ends there.
    Other,
}

/// Between touchpoints a transition, from a step an arrow of that step; everything else is noted.
pub fn read(
    drawing: &mut Drawing,
    path: &mut Fields<'_>,
    columns: &Columns,
    cells: &Cells,
    losses: &mut Losses,
) {
    let mut drawn = HashSet::new();
    let array = path.place_of("triggers");
    for (at, value) in path.list("triggers", losses).iter().enumerate() {
        let Some(mut fields) = Fields::of(value, "trigger", format!("{array}[{at}]"), losses) else {
            continue;
        };
        let ends = ["source", "target"].map(|key| end(drawing, &mut fields, key, columns, cells, losses));
        let place = fields.place().to_owned();
        fields.finish(losses);
        let [Some((from, from_name)), Some((to, to_name))] = ends else { continue };
        let name = format!("The trigger from {from_name} to {to_name}");
        if !drawn.insert((from, to)) && from != End::Other && to != End::Other {
            losses.note(format!("{name} repeats another and was left out"), place);
            continue;
        }
        match (from, to) {
            _ if from == to && from != End::Other => {
                losses.note(format!("{name} begins where it ends and was left out"), place);
            }
            (End::Touchpoint(from), End::Touchpoint(to)) => drawing.transition(from, to),
            (End::Step(from), End::Step(_) | End::Touchpoint(_)) => arrow(drawing, from, to),
            (End::Touchpoint(_), End::Step(_)) => {
                losses.note(
                    format!("{name} was not carried over: a map has no arrow from a touchpoint to a step"),
                    place,
                );
            }
            _ => losses
                .note(format!("{name} was not carried over: one of its cells is no step on the map"), place),
        }
    }
}

fn arrow(drawing: &mut Drawing, from: usize, to: End) {
    let arrow = match to {
        End::Step(to) => {
            StepArrow { step: drawing.map.steps.get(to).map(|step| step.id.clone()), ..StepArrow::default() }
        }
        End::Touchpoint(to) => StepArrow {
            touchpoint: drawing.map.touchpoints.get(to).map(|touchpoint| touchpoint.id.clone()),
            ..StepArrow::default()
        },
        End::Other => return,
    };
    if let Some(step) = drawing.map.steps.get_mut(from) {
        step.to.push(arrow);
    }
}

/// The end of a trigger and its name; `None`, with a note, when it names what the path does not have.
fn end(
    drawing: &Drawing,
    trigger: &mut Fields<'_>,
    key: &'static str,
    columns: &Columns,
    cells: &Cells,
    losses: &mut Losses,
) -> Option<(End, String)> {
    let Some(mut fields) = trigger.object(key, "trigger end", losses) else {
        losses.note(format!("A trigger without `{key}` was left out"), trigger.place());
        return None;
    };
    let (layer, step) = (fields.text("layer", losses), fields.text("step", losses));
    let name = format!("\"{}\" at \"{}\"", shortened(&layer), shortened(&step));
    let place = (drawing.lanes.at(&layer), columns.get(&step).copied());
    fields.finish(losses);
    let (Some(lane), Some(column)) = place else {
        losses.note(
            format!("A trigger names {name}, which is not on the path, and was left out"),
            trigger.place(),
        );
        return None;
    };
    let end = match (drawing.lanes.kind(lane), cells.get(&(lane, column)).copied().flatten()) {
        (LaneKind::Touchpoints, _) => End::Touchpoint(column),
        (_, Some(step)) => End::Step(step),
        _ => End::Other,
    };
    Some((end, name))
}
