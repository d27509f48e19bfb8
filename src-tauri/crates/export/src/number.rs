//! Numbers as text: short, exact to a thousandth, never NaN.

/// Appends `value` with at most three decimals; what is not finite counts as 0.
pub(crate) fn push(out: &mut String, value: f32) {
    let value = if value.is_finite() { f64::from(value) } else { 0.0 };
    let thousandths = (value * 1000.0).round().clamp(-1e15, 1e15) as i64;
    if thousandths < 0 {
        out.push('-');
    }
    let size = thousandths.unsigned_abs();
    push_integer(out, size / 1000);
    push_decimals(out, size % 1000);
}

/// `value` as [`push`] writes it.
pub(crate) fn text(value: f32) -> String {
    let mut out = String::new();
    push(&mut out, value);
    out
}

fn push_integer(out: &mut String, value: u64) {
    if value > 9 {
        push_integer(out, value / 10);
    }
    out.push(char::from(b'0' + (value % 10) as u8));
}

/// Appends two hexadecimal digits.
pub(crate) fn push_byte(out: &mut String, byte: u8) {
    let digit = |nibble: u8| char::from(if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 });
    out.push(digit(byte >> 4));
    out.push(digit(byte & 15));
}

fn push_decimals(out: &mut String, thousandths: u64) {
    if thousandths == 0 {
        return;
    }
    let digits = [thousandths / 100, thousandths / 10 % 10, thousandths % 10];
    let used = digits.iter().rposition(|d| *d != 0).map_or(0, |last| last + 1);
    out.push('.');
    for digit in &digits[..used] {
        out.push(char::from(b'0' + *digit as u8));
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn numbers_are_short_and_exact_to_a_thousandth() {
        let written: Vec<String> =
            [0.0, -0.0, 1.0, -2.5, 0.125, 4.56789, 10.01, -0.0004, 99999.0].map(text).into();
        assert_eq!(written, ["0", "0", "1", "-2.5", "0.125", "4.568", "10.01", "0", "99999"]);
    }

    #[test]
    fn what_is_not_a_number_is_written_as_zero() {
        assert_eq!([f32::NAN, f32::INFINITY, f32::NEG_INFINITY].map(text), ["0", "0", "0"]);
    }
}
