//! The panel of a step: what staff and systems do behind the journey.

use model::{Fields, Json, LaneKind, PersonaKind, Practice, Step, Where};

use super::form::{Form, in_use, owners, stage_choices, step_choices, tags, touchpoint_choices};
use super::panel::{PanelChoice, PanelPart};
use super::words::{plain_choice, text};
use crate::facts::or_untitled;

pub(super) fn step(form: &mut Form<'_>, it: &Step) {
    form.title("Title", &["title"]);
    let map = form.map;
    let lane = map.lanes.iter().find(|lane| lane.id == it.lane);
    let lane = lane.map(|lane| or_untitled(&lane.title)).unwrap_or_default();
    form.place(format!("Step, {lane}"));
    let work = form.today().and_then(|today| today.minutes_by_step.iter().find(|work| work.step == it.id));
    if let Some(work) =
        work.map(|work| work.delivering + work.standing.unwrap_or(0.0)).filter(|work| *work > 0.0)
    {
        form.figure(layout::words::figure(work), "minutes", "per 1,000 who start");
    }
    form.line("Actor", &["actor"], in_use(map.steps.iter().map(|step| &step.actor)));
    form.line("System", &["system"], in_use(map.steps.iter().map(|step| &step.system)));
    form.word::<Practice>("Practice", &["practice"], "Not said");
    form.line("Owner", &["owner"], owners(map));
    form.choice("Lane", &["lane"], lane_choices(form));
    form.many("Serves", &["touchpoints"], touchpoint_choices(map), "No touchpoint");
    form.many("Serves all of", &["stages"], stage_choices(map), "No whole stage");
    if it.touchpoints.is_empty() && it.stages.is_empty() {
        form.help("It has no place yet, so its minutes count nowhere.");
    }
    form.many("Leads to", &["to"], arrows(form, it), "Nothing");
    form.section("Work");
    let title = or_untitled(&it.title);
    form.estimate("Minutes a visit", &["minutes_per_visit"], "How long does it take for each visit?", &title);
    form.estimate("Hours a month", &["hours_per_month"], "How many hours of standing work a month?", &title);
    form.words("Rules", &["rules"], Vec::new());
    form.help("What binds it: 14-day right of withdrawal.");
    if map.personas.iter().any(|persona| persona.kind == Some(PersonaKind::Staff)) {
        form.section("How staff feel");
        form.feelings(&["emotion"], |persona| persona.kind == Some(PersonaKind::Staff));
    }
    begins_here(form, it);
    form.section("About this step");
    form.lines("Description", &["description"]);
    form.words("Tags", &["tags"], tags(map));
    let place = Where { step: Some(it.id.clone()), ..Where::default() };
    form.findings_of_the_team(&place);
    form.remarks(&place);
}

fn lane_choices(form: &Form<'_>) -> Vec<PanelChoice> {
    let lanes = form.map.lanes.iter().filter(|lane| lane.kind == LaneKind::Steps);
    lanes.map(|lane| plain_choice(&lane.id, &or_untitled(&lane.title))).collect()
}

/// Steps and touchpoints that an arrow can lead to, one way and both ways.
fn arrows(form: &Form<'_>, it: &Step) -> Vec<PanelChoice> {
    let arrow = |key: &str, id: &Json, both: bool| {
        let mut fields = Fields::from([(key.to_owned(), id.clone())]);
        if both {
            fields.insert("both".to_owned(), Json::Bool(true));
        }
        Json::Object(fields)
    };
    let steps = step_choices(form.map).into_iter().filter(|step| step.value != text(&it.id));
    let steps = steps.map(|choice| ("step", choice));
    let ends: Vec<(&str, PanelChoice)> =
        steps.chain(touchpoint_choices(form.map).into_iter().map(|choice| ("touchpoint", choice))).collect();
    let of = |both: bool| {
        let arrow = move |(key, choice): &(&str, PanelChoice)| PanelChoice {
            value: arrow(key, &choice.value, both),
            words: if both { format!("{}, and back", choice.words) } else { choice.words.clone() },
            ..choice.clone()
        };
        ends.iter().map(arrow).collect::<Vec<_>>()
    };
    let (there, back) = (of(false), of(true));
    // One way and both ways stand beside each other.
    there.into_iter().zip(back).flat_map(|(there, back)| [there, back]).collect()
}

/// Service points that begin in the step.
fn begins_here(form: &mut Form<'_>, it: &Step) {
    let map = form.map;
    let here = map.service_points.iter().filter(|point| point.origin_step.as_ref() == Some(&it.id));
    let points = form.points(here);
    if !points.is_empty() {
        form.section("Begins here");
        form.push(PanelPart::Points { points, add: None });
    }
}
