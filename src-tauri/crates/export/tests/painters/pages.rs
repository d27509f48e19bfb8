//! Paper, scale and legibility.

use export::{Legibility, Page, Paper, aspect, legibility};

use crate::sample::{journey, scene};

#[test]
fn a_poster_for_a_paper_has_the_aspect_of_what_can_be_drawn_on() {
    let landscape = aspect(&Page { paper: Paper::A3, portrait: false, tile: None }).unwrap();
    assert!((landscape - 412.0 / 289.0).abs() < 1e-4);
    let portrait = aspect(&Page { paper: Paper::A3, portrait: true, tile: None }).unwrap();
    assert!((portrait - 289.0 / 412.0).abs() < 1e-4);
    assert_eq!(aspect(&Page::default()), None);
}

#[test]
fn text_at_its_own_size_is_three_quarters_of_a_point_a_unit() {
    let Legibility { smallest_pt, .. } = legibility(&journey(), &Page::default());
    assert_eq!(smallest_pt, Some(9.0));
}

#[test]
fn small_print_proposes_the_smallest_paper_on_which_it_is_read() {
    let mut wide = journey();
    wide.size.w = 3000.0;
    let a4 = legibility(&wide, &Page { paper: Paper::A4, portrait: false, tile: None });
    assert!(a4.smallest_pt.unwrap() < 7.0);
    let (paper, height) = a4.proposed.unwrap();
    assert_eq!(paper, Paper::A1);
    assert!(height >= 7.0);
    let a2 = legibility(&wide, &Page { paper: Paper::A2, portrait: false, tile: None });
    assert!(a2.smallest_pt.unwrap() < 7.0, "A2 would have done");
}

#[test]
fn an_american_paper_is_answered_with_an_american_one_while_it_goes() {
    let page = Page { paper: Paper::Letter, portrait: false, tile: None };
    let mut wide = journey();
    wide.size.w = 1600.0;
    assert_eq!(legibility(&wide, &page).proposed.unwrap().0, Paper::Tabloid);
    wide.size.w = 3000.0;
    assert_eq!(legibility(&wide, &page).proposed.unwrap().0, Paper::A1);
}

#[test]
fn what_no_paper_makes_legible_proposes_none() {
    let mut endless = journey();
    endless.size.w = 90_000.0;
    assert_eq!(legibility(&endless, &Page::default()).proposed, None);
}

#[test]
fn a_drawing_without_text_has_no_smallest() {
    let answer = legibility(&scene(100.0, 100.0, vec![]), &Page::default());
    assert_eq!(answer, Legibility { smallest_pt: None, proposed: None });
}
