//! What of a map is searched: the texts of its things.

use model::{Id, JourneyMap, Kind, Where};

/// The texts of one thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Passage {
    pub kind: Kind,
    pub thing: Id,
    pub title: String,
    pub words: String,
}

/// The passages of a map; things without any text have none.
pub(crate) fn of(map: &JourneyMap) -> Vec<Passage> {
    let mut passages = Passages::default();
    let own = [&map.summary, &map.owner, &map.scope];
    passages.add(Kind::Map, &map.id, &map.title, own.into_iter().chain(&map.tags));
    frame(map, &mut passages);
    journey(map, &mut passages);
    backstage(map, &mut passages);
    team(map, &mut passages);
    passages.0
}

#[derive(Default)]
struct Passages(Vec<Passage>);

impl Passages {
    fn add<'t>(&mut self, kind: Kind, thing: &str, title: &str, words: impl IntoIterator<Item = &'t String>) {
        let words: Vec<&str> =
            words.into_iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        if title.trim().is_empty() && words.is_empty() {
            return;
        }
        self.0.push(Passage {
            kind,
            thing: thing.to_owned(),
            title: title.to_owned(),
            words: words.join("\n"),
        });
    }
}

fn frame(map: &JourneyMap, passages: &mut Passages) {
    for it in &map.personas {
        passages.add(Kind::Persona, &it.id, &it.name, [&it.role, &it.goal, &it.quote]);
    }
    for it in &map.sources {
        passages.add(Kind::Source, &it.id, &it.title, [&it.link]);
    }
    for it in &map.stages {
        let words = [&it.owner, &it.speaker_notes];
        passages.add(Kind::Stage, &it.id, &it.title, words.into_iter().chain(it.cells.values()));
    }
    for it in &map.lanes {
        passages.add(Kind::Lane, &it.id, &it.title, [&it.unit]);
    }
}

fn journey(map: &JourneyMap, passages: &mut Passages) {
    for it in &map.touchpoints {
        let words = [&it.description, &it.owner, &it.status];
        let words = words.into_iter().chain(it.cells.values()).chain(&it.tags);
        passages.add(Kind::Touchpoint, &it.id, &it.title, words);
    }
    for it in &map.transitions {
        passages.add(Kind::Transition, &it.from, &it.label, []);
    }
    for it in &map.exits {
        passages.add(Kind::Exit, &it.from, &it.label, []);
    }
}

fn backstage(map: &JourneyMap, passages: &mut Passages) {
    for it in &map.steps {
        let words = [&it.description, &it.actor, &it.system, &it.owner];
        passages.add(Kind::Step, &it.id, &it.title, words.into_iter().chain(&it.rules).chain(&it.tags));
    }
    for it in &map.service_points {
        let recovery =
            it.recovery.iter().flat_map(|r| [&r.detected_by, &r.response, &r.standard, &r.confirmed_by]);
        let words = [&it.description, &it.customer_text, &it.owner];
        let words = words.into_iter().chain(recovery).chain(&it.tags);
        passages.add(Kind::ServicePoint, &it.id, &it.title, words);
    }
}

fn team(map: &JourneyMap, passages: &mut Passages) {
    for it in &map.insights {
        passages.add(Kind::Insight, &it.id, "", [&it.text, &it.source].into_iter().chain(&it.tags));
    }
    for it in &map.ideas {
        passages.add(Kind::Idea, &it.id, &it.title, [&it.owner]);
    }
    for it in &map.actions {
        passages.add(Kind::Action, &it.id, "", [&it.text, &it.who]);
    }
    for it in &map.scenarios {
        passages.add(Kind::Scenario, &it.id, &it.title, []);
    }
    for it in &map.votes {
        passages.add(Kind::Vote, &it.id, &it.title, []);
    }
    for it in &map.dismissed {
        passages.add(Kind::Dismissal, named_by(&it.on), "", [&it.reason]);
    }
    for it in &map.notes {
        passages.add(Kind::Note, &it.id, "", [&it.text, &it.author]);
    }
    for it in &map.comments {
        let replies = it.replies.iter().flat_map(|reply| [&reply.text, &reply.author]);
        passages.add(Kind::Comment, &it.id, "", [&it.text, &it.author].into_iter().chain(replies));
    }
    for it in &map.links {
        passages.add(Kind::Link, named_by(&it.on), &it.title, []);
    }
    for it in &map.images {
        passages.add(Kind::Image, &it.id, &it.alt, []);
    }
}

/// The id of what a place names; "" for the map.
fn named_by(place: &Where) -> &str {
    let from = place.transition.as_ref().map(|pair| &pair.from);
    let ids = [&place.touchpoint, &place.stage, &place.service_point, &place.step, &place.persona];
    ids.into_iter().find_map(Option::as_ref).or(from).map_or("", String::as_str)
}
