//! Where reading stands in a file: the cursor, the path to it, and the faults so far.

use std::borrow::Cow;

use super::error::{Fault, Problems};
use crate::json::{Cursor, Json, Kind, Segment};

/// Every value is taken exactly once, whether it is right or not, so that one fault hides no other.
pub(crate) struct Reader<'a> {
    cursor: Cursor<'a>,
    path: Vec<Segment<'a>>,
    problems: Problems,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(text: &'a str, problems: Problems) -> Self {
        Self { cursor: Cursor::new(text), path: Vec::new(), problems }
    }

    pub(crate) fn into_problems(self) -> Problems {
        self.problems
    }

    /// Reports a fault of the value at hand.
    pub(crate) fn fault(&mut self, fault: Fault) {
        self.problems.push(&self.path, fault);
    }

    /// Reports a fault of one field of the object at hand.
    pub(crate) fn fault_of(&mut self, field: &'static str, fault: Fault) {
        self.path.push(Segment::Key(field.into()));
        self.fault(fault);
        self.path.pop();
    }

    pub(crate) fn kind(&mut self) -> Kind {
        self.cursor.kind()
    }

    /// Calls `field` for each key of an object; it has to take the value. False, with a fault, for
    /// anything else.
    pub(crate) fn fields(&mut self, mut field: impl FnMut(&mut Self, &Cow<'a, str>)) -> bool {
        if !self.expect(Kind::Object) {
            return false;
        }
        self.cursor.open();
        while self.cursor.item() {
            let key = self.cursor.key();
            self.path.push(Segment::Key(key.clone()));
            field(self, &key);
            self.path.pop();
        }
        true
    }

    /// Calls `item` for each item of a list; it has to take the value. False, with a fault, for
    /// anything else.
    pub(crate) fn items(&mut self, mut item: impl FnMut(&mut Self)) -> bool {
        if !self.expect(Kind::List) {
            return false;
        }
        self.cursor.open();
        for index in 0.. {
            if !self.cursor.item() {
                break;
            }
            self.path.push(Segment::Index(index));
            item(self);
            self.path.pop();
        }
        true
    }

    pub(crate) fn text(&mut self) -> Option<Cow<'a, str>> {
        self.expect(Kind::Text).then(|| self.cursor.text())
    }

    pub(crate) fn flag(&mut self) -> Option<bool> {
        self.expect(Kind::Bool).then(|| self.cursor.literal() == "true")
    }

    /// A number as it is written.
    pub(crate) fn number(&mut self) -> Option<&'a str> {
        self.expect(Kind::Number).then(|| self.cursor.literal())
    }

    pub(crate) fn take_empty_text(&mut self) -> bool {
        self.cursor.take_empty_text()
    }

    /// The value of an unknown key.
    pub(crate) fn unknown(&mut self) -> Json {
        self.cursor.json()
    }

    fn expect(&mut self, expected: Kind) -> bool {
        let found = self.cursor.kind();
        if found == expected {
            return true;
        }
        self.fault(Fault::WrongType { expected: name(expected), found: name(found) });
        self.cursor.skip();
        false
    }
}

/// What a kind of value is called in an error.
fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "null",
        Kind::Bool => "true or false",
        Kind::Number => "a number",
        Kind::Text => "text",
        Kind::List => "a list",
        Kind::Object => "an object",
    }
}
