//! The blueprint of a card: what customers can touch, and the steps in front of and behind them.

use model::{Id, Step};

use crate::fields::Fields;
use crate::ids::Ids;
use crate::losses::Losses;

/// The lane of physical evidence.
pub const EVIDENCE: &str = "evidence";
/// The lane of what staff do before the customer's eyes.
pub const ONSTAGE: &str = "onstage";
/// The lane of what staff do out of sight.
pub const BACKSTAGE: &str = "backstage";
/// The lane of the systems beneath.
pub const SUPPORT: &str = "support";

/// Where the blueprint of a card stands on the map.
pub enum Place {
    Touchpoint { id: Id, at: usize },
    Stage { id: Id, at: usize },
}

/// The steps of all cards, and the evidence of the card being read.
#[derive(Default)]
pub struct Blueprint {
    pub steps: Vec<Step>,
    /// Whether any card has evidence.
    pub evidence: bool,
    /// One item a line.
    pub unplaced_evidence: String,
    ids: Ids,
}

impl Blueprint {
    pub fn read(&mut self, mut fields: Fields<'_>, place: &Place, losses: &mut Losses) {
        self.items(&mut fields, "evidence", "piece of evidence", losses, |own, item, losses| {
            let (name, kind) = (item.text("item", losses), item.text("type", losses));
            own.add_evidence(&name, &kind);
        });
        for lane in [ONSTAGE, BACKSTAGE] {
            self.items(&mut fields, lane, "blueprint step", losses, |own, item, losses| {
                let (actor, action) = (item.text("actor", losses), item.text("action", losses));
                own.add_step(lane, action, place, |step| step.actor = actor);
            });
        }
        self.items(&mut fields, SUPPORT, "blueprint step", losses, |own, item, losses| {
            let (system, description) = (item.text("system", losses), item.text("description", losses));
            own.add_step(SUPPORT, description, place, |step| step.system = system);
        });
        fields.finish(losses);
    }

    fn items(
        &mut self,
        fields: &mut Fields<'_>,
        key: &'static str,
        noun: &'static str,
        losses: &mut Losses,
        mut take: impl FnMut(&mut Self, &mut Fields<'_>, &mut Losses),
    ) {
        let place = fields.place_of(key);
        for (at, value) in fields.list(key, losses).iter().enumerate() {
            let Some(mut item) = Fields::of(value, noun, format!("{place}[{at}]"), losses) else { continue };
            take(self, &mut item, losses);
            item.finish(losses);
        }
    }

    fn add_evidence(&mut self, name: &str, kind: &str) {
        let line = match (name.is_empty(), kind.is_empty()) {
            (true, true) => return,
            (false, true) => name.to_owned(),
            (true, false) => kind.to_owned(),
            (false, false) => format!("{name} ({kind})"),
        };
        self.evidence = true;
        if !self.unplaced_evidence.is_empty() {
            self.unplaced_evidence.push('\n');
        }
        self.unplaced_evidence.push_str(&line);
    }

    /// Adds a step; without an action it bears the name of who or what does it.
    fn add_step(&mut self, lane: &str, action: String, place: &Place, by: impl FnOnce(&mut Step)) {
        let mut step = Step { title: action, lane: lane.to_owned(), ..Step::default() };
        by(&mut step);
        if step.title.is_empty() {
            step.title =
                std::mem::take(if step.actor.is_empty() { &mut step.system } else { &mut step.actor });
        }
        if step.title.is_empty() {
            return;
        }
        match place {
            Place::Touchpoint { id, .. } => step.touchpoints.push(id.clone()),
            Place::Stage { id, .. } => step.stages.push(id.clone()),
        }
        step.id = self.ids.make("", &step.title, "step");
        self.steps.push(step);
    }
}
