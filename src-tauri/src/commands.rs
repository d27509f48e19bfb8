//! The commands of the window: one line each, off the window's thread where they work.

use std::sync::Arc;

use app::{
    Desk, Drawing, Example, ExportOutlook, ExportProgress, ExportRequest, MapFacts, Preview, Refusal,
    SceneView, Told,
};
use tauri::ipc::Channel;
use tauri::{AppHandle, State, async_runtime};

use crate::{chooser, folder, listeners::Listeners};

type Answer<T> = Result<T, String>;
type DeskState<'a> = State<'a, Arc<Desk>>;

/// Runs work on a thread that may wait.
async fn aside<T: Send + 'static>(
    desk: &DeskState<'_>,
    work: impl FnOnce(Arc<Desk>) -> Result<T, Refusal> + Send + 'static,
) -> Answer<T> {
    let desk = Arc::clone(desk);
    let done = async_runtime::spawn_blocking(move || work(desk)).await;
    done.map_err(|_| "This did not work because of a fault in the program.".to_owned())?.map_err(String::from)
}

/// The maps that come with the program.
#[tauri::command]
#[specta::specta]
pub fn examples() -> Vec<Example> {
    app::examples()
}

/// Draws a bundled map without opening it.
#[tauri::command]
#[specta::specta]
pub async fn example_drawing(desk: DeskState<'_>, id: String) -> Answer<Drawing> {
    aside(&desk, move |_| app::example_drawing(&id)).await
}

/// Opens a bundled map.
#[tauri::command]
#[specta::specta]
pub async fn open_example(desk: DeskState<'_>, id: String) -> Answer<MapFacts> {
    aside(&desk, move |desk| desk.open_example(&id)).await
}

/// Opens the file that was named when the program was started; `null` where none was. It does so
/// once: a window that is loaded again gets the map that lies open.
#[tauri::command]
#[specta::specta]
pub async fn open_from_start(desk: DeskState<'_>) -> Answer<Option<MapFacts>> {
    aside(&desk, |desk| desk.open_from_start()).await
}

/// Lets somebody choose a file and opens it; `null` where they chose none.
#[tauri::command]
#[specta::specta]
pub async fn open_file_dialog(app: AppHandle, desk: DeskState<'_>) -> Answer<Option<MapFacts>> {
    let Some(path) = chooser::a_map(&app).await else { return Ok(None) };
    aside(&desk, move |desk| desk.open_path(&path).map(Some)).await
}

/// Tells the window from now on what happens without its asking.
#[tauri::command]
#[specta::specta]
pub fn follow(listeners: State<'_, Listeners>, on_told: Channel<Told>) {
    listeners.add(on_told);
}

/// Draws the open map.
#[tauri::command]
#[specta::specta]
pub async fn scene(desk: DeskState<'_>, view: SceneView) -> Answer<Drawing> {
    aside(&desk, move |desk| desk.drawing(view)).await
}

/// The choices of the last export.
#[tauri::command]
#[specta::specta]
pub fn export_choices(desk: DeskState<'_>) -> ExportRequest {
    desk.export_choices()
}

/// What an export would give.
#[tauri::command]
#[specta::specta]
pub async fn export_outlook(desk: DeskState<'_>, request: ExportRequest) -> Answer<ExportOutlook> {
    aside(&desk, move |desk| desk.outlook(&request)).await
}

/// The page that an export would give, `width` pixels wide (100 to 4,000). A newer request makes
/// an older one that still runs end with a refusal.
#[tauri::command]
#[specta::specta]
pub async fn export_preview(desk: DeskState<'_>, request: ExportRequest, width: u32) -> Answer<Preview> {
    aside(&desk, move |desk| desk.preview(&request, width)).await
}

/// Lets somebody choose the folder for exports; `null` where they chose none.
#[tauri::command]
#[specta::specta]
pub async fn choose_export_folder(app: AppHandle, desk: DeskState<'_>) -> Answer<Option<String>> {
    let Some(path) = chooser::a_folder(&app).await else { return Ok(None) };
    aside(&desk, move |desk| desk.export_to(&path).map(Some)).await
}

/// Starts an export and gives its number at once; the channel tells what becomes of it.
#[tauri::command]
#[specta::specta]
pub async fn start_export(
    desk: DeskState<'_>,
    request: ExportRequest,
    on_progress: Channel<ExportProgress>,
) -> Answer<u32> {
    let export = desk.inner().begin_export(request)?;
    let number = export.number();
    async_runtime::spawn_blocking(move || export.run(|progress| drop(on_progress.send(progress))));
    Ok(number)
}

/// Stops an export. The channel says when it has.
#[tauri::command]
#[specta::specta]
pub fn cancel_export(desk: DeskState<'_>, number: u32) {
    desk.cancel_export(number);
}

/// Shows an exported file in the file manager.
#[tauri::command]
#[specta::specta]
pub async fn show_in_folder(desk: DeskState<'_>, path: String) -> Answer<()> {
    aside(&desk, move |desk| folder::show(&desk.exported(&path)?)).await
}

/// Ends the program.
#[tauri::command]
#[specta::specta]
pub fn quit(app: AppHandle) {
    app.exit(0);
}
