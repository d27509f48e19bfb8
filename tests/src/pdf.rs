//! What is in a PDF, as its readers see it: streams inflated, and poppler's view of it.

use std::io::{Read, Write};
use std::process::{Command, Stdio};

use flate2::read::ZlibDecoder;

/// Every stream of the file that inflates, object streams and metadata included.
#[must_use]
pub fn streams(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut streams = Vec::new();
    let mut rest = bytes;
    while let Some(at) = find(rest, b"stream") {
        rest = &rest[at + b"stream".len()..];
        let body = rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n")).unwrap_or_default();
        let mut inflated = Vec::new();
        // A stream that is no deflate, or a dictionary's mention of one, gives nothing.
        if ZlibDecoder::new(body).read_to_end(&mut inflated).is_ok() && !inflated.is_empty() {
            streams.push(inflated);
        }
    }
    streams
}

/// Place of the first occurrence.
#[must_use]
pub fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

/// What `pdftotext` reads, `pdfinfo` or `pdffonts` say of the file; `None` where poppler's tools are
/// not installed.
///
/// # Errors
/// What the tool says when it refuses the file.
pub fn poppler(tool: &str, options: &[&str], pdf: &[u8]) -> Result<Option<String>, String> {
    let output: &[&str] = if tool == "pdftotext" { &["-", "-"] } else { &["-"] };
    let command = Command::new(tool)
        .args(options)
        .args(output)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = command else {
        println!("skipped: {tool} is not installed");
        return Ok(None);
    };
    let (stdin, pdf) = (child.stdin.take(), pdf.to_owned());
    let writer = std::thread::spawn(move || stdin.map(|mut s| s.write_all(&pdf)));
    let output = child.wait_with_output().map_err(|e| e.to_string())?;
    let _ = writer.join();
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    Ok(Some(String::from_utf8_lossy(&output.stdout).into_owned()))
}
