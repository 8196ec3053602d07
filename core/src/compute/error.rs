//! Why an amount cannot be used.

use std::fmt;

use crate::error::{Error, ErrorCode};

/// Why an input of an estimate cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct ComputeError {
    input: String,
    message: String,
    help: Option<String>,
}

impl ComputeError {
    pub(crate) fn new(input: impl Into<String>, message: impl Into<String>) -> Self {
        Self { input: input.into(), message: message.into(), help: None }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same error, of the input that the caller knows by this name.
    #[must_use]
    pub(crate) fn of(mut self, input: &str) -> Self {
        input.clone_into(&mut self.input);
        self
    }

    /// The input that cannot be used, such as `utilisation`.
    #[must_use]
    pub fn input(&self) -> &str {
        &self.input
    }

    /// What is wrong with it.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What was expected.
    #[must_use]
    pub fn hint(&self) -> Option<&str> {
        self.help.as_deref()
    }
}

impl fmt::Display for ComputeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.input, self.message)?;
        match &self.help {
            Some(help) => write!(f, " ({help})"),
            None => Ok(()),
        }
    }
}

impl From<ComputeError> for Error {
    fn from(error: ComputeError) -> Self {
        let plain = Self::new(ErrorCode::Option, format!("/{}", error.input), error.message);
        match error.help {
            Some(help) => plain.with_help(help),
            None => plain,
        }
    }
}
