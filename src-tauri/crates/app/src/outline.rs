//! A map as a nested list: stages, their touchpoints, and what stands at each of them. Every row is read
//! aloud as a sentence.

mod moving;

use std::collections::{HashMap, HashSet};

use layout::{Figures, cause_words, channel_name};
use model::{
    CauseGroup, Insight, JourneyMap, PersonaKind, ServicePoint, Stage, Step, Touchpoint, Which, Zone,
};
use serde::Serialize;
use specta::Type;
use specta_typescript::Number;

pub use moving::RowWay;

use crate::facts::or_untitled;
use crate::finding::{insight_words, percent};
use crate::{Desk, Refusal};

/// The nested list.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Outline {
    /// "5 stages, 15 touchpoints, 16 service points, 16 steps".
    pub summary: String,
    /// Whose feelings the rows say; "" where the map has no customer.
    pub persona: String,
    pub rows: Vec<OutlineRow>,
}

/// A thing of the map and what belongs beneath it.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct OutlineRow {
    /// The group of the drawing that stands for it.
    pub group: String,
    pub which: Which,
    pub title: String,
    /// What stands beside the title: "3 touchpoints", "logistical", "front stage".
    pub aside: String,
    /// Where it goes on to, or who does it.
    pub onward: String,
    /// Per 1,000 customers who start; `None` where nothing is counted.
    #[specta(type = Option<Number>)]
    pub contacts: Option<f64>,
    /// -5..5.
    #[specta(type = Option<Number>)]
    pub feeling: Option<f64>,
    /// Of a service point.
    pub cause: Option<CauseGroup>,
    pub moment_of_truth: bool,
    /// What is read aloud.
    pub sentence: String,
    pub rows: Vec<OutlineRow>,
}

impl Desk {
    /// An open map as a nested list.
    ///
    /// # Errors
    /// When it is not open.
    pub fn outline(&self, map: &str) -> Result<Outline, Refusal> {
        let sheet = self.sheet(map)?;
        Ok(outline(&sheet.map, sheet.figures()))
    }
}

pub(crate) fn outline(map: &JourneyMap, figures: Option<&Figures>) -> Outline {
    let customer = map.personas.iter().find(|it| it.kind != Some(PersonaKind::Staff));
    let mut writing =
        Writing { map, figures, persona: customer.map(|it| it.id.as_str()), steps: HashSet::new() };
    let mut rows: Vec<OutlineRow> = map.stages.iter().map(|stage| writing.stage(stage)).collect();
    rows.extend(writing.steps_where(|_| true));
    let counts = [
        (map.stages.len(), "stage"),
        (map.touchpoints.len(), "touchpoint"),
        (map.service_points.len(), "service point"),
        (map.steps.len(), "step"),
    ];
    Outline {
        summary: amounts(&counts),
        persona: customer.map(|it| or_untitled(&it.name)).unwrap_or_default(),
        rows,
    }
}

/// "3 touchpoints, 2 service points"; what there is none of is left out.
fn amounts(counts: &[(usize, &str)]) -> String {
    let some = counts.iter().filter(|(count, _)| *count > 0);
    let words = some.map(|(count, what)| format!("{count} {what}{}", if *count == 1 { "" } else { "s" }));
    words.collect::<Vec<_>>().join(", ")
}

struct Writing<'a> {
    map: &'a JourneyMap,
    figures: Option<&'a Figures>,
    persona: Option<&'a str>,
    /// Steps that have a row: one that serves several touchpoints stands at the first.
    steps: HashSet<&'a str>,
}

