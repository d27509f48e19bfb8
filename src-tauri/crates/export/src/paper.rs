//! Paper sizes.

use std::fmt;
use std::str::FromStr;

use scene::Size;

/// A size of paper, or none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Paper {
    /// As large as the drawing at 100 %.
    #[default]
    Fit,
    A4,
    A3,
    A2,
    A1,
    A0,
    Letter,
    Tabloid,
}

/// Points in a millimetre.
pub(crate) const MM: f32 = 72.0 / 25.4;

impl Paper {
    /// Every size that paper is sold in, from the smallest area to the largest.
    pub const SHEETS: [Paper; 7] =
        [Self::Letter, Self::A4, Self::Tabloid, Self::A3, Self::A2, Self::A1, Self::A0];

    /// Width and height in points, upright (width < height); `None` for [`Paper::Fit`].
    #[must_use]
    pub fn upright(self) -> Option<Size> {
        let mm = |w: f32, h: f32| Some(Size { w: w * MM, h: h * MM });
        match self {
            Self::Fit => None,
            Self::A4 => mm(210.0, 297.0),
            Self::A3 => mm(297.0, 420.0),
            Self::A2 => mm(420.0, 594.0),
            Self::A1 => mm(594.0, 841.0),
            Self::A0 => mm(841.0, 1189.0),
            Self::Letter => Some(Size { w: 612.0, h: 792.0 }),
            Self::Tabloid => Some(Size { w: 792.0, h: 1224.0 }),
        }
    }

    /// Width and height in points; `None` for [`Paper::Fit`].
    #[must_use]
    pub fn size(self, portrait: bool) -> Option<Size> {
        let upright = self.upright()?;
        Some(if portrait { upright } else { Size { w: upright.h, h: upright.w } })
    }

    /// True for the North American sizes.
    #[must_use]
    pub fn is_american(self) -> bool {
        matches!(self, Self::Letter | Self::Tabloid)
    }
}

impl fmt::Display for Paper {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::Fit => "fit",
            Self::A4 => "A4",
            Self::A3 => "A3",
            Self::A2 => "A2",
            Self::A1 => "A1",
            Self::A0 => "A0",
            Self::Letter => "letter",
            Self::Tabloid => "tabloid",
        })
    }
}

impl FromStr for Paper {
    type Err = UnknownPaper;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let sizes = std::iter::once(Self::Fit).chain(Self::SHEETS);
        sizes
            .into_iter()
            .find(|paper| paper.to_string().eq_ignore_ascii_case(text.trim()))
            .ok_or_else(|| UnknownPaper(text.to_owned()))
    }
}

/// A name that is not one of a [`Paper`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a paper size: choose A4, A3, A2, A1, A0, letter, tabloid or fit.")]
pub struct UnknownPaper(String);

#[cfg(test)]
mod tests {
    use super::Paper;

    #[test]
    fn every_name_reads_back_whatever_its_case() {
        for paper in Paper::SHEETS.into_iter().chain([Paper::Fit]) {
            assert_eq!(paper.to_string().parse(), Ok(paper));
            assert_eq!(paper.to_string().to_uppercase().parse(), Ok(paper));
        }
        assert!("A5".parse::<Paper>().is_err_and(|e| e.to_string().contains("tabloid")));
    }

    #[test]
    fn a3_landscape_is_1190_55_by_841_89_points() {
        let size = Paper::A3.size(false).unwrap();
        assert!((size.w - 1190.55).abs() < 0.01 && (size.h - 841.89).abs() < 0.01);
    }

    #[test]
    fn sheets_are_ordered_by_area() {
        let areas = Paper::SHEETS.map(|p| p.upright().map_or(0.0, |s| s.w * s.h));
        assert!(areas.is_sorted());
    }
}
