//! Exports.

use std::path::{Path, PathBuf};

use crate::{Desk, Drawing, ExportOutlook, ExportProgress, ExportRequest, Preview, Refusal, SceneView};

fn soon<T>() -> Result<T, Refusal> {
    Err(Refusal::new("This cannot be done yet."))
}

pub struct Export;

impl Export {
    pub fn number(&self) -> u32 {
        1
    }
    pub fn run(self, _tell: impl FnMut(ExportProgress)) {}
}

impl Desk {
    pub fn drawing(&self, _view: SceneView) -> Result<Drawing, Refusal> {
        soon()
    }
    pub fn export_choices(&self) -> ExportRequest {
        self.remembered().export
    }
    pub fn outlook(&self, _request: &ExportRequest) -> Result<ExportOutlook, Refusal> {
        soon()
    }
    pub fn preview(&self, _request: &ExportRequest, _width: u32) -> Result<Preview, Refusal> {
        soon()
    }
    pub fn export_to(&self, _folder: &Path) -> Result<String, Refusal> {
        soon()
    }
    pub fn begin_export(&self, _request: ExportRequest) -> Result<Export, Refusal> {
        soon()
    }
    pub fn cancel_export(&self, _number: u32) {}
    pub fn exported(&self, _path: &str) -> Result<PathBuf, Refusal> {
        soon()
    }
}
