//! Which contacts go from which origin to which owner, and where they lie on the page.

use std::collections::HashMap;

use crate::lanes::marks::Kind;
use crate::service::ink::length;
use crate::service::page::Page;

/// Height of all ribbons together: so much for each end of the longer side, and no more in all.
const EACH: f32 = 48.0;
const MOST: f32 = 230.0;
/// Height of a row at the least.
const LEAST_ROW: f32 = 26.0;
/// Contacts that are there can be seen.
const THINNEST: f32 = 1.5;

/// Contacts of one group from one origin to one owner.
pub(super) struct Ribbon {
    pub origin: usize,
    pub owner: usize,
    pub kind: Kind,
    pub demand: f64,
}

/// The side that a ribbon ends on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Origin,
    Owner,
}

impl Ribbon {
    pub(super) fn end(&self, end: End) -> usize {
        match end {
            End::Origin => self.origin,
            End::Owner => self.owner,
        }
    }
}

/// An end of ribbons.
pub(super) struct Node {
    /// Id of the step, or the owner; "" where none is named.
    pub key: String,
    pub title: String,
    pub demand: f64,
}

pub(super) struct Flow {
    pub origins: Vec<Node>,
    pub owners: Vec<Node>,
    /// By origin, then by owner and group.
    pub ribbons: Vec<Ribbon>,
    /// Height of one contact.
    scale: f64,
}

impl Flow {
    /// Origins and owners in the order in which the journey first meets them; what has no name comes
    /// last.
    pub(super) fn of(page: &Page) -> Self {
        let order: HashMap<&str, usize> =
            page.map.touchpoints.iter().enumerate().map(|(n, t)| (t.id.as_str(), n)).collect();
        let mut counted = page.counted();
        counted.sort_by_key(|c| order.get(c.point.touchpoint.as_str()).copied().unwrap_or(usize::MAX));
        let (mut origins, mut owners) = (Vec::new(), Vec::new());
        let mut ribbons: Vec<Ribbon> = Vec::new();
        counted.sort_by_key(|c| c.point.origin_step.is_none());
        for c in &counted {
            let step = c.point.origin_step.as_deref().unwrap_or("");
            let title = if step.is_empty() { "No origin step named" } else { page.step_title(step) };
            meet(&mut origins, step, title);
        }
        counted.sort_by_key(|c| order.get(c.point.touchpoint.as_str()).copied().unwrap_or(usize::MAX));
        counted.sort_by_key(|c| c.point.owner.trim().is_empty());
        for c in &counted {
            let owner = c.point.owner.trim();
            meet(&mut owners, owner, if owner.is_empty() { "No owner named" } else { owner });
        }
        for c in &counted {
            let origin = meet(&mut origins, c.point.origin_step.as_deref().unwrap_or(""), "");
            let owner = meet(&mut owners, c.point.owner.trim(), "");
            let (kind, demand) = (c.kind(), page.unit.demand(c.figures));
            origins[origin].demand += demand;
            owners[owner].demand += demand;
            let same = |r: &&mut Ribbon| (r.origin, r.owner, r.kind) == (origin, owner, kind);
            match ribbons.iter_mut().find(same) {
                Some(ribbon) => ribbon.demand += demand,
                None => ribbons.push(Ribbon { origin, owner, kind, demand }),
            }
        }
        ribbons.retain(|r| r.demand > 0.0);
        ribbons.sort_by_key(|r| (r.origin, r.owner, group(r.kind)));
        let height = (EACH * origins.len().max(owners.len()) as f32).min(MOST);
        let total: f64 = ribbons.iter().map(|r| r.demand).sum();
        let scale = if total > 0.0 { f64::from(height) / total } else { 0.0 };
        Self { origins, owners, ribbons, scale }
    }

    pub(super) fn thickness(&self, demand: f64) -> f32 {
        length(demand, self.scale).max(THINNEST)
    }

    fn nodes(&self, end: End) -> &[Node] {
        match end {
            End::Origin => &self.origins,
            End::Owner => &self.owners,
        }
    }
}

fn group(kind: Kind) -> u8 {
    match kind {
        Kind::Ours => 0,
        Kind::NotOurs => 1,
        Kind::Unsorted | Kind::Fixed | Kind::Help => 2,
    }
}

/// The place of a node, made where it is new.
fn meet(nodes: &mut Vec<Node>, key: &str, title: &str) -> usize {
    nodes.iter().position(|n| n.key == key).unwrap_or_else(|| {
        nodes.push(Node { key: key.to_owned(), title: title.to_owned(), demand: 0.0 });
        nodes.len() - 1
    })
}

/// Where the nodes of one side lie.
pub(super) struct Side {
    pub end: End,
    /// Top of each node's bar.
    tops: Vec<f32>,
    middles: Vec<f32>,
    pub bottom: f32,
}

impl Side {
    /// Rows from y on, each as high as its ribbons and its name want.
    pub(super) fn place(flow: &Flow, end: End, y: f32, name: impl Fn(&Node) -> f32) -> Self {
        let mut side = Self { end, tops: Vec::new(), middles: Vec::new(), bottom: y };
        for (n, node) in flow.nodes(end).iter().enumerate() {
            let here = flow.ribbons.iter().filter(|r| r.end(end) == n);
            let height: f32 = here.map(|r| flow.thickness(r.demand)).sum();
            let row = LEAST_ROW.max(height + 10.0).max(name(node) + 10.0);
            side.tops.push(side.bottom + (row - height) / 2.0);
            side.middles.push(side.bottom + row / 2.0);
            side.bottom += row;
        }
        side
    }

    /// The same with more room between the rows.
    pub(super) fn spread(mut self, bottom: f32) -> Self {
        let each = (bottom - self.bottom).max(0.0) / self.tops.len().max(1) as f32;
        for (n, (top, middle)) in self.tops.iter_mut().zip(&mut self.middles).enumerate() {
            let down = each * (n as f32 + 0.5);
            (*top, *middle) = (*top + down, *middle + down);
        }
        self.bottom = bottom;
        self
    }

    pub(super) fn middle(&self, n: usize) -> f32 {
        self.middles.get(n).copied().unwrap_or_default()
    }

    /// Top of the end of a ribbon: below the ends of those before it.
    pub(super) fn top_of(&self, flow: &Flow, ribbon: usize) -> f32 {
        let n = flow.ribbons[ribbon].end(self.end);
        let before = flow.ribbons[..ribbon].iter().filter(|r| r.end(self.end) == n);
        let top = self.tops.get(n).copied().unwrap_or_default();
        top + before.map(|r| flow.thickness(r.demand)).sum::<f32>()
    }
}
