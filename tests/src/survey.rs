//! Runs the checker over maps in every form and sums up what it finds.

use model::JourneyMap;

use crate::bundle;
use crate::checker::Checker;
use crate::drawing::{VIEWS, View};

/// Findings listed for one drawing; the rest is counted.
const LISTED: usize = 12;

/// What was found, as text: one paragraph a drawing that has faults.
#[derive(Default)]
pub struct Survey {
    pub drawings: usize,
    pub report: String,
}

impl Survey {
    /// Checks one map in every form.
    ///
    /// # Errors
    /// When a bundled font cannot be read.
    pub fn map(&mut self, name: &str, map: &JourneyMap) -> Result<(), String> {
        VIEWS.iter().try_for_each(|view| self.view(name, map, view))
    }

    /// Checks one map in one form.
    ///
    /// # Errors
    /// When a bundled font cannot be read.
    pub fn view(&mut self, name: &str, map: &JourneyMap, view: &View) -> Result<(), String> {
        let findings = Checker::new(bundle::font_files())?.check(&view.draw(map), view.smallest);
        self.drawings += 1;
        if findings.is_empty() {
            return Ok(());
        }
        self.report.push_str(&format!("\n{name}, {}: {} faults\n", view.name, findings.len()));
        for finding in findings.iter().take(LISTED) {
            self.report.push_str(&format!("  {finding}\n"));
        }
        if findings.len() > LISTED {
            self.report.push_str(&format!("  and {} more\n", findings.len() - LISTED));
        }
        Ok(())
    }

    /// Writes the report to `build/checker/<name>.txt` and fails when there is one.
    ///
    /// # Errors
    /// The report itself.
    pub fn conclude(self, name: &str) -> Result<(), String> {
        let folder = bundle::root().join("build/checker");
        std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
        std::fs::write(folder.join(format!("{name}.txt")), &self.report).map_err(|e| e.to_string())?;
        if self.report.is_empty() { Ok(()) } else { Err(self.report) }
    }
}
