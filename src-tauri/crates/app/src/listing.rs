//! A list that somebody wrote becomes a map: each line a touchpoint, each heading a stage, each further column
//! of a table a lane.

use std::collections::BTreeMap;

use model::{By, Command, Id, JourneyMap, Json, Kind, Spot, Which};

use crate::sheet::drawn;
use crate::{Desk, Drawing, MapFacts, Refusal, SceneView, ViewDensity, templates};

/// The template that lends its lanes.
const LANES_OF: &str = "journey-map";
/// What touchpoints stand in that were listed without a stage.
const ONE_STAGE: &str = "Journey";

/// What a list says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// "" where the list has none.
    pub title: String,
    /// What the columns after the touchpoints are called; "" means their thoughts.
    pub lanes: Vec<String>,
    pub stages: Vec<ListedStage>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListedStage {
    pub title: String,
    /// Of each touchpoint its title and then its cells.
    pub rows: Vec<Vec<String>>,
}

/// Reads a list: indented lines under a heading or under a line that ends in a colon, lines with bullets or
/// numbers, or the columns of a table (stage, touchpoint, and more).
#[must_use]
pub fn read_list(text: &str) -> Listed {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let is_table = text.lines().any(|line| line.trim_matches([' ', '\t', '\n']).contains('\t'));
    let mut listed = if is_table { table(&text) } else { outline(&text) };
    listed.stages.retain(|stage| !stage.title.is_empty() || !stage.rows.is_empty());
    for stage in listed.stages.iter_mut().filter(|stage| stage.title.is_empty()) {
        ONE_STAGE.clone_into(&mut stage.title);
    }
    listed
}

/// A line of an outline.
struct Line<'t> {
    indent: usize,
    /// How many # stand before it.
    level: usize,
    has_colon: bool,
    text: &'t str,
}

impl<'t> Line<'t> {
    fn of(line: &'t str) -> Option<Self> {
        let plain = line.trim_start();
        let indent =
            line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum();
        let unmarked = plain.trim_start_matches('#');
        let level = plain.len() - unmarked.len();
        let level = if unmarked.starts_with(char::is_whitespace) { level } else { 0 };
        let text = if level > 0 { unmarked.trim() } else { without_bullet(plain).trim() };
        let has_colon = text.ends_with([':', '：']);
        let text = text.trim_end_matches([':', '：']).trim_end();
        (!text.is_empty()).then_some(Self { indent, level, has_colon, text })
    }
}

/// "- ", "* ", "• ", "1. ", "2) ", "[x] " and the like are no part of a title.
fn without_bullet(line: &str) -> &str {
    let rest = line.trim_start_matches(['-', '*', '+', '•', '–', '◦', '▪']);
    let rest = if rest.len() < line.len() && !rest.starts_with(char::is_whitespace) {
        line
    } else {
        rest.trim_start()
    };
    let rest = ["[ ] ", "[x] ", "[X] "].iter().find_map(|mark| rest.strip_prefix(mark)).unwrap_or(rest);
    let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = (digits.len() < rest.len()).then(|| digits.strip_prefix(['.', ')'])).flatten();
    numbered.filter(|after| after.starts_with(char::is_whitespace)).map_or(rest, str::trim_start)
}

fn outline(text: &str) -> Listed {
    let lines: Vec<Line> = text.lines().filter_map(Line::of).collect();
    let mut listed = Listed::default();
    // One heading above deeper ones is the title of all.
    let deepest = lines.iter().map(|line| line.level).max().unwrap_or_default();
    let mut rest = lines.as_slice();
    if let [first, after @ ..] = rest
        && first.level > 0
        && first.level < deepest
    {
        first.text.clone_into(&mut listed.title);
        rest = after;
    }
    let outermost =
        rest.iter().filter(|line| line.level == 0).map(|line| line.indent).min().unwrap_or_default();
    // Where stages are marked as such, an indented line is said of the touchpoint above it.
    let marked = rest.iter().any(|line| line.level > 0 || (line.indent == outermost && line.has_colon));
    let mut depth = None;
    for (at, line) in rest.iter().enumerate() {
        let is_followed = rest.get(at + 1).is_some_and(|next| next.level == 0 && next.indent > line.indent);
        let is_stage =
            line.level > 0 || (line.indent == outermost && (line.has_colon || (is_followed && !marked)));
        if is_stage {
            listed.stages.push(ListedStage { title: line.text.to_owned(), rows: Vec::new() });
            depth = None;
            continue;
        }
        if listed.stages.is_empty() {
            listed.stages.push(ListedStage::default());
        }
        let Some(stage) = listed.stages.last_mut() else { continue };
        let of_touchpoints = *depth.get_or_insert(line.indent);
        match stage.rows.last_mut() {
            // What stands deeper is said of the touchpoint above it.
            Some(row) if line.indent > of_touchpoints => match row.get_mut(1) {
                Some(said) => {
                    said.push(' ');
                    said.push_str(line.text);
                }
                None => row.push(line.text.to_owned()),
            },
            _ => stage.rows.push(vec![line.text.to_owned()]),
        }
    }
    if listed.stages.iter().any(|stage| stage.rows.iter().any(|row| row.len() > 1)) {
        listed.lanes.push(String::new());
    }
    listed
}

