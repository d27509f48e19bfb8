//! What the panel says, and what becomes of what is typed into it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use model::{Command, Evidence, JourneyMap, Json, Kind, Where, Which};

use super::entering::{Asking, entered};
use super::panel::{Inspection, PanelEntry, PanelField, PanelPart};
use super::{RateForm, common, one};
use crate::examples::example;
use crate::sheet::Sheet;

fn every_kind() -> JourneyMap {
    model::read(include_bytes!("tests/every-kind.journey")).unwrap()
}

fn sheet(map: JourneyMap) -> Sheet {
    Sheet::alone(map)
}

fn broadband() -> Sheet {
    sheet(example("home-broadband").unwrap())
}

fn by() -> model::By {
    model::By { author: "Ana".to_owned(), time: "2026-10-02T09:14:00Z".to_owned() }
}

/// One thing of each kind, for some kinds two that differ in what they ask for.
fn things() -> Vec<Which> {
    let map = every_kind();
    let mut things: Vec<Which> = Kind::ALL
        .iter()
        .map(|kind| Which::at(&map, *kind, 0).unwrap_or_else(|| panic!("no {kind:?}")))
        .collect();
    let more = [
        Which::Touchpoint("pay".to_owned()),
        Which::ServicePoint("price".to_owned()),
        Which::Lane("back".to_owned()),
        Which::Lane("queue".to_owned()),
        Which::Lane("thoughts".to_owned()),
        Which::Transition { from: "pay".to_owned(), to: "choose".to_owned() },
        Which::Exit { from: "pay".to_owned(), number: 0 },
        Which::Insight("why".to_owned()),
    ];
    things.extend(more);
    things
}

fn fields(inspection: &Inspection) -> Vec<&PanelField> {
    let parts = inspection.sections.iter().flat_map(|section| &section.parts);
    let fields = parts.filter_map(|part| match part {
        PanelPart::Field(field) => Some(field),
        _ => None,
    });
    inspection.title_field.iter().chain(fields).collect()
}

#[track_caller]
fn field<'a>(inspection: &'a Inspection, path: &[&str]) -> &'a PanelField {
    let found = fields(inspection).into_iter().find(|field| field.path == path);
    found.unwrap_or_else(|| panic!("{path:?} is no field of {}", inspection.title))
}

/// What is entered elsewhere: on the canvas, by comments and replies, or never by hand.
fn is_elsewhere(kind: Kind, key: &str) -> bool {
    match (kind, key) {
        (_, "id") => true,
        // Leading a way elsewhere is a command of its own.
        (Kind::Transition | Kind::Exit, "from" | "to") => true,
        // Dots are put and not written.
        (Kind::Vote, "dots") => true,
        (Kind::Dismissal, key) => key != "reason",
        (Kind::Note, key) => matches!(key, "at" | "author" | "time"),
        // Comments are a thread of their own.
        (Kind::Comment, _) => true,
        (Kind::Ink, key) => matches!(key, "at" | "points" | "author"),
        (Kind::Link, "on") => true,
        (Kind::Image, key) => key != "alt",
        _ => false,
    }
}

/// The keys of a kind by the schema, without the arrays of the map.
fn keys(kind: Kind) -> BTreeSet<String> {
    let schema: serde_json::Value = serde_json::from_str(&model::schema()).unwrap();
    let name: String = kind.word().split('_').map(|part| part[..1].to_uppercase() + &part[1..]).collect();
    let definition = if kind == Kind::Map { &schema } else { &schema["$defs"][name] };
    let is_array = |key: &str| Kind::ALL.iter().any(|kind| kind.array() == key);
    let is_field = |key: &&String| {
        kind != Kind::Map || !(is_array(key) || ["format", "version"].contains(&key.as_str()))
    };
    definition["properties"].as_object().unwrap().keys().filter(is_field).cloned().collect()
}

