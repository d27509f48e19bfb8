//! What stands at an arrow: its share, its words, its waiting time.

use model::{Exit, Rate, Transition};
use scene::{Item, Token};

use crate::icons::icon;
use crate::kept::Cause;
use crate::look::{count, days, percent, share, small};
use crate::sheet::placed;
use crate::text::{Block, Fonts};

/// A laid-out label.
pub(crate) struct Label {
    words: Option<Block>,
    wait: Option<Block>,
    /// The wait stands right of the words, otherwise below.
    beside: bool,
    /// What it is laid from.
    pub cause: u64,
    pub w: f32,
    pub h: f32,
}

const CLOCK: f32 = 13.0;

impl Label {
    /// The label of a transition within `width`; nothing where the map gives nothing to say. How many
    /// customers take it stands in place of the share.
    pub(crate) fn of(fonts: &Fonts, t: &Transition, taken: Option<f64>, width: f32) -> Option<Self> {
        let wait = t.wait_days.as_ref().map(|w| {
            let promise = t.promised_days.map_or(String::new(), |p| format!(", {} promised", short(p)));
            format!("{}{promise}", days(w.value))
        });
        Self::new(fonts, figure(taken, t.share.as_ref()), &t.label, wait.as_deref(), width)
    }

    pub(crate) fn of_exit(fonts: &Fonts, e: &Exit, taken: Option<f64>, width: f32) -> Option<Self> {
        Self::new(fonts, figure(taken, e.share.as_ref()), &e.label, None, width)
    }

    fn new(
        fonts: &Fonts,
        figure: Option<String>,
        words: &str,
        wait: Option<&str>,
        width: f32,
    ) -> Option<Self> {
        let cause = Cause::of("label").with(&figure).text(words);
        let cause = cause.text(wait.unwrap_or_default()).number(width).hash();
        let mut pieces = Vec::new();
        if let Some(figure) = &figure {
            pieces.push((figure.as_str(), share()));
        }
        let gap = if figure.is_some() && !words.is_empty() { " " } else { "" };
        let words = format!("{gap}{words}");
        if !words.is_empty() {
            pieces.push((words.as_str(), small()));
        }
        let words = (!pieces.is_empty()).then(|| fonts.rich(&pieces, width, 0.0));
        let wait = wait.map(|w| fonts.block(w, small(), (width - CLOCK).max(20.0)));
        let one_line = |b: &Option<Block>| b.as_ref().is_none_or(|b| b.lines() <= 1);
        let wide = |b: &Option<Block>| b.as_ref().map_or(0.0, Block::width);
        let high = |b: &Option<Block>| b.as_ref().map_or(0.0, Block::height);
        if words.is_none() && wait.is_none() {
            return None;
        }
        let clocked = if wait.is_some() { wide(&wait) + CLOCK } else { 0.0 };
        let both = wide(&words) + if words.is_some() && wait.is_some() { 7.0 } else { 0.0 } + clocked;
        let beside = one_line(&words) && one_line(&wait) && both <= width;
        let (w, h) = if beside {
            (both, high(&words).max(high(&wait)))
        } else {
            (wide(&words).max(clocked), high(&words) + high(&wait))
        };
        Some(Self { words, wait, beside, cause, w, h })
    }

    /// The items with the label's top left at (x, y).
    pub(crate) fn items(&self, x: f32, y: f32) -> Vec<Item> {
        let mut items = Vec::new();
        let (mut wait_x, mut wait_y) = (x, y);
        if let Some(words) = &self.words {
            items.push(placed(words, x, y));
            if self.beside {
                wait_x += words.width() + 7.0;
            } else {
                wait_y += words.height();
            }
        }
        if let Some(wait) = &self.wait {
            items.extend(icon("clock", wait_x, wait_y + 1.3, 10.5, Token::Text2));
            items.push(placed(wait, wait_x + CLOCK, wait_y));
        }
        items
    }
}

/// How many take a way, or which share of those who could; that all do needs no saying.
fn figure(taken: Option<f64>, rate: Option<&Rate>) -> Option<String> {
    taken.map(count).or_else(|| rate.map(|r| r.value).filter(|v| *v < 1.0).map(percent))
}

fn short(d: f64) -> String {
    if d < 1.0 { days(d) } else { format!("{}", (d * 10.0).round() / 10.0) }
}
