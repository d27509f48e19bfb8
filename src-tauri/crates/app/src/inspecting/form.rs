//! A panel in the making, field by field. What stands in a field is read from the thing as it is in the
//! file, by the same path that a command sets.

use model::{Comment, Estimate, Evidence, Fields, Id, JourneyMap, Json, Kind, Link, Thing, Where, Which};

use super::asked::{Asked, asked};
use super::figures::monthly;
use super::number::{Unit, exact, per_cent, written};
use super::panel::{
    Inspection, PanelAdd, PanelChoice, PanelComment, PanelEntry, PanelField, PanelFigure, PanelPart,
    PanelRow, PanelSection, PanelSlider,
};
use super::rate::{Monthly, RateForm, plain};
use super::words::{Spoken, choices, counted, nothing, plain_choice, text};
use crate::Refusal;
use crate::facts::{or_untitled, written_out};
use crate::sheet::Sheet;

/// A thing by its name, and its fields as they stand in a file.
pub(super) struct Held {
    pub which: Which,
    fields: Json,
}

impl Held {
    pub(super) fn of(which: Which, thing: &Thing) -> Result<Self, Refusal> {
        let fault = |error: serde_json::Error| Refusal::new(error.to_string());
        let written = serde_json::to_string(thing).map_err(fault)?;
        let by_kind: Fields = serde_json::from_str(&written).map_err(fault)?;
        Ok(Self { which, fields: by_kind.into_values().next().unwrap_or(Json::Null) })
    }

    pub(super) fn at(&self, path: &[&str]) -> Option<&Json> {
        path.iter().try_fold(&self.fields, |json, key| match json {
            Json::Object(fields) => fields.get(*key),
            _ => None,
        })
    }

    pub(super) fn text(&self, path: &[&str]) -> String {
        match self.at(path) {
            Some(Json::Text(text)) => text.clone(),
            _ => String::new(),
        }
    }

    fn flag(&self, path: &[&str]) -> bool {
        self.at(path) == Some(&Json::Bool(true))
    }

    fn list(&self, path: &[&str]) -> &[Json] {
        match self.at(path) {
            Some(Json::List(items)) => items,
            _ => &[],
        }
    }

    pub(super) fn texts(&self, path: &[&str]) -> Vec<String> {
        let text = |item: &Json| match item {
            Json::Text(text) => Some(text.clone()),
            _ => None,
        };
        self.list(path).iter().filter_map(text).collect()
    }

    pub(super) fn number(&self, path: &[&str]) -> Option<f64> {
        number(self.at(path)?)
    }

    pub(super) fn estimate(&self, path: &[&str]) -> Option<Estimate> {
        estimate(self.at(path)?)
    }

    /// A field at a path.
    pub(super) fn field(&self, label: &str, path: &[&str], entry: PanelEntry) -> PanelField {
        PanelField {
            label: label.to_owned(),
            help: String::new(),
            of: vec![self.which.clone()],
            path: path.iter().map(|key| (*key).to_owned()).collect(),
            entry,
        }
    }
}

fn number(json: &Json) -> Option<f64> {
    match json {
        Json::Number(digits) => digits.parse().ok(),
        _ => None,
    }
}

