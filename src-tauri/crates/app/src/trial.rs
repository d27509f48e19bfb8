//! Fixes tried out on a map: what the whole of it would be with them, solved together.

use std::borrow::Cow;

use analysis::{Analysis, Set};
use layout::{Demand, Fall, InHand, PointFigures, ServiceFigures, Stays};
use model::{Id, JourneyMap, Scenario, State, Status};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::library::MapEntry;
use crate::service::{self, Sureness, changing, demand, figures, refused};
use crate::{Desk, Refusal};

/// Service points that are prevented, and service points that are served well, as was agreed of each.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, Type)]
pub struct FixSet {
    pub fix: Vec<Id>,
    pub serve: Vec<Id>,
}

impl FixSet {
    pub(crate) fn as_set(&self) -> Set<'_> {
        Set { fix: &self.fix, serve: &self.serve }
    }

    pub(crate) fn of(scenario: &Scenario) -> Self {
        Self { fix: scenario.fix.clone(), serve: scenario.serve.clone() }
    }

    /// All that can be prevented.
    pub(crate) fn all_agreed(analysis: &Analysis) -> Self {
        let [fix, _] = possible(analysis);
        Self { fix, serve: Vec::new() }
    }

    /// The same without what changes nothing, in the order of the map.
    pub(crate) fn within(&self, analysis: &Analysis) -> Self {
        let [fix, serve] = possible(analysis);
        let kept = |all: Vec<Id>, wanted: &[Id]| all.into_iter().filter(|id| wanted.contains(id)).collect();
        Self { fix: kept(fix, &self.fix), serve: kept(serve, &self.serve) }
    }

    /// How many fixes it has.
    pub(crate) fn len(&self) -> usize {
        self.fix.len() + self.serve.len()
    }
}

/// The points that can be prevented, and those that can be served well.
fn possible(analysis: &Analysis) -> [Vec<Id>; 2] {
    analysis.fixes.as_ref().map(changing).unwrap_or_default()
}

/// How sure the figures are: today's, and those with the set made.
#[derive(Clone, Copy, Default)]
pub(crate) struct Sure<'a> {
    pub today: Option<&'a Sureness>,
    pub with: Option<&'a Sureness>,
}

/// What the Service view shows with a set in hand, and the map that it shows: the map as it is, or
/// `with` the set made.
pub(crate) fn tried<'m>(
    map: &'m JourneyMap,
    analysis: &Analysis,
    set: &FixSet,
    with: bool,
    sure: Sure<'_>,
) -> (Cow<'m, JourneyMap>, ServiceFigures) {
    let today = figures(map, analysis, sure.today);
    let all = FixSet::all_agreed(analysis);
    if today.demand.is_none() || possible(analysis).iter().all(Vec::is_empty) {
        return (Cow::Borrowed(map), today);
    }
    let is_all = *set == all;
    let mut hand = InHand {
        phrase: phrase(map, analysis, set, is_all),
        fix: set.fix.clone(),
        serve: set.serve.clone(),
        is_all,
        ..InHand::default()
    };
    let (made, after) = match made(map, set) {
        Ok(made) => made,
        Err(refusals) => {
            let shown = if with { refused(&refusals) } else { today };
            let shown = ServiceFigures { in_hand: Some(hand), stays: None, waterfall: Vec::new(), ..shown };
            return (Cow::Borrowed(map), shown);
        }
    };
    let mut shown = today.clone();
    if !is_all {
        shown.stays = Some(stays(&after));
        shown.waterfall = steps(map, &today, set);
        shown.bands.stays = sure.with.and_then(|sure| service::bands(&made, &after, sure).contacts);
    }
    if !with {
        return (Cow::Borrowed(map), ServiceFigures { in_hand: Some(hand), ..shown });
    }
    (hand.today, hand.today_people) = (today.demand, today.people);
    let then = figures(&made, &after, sure.with);
    let shown = ServiceFigures {
        demand: then.demand,
        people: then.people,
        evidence: then.evidence,
        assisted_visits: then.assisted_visits,
        reached: then.reached,
        points: merged(shown.points, then.points),
        work: then.work,
        bands: layout::Bands { stays: shown.bands.stays, ..then.bands },
        in_hand: Some(hand),
        ..shown
    };
    (Cow::Owned(made), shown)
}

impl Desk {
    /// Makes a to-be map of an open one, with a set of fixes made; the open map stays as it is.
    ///
    /// # Errors
    /// When the map is not open, the arithmetic refuses it, the title is empty, or the disk refuses.
    pub async fn make_to_be(&self, map: &str, set: &FixSet, title: &str) -> Result<MapEntry, Refusal> {
        let open = self.sheet(map)?;
        let title = title.trim();
        if title.is_empty() {
            return Err(Refusal::new("Give the to-be map a title."));
        }
        let analysis =
            open.analysed().map_err(|refusals| Refusal::new(refused(refusals).refused.join(" ")))?;
        let made = analysis::variant(&open.map, &set.within(analysis).as_set());
        let made = made.map_err(|refusals| Refusal::new(refused(&refusals).refused.join(" ")))?;
        self.library.add(to_be(made, title)).await
    }
}

