//! Cells: what happens in one layer at one step of the path.

use std::collections::HashMap;

use model::{LaneKind, Step};

use super::text::Language;
use super::{Columns, Drawing};
use crate::fields::Fields;
use crate::losses::{Losses, shortened};

/// What stands in a cell: the step of its first line, where its lane is one of steps.
pub type Cells = HashMap<(usize, usize), Option<usize>>;

/// What every cell says, whatever its lane.
struct Cell {
    content: String,
    description: String,
    owner: String,
    needs_review: bool,
    /// The long texts of single lines, by the line.
    line_texts: HashMap<String, String>,
    place: String,
}

/// Reads the cells of a path into the map; the answer is by lane and touchpoint.
pub fn read(drawing: &mut Drawing, path: &mut Fields<'_>, columns: &Columns, losses: &mut Losses) -> Cells {
    let mut cells = Cells::new();
    let array = path.place_of("cells");
    for (at, value) in path.list("cells", losses).iter().enumerate() {
        let Some(mut fields) = Fields::of(value, "cell", format!("{array}[{at}]"), losses) else { continue };
        let (layer, step) = (fields.text("layer", losses), fields.text("step", losses));
        fields.named(&format!("{layer}, {step}"));
        let (Some(lane), Some(&column)) = (drawing.lanes.at(&layer), columns.get(&step)) else {
            note_homeless(drawing.lanes.at(&layer).is_none(), &layer, &step, &fields, losses);
            continue;
        };
        if cells.contains_key(&(lane, column)) && drawing.lanes.kind(lane) != LaneKind::Touchpoints {
            losses.note("A second cell of one layer at one step was joined to the first", fields.place());
        }
        let cell = Cell::read(drawing, fields, losses);
        let first = place(drawing, lane, column, cell, losses);
        let known = cells.entry((lane, column)).or_insert(first);
        *known = known.or(first);
    }
    cells
}

fn place(
    drawing: &mut Drawing,
    lane: usize,
    column: usize,
    cell: Cell,
    losses: &mut Losses,
) -> Option<usize> {
    match drawing.lanes.kind(lane) {
        LaneKind::Touchpoints => {
            customer_cell(drawing, column, cell, losses);
            None
        }
        LaneKind::Steps => step_cell(drawing, lane, column, cell, losses),
        LaneKind::Image => {
            cell.note_unplaced(true, losses);
            None
        }
        _ => {
            cell.note_unplaced(false, losses);
            let lane = drawing.lanes.id(lane);
            let content = lines(&cell.content).collect::<Vec<_>>().join("\n");
            if let Some(touchpoint) = drawing.map.touchpoints.get_mut(column).filter(|_| !content.is_empty())
            {
                add_line(touchpoint.cells.entry(lane).or_default(), &content);
            }
            None
        }
    }
}

fn customer_cell(drawing: &mut Drawing, column: usize, cell: Cell, losses: &mut Losses) {
    if !cell.description.is_empty() {
        losses.note("`description` of a customer's cell has no place in a map", &cell.place);
    }
    cell.note_line_texts(losses);
    let Some(touchpoint) = drawing.map.touchpoints.get_mut(column) else { return };
    if !cell.content.is_empty() {
        add_line(&mut touchpoint.description, &cell.content);
    }
    if touchpoint.owner.is_empty() {
        touchpoint.owner = cell.owner;
    } else if !cell.owner.is_empty() && touchpoint.owner != cell.owner {
        losses.note("A second `owner` at one touchpoint was left out", cell.place);
    }
    if cell.needs_review && touchpoint.tags.is_empty() {
        touchpoint.tags.push(NEEDS_REVIEW.to_owned());
    }
}

