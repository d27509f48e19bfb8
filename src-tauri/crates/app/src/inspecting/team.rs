//! The panels of what a team adds to a journey: insights, ideas, actions, scenarios, votes, notes,
//! comments, ink, links and pictures.

use model::{
    ActionStatus, Basis, Comment, Dismissal, Dot, DotPlace, DotTarget, Fields, Idea, IdeaStatus, Ink,
    Insight, InsightKind, JourneyMap, Json, Kind, LaneKind, Link, Note, Vote, Where, Which,
};

use super::form::{
    Form, add, chosen, owners, persona_choices, place_choices, point_choices, row, tags, with_none,
};
use super::own::action_row;
use super::panel::{PanelChoice, PanelDot, PanelEntry, PanelPart, PanelRow};
use super::words::{Spoken, plain_choice, text};
use crate::facts::or_untitled;

pub(super) fn insight(form: &mut Form<'_>, it: &Insight) {
    form.title("Text", &["text"]);
    let (kind, _) = it.kind.said();
    let at = it.at.as_ref().map_or_else(|| "parking lot".to_owned(), |at| form.map.in_words(at));
    form.place(format!("{kind}, {at}"));
    form.word::<InsightKind>("Kind", &["kind"], "");
    at_place(form, "Parking lot");
    form.choice("Persona", &["persona"], with_none("Nobody in particular", persona_choices(form.map)));
    form.word::<Basis>("Basis", &["basis"], "Not said (assumed)");
    form.source("Source", &["source"]);
    form.words("Tags", &["tags"], tags(form.map));
    form.check("Team only", &["internal"]);
    form.help("Never in anything for customers.");
    goes_to(form, it.at.as_ref());
}

/// Where something is: a stage or a touchpoint, there perhaps in a lane.
fn at_place(form: &mut Form<'_>, none: &str) {
    let map = form.map;
    let mut choices = place_choices(map, none);
    let at = form.own.at(&["at"]).cloned();
    let bare = at.clone().map(|at| match at {
        Json::Object(mut fields) => {
            fields.remove("lane");
            Json::Object(fields)
        }
        other => other,
    });
    let mut found = chosen(bare.as_ref(), &choices);
    if let (None, Some(at)) = (found, at) {
        // A step, a service point, a way: it stays where it is until another place is chosen.
        let words = form.place_words();
        found = u32::try_from(choices.len()).ok();
        choices.push(PanelChoice { value: at, ..plain_choice("", &words) });
    }
    let field = form.own.field("At", &["at"], PanelEntry::Choice { chosen: found, choices });
    form.field(field);
    if form.own.at(&["at", "touchpoint"]).is_some() || form.own.at(&["at", "stage"]).is_some() {
        let lanes = map.lanes.iter().filter(|lane| !matches!(lane.kind, LaneKind::Touchpoints));
        let lanes = lanes.map(|lane| plain_choice(&lane.id, &or_untitled(&lane.title))).collect();
        form.choice("Lane", &["at", "lane"], with_none("No lane in particular", lanes));
    }
}

/// The place that something is about, to go there.
fn goes_to(form: &mut Form<'_>, at: Option<&Where>) {
    let which = at.and_then(which_at);
    let Some(which) = which else { return };
    form.section("It is about");
    let row = super::own::named(form, which);
    form.rows(vec![row], None);
}

/// The thing of a place.
fn which_at(place: &Where) -> Option<Which> {
    let id = |id: &Option<String>, which: fn(String) -> Which| id.clone().map(which);
    id(&place.touchpoint, Which::Touchpoint)
        .or_else(|| id(&place.stage, Which::Stage))
        .or_else(|| id(&place.service_point, Which::ServicePoint))
        .or_else(|| id(&place.step, Which::Step))
        .or_else(|| id(&place.persona, Which::Persona))
        .or_else(|| {
            let pair = place.transition.as_ref()?;
            Some(Which::Transition { from: pair.from.clone(), to: pair.to.clone() })
        })
}

