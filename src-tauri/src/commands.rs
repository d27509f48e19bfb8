//! The commands of the window: one line each, off the window's thread where they work.

use std::sync::Arc;

use app::library::{FileTaken, Found, Health, HistoryEntry, MapCover, MapEntry, SameId, Shelf, Version};
use app::{
    Anchor, Called, Cell, ColourMode, Command, CompareDrawing, ComparePair, CompareWish, Desk, Drawing,
    Example, ExportOutlook, ExportProgress, ExportRequest, Findings, FirstInRow, FixSet, FoundHere, Heard,
    Inspection, Library, MapFacts, Outline, Path, PictureFile, Places, Placing, Point, Preview, RateForm,
    RateRead, Rect, Redrawing, Refusal, RefusedCommand, RowWay, SceneView, ServiceDrawing, ServiceWish,
    Template, Thread, UnsortedPoint, ViewChoices, Which,
};
use tauri::ipc::Channel;
use tauri::{State, async_runtime};

use crate::chooser::Chooser;
use crate::folder;
use crate::listeners::Listeners;
use crate::program::Program;
use crate::start::FirstFile;

type Answer<T> = Result<T, String>;
type DeskState<'a> = State<'a, Arc<Desk>>;
type LibraryState<'a> = State<'a, Arc<Library>>;

/// Runs work on a thread that may wait.
async fn aside<T: Send + 'static>(
    desk: &DeskState<'_>,
    work: impl FnOnce(Arc<Desk>) -> Result<T, Refusal> + Send + 'static,
) -> Answer<T> {
    let desk = Arc::clone(desk);
    let done = async_runtime::spawn_blocking(move || work(desk)).await;
    done.map_err(|_| "This did not work because of a fault in the program.".to_owned())?.map_err(String::from)
}

/// The maps of the library in use or in the bin, the last changed first.
#[tauri::command]
#[specta::specta]
pub async fn maps(library: LibraryState<'_>, which: Shelf) -> Answer<Vec<MapEntry>> {
    Ok(library.maps(which).await?)
}

/// The picture and the figures that stand for a map in the library.
#[tauri::command]
#[specta::specta]
pub async fn cover(library: LibraryState<'_>, map: String, colours: ColourMode) -> Answer<MapCover> {
    Ok(library.cover(&map, colours).await?)
}

/// Where all words of a text stand together in one thing of a map, at most `most` places.
#[tauri::command]
#[specta::specta]
pub async fn search(library: LibraryState<'_>, text: String, which: Shelf, most: u32) -> Answer<Vec<Found>> {
    Ok(library.search(&text, which, most).await?)
}

/// Whether the library can be changed, what was rescued, when it was backed up.
#[tauri::command]
#[specta::specta]
pub async fn health(library: LibraryState<'_>) -> Answer<Health> {
    Ok(library.health().await?)
}

/// What is offered to start from.
#[tauri::command]
#[specta::specta]
pub fn templates() -> Vec<Template> {
    app::templates()
}

/// The maps that come with the program.
#[tauri::command]
#[specta::specta]
pub fn examples() -> Vec<Example> {
    app::examples()
}

/// Draws a template or an example without making a map of it.
#[tauri::command]
#[specta::specta]
pub async fn start_drawing(desk: DeskState<'_>, id: String) -> Answer<Drawing> {
    aside(&desk, move |_| app::start_drawing(&id)).await
}

/// Opens a map that begins as a template or an example.
#[tauri::command]
#[specta::specta]
pub async fn start_from(desk: DeskState<'_>, window: String, id: String) -> Answer<MapFacts> {
    Ok(desk.start_from(&window, &id).await?)
}

/// Draws the map that a list would become.
#[tauri::command]
#[specta::specta]
pub async fn list_drawing(desk: DeskState<'_>, text: String) -> Answer<Drawing> {
    aside(&desk, move |desk| desk.list_drawing(&text)).await
}