impl<'a> Writing<'a> {
    fn stage(&mut self, stage: &'a Stage) -> OutlineRow {
        let map = self.map;
        let own: Vec<&Touchpoint> = map.touchpoints.iter().filter(|it| it.stage == stage.id).collect();
        let points =
            map.service_points.iter().filter(|point| own.iter().any(|it| it.id == point.touchpoint)).count();
        let mut rows: Vec<OutlineRow> = own.iter().map(|it| self.touchpoint(it)).collect();
        rows.extend(self.steps_where(|step| step.stages.contains(&stage.id)));
        rows.extend(
            self.insights_where(|at| at.touchpoint.is_none() && at.stage.as_ref() == Some(&stage.id)),
        );
        let contacts =
            self.figures.and_then(|it| it.contacts_by_stage.get(&stage.id)).copied().filter(|it| *it > 0.0);
        let aside = amounts(&[(own.len(), "touchpoint"), (points, "service point")]);
        let owner = if stage.owner.is_empty() { String::new() } else { format!("{} owns it", stage.owner) };
        Row::of(format!("stage/{}", stage.id), Which::Stage(stage.id.clone()), &stage.title)
            .saying("stage", &aside, &owner)
            .with(contacts, None)
            .row(rows)
    }

    fn touchpoint(&mut self, it: &'a Touchpoint) -> OutlineRow {
        let map = self.map;
        let points: Vec<&ServicePoint> =
            map.service_points.iter().filter(|point| point.touchpoint == it.id).collect();
        let mut rows: Vec<OutlineRow> = points.iter().map(|point| self.mark(point)).collect();
        rows.extend(self.steps_where(|step| step.touchpoints.contains(&it.id)));
        rows.extend(self.insights_where(|at| at.touchpoint.as_ref() == Some(&it.id)));
        let counted = points.iter().filter_map(|point| self.contacts_at(&point.id)).reduce(|a, b| a + b);
        let feeling = self.persona.and_then(|persona| it.emotion.get(persona)).copied();
        let track = if it.track > 0 { format!("track {}", it.track) } else { String::new() };
        let channels =
            it.channels.iter().map(|channel| channel_name(*channel)).collect::<Vec<_>>().join(", ");
        let kind = match channels.as_str() {
            "" => "touchpoint".to_owned(),
            channels => format!("touchpoint, {channels}"),
        };
        let group = format!("card/{}", it.id);
        let row = Row::of(group, Which::Touchpoint(it.id.clone()), &it.title)
            .saying(&kind, &track, &self.onward(it))
            .with(counted, feeling);
        OutlineRow { moment_of_truth: it.moment_of_truth, ..row.truth(it.moment_of_truth).row(rows) }
    }

    /// "First time online 88 %, Rebooks the visit 12 %, cancels 9 %".
    fn onward(&self, it: &Touchpoint) -> String {
        let titles: HashMap<&str, &str> =
            self.map.touchpoints.iter().map(|it| (it.id.as_str(), it.title.as_str())).collect();
        let share = |share: &Option<model::Rate>| {
            share.as_ref().map_or(String::new(), |rate| format!(" {}", percent(rate.value)))
        };
        let ways = self.map.transitions.iter().filter(|way| way.from == it.id).map(|way| {
            let to = titles.get(way.to.as_str()).copied().unwrap_or_default();
            format!("{}{}", or_untitled(to), share(&way.share))
        });
        let exits = self.map.exits.iter().filter(|exit| exit.from == it.id).map(|exit| {
            let label = if exit.label.is_empty() { "ends" } else { &exit.label };
            format!("{label}{}", share(&exit.share))
        });
        ways.chain(exits).collect::<Vec<_>>().join(", ")
    }

    fn contacts_at(&self, point: &str) -> Option<f64> {
        self.figures.and_then(|it| it.contacts_by_point.get(point)).copied()
    }

    fn mark(&self, point: &ServicePoint) -> OutlineRow {
        let cause = cause_words(point.cause);
        let whose = match point.cause.group() {
            CauseGroup::Ours => ", ours",
            CauseGroup::NotOurs => ", not caused by us",
            CauseGroup::Unsorted => "",
        };
        let owner = if point.owner.is_empty() { String::new() } else { format!("{} answers", point.owner) };
        let row = Row::of(format!("mark/{}", point.id), Which::ServicePoint(point.id.clone()), &point.title)
            .saying("service point", cause, &owner)
            .with(self.contacts_at(&point.id), None)
            .read(&format!("{cause}{whose}"));
        OutlineRow { cause: Some(point.cause.group()), ..row.row(Vec::new()) }
    }