pub(super) fn idea(form: &mut Form<'_>, it: &Idea) {
    form.title("Title", &["title"]);
    let map = form.map;
    form.place("Idea");
    form.word::<IdeaStatus>("Status", &["status"], "Not said");
    for (label, path, help) in
        [("Value", "value", "1 little to 5 much."), ("Effort", "effort", "1 little to 5 much.")]
    {
        let points = (1..=5).map(|n: u8| PanelChoice {
            value: Json::Number(n.to_string()),
            ..plain_choice("", &n.to_string())
        });
        form.choice(label, &[path], with_none("Not said", points.collect()));
        form.help(help);
    }
    form.many("Helps with", &["for"], point_choices(map), "No service point");
    at_place(form, "No place");
    form.line("Owner", &["owner"], owners(map));
    let title = or_untitled(&it.title);
    form.estimate("One-off cost", &["one_off_cost"], "What does it cost once?", &title);
    form.estimate("Monthly cost", &["monthly_cost"], "What does it cost a month?", &title);
    form.section("Actions");
    let rows =
        map.actions.iter().filter(|action| action.serves.as_ref() == Some(&it.id)).map(action_row).collect();
    let fields = Fields::from([("for".to_owned(), text(&it.id))]);
    form.rows(rows, Some(add("Add an action", Kind::Action, fields, "text")));
}

pub(super) fn action(form: &mut Form<'_>) {
    form.title("Text", &["text"]);
    let map = form.map;
    form.place("Action");
    form.line("Who", &["who"], owners(map));
    form.typed("Due", &["due"], "30 September 2026");
    form.word::<ActionStatus>("Status", &["status"], "Not said (open)");
    let ideas = map.ideas.iter().map(|idea| plain_choice(&idea.id, &or_untitled(&idea.title))).collect();
    form.choice("For", &["for"], with_none("No idea in particular", ideas));
}

pub(super) fn scenario(form: &mut Form<'_>) {
    form.title("Title", &["title"]);
    form.place("Scenario, solved together");
    form.many("Prevented", &["fix"], point_choices(form.map), "None");
    form.help("Brought to the rates that could be reached.");
    form.many("Served well", &["serve"], point_choices(form.map), "None");
    form.help("Caught and resolved as well as could be.");
}

pub(super) fn vote(form: &mut Form<'_>, it: &Vote) {
    form.title("Title", &["title"]);
    form.place("Vote");
    form.section("Dots");
    let map = form.map;
    let count = |dot: &Dot| dot.count.unwrap_or(1.0).clamp(0.0, f64::from(u32::MAX)) as u32;
    let placed = it.dots.iter().filter_map(|dot| match &dot.on {
        DotTarget::Place(place) => Some(PanelDot {
            on: DotPlace::Place(Box::new(place.clone())),
            words: map.in_words(place),
            count: count(dot),
        }),
        DotTarget::Idea { .. } => None,
    });
    let on_idea =
        |id: &str| it.dots.iter().find(|dot| matches!(&dot.on, DotTarget::Idea { idea, .. } if idea == id));
    let ideas = map.ideas.iter().map(|idea| PanelDot {
        on: DotPlace::Idea(idea.id.clone()),
        words: or_untitled(&idea.title),
        count: on_idea(&idea.id).map_or(0, count),
    });
    let dots: Vec<PanelDot> = placed.chain(ideas).collect();
    let places = places_without(it, map);
    if dots.is_empty() && places.is_empty() {
        form.explain("There is nothing to vote on yet.");
    } else {
        form.push(PanelPart::Dots { vote: it.id.clone(), dots, places });
    }
}

