//! Golden pictures: the poster of every fixture, named after its edge case.
#![cfg(test)]

use product_tests::drawing;
use product_tests::golden::Album;
use product_tests::maps;
use scene::Theme;

/// Widest golden picture in pixels: words can be read, files stay small.
const WIDTH: f32 = 1400.0;

/// Maps of which it is drawn how many customers go where: with branches and a way round, with many
/// tracks, with shares that nobody gave, and one that the arithmetic refuses.
const FLOWING: [(&str, Theme); 4] = [
    ("home-broadband", Theme::Light),
    ("five-parallel-tracks", Theme::Dark),
    ("exits-everywhere", Theme::Print),
    ("never-leaving", Theme::Light),
];

#[test]
fn every_fixture_looks_as_it_did_when_it_was_looked_at() {
    let maps = maps::fixtures().expect("readable fixtures");
    assert!(maps.len() >= 20, "only {} fixtures", maps.len());
    let album = Album::of_workspace();
    let compare = |named: &maps::Named| {
        let scene = drawing::poster(&named.map);
        drawing::picture(&scene, WIDTH).and_then(|picture| album.compare(&named.name, &picture))
    };
    let differing: Vec<String> = maps.iter().filter_map(|named| compare(named).err()).collect();
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn arrows_that_say_how_many_go_along_them_look_as_they_did_when_they_were_looked_at() {
    let album = Album::of_workspace();
    let album = Album { stored: album.stored.join("flow"), ..album };
    let maps = maps::fixtures().expect("readable fixtures");
    let mut differing = Vec::new();
    for (name, theme) in FLOWING {
        let named = maps.iter().find(|named| named.name == name).expect("a fixture");
        let scene = drawing::flow(&named.map);
        let picture = drawing::themed(&scene, theme, WIDTH);
        differing.extend(picture.and_then(|picture| album.compare(name, &picture)).err());
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn no_golden_picture_is_without_its_map() {
    let names: Vec<String> =
        maps::fixtures().expect("readable fixtures").into_iter().map(|m| m.name).collect();
    let Ok(stored) = std::fs::read_dir(Album::of_workspace().stored) else { return };
    let pictures = stored.flatten().map(|entry| entry.path()).filter(|path| path.is_file());
    for path in pictures {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        assert!(names.contains(&name), "{} belongs to no fixture", path.display());
    }
}

#[test]
fn no_two_fixtures_are_the_same_map() {
    let maps = maps::fixtures().expect("readable fixtures");
    for (i, a) in maps.iter().enumerate() {
        for b in &maps[i + 1..] {
            assert!(
                a.map.title != b.map.title || a.map.touchpoints != b.map.touchpoints,
                "{} and {}",
                a.name,
                b.name
            );
        }
    }
}
