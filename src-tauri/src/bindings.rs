//! The commands and types as the window's language has them.

use tauri::Runtime;
use tauri_specta::{Builder, collect_commands};

use crate::commands;

/// Every command of the window. `build.rs` and `capabilities/main.json` name the same ones.
pub fn calls<R: Runtime>() -> Builder<R> {
    Builder::new().disable_serde_phases().commands(collect_commands![
        commands::maps,
        commands::cover,
        commands::search,
        commands::health,
        commands::templates,
        commands::examples,
        commands::start_drawing,
        commands::start_from,
        commands::list_drawing,
        commands::start_from_list,
        commands::open_map,
        commands::close_map,
        commands::take_in_first,
        commands::take_in_files,
        commands::take_in_folder,
        commands::take_in_as,
        commands::duplicate_map,
        commands::bin_map,
        commands::take_back_map,
        commands::save_as_file,
        commands::follow,
        commands::facts,
        commands::scene,
        commands::redraw,
        commands::state_drawing,
        commands::view_choices,
        commands::add_lane,
        commands::find_in_map,
        commands::outline,
        commands::move_row,
        commands::add_row,
        commands::service,
        commands::work_out_sureness,
        commands::stop_sureness,
        commands::findings,
        commands::make_to_be,
        commands::compare,
        commands::compare_pair,
        commands::work_out_differences,
        commands::run,
        commands::called,
        commands::inspect,
        commands::enter,
        commands::read_rate,
        commands::keep_rate,
        commands::add_touchpoint,
        commands::places,
        commands::clip,
        commands::cells,
        commands::next_cell,
        commands::anchor,
        commands::felt_curve,
        commands::choose_picture,
        commands::threads,
        commands::unsorted,
        commands::add,
        commands::add_step,
        commands::feel,
        commands::begin_row,
        commands::undo,
        commands::redo,
        commands::history,
        commands::restore,
        commands::versions,
        commands::name_version,
        commands::retry,
        commands::export_choices,
        commands::export_outlook,
        commands::export_preview,
        commands::choose_export_folder,
        commands::start_export,
        commands::cancel_export,
        commands::show_in_folder,
        commands::new_window,
        commands::close_window,
        commands::quit,
    ])
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use specta_typescript::Typescript;

    use super::*;

    const CHECKED_IN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/src/host/bindings.ts");

    #[test]
    fn the_window_has_the_types_of_the_core() {
        let made = std::env::temp_dir().join(format!("throughline-bindings-{}.ts", std::process::id()));
        calls::<tauri::Wry>().export(Typescript::default(), &made).unwrap();
        let made_text = fs::read_to_string(&made).unwrap();
        fs::remove_file(&made).unwrap();
        if std::env::var_os("BLESS").is_some() {
            fs::create_dir_all(Path::new(CHECKED_IN).parent().unwrap()).unwrap();
            fs::write(CHECKED_IN, &made_text).unwrap();
        }
        let checked_in = fs::read_to_string(CHECKED_IN).unwrap_or_default();
        assert!(made_text == checked_in, "ui/src/host/bindings.ts is out of date; BLESS=1 rewrites it");
    }

    #[test]
    fn the_window_may_call_each_command_and_nothing_else() {
        let capability: String =
            fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/capabilities/main.json")).unwrap();
        let calls = include_str!("bindings.rs");
        let commands: Vec<String> = calls
            .split("commands::")
            .skip(1)
            .filter_map(|rest| rest.split_once(',').map(|(name, _)| name.replace('_', "-")))
            .filter(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
            .collect();
        let granted: Vec<&str> = capability.split('"').filter(|word| word.starts_with("allow-")).collect();
        let wanted: Vec<String> = commands.iter().map(|name| format!("allow-{name}")).collect();
        assert_eq!(granted, wanted);
    }
}