#[test]
fn every_field_of_the_format_can_be_entered_somewhere() {
    let sheet = sheet(every_kind());
    let mut entered: BTreeMap<Kind, BTreeSet<String>> = BTreeMap::new();
    for which in things() {
        let inspection = one(&sheet, &which).unwrap();
        for field in fields(&inspection) {
            entered.entry(field.of[0].kind()).or_default().insert(field.path[0].clone());
        }
    }
    for kind in Kind::ALL {
        let missing: Vec<String> = keys(*kind)
            .into_iter()
            .filter(|key| {
                !is_elsewhere(*kind, key) && !entered.get(kind).is_some_and(|keys| keys.contains(key))
            })
            .collect();
        assert!(missing.is_empty(), "{} of a {}", missing.join(", "), kind.word());
    }
}

#[test]
fn no_two_fields_of_a_panel_are_called_alike() {
    let sheet = sheet(every_kind());
    for which in things() {
        let inspection = one(&sheet, &which).unwrap();
        let mut seen = BTreeSet::new();
        for field in fields(&inspection) {
            assert!(seen.insert(field.label.clone()), "{} of {}", field.label, inspection.title);
        }
    }
}

/// What a field would send, were it chosen, ticked or written anew.
fn values(entry: &PanelEntry) -> Vec<Json> {
    match entry {
        PanelEntry::Text { .. } => vec![Json::Text("Something".to_owned())],
        PanelEntry::Check { on } => vec![Json::Bool(*on != Some(true))],
        PanelEntry::Choice { choices, .. } | PanelEntry::Cause { causes: choices, .. } => {
            choices.iter().map(|choice| choice.value.clone()).collect()
        }
        PanelEntry::Many { choices, .. } => {
            choices.iter().map(|choice| Json::List(vec![choice.value.clone()])).collect()
        }
        PanelEntry::Words { .. } => vec![Json::List(vec![Json::Text("new".to_owned())])],
        PanelEntry::Feeling { .. } => vec![Json::Number("-2.5".to_owned()), Json::Null],
        PanelEntry::Colour { .. } => vec![Json::Text("#3b5bdb".to_owned())],
        PanelEntry::OtherMap { .. } => vec![Json::Text("another-map".to_owned())],
        PanelEntry::Picture { .. } | PanelEntry::Typed { .. } | PanelEntry::Estimate { .. } => Vec::new(),
    }
}

#[test]
fn whatever_is_chosen_is_taken_or_refused_in_words_that_say_why() {
    let sheet = sheet(every_kind());
    let mut taken = 0;
    let mut refused = Vec::new();
    for which in things() {
        for field in fields(&one(&sheet, &which).unwrap()) {
            for value in values(&field.entry) {
                let (of, path) = (field.of[0].clone(), field.path.clone());
                match (Command::Set { of, path, value: value.clone() }).run(&mut sheet.map.clone(), &by()) {
                    Ok(_) => taken += 1,
                    Err(refusal) => refused.push(format!("{:?}: {}", field.path, refusal.sentence)),
                }
            }
        }
    }
    assert!(taken > 350, "{taken}");
    // A lane's kind and zone depend on what is in it; all else that is offered can be chosen.
    refused.retain(|refusal| !refusal.starts_with("[\"kind\"]") && !refusal.starts_with("[\"zone\"]"));
    assert_eq!(refused, [""; 0]);
}

#[test]
fn what_is_chosen_now_is_shown_as_chosen() {
    let sheet = sheet(every_kind());
    for which in things() {
        let inspection = one(&sheet, &which).unwrap();
        for field in fields(&inspection) {
            if let PanelEntry::Choice { chosen, .. } | PanelEntry::Cause { chosen, .. } = &field.entry {
                assert!(chosen.is_some(), "{:?} of {}", field.path, inspection.title);
            }
        }
    }
    let insight = one(&sheet, &Which::Insight("hurry".to_owned())).unwrap();
    let PanelEntry::Choice { chosen: Some(at), choices } = &field(&insight, &["at"]).entry else { panic!() };
    assert_eq!(choices[*at as usize].words, "Pays");
}

