//! How the model is made from public corpora. Only with feature `train`; never part of a release.
//!
//! [`corpora`] reads annotated text; [`learner`] learns linear classifiers over hashed features, by the [`course`] of
//! passes, all or without some [`groups`]; [`pack`] quantises their weights and lays them out as
//! [`learn::Table`](crate::learn::Table) reads them; [`tags`], [`mentions`] and [`lemmas`] say what is learnt for each;
//! [`evaluate`] and [`report`] measure, [`ablation`] what each part of it all brings.
#![allow(clippy::cast_precision_loss, clippy::print_stdout)] // counts as ratios; the trainer talks to a terminal
#![allow(clippy::missing_errors_doc)] // every error is a file that cannot be read

pub mod ablation;
pub mod attribution;
pub mod coreference;
pub mod corpora;
pub mod course;
pub mod evaluate;
pub mod groups;
pub mod learner;
pub mod lemmas;
pub mod mentions;
pub mod name_classes;
pub mod pack;
pub mod tags;

use crate::learn::Table;
use crate::syntax::weights::{self, Weights};
use corpora::Document;
use evaluate::Score;
use mentions::Lists;
use std::io;
use std::path::Path;

/// What the model learns from.
struct Corpora {
    gold: Vec<Document>,
    silver: Vec<Document>,
}

impl Corpora {
    fn read(data: &Path) -> io::Result<Self> {
        let mut gold = corpora::conllu(&data.join("ud/ewt/train.conllu"))?;
        gold.extend(corpora::conllu(&data.join("ud/gum/train.conllu"))?);
        gold.retain(Document::is_free);
        Ok(Self { gold, silver: corpora::silver(&data.join("polnear/train/silver"))? })
    }
}

/// Makes the file of weights.
pub fn train(data: &Path) -> io::Result<Vec<u8>> {
    let corpora = Corpora::read(data)?;
    let gold: Vec<&Document> = corpora.gold.iter().collect();
    println!("tags");
    let tags = tags::train(&gold, &corpora.silver, tags::PLAN)?;
    println!("lemmas");
    let (lemmas, edits) = lemmas::train(&gold, &corpora.silver);
    println!("mentions");
    let mut lists = lists();
    lists.add_date_words(&corpora.silver);
    let gazetteer = lists.gazetteer();
    let read = |section| Table::read(section).map_err(io::Error::other);
    let (tagger, known) = (Table::read(&tags).map_err(io::Error::other)?, read(&gazetteer)?);
    let tables = mentions::Tables { tagger: &tagger, gazetteer: &known };
    let mentions = mentions::train(&gold, &corpora.silver, tables, &lists, mentions::PLAN)?;
    let sections =
        [("tags", tags), ("mentions", mentions), ("gazetteer", gazetteer), ("lemmas", lemmas), ("edits", edits)];
    Ok(crate::learn::write(&sections))
}

/// Writes the table of classes of names.
pub fn name_classes(package: &Path, data: &Path, out: &Path) -> io::Result<()> {
    let Corpora { gold, silver } = Corpora::read(data)?;
    let texts = gold.iter().chain(&silver).map(|document| document.text.as_str());
    std::fs::write(out, name_classes::make(package, texts)?)
}

/// Makes the weights of every stage, each with those of the stages before it, and writes them into the project.
pub fn train_all(data: &Path) -> io::Result<()> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let grammar = sources.join("syntax/model.bin");
    let file = train(data)?;
    std::fs::write(&grammar, &file)?;
    if !weights::install(file).map_err(io::Error::other)? {
        return Err(io::Error::other("texts were read before their grammar was made"));
    }
    report(data, Some(&grammar))?;
    attribution::run(data, &sources.join("speech/learned/model.bin"))
}

/// The tables of the next stage from which the gazetteer is made.
fn lists() -> Lists {
    Lists::new(&mentions::ListTexts {
        countries: include_str!("../parties/countries.tsv"),
        country_variants: include_str!("../parties/country_variants.tsv"),
        titles: include_str!("../parties/titles.tsv"),
        organizations: include_str!("../parties/organization_words.tsv"),
        given_names: include_str!("../parties/given_names.txt"),
        things: include_str!("../parties/thing_words.tsv"),
        regions: include_str!("../parties/regions.tsv"),
        geography: include_str!("../parties/geography.tsv"),
        bodies: include_str!("../parties/bodies.tsv"),
        companies: include_str!("../syntax/name_classes.tsv"),
    })
}

/// A measure: how many of how many are right, or precision, recall and F1, in per cent.
pub struct Figure {
    /// Of what corpus.
    pub corpus: &'static str,
    /// Of what.
    pub what: &'static str,
    /// In per cent: an accuracy or F1.
    pub percent: f64,
    /// Precision and recall in per cent, and what is annotated, where it is an F1.
    pub details: Option<[f64; 3]>,
}

