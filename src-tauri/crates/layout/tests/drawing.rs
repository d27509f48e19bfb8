//! What a drawing promises, told on small maps.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that lacks its fixture cannot go on")]

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::LazyLock;

use layout::{Density, Figures, Fonts, Form, Options, lay_out};
use model::JourneyMap;
use scene::{FontFiles, Group, Item, Role, Scene};

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let folder = root().join("fonts");
    let read =
        |face: scene::Face| Cow::Owned(std::fs::read(folder.join(face.file())).expect("a bundled font"));
    Fonts::new(Box::leak(Box::new(FontFiles::new(read))))
});

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

fn fixture(name: &str) -> JourneyMap {
    let path = root().join("tests/fixtures/maps").join(format!("{name}.journey"));
    model::read(&std::fs::read(path).expect("the fixture is there")).expect("the fixture is a map")
}

fn window(map: &JourneyMap, figures: Option<&Figures>) -> Scene {
    let options =
        Options { density: Density::Compact, form: Form::Window, for_customers: false, flow: false };
    lay_out(map, figures, &FONTS, &options)
}

fn poster(map: &JourneyMap, aspect: Option<f32>) -> Scene {
    let options = Options {
        density: Density::Compact,
        form: Form::Poster { aspect },
        for_customers: false,
        flow: false,
    };
    lay_out(map, None, &FONTS, &options)
}

fn group<'a>(scene: &'a Scene, id: &str) -> &'a Group {
    scene.groups.iter().find(|g| g.id == id).unwrap_or_else(|| panic!("no {id}"))
}

fn words(group: &Group) -> String {
    let texts = group.items.iter().filter_map(|i| if let Item::Text(p) = i { Some(&*p.text) } else { None });
    texts.collect::<Vec<_>>().join(" | ")
}

#[test]
fn every_touchpoint_has_a_card_and_every_transition_an_arrow_between_two() {
    for name in
        ["home-broadband", "wide-shared-column", "five-parallel-tracks", "loop-back-over-many", "self-loop"]
    {
        let map = fixture(name);
        let scene = window(&map, None);
        for t in &map.touchpoints {
            assert_eq!(group(&scene, &format!("card/{}", t.id)).role, Role::Card);
        }
        for t in &map.transitions {
            let arrow = group(&scene, &format!("arrow/{}>{}", t.from, t.to));
            let ends = Role::Arrow { from: format!("card/{}", t.from), to: format!("card/{}", t.to) };
            assert_eq!(arrow.role, ends, "{name}");
        }
    }
}

#[test]
fn a_share_of_everything_is_not_written_and_any_other_is() {
    let scene = window(&fixture("home-broadband"), None);
    assert_eq!(words(group(&scene, "arrow/see-advert>check-address")), "94\u{a0}%");
    assert_eq!(words(group(&scene, "arrow/order>credit-check")), "5 hours");
}

#[test]
fn touchpoints_that_share_a_column_stand_exactly_under_each_other() {
    let scene = window(&fixture("home-broadband"), None);
    let (visit, rebook) = (group(&scene, "card/visit").bounds, group(&scene, "card/rebook").bounds);
    assert_eq!((visit.x, visit.w), (rebook.x, rebook.w));
    assert!(visit.bottom() < rebook.y);
}

#[test]
fn without_figures_no_mark_carries_a_number() {
    let map = fixture("home-broadband");
    let bare = window(&map, None);
    let text = words(group(&bare, "mark/missed"));
    assert!(!text.contains(|c: char| c.is_ascii_digit()), "{text}");
    let figures = Figures { contacts_by_point: [("missed".to_owned(), 37.4)].into(), ..Figures::default() };
    let counted = window(&map, Some(&figures));
    assert!(words(group(&counted, "mark/missed")).starts_with("37 "));
    assert!(!words(group(&counted, "mark/no-access")).contains('2'));
}

#[test]
fn the_emotion_curve_never_leaves_the_range_of_its_dots() {
    let map = fixture("home-broadband");
    let scene = window(&map, None);
    let curve = group(&scene, "curve/feeling/maya");
    let dots: Vec<f32> = scene
        .groups
        .iter()
        .filter(|g| g.id.starts_with("emotion/feeling/maya/"))
        .map(|g| g.bounds.y + g.bounds.h / 2.0)
        .collect();
    let (top, bottom) =
        (dots.iter().copied().fold(f32::MAX, f32::min), dots.iter().copied().fold(0.0, f32::max));
    assert!(curve.bounds.y > top - 3.0 && curve.bounds.bottom() < bottom + 3.0);
}

