//! The panels of the map itself, of its personas and of its sources.

use model::{
    Action, Fields, Idea, Insight, Json, Kind, LaneKind, Persona, PersonaKind, Scenario, Source, SourceKind,
    State, Status, Vote, Where, Which,
};

use super::form::{Form, Held, add, belongs, cited, owners, row, tags, touchpoint_choices, with_none};
use super::panel::{PanelEntry, PanelRow};
use super::words::{Spoken, counted, plain_choice, text};
use crate::facts::{or_untitled, written_out};

pub(super) fn map(form: &mut Form<'_>) {
    form.title("Title", &["title"]);
    let map = form.map;
    form.place(format!(
        "The map: {}, {}",
        counted(map.stages.len(), "stage", "stages"),
        counted(map.touchpoints.len(), "touchpoint", "touchpoints")
    ));
    form.lines("Summary", &["summary"]);
    form.word::<Status>("Status", &["status"], "Not said");
    let to_be = super::words::choice(State::ToBe);
    form.choice("Shows", &["state"], vec![super::words::nothing(State::AsIs.said().0), to_be]);
    form.typed("From", &["period", "from"], "1 July 2026");
    form.typed("To", &["period", "to"], "30 September 2026");
    form.line("Owner", &["owner"], owners(map));
    form.words("Tags", &["tags"], tags(map));
    form.lines("Scope", &["scope"]);
    form.help("What belongs to this journey, and what does not.");
    other_map(form, "Variant of", &["variant_of"]);
    form.help("The map that Compare puts beside this one.");
    measures_of_the_map(form);
    people(form);
    let rows = map.personas.iter().map(persona_row).collect();
    form.section("Personas");
    form.rows(rows, Some(add("Add a persona", Kind::Persona, Fields::new(), "name")));
    let rows = map.sources.iter().map(|source| source_row(form, source)).collect();
    form.section("Sources");
    form.rows(rows, Some(add("Add a source", Kind::Source, Fields::new(), "title")));
    measured(form);
    team(form);
    form.remarks(&Where::default());
}

pub(super) fn other_map(form: &mut Form<'_>, label: &str, path: &[&str]) {
    let map = Some(form.own.text(path)).filter(|id| !id.is_empty());
    let field = form.own.field(label, path, PanelEntry::OtherMap { map, needed: false });
    form.field(field);
}

fn measures_of_the_map(form: &mut Form<'_>) {
    form.section("What figures are counted against");
    let title = or_untitled(&form.map.title);
    form.estimate("Customers", &["customers_per_month"], "How many customers start in a month?", &title);
    form.estimate(
        "Contacts measured",
        &["measured_contacts_per_month"],
        "How many contacts does this journey have in a month?",
        &title,
    );
    form.help("Calls, chats and mails counted for this journey in a month.");
    let currencies = ["GBP", "EUR", "USD", "CHF", "JPY"].map(str::to_owned).to_vec();
    form.line("Currency", &["currency"], currencies);
    per(form);
    starts(form);
}

/// A second base for figures. Its touchpoint and its name come together or not at all.
fn per(form: &mut Form<'_>) {
    let of = |id: &str, name: Json| {
        Json::Object(Fields::from([("touchpoint".to_owned(), text(id)), ("name".to_owned(), name)]))
    };
    let name = form.own.text(&["per", "name"]);
    let choices = touchpoint_choices(form.map).into_iter().zip(&form.map.touchpoints);
    let choices = choices.map(|(choice, touchpoint)| super::panel::PanelChoice {
        value: of(&touchpoint.id, text(&name)),
        ..choice
    });
    form.choice("Also per 1,000 at", &["per"], with_none("No second base", choices.collect()));
    form.help("Customers who get there are a base of their own: per 1,000 orders.");
    if form.own.at(&["per"]).is_some() {
        let entry = PanelEntry::Text { text: name, lines: false, needed: true, suggestions: Vec::new() };
        let field = form.own.field("They are called", &["per", "name"], entry);
        form.field(field);
    }
}

/// Where customers start, where the map says it.
fn starts(form: &mut Form<'_>) {
    let map = form.map;
    for touchpoint in map.touchpoints.iter().filter(|touchpoint| touchpoint.start_share.is_some()) {
        let which = Which::Touchpoint(touchpoint.id.clone());
        let Ok(thing) = super::find(map, &which) else { continue };
        let Ok(held) = Held::of(which, &thing) else { continue };
        let title = or_untitled(&touchpoint.title);
        let label = format!("Start at {title}");
        let field =
            form.estimate_of(&held, &label, &["start_share"], "How many customers start here?", &title);
        form.field(field);
    }
}

