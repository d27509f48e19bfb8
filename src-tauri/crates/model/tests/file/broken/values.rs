//! Files whose values are wrong one by one or do not fit together.

use model::Fault;

use super::{broken, path_of, refuse};

/// The error stands where the file was broken.
fn at_the_place<'c>(cases: &'c [(&'c str, &'c str)]) -> impl Iterator<Item = (String, String)> + 'c {
    cases.iter().map(|(pointer, to)| (broken(pointer, to), path_of(pointer)))
}

/// The error stands where the third says.
fn elsewhere<'c>(cases: &'c [(&'c str, &'c str, &'c str)]) -> impl Iterator<Item = (String, String)> + 'c {
    cases.iter().map(|(pointer, to, path)| (broken(pointer, to), (*path).to_owned()))
}

#[test]
fn missing_required() {
    let pointers = [
        "/format",
        "/version",
        "/id",
        "/title",
        "/per/name",
        "/staffing/occupancy",
        "/personas/0/name",
        "/sources/1/title",
        "/insights/2/id",
        "/lanes/3/zone",
        "/lanes/3/kind",
        "/touchpoints/7/stage",
        "/touchpoints/7/measures/on-time/value",
        "/transitions/3/to",
        "/exits/1/from",
        "/steps/0/lane",
        "/service_points/4/cause",
        "/service_points/4/need/value",
        "/insights/0/text",
        "/ink/0/points",
    ];
    let files = pointers.iter().map(|pointer| (broken(pointer, ""), path_of(pointer)));
    refuse(files, |fault| *fault == Fault::Missing);
}

#[test]
fn wrong_type() {
    let cases = [
        ("/title", "5"),
        ("/summary", "null"),
        ("/tags", "\"broadband\""),
        ("/tags/0", "{}"),
        ("/period", "\"2026\""),
        ("/stages", "{}"),
        ("/actions/0", "\"Install\""),
        ("/touchpoints/7/track", "\"1\""),
        ("/touchpoints/7/moment_of_truth", "1"),
        ("/touchpoints/7/emotion", "[]"),
        ("/touchpoints/7/emotion/maya", "\"sad\""),
        ("/touchpoints/7/channels", "null"),
        ("/transitions/0/share", "\"94 %\""),
        ("/transitions/0/share", "true"),
        ("/service_points/4/need/value", "[0.04]"),
        ("/service_points/4/recovery", "[]"),
        ("/insights/0/at", "\"rebook\""),
        ("/notes/0/at/dx", "\"left\""),
        ("/ink/0/points/2", "null"),
        ("/comments/0/resolved", "\"no\""),
    ];
    refuse(at_the_place(&cases), |fault| matches!(fault, Fault::WrongType { .. }));
}

#[test]
fn unknown_word() {
    let cases = [
        ("/state", "\"asis\""),
        ("/status", "\"Agreed\""),
        ("/status", "\"\""),
        ("/personas/0/kind", "\"client\""),
        ("/sources/0/kind", "\"systems\""),
        ("/lanes/5/zone", "\"front stage\""),
        ("/lanes/2/kind", "\"emotions\""),
        ("/lanes/8/better", "\"higher\""),
        ("/touchpoints/7/channels/0", "\"visitt\""),
        ("/touchpoints/7/end", "\"lost\""),
        ("/touchpoints/7/basis", "\"seen\""),
        ("/exits/0/outcome", "\"refused\""),
        ("/steps/0/practice", "\"recruiting\""),
        ("/service_points/4/cause", "\"logistic_failure\""),
        ("/service_points/4/need/evidence", "\"measure\""),
        ("/insights/0/kind", "\"quotes\""),
        ("/insights/0/basis", "\"\""),
        ("/ideas/0/status", "\"started\""),
        ("/actions/0/status", "\"new\""),
        ("/images/0/type", "\"image/svg+xml\""),
    ];
    refuse(at_the_place(&cases), |fault| matches!(fault, Fault::UnknownWord { near: Some(_), .. }));
}

#[test]
fn out_of_range() {
    let cases = [
        ("/customers_per_month", "-1"),
        ("/staffing/paid_hours_per_month", "-150"),
        ("/touchpoints/7/track", "8"),
        ("/touchpoints/7/track", "0.5"),
        ("/touchpoints/7/emotion/maya", "5.5"),
        ("/touchpoints/7/emotion/maya", "-1.25"),
        ("/touchpoints/7/takes_minutes", "{\"value\": -3}"),
        ("/touchpoints/7/measures/on-time/n", "-2"),
        ("/transitions/0/share", "1.0000001"),
        ("/transitions/0/share", "-1e-9"),
        ("/transitions/8/because_of/missed", "-0.3"),
        ("/transitions/9/promised_days", "-3"),
        ("/service_points/4/recovery/felt_after", "{\"maya\": 6}"),
        ("/service_points/6/need", "{\"value\": 1.5}"),
        ("/service_points/6/need", "{\"value\": 0.5, \"high\": 1.5}"),
        ("/ideas/0/value", "6"),
        ("/ideas/0/effort", "0"),
        ("/votes/0/dots/0/count", "-1"),
        ("/ink/0/points/2", "1.5"),
        ("/ink/0/width", "-1"),
    ];
    let inner = [(13, "service_points[6].need.value"), (14, "service_points[6].need.high")];
    let of_inner = |place: usize, path: String| match place {
        6 => "touchpoints[7].takes_minutes.value".to_owned(),
        12 => "service_points[4].recovery.felt_after.maya".to_owned(),
        _ => inner.iter().find(|(at, _)| *at == place).map_or(path, |(_, inner)| (*inner).to_owned()),
    };
    let files = at_the_place(&cases).enumerate().map(|(place, (text, path))| (text, of_inner(place, path)));
    refuse(files, |fault| matches!(fault, Fault::OutOfRange { .. }));
}

#[test]
fn bad_form() {
    let cases = [
        ("/id", "\"Home broadband\""),
        ("/id", "\"\""),
        ("/variant_of", "\"-x\""),
        ("/period/from", "\"2026-07\""),
        ("/period/to", "\"2026-09-31\""),
        ("/personas/0/colour", "\"blue\""),
        ("/personas/0/colour", "\"#abc\""),
        ("/sources/2/id", "\"chat_log\""),
        ("/sources/5/date", "\"18.06.2026\""),
        ("/notes/0/id", "\"\""),
        ("/touchpoints/7/measures/on-time/date", "\"2026-9-30\""),
        ("/service_points/4/need/date", "\"2025-02-29\""),
        ("/insights/3/id", "\"i 1\""),
        ("/actions/0/due", "\"soon\""),
        ("/notes/0/colour", "\"fff0a3\""),
        ("/notes/0/time", "\"2026-10-02T09:14Z\""),
        ("/comments/0/time", "\"2026-10-02T09:14:00+01:00\""),
        ("/comments/0/replies/0/time", "\"2026-10-02 10:40:00Z\""),
        ("/ink/0/colour", "\"#12345g\""),
        ("/links/0/map", "\"../other.journey\""),
    ];
    refuse(at_the_place(&cases), |fault| matches!(fault, Fault::BadForm { .. }));
}

#[test]
fn dangling_reference() {
    let cases = [
        ("/per/touchpoint", "\"orders\""),
        ("/personas/0/image", "\"0123456789abcdef\""),
        ("/stages/0/cells", "{\"thought\": \"x\"}"),
        ("/lanes/2/persona", "\"may\""),
        ("/touchpoints/7/stage", "\"instal\""),
        ("/touchpoints/7/personas", "[\"maya\", \"ray\"]"),
        ("/touchpoints/7/emotion/mia", "1"),
        ("/touchpoints/7/images", "{\"evidence\": \"0123456789abcdef\"}"),
        ("/transitions/0/to", "\"chek-address\""),
        ("/transitions/8/because_of/mised", "0.1"),
        ("/exits/0/from", "\"credit\""),
        ("/steps/0/lane", "\"bak\""),
        ("/steps/0/to/0/step", "\"advice\""),
        ("/service_points/4/origin_step", "\"plan-round\""),
        ("/insights/0/at/lane", "\"toughts\""),
        ("/ideas/0/for/1", "\"furius\""),
        ("/actions/0/for", "\"two-hour\""),
        ("/scenarios/0/serve/0", "\"number\""),
        ("/votes/0/dots/0/on", "{\"idea\": \"bill-previews\"}"),
        ("/dismissed/0/on/transition/to", "\"rebok\""),
    ];
    let inner = |path: String| match path.as_str() {
        "stages[0].cells" => "stages[0].cells.thought".to_owned(),
        "touchpoints[7].personas" => "touchpoints[7].personas[1]".to_owned(),
        "touchpoints[7].images" => "touchpoints[7].images.evidence".to_owned(),
        "votes[0].dots[0].on" => "votes[0].dots[0].on.idea".to_owned(),
        _ => path,
    };
    let files = at_the_place(&cases).map(|(text, path)| (text, inner(path)));
    refuse(files, |fault| matches!(fault, Fault::DoesNotExist { .. }));
}

#[test]
fn given_twice() {
    let cases = [
        ("/personas/-", "{\"id\": \"maya\", \"name\": \"\"}", "personas[2].id"),
        ("/sources/5/id", "\"field-system\"", "sources[5].id"),
        ("/stages/-", "{\"id\": \"install\", \"title\": \"\"}", "stages[5].id"),
        (
            "/lanes/-",
            "{\"id\": \"back\", \"title\": \"\", \"zone\": \"support\", \"kind\": \"text\"}",
            "lanes[9].id",
        ),
        ("/lanes/0/kind", "\"touchpoints\"", "lanes[1].kind"),
        ("/lanes/0/kind", "\"service\"", "lanes[4].kind"),
        (
            "/touchpoints/-",
            "{\"id\": \"visit\", \"title\": \"\", \"stage\": \"install\"}",
            "touchpoints[15].id",
        ),
        ("/transitions/-", "{\"from\": \"visit\", \"to\": \"rebook\"}", "transitions[17]"),
        ("/transitions/0", "{\"from\": \"visit\", \"to\": \"rebook\", \"share\": 0.1}", "transitions[8]"),
        ("/steps/3/id", "\"address-data\"", "steps[3].id"),
        ("/steps/0/touchpoints", "[\"visit\", \"order\", \"visit\"]", "steps[0].touchpoints[2]"),
        ("/service_points/10/id", "\"storm\"", "service_points[10].id"),
        ("/insights/1/id", "\"q1\"", "insights[1].id"),
        ("/ideas/-", "{\"id\": \"bill-preview\", \"title\": \"\"}", "ideas[2].id"),
        ("/actions/-", "{\"id\": \"a1\", \"text\": \"\"}", "actions[1].id"),
        ("/scenarios/-", "{\"id\": \"autumn\", \"title\": \"\"}", "scenarios[1].id"),
        ("/votes/-", "{\"id\": \"v1\", \"title\": \"\"}", "votes[1].id"),
        ("/notes/-", "{\"id\": \"n1\", \"at\": {}, \"text\": \"\"}", "notes[1].id"),
        ("/comments/-", "{\"id\": \"c1\", \"on\": {}, \"text\": \"\"}", "comments[1].id"),
        ("/ink/-", "{\"id\": \"k1\", \"at\": {}, \"points\": []}", "ink[1].id"),
    ];
    refuse(elsewhere(&cases), |fault| {
        matches!(
            fault,
            Fault::DuplicateId { .. } | Fault::DuplicateTransition { .. } | Fault::Contradiction(_)
        )
    });
}

#[test]
fn contradiction() {
    let cases = [
        ("/lanes/1/kind", "\"text\"", "lanes"),
        ("/lanes", "", "lanes"),
        ("/lanes/5/zone", "\"customer\"", "lanes[5].zone"),
        ("/steps/2/lane", "\"actions\"", "steps[2].lane"),
        ("/steps/0/to/0", "{}", "steps[0].to[0]"),
        ("/steps/0/to/0/touchpoint", "\"visit\"", "steps[0].to[0]"),
        ("/service_points/4/contacts_per_visit", "0.1", "service_points[4].contacts_per_visit"),
        ("/service_points/4/need/count", "1301", "service_points[4].need.count"),
        ("/service_points/6/need/low", "0.025", "service_points[6].need.low"),
        ("/service_points/6/need/high", "0.015", "service_points[6].need.value"),
        ("/customers_per_month/low", "4201", "customers_per_month.low"),
        ("/insights/0/at/stage", "\"order\"", "insights[0].at"),
        ("/insights/0/at", "{\"lane\": \"thoughts\"}", "insights[0].at.lane"),
        ("/notes/0/at/step", "\"connect\"", "notes[0].at"),
        ("/dismissed/0/on", "{\"persona\": \"maya\", \"lane\": \"front\"}", "dismissed[0].on.lane"),
        ("/votes/0/dots/0/on/idea", "\"bill-preview\"", "votes[0].dots[0].on"),
        ("/ink/0/points", "[0, 0]", "ink[0].points"),
        ("/images/0/data", "\"PHN2Zz4=\"", "images[0].data"),
        ("/images/0/data", "\"https://example.org/a.png\"", "images[0].data"),
        ("/images/0/id", "\"0123456789abcdef\"", "images[0].id"),
    ];
    let without_lanes = |(text, path): (String, String)| (text, path);
    let mut files: Vec<(String, String)> = elsewhere(&cases).map(without_lanes).collect();
    // Without lanes nothing else may be left that stands in one.
    files[1].0 = r#"{"format":"journey","version":1,"id":"m","title":"T"}"#.to_owned();
    refuse(files, |fault| matches!(fault, Fault::Contradiction(_)));
}
