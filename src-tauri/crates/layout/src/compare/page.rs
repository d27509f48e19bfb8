//! The page that the parts of the Compare view are put on.

use std::collections::HashMap;

use model::{JourneyMap, ServicePoint, Touchpoint, Where};
use scene::{Item, Path, Rect, Role, Token};

use super::figures::{CompareFigures, Fate};
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
    /// Things of each map by id, and service points by their touchpoint.
    pub touchpoints: [HashMap<&'a str, &'a Touchpoint>; 2],
    pub points: [HashMap<&'a str, &'a ServicePoint>; 2],
    points_at: [HashMap<&'a str, Vec<&'a ServicePoint>>; 2],
    /// What became of each thing that is not the same, by kind and id.
    fates: HashMap<(&'a str, &'a str), Fate>,
    pub sheet: Sheet<'a>,
    pub tables: Vec<Table>,
    pub leads: Vec<SideLead>,
}

impl<'a> Page<'a> {
    pub(super) fn new(maps: [&'a JourneyMap; 2], figures: &'a CompareFigures, fonts: &'a Fonts) -> Self {
        let mut points_at: [HashMap<&str, Vec<&ServicePoint>>; 2] = Default::default();
        for (map, points_at) in maps.iter().zip(&mut points_at) {
            for point in &map.service_points {
                points_at.entry(point.touchpoint.as_str()).or_default().push(point);
            }
        }
        Self {
            maps,
            figures,
            names: names(maps),
            touchpoints: maps.map(|map| map.touchpoints.iter().map(|it| (it.id.as_str(), it)).collect()),
            points: maps.map(|map| map.service_points.iter().map(|it| (it.id.as_str(), it)).collect()),
            points_at,
            fates: fates(figures),
            sheet: Sheet::new(fonts),
            tables: Vec::new(),
            leads: Vec::new(),
        }
    }

    /// What became of a thing that is in one of the maps.
    pub(super) fn fate(&self, kind: &str, id: &str) -> Fate {
        self.fates.get(&(kind, id)).copied().unwrap_or(Fate::Same)
    }

    /// The service points of a touchpoint of one map.
    pub(super) fn points_at(&self, side: usize, touchpoint: &str) -> &[&'a ServicePoint] {
        self.points_at[side].get(touchpoint).map_or(&[], Vec::as_slice)
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

fn fates(figures: &CompareFigures) -> HashMap<(&str, &str), Fate> {
    let changes = &figures.changes;
    let all =
        [(Fate::Added, &changes.added), (Fate::Removed, &changes.removed), (Fate::Changed, &changes.changed)];
    let each = all.into_iter().flat_map(|(fate, by)| {
        by.iter().flat_map(move |(kind, ids)| ids.iter().map(move |id| ((kind.as_str(), id.as_str()), fate)))
    });
    each.collect()
}
