//! `npm run gallery`: a page with our drawings beside the pictures of the look, and every golden.
//!
//! Written to `build/gallery/index.html`; with the text of `tests/gallery/differences.md`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use export::{Format, Paper};
use product_tests::drawing::{self, VIEWS};
use product_tests::{bundle, maps};

/// Width of the pictures of the look in pixels.
const POSTER_WIDTH: f32 = 1684.0;
const STYLE: &str = "body{font:15px/1.5 sans-serif;margin:32px;color:#14171f;background:#f6f7f9}\
h2{margin-top:48px}figure{margin:0 0 24px}figcaption{margin:0 0 8px;font-weight:600}\
img{display:block;border:1px solid #c6ccd8;background:#fff;max-width:none}\
.pair{display:flex;gap:24px;overflow-x:auto}pre{white-space:pre-wrap;max-width:80em}";

fn main() -> ExitCode {
    match build() {
        Ok(page) => {
            println!("{}", page.display());
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<PathBuf, String> {
    let root = bundle::root();
    let folder = root.join("build/gallery");
    fs::create_dir_all(&folder).map_err(|e| said(&folder, &e))?;
    ours(&root, &folder)?;
    let look = bundle::inputs().and_then(|inputs| Some(inputs.parent()?.join("design/look")));
    let mut page =
        format!("<!doctype html><meta charset=utf-8><title>Gallery</title><style>{STYLE}</style>\n");
    page.push_str("<h1>Gallery</h1>\n<p>Every picture at 100 %: ours first, the look beside it.</p>\n");
    for (heading, ours, theirs) in [
        ("Poster of Home broadband on A3", "poster.png", "export.png"),
        ("Home broadband in the window, fitted", "window.png", "editor-fit.png"),
    ] {
        let copied = look.as_deref().filter(|look| copy(&look.join(theirs), &folder.join(theirs)));
        page.push_str(&pair(heading, ours, copied.map(|_| theirs)));
    }
    let differences = fs::read_to_string(root.join("tests/gallery/differences.md")).unwrap_or_default();
    page.push_str(&format!("<h2>What still differs</h2>\n<pre>{}</pre>\n", escaped(&differences)));
    page.push_str(&goldens(&root, &folder)?);
    let index = folder.join("index.html");
    fs::write(&index, page).map_err(|e| said(&index, &e))?;
    Ok(index)
}

/// Paints the two pictures that stand beside the look.
fn ours(root: &Path, folder: &Path) -> Result<(), String> {
    let map = maps::read(&root.join("tests/fixtures/maps/home-broadband.journey"))?;
    // A3 is 420 mm wide; at this resolution it has the pixels of the look's poster.
    let poster = drawing::file(&drawing::poster(&map), Format::Png, Paper::A3, POSTER_WIDTH * 25.4 / 420.0);
    let window = VIEWS.iter().find(|view| view.name == "window compact").unwrap_or(&VIEWS[0]);
    let window = drawing::file(&window.draw(&map), Format::Png, Paper::Fit, 96.0);
    for (name, bytes) in [("poster.png", poster), ("window.png", window)] {
        let path = folder.join(name);
        fs::write(&path, bytes.map_err(|e| e.to_string())?).map_err(|e| said(&path, &e))?;
    }
    Ok(())
}

fn pair(heading: &str, ours: &str, look: Option<&str>) -> String {
    let figure = |caption: &str, file: &str| {
        format!(
            "<figure><figcaption>{caption}</figcaption><img src=\"{file}\" alt=\"{heading}: {caption}\"></figure>"
        )
    };
    let beside = match look {
        Some(file) => figure("the look", file),
        None => "<p>The pictures of the look are not beside this workspace.</p>".to_owned(),
    };
    format!("<h2>{heading}</h2>\n<div class=pair>{}{beside}</div>\n", figure("ours", ours))
}

fn goldens(root: &Path, folder: &Path) -> Result<String, String> {
    let stored = root.join("tests/golden");
    let mut names: Vec<PathBuf> = fs::read_dir(&stored)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    names.retain(|path| path.extension().is_some_and(|e| e == "png"));
    names.sort();
    let mut html = format!("<h2>{} golden pictures</h2>\n", names.len());
    let into = folder.join("golden");
    fs::create_dir_all(&into).map_err(|e| said(&into, &e))?;
    for path in names {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let name = escaped(file.trim_end_matches(".png"));
        copy(&path, &into.join(&file));
        html.push_str(&format!(
            "<figure><figcaption>{name}</figcaption><img src=\"golden/{file}\" alt=\"{name}\"></figure>\n"
        ));
    }
    Ok(html)
}

/// True where the copy stands.
fn copy(from: &Path, to: &Path) -> bool {
    fs::read(from).and_then(|bytes| fs::write(to, bytes)).is_ok()
}

fn said(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
