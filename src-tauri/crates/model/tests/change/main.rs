//! How maps change, from outside: what is done, taken back, refused and told.

#[cfg(test)]
mod acting;
#[cfg(test)]
mod ask;
#[cfg(test)]
mod copying;
#[cfg(test)]
mod deleting;
#[cfg(test)]
mod edits;
#[cfg(test)]
mod every_kind;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod telling;
#[cfg(test)]
mod undo;
#[cfg(test)]
mod windows;
