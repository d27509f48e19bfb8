//! Files that other tools wrote: what each of them becomes, in numbers.

use std::path::{Path, PathBuf};

use import::{Format, Imported, Options, import};

/// What a file becomes: stages, lanes, touchpoints, transitions, steps, insights, ideas, emotions.
struct Row {
    file: &'static str,
    format: Format,
    counts: [usize; 8],
}

const TABLE: &[Row] = &[
    Row { file: "ojf/b2b-software-purchase.ojf", format: Format::Ojf, counts: [5, 2, 9, 0, 0, 0, 0, 9] },
    Row { file: "ojf/clinic-visit-blueprint.ojf", format: Format::Ojf, counts: [3, 6, 3, 0, 10, 0, 0, 3] },
    Row { file: "ojf/customer-support.ojf", format: Format::Ojf, counts: [4, 2, 7, 0, 0, 1, 0, 7] },
    Row { file: "ojf/self-guided-tutorial.ojf", format: Format::Ojf, counts: [5, 2, 7, 0, 0, 3, 0, 7] },
    Row { file: "blueprint-ir/sample-ir.json", format: Format::Blueprint, counts: [1, 5, 6, 0, 6, 0, 0, 0] },
];

/// The inputs beside the workspace, where they are.
fn inputs() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3)?;
    Some(root.join("../shared/inputs")).filter(|path| path.is_dir())
}

fn counts(imported: &Imported) -> [usize; 8] {
    let map = &imported.map;
    let emotions = map.touchpoints.iter().map(|touchpoint| touchpoint.emotion.len()).sum();
    [
        map.stages.len(),
        map.lanes.len(),
        map.touchpoints.len(),
        map.transitions.len(),
        map.steps.len(),
        map.insights.len(),
        map.ideas.len(),
        emotions,
    ]
}

#[test]
fn every_real_file_becomes_what_the_table_says() {
    let Some(inputs) = inputs() else {
        println!("skipped: ../shared/inputs is not here");
        return;
    };
    for row in TABLE {
        let Ok(bytes) = std::fs::read(inputs.join(row.file)) else {
            println!("skipped: {} is not here", row.file);
            continue;
        };
        let imported =
            import(&bytes, &Options::default()).unwrap_or_else(|error| panic!("{}: {error}", row.file));
        assert_eq!(imported.format, row.format, "{}", row.file);
        assert_eq!(counts(&imported), row.counts, "{}: {:#?}", row.file, imported.not_carried);
        let written = model::write(&imported.map);
        assert_eq!(model::read(written.as_bytes()), Ok(imported.map), "{}", row.file);
        for sentence in &imported.not_carried {
            println!("{}: {sentence}", row.file);
        }
    }
}

#[test]
fn the_other_path_of_the_blueprint_is_followed_when_it_is_asked_for() {
    let Some(bytes) =
        inputs().and_then(|inputs| std::fs::read(inputs.join("blueprint-ir/sample-ir.json")).ok())
    else {
        println!("skipped: ../shared/inputs/blueprint-ir/sample-ir.json is not here");
        return;
    };
    let options = Options { path: Some("as-done".to_owned()), ..Options::default() };
    let imported = import(&bytes, &options).unwrap();
    assert_eq!(counts(&imported), [1, 5, 5, 1, 4, 0, 0, 0]);
    let transition = &imported.map.transitions[0];
    assert_eq!((transition.from.as_str(), transition.to.as_str()), ("verify", "triage"));
    assert_eq!(transition.share, None);
}
