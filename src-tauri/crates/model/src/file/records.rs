//! The objects of a file, key by key in their order.

use super::form::{AsIsUnlessGiven, ByLane, ByPersona, ByServicePoint, Each, Flag, ListOf, Maybe, OneOf};
use super::number::{Any, Chance, Feeling, NotNegative, Num, OneToFive, Quantity, Rate, Track};
use super::place::{DotPlace, Placed};
use super::record::record;
use super::text::{Colour, Date, OwnId, Ref, Text, Time};
use crate::map;

record!(Map for JourneyMap {
    "id" id: OwnId = required,
    "title" title: Text = required,
    "summary" summary: Text,
    "state" state: AsIsUnlessGiven,
    "variant_of" variant_of: Maybe<OwnId>,
    "status" status: Maybe<OneOf<map::Status>>,
    "owner" owner: Text,
    "tags" tags: ListOf<Text>,
    "scope" scope: Text,
    "period" period: Maybe<Period>,
    "customers_per_month" customers_per_month: Maybe<Quantity>,
    "measured_contacts_per_month" measured_contacts_per_month: Maybe<Quantity>,
    "currency" currency: Text,
    "per" per: Maybe<Base>,
    "staffing" staffing: Maybe<Staffing>,
    "personas" personas: ListOf<Persona>,
    "sources" sources: ListOf<Source>,
    "stages" stages: ListOf<Stage>,
    "lanes" lanes: ListOf<Lane>,
    "touchpoints" touchpoints: ListOf<Touchpoint>,
    "transitions" transitions: ListOf<Transition>,
    "exits" exits: ListOf<Exit>,
    "steps" steps: ListOf<Step>,
    "service_points" service_points: ListOf<ServicePoint>,
    "insights" insights: ListOf<Insight>,
    "ideas" ideas: ListOf<Idea>,
    "actions" actions: ListOf<Action>,
    "scenarios" scenarios: ListOf<Scenario>,
    "votes" votes: ListOf<Vote>,
    "dismissed" dismissed: ListOf<Dismissal>,
    "notes" notes: ListOf<Note>,
    "comments" comments: ListOf<Comment>,
    "ink" ink: ListOf<Ink>,
    "links" links: ListOf<Link>,
    "images" images: ListOf<Image>,
});

record!(RateObject for Estimate {
    "value" value: Num<Chance> = required,
    "evidence" evidence: Maybe<OneOf<map::Evidence>>,
    "count" count: Maybe<Num<NotNegative>>,
    "of" of: Maybe<Num<NotNegative>>,
    "low" low: Maybe<Num<Chance>>,
    "high" high: Maybe<Num<Chance>>,
    "source" source: Text,
    "date" date: Maybe<Date>,
});

record!(QuantityObject for Estimate {
    "value" value: Num<NotNegative> = required,
    "evidence" evidence: Maybe<OneOf<map::Evidence>>,
    "count" count: Maybe<Num<NotNegative>>,
    "of" of: Maybe<Num<NotNegative>>,
    "low" low: Maybe<Num<NotNegative>>,
    "high" high: Maybe<Num<NotNegative>>,
    "source" source: Text,
    "date" date: Maybe<Date>,
});

record!(Place for Where as meaningful {
    "touchpoint" touchpoint: Maybe<Ref>,
    "stage" stage: Maybe<Ref>,
    "service_point" service_point: Maybe<Ref>,
    "step" step: Maybe<Ref>,
    "persona" persona: Maybe<Ref>,
    "transition" transition: Maybe<Pair>,
    "lane" lane: Maybe<Ref>,
});

record!(Pair for Pair {
    "from" from: Ref = required,
    "to" to: Ref = required,
});

record!(Period for Period {
    "from" from: Maybe<Date>,
    "to" to: Maybe<Date>,
});

record!(Base for Base {
    "touchpoint" touchpoint: Ref = required,
    "name" name: Text = required,
});

record!(Staffing for Staffing {
    "paid_hours_per_month" paid_hours_per_month: Num<NotNegative> = required,
    "shrinkage" shrinkage: Num<NotNegative> = required,
    "occupancy" occupancy: Num<NotNegative> = required,
});

record!(Persona for Persona {
    "id" id: OwnId = required,
    "name" name: Text = required,
    "role" role: Text,
    "goal" goal: Text,
    "quote" quote: Text,
    "kind" kind: Maybe<OneOf<map::PersonaKind>>,
    "share" share: Maybe<Rate>,
    "colour" colour: Maybe<Colour>,
    "image" image: Maybe<Ref>,
});

