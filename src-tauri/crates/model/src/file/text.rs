//! Texts: free ones, and those of a given form.

use std::marker::PhantomData;

use super::error::Fault;
use super::form::Form;
use super::reader::Reader;
use super::schema::{Definitions, object, text};
use super::writer::Writer;
use crate::json::Json;

/// Any text, left out while it is empty.
pub(crate) struct Text;

impl Form for Text {
    type Value = String;

    fn absent() -> String {
        String::new()
    }

    fn is_absent(value: &String) -> bool {
        value.is_empty()
    }

    fn read(reader: &mut Reader<'_>) -> Option<String> {
        reader.text().map(std::borrow::Cow::into_owned)
    }

    fn write(value: &String, writer: &mut Writer<'_>) {
        writer.text(value);
    }

    fn describe(_definitions: &mut Definitions) -> Json {
        object([("type", text("string"))])
    }
}

/// What a text has to look like.
pub(crate) trait Shape {
    /// How an error describes it.
    const NAME: &'static str;
    /// How a schema describes it.
    const PATTERN: &'static str;

    fn fits(text: &str) -> bool;
}

/// A text of a given shape. One that does not fit is reported and kept, so that what names it is not
/// reported too.
pub(crate) struct Shaped<S>(PhantomData<S>);

impl<S: Shape> Form for Shaped<S> {
    type Value = String;
    const EMPTY_TEXT_IS_NOTHING: bool = true;

    fn absent() -> String {
        String::new()
    }

    fn read(reader: &mut Reader<'_>) -> Option<String> {
        let text = reader.text()?.into_owned();
        if !S::fits(&text) {
            reader.fault(Fault::BadForm { expected: S::NAME, found: text.clone() });
        }
        Some(text)
    }

    fn write(value: &String, writer: &mut Writer<'_>) {
        writer.text(value);
    }

    fn describe(_definitions: &mut Definitions) -> Json {
        object([("type", text("string")), ("pattern", text(S::PATTERN))])
    }
}

/// The id of a thing.
pub(crate) struct AnId;
/// The id of another thing in this map; whether that exists is found out when all is read.
pub(crate) struct AName;
/// `YYYY-MM-DD`.
pub(crate) struct ADate;
/// RFC 3339 in UTC with whole seconds.
pub(crate) struct ATime;
/// `#rrggbb`.
pub(crate) struct AColour;

pub(crate) type OwnId = Shaped<AnId>;
pub(crate) type Ref = Shaped<AName>;
pub(crate) type Date = Shaped<ADate>;
pub(crate) type Time = Shaped<ATime>;
pub(crate) type Colour = Shaped<AColour>;

impl Shape for AnId {
    const NAME: &'static str = "an id of a-z, 0-9 and inner hyphens, 1 to 64 long";
    const PATTERN: &'static str = "^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$";

    fn fits(text: &str) -> bool {
        is_id(text)
    }
}

impl Shape for AName {
    const NAME: &'static str = "an id";
    const PATTERN: &'static str = "^.+$";

    fn fits(text: &str) -> bool {
        !text.is_empty()
    }
}

impl Shape for ADate {
    const NAME: &'static str = "a date YYYY-MM-DD";
    const PATTERN: &'static str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    fn fits(text: &str) -> bool {
        is_date(text)
    }
}

impl Shape for ATime {
    const NAME: &'static str = "a time in UTC such as 2026-10-02T09:14:00Z";
    const PATTERN: &'static str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$";

    fn fits(text: &str) -> bool {
        is_time(text)
    }
}

impl Shape for AColour {
    const NAME: &'static str = "a colour #rrggbb";
    const PATTERN: &'static str = "^#[0-9a-fA-F]{6}$";

    fn fits(text: &str) -> bool {
        text.strip_prefix('#')
            .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
    }
}

/// `[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?`.
pub(crate) fn is_id(text: &str) -> bool {
    let letters = text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    (1..=64).contains(&text.len()) && letters && !text.starts_with('-') && !text.ends_with('-')
}

fn is_date(text: &str) -> bool {
    let Some([year, month, day]) = parts(text, '-', [4, 2, 2]) else { return false };
    (1..=12).contains(&month) && (1..=days(year, month)).contains(&day)
}

fn is_time(text: &str) -> bool {
    let Some((date, clock)) = text.strip_suffix('Z').and_then(|rest| rest.split_once('T')) else {
        return false;
    };
    let Some([hour, minute, second]) = parts(clock, ':', [2, 2, 2]) else { return false };
    is_date(date) && hour < 24 && minute < 60 && second < 60
}

/// Three whole numbers of so many digits.
fn parts(text: &str, separator: char, widths: [usize; 3]) -> Option<[u32; 3]> {
    let mut parts = text.split(separator);
    let mut numbers = [0; 3];
    for (number, width) in numbers.iter_mut().zip(widths) {
        let part = parts.next().filter(|part| part.len() == width)?;
        *number = part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok())??;
    }
    parts.next().is_none().then_some(numbers)
}

fn days(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_of_the_calendar() {
        for good in ["2026-09-30", "2024-02-29", "2000-02-29"] {
            assert!(is_date(good), "{good}");
        }
        for bad in ["2026-02-29", "1900-02-29", "2026-13-01", "26-09-0030", "2026-9-30", "2026-09-31", ""] {
            assert!(!is_date(bad), "{bad}");
        }
    }

    #[test]
    fn times_are_in_utc_with_whole_seconds() {
        assert!(is_time("2026-10-02T09:14:00Z"));
        for bad in
            ["2026-10-02T09:14:00+00:00", "2026-10-02T09:14:00.5Z", "2026-10-02T24:00:00Z", "2026-10-02"]
        {
            assert!(!is_time(bad), "{bad}");
        }
    }

    #[test]
    fn ids_are_short_and_plain() {
        assert!(is_id("a") && is_id("a-1") && is_id(&"x".repeat(64)));
        for bad in ["", "-a", "a-", "A", "a_b", "é"] {
            assert!(!is_id(bad), "{bad}");
        }
        assert!(!is_id(&"x".repeat(65)));
    }
}
