//! Walks over a text that `scan` has found to be JSON, without building a tree.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Json, canonical};

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Bool,
    Number,
    Text,
    List,
    Object,
}

/// A place in a checked text. On a text that was not checked it stops early; it never panics.
pub(crate) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The kind of the value that comes next.
    pub(crate) fn kind(&mut self) -> Kind {
        self.blank();
        match self.peek() {
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::List,
            Some(b'"') => Kind::Text,
            Some(b't' | b'f') => Kind::Bool,
            Some(b'-' | b'0'..=b'9') => Kind::Number,
            _ => Kind::Null,
        }
    }

    /// Takes a string.
    pub(crate) fn text(&mut self) -> Cow<'a, str> {
        self.blank();
        self.at += 1;
        let start = self.at;
        let mut plain = true;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => break,
                b'\\' => {
                    plain = false;
                    self.at += 2;
                }
                _ => self.at += 1,
            }
        }
        let raw = self.text.get(start..self.at).unwrap_or_default();
        self.at += 1;
        if plain { Cow::Borrowed(raw) } else { Cow::Owned(unescape(raw).0) }
    }

    /// Takes an empty string, if that is what comes next.
    pub(crate) fn take_empty_text(&mut self) -> bool {
        self.blank();
        let empty = self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(b"\"\""));
        if empty {
            self.at += 2;
        }
        empty
    }

    /// Takes a number, `true`, `false` or `null`, as it is written.
    pub(crate) fn literal(&mut self) -> &'a str {
        self.blank();
        let start = self.at;
        while self.peek().is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'+' | b'.')) {
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Goes into a list or an object.
    pub(crate) fn open(&mut self) {
        self.blank();
        self.at += 1;
    }

    /// Goes to the next item of a list or an object; false and out of it after the last.
    pub(crate) fn item(&mut self) -> bool {
        self.blank();
        match self.peek() {
            None => false,
            Some(b']' | b'}') => {
                self.at += 1;
                false
            }
            Some(b',') => {
                self.at += 1;
                true
            }
            Some(_) => true,
        }
    }

    /// Takes a key and its colon.
    pub(crate) fn key(&mut self) -> Cow<'a, str> {
        let key = self.text();
        self.blank();
        self.at += 1;
        key
    }

    /// Takes any value.
    pub(crate) fn json(&mut self) -> Json {
        match self.kind() {
            Kind::Text => Json::Text(self.text().into_owned()),
            Kind::List => {
                self.open();
                let mut items = Vec::new();
                while self.item() {
                    items.push(self.json());
                }
                Json::List(items)
            }
            Kind::Object => {
                self.open();
                let mut fields = BTreeMap::new();
                while self.item() {
                    let key = self.key().into_owned();
                    fields.insert(key, self.json());
                }
                Json::Object(fields)
            }
            Kind::Bool => Json::Bool(self.literal() == "true"),
            Kind::Number => Json::Number(canonical(self.literal())),
            Kind::Null => {
                self.literal();
                Json::Null
            }
        }
    }

    /// Passes over any value.
    pub(crate) fn skip(&mut self) {
        let kind = self.kind();
        match kind {
            Kind::Text => drop(self.text()),
            Kind::List | Kind::Object => {
                self.open();
                while self.item() {
                    if kind == Kind::Object {
                        self.key();
                    }
                    self.skip();
                }
            }
            Kind::Bool | Kind::Number | Kind::Null => drop(self.literal()),
        }
    }

    fn blank(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

/// The text of the inside of a string literal, and whether every surrogate had its other half; a
/// half without is read as U+FFFD.
pub(super) fn unescape(raw: &str) -> (String, bool) {
    let mut text = String::with_capacity(raw.len());
    let mut whole = true;
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        text.push_str(rest.get(..at).unwrap_or_default());
        let code = rest.as_bytes().get(at + 1).copied().unwrap_or(b'\\');
        rest = rest.get(at + 2..).unwrap_or_default();
        match code {
            b'b' => text.push('\u{8}'),
            b'f' => text.push('\u{c}'),
            b'n' => text.push('\n'),
            b'r' => text.push('\r'),
            b't' => text.push('\t'),
            b'u' => {
                let (character, after) = escaped_character(rest);
                whole &= character.is_some();
                text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
                rest = after;
            }
            other => text.push(char::from(other)),
        }
    }
    text.push_str(rest);
    (text, whole)
}

/// The character of the digits after `\u`, with its low surrogate where it has one.
fn escaped_character(digits: &str) -> (Option<char>, &str) {
    let (unit, rest) = code_unit(digits);
    if !(0xd800..0xdc00).contains(&unit) {
        return (char::from_u32(unit), rest);
    }
    let Some((low, after)) = rest.strip_prefix("\\u").map(code_unit) else { return (None, rest) };
    if !(0xdc00..0xe000).contains(&low) {
        return (None, rest);
    }
    (char::from_u32(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00)), after)
}

fn code_unit(digits: &str) -> (u32, &str) {
    let (four, rest) = digits.split_at_checked(4).unwrap_or((digits, ""));
    (u32::from_str_radix(four, 16).unwrap_or(0xd800), rest)
}
