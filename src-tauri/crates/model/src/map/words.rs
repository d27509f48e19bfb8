//! The enumerations of the file, each variant with its word.

use serde::{Deserialize, Serialize};
use specta::Type;

/// An enumeration of the file.
pub(crate) trait Word: Copy + 'static {
    /// Every variant, in the order of the file format.
    const EACH: &'static [Self];

    /// The word in the file.
    fn as_word(self) -> &'static str;
}

/// An enumeration of the file: variants with their words.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $word)] $variant),+
        }

        impl $name {
            /// Every variant, in the order of the file format.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in the file.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The variant of a word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl Word for $name {
            const EACH: &'static [Self] = Self::ALL;

            fn as_word(self) -> &'static str {
                self.word()
            }
        }
    };
}

words!(
    /// What there is in a file: the map's own fields, or what one of its arrays holds.
    Kind {
        Map = "map",
        Persona = "persona",
        Source = "source",
        Stage = "stage",
        Lane = "lane",
        Touchpoint = "touchpoint",
        Transition = "transition",
        Exit = "exit",
        Step = "step",
        ServicePoint = "service_point",
        Insight = "insight",
        Idea = "idea",
        Action = "action",
        Scenario = "scenario",
        Vote = "vote",
        Dismissal = "dismissal",
        Note = "note",
        Comment = "comment",
        Ink = "ink",
        Link = "link",
        Image = "image",
    }
);
words!(State { AsIs = "as_is", ToBe = "to_be" });
words!(Status { Hypothesis = "hypothesis", Researched = "researched", Agreed = "agreed" });
words!(
    /// How well a rate is known; absent means guess.
    Evidence { Measured = "measured", Estimated = "estimated", Guess = "guess" }
);
words!(
    /// Whether something is research, a report or a hypothesis; absent means assumed.
    Basis { Observed = "observed", Reported = "reported", Assumed = "assumed" }
);
words!(PersonaKind { Customer = "customer", Staff = "staff" });
words!(SourceKind {
    Interview = "interview",
    Survey = "survey",
    Log = "log",
    System = "system",
    Observation = "observation",
    Other = "other",
});
words!(Zone {
    Evidence = "evidence",
    Customer = "customer",
    Frontstage = "frontstage",
    Backstage = "backstage",
    Support = "support",
});
words!(LaneKind {
    Touchpoints = "touchpoints",
    Emotion = "emotion",
    Text = "text",
    Service = "service",
    Steps = "steps",
    Metric = "metric",
    Image = "image",
});
words!(Better { Up = "up", Down = "down" });
words!(Channel {
    Web = "web",
    App = "app",
    Email = "email",
    Message = "message",
    Phone = "phone",
    Chat = "chat",
    Post = "post",
    Print = "print",
    Shop = "shop",
    Visit = "visit",
    Social = "social",
    Device = "device",
    Kiosk = "kiosk",
    Partner = "partner",
    Other = "other",
});
words!(Outcome { Completed = "completed", Left = "left", Declined = "declined" });
words!(Practice {
    Hiring = "hiring",
    Training = "training",
    Procedures = "procedures",
    Monitoring = "monitoring",
    Tracking = "tracking",
    Supplies = "supplies",
    Invoicing = "invoicing",
    SupportSystems = "support_systems",
    Other = "other",
});
words!(Cause {
    TechnicalFailure = "technical_failure",
    LogisticalFailure = "logistical_failure",
    HumanFailure = "human_failure",
    DesignFailure = "design_failure",
    ExpectationGap = "expectation_gap",
    PersonalTrigger = "personal_trigger",
    InaccurateInformation = "inaccurate_information",
    UnrealisticExpectation = "unrealistic_expectation",
    EmotionalState = "emotional_state",
    ExternalEvent = "external_event",
    Unsorted = "unsorted",
});
words!(
    /// Where a demand begins: with us, not with us, or nobody knows yet.
    CauseGroup { Ours = "ours", NotOurs = "not_ours", Unsorted = "unsorted" }
);
words!(InsightKind {
    Quote = "quote",
    Thought = "thought",
    Pain = "pain",
    Gain = "gain",
    Need = "need",
    Question = "question",
    Assumption = "assumption",
    Decision = "decision",
});
words!(IdeaStatus {
    New = "new",
    Planned = "planned",
    Doing = "doing",
    Done = "done",
    Dropped = "dropped",
});
words!(ActionStatus { Open = "open", Done = "done", Dropped = "dropped" });
words!(MediaType { Png = "image/png", Jpeg = "image/jpeg", Webp = "image/webp" });

#[expect(clippy::derivable_impls, reason = "the variants come from a macro")]
impl Default for State {
    fn default() -> Self {
        Self::AsIs
    }
}

impl Cause {
    #[must_use]
    pub fn group(self) -> CauseGroup {
        match self {
            Self::TechnicalFailure | Self::LogisticalFailure | Self::HumanFailure | Self::DesignFailure => {
                CauseGroup::Ours
            }
            Self::ExpectationGap
            | Self::PersonalTrigger
            | Self::InaccurateInformation
            | Self::UnrealisticExpectation
            | Self::EmotionalState
            | Self::ExternalEvent => CauseGroup::NotOurs,
            Self::Unsorted => CauseGroup::Unsorted,
        }
    }
}