/// Makes a map of a list and opens it.
#[tauri::command]
#[specta::specta]
pub async fn start_from_list(desk: DeskState<'_>, window: String, text: String) -> Answer<MapFacts> {
    Ok(desk.start_from_list(&window, &text).await?)
}

/// Opens a map of the library in a window, in place of what that shows.
#[tauri::command]
#[specta::specta]
pub async fn open_map(desk: DeskState<'_>, window: String, map: String) -> Answer<MapFacts> {
    Ok(desk.open_map(&window, &map).await?)
}

/// A window shows its map no longer.
#[tauri::command]
#[specta::specta]
pub async fn close_map(desk: DeskState<'_>, window: String) -> Answer<()> {
    Ok(desk.close_map(&window).await?)
}

/// Takes in the files that were named when the program was started. It does so once.
#[tauri::command]
#[specta::specta]
pub async fn take_in_first(desk: DeskState<'_>, first: State<'_, FirstFile>) -> Answer<Vec<FileTaken>> {
    Ok(desk.take_in(first.take(), SameId::Ask).await)
}

/// Lets somebody choose files and takes them in; nothing where they chose none.
#[tauri::command]
#[specta::specta]
pub async fn take_in_files(chooser: State<'_, Chooser>, desk: DeskState<'_>) -> Answer<Vec<FileTaken>> {
    Ok(desk.take_in(chooser.maps().await, SameId::Ask).await)
}

/// Lets somebody choose a folder and takes in its maps; nothing where they chose none.
#[tauri::command]
#[specta::specta]
pub async fn take_in_folder(chooser: State<'_, Chooser>, desk: DeskState<'_>) -> Answer<Vec<FileTaken>> {
    let chosen = chooser.a_folder("Take in the maps of a folder").await;
    Ok(desk.take_in(chosen.into_iter().collect(), SameId::Ask).await)
}

/// Goes on with a file whose map was there already.
#[tauri::command]
#[specta::specta]
pub async fn take_in_as(desk: DeskState<'_>, file: String, same_id: SameId) -> Answer<Vec<FileTaken>> {
    Ok(desk.take_in_as(&file, same_id).await?)
}

/// A second map that is as this one is now.
#[tauri::command]
#[specta::specta]
pub async fn duplicate_map(library: LibraryState<'_>, map: String) -> Answer<MapEntry> {
    Ok(library.duplicate(&map).await?)
}

/// Puts a map into the bin.
#[tauri::command]
#[specta::specta]
pub async fn bin_map(library: LibraryState<'_>, map: String) -> Answer<MapEntry> {
    Ok(library.archive(&map).await?)
}

/// Takes a map out of the bin.
#[tauri::command]
#[specta::specta]
pub async fn take_back_map(library: LibraryState<'_>, map: String) -> Answer<MapEntry> {
    Ok(library.take_back(&map).await?)
}

/// Lets somebody choose a place and writes the map there; false where they chose none.
#[tauri::command]
#[specta::specta]
pub async fn save_as_file(
    chooser: State<'_, Chooser>,
    library: LibraryState<'_>,
    map: String,
) -> Answer<bool> {
    let Some(path) = chooser.a_place(&format!("{map}.journey")).await else { return Ok(false) };
    library.save_as_file(&map, &path).await?;
    Ok(true)
}

/// Tells the window from now on what happens without its asking.
#[tauri::command]
#[specta::specta]
pub fn follow(listeners: State<'_, Arc<Listeners>>, window: String, on_told: Channel<Heard>) {
    listeners.add(window, on_told);
}

/// An open map in words and figures.
#[tauri::command]
#[specta::specta]
pub async fn facts(desk: DeskState<'_>, map: String) -> Answer<MapFacts> {
    aside(&desk, move |desk| desk.facts(&map)).await
}

