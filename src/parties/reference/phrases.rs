//! Noun phrases for people and bodies: where they begin, and what their determiner says.
//!
//! Takes chunks and the table of nouns; makes [`Nominal`]s. Does not say who is meant.

use super::{Walk, is};
use crate::parties::gazetteer::{self, Place};
use crate::parties::words::{Noun, NounClass, closed_word, is_capitalised, is_possessive, noun, title_word};
use crate::syntax::{ChunkKind, Tag};
use crate::text::TokenRange;

/// How many tokens before a head its phrase may begin, beyond its chunk.
const LONGEST_LEAD: usize = 8;

/// A noun phrase whose head is in the table.
pub(super) struct Nominal {
    pub tokens: TokenRange,
    pub head: usize,
    pub noun: Noun,
    pub article: Article,
    /// The country whose nationality or name stands in it.
    pub country: Option<&'static str>,
    /// “two”, “both”, “three”.
    pub count: Option<usize>,
    /// Part of those whom the noun names, or a number of them.
    pub portion: Option<Portion>,
}

/// What stands before a noun and says whether it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Article {
    Definite,
    Indefinite,
    Possessive,
    Negative,
    None,
}

/// A word with “of” before a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Portion {
    /// “some of the advisers”, “a group of senators”.
    Some,
    /// “one of the advisers”.
    One,
    /// “58 percent of voters”.
    Share,
}

