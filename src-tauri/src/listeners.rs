//! The channels to windows that want to hear what happens without their asking.

use std::sync::{Mutex, PoisonError};

use app::Heard;
use tauri::ipc::Channel;

/// One channel for each load of a window, with the window's label.
#[derive(Default)]
pub struct Listeners(Mutex<Vec<(String, Channel<Heard>)>>);

impl Listeners {
    /// From now on the channel hears what is told to everybody and to its window. A window that is loaded
    /// anew has one channel only.
    pub fn add(&self, window: String, channel: Channel<Heard>) {
        let mut channels = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        channels.retain(|(label, _)| *label != window);
        channels.push((window, channel));
    }

    /// Tells every window, and forgets those that are gone.
    pub fn tell(&self, told: &Heard) {
        self.tell_some(|_| true, told);
    }

    /// Tells one window.
    pub fn tell_in(&self, window: &str, told: &Heard) {
        self.tell_some(|label| label == window, told);
    }

    fn tell_some(&self, meant: impl Fn(&str) -> bool, told: &Heard) {
        let mut channels = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        channels.retain(|(label, channel)| !meant(label) || channel.send(told.clone()).is_ok());
    }
}
