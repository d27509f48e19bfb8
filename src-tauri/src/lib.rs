//! The desktop shell: one window, native dialogs, and the commands that the window may call. What
//! they do is in `app`.

mod bindings;
mod chooser;
mod commands;
mod folder;
mod listeners;
mod start;
mod window;

use std::sync::Arc;

use app::library::LibraryTold;
use app::{Desk, Heard, Library};
use tauri::async_runtime;
use tauri::{App, AppHandle, Manager};
use tokio::sync::broadcast::error::RecvError;

use listeners::Listeners;

/// Runs the program until its window is closed.
pub fn run() {
    let Some((library, first)) = start::library() else { return };
    let desk = Desk::new(app::home(), Arc::clone(&library));
    let calls = bindings::calls();
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(calls.invoke_handler())
        .manage(library)
        .manage(Arc::new(desk))
        .manage(Arc::new(Listeners::default()))
        .manage(first)
        .setup(set_up)
        .build(tauri::generate_context!());
    match built {
        Ok(program) => program.run(window::on_run_event),
        Err(error) => start::give_up(&format!("Throughline could not be started: {error}")),
    }
}

fn set_up(app: &mut App) -> Result<(), Box<dyn std::error::Error>> {
    window::settle_text();
    async_runtime::spawn(follow(app.handle().clone()));
    let remembered = app.state::<Arc<Desk>>().remembered();
    window::open(app.handle(), remembered.window)?;
    Ok(())
}

/// Lets the open maps and the windows follow the library for as long as it is there.
async fn follow(app: AppHandle) {
    let (desk, listeners) = (app.state::<Arc<Desk>>(), app.state::<Arc<Listeners>>());
    let mut library = app.state::<Arc<Library>>().follow();
    loop {
        let told = match library.recv().await {
            Ok(told) => told,
            Err(RecvError::Lagged(_)) => continue,
            Err(RecvError::Closed) => return,
        };
        if matches!(told, LibraryTold::Asked { .. }) {
            window::come_forward(&app);
        }
        match desk.heard(told).await {
            Ok(Some(told)) => listeners.tell(&told),
            Ok(None) => {}
            Err(refusal) => listeners.tell(&Heard::Refused { sentence: refusal.0 }),
        }
    }
}
