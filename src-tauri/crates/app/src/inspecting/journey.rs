//! The panels of the journey: stages, lanes, touchpoints, the ways between them and out.

use std::collections::BTreeMap;

use model::{
    Basis, Better, Channel, Exit, Fields, Id, ImagePlace, Json, Kind, Lane, LaneKind, Outcome, PersonaKind,
    Stage, Step, Touchpoint, Transition, Where, Which, Zone,
};

use super::form::{
    Form, add, at_stage, at_touchpoint, belongs, in_use, owners, persona_choices, place_json, row,
    stage_choices, tags, typed, with_none,
};
use super::own::{idea_row, insight_row};
use super::panel::{PanelChoice, PanelEntry, PanelPart, PanelRow};
use super::rate::short;
use super::words::{choices, counted, plain_choice, text};
use crate::facts::or_untitled;

pub(super) fn stage(form: &mut Form<'_>, it: &Stage) {
    form.title("Title", &["title"]);
    let map = form.map;
    let number = map.stages.iter().position(|stage| stage.id == it.id).map_or(0, |at| at + 1);
    form.place(format!("Stage {number} of {}", map.stages.len()));
    let here = map.touchpoints.iter().filter(|touchpoint| touchpoint.stage == it.id).count();
    form.figure(here.to_string(), if here == 1 { "touchpoint" } else { "touchpoints" }, "in this stage");
    if let Some(today) = form.today()
        && let Some(contacts) = today.contacts_by_stage.get(&it.id)
    {
        form.figure(layout::words::figure(contacts), "contacts", "per 1,000 who start");
    }
    form.line("Owner", &["owner"], owners(map));
    form.section("Cells of the whole stage");
    for lane in map.lanes.iter().filter(|lane| lane.kind == LaneKind::Text) {
        form.lines(&or_untitled(&lane.title), &["cells", &lane.id]);
    }
    form.section("Touchpoints");
    let rows = map.touchpoints.iter().filter(|touchpoint| touchpoint.stage == it.id);
    let rows = rows.map(|touchpoint| row(Which::Touchpoint(touchpoint.id.clone()), &touchpoint.title));
    let rows = rows.collect();
    let fields = Fields::from([("stage".to_owned(), text(&it.id))]);
    form.rows(rows, Some(add("Add a touchpoint", Kind::Touchpoint, fields, "title")));
    form.section("For whoever presents");
    form.lines("Speaker notes", &["speaker_notes"]);
    let place = at_stage(&it.id);
    form.findings_of_the_team(&place);
    form.remarks(&place);
}

pub(super) fn lane(form: &mut Form<'_>, it: &Lane) {
    form.title("Title", &["title"]);
    let map = form.map;
    let number = map.lanes.iter().position(|lane| lane.id == it.id).map_or(0, |at| at + 1);
    form.place(format!("Lane {number} of {}", map.lanes.len()));
    form.word::<LaneKind>("Holds", &["kind"], "");
    form.word::<Zone>("Zone", &["zone"], "");
    if it.kind == LaneKind::Text || it.kind == LaneKind::Emotion {
        form.choice("Persona", &["persona"], with_none("All of them", persona_choices(map)));
    }
    if it.kind == LaneKind::Text {
        form.check("In quotation marks", &["quoted"]);
    }
    if it.kind == LaneKind::Metric {
        form.line("Unit", &["unit"], ["%", "days", "minutes", "points"].map(str::to_owned).to_vec());
        form.word::<Better>("Better", &["better"], "Not said");
    }
    form.check("Team only", &["internal"]);
    form.help("Never in anything for customers.");
    form.check("Folded", &["collapsed"]);
    if it.kind == LaneKind::Metric {
        measures_of(form, it);
    }
    if it.kind == LaneKind::Steps {
        form.section("Steps");
        let steps = map.steps.iter().filter(|step| step.lane == it.id);
        let rows = steps.map(step_row).collect();
        let fields = Fields::from([("lane".to_owned(), text(&it.id))]);
        form.rows(rows, Some(add("Add a step", Kind::Step, fields, "title")));
    }
}

