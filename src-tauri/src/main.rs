//! The desktop program.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

/// A drawing is very many small texts and shapes: with the system's own allocator it takes half as long
/// again.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    throughline_desktop::run();
}
