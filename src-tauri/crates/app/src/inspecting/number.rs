//! Numbers as people write and read them: 1,300 or 1.300, 4,5 % or 4.5 %, 1 h 35 min, £4.80.

use layout::words::count;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Plain,
    Minutes,
    Hours,
    Days,
    Money,
    /// Customers or contacts of a month.
    AMonth,
    /// Contacts of a visit.
    PerVisit,
}

/// How a mark among digits is read where it could be either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// "1.300" and "1,300" are thirteen hundred: a count is whole.
    Groups,
    /// "1,300" is thirteen hundred, "1.300" is not.
    CommaGroups,
    /// "4,125" is a little more than four.
    Decimal,
}

/// A number without anything around it.
pub(super) fn number(text: &str, mark: Mark) -> Option<f64> {
    let text: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’'))
        .map(|c| if c == '\u{2212}' { '-' } else { c })
        .collect();
    let digits = text.trim_start_matches('-');
    if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) {
        return None;
    }
    let plain = match (digits.rfind('.'), digits.rfind(',')) {
        (Some(point), Some(comma)) => {
            // Of two marks the last one is that of decimals, and the other one parts thousands.
            let (at, mark) = if point > comma { (point, ',') } else { (comma, '.') };
            let (whole, decimals) = (digits.get(..at)?, digits.get(at + 1..)?);
            if !groups(whole, mark, true) || !decimals.chars().all(|c| c.is_ascii_digit()) {
                return None;
            }
            let sign = if text.starts_with('-') { "-" } else { "" };
            format!("{sign}{}.{decimals}", whole.replace(mark, ""))
        }
        (Some(_), None) if groups(digits, '.', mark == Mark::Groups) => text.replace('.', ""),
        (None, Some(_)) if groups(digits, ',', mark != Mark::Decimal) => text.replace(',', ""),
        (None, Some(_)) => text.replace(',', "."),
        _ => text.clone(),
    };
    plain.parse().ok().filter(|n: &f64| n.is_finite())
}

/// Whether this mark parts thousands: it comes more than once, or could and should be read so.
fn groups(digits: &str, mark: char, should: bool) -> bool {
    let parts: Vec<&str> = digits.split(mark).collect();
    let [first, rest @ ..] = parts.as_slice() else { return false };
    let by_three = !first.is_empty() && first.len() <= 3 && rest.iter().all(|part| part.len() == 3);
    by_three && (rest.len() > 1 || (should && !first.starts_with('0')))
}

/// An amount with the units that people write after it.
pub(super) fn amount(text: &str, unit: Unit) -> Option<f64> {
    let text = text.trim().to_lowercase();
    match unit {
        Unit::Minutes | Unit::Hours | Unit::Days => duration(&text, unit),
        Unit::Money => number(
            text.trim_matches(|c: char| c.is_alphabetic() || c.is_whitespace() || "£$€¥".contains(c)),
            Mark::CommaGroups,
        ),
        Unit::AMonth => {
            let bare = text.replace("customers", "").replace("contacts", "").replace("calls", "");
            number(a_month(&bare).unwrap_or(&bare), Mark::Groups)
        }
        Unit::PerVisit | Unit::Plain => number(text.trim_end_matches(['%', ' ']), Mark::CommaGroups),
    }
}

/// What stands before "a month", if that is how a text ends.
pub(super) fn a_month(text: &str) -> Option<&str> {
    let endings = ["a month", "per month", "/month", "/ month", "each month", "monthly", "p.m.", "month"];
    endings.iter().find_map(|ending| text.trim().strip_suffix(ending)).map(str::trim)
}

/// "1 h 35 min" in a unit; a number alone is of that unit.
fn duration(text: &str, unit: Unit) -> Option<f64> {
    let mut sum = 0.0;
    let mut rest = text.trim();
    let mut parts = 0;
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_alphabetic()).unwrap_or(rest.len());
        let (digits, after) = rest.split_at(end);
        let end = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        let (word, after) = after.split_at(end);
        let [minutes, of] = worth(word, unit)?;
        sum += number(digits.trim_end_matches('.'), Mark::CommaGroups)? * minutes / of;
        rest = after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '+'));
        rest = rest.strip_prefix("and ").unwrap_or(rest);
        rest = a_month(&format!("{word}{after}")).map_or(rest, |_| "");
        parts += 1;
    }
    (parts > 0).then_some(sum)
}

/// The minutes of one of a unit of time, and of one of the unit that it is wanted in.
fn worth(word: &str, unit: Unit) -> Option<[f64; 2]> {
    let minutes = match word {
        "s" | "sec" | "secs" | "second" | "seconds" => 1.0 / 60.0,
        "m" | "min" | "mins" | "minute" | "minutes" => 1.0,
        "h" | "hr" | "hrs" | "hour" | "hours" => 60.0,
        "d" | "day" | "days" => 1440.0,
        "w" | "wk" | "week" | "weeks" => 10_080.0,
        "" | "a" => return Some([1.0, 1.0]),
        _ => return None,
    };
    match unit {
        Unit::Minutes => Some([minutes, 1.0]),
        // A day of work is no day of waiting: nobody knows how many hours it has.
        Unit::Hours => (minutes < 1440.0).then_some([minutes, 60.0]),
        Unit::Days => Some([minutes, 1440.0]),
        _ => None,
    }
}

/// A number with all its digits: "4,200", "0.125".
pub(super) fn exact(n: f64) -> String {
    let size = n.abs();
    let whole = size.trunc();
    let tail = format!("{size}");
    let decimals = tail.split_once('.').map(|(_, decimals)| format!(".{decimals}")).unwrap_or_default();
    let sign = if n < 0.0 { "\u{2212}" } else { "" };
    if whole >= 1e15 { format!("{sign}{size:e}") } else { format!("{sign}{}{decimals}", count(whole)) }
}

