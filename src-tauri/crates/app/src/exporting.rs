//! A running export: one file after the other, each whole or not there at all.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use export::ExportError;
use scene::Scene;

use crate::outlook::is_folder;
use crate::poster::{ExportView, Subject};
use crate::{Desk, ExportFormat, ExportProgress, ExportRequest, Refusal, fonts};

/// Progress is told when it has grown by this much: more would only keep the window busy.
const NOTABLE: f32 = 0.01;

/// An export that is about to run. It keeps the map as it was when it was begun.
pub struct Export {
    number: u32,
    subject: Subject,
    request: ExportRequest,
    folder: PathBuf,
    cancelled: Arc<AtomicBool>,
    desk: Arc<Desk>,
}

impl Desk {
    /// The choices of the last export, with a folder that is there.
    #[must_use]
    pub fn export_choices(&self) -> ExportRequest {
        let folder = self.export_folder().to_string_lossy().into_owned();
        // The view is the one that somebody looks at then.
        ExportRequest { folder, name: String::new(), view: ExportView::Map, ..self.remembered().export }
    }

    /// Where exports go: the folder that was chosen, else the one for documents.
    pub(crate) fn export_folder(&self) -> PathBuf {
        let chosen = PathBuf::from(self.remembered().export.folder);
        if is_folder(&chosen) {
            return chosen;
        }
        let usual = [dirs::document_dir(), dirs::home_dir()];
        usual.into_iter().flatten().find(|path| is_folder(path)).unwrap_or_else(std::env::temp_dir)
    }

    /// Takes a folder that somebody chose in a dialog, and gives it back in words.
    ///
    /// # Errors
    /// When it is no folder.
    pub fn export_to(&self, folder: &Path) -> Result<String, Refusal> {
        if !is_folder(folder) {
            return Err(Refusal::new(format!("{} is not a folder; choose another one.", folder.display())));
        }
        let words = folder.to_string_lossy().into_owned();
        self.remember(|memory| memory.export.folder.clone_from(&words));
        Ok(words)
    }

    /// Makes an export of an open map ready to run and remembers its choices.
    ///
    /// # Errors
    /// When the map is not open, no format is chosen, or the folder is not one that was chosen in a
    /// dialog: the window itself may name none.
    pub fn begin_export(self: &Arc<Self>, map: &str, request: ExportRequest) -> Result<Export, Refusal> {
        let subject = Subject::of(self, map, &request)?;
        let folder = self.export_folder();
        if request.formats.is_empty() {
            return Err(Refusal::new("Choose at least one format."));
        }
        if !request.folder.is_empty() && Path::new(&request.folder) != folder {
            return Err(Refusal::new("That folder was not chosen here; choose it in the dialog."));
        }
        let kept = ExportRequest { folder: self.remembered().export.folder, ..request.clone() };
        self.remember(|memory| memory.export = kept);
        let (number, cancelled) = self.enter_export();
        Ok(Export { number, subject, request, folder, cancelled, desk: Arc::clone(self) })
    }
}

impl Export {
    /// What cancels it.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Writes the files and tells what becomes of them. The last word is that it is done, cancelled
    /// or failed.
    pub fn run(self, mut tell: impl FnMut(ExportProgress)) {
        let scene = self.subject.scene(&self.desk, &self.request, true);
        let names = self.request.file_names(&self.subject.title());
        let mut written: Vec<PathBuf> = Vec::new();
        for (&format, name) in self.request.formats.iter().zip(names) {
            tell(ExportProgress::Started { format });
            let path = self.folder.join(name);
            if let Err(error) = self.write(&scene, format, &path, &mut tell) {
                self.desk.leave_export(self.number, &written);
                return tell(ended(format, &error, &written));
            }
            tell(ExportProgress::Written { format, path: words(&path) });
            written.push(path);
        }
        self.desk.leave_export(self.number, &written);
        let folder = self.folder.to_string_lossy().into_owned();
        tell(ExportProgress::Done { folder, files: written.iter().map(|path| words(path)).collect() });
    }

    fn write(
        &self,
        scene: &Scene,
        format: ExportFormat,
        path: &Path,
        tell: &mut impl FnMut(ExportProgress),
    ) -> Result<(), ExportError> {
        let request = export::Request {
            scene,
            fonts: fonts(),
            theme: self.request.theme(),
            page: self.request.page_for(format),
            dpi: self.request.dpi as f32,
            date: None,
        };
        let mut told = 0.0;
        let mut progress = |progress: export::Progress| {
            if self.cancelled.load(Ordering::Relaxed) {
                return ControlFlow::Break(());
            }
            if progress.done - told >= NOTABLE {
                told = progress.done;
                let doing = format!("Writing the {}", format.title());
                tell(ExportProgress::Advanced { format, part: f64::from(told), doing });
            }
            ControlFlow::Continue(())
        };
        export::to_file(path, format.into(), &request, &mut progress).map(|_| ())
    }
}

fn ended(format: ExportFormat, error: &ExportError, written: &[PathBuf]) -> ExportProgress {
    let kept = written.iter().map(|path| words(path)).collect();
    match error {
        ExportError::Cancelled => ExportProgress::Cancelled { kept },
        error => ExportProgress::Failed { format: Some(format), sentence: error.to_string(), kept },
    }
}

