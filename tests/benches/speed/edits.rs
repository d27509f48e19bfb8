//! One edit of a large map: from what somebody asked to the change that is ready for the log.

use std::cell::Cell;

use model::{By, Command, JourneyMap, Json, Kind, Spot, Which};

use crate::map;
use crate::rows::{Report, median_ms};

const TOUCHPOINTS: usize = 10_000;
const RUNS: usize = 101;

pub fn rows(report: &mut Report) {
    let text = |text: String| Json::Text(text);
    let id =
        |map: &JourneyMap, at: usize| map.touchpoints.get(at).map(|it| it.id.clone()).unwrap_or_default();
    let stage = |map: &JourneyMap, at: usize| map.stages.get(at).map(|it| it.id.clone()).unwrap_or_default();
    let retitle = |map: &JourneyMap, run: usize| Command::Set {
        of: Which::Touchpoint(id(map, TOUCHPOINTS / 2)),
        path: vec!["title".to_owned()],
        value: text(format!("Title {run}")),
    };
    let add = |map: &JourneyMap, run: usize| {
        let fields = [("title", text(format!("Card {run}"))), ("stage", text(stage(map, 1)))];
        Command::Add {
            kind: Kind::Touchpoint,
            fields: fields.map(|(key, value)| (key.to_owned(), value)).into(),
            before: None,
        }
    };
    let carry = |map: &JourneyMap, run: usize| Command::MoveTouchpoints {
        touchpoints: vec![id(map, run * 90)],
        to: Spot { stage: stage(map, run % 2), track: 0, before: None },
    };
    let delete = |map: &JourneyMap, run: usize| Command::Delete {
        things: vec![Which::Touchpoint(id(map, run * 90))],
        with_touchpoints: false,
    };
    row(report, "retitle a card", 1.0, &retitle);
    row(report, "add a card", 1.0, &add);
    row(report, "move a card to another stage", 1.0, &carry);
    row(report, "delete a card with what hangs on it", 20.0, &delete);
}

fn row(report: &mut Report, work: &str, target_ms: f64, ask: &dyn Fn(&JourneyMap, usize) -> Command) {
    let work = format!("{work}, {TOUCHPOINTS} touchpoints");
    let mut map = map(TOUCHPOINTS);
    let by = By { author: "Ana".to_owned(), time: "2026-10-02T09:14:00Z".to_owned() };
    let run = Cell::new(0);
    let mut refused = None;
    let ms = median_ms(RUNS, || {
        let command = ask(&map, run.replace(run.get() + 1));
        refused = command.run(&mut map, &by).err().or(refused.take());
    });
    match refused {
        Some(refusal) => report.fail(&work, &refusal.sentence),
        None => report.row(&work, ms * 1000.0, target_ms * 1000.0, "µs"),
    }
}
