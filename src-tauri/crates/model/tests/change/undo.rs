//! What a person expects of undo and redo, also after a restart: only the log is kept.

use model::arbitrary::{Recipe, map};
use model::{By, Change, JourneyMap, Occasion, UndoRedo, write};
use proptest::prelude::*;

fn ana() -> By {
    By { author: "Ana".to_owned(), time: "2026-10-02T09:14:00Z".to_owned() }
}

/// A map with its log; changes are numbered from 1.
struct Table {
    map: JourneyMap,
    log: Vec<Change>,
}

impl Table {
    fn new() -> Self {
        let map = map(Recipe { seed: 3, touchpoints: 4, tracks: 1 });
        let mut table = Self { map, log: Vec::new() };
        table.map.title = "".to_owned();
        table
    }

    fn undo_redo(&self) -> UndoRedo {
        UndoRedo::after((1..).zip(self.log.iter().map(|change| change.occasion)))
    }

    fn take(&mut self, change: Change) {
        change.apply(&mut self.map).unwrap();
        self.log.push(change);
    }

    /// "u" is undo, "r" redo; any other word becomes the title of the map.
    fn press(&mut self, key: &str) {
        let by = ana();
        let numbered = |number: u32| &self.log[number as usize - 1];
        let change = match key {
            "u" => self.undo_redo().undo().map(|number| numbered(number).undone(number, &by)),
            "r" => self.undo_redo().redo().map(|number| numbered(number).redone(number, &by)),
            title => {
                let mut target = self.map.clone();
                target.title = title.to_owned();
                Some(Change::between(&self.map, &target, &format!("Title the map {title}"), &by))
            }
        };
        if let Some(change) = change {
            self.take(change);
        }
    }
}

#[test]
fn the_table_of_undo_and_redo() {
    // Keys, the title that is seen, what undo and redo say that they would do.
    let table = [
        ("", "", None, None),
        ("u", "", None, None),
        ("a", "a", Some("a"), None),
        ("a u", "", None, Some("a")),
        ("a u u", "", None, Some("a")),
        ("a u r", "a", Some("a"), None),
        ("a r", "a", Some("a"), None),
        ("a b", "b", Some("b"), None),
        ("a b u", "a", Some("a"), Some("b")),
        ("a b u u", "", None, Some("a")),
        ("a b u u r", "a", Some("a"), Some("b")),
        ("a b u u r r", "b", Some("b"), None),
        ("a b u u r r r", "b", Some("b"), None),
        ("a b u r u u", "", None, Some("a")),
        ("a b u c", "c", Some("c"), None),
        ("a b u c r", "c", Some("c"), None),
        ("a b u c u", "a", Some("a"), Some("c")),
        ("a b u c u u", "", None, Some("a")),
        ("a b u c u u r r", "c", Some("c"), None),
        ("a u b u r u r", "b", Some("b"), None),
    ];
    for (keys, title, undo, redo) in table {
        let mut table = Table::new();
        for key in keys.split_whitespace() {
            table.press(key);
        }
        let says = |number: Option<u32>| number.map(|number| table.log[number as usize - 1].label.clone());
        let wanted = |title: Option<&str>| title.map(|title| format!("Title the map {title}"));
        let next = table.undo_redo();
        assert_eq!(table.map.title, title, "{keys}");
        assert_eq!(says(next.undo()), wanted(undo), "undo after {keys}");
        assert_eq!(says(next.redo()), wanted(redo), "redo after {keys}");
    }
}

#[test]
fn undo_is_told_as_what_it_takes_back() {
    let mut table = Table::new();
    for key in ["Broadband", "u", "r"] {
        table.press(key);
    }
    let words: Vec<&str> = table.log.iter().map(|change| change.told[0].words.as_str()).collect();
    assert_eq!(
        words,
        [
            "Title the map Broadband",
            "Took back: Title the map Broadband",
            "Did again: Title the map Broadband"
        ]
    );
    assert_eq!(table.log[1].occasion, Occasion::Undo { change: 1 });
    assert_eq!(table.log[2].occasion, Occasion::Redo { change: 1 });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_map_becomes_any_other_and_comes_back(
        seeds in (any::<u64>(), any::<u64>()), counts in (1_usize..30, 1_usize..30),
    ) {
        let recipe = |seed, touchpoints| Recipe { seed, touchpoints, tracks: 2 };
        let (mut here, there) = (map(recipe(seeds.0, counts.0)), map(recipe(seeds.1, counts.1)));
        let before = write(&here);
        let change = Change::between(&here, &there, "Restore the version of Friday", &ana());
        change.apply(&mut here).map_err(|refusal| TestCaseError::fail(refusal.sentence))?;
        prop_assert_eq!(write(&here), write(&there));
        prop_assert!(Change::between(&here, &there, "Nothing", &ana()).edits.is_empty());
        change.undone(1, &ana()).apply(&mut here).map_err(|refusal| TestCaseError::fail(refusal.sentence))?;
        prop_assert_eq!(write(&here), before);
    }
}
