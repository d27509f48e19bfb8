//! Two hundred broken files, twenty in each of ten classes: each error names the right place, and no
//! other is reported beside it.

mod syntax;
mod values;

use std::path::Path;

use model::{Fault, ReadError, read};
use serde_json::{Value, json};

/// A map in which every kind of thing can be broken.
pub fn good() -> Value {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/maps/home-broadband.journey");
    let mut map: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let more = json!({
        "votes": [{"id": "v1", "title": "Where does it hurt?", "dots": [{"on": {"touchpoint": "visit"}, "count": 3}]}],
        "dismissed": [{"rule": "blank-share", "on": {"transition": {"from": "visit", "to": "rebook"}}, "reason": "known"}],
        "ink": [{"id": "k1", "at": {"stage": "install", "dx": 4, "dy": 5}, "width": 2, "points": [0, 0, 0.5, 9, 9, 1]}],
        "links": [{"on": {"touchpoint": "order"}, "map": "ordering"}],
        "images": [{"id": "57db67ea1f2b86ca", "type": "image/png", "alt": "A dot", "data": "iVBORw0KGgo="}]
    });
    for (key, value) in more.as_object().unwrap() {
        map[key] = value.clone();
    }
    let image: &[u8] = b"\x89PNG\r\n\x1a\n";
    map["images"][0]["id"] = json!(model::image_id(image));
    map
}

/// The good map with the value at a pointer replaced, or removed for an empty `to`.
pub fn broken(pointer: &str, to: &str) -> String {
    let mut map = good();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = map.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer} leads nowhere"));
    if to.is_empty() {
        let removed = match parent {
            Value::Object(fields) => fields.remove(key),
            other => panic!("{pointer} is in {other}"),
        };
        assert!(removed.is_some(), "{pointer} is not there");
    } else {
        let to: Value = serde_json::from_str(to).unwrap();
        match parent {
            Value::Object(fields) => drop(fields.insert(key.to_owned(), to)),
            Value::Array(items) if key == "-" => items.push(to),
            Value::Array(items) => items[key.parse::<usize>().unwrap()] = to,
            other => panic!("{pointer} is in {other}"),
        }
    }
    map.to_string()
}

/// `/touchpoints/7/stage` as `touchpoints[7].stage`.
pub fn path_of(pointer: &str) -> String {
    let mut path = String::new();
    for part in pointer.split('/').skip(1) {
        if part.bytes().all(|byte| byte.is_ascii_digit()) {
            path.push_str(&format!("[{part}]"));
        } else {
            path.push_str(if path.is_empty() { "" } else { "." });
            path.push_str(part);
        }
    }
    path
}

/// One class: each file has one error, at that path, of that kind, and its sentence begins with the place.
pub fn refuse(files: impl IntoIterator<Item = (String, String)>, is_of_class: impl Fn(&Fault) -> bool) {
    let mut count = 0;
    for (text, path) in files {
        let errors = refused(text.as_bytes());
        let paths: Vec<&str> = errors.iter().map(|error| error.path.as_str()).collect();
        assert_eq!(paths, [path.as_str()], "{errors:#?}");
        assert!(is_of_class(&errors[0].fault), "{:?}", errors[0].fault);
        let sentence = errors[0].to_string();
        let place = path.split_once(']').map_or("map", |(array, _)| array);
        assert!(sentence.starts_with(place), "{sentence}");
        count += 1;
    }
    assert_eq!(count, 20);
}

pub fn refused(bytes: &[u8]) -> Vec<ReadError> {
    read(bytes).expect_err("the file was read")
}

#[test]
fn the_good_map_is_good() {
    assert_eq!(read(good().to_string().as_bytes()).map(|map| map.touchpoints.len()), Ok(15));
}

#[test]
fn all_errors_of_a_file_are_reported_together() {
    let mut map = good();
    map["version"] = json!(2);
    map["touchpoints"][7]["stage"] = json!("instal");
    map["touchpoints"][7]["channels"][0] = json!("visitt");
    map["service_points"][4]["need"]["count"] = json!(2000);
    map["comments"][0]["replies"][0]["time"] = json!("yesterday");
    let sentences: Vec<String> =
        refused(map.to_string().as_bytes()).iter().map(ToString::to_string).collect();
    let expected = [
        "comments[0] \"Do we know how many were given a four-hour window?\": replies[0].time must be a time in UTC such \
         as 2026-10-02T09:14:00Z, not \"yesterday\"",
        "service_points[4] \"Missed appointment\": need.count is 2000, which is more than its of 1300",
        "touchpoints[7] \"Engineer visit\": channels[0] \"visitt\" is not one of web, app, email, message, phone, chat, \
         post, print, shop, visit, social, device, kiosk, partner, other; did you mean \"visit\"?",
        "map \"Home broadband, first 90 days\": version is 2: the file was made by a newer version of this program, \
         which reads version 1",
        "touchpoints[7] \"Engineer visit\": stage \"instal\" does not exist; did you mean \"install\"?",
    ];
    assert_eq!(sentences.len(), expected.len(), "{sentences:#?}");
    for (sentence, expected) in sentences.iter().zip(expected) {
        assert_eq!(sentence, expected);
    }
}

#[test]
fn a_hundred_errors_are_enough() {
    let mut map = good();
    map["tags"] = Value::Array(vec![json!(1); 500]);
    assert_eq!(refused(map.to_string().as_bytes()).len(), 100);
}
