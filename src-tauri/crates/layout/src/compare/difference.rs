//! What is otherwise in a thing of the second map, in a few words.

use model::{Estimate, Exit, JourneyMap, ServicePoint, Touchpoint, Transition};

use crate::flow::shown;
use crate::look::{days, percent};
use crate::service::words::figure;

/// Differences named of one thing; the others are counted.
const MOST: usize = 3;

struct Parts(Vec<String>);

impl Parts {
    fn words(self) -> String {
        let Self(mut parts) = self;
        match parts.len() {
            0 => "changed".to_owned(),
            n if n > MOST => {
                parts.truncate(MOST);
                format!("{}; {} more", parts.join("; "), n - MOST)
            }
            _ => parts.join("; "),
        }
    }

    /// Notes a value that is otherwise now.
    fn became(&mut self, what: &str, before: &str, after: &str) {
        if before == after {
            return;
        }
        let none = |words: &str| if words.trim().is_empty() { "none".to_owned() } else { words.to_owned() };
        let gap = if what.is_empty() { "" } else { " " };
        self.0.push(format!("{what}{gap}{} \u{2192} {}", none(before), none(after)));
    }

    fn rate(
        &mut self,
        what: &str,
        before: &Option<Estimate>,
        after: &Option<Estimate>,
        written: fn(f64) -> String,
    ) {
        let value = |rate: &Option<Estimate>| rate.as_ref().map(|rate| rate.value);
        let words = |rate: &Option<Estimate>| value(rate).map(written).unwrap_or_default();
        if value(before) != value(after) {
            self.became(what, &words(before), &words(after));
        } else if before != after {
            self.0.push(format!("{what} rests on something else"));
        }
    }
}

/// An emotion with its sign: "+1", "−4", "0".
pub(super) fn feeling(value: f64) -> String {
    let size = value.abs();
    match value {
        v if v > 0.0 => format!("+{size}"),
        v if v < 0.0 => format!("\u{2212}{size}"),
        _ => "0".to_owned(),
    }
}

pub(super) fn touchpoint(maps: [&JourneyMap; 2], a: &Touchpoint, b: &Touchpoint) -> String {
    let mut parts = Parts(Vec::new());
    if a.title != b.title {
        parts.0.push(format!("now “{}”", shown(&b.title)));
    }
    let stage = |map: &JourneyMap, id: &str| {
        map.stages.iter().find(|s| s.id == id).map(|s| shown(&s.title).to_owned())
    };
    if a.stage != b.stage {
        parts.became(
            "stage",
            &stage(maps[0], &a.stage).unwrap_or_default(),
            &stage(maps[1], &b.stage).unwrap_or_default(),
        );
    }
    for persona in &maps[1].personas {
        let felt = |t: &Touchpoint| t.emotion.get(&persona.id).copied();
        let words = |value: Option<f64>| value.map(feeling).unwrap_or_default();
        if felt(a) != felt(b) {
            parts.became(shown(&persona.name), &words(felt(a)), &words(felt(b)));
        }
    }
    let channels = |t: &Touchpoint| t.channels.iter().map(|c| c.word()).collect::<Vec<_>>().join(", ");
    parts.became("channels", &channels(a), &channels(b));
    parts.rate("minutes", &a.takes_minutes, &b.takes_minutes, figure);
    parts.rate("starts here", &a.start_share, &b.start_share, percent);
    if a.track != b.track {
        parts.became("track", &a.track.to_string(), &b.track.to_string());
    }
    if a.cells != b.cells || a.description != b.description || a.measures != b.measures {
        parts.0.push("its texts".into());
    }
    parts.words()
}

pub(super) fn transition(a: &Transition, b: &Transition) -> String {
    let mut parts = Parts(Vec::new());
    parts.rate("share", &a.share, &b.share, percent);
    parts.rate("wait", &a.wait_days, &b.wait_days, days);
    parts.became("label", &a.label, &b.label);
    if a.because_of != b.because_of {
        parts.0.push("what raises it".into());
    }
    parts.words()
}

pub(super) fn exit(a: &Exit, b: &Exit) -> String {
    let mut parts = Parts(Vec::new());
    parts.rate("share", &a.share, &b.share, percent);
    parts.became("label", &a.label, &b.label);
    if a.because_of != b.because_of {
        parts.0.push("what raises it".into());
    }
    parts.words()
}

pub(super) fn service_point(a: &ServicePoint, b: &ServicePoint) -> String {
    let mut parts = Parts(Vec::new());
    if a.title != b.title {
        parts.0.push(format!("now “{}”", shown(&b.title)));
    }
    parts.rate("need", &a.need, &b.need, percent);
    parts.rate("contacts a visit", &a.contacts_per_visit, &b.contacts_per_visit, percent);
    parts.rate("caught", &a.caught, &b.caught, percent);
    parts.rate("contact us", &a.contact, &b.contact, percent);
    parts.rate("resolved first time", &a.resolved_first_time, &b.resolved_first_time, percent);
    parts.rate("contact again", &a.retry, &b.retry, percent);
    parts.rate("leave unresolved", &a.leave_unresolved, &b.leave_unresolved, percent);
    parts.rate("leave in silence", &a.leave_silent, &b.leave_silent, percent);
    parts.rate("agreed need", &a.achievable_need, &b.achievable_need, percent);
    parts.rate(
        "agreed contacts",
        &a.achievable_contacts_per_visit,
        &b.achievable_contacts_per_visit,
        percent,
    );
    parts.rate("minutes a catch", &a.minutes_per_catch, &b.minutes_per_catch, figure);
    parts.rate("minutes a contact", &a.minutes_per_contact, &b.minutes_per_contact, figure);
    let cause = |p: &ServicePoint| p.cause.word().replace('_', " ");
    parts.became("cause", &cause(a), &cause(b));
    parts.became("owner", &a.owner, &b.owner);
    if a.origin_step != b.origin_step {
        parts.0.push("begins elsewhere".into());
    }
    if a.recovery != b.recovery {
        parts.0.push("its recovery".into());
    }
    parts.words()
}
