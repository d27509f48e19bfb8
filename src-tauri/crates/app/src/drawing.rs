//! From a map to its drawing, the same for the window, for files and for paper.

use std::borrow::Cow;
use std::sync::LazyLock;

use analysis::Analysis;
use layout::{Figures, Fonts, Headline};
use scene::{Face, FontFiles};

static FONTS: LazyLock<FontFiles> = LazyLock::new(|| FontFiles::new(|face| Cow::Borrowed(bytes(face))));
static LAYOUT_FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::new(fonts()));

/// The bundled font files.
#[must_use]
pub fn fonts() -> &'static FontFiles {
    &FONTS
}

/// The bundled fonts, parsed once.
#[must_use]
pub fn layout_fonts() -> &'static Fonts {
    &LAYOUT_FONTS
}

/// The bytes of each of the faces, in the order of [`Face::ALL`].
fn bytes(face: Face) -> &'static [u8] {
    const FILES: [&[u8]; Face::ALL.len()] = [
        include_bytes!("../../../../fonts/Inter-400.ttf"),
        include_bytes!("../../../../fonts/Inter-500.ttf"),
        include_bytes!("../../../../fonts/Inter-600.ttf"),
        include_bytes!("../../../../fonts/Inter-700.ttf"),
        include_bytes!("../../../../fonts/NotoSansArabic-400.ttf"),
        include_bytes!("../../../../fonts/NotoSansArabic-600.ttf"),
        include_bytes!("../../../../fonts/NotoSansSC-400.ttf"),
        include_bytes!("../../../../fonts/NotoSansSC-600.ttf"),
        include_bytes!("../../../../fonts/NotoEmoji-400.ttf"),
    ];
    FILES[face.index()]
}

/// The figures that a drawing shows.
#[must_use]
pub fn figures(analysis: &Analysis) -> Figures {
    let by_id =
        |figures: &analysis::ByKey| figures.iter().map(|(id, value)| (id.to_owned(), value)).collect();
    let mut caught: std::collections::BTreeMap<String, f64> = by_id(&analysis.caught_by_service_point);
    caught.retain(|_, caught| *caught > 0.0);
    Figures {
        headline: Some(Headline {
            contacts: analysis.contacts,
            customers_contacting: analysis.customers_contacting,
            completed: analysis.completed,
            contacts_ours: analysis.contacts_ours,
            contacts_not_ours: analysis.contacts_not_ours,
            contacts_unsorted: analysis.contacts_unsorted,
            caught: analysis.caught,
        }),
        contacts_by_point: by_id(&analysis.by_service_point),
        caught_by_point: caught,
        contacts_by_stage: by_id(&analysis.contacts_by_stage),
        evidence: analysis.weight_of_evidence.map(|weight| [weight.measured, weight.estimated, weight.guess]),
    }
}
