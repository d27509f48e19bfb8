//! The program without its window: the same commands over the same core, asked by lines on standard input
//! and answered by lines on standard output. Tests put a browser in front of it.

mod lines;

use std::collections::VecDeque;
use std::io::{self, BufRead};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use tauri::ipc::{CallbackFn, InvokeBody, InvokeResponse, InvokeResponseBody};
use tauri::test::{INVOKE_KEY, MockRuntime, mock_builder, mock_context, noop_assets};
use tauri::webview::InvokeRequest;
use tauri::{App, Manager, Webview, WebviewWindowBuilder};
use throughline_desktop::{Chooser, Program, Wanted, follow, library, with_core};

use lines::{Asked, Said, say};

/// What the next dialogs give, the first one first.
type Choices = Arc<Mutex<VecDeque<Vec<PathBuf>>>>;

fn main() {
    let Some(started) = library() else { return };
    let choices = Choices::default();
    let builder = with_core(mock_builder(), started).channel_interceptor(to_a_channel);
    let app = match builder
        .manage(chooser(&choices))
        .manage(Program::new(|_| Ok(()), |_| {}, || std::process::exit(0)))
        .build(mock_context(noop_assets()))
    {
        Ok(app) => app,
        Err(error) => return eprintln!("The core could not be started: {error}"),
    };
    tauri::async_runtime::spawn(follow(app.handle().clone()));
    for line in io::stdin().lock().lines().map_while(Result::ok) {
        match serde_json::from_str(&line) {
            Ok(Asked::Invoke { window, number, command, arguments }) => {
                ask(&app, &window, number, command, arguments);
            }
            Ok(Asked::Choose { choose }) => {
                choices.lock().unwrap_or_else(PoisonError::into_inner).push_back(choose);
            }
            Err(error) => eprintln!("This line cannot be read: {error}"),
        }
    }
}

/// Gives what the tests have laid ready, and nothing after that: as somebody who closes the dialog.
fn chooser(choices: &Choices) -> Chooser {
    let choices = Arc::clone(choices);
    Chooser::new(move |_: Wanted| {
        choices.lock().unwrap_or_else(PoisonError::into_inner).pop_front().unwrap_or_default()
    })
}

/// Runs a command as if a window had called it. The answer comes when it comes.
fn ask(app: &App<MockRuntime>, window: &str, number: u64, cmd: String, arguments: serde_json::Value) {
    let webview = match app.get_webview_window(window) {
        Some(there) => there,
        None => match WebviewWindowBuilder::new(app, window, Default::default()).build() {
            Ok(made) => made,
            Err(error) => return eprintln!("There is no window {window}: {error}"),
        },
    };
    let Ok(url) = "tauri://localhost".parse() else { return };
    let request = InvokeRequest {
        cmd,
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url,
        body: InvokeBody::Json(arguments),
        headers: Default::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    webview.as_ref().clone().on_message(
        request,
        Box::new(move |_, _, answer, _, _| match answer {
            InvokeResponse::Ok(body) => say(&Said::Answer { number, ok: json(&body) }),
            InvokeResponse::Err(error) => say(&Said::Refused { number, error: error.0 }),
        }),
    );
}

/// What the core says on a channel goes to the window that opened it.
fn to_a_channel(
    webview: &Webview<MockRuntime>,
    id: CallbackFn,
    index: usize,
    body: &InvokeResponseBody,
) -> bool {
    say(&Said::Told { window: webview.label().to_owned(), channel: id.0, index, message: json(body) });
    true
}

/// The body as JSON; bytes as the array that a window would get.
fn json(body: &InvokeResponseBody) -> serde_json::Value {
    match body {
        InvokeResponseBody::Json(text) => serde_json::from_str(text).unwrap_or_default(),
        InvokeResponseBody::Raw(bytes) => bytes.clone().into(),
    }
}