record!(Source for Source {
    "id" id: OwnId = required,
    "title" title: Text = required,
    "kind" kind: Maybe<OneOf<map::SourceKind>>,
    "n" n: Maybe<Num<NotNegative>>,
    "date" date: Maybe<Date>,
    "link" link: Text,
});

record!(Stage for Stage {
    "id" id: OwnId = required,
    "title" title: Text = required,
    "owner" owner: Text,
    "cells" cells: Each<ByLane, Text>,
    "speaker_notes" speaker_notes: Text,
});

record!(Lane for Lane {
    "id" id: OwnId = required,
    "title" title: Text = required,
    "zone" zone: OneOf<map::Zone> = required,
    "kind" kind: OneOf<map::LaneKind> = required,
    "persona" persona: Maybe<Ref>,
    "quoted" quoted: Flag,
    "unit" unit: Text,
    "better" better: Maybe<OneOf<map::Better>>,
    "internal" internal: Flag,
    "collapsed" collapsed: Flag,
});

record!(Touchpoint for Touchpoint {
    "id" id: OwnId = required,
    "title" title: Text = required,
    "stage" stage: Ref = required,
    "track" track: Track,
    "channels" channels: ListOf<OneOf<map::Channel>>,
    "personas" personas: ListOf<Ref>,
    "start_share" start_share: Maybe<Rate>,
    "end" end: Maybe<OneOf<map::Outcome>>,
    "assisted" assisted: Flag,
    "takes_minutes" takes_minutes: Maybe<Quantity>,
    "moment_of_truth" moment_of_truth: Flag,
    "basis" basis: Maybe<OneOf<map::Basis>>,
    "emotion" emotion: Each<ByPersona, Num<Feeling>>,
    "cells" cells: Each<ByLane, Text>,
    "measures" measures: Each<ByLane, Measure>,
    "images" images: Each<ByLane, Ref>,
    "description" description: Text,
    "owner" owner: Text,
    "status" status: Text,
    "tags" tags: ListOf<Text>,
    "internal" internal: Flag,
});

record!(Measure for Measure {
    "value" value: Num<Any> = required,
    "target" target: Maybe<Num<Any>>,
    "n" n: Maybe<Num<NotNegative>>,
    "source" source: Text,
    "date" date: Maybe<Date>,
});

record!(Transition for Transition {
    "from" from: Ref = required,
    "to" to: Ref = required,
    "share" share: Maybe<Rate>,
    "label" label: Text,
    "because_of" because_of: Each<ByServicePoint, Num<NotNegative>>,
    "wait_days" wait_days: Maybe<Quantity>,
    "promised_days" promised_days: Maybe<Num<NotNegative>>,
});

record!(Exit for Exit {
    "from" from: Ref = required,
    "share" share: Maybe<Rate>,
    "label" label: Text,
    "outcome" outcome: Maybe<OneOf<map::Outcome>>,
    "because_of" because_of: Each<ByServicePoint, Num<NotNegative>>,
});

record!(Step for Step {
    "id" id: OwnId = required,
    "title" title: Text = required,
    "lane" lane: Ref = required,
    "touchpoints" touchpoints: ListOf<Ref>,
    "stages" stages: ListOf<Ref>,
    "practice" practice: Maybe<OneOf<map::Practice>>,
    "actor" actor: Text,
    "system" system: Text,
    "owner" owner: Text,
    "emotion" emotion: Each<ByPersona, Num<Feeling>>,
    "minutes_per_visit" minutes_per_visit: Maybe<Quantity>,
    "hours_per_month" hours_per_month: Maybe<Quantity>,
    "to" to: ListOf<StepArrow>,
    "rules" rules: ListOf<Text>,
    "description" description: Text,
    "tags" tags: ListOf<Text>,
});

record!(StepArrow for StepArrow {
    "step" step: Maybe<Ref>,
    "touchpoint" touchpoint: Maybe<Ref>,
    "both" both: Flag,
});

