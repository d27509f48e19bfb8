//! The known word that was probably meant.

/// Longer words are compared by their beginnings.
const LONGEST: usize = 64;

/// The nearest of `known`, however far it is; none when there is none.
pub(crate) fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let word = folded(word);
    known.min_by_key(|candidate| distance(&word, &folded(candidate)))
}

/// The nearest of `known`, if it resembles the word: at most every third character differs, or one.
pub(crate) fn similar<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let near = nearest(word, known)?;
    let (word, near_word) = (folded(word), folded(near));
    let allowed = (word.len().max(near_word.len()) / 3).max(1);
    (distance(&word, &near_word) <= allowed).then_some(near)
}

fn folded(word: &str) -> Vec<char> {
    word.chars().flat_map(char::to_lowercase).take(LONGEST).collect()
}

/// Levenshtein's distance.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (to, above) in b.iter().zip(row.iter_mut().skip(1)) {
            let changed = diagonal + usize::from(from != to);
            diagonal = *above;
            left = changed.min(left + 1).min(*above + 1);
            *above = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(a.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_its_word() {
        let stages = ["discover", "install", "first-bill"];
        assert_eq!(similar("instal", stages.into_iter()), Some("install"));
        assert_eq!(similar("First-Bill", stages.into_iter()), Some("first-bill"));
        assert_eq!(similar("xyz", stages.into_iter()), None);
        assert_eq!(nearest("xyz", stages.into_iter()), Some("install"));
        assert_eq!(distance(&folded("kitten"), &folded("sitting")), 3);
    }
}
