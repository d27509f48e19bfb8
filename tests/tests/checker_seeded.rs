//! The checker itself: one seeded fault of each kind must be found, and a clean drawing must pass.
#![cfg(test)]

use product_tests::checker::{Checker, Finding, Kind};
use product_tests::seed::{arrow, card, fill, ground, line, paragraph, scene, text};
use product_tests::{bundle, seed};
use scene::{Group, Item, Rect, Role, Token};

fn check(groups: Vec<Group>) -> Vec<Finding> {
    let mut checker = Checker::new(bundle::font_files()).expect("the bundled fonts");
    checker.check(&scene(groups), 10.5)
}

/// The one kind of fault that the drawing has.
fn only_fault(groups: Vec<Group>) -> Kind {
    let findings = check(groups);
    let said: Vec<String> = findings.iter().map(ToString::to_string).collect();
    let first = findings.first().unwrap_or_else(|| panic!("nothing was found"));
    assert!(findings.iter().all(|f| f.kind == first.kind), "{}", said.join("\n"));
    first.kind
}

/// Two cards with an arrow between them and a rule below.
fn clean() -> Vec<Group> {
    vec![
        backdrop("ground", vec![fill(Rect::new(0.0, 0.0, 600.0, 400.0), Token::Surface2)]),
        backdrop("rule", vec![line(&[(0.0, 200.0), (600.0, 200.0)])]),
        card("card/a", 40.0, 40.0, "Sees an offer"),
        card("card/b", 240.0, 40.0, "Places the order"),
        arrow("card/a", "card/b", &[(152.0, 72.0), (240.0, 72.0)]),
        label("lane", 40.0, 230.0, "Thoughts"),
    ]
}

fn with(group: Group) -> Vec<Group> {
    let mut groups = clean();
    groups.push(group);
    groups
}

fn backdrop(id: &str, items: Vec<Item>) -> Group {
    Group::new(id, Role::Backdrop, "", items)
}

fn label(id: &str, x: f32, y: f32, words: &str) -> Group {
    Group::new(id, Role::LaneLabel, words, vec![text(x, y, &[words])])
}

#[test]
fn a_clean_drawing_passes() {
    let findings = check(clean());
    assert!(findings.is_empty(), "{findings:?}");
}

#[test]
fn finds_a_text_over_another_text() {
    assert_eq!(only_fault(with(label("other", 60.0, 234.0, "Emotion"))), Kind::TextOverText);
}

#[test]
fn finds_lines_of_one_paragraph_that_touch() {
    let dense = paragraph(40.0, 300.0, 12.0, 7.0, &["gypsy jumping", "High Hills"]);
    assert_eq!(only_fault(with(Group::new("dense", Role::Cell, "", vec![dense]))), Kind::TextOverText);
}

#[test]
fn finds_an_arrow_through_a_text() {
    let across = arrow("card/a", "card/b", &[(60.0, 103.0), (60.0, 240.0)]);
    let across = Group::new("x", across.role.clone(), "", across.items.clone());
    assert_eq!(only_fault(with(across)), Kind::LineThroughText);
}

#[test]
fn finds_a_line_one_unit_away_from_a_text_and_none_three_away() {
    // "Thoughts" stands on its baseline at 230; g reaches 2.6 below.
    let rule = |y| with(backdrop("near", vec![line(&[(30.0, y), (120.0, y)])]));
    assert_eq!(only_fault(rule(234.5)), Kind::LineThroughText);
    assert!(check(rule(237.0)).is_empty());
}

#[test]
fn a_line_behind_a_card_does_not_disturb_its_text() {
    let mut groups = clean();
    groups.insert(1, backdrop("spine", vec![line(&[(80.0, 20.0), (80.0, 190.0)])]));
    assert!(check(groups).is_empty());
}

#[test]
fn finds_a_text_under_something_painted_later() {
    let lid = backdrop("lid", vec![fill(Rect::new(60.0, 215.0, 40.0, 30.0), Token::Surface2)]);
    assert_eq!(only_fault(with(lid)), Kind::TextCovered);
}

#[test]
fn finds_a_text_on_somebody_elses_card() {
    assert_eq!(only_fault(with(label("share", 100.0, 60.0, "94 %"))), Kind::TextOnAnother);
}

#[test]
fn finds_a_text_half_on_a_badge_of_its_own_card() {
    let items = vec![
        ground(40.0, 260.0, 200.0, 63.0),
        fill(Rect::new(60.0, 270.0, 20.0, 40.0), Token::Tint),
        text(50.0, 295.0, &["Engineer visit"]),
    ];
    assert_eq!(only_fault(with(Group::new("card/c", Role::Card, "", items))), Kind::TextStraddles);
}

#[test]
fn finds_a_title_that_runs_out_of_its_card() {
    let wide =
        vec![fill(Rect::new(300.0, 260.0, 60.0, 40.0), Token::Tint), text(361.5, 280.0, &["runs out"])];
    assert_eq!(only_fault(with(Group::new("card/c", Role::Card, "", wide))), Kind::TextOutsideCard);
}

