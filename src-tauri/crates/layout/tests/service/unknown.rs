//! What is not known is said, and nothing that comes in can break the drawing.

use layout::{
    Base, Change, Demand, Fall, Form, PointFigures, ServiceFigures, ServiceOptions, Stays, Work,
    lay_out_service,
};
use proptest::prelude::*;

use crate::expected::map;
use crate::{FONTS, all_words, broadband, group, view, words};

#[test]
fn without_figures_each_part_says_so_and_shows_no_zero() {
    let said = all_words(&view(&map("home-broadband"), &ServiceFigures::default(), Base::Starting));
    assert!(said.contains("there is nothing to count yet"), "{said}");
    assert!(said.contains("What stays is not known"));
    assert!(said.contains("Minutes are not known for this map."));
    assert!(said.contains("No touchpoint raises a need that is counted."));
    assert!(said.contains("16 service points are drawn and not counted"));
    assert!(!said.split([' ', '|', '\n']).any(|word| word == "0"), "{said}");
}

#[test]
fn a_map_that_the_arithmetic_refuses_says_why() {
    let refused = vec!["The shares of \"Engineer visit\" add up to 1.2.".to_owned()];
    let figures = ServiceFigures { refused, ..ServiceFigures::default() };
    let view = view(&map("home-broadband"), &figures, Base::Starting);
    assert!(words(group(&view, "service/headline/nothing")).contains("Engineer visit"));
}

#[test]
fn a_part_that_is_not_known_is_no_zero_either() {
    let (map, mut figures) = broadband();
    figures.explained = None;
    figures.evidence = None;
    figures.people = None;
    figures.if_origin_fixed.insert("billing".into(), None);
    figures.if_origin_fixed.remove("verify");
    figures.points.iter_mut().for_each(|p| (p.silent, p.if_fixed) = (None, None));
    if let Some(work) = &mut figures.work {
        work.backstage.standing = None;
    }
    let view = view(&map, &figures, Base::Starting);
    assert!(words(group(&view, "service/headline/explained")).starts_with("not known"));
    assert!(words(group(&view, "service/headline/evidence")).contains("nothing yet"));
    assert!(words(group(&view, "service/origins/from/billing")).ends_with("no answer"));
    assert!(words(group(&view, "service/origins/from/verify")).ends_with("not known"));
    assert!(words(group(&view, "service/iceberg/standing-unseen")).contains("not known"));
    assert!(words(group(&view, "service/silent/nothing")).contains("Not known"));
    assert!(words(group(&view, "service/stays/fall/missed-1")).contains("no answer"));
    assert!(!words(group(&view, "service/headline/bases")).contains("people"));
    let people = view.tables[0].rows.iter().find(|row| row[0] == "people needed");
    assert_eq!(people.map(|row| row[1].as_str()), Some("not known"));
}

/// Sizes from nothing to beyond all reason.
fn amount() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0.0), 0.0..1000.0, 1e-12..1e-3, 1e6..1e300]
}

fn change() -> impl Strategy<Value = Option<Change>> {
    let signed = || prop_oneof![amount(), amount().prop_map(|n| -n)];
    proptest::option::of(
        (signed(), signed()).prop_map(|(contacts, completed)| Change { contacts, completed }),
    )
}

prop_compose! {
    fn figures()(
        sizes in proptest::collection::vec(amount(), 8),
        shares in proptest::collection::vec(0.0..1.0_f64, 4),
        points in proptest::collection::vec((amount(), amount(), proptest::option::of(amount()), change(), change()), 16),
    ) -> ServiceFigures {
        let ids = map("home-broadband").service_points.into_iter().map(|p| p.id);
        let points: Vec<PointFigures> = ids.zip(points).map(|(id, (contacts, caught, silent, fixed, served))| PointFigures {
            id, contacts, caught, silent, noticed: silent, people: silent, if_fixed: fixed, if_served_well: served, stays: silent,
        }).collect();
        ServiceFigures {
            demand: Some(Demand {
                contacts: sizes[0], contacts_ours: sizes[1], contacts_not_ours: sizes[2], contacts_unsorted: sizes[3],
                customers_contacting: sizes[4], caught: sizes[5],
                completed: shares[0], left: shares[1], declined: shares[2], lost_in_service: shares[3],
            }),
            customers_per_month: Some(sizes[6]),
            people: Some(sizes[7]),
            stays: Some(Stays { contacts: sizes[1], ours: sizes[2], not_ours: sizes[3], unsorted: sizes[4], completed: shares[1], unconfirmed: sizes[5] }),
            waterfall: points.iter().filter_map(|p| Some(Fall::Point { id: p.id.clone(), contacts: p.if_fixed?.contacts })).collect(),
            work: Some(Work::default()),
            points,
            ..ServiceFigures::default()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_figures_are_drawn(figures in figures(), base in proptest::sample::select(Base::ALL.to_vec()), width in 0.0..3000.0_f32) {
        let options = ServiceOptions { base, form: Form::Window, width, ..ServiceOptions::default() };
        let view = lay_out_service(&map("home-broadband"), &figures, &FONTS, &options);
        prop_assert!(view.scene.size.w.is_finite() && view.scene.size.h.is_finite());
        for group in &view.scene.groups {
            let b = group.bounds;
            prop_assert!([b.x, b.y, b.w, b.h].iter().all(|n| n.is_finite()), "{}", group.id);
        }
    }
}
