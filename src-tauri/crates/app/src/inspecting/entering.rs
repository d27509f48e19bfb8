//! What somebody types into a field becomes a command: numbers, dates and rates are read here, so that
//! they are read alike wherever they are typed.

use model::{By, Command, Estimate, Evidence, Fields, JourneyMap, Json, Kind, Refusal as Refused, Which};

use super::asked::{Among, Asked, asked};
use super::figures::monthly;
use super::form::Held;
use super::number::{Mark, Unit, amount, number, per_cent};
use super::rate::{Monthly, RateForm, RateRead, Unread, Value, contacts, part, quantity, rate, shown};
use super::words::text;
use crate::facts::first_of;
use crate::sheet::Sheet;
use crate::{Desk, Refusal};

impl Desk {
    /// Puts what somebody typed into a field of a thing: a number, a date, a rate or an amount. Nothing
    /// typed takes the field away.
    ///
    /// # Errors
    /// When the text cannot be read, or what it says is refused; then nothing is changed.
    pub async fn enter(&self, map: &str, of: &Which, path: &[String], typed: &str) -> Result<(), Refused> {
        let sheet = self.sheet(map).map_err(plain)?;
        let value = entered(&sheet, of, path, typed).map_err(|unread| plain(Refusal::new(unread.reason)))?;
        let command = Command::Set { of: of.clone(), path: path.to_vec(), value };
        self.library.run(map, command).await.map(|_| ())
    }

    /// How what somebody has written about a rate or an amount is understood.
    ///
    /// # Errors
    /// When the map is not open, or the thing is no longer on it.
    pub fn read_rate(
        &self,
        map: &str,
        of: &Which,
        path: &[String],
        form: &RateForm,
    ) -> Result<RateRead, Refusal> {
        let sheet = self.sheet(map)?;
        super::find(&sheet.map, of)?;
        Ok(Asking { sheet: &sheet, of, path }.read(form))
    }

    /// Keeps it: the value, what it rests on, and its source, which is made where it is new.
    ///
    /// # Errors
    /// When it cannot be read or is refused; then nothing is changed.
    pub async fn keep_rate(
        &self,
        map: &str,
        of: &Which,
        path: &[String],
        form: &RateForm,
    ) -> Result<(), Refused> {
        let sheet = self.sheet(map).map_err(plain)?;
        let asking = Asking { sheet: &sheet, of, path };
        let command = asking.command(form).map_err(|unread| plain(Refusal::new(unread.reason)))?;
        self.library.run(map, command).await.map(|_| ())
    }
}

/// The range that follows from a count.
fn follows(value: &Value) -> String {
    let ends = value.counted.filter(|_| value.is_count).and_then(|[count, of]| analysis::wilson(count, of));
    ends.map(|[low, high]| format!("{} to {}", shown(low), shown(high))).unwrap_or_default()
}

fn plain(Refusal(sentence): Refusal) -> Refused {
    Refused { sentence, ways_out: Vec::new() }
}

/// The value that a field gets when somebody types into it.
pub(super) fn entered(sheet: &Sheet, of: &Which, path: &[String], typed: &str) -> Result<Json, Unread> {
    let typed = typed.trim();
    let asked = asked(of.kind(), path).ok_or_else(|| Unread::because("Nothing is typed there."))?;
    if typed.is_empty() {
        return Ok(Json::Null);
    }
    let asking = Asking { sheet, of, path };
    match asked {
        Asked::Date => date(typed).map(|date| text(&date)),
        Asked::Part => part(typed).map(number_json),
        Asked::Number(unit) => {
            let plain = match unit {
                Unit::Plain => number(typed.trim_end_matches(['%', ' ']), Mark::CommaGroups),
                unit => amount(typed, unit),
            };
            plain.map(number_json).ok_or_else(|| Unread::because("Write a number."))
        }
        Asked::Rate(_) | Asked::Amount(_) => {
            let value = asking.value(asked, typed)?;
            let old = super::find(&sheet.map, of).ok().and_then(|thing| Held::of(of.clone(), &thing).ok());
            let keys: Vec<&str> = path.iter().map(String::as_str).collect();
            Ok(replaced(old.and_then(|held| held.estimate(&keys)).as_ref(), &value))
        }
    }
}

