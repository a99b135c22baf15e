//! Coreference: the weights of salience, learnt from GUM ([`learn`]), and how well pronouns and common nouns that speak
//! are resolved.
//!
//! Takes documents of GUM as raw text, which the core reads from the first stage on. Measured is each pronoun of the
//! third person and each common noun for people, bodies or places that is the subject of a verb of saying. Right is one whose party's mention before
//! it names the same as it does by GUM; where GUM has none before it, one whose party has none either; for the name of
//! several, one whose members are these. Names, “I”, “we” and “you” are left out: the first need no resolution, the
//! others a speaker.

mod gold;
mod learn;

pub use learn::run;

use super::corpora::{self, Document};
use crate::parties;
use crate::speech::cues;
use crate::syntax::{self, Tag};
use crate::text;
use gold::Gold;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// What refers back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Anaphor {
    /// “he”, “she”.
    HeOrShe,
    /// “they”.
    They,
    /// “it”.
    It,
    /// “who”.
    Who,
    /// “the minister”, “a spokesman”.
    Noun,
    /// “officials”, “the two leaders”.
    Nouns,
}

/// A sought mention, as resolved.
pub struct Item {
    /// What it is.
    pub anaphor: Anaphor,
    /// Whether it was taken for the right one.
    pub is_right: bool,
    /// The words, and the name of the party they were taken for, to read.
    pub shown: String,
}

/// Prints how many are right, by kind, in the news and interviews of the development set and, beside them, of the
/// documents that the weights were learnt from.
pub fn report(data: &Path) -> io::Result<()> {
    let show = std::env::var_os("SHOW").is_some();
    for (title, file) in [("GUM dev", "ud/gum/dev.conllu"), ("GUM train", "ud/gum/train.conllu")] {
        let documents = corpora::conllu(&data.join(file))?;
        for (what, prefixes) in
            [("news and interviews", &["GUM_news_", "GUM_interview_"][..]), ("lives", &["GUM_bio_"])]
        {
            let chosen = documents.iter().filter(|d| prefixes.iter().any(|p| d.id.starts_with(p)));
            let mut counts: BTreeMap<Anaphor, (usize, usize)> = BTreeMap::new();
            for item in chosen.flat_map(|d| items(d).into_iter().map(move |i| (d, i))) {
                let (document, item) = item;
                let (right, all) = counts.entry(item.anaphor).or_default();
                *right += usize::from(item.is_right);
                *all += 1;
                if show && !item.is_right {
                    println!("  {} {:?}: {}", document.id, item.anaphor, item.shown);
                }
            }
            let (right, all) = counts.values().fold((0, 0), |(r, a), (x, y)| (r + x, a + y));
            let kinds: Vec<String> = counts.iter().map(|(k, (r, a))| format!("{k:?} {r}/{a}")).collect();
            let percent = 100.0 * right as f64 / all.max(1) as f64;
            println!("{title}, {what}: {percent:.1} ({right} of {all}): {}", kinds.join(", "));
        }
    }
    Ok(())
}

/// Every sought mention of a document.
pub fn items(document: &Document) -> Vec<Item> {
    let text = text::read_paragraphs(&document.text);
    let syntax = syntax::parse(&text);
    let parties = parties::find(&text, &syntax);
    let gold = Gold::new(document, &text);
    (0..document.tokens.len())
        .filter_map(|token| {
            let anaphor = anaphor(document, token)?;
            let entity = gold.headed_by(token)?;
            let (is_right, shown) = gold.judge(&parties, entity);
            Some(Item { anaphor, is_right, shown })
        })
        .collect()
}

/// What kind of sought mention a word heads, if it speaks.
fn anaphor(document: &Document, token: usize) -> Option<Anaphor> {
    let word = &document.tokens[token];
    let verb = &document.tokens[word.head];
    let says = |row: &cues::CueVerb| row.particle.is_empty() && (row.frames.that || row.frames.quote);
    let is_cue = verb.tag.is_verb() && cues::verbs(&verb.lemma).iter().any(says);
    let can_speak = matches!(kind_of(document, token), "person" | "organization" | "place");
    if word.relation != "nsubj" || !is_cue || !can_speak {
        return None;
    }
    match document.word(token).to_lowercase().as_str() {
        "he" | "she" => Some(Anaphor::HeOrShe),
        "they" => Some(Anaphor::They),
        "it" => Some(Anaphor::It),
        "who" => Some(Anaphor::Who),
        _ => match word.tag {
            Tag::NN => Some(Anaphor::Noun),
            Tag::NNS => Some(Anaphor::Nouns),
            _ => None,
        },
    }
}

fn kind_of(document: &Document, head: usize) -> &str {
    let entities = document.entities.iter().filter(|e| e.head == head);
    entities.max_by_key(|e| e.tokens.len()).map_or("", |e| e.kind.as_str())
}
