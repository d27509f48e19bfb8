//! Layers as lanes: their kind and zone by their role, the same layer of several scenarios once.

use std::collections::HashMap;

use model::{Extra, Id, Lane, LaneKind, Zone};

use super::outline::Outline;
use super::text::Language;
use crate::fields::Fields;
use crate::ids::Ids;
use crate::losses::{Losses, shortened};
use crate::{ImportError, MAX_LANES};

/// The lanes of a map, and which of them each layer is.
#[derive(Default)]
pub struct Lanes {
    rows: Vec<Lane>,
    by_layer: HashMap<String, usize>,
}

struct Layer {
    key: String,
    title: String,
    role: String,
    row: Option<f64>,
}

impl Lanes {
    /// Gathers the layers of every scenario on the path.
    pub fn read(
        outline: &mut Outline<'_>,
        chosen: &str,
        language: &Language,
        losses: &mut Losses,
    ) -> Result<Self, ImportError> {
        let mut layers: Vec<Layer> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        let scenarios = outline.phases.iter_mut().flat_map(|phase| &mut phase.scenarios);
        for path in scenarios.filter_map(|scenario| scenario.paths.iter_mut().find(|path| path.key == chosen))
        {
            for key in ["description", "note", "variant_label"] {
                path.fields.no_place(key, losses);
            }
            let place = path.fields.place_of("layers");
            for (at, value) in path.fields.essential_list("layers")?.iter().enumerate() {
                let Some(fields) = Fields::of(value, "layer", format!("{place}[{at}]"), losses) else {
                    continue;
                };
                let layer = Layer::read(fields, &layers, &known, language, losses);
                let Some(layer) = layer else { continue };
                known.insert(layer.key.clone(), layers.len());
                layers.push(layer);
                if layers.len() > MAX_LANES {
                    return Err(ImportError::TooMany { what: "lanes", limit: MAX_LANES });
                }
            }
        }
        layers.sort_by(|a, b| a.row.unwrap_or(f64::INFINITY).total_cmp(&b.row.unwrap_or(f64::INFINITY)));
        Ok(Self::of(layers))
    }

    /// Which lane a layer is.
    pub fn at(&self, layer: &str) -> Option<usize> {
        self.by_layer.get(layer).copied()
    }

    pub fn kind(&self, at: usize) -> LaneKind {
        self.rows.get(at).map_or(LaneKind::Text, |lane| lane.kind)
    }

    pub fn id(&self, at: usize) -> Id {
        self.rows.get(at).map(|lane| lane.id.clone()).unwrap_or_default()
    }

    pub fn into_rows(self) -> Vec<Lane> {
        self.rows
    }

    /// The lanes of layers from top to bottom; all layers of customer actions are one lane.
    fn of(layers: Vec<Layer>) -> Self {
        let mut lanes = Self::default();
        let mut ids = Ids::default();
        let is_customer = |layer: &Layer| layer.role == "customer_actions";
        let customer = layers.iter().position(is_customer);
        let last_front = layers.iter().rposition(|layer| layer.role.starts_with("frontstage_"));
        let mut below = Zone::Customer;
        if customer.is_none() {
            let id = ids.make("", "", "touchpoints");
            lanes.rows.push(lane(id, "Touchpoints", Zone::Customer, LaneKind::Touchpoints));
            below = Zone::Frontstage;
        }
        for (at, layer) in layers.into_iter().enumerate() {
            if let Some(row) = lanes.touchpoint_row().filter(|_| is_customer(&layer)) {
                lanes.by_layer.insert(layer.key, row);
                continue;
            }
            let above_customer = customer.is_some_and(|customer| at < customer);
            let (zone, kind) = zone_and_kind(&layer.role, below, above_customer);
            // A line is drawn below the customer's lane and below the last one that customers see.
            below = match (is_customer(&layer), last_front == Some(at)) {
                (true, _) => Zone::Frontstage,
                (_, true) => Zone::Backstage,
                _ if kind == LaneKind::Image => below,
                _ => zone,
            };
            let id = ids.make(&layer.key, &layer.title, "lane");
            lanes.by_layer.insert(layer.key, lanes.rows.len());
            lanes.rows.push(lane(id, &layer.title, zone, kind));
        }
        lanes
    }

    fn touchpoint_row(&self) -> Option<usize> {
        self.rows.iter().position(|lane| lane.kind == LaneKind::Touchpoints)
    }
}

impl Layer {
    /// A layer that is not known yet; a known one says again what it is, which is checked.
    fn read(
        mut fields: Fields<'_>,
        layers: &[Self],
        known: &HashMap<String, usize>,
        language: &Language,
        losses: &mut Losses,
    ) -> Option<Self> {
        let title = language.text(&mut fields, "display_name", losses);
        fields.named(&title);
        let key = fields.text("key", losses);
        let role = fields.text("role", losses);
        let row = fields.number("row", losses);
        fields.no_place("kpis", losses);
        fields.no_place("tools", losses);
        let place = fields.place().to_owned();
        fields.finish(losses);
        let Some(first) = known.get(&key).and_then(|at| layers.get(*at)) else {
            return Some(Self { key, title, role, row });
        };
        if first.title != title || first.role != role {
            let what = format!(
                "The layer \"{}\" has another name or role here; its first was kept",
                shortened(&key)
            );
            losses.note(what, place);
        }
        None
    }
}

fn zone_and_kind(role: &str, below: Zone, above_customer: bool) -> (Zone, LaneKind) {
    match role {
        "customer_actions" => (Zone::Customer, LaneKind::Touchpoints),
        "frontstage_actions" | "frontstage_tech" => (Zone::Frontstage, LaneKind::Steps),
        "backstage_actions" | "backstage_tech" => (Zone::Backstage, LaneKind::Steps),
        "support_systems" => (Zone::Support, LaneKind::Steps),
        "visual" | "step_visual" if above_customer => (Zone::Evidence, LaneKind::Image),
        "visual" | "step_visual" => (below, LaneKind::Image),
        _ => (below, LaneKind::Text),
    }
}

fn lane(id: Id, title: &str, zone: Zone, kind: LaneKind) -> Lane {
    Lane {
        id,
        title: title.to_owned(),
        zone,
        kind,
        persona: None,
        quoted: false,
        unit: String::new(),
        better: None,
        // What lies below the line of visibility is not for a customer's eyes.
        internal: matches!(zone, Zone::Backstage | Zone::Support),
        collapsed: false,
        extra: Extra::new(),
    }
}
