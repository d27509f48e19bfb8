//! From a map to its Service view, the same for the window, for files and for paper.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use analysis::{Analysis, ByKey, Draws, Fixes, Intervals, Set, StepMinutes};
use layout::{
    Band, Bands, Change, Demand, Effort, Fall, Fonts, PointFigures, ServiceFigures, ServiceOptions,
    ServiceView, Stays, Together, Work,
};
use model::{Estimate, Evidence, Id, JourneyMap, ServicePoint};

/// Beyond this share of a figure that rests on guesses no band is shown: the less is known, the
/// surer it would look.
pub(crate) const GUESSED: f64 = 0.2;

/// How sure the figures are, and from how many draws that is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Sureness {
    pub intervals: Intervals,
    pub draws: usize,
}

/// With more service points than this, drawing rates takes longer than anybody waits for a picture.
const MOST_POINTS: usize = 200;

impl Sureness {
    /// The same for a picture that somebody waits for: nothing where it would take long.
    #[must_use]
    pub fn for_a_picture(map: &JourneyMap) -> Option<Self> {
        if map.service_points.len() > MOST_POINTS { None } else { Self::of(map, |_| true) }
    }

    /// Draws the rates of a map as often as is usual. `go_on` is asked before each draw and told the
    /// part that is done; nothing comes back where it says no, or where the map has no answer.
    #[must_use]
    pub fn of(map: &JourneyMap, mut go_on: impl FnMut(f64) -> bool) -> Option<Self> {
        let draws = Draws::default();
        let flow = |done| {
            if go_on(done as f64 / draws.count as f64) {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        };
        let intervals = analysis::intervals(map, draws, flow).ok()??;
        Some(Self { intervals, draws: draws.count })
    }
}

/// Draws the Service view of a map, for its team alone. A map that the arithmetic refuses has a view
/// that says why.
#[must_use]
pub fn draw_service(
    map: &JourneyMap,
    fonts: &Fonts,
    options: &ServiceOptions,
    sureness: Option<&Sureness>,
) -> ServiceView {
    layout::lay_out_service(map, &service_figures(map, sureness), fonts, options)
}

/// What the Service view of a map shows.
#[must_use]
pub fn service_figures(map: &JourneyMap, sureness: Option<&Sureness>) -> ServiceFigures {
    match analysis::analyse(map) {
        Ok(analysis) => figures(map, &analysis, sureness),
        Err(refusals) => refused(&refusals),
    }
}

pub(crate) fn refused(refusals: &[analysis::Refusal]) -> ServiceFigures {
    ServiceFigures {
        refused: refusals.iter().map(ToString::to_string).collect(),
        ..ServiceFigures::default()
    }
}

pub(crate) fn figures(map: &JourneyMap, analysis: &Analysis, sureness: Option<&Sureness>) -> ServiceFigures {
    let is_counted = !analysis.by_service_point.is_empty();
    let fixes = analysis.fixes.as_ref().filter(|_| is_counted);
    ServiceFigures {
        refused: Vec::new(),
        // Without a counted service point there is nothing that the figures could say.
        demand: is_counted.then(|| demand(analysis)),
        customers_per_month: map.customers_per_month.as_ref().map(|c| c.value).filter(|c| *c > 0.0),
        people: analysis.people.filter(|_| is_counted),
        explained: analysis.explained,
        evidence: analysis.weight_of_evidence.map(|w| [w.measured, w.estimated, w.guess]),
        assisted_visits: Some(analysis.assisted_visits),
        reached: analysis.reached.iter().map(|(id, share)| (id.to_owned(), share)).collect(),
        points: points(map, analysis),
        if_origin_fixed: fixes.map(origins).unwrap_or_default(),
        stays: fixes.and_then(floor),
        waterfall: fixes.map(falls).unwrap_or_default(),
        in_hand: None,
        together: fixes.map(|fixes| together(map, fixes)).unwrap_or_default(),
        work: Some(work(map, analysis)),
        bands: sureness.map(|sureness| bands(map, analysis, sureness)).unwrap_or_default(),
    }
}

pub(crate) fn demand(analysis: &Analysis) -> Demand {
    Demand {
        contacts: analysis.contacts,
        contacts_ours: analysis.contacts_ours,
        contacts_not_ours: analysis.contacts_not_ours,
        contacts_unsorted: analysis.contacts_unsorted,
        customers_contacting: analysis.customers_contacting,
        caught: analysis.caught,
        completed: analysis.completed,
        left: analysis.left,
        declined: analysis.declined,
        lost_in_service: analysis.lost_in_service,
    }
}

fn points(map: &JourneyMap, analysis: &Analysis) -> Vec<PointFigures> {
    let counted: Vec<(&ServicePoint, f64)> =
        map.service_points.iter().filter_map(|p| Some((p, analysis.by_service_point.get(&p.id)?))).collect();
    let caught = |point: &ServicePoint| analysis.caught_by_service_point.get(&point.id).unwrap_or(0.0);
    let minutes = |point: &ServicePoint, contacts: f64| {
        contacts * (amount(&point.minutes_per_contact) + amount(&point.backstage_minutes_per_contact))
            + caught(point) * amount(&point.minutes_per_catch)
    };
    let all: f64 = counted.iter().map(|(point, contacts)| minutes(point, *contacts)).sum();
    // People are shared out as the minutes are.
    let share = |minutes: f64| if all > 0.0 { minutes / all } else { 0.0 };
    let fixes = analysis.fixes.as_ref();
    let figures = |(point, contacts): (&ServicePoint, f64)| PointFigures {
        id: point.id.clone(),
        contacts,
        caught: caught(point),
        noticed: analysis.noticed_by_service_point.get(&point.id),
        silent: analysis.silent_by_service_point.get(&point.id),
        people: analysis.people.map(|people| people * share(minutes(point, contacts))),
        if_fixed: fixes.and_then(|f| f.if_fixed.get(&point.id)?).map(change),
        if_served_well: fixes.and_then(|f| f.if_served_well.get(&point.id)?).map(change),
        stays: fixes.and_then(|f| f.floor_by_service_point.get(&point.id)),
    };
    counted.into_iter().map(figures).collect()
}

fn amount(given: &Option<Estimate>) -> f64 {
    given.as_ref().map_or(0.0, |amount| amount.value)
}

pub(crate) fn change(effect: analysis::Effect) -> Change {
    Change { contacts: effect.contacts, completed: effect.completed }
}

fn origins(fixes: &Fixes) -> BTreeMap<String, Option<Change>> {
    fixes.if_origin_fixed.iter().map(|(id, effect)| (id.to_owned(), effect.map(change))).collect()
}

fn floor(fixes: &Fixes) -> Option<Stays> {
    Some(Stays {
        contacts: fixes.floor?,
        ours: fixes.floor_ours?,
        not_ours: fixes.floor_not_ours?,
        unsorted: fixes.floor_unsorted?,
        completed: fixes.floor_completed?,
        unconfirmed: fixes.floor_unconfirmed?,
    })
}

fn falls(fixes: &Fixes) -> Vec<Fall> {
    let fall = |step: &analysis::WaterfallStep| match &step.service_point {
        Some(id) => Fall::Point { id: id.clone(), contacts: step.contacts },
        None => Fall::Rest { points: step.rest.unwrap_or(0), contacts: step.contacts },
    };
    fixes.waterfall.iter().map(fall).collect()
}

/// The points at which bringing the need to its agreed rate changes anything, and those at which
/// serving well does.
pub(crate) fn changing(fixes: &Fixes) -> [Vec<Id>; 2] {
    [&fixes.if_fixed, &fixes.if_served_well].map(|by| {
        let moves = |effect: Option<analysis::Effect>| effect != Some(analysis::Effect::default());
        by.iter().filter(|(_, effect)| moves(*effect)).map(|(id, _)| id.to_owned()).collect()
    })
}

/// What preventing everything would change, serving everything well, both, and each scenario that
/// the team keeps.
fn together(map: &JourneyMap, fixes: &Fixes) -> Vec<Together> {
    let [prevent, serve] = changing(fixes);
    let mut sets: Vec<(String, Set<'_>)> = Vec::new();
    if !prevent.is_empty() {
        sets.push((titled("Prevented", prevent.len()), Set { fix: &prevent, serve: &[] }));
    }
    if !serve.is_empty() {
        sets.push((titled("Served well", serve.len()), Set { fix: &[], serve: &serve }));
    }
    if !prevent.is_empty() && !serve.is_empty() {
        sets.push(("Both together".into(), Set { fix: &prevent, serve: &serve }));
    }
    for scenario in &map.scenarios {
        let title = if scenario.title.trim().is_empty() { "Untitled" } else { &scenario.title };
        sets.push((title.to_owned(), Set { fix: &scenario.fix, serve: &scenario.serve }));
    }
    let asked: Vec<Set<'_>> = sets.iter().map(|(_, set)| *set).collect();
    let Ok(answers) = analysis::together(map, &asked) else { return Vec::new() };
    let named = sets.into_iter().zip(answers);
    let card = |((title, set), effect): ((String, Set<'_>), Option<analysis::Effect>)| Together {
        title,
        fix: set.fix.to_vec(),
        serve: set.serve.to_vec(),
        change: effect.map(change),
    };
    named.map(card).collect()
}

fn titled(what: &str, points: usize) -> String {
    match points {
        1 => what.to_owned(),
        2 => format!("{what}, both together"),
        more => format!("{what}, all {more} together"),
    }
}

fn work(map: &JourneyMap, analysis: &Analysis) -> Work {
    let mut work = Work { visible: effort(map, analysis, true), backstage: effort(map, analysis, false) };
    for point in &map.service_points {
        let contacts = analysis.by_service_point.get(&point.id).unwrap_or(0.0);
        let caught = analysis.caught_by_service_point.get(&point.id).unwrap_or(0.0);
        work.visible.putting_right += contacts * amount(&point.minutes_per_contact);
        work.backstage.putting_right += contacts * amount(&point.backstage_minutes_per_contact)
            + caught * amount(&point.minutes_per_catch);
    }
    work
}

fn effort(map: &JourneyMap, analysis: &Analysis, is_visible: bool) -> Effort {
    let stands: std::collections::HashSet<&str> =
        map.steps.iter().filter(|step| step.hours_per_month.is_some()).map(|step| step.id.as_str()).collect();
    let steps = || analysis.minutes_by_step.iter().filter(|step| step.is_visible == is_visible);
    let delivering = steps().map(|step| (step.step.clone(), step.delivering)).collect();
    let standing = |step: &StepMinutes| Some((step.step.clone(), step.standing?));
    let standing = steps().filter(|step| stands.contains(step.step.as_str())).map(standing).collect();
    Effort { putting_right: 0.0, delivering, standing }
}

pub(crate) fn bands(map: &JourneyMap, analysis: &Analysis, sureness: &Sureness) -> Bands {
    let floor = analysis.fixes.as_ref().map(|fixes| &fixes.floor_by_service_point);
    let today = guessed(map, &analysis.by_service_point);
    let band = |name: &str, guessed: f64| {
        let [low, _, high] = sureness.intervals.headline.get(name)??;
        Some(if guessed > GUESSED { Band::NotKnown } else { Band::Between(low, high) })
    };
    Bands {
        contacts: band("contacts", today),
        // Who completes is carried by the same needs: those who leave are those whom nobody helped.
        completed: band("completed", today),
        stays: band("floor", floor.map_or(0.0, |contacts| guessed(map, contacts))),
        draws: sureness.draws,
        held: sureness.intervals.held_fixed,
    }
}

/// The share of contacts at points whose need is a guess.
fn guessed(map: &JourneyMap, contacts: &ByKey) -> f64 {
    guessed_among(map, contacts, |_| true)
}

/// The share of a figure that comes from points whose need is a guess, of those that count.
pub(crate) fn guessed_among(map: &JourneyMap, figure: &ByKey, counts: fn(&ServicePoint) -> bool) -> f64 {
    let is_guess = |point: &ServicePoint| {
        let rate = point.need.as_ref().or(point.contacts_per_visit.as_ref());
        rate.and_then(|rate| rate.evidence).unwrap_or(Evidence::Guess) == Evidence::Guess
    };
    let (mut guesses, mut all) = (0.0, 0.0);
    for point in map.service_points.iter().filter(|point| counts(point)) {
        let here = figure.get(&point.id).unwrap_or(0.0);
        all += here;
        if is_guess(point) {
            guesses += here;
        }
    }
    if all > 0.0 { guesses / all } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples;

    fn example(id: &str) -> JourneyMap {
        examples::example(id).unwrap()
    }

    #[track_caller]
    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{found}, not {expected}");
    }

    #[test]
    fn the_parts_of_the_view_add_up_to_the_figures_of_the_map() {
        for id in ["home-broadband", "home-broadband-to-be"] {
            let map = example(id);
            let analysis = analysis::analyse(&map).unwrap();
            let shown = service_figures(&map, None);
            let sum = |of: fn(&PointFigures) -> f64| shown.points.iter().map(of).sum::<f64>();
            near(sum(|p| p.contacts), analysis.contacts);
            near(sum(|p| p.caught), analysis.caught);
            near(sum(|p| p.silent.unwrap()), analysis.silent);
            near(sum(|p| p.people.unwrap()), analysis.people.unwrap());
            near(sum(|p| p.stays.unwrap()), shown.stays.unwrap().contacts);
            let fall: f64 = shown.waterfall.iter().map(Fall::contacts).sum();
            near(analysis.contacts + fall, shown.stays.unwrap().contacts);
            let work = shown.work.unwrap();
            let minutes = |effort: &Effort| {
                let of = |steps: &[(String, f64)]| steps.iter().map(|(_, m)| m).sum::<f64>();
                effort.putting_right + of(&effort.delivering) + of(effort.standing.as_deref().unwrap())
            };
            near(minutes(&work.visible), analysis.visible_minutes);
            near(minutes(&work.backstage), analysis.backstage_minutes);
        }
    }

    #[test]
    fn preventing_and_serving_well_stand_beside_each_other_and_both() {
        let mut map = example("home-broadband");
        map.scenarios = vec![model::Scenario {
            title: "Autumn".into(),
            fix: vec!["missed".into()],
            ..model::Scenario::default()
        }];
        let shown = service_figures(&map, None);
        let titles: Vec<&str> = shown.together.iter().map(|set| set.title.as_str()).collect();
        let expected =
            ["Prevented, all 10 together", "Served well, all 4 together", "Both together", "Autumn"];
        assert_eq!(titles, expected);
        let contacts: Vec<f64> = shown.together.iter().map(|set| set.change.unwrap().contacts).collect();
        let (today, floor) = (shown.demand.unwrap().contacts, shown.stays.unwrap().contacts);
        near(today + contacts[0], floor);
        // Both are less than either and more than their sum.
        assert!(contacts[2] < contacts[0] && contacts[2] > contacts[0] + contacts[1]);
        let missed = shown.points.iter().find(|p| p.id == "missed").unwrap();
        near(contacts[3], missed.if_fixed.unwrap().contacts);
    }

    #[test]
    fn bands_enclose_their_figures_and_are_not_shown_where_guesses_carry_them() {
        let mut map = example("home-broadband");
        let sureness = Sureness::of(&map, |_| true).unwrap();
        let shown = service_figures(&map, Some(&sureness));
        let Some(Band::Between(low, high)) = shown.bands.contacts else { panic!("{:?}", shown.bands) };
        let contacts = shown.demand.unwrap().contacts;
        assert!(low < contacts && contacts < high);
        for point in &mut map.service_points {
            point.need.iter_mut().chain(&mut point.contacts_per_visit).for_each(|rate| rate.evidence = None);
        }
        let shown = service_figures(&map, Some(&sureness));
        assert_eq!([shown.bands.contacts, shown.bands.stays], [Some(Band::NotKnown); 2]);
    }

    #[test]
    fn drawing_rates_stops_when_nobody_waits_any_more() {
        let mut asked = 0;
        let stopped = Sureness::of(&example("home-broadband"), |_| {
            asked += 1;
            asked < 5
        });
        assert_eq!((stopped, asked), (None, 5));
    }

    #[test]
    fn a_map_without_counted_points_has_work_and_no_demand() {
        let mut map = example("home-broadband");
        for point in &mut map.service_points {
            *point = ServicePoint::at(point.id.clone(), point.touchpoint.clone(), point.cause);
        }
        map.transitions.iter_mut().for_each(|t| t.because_of.clear());
        map.exits.iter_mut().for_each(|e| e.because_of.clear());
        let shown = service_figures(&map, None);
        assert!(shown.demand.is_none() && shown.stays.is_none() && shown.people.is_none());
        assert!(shown.work.unwrap().visible.delivering.iter().any(|(_, minutes)| *minutes > 0.0));
    }

    #[test]
    fn a_refused_map_says_why() {
        let mut map = example("home-broadband");
        map.transitions.iter_mut().for_each(|t| t.share = Some(Estimate::plain(0.9)));
        let shown = service_figures(&map, None);
        assert!(shown.demand.is_none() && !shown.refused.is_empty());
        let view = draw_service(&map, crate::drawing::layout_fonts(), &ServiceOptions::default(), None);
        let said = view.scene.groups.iter().find(|g| g.id == "service/headline/nothing").unwrap();
        assert!(said.name.contains(&shown.refused[0]));
    }
}
