//! What a customer gets of a map is what the allow-list names, and nothing else in any form.

use model::audience::{for_customers, left_out};
use model::{JourneyMap, read, write};

const OPEN: [&str; 13] = [
    "OpenMapTitle",
    "OpenName",
    "OpenRole",
    "OpenGoal",
    "OpenQuote",
    "OpenStage",
    "OpenActions",
    "OpenFront",
    "OpenVisit",
    "OpenCell",
    "OpenStep",
    "OpenInsight",
    "OpenHelp",
];

/// Every text that may be shown begins with Open, every other one with Hidden, and so do ids.
const MAP: &str = r##"{
  "format": "journey", "version": 1, "id": "hidden-map", "title": "OpenMapTitle", "summary": "HiddenSummary",
  "state": "to_be", "variant_of": "hidden-variant", "status": "agreed", "owner": "HiddenOwner",
  "tags": ["HiddenTag"], "scope": "HiddenScope", "period": {"from": "1971-01-01"}, "customers_per_month": 7771,
  "measured_contacts_per_month": 7772, "currency": "HiddenCurrency",
  "per": {"touchpoint": "hidden-visit", "name": "HiddenBase"},
  "staffing": {"paid_hours_per_month": 7773, "shrinkage": 0.5, "occupancy": 0.5}, "hidden_unknown": "HiddenUnknown",
  "personas": [{"id": "hidden-maya", "name": "OpenName", "role": "OpenRole", "goal": "OpenGoal",
    "quote": "OpenQuote", "share": 0.7774, "x": "HiddenPersonaExtra"}],
  "sources": [{"id": "hidden-source", "title": "HiddenSource", "link": "HiddenLink"}],
  "stages": [{"id": "hidden-stage", "title": "OpenStage", "owner": "HiddenStageOwner",
    "cells": {"hidden-thoughts": "HiddenStageCell"}, "speaker_notes": "HiddenSpeakerNotes"}],
  "lanes": [
    {"id": "hidden-actions", "title": "OpenActions", "zone": "customer", "kind": "touchpoints"},
    {"id": "hidden-feeling", "title": "OpenActions", "zone": "customer", "kind": "emotion"},
    {"id": "hidden-thoughts", "title": "OpenActions", "zone": "customer", "kind": "text"},
    {"id": "hidden-secret", "title": "HiddenLane", "zone": "customer", "kind": "text", "internal": true},
    {"id": "hidden-front", "title": "OpenFront", "zone": "frontstage", "kind": "steps"},
    {"id": "hidden-back", "title": "HiddenBack", "zone": "backstage", "kind": "steps", "internal": true},
    {"id": "hidden-metric", "title": "HiddenMetric", "zone": "support", "kind": "metric", "unit": "HiddenUnit"}],
  "touchpoints": [
    {"id": "hidden-visit", "title": "OpenVisit", "stage": "hidden-stage", "channels": ["visit"], "start_share": 1,
      "takes_minutes": 7775, "moment_of_truth": true, "basis": "observed", "emotion": {"hidden-maya": 2},
      "cells": {"hidden-thoughts": "OpenCell", "hidden-secret": "HiddenCell"},
      "measures": {"hidden-metric": {"value": 7776, "source": "HiddenMeasure"}},
      "description": "HiddenDescription", "owner": "HiddenTouchpointOwner", "status": "HiddenStatus",
      "tags": ["HiddenTouchpointTag"]},
    {"id": "hidden-internal", "title": "HiddenTouchpoint", "stage": "hidden-stage", "internal": true}],
  "transitions": [
    {"from": "hidden-visit", "to": "hidden-internal", "label": "HiddenToInternal"},
    {"from": "hidden-visit", "to": "hidden-visit", "share": 0.7777, "label": "HiddenLabel",
      "because_of": {"hidden-point": 0.25}, "wait_days": 7778, "promised_days": 7779}],
  "exits": [{"from": "hidden-visit", "share": 0.1, "label": "HiddenExit", "outcome": "declined"}],
  "steps": [
    {"id": "hidden-step", "title": "OpenStep", "lane": "hidden-front", "touchpoints": ["hidden-visit"],
      "practice": "hiring", "actor": "HiddenActor", "system": "HiddenSystem", "owner": "HiddenStepOwner",
      "to": [{"step": "hidden-backstep"}], "rules": ["HiddenRule"], "description": "HiddenStepDescription"},
    {"id": "hidden-backstep", "title": "HiddenBackStep", "lane": "hidden-back"},
    {"id": "hidden-betrays", "title": "HiddenBetrays", "lane": "hidden-front", "touchpoints": ["hidden-internal"]}],
  "service_points": [
    {"id": "hidden-point", "touchpoint": "hidden-visit", "title": "HiddenPoint", "cause": "human_failure",
      "origin_step": "hidden-step", "owner": "HiddenPointOwner", "recovery": {"detected_by": "HiddenDetected"},
      "need": 0.77791, "cost_per_contact": 77792, "customer_text": "OpenHelp", "description": "HiddenPointText"},
    {"id": "hidden-point-2", "touchpoint": "hidden-internal", "title": "HiddenOther", "cause": "unsorted",
      "customer_text": "HiddenCustomerText"}],
  "insights": [
    {"id": "hidden-i1", "kind": "quote", "at": {"touchpoint": "hidden-visit", "lane": "hidden-thoughts"},
      "persona": "hidden-maya", "text": "OpenInsight", "basis": "observed", "source": "HiddenInsightSource"},
    {"id": "hidden-i2", "kind": "pain", "text": "HiddenInternalInsight", "internal": true},
    {"id": "hidden-i3", "kind": "pain", "at": {"stage": "hidden-stage", "lane": "hidden-secret"},
      "text": "HiddenInsightInLane"}],
  "ideas": [{"id": "hidden-idea", "title": "HiddenIdea", "for": ["hidden-point"]}],
  "actions": [{"id": "hidden-action", "text": "HiddenAction", "who": "HiddenWho"}],
  "scenarios": [{"id": "hidden-scenario", "title": "HiddenScenario", "fix": ["hidden-point"]}],
  "votes": [{"id": "hidden-vote", "title": "HiddenVote", "dots": [{"on": {"idea": "hidden-idea"}}]}],
  "dismissed": [{"rule": "HiddenRuleName", "on": {}, "reason": "HiddenReason", "by": "HiddenBy"}],
  "notes": [{"id": "hidden-note", "at": {"touchpoint": "hidden-visit"}, "text": "HiddenNote"}],
  "comments": [{"id": "hidden-comment", "on": {}, "text": "HiddenComment"}],
  "ink": [{"id": "hidden-ink", "at": {}, "author": "HiddenInker", "points": [1, 2, 0.5]}],
  "links": [{"on": {}, "map": "hidden-other-map", "title": "HiddenLinkTitle"}]
}"##;

