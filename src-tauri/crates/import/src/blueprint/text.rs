//! The one language of a map, out of texts given in several.

use serde_json::Value;

use crate::fields::Fields;
use crate::json::kind;
use crate::losses::{Losses, shortened};

/// The most languages that are asked in their order for a text that is missing.
const MAX_LOCALES: usize = 64;

/// The language that is read, and the order of those that stand in for it.
#[derive(Debug, Default)]
pub struct Language {
    chosen: String,
    locales: Vec<String>,
}

impl Language {
    /// English where it is among the languages (or none is named), else the first of them.
    pub fn choose(locales: &[String]) -> Self {
        let english = locales.iter().any(|locale| locale == "en");
        let chosen = match locales.first() {
            Some(first) if !english => first.clone(),
            _ => "en".to_owned(),
        };
        Self { chosen, locales: locales.iter().take(MAX_LOCALES).cloned().collect() }
    }

    /// A text of an object, empty when absent. Where it is not given in the language that is read,
    /// another one stands in and is noted.
    pub fn text(&self, fields: &mut Fields<'_>, key: &'static str, losses: &mut Losses) -> String {
        let Some(value) = fields.value(key) else { return String::new() };
        let Value::Object(texts) = value else { return fields.text(key, losses) };
        let given = |locale: &str| texts.get(locale).and_then(Value::as_str).filter(|text| !text.is_empty());
        let in_order = std::iter::once(&self.chosen).chain(&self.locales).chain(texts.keys());
        let found = in_order.filter_map(|locale| given(locale).map(|text| (locale, text))).next();
        let taken = found.map_or(self.chosen.as_str(), |(locale, _)| locale.as_str());
        if taken != self.chosen {
            let what = format!(
                "`{key}` is not given in \"{}\"; its \"{}\" text was taken",
                shortened(&self.chosen),
                shortened(taken)
            );
            losses.note(what, fields.place());
        }
        for (locale, text) in texts.iter().filter(|(locale, _)| locale.as_str() != taken) {
            match text {
                Value::String(text) if text.is_empty() => {}
                Value::String(_) => losses.note(other_language(locale), fields.place()),
                other => {
                    let what = format!("A text that is {} was left out", kind(other));
                    losses.note(what, format!("{}.{}", fields.place_of(key), shortened(locale)));
                }
            }
        }
        found.map(|(_, text)| text.to_owned()).unwrap_or_default()
    }
}

fn other_language(locale: &str) -> String {
    format!("The texts in \"{}\" were not carried over: a map has one language", shortened(locale))
}
