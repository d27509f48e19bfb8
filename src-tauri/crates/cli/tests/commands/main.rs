//! The built `throughline`, run as a script would run it.

#[cfg(test)]
mod analyse;
#[cfg(test)]
mod check;
#[cfg(test)]
mod compare;
#[cfg(test)]
mod fmt;
#[cfg(test)]
mod import;
#[cfg(test)]
mod render;
#[cfg(test)]
mod run;
#[cfg(test)]
mod usage;
