//! A million customers followed one by one, who know nothing of matrices.

use std::path::Path;

use analysis::analyse;
use model::{JourneyMap, Outcome, Rate, ServicePoint};

const CUSTOMERS: usize = 1_000_000;

/// SplitMix64 (G. L. Steele, D. Lea, C. H. Flood 2014).
struct Chance(u64);

impl Chance {
    fn happens(&mut self, chance: f64) -> bool {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let between = ((bits ^ (bits >> 31)) >> 11) as f64 / (1_u64 << 53) as f64;
        between < chance
    }
}

struct Point {
    need: f64,
    caught: f64,
    contact: f64,
    resolved: f64,
    retry: f64,
    leave_unresolved: f64,
    leave_silent: f64,
}

/// One touchpoint: its points, its ways on with their shares, and its ends with theirs.
struct Place {
    points: Vec<Point>,
    onward: Vec<(usize, f64)>,
    ends: Vec<(Outcome, f64)>,
}

/// What happened to one customer; also what happened to all, summed.
#[derive(Clone, Copy, Default)]
struct Story {
    contacts: f64,
    contacting: f64,
    caught: f64,
    silent: f64,
    unresolved: f64,
    visits: f64,
    completed: f64,
    left: f64,
    declined: f64,
    lost: f64,
}

impl Story {
    fn figures(&self) -> [f64; 10] {
        [
            self.contacts,
            self.contacting,
            self.caught,
            self.silent,
            self.unresolved,
            self.visits,
            self.completed,
            self.left,
            self.declined,
            self.lost,
        ]
    }
}

fn value(rate: &Option<Rate>, default: f64) -> f64 {
    rate.as_ref().map_or(default, |rate| rate.value)
}

fn point(source: &ServicePoint) -> Option<Point> {
    let mut point = Point {
        need: 0.0,
        caught: value(&source.caught, 0.0),
        contact: value(&source.contact, 1.0),
        resolved: value(&source.resolved_first_time, 1.0),
        retry: value(&source.retry, 0.0),
        leave_unresolved: value(&source.leave_unresolved, 0.0),
        leave_silent: value(&source.leave_silent, 0.0),
    };
    let each = 1.0 / (1.0 - (1.0 - point.resolved) * point.retry);
    let counted = source.contacts_per_visit.as_ref();
    point.need = match (&source.need, counted) {
        (Some(need), _) => need.value,
        (None, Some(contacts)) => contacts.value / ((1.0 - point.caught) * point.contact * each),
        (None, None) => return None,
    };
    Some(point)
}

/// The map as a game; blank shares split what is left.
fn game(map: &JourneyMap) -> Vec<Place> {
    let at = |id: &str| map.touchpoints.iter().position(|touchpoint| touchpoint.id == id).unwrap();
    let place = |touchpoint: &model::Touchpoint| {
        let ways = map.transitions.iter().filter(|way| way.from == touchpoint.id);
        let exits = map.exits.iter().filter(|exit| exit.from == touchpoint.id);
        let shares: Vec<Option<f64>> = ways
            .clone()
            .map(|way| &way.share)
            .chain(exits.clone().map(|exit| &exit.share))
            .map(|share| share.as_ref().map(|share| share.value))
            .collect();
        let left = 1.0 - shares.iter().flatten().sum::<f64>();
        let blanks = shares.iter().filter(|share| share.is_none()).count();
        let mut shares = shares.iter().map(|share| share.unwrap_or(left / blanks as f64));
        let onward = ways.map(|way| (at(&way.to), shares.next().unwrap())).collect::<Vec<_>>();
        let mut ends: Vec<(Outcome, f64)> =
            exits.map(|exit| (exit.outcome.unwrap_or(Outcome::Left), shares.next().unwrap())).collect();
        let default = if onward.is_empty() && ends.is_empty() { Outcome::Completed } else { Outcome::Left };
        ends.push((touchpoint.end.unwrap_or(default), 1.0));
        let here = map.service_points.iter().filter(|point| point.touchpoint == touchpoint.id);
        Place { points: here.filter_map(point).collect(), onward, ends }
    };
    map.touchpoints.iter().map(place).collect()
}

/// Needs of one visit; whether the customer is still there after it.
fn served(place: &Place, chance: &mut Chance, story: &mut Story) -> bool {
    let mut stays = true;
    for point in &place.points {
        if !chance.happens(point.need) {
            continue;
        }
        if chance.happens(point.caught) {
            story.caught += 1.0;
            continue;
        }
        if !chance.happens(point.contact) {
            story.silent += 1.0;
            stays &= !chance.happens(point.leave_silent);
            continue;
        }
        story.contacting = 1.0;
        loop {
            story.contacts += 1.0;
            if chance.happens(point.resolved) {
                break;
            }
            if !chance.happens(point.retry) {
                story.unresolved += 1.0;
                stays &= !chance.happens(point.leave_unresolved);
                break;
            }
        }
    }
    stays
}

fn lived(game: &[Place], start: usize, chance: &mut Chance) -> Story {
    let mut story = Story::default();
    let mut here = start;
    'visits: loop {
        story.visits += 1.0;
        let place = &game[here];
        if !served(place, chance, &mut story) {
            story.lost = 1.0;
            return story;
        }
        let mut left = 1.0;
        for &(to, share) in &place.onward {
            if chance.happens(share / left) {
                here = to;
                continue 'visits;
            }
            left -= share;
        }
        for &(outcome, share) in &place.ends {
            if chance.happens(share / left) {
                match outcome {
                    Outcome::Completed => story.completed = 1.0,
                    Outcome::Left => story.left = 1.0,
                    Outcome::Declined => story.declined = 1.0,
                }
                return story;
            }
            left -= share;
        }
    }
}

/// The figures lie within four standard errors of what the customers lived through.
fn agrees(map: &JourneyMap, start: usize) {
    let game = game(map);
    let mut chance = Chance(1);
    let (mut sums, mut squares) = ([0.0; 10], [0.0; 10]);
    for _ in 0..CUSTOMERS {
        let story = lived(&game, start, &mut chance).figures();
        for (at, figure) in story.into_iter().enumerate() {
            sums[at] += figure;
            squares[at] += figure * figure;
        }
    }
    let found = analyse(map).unwrap();
    let per_customer = Story {
        contacts: found.contacts / 1000.0,
        contacting: found.customers_contacting / 1000.0,
        caught: found.caught / 1000.0,
        silent: found.silent / 1000.0,
        unresolved: found.unresolved / 1000.0,
        visits: found.visits.values().sum(),
        completed: found.completed,
        left: found.left,
        declined: found.declined,
        lost: found.lost_in_service,
    };
    let count = CUSTOMERS as f64;
    for (at, figure) in per_customer.figures().into_iter().enumerate() {
        let mean = sums[at] / count;
        let error = ((squares[at] / count - mean * mean) / count).sqrt();
        assert!(
            (figure - mean).abs() <= 4.0 * error,
            "figure {at}: {figure}, but {mean} ± {error} were lived"
        );
    }
}

#[test]
fn a_million_customers_of_a_real_map_live_through_its_figures() {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/maps/home-broadband.journey");
    agrees(&model::read(&std::fs::read(file).unwrap()).unwrap(), 0);
}
