//! Mentions: names of persons, organisations and places, titles, nationalities and dates.
//!
//! Takes words and tags of the whole text; makes the mentions, in order, without overlap. Each word is labelled as the
//! begin or the inside of a mention or as neither, by a linear classifier that sees the words and tags around, the labels
//! before, and what the same word was earlier in the text: who was a person stays one. Of the sequences of labels the
//! likeliest is taken. It does not nest (`[University of California]` is one organisation and no place) and does not
//! say who is meant.

mod agreement;
mod context;
mod dates;
mod features;
mod sequence;
#[cfg(test)]
mod tests;
mod titles;

pub use context::Context;
#[cfg(feature = "train")]
pub use context::{class, class_key, name_key};
pub use features::MentionReader;

use sequence::Search;

use super::words::Word;
use super::{EntityKind, Mention, Tag};
use crate::learn::{KeyMap, Table, hash_bytes};
use crate::text::{Sentence, TokenRange};

/// What a word is to a mention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Label {
    /// It is in none.
    #[default]
    Outside,
    /// It is the first of one.
    Begin(EntityKind),
    /// It goes on with one.
    Inside(EntityKind),
}

/// The kinds in the order of their numbers.
pub const KINDS: [EntityKind; 6] = [
    EntityKind::Person,
    EntityKind::Organization,
    EntityKind::Place,
    EntityKind::Title,
    EntityKind::Nationality,
    EntityKind::Date,
];

/// Number of labels.
pub const LABELS: usize = 2 * KINDS.len() + 1;

impl Label {
    /// Its number among [`LABELS`].
    pub fn number(self) -> usize {
        let place = |kind| KINDS.iter().position(|&k| k == kind).unwrap_or(0);
        match self {
            Label::Outside => 0,
            Label::Begin(kind) => 1 + 2 * place(kind),
            Label::Inside(kind) => 2 + 2 * place(kind),
        }
    }

    /// The label of a number.
    pub fn from_number(number: usize) -> Self {
        let kind = number.checked_sub(1).and_then(|n| KINDS.get(n / 2));
        match kind {
            Some(&kind) if number % 2 == 1 => Label::Begin(kind),
            Some(&kind) => Label::Inside(kind),
            None => Label::Outside,
        }
    }

    /// The kind of the mention that it belongs to.
    pub fn kind(self) -> Option<EntityKind> {
        match self {
            Label::Outside => None,
            Label::Begin(kind) | Label::Inside(kind) => Some(kind),
        }
    }

    /// Whether it may stand after `before`: only an open mention can go on.
    pub fn may_follow(self, before: Label) -> bool {
        !matches!(self, Label::Inside(kind) if before.kind() != Some(kind))
    }
}

/// What the words of a text were labelled so far.
#[derive(Default)]
pub struct Memory {
    labels: KeyMap<u8>,
    /// The initials of the mention that is open, for `WHO` after `World Health Organization`.
    initials: Vec<u8>,
    /// Its label.
    open: Label,
}

impl Memory {
    /// The number of the label that the word had when it last was in a mention; 0 for none.
    fn recall(&self, word: Word) -> u32 {
        self.labels.get(&word.cased).map_or(0, |&label| u32::from(label))
    }

    /// Remembers a word's label.
    pub fn note(&mut self, word: Word, label: Label) {
        if !matches!(label, Label::Inside(_)) {
            self.close();
            self.open = label;
        }
        if word.is_capitalised() && label != Label::Outside {
            self.labels.insert(word.cased, label.number() as u8);
            self.initials.push((word.start as u8).to_ascii_uppercase());
        }
    }

    /// Remembers the initials of the mention that ends.
    fn close(&mut self) {
        if self.initials.len() > 1 {
            self.labels.insert(hash_bytes(self.initials.iter().copied()), self.open.number() as u8);
        }
        self.initials.clear();
    }
}

/// The mentions of a text.
pub fn find(table: &Table, gazetteer: &Table, sentences: &[Sentence], words: &[Word], tags: &[Tag]) -> Vec<Mention> {
    let mut memory = Memory::default();
    let mut mentions = Vec::new();
    let (mut search, mut labels) = (Search::new(table), Vec::new());
    let context = Context::new(gazetteer, sentences.iter().map(|s| s.tokens), words, tags);
    for sentence in sentences {
        let range = sentence.tokens.indices();
        let (Some(words), Some(tags)) = (words.get(range.clone()), tags.get(range.clone())) else { continue };
        let reader = MentionReader { first: range.start, words, tags, context: &context };
        search.label(&reader, &mut memory, &mut labels);
        collect(sentence.tokens.start, &labels, tags, &mut mentions);
    }
    agreement::agree(&mut mentions, words, tags, &context);
    let sentences = || sentences.iter().map(|s| s.tokens);
    dates::complete(&mut mentions, sentences(), words, tags);
    titles::complete(&mut mentions, sentences(), words, tags, &context);
    mentions
}

/// The label of a word by itself, after the two labels before it, the nearest first, and the scores of all.
#[cfg(feature = "train")]
pub fn decide(
    table: &Table,
    reader: &MentionReader,
    at: usize,
    before: [Label; 2],
    memory: &Memory,
    keys: &mut Vec<u32>,
) -> (Label, [i32; LABELS]) {
    let mut scores = [0; LABELS];
    if before[0] == Label::Outside && reader.begins_nothing(at) {
        return (Label::Outside, scores);
    }
    reader.features(at, before, memory, keys);
    table.add(keys, &mut scores);
    let allowed = (0..LABELS).rev().filter(|&n| Label::from_number(n).may_follow(before[0]));
    (Label::from_number(allowed.max_by_key(|&n| scores[n]).unwrap_or(0)), scores)
}

/// Appends the mentions that the labels of a sentence mark.
pub fn collect(first: usize, labels: &[Label], tags: &[Tag], mentions: &mut Vec<Mention>) {
    let mut start = 0;
    while start < labels.len() {
        let Label::Begin(kind) = labels[start] else {
            start += 1;
            continue;
        };
        let more = labels[start + 1..].iter().take_while(|&&label| label == Label::Inside(kind)).count();
        let end = start + 1 + more;
        let tokens = TokenRange::new(first + start, first + end);
        mentions.push(Mention { kind, tokens, head: first + head(start, end, tags) });
        start = end;
    }
}

/// The last noun before a preposition, the last noun, or the last word: `[Department] of Justice`, `early on [Friday]`.
fn head(start: usize, end: usize, tags: &[Tag]) -> usize {
    let stop = (start + 1..end).find(|&at| tags.get(at) == Some(&Tag::IN)).unwrap_or(end);
    let noun = |until: usize| (start..until).rev().find(|&at| tags.get(at).is_some_and(|t| t.is_noun()));
    noun(stop).or_else(|| noun(end)).unwrap_or(stop - 1)
}
