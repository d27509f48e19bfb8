//! Changes that no figure depends on.

use model::{Change, Edit, Thing, Touchpoint};

/// True where a change is about words and signs of touchpoints alone: figures that the map had before it has
/// after it too. Sentences that say why a map has none may be other ones.
#[must_use]
pub fn is_about_words(change: &Change) -> bool {
    change.edits.iter().all(|edit| match edit {
        Edit::Replace { was: Thing::Touchpoint(was), now: Thing::Touchpoint(now), .. } => {
            with_words_of(now, was) == **now
        }
        _ => false,
    })
}

/// A touchpoint with what another one says.
fn with_words_of(now: &Touchpoint, was: &Touchpoint) -> Touchpoint {
    let Touchpoint { title, channels, moment_of_truth, emotion, cells, description, .. } = now.clone();
    Touchpoint { title, channels, moment_of_truth, emotion, cells, description, ..was.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{By, Estimate, JourneyMap};

    fn change(change: impl FnOnce(&mut Touchpoint)) -> Change {
        let touchpoints = ["a", "b"].map(|id| Touchpoint { id: id.into(), ..Touchpoint::default() }).into();
        let before = JourneyMap { touchpoints, ..JourneyMap::default() };
        let mut after = before.clone();
        change(&mut after.touchpoints[0]);
        let by = By { author: "Ana".into(), time: "2026-10-02T09:14:00Z".into() };
        Change::between(&before, &after, "Change", &by)
    }

    #[test]
    fn a_title_changes_no_figure_and_a_share_may() {
        assert!(is_about_words(&change(|it| it.title = "Orders".into())));
        assert!(is_about_words(&change(|it| it.moment_of_truth = true)));
        assert!(!is_about_words(&change(|it| it.start_share = Some(Estimate::plain(0.5)))));
        assert!(!is_about_words(&change(|it| it.assisted = true)));
        assert!(!is_about_words(&change(|it| it.stage = "other".into())));
    }
}
