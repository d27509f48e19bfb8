//! What importing does with everything that real files do and their specifications do not say.

#![cfg(test)]

use import::{Format, Imported, Options, import};
use model::{InsightKind, LaneKind, Zone};

const TEA_HOUSE: &str = include_str!("../../../../tests/fixtures/import/tea-house.ojf");
const NO_TITLE: &str = include_str!("../../../../tests/fixtures/import/no-title.ojf");
const LIBRARY: &str = include_str!("../../../../tests/fixtures/import/library-loan.json");
const BAKERY: &str = include_str!("../../../../tests/fixtures/import/bakery.json");

fn read(text: &str) -> Imported {
    let imported = import(text.as_bytes(), &Options::default()).unwrap();
    let written = model::write(&imported.map);
    assert_eq!(
        model::read(written.as_bytes()).as_ref(),
        Ok(&imported.map),
        "what is imported is a valid map"
    );
    imported
}

fn with_path(text: &str, path: &str) -> Result<Imported, String> {
    let options = Options { path: Some(path.to_owned()), ..Options::default() };
    import(text.as_bytes(), &options).map_err(|error| error.to_string())
}

fn refused(text: &str) -> String {
    import(text.as_bytes(), &Options::default()).unwrap_err().to_string()
}

#[track_caller]
fn says(imported: &Imported, words: &[&str]) {
    let found = imported.not_carried.iter().any(|sentence| words.iter().all(|word| sentence.contains(word)));
    assert!(found, "no sentence with {words:?} in {:#?}", imported.not_carried);
}

fn ids<'a>(things: impl IntoIterator<Item = &'a String>) -> Vec<&'a str> {
    things.into_iter().map(String::as_str).collect()
}

#[test]
fn a_journey_keeps_its_stages_and_gives_each_an_id_of_its_own() {
    let tea = read(TEA_HOUSE);
    assert_eq!(tea.format, Format::Ojf);
    assert_eq!(ids(tea.map.stages.iter().map(|stage| &stage.id)), ["s1", "2", "s1-2", "stage"]);
    assert_eq!(tea.map.title, "An afternoon at the tea house");
    assert_eq!(tea.map.scope, "A first visit on a rainy day");
    assert_eq!(tea.map.personas[0].name, "Walk-in guest");
    says(&tea, &["stage id \"s1\" stands twice", "stages[2]"]);
    says(&tea, &["unknown key `colour` of a stage"]);
}

#[test]
fn touchpoints_stand_by_stage_then_as_in_the_file_one_track_a_lane() {
    let tea = read(TEA_HOUSE);
    let rows: Vec<(&str, &str, u8)> =
        tea.map.touchpoints.iter().map(|t| (t.id.as_str(), t.stage.as_str(), t.track)).collect();
    let expected = [
        ("comes-in", "s1", 0),
        ("comes-in-2", "s1", 0),
        ("x", "s1", 1),
        ("x-2", "s1", 1),
        ("sips-the-tea", "2", 0),
        ("orders-cake", "2", 0),
    ];
    assert_eq!(rows, expected);
    says(&tea, &["\"Nothing yet\" has no cards"]);
    says(&tea, &["lane id \"do\" stands twice", "swimlanes[7]"]);
}

#[test]
fn a_missing_score_is_not_nought_and_a_wrong_one_is_left_out_and_said() {
    let tea = read(TEA_HOUSE);
    let scores: Vec<Option<f64>> =
        tea.map.touchpoints.iter().map(|t| t.emotion.get("walk-in-guest").copied()).collect();
    assert_eq!(scores, [Some(0.0), None, None, None, Some(3.5), None]);
    says(&tea, &["score 7", "nodes[3] \"Picks a cup\""]);
    says(&tea, &["score 2.25", "nodes[4]"]);
    says(&tea, &["`score` of a card is a text instead of a number"]);
    assert!(tea.map.lanes.iter().any(|lane| lane.kind == LaneKind::Emotion));
}

#[test]
fn lanes_of_pains_gains_thoughts_and_opportunities_become_insights_and_ideas() {
    let tea = read(TEA_HOUSE);
    let insights: Vec<(InsightKind, &str)> =
        tea.map.insights.iter().map(|i| (i.kind, i.text.as_str())).collect();
    let expected = [
        (InsightKind::Pain, "No hooks\nCoats lie on chairs."),
        (InsightKind::Gain, "Warm hands"),
        (InsightKind::Thought, "I could stay for ever."),
    ];
    assert_eq!(insights, expected);
    let at = tea.map.insights[0].at.as_ref().and_then(|place| place.stage.as_deref());
    assert_eq!(at, Some("s1"));
    assert_eq!(tea.map.ideas[0].title, "Hooks by the door: Brass ones.");
    says(&tea, &["score of an insight", "nodes[5]"]);
    says(&tea, &["moment of truth of an insight"]);
    says(&tea, &["score of an idea"]);
    says(&tea, &["tags of an idea"]);
}

