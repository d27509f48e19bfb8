//! A process that changes maps is killed from outside at any microsecond: every change that it had
//! acknowledged is there, and at most one more.
//!
//! This program is both the killer and, started with `CHILD`, the victim.
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::RwLock;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::deeds::{NOW, by, greeting, open, rename_in, wait};
use crate::layer;

const CHILD: &str = "--change-maps-until-killed";
const KILLS: u32 = 300;
/// Each of these has a library of its own, which lives through all its kills.
const LIBRARIES: u32 = 4;
/// Longer than several changes take, checkpoints included.
const LONGEST_MICROSECONDS: u64 = 9_000;

/// Never comes back when this process was started to be killed.
pub fn change_if_asked() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, child, folder, marker] = arguments.as_slice()
        && child == CHILD
    {
        change_until_killed(Path::new(folder), Path::new(marker));
    }
}

/// Renames one touchpoint over and over and writes the number of each change once it is acknowledged.
fn change_until_killed(folder: &Path, marker: &Path) -> ! {
    let disk = layer::under(folder);
    disk.mark_in(File::create(marker).unwrap());
    let library = open(folder).unwrap();
    let mut out = std::io::stdout();
    loop {
        let ask = |map: &mut model::JourneyMap| {
            let title = next_title(map);
            rename_in(map, &title, &by("Ana"))
        };
        let done = wait(library.act("greeting-at-the-door", None, ask)).unwrap().unwrap();
        assert_eq!(done.unsaved, None);
        writeln!(out, "{}", done.number).unwrap();
    }
}

/// The titles count, so that a title tells the number of the change that gave it.
fn next_title(map: &model::JourneyMap) -> String {
    let number: u32 = map.touchpoints[0].title.parse().unwrap_or_default();
    (number + 1).to_string()
}

pub fn a_killed_process_loses_nothing_that_it_acknowledged() {
    let in_transaction: u32 = std::thread::scope(|scope| {
        let libraries: Vec<_> = (0..LIBRARIES).map(|seed| scope.spawn(move || kills(seed))).collect();
        libraries.into_iter().map(|library| library.join().unwrap()).sum()
    });
    println!("{KILLS} kills, {in_transaction} of them inside a transaction");
    assert!(in_transaction >= KILLS / 10, "only {in_transaction} of {KILLS} kills were inside a transaction");
}

/// Kills one process after the other that work on one library; gives how many were inside a transaction.
fn kills(seed: u32) -> u32 {
    let home = tempfile::tempdir().unwrap();
    let (folder, marker) = (home.path().join("library"), home.path().join("marker"));
    {
        let _no_birth = BIRTH.read().unwrap();
        let library = open(&folder).unwrap();
        wait(library.add(greeting(), NOW)).unwrap();
        library.close();
    }
    let mut chance = chance(seed);
    let mut in_transaction = 0;
    for _ in 0..KILLS / LIBRARIES {
        let acknowledged = run_and_kill(&folder, &marker, chance() % LONGEST_MICROSECONDS);
        in_transaction += u32::from(fs::read(&marker).unwrap() == b"T");
        check(&folder, acknowledged);
    }
    in_transaction
}

/// Between its birth and its start a process holds the files of the one that bears it, locked ones too: none is
/// born while a library is being checked.
static BIRTH: RwLock<()> = RwLock::new(());

/// Gives the number of the last change that the process acknowledged before it was killed.
fn run_and_kill(folder: &Path, marker: &Path, microseconds: u64) -> u32 {
    let birth = BIRTH.write().unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([CHILD.as_ref(), folder.as_os_str(), marker.as_os_str()])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    drop(birth);
    let mut said = BufReader::new(child.stdout.take().unwrap());
    let mut lines = String::new();
    said.read_line(&mut lines).unwrap();
    std::thread::sleep(Duration::from_micros(microseconds));
    child.kill().unwrap();
    child.wait().unwrap();
    said.read_to_string(&mut lines).unwrap();
    // The last line counts only if it was written to its end.
    let whole = lines.rsplit_once('\n').expect("it acknowledged at least one change").0;
    whole.lines().last().unwrap().parse().unwrap()
}

fn check(folder: &Path, acknowledged: u32) {
    let _no_birth = BIRTH.read().unwrap();
    let library = open(folder).unwrap();
    let opened = wait(library.open_map("greeting-at-the-door")).unwrap();
    let more = opened.number.checked_sub(acknowledged);
    assert!(matches!(more, Some(0 | 1)), "{acknowledged} were acknowledged, {} are there", opened.number);
    assert_eq!(opened.map.touchpoints[0].title, opened.number.to_string());
    let history = wait(library.history("greeting-at-the-door", None, u32::MAX)).unwrap();
    let numbers: Vec<u32> = history.iter().rev().map(|entry| entry.number).collect();
    assert_eq!(numbers, (1..=opened.number).collect::<Vec<_>>());
    assert_eq!(wait(library.health()).unwrap().rescued, Vec::<String>::new());
    library.close();
}

/// Numbers that differ from run to run: no two runs try the same instants.
fn chance(seed: u32) -> impl FnMut() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let mut state = u64::from(now.subsec_nanos()) ^ (u64::from(seed) << 40) | 1;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    }
}
