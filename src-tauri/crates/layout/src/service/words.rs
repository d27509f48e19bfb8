//! Figures in words: whole from 10 on, one decimal below.

use crate::look::count;

/// From here on figures are written with a power of ten.
const HUGE: f64 = 1e12;

/// "399", "8.9", "1,674"
pub fn figure(n: f64) -> String {
    let size = n.abs();
    let words = if size >= HUGE || !size.is_finite() {
        format!("{size:.1e}")
    } else if size >= 9.95 || size == 0.0 {
        count(size.round())
    } else {
        format!("{size:.1}")
    };
    if n < 0.0 && size > 0.0 { format!("\u{2212}{words}") } else { words }
}

/// A whole number: "399", "4".
pub(crate) fn whole(n: f64) -> String {
    if n.abs() >= HUGE { figure(n) } else { count(n.round()) }
}

/// People, who are few: "3.7", "0.42", "18".
pub(crate) fn people(n: f64) -> String {
    if n > 0.0 && n < 0.995 { format!("{n:.2}") } else { figure(n) }
}

/// A change with its sign: "+13", "−8.9"; "0" where nothing changes.
pub fn change(n: f64) -> String {
    if n > 0.0 { format!("+{}", figure(n)) } else { figure(n) }
}

/// "1 service point", "3 service points"
pub(crate) fn several(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", count(n as f64), if n == 1 { one } else { many })
}

/// Titles one after the other, the first `most` of them.
pub(crate) fn titles(titles: &[&str], most: usize) -> String {
    let shown: Vec<&str> = titles.iter().take(most).copied().collect();
    match titles.len().saturating_sub(most) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_whole_from_ten_on_and_have_one_decimal_below() {
        assert_eq!(figure(398.64), "399");
        assert_eq!(figure(9.96), "10");
        assert_eq!(figure(9.94), "9.9");
        assert_eq!(figure(1674.27), "1,674");
        assert_eq!(figure(0.0), "0");
        assert_eq!(figure(-39.25), "\u{2212}39");
        assert_eq!(figure(3e14), "3.0e14");
    }

    #[test]
    fn a_change_bears_its_sign() {
        assert_eq!(change(13.2), "+13");
        assert_eq!(change(-8.86), "\u{2212}8.9");
        assert_eq!(change(0.0), "0");
        assert_eq!(change(-0.0), "0");
    }

    #[test]
    fn a_part_of_a_person_has_two_decimals() {
        assert_eq!(people(0.421), "0.42");
        assert_eq!(people(3.71), "3.7");
    }

    #[test]
    fn long_lists_say_how_many_more() {
        assert_eq!(titles(&["a", "b", "c"], 2), "a, b and 1 more");
    }
}
