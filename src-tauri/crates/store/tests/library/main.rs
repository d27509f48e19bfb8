//! What the library promises, through the handle that everybody has.
#![cfg(test)]

mod backups;
mod damage;
#[path = "../deeds/mod.rs"]
mod deeds;
mod history;
mod home;
mod maps;
mod newer;
mod search;
mod versions;