fn words(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::Library;
    use crate::library::Start;
    use crate::{Audience, Paper};

    const MAP: &str = "greeting-at-the-door";

    fn at(home: &Path) -> Arc<Desk> {
        let Ok(Start::Here(library)) = Library::start(home, "Ana", &[]) else { panic!("no library") };
        Arc::new(Desk::new(home.to_owned(), Arc::new(library)))
    }

    fn desk() -> (tempfile::TempDir, Arc<Desk>) {
        let folder = tempfile::tempdir().unwrap();
        let desk = at(&folder.path().join("home"));
        desk.export_to(folder.path()).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(desk.start_from("main", MAP)).unwrap();
        (folder, desk)
    }

    fn files_in(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name != "home")
            .collect();
        names.sort();
        names
    }

    fn all_formats() -> ExportRequest {
        let formats = vec![ExportFormat::Pdf, ExportFormat::Svg, ExportFormat::Png];
        ExportRequest { formats, dpi: 48, ..ExportRequest::default() }
    }

    #[test]
    fn every_chosen_format_is_written_whole() {
        let (folder, desk) = desk();
        let mut told = Vec::new();
        desk.begin_export(MAP, all_formats()).unwrap().run(|progress| told.push(progress));
        assert!(
            matches!(told.last(), Some(ExportProgress::Done { files, .. }) if files.len() == 3),
            "{told:?}"
        );
        let stem = "A greeting at the door";
        assert_eq!(
            files_in(folder.path()),
            [format!("{stem}.pdf"), format!("{stem}.png"), format!("{stem}.svg")]
        );
        assert!(fs::read(folder.path().join(format!("{stem}.pdf"))).unwrap().starts_with(b"%PDF-"));
    }

    #[test]
    fn a_cancelled_export_leaves_no_file() {
        let (folder, desk) = desk();
        let export = desk.begin_export(MAP, all_formats()).unwrap();
        desk.cancel_export(export.number());
        let mut told = Vec::new();
        export.run(|progress| told.push(progress));
        assert_eq!(told.last(), Some(&ExportProgress::Cancelled { kept: Vec::new() }));
        assert_eq!(files_in(folder.path()), Vec::<String>::new());
    }

    #[test]
    fn what_was_finished_before_a_cancel_is_kept() {
        let (folder, desk) = desk();
        let export = desk.begin_export(MAP, all_formats()).unwrap();
        let number = export.number();
        let mut last = None;
        export.run(|progress| {
            if matches!(progress, ExportProgress::Written { format: ExportFormat::Pdf, .. }) {
                desk.cancel_export(number);
            }
            last = Some(progress);
        });
        assert!(matches!(last, Some(ExportProgress::Cancelled { kept }) if kept.len() == 1));
        assert_eq!(files_in(folder.path()), ["A greeting at the door.pdf"]);
    }

    #[test]
    fn the_window_cannot_name_a_folder_of_its_own() {
        let (_folder, desk) = desk();
        let request = ExportRequest { folder: "/etc".into(), ..all_formats() };
        assert!(desk.begin_export(MAP, request).is_err());
        assert!(desk.exported("/etc/passwd").is_err());
    }

    #[test]
    fn choices_are_there_the_next_time() {
        let (folder, desk) = desk();
        let request = ExportRequest { paper: Paper::A1, audience: Audience::Customer, ..all_formats() };
        desk.begin_export(MAP, request).unwrap().run(drop);
        drop(desk);
        let next = at(&folder.path().join("home")).export_choices();
        assert_eq!((next.paper, next.audience), (Paper::A1, Audience::Customer));
        assert_eq!(Path::new(&next.folder), folder.path());
    }

    #[test]
    fn the_outlook_names_the_files_and_what_they_replace() {
        let (folder, desk) = desk();
        fs::write(folder.path().join("A greeting at the door.svg"), "older").unwrap();
        let outlook = desk.outlook(MAP, &all_formats()).unwrap();
        assert_eq!(outlook.paper, "A3, 420 × 297 mm");
        assert_eq!(outlook.pages, 1);
        assert_eq!(outlook.replaces, ["A greeting at the door.svg"]);
        assert!(outlook.smallest_points.is_some_and(|points| points > 1.0), "{outlook:?}");
        assert_eq!(outlook.left_out, Vec::<String>::new());
    }

    #[test]
    fn a_customer_is_told_what_they_do_not_get() {
        let (_folder, desk) = desk();
        let request = ExportRequest { audience: Audience::Customer, ..all_formats() };
        assert!(!desk.outlook(MAP, &request).unwrap().left_out.is_empty());
    }

    #[test]
    fn a_preview_is_as_wide_as_was_asked() {
        let (_folder, desk) = desk();
        let preview = desk.preview(MAP, &all_formats(), 600).unwrap();
        assert!(preview.width.abs_diff(600) <= 1, "{}", preview.width);
        assert!(preview.picture.starts_with("data:image/png;base64,iVBOR"));
    }
}
