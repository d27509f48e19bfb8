//! A panel: items drawn from (0, 0) on, on a ground of their own, to be put wherever there is room.

use scene::{Item, Path, Point, Rect, Role, Stroke, Token};

use crate::sheet::{Layer, Sheet, filled, outlined};

/// Between a panel's edge and what is in it.
pub(super) const PAD: f32 = 12.0;
const RADIUS: f32 = 8.0;

pub(super) struct Panel {
    id: String,
    name: String,
    role: Role,
    items: Vec<Item>,
    pub w: f32,
    pub h: f32,
}

impl Panel {
    /// On the colour of the paper, with an outline.
    pub(super) fn outlined(id: String, name: String, items: Vec<Item>, w: f32, h: f32) -> Self {
        let path = Path::round_rect(Rect::new(0.0, 0.0, w, h), RADIUS);
        let ground = outlined(path, Token::Surface, Stroke::solid(Token::Border2.into(), 1.0));
        Self::on(ground, Role::Panel, id, name, items, w, h)
    }

    /// On a ground of grey, without an outline, as insights are.
    pub(super) fn grey(id: String, name: String, items: Vec<Item>, w: f32, h: f32) -> Self {
        let ground = filled(Path::round_rect(Rect::new(0.0, 0.0, w, h), RADIUS), Token::Surface2);
        Self::on(ground, Role::Insight, id, name, items, w, h)
    }

    fn on(ground: Item, role: Role, id: String, name: String, mut items: Vec<Item>, w: f32, h: f32) -> Self {
        items.insert(0, ground);
        Self { id, name, role, items, w, h }
    }

    /// Puts it with its top left at (x, y) and keeps its room.
    pub(super) fn put(self, sheet: &mut Sheet, x: f32, y: f32) {
        sheet.taken.add(Rect::new(x, y, self.w, self.h));
        let items = self.items.into_iter().map(|item| item.moved(Point::new(x, y))).collect();
        sheet.put(Layer::Above, self.id, self.role, self.name, items);
    }
}
