//! Whatever is asked of whatever map: a command is done whole or refused, and what is done can be taken
//! back to the bit.

use model::arbitrary::{Recipe, map};
use model::{Change, Command, JourneyMap, read, write};
use proptest::prelude::*;

use crate::ask::{ana, any_command};

fn recipes() -> impl Strategy<Value = Recipe> {
    (any::<u64>(), 1_usize..14, 1_u8..=3).prop_map(|(seed, touchpoints, tracks)| Recipe {
        seed,
        touchpoints,
        tracks,
    })
}

/// Runs a command and checks what is true of every one.
fn run(command: &Command, map: &mut JourneyMap) -> Result<Option<Change>, TestCaseError> {
    let before = write(map);
    match command.run(map, &ana()) {
        Ok(Some(change)) => {
            let after = write(map);
            prop_assert!(!change.edits.is_empty() && !change.label.is_empty());
            prop_assert!(!change.told.is_empty(), "{:?} is not told", command);
            let lines = change.told.iter().flat_map(|told| [&told.words, &told.place]).chain([&change.label]);
            for line in lines {
                prop_assert!(!line.is_empty() && !line.contains('\n'), "{:?} is told as {:?}", command, line);
            }
            let back = read(after.as_bytes());
            prop_assert_eq!(back.as_ref(), Ok(&*map), "{:?} leaves what cannot be read", command);
            Ok(Some(change))
        }
        Ok(None) => {
            prop_assert_eq!(write(map), before, "{:?} did something unseen", command);
            Ok(None)
        }
        Err(refusal) => {
            prop_assert!(refusal.sentence.ends_with(['.', '?']), "{}", refusal.sentence);
            prop_assert_eq!(write(map), before, "{:?} was refused and did something", command);
            Ok(None)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn commands_are_done_whole_or_refused_and_can_be_taken_back(
        recipe in recipes(),
        seeds in prop::collection::vec(any::<u64>(), 1..8),
    ) {
        let mut map = map(recipe);
        let mut done: Vec<(String, Change)> = Vec::new();
        for seed in seeds {
            let before = write(&map);
            let command = any_command(&map, seed);
            done.extend(run(&command, &mut map)?.map(|change| (before, change)));
        }
        let last = write(&map);
        let mut later = Vec::new();
        while let Some((before, change)) = done.pop() {
            change.undone(1, &ana()).apply(&mut map).map_err(|it| TestCaseError::fail(it.sentence))?;
            prop_assert_eq!(write(&map), before);
            later.push(change);
        }
        for change in later.into_iter().rev() {
            let logged = serde_json::to_string(&change).map_err(|it| TestCaseError::fail(it.to_string()))?;
            let change: Change = serde_json::from_str(&logged).map_err(|it| TestCaseError::fail(it.to_string()))?;
            change.apply(&mut map).map_err(|it| TestCaseError::fail(it.sentence))?;
        }
        prop_assert_eq!(write(&map), last);
    }

    #[test]
    fn commands_come_over_the_wire_as_they_were_sent(recipe in recipes(), seed in any::<u64>()) {
        let command = any_command(&map(recipe), seed);
        let sent = serde_json::to_string(&command).map_err(|it| TestCaseError::fail(it.to_string()))?;
        let back: Command = serde_json::from_str(&sent).map_err(|it| TestCaseError::fail(it.to_string()))?;
        prop_assert_eq!(back, command);
    }
}

#[test]
fn about_half_of_the_commands_of_these_tests_can_be_done() {
    let mut done = 0;
    for seed in 0..600_u64 {
        let mut map = map(Recipe { seed, touchpoints: 8, tracks: 2 });
        let command = any_command(&map, seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        done += usize::from(matches!(command.run(&mut map, &ana()), Ok(Some(_))));
    }
    assert!((200..550).contains(&done), "{done} of 600");
}
