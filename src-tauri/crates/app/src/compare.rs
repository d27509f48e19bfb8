//! Two maps beside each other: what the Compare view shows of them.

use std::collections::BTreeMap;

use analysis::{Analysis, ByKey, Differences};
use layout::{Changes, CompareFigures, Pair, PairBand};
use model::{CauseGroup, JourneyMap, ServicePoint};

use crate::service::{GUESSED, guessed_among};

/// A map with its figures, or why it has none.
pub(crate) type Side<'m> = (&'m JourneyMap, Result<&'m Analysis, &'m [analysis::Refusal]>);

/// What figures are counted against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Per {
    Thousand,
    /// Per month, with so many customers who start on both sides.
    Month(f64),
}

impl Per {
    /// Months can be compared where both maps have as many customers.
    pub(crate) fn month(maps: [&JourneyMap; 2]) -> Option<Self> {
        let [a, b] = maps.map(|map| map.customers_per_month.as_ref().map(|customers| customers.value));
        a.filter(|customers| *customers > 0.0 && Some(*customers) == b).map(Self::Month)
    }

    fn factor(self) -> f64 {
        match self {
            Self::Thousand => 1.0,
            Self::Month(customers) => customers / 1000.0,
        }
    }
}

/// What the Compare view shows of two maps.
pub(crate) fn compare_figures(
    sides: [Side<'_>; 2],
    per: Per,
    sure: Option<(&Differences, usize)>,
) -> CompareFigures {
    let refused = sides.map(|(_, analysis)| {
        analysis.err().map(|refusals| refusals.iter().map(ToString::to_string).collect()).unwrap_or_default()
    });
    let none = Analysis::default();
    let known = sides.map(|(map, analysis)| (map, analysis.unwrap_or(&none)));
    let comparison = analysis::compare(known[0], known[1]);
    let owned = |by: analysis::ByKind| by.into_iter().map(|(kind, ids)| (kind.to_owned(), ids)).collect();
    let changes = Changes {
        added: owned(comparison.added),
        removed: owned(comparison.removed),
        changed: owned(comparison.changed),
    };
    let analyses = [sides[0].1.ok(), sides[1].1.ok()];
    let contacts = analyses.map(|analysis| {
        let by = analysis.map(|analysis| analysis.by_service_point.iter());
        by.into_iter().flatten().map(|(id, n)| (id.to_owned(), n * per.factor())).collect::<BTreeMap<_, _>>()
    });
    let evidence = analyses.map(|a| a?.weight_of_evidence.map(|w| [w.measured, w.estimated, w.guess]));
    let pairs = Pairs { maps: sides.map(|(map, _)| map), analyses, per, sure };
    let has_figures = analyses.iter().any(Option::is_some);
    let headline = if has_figures { pairs.headline() } else { Vec::new() };
    let better = sure.filter(|_| is_better(&headline)).map(|(found, _)| found.better);
    CompareFigures {
        headline,
        others: if has_figures { pairs.others() } else { Vec::new() },
        refused,
        contacts,
        evidence,
        changes,
        draws: sure.map(|(_, draws)| draws),
        better,
    }
}

/// Whether the second map spares contacts and keeps customers, as far as the one and the other are known.
fn is_better(headline: &[Pair]) -> bool {
    let change = |name: &str| {
        let pair = headline.iter().find(|pair| pair.name == name)?;
        matches!(pair.band, PairBand::Between(..)).then(|| pair.difference())?
    };
    change("contacts").is_some_and(|change| change < 0.0)
        && change("completed").is_some_and(|change| change > 0.0)
}

struct Pairs<'a> {
    maps: [&'a JourneyMap; 2],
    analyses: [Option<&'a Analysis>; 2],
    per: Per,
    sure: Option<(&'a Differences, usize)>,
}

/// A figure of an analysis, per 1,000 who start.
type Of = fn(&Analysis) -> Option<f64>;
/// The part of a figure at each point, and which points count.
type Rests = (fn(&Analysis) -> &ByKey, fn(&ServicePoint) -> bool);

const ALL: Rests = (|a| &a.by_service_point, |_| true);

fn in_group(group: CauseGroup) -> fn(&ServicePoint) -> bool {
    match group {
        CauseGroup::Ours => |point| point.cause.group() == CauseGroup::Ours,
        CauseGroup::NotOurs => |point| point.cause.group() == CauseGroup::NotOurs,
        CauseGroup::Unsorted => |point| point.cause.group() == CauseGroup::Unsorted,
    }
}

impl Pairs<'_> {
    /// The figures at the top: contacts never without completed.
    fn headline(&self) -> Vec<Pair> {
        let group = |group| (ALL.0, in_group(group));
        let mut pairs = vec![
            self.pair("contacts", |a| Some(a.contacts), "contacts", ALL),
            self.pair(
                "customers who contact us",
                |a| Some(a.customers_contacting),
                "customers_contacting",
                ALL,
            ),
            self.pair("completed", |a| Some(1000.0 * a.completed), "completed", ALL),
            self.pair("contacts ours", |a| Some(a.contacts_ours), "contacts_ours", group(CauseGroup::Ours)),
            self.pair(
                "contacts not caused by us",
                |a| Some(a.contacts_not_ours),
                "contacts_not_ours",
                group(CauseGroup::NotOurs),
            ),
        ];
        pairs.push(self.stays());
        let people = self.analyses.map(|a| a?.people);
        if people.iter().any(Option::is_some) {
            pairs.push(Pair {
                name: "people needed".into(),
                values: people,
                band: PairBand::None("minutes are held"),
                is_people: true,
                ..Pair::default()
            });
        }
        pairs
    }

    fn others(&self) -> Vec<Pair> {
        let unsorted = (ALL.0, in_group(CauseGroup::Unsorted));
        let caught: Rests = (|a| &a.caught_by_service_point, |_| true);
        let silent: Rests = (|a| &a.silent_by_service_point, |_| true);
        let money = if self.maps[1].currency.is_empty() {
            String::new()
        } else {
            format!(", {}", self.maps[1].currency)
        };
        let mut pairs = vec![
            self.pair("Unsorted contacts", |a| Some(a.contacts_unsorted), "contacts_unsorted", unsorted),
            self.pair("Needs fixed before noticed", |a| Some(a.caught), "caught", caught),
            self.pair("Needs kept silent", |a| Some(a.silent), "silent", silent),
            self.pair("Left", |a| Some(1000.0 * a.left), "left", ALL),
            self.pair("Declined", |a| Some(1000.0 * a.declined), "declined", ALL),
            self.pair("Lost in service", |a| Some(1000.0 * a.lost_in_service), "lost_in_service", ALL),
            self.pair(&format!("Cost of contacts and catches{money}"), |a| Some(a.cost), "cost", ALL),
            self.held("Minutes of work that customers see", |a| Some(a.visible_minutes), true),
            self.held("Minutes of work that they never see", |a| Some(a.backstage_minutes), true),
            self.held("Customers' own minutes", |a| Some(a.customer_minutes), false),
            self.held("Days from start to end", |a| Some(a.elapsed_days), false),
        ];
        if let Some(base) = self.maps[1]
            .per
            .as_ref()
            .filter(|base| self.maps[0].per.as_ref().is_some_and(|it| it.name == base.name))
        {
            pairs.push(self.held(
                &format!("Contacts per 1,000 {}", base.name),
                |a| a.contacts_per_base,
                false,
            ));
        }
        pairs.push(self.held("Contacts per 1,000 who complete", |a| a.contacts_per_completed, false));
        pairs.retain(|pair| pair.values.iter().any(Option::is_some));
        pairs
    }

    fn pair(&self, name: &str, of: Of, key: &str, rests: Rests) -> Pair {
        let factor = self.per.factor();
        let values = self.analyses.map(|analysis| analysis.and_then(of).map(|value| value * factor));
        Pair { name: name.into(), values, band: self.band(key, rests), ..Pair::default() }
    }

    /// A figure of rates and amounts that draws hold.
    fn held(&self, name: &str, of: Of, scaled: bool) -> Pair {
        let factor = if scaled { self.per.factor() } else { 1.0 };
        let values = self.analyses.map(|analysis| analysis.and_then(of).map(|value| value * factor));
        let band = if self.sure.is_some() { PairBand::None("amounts are held") } else { PairBand::Hidden };
        Pair { name: name.into(), values, band, ..Pair::default() }
    }

    fn stays(&self) -> Pair {
        let floor: Rests = (
            |a| a.fixes.as_ref().map_or(&a.by_service_point, |fixes| &fixes.floor_by_service_point),
            |_| true,
        );
        let of: Of = |a| a.fixes.as_ref()?.floor;
        let completed = self.analyses.map(|a| a?.fixes.as_ref()?.floor_completed);
        let words = |share: Option<f64>| {
            share.map_or_else(|| "not known".to_owned(), |s| format!("{:.0}", 1000.0 * s * self.per.factor()))
        };
        let note = format!("completed {}\u{a0}\u{2192}\u{a0}{}", words(completed[0]), words(completed[1]));
        Pair { note, ..self.pair("what stays", of, "floor", floor) }
    }

    /// Where the difference lies, unless guesses carry too much of the figure on either side.
    fn band(&self, key: &str, (by, counts): Rests) -> PairBand {
        let Some((differences, _)) = self.sure else { return PairBand::Hidden };
        let Some(Some([low, _, high])) = differences.bands.get(key) else {
            return PairBand::None("it has none");
        };
        let guesses = self.maps.iter().zip(self.analyses);
        let most =
            guesses.filter_map(|(map, a)| Some(guessed_among(map, by(a?), counts))).fold(0.0, f64::max);
        // Outcomes are drawn as shares.
        let is_share = ["completed", "left", "declined", "lost_in_service"].contains(&key);
        let factor = self.per.factor() * if is_share { 1000.0 } else { 1.0 };
        match () {
            () if most > GUESSED => PairBand::NotKnown,
            () if high - low <= 0.0 => PairBand::None("it does not vary"),
            () => PairBand::Between(low * factor, high * factor),
        }
    }
}

/// What the Compare view shows of two maps per 1,000 who start, without bands.
#[must_use]
pub fn both_figures(maps: [&JourneyMap; 2]) -> CompareFigures {
    let analyses = maps.map(analysis::analyse);
    let side = |n: usize| (maps[n], analyses[n].as_ref().map_err(Vec::as_slice));
    compare_figures([side(0), side(1)], Per::Thousand, None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::example;
    use crate::trial::FixSet;

    fn pair<'f>(figures: &'f CompareFigures, name: &str) -> &'f Pair {
        let all = figures.headline.iter().chain(&figures.others);
        all.into_iter().find(|pair| pair.name == name).unwrap_or_else(|| panic!("no {name}"))
    }

    #[track_caller]
    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{found}, not {expected}");
    }

    #[test]
    fn the_comparison_adds_up() {
        let maps = [example("home-broadband").unwrap(), example("home-broadband-to-be").unwrap()];
        let figures = both_figures([&maps[0], &maps[1]]);
        let difference = |name: &str| pair(&figures, name).difference().unwrap();
        let groups = ["contacts ours", "contacts not caused by us", "Unsorted contacts"].map(difference);
        near(groups.iter().sum(), difference("contacts"));
        let outcomes = ["completed", "Left", "Declined", "Lost in service"].map(difference);
        near(outcomes.iter().sum(), 0.0);
        for side in 0..2 {
            near(figures.contacts[side].values().sum(), pair(&figures, "contacts").values[side].unwrap());
        }
        assert_eq!(figures.changes.added["touchpoints"], ["preview-bill"]);
        assert_eq!(figures.changes.removed["service_points"], ["no-access"]);
    }

    #[test]
    fn a_to_be_map_of_a_set_differs_by_what_the_set_said() {
        let map = example("home-broadband").unwrap();
        let set = FixSet { fix: vec!["missed".into(), "slow".into()], serve: vec!["old-number".into()] };
        let said = analysis::together(&map, &[set.as_set()]).unwrap()[0].unwrap();
        let made = analysis::variant(&map, &set.as_set()).unwrap();
        let figures = both_figures([&map, &made]);
        near(pair(&figures, "contacts").difference().unwrap(), said.contacts);
        near(pair(&figures, "completed").difference().unwrap(), said.completed);
        near(pair(&figures, "Cost of contacts and catches, GBP").difference().unwrap(), said.cost);
        let mut changed = figures.changes.changed["service_points"].clone();
        changed.sort();
        assert_eq!(changed, ["missed", "old-number", "slow"]);
        assert!(figures.changes.added.is_empty() && figures.changes.removed.is_empty());
    }

    #[test]
    fn bands_are_on_common_draws_and_not_shown_where_guesses_carry_a_figure() {
        let maps = [example("home-broadband").unwrap(), example("home-broadband-to-be").unwrap()];
        let analyses = [0, 1].map(|n| analysis::analyse(&maps[n]).unwrap());
        let draws = analysis::Draws { count: 200, seed: 1 };
        let sure = analysis::differences(&maps[0], &maps[1], draws, |_| std::ops::ControlFlow::Continue(()));
        let sure = sure.unwrap().unwrap();
        let sides = [(&maps[0], Ok(&analyses[0])), (&maps[1], Ok(&analyses[1]))];
        let figures = compare_figures(sides, Per::Thousand, Some((&sure, 200)));
        let PairBand::Between(low, high) = pair(&figures, "contacts").band else { panic!("no band") };
        let difference = pair(&figures, "contacts").difference().unwrap();
        assert!(low < difference && difference < high);
        let PairBand::Between(low, high) = pair(&figures, "completed").band else { panic!("no band") };
        assert!(low > 0.0 && high < 30.0, "a share of 1,000: {low} to {high}");
        assert_eq!(figures.better, Some(200));
        // The one unsorted point is a guess.
        assert_eq!(pair(&figures, "Unsorted contacts").band, PairBand::NotKnown);
        assert_eq!(pair(&figures, "people needed").band, PairBand::None("minutes are held"));
    }

    #[test]
    fn months_are_compared_where_both_maps_have_as_many_customers() {
        let maps = [example("home-broadband").unwrap(), example("home-broadband-to-be").unwrap()];
        assert_eq!(Per::month([&maps[0], &maps[1]]), Some(Per::Month(4200.0)));
        let mut fewer = maps[1].clone();
        fewer.customers_per_month = Some(model::Estimate::plain(4000.0));
        assert_eq!(Per::month([&maps[0], &fewer]), None);
        fewer.customers_per_month = None;
        assert_eq!(Per::month([&maps[0], &fewer]), None);
    }

    #[test]
    fn a_map_that_the_arithmetic_refuses_is_compared_without_figures() {
        let map = example("home-broadband").unwrap();
        let mut refused = map.clone();
        refused.transitions.iter_mut().for_each(|way| way.share = Some(model::Estimate::plain(0.9)));
        let figures = both_figures([&map, &refused]);
        assert!(figures.refused[0].is_empty() && !figures.refused[1].is_empty());
        assert_eq!(pair(&figures, "contacts").values[1], None);
        assert!(figures.changes.changed["transitions"].len() > 10);
    }
}