#[test]
fn unknown_words_are_kept_as_tags_with_the_name_of_the_lane() {
    let tea = read(TEA_HOUSE);
    let sip = tea.map.touchpoints.iter().find(|t| t.id == "sips-the-tea").unwrap();
    assert_eq!(sip.tags, ["milestone", "enchanted", "low", "tea", "What guests do"]);
    assert!(sip.moment_of_truth);
}

#[test]
fn the_blueprint_of_a_card_becomes_evidence_and_steps_in_lanes_of_their_zones() {
    let tea = read(TEA_HOUSE);
    let lanes: Vec<(&str, Zone)> = tea.map.lanes.iter().map(|lane| (lane.id.as_str(), lane.zone)).collect();
    let expected = [
        ("evidence", Zone::Evidence),
        ("touchpoints", Zone::Customer),
        ("emotion", Zone::Customer),
        ("onstage", Zone::Frontstage),
        ("backstage", Zone::Backstage),
        ("support", Zone::Support),
    ];
    assert_eq!(lanes, expected);
    let steps: Vec<(&str, &str, &str)> =
        tea.map.steps.iter().map(|s| (s.title.as_str(), s.actor.as_str(), s.system.as_str())).collect();
    let expected = [
        ("Heater", "", ""),
        ("Brings the cake", "Waiter", ""),
        ("Waiter", "", ""),
        ("Cuts it", "Baker", ""),
        ("Books the cake", "", "Till"),
    ];
    assert_eq!(steps, expected);
    assert_eq!(tea.map.steps[0].stages, ["s1"]);
    assert_eq!(tea.map.steps[1].touchpoints, ["orders-cake"]);
    let cake = tea.map.touchpoints.iter().find(|t| t.id == "orders-cake").unwrap();
    assert_eq!(cake.cells["evidence"], "Menu (Print)\nBell");
    assert_eq!(tea.map.stages[0].cells["evidence"], "Wet chairs (Physical)");
    says(&tea, &["unknown key `knife`"]);
}

#[test]
fn no_card_is_dropped_in_silence() {
    let tea = read(TEA_HOUSE);
    says(&tea, &["stage \"s9\", which does not exist", "nodes[9] \"Lost in time\""]);
    says(&tea, &["lane \"attic\", which does not exist", "Lost in space"]);
    says(&tea, &["names no stage", "Nowhere at all"]);
    says(&tea, &["a text instead of an object", "nodes[12]"]);
    says(&tea, &["unknown key `mood`"]);
    says(&tea, &["`icon` of a card"]);
    says(&tea, &["`iconColor` of a card"]);
    says(&tea, &["`tags` of a card is a text"]);
}

#[test]
fn what_a_file_does_not_say_stays_empty() {
    let journey = read(NO_TITLE);
    assert_eq!((journey.map.title.as_str(), journey.map.scope.as_str()), ("", ""));
    assert!(journey.map.transitions.is_empty(), "order is the only sequence");
    assert_eq!(ids(journey.map.touchpoints.iter().map(|t| &t.id)), ["touchpoint", "touchpoint-2"]);
    assert_eq!(journey.map.personas[0].name, "");
    assert_eq!(journey.map.lanes[0].title, "顾客行为");
}

