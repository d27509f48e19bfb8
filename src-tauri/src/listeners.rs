//! The channels to windows that want to hear what happens without their asking.

use std::sync::{Mutex, PoisonError};

use app::Heard;
use tauri::ipc::Channel;

/// One channel for each load of a window.
#[derive(Default)]
pub struct Listeners(Mutex<Vec<Channel<Heard>>>);

impl Listeners {
    /// From now on the channel hears everything.
    pub fn add(&self, channel: Channel<Heard>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(channel);
    }

    /// Tells everybody, and forgets those that are gone.
    pub fn tell(&self, told: &Heard) {
        let mut channels = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        channels.retain(|channel| channel.send(told.clone()).is_ok());
    }
}
