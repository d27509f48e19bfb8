//! Figures of large maps: what-ifs, floor and waterfall, beside scipy and networkx on the same chain.

use std::io::Write;
use std::process::{Command, Stdio};

use analysis::Analysis;
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

/// The same matrix for scipy and networkx: one solve for visits alone, held against ours, and the loops.
fn peers(map: &JourneyMap, all: f64) {
    let mut found = None;
    let today = median_ms(3, || found = analysis::today(map).ok());
    let Some(found) = found else { return };
    println!("    ours: visits and every figure of today {today:.1} ms, with what fixes change {all:.1} ms");
    match run(&chain(map, &found)) {
        Ok(said) => said.lines().for_each(|line| println!("    {line}")),
        Err(why) => println!("    scipy and networkx skipped: {why}"),
    }
}

/// Where those who survive a visit go, from each touchpoint to the next, and the visits that we found.
fn chain(map: &JourneyMap, found: &Analysis) -> String {
    let place = |id: &str| id[1..].parse::<usize>().unwrap_or(0);
    let visits: Vec<f64> = found.visits.iter().map(|(_, visits)| visits).collect();
    let ways = map.transitions.iter().zip(&found.passages.transitions);
    let edges: Vec<(usize, usize, f64)> = ways
        .map(|(way, taken)| {
            let (from, to) = (place(&way.from), place(&way.to));
            (from, to, taken / 1000.0 / visits[from])
        })
        .collect();
    serde_json::json!({ "size": map.touchpoints.len(), "edges": edges, "visits": visits }).to_string()
}

fn run(chain: &str) -> Result<String, String> {
    let script = product_tests::bundle::root().join("tests/benches/speed/chain.py");
    let said = |error: std::io::Error| error.to_string();
    // A Python of one's own may hide that of the system, which has what packages bring.
    let has = |python: &&str| {
        let peers =
            Command::new(python).args(["-c", "import scipy, networkx"]).stderr(Stdio::null()).status();
        peers.is_ok_and(|status| status.success())
    };
    let python = ["python3", "/usr/bin/python3"].into_iter().find(has);
    let python = python.ok_or("no python3 here has both (python3-scipy, python3-networkx)")?;
    let mut child = Command::new(python)
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
        Err("they could not read the chain".to_owned())
    }
}
