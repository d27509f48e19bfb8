//! Fixes tried out: what can be switched, and how the view says that it is not today's.

use layout::{
    Base, Fall, Form, InHand, ServiceFigures, ServiceOptions, ServiceView, Stays, SwitchKind, lay_out_service,
};
use model::JourneyMap;

use crate::{FONTS, broadband, group, groups, poster, view, words};

/// The example with two of its fixes in hand, shown beside today or made.
fn tried(made: bool) -> (JourneyMap, ServiceFigures) {
    let (map, mut figures) = broadband();
    let today = figures.demand;
    let fix = vec!["missed".to_owned(), "slow".to_owned()];
    figures.in_hand = Some(InHand {
        phrase: "with these 2 fixes".into(),
        fix: fix.clone(),
        today: today.filter(|_| made),
        ..InHand::default()
    });
    for fall in &mut figures.waterfall {
        if let Fall::Point { id, .. } = fall
            && !fix.contains(id)
        {
            *fall = Fall::Open { id: id.clone() };
        }
    }
    figures.stays = Some(Stays { contacts: 352.0, completed: 0.625, ..Stays::default() });
    if made && let Some(demand) = &mut figures.demand {
        (demand.contacts, demand.completed) = (352.0, 0.625);
    }
    (map, figures)
}

fn shown(made: bool) -> ServiceView {
    let (map, figures) = tried(made);
    view(&map, &figures, Base::Starting)
}

#[test]
fn today_stands_beside_what_is_tried_out() {
    let view = shown(true);
    let contacts = words(group(&view, "service/headline/contacts"));
    assert!(
        contacts.starts_with("352 contacts") && contacts.ends_with("today 399, \u{2212}47"),
        "{contacts}"
    );
    assert!(words(group(&view, "service/headline/completed")).contains("today 620, +5."));
    let headings = groups(&view, "service/").into_iter().filter(|g| g.id.ends_with("/heading"));
    for heading in headings {
        assert!(heading.name.contains("with these 2 fixes"), "{}", heading.name);
    }
    let table = &view.tables[0];
    assert_eq!(table.columns[3..], ["today", "change"]);
    assert_eq!(table.rows[0], ["contacts", "352", "contacts", "399", "\u{2212}47"]);
}

#[test]
fn while_today_is_shown_nothing_says_otherwise() {
    let view = shown(false);
    assert!(words(group(&view, "service/headline/contacts")).starts_with("399 contacts"));
    assert!(!words(group(&view, "service/touchpoints/heading")).contains("fixes"));
    assert_eq!(
        words(group(&view, "service/stays/heading")).split(" | ").next(),
        Some("What stays with these 2 fixes")
    );
}

#[test]
fn what_was_measured_today_is_said_to_be_today_s() {
    assert!(
        words(group(&shown(true), "service/headline/explained")).ends_with("calls a month explained today")
    );
}

#[test]
fn each_fix_has_a_box_that_says_whether_it_is_in_the_set() {
    let view = shown(false);
    let kind =
        |group: &str| view.switches.iter().find(|switch| switch.group == group).map(|switch| switch.kind);
    assert_eq!(kind("service/stays/tick/missed"), Some(SwitchKind::On));
    assert_eq!(kind("service/stays/tick/rude"), Some(SwitchKind::Off));
    assert_eq!(kind("service/stays/serve/old-number"), Some(SwitchKind::Off));
    assert_eq!(kind("service/origins/tick/watch-lines"), Some(SwitchKind::Mixed));
    assert_eq!(kind("service/origins/tick/plan-rounds"), Some(SwitchKind::On));
    let ticks = view.switches.iter().filter(|switch| switch.group.contains("/tick/"));
    for tick in ticks {
        assert!(!tick.name.is_empty() && !groups(&view, &tick.row).is_empty(), "{tick:?}");
    }
}

#[test]
fn a_fix_that_is_not_in_the_set_has_no_step() {
    let view = shown(false);
    let row = |id: &str| {
        groups(&view, "service/stays/fall/")
            .into_iter()
            .find(|g| g.id.contains(id))
            .unwrap_or_else(|| panic!("no {id}"))
    };
    assert!(row("/rude-").name.contains("not in the set"));
    assert!(row("/missed-").name.contains("\u{2212}33 contacts"), "{}", row("/missed-").name);
}

#[test]
fn paper_has_nothing_to_press() {
    let (map, figures) = tried(true);
    assert!(poster(&map, &figures, None).switches.is_empty());
    let (map, figures) = broadband();
    assert!(view(&map, &figures, Base::Starting).switches.is_empty(), "nothing is in hand");
}

#[test]
fn many_fixes_unfold_and_fold_again() {
    let (map, mut figures) = tried(false);
    figures.waterfall.extend((0..9).map(|n| Fall::Open { id: format!("more-{n}") }));
    let draw = |unfolded| {
        let options = ServiceOptions { form: Form::Window, unfolded, ..ServiceOptions::default() };
        lay_out_service(&map, &figures, &FONTS, &options)
    };
    let has = |view: &ServiceView, kind| view.switches.iter().any(|switch| switch.kind == kind);
    let (folded, unfolded) = (draw(false), draw(true));
    assert_eq!(groups(&folded, "service/stays/fall/").len(), 15);
    assert!(has(&folded, SwitchKind::Unfold) && !has(&folded, SwitchKind::Fold));
    assert_eq!(groups(&unfolded, "service/stays/fall/").len(), 19);
    assert!(has(&unfolded, SwitchKind::Fold) && !has(&unfolded, SwitchKind::Unfold));
}
