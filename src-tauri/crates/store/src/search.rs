//! Searching in all maps at once.

use std::collections::BTreeMap;

use model::{Id, JourneyMap, Kind};
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params, params_from_iter};

use crate::maps::or_untitled;
use crate::passages::{self, Passage};
use crate::{Found, Shelf, StoreError};

/// The index is made of trigrams: shorter words are looked for by reading.
const SHORTEST: usize = 3;
/// Characters shown around a hit.
const BEFORE: usize = 30;
const EXCERPT: usize = 120;

/// Brings what the search knows of a map up to a change. Only what differs is written.
pub(crate) fn refresh(
    connection: &Connection,
    row: i64,
    number: u32,
    map: &JourneyMap,
) -> Result<(), StoreError> {
    let mut gone = known(connection, row)?;
    let mut add = connection
        .prepare_cached("INSERT INTO passage (map, kind, thing, title, words) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for passage in passages::of(map) {
        if gone.get_mut(&passage).and_then(Vec::pop).is_some() {
            continue;
        }
        let Passage { kind, thing, title, words } = passage;
        add.execute(params![row, kind.word(), thing, title, words])?;
    }
    let mut remove = connection.prepare_cached("DELETE FROM passage WHERE row = ?1")?;
    for row in gone.into_values().flatten() {
        remove.execute([row])?;
    }
    connection
        .prepare_cached("UPDATE map SET searched = ?2 WHERE row = ?1")?
        .execute(params![row, number])?;
    Ok(())
}

/// The passages that the search knows of a map, with their rows.
fn known(connection: &Connection, map: i64) -> Result<BTreeMap<Passage, Vec<i64>>, StoreError> {
    let mut rows = connection.prepare_cached("SELECT * FROM passage WHERE map = ?1")?;
    let mut rows = rows.query([map])?;
    let mut known: BTreeMap<Passage, Vec<i64>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let passage = Passage {
            kind: kind_of(row)?,
            thing: row.get("thing")?,
            title: row.get("title")?,
            words: row.get("words")?,
        };
        known.entry(passage).or_default().push(row.get("row")?);
    }
    Ok(known)
}

fn kind_of(row: &Row<'_>) -> rusqlite::Result<Kind> {
    Ok(Kind::from_word(&row.get::<_, String>("kind")?).unwrap_or(Kind::Map))
}

/// Where all words of a text stand together, at most `most` places: those with the words in a title
/// first, then those of maps that were changed last.
pub(crate) fn find(
    connection: &Connection,
    text: &str,
    which: Shelf,
    most: u32,
) -> Result<Vec<Found>, StoreError> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, values) = asked(&words, which, most);
    let mut rows = connection.prepare_cached(&sql)?;
    let rows = rows.query_map(params_from_iter(values), |row| found(row, &words))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The question in SQL and what goes into its places.
fn asked(words: &[&str], which: Shelf, most: u32) -> (String, Vec<Value>) {
    let (long, short): (Vec<&str>, Vec<&str>) =
        words.iter().partition(|word| word.chars().count() >= SHORTEST);
    let mut conditions = Vec::new();
    let mut values = Vec::new();
    if !long.is_empty() {
        let phrases: Vec<String> =
            long.iter().map(|word| format!("\"{}\"", word.replace('"', "\"\""))).collect();
        conditions
            .push("passage.row IN (SELECT rowid FROM passage_index WHERE passage_index MATCH ?)".to_owned());
        values.push(Value::from(phrases.join(" AND ")));
    }
    for word in &short {
        conditions.push("(passage.title LIKE ? ESCAPE '\\' OR passage.words LIKE ? ESCAPE '\\')".to_owned());
        values.extend([Value::from(like(word)), Value::from(like(word))]);
    }
    let is = if which == Shelf::InUse { "IS NULL" } else { "IS NOT NULL" };
    let first = words.first().copied().unwrap_or_default();
    values.extend([Value::from(like(first)), Value::from(i64::from(most))]);
    let sql = format!(
        "SELECT map.id, map.title AS map_title, passage.kind, passage.thing, passage.title, passage.words
         FROM passage JOIN map ON map.row = passage.map
         WHERE {} AND map.archived {is}
         ORDER BY passage.title LIKE ? ESCAPE '\\' DESC, passage.kind <> 'map', map.changed DESC, passage.row
         LIMIT ?",
        conditions.join(" AND ")
    );
    (sql, values)
}

/// A pattern for a text that holds the word.
fn like(word: &str) -> String {
    let mut pattern = String::from("%");
    for letter in word.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

fn found(row: &Row<'_>, words: &[&str]) -> rusqlite::Result<Found> {
    let (map, map_title): (Id, String) = (row.get("id")?, row.get("map_title")?);
    let text: String = row.get("words")?;
    Ok(Found {
        map,
        map_title: or_untitled(&map_title),
        kind: kind_of(row)?,
        thing: row.get("thing")?,
        title: row.get("title")?,
        excerpt: excerpt(&text, words),
    })
}

/// The words around the first hit on one line, with dots where something was left out.
fn excerpt(text: &str, words: &[&str]) -> String {
    let letters: Vec<char> = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    let small: Vec<char> =
        letters.iter().map(|letter| letter.to_lowercase().next().unwrap_or(*letter)).collect();
    let hit = words.iter().filter_map(|word| {
        let word: Vec<char> =
            word.chars().map(|letter| letter.to_lowercase().next().unwrap_or(letter)).collect();
        small.windows(word.len().max(1)).position(|window| window == word)
    });
    let begin = hit.min().unwrap_or_default().saturating_sub(BEFORE);
    let begin = if letters.len() <= EXCERPT { 0 } else { begin };
    let shown: String = letters.iter().skip(begin).take(EXCERPT).collect();
    let before = if begin > 0 { "…" } else { "" };
    let after = if begin + EXCERPT < letters.len() { "…" } else { "" };
    format!("{before}{}{after}", shown.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_shows_the_first_hit_and_says_where_it_was_cut() {
        let text = format!("{} the Engineer comes {}", "long before ".repeat(20), "and after ".repeat(20));
        let shown = excerpt(&text, &["engineer"]);
        assert!(
            shown.starts_with('…') && shown.ends_with('…') && shown.contains("the Engineer comes"),
            "{shown}"
        );
        assert!(shown.chars().count() <= EXCERPT + 2);
        assert_eq!(excerpt("Short\n text", &["gone"]), "Short text");
    }

    #[test]
    fn signs_that_mean_something_to_the_search_are_only_letters() {
        assert_eq!(like("5%_\\"), "%5\\%\\_\\\\%");
    }
}
