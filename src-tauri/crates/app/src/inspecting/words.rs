//! The words of the file as people say them, each with what it is for.

use model::{
    ActionStatus, Basis, Better, Cause, CauseGroup, Channel, Evidence, IdeaStatus, InsightKind, Json,
    LaneKind, Outcome, PersonaKind, Practice, SourceKind, State, Status, Zone,
};

use super::panel::{PanelChoice, PanelMark};

/// An enumeration of the file that a person chooses from.
pub(super) trait Spoken: Copy + 'static {
    const EACH: &'static [Self];

    fn key(self) -> &'static str;

    /// What it is called, and what it is for where that does not say it.
    fn said(self) -> (&'static str, &'static str);
}

/// The choices of an enumeration.
pub(super) fn choices<W: Spoken>() -> Vec<PanelChoice> {
    W::EACH.iter().map(|word| choice(*word)).collect()
}

pub(super) fn choice<W: Spoken>(word: W) -> PanelChoice {
    let (words, help) = word.said();
    PanelChoice { help: help.to_owned(), ..plain_choice(word.key(), words) }
}

pub(super) fn plain_choice(value: &str, words: &str) -> PanelChoice {
    PanelChoice { value: text(value), ..nothing(words) }
}

/// The choice that takes the field away.
pub(super) fn nothing(words: &str) -> PanelChoice {
    PanelChoice {
        value: Json::Null,
        words: words.to_owned(),
        help: String::new(),
        group: String::new(),
        mark: None,
    }
}

pub(super) fn text(text: &str) -> Json {
    Json::Text(text.to_owned())
}

macro_rules! spoken {
    ($($name:ident { $($variant:ident: $words:literal $(, $help:literal)?;)+ })+) => {
        $(impl Spoken for $name {
            const EACH: &'static [Self] = Self::ALL;

            fn key(self) -> &'static str {
                self.word()
            }

            fn said(self) -> (&'static str, &'static str) {
                match self { $(Self::$variant => ($words, concat!($($help)?)),)+ }
            }
        })+
    };
}

spoken! {
    State { AsIs: "As it is"; ToBe: "As it should be"; }
    Status {
        Hypothesis: "Hypothesis", "the team believes it";
        Researched: "Researched", "it rests on research";
        Agreed: "Agreed", "everybody concerned has agreed";
    }
    Evidence { Measured: "Measured"; Estimated: "Estimated"; Guess: "Guess"; }
    Basis {
        Observed: "Observed", "from research";
        Reported: "Reported", "by somebody who should know";
        Assumed: "Assumed", "a hypothesis";
    }
    PersonaKind { Customer: "Customer"; Staff: "Staff"; }
    SourceKind {
        Interview: "Interviews";
        Survey: "Survey";
        Log: "Log";
        System: "System";
        Observation: "Observation";
        Other: "Other";
    }
    Zone {
        Evidence: "Physical evidence", "what customers see and touch";
        Customer: "Customer", "what customers do, feel and think";
        Frontstage: "Front stage", "what staff do where customers see it";
        Backstage: "Back stage", "what staff do out of sight";
        Support: "Support", "systems and partners behind it all";
    }
    LaneKind {
        Touchpoints: "Touchpoints", "what customers do, one card each";
        Emotion: "Emotion", "how each persona feels, as a curve";
        Text: "Text", "words at each touchpoint: thoughts, evidence, needs";
        Service: "Service", "where service steps in, and why";
        Steps: "Steps", "what staff and systems do behind it";
        Metric: "Measures", "a figure at each touchpoint, with its target";
        Image: "Pictures", "a picture at each touchpoint";
    }
    Better { Up: "Higher is better"; Down: "Lower is better"; }
    Channel {
        Web: "Web";
        App: "App";
        Email: "E-mail";
        Message: "Message";
        Phone: "Phone";
        Chat: "Chat";
        Post: "Post";
        Print: "Print";
        Shop: "Shop";
        Visit: "Visit";
        Social: "Social media";
        Device: "Device";
        Kiosk: "Kiosk";
        Partner: "Partner";
        Other: "Other";
    }
    Outcome {
        Completed: "Completed", "they got what they came for";
        Left: "Left", "they gave up";
        Declined: "Declined", "we refused them";
    }
    Practice {
        Hiring: "Hiring";
        Training: "Training";
        Procedures: "Procedures";
        Monitoring: "Monitoring";
        Tracking: "Tracking";
        Supplies: "Supplies";
        Invoicing: "Invoicing";
        SupportSystems: "Support systems";
        Other: "Other";
    }
    InsightKind {
        Quote: "Quote", "what somebody said";
        Thought: "Thought", "what goes through their mind";
        Pain: "Pain", "what hurts";
        Gain: "Gain", "what delights";
        Need: "Need", "what they need here";
        Question: "Question", "what nobody knows yet";
        Assumption: "Assumption", "what is taken for granted";
        Decision: "Decision", "what has been decided";
    }
    IdeaStatus { New: "New"; Planned: "Planned"; Doing: "Doing"; Done: "Done"; Dropped: "Dropped"; }
    ActionStatus { Open: "Open"; Done: "Done"; Dropped: "Dropped"; }
}

/// The causes by the question that tests each, in their groups.
pub(super) fn causes() -> Vec<PanelChoice> {
    let cause = |cause: &Cause| PanelChoice {
        value: text(cause.word()),
        words: question(*cause).to_owned(),
        help: layout::words::cause(*cause).to_owned(),
        group: whose(*cause).to_owned(),
        mark: Some(mark(*cause)),
    };
    Cause::ALL.iter().map(cause).collect()
}

pub(super) fn mark(cause: Cause) -> PanelMark {
    match cause.group() {
        CauseGroup::Ours => PanelMark::Ours,
        CauseGroup::NotOurs => PanelMark::NotOurs,
        CauseGroup::Unsorted => PanelMark::Unsorted,
    }
}

fn whose(cause: Cause) -> &'static str {
    match cause.group() {
        CauseGroup::Ours => "Ours",
        CauseGroup::NotOurs => "Not caused by us",
        CauseGroup::Unsorted => "Unsorted",
    }
}

/// It was of this cause if …
fn question(cause: Cause) -> &'static str {
    match cause {
        Cause::TechnicalFailure => "A system or product of ours did not work",
        Cause::LogisticalFailure => "Something of ours was late, missing or in the wrong place",
        Cause::HumanFailure => "One of us did it wrong or did not do it",
        Cause::DesignFailure => "It worked as we designed it, and that confused or misled people",
        Cause::ExpectationGap => "We did what we said, and they had hoped for something else",
        Cause::PersonalTrigger => "Something harmless to most set this person off",
        Cause::InaccurateInformation => "They asked for something other than they meant, or told us wrongly",
        Cause::UnrealisticExpectation => "Nobody could provide what they wanted",
        Cause::EmotionalState => "They arrived upset by something else",
        Cause::ExternalEvent => "Weather, law, or a third party not under our contract",
        Cause::Unsorted => "Nobody knows yet",
    }
}

/// "logistical, ours"
pub(super) fn cause_and_whose(cause: Cause) -> String {
    let words = layout::words::cause(cause);
    match cause {
        Cause::Unsorted => words.to_owned(),
        _ => format!("{words}, {}", whose(cause).to_lowercase()),
    }
}

/// "1 comment", "3 comments"
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", layout::words::count(count as f64), if count == 1 { one } else { many })
}
