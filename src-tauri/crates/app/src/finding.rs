//! Finding words in an open map: where they stand, in the order in which the map is read.

use std::collections::HashSet;

use layout::{cause_words, channel_name};
use model::{
    CauseGroup, Id, InsightKind, JourneyMap, Kind, Quantity, ServicePoint, Stage, Touchpoint, Where,
};
use serde::Serialize;
use specta::Type;

use crate::facts::or_untitled;
use crate::{Desk, Refusal};

/// A thing of the map in which the words stand.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct FoundHere {
    /// The group of the drawing that stands for it: "card/visit".
    pub group: String,
    /// The group beside which it belongs, where it is not drawn itself.
    pub near: String,
    pub kind: Kind,
    /// What it is called; an arrow by its ends.
    pub title: String,
    /// What and where it is: "touchpoint, Install".
    pub place: String,
    /// Where the words stand in it, with what is around them; "" where they stand in its title.
    pub excerpt: String,
    /// Of a service point.
    pub cause: Option<CauseGroup>,
}

impl Desk {
    /// Where a text stands in an open map, at most `most` places in the order of the map; "" is everywhere.
    /// With `around` also what stands at a place whose name has it.
    ///
    /// # Errors
    /// When the map is not open.
    pub fn find_in_map(
        &self,
        map: &str,
        text: &str,
        around: bool,
        most: u32,
    ) -> Result<Vec<FoundHere>, Refusal> {
        let sheet = self.sheet(map)?;
        Ok(find_in_map(&sheet.map, text, around, usize::try_from(most).unwrap_or(usize::MAX)))
    }
}

pub(crate) fn find_in_map(map: &JourneyMap, text: &str, around: bool, most: usize) -> Vec<FoundHere> {
    let wanted = folded(text.trim());
    let mut search = Search { map, wanted: &wanted, around, most, found: Vec::new(), steps: HashSet::new() };
    search.all();
    search.found
}

/// Small letters, so that large and small ones are the same.
fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

struct Search<'a> {
    map: &'a JourneyMap,
    wanted: &'a str,
    around: bool,
    most: usize,
    found: Vec<FoundHere>,
    /// Steps that were looked at: one that serves several touchpoints is read at the first.
    steps: HashSet<&'a str>,
}

/// A thing before anybody has looked for words in it.
struct Thing<'t> {
    group: String,
    near: String,
    kind: Kind,
    title: String,
    place: String,
    texts: Vec<&'t str>,
    cause: Option<CauseGroup>,
}

impl<'a> Search<'a> {
    fn all(&mut self) {
        let map = self.map;
        for stage in &map.stages {
            self.stage(stage);
            for touchpoint in map.touchpoints.iter().filter(|it| it.stage == stage.id) {
                self.touchpoint(touchpoint, stage);
            }
            self.steps(|step| step.stages.contains(&stage.id), &format!("stage/{}", stage.id));
        }
        self.steps(|_| true, "");
        for lane in &map.lanes {
            let group = format!("lane/{}", lane.id);
            self.look(Thing::new(group, Kind::Lane, &lane.title, "lane".to_owned(), vec![&lane.unit]));
        }
        for insight in map.insights.iter().filter(|it| place_of(it.at.as_ref()).is_none()) {
            let is_placed = insight.at.is_some();
            if is_placed {
                let place = insight_words(insight.kind).to_owned();
                self.insight(insight, place, String::new());
            }
        }
    }

    fn stage(&mut self, stage: &'a Stage) {
        let near = format!("stage/{}", stage.id);
        let texts = vec![stage.owner.as_str(), stage.speaker_notes.as_str()];
        self.look(Thing::new(near.clone(), Kind::Stage, &stage.title, "stage".to_owned(), texts));
        self.cells("stagecell", &stage.cells, &stage.id, &stage.title, &near);
        self.insights(
            |at| at.touchpoint.is_none() && at.stage.as_deref() == Some(&stage.id),
            &stage.title,
            &near,
        );
        self.marks_of_the_team(|at| at.stage.as_deref() == Some(&stage.id), &stage.title, &near);
    }

