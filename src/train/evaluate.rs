//! How well a stage does against annotated documents.

use super::corpora::Document;
use crate::text::{self, Span};
use std::collections::BTreeSet;

/// Matches between what was found and what is annotated.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    /// In both.
    pub right: usize,
    /// Found.
    pub found: usize,
    /// Annotated.
    pub gold: usize,
}

impl Score {
    /// Precision, recall and their harmonic mean, in per cent.
    pub fn percent(self) -> [f64; 3] {
        let ratio = |part: usize, whole: usize| if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 };
        [ratio(self.right, self.found), ratio(self.right, self.gold), ratio(2 * self.right, self.found + self.gold)]
    }

    /// Counts what two sets share.
    pub fn add<T: Ord>(&mut self, found: &BTreeSet<T>, gold: &BTreeSet<T>) {
        self.right += found.intersection(gold).count();
        self.found += found.len();
        self.gold += gold.len();
    }
}

/// Tokens and sentences from raw text, a line a paragraph.
pub fn segmentation<'a>(documents: impl Iterator<Item = &'a Document>) -> (Score, Score) {
    let (mut tokens, mut sentences) = (Score::default(), Score::default());
    for document in documents {
        let text = text::read_paragraphs(&document.text);
        let found: BTreeSet<Span> = text.tokens.iter().map(|t| t.span).collect();
        let gold: BTreeSet<Span> = document.tokens.iter().map(|t| t.span).collect();
        tokens.add(&found, &gold);
        let found: BTreeSet<Span> = text.sentences.iter().map(|s| text.span(s.tokens)).collect();
        let span = |r: &text::TokenRange| Span {
            start: document.tokens[r.start].span.start,
            end: document.tokens[r.end - 1].span.end,
        };
        let gold: BTreeSet<Span> = document.sentences.iter().map(span).collect();
        sentences.add(&found, &gold);
    }
    (tokens, sentences)
}
