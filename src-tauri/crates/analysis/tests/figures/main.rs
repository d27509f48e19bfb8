//! The figures of maps: worked out by hand, of the example maps, and of random ones.

#[cfg(test)]
mod building;
#[cfg(test)]
mod closed_forms;
#[cfg(test)]
mod comparing;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod findings;
#[cfg(test)]
mod fixes;
#[cfg(test)]
mod intervals;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod published;
#[cfg(test)]
mod sets;
#[cfg(test)]
mod simulation;
#[cfg(test)]
mod size;
#[cfg(test)]
mod variants;
