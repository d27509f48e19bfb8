//! A figure of the month that cannot be worked out, because it would be divided by 0.

use model::Where;

use super::{Found, Rule, Seen};
use crate::totals::working_hours;

pub(super) const RULE: Rule = Rule {
    name: "zero_divisor",
    title: "A figure that cannot be worked out",
    why: "A figure that would be divided by nothing is left out.",
    what_to_do: "Give the number, or take the 0 away.",
    find,
};

fn find(seen: &Seen<'_>) -> Found {
    let finding = |message: &str| (Where::default(), message.to_owned());
    let map = seen.map;
    let is_zero = |quantity: &Option<model::Quantity>| quantity.as_ref().is_some_and(|q| q.value == 0.0);
    let mut found = Vec::new();
    if is_zero(&map.customers_per_month) {
        found.push(finding("The customers per month are 0, so nothing is worked out for a month."));
    }
    if is_zero(&map.measured_contacts_per_month) {
        found.push(finding(
            "The measured contacts per month are 0, so it cannot be said how much of them the map explains.",
        ));
    }
    if map.staffing.as_ref().is_some_and(|staffing| working_hours(staffing) <= 0.0) {
        found
            .push(finding("Staffing leaves no working hours, so the number of people cannot be worked out."));
    }
    found
}
