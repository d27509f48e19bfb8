//! Colours by meaning. A scene names tokens; a [`Theme`] turns them into colours when it is painted.

use serde::Serialize;
use specta::Type;
use specta_typescript::Number;

/// What something is painted with.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Type)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Paint {
    Token {
        token: Token,
    },
    /// A token seen through: `alpha` 0..1.
    Wash {
        token: Token,
        #[specta(type = Number)]
        alpha: f32,
    },
    /// A persona's colour, by index into the scene's list, seen through by `alpha`.
    Persona {
        index: u16,
        #[specta(type = Number)]
        alpha: f32,
    },
    /// A colour that a person chose (notes, ink), the same in every theme.
    Chosen {
        rgb: [u8; 3],
    },
}

impl From<Token> for Paint {
    fn from(token: Token) -> Self {
        Self::Token { token }
    }
}

/// The colours of the look, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Token {
    Canvas,
    Surface,
    Surface2,
    Hover,
    /// Ground of the service lane.
    Svc,
    Tint,
    Border,
    Border2,
    /// Outlines of cards and controls.
    Outline,
    Text,
    Text2,
    Text3,
    Accent,
    OnAccent,
    Ours,
    Serve,
    Fixed,
    OursTint,
    ServeTint,
    FixedTint,
    /// Signs inside a mark.
    Glyph,
    Arrow,
    Stem,
    Pen,
    Sticky,
    StickyText,
    Unsorted,
    Help,
    /// Work that customers see.
    Seen,
    /// Work that customers never see.
    Unseen,
    /// Ground below the line of visibility.
    Water,
}

/// Red, green, blue 0..255 and alpha 0..1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rgba {
    pub r: u8,
    pub g: u8,
    pub b: u8,
    pub a: f32,
}

/// A persona's colour on light and on dark grounds, as `#rrggbb`.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct PersonaColour {
    pub light: String,
    pub dark: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    #[default]
    Light,
    Dark,
    /// Black and white only.
    Print,
}

impl Theme {
    /// The colour of a paint in this theme.
    #[must_use]
    pub fn resolve(self, paint: Paint, personas: &[PersonaColour]) -> Rgba {
        match paint {
            Paint::Token { token } => opaque(self.hex(token)),
            Paint::Wash { token, alpha } => Rgba { a: alpha, ..opaque(self.hex(token)) },
            Paint::Persona { index, alpha } => {
                let colour = personas.get(usize::from(index)).map(|p| match self {
                    Self::Light => parse(&p.light),
                    Self::Dark => parse(&p.dark),
                    Self::Print => Some(0x00_0000),
                });
                Rgba { a: alpha, ..opaque(colour.flatten().unwrap_or(self.hex(Token::Accent))) }
            }
            Paint::Chosen { rgb: [r, g, b] } => Rgba { r, g, b, a: 1.0 },
        }
    }

    /// 0xrrggbb of a token.
    #[must_use]
    pub fn hex(self, token: Token) -> u32 {
        match self {
            Self::Light => light(token),
            Self::Dark => dark(token),
            Self::Print => print(token),
        }
    }
}

fn opaque(hex: u32) -> Rgba {
    let [_, r, g, b] = hex.to_be_bytes();
    Rgba { r, g, b, a: 1.0 }
}

fn parse(text: &str) -> Option<u32> {
    u32::from_str_radix(text.strip_prefix('#')?, 16).ok()
}

fn light(token: Token) -> u32 {
    match token {
        Token::Canvas => 0xF6F7F9,
        Token::Surface | Token::Glyph | Token::OnAccent => 0xFFFFFF,
        Token::Surface2 => 0xF1F3F6,
        Token::Hover => 0xEBEDF2,
        Token::Svc => 0xF8F8FE,
        Token::Tint => 0xEFEEFD,
        Token::Border => 0xE4E7ED,
        Token::Border2 => 0xC6CCD8,
        Token::Outline => 0x7F889C,
        Token::Text => 0x14171F,
        Token::Text2 | Token::Help => 0x464D5E,
        Token::Text3 => 0x667085,
        Token::Accent => 0x4A43E0,
        Token::Ours => 0xC4242C,
        Token::Serve => 0xA85A00,
        Token::Fixed => 0x0B7547,
        Token::OursTint => 0xFCEBEB,
        Token::ServeTint => 0xFCF1E0,
        Token::FixedTint => 0xE4F4EB,
        Token::Arrow => 0x7C8598,
        Token::Stem => 0xAEB6C5,
        Token::Pen => 0x1D2230,
        Token::Sticky => 0xFFF0A3,
        Token::StickyText => 0x3B3200,
        Token::Unsorted => 0x5A6376,
        Token::Seen => 0x9DBDE6,
        Token::Unseen => 0x2F5D9B,
        Token::Water => 0xD9E6F7,
    }
}

fn dark(token: Token) -> u32 {
    match token {
        Token::Canvas | Token::OnAccent => 0x0F1116,
        Token::Surface => 0x171A21,
        Token::Surface2 => 0x20242D,
        Token::Hover | Token::Border => 0x2A2F3A,
        Token::Svc => 0x1A1B2B,
        Token::Tint => 0x26264B,
        Token::Border2 => 0x4A5263,
        Token::Outline => 0x6B7486,
        Token::Text => 0xF2F4F8,
        Token::Text2 | Token::Help => 0xBCC3D1,
        Token::Text3 => 0x959DAF,
        Token::Accent => 0x938FFF,
        Token::Ours => 0xFF7B80,
        Token::Serve => 0xF3AC45,
        Token::Fixed => 0x4FCF93,
        Token::OursTint => 0x3A2024,
        Token::ServeTint => 0x372A17,
        Token::FixedTint => 0x16332A,
        Token::Glyph => 0x12141A,
        Token::Arrow => 0x8790A3,
        Token::Stem => 0x596173,
        Token::Pen => 0xE8EAF0,
        Token::Sticky => 0xE9D46A,
        Token::StickyText => 0x2B2500,
        Token::Unsorted => 0xA7B0C2,
        Token::Seen => 0x3F5F8C,
        Token::Unseen => 0x7FA9E6,
        Token::Water => 0x1D2A3D,
    }
}

/// Ink or paper: grounds and signs inside solid marks are white, all else is black.
fn print(token: Token) -> u32 {
    match token {
        Token::Canvas
        | Token::Surface
        | Token::Surface2
        | Token::Hover
        | Token::Svc
        | Token::Tint
        | Token::OnAccent
        | Token::OursTint
        | Token::ServeTint
        | Token::FixedTint
        | Token::Glyph
        | Token::Sticky
        | Token::Seen
        | Token::Water => 0xFFFFFF,
        Token::Border
        | Token::Border2
        | Token::Outline
        | Token::Text
        | Token::Text2
        | Token::Text3
        | Token::Accent
        | Token::Ours
        | Token::Serve
        | Token::Fixed
        | Token::Arrow
        | Token::Stem
        | Token::Pen
        | Token::StickyText
        | Token::Unsorted
        | Token::Help
        | Token::Unseen => 0x000000,
    }
}
