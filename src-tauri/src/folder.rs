//! Showing a file in the system's file manager.

use std::path::Path;
use std::process::{Command, Stdio};

use app::Refusal;

/// Opens the file manager at a file.
///
/// # Errors
/// When there is no file manager that can be started.
pub fn show(path: &Path) -> Result<(), Refusal> {
    let started = commands(path).into_iter().any(|mut command| runs(&mut command));
    if started {
        Ok(())
    } else {
        Err(Refusal(format!("No file manager could be started; the file is {}.", path.display())))
    }
}

fn runs(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success() || cfg!(target_os = "windows"))
}

/// What to try, in this order.
#[cfg(target_os = "linux")]
fn commands(path: &Path) -> Vec<Command> {
    let mut select = Command::new("dbus-send");
    select.args(["--session", "--print-reply", "--dest=org.freedesktop.FileManager1", "--type=method_call"]);
    select.args(["/org/freedesktop/FileManager1", "org.freedesktop.FileManager1.ShowItems"]);
    select.arg(format!("array:string:{}", file_uri(path))).arg("string:");
    let mut open = Command::new("xdg-open");
    open.arg(path.parent().unwrap_or(path));
    vec![select, open]
}

#[cfg(target_os = "macos")]
fn commands(path: &Path) -> Vec<Command> {
    let mut open = Command::new("open");
    open.arg("-R").arg(path);
    vec![open]
}

#[cfg(target_os = "windows")]
fn commands(path: &Path) -> Vec<Command> {
    use std::os::windows::process::CommandExt;
    let mut explorer = Command::new("explorer");
    explorer.raw_arg(format!("/select,\"{}\"", path.display()));
    vec![explorer]
}

/// The path as a file URI, everything but letters, digits and `-._~/` in percent form: commas too,
/// which would split the argument in two.
#[cfg(target_os = "linux")]
fn file_uri(path: &Path) -> String {
    use std::fmt::Write as _;
    use std::os::unix::ffi::OsStrExt;
    let mut uri = "file://".to_owned();
    for &byte in path.as_os_str().as_bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_comma_or_a_space_in_a_path_stays_one_argument() {
        assert_eq!(file_uri(Path::new("/a b/c,d/é.pdf")), "file:///a%20b/c%2Cd/%C3%A9.pdf");
    }
}
