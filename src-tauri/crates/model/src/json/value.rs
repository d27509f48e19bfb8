//! A JSON value that this version gives no meaning to, kept so that it can be written back unchanged.

use std::collections::BTreeMap;

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::{Cursor, scan};

/// The value of an unknown key.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    /// The digits: no number is changed by keeping it, however many it has.
    Number(String),
    Text(String),
    List(Vec<Json>),
    Object(BTreeMap<String, Json>),
}

impl Json {
    /// On one line, without spaces.
    pub(crate) fn push(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Self::Number(digits) => out.push_str(digits),
            Self::Text(text) => push_text(out, text),
            Self::List(items) => {
                push_items(out, ['[', ']'], items.iter(), |out, item| item.push(out));
            }
            Self::Object(fields) => push_items(out, ['{', '}'], fields.iter(), |out, (key, value)| {
                push_text(out, key);
                out.push(':');
                value.push(out);
            }),
        }
    }
}

fn push_items<T>(
    out: &mut String,
    [open, close]: [char; 2],
    items: impl Iterator<Item = T>,
    mut push: impl FnMut(&mut String, T),
) {
    out.push(open);
    for (at, item) in items.enumerate() {
        if at > 0 {
            out.push(',');
        }
        push(out, item);
    }
    out.push(close);
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = String::new();
        self.push(&mut text);
        RawValue::from_string(text).map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl<'d> Deserialize<'d> for Json {
    fn deserialize<D: Deserializer<'d>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Box::<RawValue>::deserialize(deserializer)?;
        // It is JSON already; a key given twice or half a character is found here.
        match scan(text.get(), 1) {
            Ok(flaws) if flaws.is_empty() => Ok(Cursor::new(text.get()).json()),
            Ok(_) => Err(D::Error::custom("a key is given twice, or a text holds half of a character")),
            Err(_) => Err(D::Error::custom("a value is nested too deep")),
        }
    }
}

/// Appends a string literal; only `"`, `\` and control characters are escaped.
pub(crate) fn push_text(out: &mut String, text: &str) {
    out.push('"');
    let mut clean = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escape = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            0x08 => "\\b",
            0x0c => "\\f",
            0..0x20 => "",
            _ => continue,
        };
        out.push_str(text.get(clean..at).unwrap_or_default());
        clean = at + 1;
        if escape.is_empty() {
            out.push_str(&format!("\\u{byte:04x}"));
        } else {
            out.push_str(escape);
        }
    }
    out.push_str(text.get(clean..).unwrap_or_default());
    out.push('"');
}
