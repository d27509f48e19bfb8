//! What is said, in which unit, and where it leads.

use std::collections::HashSet;

use layout::{Band, Bands, Base, Change, Fall, PointFigures, Together};
use scene::{Item, Paint, Role, Theme, Token};

use crate::expected::{minutes, with_figures};
use crate::{all_words, broadband, group, groups, poster, view, words};

#[test]
fn the_headline_says_contacts_the_customers_behind_them_and_how_many_complete() {
    let (map, figures) = broadband();
    let view = view(&map, &figures, Base::Starting);
    let said = words(group(&view, "service/headline/contacts"));
    assert!(said.starts_with("399 contacts from 277 of 1,000 customers who start"), "{said}");
    let said = words(group(&view, "service/headline/completed"));
    assert!(said.starts_with("620 completed, of 1,000 who start"), "{said}");
    let said = words(group(&view, "service/headline/explained"));
    assert_eq!(said, "86\u{a0}% of 1,950 calls a month explained");
    let parts = ["contacts/ours", "contacts/not-ours", "contacts/unsorted", "caught"];
    let parts = parts.map(|id| words(group(&view, &format!("service/headline/{id}"))));
    assert_eq!(parts, ["238 ours", "157 not caused by us", "4 unsorted", "93 needs fixed before noticed"]);
}

#[test]
fn one_switch_counts_today_against_another_base() {
    let (map, figures) = broadband();
    let headline = |base| words(group(&view(&map, &figures, base), "service/headline/contacts"));
    assert!(headline(Base::Own).starts_with("531 contacts from 369 customers, per 1,000 orders"));
    assert!(headline(Base::Completed).starts_with("643 contacts from 447 customers, per 1,000 who complete"));
    let month = headline(Base::Month);
    assert!(
        month.starts_with("1,674 contacts from 1,165 of 4,200 customers who start in a month"),
        "{month}"
    );
    assert!(headline(Base::People).starts_with("3.7 people needed, for contacts and catches"));
    let first = |base| words(group(&view(&map, &figures, base), "service/touchpoints/compare"));
    assert!(first(Base::Starting).ends_with("| 866 | 80"));
    assert!(first(Base::Month).ends_with("| 3,636 | 338"));
    assert!(first(Base::People).ends_with("| 866 | 0.44"));
}

#[test]
fn the_bases_are_those_that_the_map_allows() {
    let (mut map, mut figures) = broadband();
    assert_eq!(Base::available(&map, &figures), Base::ALL);
    assert_eq!(Base::Own.title(&map), "Per 1,000 orders");
    map.per = None;
    figures.customers_per_month = None;
    figures.people = None;
    assert_eq!(Base::available(&map, &figures), [Base::Starting, Base::Completed]);
    let fallen_back = view(&map, &figures, Base::Month);
    assert!(words(group(&fallen_back, "service/headline/bases")).starts_with("Per 1,000 who start"));
}

#[test]
fn contacts_never_stand_without_completed() {
    let (map, mut figures) = broadband();
    figures.together = vec![Together {
        title: "Both".into(),
        change: Some(Change { contacts: -155.4, completed: 25.2 }),
        ..Together::default()
    }];
    for base in Base::ALL {
        let view = view(&map, &figures, base);
        for id in ["headline/completed", "stays/today", "stays/floor", "stays/together/0"] {
            let said = words(group(&view, &format!("service/{id}")));
            assert!(said.contains("completed"), "{base:?} {id}: {said}");
        }
    }
}

#[test]
fn a_set_is_solved_together_or_says_that_it_has_no_answer() {
    let (map, mut figures) = broadband();
    let sets = [Some(Change { contacts: -155.4, completed: 25.2 }), None];
    figures.together =
        sets.map(|change| Together { title: "Autumn".into(), change, ..Together::default() }).to_vec();
    let view = view(&map, &figures, Base::Starting);
    assert_eq!(
        words(group(&view, "service/stays/together/0")),
        "Autumn | 243 contacts \u{2212}155\u{2003}645 completed +25"
    );
    assert!(words(group(&view, "service/stays/together/1")).contains("no answer"));
}

#[test]
fn every_chart_names_its_unit() {
    let (map, figures) = broadband();
    for (base, unit) in
        [(Base::Starting, "per 1,000 who start"), (Base::Own, "per 1,000 orders"), (Base::Month, "per month")]
    {
        let view = view(&map, &figures, base);
        for part in ["touchpoints", "origins", "causes", "iceberg", "silent"] {
            let said = words(group(&view, &format!("service/{part}/heading")));
            assert!(said.contains(unit), "{said}");
        }
        // A fix changes how many order: what it changes is counted against those who start.
        let changes = if base == Base::Month { unit } else { "per 1,000 who start" };
        assert!(words(group(&view, "service/stays/heading")).contains(changes));
    }
}

