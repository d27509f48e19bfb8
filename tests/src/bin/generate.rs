//! `generate TOUCHPOINTS FILE`: writes a map of so many touchpoints, the one that the benches use.

use std::process::ExitCode;

use product_tests::generate::{self, Kind};
use product_tests::words::Script;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [touchpoints, file] = arguments.as_slice() else {
        eprintln!("generate TOUCHPOINTS FILE");
        return ExitCode::from(2);
    };
    let Ok(touchpoints) = touchpoints.parse() else {
        eprintln!("{touchpoints} is no number of touchpoints");
        return ExitCode::from(2);
    };
    let kind = Kind { seed: 11, touchpoints, script: Script::Latin, tracks: 3, long: false, loops: true };
    match std::fs::write(file, model::write(&generate::map(kind))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{file} cannot be written: {error}");
            ExitCode::from(1)
        }
    }
}
