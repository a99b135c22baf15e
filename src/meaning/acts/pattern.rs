//! Patterns of words: the first column of this stage's tables.
//!
//! A pattern is words in order; `a|b` is either, `w?` may be missing, `*` is a gap of up to [`GAP`] tokens without a
//! mark of punctuation, `~` such a gap of adverbs alone, and `.v .n .j .m` after a word ask for a verb, noun, adjective
//! or modal. Quotation marks between words do not part them (“was "appalled"”). Matching tries the
//! patterns that begin with the token's word, so the work is linear in the text.

use crate::meaning::vocabulary::{Vocabulary, Word, WordId};
use crate::syntax::Tag;
use std::collections::HashMap;

/// Tokens that a `*` may cover: determiner, possessive and two adjectives (“expressed | his very deep | concern”).
const GAP: usize = 4;

/// One pattern, with the optional words decided.
struct Pattern {
    elements: Vec<Element>,
    row: usize,
}

enum Element {
    Gap(Filler),
    Word(Vec<Alternative>),
}

/// What a gap may hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filler {
    /// Any word.
    Any,
    /// Adverbs: “is | not yet | ready”.
    Adverbs,
}

struct Alternative {
    word: WordId,
    class: Option<Class>,
}

#[derive(Clone, Copy)]
enum Class {
    Verb,
    Noun,
    Adjective,
    Modal,
}

impl Class {
    fn has(self, tag: Tag) -> bool {
        match self {
            Class::Verb => tag.is_verb() || tag == Tag::JJ, // taggers take “promising to” for an adjective
            Class::Noun => tag.is_noun(),
            Class::Adjective => matches!(tag, Tag::JJ | Tag::JJR | Tag::JJS | Tag::VBN | Tag::VBG),
            Class::Modal => tag == Tag::MD,
        }
    }
}

/// The patterns of a table, by their first word.
#[derive(Default)]
pub struct Patterns {
    patterns: Vec<Pattern>,
    by_first: HashMap<WordId, Vec<usize>>,
}

/// Words that a pattern covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The table's row.
    pub row: usize,
    /// The token after the last.
    pub end: usize,
    /// How many of the pattern's words were asked for: the more, the more specific.
    pub words: usize,
}

impl Patterns {
    /// Adds the pattern of a row; every choice of its optional words becomes a pattern.
    pub fn add(&mut self, source: &'static str, row: usize, vocabulary: &mut Vocabulary) {
        let mut choices: Vec<Vec<&'static str>> = vec![Vec::new()];
        for part in source.split_whitespace() {
            match part.strip_suffix('?') {
                Some(optional) => {
                    let mut with = choices.clone();
                    for choice in &mut with {
                        choice.push(optional);
                    }
                    choices.append(&mut with);
                }
                None => {
                    for choice in &mut choices {
                        choice.push(part);
                    }
                }
            }
        }
        for choice in choices {
            let elements: Vec<Element> = choice.into_iter().map(|part| element(part, vocabulary)).collect();
            let Some(Element::Word(first)) = elements.first() else { continue };
            for alternative in first {
                let entry = self.by_first.entry(alternative.word).or_default();
                if entry.last() != Some(&self.patterns.len()) {
                    entry.push(self.patterns.len());
                }
            }
            self.patterns.push(Pattern { elements, row });
        }
    }

    /// All matches that begin at a token and end before `limit`.
    pub fn at<'a>(
        &'a self,
        words: &'a [Word],
        tags: &'a [Tag],
        start: usize,
        limit: usize,
    ) -> impl Iterator<Item = Match> + 'a {
        let word = words.get(start).copied().unwrap_or_default();
        let mut keys = [Some(word.form), Some(word.lemma).filter(|&lemma| lemma != word.form)];
        if word == Word::default() {
            keys = [None, None];
        }
        keys.into_iter()
            .flatten()
            .filter_map(|key| self.by_first.get(&key))
            .flatten()
            .filter_map(|&index| self.patterns.get(index))
            .filter_map(move |pattern| pattern.matches(words, tags, start, limit))
    }
}

fn element(part: &'static str, vocabulary: &mut Vocabulary) -> Element {
    match part {
        "*" => return Element::Gap(Filler::Any),
        "~" => return Element::Gap(Filler::Adverbs),
        _ => {}
    }
    let alternative = |part: &'static str| {
        let (word, class) = match part.rsplit_once('.') {
            Some((word, "v")) => (word, Some(Class::Verb)),
            Some((word, "n")) => (word, Some(Class::Noun)),
            Some((word, "j")) => (word, Some(Class::Adjective)),
            Some((word, "m")) => (word, Some(Class::Modal)),
            _ => (part, None),
        };
        Alternative { word: vocabulary.add(word), class }
    };
    Element::Word(part.split('|').map(alternative).collect())
}

impl Pattern {
    fn matches(&self, words: &[Word], tags: &[Tag], start: usize, limit: usize) -> Option<Match> {
        let limit = limit.min(words.len());
        let (mut at, mut asked) = (start, 0);
        let mut gap = None;
        for element in &self.elements {
            let alternatives = match element {
                Element::Gap(filler) => {
                    gap = Some(*filler);
                    continue;
                }
                Element::Word(alternatives) => alternatives,
            };
            at = next_fit(alternatives, gap.take(), words, tags, at, limit)? + 1;
            asked += 1;
        }
        Some(Match { row: self.row, end: at, words: asked })
    }
}

/// The first token from `at` on that fits, over what the gap before it may hold.
fn next_fit(
    alternatives: &[Alternative],
    gap: Option<Filler>,
    words: &[Word],
    tags: &[Tag],
    mut at: usize,
    limit: usize,
) -> Option<usize> {
    let mut left = if gap.is_some() { GAP } else { 0 };
    while at < limit {
        if fits(alternatives, words, tags, at) {
            return Some(at);
        }
        if !is_quotation_mark(tags, at) {
            let is_filler = match gap {
                Some(Filler::Any) => !is_mark(tags, at),
                Some(Filler::Adverbs) => tags.get(at).is_some_and(|tag| matches!(tag, Tag::RB | Tag::RBR | Tag::RBS)),
                None => false,
            };
            if left == 0 || !is_filler {
                return None;
            }
            left -= 1;
        }
        at += 1;
    }
    None
}

fn fits(alternatives: &[Alternative], words: &[Word], tags: &[Tag], at: usize) -> bool {
    let (Some(word), Some(&tag)) = (words.get(at), tags.get(at)) else { return false };
    alternatives.iter().any(|a| word.is(a.word) && a.class.is_none_or(|class| class.has(tag)))
}

fn is_mark(tags: &[Tag], at: usize) -> bool {
    matches!(tags.get(at), Some(Tag::Comma | Tag::Stop | Tag::Colon))
}

fn is_quotation_mark(tags: &[Tag], at: usize) -> bool {
    matches!(tags.get(at), Some(Tag::OpenQuote | Tag::CloseQuote))
}
