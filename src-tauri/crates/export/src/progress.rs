//! How far an export has come, and the way to stop it.

use std::ops::ControlFlow;

use crate::ExportError;

/// How far an export has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Share of the work that is done, 0 to 1, never falling.
    pub done: f32,
}

/// The callback with the steps counted.
pub(crate) struct Meter<'a> {
    tell: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    done: usize,
    steps: usize,
}

impl<'a> Meter<'a> {
    /// Tells at once that nothing is done yet.
    pub fn start(
        steps: usize,
        tell: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Self, ExportError> {
        let mut meter = Self { tell, done: 0, steps: steps.max(1) };
        meter.report()?;
        Ok(meter)
    }

    /// One step more is done.
    pub fn step(&mut self) -> Result<(), ExportError> {
        self.done = (self.done + 1).min(self.steps);
        self.report()
    }

    fn report(&mut self) -> Result<(), ExportError> {
        match (self.tell)(Progress { done: self.done as f32 / self.steps as f32 }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(ExportError::Cancelled),
        }
    }
}
