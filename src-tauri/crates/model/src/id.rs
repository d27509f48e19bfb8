//! Ids made from titles.

use crate::Id;

const LONGEST: usize = 64;

/// An id made from a title: small Latin letters without accents, digits and hyphens. Where a title has
/// none of them it is `fallback`, which must be an id.
#[must_use]
pub fn from_title(title: &str, fallback: &str) -> Id {
    let mut id = String::new();
    for character in title.chars().flat_map(char::to_lowercase) {
        match plain(character) {
            Some(letters) => id.push_str(letters),
            None if character.is_ascii_alphanumeric() => id.push(character),
            // An apostrophe and an accent of its own divide no word.
            None if matches!(character, '\'' | '’' | '\u{300}'..='\u{36f}') => {}
            None if id.is_empty() || id.ends_with('-') => {}
            None => id.push('-'),
        }
    }
    let id = id.get(..LONGEST).unwrap_or(&id).trim_end_matches('-');
    if id.is_empty() { fallback.to_owned() } else { id.to_owned() }
}

/// `id`, or `id-2`, `id-3` … : the first that is not taken.
#[must_use]
pub fn unique(id: &str, is_taken: impl Fn(&str) -> bool) -> Id {
    if !is_taken(id) {
        return id.to_owned();
    }
    let mut number = 2_u64;
    loop {
        let ending = format!("-{number}");
        let room = LONGEST - ending.len();
        let stem = id.get(..room).unwrap_or(id).trim_end_matches('-');
        let candidate = format!("{stem}{ending}");
        if !is_taken(&candidate) {
            return candidate;
        }
        number += 1;
    }
}

/// A small Latin letter without its accent.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'į' | 'ı' => "i",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ř' => "r",
        'ś' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' => "t",
        'þ' => "th",
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_an_id() {
        let cases = [
            ("Engineer visit", "engineer-visit"),
            ("  Où est-ce ?  ", "ou-est-ce"),
            ("Größe & Maß", "grosse-mass"),
            ("Don't wait", "dont-wait"),
            ("第一", "touchpoint"),
            ("", "touchpoint"),
        ];
        for (title, id) in cases {
            assert_eq!(from_title(title, "touchpoint"), id);
        }
        let long = from_title(&"very long ".repeat(40), "touchpoint");
        assert!(long.len() <= 64 && !long.ends_with('-'));
    }

    #[test]
    fn a_taken_id_is_numbered() {
        let taken = ["visit".to_owned(), "visit-2".to_owned(), "x".repeat(64)];
        let is_taken = |id: &str| taken.iter().any(|other| other == id);
        assert_eq!(unique("order", is_taken), "order");
        assert_eq!(unique("visit", is_taken), "visit-3");
        assert_eq!(unique(&"x".repeat(64), is_taken), format!("{}-2", "x".repeat(62)));
    }
}