/// Words by which the first line of a table calls its columns.
const STAGE_WORDS: [&str; 4] = ["stage", "stages", "phase", "phases"];
const TOUCHPOINT_WORDS: [&str; 9] = [
    "touchpoint",
    "touchpoints",
    "step",
    "steps",
    "action",
    "actions",
    "customer actions",
    "customer action",
    "moment",
];
const THOUGHT_WORDS: [&str; 4] = ["thought", "thoughts", "thinking", "quote"];

fn table(text: &str) -> Listed {
    let rows = model::table(text);
    let mut rows = rows.into_iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).peekable();
    let is_word = |cell: Option<&String>, words: &[&str]| {
        cell.is_some_and(|cell| words.contains(&cell.trim().to_lowercase().as_str()))
    };
    let has_head =
        |row: &Vec<String>| is_word(row.first(), &STAGE_WORDS) || is_word(row.get(1), &TOUCHPOINT_WORDS);
    let head = rows.next_if(has_head);
    let mut listed = Listed::default();
    for row in rows {
        let cell = |at: usize| row.get(at).map(|cell| cell.trim().to_owned()).unwrap_or_default();
        let stage = cell(0);
        if listed.stages.is_empty()
            || (!stage.is_empty() && listed.stages.last().is_some_and(|it| it.title != stage))
        {
            listed.stages.push(ListedStage { title: stage, rows: Vec::new() });
        }
        let mut own: Vec<String> = (1..row.len()).map(cell).collect();
        while own.len() > 1 && own.last().is_some_and(String::is_empty) {
            own.pop();
        }
        if own.first().is_some_and(|title| !title.is_empty())
            && let Some(stage) = listed.stages.last_mut()
        {
            stage.rows.push(own);
        }
    }
    let widest = listed.stages.iter().flat_map(|stage| &stage.rows).map(Vec::len).max().unwrap_or_default();
    listed.lanes = (2..=widest).map(|column| lane_title(head.as_ref(), column)).collect();
    listed
}

/// What the cells of a column are called; "" where they are thoughts.
fn lane_title(head: Option<&Vec<String>>, column: usize) -> String {
    match head.and_then(|head| head.get(column)).map(|title| title.trim()).filter(|title| !title.is_empty()) {
        Some(title) if THOUGHT_WORDS.contains(&title.to_lowercase().as_str()) => String::new(),
        Some(title) => title.to_owned(),
        None if column == 2 => String::new(),
        None => format!("Column {}", column + 1),
    }
}

/// A map of what a list says, with the lanes of a journey map.
///
/// # Errors
/// When the list is empty or longer than a map can be.
pub fn map_of_list(text: &str, by: &By) -> Result<JourneyMap, Refusal> {
    let listed = read_list(text);
    if listed.stages.is_empty() {
        return Err(Refusal::new("Write or paste a list first: each line becomes a touchpoint."));
    }
    let mut map = templates::map_of(LANES_OF)?;
    let stages = map.stages.iter().map(|stage| Which::Stage(stage.id.clone())).collect();
    run(&mut map, by, Command::Delete { things: stages, with_touchpoints: true })?;
    if !listed.title.is_empty() {
        run(
            &mut map,
            by,
            Command::Set { of: Which::Map, path: vec!["title".to_owned()], value: Json::Text(listed.title) },
        )?;
    }
    let lanes: Vec<Id> =
        listed.lanes.iter().map(|title| lane(&mut map, title, by)).collect::<Result<_, _>>()?;
    for ListedStage { title, rows } in &listed.stages {
        run(&mut map, by, add(Kind::Stage, [("title", title.as_str())], None))?;
        let Some(stage) = map.stages.last().map(|stage| stage.id.clone()) else { continue };
        if rows.is_empty() {
            continue;
        }
        let to = Spot { stage, track: 0, before: None };
        run(&mut map, by, Command::PasteCards { text: written(rows), to, lanes: lanes.clone() })?;
    }
    let order: Vec<Id> = map.touchpoints.iter().map(|touchpoint| touchpoint.id.clone()).collect();
    for (from, to) in order.iter().zip(order.iter().skip(1)) {
        run(&mut map, by, Command::Connect { from: from.clone(), to: to.clone() })?;
    }
    Ok(map)
}

