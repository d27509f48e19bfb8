//! Numbers within bounds, and estimates.

use std::marker::PhantomData;

use super::error::Fault;
use super::form::Form;
use super::reader::Reader;
use super::record::Record;
use super::records::{QuantityObject, RateObject};
use super::schema::{Definitions, list, number, object, text};
use super::writer::Writer;
use crate::Estimate;
use crate::json::{Json, Kind};

/// What a number may be.
pub(crate) trait Bounds {
    /// How an error describes it.
    const NAME: &'static str;
    const LOW: f64;
    const HIGH: f64;
    /// The number is a multiple of this.
    const STEP: Option<f64> = None;
}

macro_rules! bounds {
    ($($(#[$doc:meta])* $name:ident: $text:literal, $low:expr, $high:expr $(, $step:expr)?;)+) => {
        $($(#[$doc])* pub(crate) struct $name;

        impl Bounds for $name {
            const NAME: &'static str = $text;
            const LOW: f64 = $low;
            const HIGH: f64 = $high;
            $(const STEP: Option<f64> = Some($step);)?
        })+
    };
}

bounds! {
    /// Any number that a computer can hold.
    Any: "a finite number", f64::MIN, f64::MAX;
    NotNegative: "0 or more", 0.0, f64::MAX;
    Chance: "from 0 to 1", 0.0, 1.0;
    Feeling: "from -5 to 5 in whole or half steps", -5.0, 5.0, 0.5;
    OneToFive: "from 1 to 5", 1.0, 5.0;
    TrackRange: "a whole number from 0 to 7", 0.0, 7.0, 1.0;
}

/// A number within bounds.
pub(crate) struct Num<B>(PhantomData<B>);

impl<B: Bounds> Form for Num<B> {
    type Value = f64;
    const ON_ONE_LINE: bool = true;

    fn absent() -> f64 {
        0.0
    }

    fn read(reader: &mut Reader<'_>) -> Option<f64> {
        let written = reader.number()?;
        // Adding 0 turns −0 into 0 and changes no other number.
        let number = written.parse::<f64>().ok()? + 0.0;
        let in_step = B::STEP.is_none_or(|step| (number / step).fract() == 0.0);
        if number.is_finite() && (B::LOW..=B::HIGH).contains(&number) && in_step {
            return Some(number);
        }
        reader.fault(Fault::OutOfRange { range: B::NAME, found: written.chars().take(40).collect() });
        None
    }

    fn write(value: &f64, writer: &mut Writer<'_>) {
        writer.number(*value);
    }

    fn describe(_definitions: &mut Definitions) -> Json {
        within::<B>()
    }
}

/// The schema of a number within bounds.
fn within<B: Bounds>() -> Json {
    let mut fields = vec![("type", text("number"))];
    let bounds = [("minimum", B::LOW, f64::MIN), ("maximum", B::HIGH, f64::MAX)];
    fields.extend(
        bounds.iter().filter(|(_, bound, any)| bound != any).map(|(key, bound, _)| (*key, number(*bound))),
    );
    fields.extend(B::STEP.map(|step| ("multipleOf", number(step))));
    object(fields)
}

/// The row of a touchpoint, left out while it is the main one.
pub(crate) struct Track;

impl Form for Track {
    type Value = u8;

    fn absent() -> u8 {
        0
    }

    fn is_absent(value: &u8) -> bool {
        *value == 0
    }

    fn read(reader: &mut Reader<'_>) -> Option<u8> {
        let track = Num::<TrackRange>::read(reader)?;
        (0..=7).find(|row| f64::from(*row) == track)
    }

    fn write(value: &u8, writer: &mut Writer<'_>) {
        writer.number(f64::from(*value));
    }

    fn describe(_definitions: &mut Definitions) -> Json {
        within::<TrackRange>()
    }
}

/// An estimate: a number, or an object where more is known than the number.
pub(crate) struct EstimateOf<R>(PhantomData<R>);

/// 0..1.
pub(crate) type Rate = EstimateOf<RateObject>;
/// 0 or more.
pub(crate) type Quantity = EstimateOf<QuantityObject>;

/// The object form of an estimate.
pub(crate) trait EstimateForm: Record<Of = Estimate> {
    type Value: Bounds;
    /// True where `count` of `of` is a part.
    const COUNT_IS_PART: bool;
}

impl EstimateForm for RateObject {
    type Value = Chance;
    const COUNT_IS_PART: bool = true;
}

/// Of 100 visits 140 contacts may come, so that here the count may be the larger one.
impl EstimateForm for QuantityObject {
    type Value = NotNegative;
    const COUNT_IS_PART: bool = false;
}

impl<R: EstimateForm> Form for EstimateOf<R> {
    type Value = Estimate;

    fn absent() -> Estimate {
        Estimate::default()
    }

    fn read(reader: &mut Reader<'_>) -> Option<Estimate> {
        match reader.kind() {
            Kind::Number => Num::<R::Value>::read(reader).map(Estimate::plain),
            Kind::Object => {
                let estimate = R::read_record(reader)?;
                check(reader, &estimate, R::COUNT_IS_PART);
                Some(estimate)
            }
            _ => {
                // Not an estimate in either form; this reports it.
                reader.number();
                None
            }
        }
    }

    fn write(value: &Estimate, writer: &mut Writer<'_>) {
        if *value == Estimate::plain(value.value) {
            writer.number(value.value);
        } else {
            R::write_record(value, writer);
        }
    }

    fn describe(definitions: &mut Definitions) -> Json {
        object([("anyOf", list([within::<R::Value>(), R::reference(definitions)]))])
    }
}

fn check(reader: &mut Reader<'_>, estimate: &Estimate, count_is_part: bool) {
    let value = estimate.value;
    let mut above = |field, low: Option<f64>, name, high: Option<f64>| {
        if let (Some(low), Some(high)) = (low, high)
            && low > high
        {
            reader
                .fault_of(field, Fault::Contradiction(format!("is {low}, which is more than {name} {high}")));
        }
    };
    above("low", estimate.low, "its value", Some(value));
    above("value", Some(value), "its high", estimate.high);
    if count_is_part {
        above("count", estimate.count, "its of", estimate.of);
    }
}
