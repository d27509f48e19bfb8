//! A map drawn again and again: each uncertain rate from its law, the others held.

use std::collections::{BTreeMap, HashMap};

use model::{Estimate, JourneyMap, Outcome, ServicePoint};

use crate::flow::flow;
use crate::law::{Law, Stream, measured};
use crate::places::Places;
use crate::point::{Point, is_counted};
use crate::sum;
use crate::terrain::{Terrain, by_id};

/// Given shares that add up to 1 within this are a whole, in every draw too.
const SLACK: f64 = 1e-9;

/// Draws the rates of one map.
pub(crate) struct Sampler<'m> {
    today: &'m Terrain<'m>,
    /// In the order of [`each`].
    rates: Vec<Rate>,
    /// The touchpoints' shares that are drawn, or that are a whole.
    splits: Vec<Split>,
    held: usize,
    /// The map with the values of the last draw.
    drawn: JourneyMap,
}

/// One estimate: its value today, and what it is drawn from where it is not held.
struct Rate {
    value: f64,
    law: Option<(Law, Stream)>,
}

/// The given shares of one touchpoint, as places among the estimates.
struct Split {
    shares: Vec<usize>,
    is_whole: bool,
    parts: Vec<Parts>,
}

/// Shares counted out of the same whole, with what is left of it.
struct Parts {
    shares: Vec<usize>,
    rest: Option<(Law, Stream)>,
}

impl<'m> Sampler<'m> {
    pub(crate) fn of(today: &'m Terrain<'m>, seed: u64) -> Self {
        let mut drawn = today.map.clone();
        let mut rates = Vec::new();
        let mut held = 0;
        let mut named = HashMap::new();
        each(&mut drawn, |used, estimate, path| {
            let law = match used {
                Use::Rate => Law::of_rate(estimate),
                Use::Contacts => Law::of_contacts(estimate),
                Use::Amount => Law::estimated(estimate),
            };
            held += usize::from(law.is_none() && used != Use::Amount);
            let law = law.map(|law| (law, Stream::of(seed, &unlike(path(), &mut named))));
            rates.push(Rate { value: estimate.value, law });
        });
        let splits = splits(today.map, &mut rates, seed);
        Self { today, rates, splits, held, drawn }
    }

    /// The number of rates held at their value.
    pub(crate) fn held(&self) -> usize {
        self.held
    }

    /// The map of one draw; `None` where its shares make no journey.
    pub(crate) fn draw(&mut self, number: usize) -> Option<Terrain<'_>> {
        let value =
            |rate: &mut Rate| rate.law.as_mut().map_or(rate.value, |(law, stream)| law.draw(stream, number));
        let mut values: Vec<f64> = self.rates.iter_mut().map(value).collect();
        self.splits.iter_mut().for_each(|split| split.draw(number, &mut values));
        let mut values = values.into_iter();
        each(&mut self.drawn, |_, estimate, _| estimate.value = values.next().unwrap_or(estimate.value));

        let map = &self.drawn;
        let source: HashMap<&str, &ServicePoint> =
            map.service_points.iter().map(|point| (point.id.as_str(), point)).collect();
        let points = self.today.points.iter();
        let points: Vec<Point<'_>> =
            points.filter_map(|point| Some(point.redrawn(source.get(point.source.id.as_str())?))).collect();
        let mut refusals = Vec::new();
        let flow = flow(map, &Places::of(map), &by_id(&points), &mut refusals);
        if refusals.is_empty() { Terrain::with(map, flow, points).ok() } else { None }
    }
}

impl Split {
    fn draw(&mut self, number: usize, values: &mut [f64]) {
        for parts in &mut self.parts {
            let rest = parts.rest.as_mut().map_or(0.0, |(law, stream)| law.draw(stream, number));
            divide(values, &parts.shares, rest);
        }
        let sum = sum::exact(self.shares.iter().map(|&share| values[share]));
        if self.is_whole || sum > 1.0 {
            divide(values, &self.shares, 0.0);
        }
    }
}

/// Divides these shares by their sum and what is left beside them.
fn divide(values: &mut [f64], shares: &[usize], rest: f64) {
    let whole = rest + sum::exact(shares.iter().map(|&share| values[share]));
    if whole > 0.0 {
        shares.iter().for_each(|&share| values[share] /= whole);
    }
}

