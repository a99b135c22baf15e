//! The command line.

use std::io::{Read, Write};

fn main() {
    let mut source = String::new();
    if std::io::stdin().read_to_string(&mut source).is_err() {
        std::process::exit(1);
    }
    let options = onrecord::Options { offsets: onrecord::OffsetUnit::Chars, ..Default::default() };
    let analysis = onrecord::analyze(&source, &options);
    if serde_json::to_writer(std::io::stdout(), &analysis).is_ok() {
        let _ = std::io::stdout().write_all(b"\n");
    }
}
