//! Makes the model from the corpora, and measures it.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [command, data] = &arguments[..]
        && command == "--evaluate"
    {
        return onrecord::train::report(Path::new(data));
    }
    eprintln!("usage: onrecord-train --evaluate DATA");
    std::process::exit(2);
}
