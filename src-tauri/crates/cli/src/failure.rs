//! Why a command did not do what it was asked to.

use std::fmt::Display;
use std::process::ExitCode;

/// What goes to standard error, and with it how the program ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The input was at fault or the output could not be written: sentences, exit 1.
    Work(Vec<String>),
    /// The command line was at fault: one sentence, exit 2.
    Usage(String),
}

impl Failure {
    pub(crate) fn usage(sentence: impl Into<String>) -> Self {
        Self::Usage(sentence.into())
    }

    pub(crate) fn work(sentence: impl Into<String>) -> Self {
        Self::Work(vec![sentence.into()])
    }

    /// One sentence for each of several errors.
    pub(crate) fn each(errors: impl IntoIterator<Item = impl Display>) -> Self {
        Self::Work(errors.into_iter().map(|error| error.to_string()).collect())
    }

    /// Something of the contract that this version does not have.
    pub(crate) fn not_built(what: &str) -> Self {
        Self::Usage(format!("{what} is not built yet."))
    }

    pub(crate) fn sentences(&self) -> &[String] {
        match self {
            Self::Work(sentences) => sentences,
            Self::Usage(sentence) => std::slice::from_ref(sentence),
        }
    }

    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Work(_) => ExitCode::from(1),
            Self::Usage(_) => ExitCode::from(2),
        }
    }
}
