//! What the rules found on an open map, with what the team has put aside.

use analysis::findings::{self, Finding, RULES};
use model::{JourneyMap, Where};
use serde::Serialize;
use specta::Type;

use crate::{Desk, Refusal, drawing};

/// Everything that the rules found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Findings {
    /// Why the map has no figures; then no rule could look at it.
    pub refused: Vec<String>,
    /// The rules that found something, in their order.
    pub rules: Vec<RuleFindings>,
    /// How many are open, and how many the team has put aside.
    pub open: u32,
    pub aside: u32,
}

/// What one rule found.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct RuleFindings {
    /// Its name, by which a map keeps what was put aside.
    pub rule: String,
    pub title: String,
    /// Why it matters, and what to do about it: a sentence each.
    pub why: String,
    pub what_to_do: String,
    pub findings: Vec<FindingEntry>,
}

/// One thing to look at.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct FindingEntry {
    pub on: Where,
    /// A sentence that names the place by its title.
    pub message: String,
    /// Why the team has put it aside, and who did and when; `None` while it is open.
    pub aside: Option<Aside>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Aside {
    pub reason: String,
    pub by: String,
    /// RFC 3339 in UTC, "" where unknown.
    pub time: String,
}

impl Desk {
    /// What the rules find on an open map.
    ///
    /// # Errors
    /// When it is not open.
    pub fn findings(&self, map: &str) -> Result<Findings, Refusal> {
        let open = self.sheet(map)?;
        Ok(look_at(&open.map))
    }
}

fn look_at(map: &JourneyMap) -> Findings {
    // What was put aside is found again, so that it can be taken back.
    let bare = JourneyMap { dismissed: Vec::new(), ..map.clone() };
    let mut found = match analysis::analyse(&bare) {
        Ok(analysis) => analysis.findings,
        Err(refusals) => {
            let refused = refusals.iter().map(ToString::to_string).collect();
            return Findings { refused, ..Findings::default() };
        }
    };
    found.extend(findings::characters_without_font(&bare, |text| drawing::layout_fonts().uncovered(text)));
    let rules = RULES.iter().map(|rule| RuleFindings {
        rule: rule.name.into(),
        title: rule.title.into(),
        why: rule.why.into(),
        what_to_do: rule.what_to_do.into(),
        findings: found
            .iter()
            .filter(|finding| finding.rule == rule.name)
            .map(|finding| entry(map, finding))
            .collect(),
    });
    let rules: Vec<RuleFindings> = rules.filter(|rule| !rule.findings.is_empty()).collect();
    let count = |is_aside: bool| {
        let all = rules.iter().flat_map(|rule| &rule.findings);
        u32::try_from(all.filter(|finding| finding.aside.is_some() == is_aside).count()).unwrap_or(u32::MAX)
    };
    Findings { refused: Vec::new(), open: count(false), aside: count(true), rules }
}

fn entry(map: &JourneyMap, finding: &Finding) -> FindingEntry {
    let aside = map.dismissed.iter().find(|aside| aside.rule == finding.rule && aside.on.is_at(&finding.on));
    let aside = aside.map(|aside| Aside {
        reason: aside.reason.clone(),
        by: aside.by.clone(),
        time: aside.time.clone().unwrap_or_default(),
    });
    FindingEntry { on: finding.on.clone(), message: finding.message.clone(), aside }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use model::{By, Command, Json, Kind, Which};

    use super::*;
    use crate::examples::example;

    fn by() -> By {
        By { author: "Ana".to_owned(), time: "2026-10-02T09:14:00Z".to_owned() }
    }

    fn all(found: &Findings) -> Vec<&FindingEntry> {
        found.rules.iter().flat_map(|rule| &rule.findings).collect()
    }

    #[test]
    fn each_finding_says_why_it_matters_and_what_to_do() {
        let found = look_at(&example("home-broadband").unwrap());
        assert!(found.open > 0 && found.aside == 0);
        assert_eq!(found.open as usize, all(&found).len());
        for rule in &found.rules {
            assert!(rule.why.ends_with('.') && rule.what_to_do.ends_with('.') && !rule.title.is_empty());
        }
    }

    #[test]
    fn what_is_put_aside_with_a_reason_is_kept_in_the_map_and_can_be_taken_back() {
        let mut map = example("home-broadband").unwrap();
        let before = look_at(&map);
        let rule = before.rules[0].rule.clone();
        let on = before.rules[0].findings[0].on.clone();
        let place = Json::Object(place_fields(&on));
        let text = |text: &str| Json::Text(text.to_owned());
        let fields =
            [("rule".into(), text(&rule)), ("on".into(), place), ("reason".into(), text("Known"))].into();
        let command = Command::Add { kind: Kind::Dismissal, fields, before: None };
        let change = command.run(&mut map, &by()).unwrap().unwrap();
        let after = look_at(&map);
        assert_eq!((after.open, after.aside), (before.open - 1, 1));
        let aside = after.rules[0].findings[0].aside.clone().unwrap();
        assert_eq!((aside.reason.as_str(), aside.by.as_str()), ("Known", "Ana"));
        // By the command that takes it back, and by undo.
        let mut taken_back = map.clone();
        let which = Which::Dismissal { rule, on: Box::new(on) };
        let delete = Command::Delete { things: vec![which], with_touchpoints: false };
        delete.run(&mut taken_back, &by()).unwrap().unwrap();
        assert_eq!(look_at(&taken_back), before);
        change.undone(1, &by()).apply(&mut map).unwrap();
        assert_eq!(look_at(&map), before);
    }

    /// A place as a command takes it.
    fn place_fields(on: &Where) -> BTreeMap<String, Json> {
        let ids = [
            ("touchpoint", &on.touchpoint),
            ("service_point", &on.service_point),
            ("step", &on.step),
            ("stage", &on.stage),
        ];
        ids.into_iter().filter_map(|(key, id)| Some((key.to_owned(), Json::Text(id.clone()?)))).collect()
    }

    #[test]
    fn a_map_without_figures_says_why() {
        let mut map = example("home-broadband").unwrap();
        map.transitions.iter_mut().for_each(|way| way.share = Some(model::Estimate::plain(0.9)));
        let found = look_at(&map);
        assert!(!found.refused.is_empty() && found.rules.is_empty());
    }

    #[test]
    fn no_finding_names_a_person_or_ranks_owners() {
        let map = example("home-broadband").unwrap();
        let owners: Vec<&str> = map.service_points.iter().map(|point| point.owner.as_str()).collect();
        let found = look_at(&map);
        for finding in all(&found) {
            assert!(
                !owners.iter().any(|owner| !owner.is_empty() && finding.message.contains(owner)),
                "{}",
                finding.message
            );
        }
    }
}
