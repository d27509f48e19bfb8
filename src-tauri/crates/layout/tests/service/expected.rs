//! The figures of the maps that others worked out, as the Service view takes them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use layout::{Change, Demand, Effort, Fall, PointFigures, ServiceFigures, Stays, Work};
use model::{JourneyMap, LaneKind, ServicePoint, Zone};
use serde_json::Value;

fn fixtures() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let found = here.ancestors().map(|folder| folder.join("tests/fixtures/maps")).find(|path| path.is_dir());
    found.expect("the fixtures are in the workspace")
}

pub fn map(name: &str) -> JourneyMap {
    let path = fixtures().join(format!("{name}.journey"));
    model::read(&std::fs::read(path).expect("the fixture is there")).expect("the fixture is a map")
}

/// The map of that name with the figures beside it.
pub fn with_figures(name: &str) -> (JourneyMap, ServiceFigures) {
    let map = map(name);
    let path = fixtures().join(format!("{name}.expected.json"));
    let json: Value =
        serde_json::from_slice(&std::fs::read(path).expect("figures are there")).expect("figures are JSON");
    let figures = read(&map, &json);
    (map, figures)
}

fn read(map: &JourneyMap, json: &Value) -> ServiceFigures {
    let number = |name: &str| json[name].as_f64();
    let must = |name: &str| number(name).expect("a figure");
    let weight = |word: &str| json["weight_of_evidence"][word].as_f64();
    ServiceFigures {
        demand: Some(Demand {
            contacts: must("contacts"),
            contacts_ours: must("contacts_ours"),
            contacts_not_ours: must("contacts_not_ours"),
            contacts_unsorted: must("contacts_unsorted"),
            customers_contacting: must("customers_contacting"),
            caught: must("caught"),
            completed: must("completed"),
            left: must("left"),
            declined: must("declined"),
            lost_in_service: must("lost_in_service"),
        }),
        customers_per_month: map.customers_per_month.as_ref().map(|q| q.value),
        people: number("people"),
        explained: number("explained"),
        evidence: (|| Some([weight("measured")?, weight("estimated")?, weight("guess")?]))(),
        assisted_visits: number("assisted_visits"),
        reached: by_id(json, "reached"),
        points: map.service_points.iter().filter_map(|p| point(map, json, p)).collect(),
        if_origin_fixed: json["if_origin_fixed"]
            .as_object()
            .map(|all| all.iter().map(|(id, c)| (id.clone(), change(c))).collect())
            .unwrap_or_default(),
        stays: number("floor").map(|contacts| Stays {
            contacts,
            ours: must("floor_ours"),
            not_ours: must("floor_not_ours"),
            unsorted: must("floor_unsorted"),
            completed: must("floor_completed"),
            unconfirmed: must("floor_unconfirmed"),
        }),
        waterfall: json["waterfall"].as_array().into_iter().flatten().map(fall).collect(),
        work: Some(work(map, json)),
        ..ServiceFigures::default()
    }
}

fn by_id(json: &Value, name: &str) -> BTreeMap<String, f64> {
    let all = json[name].as_object().into_iter().flatten();
    all.filter_map(|(id, n)| Some((id.clone(), n.as_f64()?))).collect()
}

fn change(json: &Value) -> Option<Change> {
    Some(Change { contacts: json["contacts"].as_f64()?, completed: json["completed"].as_f64()? })
}

fn fall(json: &Value) -> Fall {
    let contacts = json["contacts"].as_f64().expect("a change");
    match json["service_point"].as_str() {
        Some(id) => Fall::Point { id: id.to_owned(), contacts },
        None => Fall::Rest { points: json["rest"].as_u64().unwrap_or(0) as usize, contacts },
    }
}

/// What the file of figures says of a point, and by the formulas of one visit what it leaves out.
fn point(map: &JourneyMap, json: &Value, p: &ServicePoint) -> Option<PointFigures> {
    let contacts = json["by_service_point"][p.id.as_str()].as_f64()?;
    let rate = |r: &Option<model::Estimate>, default: f64| r.as_ref().map_or(default, |r| r.value);
    let (caught, contact) = (rate(&p.caught, 0.0), rate(&p.contact, 1.0));
    let (resolved, retry) = (rate(&p.resolved_first_time, 1.0), rate(&p.retry, 0.0));
    let visits = 1000.0 * json["visits"][p.touchpoint.as_str()].as_f64()?;
    let each = 1.0 / (1.0 - (1.0 - resolved) * retry);
    let noticed = match &p.need {
        Some(need) => visits * need.value * (1.0 - caught),
        None => contacts / (contact * each),
    };
    let needs = if caught < 1.0 { noticed / (1.0 - caught) } else { visits * rate(&p.need, 0.0) };
    let minutes = contacts
        * (rate(&p.minutes_per_contact, 0.0) + rate(&p.backstage_minutes_per_contact, 0.0))
        + needs * caught * rate(&p.minutes_per_catch, 0.0);
    let people = map.staffing.as_ref().zip(map.customers_per_month.as_ref()).map(|(s, m)| {
        minutes * m.value / 1000.0 / 60.0 / (s.paid_hours_per_month * (1.0 - s.shrinkage) * s.occupancy)
    });
    Some(PointFigures {
        id: p.id.clone(),
        contacts,
        caught: needs * caught,
        noticed: Some(noticed),
        silent: Some(noticed * (1.0 - contact)),
        people,
        if_fixed: change(&json["if_fixed"][p.id.as_str()]),
        if_served_well: change(&json["if_served_well"][p.id.as_str()]),
        // With its need as it is, what a point brings grows with those who get there.
        stays: None,
    })
}

fn work(map: &JourneyMap, json: &Value) -> Work {
    let mut work = Work::default();
    for step in &map.steps {
        let zone = map.lanes.iter().find(|l| l.id == step.lane && l.kind == LaneKind::Steps).map(|l| l.zone);
        let side = if zone == Some(Zone::Frontstage) { &mut work.visible } else { &mut work.backstage };
        let served = map
            .touchpoints
            .iter()
            .filter(|t| step.touchpoints.contains(&t.id) || step.stages.contains(&t.stage));
        let visits: f64 = served.filter_map(|t| json["visits"][t.id.as_str()].as_f64()).sum();
        let minutes = step.minutes_per_visit.as_ref().map_or(0.0, |m| m.value);
        side.delivering.push((step.id.clone(), 1000.0 * visits * minutes));
        if let Some(month) = &map.customers_per_month {
            let hours = step.hours_per_month.as_ref().map_or(0.0, |h| h.value);
            let standing = side.standing.get_or_insert_default();
            standing.push((step.id.clone(), hours * 60.0 / month.value * 1000.0));
        }
    }
    let amount = |q: &Option<model::Quantity>| q.as_ref().map_or(0.0, |q| q.value);
    for p in &map.service_points {
        let Some(point) = point(map, json, p) else { continue };
        work.visible.putting_right += point.contacts * amount(&p.minutes_per_contact);
        work.backstage.putting_right += point.contacts * amount(&p.backstage_minutes_per_contact)
            + point.caught * amount(&p.minutes_per_catch);
    }
    work
}

/// A row of work with its minutes.
pub fn minutes(effort: &Effort) -> f64 {
    let sum = |steps: &[(String, f64)]| steps.iter().map(|(_, m)| m).sum::<f64>();
    effort.putting_right + sum(&effort.delivering) + effort.standing.as_deref().map_or(0.0, sum)
}
