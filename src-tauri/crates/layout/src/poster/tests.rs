//! What people may count on when a poster is drawn.

use std::sync::LazyLock;

use model::{
    Cause, Insight, InsightKind, JourneyMap, Lane, LaneKind, Period, Persona, ServicePoint, Source, Stage,
    Status, Touchpoint, Zone,
};
use scene::{Face, FontFiles, Group, Item, Rect, Role, Scene};

use super::dates::period_words;
use crate::{Density, Figures, Fonts, Form, Headline, Options, lay_out};

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    static FILES: LazyLock<FontFiles> = LazyLock::new(|| {
        FontFiles::new(|face: Face| {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../fonts/");
            std::fs::read(format!("{path}{}", face.file())).unwrap().into()
        })
    });
    Fonts::new(&FILES)
});

fn period(from: &str, to: &str) -> String {
    let date = |d: &str| (!d.is_empty()).then(|| d.to_owned());
    period_words(&Period { from: date(from), to: date(to), ..Period::default() }).unwrap_or_default()
}

#[test]
fn a_period_of_whole_months_is_told_in_months() {
    assert_eq!(period("2026-07-01", "2026-09-30"), "July to September 2026");
    assert_eq!(period("2026-07-01", "2026-07-31"), "July 2026");
    assert_eq!(period("2025-12-01", "2026-02-28"), "December 2025 to February 2026");
    assert_eq!(period("2028-02-01", "2028-02-29"), "February 2028");
}

#[test]
fn a_period_of_days_is_told_in_days() {
    assert_eq!(period("2026-07-03", "2026-07-17"), "3 to 17 July 2026");
    assert_eq!(period("2026-07-03", "2026-09-30"), "3 July to 30 September 2026");
    assert_eq!(period("2026-07-03", "2026-07-03"), "3 July 2026");
    assert_eq!(period("2028-02-01", "2028-02-28"), "1 to 28 February 2028");
    assert_eq!(period("2026-07-03", ""), "From 3 July 2026");
    assert_eq!(period("", "2026-07-03"), "Until 3 July 2026");
    assert_eq!(period("2026-02-30", "soon"), "");
}

fn lane(id: &str, kind: LaneKind) -> Lane {
    Lane {
        id: id.into(),
        title: id.into(),
        zone: Zone::Customer,
        kind,
        persona: None,
        quoted: false,
        unit: String::new(),
        better: None,
        internal: false,
        collapsed: false,
        extra: Default::default(),
    }
}

fn touchpoint(n: usize) -> Touchpoint {
    let mut t = Touchpoint {
        id: format!("t{n}"),
        title: format!("Card {n}"),
        stage: "s".into(),
        ..Touchpoint::default()
    };
    t.emotion.insert("p0".into(), n as f64 - 2.0);
    t.moment_of_truth = n == 1;
    t
}

fn point(n: usize, cause: Cause) -> ServicePoint {
    ServicePoint { title: "Is asked twice".into(), ..ServicePoint::at(format!("sp{n}"), "t1", cause) }
}

fn question(id: &str) -> Insight {
    Insight {
        id: id.into(),
        kind: InsightKind::Question,
        at: None,
        persona: None,
        text: format!("Who knows {id}?"),
        basis: None,
        source: String::new(),
        tags: Vec::new(),
        internal: false,
        extra: Default::default(),
    }
}

fn persona(n: usize) -> Persona {
    Persona {
        id: format!("p{n}"),
        name: format!("Persona {n}"),
        role: "someone with a role".into(),
        goal: "To reach what the journey promises".into(),
        quote: format!("This is what number {n} said to us."),
        ..Persona::default()
    }
}

fn map(touchpoints: usize) -> JourneyMap {
    JourneyMap {
        title: "Moving house with everything in it".into(),
        status: Some(Status::Agreed),
        owner: "The journeys team".into(),
        period: Some(Period {
            from: Some("2026-07-01".into()),
            to: Some("2026-09-30".into()),
            ..Period::default()
        }),
        personas: vec![persona(0)],
        sources: vec![Source {
            id: "a".into(),
            title: "Billing log".into(),
            n: Some(1200.0),
            date: Some("2026-10-02".into()),
            ..Source::default()
        }],
        stages: vec![Stage { id: "s".into(), title: "Stage".into(), ..Stage::default() }],
        lanes: vec![
            lane("actions", LaneKind::Touchpoints),
            lane("emotion", LaneKind::Emotion),
            lane("service", LaneKind::Service),
        ],
        touchpoints: (0..touchpoints).map(touchpoint).collect(),
        service_points: vec![point(0, Cause::HumanFailure), point(1, Cause::Unsorted)],
        insights: vec![question("q1"), question("q2")],
        ..JourneyMap::default()
    }
}

fn figures() -> Figures {
    Figures {
        headline: Some(Headline {
            contacts: 399.4,
            customers_contacting: 277.0,
            completed: 0.62,
            contacts_ours: 238.0,
            contacts_not_ours: 161.4,
            contacts_unsorted: 0.0,
            caught: 93.0,
        }),
        contacts_by_point: [("sp0".to_owned(), 238.0)].into(),
        evidence: Some([0.72, 0.28, 0.0]),
        ..Figures::default()
    }
}

fn poster_of_its_own_size(map: &JourneyMap, figures: Option<&Figures>) -> Scene {
    let form = Form::Poster { aspect: None };
    let options = Options { density: Density::Compact, form, for_customers: false, flow: false };
    lay_out(map, figures, &FONTS, &options)
}

