//! Taking it along: the breakdown in the formats of others.
//!
//! Takes the source text and its [`Analysis`]; makes one document as a string, or all of them as files. Pure. Every format is safe against
//! what a text may hold: markup is escaped, control characters that a format forbids are left out, and a field that a
//! spreadsheet would run as a formula is defused.

mod account;
mod annotations;
mod conllu;
mod csv;
mod json;
mod jsonld;
mod markdown;
mod tei;
mod xml;

use crate::analysis::Analysis;
use account::Account;
pub use conllu::conllu;
use serde::Serialize;

/// A format of [`export`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// A report for people, in Markdown (CommonMark with tables).
    Markdown,
    /// The statements, a row each, in CSV (RFC 4180) for spreadsheets.
    Csv,
    /// Linked data in JSON-LD: schema.org, with selectors of the W3C Web Annotation vocabulary.
    JsonLd,
    /// The account with its statements marked up, in TEI P5 (`said` with `who`, `toWhom`, `direct`).
    Tei,
    /// A page of W3C Web Annotations, one a statement.
    Annotations,
}

impl Format {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Format; 5] = [Format::Markdown, Format::Csv, Format::JsonLd, Format::Tei, Format::Annotations];

    /// The name by which the command line and the page ask for it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Markdown => "markdown",
            Format::Csv => "csv",
            Format::JsonLd => "jsonld",
            Format::Tei => "tei",
            Format::Annotations => "annotations",
        }
    }

    /// The format of a name.
    pub fn from_name(name: &str) -> Option<Format> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The usual ending of a file's name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Markdown => "md",
            Format::Csv => "csv",
            Format::JsonLd => "jsonld",
            Format::Tei => "xml",
            Format::Annotations => "annotations.jsonld",
        }
    }

    /// The file's name in an archive of all.
    fn file_name(self) -> &'static str {
        match self {
            Format::Markdown => "report.md",
            Format::Csv => "statements.csv",
            Format::JsonLd => "linked-data.jsonld",
            Format::Tei => "account.tei.xml",
            Format::Annotations => "annotations.jsonld",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Markdown => "text/markdown;charset=utf-8",
            Format::Csv => "text/csv;charset=utf-8;header=present",
            Format::JsonLd => "application/ld+json",
            Format::Tei => "application/tei+xml",
            Format::Annotations => "application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\"",
        }
    }
}

/// The breakdown of a text in a format. `source` is the text that `analysis` was made from; spans may be in any unit.
/// With another text the result is still well-formed, its quotations are not.
pub fn export(format: Format, source: &str, analysis: &Analysis) -> String {
    written(format, &Account::new(source, analysis))
}

/// A file of [`export_all`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExportFile {
    /// Its name, without a folder.
    pub name: &'static str,
    /// What stands in it.
    pub contents: String,
}

/// The text and its breakdown in every format, as files for one archive. Neither the analysis as JSON nor the archive
/// is made here: the page and the program have writers of their own for both.
pub fn export_all(source: &str, analysis: &Analysis) -> Vec<ExportFile> {
    let account = Account::new(source, analysis);
    let text = ExportFile { name: "account.txt", contents: source.to_owned() };
    let made = |format: Format| ExportFile { name: format.file_name(), contents: written(format, &account) };
    std::iter::once(text).chain(Format::ALL.into_iter().map(made)).collect()
}

fn written(format: Format, account: &Account) -> String {
    match format {
        Format::Markdown => markdown::write(account),
        Format::Csv => csv::write(account),
        Format::JsonLd => jsonld::write(account),
        Format::Tei => tei::write(account),
        Format::Annotations => annotations::write(account),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{OffsetUnit, Options, analyze};

    const TURNS: &str = "MS. VOSS: We will reopen the strait 😀.\n\nQ    And the tariff — what of it?\n\nMS. VOSS: No.";

    #[test]
    fn every_format_has_a_name_that_finds_it() {
        for format in Format::ALL {
            assert_eq!(Format::from_name(format.name()), Some(format));
        }
        assert_eq!(Format::from_name("pdf"), None);
    }

    #[test]
    fn all_at_once_are_the_text_and_each_format_under_names_of_their_own() {
        let analysis = analyze(TURNS, &Options::default());
        let files = export_all(TURNS, &analysis);
        let contents = |name| files.iter().find(|file| file.name == name).map(|file| file.contents.as_str());
        assert_eq!(files.len(), 1 + Format::ALL.len());
        assert_eq!(contents("account.txt"), Some(TURNS));
        for format in Format::ALL {
            assert_eq!(contents(format.file_name()), Some(export(format, TURNS, &analysis).as_str()));
        }
    }

    #[test]
    fn the_unit_of_the_spans_does_not_change_the_words() {
        let made = |offsets| {
            let analysis = analyze(TURNS, &Options { offsets, ..Options::default() });
            assert_eq!(analysis.statements.len(), 3);
            export(Format::Tei, TURNS, &analysis)
        };
        let bytes = made(OffsetUnit::Bytes);
        assert!(bytes.contains(">We will reopen the strait 😀."), "{bytes}");
        assert_eq!(bytes, made(OffsetUnit::Chars));
        assert_eq!(bytes, made(OffsetUnit::Utf16));
    }

    #[test]
    fn an_analysis_of_another_text_makes_no_panic() {
        let analysis = analyze(TURNS, &Options::default());
        for format in Format::ALL {
            for other in [
                "",
                "é",
                "😀😀",
                "Some other text that is a little longer than the first one was, with é and 😀 in it.",
            ] {
                assert!(!export(format, other, &analysis).is_empty());
            }
        }
    }
}