/// A map with a set of fixes tried out, for a drawing without bands: the map that is shown, and what the
/// Service view shows of it.
#[must_use]
pub fn try_out(map: &JourneyMap, set: &FixSet, with: bool) -> (JourneyMap, ServiceFigures) {
    match analysis::analyse(map) {
        Ok(analysis) => {
            let (shown, figures) = tried(map, &analysis, &set.within(&analysis), with, Sure::default());
            (shown.into_owned(), figures)
        }
        Err(refusals) => (map.clone(), refused(&refusals)),
    }
}

/// A map as a to-be state of itself. What was measured and agreed of today is nothing of it yet.
fn to_be(as_is: JourneyMap, title: &str) -> JourneyMap {
    JourneyMap {
        id: model::id::from_title(title, "map"),
        title: title.to_owned(),
        state: State::ToBe,
        variant_of: Some(as_is.id),
        status: Some(Status::Hypothesis),
        measured_contacts_per_month: None,
        ..as_is
    }
}

/// The map with a set made, and its figures.
fn made(map: &JourneyMap, set: &FixSet) -> Result<(JourneyMap, Analysis), Vec<analysis::Refusal>> {
    let made = analysis::variant(map, &set.as_set())?;
    let after = analysis::today(&made)?;
    Ok((made, after))
}

fn phrase(map: &JourneyMap, analysis: &Analysis, set: &FixSet, is_all: bool) -> String {
    let is_kept = |scenario: &&Scenario| FixSet::of(scenario).within(analysis) == *set;
    let kept = map.scenarios.iter().find(is_kept);
    match (kept, set.len()) {
        (Some(scenario), _) if !scenario.title.trim().is_empty() => {
            format!("with “{}”", scenario.title.trim())
        }
        _ if is_all => "at all agreed rates".into(),
        (_, 0) => "with no fix".into(),
        (_, 1) => "with this fix".into(),
        (_, more) => format!("with these {more} fixes"),
    }
}

fn stays(after: &Analysis) -> Stays {
    let Demand { contacts, contacts_ours, contacts_not_ours, contacts_unsorted, completed, .. } =
        demand(after);
    Stays {
        contacts,
        ours: contacts_ours,
        not_ours: contacts_not_ours,
        unsorted: contacts_unsorted,
        completed,
        unconfirmed: 0.0,
    }
}

/// The steps to what stays, in the order in which all fixes together lead to the floor: rows keep their
/// places while fixes are switched. Each is solved together with those before it.
fn steps(map: &JourneyMap, today: &ServiceFigures, set: &FixSet) -> Vec<Fall> {
    let named: Vec<&str> = today
        .waterfall
        .iter()
        .filter_map(|fall| if let Fall::Point { id, .. } = fall { Some(id.as_str()) } else { None })
        .collect();
    let ticked: Vec<Id> =
        named.iter().filter(|id| set.fix.iter().any(|it| it == *id)).map(|id| (*id).to_owned()).collect();
    let mut sets: Vec<Set<'_>> = (1..=ticked.len()).map(|n| Set { fix: &ticked[..n], serve: &[] }).collect();
    sets.push(Set { fix: &set.fix, serve: &[] });
    sets.push(set.as_set());
    let Ok(answers) = analysis::together(map, &sets) else { return Vec::new() };
    let contacts: Vec<f64> =
        answers.iter().map(|effect| effect.map_or(0.0, |effect| effect.contacts)).collect();
    let (mut falls, mut before, mut done) = (Vec::new(), 0.0, 0);
    for id in named {
        let id = id.to_owned();
        if ticked.contains(&id) {
            let after = contacts.get(done).copied().unwrap_or(before);
            falls.push(Fall::Point { id, contacts: after - before });
            (before, done) = (after, done + 1);
        } else {
            falls.push(Fall::Open { id });
        }
    }
    let [.., prevented, both] = contacts.as_slice() else { return falls };
    if set.fix.len() > ticked.len() {
        falls.push(Fall::Rest { points: set.fix.len() - ticked.len(), contacts: prevented - before });
    }
    if !set.serve.is_empty() {
        falls.push(Fall::Served { points: set.serve.len(), contacts: both - prevented });
    }
    falls
}

/// What each point asks for then, and what fixing it alone would change of today.
fn merged(today: Vec<PointFigures>, then: Vec<PointFigures>) -> Vec<PointFigures> {
    let pair = |(today, then): (PointFigures, PointFigures)| PointFigures {
        if_fixed: today.if_fixed,
        if_served_well: today.if_served_well,
        stays: today.stays,
        ..then
    };
    today.into_iter().zip(then).map(pair).collect()
}
