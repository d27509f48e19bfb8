//! The panel of a service point: what it was, how often, how it is served and what could be reached.

use model::{ServicePoint, Where, Which};

use super::form::{Form, Held, owners, step_choices, tags, touchpoint_choices, typed, with_none};
use super::panel::{PanelEntry, PanelField};
use super::rate::short;
use super::words::cause_and_whose;
use crate::facts::or_untitled;

pub(super) fn service_point(form: &mut Form<'_>, it: &ServicePoint) {
    form.title("Title", &["title"]);
    let map = form.map;
    let touchpoint = map.touchpoints.iter().find(|touchpoint| touchpoint.id == it.touchpoint);
    let at = touchpoint.map(|touchpoint| or_untitled(&touchpoint.title)).unwrap_or_default();
    form.place(format!("Service point at {at}, {}", cause_and_whose(it.cause)));
    figures(form, it);
    form.causes("Cause", &["cause"]);
    let helps = layout::words::helps(it.cause);
    if !helps.is_empty() {
        form.explain(format!("Nobody's fault, still ours to serve. What helps: {helps}."));
    }
    form.choice("At", &["touchpoint"], touchpoint_choices(map));
    form.choice("Begins in", &["origin_step"], with_none("Not known", step_choices(map)));
    form.line("Owner", &["owner"], owners(map));
    form.help("Who serves it, whoever caused it.");
    how_often(form, it, &at);
    served(form, it, &at);
    reachable(form, it, &at);
    effort(form, it, &at);
    recovery(form, it);
    branches(form, it);
    form.section("About this service point");
    form.lines("Customers read", &["customer_text"]);
    form.help("The only words about it that a customer may see.");
    form.lines("Description", &["description"]);
    form.words("Tags", &["tags"], tags(map));
    let place = Where { service_point: Some(it.id.clone()), ..Where::default() };
    form.findings_of_the_team(&place);
    form.remarks(&place);
}

fn figures(form: &mut Form<'_>, it: &ServicePoint) {
    let need = analysis::reachable(it).ok().flatten().map(|rates| rates.need_today);
    let Some(today) = form.today() else { return };
    let contacts = today.by_service_point.get(&it.id);
    let caught = today.caught_by_service_point.get(&it.id).filter(|caught| *caught > 0.0);
    let silent = today.silent_by_service_point.get(&it.id).filter(|silent| *silent > 0.0);
    if let Some(contacts) = contacts {
        form.figure(layout::words::figure(contacts), "contacts", "per 1,000 who start");
    }
    if let Some(need) = need {
        form.figure(short(need), "of visits", "raise this need");
    }
    if let Some(caught) = caught {
        form.figure(layout::words::figure(caught), "needs", "fixed before noticed");
    } else if let Some(silent) = silent {
        form.figure(layout::words::figure(silent), "needs", "kept silent");
    }
}

/// Needs or contacts, whichever was counted, asked as one.
fn how_often(form: &mut Form<'_>, it: &ServicePoint, at: &str) {
    form.section("How often");
    let path = if it.contacts_per_visit.is_some() { "contacts_per_visit" } else { "need" };
    let field = counted(form, path, "Need arises", "How often does it happen?", it, at);
    form.field(field);
    if it.contacts_per_visit.is_some() {
        match analysis::reachable(it) {
            Ok(Some(rates)) => form.explain(format!(
                "Contacts were counted, repeats included. So {} of visits raise this need.",
                short(rates.need_today)
            )),
            Err(refusal) => form.explain(refusal.to_string()),
            Ok(None) => {}
        }
    }
}

/// A rate of which it matters whether needs or contacts were counted.
fn counted(
    form: &Form<'_>,
    path: &str,
    label: &str,
    question: &str,
    it: &ServicePoint,
    at: &str,
) -> PanelField {
    let place = format!("{}, at {at}", or_untitled(&it.title));
    let mut field = form.estimate_of(&form.own, label, &[path], question, &place);
    if let PanelEntry::Estimate { counts, .. } = &mut field.entry {
        *counts = true;
    }
    field
}

fn served(form: &mut Form<'_>, it: &ServicePoint, at: &str) {
    form.section("What becomes of it");
    let place = format!("{}, at {at}", or_untitled(&it.title));
    let mut rate = |label, path, question, help, (words, value)| {
        form.estimate(label, &[path], question, &place);
        form.help(help);
        form.otherwise(words, value);
    };
    let (none, all) = (("none", 0.0), ("all", 1.0));
    let question = "How many needs are fixed before the customer notices?";
    rate("Caught", "caught", question, "Fixed before the customer notices.", none);
    let question = "How many of those who notice contact us?";
    rate("Contact us", "contact", question, "Of those who notice; the others stay silent.", all);
    rate("Resolved first time", "resolved_first_time", "How many contacts resolve it?", "", all);
    let question = "How many contact us again where it was not resolved?";
    rate("Try again", "retry", question, "Of those whose contact did not resolve it.", none);
    let question = "How many leave the journey where it is never resolved?";
    rate("Leave unresolved", "leave_unresolved", question, "", none);
    let question = "How many leave the journey without telling us?";
    rate("Leave in silence", "leave_silent", question, "Of those who notice and stay silent.", none);
}

