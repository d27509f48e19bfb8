//! `throughline`: journey maps on the command line.
//!
//! Results go to standard output, errors to standard error as sentences, one a line. It ends with
//! 0 when the work is done, 1 when the input was at fault or the output could not be written,
//! 2 when the command line was.

mod arguments;
mod commands;
mod drawing;
mod failure;
mod help;
mod source;
mod target;

use std::io::Write;
use std::process::ExitCode;

use failure::Failure;

/// A drawing is very many small texts and shapes: with the system's own allocator it takes half as long
/// again.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let done = arguments::parse(lexopt::Parser::from_env()).and_then(commands::run);
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            tell(failure.sentences());
            if matches!(failure, Failure::Usage(_)) {
                tell(&["`throughline --help` says what it takes.".to_owned()]);
            }
            failure.exit_code()
        }
    }
}

/// Writes each sentence as one line to standard error. Nobody is left to be told if that fails.
fn tell(sentences: &[String]) {
    let mut err = std::io::stderr().lock();
    for sentence in sentences {
        let _ = writeln!(err, "{}", one_line(sentence));
    }
}

/// A title may hold line breaks and worse; a sentence may not.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
