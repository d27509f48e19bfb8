//! What the painters promise, on drawings made by hand.

#[cfg(test)]
mod file;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod pdf;
#[cfg(test)]
mod png;
#[cfg(test)]
mod poppler;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod svg;
