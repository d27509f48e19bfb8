//! Everything a `.journey` file holds, as plain data.
//!
//! Field order is the order of the keys in a file. An optional text is `""` when it is absent;
//! everything else that may be absent is an `Option`, a `bool`, a `Vec` or a `BTreeMap`.
//! `extra` keeps the keys that this version does not know, with their values unchanged.

use std::collections::BTreeMap;

use serde::Serialize;
use specta::Type;
use specta_typescript::Number;

use crate::json::Json;

/// `[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?`, unique in its array, stable when titles change.
pub type Id = String;
/// `YYYY-MM-DD`.
pub type Date = String;
/// RFC 3339 in UTC with whole seconds.
pub type Time = String;
/// `#rrggbb`.
pub type Colour = String;
/// Keys that this version does not know, with their values.
pub type Extra = BTreeMap<String, Json>;

/// One map: the content of one `.journey` file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct JourneyMap {
    pub id: Id,
    pub title: String,
    pub summary: String,
    pub state: State,
    pub variant_of: Option<Id>,
    pub status: Option<Status>,
    pub owner: String,
    pub tags: Vec<String>,
    pub scope: String,
    pub period: Option<Period>,
    pub customers_per_month: Option<Quantity>,
    pub measured_contacts_per_month: Option<Quantity>,
    pub currency: String,
    pub per: Option<Base>,
    pub staffing: Option<Staffing>,
    pub personas: Vec<Persona>,
    pub sources: Vec<Source>,
    pub stages: Vec<Stage>,
    pub lanes: Vec<Lane>,
    pub touchpoints: Vec<Touchpoint>,
    pub transitions: Vec<Transition>,
    pub exits: Vec<Exit>,
    pub steps: Vec<Step>,
    pub service_points: Vec<ServicePoint>,
    pub insights: Vec<Insight>,
    pub ideas: Vec<Idea>,
    pub actions: Vec<Action>,
    pub scenarios: Vec<Scenario>,
    pub votes: Vec<Vote>,
    pub dismissed: Vec<Dismissal>,
    pub notes: Vec<Note>,
    pub comments: Vec<Comment>,
    pub ink: Vec<Ink>,
    pub links: Vec<Link>,
    pub images: Vec<Image>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

/// A chance or an amount, with what it rests on. A rate's value is 0..1, a quantity's ≥ 0.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Estimate {
    #[specta(type = Number)]
    pub value: f64,
    pub evidence: Option<Evidence>,
    /// With `of`: how often it was seen among how many.
    #[specta(type = Option<Number>)]
    pub count: Option<f64>,
    #[specta(type = Option<Number>)]
    pub of: Option<f64>,
    #[specta(type = Option<Number>)]
    pub low: Option<f64>,
    #[specta(type = Option<Number>)]
    pub high: Option<f64>,
    /// An id in `sources`, or plain text.
    pub source: String,
    pub date: Option<Date>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

/// A chance, 0..1.
pub type Rate = Estimate;
/// An amount, ≥ 0.
pub type Quantity = Estimate;

impl Estimate {
    /// A plain number.
    #[must_use]
    pub fn plain(value: f64) -> Self {
        Self { value, ..Self::default() }
    }
}

/// What something is about. At most one of the first six is set; `lane` only with `touchpoint` or
/// `stage`, which makes it that cell; none of them means the map.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Where {
    pub touchpoint: Option<Id>,
    pub stage: Option<Id>,
    pub service_point: Option<Id>,
    pub step: Option<Id>,
    pub persona: Option<Id>,
    pub transition: Option<Pair>,
    pub lane: Option<Id>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

