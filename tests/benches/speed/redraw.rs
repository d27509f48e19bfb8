//! An edit in the window, all but its pixels: asked for, on the disk, laid out, and what has changed of the
//! drawing made ready to be sent.

use std::fs;
use std::sync::Arc;
use std::time::Instant;

use app::library::{FileTaken, SameId, Start};
use app::{Command, Desk, Library, SceneView, Which};
use model::Json;

use crate::map;
use crate::rows::Report;

const RUNS: usize = 60;

pub fn rows(report: &mut Report) {
    for (touchpoints, target) in [(300, 20.0), (1_000, 50.0), (5_000, 50.0)] {
        let work = format!("an edit until its new drawing can be sent p95, {touchpoints} touchpoints");
        match edits(touchpoints) {
            Ok([median, p95]) => {
                report.row(&work, p95, target, "ms");
                report.row("    the median", median, target, "ms");
            }
            Err(why) => report.fail(&work, &why),
        }
    }
}

/// Renames touchpoints one after the other; gives the median and the 95th percentile in milliseconds.
fn edits(touchpoints: usize) -> Result<[f64; 2], String> {
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    let map = map(touchpoints);
    let file = folder.path().join("map.journey");
    fs::write(&file, model::write(&map)).map_err(|e| e.to_string())?;
    let home = folder.path().join("home");
    let Ok(Start::Here(library)) = Library::start(&home, "Ana", &[]) else {
        return Err("there is no library".to_owned());
    };
    let library = Arc::new(library);
    let desk = Desk::new(home, Arc::clone(&library));
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|e| e.to_string())?;
    let times = runtime.block_on(async {
        let taken = library.take_in_files(&[file], SameId::Ask).await;
        let [FileTaken { file: _, .. }] = taken.as_slice() else { return Err("no map".to_owned()) };
        let mut heard = library.follow();
        let view = &SceneView::default();
        desk.open_map("main", &map.id).await.map_err(String::from)?;
        let mut known = desk.drawing(&map.id, view).map_err(String::from)?.revision;
        let mut times = Vec::with_capacity(RUNS);
        for run in 0..RUNS {
            let touchpoint = &map.touchpoints[run * 7 % map.touchpoints.len()];
            let command = Command::Set {
                of: Which::Touchpoint(touchpoint.id.clone()),
                path: vec!["title".to_owned()],
                value: Json::Text(format!("Called {run} times")),
            };
            let begin = Instant::now();
            library.run(&map.id, command).await.map_err(|refused| format!("{refused:?}"))?;
            desk.heard(heard.recv().await.map_err(|e| e.to_string())?).await.map_err(String::from)?;
            let redrawing = desk.redraw(&map.id, view, known).map_err(String::from)?;
            known = redrawing.revision;
            std::hint::black_box(serde_json::to_vec(&redrawing).map_err(|e| e.to_string())?);
            times.push(begin.elapsed().as_secs_f64() * 1000.0);
        }
        Ok(times)
    });
    library.close();
    let mut times = times?;
    times.sort_by(f64::total_cmp);
    match [50, 95].map(|part| times.get(times.len() * part / 100).copied()) {
        [Some(median), Some(p95)] => Ok([median, p95]),
        _ => Err("no edits".to_owned()),
    }
}