/// An estimate after somebody typed another value into it. What was counted is no longer what stands
/// there, unless it was counted anew; a range stays while the value lies within it.
fn replaced(old: Option<&Estimate>, value: &Value) -> Json {
    let old = old.cloned().unwrap_or_default();
    let was_counted = old.count.is_some() || old.of.is_some();
    let fits =
        old.low.is_none_or(|low| low <= value.value) && old.high.is_none_or(|high| value.value <= high);
    let keeps = value.is_count || !was_counted;
    let evidence = match (value.is_count, keeps) {
        (true, _) => Some(Evidence::Measured),
        (false, true) => old.evidence,
        (false, false) => None,
    };
    estimate_json(&Estimate {
        value: value.value,
        evidence,
        count: value.counted.filter(|_| value.is_count).map(|[part, _]| part),
        of: value.counted.filter(|_| value.is_count).map(|[_, whole]| whole),
        low: old.low.filter(|_| fits),
        high: old.high.filter(|_| fits),
        source: if keeps { old.source } else { String::new() },
        date: old.date.filter(|_| keeps),
        ..Estimate::default()
    })
}

/// An estimate as it is set: what it has not is taken away.
fn estimate_json(given: &Estimate) -> Json {
    let number = |n: Option<f64>| n.map_or(Json::Null, number_json);
    let words = |words: Option<&str>| words.filter(|words| !words.is_empty()).map_or(Json::Null, text);
    Json::Object(Fields::from([
        ("value".to_owned(), number_json(given.value)),
        ("evidence".to_owned(), words(given.evidence.map(Evidence::word))),
        ("count".to_owned(), number(given.count)),
        ("of".to_owned(), number(given.of)),
        ("low".to_owned(), number(given.low)),
        ("high".to_owned(), number(given.high)),
        ("source".to_owned(), words(Some(&given.source))),
        ("date".to_owned(), words(given.date.as_deref())),
    ]))
}

fn number_json(n: f64) -> Json {
    serde_json::to_string(&n).map_or(Json::Null, Json::Number)
}

/// A rate or an amount that is asked for.
pub(super) struct Asking<'a> {
    pub sheet: &'a Sheet,
    pub of: &'a Which,
    pub path: &'a [String],
}