#[test]
fn more_lanes_than_tracks_share_the_last_one_and_this_is_said() {
    let lanes: Vec<String> = (0..10).map(|n| format!(r#"{{"id":"l{n}","name":"Row {n}"}}"#)).collect();
    let nodes: Vec<String> =
        (0..10).map(|n| format!(r#"{{"stageId":"s","swimlaneId":"l{n}","title":"T{n}"}}"#)).collect();
    let text = format!(
        r#"{{"stages":[{{"id":"s","name":"S"}}],"swimlanes":[{}],"nodes":[{}]}}"#,
        lanes.join(","),
        nodes.join(",")
    );
    let journey = read(&text);
    let tracks: Vec<u8> = journey.map.touchpoints.iter().map(|t| t.track).collect();
    assert_eq!(tracks, [0, 1, 2, 3, 4, 5, 6, 7, 7, 7]);
    says(&journey, &["Row 8", "last of a map's eight tracks"]);
}

#[test]
fn phases_on_the_path_are_stages_in_their_order_and_the_others_are_named() {
    let library = read(LIBRARY);
    assert_eq!(library.format, Format::Blueprint);
    assert_eq!(ids(library.map.stages.iter().map(|stage| &stage.id)), ["borrow", "return"]);
    assert_eq!(ids(library.map.touchpoints.iter().map(|t| &t.id)), ["find", "ask", "take", "drop"]);
    says(&library, &["phase \"Dream of books\" is not on the path"]);
    says(&library, &["`loops_to` of a phase"]);
    says(&library, &["path \"On strike days\""]);
    says(&library, &["step \"Queue\" is not on the path"]);
    says(&library, &["step \"Fetch from home\" is not on the path"]);
    says(&library, &["step \"take\" stands twice"]);
    says(&library, &["step \"nowhere\""]);
    says(&library, &["unknown key `floor` of a scenario"]);
}

#[test]
fn english_is_read_and_another_language_stands_in_where_it_is_missing() {
    let library = read(LIBRARY);
    assert_eq!(library.map.title, "A book is lent");
    assert_eq!(library.map.touchpoints[1].title, "Demander");
    assert_eq!(library.map.summary, "Prêt d'un livre.");
    says(&library, &["`name` is not given in \"en\"; its \"fr\" text was taken"]);
    says(&library, &["The texts in \"fr\" were not carried over", "2 times"]);
}

#[test]
fn without_english_the_first_language_is_read() {
    let bakery = read(BAKERY);
    assert_eq!(bakery.map.title, "Brot kaufen");
    assert_eq!(bakery.map.touchpoints[0].title, "Hingehen");
    assert_eq!(bakery.map.stages[0].title, "Kopen");
    assert_eq!(bakery.map.tags, ["unhappy"]);
    assert_eq!(
        bakery.map.lanes[0].kind,
        LaneKind::Touchpoints,
        "a map has a lane of touchpoints in any case"
    );
}

#[test]
fn layers_are_lanes_from_top_to_bottom_with_the_lines_where_their_roles_put_them() {
    let library = read(LIBRARY);
    let lanes: Vec<(&str, Zone, LaneKind)> =
        library.map.lanes.iter().map(|lane| (lane.id.as_str(), lane.zone, lane.kind)).collect();
    let expected = [
        ("photos", Zone::Evidence, LaneKind::Image),
        ("reader", Zone::Customer, LaneKind::Touchpoints),
        ("mood", Zone::Frontstage, LaneKind::Text),
        ("desk", Zone::Frontstage, LaneKind::Steps),
        ("catalogue", Zone::Backstage, LaneKind::Steps),
        ("ghost", Zone::Backstage, LaneKind::Text),
        ("sorter", Zone::Support, LaneKind::Steps),
    ];
    assert_eq!(lanes, expected);
    says(&library, &["`kpis` of a layer"]);
}

#[test]
fn each_line_of_a_cell_is_a_step_or_a_line_of_text() {
    let library = read(LIBRARY);
    let steps: Vec<(&str, &str, &str)> = library
        .map
        .steps
        .iter()
        .map(|s| (s.title.as_str(), s.owner.as_str(), s.description.as_str()))
        .collect();
    let expected = [
        ("Answer", "front-desk", "With a smile"),
        ("Stamp", "front-desk", ""),
        ("Search", "", ""),
        ("Loan record", "", "Who has what."),
        ("Sort", "", ""),
    ];
    assert_eq!(steps, expected);
    assert_eq!(library.map.steps[1].tags, ["needs_review"]);
    assert_eq!(library.map.touchpoints[2].cells["mood"], "Whisper\nNo cake\nNo dogs");
    let find = &library.map.touchpoints[0];
    assert_eq!((find.description.as_str(), find.owner.as_str()), ("Looks along the shelf", "reading-room"));
    assert_eq!(ids(library.map.sources.iter().map(|s| &s.title)), ["Interview 4", "shadowing.md, Desk"]);
}

#[test]
fn what_a_cell_says_and_a_map_cannot_hold_is_named() {
    let library = read(LIBRARY);
    says(&library, &["`picture` of a cell"]);
    says(&library, &["A link of a cell", "Manual"]);
    says(&library, &["`tech_description` that belongs to no step"]);
    says(&library, &["`owner` of a cell that is no step"]);
    says(&library, &["`needs_review` of a cell that is no step"]);
    says(&library, &["layer \"attic\", which the path does not have"]);
    says(&library, &["step \"queue\", which is not on the path"]);
    says(&library, &["second cell of one layer at one step"]);
    says(&library, &["Which cell a source backs"]);
}

#[test]
fn triggers_are_transitions_between_touchpoints_and_arrows_from_steps() {
    let library = read(LIBRARY);
    let pairs: Vec<(&str, &str)> =
        library.map.transitions.iter().map(|t| (t.from.as_str(), t.to.as_str())).collect();
    assert_eq!(pairs, [("find", "take"), ("take", "find")]);
    assert!(library.map.transitions.iter().all(|transition| transition.share.is_none()));
    assert_eq!(library.map.steps[0].to[0].step.as_deref(), Some("search"));
    assert_eq!(library.map.steps[2].to[0].touchpoint.as_deref(), Some("find"));
    says(&library, &["repeats another", "triggers[1]"]);
    says(&library, &["no arrow from a touchpoint to a step"]);
    says(&library, &["begins where it ends"]);
    says(&library, &["one of its cells is no step"]);
    says(&library, &["\"desk\" at \"gone\", which is not on the path"]);
    says(&library, &["A trigger without `target`"]);
}

#[test]
fn a_path_is_chosen_by_its_key_and_an_unknown_one_is_answered_with_those_there_are() {
    let strike = with_path(LIBRARY, "strike").unwrap();
    assert_eq!(ids(strike.map.touchpoints.iter().map(|t| &t.id)), ["queue"]);
    let refusal = with_path(LIBRARY, "moon").unwrap_err();
    assert_eq!(refusal, "The blueprint has no path \"moon\". Its paths are \"strike\", \"usual\".");
    assert!(with_path(TEA_HOUSE, "usual").unwrap_err().contains("only in a service blueprint"));
}

#[test]
fn a_file_of_another_kind_is_refused_in_a_sentence() {
    assert_eq!(refused(""), "The file is empty.");
    assert!(refused("[1, 2]").contains("an array"));
    assert!(refused("{\"stages\": [").contains("not readable JSON"));
    assert!(refused(r#"{"format": "journey", "version": 1}"#).contains("already"));
    assert!(refused(r#"{"steps": [], "title": ""}"#).contains("\"steps\", \"title\""));
    assert!(
        refused(r#"{"stages": {}, "nodes": []}"#).contains("stages should be an array, but is an object")
    );
    assert!(refused(r#"{"lifecycle": 3}"#).contains("`lifecycle` should be an object, but is a number"));
    assert!(refused(r#"{"lifecycle": {}}"#).contains("no path"));
    let bytes = import(b"{\"stages\": \"\xff\"}", &Options::default()).unwrap_err().to_string();
    assert!(bytes.contains("byte 12"), "{bytes}");
}

#[test]
fn a_format_asked_for_is_taken_at_its_word() {
    let options = Options { from: Some(Format::Ojf), path: None };
    let imported = import(br#"{"title": "Only a title"}"#, &options).unwrap();
    assert_eq!(imported.map.title, "Only a title");
    let options = Options { from: Some(Format::Blueprint), path: None };
    assert!(
        import(TEA_HOUSE.as_bytes(), &options).unwrap_err().to_string().contains("`lifecycle` is missing")
    );
}

#[test]
fn a_byte_order_mark_and_repeated_keys_are_read_and_the_keys_are_named() {
    let journey =
        read("\u{feff}{\"stages\": [{\"id\": \"a\", \"name\": \"A\", \"name\": \"B\"}], \"nodes\": []}");
    assert_eq!(journey.map.stages[0].title, "A");
    says(&journey, &["\"name\" stands twice"]);
}

#[test]
fn nesting_deeper_than_the_limit_is_refused() {
    let nested = |depth: usize| {
        let inside = depth - 2;
        format!(r#"{{"stages": [], "nodes": [{}{}]}}"#, "[".repeat(inside), "]".repeat(inside))
    };
    assert!(import(nested(64).as_bytes(), &Options::default()).is_ok());
    assert!(refused(&nested(65)).contains("deeper than 64"));
    assert!(refused(&nested(100_000)).contains("deeper than 64"));
}

#[test]
fn a_file_over_the_size_limit_is_refused_before_it_is_read() {
    let bytes = vec![b' '; import::MAX_BYTES + 1];
    assert!(import(&bytes, &Options::default()).unwrap_err().to_string().contains("64 MiB"));
}

#[test]
fn more_touchpoints_than_the_limit_are_refused() {
    let card = r#"{"stageId":"s","swimlaneId":"l","title":"T"}"#;
    let cards = vec![card; import::MAX_TOUCHPOINTS + 1].join(",");
    let text =
        format!(r#"{{"stages":[{{"id":"s"}}],"swimlanes":[{{"id":"l","name":"L"}}],"nodes":[{cards}]}}"#);
    assert!(refused(&text).contains("more than 100000 touchpoints"));
}
