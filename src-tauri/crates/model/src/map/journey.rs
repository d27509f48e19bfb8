//! The journey itself: touchpoints, what leads from one to the next, the steps behind them and the points
//! at which service steps in.

use std::collections::BTreeMap;

use serde::Serialize;
use specta::Type;
use specta_typescript::Number;

use super::{Basis, Cause, Channel, Date, Extra, Id, Outcome, Practice, Quantity, Rate};

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

impl ServicePoint {
    /// A service point of which nothing is known but where it is and what caused it.
    #[must_use]
    pub fn at(id: impl Into<Id>, touchpoint: impl Into<Id>, cause: Cause) -> Self {
        Self {
            id: id.into(),
            touchpoint: touchpoint.into(),
            title: String::new(),
            cause,
            origin_step: None,
            owner: String::new(),
            recovery: None,
            need: None,
            contacts_per_visit: None,
            caught: None,
            contact: None,
            resolved_first_time: None,
            retry: None,
            leave_unresolved: None,
            leave_silent: None,
            achievable_need: None,
            achievable_contacts_per_visit: None,
            achievable_caught: None,
            achievable_resolved_first_time: None,
            minutes_per_contact: None,
            backstage_minutes_per_contact: None,
            minutes_per_catch: None,
            cost_per_contact: None,
            cost_per_catch: None,
            cost_per_need: None,
            customer_text: String::new(),
            description: String::new(),
            tags: Vec::new(),
            extra: Extra::default(),
        }
    }
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
