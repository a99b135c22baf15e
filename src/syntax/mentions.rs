//! Mentions: names of persons, organisations and places, titles, nationalities and dates.
//!
//! Takes words and tags of the whole text; makes the mentions, in order, without overlap. Each word is labelled as the
//! begin or the inside of a mention or as neither, from left to right, by a linear classifier that sees the words and
//! tags around, the label before, and what the same word was earlier in the text: who was a person stays one. It does
//! not nest (`[University of California]` is one organisation and no place) and does not say who is meant.

use super::words::Word;
use super::{EntityKind, Mention, Tag};
use crate::learn::{Table, key, key2};
use crate::text::{Sentence, TokenRange};
use std::collections::HashMap;

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
pub struct Memory(HashMap<u32, u8>);

impl Memory {
    /// The number of the label that the word had when it last was in a mention; 0 for none.
    fn recall(&self, word: Word) -> u32 {
        self.0.get(&word.cased).map_or(0, |&label| u32::from(label))
    }

    /// Remembers a word in a name.
    pub fn note(&mut self, word: Word, label: Label) {
        if word.is_capitalised() && label != Label::Outside {
            self.0.insert(word.cased, label.number() as u8);
        }
    }
}

/// One sentence, ready for its labels.
pub struct MentionReader<'a> {
    /// Its words.
    pub words: &'a [Word],
    /// Their tags.
    pub tags: &'a [Tag],
    /// What the gazetteer knows them as.
    pub classes: &'a [u8],
}

/// What the gazetteer knows a word as: the number of a class that the trainer gave it (given name, country, office, …);
/// 0 where it does not know it.
pub fn class(gazetteer: &Table, word: Word) -> u8 {
    gazetteer.label(class_key(word)).unwrap_or(0)
}

/// The gazetteer's key of a word.
pub fn class_key(word: Word) -> u32 {
    key(299, word.lower)
}

/// Tags of words that begin mentions in small letters: titles (`prime minister`), dates (`last week`, `yesterday`).
const BEGINNERS: [Tag; 12] = [
    Tag::NN,
    Tag::NNS,
    Tag::NNP,
    Tag::NNPS,
    Tag::JJ,
    Tag::JJR,
    Tag::JJS,
    Tag::CD,
    Tag::FW,
    Tag::GW,
    Tag::AFX,
    Tag::ADD,
];

/// The tag beyond a sentence's ends.
const NO_TAG: u32 = 0xFF;

