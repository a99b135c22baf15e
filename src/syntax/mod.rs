//! The second stage: tags, lemmas, chunks and mentions of the tokens.

pub mod abbreviations;
mod chunks;
pub mod lemmas;
pub mod mentions;
pub mod tables;
mod tag;
pub mod tagger;
pub mod weights;
pub mod words;

pub use tag::Tag;

use crate::text::{Text, TokenRange, lookup};
use std::borrow::Cow;

/// The grammar of an article's tokens.
pub struct Syntax {
    /// A Penn Treebank tag for each token.
    pub tags: Vec<Tag>,
    /// Noun and verb chunks, in order, without overlap.
    pub chunks: Vec<Chunk>,
    /// Names, titles, nationalities and dates, in order, without overlap.
    pub mentions: Vec<Mention>,
}

/// A base phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// What it is.
    pub kind: ChunkKind,
    /// Its tokens.
    pub tokens: TokenRange,
    /// The index of its head: a noun chunk's last noun, a verb chunk's main verb.
    pub head: usize,
}

/// What a chunk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChunkKind {
    /// A noun phrase up to its head: `the Iranian president`.
    Noun,
    /// Auxiliaries, adverbs between and the main verb: `has been urging`.
    Verb,
}

/// A name, title, nationality or date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// What it is.
    pub kind: EntityKind,
    /// Its tokens.
    pub tokens: TokenRange,
    /// The index of its head.
    pub head: usize,
}

/// What a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntityKind {
    /// A person's name, without title.
    Person,
    /// An organisation's name.
    Organization,
    /// A country or another place.
    Place,
    /// An office or role: `Prime Minister`, `chief of staff`.
    Title,
    /// A nationality or what belongs to one: `Iranian`.
    Nationality,
    /// A date, weekday or time.
    Date,
}

impl Syntax {
    /// A token's dictionary form, in lower case unless it is a name.
    pub fn lemma<'a>(&self, text: &'a Text, token: usize) -> Cow<'a, str> {
        let tag = self.tags.get(token).copied().unwrap_or(Tag::NN);
        let opens_sentence = text.sentences.get(text.sentence_of(token)).is_some_and(|s| s.tokens.start == token);
        lemmas::lemma(weights::weights(), text.word(token), tag, opens_sentence)
    }

    /// The chunk that holds a token.
    pub fn chunk_at(&self, token: usize) -> Option<&Chunk> {
        let next = self.chunks.partition_point(|c| c.tokens.end <= token);
        self.chunks.get(next).filter(|c| c.tokens.has(token))
    }
}

/// Reads the grammar of a text.
pub fn parse(text: &Text) -> Syntax {
    let weights = weights::weights();
    let words = read_words(text);
    let mut tagger = tagger::Tagger::new(&weights.tags);
    let mut tags = Vec::with_capacity(words.len());
    let mut chunks = Vec::with_capacity(words.len() / 3);
    for sentence in &text.sentences {
        tagger.tag(words.get(sentence.tokens.indices()).unwrap_or(&[]), &mut tags);
    }
    abbreviations::retag(&words, &mut tags, |at| text.word(at));
    for sentence in &text.sentences {
        let range = sentence.tokens;
        let is_auxiliary = |at: usize| lookup(tables::auxiliaries::TABLE, text.word(range.start + at)).is_some();
        let tags = tags.get(range.indices()).unwrap_or(&[]);
        chunks::find(&chunks::Sentence { first: range.start, tags, is_auxiliary: &is_auxiliary }, &mut chunks);
    }
    let mentions = mentions::find(&weights.mentions, &weights.gazetteer, &text.sentences, &words, &tags);
    Syntax { tags, chunks, mentions }
}

/// The words of a text as features see them.
pub fn read_words(text: &Text) -> Vec<words::Word> {
    let mut end = u32::MAX;
    let mut read = |token: &crate::text::Token| {
        let is_spaced = token.span.start != end;
        end = token.span.end;
        words::Word::new(token.span.of(text.source), is_spaced)
    };
    text.tokens.iter().map(&mut read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::read_paragraphs;

    #[test]
    fn a_sentence_of_news_is_tagged_and_chunked() {
        let text = read_paragraphs("The president has been urging her ministers to reopen the port, he said.");
        let syntax = parse(&text);
        let tags: Vec<&str> = syntax.tags.iter().map(|t| t.name()).collect();
        assert_eq!(tags.join(" "), "DT NN VBZ VBN VBG PRP$ NNS TO VB DT NN , PRP VBD .");
        let chunks: Vec<&str> = syntax.chunks.iter().map(|c| text.words(c.tokens)).collect();
        assert_eq!(
            chunks,
            ["The president", "has been urging", "her ministers", "to reopen", "the port", "he", "said"]
        );
        assert_eq!(syntax.lemma(&text, 4), "urge");
    }

    #[test]
    fn names_titles_nationalities_and_dates_are_mentions() {
        let source = "French President Marie Duval met Ali Rahimi of the United Nations in Brussels on Tuesday.";
        let text = read_paragraphs(source);
        let found: Vec<(&str, EntityKind)> =
            parse(&text).mentions.iter().map(|m| (text.words(m.tokens), m.kind)).collect();
        let expected = [
            ("French", EntityKind::Nationality),
            ("President", EntityKind::Title),
            ("Marie Duval", EntityKind::Person),
            ("Ali Rahimi", EntityKind::Person),
            ("United Nations", EntityKind::Organization),
            ("Brussels", EntityKind::Place),
            ("Tuesday", EntityKind::Date),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn the_work_is_linear_in_a_text_of_one_word() {
        for piece in [", ", "the ", "very ", "new ", "has ", "15-", "\" "] {
            let source = piece.repeat(100_000);
            let text = read_paragraphs(&source);
            assert_eq!(parse(&text).tags.len(), text.tokens.len());
        }
    }

    #[test]
    fn a_text_without_words_has_no_grammar_and_an_odd_one_has_a_tag_a_token() {
        assert!(parse(&read_paragraphs("")).tags.is_empty());
        let text = read_paragraphs("’’ \u{0301} 😀 — \n\n .. 'tis");
        assert_eq!(parse(&text).tags.len(), text.tokens.len());
    }
}
