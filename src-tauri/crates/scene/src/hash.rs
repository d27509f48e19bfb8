//! A content hash that is the same on every machine and in every build (FNV-1a, 64 bits).

use crate::{Item, Role};

pub(crate) fn of(id: &str, role: &Role, name: &str, items: &[Item]) -> String {
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    // The debug form spells out every field; floats print their shortest exact form.
    let _ = std::fmt::write(&mut hash, format_args!("{id}\n{role:?}\n{name}\n{items:?}"));
    format!("{:016x}", hash.0)
}

struct Fnv(u64);

impl std::fmt::Write for Fnv {
    fn write_str(&mut self, s: &str) -> std::fmt::Result {
        for byte in s.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Ok(())
    }
}
