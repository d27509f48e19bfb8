//! The system's own dialogs for files and folders. The view never sees more than what they gave.

use std::path::PathBuf;

use tauri::{AppHandle, async_runtime};
use tauri_plugin_dialog::{DialogExt, FilePath};

/// Files to take in; none where the dialog was closed without a choice.
pub async fn maps(app: &AppHandle) -> Vec<PathBuf> {
    let dialog = app
        .dialog()
        .file()
        .set_title("Open maps")
        .add_filter("Maps and blueprints", &["journey", "ojf", "json"])
        .add_filter("All files", &["*"]);
    let chosen = async_runtime::spawn_blocking(move || dialog.blocking_pick_files()).await;
    let chosen = chosen.ok().flatten().unwrap_or_default();
    chosen.into_iter().filter_map(|path| path.into_path().ok()).collect()
}

/// A folder for what the title says; `None` where the dialog was closed without a choice.
pub async fn a_folder(app: &AppHandle, title: &str) -> Option<PathBuf> {
    let dialog = app.dialog().file().set_title(title);
    waited_for(move || dialog.blocking_pick_folder()).await
}

/// A place to write a map to, with a name to begin with; `None` where the dialog was closed without a
/// choice. The dialog asks before a file is replaced.
pub async fn a_place(app: &AppHandle, name: &str) -> Option<PathBuf> {
    let dialog = app
        .dialog()
        .file()
        .set_title("Save as file")
        .set_file_name(name)
        .add_filter("Journey map", &["journey"]);
    waited_for(move || dialog.blocking_save_file()).await
}

async fn waited_for(ask: impl FnOnce() -> Option<FilePath> + Send + 'static) -> Option<PathBuf> {
    let chosen = async_runtime::spawn_blocking(ask).await.ok().flatten()?;
    chosen.into_path().ok()
}