/// Draws an open map.
#[tauri::command]
#[specta::specta]
pub async fn scene(desk: DeskState<'_>, map: String, view: SceneView) -> Answer<Drawing> {
    aside(&desk, move |desk| desk.drawing(&map, &view)).await
}

/// What makes the newest drawing of the one that the window got last, which had the revision `known`.
#[tauri::command]
#[specta::specta]
pub async fn redraw(desk: DeskState<'_>, map: String, view: SceneView, known: u32) -> Answer<Redrawing> {
    aside(&desk, move |desk| desk.redraw(&map, &view, known)).await
}

/// Draws a map as it was after a change; 0 is how it came in.
#[tauri::command]
#[specta::specta]
pub async fn state_drawing(
    desk: DeskState<'_>,
    map: String,
    number: u32,
    view: SceneView,
) -> Answer<Drawing> {
    Ok(desk.state_drawing(&map, number, &view).await?)
}

/// What a window can look at in an open map, and the lanes that could be added.
#[tauri::command]
#[specta::specta]
pub async fn view_choices(desk: DeskState<'_>, map: String) -> Answer<ViewChoices> {
    aside(&desk, move |desk| desk.view_choices(&map)).await
}

/// Adds a lane that was offered; gives its id.
#[tauri::command]
#[specta::specta]
pub async fn add_lane(desk: DeskState<'_>, map: String, offer: String) -> Result<String, RefusedCommand> {
    desk.add_lane(&map, &offer).await
}

/// Where a text stands in an open map, at most `most` places; with `around` also what stands at a place
/// whose name has it.
#[tauri::command]
#[specta::specta]
pub async fn find_in_map(
    desk: DeskState<'_>,
    map: String,
    text: String,
    around: bool,
    most: u32,
) -> Answer<Vec<FoundHere>> {
    aside(&desk, move |desk| desk.find_in_map(&map, &text, around, most)).await
}

/// An open map as a nested list.
#[tauri::command]
#[specta::specta]
pub async fn outline(desk: DeskState<'_>, map: String) -> Answer<Outline> {
    aside(&desk, move |desk| desk.outline(&map)).await
}

/// Moves a row of the outline past its neighbour.
#[tauri::command]
#[specta::specta]
pub async fn move_row(
    desk: DeskState<'_>,
    map: String,
    which: Which,
    way: RowWay,
) -> Result<(), RefusedCommand> {
    desk.move_row(&map, which, way).await
}

/// Adds a row of the same kind behind another one; gives the group of the drawing that stands for it.
#[tauri::command]
#[specta::specta]
pub async fn add_row(desk: DeskState<'_>, map: String, after: Which) -> Result<String, RefusedCommand> {
    desk.add_row(&map, after).await
}

/// Draws the Service view of an open map.
#[tauri::command]
#[specta::specta]
pub async fn service(desk: DeskState<'_>, map: String, wish: ServiceWish) -> Answer<ServiceDrawing> {
    aside(&desk, move |desk| desk.service(&map, &wish)).await
}

/// Works out how sure the figures of the Service view are; false where a newer question was asked
/// meanwhile. The channel is told the part that is done.
#[tauri::command]
#[specta::specta]
pub async fn work_out_sureness(
    desk: DeskState<'_>,
    map: String,
    wish: ServiceWish,
    on_part: Channel<f64>,
) -> Answer<bool> {
    aside(&desk, move |desk| desk.work_out_sureness(&map, &wish, |part| drop(on_part.send(part)))).await
}

/// Stops working out how sure figures are.
#[tauri::command]
#[specta::specta]
pub fn stop_sureness(desk: DeskState<'_>) {
    desk.stop_sureness();
}

/// What the rules find on an open map.
#[tauri::command]
#[specta::specta]
pub async fn findings(desk: DeskState<'_>, map: String) -> Answer<Findings> {
    aside(&desk, move |desk| desk.findings(&map)).await
}

