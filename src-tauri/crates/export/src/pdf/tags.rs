//! The tagged structure: a heading, then a section for each kind of thing, in reading order.

use std::collections::BTreeMap;
use std::num::NonZeroU16;

use krilla::tagging::{Identifier, Node, Tag, TagGroup, TagKind, TagTree};
use scene::{Group, Item, Role, Scene};

use crate::xml;

/// How a group is told to somebody who does not see it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Telling {
    /// Not at all.
    Decoration,
    /// By its name, as a figure.
    Figure,
    /// By its text.
    Text,
}

/// The tags of all groups, filled while pages are drawn: a group on two tiles is told once.
pub(super) struct Tags {
    language: Option<String>,
    groups: Vec<Told>,
}

/// One group of the scene.
struct Told {
    rank: usize,
    tag: TagKind,
    heading: Option<(NonZeroU16, String)>,
    parts: Vec<Part>,
}

/// An item within a group; its number keeps its pieces together.
struct Part {
    item: usize,
    kind: Kind,
    children: Vec<Node>,
}

/// What an item is inside its group.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// A piece of a figure, told with the whole.
    Piece,
    /// A paragraph, with its whole text: where lines end, the drawn glyphs have no space.
    Paragraph { text: String, is_link: bool },
    /// A picture among text, by what it shows.
    Picture(String),
}

impl Tags {
    pub fn new(scene: &Scene) -> Self {
        let language = xml::language(&scene.language).map(str::to_owned);
        Self { language, groups: scene.groups.iter().map(Told::new).collect() }
    }

    /// Adds content of a group's item.
    pub fn push(&mut self, group: usize, item: usize, kind: Kind, content: Identifier) {
        let Some(told) = self.groups.get_mut(group) else { return };
        match told.parts.iter_mut().find(|part| part.item == item) {
            Some(part) => part.children.push(content.into()),
            None => told.parts.push(Part { item, kind, children: vec![content.into()] }),
        }
    }

    /// Adds a link's place on the page to the item that it lies on.
    pub fn push_link(&mut self, group: usize, item: usize, annotation: Identifier) {
        let parts = self.groups.get_mut(group).map(|told| &mut told.parts);
        let part = parts.and_then(|parts| parts.iter_mut().find(|part| part.item == item));
        if let Some(part) = part {
            part.children.push(annotation.into());
        }
    }

    pub fn into_tree(self) -> TagTree {
        let mut sections: BTreeMap<usize, Vec<TagGroup>> = BTreeMap::new();
        for told in self.groups {
            let rank = told.rank;
            if !told.parts.is_empty() {
                sections.entry(rank).or_default().push(told.into_group());
            }
        }
        let sections = sections.into_values().map(|groups| {
            let children = groups.into_iter().map(Node::from).collect();
            Node::from(TagGroup::with_children(Tag::Section, children))
        });
        TagTree::from(sections.collect::<Vec<_>>()).with_lang(self.language)
    }
}

impl Told {
    fn new(group: &Group) -> Self {
        let tag = match telling(group) {
            Telling::Figure => Tag::Figure(Some(xml::plain(&group.name))).into(),
            Telling::Text | Telling::Decoration => Tag::Div.into(),
        };
        Self { rank: rank(&group.role), tag, heading: heading(group), parts: Vec::new() }
    }

    fn into_group(self) -> TagGroup {
        let in_figure = matches!(self.tag, TagKind::Figure(_));
        let mut heading = self.heading;
        let children = self.parts.into_iter().flat_map(|part| match part.kind {
            Kind::Piece => part.children,
            Kind::Picture(alt) => vec![TagGroup::with_children(Tag::Figure(Some(alt)), part.children).into()],
            Kind::Paragraph { text, is_link } => {
                let children = if is_link { linked(part.children) } else { part.children };
                if in_figure {
                    return children;
                }
                let tag = paragraph(text, heading.take());
                vec![TagGroup::with_children(tag, children).into()]
            }
        });
        TagGroup::with_children(self.tag, children.collect())
    }
}

fn linked(children: Vec<Node>) -> Vec<Node> {
    vec![TagGroup::with_children(Tag::Link, children).into()]
}

/// The first paragraph of a title or a stage is its heading.
fn paragraph(text: String, heading: Option<(NonZeroU16, String)>) -> TagKind {
    match heading {
        Some((level, title)) => Tag::Hn(level, Some(title)).with_actual_text(Some(text)).into(),
        None => Tag::P.with_actual_text(Some(text)).into(),
    }
}

/// How a group of this role and content is told.
pub(super) fn telling(group: &Group) -> Telling {
    let has_text = group.items.iter().any(|item| matches!(item, Item::Text(_) | Item::Picture(_)));
    let drawn = matches!(
        group.role,
        Role::Arrow { .. }
            | Role::Exit { .. }
            | Role::Curve
            | Role::Emotion
            | Role::Mark
            | Role::Image
            | Role::Ink
            | Role::Bar
    );
    match (&group.role, group.name.trim().is_empty()) {
        (Role::Backdrop, _) => Telling::Decoration,
        (_, false) if drawn || !has_text => Telling::Figure,
        (_, true) if !has_text => Telling::Decoration,
        _ => Telling::Text,
    }
}

/// Level and text of the heading that the group's first paragraph is.
fn heading(group: &Group) -> Option<(NonZeroU16, String)> {
    let level = match group.role {
        Role::Title => 1,
        Role::Stage | Role::Heading => 2,
        _ => return None,
    };
    let text = group.items.iter().find_map(|item| match item {
        Item::Text(paragraph) => Some(xml::plain(&paragraph.text)),
        _ => None,
    })?;
    Some((NonZeroU16::new(level)?, text))
}

/// Where in the reading order a kind of thing stands.
fn rank(role: &Role) -> usize {
    match role {
        Role::Title => 0,
        // A heading stands before the rows of its chart.
        Role::Figure | Role::Heading | Role::Bar => 1,
        Role::Stage => 2,
        Role::LaneLabel => 3,
        Role::Card => 4,
        Role::Arrow { .. } => 5,
        Role::Exit { .. } => 6,
        Role::Cell => 7,
        Role::Image => 8,
        Role::Metric => 9,
        Role::Curve => 10,
        Role::Emotion => 11,
        Role::Mark => 12,
        Role::BlueprintLine => 13,
        Role::Step => 14,
        Role::Insight => 15,
        Role::Note => 16,
        Role::Ink => 17,
        Role::Comment => 18,
        Role::Panel => 19,
        Role::Backdrop => 20,
    }
}
