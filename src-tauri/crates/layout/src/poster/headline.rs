//! The figures of the headline: what it takes to serve 1,000 customers, and what comes of it.

use scene::{Item, Point, Role, Stroke, Token, Weight};

use crate::Headline;
use crate::lanes::marks::{Kind, mark};
use crate::look::{count, small, style};
use crate::sheet::{Layer, Sheet, stroked};
use crate::text::Style;

const GAP: f32 = 36.0;
/// Before and after a separator.
const AROUND: (f32, f32) = (28.0, 18.0);
const SIDE: f32 = 24.0;
/// From a mark's box to its figure.
const MARK_GAP: f32 = 6.0;
/// Height of a row of figures, and from its top to the baselines of figure and label.
const ROW: f32 = 46.0;
const FIGURE_Y: f32 = 23.0;
const LABEL_Y: f32 = 43.0;
const ROW_GAP: f32 = 14.0;

/// One figure with its unit beside it and its label below.
struct Figure {
    id: &'static str,
    mark: Option<Kind>,
    value: String,
    unit: &'static str,
    label: String,
    separated: bool,
}

/// The figures with their widths.
pub(super) struct Row {
    figures: Vec<(Figure, f32)>,
}

impl Row {
    pub(super) fn new(sheet: &Sheet, headline: &Headline) -> Self {
        let measured = |f: Figure| {
            let width = width(sheet, &f);
            (f, width)
        };
        Self { figures: figures(headline).into_iter().map(measured).collect() }
    }

    /// Width of all figures side by side.
    pub(super) fn width(&self) -> f32 {
        let gaps: f32 = self.figures.iter().skip(1).map(|(f, _)| gap(f)).sum();
        self.figures.iter().map(|(_, w)| w).sum::<f32>() + gaps
    }

    /// Draws them from (x, y) on within `room`, in as many rows as they need; returns the bottom.
    pub(super) fn put(&self, sheet: &mut Sheet, x: f32, y: f32, room: f32) -> f32 {
        let (mut at, mut top) = (x, y);
        for (n, (figure, width)) in self.figures.iter().enumerate() {
            let before = if n == 0 { 0.0 } else { gap(figure) };
            if n > 0 && at + before + width > x + room + 0.5 {
                (at, top) = (x, top + ROW + ROW_GAP);
            } else {
                at += before;
                if n > 0 && figure.separated {
                    separator(sheet, figure, at - AROUND.1, top);
                }
            }
            emit(sheet, figure, at, top);
            at += width;
        }
        top + ROW
    }
}

fn gap(figure: &Figure) -> f32 {
    if figure.separated { AROUND.0 + AROUND.1 } else { GAP }
}

fn figures(h: &Headline) -> Vec<Figure> {
    let figure = |id, mark, value: f64, unit, label: &str, separated| Figure {
        id,
        mark,
        value: count(value),
        unit,
        label: label.to_owned(),
        separated,
    };
    let from = format!("from {} of 1,000 customers", count(h.customers_contacting));
    let mut all = vec![
        figure("contacts", None, h.contacts, "contacts", &from, false),
        figure("completed", None, h.completed * 1000.0, "completed", "of 1,000 customers", false),
        figure("ours", Some(Kind::Ours), h.contacts_ours, "contacts", "ours", true),
        figure("not-ours", Some(Kind::NotOurs), h.contacts_not_ours, "contacts", "not caused by us", false),
    ];
    if h.contacts_unsorted > 0.0 {
        all.push(figure(
            "unsorted",
            Some(Kind::Unsorted),
            h.contacts_unsorted,
            "contacts",
            "unsorted",
            false,
        ));
    }
    all.push(figure("fixed", Some(Kind::Fixed), h.caught, "needs", "fixed before noticed", true));
    all
}

fn value_style() -> Style {
    style(27.0, 32.0, Weight::Bold)
}

fn unit_style() -> Style {
    style(12.5, 16.0, Weight::Medium).painted(Token::Text2.into())
}

fn indent(figure: &Figure) -> f32 {
    if figure.mark.is_some() { SIDE + MARK_GAP } else { 0.0 }
}

fn width(sheet: &Sheet, f: &Figure) -> f32 {
    let first = indent(f)
        + sheet.fonts.width(&f.value, value_style())
        + 5.0
        + sheet.fonts.width(f.unit, unit_style());
    first.max(sheet.fonts.width(&f.label, small())).ceil()
}

fn separator(sheet: &mut Sheet, figure: &Figure, x: f32, top: f32) {
    let line = scene::Path::line(Point::new(x, top - 2.0), Point::new(x, top + ROW));
    let items = vec![stroked(line, Stroke::solid(Token::Border2.into(), 1.0))];
    sheet.put(Layer::Lines, format!("headline/{}/line", figure.id), Role::Backdrop, String::new(), items);
}

fn emit(sheet: &mut Sheet, f: &Figure, x: f32, top: f32) {
    let baseline = top + FIGURE_Y;
    let mut items: Vec<Item> = Vec::new();
    if let Some(kind) = f.mark {
        items = mark(kind, x + SIDE / 2.0, baseline - 0.36 * 27.0, SIDE, Token::Surface);
    }
    let at = x + indent(f);
    items.push(sheet.line(&f.value, value_style(), at, baseline));
    let unit_x = at + sheet.fonts.width(&f.value, value_style()) + 5.0;
    items.push(sheet.line(f.unit, unit_style(), unit_x, baseline));
    items.push(sheet.line(&f.label, small(), x, top + LABEL_Y));
    let name = format!("{} {}, {}", f.value, f.unit, f.label);
    sheet.put(Layer::Things, format!("headline/{}", f.id), Role::Figure, name, items);
}
