//! `throughline import`.

use crate::run::*;

#[test]
fn makes_a_map_of_another_tools_file() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("shop.journey");
    let output = fed(&["import".as_ref(), "-".as_ref(), "-o".as_ref(), target.as_os_str()], OJF.as_bytes());
    ends(&output, 0);
    assert_eq!(out(&output), "");
    assert!(err(&output).contains("iconColor"), "what is not carried over is told: {}", err(&output));
    let map = std::fs::read_to_string(&target).unwrap();
    assert!(map.contains("\"title\": \"Enters\""), "{map}");
    assert_eq!(names(folder.path()), ["shop.journey"]);
    ends(&run(&["check".as_ref(), target.as_os_str()]), 0);
    assert_eq!(out(&fed(&["fmt", "-"], map.as_bytes())), map);
}

#[test]
fn a_file_of_no_known_format_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("shop.journey");
    for input in [&b"{}"[..], b"not json", b"", MAP.as_bytes()] {
        let output = fed(&["import".as_ref(), "-".as_ref(), "-o".as_ref(), target.as_os_str()], input);
        ends(&output, 1);
        assert_eq!(err(&output).lines().count(), 1, "{}", err(&output));
    }
    assert!(names(folder.path()).is_empty());
}

#[test]
fn a_target_that_cannot_be_written_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("sub.journey")).unwrap();
    for target in
        [folder.path().join("sub.journey"), folder.path().join("none/shop.journey"), "/dev/full".into()]
    {
        let output =
            fed(&["import".as_ref(), "-".as_ref(), "-o".as_ref(), target.as_os_str()], OJF.as_bytes());
        ends(&output, 1);
        assert!(err(&output).contains("cannot be written"), "{}", err(&output));
    }
    assert_eq!(names(folder.path()), ["sub.journey"]);
    assert!(names(&folder.path().join("sub.journey")).is_empty());
}
