//! The bundled fonts and the places of the workspace.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use scene::FontFiles;

/// The root of the workspace.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_owned).unwrap_or_default()
}

/// Folder of real inputs beside the workspace, where there is one.
#[must_use]
pub fn inputs() -> Option<PathBuf> {
    let folder = root().parent()?.join("shared/inputs");
    folder.is_dir().then_some(folder)
}

/// Every bundled font, read once a process; a file that cannot be read is an empty face, which
/// every reader of fonts refuses by name.
pub fn font_files() -> &'static FontFiles {
    static FILES: OnceLock<FontFiles> = OnceLock::new();
    FILES.get_or_init(|| {
        let folder = root().join("fonts");
        FontFiles::new(|face| Cow::Owned(std::fs::read(folder.join(face.file())).unwrap_or_default()))
    })
}
