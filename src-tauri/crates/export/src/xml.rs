//! Text that is safe inside XML, whatever a person typed.

/// Appends `text` for an element or a quoted attribute: markup escaped, line ends as spaces, and
/// the control characters and non-characters that XML forbids left out.
pub(crate) fn push(out: &mut String, text: &str) {
    let mut rest = text;
    while !rest.is_empty() {
        let (plain, more) = rest.split_at(rest.bytes().take_while(is_plain).count());
        out.push_str(plain);
        let mut others = more.chars();
        if let Some(c) = others.next() {
            push_escaped(out, c);
        }
        rest = others.as_str();
    }
}

/// True for what stands as it is, in most texts every byte.
fn is_plain(byte: &u8) -> bool {
    matches!(byte, b' '..=b'~') && !matches!(byte, b'&' | b'<' | b'>' | b'"')
}

fn push_escaped(out: &mut String, c: char) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\t' | '\n' | '\r' => out.push(' '),
        _ if is_allowed(c) => out.push(c),
        _ => {}
    }
}

/// `text` without the characters that neither XML nor a PDF's text can hold.
pub(crate) fn plain(text: &str) -> String {
    text.chars()
        .map(|c| if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c })
        .filter(|c| is_allowed(*c))
        .collect()
}

fn is_allowed(c: char) -> bool {
    // U+FEFF is a byte order mark that strayed into the text, and nothing is seen of it.
    !c.is_control() && !matches!(c, '\u{feff}') && u32::from(c) & 0xfffe != 0xfffe
}

/// The link where it is one that may be followed: http, https or mailto.
pub(crate) fn followable(link: &str) -> Option<&str> {
    let lower = link.trim().to_ascii_lowercase();
    let known = ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    known.then(|| link.trim())
}

/// A language tag that is made of letters, digits and hyphens; `None` where it is not.
pub(crate) fn language(tag: &str) -> Option<&str> {
    let clean =
        !tag.is_empty() && tag.len() <= 35 && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    clean.then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::{followable, language, push};

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        push(&mut out, text);
        out
    }

    #[test]
    fn markup_is_only_text() {
        assert_eq!(escaped("a]]><script>&\"'"), "a]]&gt;&lt;script&gt;&amp;&quot;'");
    }

    #[test]
    fn what_xml_forbids_is_left_out() {
        assert_eq!(escaped("a\0b\u{1b}c\u{feff}d\u{ffff}e\u{85}f\ng"), "abcdef g");
    }

    #[test]
    fn only_web_and_mail_links_are_followed() {
        assert_eq!(followable(" HTTPS://a.example/x "), Some("HTTPS://a.example/x"));
        assert_eq!(followable("javascript:alert(1)"), None);
        assert_eq!(followable("file:///etc/passwd"), None);
    }

    #[test]
    fn a_language_is_a_tag_or_nothing() {
        assert_eq!(language("zh-Hans"), Some("zh-Hans"));
        assert_eq!(language("en\" onload=\""), None);
        assert_eq!(language(""), None);
    }
}