/// Makes a to-be map of an open one, with a set of fixes made.
#[tauri::command]
#[specta::specta]
pub async fn make_to_be(desk: DeskState<'_>, map: String, set: FixSet, title: String) -> Answer<MapEntry> {
    Ok(desk.make_to_be(&map, &set, &title).await?)
}

/// Draws two maps of the library beside each other.
#[tauri::command]
#[specta::specta]
pub async fn compare(
    desk: DeskState<'_>,
    first: String,
    second: String,
    wish: CompareWish,
) -> Answer<CompareDrawing> {
    Ok(desk.compare(&first, &second, wish).await?)
}

/// The two maps that belong together of which an open one is one.
#[tauri::command]
#[specta::specta]
pub async fn compare_pair(desk: DeskState<'_>, map: String) -> Answer<ComparePair> {
    Ok(desk.compare_pair(&map).await?)
}

/// Works out how sure the differences of two maps are; false where a newer question was asked
/// meanwhile. The channel is told the part that is done.
#[tauri::command]
#[specta::specta]
pub async fn work_out_differences(
    desk: DeskState<'_>,
    first: String,
    second: String,
    on_part: Channel<f64>,
) -> Answer<bool> {
    aside(&desk, move |desk| desk.work_out_differences(&first, &second, |part| drop(on_part.send(part))))
        .await
}

/// Does what somebody asks of a map.
#[tauri::command]
#[specta::specta]
pub async fn run(library: LibraryState<'_>, map: String, command: Command) -> Result<(), RefusedCommand> {
    library.run(&map, command).await.map(|_| ())
}

/// What a thing of an open map is called; `null` where it has no title, name or text.
#[tauri::command]
#[specta::specta]
pub async fn called(desk: DeskState<'_>, map: String, which: Which) -> Answer<Option<Called>> {
    aside(&desk, move |desk| desk.called(&map, &which)).await
}

/// What the panel says about these things of an open map; about the map itself where none is named.
#[tauri::command]
#[specta::specta]
pub async fn inspect(desk: DeskState<'_>, map: String, things: Vec<Which>) -> Answer<Inspection> {
    aside(&desk, move |desk| desk.inspect(&map, &things)).await
}

/// Puts what somebody typed into a field of a thing: a number, a date, a rate or an amount.
#[tauri::command]
#[specta::specta]
pub async fn enter(
    desk: DeskState<'_>,
    map: String,
    of: Which,
    path: Vec<String>,
    typed: String,
) -> Result<(), RefusedCommand> {
    desk.enter(&map, &of, &path, &typed).await
}

/// How what somebody has written about a rate or an amount is understood.
#[tauri::command]
#[specta::specta]
pub async fn read_rate(
    desk: DeskState<'_>,
    map: String,
    of: Which,
    path: Vec<String>,
    form: RateForm,
) -> Answer<RateRead> {
    aside(&desk, move |desk| desk.read_rate(&map, &of, &path, &form)).await
}

/// Keeps a rate or an amount with what it rests on.
#[tauri::command]
#[specta::specta]
pub async fn keep_rate(
    desk: DeskState<'_>,
    map: String,
    of: Which,
    path: Vec<String>,
    form: RateForm,
) -> Result<(), RefusedCommand> {
    desk.keep_rate(&map, &of, &path, &form).await
}

/// Adds a touchpoint; gives its id.
#[tauri::command]
#[specta::specta]
pub async fn add_touchpoint(
    desk: DeskState<'_>,
    map: String,
    title: String,
    placing: Placing,
) -> Result<String, RefusedCommand> {
    desk.add_touchpoint(&map, &title, placing).await
}

/// Where the touchpoints of an open map stand: stage by stage, column by column.
#[tauri::command]
#[specta::specta]
pub async fn places(desk: DeskState<'_>, map: String) -> Answer<Places> {
    Ok(desk.places(&map)?)
}