#[test]
fn touchpoints_stand_by_contacts_with_how_many_get_there() {
    let (map, figures) = broadband();
    let view = view(&map, &figures, Base::Starting);
    let rows: Vec<_> =
        groups(&view, "service/touchpoints/").into_iter().filter(|g| g.role == Role::Bar).collect();
    let first = &rows[0].name;
    assert!(first.starts_with("Compares packages, 80 contacts per 1,000 who start: 80 ours"), "{first}");
    assert!(first.ends_with("of the 866 customers who get here"), "{first}");
    let tops: Vec<f32> = rows.iter().map(|g| g.bounds.y).collect();
    assert!(tops.is_sorted() && rows.len() == 9);
    let said = all_words(&view);
    assert!(said.contains("6 touchpoints raise no counted need"));
    assert!(said.contains("709 conversations with staff"));
}

#[test]
fn the_waterfall_leads_from_today_to_what_stays() {
    let (map, figures) = broadband();
    let view = view(&map, &figures, Base::Starting);
    let steps: Vec<String> =
        groups(&view, "service/stays/fall/").into_iter().map(|g| g.name.clone()).collect();
    assert_eq!(steps.len(), 10);
    assert!(steps[0].starts_with("Asks what 'up to' means: \u{2212}39 contacts per 1,000 who start"));
    assert!(steps[2].contains("; served well alone \u{2212}3.7 contacts and +0.4 completed"), "{}", steps[2]);
    let floor = &group(&view, "service/stays/floor").name;
    assert!(floor.starts_with("What stays: 254 contacts"), "{floor}");
    assert!(floor.contains("645 completed") && floor.contains("129 at rates that nobody has confirmed"));
}

#[test]
fn many_fixes_fold_into_one_row() {
    let (map, mut figures) = broadband();
    let mut falls = figures.waterfall.clone();
    falls.extend((0..12).map(|n| Fall::Point { id: format!("more-{n}"), contacts: -0.5 }));
    falls.push(Fall::Rest { points: 30, contacts: -4.0 });
    figures.waterfall = falls;
    let view = view(&map, &figures, Base::Starting);
    let steps = groups(&view, "service/stays/fall/");
    assert_eq!(steps.len(), 15);
    // 23 falls, 14 with a row of their own; the last of the others stands for 30.
    assert!(words(steps[14]).starts_with("38 smaller fixes"), "{}", words(steps[14]));
}

#[test]
fn reductions_are_not_in_the_colour_of_failure() {
    let (map, figures) = broadband();
    let view = view(&map, &figures, Base::Starting);
    let mut dashed = 0;
    for group in groups(&view, "service/stays/fall/") {
        for item in &group.items {
            if let Item::Shape(shape) = item
                && let Some(stroke) = shape.stroke.as_ref().filter(|s| !s.dash.is_empty())
            {
                dashed += 1;
                assert_eq!(stroke.paint, Paint::from(Token::Text));
                assert_eq!(shape.fill, Some(Token::Surface.into()));
            }
        }
    }
    assert!(dashed >= 6);
}

#[test]
fn more_than_today_is_said_to_be_customers_kept() {
    let (map, mut figures) = broadband();
    let demand = figures.demand.expect("figures");
    let floor = figures.stays.as_mut().expect("a floor");
    floor.contacts = demand.contacts + 100.0;
    figures.waterfall = vec![Fall::Point { id: "speed-meaning".into(), contacts: 100.0 }];
    let view = view(&map, &figures, Base::Starting);
    assert!(words(group(&view, "service/stays/above")).starts_with("+100 contacts: more than today."));
    let step = &groups(&view, "service/stays/fall/")[0];
    assert!(words(step).contains("+100, customers kept"), "{}", words(step));
}

