//! How the lemmatizer is learnt: a list of endings, each with the change that most words with it undergo, where that is
//! not what a shorter ending says already.

use super::corpora::Document;
use super::pack;
use crate::syntax::Tag;
use crate::syntax::lemmas::{LONGEST_ENDING, WHOLE, base_form, ending_key, lemma};
use crate::syntax::weights::Weights;
use std::collections::{BTreeMap, HashMap};

/// Edits that a table's label can name.
const MOST_EDITS: usize = 250;
/// How many words an entry must set right, counted with weights: a whole word seen once by hand suffices.
const LEAST_GAIN: f64 = 0.9;
/// The same for an ending.
const LEAST_GAIN_OF_ENDING: f64 = 1.9;
/// What a lemma by machine is worth.
const SILVER_WEIGHT: f64 = 0.05;

type Edit = (usize, String);

/// A word with its tag, how it becomes its lemma, and how often.
struct Entry {
    word: Vec<u8>,
    tag: Tag,
    edit: usize,
    count: f64,
}

/// The sections `lemmas` and `edits`.
pub fn train(gold: &[&Document], silver: &[Document]) -> (Vec<u8>, Vec<u8>) {
    let mut counts: BTreeMap<(String, Tag, Edit), f64> = BTreeMap::new();
    for document in gold {
        count(document, 1.0, &|_| true, &mut counts);
    }
    for document in silver {
        // Inflected words only: pronouns and names follow other conventions there.
        count(document, SILVER_WEIGHT, &|tag| tag.is_verb() || matches!(tag, Tag::NN | Tag::NNS), &mut counts);
    }
    let edits = frequent_edits(&counts);
    let number: HashMap<&Edit, usize> = edits.iter().enumerate().map(|(i, e)| (e, i)).collect();
    let known = counts.iter().filter_map(|((word, tag, edit), &count)| {
        Some(Entry { word: word.clone().into_bytes(), tag: *tag, edit: *number.get(edit)?, count })
    });
    let entries: Vec<Entry> = known.collect();
    let unchanged = edits.iter().position(|edit| *edit == (0, String::new())).unwrap_or(0);
    let rows = decisions(&entries, unchanged);
    println!("  {} endings, {} edits", rows.len(), edits.len());
    let mut section = Vec::new();
    for (cut, add) in &edits {
        section.extend([*cut as u8, add.len() as u8]);
        section.extend(add.bytes());
    }
    (pack::labels(MOST_EDITS, &rows), section)
}

fn count(
    document: &Document,
    weight: f64,
    is_wanted: &dyn Fn(Tag) -> bool,
    counts: &mut BTreeMap<(String, Tag, Edit), f64>,
) {
    for (index, token) in document.tokens.iter().enumerate() {
        let word = document.word(index);
        if !is_wanted(token.tag) || word.is_empty() || token.lemma.is_empty() || token.lemma == "_" {
            continue;
        }
        let base = base_form(word, token.tag, document.opens_sentence(index));
        let shared = base
            .char_indices()
            .zip(token.lemma.chars())
            .find(|((_, a), b)| a != b)
            .map_or_else(|| base.len().min(token.lemma.len()), |((at, _), _)| at);
        let edit = (base.len() - shared, token.lemma[shared..].to_owned());
        if edit.0 < 16 && edit.1.len() < 16 {
            *counts.entry((base.to_ascii_lowercase(), token.tag, edit)).or_insert(0.0) += weight;
        }
    }
}

fn frequent_edits(counts: &BTreeMap<(String, Tag, Edit), f64>) -> Vec<Edit> {
    let mut totals: BTreeMap<&Edit, f64> = BTreeMap::new();
    for ((_, _, edit), count) in counts {
        *totals.entry(edit).or_insert(0.0) += count;
    }
    let mut sorted: Vec<(&Edit, f64)> = totals.into_iter().collect();
    sorted.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    sorted.into_iter().take(MOST_EDITS).map(|(edit, _)| edit.clone()).collect()
}

/// The keys of the endings that decide otherwise than the next shorter one, with their edits.
fn decisions(entries: &[Entry], unchanged: usize) -> Vec<(u32, Vec<u8>)> {
    let mut inherited: Vec<usize> = vec![unchanged; entries.len()];
    let mut rows = Vec::new();
    for length in (0..=LONGEST_ENDING).chain([usize::MAX]) {
        let is_whole = length == usize::MAX;
        let mut groups: BTreeMap<(Tag, &[u8]), Vec<usize>> = BTreeMap::new();
        for (index, entry) in entries.iter().enumerate() {
            if is_whole || entry.word.len() >= length {
                let from = if is_whole { 0 } else { entry.word.len() - length };
                groups.entry((entry.tag, &entry.word[from..])).or_default().push(index);
            }
        }
        for ((tag, ending), members) in groups {
            let mut votes: BTreeMap<usize, f64> = BTreeMap::new();
            for &member in &members {
                *votes.entry(entries[member].edit).or_insert(0.0) += entries[member].count;
            }
            let Some((&best, &most)) = votes.iter().max_by(|a, b| a.1.total_cmp(b.1)) else { continue };
            let present: f64 =
                members.iter().filter(|&&m| entries[m].edit == inherited[m]).map(|&m| entries[m].count).sum();
            let least = if is_whole { LEAST_GAIN } else { LEAST_GAIN_OF_ENDING };
            if most - present >= least {
                let template = if is_whole { WHOLE } else { length as u32 };
                rows.push((ending_key(template, tag, ending), vec![best as u8]));
                for member in members {
                    inherited[member] = best;
                }
            }
        }
    }
    rows
}

/// Right lemmas and all, with the annotated tags.
pub fn accuracy<'a>(weights: &Weights, documents: impl Iterator<Item = &'a Document>) -> (usize, usize) {
    let (mut right, mut all) = (0, 0);
    for document in documents {
        for (index, token) in document.tokens.iter().enumerate() {
            all += 1;
            let found = lemma(weights, document.word(index), token.tag, document.opens_sentence(index));
            right += usize::from(found == token.lemma);
        }
    }
    (right, all)
}
