//! What the library promises, through the handle that everybody has.
#![cfg(test)]

mod history;
mod home;
mod maps;
mod search;
mod versions;
