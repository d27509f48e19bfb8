use model::{Estimate, Evidence};
use serde_json::Value;

use super::{Law, Stream};

const DRAWS: usize = 20_000;

/// Quantiles by scipy, written by the script beside them.
fn references() -> Vec<Value> {
    serde_json::from_str(include_str!("../../tests/reference/quantiles.json")).unwrap()
}

fn measured(count: f64, of: f64) -> Estimate {
    let evidence = Some(Evidence::Measured);
    Estimate { evidence, count: Some(count), of: Some(of), ..Estimate::plain(count / of) }
}

fn estimated(low: f64, value: f64, high: f64) -> Estimate {
    let evidence = Some(Evidence::Estimated);
    Estimate { evidence, low: Some(low), high: Some(high), ..Estimate::plain(value) }
}

fn drawn(law: &Law, path: &str) -> Vec<f64> {
    let mut stream = Stream::of(1, path);
    (0..DRAWS).map(|number| law.draw(&mut stream, number)).collect()
}

fn values(law: &str, parameters: &[f64]) -> Vec<f64> {
    match (law, parameters) {
        ("beta", &[count, of]) => drawn(&Law::of_rate(&measured(count, of)).unwrap(), "a rate"),
        ("gamma", &[count, of]) => drawn(&Law::of_contacts(&measured(count, of)).unwrap(), "contacts"),
        ("pert", &[low, value, high]) => {
            drawn(&Law::estimated(&estimated(low, value, high)).unwrap(), "a guess")
        }
        ("dirichlet", [at, counts @ ..]) => {
            let part = |(number, count): (usize, &f64)| {
                drawn(&Law::part(*count, 1.0).unwrap(), &format!("share {number}"))
            };
            let parts: Vec<Vec<f64>> = counts.iter().enumerate().map(part).collect();
            let whole = |number: usize| parts.iter().map(|part| part[number]).sum::<f64>();
            (0..DRAWS).map(|number| parts[*at as usize][number] / whole(number)).collect()
        }
        _ => panic!("no such law: {law}"),
    }
}

/// The standard error of a sample's quantile is √(p(1 − p)/n) over the density there.
#[test]
fn draws_lie_where_the_law_says() {
    for case in references() {
        let parameters: Vec<f64> =
            case["parameters"].as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect();
        let mut values = values(case["law"].as_str().unwrap(), &parameters);
        values.sort_by(f64::total_cmp);
        for row in case["quantiles"].as_array().unwrap() {
            let number = |name: &str| row[name].as_f64().unwrap();
            let share = number("probability");
            let found = crate::intervals::quantile(&values, share).unwrap();
            let error = (share * (1.0 - share) / DRAWS as f64).sqrt() / number("density");
            let off = (found - number("quantile")).abs();
            assert!(off <= 4.0 * error + 1e-9, "{case}: {found} at {share} is {} errors off", off / error);
        }
    }
}

#[test]
fn a_draw_is_the_same_whatever_was_drawn_before() {
    let law = Law::of_rate(&measured(3.0, 40.0)).unwrap();
    let mut stream = Stream::of(7, "service_points/till/need");
    let all: Vec<f64> = (0..5).map(|number| law.draw(&mut stream, number)).collect();
    let mut again = Stream::of(7, "service_points/till/need");
    assert_eq!(law.draw(&mut again, 4), all[4]);
    assert_ne!(law.draw(&mut Stream::of(8, "service_points/till/need"), 4), all[4]);
    assert_ne!(law.draw(&mut Stream::of(7, "service_points/till/retry"), 4), all[4]);
}

/// Two variants of a rate are drawn from the same chances: high in one is high in the other.
#[test]
fn variants_share_their_chances() {
    let of = |count: f64| drawn(&Law::of_rate(&measured(count, 100.0)).unwrap(), "same");
    let (few, more) = (of(10.0), of(12.0));
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let (low, high) = (mean(&few), mean(&more));
    let together: f64 = few.iter().zip(&more).map(|(few, more)| (few - low) * (more - high)).sum();
    let spread = |values: &[f64], mean: f64| values.iter().map(|value| (value - mean).powi(2)).sum::<f64>();
    assert!(together / (spread(&few, low) * spread(&more, high)).sqrt() > 0.9);
}

#[test]
fn what_is_plain_or_only_guessed_is_held() {
    let guess = Estimate { evidence: Some(Evidence::Guess), ..measured(3.0, 40.0) };
    let point = Estimate { low: Some(0.2), high: Some(0.2), ..estimated(0.2, 0.2, 0.2) };
    let open = Estimate { high: None, ..estimated(0.1, 0.2, 0.3) };
    for held in [Estimate::plain(0.3), guess, point, open, measured(5.0, 4.0), estimated(0.3, 0.2, 0.4)] {
        assert!(Law::of_rate(&held).is_none(), "{held:?}");
    }
    assert!(Law::of_contacts(&measured(5.0, 4.0)).is_some());
}