record!(ServicePoint for ServicePoint {
    "id" id: OwnId = required,
    "touchpoint" touchpoint: Ref = required,
    "title" title: Text = required,
    "cause" cause: OneOf<map::Cause> = required,
    "origin_step" origin_step: Maybe<Ref>,
    "owner" owner: Text,
    "recovery" recovery: Maybe<Recovery>,
    "need" need: Maybe<Rate>,
    "contacts_per_visit" contacts_per_visit: Maybe<Quantity>,
    "caught" caught: Maybe<Rate>,
    "contact" contact: Maybe<Rate>,
    "resolved_first_time" resolved_first_time: Maybe<Rate>,
    "retry" retry: Maybe<Rate>,
    "leave_unresolved" leave_unresolved: Maybe<Rate>,
    "leave_silent" leave_silent: Maybe<Rate>,
    "achievable_need" achievable_need: Maybe<Rate>,
    "achievable_contacts_per_visit" achievable_contacts_per_visit: Maybe<Quantity>,
    "achievable_caught" achievable_caught: Maybe<Rate>,
    "achievable_resolved_first_time" achievable_resolved_first_time: Maybe<Rate>,
    "minutes_per_contact" minutes_per_contact: Maybe<Quantity>,
    "backstage_minutes_per_contact" backstage_minutes_per_contact: Maybe<Quantity>,
    "minutes_per_catch" minutes_per_catch: Maybe<Quantity>,
    "cost_per_contact" cost_per_contact: Maybe<Quantity>,
    "cost_per_catch" cost_per_catch: Maybe<Quantity>,
    "cost_per_need" cost_per_need: Maybe<Quantity>,
    "customer_text" customer_text: Text,
    "description" description: Text,
    "tags" tags: ListOf<Text>,
});

record!(Recovery for Recovery {
    "detected_by" detected_by: Text,
    "response" response: Text,
    "standard" standard: Text,
    "confirmed_by" confirmed_by: Text,
    "felt_after" felt_after: Each<ByPersona, Num<Feeling>>,
});

record!(Insight for Insight {
    "id" id: OwnId = required,
    "kind" kind: OneOf<map::InsightKind> = required,
    "at" at: Maybe<Place>,
    "persona" persona: Maybe<Ref>,
    "text" text: Text = required,
    "basis" basis: Maybe<OneOf<map::Basis>>,
    "source" source: Text,
    "tags" tags: ListOf<Text>,
    "internal" internal: Flag,
});

record!(Idea for Idea {
    "id" id: OwnId = required,
    "title" title: Text = required,
    "value" value: Maybe<Num<OneToFive>>,
    "effort" effort: Maybe<Num<OneToFive>>,
    "status" status: Maybe<OneOf<map::IdeaStatus>>,
    "for" serves: ListOf<Ref>,
    "at" at: Maybe<Place>,
    "one_off_cost" one_off_cost: Maybe<Quantity>,
    "monthly_cost" monthly_cost: Maybe<Quantity>,
    "owner" owner: Text,
});

record!(Action for Action {
    "id" id: OwnId = required,
    "text" text: Text = required,
    "who" who: Text,
    "due" due: Maybe<Date>,
    "status" status: Maybe<OneOf<map::ActionStatus>>,
    "for" serves: Maybe<Ref>,
});

record!(Scenario for Scenario {
    "id" id: OwnId = required,
    "title" title: Text = required,
    "fix" fix: ListOf<Ref>,
    "serve" serve: ListOf<Ref>,
});

record!(Vote for Vote {
    "id" id: OwnId = required,
    "title" title: Text = required,
    "dots" dots: ListOf<Dot>,
});

record!(Dot for Dot {
    "on" on: DotPlace,
    "count" count: Maybe<Num<NotNegative>>,
});

record!(Dismissal for Dismissal {
    "rule" rule: Text = required,
    "on" on: Place = required,
    "reason" reason: Text = required,
    "by" by: Text,
    "time" time: Maybe<Time>,
});

record!(Note for Note {
    "id" id: OwnId = required,
    "at" at: Placed = required,
    "text" text: Text = required,
    "colour" colour: Maybe<Colour>,
    "author" author: Text,
    "time" time: Maybe<Time>,
});

record!(Comment for Comment {
    "id" id: OwnId = required,
    "on" on: Place = required,
    "author" author: Text,
    "time" time: Maybe<Time>,
    "text" text: Text = required,
    "resolved" resolved: Flag,
    "replies" replies: ListOf<Reply>,
});

record!(Reply for Reply {
    "author" author: Text,
    "time" time: Maybe<Time>,
    "text" text: Text,
});

record!(Ink for Ink {
    "id" id: OwnId = required,
    "at" at: Placed = required,
    "colour" colour: Maybe<Colour>,
    "width" width: Maybe<Num<NotNegative>>,
    "author" author: Text,
    "points" points: ListOf<Num<Any>> = required,
});

record!(Link for Link {
    "on" on: Place = required,
    "map" map: OwnId = required,
    "title" title: Text,
});

record!(Image for Image {
    "id" id: OwnId = required,
    "type" media_type: OneOf<map::MediaType> = required,
    "alt" alt: Text = required,
    "data" data: Text = required,
});
