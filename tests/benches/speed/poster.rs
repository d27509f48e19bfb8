//! A0 posters: the PDF in this process, the PNG in one of its own whose peak memory is read.

use std::process::{Command, ExitCode};
use std::time::Instant;

use export::{Format, Paper};

use crate::rows::{Report, median_ms};
use crate::{draw, map, write};

/// The argument that makes this program paint the PNG and tell what it took.
pub const CHILD: &str = "--paint-a0";
/// A0 landscape between its margins of 10 mm.
const A0: f32 = 1169.0 / 821.0;
const TOUCHPOINTS: usize = 300;

pub fn rows(report: &mut Report) {
    let map = map(TOUCHPOINTS);
    let mut failure = None;
    let ms = median_ms(9, || failure = write(&draw(&map, Some(A0)), Format::Pdf, Paper::A0, 96.0).err());
    match failure {
        Some(why) => report.fail("A0 poster PDF of 300 touchpoints", &why),
        None => report.row("A0 poster PDF of 300 touchpoints", ms, 300.0, "ms"),
    }
    match painted() {
        Ok((seconds, megabytes)) => {
            report.row("A0 PNG at 300 dpi of 300 touchpoints", seconds, 2.0, "s ");
            report.row("    its peak memory", megabytes, 300.0, "MB");
        }
        Err(why) => report.fail("A0 PNG at 300 dpi of 300 touchpoints", &why),
    }
}

/// Seconds and peak megabytes of a process that lays out and paints the poster.
fn painted() -> Result<(f64, f64), String> {
    let me = std::env::current_exe().map_err(|e| e.to_string())?;
    let output = Command::new(me).arg(CHILD).output().map_err(|e| e.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut numbers = text.split_whitespace().map(str::parse::<f64>);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(seconds)), Some(Ok(megabytes))) => Ok((seconds, megabytes)),
        _ => Err(format!("{text} {}", String::from_utf8_lossy(&output.stderr))),
    }
}

/// Prints the seconds and the peak megabytes of resident memory.
pub fn paint_in_child() -> ExitCode {
    let map = map(TOUCHPOINTS);
    let begin = Instant::now();
    let scene = draw(&map, Some(A0));
    if let Err(why) = write_to_nowhere(&scene) {
        eprintln!("{why}");
        return ExitCode::FAILURE;
    }
    let seconds = begin.elapsed().as_secs_f64();
    let Some(megabytes) = peak_megabytes() else {
        eprintln!("the peak memory is known on Linux only");
        return ExitCode::FAILURE;
    };
    println!("{seconds} {megabytes}");
    ExitCode::SUCCESS
}

/// Streams the picture away: the file itself is not memory of the painter.
fn write_to_nowhere(scene: &scene::Scene) -> Result<(), String> {
    let page = export::Page { paper: Paper::A0, ..export::Page::default() };
    let theme = scene::Theme::Light;
    let request = export::Request { scene, fonts: app::fonts(), theme, page, dpi: 300.0, date: None };
    let go_on = &mut |_| std::ops::ControlFlow::Continue(());
    export::write(Format::Png, &request, &mut std::io::sink(), go_on).map(|_| ()).map_err(|e| e.to_string())
}

/// The high-water mark of resident memory that Linux keeps for a process.
fn peak_megabytes() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024.0)
}
