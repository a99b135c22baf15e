//! A stream of articles, a line each, into a stream of analyses; memory for one line at a time.

use crate::arguments::Settings;
use crate::{Identified, complain, input};
use onrecord::Options;
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, Write};

/// A line that comes in. Other keys are passed over.
#[derive(Deserialize)]
struct Line {
    id: serde_json::Value,
    text: String,
    #[serde(default)]
    published: Option<String>,
}

/// What goes out for a line that is none.
#[derive(Serialize)]
struct BadLine {
    line: u64,
    error: String,
}

/// The byte order mark that some programs put before the first line.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Analyses every line of an input; whether all of them could be. Each result is flushed before the next line is
/// read, so that the program can stand in a conversation of pipes.
pub fn stream(name: &str, settings: &Settings, out: &mut impl Write) -> io::Result<bool> {
    let mut lines = match input::open(name) {
        Ok(lines) => lines,
        Err(error) => {
            complain(&format!("cannot read {name}: {error}"));
            return Ok(false);
        }
    };
    let (mut buffer, mut number, mut is_complete) = (Vec::new(), 0, true);
    loop {
        buffer.clear();
        match lines.read_until(b'\n', &mut buffer) {
            Ok(0) => return Ok(is_complete),
            Ok(_) => {}
            Err(error) => {
                complain(&format!("cannot read on in {name} after line {number}: {error}"));
                return Ok(false);
            }
        }
        number += 1;
        let line = buffer.strip_prefix(BYTE_ORDER_MARK).filter(|_| number == 1).unwrap_or(&buffer).trim_ascii();
        if !line.is_empty() {
            is_complete &= one(line, number, settings, out)?;
            out.flush()?;
        }
    }
}

/// One line; whether it was good.
fn one(line: &[u8], number: u64, settings: &Settings, out: &mut impl Write) -> io::Result<bool> {
    let read = serde_json::from_slice::<Line>(line);
    match &read {
        Ok(Line { id, text, published }) => {
            let defaults = settings.options();
            let options = Options { published: published.clone().or(defaults.published), ..defaults };
            let analysis = onrecord::analyze(text, &options);
            serde_json::to_writer(&mut *out, &Identified { id, analysis: &analysis })?;
        }
        Err(error) => serde_json::to_writer(&mut *out, &BadLine { line: number, error: plain(error) })?,
    }
    out.write_all(b"\n")?;
    Ok(read.is_ok())
}

/// The parser's words without its own line count, which is always 1.
fn plain(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    message.strip_suffix(&place).map_or(message.clone(), |m| format!("{m} at column {}", error.column()))
}
