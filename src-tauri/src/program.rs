//! What a window may ask of the program as a whole: another window, its own end, and that of everything.

type Open = dyn Fn(Option<String>) -> Result<(), String> + Send + Sync;
type Close = dyn Fn(&str) + Send + Sync;
type End = dyn Fn() + Send + Sync;

/// The program around its windows: the real one, or that of a test.
pub struct Program {
    open: Box<Open>,
    close: Box<Close>,
    end: Box<End>,
}

impl Program {
    /// A program that opens a window on a map, or on the library, closes a window by its label, and ends
    /// like this.
    pub fn new(
        open: impl Fn(Option<String>) -> Result<(), String> + Send + Sync + 'static,
        close: impl Fn(&str) + Send + Sync + 'static,
        end: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        Self { open: Box::new(open), close: Box::new(close), end: Box::new(end) }
    }

    /// Opens another window, on a map or on the library.
    ///
    /// # Errors
    /// When the system gives no window.
    pub fn open_window(&self, map: Option<String>) -> Result<(), String> {
        (self.open)(map)
    }

    /// Closes a window as its button does: the last one only once everything is saved.
    pub fn close_window(&self, label: &str) {
        (self.close)(label);
    }

    /// Ends it, whatever is not saved.
    pub fn end(&self) {
        (self.end)();
    }
}
