//! What can be switched on the view: fixes on and off, and sets of them.

use model::Id;
use scene::{Item, Path, Point, Rect, Role, Stroke, Token};

use super::page::Page;
use crate::sheet::{outlined, stroked};

/// A place of the view that changes the set in hand when it is pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switch {
    /// A group of the view's scene.
    pub group: String,
    /// The group of the row that it belongs to; "" where it is one itself.
    pub row: String,
    /// "Prevent “Missed appointment”"
    pub name: String,
    pub kind: SwitchKind,
    /// The service points that it prevents and that it serves well.
    pub fix: Vec<Id>,
    pub serve: Vec<Id>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SwitchKind {
    /// Adds its points to the set or takes them out.
    On,
    Off,
    /// Some of its points are in the set.
    Mixed,
    /// Puts its set in the place of the one in hand.
    Take,
    /// The set in hand is its own.
    Taken,
    /// Gives every fix a row of its own, or folds the smaller ones again.
    Unfold,
    Fold,
}

/// Side of a tick box.
pub(super) const BOX: f32 = 16.0;

impl Page<'_> {
    /// Lets a group unfold the smaller fixes, or fold them again.
    pub(super) fn unfolds(&mut self, group: String, name: String) {
        if self.has_switches {
            let kind = if self.unfolded { SwitchKind::Fold } else { SwitchKind::Unfold };
            let row = String::new();
            self.switches.push(Switch { group, row, name, kind, fix: Vec::new(), serve: Vec::new() });
        }
    }

    /// A tick box with its left middle at (x, middle) that puts points into the set or takes them out.
    pub(super) fn tick(
        &mut self,
        [row, group]: [String; 2],
        name: String,
        (fix, serve): (&[&str], &[&str]),
        x: f32,
        middle: f32,
    ) {
        let Some(set) = self.figures.in_hand.as_ref().filter(|_| self.has_switches) else { return };
        let inside = fix.iter().filter(|id| set.fix.iter().any(|it| it == *id)).count()
            + serve.iter().filter(|id| set.serve.iter().any(|it| it == *id)).count();
        let kind = match inside {
            0 => SwitchKind::Off,
            all if all == fix.len() + serve.len() => SwitchKind::On,
            _ => SwitchKind::Mixed,
        };
        let items = tick_box(kind, x, middle);
        self.put(group.clone(), Role::Figure, name.clone(), None, items);
        let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        self.switches.push(Switch { group, row, name, kind, fix: owned(fix), serve: owned(serve) });
    }
}

fn tick_box(kind: SwitchKind, x: f32, middle: f32) -> Vec<Item> {
    let at = Rect::new(x, middle - BOX / 2.0, BOX, BOX);
    let round = Path::round_rect(at.grown(-0.75), 4.0);
    let sign = Stroke::solid(Token::OnAccent.into(), 2.0);
    let on = outlined(round.clone(), Token::Accent, Stroke::solid(Token::Accent.into(), 1.5));
    match kind {
        SwitchKind::On => {
            let path = Path::new()
                .move_to(x + 4.0, middle + 0.2)
                .line_to(x + 7.0, middle + 3.4)
                .line_to(x + 12.2, middle - 3.6);
            vec![on, stroked(path, sign.rounded())]
        }
        SwitchKind::Mixed => {
            let line = Path::line(Point::new(x + 4.0, middle), Point::new(x + 12.0, middle));
            vec![on, stroked(line, sign.rounded())]
        }
        _ => {
            vec![outlined(round, Token::Surface, Stroke::solid(Token::Outline.into(), 1.5))]
        }
    }
}
