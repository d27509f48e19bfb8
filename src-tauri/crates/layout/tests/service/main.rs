//! What the Service view promises, told on the maps whose figures others worked out.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that lacks its fixture cannot go on")]

mod expected;
mod figures;
mod trying;
mod unknown;

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::LazyLock;

use layout::{Base, Fonts, Form, ServiceFigures, ServiceOptions, ServiceView, lay_out_service};
use model::JourneyMap;
use scene::{FontFiles, Group, Item};

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../fonts");
    let read =
        |face: scene::Face| Cow::Owned(std::fs::read(folder.join(face.file())).expect("a bundled font"));
    Fonts::new(Box::leak(Box::new(FontFiles::new(read))))
});

fn view(map: &JourneyMap, figures: &ServiceFigures, base: Base) -> ServiceView {
    lay_out_service(map, figures, &FONTS, &ServiceOptions { base, ..ServiceOptions::default() })
}

fn poster(map: &JourneyMap, figures: &ServiceFigures, aspect: Option<f32>) -> ServiceView {
    let options = ServiceOptions { form: Form::Poster { aspect }, ..ServiceOptions::default() };
    lay_out_service(map, figures, &FONTS, &options)
}

fn broadband() -> (JourneyMap, ServiceFigures) {
    expected::with_figures("home-broadband")
}

fn group<'a>(view: &'a ServiceView, id: &str) -> &'a Group {
    view.scene.groups.iter().find(|g| g.id == id).unwrap_or_else(|| panic!("no {id}"))
}

/// The groups whose id begins so.
fn groups<'a>(view: &'a ServiceView, id: &str) -> Vec<&'a Group> {
    view.scene.groups.iter().filter(|g| g.id.starts_with(id)).collect()
}

fn words(group: &Group) -> String {
    let texts = group.items.iter().filter_map(|i| if let Item::Text(p) = i { Some(&*p.text) } else { None });
    texts.collect::<Vec<_>>().join(" | ")
}

fn all_words(view: &ServiceView) -> String {
    view.scene.groups.iter().map(words).collect::<Vec<_>>().join("\n")
}