fn poster(map: &JourneyMap, figures: Option<&Figures>, for_customers: bool) -> Scene {
    let form = Form::Poster { aspect: Some(std::f32::consts::SQRT_2) };
    lay_out(map, figures, &FONTS, &Options { density: Density::Compact, form, for_customers, flow: false })
}

fn texts(scene: &Scene) -> Vec<(&Group, scene::Paragraph)> {
    let text = |item| if let Item::Text(p) = item { Some(p) } else { None };
    scene.groups.iter().flat_map(|g| g.items_in_place().filter_map(text).map(move |p| (g, p))).collect()
}

fn says(scene: &Scene, words: &str) -> bool {
    texts(scene).iter().any(|(_, p)| p.text.replace(['\u{a0}', '\u{2002}'], " ").contains(words))
}

/// Ink of what the poster adds to the map, by group.
fn added(scene: &Scene) -> Vec<(&str, Rect)> {
    let ours = ["title", "headline/", "panel/", "insight/q", "colophon/"];
    let of =
        scene.groups.iter().filter(|g| g.role != Role::Backdrop && ours.iter().any(|o| g.id.starts_with(o)));
    of.map(|g| (g.id.as_str(), g.bounds)).collect()
}

/// On paper the painter leaves most of the margin; the drawing itself keeps 10 of it.
fn assert_tidy(scene: &Scene) {
    assert_tidy_within(scene, 10.0);
}

fn assert_tidy_within(scene: &Scene, margin: f32) {
    let paper = Rect::new(0.0, 0.0, scene.size.w, scene.size.h);
    let added = added(scene);
    for (n, (id, r)) in added.iter().enumerate() {
        assert!(paper.grown(-margin).contains(r), "{id} leaves the paper: {r:?} on {paper:?}");
        for (other, o) in &added[n + 1..] {
            assert!(!r.overlaps(o), "{id} lies over {other}: {r:?} {o:?}");
        }
    }
    for panel in scene.groups.iter().filter(|g| g.id.starts_with("panel/")) {
        for (group, text) in texts(scene) {
            let inside = group.id == panel.id;
            assert!(
                !inside || panel.bounds.grown(-5.0).contains(&text.bounds),
                "{} spills {:?}",
                panel.id,
                text.text
            );
            assert!(inside || !panel.bounds.overlaps(&text.bounds), "{} covers {:?}", panel.id, text.text);
        }
    }
}

#[test]
fn everything_that_a_poster_adds_stands_free_on_the_paper() {
    for touchpoints in [1, 3, 6, 14] {
        assert_tidy(&poster(&map(touchpoints), Some(&figures()), false));
        assert_tidy(&poster(&map(touchpoints), None, false));
        assert_tidy_within(&poster_of_its_own_size(&map(touchpoints), Some(&figures())), 20.0);
    }
}

#[test]
fn long_words_wrap_instead_of_being_cut() {
    let mut long = map(4);
    long.title = "A title that goes on and on about everything the journey is for ".repeat(6);
    long.owner = "The team that looks after all of this together with others ".repeat(8);
    long.personas = (0..7).map(persona).collect();
    long.personas[3].goal = "A goal without an end ".repeat(30);
    let scene = poster(&long, Some(&figures()), false);
    assert_tidy(&scene);
    for persona in &long.personas {
        assert!(says(&scene, persona.goal.trim()), "{} lost the goal", persona.name);
        assert!(says(&scene, &persona.quote), "{} lost the quote", persona.name);
    }
    assert!(says(&scene, long.title.trim()));
}

#[test]
fn the_headline_says_contacts_and_what_comes_of_them() {
    let scene = poster(&map(6), Some(&figures()), false);
    for words in
        ["399", "from 277 of 1,000 customers", "620", "ours", "not caused by us", "fixed before noticed"]
    {
        assert!(says(&scene, words), "{words} is missing");
    }
    let marked = scene.groups.iter().any(|g| g.id == "headline/unsorted");
    assert!(!marked, "nothing is unsorted, so nothing says so");
}

#[test]
fn the_key_has_what_the_map_has_and_nothing_else() {
    let scene = poster(&map(6), None, false);
    for words in ["feeling assumed", "moment of truth", "Ours", "Unsorted"] {
        assert!(says(&scene, words), "{words} is missing");
    }
    for words in
        ["observed", "waiting time", "side track", "Not caused by us", "The larger the mark", "journey ends"]
    {
        assert!(!says(&scene, words), "{words} is explained and not there");
    }
}

#[test]
fn open_questions_without_a_place_are_always_there() {
    let scene = poster(&map(2), None, false);
    assert!(says(&scene, "Who knows q1?") && says(&scene, "Who knows q2?"));
}

#[test]
fn the_colophon_speaks_of_figures_only_where_there_are_some() {
    let with = poster(&map(6), Some(&figures()), false);
    assert!(says(&with, "72 % of contacts measured, 28 % estimated."));
    assert!(says(&with, "Figures of 2 October 2026"));
    assert!(says(&with, "Billing log (n = 1,200): 2 October 2026."));
    let without = poster(&map(6), None, false);
    assert!(!says(&without, "Assumes") && !says(&without, "Figures") && says(&without, "Throughline"));
}

#[test]
fn customers_see_no_figures_and_no_groups() {
    let scene = poster(&map(6), Some(&figures()), true);
    assert!(says(&scene, "Help"));
    for words in ["Ours", "Unsorted", "contacts", "Assumes", "Sources", "assumed"] {
        assert!(!says(&scene, words), "a customer reads {words}");
    }
    assert_tidy(&scene);
}
