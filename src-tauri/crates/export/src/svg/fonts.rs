//! Style rules that carry the fonts.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use scene::{Face, FontFiles};

use crate::subset;

/// The class of text in a face.
pub(super) fn class(face: Face) -> char {
    char::from(b'a' + face.index() as u8)
}

/// The face's part that is used, and the class that uses it. Programs that ignore embedded fonts
/// find an installed one by the same name.
pub(super) fn rule(fonts: &FontFiles, face: Face, characters: &BTreeSet<char>) -> String {
    let (family, weight, class) = (face.css_family(), face.css_weight(), class(face));
    let font = STANDARD.encode(subset::font_file(fonts, face, characters));
    format!(
        "@font-face{{font-family:'{family}';font-weight:{weight};\
         src:url(data:font/ttf;base64,{font}) format('truetype')}}\n\
         .{class}{{font-family:'{family}',sans-serif;font-weight:{weight}}}\n"
    )
}
