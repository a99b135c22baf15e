//! What the caller asks for.

use crate::input;
use lexopt::{Arg, ValueExt};
use onrecord::{OffsetUnit, Options};

/// The text of `--help`.
pub const HELP: &str = include_str!("help.txt");

/// What to do.
pub enum Command {
    /// Show the help text.
    Help,
    /// Show the version.
    Version,
    /// Analyse articles.
    Analyze(Settings),
}

/// How to analyse, and how to write it down.
pub struct Settings {
    /// Files, or `-` for standard input; never empty.
    pub inputs: Vec<String>,
    /// How the breakdown is written.
    pub format: Format,
    /// The unit of spans.
    pub offsets: OffsetUnit,
    /// The publication date of articles that bear none.
    pub published: Option<String>,
    /// Statements less sure than this are left out.
    pub min_confidence: f32,
    /// Whether headlines may hold statements.
    pub headlines: bool,
    /// Whether the inputs are streams of JSON lines.
    pub is_ndjson: bool,
}

impl Settings {
    /// The unit that the output needs: the text's own breakdown is cut out of it by bytes.
    fn offsets(&self) -> OffsetUnit {
        if self.format == Format::Text { OffsetUnit::Bytes } else { self.offsets }
    }

    /// The library's options.
    pub fn options(&self) -> Options {
        Options {
            published: self.published.clone(),
            offsets: self.offsets(),
            min_confidence: self.min_confidence,
            headlines: self.headlines,
        }
    }
}

/// How a breakdown is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Text,
    /// The whole `Analysis`, one line an article.
    Json,
    /// Tokens, lemmas, tags, chunks and mentions in CoNLL-U: the text's grammar alone.
    Conllu,
    /// One document in a format of others.
    Export(onrecord::Format),
    /// All of these, the text and the analysis, in one ZIP archive.
    Zip,
}

/// The names of formats: the program's own, then those of [`onrecord::Format`].
const FORMATS: &[(&str, Format)] = &[
    ("text", Format::Text),
    ("json", Format::Json),
    ("conllu", Format::Conllu),
    ("markdown", Format::Export(onrecord::Format::Markdown)),
    ("csv", Format::Export(onrecord::Format::Csv)),
    ("jsonld", Format::Export(onrecord::Format::JsonLd)),
    ("tei", Format::Export(onrecord::Format::Tei)),
    ("annotations", Format::Export(onrecord::Format::Annotations)),
    ("zip", Format::Zip),
];

/// The names of units.
const UNITS: &[(&str, OffsetUnit)] =
    &[("utf16", OffsetUnit::Utf16), ("chars", OffsetUnit::Chars), ("bytes", OffsetUnit::Bytes)];

/// Reads the arguments; an error is a sentence for the caller.
pub fn read(mut parser: lexopt::Parser) -> Result<Command, String> {
    let mut settings = Settings {
        inputs: Vec::new(),
        format: Format::Text,
        offsets: OffsetUnit::Chars,
        published: None,
        min_confidence: 0.0,
        headlines: false,
        is_ndjson: false,
    };
    let mut format = None;
    while let Some(argument) = parser.next().map_err(|e| e.to_string())? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Short('V') | Arg::Long("version") => return Ok(Command::Version),
            Arg::Short('f') | Arg::Long("format") => format = Some(choice(&mut parser, "--format", FORMATS)?),
            Arg::Long("offsets") => settings.offsets = choice(&mut parser, "--offsets", UNITS)?,
            Arg::Long("published") => settings.published = Some(date(&value(&mut parser)?)?),
            Arg::Long("headlines") => settings.headlines = true,
            Arg::Long("min-confidence") => settings.min_confidence = share(&value(&mut parser)?)?,
            Arg::Long("ndjson") => settings.is_ndjson = true,
            Arg::Value(name) => settings.inputs.push(name.string().map_err(|e| e.to_string())?),
            Arg::Short(_) | Arg::Long(_) => return Err(argument.unexpected().to_string()),
        }
    }
    if settings.is_ndjson && format.is_some_and(|f| f != Format::Json) {
        return Err("--ndjson writes JSON lines; it goes with --format json alone".to_owned());
    }
    if settings.inputs.is_empty() {
        settings.inputs.push(input::STDIN.to_owned());
    }
    if settings.inputs.len() > 1 && matches!(format, Some(Format::Export(_) | Format::Conllu | Format::Zip)) {
        return Err("this format is one document; name one file for it".to_owned());
    }
    settings.format = format.unwrap_or(if settings.is_ndjson { Format::Json } else { Format::Text });
    Ok(Command::Analyze(settings))
}

fn value(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().and_then(ValueExt::string).map_err(|e| e.to_string())
}

/// The option's value out of a table of names.
fn choice<T: Copy>(parser: &mut lexopt::Parser, option: &str, table: &[(&str, T)]) -> Result<T, String> {
    let given = value(parser)?;
    table.iter().find(|(name, _)| *name == given).map(|&(_, it)| it).ok_or_else(|| {
        let names: Vec<&str> = table.iter().map(|&(name, _)| name).collect();
        format!("{option} takes {}, not ‘{given}’", names.join(", "))
    })
}

/// A date as ISO 8601 writes it, with or without a time.
fn date(given: &str) -> Result<String, String> {
    let day = given.split(['T', ' ']).next().unwrap_or("");
    let parts: Vec<Option<u32>> = day.split('-').map(|part| part.parse().ok()).collect();
    match parts[..] {
        [Some(year), Some(1..=12), Some(1..=31)] if year >= 1000 && day.len() == 10 => Ok(given.replace(' ', "T")),
        _ => Err(format!("--published takes a date like 2021-08-18 or 2021-08-18T21:41, not ‘{given}’")),
    }
}

/// A number from 0 to 1.
fn share(given: &str) -> Result<f32, String> {
    given
        .parse()
        .ok()
        .filter(|number| (0.0..=1.0).contains(number))
        .ok_or_else(|| format!("--min-confidence takes a number from 0 to 1, not ‘{given}’"))
}