#[test]
fn origins_lead_to_owners_in_the_order_of_the_journey() {
    let (map, figures) = broadband();
    let view = view(&map, &figures, Base::Starting);
    let from = groups(&view, "service/origins/from/");
    assert_eq!(from[0].name.split(':').next(), Some("Begins in Keep address and line data right"));
    assert_eq!(from.last().map(|g| g.id.as_str()), Some("service/origins/from/"));
    assert!(words(from[8]).contains("name the step"));
    assert!(
        words(group(&view, "service/origins/from/offer-copy"))
            .starts_with("Write offers and small print | 193 | \u{2212}66 | +14")
    );
    assert!(words(group(&view, "service/origins/from/send-reminders")).ends_with("none agreed"));
    let ids: HashSet<&str> = view.scene.groups.iter().map(|g| g.id.as_str()).collect();
    let flows = groups(&view, "service/origins/flow/");
    assert_eq!(flows.len(), 13);
    for flow in flows {
        let Role::Arrow { from, to } = &flow.role else { panic!("{} is no arrow", flow.id) };
        assert!(ids.contains(from.as_str()) && ids.contains(to.as_str()));
    }
}

#[test]
fn many_origins_and_owners_share_the_last_row() {
    let (mut map, mut figures) = broadband();
    let (point, figure, step) =
        (map.service_points[0].clone(), figures.points[0].clone(), map.steps[0].clone());
    for n in 0..40 {
        let id = format!("extra-{n}");
        map.steps.push(model::Step { id: id.clone(), title: format!("Extra {n}"), ..step.clone() });
        let owner = format!("Team {n}");
        map.service_points.push(model::ServicePoint {
            id: id.clone(),
            owner,
            origin_step: Some(id.clone()),
            ..point.clone()
        });
        figures.points.push(PointFigures { id, contacts: 1.0, ..figure.clone() });
    }
    let view = view(&map, &figures, Base::Starting);
    let from = groups(&view, "service/origins/from/");
    // 23 with a row of their own, the others, and those without a name.
    assert_eq!(from.len(), 25);
    assert!(words(from[23]).starts_with("25 more steps | 25"), "{}", words(from[23]));
    let to = groups(&view, "service/origins/to/");
    assert_eq!(to.len(), 24);
    assert!(words(to[23]).starts_with("24 more owners | 24"), "{}", words(to[23]));
}

#[test]
fn the_caption_of_the_iceberg_follows_the_figures() {
    let (map, mut figures) = broadband();
    let caption = |figures: &_| words(group(&view(&map, figures, Base::Starting), "service/iceberg/caption"));
    let said = caption(&figures);
    assert!(said.starts_with("More is seen than never seen: 65\u{a0}% against 35\u{a0}%"), "{said}");
    let work = figures.work.as_mut().expect("work");
    assert!(minutes(&work.visible) > minutes(&work.backstage));
    std::mem::swap(&mut work.visible, &mut work.backstage);
    let said = caption(&figures);
    assert!(said.starts_with("More is never seen than seen: 65\u{a0}% against 35\u{a0}%"), "{said}");
    let work = figures.work.as_mut().expect("work");
    work.backstage = work.visible.clone();
    assert!(caption(&figures).starts_with("As much is seen as never seen: 50\u{a0}% each"));
}

#[test]
fn what_nobody_here_caused_is_never_called_a_failure() {
    let (map, figures) = broadband();
    let view = view(&map, &figures, Base::Starting);
    for (cause, helps) in [
        ("expectation_gap", "set the expectation"),
        ("personal_trigger", "recognise the trigger"),
        ("inaccurate_information", "confirm back what was asked"),
        ("unrealistic_expectation", "say no well"),
        ("emotional_state", "de-escalate"),
        ("external_event", "tell before they ask"),
    ] {
        let row = group(&view, &format!("service/causes/{cause}"));
        assert!(words(row).contains(helps) && !row.name.contains("ailure"), "{}", row.name);
    }
    assert!(words(group(&view, "service/causes/logistical_failure")).contains("52 of 1,300"));
    // Where nobody has agreed how to respond, the view asks for it.
    let asks = words(group(&view, "service/causes/inaccurate_information"));
    assert!(asks.contains("1 of 2 without an agreed response"), "{asks}");
}

#[test]
fn silent_needs_stand_beside_contacts() {
    let (map, figures) = broadband();
    let view = view(&map, &figures, Base::Starting);
    assert_eq!(words(group(&view, "service/silent/sum")), "309 of 644 noticed needs are kept silent");
    assert_eq!(words(group(&view, "service/silent/speed-meaning")), "Asks what 'up to' means | 145 | 80");
    assert_eq!(words(group(&view, "service/silent/more points")), "11 more service points | 54 | 168");
}