    fn steps_where(&mut self, is_here: impl Fn(&Step) -> bool) -> Vec<OutlineRow> {
        let map = self.map;
        let mut rows = Vec::new();
        for step in map.steps.iter().filter(|step| is_here(step)) {
            if self.steps.insert(&step.id) {
                rows.push(self.step(step));
            }
        }
        rows
    }

    fn step(&self, step: &Step) -> OutlineRow {
        let lane = self.map.lanes.iter().find(|lane| lane.id == step.lane);
        let zone = match lane.map(|lane| lane.zone) {
            Some(Zone::Frontstage) => "front stage",
            Some(Zone::Backstage) => "back stage",
            Some(Zone::Support) => "support",
            Some(Zone::Evidence | Zone::Customer) | None => "",
        };
        let who = [&step.actor, &step.system].into_iter().filter(|word| !word.is_empty()).cloned();
        let who = who.collect::<Vec<_>>().join(", ");
        let done = if who.is_empty() { String::new() } else { format!("done by {who}") };
        Row::of(format!("step/{}", step.id), Which::Step(step.id.clone()), &step.title)
            .saying("step", zone, &done)
            .row(Vec::new())
    }

    fn insights_where(&self, is_here: impl Fn(&model::Where) -> bool) -> Vec<OutlineRow> {
        let here = self.map.insights.iter().filter(|it| it.at.as_ref().is_some_and(&is_here));
        here.map(|it| self.insight(it)).collect()
    }

    fn insight(&self, it: &Insight) -> OutlineRow {
        let says =
            it.persona.as_ref().and_then(|id| self.map.personas.iter().find(|persona| persona.id == *id));
        let who = says.map(|persona| persona.name.clone()).unwrap_or_default();
        Row::of(format!("insight/{}", it.id), Which::Insight(it.id.clone()), &it.text)
            .saying(insight_words(it.kind), insight_words(it.kind), &who)
            .read("")
            .row(Vec::new())
    }
}

/// A row while it is written.
struct Row {
    group: String,
    which: Which,
    title: String,
    kind: String,
    aside: String,
    onward: String,
    /// What is read aloud in place of what stands beside the title.
    read: Option<String>,
    contacts: Option<f64>,
    feeling: Option<f64>,
    truth: bool,
}

impl Row {
    fn of(group: String, which: Which, title: &str) -> Self {
        Self {
            group,
            which,
            title: or_untitled(title),
            kind: String::new(),
            aside: String::new(),
            onward: String::new(),
            read: None,
            contacts: None,
            feeling: None,
            truth: false,
        }
    }

    fn saying(self, kind: &str, aside: &str, onward: &str) -> Self {
        Self { kind: kind.to_owned(), aside: aside.to_owned(), onward: onward.to_owned(), ..self }
    }

    fn with(self, contacts: Option<f64>, feeling: Option<f64>) -> Self {
        Self { contacts, feeling, ..self }
    }

    fn read(self, words: &str) -> Self {
        Self { read: Some(words.to_owned()), ..self }
    }

    fn truth(self, truth: bool) -> Self {
        Self { truth, ..self }
    }