#[test]
fn a_touchpoint_says_where_it_is_how_many_get_there_and_what_goes_wrong() {
    let panel = one(&broadband(), &Which::Touchpoint("visit".to_owned())).unwrap();
    assert_eq!(
        [panel.title.as_str(), panel.place.as_str()],
        ["Engineer visit", "Touchpoint 8 of 15, Install"]
    );
    let figures: Vec<String> =
        panel.figures.iter().map(|f| format!("{} {} {}", f.value, f.unit, f.label)).collect();
    assert_eq!(
        figures,
        ["673 of 1,000 get here", "748 visits per 1,000", "91\u{a0}% of visits raise no need"]
    );
    let points = panel.sections.iter().flat_map(|s| &s.parts).find_map(|part| match part {
        PanelPart::Points { points, .. } => Some(points),
        _ => None,
    });
    let missed = &points.unwrap()[0];
    assert_eq!(missed.title, "Missed appointment");
    assert_eq!(missed.cause, "logistical, ours");
    assert_eq!([missed.need.as_str(), missed.rests_on.as_str()], ["4\u{a0}%", "measured, 52 of 1,300"]);
    let PanelEntry::Estimate { text, .. } = &field(&panel, &["takes_minutes"]).entry else { panic!() };
    assert_eq!(text, "95 minutes");
}

#[test]
fn what_a_fix_would_change_is_what_the_analysis_says() {
    let sheet = broadband();
    let panel = one(&sheet, &Which::ServicePoint("missed".to_owned())).unwrap();
    let fixed = panel.sections.iter().flat_map(|s| &s.parts).find_map(|part| match part {
        PanelPart::IfFixed(fixed) => Some(fixed),
        _ => None,
    });
    let fixed = fixed.unwrap();
    assert_eq!(fixed.of, "Missed appointment, today 4\u{a0}%");
    assert_eq!(fixed.changes[0].title, "If brought to 1\u{a0}%");
    let expected =
        analysis::analyse(&sheet.map).unwrap().fixes.unwrap().if_fixed.get("missed").unwrap().unwrap();
    assert_eq!(fixed.changes[0].effects[0].change, layout::words::change(expected.contacts));
    assert_eq!(fixed.changes[0].effects[1].change, layout::words::change(expected.completed));
    let cost = format!("\u{2212}£{:.0}", -expected.cost);
    assert_eq!(fixed.changes[0].effects[2].change, cost);
}

#[test]
fn a_map_without_figures_says_why_and_can_still_be_edited() {
    let mut map = every_kind();
    map.transitions[0].share = Some(model::Estimate::plain(1.0));
    map.exits[0].share = Some(model::Estimate::plain(0.5));
    let sheet = sheet(map);
    let panel = one(&sheet, &Which::Touchpoint("pay".to_owned())).unwrap();
    assert!(panel.figures.is_empty());
    assert!(panel.without_figures.contains("more than 100 %"), "{}", panel.without_figures);
    assert!(!fields(&panel).is_empty());
}

#[test]
fn comments_of_a_touchpoint_are_those_of_its_cells_too() {
    let panel = one(&sheet(every_kind()), &Which::Touchpoint("pay".to_owned())).unwrap();
    let comments: Vec<(&str, &str)> =
        panel.comments.iter().map(|c| (c.comment.id.as_str(), c.place.as_str())).collect();
    assert_eq!(comments, [("four", ""), ("cell", "Thoughts, Pays")]);
    assert_eq!(panel.comment_on, Some(Where { touchpoint: Some("pay".to_owned()), ..Where::default() }));
}

