//! Two processes of one person and one library.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use store::{Asked, Library, News, StoreError, hand_over};

use crate::deeds::{NOW, open};

const CHILD: &str = "--hold-the-library";

/// Never comes back when this process was started to hold a library.
pub fn hold_if_asked() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, child, folder] = arguments.as_slice()
        && child == CHILD
    {
        hold(Path::new(folder));
    }
}

/// Opens the library, says so, and then says what it is asked to open.
fn hold(folder: &Path) -> ! {
    let tell = |news: News| {
        if let News::Asked(asked) = news {
            println!("{}", asked.files[0].display());
        }
    };
    let library = Library::open(folder, NOW, tell).unwrap();
    println!("open");
    std::io::stdout().flush().unwrap();
    loop {
        std::thread::park();
        drop(library.clone());
    }
}

pub fn the_second_hands_its_request_to_the_first_and_the_lock_dies_with_it() {
    let home = tempfile::tempdir().unwrap();
    let mut first = Command::new(std::env::current_exe().unwrap())
        .args([CHILD.as_ref(), home.path().as_os_str()])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(first.stdout.take().unwrap()).lines();
    assert_eq!(said.next().unwrap().unwrap(), "open");

    assert_eq!(open(home.path()).err(), Some(StoreError::InUse));
    let asked = Asked { files: vec![PathBuf::from("/maps/new one.journey")] };
    hand_over(home.path(), &asked).unwrap();
    assert_eq!(said.next().unwrap().unwrap(), "/maps/new one.journey");

    first.kill().unwrap();
    first.wait().unwrap();
    let library = open(home.path()).unwrap();
    library.close();
    let nobody = hand_over(home.path(), &asked).unwrap_err().to_string();
    assert!(nobody.contains("does not answer"), "{nobody}");
}