impl MentionReader<'_> {
    fn word(&self, at: usize, offset: isize) -> Word {
        at.checked_add_signed(offset).and_then(|at| self.words.get(at)).copied().unwrap_or_default()
    }

    fn tag(&self, at: usize, offset: isize) -> u32 {
        at.checked_add_signed(offset).and_then(|at| self.tags.get(at)).map_or(NO_TAG, |&t| t as u32)
    }

    fn class(&self, at: usize, offset: isize) -> u32 {
        at.checked_add_signed(offset).and_then(|at| self.classes.get(at)).map_or(0, |&c| u32::from(c))
    }

    /// Whether no mention can begin at `at`: a word of the closed classes, a verb or a mark, in small letters. These
    /// half of all words need no look at their features.
    pub fn begins_nothing(&self, at: usize) -> bool {
        let is_word = self.words.get(at).is_some_and(|w| !w.is_capitalised());
        is_word && self.tags.get(at).is_some_and(|&tag| !BEGINNERS.contains(&tag))
    }

    /// The features of the label at `at`, after the two labels before it, the nearest first.
    pub fn keys(&self, at: usize, before: [Label; 2], memory: &Memory, keys: &mut Vec<u32>) {
        keys.clear();
        let [word, last, last2, next, next2] = [0, -1, -2, 1, 2].map(|offset| self.word(at, offset));
        let [tag, tag_last, tag_next, tag_next2] = [0, -1, 1, 2].map(|offset| self.tag(at, offset));
        let [class, class_last, class_next] = [0, -1, 1].map(|offset| self.class(at, offset));
        let [label, label_before] = before.map(|label| label.number() as u32);
        let labels = label | label_before << 8;
        let recalled = memory.recall(word);
        let place = u32::from(at == 0);
        keys.extend([
            key(300, label),
            key(301, labels),
            key2(302, word.lower, label),
            key(303, word.cased),
            key2(304, word.shape, place),
            key2(305, tag, label),
            key2(306, tag, word.shape),
            key(307, word.suffix(2)),
            key(308, word.suffix(3)),
            key(309, word.suffix(4)),
            key(310, word.prefix(3)),
            key(311, word.prefix(4)),
            key2(312, last.lower, label),
            key2(313, next.lower, label),
            key(314, last2.lower),
            key(315, next2.lower),
            key2(316, tag_last, tag),
            key2(317, tag, tag_next),
            key2(318, tag_next, tag_next2),
            key2(319, next.shape, word.shape),
            key2(320, last.shape, word.shape),
            key2(321, last.lower, word.lower),
            key2(322, word.lower, next.lower),
            key2(323, recalled, label),
            key2(324, recalled, tag),
            key2(325, memory.recall(next), label),
            key2(326, next.suffix(3), label),
            key2(327, last.suffix(3), label),
            key2(328, next2.lower, next.shape),
            key2(329, word.shape, label),
            key2(330, next.shape, next2.shape),
            key2(331, last2.lower, last.lower),
            key2(332, next.lower, next2.lower),
            key2(333, class, label),
            key2(334, class, word.shape),
            key2(335, class, class_next),
            key2(336, class_last, class),
            key2(337, class, tag),
            key2(338, class, next.shape),
            key2(339, class_last, word.shape),
        ]);
    }
}

/// The mentions of a text.
pub fn find(table: &Table, gazetteer: &Table, sentences: &[Sentence], words: &[Word], tags: &[Tag]) -> Vec<Mention> {
    let mut memory = Memory::default();
    let mut mentions = Vec::new();
    let (mut keys, mut labels) = (Vec::new(), Vec::new());
    let classes: Vec<u8> = words.iter().map(|&word| class(gazetteer, word)).collect();
    for sentence in sentences {
        let range = sentence.tokens.indices();
        let (Some(words), Some(tags)) = (words.get(range.clone()), tags.get(range.clone())) else { continue };
        let classes = classes.get(range).unwrap_or(&[]);
        label(table, &MentionReader { words, tags, classes }, &mut memory, &mut keys, &mut labels);
        collect(sentence.tokens.start, &labels, tags, &mut mentions);
    }
    mentions
}

fn label(table: &Table, reader: &MentionReader, memory: &mut Memory, keys: &mut Vec<u32>, labels: &mut Vec<Label>) {
    labels.clear();
    let mut before = [Label::Outside; 2];
    for at in 0..reader.words.len() {
        if before[0] == Label::Outside && reader.begins_nothing(at) {
            labels.push(Label::Outside);
            before = [Label::Outside; 2];
            continue;
        }
        reader.keys(at, before, memory, keys);
        let mut scores = [0; LABELS];
        table.add(keys, &mut scores);
        let allowed = (0..LABELS).rev().filter(|&n| Label::from_number(n).may_follow(before[0]));
        let best = Label::from_number(allowed.max_by_key(|&n| scores[n]).unwrap_or(0));
        memory.note(reader.words[at], best);
        labels.push(best);
        before = [best, before[0]];
    }
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

/// The last noun before a preposition, or the last word: `[Department] of Justice`, `Joe [Biden]`.
fn head(start: usize, end: usize, tags: &[Tag]) -> usize {
    let stop = (start + 1..end).find(|&at| tags.get(at) == Some(&Tag::IN)).unwrap_or(end);
    (start..stop).rev().find(|&at| tags.get(at).is_some_and(|t| t.is_noun())).unwrap_or(stop - 1)
}