#[test]
fn a_source_says_who_cites_it() {
    let panel = one(&sheet(every_kind()), &Which::Source("till-log".to_owned())).unwrap();
    assert_eq!(panel.place, "Source, cited in 3 places");
    let rows = panel.sections.iter().flat_map(|s| &s.parts).find_map(|part| match part {
        PanelPart::Rows { rows, .. } => Some(rows),
        _ => None,
    });
    let titles: Vec<&str> = rows.unwrap().iter().map(|row| row.title.as_str()).collect();
    assert_eq!(titles, ["Buying at the till", "Till is down", "I have a train to catch."]);
}

#[test]
fn several_things_show_what_they_have_in_common() {
    let sheet = sheet(every_kind());
    let touchpoints = ["choose", "pay"].map(|id| Which::Touchpoint(id.to_owned()));
    let panel = common::several(&sheet, &touchpoints).unwrap();
    assert_eq!([panel.title.as_str(), panel.place.as_str()], ["2 selected", "2 touchpoints"]);
    let labels: Vec<&str> = fields(&panel).iter().map(|field| field.label.as_str()).collect();
    assert_eq!(labels, ["Tags", "Owner", "Team only"]);
    let mixed = [touchpoints[0].clone(), Which::Note("move".to_owned())];
    let panel = common::several(&sheet, &mixed).unwrap();
    assert_eq!(panel.place, "1 touchpoint, 1 note");
    assert!(fields(&panel).is_empty());
    assert_eq!(panel.delete, "Delete all 2");
}

#[test]
fn what_is_no_longer_there_is_said_to_be_gone() {
    let refusal = one(&sheet(every_kind()), &Which::Touchpoint("gone".to_owned())).unwrap_err();
    assert_eq!(refusal.0, "That is no longer on the map.");
}

/// What typing does to a map.
fn typed(of: &Which, path: &[&str], text: &str) -> Result<JourneyMap, String> {
    let sheet = sheet(every_kind());
    let path: Vec<String> = path.iter().map(|key| (*key).to_owned()).collect();
    let value = entered(&sheet, of, &path, text).map_err(|unread| unread.reason)?;
    let mut map = sheet.map.clone();
    let command = Command::Set { of: of.clone(), path, value };
    command.run(&mut map, &by()).map_err(|refusal| refusal.sentence)?;
    Ok(map)
}

fn point(id: &str) -> Which {
    Which::ServicePoint(id.to_owned())
}

#[test]
fn numbers_dates_and_amounts_are_entered_as_people_write_them() {
    let pay = Which::Touchpoint("pay".to_owned());
    let map = typed(&pay, &["takes_minutes"], "1 h 35 min").unwrap();
    assert_eq!(map.touchpoints[1].takes_minutes, Some(model::Estimate::plain(95.0)));
    let map = typed(&pay, &["takes_minutes"], " ").unwrap();
    assert_eq!(map.touchpoints[1].takes_minutes, None);
    let map = typed(&pay, &["measures", "queue", "target"], "4,5").unwrap();
    assert_eq!(map.touchpoints[1].measures["queue"].target, Some(4.5));
    let map = typed(&Which::Map, &["period", "to"], "31 Oct 2026").unwrap();
    assert_eq!(map.period.unwrap().to.as_deref(), Some("2026-10-31"));
    let map = typed(&Which::Map, &["staffing", "shrinkage"], "35 %").unwrap();
    assert_eq!(map.staffing.unwrap().shrinkage, 0.35);
    let way = Which::Transition { from: "pay".to_owned(), to: "choose".to_owned() };
    let map = typed(&way, &["because_of", "broken"], "80 %").unwrap();
    assert_eq!(map.transitions[2].because_of["broken"], 0.8);
    let map = typed(&way, &["wait_days"], "3 hours").unwrap();
    assert_eq!(map.transitions[2].wait_days, Some(model::Estimate::plain(0.125)));
    for (of, path, text, reason) in [
        (&pay, "takes_minutes", "a while", "Write it as 95"),
        (&Which::Source("till-log".to_owned()), "date", "31 September 2026", "no such day"),
        (&Which::Source("till-log".to_owned()), "date", "soon", "Write a date"),
        (&Which::Source("till-log".to_owned()), "n", "many", "Write a number"),
    ] {
        let sentence = typed(of, &[path], text).unwrap_err();
        assert!(sentence.contains(reason), "{sentence}");
    }
}

