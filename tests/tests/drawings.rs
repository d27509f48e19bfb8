//! No drawing of any map has a fault that the checker knows: real maps, fixtures, generated ones.
#![cfg(test)]

use product_tests::generate::{self, Kind};
use product_tests::maps::{self, Named};
use product_tests::survey::Survey;
use product_tests::words::Script;

fn survey(name: &str, maps: &[Named]) {
    let mut survey = Survey::default();
    for Named { name, map } in maps {
        survey.map(name, map).expect("fonts");
    }
    survey.conclude(name).unwrap_or_else(|report| panic!("{report}"));
}

#[test]
fn every_fixture_is_drawn_without_a_fault() {
    let maps = maps::fixtures().expect("readable fixtures");
    assert!(maps.len() >= 20, "only {} fixtures", maps.len());
    survey("fixtures", &maps);
}

#[test]
fn every_real_map_is_drawn_without_a_fault() {
    let maps = maps::real().expect("readable inputs");
    if maps.is_empty() {
        println!("skipped: no inputs beside the workspace");
    }
    survey("real", &maps);
}

fn generated(script: Script, sizes: &[usize]) -> Vec<Named> {
    let mut maps = Vec::new();
    for (seed, touchpoints) in (1_u64..).zip(sizes) {
        let kind = Kind {
            seed: seed * 31 + u64::try_from(*touchpoints).unwrap_or(0),
            touchpoints: *touchpoints,
            script,
            tracks: [1, 2, 5, 3][usize::try_from(seed % 4).unwrap_or(0)],
            long: seed % 3 == 0,
            loops: seed % 2 == 0,
        };
        maps.push(Named { name: format!("{kind:?}"), map: generate::map(kind) });
    }
    maps
}

#[test]
fn generated_maps_in_latin_script_are_drawn_without_a_fault() {
    survey("latin", &generated(Script::Latin, &[1, 2, 3, 4, 5, 7, 9, 12, 16, 20, 28, 40]));
}

/// Where labels once ran under a taller card beside them, over the names of lanes, or beside a rule.
#[test]
fn generated_maps_that_were_once_at_fault_are_drawn_without_one() {
    let kind = |seed, touchpoints, tracks, long, loops| {
        let kind = Kind { seed, touchpoints, script: Script::Latin, tracks, long, loops };
        Named { name: format!("{kind:?}"), map: generate::map(kind) }
    };
    let maps = [
        kind(547, 12, 1, false, false),
        kind(558, 33, 2, true, true),
        kind(573, 24, 3, true, false),
        kind(592, 3, 5, false, true),
        kind(698, 8, 3, false, true),
    ];
    survey("once", &maps);
}

#[test]
fn generated_maps_in_chinese_are_drawn_without_a_fault() {
    survey("chinese", &generated(Script::Chinese, &[1, 3, 6, 10, 18, 30]));
}

#[test]
fn generated_maps_in_arabic_are_drawn_without_a_fault() {
    survey("arabic", &generated(Script::Arabic, &[1, 3, 6, 10, 18, 30]));
}

#[test]
fn generated_maps_of_mixed_scripts_are_drawn_without_a_fault() {
    survey("mixed", &generated(Script::Mixed, &[2, 5, 11, 24]));
}

#[test]
fn large_generated_maps_are_drawn_without_a_fault() {
    survey("large", &generated(Script::Latin, &[100, 400]));
}