    fn touchpoint(&mut self, it: &'a Touchpoint, stage: &Stage) {
        let map = self.map;
        let near = format!("card/{}", it.id);
        let channels = it.channels.iter().map(|channel| channel_name(*channel));
        let texts = [it.description.as_str(), &it.owner, &it.status].into_iter().chain(channels);
        let texts = texts.chain(it.tags.iter().map(String::as_str)).collect();
        let place = format!("touchpoint, {}", or_untitled(&stage.title));
        self.look(Thing::new(near.clone(), Kind::Touchpoint, &it.title, place, texts));
        self.cells("cell", &it.cells, &it.id, &it.title, &near);
        let is_here = |at: &Where| at.touchpoint.as_deref() == Some(&it.id);
        self.insights(is_here, &it.title, &near);
        for point in map.service_points.iter().filter(|point| point.touchpoint == it.id) {
            self.mark(point, &it.title, &near);
        }
        self.steps(|step| step.touchpoints.contains(&it.id), &near);
        for way in map.transitions.iter().filter(|way| way.from == it.id) {
            let to = map.touchpoints.iter().find(|other| other.id == way.to);
            let title =
                format!("{} to {}", or_untitled(&it.title), or_untitled(to.map_or("", |to| &to.title)));
            let share = way.share.as_ref().map(|share| percent(share.value));
            let wait = way.wait_days.as_ref().map(|wait| format!("after {}", days(wait)));
            let known: Vec<String> = share.into_iter().chain(wait).collect();
            let place = if known.is_empty() { "way".to_owned() } else { known.join(", ") };
            let group = format!("arrow/{}>{}", way.from, way.to);
            self.look(Thing::new(group, Kind::Transition, &title, place, vec![&way.label]).beside(&near));
        }
        for (number, exit) in map.exits.iter().filter(|exit| exit.from == it.id).enumerate() {
            let group = format!("exit/{}/{number}", it.id);
            let place = format!("exit from {}", or_untitled(&it.title));
            let title = if exit.label.is_empty() { "Exit" } else { &exit.label };
            self.look(Thing::new(group, Kind::Exit, title, place, vec![]).beside(&near));
        }
        self.marks_of_the_team(is_here, &it.title, &near);
    }

    fn cells(
        &mut self,
        kind: &str,
        cells: &'a std::collections::BTreeMap<Id, String>,
        id: &str,
        title: &str,
        near: &str,
    ) {
        for lane in &self.map.lanes {
            let Some(text) = cells.get(&lane.id) else { continue };
            let group = format!("{kind}/{}/{id}", lane.id);
            let place = format!("{}, {}", or_untitled(&lane.title), or_untitled(title));
            self.look(Thing::new(group, Kind::Lane, text, place, vec![]).beside(near));
        }
    }

    fn mark(&mut self, point: &'a ServicePoint, title: &str, near: &str) {
        let recovery = point
            .recovery
            .as_ref()
            .map(|it| [it.detected_by.as_str(), &it.response, &it.standard, &it.confirmed_by]);
        let texts =
            [point.description.as_str(), &point.customer_text, &point.owner, cause_words(point.cause)];
        let texts = texts.into_iter().chain(recovery.into_iter().flatten());
        let texts = texts.chain(point.tags.iter().map(String::as_str)).collect();
        let place = format!("service point at {}", or_untitled(title));
        let group = format!("mark/{}", point.id);
        let thing = Thing::new(group, Kind::ServicePoint, &point.title, place, texts).beside(near);
        self.look(Thing { cause: Some(point.cause.group()), ..thing });
    }

