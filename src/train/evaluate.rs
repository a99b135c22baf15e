//! How well a stage does against annotated documents.

use super::corpora::Document;
use crate::syntax::{Chunk, ChunkKind, Tag};
use crate::text::{self, Span, TokenRange};
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

impl std::ops::AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.gold += other.gold;
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
        let span = |r: &TokenRange| Span {
            start: document.tokens[r.start].span.start,
            end: document.tokens[r.end - 1].span.end,
        };
        let gold: BTreeSet<Span> = document.sentences.iter().map(span).collect();
        sentences.add(&found, &gold);
    }
    (tokens, sentences)
}

/// Noun and verb chunks with their heads, from the tags of the program on gold tokens, beside those that the trees of a
/// treebank give.
pub fn chunks<'a>(documents: impl Iterator<Item = &'a Document>) -> [Score; 2] {
    let mut scores = [Score::default(); 2];
    for document in documents {
        let found = super::tags::chunks(document);
        for (score, kind) in scores.iter_mut().zip([ChunkKind::Noun, ChunkKind::Verb]) {
            let heads = |chunks: &[Chunk]| -> BTreeSet<(usize, usize)> {
                chunks.iter().filter(|c| c.kind == kind).map(|c| (c.tokens.start, c.head)).collect()
            };
            score.add(&heads(&found), &heads(&tree_chunks(document)));
        }
    }
    scores
}

/// The chunks of a document by its trees. A noun chunk: a noun or pronoun with all that depends on it before it and is
/// next to it, `'s` phrases included; of several that overlap the longest. A verb chunk: a verb, with its auxiliaries,
/// and the adverbs and `to` between or before them.
fn tree_chunks(document: &Document) -> Vec<Chunk> {
    let tokens = &document.tokens;
    let mut found = Vec::new();
    for sentence in &document.sentences {
        let mut end = sentence.end;
        // From right to left, so that a possessor inside a chunk is met after it.
        for head in sentence.indices().rev() {
            let tag = tokens[head].tag;
            let is_nominal = tag.is_noun() || matches!(tag, Tag::PRP | Tag::WP | Tag::EX);
            let is_inner = matches!(tokens[head].relation.as_str(), "compound" | "flat" | "goeswith" | "fixed");
            if !is_nominal || is_inner || head >= end {
                continue;
            }
            let mut start = head;
            while start > sentence.start && joins_left(document, head, start - 1, sentence.start) {
                start -= 1;
            }
            found.push(Chunk { kind: ChunkKind::Noun, tokens: TokenRange::new(start, head + 1), head });
            end = start;
        }
        found.extend(sentence.indices().filter_map(|head| tree_verb_chunk(document, head, *sentence)));
    }
    found
}

/// Whether a token before a noun belongs to its chunk: it depends, by whatever steps, on the noun, and not as a
/// preposition, conjunction or clause.
fn joins_left(document: &Document, head: usize, at: usize, first: usize) -> bool {
    const STEPS: usize = 12;
    let tokens = &document.tokens;
    let is_case = tokens[at].tag != Tag::POS && matches!(tokens[at].relation.as_str(), "case" | "mark" | "cc" | "cop");
    if is_case && tokens[at].head == head {
        return false;
    }
    let mut up = at;
    for _ in 0..STEPS {
        if tokens[up].head == head {
            return matches!(
                tokens[up].relation.as_str(),
                "det" | "amod" | "nummod" | "compound" | "nmod" | "advmod" | "punct" | "flat" | "dep" | "case"
            ) && (tokens[up].tag != Tag::Comma && tokens[up].tag != Tag::OpenBracket || at != up);
        }
        if tokens[up].head < first || tokens[up].head == up {
            return false;
        }
        up = tokens[up].head;
    }
    false
}

fn tree_verb_chunk(document: &Document, head: usize, sentence: TokenRange) -> Option<Chunk> {
    let tokens = &document.tokens;
    if !tokens[head].tag.is_verb() || matches!(tokens[head].relation.as_str(), "aux" | "amod" | "compound") {
        return None;
    }
    let is_helper = |at: usize| {
        let is_own = tokens[at].head == head;
        is_own
            && (tokens[at].relation == "aux"
                || tokens[at].tag == Tag::TO
                || tokens[at].tag.is_verb() && tokens[at].relation == "cop")
    };
    let is_between = |at: usize| matches!(tokens[at].tag, Tag::RB | Tag::RBR | Tag::RBS);
    let mut start = head;
    for at in (sentence.start..head).rev() {
        if is_helper(at) {
            start = at;
        } else if !is_between(at) {
            break;
        }
    }
    Some(Chunk { kind: ChunkKind::Verb, tokens: TokenRange::new(start, head + 1), head })
}
