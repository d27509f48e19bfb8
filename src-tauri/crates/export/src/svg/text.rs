//! Paragraphs as text elements, a span for each run.

use scene::{Paragraph, Run};

use super::body::Body;
use super::fonts::class;
use crate::xml;

impl Body<'_> {
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph) {
        let Some(first) = paragraph.runs.first() else { return };
        let link = paragraph.link.as_deref().and_then(xml::followable);
        if let Some(link) = link {
            self.out.push_str("<a");
            self.attribute("href", link);
            self.out.push('>');
        }
        self.out.push_str("<text");
        self.style(first, None);
        self.out.push('>');
        for (i, run) in paragraph.runs.iter().enumerate() {
            self.run(run, first, is_followed_by_space(paragraph, i));
        }
        self.out.push_str("</text>");
        self.out.push_str(if link.is_some() { "</a>\n" } else { "\n" });
    }

    fn run(&mut self, run: &Run, first: &Run, space: bool) {
        self.out.push_str("<tspan");
        self.number("x", self.at.x + run.x);
        self.number("y", self.at.y + run.y);
        if run.right_to_left && !turns_by_itself(&run.text) {
            // Right to left a text ends at its left, so this keeps x at the run's left end.
            self.out.push_str(" direction=\"rtl\" unicode-bidi=\"bidi-override\" text-anchor=\"end\"");
        }
        self.style(run, Some(first));
        self.out.push('>');
        xml::push(&mut self.out, &run.text);
        if space {
            self.out.push(' ');
        }
        self.out.push_str("</tspan>");
    }

    /// Face, size and colour, as far as they differ from those inherited.
    fn style(&mut self, run: &Run, inherited: Option<&Run>) {
        if inherited.is_none_or(|i| i.face != run.face) {
            self.out.push_str(" class=\"");
            self.out.push(class(run.face));
            self.out.push('"');
        }
        if inherited.is_none_or(|i| i.size != run.size) {
            self.number("font-size", run.size);
        }
        if inherited.is_none_or(|i| i.paint != run.paint) {
            self.paint("fill", run.paint);
            let washed = inherited.is_some_and(|i| self.opacity(i) < 1.0);
            if washed && self.opacity(run) >= 1.0 {
                self.number("fill-opacity", 1.0);
            }
        }
    }
}

/// True for a piece that every renderer sets from right to left without being told: it begins and
/// ends with letters of that direction.
fn turns_by_itself(text: &str) -> bool {
    let is_letter =
        |c: char| c.is_alphabetic() && matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}');
    text.starts_with(is_letter) && text.ends_with(is_letter)
}

/// True for the last run of a line that was broken at a space: with the space written, the lines
/// stay apart when they are copied. It hangs beyond the end of the line, where nothing is seen of
/// it; right to left it would push the text aside.
fn is_followed_by_space(paragraph: &Paragraph, index: usize) -> bool {
    let (Some(run), Some(next)) = (paragraph.runs.get(index), paragraph.runs.get(index + 1)) else {
        return false;
    };
    let apart = run.line != next.line && !run.right_to_left && !run.text.ends_with(' ');
    apart && breaks_at_space(&paragraph.text, &run.text, &next.text)
}

/// True where the text holds the two pieces with white space between them.
fn breaks_at_space(text: &str, before: &str, after: &str) -> bool {
    text.match_indices(before).any(|(at, _)| {
        let rest = &text[at + before.len()..];
        rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with(after.trim_start())
    })
}
