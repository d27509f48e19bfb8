//! Golden pictures: stored once they were looked at, compared ever after.

use std::path::{Path, PathBuf};

use crate::bundle;
use crate::picture::{Difference, Picture};

/// Two levels of the stored pictures: what rounding may do, and no more.
const TOLERANCE: u8 = 34;

/// Where golden pictures are and where differences are shown.
#[derive(Clone, Debug)]
pub struct Album {
    pub stored: PathBuf,
    pub differences: PathBuf,
    /// Write the pictures instead of comparing them.
    pub bless: bool,
}

impl Album {
    /// The album of the workspace; `BLESS=1` in the environment rewrites it.
    #[must_use]
    pub fn of_workspace() -> Self {
        let root = bundle::root();
        Self {
            stored: root.join("tests/golden"),
            differences: root.join("build/golden-diff"),
            bless: std::env::var_os("BLESS").is_some_and(|v| v == "1"),
        }
    }

    /// Compares the picture with the stored one of that name, or stores it.
    ///
    /// # Errors
    /// A sentence that says how the two differ and where to look.
    pub fn compare(&self, name: &str, new: &Picture) -> Result<(), String> {
        let path = self.stored.join(format!("{name}.png"));
        let new = new.simplified();
        if self.bless {
            return write(&path, &new);
        }
        let bytes = std::fs::read(&path)
            .map_err(|_| format!("{name}: no golden picture yet; look at it and run with BLESS=1"))?;
        let old = Picture::from_png(&bytes).map_err(|e| format!("{}: {e}", path.display()))?;
        let Some(difference) = old.difference(&new, TOLERANCE) else { return Ok(()) };
        let shown = self.differences.join(format!("{name}.png"));
        write(&shown, &old.beside(&new, TOLERANCE))?;
        Err(format!("{name}: {}; see {}", sentence(&difference, &old), shown.display()))
    }
}

fn write(path: &Path, picture: &Picture) -> Result<(), String> {
    let said = |e: String| format!("{}: {e}", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|e| said(e.to_string()))?;
    }
    let bytes = picture.to_png().map_err(|e| said(e.to_string()))?;
    std::fs::write(path, bytes).map_err(|e| said(e.to_string()))
}

fn sentence(difference: &Difference, old: &Picture) -> String {
    match difference {
        Difference::Size(a, b) => format!("was {} × {}, is {} × {} pixels", a[0], a[1], b[0], b[1]),
        Difference::Pixels { count, x, y } => {
            format!("{count} of {} pixels differ, the first at ({x}, {y})", old.pixels.len())
        }
    }
}
