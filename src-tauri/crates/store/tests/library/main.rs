//! What the library promises, through the handle that everybody has.
#![cfg(test)]

#[path = "../deeds/mod.rs"]
mod deeds;
mod history;
mod home;
mod maps;
mod search;
mod versions;