/// A step for each line; the first of them.
fn step_cell(
    drawing: &mut Drawing,
    lane: usize,
    column: usize,
    mut cell: Cell,
    losses: &mut Losses,
) -> Option<usize> {
    let touchpoint = drawing.map.touchpoints.get(column)?.id.clone();
    let mut first = None;
    for line in lines(&cell.content) {
        let own = cell.line_texts.remove(line);
        let mut description = own.unwrap_or_default();
        if first.is_none() {
            let of_cell = std::mem::take(&mut cell.description);
            description = [of_cell, description]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join("\n");
        }
        let step = Step {
            title: line.to_owned(),
            lane: drawing.lanes.id(lane),
            touchpoints: vec![touchpoint.clone()],
            owner: cell.owner.clone(),
            description,
            tags: if cell.needs_review { vec![NEEDS_REVIEW.to_owned()] } else { Vec::new() },
            ..Step::default()
        };
        let at = drawing.step(step);
        first = first.or(Some(at));
    }
    if first.is_none() {
        cell.note_unplaced(true, losses);
    } else {
        cell.note_line_texts(losses);
    }
    first
}

/// The tag of what a cell marks as to be reviewed.
const NEEDS_REVIEW: &str = "needs_review";

impl Cell {
    fn read(drawing: &mut Drawing, mut fields: Fields<'_>, losses: &mut Losses) -> Self {
        for evidence in fields.texts("evidence", losses) {
            losses.note(
                "Which cell a source backs (`evidence`, `provenance`) was not carried over",
                fields.place(),
            );
            drawing.source(evidence.trim());
        }
        if let Some(mut provenance) = fields.object("provenance", "provenance", losses) {
            losses.note(
                "Which cell a source backs (`evidence`, `provenance`) was not carried over",
                fields.place(),
            );
            let parts = [provenance.text("source", losses), provenance.text("section", losses)];
            drawing.source(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "));
            provenance.finish(losses);
        }
        for key in ["picture", "attribution", "function", "form", "perceived_owner", "value_props"] {
            fields.no_place(key, losses);
        }
        let language = &drawing.language;
        let line_texts = links(&mut fields, language, losses);
        let cell = Self {
            content: language.text(&mut fields, "content", losses),
            description: language.text(&mut fields, "description", losses),
            owner: fields.text("owner", losses),
            needs_review: fields.flag("needs_review", losses),
            line_texts,
            place: fields.place().to_owned(),
        };
        fields.finish(losses);
        cell
    }

    /// Notes everything that only a step or a touchpoint can hold.
    fn note_unplaced(&self, content: bool, losses: &mut Losses) {
        let unplaced = [
            ("content", content && !self.content.trim().is_empty()),
            ("description", !self.description.is_empty()),
            ("owner", !self.owner.is_empty()),
            ("needs_review", self.needs_review),
        ];
        for (key, _) in unplaced.into_iter().filter(|(_, given)| *given) {
            losses.note(format!("`{key}` of a cell that is no step has no place in a map"), &self.place);
        }
        self.note_line_texts(losses);
    }

    fn note_line_texts(&self, losses: &mut Losses) {
        for _ in &self.line_texts {
            losses.note("A `tech_description` that belongs to no step has no place in a map", &self.place);
        }
    }
}

/// The long texts of single lines; every other link is noted.
fn links(fields: &mut Fields<'_>, language: &Language, losses: &mut Losses) -> HashMap<String, String> {
    let mut texts = HashMap::new();
    let place = fields.place_of("links");
    for (at, value) in fields.list("links", losses).iter().enumerate() {
        let Some(mut link) = Fields::of(value, "link", format!("{place}[{at}]"), losses) else { continue };
        let label = language.text(&mut link, "label", losses);
        link.named(&label);
        let is_text = link.text("type", losses) == "tech_description";
        let description = language.text(&mut link, "description", losses);
        if is_text && !description.is_empty() && !texts.contains_key(label.trim()) {
            texts.insert(label.trim().to_owned(), description);
        } else {
            losses.note("A link of a cell has no place in a map", link.place());
        }
        for key in ["url", "picture", "pictures"] {
            link.no_place(key, losses);
        }
        link.finish(losses);
    }
    texts
}

fn lines(content: &str) -> impl Iterator<Item = &str> {
    content.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn add_line(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}

fn note_homeless(no_lane: bool, layer: &str, step: &str, fields: &Fields<'_>, losses: &mut Losses) {
    let what = if no_lane {
        format!("A cell in the layer \"{}\", which the path does not have, was left out", shortened(layer))
    } else {
        format!("A cell at the step \"{}\", which is not on the path, was left out", shortened(step))
    };
    losses.note(what, fields.place());
}
