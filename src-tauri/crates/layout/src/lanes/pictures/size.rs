//! Width and height from the head of a PNG, JPEG or WebP file, without decoding it.

/// Pixels (width, height) of a picture in base64; `None` where its head says nothing usable.
pub(crate) fn of(png: bool, base64: &str) -> Option<(f32, f32)> {
    let bytes = decode(base64, 256 * 1024);
    let (w, h) = if png { of_png(&bytes) } else { of_jpeg(&bytes).or_else(|| of_webp(&bytes)) }?;
    (w > 0 && h > 0).then_some((w as f32, h as f32))
}

fn of_png(b: &[u8]) -> Option<(u32, u32)> {
    let field = |at: usize| Some(u32::from_be_bytes(b.get(at..at + 4)?.try_into().ok()?));
    (b.get(1..4)? == b"PNG").then_some(())?;
    Some((field(16)?, field(20)?))
}

/// Walks the segments to the frame header.
fn of_jpeg(b: &[u8]) -> Option<(u32, u32)> {
    (b.get(..2)? == [0xff, 0xd8]).then_some(())?;
    let mut at = 2;
    loop {
        let (mark, length) = (*b.get(at + 1)?, be16(b, at + 2)?);
        let frame = matches!(mark, 0xc0..=0xcf) && !matches!(mark, 0xc4 | 0xc8 | 0xcc);
        if frame {
            return Some((be16(b, at + 7)?, be16(b, at + 5)?));
        }
        at += 2 + (length as usize).max(1);
    }
}

fn of_webp(b: &[u8]) -> Option<(u32, u32)> {
    let le16 = |at: usize| Some(u32::from(*b.get(at)?) | u32::from(*b.get(at + 1)?) << 8);
    let le24 = |at: usize| Some(le16(at)? | u32::from(*b.get(at + 2)?) << 16);
    match b.get(12..16)? {
        b"VP8X" => Some((le24(24)? + 1, le24(27)? + 1)),
        b"VP8 " => Some((le16(26)? & 0x3fff, le16(28)? & 0x3fff)),
        b"VP8L" => {
            let bits = le16(21)? | le16(23)? << 16;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        _ => None,
    }
}

fn be16(b: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(*b.get(at)?) << 8 | u32::from(*b.get(at + 1)?))
}

/// The first bytes of a base64 text; stops at anything that is not base64.
fn decode(base64: &str, most: usize) -> Vec<u8> {
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0_u32);
    for c in base64.bytes() {
        let six = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => break,
        };
        bits = bits << 6 | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
        if bytes.len() >= most {
            break;
        }
    }
    bytes
}