/// Staffing: its three numbers come together, so that the first one that is given brings the others.
fn people(form: &mut Form<'_>) {
    form.folded("People");
    form.explain("How many people the contacts of a month need: average workload, no rota.");
    let whole = || {
        let number = |n: &str| Json::Number(n.to_owned());
        Json::Object(Fields::from([
            ("paid_hours_per_month".to_owned(), number("150")),
            ("shrinkage".to_owned(), number("0.3")),
            ("occupancy".to_owned(), number("0.85")),
        ]))
    };
    let given = form.own.at(&["staffing"]).cloned();
    let on = given.clone().unwrap_or_else(whole);
    let choices = with_none(
        "Not reckoned",
        vec![super::panel::PanelChoice { value: on, ..plain_choice("", "Reckoned") }],
    );
    form.choice("People needed", &["staffing"], choices);
    if given.is_some() {
        form.typed("Paid hours", &["staffing", "paid_hours_per_month"], "150");
        form.help("Of one person in a month.");
        form.typed("Shrinkage", &["staffing", "shrinkage"], "30 %");
        form.help("The part of paid hours that is leave, training, meetings.");
        form.typed("Occupancy", &["staffing", "occupancy"], "85 %");
        form.help("The part of the rest that is spent on contacts.");
        form.unfold();
    }
}

fn persona_row(persona: &Persona) -> PanelRow {
    PanelRow {
        detail: if persona.role.is_empty() { persona.goal.clone() } else { persona.role.clone() },
        colour: persona.colour.clone(),
        ..row(Which::Persona(persona.id.clone()), &persona.name)
    }
}

fn source_row(form: &Form<'_>, source: &Source) -> PanelRow {
    let kind = source.kind.map(|kind| kind.said().0.to_owned());
    let date = source.date.as_deref().map(written_out);
    let parts: Vec<String> = kind.into_iter().chain(date).chain([cited(form.map, &source.id)]).collect();
    PanelRow { detail: parts.join(", "), ..row(Which::Source(source.id.clone()), &source.title) }
}

/// Lanes of measures, with how many figures miss their target.
fn measured(form: &mut Form<'_>) {
    form.section("Measures");
    let map = form.map;
    let lanes = map.lanes.iter().filter(|lane| lane.kind == LaneKind::Metric);
    let rows = lanes.map(|lane| {
        let here = || map.touchpoints.iter().filter_map(|touchpoint| touchpoint.measures.get(&lane.id));
        let misses = |measure: &&model::Measure| match lane.better {
            Some(model::Better::Down) => measure.target.is_some_and(|target| measure.value > target),
            _ => measure.target.is_some_and(|target| measure.value < target),
        };
        let (all, missed) = (here().count(), here().filter(misses).count());
        let detail = match missed {
            0 => counted(all, "figure", "figures"),
            missed => format!("{missed} of {} off target", counted(all, "figure", "figures")),
        };
        PanelRow { detail, ..row(Which::Lane(lane.id.clone()), &lane.title) }
    });
    let rows = rows.collect();
    let fields = Fields::from([
        ("kind".to_owned(), text("metric")),
        ("zone".to_owned(), text(map.lanes.last().map_or("customer", |lane| lane.zone.word()))),
        ("better".to_owned(), text("up")),
    ]);
    form.rows(rows, Some(add("Add a lane of measures", Kind::Lane, fields, "title")));
}

/// What the team has found and means to do.
fn team(form: &mut Form<'_>) {
    let map = form.map;
    form.folded("Parking lot");
    let parked = map.insights.iter().filter(|insight| insight.at.is_none());
    let rows: Vec<PanelRow> = parked.map(insight_row).collect();
    let found = !rows.is_empty();
    let kind = Fields::from([("kind".to_owned(), text("question"))]);
    form.rows(rows, Some(add("Park an insight", Kind::Insight, kind, "text")));
    if found {
        form.unfold();
    }
    form.folded("Ideas");
    let rows = map.ideas.iter().map(idea_row).collect();
    form.rows(rows, Some(add("Add an idea", Kind::Idea, Fields::new(), "title")));
    form.folded("Actions");
    let rows = map.actions.iter().map(action_row).collect();
    form.rows(rows, Some(add("Add an action", Kind::Action, Fields::new(), "text")));
    form.folded("Scenarios");
    let rows = map.scenarios.iter().map(scenario_row).collect();
    form.rows(rows, Some(add("Add a scenario", Kind::Scenario, Fields::new(), "title")));
    form.folded("Votes");
    let rows = map.votes.iter().map(vote_row).collect();
    form.rows(rows, Some(add("Add a vote", Kind::Vote, Fields::new(), "title")));
    form.folded("Findings put aside");
    let rows = map.dismissed.iter().map(|it| PanelRow {
        detail: it.reason.clone(),
        ..row(
            Which::Dismissal { rule: it.rule.clone(), on: Box::new(it.on.clone()) },
            &it.rule.replace('_', " "),
        )
    });
    let rows = rows.collect();
    form.rows(rows, None);
}

