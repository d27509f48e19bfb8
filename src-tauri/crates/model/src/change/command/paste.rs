//! Text from elsewhere: lines and tables.

use super::super::draft::Draft;
use super::super::which::{at_stage, quoted};
use super::super::{Refusal, Thing, Which};
use super::order::place_of_spot;
use super::{Spot, new_id};
use crate::{Id, JourneyMap, Kind, Lane, LaneKind, Measure, Touchpoint};

/// More lines than these are no journey, and belong into an import.
const MOST_CARDS: usize = 1_000;

pub(super) fn cards(draft: &mut Draft<'_>, text: &str, to: &Spot, lanes: &[Id]) -> Result<String, Refusal> {
    let first = place_of_spot(draft.map(), to)?;
    for lane in lanes {
        Which::Lane(lane.clone()).find(draft.map())?;
    }
    let rows: Vec<Vec<String>> =
        table(text).into_iter().filter(|row| row.iter().any(|it| !it.is_empty())).collect();
    if rows.len() > MOST_CARDS {
        let sentence = format!("The text has {} lines: paste at most {MOST_CARDS} at once.", rows.len());
        return Err(Refusal::because(sentence));
    }
    for (number, row) in rows.iter().enumerate() {
        let title = row.first().cloned().unwrap_or_default();
        let cells = lanes.iter().zip(row.iter().skip(1)).filter(|(_, text)| !text.is_empty());
        let card = Touchpoint {
            id: new_id(draft.map(), Kind::Touchpoint, &title),
            title,
            stage: to.stage.clone(),
            track: to.track,
            cells: cells.map(|(lane, text)| (lane.clone(), text.clone())).collect(),
            ..Touchpoint::default()
        };
        draft.insert(first + number, Thing::Touchpoint(Box::new(card)))?;
    }
    let what = counted(rows.len(), "touchpoint");
    if !rows.is_empty() {
        draft.tell(format!("Pasted {what}"), at_stage(&to.stage));
    }
    Ok(format!("Paste {what}"))
}

pub(super) fn cells(draft: &mut Draft<'_>, text: &str, lane: &Id, from: &Id) -> Result<String, Refusal> {
    Which::Touchpoint(from.clone()).find(draft.map())?;
    let at = Which::Lane(lane.clone()).find(draft.map())?;
    let below: Vec<Lane> = draft.map().lanes.iter().skip(at).cloned().collect();
    let Some(first) = below.first() else { return Ok("Paste into 0 cells".to_owned()) };
    if !matches!(first.kind, LaneKind::Text | LaneKind::Metric) {
        return Err(Refusal::because(format!("{} has no cells to write in.", quoted(&first.title))));
    }
    let lanes: Vec<&Lane> = below.iter().filter(|lane| lane.kind == first.kind).collect();
    let columns = from_on(draft.map(), from);
    let rows = table(text);
    let mut written = 0;
    for (column, place) in columns.into_iter().enumerate() {
        let Thing::Touchpoint(mut touchpoint) = draft.thing(Kind::Touchpoint, place)? else { continue };
        for (lane, row) in lanes.iter().zip(&rows) {
            if let Some(text) = row.get(column).filter(|text| !text.is_empty()) {
                written += usize::from(write(&mut touchpoint, lane, text)?);
            }
        }
        draft.replace(place, Thing::Touchpoint(touchpoint))?;
    }
    let what = counted(written, "cell");
    if written > 0 {
        let place = crate::Where { lane: Some(lane.clone()), ..super::super::which::at_touchpoint(from) };
        draft.tell(format!("Pasted into {what}"), place);
    }
    Ok(format!("Paste into {what}"))
}

/// Puts a text into a touchpoint's cell of a lane, into one of a metric lane its number; true where it is
/// another one than before.
fn write(touchpoint: &mut Touchpoint, lane: &Lane, text: &str) -> Result<bool, Refusal> {
    if lane.kind == LaneKind::Text {
        return Ok(touchpoint.cells.insert(lane.id.clone(), text.to_owned()).as_deref() != Some(text));
    }
    let number = text.replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite());
    let value = number.ok_or_else(|| {
        Refusal::because(format!(
            "{} is no number, and {} has numbers only.",
            quoted(text),
            quoted(&lane.title)
        ))
    })?;
    let measure = touchpoint
        .measures
        .entry(lane.id.clone())
        .or_insert(Measure { value: f64::NAN, ..Measure::default() });
    let before = std::mem::replace(&mut measure.value, value);
    Ok(before.total_cmp(&value).is_ne())
}

/// The places of the touchpoints from one on, as they are drawn: stage by stage.
fn from_on(map: &JourneyMap, from: &str) -> Vec<usize> {
    let of_stage = |stage: &Id| {
        let all = map.touchpoints.iter().enumerate();
        all.filter(|(_, touchpoint)| touchpoint.stage == *stage).map(|(at, _)| at).collect::<Vec<_>>()
    };
    let order = map.stages.iter().flat_map(|stage| of_stage(&stage.id));
    let is_from = |at: &usize| map.touchpoints.get(*at).is_some_and(|touchpoint| touchpoint.id == from);
    order.skip_while(|at| !is_from(at)).collect()
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// The cells of a text as spreadsheets copy it: tabs between columns, lines between rows, and a cell with
/// either in it in quotation marks, with its own marks doubled.
#[must_use]
pub fn table(text: &str) -> Vec<Vec<String>> {
    let text = text.replace("\r\n", "\n");
    let mut rows = vec![Vec::new()];
    let mut rest = text.trim_end_matches('\n');
    loop {
        let (cell, after) = in_quotes(rest).unwrap_or_else(|| {
            let end = rest.find(['\t', '\n']).unwrap_or(rest.len());
            let (cell, after) = rest.split_at(end);
            (cell.to_owned(), after)
        });
        if let Some(row) = rows.last_mut() {
            row.push(cell.trim().to_owned());
        }
        match after.chars().next() {
            Some('\t') => {}
            Some(_) => rows.push(Vec::new()),
            None => return rows,
        }
        rest = after.get(1..).unwrap_or_default();
    }
}

/// A cell in quotation marks and what follows; `None` where the mark is only a mark in running text.
fn in_quotes(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (part, after) = rest.split_once('"')?;
        cell.push_str(part);
        match after.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            None if after.is_empty() || after.starts_with(['\t', '\n']) => return Some((cell, after)),
            None => return None,
        }
    }
}
