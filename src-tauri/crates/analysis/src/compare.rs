//! Two maps side by side: what the second has more, less or otherwise, and how its figures differ.

use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;

use model::{Exit, JourneyMap, Outcome, Transition};
use serde::Serialize;
use serde_json::Value;

use crate::intervals::{Band, Draws, HEADLINE, band, headline};
use crate::journey::follow;
use crate::places::Places;
use crate::sampler::Sampler;
use crate::terrain::Terrain;
use crate::{Analysis, ByKey, Refusal};

/// Ids by kind, named as the file names the kind; a transition is `from->to`, an exit
/// `from->outcome`, with a number from the second one on. Kinds without an id are left out.
pub type ByKind = BTreeMap<&'static str, Vec<String>>;

/// What is different in the second of two maps.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Comparison {
    /// Only in the second, in its order.
    pub added: ByKind,
    /// Only in the first, in its order.
    pub removed: ByKind,
    /// In both and not the same, in the order of the second.
    pub changed: ByKind,
    /// Each figure that both have: the first's, the second's, second − first. `None` stands for a
    /// state that has no answer.
    pub figures: BTreeMap<String, [Option<f64>; 3]>,
}

/// Compares two maps with their figures; things are the same where their ids are.
#[must_use]
pub fn compare(first: (&JourneyMap, &Analysis), second: (&JourneyMap, &Analysis)) -> Comparison {
    let mut comparison = Comparison { figures: figures(first.1, second.1), ..Comparison::default() };
    let (a, b) = (first.0, second.0);
    macro_rules! with_ids {
        ($($kind:ident),+) => {
            $(comparison.add(stringify!($kind), &by_id(&a.$kind, |thing| thing.id.clone()),
                &by_id(&b.$kind, |thing| thing.id.clone()));)+
        };
    }
    with_ids!(personas, sources, stages, lanes, touchpoints, steps, service_points);
    with_ids!(insights, ideas, actions, scenarios, votes, notes, comments, ink, images);
    comparison.add("transitions", &by_id(&a.transitions, way), &by_id(&b.transitions, way));
    comparison.add("exits", &by_id(&a.exits, out), &by_id(&b.exits, out));
    comparison
}

impl Comparison {
    fn add<T: PartialEq>(&mut self, kind: &'static str, first: &[(String, &T)], second: &[(String, &T)]) {
        let known: HashMap<&str, &T> = first.iter().map(|(id, thing)| (id.as_str(), *thing)).collect();
        let kept: HashMap<&str, &T> = second.iter().map(|(id, thing)| (id.as_str(), *thing)).collect();
        for (id, thing) in second {
            match known.get(id.as_str()) {
                None => self.added.entry(kind).or_default().push(id.clone()),
                Some(before) if before != thing => self.changed.entry(kind).or_default().push(id.clone()),
                Some(_) => {}
            }
        }
        for (id, _) in first.iter().filter(|(id, _)| !kept.contains_key(id.as_str())) {
            self.removed.entry(kind).or_default().push(id.clone());
        }
    }
}

/// Things by id; where several have the same, from the second one on with a number.
fn by_id<T>(things: &[T], id: impl Fn(&T) -> String) -> Vec<(String, &T)> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let numbered = |thing| {
        let id = id(thing);
        let count = seen.entry(id.clone()).or_default();
        *count += 1;
        (if *count == 1 { id } else { format!("{id} {count}") }, thing)
    };
    things.iter().map(numbered).collect()
}

fn way(transition: &Transition) -> String {
    format!("{}->{}", transition.from, transition.to)
}

fn out(exit: &Exit) -> String {
    format!("{}->{}", exit.from, exit.outcome.unwrap_or(Outcome::Left).word())
}

/// Every single figure that both have, by the name under which it is printed.
fn figures(first: &Analysis, second: &Analysis) -> BTreeMap<String, [Option<f64>; 3]> {
    let (first, second) = (printed(first), printed(second));
    let pair = |(name, a): (String, Option<f64>)| {
        let b = *second.get(&name)?;
        let difference = a.zip(b).map(|(a, b)| b - a);
        Some((name, [a, b, difference]))
    };
    first.into_iter().filter_map(pair).collect()
}

fn printed(analysis: &Analysis) -> BTreeMap<String, Option<f64>> {
    let Ok(Value::Object(printed)) = serde_json::to_value(analysis) else { return BTreeMap::new() };
    let single = printed
        .into_iter()
        .filter(|(name, value)| name != "residual" && (value.is_number() || value.is_null()));
    single.map(|(name, value)| (name, value.as_f64())).collect()
}

/// How two maps differ when the rates that both have are drawn alike.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Differences {
    /// Where the differences of the headline figures, second − first, come to lie.
    pub bands: ByKey<Option<Band>>,
    /// In how many draws the second map has fewer contacts and more customers who complete.
    pub better: usize,
}

/// Draws the rates of two maps and says how they differ. `progress` is as in [`crate::intervals`].
///
/// # Errors
/// What [`crate::analyse`] refuses of one of the maps.
pub fn differences(
    first: &JourneyMap,
    second: &JourneyMap,
    draws: Draws,
    mut progress: impl FnMut(usize) -> ControlFlow<()>,
) -> Result<Option<Differences>, Vec<Refusal>> {
    let first = Terrain::of(first, &Places::of(first), Vec::new())?;
    let second = Terrain::of(second, &Places::of(second), Vec::new())?;
    follow(&first, first.rates_today())?;
    follow(&second, second.rates_today())?;
    let (mut first, mut second) = (Sampler::of(&first, draws.seed), Sampler::of(&second, draws.seed));
    let mut columns = HEADLINE.map(|_| Vec::new());
    let mut found = Differences::default();
    for number in 0..draws.count {
        if progress(number).is_break() {
            return Ok(None);
        }
        let a = first.draw(number).and_then(|terrain| headline(&terrain));
        let b = second.draw(number).and_then(|terrain| headline(&terrain));
        let Some((a, b)) = a.zip(b) else { continue };
        let change = |name| {
            let at = HEADLINE.iter().position(|one| *one == name)?;
            Some(b.headline[at]? - a.headline[at]?)
        };
        let fewer = change("contacts").is_some_and(|change| change < 0.0);
        let more = change("completed").is_some_and(|change| change > 0.0);
        found.better += usize::from(fewer && more);
        for (column, (a, b)) in columns.iter_mut().zip(a.headline.into_iter().zip(b.headline)) {
            column.extend(a.zip(b).map(|(a, b)| b - a).filter(|difference| difference.is_finite()));
        }
    }
    for (name, column) in HEADLINE.into_iter().zip(columns) {
        *found.bands.entry(name, None) = band(column);
    }
    Ok(Some(found))
}
