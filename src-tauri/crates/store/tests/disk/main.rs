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
#[cfg(target_os = "linux")]
mod read_only;
#[cfg(unix)]
mod refusing;
#[cfg(unix)]
mod two_processes;

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
    two_processes::hold_if_asked();
    #[cfg_attr(not(target_os = "linux"), expect(unused_mut, reason = "only Linux has more of them"))]
    let mut trials = trials![
        kill::a_killed_process_loses_nothing_that_it_acknowledged,
        power_cut::a_power_cut_at_any_operation_loses_nothing_that_was_acknowledged,
        refusing::a_full_disk_is_said_in_words_and_the_changes_are_kept_for_retry,
        refusing::the_next_change_takes_along_what_the_disk_had_refused,
        refusing::a_disk_that_takes_it_again_is_found_out_without_a_retry,
        refusing::a_map_that_does_not_fit_on_the_disk_leaves_nothing_behind,
        refusing::a_disk_that_refuses_at_any_operation_loses_nothing,
        two_processes::the_second_hands_its_request_to_the_first_and_the_lock_dies_with_it,
    ];
    #[cfg(target_os = "linux")]
    trials.extend(trials![
        read_only::a_library_that_may_not_be_written_to_can_be_looked_at,
        read_only::a_folder_that_cannot_be_made_is_said_in_words,
    ]);
    libtest_mimic::run(&libtest_mimic::Arguments::from_args(), trials).exit_code()
}

/// The layer beneath SQLite is written for Unix.
#[cfg(not(unix))]
fn main() {}
