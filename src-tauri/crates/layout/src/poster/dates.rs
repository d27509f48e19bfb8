//! Dates and periods in words.

use model::Period;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day {
    year: u32,
    /// 1..12
    month: usize,
    day: u32,
}

impl Day {
    /// Reads `YYYY-MM-DD`; nothing where that is no day.
    pub(super) fn read(date: &str) -> Option<Self> {
        let mut parts = date.trim().splitn(3, '-');
        let day = Self {
            year: parts.next()?.parse().ok()?,
            month: parts.next()?.parse().ok()?,
            day: parts.next()?.parse().ok()?,
        };
        ((1..=12).contains(&day.month) && (1..=day.days_in_month()).contains(&day.day)).then_some(day)
    }

    /// "30 September 2026"
    pub(super) fn words(self) -> String {
        format!("{} {}", self.day, self.month_words())
    }

    /// "September 2026"
    fn month_words(self) -> String {
        format!("{} {}", self.month_name(), self.year)
    }

    fn month_name(self) -> &'static str {
        MONTHS.get(self.month.saturating_sub(1)).copied().unwrap_or_default()
    }

    fn days_in_month(self) -> u32 {
        let leap =
            self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    fn is_last_of_month(self) -> bool {
        self.day == self.days_in_month()
    }
}

/// "July to September 2026", with days where they are not whole months; nothing without a date.
pub(crate) fn period_words(period: &Period) -> Option<String> {
    let read = |date: &Option<String>| date.as_deref().and_then(Day::read);
    match (read(&period.from), read(&period.to)) {
        (Some(from), Some(to)) if from.day == 1 && to.is_last_of_month() => Some(months(from, to)),
        (Some(from), Some(to)) => Some(days(from, to)),
        (Some(from), None) => Some(format!("From {}", from.words())),
        (None, Some(to)) => Some(format!("Until {}", to.words())),
        (None, None) => None,
    }
}

fn months(from: Day, to: Day) -> String {
    if from.year != to.year {
        return format!("{} to {}", from.month_words(), to.month_words());
    }
    if from.month == to.month {
        return to.month_words();
    }
    format!("{} to {}", from.month_name(), to.month_words())
}

fn days(from: Day, to: Day) -> String {
    if from == to {
        return to.words();
    }
    if from.year != to.year {
        return format!("{} to {}", from.words(), to.words());
    }
    if from.month == to.month {
        return format!("{} to {}", from.day, to.words());
    }
    format!("{} {} to {}", from.day, from.month_name(), to.words())
}
