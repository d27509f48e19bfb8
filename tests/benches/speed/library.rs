//! The library: what a durable edit costs, a map with a long history, a library of 2,000 maps.

use std::fs::File;
use std::future::Future;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

use model::{By, Command, JourneyMap, Json};
use store::{Library, Shelf, StoreError};

use crate::map;
use crate::peers::Peer;
use crate::rows::{Report, median_ms};

const NOW: &str = "2026-11-26T09:00:00Z";
const EDITS: usize = 10_000;
const MAPS: usize = 2_000;

pub fn rows(report: &mut Report) {
    if let Err(why) = edits(report) {
        report.fail("a durable edit", &why.to_string());
    }
    if let Err(why) = many_maps(report) {
        report.fail("a library of 2,000 maps", &why.to_string());
    }
}

fn wait<T>(answer: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
    tokio::runtime::Builder::new_current_thread().build()?.block_on(answer)
}

fn open(folder: &Path) -> Result<Library, StoreError> {
    Library::open(folder, NOW, |_| {})
}

/// Renames one touchpoint, and gives the milliseconds until that was acknowledged.
fn rename(library: &Library, id: &str, touchpoint: &str, number: usize) -> Result<f64, StoreError> {
    let command = Command::Set {
        of: model::Which::Touchpoint(touchpoint.to_owned()),
        path: vec!["title".to_owned()],
        value: Json::Text(format!("Title {number}")),
    };
    let by = By { author: "Ana".to_owned(), time: NOW.to_owned() };
    let begin = Instant::now();
    wait(library.act(id, None, move |map| command.run(map, &by)))?;
    Ok(begin.elapsed().as_secs_f64() * 1000.0)
}

fn edits(report: &mut Report) -> Result<(), StoreError> {
    for touchpoints in [300, 10_000] {
        let folder = tempfile::tempdir()?;
        let map = map(touchpoints);
        let library = open(folder.path())?;
        let id = wait(library.add(map.clone(), NOW))?.id;
        let count = if touchpoints == 300 { EDITS } else { EDITS / 10 };
        let mut times = Vec::with_capacity(count);
        for number in 0..count {
            let touchpoint = map.touchpoints.get(number % map.touchpoints.len());
            let touchpoint = touchpoint.map(|touchpoint| touchpoint.id.as_str()).unwrap_or_default();
            times.push(rename(&library, &id, touchpoint, number)?);
        }
        times.sort_by(f64::total_cmp);
        let part = |share: f64| times.get((times.len() as f64 * share) as usize).copied().unwrap_or_default();
        report.row(&format!("a durable edit p99, {touchpoints} touchpoints"), part(0.99), 15.0, "ms");
        report.peers(part(0.5), &[("the median beside a plain append and sync", plain(folder.path())?)]);
        if touchpoints == 300 {
            library.close();
            reopened(report, folder.path(), &id)?;
        }
    }
    Ok(())
}

/// What a file takes that is appended to and synced: less no durable edit can cost.
fn plain(folder: &Path) -> Result<Peer, StoreError> {
    let mut file = File::create(folder.join("plain"))?;
    let mut failed = None;
    let ms = median_ms(99, || {
        let written = file.write_all(&[7; 4096]).and_then(|()| file.sync_data());
        failed = failed.take().or(written.err());
    });
    failed.map_or(Ok(Peer::Milliseconds(ms)), |error| Err(error.into()))
}

/// A map with a long history, opened, undone, and looked at as it once was.
fn reopened(report: &mut Report, folder: &Path, id: &str) -> Result<(), StoreError> {
    let begin = Instant::now();
    let library = open(folder)?;
    wait(library.open_map(id))?;
    report.row("    opened after 10,000 edits", begin.elapsed().as_secs_f64() * 1000.0, 150.0, "ms");
    let mut failed = None;
    let ms = median_ms(9, || failed = wait(library.state(id, EDITS as u32 / 2 + 400)).err());
    report.row("    an old state of it looked at", ms, 300.0, "ms");
    library.close();
    failed.map_or(Ok(()), Err)
}

fn many_maps(report: &mut Report) -> Result<(), StoreError> {
    let folder = tempfile::tempdir()?;
    let library = open(folder.path())?;
    let pattern = map(40);
    for number in 0..MAPS {
        let mut map = JourneyMap { title: format!("Journey {number}"), ..pattern.clone() };
        if let Some(touchpoint) = map.touchpoints.get_mut(number % 40) {
            touchpoint.title = format!("Wartet auf Techniker {number}");
        }
        wait(library.add(map, NOW))?;
    }
    library.close();
    let begin = Instant::now();
    let library = open(folder.path())?;
    let maps = wait(library.maps(Shelf::InUse))?;
    report.row(
        "a library of 2,000 maps opened and listed",
        begin.elapsed().as_secs_f64() * 1000.0,
        300.0,
        "ms",
    );
    if maps.len() != MAPS {
        report.fail("a library of 2,000 maps", &format!("it has {} maps", maps.len()));
    }
    for text in ["techniker 1234", "techniker", "ab", "xy zz qq"] {
        let mut failed = None;
        let ms = median_ms(9, || failed = wait(library.search(text, Shelf::InUse, 50)).err());
        report.row(&format!("    searched for “{text}”"), ms, 100.0, "ms");
        if let Some(error) = failed {
            return Err(error);
        }
    }
    library.close();
    Ok(())
}
