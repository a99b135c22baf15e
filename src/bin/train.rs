//! Makes the model from the corpora, and measures it.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [command, data] = &arguments[..]
        && command == "--evaluate"
    {
        return onrecord::train::report(Path::new(data));
    }
    if let [data, out] = &arguments[..]
        && !data.starts_with('-')
    {
        return std::fs::write(out, onrecord::train::train(Path::new(data))?);
    }
    if let [command, data] = &arguments[..]
        && command == "--experiment"
    {
        return onrecord::train::experiment(Path::new(data));
    }
    if let [command, data, model] = &arguments[..]
        && command == "--diff"
    {
        return onrecord::train::differences(Path::new(data), Path::new(model));
    }
    eprintln!("usage: onrecord-train --evaluate DATA");
    std::process::exit(2);
}
