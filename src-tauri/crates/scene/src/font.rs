//! The bundled faces, by name. The bytes come in as an argument wherever they are needed.

use serde::Serialize;
use specta::Type;

/// A bundled family. The files are `fonts/<name>-<weight>.ttf`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Latin, Greek, Cyrillic; 400, 500, 600 and 700.
    Inter,
    /// 400 and 600.
    Arabic,
    /// Simplified Chinese; 400 and 600.
    Chinese,
    /// Outlines, 400 only.
    Emoji,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    Regular,
    Medium,
    SemiBold,
    Bold,
}

/// One font file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Type)]
pub struct Face {
    pub family: Family,
    pub weight: Weight,
}

impl Face {
    /// Every bundled face; [`Face::file`] names its file.
    pub const ALL: [Face; 9] = [
        Face { family: Family::Inter, weight: Weight::Regular },
        Face { family: Family::Inter, weight: Weight::Medium },
        Face { family: Family::Inter, weight: Weight::SemiBold },
        Face { family: Family::Inter, weight: Weight::Bold },
        Face { family: Family::Arabic, weight: Weight::Regular },
        Face { family: Family::Arabic, weight: Weight::SemiBold },
        Face { family: Family::Chinese, weight: Weight::Regular },
        Face { family: Family::Chinese, weight: Weight::SemiBold },
        Face { family: Family::Emoji, weight: Weight::Regular },
    ];

    /// The bundled face nearest to the wish: 500 counts as 400 and 700 as 600 where a family has
    /// only two weights.
    #[must_use]
    pub fn nearest(family: Family, weight: Weight) -> Self {
        let weight = match (family, weight) {
            (Family::Inter, w) => w,
            (Family::Emoji, _) | (_, Weight::Regular | Weight::Medium) => Weight::Regular,
            (_, Weight::SemiBold | Weight::Bold) => Weight::SemiBold,
        };
        Self { family, weight }
    }

    /// Position in [`Face::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        Self::ALL.iter().position(|f| *f == self).unwrap_or(0)
    }

    /// File name inside `fonts/`.
    #[must_use]
    pub fn file(self) -> &'static str {
        match (self.family, self.weight) {
            (Family::Inter, Weight::Regular) => "Inter-400.ttf",
            (Family::Inter, Weight::Medium) => "Inter-500.ttf",
            (Family::Inter, Weight::SemiBold) => "Inter-600.ttf",
            (Family::Inter, Weight::Bold) => "Inter-700.ttf",
            (Family::Arabic, Weight::Regular | Weight::Medium) => "NotoSansArabic-400.ttf",
            (Family::Arabic, Weight::SemiBold | Weight::Bold) => "NotoSansArabic-600.ttf",
            (Family::Chinese, Weight::Regular | Weight::Medium) => "NotoSansSC-400.ttf",
            (Family::Chinese, Weight::SemiBold | Weight::Bold) => "NotoSansSC-600.ttf",
            (Family::Emoji, _) => "NotoEmoji-400.ttf",
        }
    }

    /// The family name inside the font file, as CSS writes it.
    #[must_use]
    pub fn css_family(self) -> &'static str {
        match self.family {
            Family::Inter => "Inter",
            Family::Arabic => "Noto Sans Arabic",
            Family::Chinese => "Noto Sans SC",
            Family::Emoji => "Noto Emoji",
        }
    }

    /// 400, 500, 600 or 700.
    #[must_use]
    pub fn css_weight(self) -> u16 {
        match self.weight {
            Weight::Regular => 400,
            Weight::Medium => 500,
            Weight::SemiBold => 600,
            Weight::Bold => 700,
        }
    }
}

/// The bytes of every bundled face.
pub struct FontFiles(Vec<std::borrow::Cow<'static, [u8]>>);

impl FontFiles {
    /// Asks `read` for each of [`Face::ALL`] in turn.
    pub fn new(read: impl FnMut(Face) -> std::borrow::Cow<'static, [u8]>) -> Self {
        Self(Face::ALL.into_iter().map(read).collect())
    }

    /// The font file of a face.
    #[must_use]
    pub fn get(&self, face: Face) -> &[u8] {
        &self.0[face.index()]
    }
}
