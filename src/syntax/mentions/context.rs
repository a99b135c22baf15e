//! What is known of a text's words before any of them is labelled: what the gazetteer says, the run of capitalised
//! words that each stands in, and how its namesakes elsewhere in the text stand.

use crate::learn::{KeyMap, Table, key, key2};
use crate::syntax::Tag;
use crate::syntax::words::Word;
use crate::text::TokenRange;
use std::sync::LazyLock;

/// What the gazetteer knows a word as; 0 where it does not know it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Its class in the project's tables.
    pub class: u8,
    /// The names that it keeps company with: those of cities, of Portuguese families, …
    pub company: u8,
}

/// Classes of the project's tables; of several that a word has, the lowest counts.
#[cfg_attr(not(feature = "train"), expect(dead_code, reason = "those that only the trainer names"))]
pub mod class {
    /// A nationality.
    pub const DEMONYM: u8 = 1;
    /// A country.
    pub const COUNTRY: u8 = 2;
    /// A capital.
    pub const CAPITAL: u8 = 3;
    /// A word that closes a title.
    pub const OFFICE: u8 = 4;
    /// A word within a title.
    pub const OFFICE_MODIFIER: u8 = 5;
    /// What stands before a name and is no office.
    pub const HONORIFIC: u8 = 6;
    /// A word of organisations' names.
    pub const ORGANIZATION_WORD: u8 = 7;
    /// A given name.
    pub const GIVEN_NAME: u8 = 8;
    /// A word in small letters with which dates begin.
    pub const DATE_WORD: u8 = 9;
    /// A word of names of laws, prizes, storms, works, …
    pub const THING_WORD: u8 = 10;
    /// A whole name of a place.
    pub const PLACE_NAME: u8 = 11;
    /// A whole name of a body.
    pub const BODY_NAME: u8 = 12;
    /// A word of names of landscapes and buildings.
    pub const SITE_WORD: u8 = 13;
    /// A word for a storm, whose own name stands behind it.
    pub const STORM_WORD: u8 = 14;
    /// The first number of a class of names that keep company.
    pub const FIRST_COMPANY: u8 = 16;

    /// Whether words of the class mean the same in small letters.
    pub fn has_small_letters(class: u8) -> bool {
        matches!(class, OFFICE | OFFICE_MODIFIER | HONORIFIC | DATE_WORD)
    }
}

/// What the gazetteer knows a word as. A word in small letters is no name.
pub fn known(gazetteer: &Table, word: Word) -> Known {
    let mut known = Known::default();
    for &label in gazetteer.labels(class_key(word)) {
        let is_so_written = word.is_capitalised() || class::has_small_letters(label);
        match label {
            _ if !is_so_written => {}
            class::FIRST_COMPANY.. => known.company = label,
            _ => known.class = label,
        }
    }
    known
}

/// The gazetteer's key of a word.
pub fn class_key(word: Word) -> u32 {
    key(299, word.lower)
}

/// The gazetteer's key of a whole name, from that of the words before its last one.
pub fn name_key(before: u32, last: Word) -> u32 {
    key2(298, before, last.lower)
}

/// Words of the longest whole name that is looked up.
const LONGEST_NAME: usize = 4;

/// How a name stands somewhere in the text, in bits.
mod hint {
    /// Behind `in`, `at` or `near`.
    pub const PLACED: u8 = 1;
    /// Behind `the`.
    pub const DEFINITE: u8 = 2;
    /// Behind a given name, title or honorific of the same run.
    pub const NAMED: u8 = 4;
    /// Before a verb.
    pub const ACTING: u8 = 8;
    /// Before a word of organisations that closes the run.
    pub const BODY: u8 = 16;
    /// At the end of a run of several words.
    pub const CLOSING: u8 = 32;
    /// In small letters.
    pub const COMMON: u8 = 64;
    /// Behind `from`, `to`, `into` or `across`.
    pub const AIMED: u8 = 128;
}

/// The text's words with what is known of them.
#[derive(Default)]
pub struct Context {
    /// What the gazetteer says, a word each.
    pub known: Vec<Known>,
    /// The run that each word stands in, in tokens of the text; empty where in none.
    pub runs: Vec<TokenRange>,
    /// The whole name that each word is part of: twice its class, one more behind its first word; 0 for none.
    pub names: Vec<u8>,
    /// The hints of all its namesakes, a word each.
    pub hints: Vec<u8>,
}

/// Tags of words that a name may hold.
pub fn is_open(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::NN
            | Tag::NNS
            | Tag::NNP
            | Tag::NNPS
            | Tag::JJ
            | Tag::JJR
            | Tag::JJS
            | Tag::CD
            | Tag::FW
            | Tag::GW
            | Tag::AFX
            | Tag::ADD
    )
}

