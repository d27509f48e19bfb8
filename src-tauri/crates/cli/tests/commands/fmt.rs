//! `throughline fmt`.

use std::os::unix::fs::PermissionsExt;

use crate::run::*;

#[test]
fn brings_a_file_to_its_canonical_bytes_once_and_for_all() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("map.journey");
    let minified: serde_json::Value = serde_json::from_str(MAP).unwrap();
    std::fs::write(&file, minified.to_string()).unwrap();
    for _ in 0..2 {
        let output = run(&["fmt".as_ref(), file.as_os_str()]);
        ends(&output, 0);
        assert_eq!((out(&output), err(&output)), ("", ""));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), MAP);
    }
    assert_eq!(names(folder.path()), ["map.journey"]);
}

#[test]
fn a_file_in_order_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("map.journey");
    std::fs::write(&file, MAP).unwrap();
    let long_ago = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    std::fs::File::options().write(true).open(&file).unwrap().set_modified(long_ago).unwrap();
    ends(&run(&["fmt".as_ref(), file.as_os_str()]), 0);
    assert_eq!(std::fs::metadata(&file).unwrap().modified().unwrap(), long_ago);
}

#[test]
fn standard_input_goes_to_standard_output() {
    let output = fed(&["fmt", "-"], format!("\u{feff}{}", MAP.replace('\n', "\r\n")).as_bytes());
    ends(&output, 0);
    assert_eq!(out(&output), MAP);
}

#[test]
fn permissions_stay_and_a_link_stays_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("map.journey"), folder.path().join("link.journey"));
    std::fs::write(&file, format!("{MAP}\n\n")).unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    ends(&run(&["fmt".as_ref(), link.as_os_str()]), 0);
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), MAP);
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_file_with_errors_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("map.journey");
    let broken = MAP.replace("\"version\": 1", "\"version\": 9");
    std::fs::write(&file, &broken).unwrap();
    let output = run(&["fmt".as_ref(), file.as_os_str()]);
    ends(&output, 1);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), broken);
    assert_eq!(names(folder.path()), ["map.journey"]);
}

#[test]
fn a_folder_is_no_file() {
    let folder = tempfile::tempdir().unwrap();
    ends(&run(&["fmt".as_ref(), folder.path().as_os_str()]), 1);
}
