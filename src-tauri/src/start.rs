//! The first moments: which library, which file, and whether this process is needed at all.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use app::Library;
use app::library::Start;

/// The file that was named at the start, until it has been asked for.
pub struct FirstFile(Mutex<Vec<PathBuf>>);

impl FirstFile {
    /// The file, once.
    pub fn take(&self) -> Vec<PathBuf> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What a process begins with.
pub struct Started {
    /// The library of this process.
    pub library: Arc<Library>,
    /// The file to begin with.
    pub first: FirstFile,
}

/// The library of this process and the file to begin with. `None` where another process of this person has
/// the library: that one was asked to come to the front and open the file.
pub fn library() -> Option<Started> {
    let files: Vec<PathBuf> = named_file().into_iter().collect();
    match Library::start(&app::home(), &app::author(), &files) {
        Ok(Start::Here(library)) => {
            Some(Started { library: Arc::new(library), first: FirstFile(Mutex::new(files)) })
        }
        Ok(Start::HandedOver) => None,
        Err(refusal) => {
            give_up(&format!("The library in {} cannot be opened. {refusal}", app::home().display()))
        }
    }
}

/// The first argument that is no option. The file manager passes the file that was opened.
fn named_file() -> Option<PathBuf> {
    let given = std::env::args_os().skip(1).find(|a| !a.to_string_lossy().starts_with('-'))?;
    // Another process, which may have to open it, stands in another folder.
    Some(std::path::absolute(&given).unwrap_or_else(|_| PathBuf::from(given)))
}

/// Says why nothing can be done, where somebody sees it, and ends.
pub fn give_up(sentence: &str) -> ! {
    eprintln!("{sentence}");
    rfd::MessageDialog::new().set_title("Throughline").set_description(sentence).show();
    std::process::exit(1);
}
