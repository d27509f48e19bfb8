//! The Service view as a window asks for it: the drawing, its charts in words, and where its things
//! lead on the map.

use layout::{Base, Form, ServiceOptions};
use model::Where;
use scene::Scene;
use serde::{Deserialize, Serialize};
use specta::Type;
use specta_typescript::Number;

use crate::service::{Sureness, draw_service, service_figures};
use crate::{Desk, Refusal, drawing};

/// How a window wants the Service view.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize, Type)]
pub struct ServiceWish {
    pub base: ServiceBase,
    /// Width of the view in scene units; a narrower one than 960 is drawn as wide as that.
    #[specta(type = Number)]
    pub width: f32,
    /// Say how sure the figures are, which takes a moment longer.
    pub bands: bool,
}

/// What figures are counted against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ServiceBase {
    /// Per 1,000 customers who start.
    #[default]
    Starting,
    /// Per 1,000 of the map's own base.
    Own,
    /// Per 1,000 customers who complete.
    Completed,
    Month,
    /// People needed.
    People,
}

impl ServiceBase {
    const ALL: [(Self, Base); 5] = [
        (Self::Starting, Base::Starting),
        (Self::Own, Base::Own),
        (Self::Completed, Base::Completed),
        (Self::Month, Base::Month),
        (Self::People, Base::People),
    ];
}

impl From<ServiceBase> for Base {
    fn from(base: ServiceBase) -> Self {
        match base {
            ServiceBase::Starting => Self::Starting,
            ServiceBase::Own => Self::Own,
            ServiceBase::Completed => Self::Completed,
            ServiceBase::Month => Self::Month,
            ServiceBase::People => Self::People,
        }
    }
}

/// The Service view of an open map.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct ServiceDrawing {
    /// Grows with every change of the map.
    pub revision: u32,
    pub scene: Scene,
    pub tables: Vec<ServiceTable>,
    pub leads: Vec<ServiceLead>,
    /// The bases that the map allows, as the switch names them.
    pub bases: Vec<BaseChoice>,
}

/// A chart as rows and columns of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ServiceTable {
    /// The part of the view that it belongs to.
    pub part: String,
    pub title: String,
    pub unit: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// Where a group of the scene leads on the map.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct ServiceLead {
    pub group: String,
    pub place: Where,
}

/// A base and its name: "Per 1,000 orders".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct BaseChoice {
    pub base: ServiceBase,
    pub title: String,
}

impl Desk {
    /// Draws the Service view of an open map for a window.
    ///
    /// # Errors
    /// When the map is not open.
    pub fn service(&self, map: &str, wish: ServiceWish) -> Result<ServiceDrawing, Refusal> {
        let open = self.sheet(map)?;
        let sureness = if wish.bands { Sureness::for_a_picture(&open.map) } else { None };
        let options = ServiceOptions {
            base: wish.base.into(),
            form: Form::Window,
            width: wish.width,
            bands: wish.bands,
        };
        let view = draw_service(&open.map, drawing::layout_fonts(), &options, sureness.as_ref());
        let table = |table: layout::Table| ServiceTable {
            part: table.id,
            title: table.title,
            unit: table.unit,
            columns: table.columns,
            rows: table.rows,
        };
        Ok(ServiceDrawing {
            revision: open.number,
            scene: view.scene,
            tables: view.tables.into_iter().map(table).collect(),
            leads: view.leads.into_iter().map(|l| ServiceLead { group: l.group, place: l.place }).collect(),
            bases: bases(&open.map),
        })
    }
}

fn bases(map: &model::JourneyMap) -> Vec<BaseChoice> {
    let allowed = Base::available(map, &service_figures(map, None));
    let named = ServiceBase::ALL.into_iter().filter(|(_, base)| allowed.contains(base));
    named.map(|(base, of)| BaseChoice { base, title: of.title(map) }).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::Library;
    use crate::library::Start;

    fn wish(base: ServiceBase) -> ServiceWish {
        ServiceWish { base, width: 1600.0, bands: true }
    }

    #[test]
    fn a_window_gets_the_drawing_its_tables_and_where_things_lead() {
        let folder = tempfile::tempdir().unwrap();
        let Ok(Start::Here(library)) = Library::start(folder.path(), "Ana", &[]) else {
            panic!("no library")
        };
        let desk = Desk::new(folder.path().to_owned(), Arc::new(library));
        assert!(desk.service("home-broadband", wish(ServiceBase::Starting)).is_err(), "it is not open");
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(desk.start_from("home-broadband")).unwrap();
        let drawn = desk.service("home-broadband", wish(ServiceBase::Month)).unwrap();
        let titles: Vec<&str> = drawn.bases.iter().map(|choice| choice.title.as_str()).collect();
        let expected = [
            "Per 1,000 who start",
            "Per 1,000 orders",
            "Per 1,000 who complete",
            "Per month",
            "People needed",
        ];
        assert_eq!(titles, expected);
        assert_eq!(drawn.tables[0].rows[0], ["contacts", "1,674", "contacts"]);
        assert!(drawn.leads.iter().any(|lead| lead.place.touchpoint.as_deref() == Some("visit")));
        let headline = drawn.scene.groups.iter().find(|g| g.id == "service/headline/contacts").unwrap();
        assert!(headline.name.contains("90\u{a0}% band"), "{}", headline.name);
    }
}
