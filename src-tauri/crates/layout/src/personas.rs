//! The personas' colours, on light and on dark grounds.

use model::JourneyMap;
use scene::PersonaColour;

const DEFAULTS: [&str; 6] = ["#3b5bdb", "#0b7285", "#862e9c", "#5c940d", "#a61e4d", "#1864ab"];

/// The file's colours; where one is missing, the next of a list. On dark grounds the hue stays
/// and the lightness rises until the contrast is 7:1; on light ones it falls until 4.5:1.
pub(crate) fn colours(map: &JourneyMap) -> Vec<PersonaColour> {
    let of = |i: usize| {
        map.personas[i].colour.as_deref().and_then(parse).or_else(|| parse(DEFAULTS[i % DEFAULTS.len()]))
    };
    (0..map.personas.len())
        .filter_map(of)
        .map(|rgb| PersonaColour {
            light: hex(against(rgb, 1.0, 4.5, 0.0)),
            dark: hex(against(rgb, luminance([23.0, 26.0, 33.0]), 7.0, 255.0)),
        })
        .collect()
}

fn parse(text: &str) -> Option<[f32; 3]> {
    let n = u32::from_str_radix(text.strip_prefix('#')?, 16).ok()?;
    let [_, r, g, b] = n.to_be_bytes();
    Some([f32::from(r), f32::from(g), f32::from(b)])
}

fn hex(rgb: [f32; 3]) -> String {
    let [r, g, b] = rgb.map(|c| c.round().clamp(0.0, 255.0) as u8);
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// Mixes with black (0) or white (255) by the least tenth that reaches the contrast.
fn against(rgb: [f32; 3], ground: f32, least: f32, towards: f32) -> [f32; 3] {
    for step in 0..=20 {
        let t = step as f32 / 20.0;
        let mixed = rgb.map(|c| c + (towards - c) * t);
        let (a, b) = (luminance(mixed), ground);
        if (a.max(b) + 0.05) / (a.min(b) + 0.05) >= least {
            return mixed;
        }
    }
    [towards; 3]
}

/// Relative luminance, 0..1 (WCAG 2.2).
fn luminance(rgb: [f32; 3]) -> f32 {
    let [r, g, b] = rgb.map(|c| {
        let c = c / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}