#[test]
fn bands_stand_where_they_may() {
    let (map, mut figures) = broadband();
    figures.bands = Bands {
        contacts: Some(Band::Between(383.2, 424.9)),
        completed: Some(Band::NotKnown),
        draws: 2000,
        held: 23,
        ..Bands::default()
    };
    let shown = view(&map, &figures, Base::Starting);
    assert!(words(group(&shown, "service/headline/contacts")).ends_with("90\u{a0}% band 383 to 425"));
    assert!(words(group(&shown, "service/headline/completed")).contains("band not known"));
    assert!(!words(group(&shown, "service/stays/floor")).contains("band"));
    let foot = words(group(&shown, "service/assumptions"));
    assert!(
        foot.ends_with("nine of ten of 2,000 draws; 23 rates of which nobody gave a range are held."),
        "{foot}"
    );
    assert!(!all_words(&view(&map, &figures, Base::Own)).contains("band"));
}

#[test]
fn every_row_leads_to_its_place_on_the_map() {
    let (map, figures) = broadband();
    let view = view(&map, &figures, Base::Starting);
    let ids: HashSet<&str> = view.scene.groups.iter().map(|g| g.id.as_str()).collect();
    let touchpoints: HashSet<&str> = map.touchpoints.iter().map(|t| t.id.as_str()).collect();
    let points: HashSet<&str> = map.service_points.iter().map(|p| p.id.as_str()).collect();
    let steps: HashSet<&str> = map.steps.iter().map(|s| s.id.as_str()).collect();
    for lead in &view.leads {
        assert!(ids.contains(lead.group.as_str()), "{}", lead.group);
        let place = &lead.place;
        let found = place.touchpoint.as_deref().map(|id| touchpoints.contains(id));
        let found = found.or_else(|| place.service_point.as_deref().map(|id| points.contains(id)));
        let found = found.or_else(|| place.step.as_deref().map(|id| steps.contains(id)));
        assert_eq!(found, Some(true), "{lead:?}");
    }
    let led: HashSet<&str> = view.leads.iter().map(|l| l.group.as_str()).collect();
    assert!(led.contains("service/touchpoints/visit") && led.contains("service/origins/from/billing"));
}

#[test]
fn each_chart_is_also_a_table_of_words() {
    for name in ["home-broadband", "home-broadband-to-be", "greeting-at-the-door"] {
        let (map, figures) = with_figures(name);
        let view = view(&map, &figures, Base::Starting);
        let ids: Vec<&str> = view.tables.iter().map(|t| t.id.as_str()).collect();
        assert_eq!(
            ids,
            ["headline", "touchpoints", "stays", "stays", "origins", "iceberg", "causes", "silent"]
        );
        for table in &view.tables {
            assert!(!table.title.is_empty() && !table.unit.is_empty() && !table.rows.is_empty(), "{table:?}");
            assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
        }
    }
    let (map, figures) = broadband();
    let tables = view(&map, &figures, Base::Starting).tables;
    assert_eq!(tables[0].rows[0], ["contacts", "399", "contacts"]);
    assert_eq!(tables[1].rows[0][..4], ["Compares packages", "Discover", "866", "80"]);
    assert_eq!(tables[2].rows[11], ["What stays", "\u{2212}145", "254", "645"]);
    assert_eq!(tables[4].rows[0][..4], ["Keep address and line data right", "Data team", "ours", "13"]);
}

#[test]
fn print_is_black_and_white() {
    let (map, figures) = broadband();
    let scene = poster(&map, &figures, Some(1.414)).scene;
    for group in &scene.groups {
        for paint in group.items.iter().flat_map(paints) {
            let c = Theme::Print.resolve(paint, &scene.personas);
            let white = (c.r, c.g, c.b) == (255, 255, 255);
            assert!(white || (c.r, c.g, c.b, c.a) == (0, 0, 0, 1.0), "{}: {paint:?}", group.id);
        }
    }
}

fn paints(item: &Item) -> Vec<Paint> {
    match item {
        Item::Shape(s) => s.fill.into_iter().chain(s.stroke.as_ref().map(|s| s.paint)).collect(),
        Item::Icon(i) => vec![i.stroke.paint],
        Item::Text(p) => p.runs.iter().map(|r| r.paint).collect(),
        Item::Picture(_) => Vec::new(),
    }
}

#[test]
fn a_poster_has_the_title_and_takes_the_shape_of_its_paper() {
    let (map, figures) = broadband();
    let wide = poster(&map, &figures, Some(1.444)).scene;
    assert!(words(group(&poster(&map, &figures, None), "service/title")).contains("Home broadband"));
    let upright = poster(&map, &figures, Some(0.7)).scene;
    assert!(wide.size.w / wide.size.h > upright.size.w / upright.size.h);
    assert_eq!(wide.groups, poster(&map, &figures, Some(1.444)).scene.groups);
}