fn run(map: &mut JourneyMap, by: &By, command: Command) -> Result<(), Refusal> {
    command.run(map, by).map(drop).map_err(|refused| Refusal::new(refused.sentence))
}

fn add<const N: usize>(kind: Kind, fields: [(&str, &str); N], before: Option<Which>) -> Command {
    let fields: BTreeMap<String, Json> =
        fields.into_iter().map(|(key, text)| (key.to_owned(), Json::Text(text.to_owned()))).collect();
    Command::Add { kind, fields, before }
}

/// The lane of a column: that of the thoughts, or a new one above where service steps in.
fn lane(map: &mut JourneyMap, title: &str, by: &By) -> Result<Id, Refusal> {
    let is_text = |lane: &&model::Lane| lane.kind == model::LaneKind::Text;
    if title.is_empty()
        && let Some(thoughts) = map.lanes.iter().find(is_text)
    {
        return Ok(thoughts.id.clone());
    }
    let at = map
        .lanes
        .iter()
        .rposition(|lane| lane.kind == model::LaneKind::Text)
        .map_or(map.lanes.len(), |at| at + 1);
    let before = map.lanes.get(at).map(|lane| Which::Lane(lane.id.clone()));
    run(map, by, add(Kind::Lane, [("title", title), ("zone", "customer"), ("kind", "text")], before))?;
    Ok(map.lanes.get(at).map(|lane| lane.id.clone()).unwrap_or_default())
}

