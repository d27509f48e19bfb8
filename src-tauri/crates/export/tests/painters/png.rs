//! PNG: size, resolution, the same picture whatever the bands.

use std::ops::ControlFlow;

use export::{ExportError, Format, Page, Paper, Request, write};
use scene::{Group, Role, Scene, Token};

use crate::sample::{journey, output, request, scene, shape, written};

struct Picture {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
    per_metre: u32,
}

fn read(bytes: &[u8]) -> Picture {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    let info = reader.info();
    let per_metre = info.pixel_dims.unwrap().xppu;
    Picture { width: info.width, height: info.height, pixels, per_metre }
}

fn at_dpi(scene: &Scene, page: Page, dpi: f32) -> Vec<u8> {
    written(Format::Png, &Request { dpi, ..request(scene, page) }).0
}

impl Picture {
    fn at(&self, x: u32, y: u32) -> [u8; 3] {
        let start = ((y * self.width + x) * 3) as usize;
        [self.pixels[start], self.pixels[start + 1], self.pixels[start + 2]]
    }

    /// Share of pixels that are not paper.
    fn ink(&self) -> f32 {
        let inked = self.pixels.chunks(3).filter(|p| p.iter().any(|v| *v < 250)).count();
        inked as f32 / (self.width * self.height) as f32
    }
}

#[test]
fn the_size_follows_from_drawing_and_resolution() {
    let bytes = at_dpi(&journey(), Page::default(), 96.0);
    std::fs::write(output("journey-96.png"), &bytes).unwrap();
    let small = read(&bytes);
    assert_eq!((small.width, small.height, small.per_metre), (800, 400, 3780));
    let bytes = at_dpi(&journey(), Page::default(), 192.0);
    std::fs::write(output("journey-192.png"), &bytes).unwrap();
    let large = read(&bytes);
    assert_eq!((large.width, large.height, large.per_metre), (1600, 800, 7559));
    assert!((small.ink() - large.ink()).abs() < 0.03, "{} and {}", small.ink(), large.ink());
}

#[test]
fn a3_at_150_dpi_is_2480_by_1754() {
    let page = Page { paper: Paper::A3, portrait: false, tile: None };
    let picture = read(&at_dpi(&journey(), page, 150.0));
    assert_eq!((picture.width, picture.height), (2480, 1754));
}

#[test]
fn shapes_pictures_and_paper_have_their_colours() {
    let picture = read(&at_dpi(&journey(), Page::default(), 96.0));
    assert_eq!(picture.at(2, 2), [255, 255, 255]);
    assert_eq!(picture.at(60, 321), [0xC4, 0x24, 0x2C], "the ring of the mark");
    assert_eq!(picture.at(60, 330), [255, 255, 255], "the hole in the ring");
    assert_eq!(picture.at(650, 310), [255, 0, 0], "the first pixel of the picture");
    assert_eq!(picture.at(690, 350), [255, 237, 127], "yellow half seen through");
}

#[test]
fn no_seam_shows_between_bands() {
    // Every row of a plain slanted band differs from the next by the same shift, also across a
    // seam: here all rows of a full-height bar must be alike.
    let bar = scene::Path::rect(scene::Rect::new(10.3, 0.0, 20.0, 4000.0));
    let drawing = scene(
        2000.0,
        4000.0,
        vec![Group::new("b", Role::Stage, "bar", vec![shape(bar, Some(Token::Accent.into()), None)])],
    );
    let picture = read(&at_dpi(&drawing, Page::default(), 96.0));
    let row = |y: u32| (0..64).map(|x| picture.at(x, y)).collect::<Vec<_>>();
    assert!((1..picture.height).all(|y| row(y) == row(0)));
}

#[test]
fn the_same_drawing_gives_the_same_bytes() {
    let draw = || at_dpi(&journey(), Page::default(), 96.0);
    assert!(draw() == draw());
}

#[test]
fn an_impossible_resolution_and_too_many_pixels_are_refused_in_a_sentence() {
    let scene = journey();
    let fails = |page, dpi| {
        let asked = Request { dpi, ..request(&scene, page) };
        write(Format::Png, &asked, &mut Vec::new(), &mut |_| ControlFlow::Continue(())).unwrap_err()
    };
    for dpi in [0.0, -1.0, f32::NAN, 1e9] {
        assert!(matches!(fails(Page::default(), dpi), ExportError::Resolution(_)));
    }
    let a0 = Page { paper: Paper::A0, portrait: false, tile: None };
    let sentence = fails(a0, 1200.0).to_string();
    assert!(sentence.contains("fewer dpi"), "{sentence}");
}

#[test]
fn a_drawing_of_nothing_is_one_pixel_of_paper() {
    let picture = read(&at_dpi(&scene(0.0, f32::NAN, vec![]), Page::default(), 96.0));
    assert_eq!((picture.width, picture.height, picture.at(0, 0)), (1, 1, [255, 255, 255]));
}
