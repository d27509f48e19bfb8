//! The crates may use each other only as docs/architecture.md says.
#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// What each crate of the project may depend on.
const MAY_USE: [(&str, &[&str]); 11] = [
    ("model", &[]),
    ("scene", &[]),
    ("analysis", &["model"]),
    ("import", &["model"]),
    ("store", &["model"]),
    ("layout", &["model", "scene"]),
    ("export", &["scene"]),
    ("app", &["model", "scene", "analysis", "layout", "export", "import", "store"]),
    ("cli", &["model", "scene", "analysis", "layout", "export", "import", "app"]),
    ("throughline-desktop", &["app"]),
    ("bridge", &["throughline-desktop"]),
];

/// The project's own dependencies of each of its crates, those of tests left out.
fn tree() -> BTreeMap<String, BTreeSet<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(root)
        .output()
        .expect("cargo tells what the packages need");
    let metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout).expect("metadata in JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let needs = |package: &serde_json::Value| {
        let all = package["dependencies"].as_array().cloned().unwrap_or_default();
        let built = all.into_iter().filter(|d| d["kind"].is_null() && d["path"].is_string());
        built.filter_map(|d| d["name"].as_str().map(str::to_owned)).collect()
    };
    packages.iter().map(|p| (p["name"].as_str().unwrap_or_default().to_owned(), needs(p))).collect()
}

#[test]
fn no_crate_uses_another_that_it_may_not() {
    let tree = tree();
    for (name, allowed) in MAY_USE {
        let used = tree.get(name).unwrap_or_else(|| panic!("there is no crate {name}"));
        let beyond: Vec<&String> = used.iter().filter(|u| !allowed.contains(&u.as_str())).collect();
        assert!(beyond.is_empty(), "{name} may not use {beyond:?}");
    }
}

#[test]
fn every_crate_is_in_the_table() {
    let known: BTreeSet<&str> = MAY_USE.iter().map(|(name, _)| *name).collect();
    let unknown: Vec<String> =
        tree().into_keys().filter(|n| !known.contains(n.as_str()) && n != "product-tests").collect();
    assert!(unknown.is_empty(), "{unknown:?} stands in no table");
}
