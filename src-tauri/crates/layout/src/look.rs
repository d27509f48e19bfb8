//! The measures of the drawing, in scene units.

use model::{JourneyMap, LaneKind};
use scene::{Paint, Token, Weight};

use crate::{Density, Fonts, text::Style};

/// Sizes that depend on the density. Cards, rows and lanes are minimums: they grow.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    pub compact: bool,
    /// Width of the column of lane labels.
    pub labels: f32,
    pub card_w: f32,
    pub card_h: f32,
    /// Least gap between two columns.
    pub gap: f32,
    /// Least height between two rows of cards.
    pub row_gap: f32,
    /// First baseline of a card's title, from its top.
    pub title_y: f32,
    pub title_x: f32,
    /// From a card's top to the middle of its main arrows.
    pub port_y: f32,
    pub stage_h: f32,
    pub stage_pad: f32,
    /// Scene units a point of emotion.
    pub feeling: f32,
    pub emotion_h: f32,
    pub blueprint_h: f32,
    /// How wide a note is.
    pub note_w: f32,
}

impl Look {
    pub(crate) fn of(density: Density) -> Self {
        match density {
            Density::Comfortable => Self {
                compact: false,
                labels: 112.0,
                card_w: 112.0,
                card_h: 63.0,
                gap: 32.0,
                row_gap: 38.0,
                title_y: 39.0,
                title_x: 10.0,
                port_y: 32.0,
                stage_h: 34.0,
                stage_pad: 6.0,
                feeling: 8.0,
                emotion_h: 120.0,
                blueprint_h: 18.0,
                note_w: 120.0,
            },
            Density::Compact => Self {
                compact: true,
                labels: 108.0,
                card_w: 95.0,
                card_h: 57.0,
                gap: 19.0,
                row_gap: 41.0,
                title_y: 36.0,
                title_x: 8.0,
                port_y: 28.5,
                stage_h: 30.0,
                stage_pad: 4.0,
                feeling: 6.4,
                emotion_h: 102.0,
                blueprint_h: 15.0,
                note_w: 110.0,
            },
        }
    }

    /// Widens the column of labels until no word of a lane's title or a persona's name breaks.
    pub(crate) fn with_labels_for(mut self, map: &JourneyMap, fonts: &Fonts) -> Self {
        let word = |text: &str, style: Style| fonts.longest_word(text, style);
        let lanes = map.lanes.iter().map(|l| {
            let service = l.kind == LaneKind::Service;
            let name =
                if service { style(14.0, 18.0, Weight::Bold) } else { style(12.0, 15.0, Weight::SemiBold) };
            word(&l.title, name) + 20.0
        });
        let personas = map.personas.iter().map(|p| word(&p.name, small()) + 60.0);
        self.labels = lanes.chain(personas).fold(self.labels, f32::max).min(220.0).ceil();
        self
    }

    /// Columns' width at its least: card and gap.
    pub(crate) fn pitch(&self) -> f32 {
        self.card_w + self.gap
    }

    pub(crate) fn card_title(&self) -> Style {
        if self.compact { style(11.5, 14.0, Weight::SemiBold) } else { style(13.0, 16.0, Weight::SemiBold) }
    }

    /// Size and weight of a mark's figure, and the box of the mark, by contacts per 1,000.
    pub(crate) fn mark(&self, contacts: Option<f64>) -> (Style, f32) {
        let step = match contacts {
            None => return (style(12.0, 15.0, Weight::SemiBold), 17.0),
            Some(c) if c >= 50.0 => 0,
            Some(c) if c >= 20.0 => 1,
            Some(c) if c >= 10.0 => 2,
            Some(_) => 3,
        };
        let (size, side) = if self.compact {
            ([19.0, 16.0, 13.5, 12.0][step], [22.0, 18.0, 16.0, 14.0][step])
        } else {
            ([21.0, 17.0, 14.0, 13.0][step], [24.0, 20.0, 17.0, 15.0][step])
        };
        let weight = if step < 3 { Weight::Bold } else { Weight::SemiBold };
        (style(size, if size > 15.0 { size + 1.0 } else { 15.0 }, weight), side)
    }

    pub(crate) fn mark_name(&self) -> Style {
        if self.compact { style(11.0, 13.0, Weight::Medium) } else { style(12.0, 15.0, Weight::Medium) }
    }

    /// The finest words: causes, actors, systems.
    pub(crate) fn fine(&self) -> Style {
        Style { size: if self.compact { 10.5 } else { 11.0 }, ..small() }
    }
}

/// A style in the primary text colour.
pub(crate) fn style(size: f32, line: f32, weight: Weight) -> Style {
    Style::new(size, line, weight, Paint::Token { token: Token::Text })
}

/// 11/13, secondary: channels, causes, labels of lines.
pub(crate) fn small() -> Style {
    style(11.0, 13.0, Weight::Regular).painted(Token::Text2.into())
}

/// A share on an arrow.
pub(crate) fn share() -> Style {
    style(11.0, 13.0, Weight::SemiBold)
}

/// Text of a lane's cell.
pub(crate) fn cell() -> Style {
    style(11.0, 13.5, Weight::Regular).painted(Token::Text2.into())
}

/// "9.3 %", "12 %": one decimal below 10 where it says something.
pub fn percent(share: f64) -> String {
    let p = share * 100.0;
    if p < 10.0 && (p - p.round()).abs() > 0.05 { format!("{p:.1}\u{a0}%") } else { format!("{p:.0}\u{a0}%") }
}

/// Whole from 1, below that one decimal where it says something.
pub fn count(n: f64) -> String {
    if n > 0.0 && n < 1.0 && (n - n.round()).abs() > 0.05 { format!("{n:.1}") } else { grouped(n.round()) }
}

/// 4,200
fn grouped(n: f64) -> String {
    let digits = format!("{:.0}", n.abs());
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    if n < 0.0 { format!("\u{2212}{out}") } else { out }
}

/// "6 days", below one day in hours.
pub(crate) fn days(d: f64) -> String {
    if d < 1.0 {
        let hours = (d * 24.0).round();
        return if hours == 1.0 { "1 hour".to_owned() } else { format!("{hours} hours") };
    }
    let shown = (d * 10.0).round() / 10.0;
    if shown == 1.0 { "1 day".to_owned() } else { format!("{shown} days") }
}

impl Fonts {
    /// The widest of the words that nobody would want broken.
    pub(crate) fn longest_word(&self, text: &str, style: Style) -> f32 {
        let words = text.split_whitespace().filter(|w| w.chars().count() < 40 && w.is_ascii());
        words.map(|w| self.width(w, style)).fold(0.0, f32::max)
    }
}
