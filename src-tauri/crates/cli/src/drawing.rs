//! How `render` draws: its options, and which of them go together.

use std::path::Path;

use app::Audience;
use export::{Format, Page, Paper};
use lexopt::{Parser, ValueExt};
use scene::Theme;

use crate::arguments::once;
use crate::failure::Failure;

/// A drawing as it was ordered; everything in it goes together.
#[derive(Clone, Debug)]
pub(crate) struct Drawing {
    pub(crate) format: Format,
    pub(crate) page: Page,
    /// Dots per inch of a png.
    pub(crate) dpi: u16,
    pub(crate) view: View,
    pub(crate) audience: Audience,
    pub(crate) theme: Theme,
}

/// What of a map is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum View {
    #[default]
    Map,
    Service,
}

/// What was given on the command line, option by option.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wishes {
    paper: Option<Paper>,
    portrait: bool,
    dpi: Option<u16>,
    audience: Option<Audience>,
    view: Option<View>,
    theme: Option<Theme>,
    tile: Option<Paper>,
}

/// What the painter of pixels takes.
const DPI: std::ops::RangeInclusive<u16> = 24..=1200;

impl Wishes {
    /// Takes one option and says whether it is one of `render`.
    pub(crate) fn take(&mut self, name: &str, parser: &mut Parser) -> Result<bool, Failure> {
        let mut word = || -> Result<String, Failure> { Ok(parser.value()?.string()?) };
        match name {
            "--paper" => once(&mut self.paper, name, paper(name, &word()?, &[Paper::Fit])?)?,
            "--portrait" => self.portrait = true,
            "--dpi" => once(&mut self.dpi, name, dpi(&word()?)?)?,
            "--audience" => {
                let known = [("team", Audience::Team), ("customer", Audience::Customer)];
                once(&mut self.audience, name, choice(name, &word()?, &known)?)?;
            }
            "--view" => {
                let known = [("map", View::Map), ("service", View::Service)];
                once(&mut self.view, name, choice(name, &word()?, &known)?)?;
            }
            "--theme" => {
                let known = [("light", Theme::Light), ("dark", Theme::Dark), ("print", Theme::Print)];
                once(&mut self.theme, name, choice(name, &word()?, &known)?)?;
            }
            "--tile" => once(&mut self.tile, name, paper(name, &word()?, &[])?)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Everything together, with what is not given filled in.
    pub(crate) fn drawing(self, to: &Path) -> Result<Drawing, Failure> {
        let format = format(to)?;
        let paper = self.paper.unwrap_or_default();
        if self.dpi.is_some() && format != Format::Png {
            return Err(Failure::usage("--dpi is for a png; svg and pdf are sharp at any size."));
        }
        if self.tile.is_some() && format != Format::Pdf {
            return Err(Failure::usage("--tile is for a pdf; svg and png have one page."));
        }
        if self.portrait && paper == Paper::Fit {
            return Err(Failure::usage(
                "--portrait needs a paper: `--paper fit` has the shape of the drawing.",
            ));
        }
        let (view, audience) = (self.view.unwrap_or_default(), self.audience.unwrap_or_default());
        if view == View::Service && audience == Audience::Customer {
            return Err(Failure::usage(
                "--view service is never for customers: it shows causes and figures.",
            ));
        }
        Ok(Drawing {
            format,
            page: Page { paper, portrait: self.portrait, tile: self.tile },
            dpi: self.dpi.unwrap_or(150),
            view,
            audience,
            theme: self.theme.unwrap_or_default(),
        })
    }
}

fn format(to: &Path) -> Result<Format, Failure> {
    let ending = to.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref() {
        Some("svg") => Ok(Format::Svg),
        Some("png") => Ok(Format::Png),
        Some("pdf") => Ok(Format::Pdf),
        Some(ending @ ("pptx" | "html")) => Err(Failure::not_built(&format!("`render` to {ending}"))),
        _ => Err(Failure::usage(format!("{} ends in none of .svg, .png and .pdf.", to.display()))),
    }
}

/// A sheet, or one of `besides`.
fn paper(name: &str, word: &str, besides: &[Paper]) -> Result<Paper, Failure> {
    let papers = besides.iter().copied().chain(Paper::SHEETS);
    let named: Vec<(String, Paper)> = papers.map(|paper| (paper.to_string(), paper)).collect();
    let known: Vec<(&str, Paper)> = named.iter().map(|(word, paper)| (word.as_str(), *paper)).collect();
    choice(name, word, &known)
}

fn dpi(word: &str) -> Result<u16, Failure> {
    word.parse().ok().filter(|dpi| DPI.contains(dpi)).ok_or_else(|| {
        Failure::usage(format!("--dpi takes a whole number from {} to {}.", DPI.start(), DPI.end()))
    })
}

/// The value of a word, whatever its case.
fn choice<T: Copy>(name: &str, word: &str, known: &[(&str, T)]) -> Result<T, Failure> {
    if let Some((_, value)) = known.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)) {
        return Ok(*value);
    }
    let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
    Err(Failure::usage(format!("{name} takes {}, not \"{word}\".", words.join(", "))))
}