    fn steps(&mut self, is_here: impl Fn(&model::Step) -> bool, near: &str) {
        for step in self.map.steps.iter().filter(|step| is_here(step)) {
            if !self.steps.insert(&step.id) {
                continue;
            }
            let lane = self.map.lanes.iter().find(|lane| lane.id == step.lane);
            let place = format!("step, {}", or_untitled(lane.map_or("", |lane| &lane.title)));
            let texts = [step.description.as_str(), &step.actor, &step.system, &step.owner];
            let more = step.rules.iter().chain(&step.tags).map(String::as_str);
            let texts = texts.into_iter().chain(more).collect();
            let group = format!("step/{}", step.id);
            self.look(Thing::new(group, Kind::Step, &step.title, place, texts).beside(near));
        }
    }

    fn insights(&mut self, is_here: impl Fn(&Where) -> bool, title: &str, near: &str) {
        for insight in &self.map.insights {
            if insight.at.as_ref().is_some_and(&is_here) {
                let place = format!("{}, {}", insight_words(insight.kind), or_untitled(title));
                self.insight(insight, place, near.to_owned());
            }
        }
    }

    fn insight(&mut self, insight: &'a model::Insight, place: String, near: String) {
        let group = format!("insight/{}", insight.id);
        let texts = insight.tags.iter().map(String::as_str).collect();
        self.look(Thing::new(group, Kind::Insight, &insight.text, place, texts).beside(&near));
    }

    /// Notes and comments.
    fn marks_of_the_team(&mut self, is_here: impl Fn(&Where) -> bool, title: &str, near: &str) {
        let at = or_untitled(title);
        for note in self.map.notes.iter().filter(|note| is_here(&note.at.place)) {
            let (group, place) = (format!("note/{}", note.id), format!("note at {at}"));
            self.look(Thing::new(group, Kind::Note, &note.text, place, vec![&note.author]).beside(near));
        }
        for comment in self.map.comments.iter().filter(|comment| is_here(&comment.on)) {
            let (group, place) = (format!("comment/{}", comment.id), format!("comment at {at}"));
            let replies = comment.replies.iter().flat_map(|reply| [reply.text.as_str(), &reply.author]);
            let texts = std::iter::once(comment.author.as_str()).chain(replies).collect();
            self.look(Thing::new(group, Kind::Comment, &comment.text, place, texts).beside(near));
        }
    }

    /// Keeps a thing that has the words.
    fn look(&mut self, thing: Thing<'_>) {
        if self.found.len() >= self.most {
            return;
        }
        let in_title = folded(&thing.title).contains(self.wanted);
        let around = self.around && folded(&thing.place).contains(self.wanted);
        let within = thing.texts.iter().find(|text| folded(text).contains(self.wanted));
        if !in_title && !around && within.is_none() {
            return;
        }
        let excerpt = match within {
            Some(text) if !in_title && !around => around_hit(text, self.wanted),
            _ => String::new(),
        };
        let Thing { group, near, kind, title, place, cause, .. } = thing;
        self.found.push(FoundHere { group, near, kind, title: or_untitled(&title), place, excerpt, cause });
    }
}

impl<'t> Thing<'t> {
    fn new(group: String, kind: Kind, title: &str, place: String, texts: Vec<&'t str>) -> Self {
        let near = group.clone();
        Self { group, near, kind, title: title.to_owned(), place, texts, cause: None }
    }

    fn beside(self, near: &str) -> Self {
        Self { near: near.to_owned(), ..self }
    }
}

/// The touchpoint or stage that something is at.
fn place_of(at: Option<&Where>) -> Option<&Id> {
    at.and_then(|at| at.touchpoint.as_ref().or(at.stage.as_ref()))
}

/// So many characters stand before the words that were found, and in an excerpt at most.
const BEFORE: usize = 24;
const MOST: usize = 90;

/// The words with what is around them.
fn around_hit(text: &str, wanted: &str) -> String {
    let plain: Vec<char> = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    // A letter may become several when it is folded, so the place is looked for in the letters themselves.
    let starts = |from: usize| {
        let rest: String = plain.iter().skip(from).take(wanted.chars().count() + 1).collect();
        folded(&rest).starts_with(wanted)
    };
    let at = (0..plain.len()).find(|from| starts(*from)).unwrap_or(0);
    let from = at.saturating_sub(BEFORE);
    let mut excerpt: String = plain.iter().skip(from).take(MOST).collect();
    if from > 0 {
        excerpt.insert(0, '…');
    }
    if plain.len() > from + MOST {
        excerpt.push('…');
    }
    excerpt
}

