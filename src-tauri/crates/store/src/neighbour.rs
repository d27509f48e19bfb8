//! Two processes of one person: the second hands what it was asked to do to the first, over a local socket
//! beside the library, and ends.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use interprocess::local_socket::{Listener, ListenerOptions, Name, Stream, prelude::*};
use serde::{Deserialize, Serialize};

use crate::StoreError;

/// More than any list of files that a file manager opens at once.
const LONGEST: u64 = 1 << 20;
/// How long one process waits for the other.
const PATIENCE: Duration = Duration::from_secs(5);
const DONE: &str = "done\n";

/// What a second start of the program was asked to do: to come to the front and to open these files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Absolute paths.
    pub files: Vec<PathBuf>,
}

/// Hands a request to the process that has the library in this folder open; returns once that has taken it.
///
/// # Errors
/// When no process answers there.
pub fn hand_over(folder: &Path, asked: &Asked) -> Result<(), StoreError> {
    let silent = |why: io::Error| {
        StoreError::Disk(format!("the window that has the library open does not answer ({why})"))
    };
    let answer = say(folder, asked).map_err(silent)?;
    if answer == DONE { Ok(()) } else { Err(silent(io::ErrorKind::UnexpectedEof.into())) }
}

fn say(folder: &Path, asked: &Asked) -> io::Result<String> {
    let mut stream = Stream::connect(name(folder)?)?;
    be_patient(&stream);
    let mut line = serde_json::to_string(asked)?;
    line.push('\n');
    stream.write_all(line.as_bytes())?;
    let mut answer = String::new();
    BufReader::new(stream).take(LONGEST).read_line(&mut answer)?;
    Ok(answer)
}

/// Not every system lets a socket wait for so long only; there it waits for as long as the other lives.
fn be_patient(stream: &Stream) {
    let _ = stream.set_recv_timeout(Some(PATIENCE));
    let _ = stream.set_send_timeout(Some(PATIENCE));
}

/// Where the first process listens.
#[cfg(unix)]
fn name(folder: &Path) -> io::Result<Name<'static>> {
    use interprocess::local_socket::GenericFilePath;
    // The path of a socket may have about 100 bytes.
    const LONGEST_PATH: usize = 100;
    let beside = folder.join("library.sock");
    if beside.as_os_str().len() <= LONGEST_PATH {
        return beside.to_fs_name::<GenericFilePath>();
    }
    std::env::temp_dir().join(format!("{}.sock", short_name(folder))).to_fs_name::<GenericFilePath>()
}

#[cfg(not(unix))]
fn name(folder: &Path) -> io::Result<Name<'static>> {
    use interprocess::local_socket::GenericNamespaced;
    short_name(folder).to_ns_name::<GenericNamespaced>()
}

fn short_name(folder: &Path) -> String {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    format!("throughline-{:08x}", crc32fast::hash(folder.to_string_lossy().as_bytes()))
}

/// Listens for other processes until it is dropped.
pub(crate) struct Door {
    folder: PathBuf,
    closing: Arc<AtomicBool>,
    porter: Option<JoinHandle<()>>,
}

impl Door {
    /// Listens beside a library whose lock is held; a socket that a dead process left is taken over.
    pub fn open(folder: &Path, on_asked: impl Fn(Asked) + Send + 'static) -> io::Result<Self> {
        let listener = ListenerOptions::new().name(name(folder)?).try_overwrite(true).create_sync()?;
        let closing = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&closing);
        let porter = std::thread::Builder::new()
            .name("library door".to_owned())
            .spawn(move || listen(&listener, &seen, on_asked))?;
        Ok(Self { folder: folder.to_owned(), closing, porter: Some(porter) })
    }
}

fn listen(listener: &Listener, closing: &AtomicBool, on_asked: impl Fn(Asked)) {
    for stream in listener.incoming() {
        if closing.load(Ordering::Acquire) {
            return;
        }
        match stream.and_then(hear) {
            Ok((asked, mut stream)) => {
                on_asked(asked);
                // Who asked may be gone by now.
                let _ = stream.get_mut().write_all(DONE.as_bytes());
            }
            // Somebody else's line is no reason to stop, nor to spin while the system is out of sockets.
            Err(_) => std::thread::sleep(Duration::from_millis(20)),
        }
    }
}

fn hear(stream: Stream) -> io::Result<(Asked, BufReader<Stream>)> {
    be_patient(&stream);
    let mut stream = BufReader::new(stream);
    let mut line = String::new();
    stream.by_ref().take(LONGEST).read_line(&mut line)?;
    Ok((serde_json::from_str(&line)?, stream))
}

impl Drop for Door {
    fn drop(&mut self) {
        self.closing.store(true, Ordering::Release);
        // Wakes the porter, who waits for somebody to come.
        let woken = name(&self.folder).and_then(Stream::connect).is_ok();
        if let (true, Some(porter)) = (woken, self.porter.take()) {
            // It ends by itself and cannot fail.
            let _ = porter.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    fn asked(file: &str) -> Asked {
        Asked { files: vec![PathBuf::from(file)] }
    }

    #[test]
    fn the_first_process_hears_what_the_second_was_asked() {
        let folder = tempfile::tempdir().unwrap();
        let (tell, told) = mpsc::channel();
        let door = Door::open(folder.path(), move |asked| tell.send(asked).unwrap()).unwrap();
        hand_over(folder.path(), &asked("/maps/安装.journey")).unwrap();
        assert_eq!(told.recv().unwrap(), asked("/maps/安装.journey"));
        drop(door);
        assert!(hand_over(folder.path(), &asked("/late")).is_err());
    }

    #[test]
    fn a_line_that_is_no_request_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let (tell, told) = mpsc::channel();
        let _door = Door::open(folder.path(), move |asked| tell.send(asked).unwrap()).unwrap();
        let mut stranger = Stream::connect(name(folder.path()).unwrap()).unwrap();
        stranger.write_all(b"GET / HTTP/1.1\n").unwrap();
        hand_over(folder.path(), &asked("/next")).unwrap();
        assert_eq!(told.recv().unwrap(), asked("/next"));
    }

    #[test]
    fn a_folder_with_a_very_long_path_has_a_socket_too() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("a".repeat(120));
        std::fs::create_dir(&deep).unwrap();
        let (tell, told) = mpsc::channel();
        let _door = Door::open(&deep, move |asked| tell.send(asked).unwrap()).unwrap();
        hand_over(&deep, &asked("/far")).unwrap();
        assert_eq!(told.recv().unwrap(), asked("/far"));
    }
}