/// What the clipboard keeps of touchpoints of an open map.
#[tauri::command]
#[specta::specta]
pub async fn clip(desk: DeskState<'_>, map: String, touchpoints: Vec<String>) -> Answer<String> {
    Ok(desk.clip(&map, &touchpoints)?)
}

/// The cells of an open map within a part of its drawing, lane by lane.
#[tauri::command]
#[specta::specta]
pub async fn cells(desk: DeskState<'_>, map: String, view: SceneView, within: Rect) -> Answer<Vec<Cell>> {
    aside(&desk, move |desk| desk.cells(&map, &view, within)).await
}

/// The cell to write in after another one, or before it; `null` at the ends.
#[tauri::command]
#[specta::specta]
pub async fn next_cell(
    desk: DeskState<'_>,
    map: String,
    view: SceneView,
    group: String,
    back: bool,
) -> Answer<Option<Cell>> {
    aside(&desk, move |desk| desk.next_cell(&map, &view, &group, back)).await
}

/// What something is about that is put at a point of the drawing, and how far from its corner.
#[tauri::command]
#[specta::specta]
pub async fn anchor(desk: DeskState<'_>, map: String, view: SceneView, at: Point) -> Answer<Anchor> {
    aside(&desk, move |desk| desk.anchor(&map, &view, at)).await
}

/// The curve of emotions as it would be with another value for one point, by that point's group.
#[tauri::command]
#[specta::specta]
pub async fn felt_curve(
    desk: DeskState<'_>,
    map: String,
    view: SceneView,
    group: String,
    value: f64,
) -> Answer<Path> {
    aside(&desk, move |desk| desk.felt_curve(&map, &view, &group, value)).await
}

/// Lets somebody choose a picture; `null` where they chose none.
#[tauri::command]
#[specta::specta]
pub async fn choose_picture(chooser: State<'_, Chooser>, desk: DeskState<'_>) -> Answer<Option<PictureFile>> {
    let Some(path) = chooser.a_picture().await else { return Ok(None) };
    aside(&desk, move |_| app::read_picture(&path).map(Some)).await
}

/// The comments of an open map.
#[tauri::command]
#[specta::specta]
pub async fn threads(desk: DeskState<'_>, map: String, view: SceneView) -> Answer<Vec<Thread>> {
    aside(&desk, move |desk| desk.threads(&map, &view)).await
}

/// The service points that nobody has sorted yet.
#[tauri::command]
#[specta::specta]
pub async fn unsorted(desk: DeskState<'_>, map: String) -> Answer<Vec<UnsortedPoint>> {
    aside(&desk, move |desk| desk.unsorted(&map)).await
}

/// Does what somebody asks; gives the id of the first thing that it has added.
#[tauri::command]
#[specta::specta]
pub async fn add(
    desk: DeskState<'_>,
    map: String,
    command: Command,
) -> Result<Option<String>, RefusedCommand> {
    desk.add(&map, command).await
}

/// Adds a step under a touchpoint to the first lane of steps; gives its id.
#[tauri::command]
#[specta::specta]
pub async fn add_step(
    desk: DeskState<'_>,
    map: String,
    touchpoint: String,
) -> Result<Option<String>, RefusedCommand> {
    desk.add_step(&map, &touchpoint).await
}

/// Says how somebody feels at a touchpoint, or staff at a step; `null` takes it back.
#[tauri::command]
#[specta::specta]
pub async fn feel(
    desk: DeskState<'_>,
    map: String,
    at: Which,
    persona: Option<String>,
    value: Option<f64>,
) -> Result<(), RefusedCommand> {
    desk.feel(&map, at, persona.as_deref(), value).await
}

/// Writes the first thing into a row that the map does not have yet.
#[tauri::command]
#[specta::specta]
pub async fn begin_row(
    desk: DeskState<'_>,
    map: String,
    touchpoint: String,
    first: FirstInRow,
) -> Result<(), RefusedCommand> {
    desk.begin_row(&map, &touchpoint, first).await
}

