//! The desktop shell: its windows, native dialogs, and the commands that the window may call. What
//! they do is in `app`.

mod bindings;
mod chooser;
mod commands;
mod folder;
mod listeners;
mod program;
mod start;
mod window;

use std::sync::Arc;

use app::library::LibraryTold;
use app::{Desk, Heard, Library};
use tauri::async_runtime;
use tauri::{App, AppHandle, Manager, Runtime};
use tokio::sync::broadcast::error::RecvError;

pub use chooser::{Chooser, Wanted};
pub use program::Program;
pub use start::{Started, library};

use listeners::Listeners;

/// Runs the program until its last window is closed.
pub fn run() {
    let Some(started) = library() else { return };
    let builder = tauri::Builder::default().plugin(tauri_plugin_dialog::init()).setup(set_up);
    match with_core(builder, started).build(tauri::generate_context!()) {
        Ok(program) => program.run(window::on_run_event),
        Err(error) => start::give_up(&format!("Throughline could not be started: {error}")),
    }
}

/// Puts the core behind a window system: the commands, and what they work on. A [`Chooser`] and a
/// [`Program`] have to be managed beside it.
pub fn with_core<R: Runtime>(builder: tauri::Builder<R>, started: Started) -> tauri::Builder<R> {
    let Started { library, first } = started;
    let desk = Desk::new(app::home(), Arc::clone(&library));
    builder
        .invoke_handler(bindings::calls::<R>().invoke_handler())
        .manage(library)
        .manage(Arc::new(desk))
        .manage(Arc::new(Listeners::default()))
        .manage(first)
}

fn set_up(app: &mut App) -> Result<(), Box<dyn std::error::Error>> {
    window::settle_text();
    app.manage(Chooser::dialogs(app.handle().clone()));
    let [opening, closing, ending] = [app.handle(), app.handle(), app.handle()].map(Clone::clone);
    app.manage(Program::new(
        move |map| window::open_another(&opening, map.as_deref()).map_err(|error| error.to_string()),
        move |label| window::close(&closing, label),
        move || ending.exit(0),
    ));
    async_runtime::spawn(follow(app.handle().clone()));
    let remembered = app.state::<Arc<Desk>>().remembered();
    window::open(app.handle(), remembered.window)?;
    Ok(())
}

/// Lets the open maps and the windows follow the library for as long as it is there.
pub async fn follow<R: Runtime>(app: AppHandle<R>) {
    let (desk, listeners) = (app.state::<Arc<Desk>>(), app.state::<Arc<Listeners>>());
    let mut library = app.state::<Arc<Library>>().follow();
    loop {
        let told = match library.recv().await {
            Ok(told) => told,
            Err(RecvError::Lagged(_)) => continue,
            Err(RecvError::Closed) => return,
        };
        let asked = matches!(told, LibraryTold::Asked { .. }).then(|| window::come_forward(&app));
        match (desk.heard(told).await, asked) {
            // Files are opened in one window, not in each.
            (Ok(Some(told)), Some(front)) => listeners.tell_in(&front, &told),
            (Ok(Some(told)), None) => listeners.tell(&told),
            (Ok(None), _) => {}
            (Err(refusal), _) => listeners.tell(&Heard::Refused { sentence: refusal.0 }),
        }
    }
}
