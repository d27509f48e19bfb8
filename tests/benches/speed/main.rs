//! `npm run bench`: the speed targets for layout, posters, opening, figures and edits, each with its figure.
//!
//! The layout rows count only beside Graphviz `dot` and elkjs, measured here on the same graphs;
//! without them they fail. A missed target is said and does not end the run. `npm run bench -- library` measures
//! one part: layout, poster, open, redraw, figures, edits or library.

mod edits;
mod figures;
mod library;
mod peers;
mod poster;
mod redraw;
mod rows;

use std::ops::ControlFlow;
use std::process::ExitCode;

use app::Audience;
use app::drawing::draw as draw_map;
use export::{Format, Page, Paper, Request};
use layout::{Density, Fonts, Form};
use model::JourneyMap;
use product_tests::generate::{self, Kind};
use product_tests::words::Script;
use scene::{Scene, Theme};

use rows::{Report, median_ms};

/// That of the programs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Measures the rows of one part.
type Measure = fn(&mut Report);

fn main() -> ExitCode {
    if std::env::args().any(|argument| argument == poster::CHILD) {
        return poster::paint_in_child();
    }
    let mut report = Report::default();
    println!("Speed, medians of repeated runs, one process unless said otherwise\n");
    let rows: [(&str, Measure); 7] = [
        ("layout", layout_rows),
        ("poster", poster::rows),
        ("open", open_rows),
        ("redraw", redraw::rows),
        ("figures", figures::rows),
        ("edits", edits::rows),
        ("library", library::rows),
    ];
    let wanted: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    for (name, measure) in rows {
        if wanted.is_empty() || wanted.iter().any(|wanted| wanted == name) {
            measure(&mut report);
        }
    }
    println!("\n{} missed, {} failed", report.missed, report.failed);
    ExitCode::from(u8::from(report.failed > 0))
}

/// A map of so many touchpoints: three tracks, loops, steps, service points, two personas or so.
fn map(touchpoints: usize) -> JourneyMap {
    let script = Script::Latin;
    generate::map(Kind { seed: 11, touchpoints, script, tracks: 3, long: false, loops: true })
}

/// The drawing of a poster, `aspect` its width over its height.
fn draw(map: &JourneyMap, aspect: Option<f32>) -> Scene {
    app::drawing::poster(map, Audience::Team, aspect, false)
}

/// Writes the drawing and gives the number of bytes.
fn write(scene: &Scene, format: Format, paper: Paper, dpi: f32) -> Result<usize, String> {
    let page = Page { paper, ..Page::default() };
    let request = Request { scene, fonts: app::fonts(), theme: Theme::Light, page, dpi, date: None };
    let mut bytes = Vec::new();
    let written = export::write(format, &request, &mut bytes, &mut |_| ControlFlow::Continue(()));
    written.map(|_| bytes.len()).map_err(|e| e.to_string())
}

fn layout_rows(report: &mut Report) {
    for (touchpoints, target, runs) in [(1_000, 60.0, 9), (5_000, 400.0, 5)] {
        let map = map(touchpoints);
        let work = format!("layout + SVG of {touchpoints} touchpoints");
        let options = layout::Options {
            density: Density::Compact,
            form: Form::Window,
            for_customers: false,
            flow: false,
        };
        let figures = analysis::today(&map).ok().map(|a| app::drawing::figures(&a));
        let mut failure = None;
        let ms = median_ms(runs, || {
            // Fonts that have laid no text before.
            let scene = layout::lay_out(&map, figures.as_ref(), &Fonts::new(app::fonts()), &options);
            failure = write(&scene, Format::Svg, Paper::Fit, 96.0).err();
        });
        match failure {
            Some(why) => report.fail(&work, &why),
            None => report.row(&work, ms, target, "ms"),
        }
        report.peers(ms, &[("Graphviz dot", peers::dot(&map)), ("elkjs layered", peers::elk(&map))]);
    }
}

fn open_rows(report: &mut Report) {
    for (touchpoints, target, runs) in [(1_000, 150.0, 9), (10_000, 500.0, 3)] {
        let file = model::write(&map(touchpoints));
        let work = format!("open a map of {touchpoints} touchpoints");
        let mut failure = None;
        let ms = median_ms(runs, || match model::read(file.as_ref()) {
            Ok(map) => {
                let density = Density::Comfortable;
                let fonts = Fonts::new(app::fonts());
                std::hint::black_box(draw_map(&map, &fonts, Audience::Team, density, Form::Window));
            }
            Err(error) => failure = Some(format!("{error:?}")),
        });
        match failure {
            Some(why) => report.fail(&work, &why),
            None => report.row(&work, ms, target, "ms"),
        }
    }
}