fn measures_of(form: &mut Form<'_>, lane: &Lane) {
    form.section("Figures");
    let measured =
        form.map.touchpoints.iter().filter(|touchpoint| touchpoint.measures.contains_key(&lane.id));
    let rows = measured.map(|touchpoint| {
        let of = |n: f64| format!("{} {}", super::number::exact(n), lane.unit).trim_end().to_owned();
        let measure = touchpoint.measures.get(&lane.id);
        let value = measure.map(|measure| of(measure.value)).unwrap_or_default();
        let target = measure.and_then(|measure| measure.target);
        let target = target.map(|target| format!(", target {}", of(target))).unwrap_or_default();
        let which = Which::Touchpoint(touchpoint.id.clone());
        PanelRow { detail: format!("{value}{target}"), ..row(which, &touchpoint.title) }
    });
    let rows: Vec<PanelRow> = rows.collect();
    if rows.is_empty() {
        form.explain("A touchpoint has its figure in its own panel, under “Cells”.");
    }
    form.rows(rows, None);
}

pub(super) fn step_row(step: &Step) -> PanelRow {
    let parts: Vec<&str> =
        [step.actor.as_str(), step.system.as_str()].into_iter().filter(|t| !t.is_empty()).collect();
    PanelRow { detail: parts.join(", "), ..row(Which::Step(step.id.clone()), &step.title) }
}

pub(super) fn touchpoint(form: &mut Form<'_>, it: &Touchpoint) {
    form.title("Title", &["title"]);
    let map = form.map;
    form.panel().channel = it.channels.first().map(|channel| channel.word().to_owned()).unwrap_or_default();
    let number = map.touchpoints.iter().position(|other| other.id == it.id).map_or(0, |at| at + 1);
    let stage = map.stages.iter().find(|stage| stage.id == it.stage);
    let stage = stage.map(|stage| or_untitled(&stage.title)).unwrap_or_default();
    form.place(format!("Touchpoint {number} of {}, {stage}", map.touchpoints.len()));
    form.visits(&it.id);
    form.many("Channels", &["channels"], choices::<Channel>(), "None yet");
    form.estimate("Takes", &["takes_minutes"], "How long does it take customers?", &or_untitled(&it.title));
    form.feelings(&["emotion"], |persona| persona.kind != Some(PersonaKind::Staff));
    form.word::<Basis>("Basis", &["basis"], "Not said (assumed)");
    form.help("Is the feeling from research, from somebody who should know, or a hypothesis?");
    service(form, it);
    on_the_way(form, it);
    cells(form, it);
    behind(form, it);
    form.findings_of_the_team(&at_touchpoint(&it.id));
    about(form);
    form.remarks(&at_touchpoint(&it.id));
}

fn service(form: &mut Form<'_>, it: &Touchpoint) {
    form.section("Where service steps in");
    let map = form.map;
    let here = || map.service_points.iter().filter(|point| point.touchpoint == it.id);
    let points = form.points(here());
    let fields = Fields::from([("touchpoint".to_owned(), text(&it.id))]);
    let add = Some(add("Add a service point", Kind::ServicePoint, fields, "title"));
    form.push(PanelPart::Points { points, add });
    // The one whose fix would take away most, of those that are counted.
    let contacts = |id: &str| match form.sheet.worked() {
        Ok(worked) => worked.today.by_service_point.get(id).unwrap_or(0.0),
        Err(_) => 0.0,
    };
    let saves = |point: &model::ServicePoint| match analysis::reachable(point) {
        Ok(Some(rates)) if rates.need_today > 0.0 => {
            contacts(&point.id) * (1.0 - rates.need / rates.need_today)
        }
        _ => 0.0,
    };
    let most = here().map(|point| (saves(point), point)).filter(|(saved, _)| *saved > 0.0);
    if let Some((_, point)) = most.max_by(|(one, _), (other, _)| one.total_cmp(other)) {
        form.if_fixed(point);
    }
}

