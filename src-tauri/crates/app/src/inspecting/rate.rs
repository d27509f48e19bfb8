//! Rates and amounts as people count them: 52/1300, 4 %, 1 in 25, 48 a month.

use layout::words::{count, percent};
use model::Evidence;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::asked::Among;
use super::number::{Mark, Unit, a_month, amount, exact, number, per_cent, written};

/// What somebody has written about a rate or an amount.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RateForm {
    /// Contacts were counted, repeats included, and not needs.
    pub contacts: bool,
    pub text: String,
    /// `None`: as the text says, measured where it is a count and otherwise a guess.
    pub evidence: Option<Evidence>,
    pub low: String,
    pub high: String,
    /// The id of a source, or a text.
    pub source: String,
    /// The source is not there yet: the text is its title.
    pub new_source: bool,
    pub date: String,
}

/// The same as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct RateRead {
    /// "52 of 1,300 visits, 4.0 %"; "" where the text could not be read.
    pub words: String,
    /// "1 in 25 visits; about 126 a month at 4,200 customers a month"
    pub more: String,
    /// The need that the contacts mean; "" where needs were counted.
    pub needs: String,
    pub evidence: Option<Evidence>,
    /// Why it cannot be kept; "" where it can.
    pub reason: String,
    /// What was meant, perhaps.
    pub meant: String,
    pub range: String,
    /// The range that follows from the count, 19 times out of 20: "3.1 % to 5.2 %"; "" where nothing was counted.
    pub follows: String,
    pub date: String,
    /// What would come of it that nobody wants; "" where nothing would.
    pub warning: String,
}

/// Why a text is not understood, and what was meant, perhaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unread {
    pub reason: String,
    pub meant: String,
}

impl Unread {
    pub(super) fn because(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), meant: String::new() }
    }

    fn perhaps(self, meant: String) -> Self {
        Self { meant, ..self }
    }
}

/// A value that was understood.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Value {
    pub value: f64,
    /// So many of so many.
    pub counted: Option<[f64; 2]>,
    /// Somebody counted it.
    pub is_count: bool,
    pub words: String,
    pub more: String,
}

/// How many there are in a month of what a rate is a part of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Monthly {
    Known {
        base: f64,
        customers: f64,
    },
    /// The map does not say how many customers it has a month.
    NoCustomers,
    /// The map has no figures.
    NoFigures,
    /// Nobody counts these by the month.
    Never,
}

/// A text taken apart.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Said {
    /// Of a total that was counted.
    Of(f64, f64),
    In(f64, f64),
    Share(f64),
    Month(f64),
    Alone(f64),
}

fn said(text: &str) -> Option<Said> {
    let text = text.trim().to_lowercase();
    let text = ["about ", "circa ", "ca. ", "~", "≈"]
        .iter()
        .fold(text.as_str(), |text, word| text.strip_prefix(word).unwrap_or(text).trim_start());
    if let Some(before) = a_month(text) {
        return number(before.trim_end_matches('/'), Mark::Groups).map(Said::Month);
    }
    for (sign, whole) in [("%", 100.0), ("per cent", 100.0), ("percent", 100.0), ("‰", 1000.0)] {
        if let Some(before) = text.strip_suffix(sign) {
            return number(before, Mark::Decimal).map(|n| Said::Share(n / whole));
        }
    }
    let two = |between: &str| {
        let (part, whole) = text.split_once(between)?;
        let bare = |side: &str| number(side.trim_matches(char::is_alphabetic), Mark::Groups);
        Some((bare(part.trim())?, bare(whole.trim())?))
    };
    if let Some((part, whole)) = two(" in ").or_else(|| two(" per ")) {
        return Some(Said::In(part, whole));
    }
    if let Some((part, whole)) = two("/").or_else(|| two(" out of ")).or_else(|| two(" of ")) {
        // So many of a thousand is a way to say a rate, whatever was counted.
        return Some(if whole == 1000.0 { Said::In(part, whole) } else { Said::Of(part, whole) });
    }
    number(text, Mark::Decimal).map(Said::Alone)
}

const HOW: &str = "Write it as you counted it: 52/1300, 4 %, 1 in 25 or 48 a month.";