impl Asking<'_> {
    fn map(&self) -> &JourneyMap {
        &self.sheet.map
    }

    /// The path that counts what was counted: needs, or contacts.
    fn path_for(&self, form: &RateForm) -> (Vec<String>, Option<Vec<String>>) {
        let pair = match self.path {
            [key] => match key.as_str() {
                "need" | "contacts_per_visit" => Some(["need", "contacts_per_visit"]),
                "achievable_need" | "achievable_contacts_per_visit" => {
                    Some(["achievable_need", "achievable_contacts_per_visit"])
                }
                _ => None,
            },
            _ => None,
        };
        match pair {
            Some([needs, contacts]) => {
                let (this, other) = if form.contacts { (contacts, needs) } else { (needs, contacts) };
                (vec![this.to_owned()], Some(vec![other.to_owned()]))
            }
            None => (self.path.to_vec(), None),
        }
    }

    fn asked(&self, form: &RateForm) -> Result<Asked, Unread> {
        asked(self.of.kind(), &self.path_for(form).0)
            .ok_or_else(|| Unread::because("Nothing is typed there."))
    }

    fn value(&self, asked: Asked, typed: &str) -> Result<Value, Unread> {
        match asked {
            Asked::Rate(among) => rate(typed, among, monthly(self.sheet, self.of, among)),
            Asked::Amount(Unit::PerVisit) => contacts(typed, self.visits()),
            Asked::Amount(unit) => quantity(typed, unit, &self.map().currency),
            _ => Err(Unread::because("Nothing is typed there.")),
        }
    }

    fn visits(&self) -> Monthly {
        monthly(self.sheet, self.of, Among::Visits)
    }

    /// The estimate that a form means.
    fn estimate(&self, form: &RateForm) -> Result<Estimate, Unread> {
        let asked = self.asked(form)?;
        let value = self.value(asked, &form.text)?;
        let bound = |typed: &str| match typed.trim() {
            "" => Ok(None),
            typed => self.value(asked, typed).map(|bound| Some(bound.value)),
        };
        let (low, high) = (bound(&form.low)?, bound(&form.high)?);
        in_order(low, value.value, high)?;
        let evidence = evidence(form, &value);
        let counted = value.counted.filter(|_| evidence == Evidence::Measured);
        let is_said = form.evidence.is_some() || evidence != Evidence::Guess;
        Ok(Estimate {
            value: value.value,
            evidence: is_said.then_some(evidence),
            count: counted.map(|[part, _]| part),
            of: counted.map(|[_, whole]| whole),
            low,
            high,
            source: self.source(form),
            date: match form.date.trim() {
                "" => None,
                typed => Some(date(typed)?),
            },
            ..Estimate::default()
        })
    }

    /// The id of the source, whether it is there or will be.
    fn source(&self, form: &RateForm) -> String {
        let title = form.source.trim();
        if !form.new_source || title.is_empty() {
            return title.to_owned();
        }
        let is_taken = |id: &str| self.map().sources.iter().any(|source| source.id == id);
        model::id::unique(&model::id::from_title(title, "source"), is_taken)
    }

    /// What keeping it does, as one step.
    pub(super) fn command(&self, form: &RateForm) -> Result<Command, Unread> {
        let estimate = self.estimate(form)?;
        let (path, other) = self.path_for(form);
        let set = |path: Vec<String>, value| Command::Set { of: self.of.clone(), path, value };
        let keep = set(path, estimate_json(&estimate));
        let mut commands = Vec::new();
        if form.new_source && !form.source.trim().is_empty() {
            let fields = Fields::from([("title".to_owned(), text(form.source.trim()))]);
            commands.push(Command::Add { kind: Kind::Source, fields, before: None });
        }
        // One of the two, never both.
        commands.extend(other.map(|other| set(other, Json::Null)));
        if commands.is_empty() {
            return Ok(keep);
        }
        let label = keep.run(&mut self.map().clone(), &nobody()).ok().flatten().map(|change| change.label);
        commands.push(keep);
        Ok(Command::Together { label: label.unwrap_or_else(|| "Change a rate".to_owned()), commands })
    }

    pub(super) fn read(&self, form: &RateForm) -> RateRead {
        let value = match self.asked(form).and_then(|asked| self.value(asked, &form.text)) {
            Ok(value) => value,
            Err(Unread { reason, meant }) => return RateRead { reason, meant, ..RateRead::default() },
        };
        let mut read = RateRead {
            words: value.words.clone(),
            more: value.more.clone(),
            evidence: Some(evidence(form, &value)),
            range: self.range(form, value.value),
            follows: follows(&value),
            date: match form.date.trim() {
                "" => String::new(),
                typed => date(typed).err().map(|unread| unread.reason).unwrap_or_default(),
            },
            ..RateRead::default()
        };
        if !read.range.is_empty() || !read.date.is_empty() {
            return read;
        }
        self.try_out(form, &mut read);
        read
    }

    /// Why a range cannot be kept; "" where it can.
    fn range(&self, form: &RateForm, value: f64) -> String {
        let bound = |typed: &str| match typed.trim() {
            "" => Ok(None),
            typed => {
                self.asked(form).and_then(|asked| self.value(asked, typed)).map(|bound| Some(bound.value))
            }
        };
        let found =
            bound(&form.low).and_then(|low| bound(&form.high).and_then(|high| in_order(low, value, high)));
        found.err().map(|unread| unread.reason).unwrap_or_default()
    }

    /// Keeps it on a map of its own, to see what would come of it.
    fn try_out(&self, form: &RateForm, read: &mut RateRead) {
        let mut map = self.map().clone();
        let done = match self.command(form) {
            Ok(command) => command.run(&mut map, &nobody()),
            Err(unread) => {
                read.reason = unread.reason;
                return;
            }
        };
        if let Err(refused) = done {
            read.reason = refused.sentence;
            return;
        }
        if let Which::ServicePoint(id) = self.of
            && form.contacts
            && let Some(point) = map.service_points.iter().find(|point| point.id == *id)
        {
            read.needs = needs(point, self.path);
        }
        if self.sheet.worked().is_ok()
            && let Err(refusals) = analysis::today(&map)
        {
            read.warning = format!("The map would have no figures. {}", first_of(&refusals));
        }
    }
}