/// Where it is on the journey, what leads on and what leads out.
fn on_the_way(form: &mut Form<'_>, it: &Touchpoint) {
    let map = form.map;
    form.section("On the journey");
    form.choice("Stage", &["stage"], stage_choices(map));
    let track = |n: u8| PanelChoice {
        value: Json::Number(n.to_string()),
        ..plain_choice("", if n == 0 { "Main row" } else { "" })
    };
    let tracks = (1..=7).map(|n| PanelChoice { words: format!("Row {n} below it"), ..track(n) });
    let main = PanelChoice { value: Json::Null, ..track(0) };
    form.choice("Row", &["track"], std::iter::once(main).chain(tracks).collect());
    form.estimate("Starts here", &["start_share"], "How many customers start here?", &or_untitled(&it.title));
    form.word::<Outcome>("Ends as", &["end"], "As the ways on say");
    form.help("What becomes of those whom no way and no exit takes on.");
    let way = |way: &Transition, other: &Id, words: &str| PanelRow {
        detail: words_of(&[way.share.as_ref().map(|share| short(share.value)), Some(way.label.clone())]),
        ..row(
            Which::Transition { from: way.from.clone(), to: way.to.clone() },
            &format!("{words} {}", title_of(form, other)),
        )
    };
    let on = map.transitions.iter().filter(|other| other.from == it.id).map(|w| way(w, &w.to, "On to"));
    let back = map.transitions.iter().filter(|other| other.to == it.id && other.from != it.id);
    let rows: Vec<PanelRow> = on.chain(back.map(|w| way(w, &w.from, "Comes from"))).collect();
    form.rows(rows, None);
    let exits = map.exits.iter().filter(|exit| exit.from == it.id).zip(0_u32..);
    let rows = exits.map(|(exit, number)| exit_row(exit, number)).collect();
    let fields = Fields::from([("from".to_owned(), text(&it.id))]);
    form.rows(rows, Some(add("Add an exit", Kind::Exit, fields, "label")));
}

fn exit_row(exit: &Exit, number: u32) -> PanelRow {
    let which = Which::Exit { from: exit.from.clone(), number };
    let share = exit.share.as_ref().map(|share| short(share.value));
    let outcome = exit.outcome.unwrap_or(Outcome::Left).word();
    let title = if exit.label.is_empty() { "Exit" } else { &exit.label };
    PanelRow { detail: words_of(&[share, Some(outcome.to_owned())]), ..row(which, title) }
}

/// Those of some words that are there.
fn words_of(words: &[Option<String>]) -> String {
    let there: Vec<&str> =
        words.iter().flatten().map(String::as_str).filter(|words| !words.is_empty()).collect();
    there.join(", ")
}

fn title_of(form: &Form<'_>, touchpoint: &str) -> String {
    let found = form.map.touchpoints.iter().find(|other| other.id == touchpoint);
    found.map(|found| or_untitled(&found.title)).unwrap_or_default()
}

/// What stands at it in the lanes.
fn cells(form: &mut Form<'_>, it: &Touchpoint) {
    form.section("Cells");
    for lane in &form.map.lanes {
        let title = or_untitled(&lane.title);
        match lane.kind {
            LaneKind::Text => form.lines(&title, &["cells", &lane.id]),
            LaneKind::Metric => measure(form, lane, &title),
            LaneKind::Image => {
                let at = ImagePlace::Cell { touchpoint: it.id.clone(), lane: lane.id.clone() };
                let image = it.images.get(&lane.id).map(String::as_str);
                form.picture(&title, &["images", &lane.id], at, image);
            }
            _ => {}
        }
    }
}

