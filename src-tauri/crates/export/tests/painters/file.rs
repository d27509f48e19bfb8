//! A file is there whole, or not at all.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use export::{ExportError, Format, Page, Progress, to_file};

use crate::sample::{journey, request};

const FORMATS: [Format; 3] = [Format::Svg, Format::Png, Format::Pdf];

/// An empty folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("throughline-export-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

fn go_on(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

#[test]
fn an_export_leaves_just_its_file() {
    let folder = folder("whole");
    for format in FORMATS {
        let path = folder.join(format!("map.{format}"));
        fs::write(&path, "an older export").unwrap();
        to_file(&path, format, &request(&journey(), Page::default()), &mut go_on).unwrap();
        assert!(fs::read(&path).unwrap().len() > 10_000);
    }
    assert_eq!(names(&folder).len(), 3);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_cancelled_export_leaves_no_file_at_whatever_step() {
    let folder = folder("cancelled");
    for format in FORMATS {
        let mut steps = 0;
        let path = folder.join(format!("map.{format}"));
        let scene = journey();
        let asked = request(&scene, Page::default());
        to_file(&path, format, &asked, &mut |_| {
            steps += 1;
            ControlFlow::Continue(())
        })
        .unwrap();
        fs::remove_file(&path).unwrap();
        assert!(steps >= 3, "{format} looks only {steps} times whether to go on");
        for last in 0..steps {
            let mut step = 0;
            let result = to_file(&path, format, &asked, &mut |_| {
                step += 1;
                if step > last { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            assert!(matches!(result, Err(ExportError::Cancelled)), "{format} at step {last}");
            assert_eq!(names(&folder), [""; 0], "{format} at step {last}");
        }
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_cancelled_export_keeps_the_older_file() {
    let folder = folder("older");
    let path = folder.join("map.pdf");
    fs::write(&path, "an older export").unwrap();
    let stop = &mut |_| ControlFlow::Break(());
    assert!(to_file(&path, Format::Pdf, &request(&journey(), Page::default()), stop).is_err());
    assert_eq!(fs::read_to_string(&path).unwrap(), "an older export");
    assert_eq!(names(&folder), ["map.pdf"]);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn progress_begins_at_nothing_never_falls_and_ends_at_all() {
    for format in FORMATS {
        let mut told = Vec::new();
        let mut out = Vec::new();
        export::write(format, &request(&journey(), Page::default()), &mut out, &mut |p| {
            told.push(p.done);
            ControlFlow::Continue(())
        })
        .unwrap();
        assert_eq!((told[0], told[told.len() - 1]), (0.0, 1.0), "{format}: {told:?}");
        assert!(told.is_sorted(), "{format}: {told:?}");
    }
}

#[test]
fn a_full_disk_is_a_sentence() {
    let full = Path::new("/dev/full");
    if !full.exists() {
        return println!("skipped: this system has no /dev/full");
    }
    for format in FORMATS {
        let error = to_file(full, format, &request(&journey(), Page::default()), &mut go_on).unwrap_err();
        assert!(matches!(error, ExportError::DiskFull), "{format}: {error:?}");
        assert!(error.to_string().starts_with("The disk is full."));
    }
}

#[test]
fn a_folder_that_is_not_there_is_a_sentence() {
    let path = folder("gone").join("no/such/map.svg");
    let error = to_file(&path, Format::Svg, &request(&journey(), Page::default()), &mut go_on).unwrap_err();
    assert!(matches!(error, ExportError::NoFolder));
}
