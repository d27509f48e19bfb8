//! Figures of large maps: what-ifs, floor and waterfall, beside scipy and networkx on the same chain.

use std::io::Write;
use std::process::{Command, Stdio};

use model::{Cause, Estimate, JourneyMap, ServicePoint, Stage, Touchpoint, Transition};
use product_tests::blank;

use crate::rows::{Report, median_ms};

pub fn rows(report: &mut Report) {
    for (name, size, loops, target, runs) in [
        ("10,000 touchpoints, all what-ifs", 10_000, false, 100.0, 5),
        ("10,000 touchpoints with loops, all what-ifs", 10_000, true, 2_000.0, 5),
        ("100,000 touchpoints with loops, all figures", 100_000, true, 10_000.0, 1),
        ("300 touchpoints, floor and waterfall", 300, true, 200.0, 9),
    ] {
        let map = journey(size, loops);
        let steps = if size == 10_000 { 0 } else { analysis::STEPS };
        let mut failure = None;
        let ms = median_ms(runs, || failure = analysis::analyse_in_steps(&map, steps).err());
        match failure {
            Some(refusals) => report.fail(name, &format!("{refusals:?}")),
            None => report.row(name, ms, target, "ms"),
        }
        peers(&map, ms);
    }
}

/// So many touchpoints one after the other, some skipped, each with a service point; with `loops`
/// one in seven leads a few back.
fn journey(size: usize, loops: bool) -> JourneyMap {
    let id = |at: usize| format!("t{at}");
    let touchpoint =
        |at| Touchpoint { id: id(at), title: id(at), stage: "all".into(), ..Touchpoint::default() };
    let mut map = JourneyMap {
        stages: vec![Stage { id: "all".into(), title: "All".into(), ..Stage::default() }],
        touchpoints: (0..size).map(touchpoint).collect(),
        ..JourneyMap::default()
    };
    map.touchpoints[0].start_share = Some(Estimate::plain(1.0));
    let mut lead = |from: usize, to: usize, share: f64| {
        let share = Some(Estimate::plain(share));
        map.transitions.push(Transition { from: id(from), to: id(to), share, ..Transition::default() });
    };
    for at in 0..size - 1 {
        let goes_back = loops && at % 7 == 3 && at > 10;
        lead(at, at + 1, if goes_back { 0.85 } else { 0.9 });
        if at + 2 < size {
            lead(at, at + 2, 0.0995);
        }
        if goes_back {
            lead(at, at - 1 - (at * 7_919) % 6, 0.05);
        }
    }
    map.service_points = (0..size).map(|at| point(at, &id(at))).collect();
    map
}

fn point(at: usize, touchpoint: &str) -> ServicePoint {
    let rate = |value: f64| Some(Estimate::plain(value));
    ServicePoint {
        title: format!("Point {at}"),
        need: rate([0.01, 0.02, 0.05][at % 3]),
        resolved_first_time: rate(0.8),
        leave_unresolved: rate(0.01),
        achievable_caught: rate(0.5),
        ..blank::service_point(&format!("p{at}"), touchpoint, Cause::ALL[at % Cause::ALL.len()])
    }
}

/// The same chain, one solve for visits alone, by what there is of scipy and networkx.
fn peers(map: &JourneyMap, ours: f64) {
    let place = |id: &str| id[1..].parse::<usize>().unwrap_or(0);
    let edges: Vec<(usize, usize, f64)> = map
        .transitions
        .iter()
        .map(|way| (place(&way.from), place(&way.to), way.share.as_ref().map_or(0.0, |share| share.value)))
        .collect();
    let chain = serde_json::json!({ "size": map.touchpoints.len(), "edges": edges }).to_string();
    match run(&chain) {
        Ok(said) => said.lines().for_each(|line| println!("    {line}; ours with all what-ifs {ours:.1} ms")),
        Err(why) => println!("    scipy and networkx skipped: {why}"),
    }
}

fn run(chain: &str) -> Result<String, String> {
    let script = product_tests::bundle::root().join("tests/benches/speed/chain.py");
    let said = |error: std::io::Error| error.to_string();
    let mut python = Command::new("python3");
    let mut child = python
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(said)?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(chain.as_bytes()).map_err(said)?;
    }
    let output = child.wait_with_output().map_err(said)?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err("python3 has no scipy or no networkx".to_owned())
    }
}