fn measure(form: &mut Form<'_>, lane: &Lane, title: &str) {
    let at = ["measures", lane.id.as_str()];
    let path = |key| [at[0], at[1], key];
    form.typed(title, &path("value"), "88");
    if !lane.unit.is_empty() {
        form.help(&format!("In {}.", lane.unit));
    }
    if form.own.at(&at).is_none() {
        return;
    }
    form.typed(&format!("{title}: target"), &path("target"), "95");
    form.typed(&format!("{title}: cases"), &path("n"), "1,300");
    form.source(&format!("{title}: source"), &path("source"));
    form.typed(&format!("{title}: date"), &path("date"), "30 September 2026");
}

fn behind(form: &mut Form<'_>, it: &Touchpoint) {
    form.section("Behind it");
    let map = form.map;
    let serves = |step: &&Step| step.touchpoints.contains(&it.id) || step.stages.contains(&it.stage);
    let rows = map.steps.iter().filter(serves).map(step_row).collect();
    let lane = map.lanes.iter().find(|lane| lane.kind == LaneKind::Steps);
    let adding = lane.map(|lane| {
        let here = Json::List(vec![text(&it.id)]);
        let fields = Fields::from([("lane".to_owned(), text(&lane.id)), ("touchpoints".to_owned(), here)]);
        add("Add a step", Kind::Step, fields, "title")
    });
    form.rows(rows, adding);
}

fn about(form: &mut Form<'_>) {
    let map = form.map;
    form.section("About this touchpoint");
    form.check("Moment of truth", &["moment_of_truth"]);
    form.check("With staff", &["assisted"]);
    form.help("It is itself a conversation with staff.");
    form.check("Team only", &["internal"]);
    form.help("Never in anything for customers.");
    form.many("Personas", &["personas"], persona_choices(map), "All of them");
    form.line("Owner", &["owner"], owners(map));
    let states = in_use(map.touchpoints.iter().map(|touchpoint| &touchpoint.status));
    form.line("Status", &["status"], states);
    form.words("Tags", &["tags"], tags(map));
    form.lines("Description", &["description"]);
}

pub(super) fn way(form: &mut Form<'_>, it: &Transition) {
    let (from, to) = (title_of(form, &it.from), title_of(form, &it.to));
    form.heading(format!("{from} → {to}"));
    form.place("Way");
    if let Some(today) = form.today()
        && let (Some(visits), Some(share)) = (today.visits.get(&it.from), it.share.as_ref())
    {
        let goes = visits * share.value * 1000.0;
        form.figure(layout::words::figure(goes), "times", "per 1,000 who start, at most");
    }
    form.estimate("Share", &["share"], "How many go this way?", &format!("From {from} to {to}"));
    form.otherwise("the rest", 0.0);
    form.help("Left empty, it takes its part of what the others leave.");
    form.line("Label", &["label"], Vec::new());
    form.estimate("Wait", &["wait_days"], "How long do customers wait?", &format!("From {from} to {to}"));
    form.typed("Promised", &["promised_days"], "3 days");
    because_of(form, &it.from, &it.because_of);
    form.section("Between");
    let ends = vec![row_of(&it.from, &format!("From {from}")), row_of(&it.to, &format!("To {to}"))];
    form.rows(ends, None);
    let pair = model::Pair { from: it.from.clone(), to: it.to.clone(), ..model::Pair::default() };
    let place = Where { transition: Some(pair), ..Where::default() };
    form.remarks(&place);
}

fn row_of(touchpoint: &Id, title: &str) -> PanelRow {
    row(Which::Touchpoint(touchpoint.clone()), title)
}

pub(super) fn exit(form: &mut Form<'_>, it: &Exit) {
    let from = title_of(form, &it.from);
    form.heading(if it.label.is_empty() { format!("Exit from {from}") } else { it.label.clone() });
    form.place(format!("Exit from {from}"));
    form.estimate("Share", &["share"], "How many leave here?", &format!("From {from}"));
    form.otherwise("the rest", 0.0);
    form.help("Left empty, it takes its part of what the others leave.");
    form.line("Label", &["label"], Vec::new());
    form.word::<Outcome>("Outcome", &["outcome"], "Not said (they left)");
    because_of(form, &it.from, &it.because_of);
    form.section("At");
    let rows = vec![row_of(&it.from, &from)];
    form.rows(rows, None);
}

