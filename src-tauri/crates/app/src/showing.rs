//! Which map each window shows. A map lies open as long as a window shows it.

use std::sync::Arc;

use model::Id;

use crate::desk::locked;
use crate::library::Shelf;
use crate::sheet::Sheet;
use crate::{Desk, MapFacts, Refusal, examples};

/// What a window shows.
#[derive(Default)]
pub(crate) struct Showing {
    /// Its map; `None` while it shows the library.
    map: Option<Id>,
    /// How often it was asked to show something else.
    turn: u32,
}

impl Desk {
    /// Lays a map of the library open in a window, in place of what that shows.
    ///
    /// # Errors
    /// When there is no such map, it cannot be read, or the window was asked for something else meanwhile.
    pub async fn open_map(&self, window: &str, id: &str) -> Result<MapFacts, Refusal> {
        let turn = self.next_turn(window);
        let sheet = self.read(id).await?;
        self.show(window, turn, sheet).await
    }

    /// Shows a map in a window that was asked for it at that turn.
    async fn show(&self, window: &str, turn: u32, sheet: Sheet) -> Result<MapFacts, Refusal> {
        let id = sheet.map.id.clone();
        let before = {
            let mut showing = locked(&self.showing);
            let showing = showing.entry(window.to_owned()).or_default();
            if showing.turn == turn {
                locked(&self.sheets).insert(id.clone(), Arc::new(sheet));
                Ok(showing.map.replace(id.clone()))
            } else {
                Err(Refusal::new("The window shows something else by now."))
            }
        };
        match before {
            Ok(Some(before)) => self.let_go_of(&before).await?,
            Ok(None) => {}
            Err(overtaken) => {
                self.library.close_map(&id).await?;
                return Err(overtaken);
            }
        }
        self.facts(&id)
    }

    /// Lays a map open that begins as a template or an example. An example is the map that it became before,
    /// while that is in use.
    ///
    /// # Errors
    /// When there is no such map to start from or the disk refuses.
    pub async fn start_from(&self, window: &str, id: &str) -> Result<MapFacts, Refusal> {
        let is_example = examples::example(id).is_some();
        if is_example && self.library.maps(Shelf::InUse).await?.iter().any(|map| map.id == id) {
            return self.open_map(window, id).await;
        }
        let entry = self.library.new_from(id, "").await?;
        self.open_map(window, &entry.id).await
    }

    /// A window shows its map no longer, or is gone itself.
    ///
    /// # Errors
    /// When the library has been closed.
    pub async fn close_map(&self, window: &str) -> Result<(), Refusal> {
        self.next_turn(window);
        let map = locked(&self.showing).get_mut(window).and_then(|showing| showing.map.take());
        match map {
            Some(map) => self.let_go_of(&map).await,
            None => Ok(()),
        }
    }

    fn next_turn(&self, window: &str) -> u32 {
        let mut showing = locked(&self.showing);
        let showing = showing.entry(window.to_owned()).or_default();
        showing.turn += 1;
        showing.turn
    }

    /// One window fewer shows a map.
    async fn let_go_of(&self, id: &str) -> Result<(), Refusal> {
        let is_shown = locked(&self.showing).values().any(|showing| showing.map.as_deref() == Some(id));
        if !is_shown {
            locked(&self.sheets).remove(id);
            locked(&self.drawn).remove(id);
        }
        self.library.close_map(id).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Library;
    use crate::library::Start;

    const MAP: &str = "home-broadband";

    fn wait<T>(answer: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(answer)
    }

    fn desk(folder: &tempfile::TempDir) -> Desk {
        let Ok(Start::Here(library)) = Library::start(folder.path(), "Ana", &[]) else {
            panic!("no library")
        };
        Desk::new(folder.path().to_owned(), Arc::new(library))
    }

    fn is_open(desk: &Desk, map: &str) -> bool {
        desk.facts(map).is_ok()
    }

    #[test]
    fn a_map_lies_open_until_no_window_shows_it() {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(&folder);
        wait(desk.start_from("main", MAP)).unwrap();
        wait(desk.open_map("window-2", MAP)).unwrap();
        wait(desk.close_map("main")).unwrap();
        assert!(is_open(&desk, MAP));
        wait(desk.close_map("window-2")).unwrap();
        assert!(!is_open(&desk, MAP));
        wait(desk.open_map("main", MAP)).unwrap();
        assert!(is_open(&desk, MAP));
    }

    #[test]
    fn a_window_that_shows_another_map_lets_go_of_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(&folder);
        wait(desk.start_from("main", MAP)).unwrap();
        let other = wait(desk.start_from("main", "blank")).unwrap().id;
        assert!(!is_open(&desk, MAP) && is_open(&desk, &other));
        wait(desk.open_map("main", &other)).unwrap();
        wait(desk.close_map("main")).unwrap();
        assert!(!is_open(&desk, &other));
    }

    #[test]
    fn a_map_that_was_opened_too_late_is_let_go_again() {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(&folder);
        wait(desk.start_from("main", MAP)).unwrap();
        wait(desk.close_map("main")).unwrap();
        // The window is asked for the map; before that is read, for the library.
        let turn = desk.next_turn("main");
        wait(desk.close_map("main")).unwrap();
        let sheet = wait(desk.read(MAP)).unwrap();
        let opened = wait(desk.show("main", turn, sheet));
        assert_eq!(opened, Err(Refusal::new("The window shows something else by now.")));
        assert!(!is_open(&desk, MAP));
    }
}
