//! Objects of the file as a window sends them: what is null is not given.

use std::ops::Deref;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serializer};

use super::alone::{self, InFile, read_alone};
use crate::json::Json;

impl Json {
    /// Without what is null in its objects.
    #[must_use]
    pub fn without_nulls(self) -> Self {
        match self {
            Self::Object(fields) => Self::Object(
                fields
                    .into_iter()
                    .filter(|(_, value)| *value != Self::Null)
                    .map(|(key, value)| (key, value.without_nulls()))
                    .collect(),
            ),
            Self::List(items) => Self::List(items.into_iter().map(Self::without_nulls).collect()),
            other => other,
        }
    }
}

pub(crate) fn serialize<B, S: Serializer>(value: &B, serializer: S) -> Result<S::Ok, S::Error>
where
    B: Deref<Target: InFile>,
{
    alone::serialize(value, serializer)
}

pub(crate) fn deserialize<'d, B, D: Deserializer<'d>>(deserializer: D) -> Result<B, D::Error>
where
    B: Deref<Target: InFile> + From<B::Target>,
{
    let mut text = String::new();
    Json::deserialize(deserializer)?.without_nulls().push(&mut text);
    read_alone(&text).map(B::from).map_err(|errors| {
        let sentences: Vec<String> = errors.iter().map(ToString::to_string).collect();
        D::Error::custom(sentences.join("; "))
    })
}
