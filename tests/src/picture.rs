//! Pictures of the drawings: small files, compared pixel by pixel.

use std::collections::HashMap;
use std::io::Cursor;

/// Levels a channel is rounded to before a picture is stored: 0, 17, 34 … 255.
const LEVEL: u8 = 17;
/// Most colours in a stored picture.
const COLOURS: usize = 256;

pub type Rgb = [u8; 3];

/// Opaque pixels, row by row.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    pub pixels: Vec<Rgb>,
}

/// How two pictures differ.
#[derive(Debug, PartialEq)]
pub enum Difference {
    /// Width and height, stored and new.
    Size([u32; 2], [u32; 2]),
    /// How many pixels differ, and the first of them.
    Pixels { count: usize, x: u32, y: u32 },
}

impl Picture {
    #[must_use]
    pub fn blank(width: u32, height: u32) -> Self {
        Self { width, height, pixels: vec![[255; 3]; (width * height) as usize] }
    }

    /// # Errors
    /// What is wrong with the file.
    pub fn from_png(bytes: &[u8]) -> Result<Self, png::DecodingError> {
        let mut decoder = png::Decoder::new(Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info()?;
        let mut data = vec![0; reader.output_buffer_size().unwrap_or(0)];
        let frame = reader.next_frame(&mut data)?;
        let samples = frame.color_type.samples();
        let pixels = data[..frame.buffer_size()].chunks_exact(samples).map(opaque).collect();
        Ok(Self { width: frame.width, height: frame.height, pixels })
    }

    /// The picture in at most 256 colours, few enough levels that it stays small.
    #[must_use]
    pub fn simplified(&self) -> Self {
        let rounded: Vec<Rgb> = self.pixels.iter().map(|p| p.map(round)).collect();
        let mut counts: HashMap<Rgb, usize> = HashMap::new();
        rounded.iter().for_each(|p| *counts.entry(*p).or_default() += 1);
        let mut colours: Vec<(Rgb, usize)> = counts.into_iter().collect();
        colours.sort_unstable_by_key(|(rgb, count)| (usize::MAX - count, *rgb));
        let (kept, rare) = colours.split_at(colours.len().min(COLOURS));
        let nearest = |rgb: &Rgb| kept.iter().map(|k| k.0).min_by_key(|k| distance(rgb, k)).unwrap_or(*rgb);
        let replaced: HashMap<Rgb, Rgb> = rare.iter().map(|(rgb, _)| (*rgb, nearest(rgb))).collect();
        let pixels = rounded.iter().map(|p| *replaced.get(p).unwrap_or(p)).collect();
        Self { pixels, ..*self }
    }

    /// A PNG: with a palette where 256 colours are enough.
    ///
    /// # Errors
    /// What the encoder refuses.
    pub fn to_png(&self) -> Result<Vec<u8>, png::EncodingError> {
        let mut palette: Vec<Rgb> = self.pixels.clone();
        palette.sort_unstable();
        palette.dedup();
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::High);
        let data = if palette.len() <= COLOURS {
            encoder.set_color(png::ColorType::Indexed);
            encoder.set_palette(palette.concat());
            encoder.set_filter(png::Filter::NoFilter);
            let index = |p| u8::try_from(palette.binary_search(p).unwrap_or(0)).unwrap_or(0);
            self.pixels.iter().map(index).collect()
        } else {
            encoder.set_color(png::ColorType::Rgb);
            self.pixels.concat()
        };
        encoder.write_header()?.write_image_data(&data)?;
        Ok(bytes)
    }

    /// Where the two differ by more than `tolerance` in any channel.
    #[must_use]
    pub fn difference(&self, new: &Self, tolerance: u8) -> Option<Difference> {
        if (self.width, self.height) != (new.width, new.height) {
            return Some(Difference::Size([self.width, self.height], [new.width, new.height]));
        }
        let pairs = self.pixels.iter().zip(&new.pixels).enumerate();
        let mut off = pairs.filter(|(_, (a, b))| differs(a, b, tolerance)).map(|(i, _)| i);
        let first = u32::try_from(off.next()?).unwrap_or(0);
        let (x, y) = (first % self.width, first / self.width);
        Some(Difference::Pixels { count: 1 + off.count(), x, y })
    }

    /// Three panels side by side: this picture, the new one, and the new one faded with every
    /// differing pixel in red.
    #[must_use]
    pub fn beside(&self, new: &Self, tolerance: u8) -> Self {
        let (w, h) = (self.width.max(new.width), self.height.max(new.height));
        let mut sheet = Self::blank(w * 3 + 32, h);
        for y in 0..h {
            for x in 0..w {
                let (old, fresh) = (self.at(x, y), new.at(x, y));
                let same = old == fresh || !differs(&old, &fresh, tolerance);
                let marked = if same { fresh.map(|c| 191 + c / 4) } else { [224, 0, 0] };
                for (panel, rgb) in (0..).zip([old, fresh, marked]) {
                    sheet.put(x + panel * (w + 16), y, rgb);
                }
            }
        }
        sheet
    }

    /// White outside the picture.
    fn at(&self, x: u32, y: u32) -> Rgb {
        let inside = x < self.width && y < self.height;
        if inside { self.pixels[(y * self.width + x) as usize] } else { [255; 3] }
    }

    fn put(&mut self, x: u32, y: u32, rgb: Rgb) {
        self.pixels[(y * self.width + x) as usize] = rgb;
    }
}

fn opaque(samples: &[u8]) -> Rgb {
    let over_white = |c: u8, a: u8| {
        let (c, a) = (u16::from(c), u16::from(a));
        u8::try_from((c * a + 255 * (255 - a) + 127) / 255).unwrap_or(255)
    };
    match *samples {
        [g] => [g; 3],
        [g, a] => [over_white(g, a); 3],
        [r, g, b] => [r, g, b],
        [r, g, b, a] => [over_white(r, a), over_white(g, a), over_white(b, a)],
        _ => [255; 3],
    }
}

fn round(channel: u8) -> u8 {
    channel.saturating_add(LEVEL / 2) / LEVEL * LEVEL
}

fn distance(a: &Rgb, b: &Rgb) -> u32 {
    a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum()
}

fn differs(a: &Rgb, b: &Rgb, tolerance: u8) -> bool {
    a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > tolerance)
}