#[test]
fn a_rate_typed_anew_is_no_longer_what_was_counted() {
    let need = |text: &str| {
        typed(&point("broken"), &["need"], text).unwrap().service_points[0].need.clone().unwrap()
    };
    assert_eq!(need("3 %"), model::Estimate::plain(0.03));
    let counted = need("39/1300");
    assert_eq!(
        (counted.evidence, counted.count, counted.of),
        (Some(Evidence::Measured), Some(39.0), Some(1300.0))
    );
    assert_eq!(counted.source, "till-log");
    // What nobody counted keeps what it rests on, and its range while it lies within.
    let contacts = |text: &str| {
        let map = typed(&point("price"), &["contacts_per_visit"], text).unwrap();
        map.service_points[1].contacts_per_visit.clone().unwrap()
    };
    assert_eq!(contacts("4 %").low, Some(0.02));
    assert_eq!(contacts("9 %").low, None);
    assert_eq!(contacts("9 %").evidence, Some(Evidence::Estimated));
}

fn form(text: &str) -> RateForm {
    RateForm { text: text.to_owned(), ..RateForm::default() }
}

fn read(of: &Which, path: &str, form: &RateForm) -> super::RateRead {
    Asking { sheet: &sheet(every_kind()), of, path: &[path.to_owned()] }.read(form)
}

fn kept(of: &Which, path: &str, form: &RateForm) -> Result<JourneyMap, String> {
    let sheet = sheet(every_kind());
    let asking = Asking { sheet: &sheet, of, path: &[path.to_owned()] };
    let command = asking.command(form).map_err(|unread| unread.reason)?;
    let mut map = sheet.map.clone();
    command.run(&mut map, &by()).map_err(|refusal| refusal.sentence)?;
    Ok(map)
}

#[test]
fn a_rate_is_read_back_before_it_is_kept() {
    let counted = read(&point("broken"), "need", &form("52/1300"));
    assert_eq!(counted.words, "52 of 1,300 visits, 4.0\u{a0}%");
    assert!(counted.more.starts_with("1 in 25 visits; about "), "{}", counted.more);
    assert_eq!(counted.evidence, Some(Evidence::Measured));
    assert_eq!(counted.follows, "3.1\u{a0}% to 5.2\u{a0}%");
    let guessed = read(&point("broken"), "need", &form("4 %"));
    assert_eq!(guessed.evidence, Some(Evidence::Guess));
    let turned = read(&point("broken"), "need", &form("1300/52"));
    assert_eq!((turned.words.as_str(), turned.meant.as_str()), ("", "52/1300"));
    let range = RateForm { low: "5 %".to_owned(), ..form("4 %") };
    assert_eq!(read(&point("broken"), "need", &range).range, "The lowest is above the value itself.");
    let dated = RateForm { date: "soon".to_owned(), ..form("4 %") };
    assert!(read(&point("broken"), "need", &dated).date.starts_with("Write a date"));
}

#[test]
fn what_the_figures_could_not_bear_is_said_beforehand() {
    // 4 % today, and 6 % that could be reached.
    let read_back = read(&point("broken"), "achievable_need", &form("6 %"));
    assert!(read_back.warning.contains("is above today's 4 %"), "{read_back:?}");
    let way = Which::Transition { from: "choose".to_owned(), to: "pay".to_owned() };
    assert!(read(&way, "share", &form("95 %")).warning.contains("more than 100 %"));
    assert_eq!(read(&way, "share", &form("80 %")).warning, "");
}

