//! The journey as a graph: what can be reached, what goes round, and which column a touchpoint stands in.
//!
//! Ids go in and ids come out; the indices of the graph beneath never leave this module.

mod columns;

use std::collections::HashMap;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::Dfs;

use crate::{Id, JourneyMap};

pub use columns::{Column, Columns, StageColumns, columns};

/// The touchpoints of one revision of a map and the transitions between them, whatever their shares.
pub struct Graph {
    graph: DiGraph<Id, ()>,
    nodes: HashMap<Id, NodeIndex>,
    starts: Vec<NodeIndex>,
}

impl Graph {
    /// Transitions from or to what does not exist are left out.
    #[must_use]
    pub fn of(map: &JourneyMap) -> Self {
        let mut graph = DiGraph::with_capacity(map.touchpoints.len(), map.transitions.len());
        let mut nodes = HashMap::with_capacity(map.touchpoints.len());
        for touchpoint in &map.touchpoints {
            let node = graph.add_node(touchpoint.id.clone());
            nodes.insert(touchpoint.id.clone(), node);
        }
        for transition in &map.transitions {
            if let (Some(from), Some(to)) = (nodes.get(&transition.from), nodes.get(&transition.to)) {
                graph.add_edge(*from, *to, ());
            }
        }
        let mut this = Self { graph, nodes, starts: Vec::new() };
        this.starts = this.starts_of(map);
        this
    }

    /// Where customers start, in array order: at the start shares above 0; without any, where no other
    /// touchpoint leads to; without that, at the first touchpoint of the first stage that has one.
    pub fn starts(&self) -> impl Iterator<Item = &Id> {
        self.ids(&self.starts)
    }

    /// What can be reached from the starts, in array order.
    #[must_use]
    pub fn reachable(&self) -> Vec<&Id> {
        self.by_reach(true)
    }

    /// What cannot be reached from the starts, in array order.
    #[must_use]
    pub fn unreachable(&self) -> Vec<&Id> {
        self.by_reach(false)
    }

    /// True when a way leads from one touchpoint to another; each reaches itself.
    #[must_use]
    pub fn leads_to(&self, from: &str, to: &str) -> bool {
        let (Some(from), Some(to)) = (self.nodes.get(from), self.nodes.get(to)) else { return false };
        let mut search = Dfs::new(&self.graph, *from);
        std::iter::from_fn(|| search.next(&self.graph)).any(|node| node == *to)
    }

    /// The strongly connected components in topological order: ways lead only to later ones. Within a
    /// component in array order.
    #[must_use]
    pub fn components(&self) -> Vec<Vec<&Id>> {
        // Not Tarjan's: petgraph's recurses, and a long journey would overflow the stack.
        let mut components = kosaraju_scc(&self.graph);
        components.reverse();
        let listed = components.iter_mut().map(|nodes| {
            nodes.sort_unstable();
            self.ids(nodes).collect()
        });
        listed.collect()
    }

    /// The components in which a customer can come back to where they were.
    #[must_use]
    pub fn cycles(&self) -> Vec<Vec<&Id>> {
        let comes_back = |ids: &Vec<&Id>| match ids.as_slice() {
            [one] => self.nodes.get(*one).is_some_and(|node| self.graph.contains_edge(*node, *node)),
            several => !several.is_empty(),
        };
        self.components().into_iter().filter(comes_back).collect()
    }

    fn starts_of(&self, map: &JourneyMap) -> Vec<NodeIndex> {
        let given = map.touchpoints.iter().filter(|touchpoint| touchpoint.start_share.is_some());
        let mut given = given.peekable();
        if given.peek().is_some() {
            let above =
                given.filter(|touchpoint| touchpoint.start_share.as_ref().is_some_and(|s| s.value > 0.0));
            return above.filter_map(|touchpoint| self.nodes.get(&touchpoint.id).copied()).collect();
        }
        let nothing_before = |node: &NodeIndex| {
            self.graph.neighbors_directed(*node, petgraph::Direction::Incoming).all(|before| before == *node)
        };
        let sources: Vec<NodeIndex> = self.graph.node_indices().filter(nothing_before).collect();
        if !sources.is_empty() {
            return sources;
        }
        let columns = columns(map);
        let first = columns.stages.iter().find_map(|stage| stage.touchpoints.first());
        first.and_then(|id| self.nodes.get(id).copied()).into_iter().collect()
    }

    fn by_reach(&self, wanted: bool) -> Vec<&Id> {
        let mut search = Dfs::empty(&self.graph);
        search.stack.extend(&self.starts);
        while search.next(&self.graph).is_some() {}
        let reached = &search.discovered;
        let nodes: Vec<NodeIndex> =
            self.graph.node_indices().filter(|node| reached.contains(node.index()) == wanted).collect();
        nodes.into_iter().filter_map(|node| self.graph.node_weight(node)).collect()
    }

    fn ids(&self, nodes: &[NodeIndex]) -> impl Iterator<Item = &Id> {
        nodes.iter().filter_map(|node| self.graph.node_weight(*node))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Estimate, Touchpoint, Transition};

    fn map(ids: &[&str], ways: &[(&str, &str)]) -> JourneyMap {
        let touchpoint = |id: &&str| Touchpoint { id: (*id).to_owned(), ..Touchpoint::default() };
        let way = |(from, to): &(&str, &str)| Transition {
            from: (*from).to_owned(),
            to: (*to).to_owned(),
            ..Transition::default()
        };
        JourneyMap {
            touchpoints: ids.iter().map(touchpoint).collect(),
            transitions: ways.iter().map(way).collect(),
            ..JourneyMap::default()
        }
    }

    #[test]
    fn a_loop_is_one_component_and_one_cycle() {
        let map = map(&["a", "b", "c", "d"], &[("a", "b"), ("b", "c"), ("c", "b"), ("c", "d"), ("d", "d")]);
        let graph = Graph::of(&map);
        assert_eq!(graph.components(), [vec!["a"], vec!["b", "c"], vec!["d"]]);
        assert_eq!(graph.cycles(), [vec!["b", "c"], vec!["d"]]);
        assert!(graph.leads_to("a", "d") && !graph.leads_to("d", "a"));
    }

    #[test]
    fn a_given_start_decides_what_is_reached() {
        let mut map = map(&["a", "b", "c"], &[("a", "b"), ("b", "c")]);
        assert_eq!(Graph::of(&map).starts().collect::<Vec<_>>(), ["a"]);
        map.touchpoints[1].start_share = Some(Estimate::plain(1.0));
        let graph = Graph::of(&map);
        assert_eq!(graph.reachable(), ["b", "c"]);
        assert_eq!(graph.unreachable(), ["a"]);
    }

    #[test]
    fn a_long_journey_needs_no_deep_stack() {
        let ids: Vec<String> = (0..100_000).map(|number| number.to_string()).collect();
        let names: Vec<&str> = ids.iter().map(String::as_str).collect();
        let ways: Vec<(&str, &str)> = names.windows(2).map(|pair| (pair[0], pair[1])).collect();
        let map = map(&names, &ways);
        let graph = Graph::of(&map);
        assert_eq!(graph.components().len(), 100_000);
        assert_eq!(graph.reachable().len(), 100_000);
    }
}