/// Sees to it that the shares of a touchpoint that were counted out of one whole are drawn together,
/// and that all of them stay within 1.
fn splits(map: &JourneyMap, rates: &mut [Rate], seed: u64) -> Vec<Split> {
    let first = map.touchpoints.iter().filter(|touchpoint| touchpoint.start_share.is_some()).count();
    let transitions = map.transitions.iter().map(|transition| (&transition.from, &transition.share));
    let given = transitions.chain(map.exits.iter().map(|exit| (&exit.from, &exit.share)));
    let given = given.filter_map(|(from, share)| Some((from.as_str(), share.as_ref()?))).enumerate();
    let mut by_touchpoint: BTreeMap<&str, Vec<(usize, &Estimate)>> = BTreeMap::new();
    for (number, (from, share)) in given {
        by_touchpoint.entry(from).or_default().push((first + number, share));
    }
    by_touchpoint
        .into_iter()
        .map(|(from, shares)| {
            let sum = sum::exact(shares.iter().map(|(_, share)| share.value));
            let parts = parts(from, &shares, rates, seed);
            let shares = shares.into_iter().map(|(place, _)| place).collect();
            Split { shares, is_whole: (sum - 1.0).abs() <= SLACK, parts }
        })
        .collect()
}

/// The shares of one touchpoint that were measured with the same `of`, two or more.
fn parts(from: &str, shares: &[(usize, &Estimate)], rates: &mut [Rate], seed: u64) -> Vec<Parts> {
    let mut wholes: BTreeMap<u64, Vec<(usize, f64)>> = BTreeMap::new();
    for (place, share) in shares {
        if let Some((count, of)) = measured(share) {
            wholes.entry(of.to_bits()).or_default().push((*place, count));
        }
    }
    wholes.retain(|_, counts| counts.len() > 1);
    let parts = |(of, counts): (u64, Vec<(usize, f64)>)| {
        for &(place, count) in &counts {
            if let (Some((law, _)), Some(part)) = (&mut rates[place].law, Law::part(count, 1.0)) {
                *law = part;
            }
        }
        let left = f64::from_bits(of) - sum::exact(counts.iter().map(|(_, count)| *count));
        let rest = if left > 0.0 { Law::part(left, 1.0) } else { None };
        let path = format!("touchpoints/{from}/rest of {}", f64::from_bits(of));
        let shares = counts.into_iter().map(|(place, _)| place).collect();
        Parts { shares, rest: rest.map(|law| (law, Stream::of(seed, &path))) }
    };
    wholes.into_iter().map(parts).collect()
}

/// A path that no other estimate has: exits alone may be alike in everything that names them.
fn unlike(path: String, named: &mut HashMap<String, usize>) -> String {
    let count = named.entry(path.clone()).or_default();
    *count += 1;
    if *count == 1 { path } else { format!("{path} {count}") }
}

/// What an estimate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    Rate,
    Contacts,
    Amount,
}

/// Shows every given estimate that the figures of a draw depend on, always in the same order, with
/// its path of ids: start shares, shares of transitions and of exits, rates of counted points.
fn each(map: &mut JourneyMap, mut seen: impl FnMut(Use, &mut Estimate, &dyn Fn() -> String)) {
    let mut show = |used, estimate: &mut Option<Estimate>, path: &dyn Fn() -> String| {
        if let Some(estimate) = estimate {
            seen(used, estimate, path);
        }
    };
    for touchpoint in &mut map.touchpoints {
        show(Use::Rate, &mut touchpoint.start_share, &|| {
            format!("touchpoints/{}/start_share", touchpoint.id)
        });
    }
    for way in &mut map.transitions {
        show(Use::Rate, &mut way.share, &|| format!("transitions/{}/{}/share", way.from, way.to));
    }
    // Exits have no ids: those of one touchpoint are told apart by what they end in and say.
    for exit in &mut map.exits {
        let end = exit.outcome.unwrap_or(Outcome::Left).word();
        show(Use::Rate, &mut exit.share, &|| format!("exits/{}/{end}/{}/share", exit.from, exit.label));
    }
    for point in map.service_points.iter_mut().filter(|point| is_counted(point)) {
        let id = &point.id;
        let rates = [
            ("need", Use::Rate, &mut point.need),
            ("contacts_per_visit", Use::Contacts, &mut point.contacts_per_visit),
            ("caught", Use::Rate, &mut point.caught),
            ("contact", Use::Rate, &mut point.contact),
            ("resolved_first_time", Use::Rate, &mut point.resolved_first_time),
            ("retry", Use::Rate, &mut point.retry),
            ("leave_unresolved", Use::Rate, &mut point.leave_unresolved),
            ("leave_silent", Use::Rate, &mut point.leave_silent),
            ("cost_per_contact", Use::Amount, &mut point.cost_per_contact),
            ("cost_per_catch", Use::Amount, &mut point.cost_per_catch),
            ("cost_per_need", Use::Amount, &mut point.cost_per_need),
        ];
        for (name, used, rate) in rates {
            show(used, rate, &|| format!("service_points/{id}/{name}"));
        }
    }
}