/// The parts of a branch that the needs of service points cause.
fn because_of(form: &mut Form<'_>, from: &Id, given: &BTreeMap<Id, f64>) {
    let points = form.map.service_points.iter();
    let here = points.filter(|point| point.touchpoint == *from || given.contains_key(&point.id));
    let here: Vec<(Id, String)> = here.map(|point| (point.id.clone(), or_untitled(&point.title))).collect();
    if here.is_empty() {
        return;
    }
    form.section("Because of service points");
    form.explain("The part of this branch that each need causes: it shrinks when the need does.");
    for (id, title) in here {
        let field = typed(&form.own, &title, &["because_of", &id], "80 %");
        form.field(field);
    }
}

impl Form<'_> {
    /// A picture at a place.
    pub(super) fn picture(&mut self, label: &str, path: &[&str], at: ImagePlace, image: Option<&str>) {
        let image = image.and_then(|id| self.map.images.iter().find(|image| image.id == id));
        let entry = PanelEntry::Picture {
            at,
            image: image.map(|image| image.id.clone()),
            alt: image.map(|image| image.alt.clone()).unwrap_or_default(),
            shown: image
                .map(|image| format!("data:{};base64,{}", image.media_type.word(), image.data))
                .unwrap_or_default(),
        };
        let field = self.own.field(label, path, entry);
        self.field(field);
    }

    /// A source: one of the map's, or a text.
    pub(super) fn source(&mut self, label: &str, path: &[&str]) {
        let given = self.own.text(path);
        let mut sources = self.sources();
        if !given.is_empty() && !sources.iter().any(|source| source.value == text(&given)) {
            sources.push(plain_choice(&given, &given));
        }
        self.choice(label, path, with_none("None", sources));
    }

    /// Insights of a place.
    pub(super) fn insights(
        &mut self,
        place: &Where,
        more: &[(&str, Json)],
        is_here: impl Fn(&model::Insight) -> bool,
    ) {
        self.section("Insights");
        let rows: Vec<PanelRow> =
            self.map.insights.iter().filter(|it| is_here(it)).map(insight_row).collect();
        let mut fields =
            Fields::from([("kind".to_owned(), text("thought")), ("at".to_owned(), place_json(place))]);
        fields.extend(more.iter().map(|(key, value)| ((*key).to_owned(), value.clone())));
        self.rows(rows, Some(add("Add an insight", Kind::Insight, fields, "text")));
    }

    /// Insights, ideas and notes of a place.
    pub(super) fn findings_of_the_team(&mut self, place: &Where) {
        self.insights(place, &[], |insight| insight.at.as_ref().is_some_and(|at| belongs(at, place)));
        let map = self.map;
        self.section("Ideas");
        let here = |idea: &&model::Idea| {
            idea.at.as_ref().is_some_and(|at| belongs(at, place))
                || place.service_point.as_ref().is_some_and(|id| idea.serves.contains(id))
        };
        let rows = map.ideas.iter().filter(here).map(idea_row).collect();
        let fields = Fields::from([("at".to_owned(), place_json(place))]);
        self.rows(rows, Some(add("Add an idea", Kind::Idea, fields, "title")));
        let notes = map.notes.iter().filter(|note| belongs(&note.at.place, place));
        let rows: Vec<PanelRow> = notes
            .map(|note| PanelRow {
                detail: note.author.clone(),
                ..row(Which::Note(note.id.clone()), &note.text)
            })
            .collect();
        if !rows.is_empty() {
            let title = counted(rows.len(), "note", "notes");
            self.section(&title);
            self.rows(rows, None);
        }
    }
}