fn estimate(json: &Json) -> Option<Estimate> {
    let Json::Object(fields) = json else { return number(json).map(Estimate::plain) };
    let text = |key: &str| match fields.get(key) {
        Some(Json::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let part = |key: &str| fields.get(key).and_then(number);
    Some(Estimate {
        value: part("value")?,
        evidence: Evidence::from_word(&text("evidence")),
        count: part("count"),
        of: part("of"),
        low: part("low"),
        high: part("high"),
        source: text("source"),
        date: Some(text("date")).filter(|date| !date.is_empty()),
        ..Estimate::default()
    })
}

pub(super) struct Form<'a> {
    pub sheet: &'a Sheet,
    pub map: &'a JourneyMap,
    pub own: Held,
    inspection: Inspection,
}

impl<'a> Form<'a> {
    pub(super) fn of(sheet: &'a Sheet, which: Which, thing: &Thing) -> Result<Self, Refusal> {
        let kind = which.kind();
        let own = Held::of(which.clone(), thing)?;
        let word = kind.word().replace('_', " ");
        let inspection = Inspection {
            things: vec![which],
            kind: Some(kind),
            channel: String::new(),
            title: String::new(),
            title_field: None,
            place: String::new(),
            figures: Vec::new(),
            without_figures: String::new(),
            sections: Vec::new(),
            comments: Vec::new(),
            comment_on: None,
            delete: if kind == Kind::Map { String::new() } else { format!("Delete {word}") },
        };
        let mut form = Self { sheet, map: &sheet.map, own, inspection };
        form.section("");
        Ok(form)
    }

    pub(super) fn done(mut self) -> Inspection {
        self.inspection.sections.retain(|section| !section.parts.is_empty());
        self.inspection
    }

    pub(super) fn panel(&mut self) -> &mut Inspection {
        &mut self.inspection
    }

    /// What stands at the top, to be changed at `path`.
    pub(super) fn title(&mut self, label: &str, path: &[&str]) {
        let title = self.own.text(path);
        self.inspection.title = or_untitled(&title);
        let entry = PanelEntry::Text { text: title, lines: true, needed: true, suggestions: Vec::new() };
        self.inspection.title_field = Some(self.own.field(label, path, entry));
    }

    /// What stands at the top where nobody gives it a title.
    pub(super) fn heading(&mut self, title: impl Into<String>) {
        self.inspection.title = title.into();
    }

    pub(super) fn place(&mut self, place: impl Into<String>) {
        self.inspection.place = place.into();
    }

    pub(super) fn figure(&mut self, value: impl Into<String>, unit: &str, label: &str) {
        let figure = PanelFigure { value: value.into(), unit: unit.to_owned(), label: label.to_owned() };
        self.inspection.figures.push(figure);
    }

    pub(super) fn section(&mut self, title: &str) {
        let section = PanelSection { title: title.to_owned(), folded: false, parts: Vec::new() };
        self.inspection.sections.push(section);
    }

    /// A section that few need.
    pub(super) fn folded(&mut self, title: &str) {
        let section = PanelSection { title: title.to_owned(), folded: true, parts: Vec::new() };
        self.inspection.sections.push(section);
    }

    pub(super) fn push(&mut self, part: PanelPart) {
        if let Some(section) = self.inspection.sections.last_mut() {
            section.parts.push(part);
        }
    }

    pub(super) fn field(&mut self, field: PanelField) {
        self.push(PanelPart::Field(field));
    }

    /// Says what the last field is for.
    pub(super) fn help(&mut self, help: &str) {
        let last = self.inspection.sections.last_mut().and_then(|section| section.parts.last_mut());
        if let Some(PanelPart::Field(field)) = last {
            help.clone_into(&mut field.help);
        }
    }

    /// Says what the last field counts as while nobody says anything.
    pub(super) fn otherwise(&mut self, words: &str, value: f64) {
        let last = self.inspection.sections.last_mut().and_then(|section| section.parts.last_mut());
        let Some(PanelPart::Field(PanelField { entry, .. })) = last else { return };
        if let PanelEntry::Estimate { otherwise, slider, .. } = entry {
            words.clone_into(otherwise);
            if let Some(slider) = slider {
                slider.top = if value * 1.5 > slider.top { 1.0 } else { slider.top };
                slider.step = slider.top / 100.0;
                slider.otherwise = value;
            }
        }
    }

    pub(super) fn explain(&mut self, words: impl Into<String>) {
        self.push(PanelPart::Words { words: words.into() });
    }

    fn own_field(&mut self, label: &str, path: &[&str], entry: PanelEntry) {
        let field = self.own.field(label, path, entry);
        self.field(field);
    }

    /// A line of text; `suggestions` are such texts that are in use.
    pub(super) fn line(&mut self, label: &str, path: &[&str], suggestions: Vec<String>) {
        let text = self.own.text(path);
        self.own_field(label, path, PanelEntry::Text { text, lines: false, needed: false, suggestions });
    }

    pub(super) fn lines(&mut self, label: &str, path: &[&str]) {
        let text = self.own.text(path);
        let entry = PanelEntry::Text { text, lines: true, needed: false, suggestions: Vec::new() };
        self.own_field(label, path, entry);
    }

    /// A text that cannot be taken away.
    pub(super) fn needed_lines(&mut self, label: &str, path: &[&str]) {
        let text = self.own.text(path);
        let entry = PanelEntry::Text { text, lines: true, needed: true, suggestions: Vec::new() };
        self.own_field(label, path, entry);
    }

    pub(super) fn check(&mut self, label: &str, path: &[&str]) {
        let on = Some(self.own.flag(path));
        self.own_field(label, path, PanelEntry::Check { on });
    }

    /// One word of an enumeration; `none` says what it means that there is none, "" that there must be one.
    pub(super) fn word<W: Spoken>(&mut self, label: &str, path: &[&str], none: &str) {
        self.choice(label, path, with_none(none, choices::<W>()));
    }

    pub(super) fn choice(&mut self, label: &str, path: &[&str], choices: Vec<PanelChoice>) {
        let chosen = self.chosen(path, &choices);
        self.own_field(label, path, PanelEntry::Choice { chosen, choices });
    }

    fn chosen(&self, path: &[&str], choices: &[PanelChoice]) -> Option<u32> {
        chosen(self.own.at(path), choices)
    }

    pub(super) fn causes(&mut self, label: &str, path: &[&str]) {
        let causes = super::words::causes();
        let chosen = self.chosen(path, &causes);
        self.own_field(label, path, PanelEntry::Cause { chosen, causes });
    }

    /// Any of these; what is chosen and not among them is kept as it stands.
    pub(super) fn many(&mut self, label: &str, path: &[&str], choices: Vec<PanelChoice>, none: &str) {
        let known = |item: &Json| choices.iter().find(|choice| choice.value == *item).cloned();
        let or_as_it_is = |item: &Json| PanelChoice { value: item.clone(), ..nothing("?") };
        let chosen = self.own.list(path).iter().map(|item| known(item).unwrap_or_else(|| or_as_it_is(item)));
        let entry = PanelEntry::Many { chosen: chosen.collect(), choices, none: none.to_owned() };
        self.own_field(label, path, entry);
    }

    /// Words of one's own.
    pub(super) fn words(&mut self, label: &str, path: &[&str], suggestions: Vec<String>) {
        let words = vec![self.own.texts(path)];
        self.own_field(label, path, PanelEntry::Words { words, suggestions });
    }

    /// A plain number or a date.
    pub(super) fn typed(&mut self, label: &str, path: &[&str], example: &str) {
        let field = typed(&self.own, label, path, example);
        self.field(field);
    }

    pub(super) fn colour(&mut self, label: &str, path: &[&str]) {
        let colour = Some(self.own.text(path)).filter(|colour| !colour.is_empty());
        self.own_field(label, path, PanelEntry::Colour { colour });
    }

    /// How each persona feels, at a path of an entry for each.
    pub(super) fn feelings(&mut self, path: &[&str], is_wanted: impl Fn(&model::Persona) -> bool) {
        let map = self.map;
        for (number, persona) in map.personas.iter().enumerate().filter(|(_, persona)| is_wanted(persona)) {
            let path: Vec<&str> = path.iter().copied().chain([persona.id.as_str()]).collect();
            let entry = PanelEntry::Feeling {
                value: self.own.number(&path),
                colour: persona.colour.clone(),
                persona: u32::try_from(number).unwrap_or(u32::MAX),
            };
            self.own_field(&or_untitled(&persona.name), &path, entry);
        }
    }

    /// A rate or an amount of the thing.
    pub(super) fn estimate(&mut self, label: &str, path: &[&str], question: &str, place: &str) {
        let field = self.estimate_of(&self.own, label, path, question, place);
        self.field(field);
    }

    /// The same of any thing.
    pub(super) fn estimate_of(
        &self,
        held: &Held,
        label: &str,
        path: &[&str],
        question: &str,
        place: &str,
    ) -> PanelField {
        let keys: Vec<String> = path.iter().map(|key| (*key).to_owned()).collect();
        let asked = asked(held.which.kind(), &keys).unwrap_or(Asked::Amount(Unit::Plain));
        let given = held.estimate(path);
        let text = given.as_ref().map(|given| self.estimated(given.value, asked)).unwrap_or_default();
        let slider = match asked {
            Asked::Rate(_) => {
                Some(slider(given.as_ref().map(|given| given.value), path.last() == Some(&"need")))
            }
            _ => None,
        };
        let entry = PanelEntry::Estimate {
            text,
            example: self.example(asked, &held.which).to_owned(),
            otherwise: String::new(),
            slider,
            evidence: given.as_ref().map(|given| given.evidence.unwrap_or(Evidence::Guess)),
            rests_on: given.as_ref().map(|given| self.rests_on(given, asked)).unwrap_or_default(),
            form: self.rate_form(given.as_ref(), asked),
            question: question.to_owned(),
            place: place.to_owned(),
            counts: false,
            sources: self.sources(),
        };
        held.field(label, path, entry)
    }

    fn example(&self, asked: Asked, which: &Which) -> &'static str {
        match asked {
            Asked::Rate(among) => match monthly(self.sheet, which, among) {
                Monthly::Known { .. } => "52/1300, 4 %, 1 in 25, 48 a month",
                _ => "52/1300, 4 %, 1 in 25",
            },
            Asked::Amount(Unit::PerVisit) => "52/1300, 4 %, 48 a month",
            Asked::Amount(Unit::Minutes) => "95 minutes, 1 h 35 min",
            Asked::Amount(Unit::Days) => "3 days, 5 hours",
            Asked::Amount(Unit::Hours) => "40 hours",
            Asked::Amount(Unit::Money) => "4.80",
            _ => "4,200",
        }
    }

    /// A value as its field shows it.
    pub(super) fn estimated(&self, value: f64, asked: Asked) -> String {
        match asked {
            Asked::Rate(_) | Asked::Amount(Unit::PerVisit) | Asked::Part => per_cent(value),
            Asked::Amount(unit) | Asked::Number(unit) => written(value, unit, &self.map.currency),
            Asked::Date => String::new(),
        }
    }

    /// "measured, 52 of 1,300"
    pub(super) fn rests_on(&self, given: &Estimate, asked: Asked) -> String {
        let evidence = match given.evidence.unwrap_or(Evidence::Guess) {
            Evidence::Measured => "measured",
            Evidence::Estimated => "estimated",
            Evidence::Guess => "guess",
        };
        let count = given.count.zip(given.of).map(|(part, of)| format!("{} of {}", exact(part), exact(of)));
        let range = given
            .low
            .zip(given.high)
            .map(|(low, high)| format!("{} to {}", self.estimated(low, asked), self.estimated(high, asked)));
        let of = count.or(range).map(|of| format!(", {of}")).unwrap_or_default();
        format!("{evidence}{of}")
    }

    /// What stands there; where nothing does, only what was counted.
    fn rate_form(&self, given: Option<&Estimate>, asked: Asked) -> RateForm {
        let contacts = asked == Asked::Amount(Unit::PerVisit);
        let Some(given) = given else { return RateForm { contacts, ..RateForm::default() } };
        let bound = |bound: Option<f64>| bound.map(|b| self.estimated(b, asked)).unwrap_or_default();
        let text = match given.count.zip(given.of) {
            Some((part, of)) if part == given.value * of || (part / of - given.value).abs() < 1e-9 => {
                format!("{}/{}", plain(part), plain(of))
            }
            _ => self.estimated(given.value, asked),
        };
        RateForm {
            contacts,
            text,
            evidence: given.evidence,
            low: bound(given.low),
            high: bound(given.high),
            source: given.source.clone(),
            new_source: false,
            date: given.date.as_deref().map(written_out).unwrap_or_default(),
        }
    }

    /// The sources of the map, each with how often it is cited.
    pub(super) fn sources(&self) -> Vec<PanelChoice> {
        let source = |source: &model::Source| PanelChoice {
            help: cited(self.map, &source.id),
            ..plain_choice(&source.id, &or_untitled(&source.title))
        };
        self.map.sources.iter().map(source).collect()
    }

    pub(super) fn rows(&mut self, rows: Vec<PanelRow>, add: Option<PanelAdd>) {
        if !rows.is_empty() || add.is_some() {
            self.push(PanelPart::Rows { rows, add });
        }
    }

    /// What is said about the thing at a place, and what leads elsewhere from there.
    pub(super) fn remarks(&mut self, place: &Where) {
        self.links(place);
        self.inspection.comment_on = Some(place.clone());
        let is_here = |comment: &&Comment| belongs(&comment.on, place);
        let comments = self.map.comments.iter().filter(is_here).map(|comment| PanelComment {
            place: if comment.on.is_at(place) { String::new() } else { self.map.in_words(&comment.on) },
            comment: comment.clone(),
        });
        self.inspection.comments = comments.collect();
    }

    fn links(&mut self, place: &Where) {
        self.folded("Other maps");
        let row = |link: &Link| PanelRow {
            map: Some(link.map.clone()),
            ..row(
                Which::Link { on: Box::new(link.on.clone()), map: link.map.clone() },
                if link.title.is_empty() { &link.map } else { &link.title },
            )
        };
        let rows = self.map.links.iter().filter(|link| belongs(&link.on, place)).map(row).collect();
        let fields = Fields::from([("on".to_owned(), place_json(place))]);
        let add = add("Lead to another map", Kind::Link, fields, "map");
        self.rows(rows, Some(add));
        if self.map.links.iter().any(|link| belongs(&link.on, place)) {
            self.unfold();
        }
    }

    /// The last section is worth seeing.
    pub(super) fn unfold(&mut self) {
        if let Some(section) = self.inspection.sections.last_mut() {
            section.folded = false;
        }
    }
}

