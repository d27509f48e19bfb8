//! A figure from more than a year before the newest one.

use super::{Found, Rule, Seen};
use crate::findings::given::{Dates, given};

pub(super) const RULE: Rule = Rule {
    name: "old_figures",
    title: "Some figures are old",
    why: "Old and new figures describe two journeys, of which only one is still there.",
    what_to_do: "Count again, or look whether it still holds and renew the date.",
    find,
};

const YEAR: i64 = 365;

fn find(seen: &Seen<'_>) -> Found {
    let given = given(seen.map);
    let dates = Dates::of(seen.map);
    let dated = given.iter().filter_map(|given| {
        let date = dates.date(given)?;
        Some((given, date, days(date)?))
    });
    let Some((_, newest, latest)) = dated.clone().max_by_key(|(_, _, day)| *day) else { return Vec::new() };
    dated
        .filter(|(_, _, day)| latest - day > YEAR)
        .map(|(given, date, _)| {
            let what = given.what(seen.places);
            (
                given.on(),
                format!("{what} is of {date}, more than a year before the newest figure of {newest}."),
            )
        })
        .collect()
}

/// Days since the first of March of the year 0 (H. Hinnant, "chrono-compatible low-level date
/// algorithms").
fn days(date: &str) -> Option<i64> {
    let mut parts = date.split('-').map(str::parse::<i64>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    if !(0..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year)
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn days_are_counted_over_leap_years() {
        let between = |from, to| days(to).unwrap() - days(from).unwrap();
        assert_eq!(between("2024-02-28", "2024-03-01"), 2);
        assert_eq!(between("2023-02-28", "2023-03-01"), 1);
        assert_eq!(between("2000-01-01", "2026-11-26"), 9826);
        assert_eq!((days("2026-13-01"), days("soon"), days("2026-01")), (None, None, None));
    }
}