/// Everything that is measured, on the development sets of `data`.
pub fn figures(data: &Path, weights: &Weights) -> io::Result<Vec<Figure>> {
    let ewt = corpora::conllu(&data.join("ud/ewt/dev.conllu"))?;
    let gum = corpora::conllu(&data.join("ud/gum/dev.conllu"))?;
    let sets: [(&str, Vec<&Document>); 3] = [
        ("EWT dev", ewt.iter().collect()),
        ("GUM dev", gum.iter().collect()),
        ("GUM dev, news and interviews", gum.iter().filter(|d| d.is_news()).collect()),
    ];
    let tables = mentions::Tables { tagger: &weights.tags, gazetteer: &weights.gazetteer };
    let lists = lists();
    let mut figures = Vec::new();
    for (corpus, documents) in sets {
        let all = || documents.iter().copied();
        let mut accuracy = |what, (right, of): (usize, usize)| {
            let percent = 100.0 * right as f64 / of.max(1) as f64;
            figures.push(Figure { corpus, what, percent, details: None });
        };
        accuracy("tags", tags::accuracy(&weights.tags, all()));
        accuracy("lemmas", lemmas::accuracy(weights, all()));
        let mut f1 = |what, score: Score| {
            let [precision, recall, percent] = score.percent();
            figures.push(Figure { corpus, what, percent, details: Some([precision, recall, score.gold as f64]) });
        };
        let (tokens, sentences) = evaluate::segmentation(all());
        f1("tokens", tokens);
        f1("sentences", sentences);
        let [nouns, verbs] = evaluate::chunks(all());
        f1("noun chunks", nouns);
        f1("verb chunks", verbs);
        if documents.iter().any(|d| !d.entities.is_empty()) {
            let [persons, organizations, places, names] = mentions::scores(tables, &lists, &weights.mentions, all());
            f1("persons", persons);
            f1("organisations", organizations);
            f1("places", places);
            f1("all names", names);
        }
    }
    Ok(figures)
}

/// Prints how well a file of weights does on the development sets of `data`; without one, those that the program was
/// built with.
pub fn report(data: &Path, file: Option<&Path>) -> io::Result<()> {
    let bytes = file.map(std::fs::read).transpose()?;
    let read = bytes.as_deref().map(Weights::read).transpose().map_err(io::Error::other)?;
    for Figure { corpus, what, percent, details } in figures(data, read.as_ref().unwrap_or(weights::weights()))? {
        let more = details.map_or(String::new(), |[p, r, of]| format!("  P {p:.1}  R {r:.1}  of {of}"));
        println!("{corpus:<30} {what:<14} {percent:6.2}{more}");
    }
    Ok(())
}

/// Prints the documents of GUM dev with the names that are annotated and found, a JSON object a line.
pub fn export_names(data: &Path, file: Option<&Path>) -> io::Result<()> {
    let bytes = file.map(std::fs::read).transpose()?;
    let read = bytes.as_deref().map(Weights::read).transpose().map_err(io::Error::other)?;
    let weights = read.as_ref().unwrap_or(weights::weights());
    let tables = mentions::Tables { tagger: &weights.tags, gazetteer: &weights.gazetteer };
    let lists = lists();
    for document in &corpora::conllu(&data.join("ud/gum/dev.conllu"))? {
        println!("{}", mentions::exported(tables, &lists, &weights.mentions, document));
    }
    Ok(())
}

/// Times a text is read: the best time counts.
const RUNS: usize = 7;

/// Prints how many words a second (between blanks) the first two stages read on one thread, over the texts of a folder.
pub fn speed(folder: &Path) -> io::Result<()> {
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        texts.push(std::fs::read_to_string(entry?.path())?);
    }
    let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
    let mut best = [f64::MAX; 2];
    for _ in 0..RUNS {
        let start = std::time::Instant::now();
        let read: Vec<crate::text::Text> = texts.iter().map(|text| crate::text::read(text)).collect();
        let segmented = start.elapsed().as_secs_f64();
        let tags: usize = read.iter().map(|text| crate::syntax::parse(text).tags.len()).sum();
        let whole = start.elapsed().as_secs_f64();
        assert!(tags > 0, "no words in {}", folder.display());
        best = [best[0].min(segmented), best[1].min(whole)];
    }
    let [segmented, whole] = best.map(|seconds| words as f64 / seconds);
    println!(
        "{words} words: {segmented:.0} words/s to blocks, tokens and sentences, {whole:.0} words/s with all of the grammar"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The least that each figure may be, in per cent; below what is reached, so that a change of data does not trip it.
    const FLOORS: [(&str, &str, f64); 13] = [
        ("EWT dev", "tags", 94.4),
        ("EWT dev", "lemmas", 97.0),
        ("EWT dev", "tokens", 98.5),
        ("EWT dev", "sentences", 85.0),
        ("EWT dev", "verb chunks", 90.0),
        ("GUM dev", "tags", 96.5),
        ("GUM dev", "lemmas", 97.0),
        ("GUM dev", "tokens", 99.6),
        ("GUM dev", "sentences", 95.0),
        ("GUM dev", "noun chunks", 84.0),
        ("GUM dev", "all names", 83.0),
        ("GUM dev, news and interviews", "tags", 96.0),
        ("GUM dev, news and interviews", "all names", 80.0),
    ];

    #[test]
    fn the_model_is_as_good_as_it_was_on_the_development_sets() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
        if !data.is_dir() {
            println!("skipped: the corpora do not stand beside the project");
            return;
        }
        let figures = figures(&data, weights::weights()).expect("the corpora can be read");
        for (corpus, what, floor) in FLOORS {
            let figure = figures.iter().find(|f| f.corpus == corpus && f.what == what).expect("it is measured");
            assert!(figure.percent >= floor, "{corpus}, {what}: {:.2}, at least {floor}", figure.percent);
        }
    }
}
