//! The first pass over a file: is it JSON at all, within the limits, each key once, each character whole?
//!
//! It builds nothing, so that a hostile file costs no memory. Its recursion is bounded by `MAX_DEPTH`.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::cursor::unescape;

/// 64 MiB.
pub(crate) const MAX_BYTES: usize = 64 << 20;
const MAX_DEPTH: usize = 64;
pub(crate) const MAX_TOUCHPOINTS: usize = 100_000;

/// One part of the way from the root to a value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Segment<'a> {
    Key(Cow<'a, str>),
    Index(usize),
}

/// What makes it impossible to go on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Halt {
    Syntax { line: usize, column: usize, expected: &'static str },
    TooDeep { line: usize },
    TooManyTouchpoints,
}

/// What is wrong, and yet the rest can be read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Flaw {
    DuplicateKey,
    LoneSurrogate,
}

/// Where something is wrong.
pub(crate) type Spotted<'a, T> = (Vec<Segment<'a>>, T);

/// Checks a whole text; the flaws in the order of the file, at most `limit` of them.
///
/// # Errors
/// The first place at which the text is no JSON or leaves the limits.
pub(crate) fn scan(text: &str, limit: usize) -> Result<Vec<Spotted<'_, Flaw>>, Spotted<'_, Halt>> {
    let mut scan = Scan { text, at: 0, path: Vec::new(), keys: Vec::new(), flaws: Vec::new(), limit };
    match scan.document() {
        Ok(()) => Ok(scan.flaws),
        Err(halt) => Err((scan.path, halt)),
    }
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    path: Vec<Segment<'a>>,
    /// The keys of all open objects, one after the other.
    keys: Vec<Cow<'a, str>>,
    flaws: Vec<Spotted<'a, Flaw>>,
    limit: usize,
}

impl<'a> Scan<'a> {
    fn document(&mut self) -> Result<(), Halt> {
        self.value()?;
        self.blank();
        if self.at < self.text.len() { Err(self.syntax("the end of the file")) } else { Ok(()) }
    }

    fn value(&mut self) -> Result<(), Halt> {
        self.blank();
        match self.peek() {
            Some(b'{') => self.object(),
            Some(b'[') => self.list(),
            Some(b'"') => self.string().map(|_| ()),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true"),
            Some(b'f') => self.word("false"),
            Some(b'n') => self.word("null"),
            _ => Err(self.syntax("a value")),
        }
    }

    fn object(&mut self) -> Result<(), Halt> {
        self.enter()?;
        let first = self.keys.len();
        let mut many = BTreeSet::new();
        if !self.closes(b'}') {
            loop {
                self.blank();
                if self.peek() != Some(b'"') {
                    return Err(self.syntax("a key in quotation marks"));
                }
                let key = self.key(first, &mut many)?;
                self.path.push(Segment::Key(key));
                self.blank();
                self.take(b':', "a colon")?;
                self.value()?;
                self.path.pop();
                if self.separator(b'}', "a comma or }")? {
                    break;
                }
            }
        }
        self.keys.truncate(first);
        Ok(())
    }

    /// A key, held against the others of its object: one by one while they are few.
    fn key(&mut self, first: usize, many: &mut BTreeSet<Cow<'a, str>>) -> Result<Cow<'a, str>, Halt> {
        const FEW: usize = 48;
        let key = self.string()?;
        let known = self.keys.get(first..).unwrap_or_default();
        let twice = match known.len() {
            0..FEW => known.contains(&key),
            FEW => {
                many.extend(known.iter().cloned());
                !many.insert(key.clone())
            }
            _ => !many.insert(key.clone()),
        };
        if twice {
            self.path.push(Segment::Key(key.clone()));
            self.flaw(Flaw::DuplicateKey);
            self.path.pop();
        }
        self.keys.push(key.clone());
        Ok(key)
    }

    fn list(&mut self) -> Result<(), Halt> {
        self.enter()?;
        if self.closes(b']') {
            return Ok(());
        }
        let touchpoints = matches!(self.path.as_slice(), [Segment::Key(key)] if key == "touchpoints");
        for index in 0.. {
            if touchpoints && index == MAX_TOUCHPOINTS {
                return Err(Halt::TooManyTouchpoints);
            }
            self.path.push(Segment::Index(index));
            self.value()?;
            self.path.pop();
            if self.separator(b']', "a comma or ]")? {
                break;
            }
        }
        Ok(())
    }

    fn enter(&mut self) -> Result<(), Halt> {
        if self.path.len() >= MAX_DEPTH {
            return Err(Halt::TooDeep { line: self.line_and_column().0 });
        }
        self.at += 1;
        Ok(())
    }

    /// True after the last item.
    fn separator(&mut self, close: u8, expected: &'static str) -> Result<bool, Halt> {
        if self.closes(close) {
            return Ok(true);
        }
        self.take(b',', expected).map(|()| false)
    }

    fn closes(&mut self, close: u8) -> bool {
        self.blank();
        let closes = self.peek() == Some(close);
        self.at += usize::from(closes);
        closes
    }

    fn string(&mut self) -> Result<Cow<'a, str>, Halt> {
        let start = self.at + 1;
        self.at = start;
        let mut plain = true;
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    plain = false;
                    self.escape()?;
                }
                Some(0x20..) => self.at += 1,
                Some(_) => return Err(self.syntax("control characters escaped")),
                None => return Err(self.syntax("closing quotation marks")),
            }
        }
        let raw = self.text.get(start..self.at).unwrap_or_default();
        self.at += 1;
        if plain {
            return Ok(Cow::Borrowed(raw));
        }
        let (text, whole) = unescape(raw);
        if !whole {
            self.flaw(Flaw::LoneSurrogate);
        }
        Ok(Cow::Owned(text))
    }

    fn escape(&mut self) -> Result<(), Halt> {
        self.at += 1;
        match self.peek() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
            Some(b'u') => {
                self.at += 1;
                for _ in 0..4 {
                    if !self.peek().is_some_and(|byte| byte.is_ascii_hexdigit()) {
                        return Err(self.syntax("four hexadecimal digits after \\u"));
                    }
                    self.at += 1;
                }
            }
            _ => return Err(self.syntax("one of \" \\ / b f n r t u after \\")),
        }
        Ok(())
    }

    fn number(&mut self) -> Result<(), Halt> {
        self.at += usize::from(self.peek() == Some(b'-'));
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), Some(b'+' | b'-')));
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Halt> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == start { Err(self.syntax("a digit")) } else { Ok(()) }
    }

    fn word(&mut self, word: &'static str) -> Result<(), Halt> {
        if !self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes())) {
            return Err(self.syntax("true, false or null"));
        }
        self.at += word.len();
        Ok(())
    }

    fn take(&mut self, byte: u8, expected: &'static str) -> Result<(), Halt> {
        if self.peek() != Some(byte) {
            return Err(self.syntax(expected));
        }
        self.at += 1;
        Ok(())
    }

    fn blank(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn flaw(&mut self, flaw: Flaw) {
        if self.flaws.len() < self.limit {
            self.flaws.push((self.path.clone(), flaw));
        }
    }

    fn syntax(&self, expected: &'static str) -> Halt {
        let (line, column) = self.line_and_column();
        Halt::Syntax { line, column, expected }
    }

    /// Both from 1; the column in characters.
    fn line_and_column(&self) -> (usize, usize) {
        let before = self.text.as_bytes().get(..self.at).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let column = before.iter().skip(start).filter(|byte| (**byte & 0xc0) != 0x80).count() + 1;
        (line, column)
    }
}