/// Whether a place is this one or a cell of it.
pub(super) fn belongs(place: &Where, to: &Where) -> bool {
    let has_cells = to.lane.is_none() && (to.touchpoint.is_some() || to.stage.is_some());
    place.is_at(to) || (has_cells && Where { lane: None, ..place.clone() }.is_at(to))
}

/// "cited in 5 places"
pub(super) fn cited(map: &JourneyMap, source: &str) -> String {
    let places = map.naming(&Which::Source(source.to_owned())).len();
    if places == 0 {
        "cited nowhere yet".to_owned()
    } else {
        format!("cited in {}", counted(places, "place", "places"))
    }
}

pub(super) fn typed(held: &Held, label: &str, path: &[&str], example: &str) -> PanelField {
    let keys: Vec<String> = path.iter().map(|key| (*key).to_owned()).collect();
    let asked = asked(held.which.kind(), &keys);
    let text = match (asked, held.number(path)) {
        (Some(Asked::Part), Some(part)) => per_cent(part),
        (Some(Asked::Number(unit)), Some(number)) => written(number, unit, ""),
        (Some(Asked::Date), _) => written_out(&held.text(path)),
        (_, Some(number)) => exact(number),
        _ => String::new(),
    };
    held.field(label, path, PanelEntry::Typed { text, example: example.to_owned() })
}

