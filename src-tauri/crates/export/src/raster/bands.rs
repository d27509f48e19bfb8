//! Bands of a picture, painted on every core and handed on in order.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use tiny_skia::Pixmap;

use super::Frame;
use super::canvas::Canvas;
use super::ink::Ink;
use crate::ExportError;

/// Pixels in a band: 16 MB while it is painted.
const BAND_PIXELS: u32 = 4 << 20;
/// Most threads that paint; each holds two bands at most.
const MOST_PAINTERS: usize = 4;

/// The cut of a picture into bands of full width.
pub(super) struct Bands<'a> {
    frame: &'a Frame,
    /// Rows in every band but the last.
    rows: u32,
}

impl<'a> Bands<'a> {
    pub fn new(frame: &'a Frame) -> Self {
        let rows = (BAND_PIXELS / frame.width.max(1)).clamp(16, 512).min(frame.height);
        Self { frame, rows: rows.max(1) }
    }

    pub fn count(&self) -> usize {
        self.frame.height.div_ceil(self.rows) as usize
    }

    /// Paints one band and gives its pixels, three bytes each.
    fn paint(&self, index: usize, ink: &Ink) -> Option<Vec<u8>> {
        let top = index as u32 * self.rows;
        let rows = self.rows.min(self.frame.height - top);
        let mut pixmap = Pixmap::new(self.frame.width, rows)?;
        pixmap.fill(self.frame.ground);
        Canvas::new(&mut pixmap, top as f32).draw(ink);
        Some(without_alpha(pixmap.data()))
    }
}

/// Paints every band and hands the pixels on from top to bottom.
pub(super) fn paint(
    bands: &Bands,
    ink: &Ink,
    hand_on: &mut dyn FnMut(&[u8]) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let painters = cores.clamp(1, MOST_PAINTERS).min(bands.count());
    thread::scope(|scope| {
        let receivers: Vec<Receiver<Vec<u8>>> = (0..painters)
            .map(|first| {
                // One band may wait while the next is painted, no more: memory stays small.
                let (sender, receiver) = sync_channel(0);
                scope.spawn(move || paint_every(bands, ink, first, painters, &sender));
                receiver
            })
            .collect();
        for index in 0..bands.count() {
            // A painter ends early only where no memory could be had for a band.
            let pixels = receivers[index % painters].recv().map_err(|_| out_of_memory())?;
            hand_on(&pixels)?;
        }
        Ok(())
    })
}

/// Paints bands `first`, `first + step`, … until the receiver has gone.
fn paint_every(bands: &Bands, ink: &Ink, first: usize, step: usize, sender: &SyncSender<Vec<u8>>) {
    for index in (first..bands.count()).step_by(step) {
        let Some(pixels) = bands.paint(index, ink) else { return };
        if sender.send(pixels).is_err() {
            return;
        }
    }
}

fn out_of_memory() -> ExportError {
    ExportError::Write(std::io::ErrorKind::OutOfMemory.into())
}

/// The paper is opaque, so every pixel on it is.
fn without_alpha(pixels: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(pixels.len() / 4 * 3);
    for pixel in pixels.chunks_exact(4) {
        out.extend_from_slice(&pixel[..3]);
    }
    out
}
