//! Graphviz `dot` and elkjs on the same graph, in the same run: what our figures are held against.

use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use model::JourneyMap;
use product_tests::bundle;

/// A peer that is slower than this is stopped and counted so.
const PATIENCE: Duration = Duration::from_secs(120);

/// What a peer needed.
pub enum Peer {
    Milliseconds(f64),
    /// Stopped after [`PATIENCE`].
    Slower,
    /// It is not there or does not run: a sentence.
    Missing(String),
}

impl std::fmt::Display for Peer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Milliseconds(ms) => write!(f, "{ms:.0} ms"),
            Self::Slower => write!(f, "over {} s", PATIENCE.as_secs()),
            Self::Missing(why) => write!(f, "missing: {why}"),
        }
    }
}

/// `dot` from the graph as text to an SVG, its start included.
pub fn dot(map: &JourneyMap) -> Peer {
    let mut graph =
        String::from("digraph { rankdir=LR; splines=ortho; node [shape=box width=1.17 height=.66];\n");
    for t in &map.touchpoints {
        graph.push_str(&format!("\"{}\";\n", t.id));
    }
    for t in &map.transitions {
        graph.push_str(&format!("\"{}\" -> \"{}\";\n", t.from, t.to));
    }
    graph.push_str("}\n");
    let begin = Instant::now();
    match run(Command::new("dot").arg("-Tsvg"), &graph) {
        Ok(Some(_)) => Peer::Milliseconds(begin.elapsed().as_secs_f64() * 1000.0),
        Ok(None) => Peer::Slower,
        Err(why) => Peer::Missing(format!("Graphviz dot: {why}; apt-get install graphviz")),
    }
}

/// elkjs layered, from its graph to its coordinates, the engine warm and its start left out.
pub fn elk(map: &JourneyMap) -> Peer {
    let nodes: Vec<&String> = map.touchpoints.iter().map(|t| &t.id).collect();
    let edges: Vec<[&String; 2]> = map.transitions.iter().map(|t| [&t.from, &t.to]).collect();
    let graph = serde_json::json!({ "nodes": nodes, "edges": edges }).to_string();
    let script = bundle::root().join("tests/benches/speed/elk.mjs");
    let printed = run(Command::new("node").arg(script).current_dir(bundle::root()), &graph);
    match printed {
        Ok(Some(text)) => match text.trim().parse() {
            Ok(ms) => Peer::Milliseconds(ms),
            Err(_) => Peer::Missing("elkjs printed no time".to_owned()),
        },
        Ok(None) => Peer::Slower,
        Err(why) => Peer::Missing(format!("elkjs: {why}; npm ci")),
    }
}

/// What the command prints on its output, or nothing when it takes too long.
fn run(command: &mut Command, input: &str) -> Result<Option<String>, String> {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|e| e.to_string())?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let input = input.to_owned();
    let writer = thread::spawn(move || stdin.map(|mut s| s.write_all(input.as_bytes())));
    let reader = thread::spawn(move || stdout.map(std::io::read_to_string));
    let begin = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().map_err(|e| e.to_string())? {
            break status;
        }
        if begin.elapsed() > PATIENCE {
            child.kill().and_then(|()| child.wait()).map_err(|e| e.to_string())?;
            return Ok(None);
        }
        thread::sleep(Duration::from_millis(2));
    };
    let _ = writer.join();
    let text = reader.join().ok().flatten().and_then(Result::ok).unwrap_or_default();
    if status.success() { Ok(Some(text)) } else { Err(format!("ended with {status}")) }
}