/// The need that the contacts of a point mean.
fn needs(point: &model::ServicePoint, path: &[String]) -> String {
    let achievable = path.first().is_some_and(|key| key.starts_with("achievable"));
    match analysis::reachable(point) {
        Ok(Some(rates)) if achievable => {
            format!("So {} of visits would raise this need.", per_cent_short(rates.need))
        }
        Ok(Some(rates)) => format!("So {} of visits raise this need.", per_cent_short(rates.need_today)),
        _ => String::new(),
    }
}

fn per_cent_short(share: f64) -> String {
    per_cent((share * 1000.0).round() / 1000.0)
}

/// What it rests on, where nobody chose it: a count is measured, all else a guess.
fn evidence(form: &RateForm, value: &Value) -> Evidence {
    form.evidence.unwrap_or(if value.is_count { Evidence::Measured } else { Evidence::Guess })
}

fn in_order(low: Option<f64>, value: f64, high: Option<f64>) -> Result<(), Unread> {
    let refuse = |reason: &str| Err(Unread::because(reason));
    match (low, high) {
        (Some(low), _) if low > value => refuse("The lowest is above the value itself."),
        (_, Some(high)) if high < value => refuse("The highest is below the value itself."),
        _ => Ok(()),
    }
}

/// The one who only tries out.
fn nobody() -> By {
    By { author: String::new(), time: "1970-01-01T00:00:00Z".to_owned() }
}

/// A day as people write it: 2026-09-30, 30 September 2026, 30 Sep 2026, 30.9.2026, 30/9/2026.
fn date(typed: &str) -> Result<String, Unread> {
    let parts: Vec<&str> = typed
        .split(|c: char| c.is_whitespace() || matches!(c, '.' | '/' | '-' | ','))
        .filter(|p| !p.is_empty())
        .collect();
    let unread = || Unread::because("Write a date such as 30 September 2026 or 2026-09-30.");
    let [first, middle, last] = parts.as_slice() else { return Err(unread()) };
    let whole = |text: &str| text.parse::<u32>().ok();
    let (year, month, day) = if first.len() == 4 && whole(first).is_some() {
        (whole(first), month(middle), whole(last))
    } else if month(first).is_some() && whole(first).is_none() {
        (whole(last), month(first), whole(middle))
    } else {
        (whole(last), month(middle), whole(first))
    };
    let (Some(year @ 1000..=9999), Some(month @ 1..=12), Some(day)) = (year, month, day) else {
        return Err(unread());
    };
    if day == 0 || day > days_of(year, month) {
        return Err(Unread::because("There is no such day."));
    }
    Ok(format!("{year:04}-{month:02}-{day:02}"))
}

/// The number of a month: 9, September, Sep.
fn month(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    if let Ok(number) = text.parse::<u32>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let start: String = text.to_lowercase().chars().take(3).collect();
    let at = MONTHS.iter().position(|month| *month == start)?;
    u32::try_from(at + 1).ok()
}

fn days_of(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
