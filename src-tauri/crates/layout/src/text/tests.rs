//! What people may count on when text is laid out.

use std::sync::LazyLock;

use scene::{Face, FontFiles, Paint, Token, Weight};

use super::{Fonts, Style};

/// The bundled fonts as the program has them.
static FILES: LazyLock<FontFiles> = LazyLock::new(|| {
    FontFiles::new(|face: Face| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../fonts/");
        std::fs::read(format!("{folder}{}", face.file())).unwrap().into()
    })
});
static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::new(&FILES));

const BODY: Style = Style::new(14.0, 20.0, Weight::Regular, Paint::Token { token: Token::Text });

mod breaking;
mod looks;
