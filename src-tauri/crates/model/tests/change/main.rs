//! How maps change, from outside: what is done, taken back, refused and told.

#[cfg(test)]
mod edits;
#[cfg(test)]
mod undo;
