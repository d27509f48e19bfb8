//! PDF.

use std::io::Write;
use std::ops::ControlFlow;

use crate::{ExportError, Progress, Report, Request, page};

pub(crate) fn write(
    request: &Request,
    _: &mut dyn Write,
    _: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Report, ExportError> {
    let pages = page::sheets(request.scene, request.page)?.len();
    Err(ExportError::Pdf(format!("its {pages} pages cannot be drawn yet")))
}
