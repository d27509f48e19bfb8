//! Names, ends of arrows, and texts as data: nothing lost, nothing too small, no empty box.

use std::collections::HashSet;

use scene::{Group, Item, Paragraph, Role, Scene};

use super::finding::{Finding, Kind};

/// Rounding of a size that was scaled.
const ROUNDING: f32 = 0.01;

pub(crate) fn check(scene: &Scene, smallest: f32) -> Vec<Finding> {
    let mut findings = names(scene);
    for group in &scene.groups {
        for item in group.items_in_place() {
            if let Item::Text(paragraph) = item {
                findings.extend(paragraph_findings(group, &paragraph, smallest));
            }
        }
    }
    findings
}

fn names(scene: &Scene) -> Vec<Finding> {
    let mut seen = HashSet::new();
    let ids: HashSet<&str> = scene.groups.iter().map(|g| g.id.as_str()).collect();
    let mut findings = Vec::new();
    for group in &scene.groups {
        if !seen.insert(group.id.as_str()) {
            findings.push(at(Kind::DuplicateId, group));
        }
        let ends: &[&String] = match &group.role {
            Role::Arrow { from, to } => &[from, to],
            Role::Exit { from } => &[from],
            _ => &[],
        };
        let missing = ends.iter().filter(|end| !ids.contains(end.as_str()));
        findings.extend(missing.map(|end| at(Kind::MissingEnd, group).group(end)));
    }
    findings
}

fn at(kind: Kind, group: &Group) -> Finding {
    Finding::new(kind, (group.bounds.x, group.bounds.y)).group(&group.id)
}

fn paragraph_findings(group: &Group, paragraph: &Paragraph, smallest: f32) -> Vec<Finding> {
    let mut findings = Vec::new();
    let here = |kind, x, y| Finding::new(kind, (x, y)).group(&group.id).text(&paragraph.text);
    for run in &paragraph.runs {
        if run.size < smallest - ROUNDING {
            findings.push(here(Kind::SmallText, run.x, run.y));
        }
        if run.glyphs.iter().any(|glyph| glyph.id == 0) {
            findings.push(here(Kind::MissingGlyph, run.x, run.y));
        }
    }
    let shown = paragraph.runs.iter().map(|run| &*run.text).collect::<String>();
    let drawn = paragraph.runs.iter().all(|run| run.glyphs.is_empty() == run.text.is_empty());
    if letters(&shown) != letters(&paragraph.text) || !drawn {
        findings.push(here(Kind::LostWords, paragraph.bounds.x, paragraph.bounds.y));
    }
    findings
}

/// The characters that leave ink, in no order: runs stand in visual order.
fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    letters.sort_unstable();
    letters
}
