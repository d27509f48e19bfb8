//! Drawings to paint, made by hand.

use std::borrow::Cow;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use export::{Format, Page, Report, Request, write};
use layout::Fonts;
use layout::text::{Align, Style};
use scene::{
    Face, FontFiles, Group, Item, Paint, Path as Outline, PersonaColour, Picture, Point, Rect, Role, Scene,
    Shape, Size, Stroke, Theme, Token, Weight,
};

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

pub static FILES: LazyLock<FontFiles> = LazyLock::new(|| {
    FontFiles::new(|face: Face| {
        Cow::Owned(std::fs::read(root().join("fonts").join(face.file())).expect("a bundled font"))
    })
});

static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::new(&FILES));

/// Text whose first line is topped at (x, y), at most `width` wide.
pub fn text(x: f32, y: f32, width: f32, size: f32, weight: Weight, text: &str) -> Item {
    let style = Style::new(size, size * 1.4, weight, Token::Text.into());
    Item::Text(FONTS.block(text, style, width).at(x, y, width, Align::Start))
}

pub fn linked(item: Item, link: &str) -> Item {
    let Item::Text(mut paragraph) = item else { return item };
    paragraph.link = Some(link.to_owned());
    Item::Text(paragraph)
}

pub fn shape(path: Outline, fill: Option<Paint>, stroke: Option<Stroke>) -> Item {
    Item::Shape(Shape { path, fill, stroke })
}

pub fn scene(width: f32, height: f32, groups: Vec<Group>) -> Scene {
    let texts = groups.iter().flat_map(|g| &g.items).filter_map(|item| match item {
        Item::Text(p) => p.runs.iter().map(|r| r.size).min_by(f32::total_cmp),
        _ => None,
    });
    let smallest_text = texts.min_by(f32::total_cmp);
    Scene {
        size: Size { w: width, h: height },
        headers: Size { w: 0.0, h: 0.0 },
        title: "Home broadband, first 90 days".to_owned(),
        language: "en".to_owned(),
        personas: vec![PersonaColour { light: "#3B5BDB".to_owned(), dark: "#8DA2FB".to_owned() }],
        groups,
        smallest_text,
    }
}

/// A card at (x, y) with a title.
pub fn card(id: &str, x: f32, y: f32, title: &str) -> Group {
    let outline = Stroke::solid(Token::Outline.into(), 1.0);
    let frame = Outline::round_rect(Rect::new(x, y, 150.0, 70.0), 8.0);
    let items = vec![
        shape(frame, Some(Token::Surface.into()), Some(outline)),
        text(x + 10.0, y + 10.0, 130.0, 13.0, Weight::SemiBold, title),
    ];
    Group::new(format!("card/{id}"), Role::Card, title, items)
}

/// A small journey in four scripts with one of everything.
pub fn journey() -> Scene {
    let arrow = Outline::new().move_to(170.0, 155.0).line_to(210.0, 155.0);
    let head = Outline::new().move_to(212.0, 155.0).line_to(204.0, 151.0).line_to(204.0, 159.0).close();
    let curve = Outline::new().move_to(30.0, 260.0).cubic_to(
        Point::new(200.0, 200.0),
        Point::new(400.0, 320.0),
        Point::new(760.0, 230.0),
    );
    let wash = Paint::Persona { index: 0, alpha: 0.15 };
    let persona = Paint::Persona { index: 0, alpha: 1.0 };
    let groups = vec![
        Group::new(
            "ground",
            Role::Backdrop,
            "",
            vec![shape(Outline::rect(Rect::new(10.0, 200.0, 780.0, 90.0)), Some(wash), None)],
        ),
        Group::new(
            "title",
            Role::Title,
            "Home broadband, first 90 days",
            vec![text(20.0, 20.0, 760.0, 24.0, Weight::Bold, "Home broadband, first 90 days")],
        ),
        Group::new(
            "stage/order",
            Role::Stage,
            "Order",
            vec![linked(
                text(20.0, 70.0, 400.0, 14.0, Weight::Medium, "Order AVATAR Tofu, to 150?"),
                "https://example.org/?a=1&b=\"2\"",
            )],
        ),
        card("latin", 20.0, 120.0, "Sees an offer online and compares"),
        card("chinese", 215.0, 120.0, "预约工程师上门安装宽带，等待确认"),
        card("arabic", 410.0, 120.0, "يرى العرض (عبر الإنترنت) رقم 150 اليوم"),
        card("emoji", 605.0, 120.0, "Happy 😀 customer 👍🏽 👩‍👩‍👧 ok"),
        Group::new(
            "arrow/latin>chinese",
            Role::Arrow { from: "card/latin".into(), to: "card/chinese".into() },
            "From Sees an offer to 预约工程师上门安装宽带",
            vec![
                shape(arrow, None, Some(Stroke::solid(Token::Arrow.into(), 1.5))),
                shape(head, Some(Token::Arrow.into()), None),
            ],
        ),
        Group::new(
            "curve/maya",
            Role::Curve,
            "How Maya feels: from 0 to 3",
            vec![shape(curve, None, Some(Stroke::solid(persona, 2.5).dashed(&[8.0, 4.0]).rounded()))],
        ),
        mark(),
        Group::new(
            "image/router",
            Role::Image,
            "Picture: the router",
            vec![
                Item::Picture(Picture {
                    at: Rect::new(640.0, 300.0, 60.0, 60.0),
                    alt: "The router".into(),
                    media_type: "image/png".into(),
                    data: PIXELS.into(),
                }),
                Item::Picture(Picture {
                    at: Rect::new(720.0, 300.0, 60.0, 60.0),
                    alt: "A damaged picture".into(),
                    media_type: "image/png".into(),
                    data: PIXELS[..60].into(),
                }),
            ],
        ),
    ];
    scene(800.0, 400.0, groups)
}

fn mark() -> Group {
    let ring = Outline::circle(60.0, 330.0, 12.0).and(Outline::circle(60.0, 330.0, 6.0));
    Group::new(
        "mark/missed",
        Role::Mark,
        "Missed appointment, ours to fix: 37 contacts",
        vec![
            shape(ring, Some(Token::Ours.into()), None),
            text(80.0, 318.0, 200.0, 12.0, Weight::Regular, "37 Missed appointment لم يصل technical"),
        ],
    )
}

/// Two pixels of PNG by two: red, green, blue, and yellow half seen through.
pub const PIXELS: &str = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAGElEQVR4nGP4z8Dwn2EBEAPp///vMDQAAEJuB/cjZnfGAAAAAElFTkSuQmCC";

pub fn request(scene: &Scene, page: Page) -> Request<'_> {
    Request { scene, fonts: &FILES, theme: Theme::Light, page, dpi: 96.0, date: None }
}

/// The file's bytes and the report.
pub fn written(format: Format, request: &Request) -> (Vec<u8>, Report) {
    let mut out = Vec::new();
    let report = write(format, request, &mut out, &mut |_| ControlFlow::Continue(()));
    (out, report.expect("a drawing"))
}

/// Where tests leave pictures to look at.
pub fn output(name: &str) -> PathBuf {
    let folder = root().join("build/export");
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    folder.join(name)
}
