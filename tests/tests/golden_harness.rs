//! The harness of the golden pictures: it must fail where it should.
#![cfg(test)]

use product_tests::golden::Album;
use product_tests::picture::Picture;

fn album(name: &str, bless: bool) -> Album {
    let folder = std::env::temp_dir().join(format!("throughline-album-{name}-{}", std::process::id()));
    Album { stored: folder.join("golden"), differences: folder.join("diff"), bless }
}

fn picture() -> Picture {
    let mut picture = Picture::blank(40, 30);
    (0..20).for_each(|i| picture.pixels[i * 41] = [74, 67, 224]);
    picture
}

#[test]
fn a_picture_without_reference_fails() {
    let said = album("missing", false).compare("map", &picture()).expect_err("nothing is stored");
    assert!(said.contains("no golden picture"), "{said}");
}

#[test]
fn the_same_picture_passes_and_one_changed_pixel_fails_and_is_shown() {
    album("one", true).compare("map", &picture()).expect("stored");
    let album = album("one", false);
    album.compare("map", &picture()).expect("the same");
    let mut changed = picture();
    changed.pixels[5 * 40 + 7] = [196, 36, 44];
    let said = album.compare("map", &changed).expect_err("a pixel differs");
    assert!(said.contains("1 of 1200 pixels differ, the first at (7, 5)"), "{said}");
    let shown = std::fs::read(album.differences.join("map.png")).expect("three panels");
    let shown = Picture::from_png(&shown).expect("a picture");
    assert_eq!((shown.width, shown.height), (40 * 3 + 32, 30));
    assert_eq!(shown.pixels[5 * 152 + 7 + 2 * 56], [224, 0, 0]);
}

#[test]
fn another_size_fails() {
    album("size", true).compare("map", &picture()).expect("stored");
    let said = album("size", false).compare("map", &Picture::blank(40, 31)).expect_err("higher");
    assert!(said.contains("was 40 × 30, is 40 × 31 pixels"), "{said}");
}

#[test]
fn a_shade_of_rounding_passes() {
    album("shade", true).compare("map", &picture()).expect("stored");
    let mut shade = picture();
    shade.pixels.iter_mut().for_each(|p| p[0] = p[0].saturating_sub(3));
    album("shade", false).compare("map", &shade).expect("nobody sees that");
}