fn reachable(form: &mut Form<'_>, it: &ServicePoint, at: &str) {
    form.section("What could be reached");
    let path = match (&it.achievable_contacts_per_visit, &it.contacts_per_visit, &it.achievable_need) {
        (Some(_), ..) | (None, Some(_), None) => "achievable_contacts_per_visit",
        _ => "achievable_need",
    };
    let question = "How low could it realistically be brought?";
    let field = counted(form, path, "Need could be", question, it, at);
    form.field(field);
    let today =
        |rate: &Option<model::Rate>, otherwise: f64| rate.as_ref().map_or(otherwise, |rate| rate.value);
    match it.cause.group() {
        model::CauseGroup::Ours => form.otherwise("none", 0.0),
        _ => form.otherwise("as today", today(&it.need, 0.0)),
    }
    let place = format!("{}, at {at}", or_untitled(&it.title));
    let question = "How many could be fixed before anybody notices?";
    form.estimate("Caught could be", &["achievable_caught"], question, &place);
    form.otherwise("as today", today(&it.caught, 0.0));
    let question = "How many contacts could resolve it?";
    form.estimate("Resolved could be", &["achievable_resolved_first_time"], question, &place);
    form.otherwise("as today", today(&it.resolved_first_time, 1.0));
    form.if_fixed(it);
}

fn effort(form: &mut Form<'_>, it: &ServicePoint, at: &str) {
    form.folded("Effort and cost");
    let place = format!("{}, at {at}", or_untitled(&it.title));
    for (label, path, question, help) in [
        (
            "Minutes a contact",
            "minutes_per_contact",
            "How long does a contact take the front line?",
            "Talk, hold, after-call work and transfers.",
        ),
        (
            "Behind the scenes",
            "backstage_minutes_per_contact",
            "How long does a contact take behind the scenes?",
            "All backstage time of the average contact.",
        ),
        (
            "Minutes a catch",
            "minutes_per_catch",
            "How long does it take to fix one before it is noticed?",
            "",
        ),
        ("Cost a contact", "cost_per_contact", "What does a contact cost?", ""),
        ("Cost a catch", "cost_per_catch", "What does one catch cost?", ""),
        ("Cost a need", "cost_per_need", "What does a noticed need cost besides?", "A credit, a refund."),
    ] {
        form.estimate(label, &[path], question, &place);
        form.help(help);
    }
    let given = [
        &it.minutes_per_contact,
        &it.backstage_minutes_per_contact,
        &it.minutes_per_catch,
        &it.cost_per_contact,
        &it.cost_per_catch,
        &it.cost_per_need,
    ];
    if given.into_iter().any(Option::is_some) {
        form.unfold();
    }
}

fn recovery(form: &mut Form<'_>, it: &ServicePoint) {
    form.folded("Recovery");
    form.line("Detected by", &["recovery", "detected_by"], Vec::new());
    form.lines("Response", &["recovery", "response"]);
    form.line("Standard", &["recovery", "standard"], Vec::new());
    form.help("By when, and how well.");
    form.line("Confirmed by", &["recovery", "confirmed_by"], Vec::new());
    if !form.map.personas.is_empty() {
        form.explain("How they feel after it:");
        form.feelings(&["recovery", "felt_after"], |persona| persona.kind != Some(model::PersonaKind::Staff));
    }
    if it.recovery.is_some() {
        form.unfold();
    }
}

/// The branches of its touchpoint, each with the part that this need causes.
fn branches(form: &mut Form<'_>, it: &ServicePoint) {
    let map = form.map;
    let title = |id: &str| {
        let found = map.touchpoints.iter().find(|touchpoint| touchpoint.id == id);
        found.map(|found| or_untitled(&found.title)).unwrap_or_default()
    };
    let ways = map.transitions.iter().filter(|way| way.from == it.touchpoint && way.to != it.touchpoint);
    let ways = ways.map(|way| {
        (
            Which::Transition { from: way.from.clone(), to: way.to.clone() },
            format!("On to {}", title(&way.to)),
        )
    });
    let exits = map.exits.iter().filter(|exit| exit.from == it.touchpoint).zip(0_u32..);
    let exits = exits.map(|(exit, number)| {
        let label = if exit.label.is_empty() { "Exit".to_owned() } else { format!("Exit: {}", exit.label) };
        (Which::Exit { from: exit.from.clone(), number }, label)
    });
    let branches: Vec<(Which, String)> = ways.chain(exits).collect();
    if branches.is_empty() {
        return;
    }
    form.folded("Branches that it raises");
    form.explain("The part of each branch that this need causes: the branch shrinks when the need does.");
    let mut found = false;
    for (which, label) in branches {
        let Ok(thing) = super::find(map, &which) else { continue };
        let Ok(held) = Held::of(which, &thing) else { continue };
        found |= held.at(&["because_of", &it.id]).is_some();
        let field = typed(&held, &label, &["because_of", &it.id], "80 %");
        form.field(field);
    }
    if found {
        form.unfold();
    }
}
