//! Arrows between steps, and from steps to touchpoints.

use super::{Context, Traces};
use crate::sheet::Sheet;

pub(crate) fn emit(_ctx: &Context, _sheet: &mut Sheet, _traces: &Traces) {}