/// The slider of a rate; small needs have a short one, so that they can be moved finely.
fn slider(value: Option<f64>, is_need: bool) -> PanelSlider {
    const TOPS: [f64; 5] = [0.05, 0.1, 0.25, 0.5, 1.0];
    let fits = |top: &&f64| value.unwrap_or(0.0) * 1.5 <= **top;
    let top = if is_need { TOPS.iter().find(fits).copied().unwrap_or(1.0) } else { 1.0 };
    PanelSlider { value, otherwise: 0.0, top, step: top / 100.0 }
}

pub(super) fn chosen(value: Option<&Json>, choices: &[PanelChoice]) -> Option<u32> {
    let value = value.unwrap_or(&Json::Null);
    let at = choices.iter().position(|choice| is_same(&choice.value, value))?;
    u32::try_from(at).ok()
}

/// Nulls in a choice take away what others leave: they are not there.
fn is_same(choice: &Json, value: &Json) -> bool {
    choice.clone().without_nulls() == *value
}

pub(super) fn with_none(none: &str, mut choices: Vec<PanelChoice>) -> Vec<PanelChoice> {
    if !none.is_empty() {
        choices.insert(0, nothing(none));
    }
    choices
}

pub(super) fn row(which: Which, title: &str) -> PanelRow {
    PanelRow { which, title: or_untitled(title), detail: String::new(), mark: None, colour: None, map: None }
}

