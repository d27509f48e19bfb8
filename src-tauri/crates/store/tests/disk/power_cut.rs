//! A power cut: what was written and not synced is there or not, as chance has it, in any order and torn.

use store::Library;

use crate::deeds::{by, open, rename_in, wait};
use crate::refusing::{ID, library};

fn rename(library: &Library, title: u32) -> u32 {
    let ask = move |map: &mut model::JourneyMap| rename_in(map, &title.to_string(), &by("Ana"));
    wait(library.act(ID, None, ask)).unwrap().unwrap().number
}

pub fn a_power_cut_at_any_operation_loses_nothing_that_was_acknowledged() {
    let (folder, disk) = library();
    disk.cut_each(3);
    let mut number = 0;
    for _ in 0..3 {
        let library = open(folder.path()).unwrap();
        for _ in 0..12 {
            number = rename(&library, number + 1);
            disk.acknowledge(number);
        }
        library.close();
    }
    let cuts = disk.cuts();
    println!("{} power cuts", cuts.len());
    assert!(cuts.len() > 100, "only {} power cuts", cuts.len());
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for cut in &cuts {
        let left = tempfile::tempdir().unwrap();
        cut.leave_in(left.path(), || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state >> 33
        });
        let library = open(left.path()).unwrap();
        assert_eq!(wait(library.health()).unwrap().rescued, Vec::<String>::new());
        let opened = wait(library.open_map(ID)).unwrap();
        let more = opened.number.checked_sub(cut.acknowledged);
        assert!(matches!(more, Some(0 | 1)), "{} acknowledged, {} there", cut.acknowledged, opened.number);
        library.close();
    }
}