/// How far before a word its given name or title may stand, so that a run of any length costs little.
const INTRODUCTION: usize = 4;

impl Context {
    /// Looks at a text's words.
    pub fn new(
        gazetteer: &Table,
        sentences: impl Iterator<Item = TokenRange> + Clone,
        words: &[Word],
        tags: &[Tag],
    ) -> Self {
        let known = words.iter().map(|&word| known(gazetteer, word)).collect();
        let nothing = vec![0; words.len()];
        let runs = vec![TokenRange::new(0, 0); words.len()];
        let mut context = Self { known, runs, names: nothing.clone(), hints: nothing };
        for sentence in sentences.clone() {
            context.find_runs(sentence, words, tags);
            context.find_names(sentence, words, gazetteer);
        }
        let mut hints: KeyMap<u8> = KeyMap::default();
        for sentence in sentences {
            for at in sentence.indices() {
                let bits = context.hint(at, sentence, words, tags);
                if bits != 0 {
                    *hints.entry(words[at].lower).or_insert(0) |= bits;
                }
            }
        }
        for (word, own) in words.iter().zip(&mut context.hints) {
            if word.is_capitalised() {
                *own = hints.get(&word.lower).copied().unwrap_or(0);
            }
        }
        context
    }

    fn find_runs(&mut self, sentence: TokenRange, words: &[Word], tags: &[Tag]) {
        let belongs = |at: usize| words[at].is_capitalised() && (is_open(tags[at]) || words[at].is_all_capitals());
        let joins = |at: usize| tags[at] == Tag::HYPH && at + 1 < sentence.end && belongs(at + 1);
        let mut start = sentence.start;
        while start < sentence.end {
            if !belongs(start) {
                start += 1;
                continue;
            }
            let end = (start + 1..sentence.end).find(|&at| !belongs(at) && !joins(at)).unwrap_or(sentence.end);
            self.runs[start..end].fill(TokenRange::new(start, end));
            start = end;
        }
    }

    /// Marks whole names, of those that begin with one word the longest.
    fn find_names(&mut self, sentence: TokenRange, words: &[Word], gazetteer: &Table) {
        let mut at = sentence.start;
        while at < sentence.end {
            let known = if self.runs[at].is_empty() { None } else { name_at(at, sentence.end, words, gazetteer) };
            let Some((end, class)) = known else {
                at += 1;
                continue;
            };
            self.names[at..end].fill(2 * class + 1);
            self.names[at] = 2 * class;
            at = end;
        }
    }

    fn hint(&self, at: usize, sentence: TokenRange, words: &[Word], tags: &[Tag]) -> u8 {
        let run = self.runs[at];
        if run.is_empty() {
            return if words[at].is_small() { hint::COMMON } else { 0 };
        }
        let mut bits = 0;
        if run.start > sentence.start {
            bits |= lead(words[run.start - 1]);
        }
        if run.end < sentence.end && (tags[run.end].is_verb() || tags[run.end] == Tag::MD) {
            bits |= hint::ACTING;
        }
        let introduces =
            |before: usize| matches!(self.known[before].class, class::GIVEN_NAME | class::HONORIFIC | class::OFFICE);
        let is_introduced = (run.start.max(at.saturating_sub(INTRODUCTION))..at).any(introduces);
        if is_introduced {
            bits |= hint::NAMED;
        }
        if at + 1 < run.end && self.known[run.end - 1].class == class::ORGANIZATION_WORD {
            bits |= hint::BODY;
        }
        if at + 1 == run.end && at > run.start {
            bits |= hint::CLOSING;
        }
        bits
    }
}

/// The longest whole name that begins with a word: its end and class.
fn name_at(start: usize, end: usize, words: &[Word], gazetteer: &Table) -> Option<(usize, u8)> {
    let mut key = 0;
    let mut longest = None;
    for (at, &word) in words.iter().enumerate().take(end.min(start + LONGEST_NAME)).skip(start) {
        key = name_key(key, word);
        let class = if word.is_capitalised() { gazetteer.label(key) } else { None };
        longest = class.map(|class| (at + 1, class)).or(longest);
    }
    longest
}

/// What the word before a run hints at.
fn lead(word: Word) -> u8 {
    static LEADS: LazyLock<KeyMap<u8>> = LazyLock::new(|| {
        let words = [
            (hint::PLACED, &["in", "at", "near"][..]),
            (hint::DEFINITE, &["the"]),
            (hint::AIMED, &["from", "to", "into", "across"]),
        ];
        let rows = words.into_iter().flat_map(|(bit, words)| words.iter().map(move |word| (word, bit)));
        rows.map(|(word, bit)| (Word::new(word, true).lower, bit)).collect()
    });
    LEADS.get(&word.lower).copied().unwrap_or(0)
}
