use std::future::Future;
use std::path::Path;
use std::sync::Arc;

use scene::Role;

use super::*;
use crate::library::Start;
use crate::{Library, SceneView};

fn wait<T>(answer: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(answer)
}

fn library(home: &Path) -> Library {
    match Library::start(home, "Ana", &[]).unwrap() {
        Start::Here(library) => library,
        Start::HandedOver => panic!("somebody else has the library open"),
    }
}

struct Room {
    desk: Desk,
    id: Id,
    told: tokio::sync::broadcast::Receiver<crate::library::LibraryTold>,
    _home: tempfile::TempDir,
}

impl Room {
    fn with(template: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let library = Arc::new(library(home.path()));
        let told = library.follow();
        let desk = Desk::new(home.path().to_owned(), library);
        let id = wait(desk.start_from("main", template)).unwrap().id;
        desk.drawing(&id, &SceneView::default()).unwrap();
        Self { desk, id, told, _home: home }
    }

    /// Draws the map as it is now.
    fn drawn(&mut self) -> scene::Scene {
        while let Ok(told) = self.told.try_recv() {
            wait(self.desk.heard(told)).unwrap();
        }
        self.desk.drawing(&self.id, &SceneView::default()).unwrap().scene
    }

    fn map(&self) -> JourneyMap {
        self.desk.sheet(&self.id).unwrap().map.clone()
    }
}

fn note(at: Anchor) -> Command {
    let at = serde_json::from_value(serde_json::to_value(at).unwrap()).unwrap();
    let fields = BTreeMap::from([("text".to_owned(), text("Ask them")), ("at".to_owned(), at)]);
    Command::Add { kind: Kind::Note, fields, before: None }
}

#[test]
fn a_note_lies_where_it_was_put_whatever_is_there() {
    let mut room = Room::with("home-broadband");
    let size = room.drawn().size;
    for (x, y) in [(0.2, 0.1), (0.5, 0.2), (0.5, 0.02), (0.4, 0.5), (0.7, 0.8), (0.01, 0.5)] {
        let at = Point::new((size.w * x).round(), (size.h * y).round());
        let anchor = room.desk.anchor(&room.id, &SceneView::default(), at).unwrap();
        let id = wait(room.desk.add(&room.id, note(anchor))).unwrap().unwrap();
        let scene = room.drawn();
        let group = scene.groups.iter().find(|group| group.id == format!("note/{id}")).unwrap();
        assert!((group.bounds.x - at.x).abs() < 1.0 && (group.bounds.y - at.y).abs() < 1.0, "{at:?}");
    }
}

#[test]
fn a_first_feeling_brings_somebody_who_feels() {
    let mut room = Room::with("blank");
    let at = Which::Touchpoint("first-touchpoint".to_owned());
    wait(room.desk.feel(&room.id, at.clone(), None, Some(2.0))).unwrap();
    room.drawn();
    let map = room.map();
    assert_eq!(map.personas.len(), 1);
    assert_eq!(map.touchpoints[0].emotion.get(&map.personas[0].id), Some(&2.0));
    wait(room.desk.feel(&room.id, at, Some(&map.personas[0].id), None)).unwrap();
    room.drawn();
    assert!(room.map().touchpoints[0].emotion.is_empty());
}

#[test]
fn a_step_needs_a_lane_and_says_which_it_could_have() {
    let mut room = Room::with("blank");
    let refused = wait(room.desk.add_step(&room.id, "first-touchpoint")).unwrap_err();
    assert_eq!(refused.ways_out.len(), 2);
    let id = wait(room.desk.add(&room.id, refused.ways_out[1].command.clone())).unwrap();
    assert_eq!(id.as_deref(), Some("back-stage"));
    room.drawn();
    let step = &room.map().steps[0];
    assert_eq!(
        (step.lane.as_str(), step.touchpoints.as_slice()),
        ("back-stage", &["first-touchpoint".to_owned()][..])
    );
    let second = wait(room.desk.add_step(&room.id, "first-touchpoint")).unwrap();
    assert!(second.is_some());
}

