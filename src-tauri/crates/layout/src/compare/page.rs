//! The page that the parts of the Compare view are put on.

use model::{JourneyMap, Where};
use scene::{Item, Path, Rect, Role, Token};

use super::figures::CompareFigures;
use super::names;
use crate::service::Table;
use crate::service::page::{head, sub};
use crate::sheet::{Layer, Sheet, filled, placed};
use crate::text::Fonts;

/// Where a thing of the view leads.
#[derive(Clone, Debug, PartialEq)]
pub struct SideLead {
    /// A group of the view's scene.
    pub group: String,
    /// 0 for the first map, 1 for the second.
    pub side: usize,
    pub place: Where,
}

/// A place on one of the maps.
pub(super) type Lead = Option<(usize, Where)>;

pub(super) struct Page<'a> {
    pub maps: [&'a JourneyMap; 2],
    pub figures: &'a CompareFigures,
    /// "As is", "To be".
    pub names: [&'static str; 2],
    pub sheet: Sheet<'a>,
    pub tables: Vec<Table>,
    pub leads: Vec<SideLead>,
}

impl<'a> Page<'a> {
    pub(super) fn new(maps: [&'a JourneyMap; 2], figures: &'a CompareFigures, fonts: &'a Fonts) -> Self {
        Self {
            maps,
            figures,
            names: names(maps),
            sheet: Sheet::new(fonts),
            tables: Vec::new(),
            leads: Vec::new(),
        }
    }

    /// Puts a thing that says something.
    pub(super) fn put(&mut self, id: String, role: Role, name: String, lead: Lead, items: Vec<Item>) {
        self.put_on(Layer::Things, id, role, name, lead, items);
    }

    pub(super) fn put_on(
        &mut self,
        layer: Layer,
        id: String,
        role: Role,
        name: String,
        lead: Lead,
        items: Vec<Item>,
    ) {
        if let Some((side, place)) = lead {
            self.leads.push(SideLead { group: id.clone(), side, place });
        }
        self.sheet.put(layer, id, role, name, items);
    }

    /// The title of a part with its unit beside or below; returns the y below it.
    pub(super) fn heading(&mut self, id: &str, title: &str, unit: &str, x: f32, y: f32, room: f32) -> f32 {
        let title_block = self.sheet.fonts.block(title, head(), room);
        let beside = room - title_block.width() - 14.0;
        let wide = self.sheet.fonts.width(unit, sub()) <= beside;
        let unit_block = self.sheet.fonts.block(unit, sub(), if wide { beside } else { room });
        let (ux, uy) = if wide {
            (x + title_block.width() + 14.0, y + 4.0)
        } else {
            (x, y + title_block.height() + 2.0)
        };
        let items = vec![placed(&title_block, x, y), placed(&unit_block, ux, uy)];
        self.put(format!("compare/{id}/heading"), Role::Heading, format!("{title}, {unit}"), None, items);
        (y + title_block.height()).max(uy + unit_block.height())
    }

    /// The ground of the headline, with a rule below.
    pub(super) fn band(&mut self, top: f32, bottom: f32, width: f32) {
        let ground = filled(Path::rect(Rect::new(0.0, 0.0, width, bottom)), Token::Surface);
        self.sheet.decorate(Layer::Ground, "compare/headline/ground".into(), vec![ground]);
        let line = |y: f32| filled(Path::rect(Rect::new(0.0, y - 1.0, width, 1.0)), Token::Border);
        let lines = [top, bottom].into_iter().filter(|y| *y > 0.0).map(line).collect();
        self.sheet.decorate(Layer::Lines, "compare/headline/edge".into(), lines);
    }
}
