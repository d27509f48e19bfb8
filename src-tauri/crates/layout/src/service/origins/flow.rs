//! Which contacts go from which origin to which owner, and where they lie on the page.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::lanes::marks::Kind;
use crate::look::count;
use crate::service::ink::length;
use crate::service::page::{Counted, Page};

/// Height of all ribbons together: so much for each end of the longer side, and no more in all.
const EACH: f32 = 48.0;
const MOST: f32 = 230.0;
/// Height of a row at the least.
const LEAST_ROW: f32 = 26.0;
/// Contacts that are there can be seen.
const THINNEST: f32 = 1.5;

/// Nodes on one side; where there are more, the smaller ones share the last.
const NODES: usize = 24;
/// The key of the node that they share: no id and, trimmed, no owner.
const MORE: &str = " ";
const MORE_STEPS: &str = "more steps";
const MORE_OWNERS: &str = "more owners";

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

impl Node {
    /// What it is called in ids.
    pub(super) fn name(&self) -> &str {
        if self.key == MORE { "others together" } else { &self.key }
    }

    /// Whether it stands for one step or owner with a name.
    pub(super) fn is_named(&self) -> bool {
        !self.key.trim().is_empty()
    }
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
    /// As it is shown.
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
    /// Origins and owners in the order in which the journey first meets them; those that are too many
    /// to draw share a node, and what has no name comes last.
    pub(super) fn of(page: &Page) -> Self {
        let counted = in_order(page);
        let demand = |c: &Counted| page.unit.demand(c.figures);
        let step = |c: &Counted<'_>| c.point.origin_step.clone().unwrap_or_default();
        let owner = |c: &Counted<'_>| c.point.owner.trim().to_owned();
        let (mut origins, from) = nodes(&counted, step, demand, [MORE_STEPS, "No origin step named"]);
        let (mut owners, to) = nodes(&counted, owner, demand, [MORE_OWNERS, "No owner named"]);
        for node in origins.iter_mut().filter(|node| node.title.is_empty()) {
            node.title = page.step_title(&node.key).to_owned();
        }
        for node in owners.iter_mut().filter(|node| node.title.is_empty()) {
            node.title.clone_from(&node.key);
        }
        let mut ribbons: BTreeMap<(usize, usize, u8), Ribbon> = BTreeMap::new();
        for (n, c) in counted.iter().enumerate().filter(|(_, c)| demand(c) > 0.0) {
            let (origin, owner, kind) = (from[n], to[n], c.kind());
            let new = || Ribbon { origin, owner, kind, demand: 0.0 };
            ribbons.entry((origin, owner, group(kind))).or_insert_with(new).demand += demand(c);
        }
        let ribbons: Vec<Ribbon> = ribbons.into_values().collect();
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

/// The counted points in the order of the journey.
fn in_order<'a>(page: &Page<'a>) -> Vec<Counted<'a>> {
    let places: HashMap<&str, usize> =
        page.map.touchpoints.iter().enumerate().map(|(n, t)| (t.id.as_str(), n)).collect();
    let mut counted = page.counted();
    counted.sort_by_key(|c| places.get(c.point.touchpoint.as_str()).copied().unwrap_or(usize::MAX));
    counted
}

/// The nodes of one side in the order in which their points come, and for each point its node.
/// `shared` titles the node of those that are too many, and that of what has no name.
fn nodes(
    counted: &[Counted],
    key: impl Fn(&Counted) -> String,
    demand: impl Fn(&Counted) -> f64,
    shared: [&str; 2],
) -> (Vec<Node>, Vec<usize>) {
    let mut sums: HashMap<String, f64> = HashMap::new();
    counted.iter().for_each(|c| *sums.entry(key(c)).or_default() += demand(c));
    let kept = largest(&sums);
    let more = sums.keys().filter(|key| !key.is_empty() && !kept.contains(*key)).count();
    let under = |key: String| if key.is_empty() || kept.contains(&key) { key } else { MORE.to_owned() };
    let mut keys: Vec<String> = counted.iter().map(|c| under(key(c))).collect();
    let of_points = keys.clone();
    // A stable sort: journey order within the named ones.
    keys.sort_by_key(|key| (key.is_empty(), key == MORE));
    let (mut nodes, mut places) = (Vec::<Node>::new(), HashMap::<String, usize>::new());
    for key in keys {
        places.entry(key.clone()).or_insert_with(|| {
            let title = match key.as_str() {
                "" => shared[1].to_owned(),
                MORE => format!("{} {}", count(more as f64), shared[0]),
                _ => String::new(),
            };
            nodes.push(Node { key, title, demand: 0.0 });
            nodes.len() - 1
        });
    }
    let at: Vec<usize> = of_points.iter().map(|key| places.get(key).copied().unwrap_or(0)).collect();
    counted.iter().zip(&at).for_each(|(c, n)| nodes[*n].demand += demand(c));
    (nodes, at)
}

/// The keys with a node of their own: the larger ones where there are too many.
fn largest(sums: &HashMap<String, f64>) -> HashSet<String> {
    let mut named: Vec<(&String, f64)> =
        sums.iter().filter(|(key, _)| !key.is_empty()).map(|(key, sum)| (key, *sum)).collect();
    named.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let most = if named.len() > NODES { NODES - 1 } else { NODES };
    named.into_iter().take(most).map(|(key, _)| key.clone()).collect()
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