#[test]
fn what_is_at_a_place_is_told_by_the_drawing_of_the_window_that_asks() {
    let room = Room::with("home-broadband");
    let own = SceneView::default();
    let other = SceneView { hidden: vec!["evidence".to_owned()], ..own.clone() };
    let pins = |view: &SceneView| room.desk.threads(&room.id, view).unwrap()[0].pin;
    let before = pins(&own);
    // Another window draws the same map, after this one.
    room.desk.drawing(&room.id, &other).unwrap();
    assert_eq!(pins(&own), before);
    assert!(pins(&other).y < before.y - 10.0, "the lane above the cards is left out");
}

#[test]
fn comments_are_told_with_the_place_of_their_pin() {
    let mut room = Room::with("home-broadband");
    room.drawn();
    let touchpoint = room.map().touchpoints[2].id.clone();
    let on = Json::Object(BTreeMap::from([("touchpoint".to_owned(), text(&touchpoint))]));
    let fields = BTreeMap::from([("text".to_owned(), text("Who says so?")), ("on".to_owned(), on)]);
    let add = Command::Add { kind: Kind::Comment, fields, before: None };
    let id = wait(room.desk.add(&room.id, add)).unwrap().unwrap();
    let scene = room.drawn();
    let threads = room.desk.threads(&room.id, &SceneView::default()).unwrap();
    let thread = threads.iter().find(|thread| thread.id == id).unwrap();
    assert_eq!((thread.author.as_str(), thread.resolved), ("Ana", false));
    let pin =
        scene.groups.iter().find(|group| group.role == Role::Comment && group.id.ends_with(&id)).unwrap();
    let (x, y) = (pin.bounds.x + pin.bounds.w / 2.0, pin.bounds.y + pin.bounds.h / 2.0);
    assert!((x - thread.pin.x).abs() < 1.0 && (y - thread.pin.y).abs() < 1.0);
}

#[test]
fn unsorted_service_points_are_told_in_order_until_they_are_sorted() {
    let mut room = Room::with("blank");
    let fields = |title: &str| {
        BTreeMap::from([
            ("title".to_owned(), text(title)),
            ("touchpoint".to_owned(), text("first-touchpoint")),
        ])
    };
    for title in ["Cannot log in", "Wrong bill"] {
        let add = Command::Add { kind: Kind::ServicePoint, fields: fields(title), before: None };
        wait(room.desk.add(&room.id, add)).unwrap();
    }
    room.drawn();
    let titles = |room: &Room| {
        let unsorted = room.desk.unsorted(&room.id).unwrap();
        unsorted.into_iter().map(|point| point.title).collect::<Vec<_>>()
    };
    assert_eq!(titles(&room), ["Cannot log in", "Wrong bill"]);
    let sort = Command::Set {
        of: Which::ServicePoint("cannot-log-in".to_owned()),
        path: vec!["cause".to_owned()],
        value: text("technical_failure"),
    };
    wait(room.desk.add(&room.id, sort)).unwrap();
    room.drawn();
    assert_eq!(titles(&room), ["Wrong bill"]);
}

#[test]
fn a_row_begins_with_the_first_thing_in_it_and_goes_with_it() {
    let mut room = Room::with("blank");
    let thought = FirstInRow::Thought { text: "Will it work?".to_owned() };
    wait(room.desk.begin_row(&room.id, "first-touchpoint", thought)).unwrap();
    wait(room.desk.begin_row(&room.id, "first-touchpoint", FirstInRow::Emotion { value: -1.0 })).unwrap();
    room.drawn();
    let map = room.map();
    let lanes: Vec<(&str, LaneKind)> =
        map.lanes.iter().map(|lane| (lane.title.as_str(), lane.kind)).collect();
    let expected = [("Thoughts", LaneKind::Text), ("Emotion", LaneKind::Emotion)];
    assert_eq!(lanes[1..], expected);
    let touchpoint = &map.touchpoints[0];
    assert_eq!(touchpoint.cells[&map.lanes[1].id], "Will it work?");
    assert_eq!(touchpoint.emotion[&map.personas[0].id], -1.0);
    wait(room.desk.library.undo(&room.id)).unwrap();
    wait(room.desk.library.undo(&room.id)).unwrap();
    room.drawn();
    let map = room.map();
    assert_eq!((map.lanes.len(), map.personas.len()), (1, 0));
}
