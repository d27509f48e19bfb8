//! Numbers as ECMAScript writes them: the shortest digits that read back to the same bits.

use std::fmt::Write;

/// Appends a finite number in the form of ECMAScript's `Number::toString`; −0 is `0`.
///
/// Source: ECMA-262, Number::toString, radix 10. Rust's `{:e}` gives the same shortest digits.
pub(crate) fn push_number(out: &mut String, number: f64) {
    if number == 0.0 {
        out.push('0');
        return;
    }
    let scientific = format!("{number:e}");
    let Some(parts) = Decimal::of(&scientific) else { return };
    if parts.negative {
        out.push('-');
    }
    parts.push_magnitude(out);
}

/// The text in which a number of an unknown key is kept: ECMAScript's form where that is the same
/// decimal value, otherwise (a whole number of 20 digits, 1e400) as it was written.
pub(crate) fn canonical(text: &str) -> String {
    let Some(written) = Decimal::of(text) else { return text.to_owned() };
    let Ok(number) = text.parse::<f64>() else { return text.to_owned() };
    let mut shortest = String::new();
    if number.is_finite() {
        push_number(&mut shortest, number);
    }
    match Decimal::of(&shortest) {
        Some(same) if same == written => shortest,
        _ => text.to_owned(),
    }
}

/// A decimal value: ±0.digits × 10^point, digits without zeros at either end; zero has none.
#[derive(PartialEq)]
struct Decimal {
    negative: bool,
    digits: String,
    point: i64,
}

impl Decimal {
    fn of(text: &str) -> Option<Self> {
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let exponent: i64 = exponent.parse().ok().filter(|e: &i64| e.abs() < 1 << 40)?;
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        if all.is_empty() {
            return None;
        }
        let digits = all.trim_start_matches('0');
        let leading = all.len() - digits.len();
        let digits = digits.trim_end_matches('0').to_owned();
        if digits.is_empty() {
            return Some(Self { negative: false, digits, point: 0 });
        }
        let point = i64::try_from(whole.len()).ok()? - i64::try_from(leading).ok()? + exponent;
        Some(Self { negative, digits, point })
    }

    fn push_magnitude(&self, out: &mut String) {
        let count = i64::try_from(self.digits.len()).unwrap_or(i64::MAX);
        match self.point {
            point if !(-5..=21).contains(&point) => self.push_exponential(out),
            point if point >= count => {
                out.push_str(&self.digits);
                out.extend((count..point).map(|_| '0'));
            }
            point if point > 0 => {
                let (whole, fraction) = self.digits.split_at(usize::try_from(point).unwrap_or(0));
                out.push_str(whole);
                out.push('.');
                out.push_str(fraction);
            }
            point => {
                out.push_str("0.");
                out.extend((point..0).map(|_| '0'));
                out.push_str(&self.digits);
            }
        }
    }

    fn push_exponential(&self, out: &mut String) {
        let (first, rest) = self.digits.split_at(1);
        out.push_str(first);
        if !rest.is_empty() {
            out.push('.');
            out.push_str(rest);
        }
        let sign = if self.point > 0 { "+" } else { "-" };
        // Writing into a String cannot fail.
        let _ = write!(out, "e{sign}{}", (self.point - 1).abs());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(number: f64) -> String {
        let mut out = String::new();
        push_number(&mut out, number);
        out
    }

    #[test]
    fn numbers_are_written_as_ecmascript_writes_them() {
        let cases = [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (-119.0, "-119"),
            (0.04, "0.04"),
            (0.333_333, "0.333333"),
            (1e-6, "0.000001"),
            (1e-7, "1e-7"),
            (1.5e-9, "1.5e-9"),
            (1e20, "100000000000000000000"),
            (1e21, "1e+21"),
            (1.25e22, "1.25e+22"),
            (123_456_789_012_345_680_000.0, "123456789012345680000"),
            (f64::MAX, "1.7976931348623157e+308"),
            (5e-324, "5e-324"),
            (0.1 + 0.2, "0.30000000000000004"),
        ];
        for (number, expected) in cases {
            assert_eq!(text(number), expected);
        }
    }

    #[test]
    fn an_unknown_number_keeps_its_decimal_value() {
        let cases = [
            ("1.50", "1.5"),
            ("-0", "0"),
            ("0.0e7", "0"),
            ("1E3", "1000"),
            ("12345678901234567890", "12345678901234567890"),
            ("9007199254740993", "9007199254740993"),
            ("1e400", "1e400"),
            ("1e-400", "1e-400"),
            ("1e99999999999999999999", "1e99999999999999999999"),
            ("0.1000000000000000055", "0.1000000000000000055"),
        ];
        for (written, expected) in cases {
            assert_eq!(canonical(written), expected);
        }
    }
}
