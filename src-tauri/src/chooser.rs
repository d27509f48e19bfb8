//! The system's own dialogs for files and folders. The view never sees more than what they gave.

use std::path::PathBuf;

use tauri::{AppHandle, async_runtime};
use tauri_plugin_dialog::{DialogExt, FilePath};

/// A file to open; `None` where the dialog was closed without a choice.
pub async fn a_map(app: &AppHandle) -> Option<PathBuf> {
    let dialog = app
        .dialog()
        .file()
        .set_title("Open a map")
        .add_filter("Maps and blueprints", &["journey", "ojf", "json"])
        .add_filter("All files", &["*"]);
    waited_for(move || dialog.blocking_pick_file()).await
}

/// A folder to export into; `None` where the dialog was closed without a choice.
pub async fn a_folder(app: &AppHandle) -> Option<PathBuf> {
    let dialog = app.dialog().file().set_title("Export into a folder");
    waited_for(move || dialog.blocking_pick_folder()).await
}

async fn waited_for(ask: impl FnOnce() -> Option<FilePath> + Send + 'static) -> Option<PathBuf> {
    let chosen = async_runtime::spawn_blocking(ask).await.ok().flatten()?;
    chosen.into_path().ok()
}
