//! The outline of a blueprint: phases, scenarios and paths in their order, and the path to follow.

use std::collections::HashSet;

use serde_json::Value;

use super::text::Language;
use crate::fields::Fields;
use crate::losses::{Losses, shortened};
use crate::{ImportError, quoted_list};

/// A lifecycle down to its paths, whose own content is still unread.
pub struct Outline<'v> {
    pub key: String,
    pub title: String,
    pub summary: String,
    pub phases: Vec<Phase<'v>>,
}

pub struct Phase<'v> {
    pub key: String,
    pub title: String,
    pub place: String,
    pub scenarios: Vec<Scenario<'v>>,
}

pub struct Scenario<'v> {
    /// Key and name of each step.
    pub steps: Vec<(String, String)>,
    pub paths: Vec<Path<'v>>,
}

pub struct Path<'v> {
    pub key: String,
    pub title: String,
    pub path_type: String,
    pub fields: Fields<'v>,
}

impl Scenario<'_> {
    pub fn has(&self, path: &str) -> bool {
        self.paths.iter().any(|own| own.key == path)
    }
}

impl<'v> Outline<'v> {
    pub fn read(
        mut lifecycle: Fields<'v>,
        language: &Language,
        losses: &mut Losses,
    ) -> Result<Self, ImportError> {
        let title = language.text(&mut lifecycle, "name", losses);
        let key = lifecycle.text("key", losses);
        let summary = language.text(&mut lifecycle, "description", losses);
        let phases = entries(&mut lifecycle, "phases", "phase", losses)?;
        lifecycle.finish(losses);
        let mut ordered = Vec::new();
        for fields in phases {
            ordered.push(Phase::read(fields, language, losses)?);
        }
        Ok(Self { key, title, summary, phases: in_order(ordered) })
    }

    /// The key of the path to follow: the wanted one, else the first happy one, else the first.
    pub fn choose(&self, wanted: Option<&str>) -> Result<String, ImportError> {
        let mut all = self.paths();
        if let Some(wanted) = wanted {
            return match all.any(|path| path.key == wanted) {
                true => Ok(wanted.to_owned()),
                false => Err(self.unknown_path(wanted)),
            };
        }
        let happy = self.paths().find(|path| path.path_type == "happy");
        happy.or_else(|| self.paths().next()).map(|path| path.key.clone()).ok_or(ImportError::NoPath)
    }

    /// What the path says it is, as tags of the map.
    pub fn path_tags(&self, chosen: &str) -> Vec<String> {
        let kind = self.paths().find(|path| path.key == chosen).map(|path| path.path_type.clone());
        kind.into_iter().filter(|kind| !kind.is_empty()).collect()
    }

    fn paths(&self) -> impl Iterator<Item = &Path<'v>> {
        self.phases.iter().flat_map(|phase| &phase.scenarios).flat_map(|scenario| &scenario.paths)
    }

    fn unknown_path(&self, wanted: &str) -> ImportError {
        let mut keys: Vec<&str> = Vec::new();
        for path in self.paths().take(1_000) {
            if !keys.contains(&path.key.as_str()) {
                keys.push(&path.key);
            }
        }
        ImportError::UnknownPath { wanted: shortened(wanted), known: quoted_list(keys.into_iter()) }
    }
}

impl<'v> Phase<'v> {
    /// The phase with its `order`.
    fn read(
        mut fields: Fields<'v>,
        language: &Language,
        losses: &mut Losses,
    ) -> Result<(Option<f64>, Self), ImportError> {
        let title = language.text(&mut fields, "name", losses);
        fields.named(&title);
        let key = fields.text("key", losses);
        let order = fields.number("order", losses);
        fields.no_place("description", losses);
        fields.no_place("loops_to", losses);
        let mut scenarios = Vec::new();
        for scenario in entries(&mut fields, "scenarios", "scenario", losses)? {
            scenarios.push(Scenario::read(scenario, language, losses)?);
        }
        let place = fields.place().to_owned();
        fields.finish(losses);
        Ok((order, Self { key, title, place, scenarios: in_order(scenarios) }))
    }
}

impl<'v> Scenario<'v> {
    /// The scenario with its `order`.
    fn read(
        mut fields: Fields<'v>,
        language: &Language,
        losses: &mut Losses,
    ) -> Result<(Option<f64>, Self), ImportError> {
        let title = language.text(&mut fields, "name", losses);
        fields.named(&title);
        fields.value("key");
        // How its paths are shown side by side is a matter of the view.
        fields.value("view_type");
        let order = fields.number("order", losses);
        fields.no_place("name", losses);
        fields.no_place("description", losses);
        let mut steps = Vec::new();
        let mut known = HashSet::new();
        for mut step in entries(&mut fields, "steps", "step", losses)? {
            let name = language.text(&mut step, "name", losses);
            step.named(&name);
            let key = step.text("key", losses);
            if !known.insert(key.clone()) {
                losses.note(
                    format!("A second step with the key \"{}\" was left out", shortened(&key)),
                    step.place(),
                );
            } else {
                steps.push((key, name));
            }
            step.finish(losses);
        }
        let mut paths = Vec::new();
        for path in entries(&mut fields, "paths", "path", losses)? {
            paths.push(Path::read(path, language, losses));
        }
        fields.finish(losses);
        Ok((order, Self { steps, paths }))
    }
}

impl<'v> Path<'v> {
    fn read(mut fields: Fields<'v>, language: &Language, losses: &mut Losses) -> Self {
        let title = language.text(&mut fields, "name", losses);
        fields.named(&title);
        let key = fields.text("key", losses);
        let path_type = fields.text("path_type", losses);
        Self { key, title, path_type, fields }
    }
}

/// The objects of an array, each with its place.
fn entries<'v>(
    fields: &mut Fields<'v>,
    key: &'static str,
    noun: &'static str,
    losses: &mut Losses,
) -> Result<Vec<Fields<'v>>, ImportError> {
    let place = fields.place_of(key);
    let values: &'v [Value] = fields.essential_list(key)?;
    let objects = values.iter().enumerate();
    Ok(objects.filter_map(|(at, value)| Fields::of(value, noun, format!("{place}[{at}]"), losses)).collect())
}

/// By their `order`; those without one come last, in the order of the file.
fn in_order<T>(mut things: Vec<(Option<f64>, T)>) -> Vec<T> {
    things.sort_by(|(a, _), (b, _)| a.unwrap_or(f64::INFINITY).total_cmp(&b.unwrap_or(f64::INFINITY)));
    things.into_iter().map(|(_, thing)| thing).collect()
}
