//! Running the program, and small maps for it.

use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

pub const MAP: &str = r##"{
  "format": "journey",
  "version": 1,
  "id": "shop",
  "title": "A shop",
  "stages": [
    {
      "id": "buy",
      "title": "Buy"
    }
  ],
  "lanes": [
    {
      "id": "actions",
      "title": "Actions",
      "zone": "customer",
      "kind": "touchpoints"
    },
    {
      "id": "service",
      "title": "Service",
      "zone": "customer",
      "kind": "service"
    }
  ],
  "touchpoints": [
    {
      "id": "enter",
      "title": "Enters",
      "stage": "buy"
    },
    {
      "id": "pay",
      "title": "Pays",
      "stage": "buy"
    }
  ],
  "transitions": [
    {
      "from": "enter",
      "to": "pay",
      "share": 0.5
    }
  ],
  "service_points": [
    {
      "id": "till",
      "touchpoint": "pay",
      "title": "Till is down",
      "cause": "technical_failure",
      "need": 0.1
    }
  ]
}
"##;

/// A journey as the Ptolemy mapper writes it.
pub const OJF: &str = r#"{
  "version": "1.0",
  "stages": [{ "id": "s1", "name": "Buy" }],
  "swimlanes": [{ "id": "l1", "name": "Activity" }],
  "nodes": [{ "stageId": "s1", "swimlaneId": "l1", "title": "Enters", "iconColor": "red" }]
}"#;

fn throughline(arguments: &[&OsStr]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_throughline"));
    command.args(arguments).stdin(Stdio::null());
    command
}

/// Runs it with these words.
pub fn run<S: AsRef<OsStr>>(arguments: &[S]) -> Output {
    let arguments: Vec<&OsStr> = arguments.iter().map(AsRef::as_ref).collect();
    throughline(&arguments).output().unwrap()
}

/// Runs it with `input` on its standard input.
pub fn fed<S: AsRef<OsStr>>(arguments: &[S], input: &[u8]) -> Output {
    let arguments: Vec<&OsStr> = arguments.iter().map(AsRef::as_ref).collect();
    let mut command = throughline(&arguments);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A program that refuses its words ends without reading.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

/// Runs it with its standard output going to a device that takes nothing.
pub fn into_a_full_disk<S: AsRef<OsStr>>(arguments: &[S]) -> Output {
    let arguments: Vec<&OsStr> = arguments.iter().map(AsRef::as_ref).collect();
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    throughline(&arguments).stdout(full).stderr(Stdio::piped()).output().unwrap()
}

/// Runs it with nobody reading its standard output.
pub fn into_a_closed_pipe<S: AsRef<OsStr>>(arguments: &[S]) -> Output {
    let arguments: Vec<&OsStr> = arguments.iter().map(AsRef::as_ref).collect();
    let mut command = throughline(&arguments);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    command.stdout(writer).stderr(Stdio::piped()).output().unwrap()
}

pub fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

pub fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

pub fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// The names in a folder, sorted.
pub fn names(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

/// Asserts the exit code, with what was said when it is another.
#[track_caller]
pub fn ends(output: &Output, expected: i32) {
    assert_eq!(code(output), expected, "out: {}\nerr: {}", out(output), err(output));
}