/// Reads a chance.
pub(super) fn rate(text: &str, among: Among, monthly: Monthly) -> Result<Value, Unread> {
    let said = said(text).ok_or_else(|| Unread::because(HOW))?;
    let share = share(said, among.words(), monthly)?;
    if share > 1.0 {
        return Err(too_much(said, share, among));
    }
    let words = match said {
        Said::Of(part, whole) => {
            format!("{} of {} {}, {}", exact(part), exact(whole), among.words(), shown(share))
        }
        Said::In(part, whole) => {
            format!("{} in {} {}, {}", exact(part), exact(whole), among.words(), shown(share))
        }
        Said::Month(part) => {
            let base =
                base(monthly).map_or_else(String::new, |base| format!("about {} ", count(base.round())));
            format!("{} of {base}{}, {}", exact(part), among.words(), shown(share))
        }
        Said::Share(_) | Said::Alone(_) => format!("{} of {}", shown(share), among.words()),
    };
    let mut more = Vec::new();
    let is_one_in = matches!(said, Said::In(1.0, _));
    if !is_one_in && share > 0.0 && share <= 0.5 {
        more.push(format!("1 in {} {}", count((1.0 / share).round()), among.words()));
    }
    more.extend(a_month_more(said, share, monthly, ""));
    Ok(Value { value: share, counted: counted(said), is_count: is_count(said), words, more: more.join("; ") })
}

/// Reads contacts per visit, of which there may be more than visits.
pub(super) fn contacts(text: &str, monthly: Monthly) -> Result<Value, Unread> {
    let said = said(text).ok_or_else(|| Unread::because(HOW))?;
    let each = share(said, "visits", monthly)?;
    let hundred = format!("{} in 100", one_decimal(each * 100.0));
    let words = match said {
        Said::Of(part, whole) | Said::In(part, whole) => {
            format!("{} contacts in {} visits, {hundred}", exact(part), exact(whole))
        }
        Said::Month(part) => format!("{} contacts a month, {hundred} visits", exact(part)),
        Said::Share(_) | Said::Alone(_) => {
            format!("{} contacts in 100 visits", one_decimal(each * 100.0))
        }
    };
    let more: Vec<String> = std::iter::once("repeats included".to_owned())
        .chain(a_month_more(said, each, monthly, " contacts"))
        .collect();
    Ok(Value { value: each, counted: counted(said), is_count: is_count(said), words, more: more.join("; ") })
}

/// Reads an amount that is no rate.
pub(super) fn quantity(text: &str, unit: Unit, currency: &str) -> Result<Value, Unread> {
    let value = amount(text, unit).ok_or_else(|| Unread::because(example(unit)))?;
    if value < 0.0 {
        return Err(Unread::because("That is less than nothing."));
    }
    let words = match unit {
        Unit::AMonth => format!("{} a month", exact(value)),
        Unit::Hours => format!("{} a month", written(value, unit, currency)),
        unit => written(value, unit, currency),
    };
    Ok(Value { value, counted: None, is_count: false, words, more: String::new() })
}

/// Reads a part of a whole that is a plain number in the file.
pub(super) fn part(text: &str) -> Result<f64, Unread> {
    match said(text) {
        Some(said) => share(said, "", Monthly::Never),
        None => Err(Unread::because("Write it as a share: 80 % or 0.8.")),
    }
}

fn example(unit: Unit) -> &'static str {
    match unit {
        Unit::Minutes => "Write it as 95, 95 minutes or 1 h 35 min.",
        Unit::Hours => "Write it as 40 hours or 90 min.",
        Unit::Days => "Write it as 3 days, 5 hours or 1 week.",
        Unit::Money => "Write an amount such as 4.80.",
        Unit::AMonth => "Write a number such as 4,200.",
        Unit::PerVisit | Unit::Plain => "Write a number.",
    }
}

