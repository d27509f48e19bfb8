//! Asking somebody for files and folders. The view never sees more than what they gave.

use std::path::PathBuf;
use std::sync::Arc;

use tauri::{AppHandle, Runtime, async_runtime};
use tauri_plugin_dialog::DialogExt;

/// What somebody is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// Files to take in.
    Maps,
    /// A picture.
    Picture,
    /// A folder for what the title says.
    Folder { title: String },
    /// A place to write a map to, with a name to begin with.
    Place { name: String },
}

/// Asks, waits as long as it takes, and gives what was chosen; nothing where nothing was.
type Ask = dyn Fn(Wanted) -> Vec<PathBuf> + Send + Sync;

/// Who asks: the system's own dialogs, or a test.
#[derive(Clone)]
pub struct Chooser(Arc<Ask>);

impl Chooser {
    /// A chooser that asks like this, on a thread that may wait.
    pub fn new(ask: impl Fn(Wanted) -> Vec<PathBuf> + Send + Sync + 'static) -> Self {
        Self(Arc::new(ask))
    }

    /// The system's own dialogs. They ask before a file is replaced.
    pub fn dialogs<R: Runtime>(app: AppHandle<R>) -> Self {
        Self::new(move |wanted| shown(&app, wanted))
    }

    /// Files to take in; none where nothing was chosen.
    pub async fn maps(&self) -> Vec<PathBuf> {
        self.chosen(Wanted::Maps).await
    }

    /// A picture; `None` where nothing was chosen.
    pub async fn a_picture(&self) -> Option<PathBuf> {
        self.chosen(Wanted::Picture).await.pop()
    }

    /// A folder for what the title says; `None` where nothing was chosen.
    pub async fn a_folder(&self, title: &str) -> Option<PathBuf> {
        self.chosen(Wanted::Folder { title: title.to_owned() }).await.pop()
    }

    /// A place to write a map to; `None` where nothing was chosen.
    pub async fn a_place(&self, name: &str) -> Option<PathBuf> {
        self.chosen(Wanted::Place { name: name.to_owned() }).await.pop()
    }

    async fn chosen(&self, wanted: Wanted) -> Vec<PathBuf> {
        let ask = Arc::clone(&self.0);
        async_runtime::spawn_blocking(move || ask(wanted)).await.unwrap_or_default()
    }
}

/// The dialog for what is wanted, and what was chosen in it.
fn shown<R: Runtime>(app: &AppHandle<R>, wanted: Wanted) -> Vec<PathBuf> {
    let dialog = app.dialog().file();
    let chosen = match wanted {
        Wanted::Maps => dialog
            .set_title("Open maps")
            .add_filter("Maps and blueprints", &["journey", "ojf", "json"])
            .add_filter("All files", &["*"])
            .blocking_pick_files()
            .unwrap_or_default(),
        Wanted::Picture => dialog
            .set_title("Choose a picture")
            .add_filter("Pictures", &["png", "jpg", "jpeg", "webp"])
            .blocking_pick_file()
            .into_iter()
            .collect(),
        Wanted::Folder { title } => dialog.set_title(title).blocking_pick_folder().into_iter().collect(),
        Wanted::Place { name } => dialog
            .set_title("Save as file")
            .set_file_name(name)
            .add_filter("Journey map", &["journey"])
            .blocking_save_file()
            .into_iter()
            .collect(),
    };
    chosen.into_iter().filter_map(|path| path.into_path().ok()).collect()
}
