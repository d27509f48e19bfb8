//! Service Blueprint IR: a lifecycle of phases, their scenarios, and the paths through each.
//!
//! A map holds one language and one path. Each phase with a scenario on that path is a stage, each
//! step of the path a touchpoint, each layer a lane by its role; what the other paths and languages
//! say is listed as not carried.

mod cells;
mod lanes;
mod outline;
mod text;
mod triggers;

use std::collections::HashMap;

use model::{JourneyMap, Source, Stage, Step, Touchpoint, Transition};
use serde_json::{Map, Value};

use crate::fields::Fields;
use crate::ids::Ids;
use crate::losses::{Losses, shortened};
use crate::{ImportError, MAX_STAGES, MAX_TOUCHPOINTS};

use lanes::Lanes;
use outline::{Outline, Path, Scenario};
use text::Language;

/// Makes a map of the outermost object of a blueprint; `path` is the key of the path to follow.
pub fn read(
    root: &Map<String, Value>,
    path: Option<&str>,
    losses: &mut Losses,
) -> Result<JourneyMap, ImportError> {
    let mut root = Fields::root(root);
    root.value("schema_version");
    let language = Language::choose(&root.texts("locales", losses));
    if !root.has("lifecycle") {
        return Err(ImportError::Missing { place: "`lifecycle`".to_owned() });
    }
    let Some(lifecycle) = root.object("lifecycle", "lifecycle", losses) else {
        return Err(ImportError::WrongType {
            place: "`lifecycle`".to_owned(),
            wanted: "an object",
            found: root.value("lifecycle").map_or("missing", crate::json::kind),
        });
    };
    root.finish(losses);
    let mut outline = Outline::read(lifecycle, &language, losses)?;
    let chosen = outline.choose(path)?;
    let lanes = Lanes::read(&mut outline, &chosen, &language, losses)?;
    let mut drawing = Drawing { language, lanes, ..Drawing::default() };
    drawing.map.tags = outline.path_tags(&chosen);
    drawing.map.id = Ids::default().make(&outline.key, &outline.title, "journey");
    drawing.map.title = std::mem::take(&mut outline.title);
    drawing.map.summary = std::mem::take(&mut outline.summary);
    drawing.follow(outline, &chosen, losses)?;
    Ok(drawing.finish())
}

/// The map while it is being drawn from its path.
#[derive(Default)]
struct Drawing {
    map: JourneyMap,
    language: Language,
    lanes: Lanes,
    stage_ids: Ids,
    touchpoint_ids: Ids,
    step_ids: Ids,
    source_ids: Ids,
    /// Where the source of a title stands.
    sources: HashMap<String, usize>,
}

/// The touchpoints of one scenario by the keys of their steps, as places in the map's array.
type Columns = HashMap<String, usize>;

impl Drawing {
    /// Draws every scenario that has the chosen path and notes what is not on it.
    fn follow(&mut self, outline: Outline<'_>, chosen: &str, losses: &mut Losses) -> Result<(), ImportError> {
        for phase in outline.phases {
            let on_path = phase.scenarios.iter().any(|scenario| scenario.has(chosen));
            if on_path {
                self.stage(&phase.key, &phase.title)?;
            } else {
                let what =
                    format!("The phase \"{}\" is not on the path and is no stage", shortened(&phase.title));
                losses.note(what, phase.place);
            }
            for scenario in phase.scenarios {
                self.scenario(scenario, chosen, losses)?;
            }
        }
        Ok(())
    }

    fn stage(&mut self, key: &str, title: &str) -> Result<(), ImportError> {
        if self.map.stages.len() >= MAX_STAGES {
            return Err(ImportError::TooMany { what: "stages", limit: MAX_STAGES });
        }
        let id = self.stage_ids.make(key, title, "stage");
        self.map.stages.push(Stage { id, title: title.to_owned(), ..Stage::default() });
        Ok(())
    }

