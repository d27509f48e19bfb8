//! Fields, numbers and kinds in words.

use crate::Kind;
use crate::change::which::word;

/// A rate in per cent, any other number as it is.
pub(super) fn amount(key: &str, digits: &str) -> String {
    let is_rate = matches!(
        key,
        "share"
            | "start_share"
            | "need"
            | "caught"
            | "contact"
            | "resolved_first_time"
            | "retry"
            | "leave_unresolved"
            | "leave_silent"
            | "achievable_need"
            | "achievable_caught"
            | "achievable_resolved_first_time"
    );
    match digits.parse::<f64>() {
        // Twelve digits hide that 0.07 × 100 is not quite 7.
        Ok(rate) if is_rate => format!("{} %", (rate * 100.0 * 1e9).round() / 1e9),
        _ => grouped(digits),
    }
}

/// Digits with a comma between thousands.
pub(super) fn grouped(digits: &str) -> String {
    let whole = digits.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at < whole && (whole - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// What a field is called.
pub(in crate::change) fn field(key: &str) -> String {
    let name = match key {
        "for" => "use",
        "at" | "on" => "place",
        "n" => "number of people",
        "to" => "arrows",
        "caught" => "part fixed before anyone notices",
        "contact" => "part that contacts us",
        "resolved_first_time" => "part resolved the first time",
        "retry" => "part that tries again",
        "leave_unresolved" => "part that leaves unresolved",
        "leave_silent" => "part that leaves without a word",
        "takes_minutes" => "minutes it takes",
        "start_share" => "share that starts here",
        "because_of" => "causes",
        "assisted" => "mark for a talk with our staff",
        "moment_of_truth" => "mark for a moment of truth",
        "internal" => "mark for internal",
        "collapsed" => "folding",
        "quoted" => "quotation marks",
        key => match key.strip_prefix("achievable_") {
            Some(key) => return format!("achievable {}", field(key)),
            None => return key.replace('_', " "),
        },
    };
    name.to_owned()
}

/// How many things of which kinds: 2 ways and 1 service point.
pub(in crate::change) fn counted(kinds: &[(Kind, usize)]) -> String {
    let each = |(kind, count): &(Kind, usize)| match count {
        1 => format!("1 {}", word(*kind)),
        count => format!("{count} {}", plural(*kind)),
    };
    let mut parts: Vec<String> = kinds.iter().map(each).collect();
    match parts.pop() {
        Some(last) if parts.is_empty() => last,
        Some(last) => format!("{} and {last}", parts.join(", ")),
        None => String::new(),
    }
}

fn plural(kind: Kind) -> String {
    match kind {
        Kind::Dismissal => "findings put aside".to_owned(),
        kind => format!("{}s", word(kind)),
    }
}
