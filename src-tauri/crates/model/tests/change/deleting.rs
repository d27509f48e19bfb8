//! The table of what goes along, what loses a reference and what stays, row by row. Undo restores every
//! bit and place.

use model::{Command, JourneyMap, Which, read, write};

use crate::ask::{ana, delete};

const MAP: &str = include_str!("broadband.journey");

pub fn broadband() -> JourneyMap {
    read(MAP.as_bytes()).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

fn touchpoint(id: &str) -> Which {
    Which::Touchpoint(id.to_owned())
}

/// The map after deleting something, once it is sure that undo restores it.
fn after(command: &Command) -> JourneyMap {
    let mut map = broadband();
    let before = write(&map);
    let change = command.run(&mut map, &ana()).unwrap().unwrap();
    let after = map.clone();
    read(write(&map).as_bytes()).unwrap_or_else(|errors| panic!("{errors:#?}"));
    change.undone(1, &ana()).apply(&mut map).unwrap();
    assert_eq!(write(&map), before);
    after
}

fn refusal(command: &Command) -> String {
    let mut map = broadband();
    let before = write(&map);
    let refusal = command.run(&mut map, &ana()).unwrap_err();
    assert_eq!(write(&map), before);
    refusal.sentence
}

macro_rules! ids {
    ($things:expr) => {
        $things.iter().map(|it| it.id.as_str()).collect::<Vec<_>>()
    };
}

#[test]
fn a_touchpoint_takes_what_hangs_on_it() {
    let map = after(&delete(vec![touchpoint("visit")]));
    assert_eq!(ids!(map.touchpoints), ["choose", "book", "online"]);
    assert_eq!(map.transitions.len(), 1);
    assert_eq!(map.exits.iter().map(|exit| exit.from.as_str()).collect::<Vec<_>>(), ["book"]);
    assert_eq!(ids!(map.service_points), ["lost"]);
    assert_eq!(ids!(map.notes), ["n-stage", "n-cell", "n-persona", "n-map"]);
    assert_eq!(ids!(map.ink), [""; 0]);
    assert_eq!(ids!(map.comments), ["c-step"]);
    assert_eq!(ids!(map.insights), ["on-cell", "on-stage", "on-point", "on-way", "on-step", "on-persona"]);
    assert_eq!(map.links.iter().map(|link| link.map.as_str()).collect::<Vec<_>>(), ["planning"]);
}

#[test]
fn what_can_be_without_a_touchpoint_loses_the_reference() {
    let map = after(&delete(vec![touchpoint("visit"), touchpoint("book")]));
    assert_eq!(ids!(map.steps), ["plan", "call"]);
    assert!(map.steps[0].touchpoints.is_empty());
    assert_eq!(map.steps[0].to.len(), 1);
    assert_eq!(map.votes[0].dots.len(), 5);
    assert_eq!(map.dismissed.len(), 1);
    assert!(map.per.is_none());
    assert_eq!(map.ideas[0].serves, ["lost"]);
    assert!(map.ideas[0].at.is_none());
    assert_eq!(
        (map.scenarios[0].fix.as_slice(), map.scenarios[0].serve.len()),
        (["lost".to_owned()].as_slice(), 0)
    );
    // What was noted on a way and on a service point waits in the parking lot.
    let parked = map.insights.iter().filter(|insight| insight.at.is_none());
    assert_eq!(parked.map(|insight| insight.id.as_str()).collect::<Vec<_>>(), ["on-point", "on-way"]);
    // The picture of the visit is still that of Ana.
    assert_eq!(map.images.len(), 1);
}

#[test]
fn a_stage_with_touchpoints_is_refused_unless_they_go_too() {
    let install = Which::Stage("install".to_owned());
    assert_eq!(
        refusal(&delete(vec![install.clone()])),
        "“Install” still has 2 touchpoints: delete them too, or move them first."
    );
    assert_eq!(
        refusal(&delete(vec![install.clone(), touchpoint("online")])),
        "“Install” still has 1 touchpoint: delete it too, or move it first."
    );
    let map = after(&Command::Delete { things: vec![install], with_touchpoints: true });
    assert_eq!(ids!(map.stages), ["order", "use"]);
    assert_eq!(ids!(map.touchpoints), ["choose", "book"]);
    assert!(map.steps[0].stages.is_empty());
    assert!(map.service_points.is_empty());
}

#[test]
fn an_empty_stage_goes_and_its_insights_wait_in_the_parking_lot() {
    let map = after(&delete(vec![Which::Stage("use".to_owned())]));
    assert_eq!(ids!(map.stages), ["order", "install"]);
    assert!(map.insights[2].at.is_none());
    assert!(!ids!(map.notes).contains(&"n-stage"));
    assert_eq!(map.votes[0].dots.len(), 6);
}

#[test]
fn a_lane_takes_its_steps_and_cells() {
    let map = after(&delete(vec![Which::Lane("field".to_owned())]));
    assert_eq!(ids!(map.steps), ["call"]);
    assert!(map.steps[0].to.is_empty());
    assert!(map.service_points[0].origin_step.is_none());

    let map = after(&delete(vec![Which::Lane("thoughts".to_owned()), Which::Lane("waits".to_owned())]));
    assert!(map.stages.iter().all(|stage| stage.cells.is_empty()));
    assert_eq!(map.touchpoints[2].cells.len(), 1);
    assert!(map.touchpoints[2].measures.is_empty());

    let map = after(&delete(vec![Which::Lane("quotes".to_owned())]));
    assert!(map.insights[1].at.is_none(), "an insight in a cell goes to the parking lot");
    assert!(!ids!(map.notes).contains(&"n-cell"));
    assert_eq!(map.votes[0].dots.len(), 6);

    let map = after(&delete(vec![Which::Lane("pictures".to_owned())]));
    assert!(map.touchpoints[2].images.is_empty());
}

#[test]
fn the_lane_of_touchpoints_stays() {
    assert_eq!(
        refusal(&delete(vec![Which::Lane("cards".to_owned())])),
        "“Customer actions” carries the touchpoints of the journey and has to stay."
    );
}

#[test]
fn a_step_is_named_no_more() {
    let map = after(&delete(vec![Which::Step("plan".to_owned())]));
    assert_eq!(ids!(map.steps), ["call"]);
    assert!(map.steps[0].to.is_empty());
    assert!(map.service_points[0].origin_step.is_none());
    assert!(!ids!(map.comments).contains(&"c-step"));
    assert!(map.insights.iter().any(|insight| insight.id == "on-step" && insight.at.is_none()));
    assert_eq!((map.dismissed.len(), map.links.len()), (2, 1));
}

#[test]
fn a_service_point_takes_its_comments_and_is_named_no_more() {
    let map = after(&delete(vec![Which::ServicePoint("missed".to_owned())]));
    assert_eq!(ids!(map.service_points), ["lost"]);
    assert!(!ids!(map.comments).contains(&"c-point"));
    assert!(map.transitions.iter().all(|way| way.because_of.is_empty()));
    assert!(map.exits.iter().all(|exit| exit.because_of.is_empty()));
    assert_eq!(map.ideas[0].serves, ["lost"]);
    assert_eq!((map.scenarios[0].fix.len(), map.scenarios[0].serve.len()), (1, 0));
    assert_eq!((map.votes[0].dots.len(), map.dismissed.len()), (6, 2));
    assert!(map.insights[3].at.is_none());
}

#[test]
fn a_persona_takes_its_emotions_and_is_named_no_more() {
    let map = after(&delete(vec![Which::Persona("jon".to_owned())]));
    assert_eq!(ids!(map.personas), ["ana"]);
    assert_eq!(map.touchpoints[2].personas, ["ana"]);
    assert_eq!(map.touchpoints[2].emotion.len(), 1);
    assert!(map.steps[0].emotion.is_empty());
    assert!(map.service_points[0].recovery.is_none());
    assert!(map.insights.iter().all(|insight| insight.persona.is_none()));
    assert!(!ids!(map.notes).contains(&"n-persona"));
    assert!(after(&delete(vec![Which::Persona("ana".to_owned())])).lanes[1].persona.is_none());
}

#[test]
fn a_source_stays_as_its_title() {
    let map = after(&delete(vec![Which::Source("crm".to_owned())]));
    let title = "The CRM, 2026";
    let cited = [
        &map.customers_per_month.as_ref().unwrap().source,
        &map.personas[0].share.as_ref().unwrap().source,
        &map.touchpoints[2].takes_minutes.as_ref().unwrap().source,
        &map.touchpoints[2].measures["waits"].source,
        &map.transitions[1].share.as_ref().unwrap().source,
        &map.service_points[0].need.as_ref().unwrap().source,
        &map.insights[1].source,
        &map.ideas[0].monthly_cost.as_ref().unwrap().source,
    ];
    assert_eq!(cited, [title; 8]);
    assert!(map.sources.is_empty());
}

#[test]
fn an_idea_is_named_no_more() {
    let map = after(&delete(vec![Which::Idea("slots".to_owned())]));
    assert!(map.ideas.is_empty() && map.actions[0].serves.is_none());
    assert_eq!(map.votes[0].dots.len(), 6);
}

#[test]
fn a_picture_goes_when_nothing_names_it() {
    let map = after(&delete(vec![Which::Persona("ana".to_owned())]));
    assert_eq!(map.images.len(), 1, "the visit still shows it");
    let map = after(&delete(vec![Which::Persona("ana".to_owned()), touchpoint("visit")]));
    assert!(map.images.is_empty());
    let picture = broadband().images[0].id.clone();
    let map = after(&delete(vec![Which::Image(picture)]));
    assert!(map.images.is_empty() && map.personas[0].image.is_none() && map.touchpoints[2].images.is_empty());
}

#[test]
fn a_way_takes_what_is_noted_on_it() {
    let map = after(&delete(vec![Which::Transition { from: "book".to_owned(), to: "visit".to_owned() }]));
    assert_eq!(map.transitions.len(), 2);
    assert_eq!(ids!(map.ink), ["i-visit"]);
    assert!(!ids!(map.comments).contains(&"c-way"));
    assert!(map.insights[4].at.is_none());
}

#[test]
fn things_on_which_nothing_hangs_just_go() {
    let map = after(&delete(
        vec![
            Which::Note("n-map".to_owned()),
            Which::Exit { from: "book".to_owned(), number: 0 },
            Which::Vote("first".to_owned()),
            Which::Scenario("best".to_owned()),
            Which::Action("try".to_owned()),
            Which::Comment("c-way".to_owned()),
            Which::Insight("on-way".to_owned()),
            Which::Ink("i-way".to_owned()),
            Which::Link { on: Box::default(), map: "nowhere".to_owned() },
        ]
        .into_iter()
        .filter(|which| which.place(&broadband()).is_some())
        .collect(),
    ));
    assert_eq!((map.notes.len(), map.exits.len(), map.votes.len(), map.scenarios.len()), (4, 1, 0, 0));
    assert_eq!((map.actions.len(), map.comments.len(), map.insights.len(), map.ink.len()), (0, 3, 6, 1));
}

#[test]
fn the_history_tells_what_went_along() {
    let mut map = broadband();
    let change = delete(vec![touchpoint("visit")]).run(&mut map, &ana()).unwrap().unwrap();
    assert_eq!(change.label, "Delete touchpoint “Engineer visit”");
    let told: Vec<(&str, &str)> =
        change.told.iter().map(|told| (told.words.as_str(), told.place.as_str())).collect();
    assert_eq!(
        told,
        [
            ("Deleted the touchpoint “Engineer visit”", "Install"),
            (
                "Deleted with it: 2 ways, 1 exit, 1 service point, 1 insight, 2 findings put aside, 1 note, \
                 3 comments, 2 drawings and 1 link",
                "The whole map"
            ),
        ]
    );
}
