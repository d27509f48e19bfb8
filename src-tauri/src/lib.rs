//! The desktop shell: one window, native dialogs, and the commands that the window may call. What
//! they do is in `app`.

mod bindings;
mod chooser;
mod commands;
mod folder;
mod listeners;
mod window;

use std::path::PathBuf;
use std::sync::Arc;

use app::Desk;
use tauri::{App, Manager};

use listeners::Listeners;

/// Runs the program until its window is closed.
pub fn run() {
    let calls = bindings::calls();
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(calls.invoke_handler())
        .manage(Arc::new(Desk::at_home(file_from_start())))
        .manage(Listeners::default())
        .setup(set_up)
        .build(tauri::generate_context!());
    match built {
        Ok(program) => program.run(window::on_run_event),
        Err(error) => {
            eprintln!("Throughline could not be started: {error}");
            std::process::exit(1);
        }
    }
}

fn set_up(app: &mut App) -> Result<(), Box<dyn std::error::Error>> {
    window::settle_text();
    let remembered = app.state::<Arc<Desk>>().remembered();
    window::open(app.handle(), remembered.window)?;
    Ok(())
}

/// The first argument that is no option. The file manager passes the file that was opened.
fn file_from_start() -> Option<PathBuf> {
    std::env::args_os().skip(1).find(|a| !a.to_string_lossy().starts_with('-')).map(PathBuf::from)
}
