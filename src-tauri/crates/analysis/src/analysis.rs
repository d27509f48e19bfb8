//! Every figure of a map, and the one function that works them out.

use model::JourneyMap;
use serde::Serialize;

use crate::findings::{self, Finding, Seen};
use crate::floor::Fixes;
use crate::journey::{contacting, follow};
use crate::places::Places;
use crate::terrain::Terrain;
use crate::work::{StepMinutes, work};
use crate::{ByKey, Passages, Refusal, totals};

/// The figures of a map. Contacts, needs, minutes and money are per 1,000 customers who start,
/// outcomes are shares of them; what does not apply is absent.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Analysis {
    /// Expected visits of one customer by touchpoint.
    pub visits: ByKey,
    pub contacts: f64,
    pub contacts_ours: f64,
    pub contacts_not_ours: f64,
    pub contacts_unsorted: f64,
    /// Needs fixed before the customer noticed.
    pub caught: f64,
    /// Contacts that those needs would have brought.
    pub contacts_avoided: f64,
    /// Needs noticed without a contact.
    pub silent: f64,
    /// Contacts that end without a resolution.
    pub unresolved: f64,
    pub by_cause: ByKey,
    pub by_touchpoint: ByKey,
    pub by_service_point: ByKey,
    /// `""` where a point has no owner.
    pub by_owner: ByKey,
    /// By step where the need begins, `""` where none is named.
    pub by_origin: ByKey,
    /// Cost of contacts, catches and noticed needs, in the map's currency.
    pub cost: f64,
    /// Visits to touchpoints that are themselves a conversation with staff.
    pub assisted_visits: f64,
    pub visible_minutes: f64,
    pub backstage_minutes: f64,
    /// The part of `backstage_minutes` that is standing work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing_minutes: Option<f64>,
    pub completed: f64,
    pub left: f64,
    pub declined: f64,
    pub lost_in_service: f64,
    pub lost_by_service_point: ByKey,
    /// Minutes of one customer's own time.
    pub customer_minutes: f64,
    /// Days that one customer waits between touchpoints.
    pub elapsed_days: f64,
    /// Customers with at least one contact.
    pub customers_contacting: f64,
    /// Share of customers who ever get to each touchpoint.
    pub reached: ByKey,
    /// Share of visits that raise no need, by touchpoint with a counted point.
    pub works_for: ByKey,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contacts_per_completed: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contacts_per_base: Option<f64>,
    /// Today's contacts at points of which nobody has said to what rate they could be brought.
    pub unconfirmed: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contacts_per_month: Option<f64>,
    /// Full-time people for the contacts and catches of a month: average workload, no rota.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<f64>,
    /// Contacts of the map over those measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explained: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight_of_evidence: Option<Weight>,
    /// What fixes would change; absent where only today was asked for.
    #[serde(flatten)]
    pub fixes: Option<Fixes>,
    /// Service points without a rate.
    pub uncounted: Vec<String>,
    /// How far the answer is from the equations it solves.
    pub residual: f64,
    pub findings: Vec<Finding>,
    /// Needs caught by service point, for drawings.
    #[serde(skip)]
    pub caught_by_service_point: ByKey,
    /// Needs that customers noticed by service point, for drawings.
    #[serde(skip)]
    pub noticed_by_service_point: ByKey,
    /// Those of them that nobody was told of, for drawings.
    #[serde(skip)]
    pub silent_by_service_point: ByKey,
    /// Work by step, in file order, for drawings.
    #[serde(skip)]
    pub minutes_by_step: Vec<StepMinutes>,
    /// Contacts by stage with a counted point, for drawings.
    #[serde(skip)]
    pub contacts_by_stage: ByKey,
    /// For drawings.
    #[serde(skip)]
    pub passages: Passages,
}

/// Shares of the contacts by what their needs rest on; they add up to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Weight {
    pub measured: f64,
    pub estimated: f64,
    pub guess: f64,
}

/// How many steps a waterfall has where nobody says otherwise.
pub const STEPS: usize = 100;

/// Works out every figure of a map.
///
/// # Errors
/// What the arithmetic refuses, all that can be said at once: rates that contradict each other,
/// shares above 1, customers who never leave, an answer that does not add up.
pub fn analyse(map: &JourneyMap) -> Result<Analysis, Vec<Refusal>> {
    analyse_in_steps(map, STEPS)
}

/// [`analyse`], with so many steps of the waterfall at most before the others are put together.
///
/// # Errors
/// See [`analyse`].
pub fn analyse_in_steps(map: &JourneyMap, steps: usize) -> Result<Analysis, Vec<Refusal>> {
    worked_out(map, Some(steps))
}

/// The figures of a map as it stands, without what fixes would change and without findings: what
/// a drawing needs.
///
/// # Errors
/// See [`analyse`].
pub fn today(map: &JourneyMap) -> Result<Analysis, Vec<Refusal>> {
    worked_out(map, None)
}

/// The figures of today; with fixes and findings where the waterfall is given its `steps`.
fn worked_out(map: &JourneyMap, steps: Option<usize>) -> Result<Analysis, Vec<Refusal>> {
    let places = &Places::of(map);
    let mut refusals = Vec::new();
    let work = &work(map, places, &mut refusals);
    let terrain = &Terrain::of(map, places, refusals)?;
    let journey = &follow(terrain, terrain.rates_today())?;
    let contacting = contacting(terrain, journey)?;
    let mut analysis = totals::totals(terrain, work, journey, contacting);
    if let Some(steps) = steps {
        let seen = Seen { map, places, terrain, work, journey, analysis: &analysis };
        let mut findings = findings::find(&seen);
        let (fixes, unanswered) = Fixes::of(terrain, journey, steps);
        findings.extend(unanswered);
        (analysis.fixes, analysis.findings) = (Some(fixes), findings);
    }
    if analysis.is_finite() { Ok(analysis) } else { Err(vec![Refusal::TooLarge]) }
}

impl Analysis {
    fn is_finite(&self) -> bool {
        let single = [
            self.contacts,
            self.caught,
            self.contacts_avoided,
            self.silent,
            self.unresolved,
            self.cost,
            self.assisted_visits,
            self.visible_minutes,
            self.backstage_minutes,
            self.customer_minutes,
            self.elapsed_days,
        ];
        let optional = [
            self.standing_minutes,
            self.contacts_per_completed,
            self.contacts_per_base,
            self.contacts_per_month,
            self.people,
            self.explained,
        ];
        let fixes = self.fixes.as_ref().is_none_or(Fixes::is_finite);
        fixes && single.into_iter().chain(optional.into_iter().flatten()).all(f64::is_finite)
    }
}
