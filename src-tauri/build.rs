//! Names the commands for the permissions: without this list every window could call every one.

const COMMANDS: &[&str] = &[
    "maps",
    "cover",
    "search",
    "health",
    "templates",
    "examples",
    "start_drawing",
    "start_from",
    "list_drawing",
    "start_from_list",
    "open_map",
    "close_map",
    "take_in_first",
    "take_in_files",
    "take_in_folder",
    "take_in_as",
    "duplicate_map",
    "bin_map",
    "take_back_map",
    "save_as_file",
    "follow",
    "facts",
    "scene",
    "redraw",
    "state_drawing",
    "view_choices",
    "add_lane",
    "find_in_map",
    "outline",
    "move_row",
    "add_row",
    "service",
    "run",
    "called",
    "add_touchpoint",
    "places",
    "clip",
    "undo",
    "redo",
    "history",
    "restore",
    "versions",
    "name_version",
    "retry",
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
