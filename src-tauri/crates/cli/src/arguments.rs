//! The command line, read and checked before anything is opened.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::Arg::{Long, Short, Value};
use lexopt::{Parser, ValueExt};

use crate::drawing::Drawing;
use crate::failure::Failure;
use crate::source::Source;

/// What somebody asked for.
#[derive(Clone, Debug)]
pub(crate) enum Command {
    Help,
    Version,
    Analyse { file: Source, depth: Depth },
    Check(Source),
    Compare { first: Source, second: Source },
    Fmt(Source),
    Import { from: Source, to: PathBuf, options: import::Options },
    Render { from: Source, to: PathBuf, drawing: Drawing },
}

/// How much of the figures somebody asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Depth {
    /// The steps of the waterfall.
    pub(crate) waterfall: Option<usize>,
    /// The draws of the intervals, where somebody asked for intervals.
    pub(crate) draws: Option<analysis::Draws>,
}

/// Reads the whole command line.
pub(crate) fn parse(mut parser: Parser) -> Result<Command, Failure> {
    let command = match parser.next()? {
        None => return Err(Failure::usage("A command is missing.")),
        Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Short('V') | Long("version")) => return Ok(Command::Version),
        Some(Value(word)) => word,
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.to_str() {
        Some("analyse") => analyse(parser),
        Some("compare") => compare(parser),
        Some("check") => only_file(parser, Command::Check),
        Some("fmt") => only_file(parser, Command::Fmt),
        Some("import") => import(parser),
        Some("render") => render(parser),
        Some(word @ "export") => Err(Failure::not_built(&format!("`{word}`"))),
        _ => Err(Failure::usage(format!(
            "There is no command \"{}\": it is analyse, check, compare, fmt, import or render.",
            command.to_string_lossy()
        ))),
    }
}

/// The words of a command that are no options, with `--help` looked after.
struct Words {
    free: Vec<OsString>,
    help: bool,
}

/// Goes through the rest of the line; `option` takes those that the command knows and says whether
/// it did.
fn words(
    parser: &mut Parser,
    mut option: impl FnMut(&str, &mut Parser) -> Result<bool, Failure>,
) -> Result<Words, Failure> {
    let mut words = Words { free: Vec::new(), help: false };
    while let Some(argument) = parser.next()? {
        let name = match argument {
            Value(word) => {
                words.free.push(word);
                continue;
            }
            Long(name) => format!("--{name}"),
            Short(letter) => format!("-{letter}"),
        };
        if name == "--help" || name == "-h" {
            words.help = true;
        } else if !option(&name, parser)? {
            return Err(Failure::usage(format!("There is no option {name} here.")));
        }
    }
    Ok(words)
}

impl Words {
    /// The one FILE of a command.
    fn file(self) -> Result<Source, Failure> {
        let mut free = self.free.into_iter();
        match (free.next(), free.next()) {
            (Some(file), None) => Ok(Source::from(file)),
            (None, _) => Err(Failure::usage("A FILE is missing.")),
            (Some(_), Some(more)) => Err(Failure::usage(format!(
                "One FILE is enough, \"{}\" is one more.",
                more.to_string_lossy()
            ))),
        }
    }
}

fn only_file(mut parser: Parser, command: fn(Source) -> Command) -> Result<Command, Failure> {
    let words = words(&mut parser, |_, _| Ok(false))?;
    if words.help { Ok(Command::Help) } else { words.file().map(command) }
}

fn analyse(mut parser: Parser) -> Result<Command, Failure> {
    let mut waterfall = None;
    let mut intervals = None;
    let (mut count, mut seed) = (None, None);
    let words = words(&mut parser, |name, parser| {
        match name {
            "--waterfall" => once(&mut waterfall, name, number(name, parser)?)?,
            "--intervals" => once(&mut intervals, name, ())?,
            "--draws" => once(&mut count, name, number(name, parser)?)?,
            "--seed" => once(&mut seed, name, number(name, parser)?)?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    if words.help {
        return Ok(Command::Help);
    }
    if count == Some(0) {
        return Err(Failure::usage("--draws takes 1 or more."));
    }
    let default = analysis::Draws::default();
    let draws = analysis::Draws { count: count.unwrap_or(default.count), seed: seed.unwrap_or(default.seed) };
    let depth = Depth { waterfall, draws: intervals.map(|()| draws) };
    Ok(Command::Analyse { file: words.file()?, depth })
}

fn compare(mut parser: Parser) -> Result<Command, Failure> {
    let words = words(&mut parser, |_, _| Ok(false))?;
    if words.help {
        return Ok(Command::Help);
    }
    match <[OsString; 2]>::try_from(words.free) {
        Ok([first, second]) => {
            Ok(Command::Compare { first: Source::from(first), second: Source::from(second) })
        }
        Err(_) => Err(Failure::usage("Two maps are compared: A and B.")),
    }
}

/// The whole number after an option.
fn number<N: std::str::FromStr>(name: &str, parser: &mut Parser) -> Result<N, Failure> {
    let word = parser.value()?.string()?;
    word.parse().map_err(|_| Failure::usage(format!("{name} takes a whole number, \"{word}\" is none.")))
}

fn import(mut parser: Parser) -> Result<Command, Failure> {
    let mut to = None;
    let mut options = import::Options::default();
    let words = words(&mut parser, |name, parser| {
        match name {
            "-o" => once(&mut to, name, parser.value()?)?,
            "--from" => once(&mut options.from, name, format(&parser.value()?.string()?)?)?,
            "--path" => once(&mut options.path, name, parser.value()?.string()?)?,
            "--map" | "--onto" => return Err(Failure::not_built(&format!("`import {name}`"))),
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    if words.help {
        return Ok(Command::Help);
    }
    let from = words.file()?;
    Ok(Command::Import { from, to: output(to)?, options })
}

fn format(word: &str) -> Result<import::Format, Failure> {
    import::Format::from_word(word).ok_or_else(|| {
        let known: Vec<&str> = import::Format::ALL.iter().map(|format| format.word()).collect();
        Failure::usage(format!("--from {word} is not built yet or no format: there is {}.", known.join(", ")))
    })
}

fn render(mut parser: Parser) -> Result<Command, Failure> {
    let mut to = None;
    let mut wishes = crate::drawing::Wishes::default();
    let words = words(&mut parser, |name, parser| {
        if name == "-o" {
            once(&mut to, name, parser.value()?)?;
            return Ok(true);
        }
        wishes.take(name, parser)
    })?;
    if words.help {
        return Ok(Command::Help);
    }
    let from = words.file()?;
    let to = output(to)?;
    let drawing = wishes.drawing(&to)?;
    Ok(Command::Render { from, to, drawing })
}

fn output(to: Option<OsString>) -> Result<PathBuf, Failure> {
    to.map(PathBuf::from).ok_or_else(|| Failure::usage("-o OUT is missing."))
}

/// Keeps a value; the same option given twice is an error, not a guess.
pub(crate) fn once<T>(slot: &mut Option<T>, name: &str, value: T) -> Result<(), Failure> {
    if slot.replace(value).is_some() {
        return Err(Failure::usage(format!("{name} is given twice.")));
    }
    Ok(())
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        let mut sentence = error.to_string();
        if let Some(first) = sentence.get(..1).map(str::to_uppercase) {
            sentence.replace_range(..1, &first);
        }
        Self::Usage(format!("{}.", sentence.trim_end_matches('.')))
    }
}
