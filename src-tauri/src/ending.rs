//! How the program ends when somebody asks for it.

/// What ends it.
pub struct Ending(Box<dyn Fn() + Send + Sync>);

impl Ending {
    /// Ends the program like this.
    pub fn new(end: impl Fn() + Send + Sync + 'static) -> Self {
        Self(Box::new(end))
    }

    /// Ends it.
    pub fn come(&self) {
        (self.0)();
    }
}
