//! The windows: how they are opened, how they draw, how the last one closes, what is remembered of them.

use std::path::PathBuf;
use std::sync::Arc;

use app::library::SameId;
use app::{Desk, Heard, Library, WindowPlace};
use tauri::{
    AppHandle, DragDropEvent, Manager, PhysicalPosition, RunEvent, Runtime, WebviewUrl, WebviewWindow,
    WebviewWindowBuilder, WindowEvent,
};

use crate::listeners::Listeners;

const MAIN: &str = "main";

/// Text of the view keeps the widths that were measured: the toolkit's default hinting rounds every
/// advance to whole pixels. Must run before the first window is made.
#[cfg(target_os = "linux")]
pub fn settle_text() {
    use gtk::prelude::{GtkSettingsExt, ObjectExt};
    let Some(settings) = gtk::Settings::default() else { return };
    settings.set_gtk_xft_antialias(1);
    settings.set_property("gtk-xft-hinting", 1_i32);
    settings.set_property("gtk-xft-hintstyle", "hintslight");
}

#[cfg(not(target_os = "linux"))]
pub fn settle_text() {}

/// Opens the first window, as large as it was before.
pub fn open(app: &AppHandle, place: Option<WindowPlace>) -> tauri::Result<()> {
    build(app, MAIN.to_owned(), None, place)
}

/// Opens another window, on a map or on the library. It is as large as the one that was closed last.
pub fn open_another(app: &AppHandle, map: Option<&str>) -> tauri::Result<()> {
    let open = app.webview_windows();
    let free = (2_u32..).map(|number| format!("window-{number}")).find(|label| !open.contains_key(label));
    let place = app.state::<Arc<Desk>>().remembered().window;
    let place = place.map(|place| WindowPlace { maximised: false, ..place });
    build(app, free.unwrap_or_default(), map, place)
}

fn build(app: &AppHandle, label: String, map: Option<&str>, place: Option<WindowPlace>) -> tauri::Result<()> {
    let Some(config) = app.config().app.windows.iter().find(|w| w.label == MAIN) else { return Ok(()) };
    let mut config = config.clone();
    config.label = label;
    if let Some(map) = map {
        config.url = WebviewUrl::App(format!("index.html#{map}").into());
    }
    let mut builder = WebviewWindowBuilder::from_config(app, &config)?;
    if let Some(place) = place.map(WindowPlace::within_reason) {
        builder = builder.inner_size(place.width, place.height).maximized(place.maximised);
    }
    let window = builder
        // What the pages remember lies with everything else, and goes with it.
        .data_directory(app::home().join("window"))
        // The list of windows tells them apart by the map that they show.
        .on_document_title_changed(|window, title| drop(window.set_title(&title)))
        .build()?;
    choose_painter(&window)
}

/// Without a GPU the view composites through software GL, which is several times slower than
/// painting without it.
#[cfg(target_os = "linux")]
fn choose_painter(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};
    if has_render_node() {
        return Ok(());
    }
    window.with_webview(|view| {
        if let Some(settings) = view.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

#[cfg(not(target_os = "linux"))]
fn choose_painter(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// True where the kernel offers a GPU to draw with.
#[cfg(target_os = "linux")]
fn has_render_node() -> bool {
    let Ok(entries) = std::fs::read_dir("/dev/dri") else { return false };
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("renderD"))
}

/// What happens to windows and to the program from outside.
pub fn on_run_event(app: &AppHandle, event: RunEvent) {
    match event {
        RunEvent::WindowEvent { label, event: WindowEvent::CloseRequested { api, .. }, .. } => {
            remember_place(app, &label);
            if app.webview_windows().len() == 1 {
                api.prevent_close();
                close_when_saved(app, label);
            }
        }
        RunEvent::WindowEvent { label, event: WindowEvent::Destroyed, .. } => leave(app, label),
        RunEvent::WindowEvent { label, event: WindowEvent::DragDrop(event), .. } => {
            on_drag(app, label, event);
        }
        RunEvent::Exit => app.state::<Arc<Library>>().close(),
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => {
            let files = urls.iter().filter_map(|url| url.to_file_path().ok()).collect();
            take_in(app, front(app).unwrap_or_default(), files);
        }
        _ => {}
    }
}

/// Asks a window to close, as its button does.
pub fn close(app: &AppHandle, label: &str) {
    if let Some(window) = app.get_webview_window(label) {
        let _ = window.close();
    }
}

/// A window is gone, and with it what it showed.
fn leave(app: &AppHandle, label: String) {
    let app = app.clone();
    // At the end of the program the library is closed already, and has kept everything.
    tauri::async_runtime::spawn(async move { drop(app.state::<Arc<Desk>>().close_map(&label).await) });
}

/// Closes the last window once everything is on the disk. Where the disk refuses, the window asks: what
/// is not saved is lost only where somebody says so.
fn close_when_saved(app: &AppHandle, label: String) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        match (app.state::<Arc<Library>>().retry().await, app.get_webview_window(&label)) {
            (Ok(()), Some(window)) => drop(window.destroy()),
            (Err(refusal), _) => {
                let told = Heard::Closing { sentence: refusal.into() };
                app.state::<Arc<Listeners>>().tell_in(&label, &told);
            }
            (Ok(()), None) => {}
        }
    });
}