#[test]
fn contacts_are_turned_into_needs_that_are_shown_and_not_kept() {
    let contacts = RateForm { contacts: true, ..form("52/1300") };
    let read_back = read(&point("price"), "contacts_per_visit", &contacts);
    assert!(read_back.more.starts_with("repeats included"));
    assert_eq!(read_back.needs, "So 8\u{a0}% of visits raise this need.");
    let map = kept(&point("broken"), "need", &contacts).unwrap();
    assert_eq!(map.service_points[0].need, None);
    assert_eq!(map.service_points[0].contacts_per_visit.as_ref().unwrap().count, Some(52.0));
    let map = kept(&point("price"), "contacts_per_visit", &form("4 %")).unwrap();
    assert_eq!(map.service_points[1].contacts_per_visit, None);
    assert_eq!(map.service_points[1].need, Some(model::Estimate::plain(0.04)));
}

#[test]
fn a_rate_is_kept_with_its_evidence_its_range_its_source_and_its_date() {
    let whole = RateForm {
        evidence: Some(Evidence::Estimated),
        low: "3 %".to_owned(),
        high: "1 in 20".to_owned(),
        source: "Survey at the door".to_owned(),
        new_source: true,
        date: "2026-10-01".to_owned(),
        ..form("4 %")
    };
    let map = kept(&point("broken"), "need", &whole).unwrap();
    let need = map.service_points[0].need.clone().unwrap();
    assert_eq!((need.value, need.low, need.high), (0.04, Some(0.03), Some(0.05)));
    assert_eq!((need.count, need.of), (None, None));
    assert_eq!(need.source, "survey-at-the-door");
    assert_eq!(map.sources[1].title, "Survey at the door");
    assert_eq!(need.date.as_deref(), Some("2026-10-01"));
    let range = RateForm { low: "5 %".to_owned(), ..form("4 %") };
    assert_eq!(kept(&point("broken"), "need", &range).unwrap_err(), "The lowest is above the value itself.");
}

#[test]
fn what_a_form_begins_with_is_what_stands_there() {
    let panel = one(&sheet(every_kind()), &point("broken")).unwrap();
    let PanelEntry::Estimate { form, counts, evidence, rests_on, .. } = &field(&panel, &["need"]).entry
    else {
        panic!()
    };
    assert!(counts);
    assert_eq!((*evidence, rests_on.as_str()), (Some(Evidence::Measured), "measured, 52 of 1,300"));
    assert_eq!([form.text.as_str(), form.source.as_str()], ["52/1300", "till-log"]);
    assert_eq!(form.date, "30 September 2026");
    let before = every_kind();
    let after = kept(&point("broken"), "need", form).unwrap();
    assert_eq!(before, after, "keeping what stands there changes nothing");
}

#[test]
fn a_form_asks_for_contacts_where_contacts_were_counted() {
    let panel = one(&sheet(every_kind()), &point("price")).unwrap();
    for path in ["contacts_per_visit", "achievable_contacts_per_visit"] {
        let PanelEntry::Estimate { form, .. } = &field(&panel, &[path]).entry else { panic!() };
        assert!(form.contacts, "{path}");
    }
}

/// The panels that the tests of the window draw: `BLESS=1` writes them anew.
#[test]
fn the_window_is_tested_with_the_panels_of_the_core() {
    let sheet = sheet(every_kind());
    let mut panels: BTreeMap<String, Inspection> = BTreeMap::new();
    for which in things() {
        // As a value: texts that came from a file keep their spaces.
        let name = serde_json::to_value(&which).unwrap().to_string();
        panels.insert(name, one(&sheet, &which).unwrap());
    }
    let several = ["choose", "pay"].map(|id| Which::Touchpoint(id.to_owned()));
    panels.insert("several".to_owned(), common::several(&sheet, &several).unwrap());
    let made = serde_json::to_string_pretty(&panels).unwrap() + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/tests/inspections.json");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(made == kept, "ui/tests/inspections.json is out of date; BLESS=1 rewrites it");
}
