//! Coreference: the weights of salience, learnt from GUM ([`learn`]), and how well pronouns and common nouns that speak
//! are resolved.
//!
//! Takes documents of GUM as raw text, which the core reads from the first stage on. Measured is each source that is a
//! pronoun of the third person or a common noun ([`sources`]). It is right where the core takes it for the same as the
//! annotation does ([`gold`]). Printed are the development documents, and training documents by weights that were learnt
//! without them (the rules and tables were written with these in view).

mod gold;
mod learn;
mod sources;

use super::corpora::{self, Document};
use crate::parties;
use crate::parties::salience::Weights;
use crate::{syntax, text};
use gold::Gold;
use sources::Anaphor;
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// Documents in which people are told about and quoted.
const REPORTS: [&str; 2] = ["GUM_news_", "GUM_interview_"];
/// Those in which they are told about, or tell of others.
const ACCOUNTS: [&str; 3] = ["GUM_bio_", "GUM_speech_", "GUM_court_"];
/// Training documents are measured by weights that were learnt from the other parts of so many.
const FOLDS: usize = 5;

/// A sought mention, as resolved.
struct Item {
    anaphor: Anaphor,
    is_right: bool,
    /// The words, the name of the party that they were taken for, and what they are by the annotation, to read.
    shown: String,
}

/// Learns from `data`, writes the table and measures it.
pub fn run(data: &Path, table: &Path) -> io::Result<()> {
    let (documents, readouts) = (learn::documents(data)?, learn::readouts(data)?);
    let weights = learn::learn(&documents.iter().collect::<Vec<_>>(), &readouts);
    fs::write(table, learn::written(&weights))?;
    report_of(data, &weights)
}

/// Measures the weights that the program was built with. With `SHOW` in the environment prints what is wrong.
pub fn report(data: &Path) -> io::Result<()> {
    report_of(data, Weights::of_table())
}

fn report_of(data: &Path, weights: &Weights) -> io::Result<()> {
    let dev = corpora::conllu(&data.join("ud/gum/dev.conllu"))?;
    let of_dev: Vec<(&Document, Item)> = dev.iter().flat_map(|d| items(d, weights)).collect();
    let (documents, readouts) = (learn::documents(data)?, learn::readouts(data)?);
    let mut of_train = Vec::new();
    for fold in 0..FOLDS {
        let is_held = |index: usize| index % FOLDS == fold;
        let others = documents.iter().enumerate().filter(|(i, _)| !is_held(*i)).map(|(_, d)| d);
        let weights = learn::learn(&others.collect::<Vec<_>>(), &readouts);
        let held = documents.iter().enumerate().filter(|(i, _)| is_held(*i));
        of_train.extend(held.flat_map(|(_, d)| items(d, &weights)));
    }
    for (corpus, items) in [("GUM dev", of_dev), ("GUM train, by weights learnt without it", of_train)] {
        for (genres, prefixes) in [("news and interviews", &REPORTS[..]), ("lives, speeches, courts", &ACCOUNTS)] {
            println!("{corpus}, {genres}: {}", summary(&items, prefixes));
        }
    }
    Ok(())
}

/// How many are right, by kind, in the documents whose names begin so.
fn summary(items: &[(&Document, Item)], prefixes: &[&str]) -> String {
    let show = std::env::var_os("SHOW").is_some();
    let mut counts: BTreeMap<Anaphor, (usize, usize)> = BTreeMap::new();
    for (document, item) in items.iter().filter(|(d, _)| prefixes.iter().any(|p| d.id.starts_with(p))) {
        let (right, all) = counts.entry(item.anaphor).or_default();
        *right += usize::from(item.is_right);
        *all += 1;
        if show && !item.is_right {
            println!("  {} {:?}: {}", document.id, item.anaphor, item.shown);
        }
    }
    let (right, all) = counts.values().fold((0, 0), |(r, a), (x, y)| (r + x, a + y));
    let kinds: Vec<String> = counts.iter().map(|(k, (r, a))| format!("{k:?} {r}/{a}")).collect();
    format!("{:.1} ({right} of {all}): {}", 100.0 * right as f64 / all.max(1) as f64, kinds.join(", "))
}

/// Every sought mention of a document.
fn items<'a>(document: &'a Document, weights: &Weights) -> Vec<(&'a Document, Item)> {
    let text = text::read_paragraphs(&document.text);
    let syntax = syntax::parse(&text);
    let (parties, _) = parties::find_with(&text, &syntax, weights);
    let gold = Gold::new(document, &text);
    let judged = |(token, anaphor)| {
        let (is_right, shown) = gold.judge(&parties, gold.headed_by(token)?);
        Some((document, Item { anaphor, is_right, shown }))
    };
    sources::find(document).into_iter().filter_map(judged).collect()
}