/// An insight's kind as it stands beside its text.
pub(crate) fn insight_words(kind: InsightKind) -> &'static str {
    match kind {
        InsightKind::Question => "open question",
        kind => kind.word(),
    }
}

/// "97 %", "9.3 %".
pub(crate) fn percent(share: f64) -> String {
    let tenths = (share * 1000.0).round() / 10.0;
    format!("{tenths}\u{a0}%")
}

fn days(wait: &Quantity) -> String {
    let tenths = (wait.value * 10.0).round() / 10.0;
    if wait.value < 1.0 {
        return format!("{} hours", (wait.value * 24.0).round());
    }
    if tenths <= 1.0 { "1 day".to_owned() } else { format!("{tenths} days") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::example;

    fn found(text: &str, around: bool) -> Vec<FoundHere> {
        find_in_map(&example("home-broadband").unwrap(), text, around, usize::MAX)
    }

    fn groups(found: &[FoundHere]) -> Vec<&str> {
        found.iter().map(|it| it.group.as_str()).collect()
    }

    #[test]
    fn words_are_found_in_the_order_in_which_the_map_is_read() {
        let found = found("ENGINEER", false);
        let groups = groups(&found);
        let place = |group: &str| groups.iter().position(|it| *it == group).unwrap();
        assert!(place("card/book-visit") < place("card/visit"));
        assert!(place("card/visit") < place("cell/evidence/visit"));
        assert!(place("cell/evidence/visit") < place("mark/rude"));
        assert!(place("mark/rude") < place("step/connect"));
    }

    #[test]
    fn a_hit_outside_the_title_says_where_it_stands() {
        let found = found("call back in 2 h", false);
        assert_eq!(groups(&found), ["mark/missed"]);
        assert_eq!(found[0].place, "service point at Engineer visit");
        assert_eq!(found[0].excerpt, "call back in 2 h");
        assert_eq!(found[0].cause, Some(CauseGroup::Ours));
    }

    #[test]
    fn what_stands_at_a_place_is_found_by_its_name_where_that_is_wanted() {
        assert!(!groups(&found("engineer visit", false)).contains(&"mark/missed"));
        assert!(groups(&found("engineer visit", true)).contains(&"mark/missed"));
    }

    #[test]
    fn an_arrow_is_called_by_its_ends() {
        let found = found("gets reminders to engineer", false);
        assert_eq!(found[0].group, "arrow/prepare>visit");
        assert_eq!(found[0].place, "97\u{a0}%, after 2 days");
    }

    #[test]
    fn nothing_is_everywhere_and_no_step_stands_twice() {
        let all = find_in_map(&example("home-broadband").unwrap(), "", false, usize::MAX);
        let groups = groups(&all);
        let mut once = groups.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), groups.len());
        assert_eq!(groups[0], "stage/discover");
        assert_eq!(find_in_map(&example("home-broadband").unwrap(), " ", false, 7).len(), 7);
    }

    #[test]
    fn what_is_found_is_drawn_or_stands_beside_what_is() {
        let map = example("home-broadband").unwrap();
        let scene = crate::sheet::drawn(&map, &crate::SceneView::default());
        let drawn: HashSet<&str> = scene.groups.iter().map(|group| group.id.as_str()).collect();
        for it in find_in_map(&map, "", false, usize::MAX) {
            assert!(drawn.contains(it.group.as_str()) || drawn.contains(it.near.as_str()), "{it:?}");
        }
    }

    #[test]
    fn an_excerpt_shows_what_is_around_in_any_script() {
        let text = "Ein langer Text über viele Worte hinweg, in dem die İstanbul-Frage steht und noch viel mehr folgt, was niemand liest";
        let shown = around_hit(text, &folded("frage"));
        assert!(shown.starts_with('…') && shown.contains("İstanbul-Frage"), "{shown}");
    }
}