/// A place and an offset from its top left corner, in scene units.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Anchor {
    /// Written into the same object as `dx` and `dy`; keeps the unknown keys.
    #[serde(flatten)]
    pub place: Where,
    #[specta(type = Option<Number>)]
    pub dx: Option<f64>,
    #[specta(type = Option<Number>)]
    pub dy: Option<f64>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Pair {
    pub from: Id,
    pub to: Id,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Period {
    pub from: Option<Date>,
    pub to: Option<Date>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

/// A second base for figures: per 1,000 orders.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Base {
    pub touchpoint: Id,
    pub name: String,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Staffing {
    #[specta(type = Number)]
    pub paid_hours_per_month: f64,
    #[specta(type = Number)]
    pub shrinkage: f64,
    #[specta(type = Number)]
    pub occupancy: f64,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Persona {
    pub id: Id,
    pub name: String,
    pub role: String,
    pub goal: String,
    pub quote: String,
    pub kind: Option<PersonaKind>,
    pub share: Option<Rate>,
    pub colour: Option<Colour>,
    pub image: Option<Id>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Source {
    pub id: Id,
    pub title: String,
    pub kind: Option<SourceKind>,
    #[specta(type = Option<Number>)]
    pub n: Option<f64>,
    pub date: Option<Date>,
    pub link: String,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Stage {
    pub id: Id,
    pub title: String,
    pub owner: String,
    /// By lane.
    pub cells: BTreeMap<Id, String>,
    pub speaker_notes: String,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Lane {
    pub id: Id,
    pub title: String,
    pub zone: Zone,
    pub kind: LaneKind,
    pub persona: Option<Id>,
    pub quoted: bool,
    pub unit: String,
    pub better: Option<Better>,
    pub internal: bool,
    pub collapsed: bool,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Touchpoint {
    pub id: Id,
    pub title: String,
    pub stage: Id,
    /// 0..7; 0 is the main row.
    pub track: u8,
    pub channels: Vec<Channel>,
    /// Empty means all.
    pub personas: Vec<Id>,
    pub start_share: Option<Rate>,
    pub end: Option<Outcome>,
    pub assisted: bool,
    pub takes_minutes: Option<Quantity>,
    pub moment_of_truth: bool,
    pub basis: Option<Basis>,
    /// By persona, -5..5 in whole or half steps.
    #[specta(type = BTreeMap<Id, Number>)]
    pub emotion: BTreeMap<Id, f64>,
    /// By lane.
    pub cells: BTreeMap<Id, String>,
    /// By lane.
    pub measures: BTreeMap<Id, Measure>,
    /// Image by lane.
    pub images: BTreeMap<Id, Id>,
    pub description: String,
    pub owner: String,
    pub status: String,
    pub tags: Vec<String>,
    pub internal: bool,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Measure {
    #[specta(type = Number)]
    pub value: f64,
    #[specta(type = Option<Number>)]
    pub target: Option<f64>,
    #[specta(type = Option<Number>)]
    pub n: Option<f64>,
    pub source: String,
    pub date: Option<Date>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Transition {
    pub from: Id,
    pub to: Id,
    pub share: Option<Rate>,
    pub label: String,
    /// The part of this branch that each service point's need causes.
    #[specta(type = BTreeMap<Id, Number>)]
    pub because_of: BTreeMap<Id, f64>,
    pub wait_days: Option<Quantity>,
    #[specta(type = Option<Number>)]
    pub promised_days: Option<f64>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Exit {
    pub from: Id,
    pub share: Option<Rate>,
    pub label: String,
    pub outcome: Option<Outcome>,
    #[specta(type = BTreeMap<Id, Number>)]
    pub because_of: BTreeMap<Id, f64>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Step {
    pub id: Id,
    pub title: String,
    pub lane: Id,
    pub touchpoints: Vec<Id>,
    pub stages: Vec<Id>,
    pub practice: Option<Practice>,
    pub actor: String,
    pub system: String,
    pub owner: String,
    /// By staff persona, -5..5.
    #[specta(type = BTreeMap<Id, Number>)]
    pub emotion: BTreeMap<Id, f64>,
    pub minutes_per_visit: Option<Quantity>,
    pub hours_per_month: Option<Quantity>,
    pub to: Vec<StepArrow>,
    pub rules: Vec<String>,
    pub description: String,
    pub tags: Vec<String>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

/// An arrow from a step; exactly one of `step` and `touchpoint` is set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct StepArrow {
    pub step: Option<Id>,
    pub touchpoint: Option<Id>,
    pub both: bool,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct ServicePoint {
    pub id: Id,
    pub touchpoint: Id,
    pub title: String,
    pub cause: Cause,
    pub origin_step: Option<Id>,
    pub owner: String,
    pub recovery: Option<Recovery>,
    pub need: Option<Rate>,
    pub contacts_per_visit: Option<Quantity>,
    pub caught: Option<Rate>,
    pub contact: Option<Rate>,
    pub resolved_first_time: Option<Rate>,
    pub retry: Option<Rate>,
    pub leave_unresolved: Option<Rate>,
    pub leave_silent: Option<Rate>,
    pub achievable_need: Option<Rate>,
    pub achievable_contacts_per_visit: Option<Quantity>,
    pub achievable_caught: Option<Rate>,
    pub achievable_resolved_first_time: Option<Rate>,
    pub minutes_per_contact: Option<Quantity>,
    pub backstage_minutes_per_contact: Option<Quantity>,
    pub minutes_per_catch: Option<Quantity>,
    pub cost_per_contact: Option<Quantity>,
    pub cost_per_catch: Option<Quantity>,
    pub cost_per_need: Option<Quantity>,
    pub customer_text: String,
    pub description: String,
    pub tags: Vec<String>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Recovery {
    pub detected_by: String,
    pub response: String,
    pub standard: String,
    pub confirmed_by: String,
    /// By persona, -5..5.
    #[specta(type = BTreeMap<Id, Number>)]
    pub felt_after: BTreeMap<Id, f64>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Insight {
    pub id: Id,
    pub kind: InsightKind,
    /// Without one it waits in the parking lot.
    pub at: Option<Where>,
    pub persona: Option<Id>,
    pub text: String,
    pub basis: Option<Basis>,
    pub source: String,
    pub tags: Vec<String>,
    pub internal: bool,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Idea {
    pub id: Id,
    pub title: String,
    /// 1..5.
    #[specta(type = Option<Number>)]
    pub value: Option<f64>,
    /// 1..5.
    #[specta(type = Option<Number>)]
    pub effort: Option<f64>,
    pub status: Option<IdeaStatus>,
    /// Service points.
    #[serde(rename = "for")]
    pub serves: Vec<Id>,
    pub at: Option<Where>,
    pub one_off_cost: Option<Quantity>,
    pub monthly_cost: Option<Quantity>,
    pub owner: String,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Action {
    pub id: Id,
    pub text: String,
    pub who: String,
    pub due: Option<Date>,
    pub status: Option<ActionStatus>,
    /// An idea.
    #[serde(rename = "for")]
    pub serves: Option<Id>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Scenario {
    pub id: Id,
    pub title: String,
    /// Service points brought to their achievable need.
    pub fix: Vec<Id>,
    /// Service points served as well as is achievable.
    pub serve: Vec<Id>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Vote {
    pub id: Id,
    pub title: String,
    pub dots: Vec<Dot>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Dot {
    pub on: DotTarget,
    #[specta(type = Option<Number>)]
    pub count: Option<f64>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

/// An idea, or a place on the map.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(untagged)]
pub enum DotTarget {
    Idea {
        idea: Id,
        #[serde(skip)]
        #[specta(skip)]
        extra: Extra,
    },
    Place(Where),
}

impl Default for DotTarget {
    fn default() -> Self {
        Self::Place(Where::default())
    }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Dismissal {
    pub rule: String,
    pub on: Where,
    pub reason: String,
    pub by: String,
    pub time: Option<Time>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Note {
    pub id: Id,
    pub at: Anchor,
    pub text: String,
    pub colour: Option<Colour>,
    pub author: String,
    pub time: Option<Time>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Comment {
    pub id: Id,
    pub on: Where,
    pub author: String,
    pub time: Option<Time>,
    pub text: String,
    pub resolved: bool,
    pub replies: Vec<Reply>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Reply {
    pub author: String,
    pub time: Option<Time>,
    pub text: String,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Ink {
    pub id: Id,
    pub at: Anchor,
    pub colour: Option<Colour>,
    #[specta(type = Option<Number>)]
    pub width: Option<f64>,
    pub author: String,
    /// x, y, pressure in turn; x and y relative to the anchor, pressure 0..1.
    #[specta(type = Vec<Number>)]
    pub points: Vec<f64>,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Link {
    pub on: Where,
    pub map: Id,
    pub title: String,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Image {
    /// The first 16 hexadecimal digits of the SHA-256 of the bytes.
    pub id: Id,
    #[serde(rename = "type")]
    pub media_type: MediaType,
    pub alt: String,
    /// base64, 4 MiB of bytes at most.
    pub data: String,
    #[serde(skip)]
    #[specta(skip)]
    pub extra: Extra,
}

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
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Type)]
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
