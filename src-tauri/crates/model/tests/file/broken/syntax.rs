//! Files that are no JSON, hold something twice or in halves, or go beyond the limits.

use model::{Fault, read};

use super::refused;

const HEAD: &str = "{\n  \"format\": \"journey\",\n  \"version\": 1,\n  \"id\": \"m\",\n  \"title\": \"T\",\n  \"lanes\": [\n    \
    {\"id\": \"l\", \"title\": \"\", \"zone\": \"customer\", \"kind\": \"touchpoints\"}\n  ],\n";

#[test]
fn broken_json() {
    let cases: [(&str, usize, usize); 20] = [
        ("", 9, 1),
        ("  \"x\": 1", 9, 9),
        ("  \"x\": 1,\n}", 10, 1),
        ("  \"x\" 1\n}", 9, 7),
        ("  x: 1\n}", 9, 3),
        ("  'x': 1\n}", 9, 3),
        ("  \"x\": \n}", 10, 1),
        ("  \"x\": [1, 2\n}", 10, 1),
        ("  \"x\": [1, ]\n}", 9, 12),
        ("  \"x\": 01\n}", 9, 9),
        ("  \"x\": 1.\n}", 9, 10),
        ("  \"x\": .5\n}", 9, 8),
        ("  \"x\": +1\n}", 9, 8),
        ("  \"x\": 1e\n}", 9, 10),
        ("  \"x\": NaN\n}", 9, 8),
        ("  \"x\": nul\n}", 9, 8),
        ("  \"é\": \"a\n}", 9, 10),
        ("  \"x\": \"\\x41\"\n}", 9, 10),
        ("  \"x\": \"\\u12g4\"\n}", 9, 13),
        ("  \"x\": 1\n} {}", 10, 3),
    ];
    for (rest, expected_line, expected_column) in cases {
        let errors = refused(format!("{HEAD}{rest}").as_bytes());
        assert_eq!(errors.len(), 1, "{errors:?}");
        let Fault::Syntax { line, column, .. } = errors[0].fault else { panic!("{rest}: {errors:?}") };
        assert_eq!((line, column), (expected_line, expected_column), "{rest}: {}", errors[0]);
    }
}

#[test]
fn twice_in_halves_and_beyond_the_limits() {
    let deep = |count: usize| format!("\"x\": {}{}", "[".repeat(count), "]".repeat(count));
    let many = (0..100_001).map(|number| format!("{{\"id\":\"t{number}\"}}")).collect::<Vec<_>>().join(",");
    let cases = [
        ("\"id\": \"m\"".to_owned(), "id", Fault::DuplicateKey),
        ("\"\\u0069d\": \"m\"".to_owned(), "id", Fault::DuplicateKey),
        ("\"x\": 1, \"x\": 1".to_owned(), "x", Fault::DuplicateKey),
        ("\"x\": {\"a\": {\"b\": 1, \"b\": 2}}".to_owned(), "x.a.b", Fault::DuplicateKey),
        (
            "\"stages\": [{\"id\": \"s\", \"title\": \"\", \"title\": \"\"}]".to_owned(),
            "stages[0].title",
            Fault::DuplicateKey,
        ),
        ("\"x\": [1, {\"a\": 1, \"a\": 1}]".to_owned(), "x[1].a", Fault::DuplicateKey),
        (format!("\"x\": {{{}}}", keys(100)), "x.k7", Fault::DuplicateKey),
        (format!("\"x\": {{{}}}", keys(48)), "x.k7", Fault::DuplicateKey),
        ("\"summary\": \"\\ud800\"".to_owned(), "summary", Fault::LoneSurrogate),
        ("\"summary\": \"\\udc00\\ud800\"".to_owned(), "summary", Fault::LoneSurrogate),
        ("\"summary\": \"\\ud83dx\"".to_owned(), "summary", Fault::LoneSurrogate),
        ("\"summary\": \"\\ud83d\\ud83d\\ude00\"".to_owned(), "summary", Fault::LoneSurrogate),
        ("\"tags\": [\"a\", \"\\udfff\"]".to_owned(), "tags[1]", Fault::LoneSurrogate),
        ("\"x\": {\"y\": \"\\ud83d\\n\"}".to_owned(), "x.y", Fault::LoneSurrogate),
        (deep(64), DEEP, Fault::TooDeep { line: 9 }),
        (deep(5_000_000), DEEP, Fault::TooDeep { line: 9 }),
        (format!("\"touchpoints\": [{many}]"), "touchpoints", Fault::TooManyTouchpoints),
        (format!("\"touch\\u0070oints\": [{many}]"), "touchpoints", Fault::TooManyTouchpoints),
    ];
    for (rest, path, fault) in cases {
        let errors = refused(format!("{HEAD}{rest}}}").as_bytes());
        let found: Vec<_> = errors.iter().map(|error| (error.path.as_str(), &error.fault)).collect();
        let path = if path == DEEP { format!("x{}", "[0]".repeat(63)) } else { path.to_owned() };
        assert_eq!(found, [(path.as_str(), &fault)]);
    }
    let mut bytes = format!("{HEAD}\"summary\": \"x\"}}").into_bytes();
    let at = bytes.len() - 3;
    bytes[at] = 0xe9;
    assert_eq!(refused(&bytes)[0].fault, Fault::NotUtf8 { byte: at });
    let large = vec![b' '; (64 << 20) + 1];
    assert_eq!(refused(&large)[0].fault, Fault::TooLarge { bytes: (64 << 20) + 1 });
}

const DEEP: &str = "deep";

/// So many keys, the last of which is the eighth again.
fn keys(count: usize) -> String {
    let keys: Vec<String> = (0..count).map(|number| format!("\"k{number}\": 1")).collect();
    format!("{}, \"k7\": 1", keys.join(", "))
}

#[test]
fn what_is_just_within_the_limits_is_read() {
    let deep = format!("{HEAD}\"x\": {}{}}}", "[".repeat(63), "]".repeat(63));
    assert_eq!(read(deep.as_bytes()).map(|map| map.extra.len()), Ok(1));
    let surrogates = format!("{HEAD}\"summary\": \"\\ud83d\\ude00\"}}");
    assert_eq!(read(surrogates.as_bytes()).map(|map| map.summary), Ok("😀".to_owned()));
}

#[test]
fn no_damage_makes_the_reader_panic() {
    let good = super::good().to_string().into_bytes();
    let mut state = 1_u64;
    for round in 0..400 {
        let mut bytes = good.clone();
        for _ in 0..=round % 5 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = usize::try_from(state >> 33).unwrap() % bytes.len();
            match state & 3 {
                0 => bytes[at] = (state >> 8) as u8,
                1 => drop(bytes.remove(at)),
                2 => bytes.truncate(at.max(1)),
                _ => bytes.insert(at, b"{}[],:\"\\"[at % 8]),
            }
        }
        for error in read(&bytes).err().unwrap_or_default() {
            assert!(!error.to_string().is_empty());
        }
    }
}
