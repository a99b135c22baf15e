//! The command line: articles in, breakdowns out.
//!
//! Takes files, standard input or a stream of JSON lines; makes one breakdown an article, as readable text or as
//! JSON. Everything about the articles themselves is the library's.

mod archive;
mod arguments;
mod breakdown;
mod input;
mod ndjson;

use arguments::{Command, Format, Settings};
use breakdown::Look;
use serde::Serialize;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

/// Some input could not be read or some line was bad; the rest was done.
const PARTLY_FAILED: u8 = 1;
/// The arguments make no sense; nothing was done.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    match arguments::read(lexopt::Parser::from_env()) {
        Ok(Command::Help) => finish(io::stdout().write_all(arguments::HELP.as_bytes()).map(|()| true)),
        Ok(Command::Version) => finish(writeln!(io::stdout(), "onrecord {}", env!("CARGO_PKG_VERSION")).map(|()| true)),
        Ok(Command::Analyze(settings)) => finish(run(&settings)),
        Err(message) => {
            complain(&format!("{message}\nTry `onrecord --help`."));
            ExitCode::from(USAGE)
        }
    }
}

/// The exit code: of success, of partial failure, or of output that could not be written. A reader that closed the
/// pipe early (`onrecord … | head`) has all that it wanted.
fn finish(outcome: io::Result<bool>) -> ExitCode {
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(PARTLY_FAILED),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("cannot write the result: {error}"));
            ExitCode::from(PARTLY_FAILED)
        }
    }
}

/// Says on standard error what went wrong.
fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "onrecord: {message}"); // nobody is left to tell when this fails
}

/// An analysis with the name of its article before it.
#[derive(Serialize)]
struct Identified<'a, I: Serialize> {
    id: I,
    #[serde(flatten)]
    analysis: &'a onrecord::Analysis,
}

/// Does all inputs; whether every one of them could be read. Fails only where the output does.
fn run(settings: &Settings) -> io::Result<bool> {
    if settings.inputs.iter().any(|name| name == input::STDIN) && io::stdin().is_terminal() {
        complain("reading the article from the keyboard; end it with Ctrl-D");
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut is_complete = true;
    for name in &settings.inputs {
        let done = if settings.is_ndjson {
            ndjson::stream(name, settings, &mut out)?
        } else {
            article(name, settings, &mut out)?
        };
        is_complete &= done;
    }
    out.flush()?;
    Ok(is_complete)
}

/// One article; whether it could be read.
fn article(name: &str, settings: &Settings, out: &mut impl Write) -> io::Result<bool> {
    let article = match input::read(name) {
        Ok(article) => article,
        Err(error) => {
            complain(&format!("cannot read {name}: {error}"));
            return Ok(false);
        }
    };
    let mut analysis = onrecord::analyze(&article.text, &settings.options());
    analysis.notices.extend(article.notice);
    let is_one_of_several = settings.inputs.len() > 1;
    match settings.format {
        Format::Text => {
            if is_one_of_several {
                writeln!(out, "==> {name} <==")?;
            }
            breakdown::write(out, &article.text, &analysis, look())?;
            out.write_all(b"\n")?;
        }
        Format::Json => {
            if is_one_of_several {
                serde_json::to_writer(&mut *out, &Identified { id: name, analysis: &analysis })?;
            } else {
                serde_json::to_writer(&mut *out, &analysis)?;
            }
            out.write_all(b"\n")?;
        }
        Format::Conllu => out.write_all(onrecord::conllu(&article.text).as_bytes())?,
        Format::Export(format) => out.write_all(onrecord::export(format, &article.text, &analysis).as_bytes())?,
        Format::Zip => out.write_all(&all(&article.text, &analysis)?)?,
    }
    Ok(true)
}

/// The text, its breakdown in every format and the analysis, in one archive.
fn all(text: &str, analysis: &onrecord::Analysis) -> io::Result<Vec<u8>> {
    let mut files = onrecord::export_all(text, analysis);
    files.push(onrecord::ExportFile { name: "analysis.json", contents: serde_json::to_string(analysis)? });
    archive::write(&files)
}

/// Columns where the output is no terminal.
const DEFAULT_WIDTH: usize = 80;
/// Longer lines are hard to read.
const MAX_WIDTH: usize = 100;

/// The terminal's width; style only on a terminal, and not where NO_COLOR (<https://no-color.org>) forbids it.
fn look() -> Look {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_terminal = io::stdout().is_terminal();
    let width = terminal_size::terminal_size_of(io::stdout()).map_or(DEFAULT_WIDTH, |(width, _)| width.0.into());
    Look { width: width.min(MAX_WIDTH), is_styled: is_terminal && !is_set("NO_COLOR") }
}