pub(super) fn add(words: &str, kind: Kind, fields: Fields, key: &str) -> PanelAdd {
    PanelAdd { words: words.to_owned(), kind, fields, key: key.to_owned(), choices: Vec::new() }
}

/// A place as it stands in a file.
pub(super) fn place_json(place: &Where) -> Json {
    let ids = [
        ("touchpoint", &place.touchpoint),
        ("stage", &place.stage),
        ("service_point", &place.service_point),
        ("step", &place.step),
        ("persona", &place.persona),
        ("lane", &place.lane),
    ];
    let mut fields: Fields =
        ids.into_iter().filter_map(|(key, id)| Some((key.to_owned(), text(id.as_ref()?)))).collect();
    if let Some(pair) = &place.transition {
        let ends = [("from".to_owned(), text(&pair.from)), ("to".to_owned(), text(&pair.to))];
        fields.insert("transition".to_owned(), Json::Object(Fields::from(ends)));
    }
    Json::Object(fields)
}

pub(super) fn at_touchpoint(id: &Id) -> Where {
    Where { touchpoint: Some(id.clone()), ..Where::default() }
}

pub(super) fn at_stage(id: &Id) -> Where {
    Where { stage: Some(id.clone()), ..Where::default() }
}

/// The words in use somewhere, each once, the most frequent first.
pub(super) fn in_use<'t>(texts: impl Iterator<Item = &'t String>) -> Vec<String> {
    let mut counts = std::collections::BTreeMap::<&str, usize>::new();
    for text in texts.filter(|text| !text.trim().is_empty()) {
        *counts.entry(text).or_default() += 1;
    }
    let mut words: Vec<(&str, usize)> = counts.into_iter().collect();
    words.sort_by_key(|(word, count)| (std::cmp::Reverse(*count), *word));
    words.into_iter().take(50).map(|(word, _)| word.to_owned()).collect()
}