/// A chance with its digits, as far as they say something: "4 %", "3.75 %".
pub(super) fn per_cent(share: f64) -> String {
    format!("{}\u{a0}%", exact((share * 1e12).round() / 1e10))
}

/// An amount as it is shown in its field.
pub(super) fn written(n: f64, unit: Unit, currency: &str) -> String {
    match unit {
        Unit::Minutes => unit_of(n, "minute"),
        Unit::Hours => unit_of(n, "hour"),
        Unit::Days => {
            let hours = (n * 24.0 * 1e9).round() / 1e9;
            if n < 1.0 && n > 0.0 && hours.fract() == 0.0 {
                unit_of(hours, "hour")
            } else {
                unit_of(n, "day")
            }
        }
        Unit::Money => money(n, currency),
        Unit::AMonth | Unit::PerVisit | Unit::Plain => exact(n),
    }
}

fn unit_of(n: f64, one: &str) -> String {
    let s = if n == 1.0 { "" } else { "s" };
    format!("{} {one}{s}", exact(n))
}

/// "£4.80", "4.80 CHF"
pub(super) fn money(n: f64, currency: &str) -> String {
    let size = n.abs();
    let in_pence = (size * 100.0).round() / 100.0 == size;
    let digits = if in_pence && size.fract() != 0.0 {
        let pence = format!("{size:.2}");
        format!("{}{}", count(size.trunc()), pence.get(pence.len() - 3..).unwrap_or_default())
    } else {
        exact(size)
    };
    let sign = if n < 0.0 { "\u{2212}" } else { "" };
    match symbol(currency) {
        Some(symbol) => format!("{sign}{symbol}{digits}"),
        None if currency.is_empty() => format!("{sign}{digits}"),
        None => format!("{sign}{digits} {currency}"),
    }
}

fn symbol(currency: &str) -> Option<&'static str> {
    match currency {
        "GBP" => Some("£"),
        "EUR" => Some("€"),
        "USD" => Some("$"),
        "JPY" => Some("¥"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_is_read_as_the_writer_meant_it() {
        assert_eq!(number("1,300", Mark::Groups), Some(1300.0));
        assert_eq!(number("1.300", Mark::Groups), Some(1300.0));
        assert_eq!(number("1 300", Mark::Decimal), Some(1300.0));
        assert_eq!(number("1.234.567,5", Mark::Decimal), Some(1_234_567.5));
        assert_eq!(number("4,125", Mark::Decimal), Some(4.125));
        assert_eq!(number("4,5", Mark::Groups), Some(4.5));
        assert_eq!(number("0,125", Mark::Groups), Some(0.125));
        assert_eq!(number("\u{2212}3", Mark::Decimal), Some(-3.0));
        for nothing in ["", "-", "four", "1e5", "NaN", "1,2,3.", ".."] {
            assert_eq!(number(nothing, Mark::Decimal), None, "{nothing}");
        }
    }

    #[test]
    fn times_are_read_with_their_units() {
        assert_eq!(amount("95", Unit::Minutes), Some(95.0));
        assert_eq!(amount("1 h 35 min", Unit::Minutes), Some(95.0));
        assert_eq!(amount("1,5 hours", Unit::Minutes), Some(90.0));
        assert_eq!(amount("1 hour and 5 minutes", Unit::Minutes), Some(65.0));
        assert_eq!(amount("5 hours", Unit::Days), Some(5.0 / 24.0));
        assert_eq!(amount("1 week", Unit::Days), Some(7.0));
        assert_eq!(amount("12 h a month", Unit::Hours), Some(12.0));
        assert_eq!(amount("12 a month", Unit::Hours), Some(12.0));
        assert_eq!(amount("2 days", Unit::Hours), None);
        assert_eq!(amount("3 furlongs", Unit::Minutes), None);
        assert_eq!(amount("", Unit::Minutes), None);
    }

    #[test]
    fn money_and_months_are_read_with_what_stands_around_them() {
        assert_eq!(amount("£4.80", Unit::Money), Some(4.8));
        assert_eq!(amount("4,80 EUR", Unit::Money), Some(4.8));
        assert_eq!(amount("4,200 customers a month", Unit::AMonth), Some(4200.0));
        assert_eq!(amount("4.200", Unit::AMonth), Some(4200.0));
    }

    #[test]
    fn what_is_written_can_be_read_again() {
        for (n, unit) in [
            (95.0, Unit::Minutes),
            (0.5, Unit::Minutes),
            (1.0, Unit::Minutes),
            (5.0 / 24.0, Unit::Days),
            (2.0, Unit::Days),
            (1234.5, Unit::Hours),
            (4.8, Unit::Money),
            (1200.0, Unit::Money),
            (4200.0, Unit::AMonth),
            (0.04, Unit::PerVisit),
        ] {
            assert_eq!(amount(&written(n, unit, "GBP"), unit), Some(n), "{n} {unit:?}");
        }
        assert_eq!(written(95.0, Unit::Minutes, ""), "95 minutes");
        assert_eq!(written(5.0 / 24.0, Unit::Days, ""), "5 hours");
        assert_eq!(written(4.8, Unit::Money, "GBP"), "£4.80");
        assert_eq!(written(4.8, Unit::Money, "CHF"), "4.80 CHF");
        assert_eq!(per_cent(0.0375), "3.75\u{a0}%");
        assert_eq!(per_cent(0.07), "7\u{a0}%");
    }
}