fn share(said: Said, among: &str, monthly: Monthly) -> Result<f64, Unread> {
    let share = match said {
        Said::Of(_, 0.0) | Said::In(_, 0.0) => {
            return Err(Unread::because("The total is 0, so that nothing can be a part of it."));
        }
        Said::Of(part, whole) | Said::In(part, whole) => part / whole,
        Said::Share(share) => share,
        Said::Month(part) => match monthly {
            Monthly::Known { base, .. } if base > 0.0 => part / base,
            Monthly::Known { .. } => {
                return Err(Unread::because("Nobody gets here, so that there is no month to count in."));
            }
            Monthly::NoCustomers => {
                return Err(Unread::because(
                    "Of how many? Give the customers a month of this map first, or write 48/1300.",
                ));
            }
            Monthly::NoFigures => {
                return Err(Unread::because(
                    "This map has no figures, so nobody knows how many visits a month has. Write 48/1300.",
                ));
            }
            Monthly::Never => {
                return Err(Unread::because(format!("Of how many {among}? Write 48/60 or a share.")));
            }
        },
        Said::Alone(n) if n <= 1.0 || among == "visits" && n <= 20.0 && n.fract() != 0.0 => n,
        Said::Alone(n) => {
            let bare = exact(n);
            let reason = format!("Is that {bare} %, {bare} of 100 or {bare} a month?");
            return Err(Unread::because(reason).perhaps(format!("{bare} %")));
        }
    };
    if share < 0.0 {
        return Err(Unread::because("That is less than nothing."));
    }
    Ok(share)
}

fn too_much(said: Said, share: f64, among: Among) -> Unread {
    match said {
        Said::Of(part, whole) | Said::In(part, whole) => {
            let meant = format!("{}/{}", plain(whole), plain(part));
            Unread::because(format!("A count cannot be larger than its total. Did you mean {meant}?"))
                .perhaps(meant)
        }
        Said::Month(_) => {
            Unread::because(format!("That is more than there are {} in a month.", among.words()))
        }
        Said::Share(_) | Said::Alone(_) => {
            Unread::because(format!("{} is more than all {}.", per_cent(share), among.words()))
        }
    }
}

fn counted(said: Said) -> Option<[f64; 2]> {
    match said {
        Said::Of(part, whole) => Some([part, whole]),
        Said::In(part, whole) if part != 1.0 => Some([part, whole]),
        _ => None,
    }
}

fn is_count(said: Said) -> bool {
    matches!(said, Said::Of(..))
}

fn base(monthly: Monthly) -> Option<f64> {
    match monthly {
        Monthly::Known { base, .. } => Some(base),
        _ => None,
    }
}

/// "about 126 a month at 4,200 customers a month"
fn a_month_more(said: Said, each: f64, monthly: Monthly, what: &str) -> Option<String> {
    match (monthly, said) {
        (_, Said::Month(_)) => None,
        (Monthly::Known { base, customers }, _) => {
            let number = count((each * base).round());
            Some(format!("about {number}{what} a month at {} customers a month", count(customers)))
        }
        _ => None,
    }
}

/// A number as it is typed, without marks between thousands.
pub(super) fn plain(n: f64) -> String {
    exact(n).replace(',', "")
}

/// "4.0 %", with more digits only where one would show nothing.
pub(super) fn shown(share: f64) -> String {
    let cents = share * 100.0;
    if cents >= 0.1 || cents == 0.0 { format!("{cents:.1}\u{a0}%") } else { percent_of_little(share) }
}

fn percent_of_little(share: f64) -> String {
    let digits = (-(share * 100.0).log10()).ceil().clamp(1.0, 12.0) as usize + 1;
    format!("{:.digits$}\u{a0}%", share * 100.0)
}

fn one_decimal(n: f64) -> String {
    if n >= 1000.0 { count(n) } else { format!("{n:.1}") }
}