    /// "Missed appointment, service point, logistical, ours. 37 contacts per 1,000 who start. Field operations
    /// answers."
    fn sentence(&self) -> String {
        let beside = self.read.as_deref().unwrap_or(&self.aside);
        let truth = if self.truth { "moment of truth" } else { "" };
        let first = [self.title.trim_end_matches('.'), &self.kind, beside, truth];
        let first: Vec<&str> = first.into_iter().filter(|part| !part.is_empty()).collect();
        let contacts = self.contacts.map(|it| format!("{} contacts per 1,000 who start", it.round()));
        let feeling = self.feeling.map(|it| format!("Feeling {it:+}").replace('-', "\u{2212}"));
        let onward = match self.which {
            Which::Touchpoint(_) if !self.onward.is_empty() => format!("Goes on to {}", self.onward),
            _ => self.onward.clone(),
        };
        let rest = contacts.into_iter().chain(feeling).chain(Some(onward)).filter(|part| !part.is_empty());
        let mut sentences = vec![first.join(", ")];
        sentences.extend(rest);
        sentences.join(". ") + "."
    }

    fn row(self, rows: Vec<OutlineRow>) -> OutlineRow {
        let sentence = self.sentence();
        let Self { group, which, title, aside, onward, contacts, feeling, .. } = self;
        OutlineRow {
            group,
            which,
            title,
            aside,
            onward,
            contacts,
            feeling,
            cause: None,
            moment_of_truth: false,
            sentence,
            rows,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::example;
    use crate::facts::worked_out;

    fn broadband() -> Outline {
        let map = example("home-broadband").unwrap();
        outline(&map, worked_out(&map).as_ref().ok().map(|worked| &worked.figures))
    }

    fn row(rows: &[OutlineRow], group: &str) -> OutlineRow {
        fn find<'r>(rows: &'r [OutlineRow], group: &str) -> Option<&'r OutlineRow> {
            rows.iter().find_map(|row| if row.group == group { Some(row) } else { find(&row.rows, group) })
        }
        find(rows, group).unwrap_or_else(|| panic!("no row {group}")).clone()
    }

    #[test]
    fn a_map_is_read_stage_by_stage() {
        let outline = broadband();
        assert_eq!(outline.summary, "5 stages, 15 touchpoints, 16 service points, 16 steps");
        assert_eq!(outline.persona, "Maya");
        let titles: Vec<&str> = outline.rows.iter().map(|row| row.title.as_str()).collect();
        assert_eq!(titles, ["Discover", "Order", "Install", "First bill", "Settle in"]);
        let install = row(&outline.rows, "stage/install");
        assert_eq!(install.aside, "4 touchpoints, 6 service points");
        let visit: Vec<String> =
            row(&install.rows, "card/visit").rows.into_iter().map(|row| row.group).collect();
        assert_eq!(visit[..3], ["mark/missed", "mark/no-access", "mark/rude"]);
        assert!(visit.contains(&"step/connect".to_owned()));
    }

    #[test]
    fn each_row_is_a_sentence() {
        let rows = broadband().rows;
        let said = |group: &str| row(&rows, group).sentence;
        assert_eq!(
            said("mark/missed"),
            "Missed appointment, service point, logistical, ours. 37 contacts per 1,000 who start. Field operations answers."
        );
        assert_eq!(
            said("card/visit"),
            "Engineer visit, touchpoint, visit, moment of truth. 63 contacts per 1,000 who start. Feeling \u{2212}1. \
             Goes on to First time online 88\u{a0}%, Rebooks the visit 12\u{a0}%."
        );
        assert_eq!(
            said("step/plan-rounds"),
            "Plan the engineers' rounds, step, back stage. done by dispatcher, WFM."
        );
    }

    #[test]
    fn every_thing_has_one_row() {
        fn count(rows: &[OutlineRow]) -> usize {
            rows.iter().map(|row| 1 + count(&row.rows)).sum()
        }
        for example in crate::examples() {
            let map = crate::examples::example(&example.id).unwrap();
            let placed = map.insights.iter().filter(|it| it.at.is_some()).count();
            let things =
                map.stages.len() + map.touchpoints.len() + map.service_points.len() + map.steps.len();
            assert_eq!(count(&outline(&map, None).rows), things + placed, "{}", map.id);
        }
    }
}
