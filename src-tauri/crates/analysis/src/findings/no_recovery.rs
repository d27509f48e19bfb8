//! A service point of which nobody has said how it is put right.

use model::{Recovery, ServicePoint};

use super::{Found, Rule, Seen, on_point};
use crate::refusal::{listed, titled};

pub(super) const RULE: Rule = Rule {
    name: "no_recovery",
    title: "No recovery is agreed",
    why: "Customers forgive a failure that is put right well, and remember one that is not.",
    what_to_do: "Say who detects it, how we respond, and who confirms that it is done.",
    find,
};

fn find(seen: &Seen<'_>) -> Found {
    seen.map.service_points.iter().filter_map(|point| Some((on_point(point), lacking(point)?))).collect()
}

fn lacking(point: &ServicePoint) -> Option<String> {
    let said = point.recovery.as_ref();
    let said =
        |text: fn(&Recovery) -> &String| said.is_some_and(|recovery| !text(recovery).trim().is_empty());
    let parts = [
        (said(|recovery| &recovery.detected_by), "detects it"),
        (said(|recovery| &recovery.response), "responds and how"),
        (said(|recovery| &recovery.confirmed_by), "confirms that it is done"),
    ];
    let open: Vec<&str> = parts.iter().filter(|(said, _)| !said).map(|(_, part)| *part).collect();
    if open.is_empty() {
        return None;
    }
    let open = listed(&open, "or");
    Some(format!("\"{}\": nobody has said who {open}.", titled(&point.title)))
}
