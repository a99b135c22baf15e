//! Writes the JavaScript module, the TypeScript declarations and the final wasm for a compiled core.
//!
//! usage: onrecord-bindgen INPUT.wasm OUT_DIR
//!
//! Calls wasm-bindgen's library rather than its command: the command brings a test server and an argument parser,
//! and its version has to be the core's to the last digit, so that one installed on the machine is of no use.

use std::process::ExitCode;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, out_dir] = arguments.as_slice() else {
        eprintln!("usage: onrecord-bindgen INPUT.wasm OUT_DIR");
        return ExitCode::from(2);
    };
    match write(input, out_dir) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("onrecord-bindgen: {error:?}");
            ExitCode::FAILURE
        }
    }
}

/// One output for page, worker, bundlers, Deno and Node: `--target web`.
fn write(input: &str, out_dir: &str) -> anyhow::Result<()> {
    Bindgen::new()
        .input_path(input)
        .web(true)?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(false)
        .generate(out_dir)
}
