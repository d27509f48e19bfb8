//! The main window: how it is opened, how it draws, what it remembers.

use std::path::PathBuf;
use std::sync::Arc;

use app::library::SameId;
use app::{Desk, Heard, Library, WindowPlace};
use tauri::{
    AppHandle, DragDropEvent, Manager, PhysicalPosition, RunEvent, Runtime, WebviewWindow,
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

/// Opens the main window where it stood before.
pub fn open(app: &AppHandle, place: Option<WindowPlace>) -> tauri::Result<()> {
    let Some(config) = app.config().app.windows.iter().find(|w| w.label == MAIN) else { return Ok(()) };
    let mut builder = WebviewWindowBuilder::from_config(app, config)?;
    if let Some(place) = place.map(WindowPlace::within_reason) {
        builder = builder.inner_size(place.width, place.height).maximized(place.maximised);
    }
    let window = builder.build()?;
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
        RunEvent::WindowEvent { label, event: WindowEvent::CloseRequested { .. }, .. } if label == MAIN => {
            remember_place(app);
        }
        RunEvent::WindowEvent { event: WindowEvent::DragDrop(event), .. } => on_drag(app, event),
        RunEvent::Exit => app.state::<Arc<Library>>().close(),
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => {
            take_in(app, urls.iter().filter_map(|url| url.to_file_path().ok()).collect());
        }
        _ => {}
    }
}

/// Brings the window to the front, where the window manager lets it.
pub fn come_forward<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

fn on_drag(app: &AppHandle, event: DragDropEvent) {
    let listeners = app.state::<Arc<Listeners>>();
    match event {
        DragDropEvent::Enter { .. } => listeners.tell(&Heard::Hovering { files: true }),
        DragDropEvent::Leave => listeners.tell(&Heard::Hovering { files: false }),
        DragDropEvent::Drop { paths, position } => {
            listeners.tell(&Heard::Hovering { files: false });
            match paths.as_slice() {
                [path] if app::is_picture(path) => take_picture(app, path.clone(), position),
                _ => take_in(app, paths),
            }
        }
        _ => {}
    }
}

/// Reads a picture and gives it to the window, with the place at which it was let go.
fn take_picture(app: &AppHandle, path: PathBuf, at: PhysicalPosition<f64>) {
    let scale = app.get_webview_window(MAIN).and_then(|window| window.scale_factor().ok()).unwrap_or(1.0);
    let at = at.to_logical::<f64>(scale);
    let listeners = Arc::clone(&app.state::<Arc<Listeners>>());
    tauri::async_runtime::spawn_blocking(move || match app::read_picture(&path) {
        Ok(picture) => listeners.tell(&Heard::Picture { picture, x: at.x, y: at.y }),
        Err(refusal) => listeners.tell(&Heard::Refused { sentence: refusal.into() }),
    });
}

/// Takes in files and tells the window.
fn take_in(app: &AppHandle, paths: Vec<PathBuf>) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let files = app.state::<Arc<Desk>>().take_in(paths, SameId::Ask).await;
        app.state::<Arc<Listeners>>().tell(&Heard::TakenIn { files });
    });
}

fn remember_place(app: &AppHandle) {
    let Some(window) = app.get_webview_window(MAIN) else { return };
    let (Ok(size), Ok(scale), Ok(maximised)) =
        (window.inner_size(), window.scale_factor(), window.is_maximized())
    else {
        return;
    };
    let size = size.to_logical::<f64>(scale);
    let place = WindowPlace { width: size.width, height: size.height, maximised };
    app.state::<Arc<Desk>>().remember(|memory| memory.window = Some(place));
}