/// The touchpoints, service points and steps on which nobody has put a dot.
fn places_without(vote: &Vote, map: &JourneyMap) -> Vec<PanelDot> {
    let touchpoints =
        map.touchpoints.iter().map(|it| Where { touchpoint: Some(it.id.clone()), ..Where::default() });
    let points =
        map.service_points.iter().map(|it| Where { service_point: Some(it.id.clone()), ..Where::default() });
    let steps = map.steps.iter().map(|it| Where { step: Some(it.id.clone()), ..Where::default() });
    let has_none =
        |place: &Where| !vote.dots.iter().any(|dot| matches!(&dot.on, DotTarget::Place(on) if on == place));
    let free = touchpoints.chain(points).chain(steps).filter(has_none);
    let dot = |place: Where| PanelDot {
        words: map.in_words(&place),
        on: DotPlace::Place(Box::new(place)),
        count: 0,
    };
    free.map(dot).collect()
}

pub(super) fn dismissal(form: &mut Form<'_>, it: &Dismissal) {
    form.heading(it.rule.replace('_', " "));
    form.place(format!("Finding put aside, {}", form.map.in_words(&it.on)));
    form.needed_lines("Reason", &["reason"]);
    if !it.by.is_empty() {
        form.explain(format!("Put aside by {}.", it.by));
    }
    form.panel().delete = "Take the finding up again".to_owned();
    goes_to(form, Some(&it.on));
}

pub(super) fn note(form: &mut Form<'_>, it: &Note) {
    form.title("Text", &["text"]);
    let by = if it.author.is_empty() { String::new() } else { format!(" by {}", it.author) };
    form.place(format!("Note{by}, {}", form.map.in_words(&it.at.place)));
    form.colour("Colour", &["colour"]);
    goes_to(form, Some(&it.at.place));
}

pub(super) fn comment(form: &mut Form<'_>, it: &Comment) {
    form.heading(if it.author.is_empty() {
        "Comment".to_owned()
    } else {
        format!("Comment by {}", it.author)
    });
    form.place(form.map.in_words(&it.on));
    goes_to(form, Some(&it.on));
}

pub(super) fn ink(form: &mut Form<'_>, it: &Ink) {
    let by = if it.author.is_empty() { String::new() } else { format!(" by {}", it.author) };
    form.heading(format!("Drawing{by}"));
    form.place(form.map.in_words(&it.at.place));
    form.colour("Colour", &["colour"]);
    form.typed("Width", &["width"], "2.25");
    goes_to(form, Some(&it.at.place));
}

pub(super) fn link(form: &mut Form<'_>, it: &Link) {
    form.heading(if it.title.is_empty() { it.map.clone() } else { it.title.clone() });
    form.place(format!("Leads to another map, {}", form.map.in_words(&it.on)));
    form.line("Title", &["title"], Vec::new());
    let entry = PanelEntry::OtherMap { map: Some(it.map.clone()), needed: true };
    let field = form.own.field("Map", &["map"], entry);
    form.field(field);
    form.section("Open it");
    let which = Which::Link { on: Box::new(it.on.clone()), map: it.map.clone() };
    let title = if it.title.is_empty() { &it.map } else { &it.title };
    form.rows(vec![PanelRow { map: Some(it.map.clone()), ..row(which, title) }], None);
}

pub(super) fn image(form: &mut Form<'_>) {
    form.heading("Picture");
    form.place("What somebody reads who does not see it");
    form.needed_lines("Words", &["alt"]);
    form.panel().delete = String::new();
}

impl Form<'_> {
    /// The words of the place that stands in the file.
    fn place_words(&self) -> String {
        let which = |key: &str, which: fn(String) -> Which| {
            Some(self.own.text(&["at", key])).filter(|id| !id.is_empty()).map(which)
        };
        let found = which("service_point", Which::ServicePoint)
            .or_else(|| which("step", Which::Step))
            .or_else(|| which("persona", Which::Persona))
            .or_else(|| {
                let end = |key| self.own.text(&["at", "transition", key]);
                Some(Which::Transition { from: end("from"), to: end("to") })
            });
        found.map(|which| super::own::named(self, which).title).unwrap_or_default()
    }
}