pub(super) fn insight_row(insight: &Insight) -> PanelRow {
    let (kind, _) = insight.kind.said();
    PanelRow { detail: kind.to_owned(), ..row(Which::Insight(insight.id.clone()), &insight.text) }
}

pub(super) fn idea_row(idea: &Idea) -> PanelRow {
    let status = idea.status.map(|status| status.said().0.to_owned());
    let owner = Some(idea.owner.clone()).filter(|owner| !owner.is_empty());
    let parts: Vec<String> = status.into_iter().chain(owner).collect();
    PanelRow { detail: parts.join(", "), ..row(Which::Idea(idea.id.clone()), &idea.title) }
}

pub(super) fn action_row(action: &Action) -> PanelRow {
    let who = Some(action.who.clone()).filter(|who| !who.is_empty());
    let due = action.due.as_deref().map(|due| format!("due {}", written_out(due)));
    let status = action.status.map(|status| status.said().0.to_owned());
    let parts: Vec<String> = who.into_iter().chain(due).chain(status).collect();
    PanelRow { detail: parts.join(", "), ..row(Which::Action(action.id.clone()), &action.text) }
}

fn scenario_row(scenario: &Scenario) -> PanelRow {
    let detail = format!("{} prevented, {} served well", scenario.fix.len(), scenario.serve.len());
    PanelRow { detail, ..row(Which::Scenario(scenario.id.clone()), &scenario.title) }
}

fn vote_row(vote: &Vote) -> PanelRow {
    let dots: f64 = vote.dots.iter().map(|dot| dot.count.unwrap_or(1.0)).sum();
    let detail = counted(dots as usize, "dot", "dots");
    PanelRow { detail, ..row(Which::Vote(vote.id.clone()), &vote.title) }
}

pub(super) fn persona(form: &mut Form<'_>, it: &Persona) {
    form.title("Name", &["name"]);
    let staff = it.kind == Some(PersonaKind::Staff);
    form.place(if staff { "Persona, staff" } else { "Persona" });
    form.line("Role", &["role"], Vec::new());
    form.lines("Goal", &["goal"]);
    form.lines("Quote", &["quote"]);
    form.word::<PersonaKind>("Is", &["kind"], "Not said (a customer)");
    form.estimate("Share", &["share"], "How many customers are like this?", &or_untitled(&it.name));
    form.colour("Colour", &["colour"]);
    form.picture("Sketch", &["image"], model::ImagePlace::Persona(it.id.clone()), it.image.as_deref());
    let place = Where { persona: Some(it.id.clone()), ..Where::default() };
    form.insights(&place, &[("persona", text(&it.id))], |insight| {
        insight.persona.as_ref() == Some(&it.id) || insight.at.as_ref().is_some_and(|at| belongs(at, &place))
    });
    form.remarks(&place);
}

pub(super) fn source(form: &mut Form<'_>, it: &Source) {
    form.title("Title", &["title"]);
    form.place(format!("Source, {}", cited(form.map, &it.id)));
    form.word::<SourceKind>("Kind", &["kind"], "Not said");
    form.typed("People or cases", &["n"], "12");
    form.typed("Date", &["date"], "30 September 2026");
    form.line("Link", &["link"], Vec::new());
    form.section("Cited by");
    let which = Which::Source(it.id.clone());
    let map = form.map;
    let rows: Vec<PanelRow> = map.naming(&which).into_iter().map(|which| named(form, which)).collect();
    if rows.is_empty() {
        form.explain("Nothing on this map rests on it yet.");
    }
    form.rows(rows, None);
}

/// Another thing by what it is called.
pub(super) fn named(form: &Form<'_>, which: Which) -> PanelRow {
    let title = super::find(form.map, &which).map(|thing| form.map.called(&thing)).unwrap_or_default();
    let title = title.trim_start_matches('“').trim_end_matches('”').to_owned();
    let kind = which.kind().word().replace('_', " ");
    PanelRow { detail: kind, ..row(which, &title) }
}