/// Who owns anything on the map.
pub(super) fn owners(map: &JourneyMap) -> Vec<String> {
    in_use(
        map.service_points
            .iter()
            .map(|point| &point.owner)
            .chain(map.touchpoints.iter().map(|touchpoint| &touchpoint.owner))
            .chain(map.steps.iter().map(|step| &step.owner))
            .chain(map.stages.iter().map(|stage| &stage.owner))
            .chain(map.ideas.iter().map(|idea| &idea.owner))
            .chain([&map.owner]),
    )
}

/// Every tag of the map.
pub(super) fn tags(map: &JourneyMap) -> Vec<String> {
    in_use(
        map.touchpoints
            .iter()
            .flat_map(|touchpoint| &touchpoint.tags)
            .chain(map.service_points.iter().flat_map(|point| &point.tags))
            .chain(map.steps.iter().flat_map(|step| &step.tags))
            .chain(map.insights.iter().flat_map(|insight| &insight.tags))
            .chain(&map.tags),
    )
}

pub(super) fn touchpoint_choices(map: &JourneyMap) -> Vec<PanelChoice> {
    let stage = |id: &str| map.stages.iter().find(|s| s.id == id).map(|s| or_untitled(&s.title));
    let choice = |it: &model::Touchpoint| PanelChoice {
        group: stage(&it.stage).unwrap_or_default(),
        ..plain_choice(&it.id, &or_untitled(&it.title))
    };
    map.touchpoints.iter().map(choice).collect()
}

pub(super) fn stage_choices(map: &JourneyMap) -> Vec<PanelChoice> {
    map.stages.iter().map(|it| plain_choice(&it.id, &or_untitled(&it.title))).collect()
}

pub(super) fn persona_choices(map: &JourneyMap) -> Vec<PanelChoice> {
    map.personas.iter().map(|it| plain_choice(&it.id, &or_untitled(&it.name))).collect()
}

pub(super) fn step_choices(map: &JourneyMap) -> Vec<PanelChoice> {
    let lane = |id: &str| map.lanes.iter().find(|l| l.id == id).map(|l| or_untitled(&l.title));
    let choice = |it: &model::Step| PanelChoice {
        group: lane(&it.lane).unwrap_or_default(),
        ..plain_choice(&it.id, &or_untitled(&it.title))
    };
    map.steps.iter().map(choice).collect()
}

/// Service points by their touchpoints.
pub(super) fn point_choices(map: &JourneyMap) -> Vec<PanelChoice> {
    let touchpoint = |id: &str| map.touchpoints.iter().find(|t| t.id == id).map(|t| or_untitled(&t.title));
    let choice = |it: &model::ServicePoint| PanelChoice {
        group: touchpoint(&it.touchpoint).unwrap_or_default(),
        mark: Some(super::words::mark(it.cause)),
        ..plain_choice(&it.id, &or_untitled(&it.title))
    };
    map.service_points.iter().map(choice).collect()
}

/// The stages and touchpoints of a map as places: each takes the place of what was there before.
pub(super) fn place_choices(map: &JourneyMap, none: &str) -> Vec<PanelChoice> {
    let place = |key: &str, id: &str| {
        let keys = ["touchpoint", "stage", "service_point", "step", "persona", "transition"];
        let mut fields: Fields = keys.iter().map(|key| ((*key).to_owned(), Json::Null)).collect();
        fields.insert(key.to_owned(), text(id));
        Json::Object(fields)
    };
    let stages = stage_choices(map).into_iter().zip(&map.stages).map(|(choice, stage)| PanelChoice {
        value: place("stage", &stage.id),
        group: "Stages".to_owned(),
        ..choice
    });
    let touchpoints = touchpoint_choices(map)
        .into_iter()
        .zip(&map.touchpoints)
        .map(|(choice, it)| PanelChoice { value: place("touchpoint", &it.id), ..choice });
    with_none(none, stages.chain(touchpoints).collect())
}
