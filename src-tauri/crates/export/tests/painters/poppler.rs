//! Poppler's programs, which read a PDF as other people's readers do.

use std::process::Command;

use crate::sample::output;

/// What a program of poppler says about the file; `None` where it is not installed.
///
/// # Panics
/// Where it is missing on CI, which has to have it.
pub fn ask(program: &str, options: &[&str], name: &str, pdf: &[u8]) -> Option<String> {
    let path = output(name);
    std::fs::write(&path, pdf).expect("a file to ask about");
    let mut command = Command::new(program);
    command.args(options).arg(&path);
    if program == "pdftotext" {
        command.arg("-");
    }
    let Ok(answer) = command.output() else {
        assert!(std::env::var("CI").is_err(), "{program} is not installed");
        println!("skipped: {program} is not installed");
        return None;
    };
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    // Some versions of poppler say this of every tagged file.
    let complaints = String::from_utf8_lossy(&answer.stderr)
        .replace("Syntax Error: Suspects object is wrong type (boolean)\n", "");
    assert_eq!(complaints, "", "{program} complains about {name}");
    Some(String::from_utf8(answer.stdout).expect("UTF-8"))
}
