//! A map that is written and read is the same map, however the file was knocked about in between.

use model::arbitrary::{map, maps, recipes};
use model::{read, write};
use proptest::prelude::*;
use serde_json::{Value, json};

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_map_written_and_read_is_the_same_map(map in maps()) {
        let text = write(&map);
        let back = read(text.as_bytes()).map_err(|errors| TestCaseError::fail(format!("{errors:#?}")))?;
        prop_assert_eq!(&back, &map);
        prop_assert_eq!(write(&back), text);
    }

    #[test]
    fn a_scrambled_file_comes_back_to_the_same_bytes(recipe in recipes(), seed in any::<u64>()) {
        let text = write(&map(recipe));
        let value: Value = serde_json::from_str(&text).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let mut scrambled = String::new();
        if seed & 1 == 0 {
            scrambled.push('\u{feff}');
        }
        Scrambler { state: seed, out: &mut scrambled }.value(&value, "map");
        let back = read(scrambled.as_bytes()).map_err(|errors| TestCaseError::fail(format!("{errors:#?}")))?;
        // serde_json knows whole numbers of 64 bits at most, and no map here has longer ones.
        prop_assert_eq!(write(&back), text);
    }
}

/// Writes a value with keys in another order, in another spacing, with other escapes and other digits,
/// and spells out what may be left out.
struct Scrambler<'o> {
    state: u64,
    out: &'o mut String,
}

impl Scrambler<'_> {
    fn below(&mut self, end: u64) -> u64 {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) % end
    }

    fn blank(&mut self) {
        let blank = ["", "", " ", "\r\n", "\t", "\n    "];
        let chosen = blank[self.below(6) as usize];
        self.out.push_str(chosen);
    }

    fn value(&mut self, value: &Value, name: &str) {
        self.blank();
        match value {
            Value::Object(fields) => {
                let mut fields: Vec<(String, Value)> =
                    fields.iter().map(|(k, v)| (k.clone(), v.clone())).collect();
                for (key, value) in left_out(name) {
                    if !fields.iter().any(|(given, _)| given == key) && self.below(2) == 0 {
                        fields.push(((*key).to_owned(), value));
                    }
                }
                for place in (1..fields.len()).rev() {
                    fields.swap(place, self.below(place as u64 + 1) as usize);
                }
                self.items('{', '}', &fields, |this, (key, value)| {
                    this.text(key);
                    this.blank();
                    this.out.push(':');
                    this.value(value, key);
                });
            }
            Value::Array(items) => self.items('[', ']', items, |this, item| this.value(item, name)),
            Value::String(text) => self.text(text),
            Value::Number(number) if is_rate(name) && self.below(3) == 0 => {
                self.out.push_str(&format!("{{\"value\":{number}}}"));
            }
            Value::Number(number) => self.number(&number.to_string()),
            other => self.out.push_str(&other.to_string()),
        }
        self.blank();
    }

    fn items<T>(&mut self, open: char, close: char, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.out.push(open);
        for (place, item) in items.iter().enumerate() {
            if place > 0 {
                self.out.push(',');
            }
            self.blank();
            write(self, item);
        }
        self.blank();
        self.out.push(close);
    }

    fn text(&mut self, text: &str) {
        self.out.push('"');
        for character in text.chars() {
            if character < ' ' || matches!(character, '"' | '\\') || self.below(9) == 0 {
                let mut units = [0; 2];
                for unit in character.encode_utf16(&mut units) {
                    self.out.push_str(&format!("\\u{unit:04X}"));
                }
            } else {
                self.out.push(character);
            }
        }
        self.out.push('"');
    }

    fn number(&mut self, digits: &str) {
        self.out.push_str(digits);
        let whole = digits.bytes().all(|byte| byte.is_ascii_digit());
        if whole && digits.len() < 15 {
            let ending = ["", ".0", "e0", "E+00", ".000e-0"][self.below(5) as usize];
            self.out.push_str(ending);
        }
    }
}

fn is_rate(name: &str) -> bool {
    matches!(name, "share" | "need" | "contact" | "takes_minutes" | "wait_days" | "start_share" | "retry")
}

/// What a file may spell out or leave out, by the key under which the object stands.
fn left_out(name: &str) -> Vec<(&'static str, Value)> {
    match name {
        "map" => {
            vec![("summary", json!("")), ("state", json!("as_is")), ("tags", json!([])), ("links", json!([]))]
        }
        "personas" => vec![("role", json!("")), ("colour", json!("")), ("image", json!(""))],
        "stages" => vec![("cells", json!({})), ("speaker_notes", json!(""))],
        "lanes" => vec![("quoted", json!(false)), ("unit", json!("")), ("internal", json!(false))],
        "touchpoints" => vec![
            ("track", json!(0)),
            ("channels", json!([])),
            ("assisted", json!(false)),
            ("emotion", json!({})),
            ("description", json!("")),
        ],
        "transitions" => vec![("label", json!("")), ("because_of", json!({}))],
        "steps" => vec![("touchpoints", json!([])), ("rules", json!([])), ("actor", json!(""))],
        "service_points" => {
            vec![("origin_step", json!("")), ("recovery", json!({})), ("customer_text", json!(""))]
        }
        "comments" => vec![("resolved", json!(false)), ("replies", json!([])), ("author", json!(""))],
        "need" | "share" => vec![("source", json!(""))],
        _ => Vec::new(),
    }
}

#[test]
fn numbers_of_unknown_keys_are_not_changed() {
    let text = r#"{"format":"journey","version":1,"id":"m","title":"","lanes":[{"id":"l","title":"","zone":"customer",
        "kind":"touchpoints"}],"z":123456789012345678901234567890,"y":[1.0,-0,1e400,0.10000000000000000001],"a":{"b":1E2}}"#;
    let written = write(&read(text.as_bytes()).unwrap());
    let tail = "  \"a\": {\n    \"b\": 100\n  },\n  \"y\": [1, 0, 1e400, 0.10000000000000000001],\n  \"z\": 123456789012345678901234567890\n}\n";
    assert!(written.ends_with(tail), "{written}");
    assert_eq!(write(&read(written.as_bytes()).unwrap()), written);
}

#[test]
fn given_nought_and_absent_are_two_things() {
    let text = r#"{"format":"journey","version":1,"id":"m","title":"","stages":[{"id":"s","title":""}],
        "lanes":[{"id":"l","title":"","zone":"customer","kind":"touchpoints"}],
        "touchpoints":[{"id":"a","title":"","stage":"s","start_share":0,"takes_minutes":{"value":-0.0}}],
        "exits":[{"from":"a","share":{"value":0,"evidence":"guess"},"outcome":"left"}],
        "insights":[{"id":"i","kind":"need","at":{},"text":""}]}"#;
    let written = write(&read(text.as_bytes()).unwrap());
    for part in [
        "\"start_share\": 0,",
        "\"takes_minutes\": 0\n",
        "\"evidence\": \"guess\"",
        "\"left\"",
        "\"at\": {},",
    ] {
        assert!(written.contains(part), "{part} is missing in {written}");
    }
}