#[test]
fn finds_a_title_less_than_a_unit_from_the_edge_of_its_card() {
    let tight = |y| {
        let items = vec![fill(Rect::new(300.0, 260.0, 120.0, 40.0), Token::Tint), text(310.0, y, &["Hill"])];
        with(Group::new("card/c", Role::Card, "", items))
    };
    // Capitals of Inter are 0.727 of the size high: the ink's top is 8.7 above the baseline.
    assert_eq!(only_fault(tight(269.0)), Kind::TextOutsideCard);
    assert!(check(tight(270.5)).is_empty());
}

#[test]
fn finds_an_arrow_through_a_card() {
    let mut groups = with(card("card/c", 440.0, 40.0, "Visit"));
    groups.push(arrow("card/a", "card/c", &[(152.0, 92.0), (440.0, 92.0)]));
    assert_eq!(only_fault(groups), Kind::LineThroughCard);
}

#[test]
fn finds_an_arrow_that_hides_behind_a_card_on_its_way() {
    let mut groups = with(card("card/c", 440.0, 40.0, "Visit"));
    groups.insert(2, arrow("card/a", "card/c", &[(152.0, 50.0), (440.0, 50.0)]));
    assert_eq!(only_fault(groups), Kind::LineThroughCard);
}

#[test]
fn finds_an_arrow_through_the_inside_of_its_end() {
    let back = arrow("card/b", "card/a", &[(240.0, 92.0), (120.0, 92.0)]);
    assert_eq!(only_fault(with(back)), Kind::LineThroughEnd);
}

#[test]
fn finds_a_stem_painted_over_a_card() {
    let stem = Group::new("mark/m", Role::Mark, "", vec![line(&[(46.0, 95.0), (46.0, 190.0)])]);
    assert_eq!(only_fault(with(stem)), Kind::LineThroughCard);
}

#[test]
fn finds_an_arrow_that_runs_beside_another_line() {
    let beside = |x: f32| {
        let mut groups = with(card("step/s", 240.0, 300.0, "Plan the rounds"));
        groups.insert(2, backdrop("spine", vec![line(&[(256.0, 210.0), (256.0, 300.0)])]));
        groups.push(arrow("card/b", "step/s", &[(x, 103.0), (x, 300.0)]));
        groups
    };
    assert_eq!(only_fault(beside(258.0)), Kind::LineBesideLine);
    assert_eq!(only_fault(beside(256.0)), Kind::LineBesideLine);
    assert!(check(beside(260.5)).is_empty());
}

#[test]
fn lines_that_cross_or_meet_are_no_fault() {
    let mut groups = with(card("card/c", 240.0, 300.0, "Visit"));
    groups.push(arrow("card/b", "card/c", &[(290.0, 103.0), (290.0, 300.0)]));
    assert!(check(groups).is_empty());
}

#[test]
fn finds_cards_that_overlap() {
    let near = |x| with(Group::new("step/s", Role::Step, "", vec![ground(x, 60.0, 60.0, 30.0)]));
    assert_eq!(only_fault(near(349.0)), Kind::Overlap);
    assert!(check(near(353.5)).is_empty());
}

#[test]
fn finds_ink_outside_the_bounds_of_its_group() {
    let mut small = card("card/c", 440.0, 40.0, "Visit");
    small.bounds = Rect::new(440.0, 40.0, 112.0, 63.0);
    assert_eq!(only_fault(with(small)), Kind::OutsideBounds);
}

#[test]
fn finds_ink_outside_the_drawing() {
    assert_eq!(only_fault(with(label("edge", 560.0, 300.0, "Thoughts"))), Kind::OutsideScene);
}

#[test]
fn finds_two_groups_of_one_name() {
    assert_eq!(only_fault(with(label("lane", 40.0, 300.0, "Emotion"))), Kind::DuplicateId);
}

#[test]
fn finds_an_arrow_to_nowhere() {
    let astray = arrow("card/a", "card/gone", &[(152.0, 90.0), (200.0, 90.0)]);
    assert_eq!(only_fault(with(astray)), Kind::MissingEnd);
}

#[test]
fn finds_text_that_is_too_small() {
    let small = seed::paragraph(40.0, 300.0, 9.0, 12.0, &["tiny"]);
    assert_eq!(only_fault(with(Group::new("small", Role::Cell, "", vec![small]))), Kind::SmallText);
}

#[test]
fn finds_a_character_without_a_glyph() {
    assert_eq!(only_fault(with(label("foreign", 40.0, 300.0, "\u{13080}"))), Kind::MissingGlyph);
}

#[test]
fn finds_words_that_were_cut() {
    let Item::Text(mut cut) = text(40.0, 300.0, &["Only half of"]) else { panic!("a text") };
    cut.text = format!("{} this", cut.text).into();
    let group = Group::new("cut", Role::Cell, "", vec![Item::Text(cut)]);
    assert_eq!(only_fault(with(group)), Kind::LostWords);
}
