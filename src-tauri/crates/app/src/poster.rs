//! What goes into a file: the map, its Service view, or two maps compared.

use std::sync::Arc;

use layout::{Form, ServiceOptions};
use scene::Scene;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::compare_window::CompareWish;
use crate::facts::or_untitled;
use crate::service::Sureness;
use crate::service_window::{ServiceBase, ServiceWish, Shown, missing_sureness};
use crate::sheet::Sheet;
use crate::trial::FixSet;
use crate::{Audience, Desk, ExportRequest, Refusal, drawing};

/// Which view of a map goes into a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ExportView {
    #[default]
    Map,
    /// The figures, as they are or with a set of fixes made; no set is every need at its agreed rate.
    Service { base: ServiceBase, set: Option<FixSet>, with: bool, bands: bool },
    /// This map and another one that it was compared with.
    Compare { first: String, second: String, overlaid: bool, monthly: bool, bands: bool },
}

/// What a file is made of, kept as it was when somebody asked for it.
pub(crate) enum Subject {
    Map(Arc<Sheet>),
    Service(Arc<Sheet>, ServiceWish),
    Compare([Arc<Sheet>; 2], CompareWish),
}

impl Subject {
    /// What a request is about.
    ///
    /// # Errors
    /// When a map is not there, or the view is not for whom it is to be made.
    pub(crate) fn of(desk: &Desk, map: &str, request: &ExportRequest) -> Result<Self, Refusal> {
        if request.view != ExportView::Map && request.audience == Audience::Customer {
            return Err(Refusal::new(
                "Figures are for your team alone. Choose your team, or export the map.",
            ));
        }
        // On paper every view has the width that the paper gives it.
        let width = 0.0;
        Ok(match &request.view {
            ExportView::Map => Self::Map(desk.sheet(map)?),
            ExportView::Service { base, set, with, bands } => {
                let (base, set) = (*base, set.clone());
                let wish = ServiceWish { base, set, with: *with, bands: *bands, width, unfolded: false };
                Self::Service(desk.sheet(map)?, wish)
            }
            ExportView::Compare { first, second, overlaid, monthly, bands } => {
                let sides = [desk.compared_before(first)?, desk.compared_before(second)?];
                Self::Compare(
                    sides,
                    CompareWish { overlaid: *overlaid, monthly: *monthly, bands: *bands, width },
                )
            }
        })
    }

    /// What it is called, and so its file.
    pub(crate) fn title(&self) -> String {
        match self {
            Self::Map(sheet) => or_untitled(&sheet.map.title),
            Self::Service(sheet, _) => format!("{}, service", or_untitled(&sheet.map.title)),
            Self::Compare([first, second], _) => {
                format!("{} and {}", or_untitled(&first.map.title), or_untitled(&second.map.title))
            }
        }
    }

    /// The drawing on the paper of a request. Bands that nobody has worked out yet are left out, unless
    /// somebody waits for them.
    pub(crate) fn scene(&self, desk: &Desk, request: &ExportRequest, waits: bool) -> Scene {
        let aspect = export::aspect(&request.page());
        let form = Form::Poster { aspect };
        match self {
            Self::Map(sheet) => drawing::poster(&sheet.map, request.audience, aspect, request.flow),
            Self::Service(sheet, wish) => {
                if waits && wish.bands {
                    for (state, map) in missing_sureness(sheet, wish) {
                        Sureness::for_a_picture(&map)
                            .into_iter()
                            .for_each(|sure| sheet.keep_sureness(state.as_ref(), sure));
                    }
                }
                let shown = Shown::of(sheet, wish);
                let options = ServiceOptions {
                    base: wish.base.into(),
                    form,
                    bands: wish.bands,
                    ..ServiceOptions::default()
                };
                layout::lay_out_service(&shown.map, &shown.figures, drawing::layout_fonts(), &options).scene
            }
            Self::Compare(sides, wish) => desk.compare_poster(sides, *wish, aspect),
        }
    }

    /// The map whose parts a customer would not get.
    pub(crate) fn map(&self) -> &Sheet {
        match self {
            Self::Map(sheet) | Self::Service(sheet, _) | Self::Compare([_, sheet], _) => sheet,
        }
    }
}