fn map() -> JourneyMap {
    read(MAP.as_bytes()).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

#[test]
fn nothing_that_is_hidden_is_left_in_any_form() {
    let text = write(&for_customers(&map()));
    assert!(!text.to_lowercase().contains("hidden"), "{text}");
    assert!(!text.contains("777"), "{text}");
    assert!(!text.contains("1971") && !text.contains("failure") && !text.contains("to_be"), "{text}");
    for open in OPEN {
        assert!(text.contains(open), "{open} is missing in {text}");
    }
}

#[test]
fn what_is_shown_is_a_map_that_can_be_read() {
    let shown = for_customers(&map());
    assert_eq!(read(write(&shown).as_bytes()).as_ref(), Ok(&shown));
    assert_eq!(shown.transitions.len(), 1);
    assert_eq!(shown.exits.len(), 1);
    assert!(shown.steps[0].to.is_empty());
}

#[test]
fn the_dialog_says_what_is_left_out() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fixtures/maps/home-broadband.journey");
    let broadband = read(&std::fs::read(path).unwrap()).unwrap();
    assert_eq!(
        left_out(&broadband),
        [
            "Lanes Back stage, Support systems, On time",
            "13 steps in those lanes",
            "Causes, rates, contacts, costs, owners, origins, waits",
            "1 note, 1 comment, 2 ideas, 1 action, 1 programme",
            "Sources, basis, speaker notes, summary, tags, the Service view",
        ]
    );
    let sentences = left_out(&map()).join("; ");
    assert!(
        sentences.contains("1 touchpoint not for customers; 2 insights not for customers"),
        "{sentences}"
    );
}
