//! What is left when a process dies, the power goes, or the disk refuses.
#![cfg(test)]

#[cfg(unix)]
#[path = "../deeds/mod.rs"]
mod deeds;
#[cfg(unix)]
mod kill;
#[cfg(unix)]
mod layer;
#[cfg(unix)]
mod power_cut;
#[cfg(unix)]
mod refusing;

#[cfg(unix)]
macro_rules! trials {
    ($($module:ident::$test:ident,)+) => {
        vec![$(libtest_mimic::Trial::test(stringify!($test), || {
            $module::$test();
            Ok(())
        }),)+]
    };
}

#[cfg(unix)]
fn main() -> std::process::ExitCode {
    kill::change_if_asked();
    let trials = trials![
        kill::a_killed_process_loses_nothing_that_it_acknowledged,
        power_cut::a_power_cut_at_any_operation_loses_nothing_that_was_acknowledged,
        refusing::a_full_disk_is_said_in_words_and_the_changes_are_kept_for_retry,
        refusing::the_next_change_takes_along_what_the_disk_had_refused,
        refusing::a_map_that_does_not_fit_on_the_disk_leaves_nothing_behind,
        refusing::a_disk_that_refuses_at_any_operation_loses_nothing,
    ];
    libtest_mimic::run(&libtest_mimic::Arguments::from_args(), trials).exit_code()
}

/// The layer beneath SQLite is written for Unix.
#[cfg(not(unix))]
fn main() {}
