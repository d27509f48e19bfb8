//! Names the commands for the permissions: without this list every window could call every one.

const COMMANDS: &[&str] = &[
    "examples",
    "example_drawing",
    "open_example",
    "open_from_start",
    "open_file_dialog",
    "follow",
    "scene",
    "export_choices",
    "export_outlook",
    "export_preview",
    "choose_export_folder",
    "start_export",
    "cancel_export",
    "show_in_folder",
    "quit",
];

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