/// A rate as a row of figures has it: "4 %".
pub(super) fn short(share: f64) -> String {
    percent(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MONTH: Monthly = Monthly::Known { base: 3141.0, customers: 4200.0 };

    fn visits(text: &str) -> Result<Value, Unread> {
        rate(text, Among::Visits, MONTH)
    }

    #[track_caller]
    fn reads(text: &str, value: f64, words: &str) {
        let read = visits(text).unwrap_or_else(|unread| panic!("{text}: {unread:?}"));
        assert!((read.value - value).abs() < 1e-12, "{text}: {}", read.value);
        assert_eq!(read.words.replace('\u{a0}', " "), words, "{text}");
    }

    #[track_caller]
    fn refuses(read: Result<Value, Unread>, part_of_reason: &str, meant: &str) {
        let unread = read.unwrap_err();
        assert!(unread.reason.contains(part_of_reason), "{unread:?}");
        assert_eq!(unread.meant.replace('\u{a0}', " "), meant);
    }

    #[test]
    fn every_way_of_counting_is_read() {
        reads("52/1300", 0.04, "52 of 1,300 visits, 4.0 %");
        reads("52 / 1,300", 0.04, "52 of 1,300 visits, 4.0 %");
        reads("52 of 1.300", 0.04, "52 of 1,300 visits, 4.0 %");
        reads("52 out of 1300 visits", 0.04, "52 of 1,300 visits, 4.0 %");
        reads("4 %", 0.04, "4.0 % of visits");
        reads("4,5%", 0.045, "4.5 % of visits");
        reads("4.125 per cent", 0.04125, "4.1 % of visits");
        reads("about 3 ‰", 0.003, "0.3 % of visits");
        reads("1 in 25", 0.04, "1 in 25 visits, 4.0 %");
        reads("3 in 40", 0.075, "3 in 40 visits, 7.5 %");
        reads("37/1000", 0.037, "37 in 1,000 visits, 3.7 %");
        reads("37 per 1,000", 0.037, "37 in 1,000 visits, 3.7 %");
        reads("48 a month", 48.0 / 3141.0, "48 of about 3,141 visits, 1.5 %");
        reads("48/month", 48.0 / 3141.0, "48 of about 3,141 visits, 1.5 %");
        reads("0.04", 0.04, "4.0 % of visits");
        reads("0,04", 0.04, "4.0 % of visits");
        reads("0", 0.0, "0.0 % of visits");
        reads("0.002 %", 0.000_02, "0.0020 % of visits");
    }

    #[test]
    fn what_was_counted_is_kept_and_a_rate_is_no_count() {
        let counted = |text: &str| {
            let read = visits(text).unwrap();
            (read.is_count, read.counted)
        };
        assert_eq!(counted("52/1300"), (true, Some([52.0, 1300.0])));
        assert_eq!(counted("37/1000"), (false, Some([37.0, 1000.0])));
        assert_eq!(counted("1 in 25"), (false, None));
        assert_eq!(counted("4 %"), (false, None));
        assert_eq!(counted("48 a month"), (false, None));
    }

    #[test]
    fn it_is_read_back_in_other_ways_too() {
        let more = |text: &str| visits(text).unwrap().more;
        assert_eq!(more("52/1300"), "1 in 25 visits; about 126 a month at 4,200 customers a month");
        assert_eq!(more("1 in 25"), "about 126 a month at 4,200 customers a month");
        assert_eq!(more("48 a month"), "1 in 65 visits");
        assert_eq!(rate("80 %", Among::Needs, Monthly::Never).unwrap().more, "");
    }

    #[test]
    fn a_text_that_is_not_understood_says_why_and_what_was_meant() {
        refuses(visits("1300/52"), "A count cannot be larger than its total", "52/1300");
        refuses(visits("4"), "Is that 4 %", "4 %");
        refuses(visits("120 %"), "is more than all visits", "");
        refuses(visits("4000 a month"), "more than there are visits in a month", "");
        refuses(visits("5/0"), "The total is 0", "");
        refuses(visits("-4 %"), "less than nothing", "");
        for text in ["", "often", "52/", "1 in", "%", "a month", "52//1300"] {
            refuses(visits(text), "Write it as you counted it", "");
        }
        refuses(rate("48 a month", Among::Visits, Monthly::NoCustomers), "Give the customers a month", "");
        refuses(rate("48 a month", Among::Visits, Monthly::NoFigures), "has no figures", "");
        refuses(rate("48 a month", Among::Needs, Monthly::Never), "Of how many needs?", "");
    }

    #[test]
    fn contacts_may_be_more_than_visits() {
        let read = contacts("140/100", MONTH).unwrap();
        assert_eq!((read.value, read.is_count), (1.4, true));
        assert_eq!(read.words, "140 contacts in 100 visits, 140.0 in 100");
        assert_eq!(contacts("4 %", MONTH).unwrap().words, "4.0 contacts in 100 visits");
        assert!(contacts("52/1300", MONTH).unwrap().more.starts_with("repeats included; about 126 contacts"));
        assert_eq!(contacts("1.4", MONTH).unwrap().value, 1.4);
    }
}