impl Walk<'_> {
    /// A noun phrase whose head stands at a token and is a noun for people or bodies, or that begins there with a portion
    /// of such.
    pub(super) fn nominal_at(&mut self, at: usize, sentence: TokenRange) -> Option<Nominal> {
        if let Some(nominal) = self.portion_at(at, sentence) {
            self.read_to = nominal.head + 1;
            return Some(nominal);
        }
        let is_count = self.is_bare_count(at);
        let noun = match noun(self.text.word(at)) {
            Some(noun) => noun,
            None if is_count => Noun { class: NounClass::Person, gender: None, is_plural: true, is_agent: false },
            None => return None,
        };
        let end = self.compound_end(at);
        if at < self.read_to || !is_count && end == at + 1 && !self.is_head(at) {
            return None;
        }
        if end > at + 1 {
            (self.read_to, self.joined_to) = (end, end);
        }
        let start = self.phrase_start(at, sentence.start);
        let mut nominal = Nominal {
            tokens: TokenRange::new(start, end),
            head: at,
            noun,
            article: Article::None,
            country: None,
            count: None,
            portion: None,
        };
        for t in start..at + usize::from(is_count) {
            self.read_determiner(&mut nominal, t);
        }
        Some(nominal)
    }

    /// Past “-general”, “-elect” behind a head.
    fn compound_end(&self, at: usize) -> usize {
        let is_joined =
            self.text.word(at + 1) == "-" && self.text.tokens[at].span.end == self.text.tokens[at + 1].span.start;
        let goes_on = is_joined && title_word(self.text.word(at + 2)).is_closing;
        at + if goes_on { 3 } else { 1 }
    }

    fn read_determiner(&self, nominal: &mut Nominal, at: usize) {
        let word = self.text.word(at);
        for (class, article) in [
            ("definite", Article::Definite),
            ("indefinite", Article::Indefinite),
            ("possessive", Article::Possessive),
            ("negative", Article::Negative),
        ] {
            // A possessor's own article gives way to the possessive; “both” to what follows it.
            if is(word, class) {
                nominal.article = article;
            }
        }
        // “His Excellency” is somebody known.
        if title_word(self.text.word(nominal.head)).is_style && title_word(word).owns_style {
            nominal.article = Article::Definite;
        }
        for (class, count) in [("two", 2), ("three", 3), ("four", 4)] {
            if is(word, class) {
                nominal.count = Some(count);
            }
        }
        if nominal.country.is_none() && is_capitalised(word) {
            nominal.country = gazetteer::longest(self.text, at, nominal.head)
                .filter(|f| matches!(f.place, Place::Demonym(_) | Place::Country(_)))
                .and_then(|f| f.place.country());
        }
    }

    /// “some of Voss's advisers”, “a bipartisan group of ten senators”, “58 percent of voters”.
    fn portion_at(&self, at: usize, sentence: TokenRange) -> Option<Nominal> {
        let word = self.text.word(at);
        let portion = [("share", Portion::Share), ("one", Portion::One), ("portion", Portion::Some)];
        let portion = portion.into_iter().find(|(class, _)| is(word, class)).map(|(_, portion)| portion)?;
        if self.text.word(at + 1) != "of" {
            return None;
        }
        let mut chunk = self.syntax.chunk_at(at + 2).filter(|c| c.kind == ChunkKind::Noun)?;
        while let Some(next) = self.syntax.chunk_at(chunk.tokens.end)
            && next.kind == ChunkKind::Noun
            && next.tokens.end <= sentence.end
            && is(self.text.word(next.tokens.start), "possessive")
        {
            chunk = next;
        }
        let noun = noun(self.text.word(chunk.head)).filter(|_| chunk.tokens.end <= sentence.end)?;
        let start = self.phrase_start(at, sentence.start);
        Some(Nominal {
            tokens: TokenRange::new(start, chunk.head + 1),
            head: chunk.head,
            noun,
            article: Article::Indefinite,
            country: None,
            count: None,
            portion: Some(portion),
        })
    }

    /// “the two discussed”, “both said”: a number that stands for people.
    fn is_bare_count(&self, at: usize) -> bool {
        let word = self.text.word(at);
        let verb_follows = self.syntax.tags.get(at + 1).is_some_and(|t| t.is_finite());
        verb_follows
            && (word.eq_ignore_ascii_case("both") || (is(word, "two") || is(word, "three")) && self.follows_article(at))
    }

    /// Whether a noun is the head of its phrase: no further noun follows.
    fn is_head(&self, at: usize) -> bool {
        if let Some(chunk) = self.syntax.chunk_at(at) {
            let is_possessor = is_possessive(self.text.word(at + 1));
            return chunk.kind == ChunkKind::Noun && (chunk.head == at || is_possessor);
        }
        noun(self.text.word(at + 1)).is_none() || !self.syntax.tags.get(at + 1).is_some_and(|t| t.is_noun())
    }

    /// Where the phrase of a head begins. A possessor's phrase is a chunk of its own; a name before the noun may be one
    /// too.
    fn phrase_start(&self, head: usize, sentence: usize) -> usize {
        let mut start = self.syntax.chunk_at(head).map_or(head, |c| c.tokens.start.min(head));
        for _ in 0..LONGEST_LEAD {
            if start == sentence || !self.leads_phrase(start - 1) {
                break;
            }
            start -= 1;
            if self.follows_article(start + 1) {
                break;
            }
        }
        // “secretary-general”
        let is_cut = start > sentence && start < head && self.text.word(start) == "-";
        start - usize::from(is_cut)
    }

    /// Whether the phrase that begins behind a token goes on to the left over it.
    fn leads_phrase(&self, at: usize) -> bool {
        let word = self.text.word(at);
        let tag = self.syntax.tags.get(at).copied().unwrap_or(Tag::XX);
        let is_question = word.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("wh"));
        match tag {
            Tag::DT if is_question => false, // “which voters”
            Tag::DT
            | Tag::PRPS
            | Tag::JJ
            | Tag::CD
            | Tag::NNP
            | Tag::NNPS
            | Tag::JJR
            | Tag::JJS
            | Tag::HYPH
            | Tag::PDT => true,
            Tag::NN => is(word, "determiner") || is_capitalised(word) && !closed_word(word).is_function,
            _ => matches!(word, "'s" | "’s" | "'" | "’"),
        }
    }
}