/// Takes back the last change that is not taken back.
#[tauri::command]
#[specta::specta]
pub async fn undo(library: LibraryState<'_>, map: String) -> Answer<()> {
    library.undo(&map).await?;
    Ok(())
}

/// Does again what was taken back last.
#[tauri::command]
#[specta::specta]
pub async fn redo(library: LibraryState<'_>, map: String) -> Answer<()> {
    library.redo(&map).await?;
    Ok(())
}

/// At most `most` changes before change `before`, the newest first.
#[tauri::command]
#[specta::specta]
pub async fn history(
    library: LibraryState<'_>,
    map: String,
    before: Option<u32>,
    most: u32,
) -> Answer<Vec<HistoryEntry>> {
    Ok(library.history(&map, before, most).await?)
}

/// Makes a map what it was after a change, as a new change.
#[tauri::command]
#[specta::specta]
pub async fn restore(library: LibraryState<'_>, map: String, number: u32) -> Answer<()> {
    library.restore(&map, number).await?;
    Ok(())
}

/// The named versions of a map, the newest first.
#[tauri::command]
#[specta::specta]
pub async fn versions(library: LibraryState<'_>, map: String) -> Answer<Vec<Version>> {
    Ok(library.versions(&map).await?)
}

/// Names the state of a map after a change.
#[tauri::command]
#[specta::specta]
pub async fn name_version(
    library: LibraryState<'_>,
    map: String,
    number: u32,
    name: String,
) -> Answer<Version> {
    Ok(library.name_version(&map, number, &name).await?)
}

/// Tries to put on the disk what it has refused so far.
#[tauri::command]
#[specta::specta]
pub async fn retry(library: LibraryState<'_>) -> Answer<()> {
    Ok(library.retry().await?)
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
pub async fn export_outlook(
    desk: DeskState<'_>,
    map: String,
    request: ExportRequest,
) -> Answer<ExportOutlook> {
    aside(&desk, move |desk| desk.outlook(&map, &request)).await
}

/// The page that an export would give, `width` pixels wide (100 to 4,000). A newer request makes
/// an older one that still runs end with a refusal.
#[tauri::command]
#[specta::specta]
pub async fn export_preview(
    desk: DeskState<'_>,
    map: String,
    request: ExportRequest,
    width: u32,
) -> Answer<Preview> {
    aside(&desk, move |desk| desk.preview(&map, &request, width)).await
}

/// Lets somebody choose the folder for exports; `null` where they chose none.
#[tauri::command]
#[specta::specta]
pub async fn choose_export_folder(
    chooser: State<'_, Chooser>,
    desk: DeskState<'_>,
) -> Answer<Option<String>> {
    let Some(path) = chooser.a_folder("Export into a folder").await else { return Ok(None) };
    aside(&desk, move |desk| desk.export_to(&path).map(Some)).await
}

/// Starts an export and gives its number at once; the channel tells what becomes of it.
#[tauri::command]
#[specta::specta]
pub async fn start_export(
    desk: DeskState<'_>,
    map: String,
    request: ExportRequest,
    on_progress: Channel<ExportProgress>,
) -> Answer<u32> {
    let export = desk.inner().begin_export(&map, request)?;
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

/// Opens another window, on a map or on the library.
#[tauri::command]
#[specta::specta]
pub async fn new_window(program: State<'_, Program>, map: Option<String>) -> Answer<()> {
    program.open_window(map)
}

/// Closes a window as its button does.
#[tauri::command]
#[specta::specta]
pub async fn close_window(program: State<'_, Program>, window: String) -> Answer<()> {
    program.close_window(&window);
    Ok(())
}

/// Ends the program, whatever is not saved.
#[tauri::command]
#[specta::specta]
pub fn quit(program: State<'_, Program>) {
    program.end();
}
