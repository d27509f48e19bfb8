//! The pictures that stand for maps in the library: drawn by the painter once for a state, then kept.

use std::ops::ControlFlow;
use std::sync::PoisonError;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use export::Page;
use layout::{Density, Form};
use model::JourneyMap;
use serde::Serialize;
use specta::Type;
use store::Cover;

use super::Library;
use super::files::aside;
use crate::facts::worked_out;
use crate::{ColourMode, HeadlineFigures, MapFacts, Refusal, drawing, fonts};

/// Pixels across, twice what a card in the list has.
const WIDTH: f32 = 560.0;
/// Points in an inch and in a scene unit; the least resolution of the painter.
const INCH: f32 = 72.0;
const UNIT: f32 = 0.75;
const LEAST_DPI: f32 = 24.0;

/// What stands for a map in the library.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct MapCover {
    /// `data:image/png;base64,…`
    pub picture: String,
    /// `None` where the map has no figures.
    pub figures: Option<HeadlineFigures>,
}

impl Library {
    /// The cover of a map as it is now. The light one is kept in the library, the others while the program runs.
    ///
    /// # Errors
    /// When there is no such map, or its picture would be too large.
    pub async fn cover(&self, id: &str, colours: ColourMode) -> Result<MapCover, Refusal> {
        let entry = self.checked(self.store.entry(id).await).await?;
        let kept = match colours {
            ColourMode::Light => self.checked(self.store.cover(id).await).await?,
            _ => self.lent_cover(id, colours),
        };
        if let Some(cover) = kept.filter(|cover| cover.number == entry.number) {
            return Ok(shown(&cover));
        }
        let map = self.look_at(id, entry.number).await?;
        let cover = aside(move || drawn(&map, entry.number, colours)).await?;
        match colours {
            // A disk that is full keeps nobody from seeing it.
            ColourMode::Light => drop(self.store.keep_cover(id, cover.clone()).await),
            _ => self.lend_cover(id, colours, cover.clone()),
        }
        Ok(shown(&cover))
    }

    fn lent_cover(&self, id: &str, colours: ColourMode) -> Option<Cover> {
        let covers = self.covers.lock().unwrap_or_else(PoisonError::into_inner);
        covers.get(&(id.to_owned(), colours)).cloned()
    }

    fn lend_cover(&self, id: &str, colours: ColourMode, cover: Cover) {
        let mut covers = self.covers.lock().unwrap_or_else(PoisonError::into_inner);
        covers.insert((id.to_owned(), colours), cover);
    }
}

fn drawn(map: &JourneyMap, number: u32, colours: ColourMode) -> Result<Cover, Refusal> {
    let worked = worked_out(map);
    let figures = worked.as_ref().ok().map(|worked| &worked.figures);
    let fonts_of_layout = drawing::layout_fonts();
    let scene = drawing::draw_for_team(map, figures, fonts_of_layout, Density::Compact, Form::Window);
    let dpi = (WIDTH * INCH / (scene.size.w.max(1.0) * UNIT)).clamp(LEAST_DPI, 2.0 * INCH);
    let request = export::Request {
        scene: &scene,
        fonts: fonts(),
        theme: colours.into(),
        page: Page { paper: export::Paper::Fit, ..Page::default() },
        dpi,
        date: None,
    };
    let mut picture = Vec::new();
    export::write(export::Format::Png, &request, &mut picture, &mut |_| ControlFlow::Continue(()))
        .map_err(|error| Refusal::new(error.to_string()))?;
    let figures = MapFacts::with(map, &worked).headline;
    let figures = serde_json::to_string(&figures).map_err(|error| Refusal::new(error.to_string()))?;
    Ok(Cover { number, picture, figures })
}

fn shown(cover: &Cover) -> MapCover {
    let picture = format!("data:image/png;base64,{}", STANDARD.encode(&cover.picture));
    MapCover { picture, figures: serde_json::from_str(&cover.figures).unwrap_or_default() }
}