/// The rows as a spreadsheet copies them.
fn written(rows: &[Vec<String>]) -> String {
    let cell = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join("\t");
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

impl Desk {
    /// Draws the map that a list would become, without making it.
    ///
    /// # Errors
    /// When the list says nothing, or too much.
    pub fn list_drawing(&self, text: &str) -> Result<Drawing, Refusal> {
        let map = map_of_list(text, &self.library.by())?;
        let view = SceneView { density: ViewDensity::Compact, ..SceneView::default() };
        Ok(Drawing { revision: 0, scene: drawn(&map, &view) })
    }

    /// Makes a map of a list and lays it open.
    ///
    /// # Errors
    /// When the list says nothing, or too much, or the disk refuses.
    pub async fn start_from_list(&self, window: &str, text: &str) -> Result<MapFacts, Refusal> {
        let mut map = map_of_list(text, &self.library.by())?;
        map.id = model::id::from_title(&map.title, "map");
        let entry = self.library.add(map).await?;
        self.open_map(window, &entry.id).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by() -> By {
        By { author: "Ana".to_owned(), time: "2026-10-02T09:14:00Z".to_owned() }
    }

    fn said(text: &str) -> Vec<(String, Vec<Vec<String>>)> {
        read_list(text).stages.into_iter().map(|stage| (stage.title, stage.rows)).collect()
    }

    fn stages(text: &str) -> Vec<(String, Vec<String>)> {
        let titles = |rows: Vec<Vec<String>>| rows.into_iter().map(|row| row[0].clone()).collect();
        said(text).into_iter().map(|(title, rows)| (title, titles(rows))).collect()
    }

    fn expected(all: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
        all.iter()
            .map(|(title, rows)| ((*title).to_owned(), rows.iter().map(|row| (*row).to_owned()).collect()))
            .collect()
    }

    #[test]
    fn lines_alone_are_touchpoints_of_one_stage() {
        assert_eq!(
            stages("Sees an offer\n\nOrders\n"),
            expected(&[("Journey", &["Sees an offer", "Orders"])])
        );
    }

    #[test]
    fn a_line_with_a_colon_or_with_indented_lines_below_is_a_stage() {
        let wanted = expected(&[("Discover", &["Sees an offer", "Compares"]), ("Order", &["Orders"])]);
        assert_eq!(stages("Discover:\nSees an offer\nCompares\nOrder:\nOrders"), wanted);
        assert_eq!(stages("Discover\n  Sees an offer\n  Compares\nOrder\n  Orders"), wanted);
        assert_eq!(stages("Discover\r\n\tSees an offer\r\n\tCompares\r\nOrder\r\n\tOrders"), wanted);
        assert_eq!(stages("- Discover\n  - Sees an offer\n  - Compares\n- Order\n  - Orders"), wanted);
        assert_eq!(stages("1. Discover:\n2. Sees an offer\n3. Compares\n4. Order:\n5. Orders"), wanted);
    }

    #[test]
    fn headings_are_stages_and_the_one_above_them_is_the_title() {
        let text = "# Moving house\n\n## Look\n- Visits flats\n- [x] Signs\n\n## Move\n* Packs\n";
        assert_eq!(read_list(text).title, "Moving house");
        assert_eq!(stages(text), expected(&[("Look", &["Visits flats", "Signs"]), ("Move", &["Packs"])]));
        assert_eq!(
            stages("## Look\nVisits\n## Move\nPacks"),
            expected(&[("Look", &["Visits"]), ("Move", &["Packs"])])
        );
    }

    #[test]
    fn what_stands_deeper_is_said_of_the_touchpoint_above() {
        let rows = said("Look\n  Visits flats\n    Too dark.\n    Too dear.\n  Signs");
        assert_eq!(
            rows[0].1,
            [vec!["Visits flats".to_owned(), "Too dark. Too dear.".to_owned()], vec!["Signs".to_owned()]]
        );
        assert_eq!(read_list("Look\n  Visits flats\n    Too dark.").lanes, [""]);
    }

    #[test]
    fn where_stages_have_colons_an_indented_line_is_said_of_its_touchpoint() {
        let rows = said("Look:\nVisits flats\n  Too dark.\nSigns\nMove:\n  Packs");
        let titles: Vec<&str> = rows.iter().map(|(title, _)| title.as_str()).collect();
        assert_eq!(titles, ["Look", "Move"]);
        assert_eq!(
            rows[0].1,
            [vec!["Visits flats".to_owned(), "Too dark.".to_owned()], vec!["Signs".to_owned()]]
        );
        assert_eq!(rows[1].1, [["Packs"]]);
    }

    #[test]
    fn numbers_and_dashes_that_belong_to_a_title_stay() {
        assert_eq!(
            stages("3D scan\n-5 degrees\n24 hours later")[0].1,
            ["3D scan", "-5 degrees", "24 hours later"]
        );
    }

    #[test]
    fn columns_are_stage_touchpoint_and_lanes() {
        let text = "Phase\tTouchpoint\tThoughts\tDocuments\nLook\tVisits flats\t\"Too dark,\nand dear\"\tPlan\n\tSigns\t\tLease\nMove\tPacks";
        let listed = read_list(text);
        assert_eq!(listed.lanes, ["", "Documents"]);
        assert_eq!(listed.stages.len(), 2);
        assert_eq!(listed.stages[0].rows[0], ["Visits flats", "Too dark,\nand dear", "Plan"]);
        assert_eq!(listed.stages[0].rows[1], ["Signs", "", "Lease"]);
        assert_eq!(listed.stages[1].rows, [["Packs"]]);
        assert_eq!(read_list("Look\tVisits\tHm\tPlan").lanes, ["", "Column 4"]);
    }

    #[test]
    fn a_list_becomes_a_map_that_is_connected_and_can_be_counted() {
        let text = "Stage\tTouchpoint\tThoughts\tDocuments\nLook\tVisits flats\tToo dark\tPlan\nLook\tSigns\t\tLease\nMove\tPacks";
        let map = map_of_list(text, &by()).unwrap();
        let titles: Vec<&str> = map.touchpoints.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(titles, ["Visits flats", "Signs", "Packs"]);
        assert_eq!(map.stages.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(), ["Look", "Move"]);
        assert_eq!(map.transitions.len(), 2);
        assert_eq!(map.touchpoints[0].cells["thoughts"], "Too dark");
        assert_eq!(map.touchpoints[1].cells["documents"], "Lease");
        assert!(analysis::analyse(&map).is_ok());
        assert_eq!(model::read(model::write(&map).as_bytes()).unwrap(), map);
    }

    #[test]
    fn a_stage_without_touchpoints_is_a_stage_all_the_same() {
        let map = map_of_list("Look:\nMove:\nPacks", &by()).unwrap();
        assert_eq!((map.stages.len(), map.touchpoints.len()), (2, 1));
    }

    #[test]
    fn an_empty_list_says_what_to_do() {
        assert!(map_of_list(" \n\t\n", &by()).unwrap_err().0.contains("each line becomes a touchpoint"));
    }
}