#[test]
fn the_three_blueprint_lines_stand_where_zones_change_and_nowhere_in_backward_zones() {
    let lines = |name: &str| {
        let scene = window(&fixture(name), None);
        scene
            .groups
            .iter()
            .filter(|g| g.role == Role::BlueprintLine)
            .map(|g| g.name.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        lines("home-broadband"),
        ["Line of interaction", "Line of visibility", "Line of internal interaction"]
    );
    assert!(lines("lanes-in-backwards-zones").len() < 3);
}

#[test]
fn a_poster_is_as_wide_as_its_paper_asks_where_the_map_is_narrower() {
    let map = fixture("home-broadband");
    let fit = poster(&map, None);
    let paper = poster(&map, Some(2.0));
    assert!(fit.size.w / fit.size.h < 1.8);
    assert!(paper.size.w / paper.size.h > fit.size.w / fit.size.h + 0.1);
}

#[test]
fn the_same_map_gives_the_same_drawing_and_another_title_changes_only_its_card() {
    let map = fixture("home-broadband");
    let (a, b) = (window(&map, None), window(&map, None));
    assert_eq!(a, b);
    let mut renamed = map.clone();
    renamed.touchpoints[0].title = "Sees an offer on-line".to_owned();
    let c = window(&renamed, None);
    let changed: Vec<&str> = a
        .groups
        .iter()
        .zip(&c.groups)
        .filter(|(a, c)| a.hash != c.hash)
        .map(|(a, _)| a.id.as_str())
        .collect();
    assert!(changed.contains(&"card/see-advert"), "{changed:?}");
    assert!(changed.iter().all(|id| id.contains("see-advert")), "{changed:?}");
}

#[test]
fn odd_maps_are_drawn_without_a_word_of_complaint() {
    for name in
        ["only-stages", "one-touchpoint", "empty-stage", "title-400-characters", "untitled-and-folded"]
    {
        let map = fixture(name);
        for scene in [window(&map, None), poster(&map, Some(1.414)), poster(&map, Some(0.7))] {
            assert!(scene.size.w > 0.0 && scene.size.h > 0.0, "{name}");
            assert!(scene.groups.iter().all(|g| g.bounds.right() <= scene.size.w + 0.5), "{name}");
        }
    }
}

#[test]
fn service_points_are_drawn_where_the_map_has_no_lane_for_them() {
    let map = fixture("service-points-without-a-lane");
    let scene = window(&map, None);
    for point in &map.service_points {
        assert!(words(group(&scene, &format!("mark/{}", point.id))).contains(&point.title));
    }
    let mark = group(&scene, "mark/no-label").bounds;
    let line = group(&scene, "line/Line of interaction").bounds;
    assert!(group(&scene, "card/label").bounds.bottom() < mark.y && mark.bottom() < line.y);
}

#[test]
fn a_note_that_nobody_placed_hides_no_words() {
    let map = fixture("service-points-without-a-lane");
    let scene = window(&map, None);
    let notes = || scene.groups.iter().filter(|g| g.role == Role::Note);
    assert_eq!(notes().count(), map.notes.len());
    for note in notes() {
        for other in scene.groups.iter().filter(|g| g.id != note.id) {
            for item in other.items_in_place() {
                let Item::Text(text) = item else { continue };
                assert!(!text.bounds.overlaps(&note.bounds), "{} hides {:?}", note.id, text.text);
            }
        }
    }
}

#[test]
fn customers_read_insights_without_their_kinds() {
    let map = model::audience::for_customers(&fixture("all-insight-kinds"));
    assert!(!map.insights.is_empty());
    let form = Form::Poster { aspect: None };
    let options = Options { density: Density::Compact, form, for_customers: true, flow: false };
    let scene = lay_out(&map, None, &FONTS, &options);
    for insight in map.insights.iter().filter(|i| i.at.is_some()) {
        let card = group(&scene, &format!("insight/{}", insight.id));
        assert_eq!((card.name.as_str(), words(card)), (insight.text.as_str(), insight.text.clone()));
        assert!(!card.items.iter().any(|i| matches!(i, Item::Icon(_))), "{} has a sign", insight.id);
    }
}

#[test]
fn a_note_at_a_cell_of_the_touchpoints_lane_stands_where_its_author_put_it_beside_the_card() {
    let map = fixture("home-broadband");
    let scene = window(&map, None);
    let (note, card) = (group(&scene, "note/n1").bounds, group(&scene, "card/rebook").bounds);
    assert!((note.x - card.x + 119.0).abs() < 1.0 && (note.y - card.y + 6.0).abs() < 1.0);
}

#[test]
fn everything_on_a_drawing_has_a_name_of_its_own_whatever_ids_a_map_has() {
    let mut map = fixture("home-broadband");
    let feeling =
        map.lanes.iter().find(|lane| lane.kind == model::LaneKind::Emotion).expect("a lane").clone();
    map.lanes.push(model::Lane { id: "feeling-again".to_owned(), ..feeling });
    // Ids are unique among things of a kind: a stage may have that of a touchpoint.
    let (stage, touchpoint) = (map.stages[0].id.clone(), map.touchpoints[0].id.clone());
    map.stages[0].id.clone_from(&touchpoint);
    map.stages[0].cells.insert("thoughts".to_owned(), "All at once".to_owned());
    map.touchpoints[0].cells.insert("thoughts".to_owned(), "One by one".to_owned());
    map.touchpoints.iter_mut().filter(|it| it.stage == stage).for_each(|it| it.stage.clone_from(&touchpoint));
    let scene = window(&map, None);
    let mut ids: Vec<&str> = scene.groups.iter().map(|group| group.id.as_str()).collect();
    ids.sort_unstable();
    let twice: Vec<_> = ids.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(twice.is_empty(), "{twice:?}");
    assert!(ids.contains(&format!("cell/thoughts/{touchpoint}").as_str()));
}
