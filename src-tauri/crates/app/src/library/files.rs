//! Files that come into the library as copies, and maps that go out as files.

use std::fs;
use std::path::{Path, PathBuf};

use export::ExportError;
use serde::Serialize;
use specta::Type;
use store::{SameId, TakenIn};

use super::{Library, MapEntry};
use crate::{Opened, Refusal, opening};

/// A file and what became of it. Nothing is ever written to it.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct FileTaken {
    pub file: String,
    pub taking: Taking,
}

#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Taking {
    /// A copy is in the library; `not_carried` says what the file had and the map does not.
    Added { entry: MapEntry, format: String, not_carried: Vec<String> },
    /// The map of the same id became it, as one change that can be undone.
    Replaced { entry: MapEntry },
    /// A map of the same id is there: replace it, or keep both?
    AlreadyThere { entry: MapEntry },
    /// It is no map, or the disk refused.
    Refused { sentence: String },
}

impl Library {
    /// Takes in files, one after the other; a folder stands for the `.journey` files in it, by name.
    pub async fn take_in_files(&self, paths: &[PathBuf], when_there: SameId) -> Vec<FileTaken> {
        let mut taken = Vec::new();
        for path in paths {
            let files = aside({
                let path = path.clone();
                move || files_of(&path)
            })
            .await;
            match files {
                Ok(files) => {
                    for file in files {
                        taken.push(self.take_in_file(&file, when_there).await);
                    }
                }
                Err(Refusal(sentence)) => taken.push(refused(path, sentence)),
            }
        }
        taken
    }

    async fn take_in_file(&self, path: &Path, when_there: SameId) -> FileTaken {
        let opened = aside({
            let path = path.to_owned();
            move || opening::open_path(&path)
        })
        .await;
        let Opened { map, format, not_carried } = match opened {
            Ok(opened) => opened,
            Err(Refusal(sentence)) => return refused(path, sentence),
        };
        let taking = match self.take_in(map, when_there).await {
            Ok(TakenIn::Added(entry)) => Taking::Added { entry, format, not_carried },
            Ok(TakenIn::Replaced(entry, _)) => Taking::Replaced { entry },
            Ok(TakenIn::AlreadyThere(entry)) => Taking::AlreadyThere { entry },
            Err(Refusal(sentence)) => Taking::Refused { sentence },
        };
        FileTaken { file: path.to_string_lossy().into_owned(), taking }
    }

    /// Writes a map as it is now into a `.journey` file, whole or not at all.
    ///
    /// # Errors
    /// When there is no such map or the file cannot be written.
    pub async fn save_as_file(&self, id: &str, path: &Path) -> Result<(), Refusal> {
        let map = self.checked(self.store.map(id).await).await?;
        let path = path.to_owned();
        aside(move || {
            let text = model::write(&map);
            let written =
                export::whole_file(&path, |out| Ok::<_, ExportError>(out.write_all(text.as_bytes())?));
            written.map_err(|error| Refusal::new(error.to_string()))
        })
        .await
    }
}

fn refused(path: &Path, sentence: String) -> FileTaken {
    FileTaken { file: path.to_string_lossy().into_owned(), taking: Taking::Refused { sentence } }
}

/// The file itself, or the `.journey` files of a folder by name.
fn files_of(path: &Path) -> Result<Vec<PathBuf>, Refusal> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let name = path.display();
    let entries =
        fs::read_dir(path).map_err(|error| Refusal::new(format!("{name} could not be read: {error}.")))?;
    let is_map =
        |path: &PathBuf| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("journey"));
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_map).collect();
    files.sort();
    if files.is_empty() {
        return Err(Refusal::new(format!("There is no .journey file in {name}.")));
    }
    Ok(files)
}

/// Runs work that waits for a disk or counts long on a thread that may.
pub(super) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    let fault = |_| Refusal::new("This did not work because of a fault in the program.");
    tokio::task::spawn_blocking(work).await.map_err(fault)?
}
