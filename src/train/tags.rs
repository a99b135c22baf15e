//! How the tagger is learnt.

use super::corpora::Document;
use super::course::{self, Plan, SNAPSHOTS, Tally};
use super::learner::{Counter, Learner, Settings, Templates};
use crate::learn::Table;
use crate::syntax::tagger::{self, History, TagReader, Tagger};
use crate::syntax::words::Word;
use crate::syntax::{Chunk, Tag};
use std::io;

/// An annotated sentence, ready to learn from.
pub struct Example {
    words: Vec<Word>,
    tags: Vec<Tag>,
    /// What a token's annotation is worth: 1 by hand, less by machine, 0 where it follows other conventions.
    weights: Vec<f32>,
}

/// The plan by which the model is made; MODEL.md tells what other plans brought.
pub const PLAN: Plan = Plan {
    settings: Settings { rate: 0.15, sparsity: 3.5, decay: 0.0 },
    least_count: 4,
    search_passes: 4,
    final_passes: 2,
    least_weight: 0.01,
    silver_weight: 0.4,
    without: Templates::NONE,
};

/// Log-odds by which a tag by machine must be contradicted to be left out; chosen on the development sets (MODEL.md).
const CONTRADICTION: f32 = 1.5;

/// The examples of a corpus.
pub fn examples<'a>(documents: impl Iterator<Item = &'a Document>, weight: f32) -> Vec<Example> {
    let sentence = |document: &Document, range: crate::text::TokenRange| {
        let words = range.indices().map(|t| Word::new(document.word(t), document.is_spaced(t))).collect();
        let tokens = &document.tokens[range.start..range.end];
        let is_silver = weight < 1.0;
        let worth = |t: usize| {
            let word = document.word(t);
            // Automatic annotation leaves hyphenated words whole, which the treebanks split.
            let is_foreign = is_silver && word.len() > 1 && word.contains('-');
            if is_foreign || document.tokens[t].tag == Tag::XX { 0.0 } else { weight }
        };
        Example { words, tags: tokens.iter().map(|t| t.tag).collect(), weights: range.indices().map(worth).collect() }
    };
    documents.flat_map(|d| d.sentences.iter().map(move |&range| sentence(d, range))).collect()
}

/// Learns the tagger from annotation by hand and by machine; the section of its table.
pub fn train(gold: &[&Document], silver: &[Document], plan: Plan) -> io::Result<Vec<u8>> {
    let mut all = examples(gold.iter().copied(), 1.0);
    println!("  by hand alone");
    let section = learn(&mut all, Plan { search_passes: 3, final_passes: 0, ..plan });
    let table = Table::read(&section).map_err(io::Error::other)?;
    let mut silver = examples(silver.iter(), plan.silver_weight);
    let dropped = drop_contradicted(&mut silver, &table, CONTRADICTION);
    println!("  with news tagged by machine, {dropped} of its tags left out");
    all.extend(silver);
    Ok(learn(&mut all, plan))
}

/// Automatic tags follow older conventions in places (`to` is always TO) and hold errors: those that a tagger learnt by
/// hand alone contradicts, surely enough, are not learnt from. Returns their number.
fn drop_contradicted(silver: &mut [Example], table: &Table, least_odds: f32) -> usize {
    let mut dropped = 0;
    let (mut tagger, mut tags) = (Tagger::new(table), Vec::new());
    for example in silver {
        tags.clear();
        let mut at = 0;
        tagger.tag_with_scores(&example.words, &mut tags, |scores| {
            let most = scores.iter().copied().max().unwrap_or(0);
            let odds = (most - scores[example.tags[at] as usize]) as f32 * table.unit();
            if odds >= least_odds {
                dropped += usize::from(example.weights[at] > 0.0);
                example.weights[at] = 0.0;
            }
            at += 1;
        });
    }
    dropped
}

fn learn(examples: &mut [Example], plan: Plan) -> Vec<u8> {
    let mut counter = Counter::without(plan.without);
    let mut features = Vec::new();
    for example in &*examples {
        let reader = TagReader::new(&example.words);
        for at in 0..example.words.len() {
            reader.own_features(at, &mut features);
            counter.count(&features);
            let guesses = tagger::guesses_after(&example.tags, at);
            reader.context_features(at, History::new(&example.tags[..at]), guesses, &mut features);
            counter.count(&features);
        }
    }
    course::run(examples, counter, Tag::ALL.len(), plan, |learner, examples, number, is_averaged| {
        run_pass(learner, examples, number > 0, is_averaged)
    })
}

fn run_pass(learner: &mut Learner, examples: &[Example], uses_own_tags: bool, is_averaged: bool) -> Tally {
    let (mut keys, mut rows, mut scores) = (Vec::new(), Vec::new(), Vec::new());
    let (mut right, mut all) = (0, 0);
    for (number, example) in examples.iter().enumerate() {
        let reader = TagReader::new(&example.words);
        let own: Vec<Vec<usize>> = (0..example.words.len())
            .map(|at| {
                reader.own_features(at, &mut keys);
                learner.rows(&keys, &mut rows);
                rows.clone()
            })
            .collect();
        let guesses: Vec<Tag> = own
            .iter()
            .map(|own| {
                learner.scores(own, &mut scores);
                best(&scores)
            })
            .collect();
        let mut tags: Vec<Tag> = Vec::with_capacity(example.words.len());
        for at in 0..example.words.len() {
            reader.context_features(at, History::new(&tags), tagger::guesses_after(&guesses, at), &mut keys);
            learner.rows(&keys, &mut rows);
            rows.extend(own.get(at).into_iter().flatten());
            learner.scores(&rows, &mut scores);
            let best = best(&scores);
            let (gold, weight) = (example.tags[at], example.weights[at]);
            if weight > 0.0 {
                learner.learn(&rows, &mut scores, gold as usize, weight);
                right += usize::from(best == gold);
                all += 1;
            }
            tags.push(if uses_own_tags { best } else { gold });
        }
        if is_averaged && (number + 1) % (examples.len() / SNAPSHOTS).max(1) == 0 {
            learner.snapshot();
        }
    }
    (right, all)
}

/// Right tags and all, on annotated tokens.
pub fn accuracy<'a>(table: &Table, documents: impl Iterator<Item = &'a Document>) -> (usize, usize) {
    let (mut right, mut all) = (0, 0);
    let (mut tagger, mut tags) = (Tagger::new(table), Vec::new());
    for example in examples(documents, 1.0) {
        tags.clear();
        tagger.tag(&example.words, &mut tags);
        right += tags.iter().zip(&example.tags).filter(|(a, b)| a == b).count();
        all += tags.len();
    }
    (right, all)
}

fn best(scores: &[f32]) -> Tag {
    Tag::ALL[(0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0)]
}

/// The chunks that the program finds in a document, on its tokens and sentences.
pub fn chunks(document: &Document) -> Vec<Chunk> {
    let text = document.as_text();
    crate::syntax::parse(&text).chunks
}
