//! Every map there is: the fixtures of the workspace and the real inputs beside it.

use std::path::{Path, PathBuf};

use model::JourneyMap;

use crate::bundle;

/// A map with the name of its file, without ending.
#[derive(Clone, Debug)]
pub struct Named {
    pub name: String,
    pub map: JourneyMap,
}

/// The fixtures and the examples that come with the program, by name; one that is both stands once.
///
/// # Errors
/// A sentence for the first file that cannot be read.
pub fn fixtures() -> Result<Vec<Named>, String> {
    let mut maps = folder(&bundle::root().join("tests/fixtures/maps"), &["journey"])?;
    maps.extend(folder(&bundle::root().join("examples"), &["journey"])?);
    maps.sort_by(|a, b| a.name.cmp(&b.name));
    maps.dedup_by(|a, b| a.name == b.name);
    Ok(maps)
}

/// The maps and importable files of the inputs beside the workspace; none where there are none.
///
/// # Errors
/// A sentence for the first file that cannot be read.
pub fn real() -> Result<Vec<Named>, String> {
    let Some(inputs) = bundle::inputs() else { return Ok(Vec::new()) };
    let mut maps = folder(&inputs.join("maps"), &["journey"])?;
    maps.extend(folder(&inputs.join("ojf"), &["ojf"])?);
    maps.extend(folder(&inputs.join("blueprint-ir"), &["json"])?);
    Ok(maps)
}

/// Reads a `.journey` file or one that can be imported.
///
/// # Errors
/// A sentence naming the file and what is wrong with it.
pub fn read(path: &Path) -> Result<JourneyMap, String> {
    let said = |e: String| format!("{}: {e}", path.display());
    let bytes = std::fs::read(path).map_err(|e| said(e.to_string()))?;
    if path.extension().is_some_and(|e| e == "journey") {
        return model::read(&bytes).map_err(|e| said(format!("{e:?}")));
    }
    let imported = import::import(&bytes, &import::Options::default());
    imported.map(|i| i.map).map_err(|e| said(e.to_string()))
}

fn folder(path: &Path, endings: &[&str]) -> Result<Vec<Named>, String> {
    let listed = std::fs::read_dir(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut files: Vec<PathBuf> = listed.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let wanted = |path: &PathBuf| {
        let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        // The schema beside the blueprint is no blueprint.
        endings.contains(&ending) && !name(path).ends_with("schema")
    };
    let named = |path: &PathBuf| Ok(Named { name: name(path), map: read(path)? });
    files.iter().filter(|path| wanted(path)).map(named).collect()
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
