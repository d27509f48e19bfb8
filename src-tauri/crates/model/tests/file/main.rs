//! The `.journey` file from outside: what is read, what is refused, what is written, what is shown.

#[cfg(test)]
mod audience;
#[cfg(test)]
mod broken;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod schema;
