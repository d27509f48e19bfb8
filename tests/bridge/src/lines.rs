//! What goes over the pipes, a line each.

use std::io::{self, Write};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a test asks.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Asked {
    /// A command of a window; `number` comes back with the answer.
    Invoke { window: String, number: u64, command: String, arguments: Value },
    /// What the next dialog is to give; nothing is a dialog that was closed.
    Choose { choose: Vec<PathBuf> },
}

/// What a test hears.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Said {
    /// A command was done.
    Answer { number: u64, ok: Value },
    /// A command was refused.
    Refused { number: u64, error: Value },
    /// The `index`-th message on a channel of a window.
    Told { window: String, channel: u32, index: usize, message: Value },
}

/// Says it, whole, even where several threads speak. A test that hears no longer has ended.
pub fn say(said: &Said) {
    let Ok(mut line) = serde_json::to_vec(said) else { return };
    line.push(b'\n');
    let mut out = io::stdout().lock();
    if out.write_all(&line).and_then(|()| out.flush()).is_err() {
        std::process::exit(0);
    }
}