/// The label of the window that somebody works in, or of any.
fn front<R: Runtime>(app: &AppHandle<R>) -> Option<String> {
    let windows = app.webview_windows();
    let focused = windows.iter().find(|(_, window)| window.is_focused().unwrap_or(false));
    focused.or_else(|| windows.iter().next()).map(|(label, _)| label.clone())
}

/// Brings a window to the front, where the window manager lets it, and gives its label.
pub fn come_forward<R: Runtime>(app: &AppHandle<R>) -> String {
    let label = front(app).unwrap_or_default();
    if let Some(window) = app.get_webview_window(&label) {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
    label
}

fn on_drag(app: &AppHandle, label: String, event: DragDropEvent) {
    let listeners = app.state::<Arc<Listeners>>();
    match event {
        DragDropEvent::Enter { .. } => listeners.tell_in(&label, &Heard::Hovering { files: true }),
        DragDropEvent::Leave => listeners.tell_in(&label, &Heard::Hovering { files: false }),
        DragDropEvent::Drop { paths, position } => {
            listeners.tell_in(&label, &Heard::Hovering { files: false });
            match paths.as_slice() {
                [path] if app::is_picture(path) => take_picture(app, label, path.clone(), position),
                _ => take_in(app, label, paths),
            }
        }
        _ => {}
    }
}

/// Reads a picture and gives it to the window, with the place at which it was let go.
fn take_picture(app: &AppHandle, label: String, path: PathBuf, at: PhysicalPosition<f64>) {
    let scale = app.get_webview_window(&label).and_then(|window| window.scale_factor().ok()).unwrap_or(1.0);
    let at = at.to_logical::<f64>(scale);
    let listeners = Arc::clone(&app.state::<Arc<Listeners>>());
    tauri::async_runtime::spawn_blocking(move || match app::read_picture(&path) {
        Ok(picture) => listeners.tell_in(&label, &Heard::Picture { picture, x: at.x, y: at.y }),
        Err(refusal) => listeners.tell_in(&label, &Heard::Refused { sentence: refusal.into() }),
    });
}

/// Takes in files and tells the window.
fn take_in(app: &AppHandle, label: String, paths: Vec<PathBuf>) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let files = app.state::<Arc<Desk>>().take_in(paths, SameId::Ask).await;
        app.state::<Arc<Listeners>>().tell_in(&label, &Heard::TakenIn { files });
    });
}

fn remember_place(app: &AppHandle, label: &str) {
    let Some(window) = app.get_webview_window(label) else { return };
    let (Ok(size), Ok(scale), Ok(maximised)) =
        (window.inner_size(), window.scale_factor(), window.is_maximized())
    else {
        return;
    };
    let size = size.to_logical::<f64>(scale);
    let place = WindowPlace { width: size.width, height: size.height, maximised };
    app.state::<Arc<Desk>>().remember(|memory| memory.window = Some(place));
}
