//! What can go wrong, in sentences.

use std::io;

/// Why a drawing was not written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("The export was cancelled; no file was left.")]
    Cancelled,
    #[error("The disk is full. Free some space, or save somewhere else; no file was left.")]
    DiskFull,
    #[error("This place may not be written to. Choose another folder; no file was left.")]
    NotAllowed,
    #[error("The folder to save into does not exist.")]
    NoFolder,
    #[error("The file could not be written: {0}.")]
    Write(io::Error),
    #[error("{0} dpi is not a resolution that can be drawn: choose between 24 and 1200.")]
    Resolution(f32),
    #[error(
        "The picture would be {width} × {height} pixels, more than the {limit} a side or the \
         {megapixels} million in all that can be drawn. Choose a smaller paper or fewer dpi."
    )]
    TooManyPixels { width: u64, height: u64, limit: u32, megapixels: u64 },
    #[error("The drawing would need {0} pages. Choose a smaller paper or larger pages.")]
    TooManyPages(u64),
    #[error("The PDF could not be put together: {0}.")]
    Pdf(String),
}

impl From<io::Error> for ExportError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::NotAllowed,
            io::ErrorKind::NotFound => Self::NoFolder,
            _ => Self::Write(error),
        }
    }
}