    fn scenario(
        &mut self,
        scenario: Scenario<'_>,
        chosen: &str,
        losses: &mut Losses,
    ) -> Result<(), ImportError> {
        let Scenario { steps, paths, .. } = scenario;
        let mut taken = false;
        for path in paths {
            if path.key != chosen || taken {
                let name = shortened(if path.title.is_empty() { &path.key } else { &path.title });
                let what = format!("The path \"{name}\" was not carried over: a map holds one path");
                losses.note(what, path.fields.place());
                continue;
            }
            taken = true;
            self.path(path, &steps, losses)?;
        }
        Ok(())
    }

    fn path(
        &mut self,
        path: Path<'_>,
        steps: &[(String, String)],
        losses: &mut Losses,
    ) -> Result<(), ImportError> {
        let Path { mut fields, title, .. } = path;
        if self.map.scope.is_empty() {
            self.map.scope = title;
        }
        let columns = self.columns(&mut fields, steps, losses)?;
        let cells = cells::read(self, &mut fields, &columns, losses);
        triggers::read(self, &mut fields, &columns, &cells, losses);
        fields.finish(losses);
        Ok(())
    }

    /// A touchpoint for each step of the path, in the path's order.
    fn columns(
        &mut self,
        path: &mut Fields<'_>,
        steps: &[(String, String)],
        losses: &mut Losses,
    ) -> Result<Columns, ImportError> {
        let names: HashMap<&str, &str> =
            steps.iter().rev().map(|(key, name)| (key.as_str(), name.as_str())).collect();
        let stage = self.map.stages.last().map(|stage| stage.id.clone()).unwrap_or_default();
        let mut columns = Columns::new();
        for key in path.texts("path_steps", losses) {
            if columns.contains_key(&key) {
                let what =
                    format!("The step \"{}\" stands twice on the path; the first was kept", shortened(&key));
                losses.note(what, path.place_of("path_steps"));
                continue;
            }
            let Some(name) = names.get(key.as_str()) else {
                let what = format!(
                    "The path names the step \"{}\", which the scenario does not have",
                    shortened(&key)
                );
                losses.note(what, path.place_of("path_steps"));
                continue;
            };
            if self.map.touchpoints.len() >= MAX_TOUCHPOINTS {
                return Err(ImportError::TooMany { what: "touchpoints", limit: MAX_TOUCHPOINTS });
            }
            let id = self.touchpoint_ids.make(&key, name, "touchpoint");
            columns.insert(key, self.map.touchpoints.len());
            let title = (*name).to_owned();
            self.map.touchpoints.push(Touchpoint {
                id,
                title,
                stage: stage.clone(),
                ..Touchpoint::default()
            });
        }
        note_absent(steps, &columns, path, losses);
        Ok(columns)
    }

    /// Adds a source that is not there yet.
    fn source(&mut self, title: &str) {
        if title.is_empty() || self.sources.contains_key(title) {
            return;
        }
        self.sources.insert(title.to_owned(), self.map.sources.len());
        let id = self.source_ids.make("", title, "source");
        self.map.sources.push(Source { id, title: title.to_owned(), ..Source::default() });
    }

    /// Adds a step and says where it stands.
    fn step(&mut self, mut step: Step) -> usize {
        step.id = self.step_ids.make("", &step.title, "step");
        self.map.steps.push(step);
        self.map.steps.len() - 1
    }

    fn transition(&mut self, from: usize, to: usize) {
        let id = |at: usize| {
            self.map.touchpoints.get(at).map(|touchpoint| touchpoint.id.clone()).unwrap_or_default()
        };
        let transition = Transition { from: id(from), to: id(to), ..Transition::default() };
        self.map.transitions.push(transition);
    }

    fn finish(self) -> JourneyMap {
        JourneyMap { lanes: self.lanes.into_rows(), ..self.map }
    }
}

/// Notes the steps of a scenario that are only on other paths.
fn note_absent(steps: &[(String, String)], columns: &Columns, path: &Fields<'_>, losses: &mut Losses) {
    for (key, name) in steps.iter().filter(|(key, _)| !columns.contains_key(key)) {
        let what = format!(
            "The step \"{}\" is not on the path",
            shortened(if name.is_empty() { key } else { name })
        );
        losses.note(what, path.place());
    }
}
