//! The first stage: from the source to its blocks, sentences and tokens.
//!
//! Takes the untouched text; makes [`Text`], whose every span is in bytes of that text. Nothing is changed, joined or
//! normalised: later stages read the words through the spans.

mod blocks;
mod condition;
pub mod dates;
mod furniture;
mod language;
mod lines;
mod offsets;
mod sentences;
mod span;
mod tables;
mod titles;
mod tokens;
mod turns;

pub use offsets::{OffsetTable, OffsetUnit};
pub use span::{Span, TokenRange};
pub use tables::lookup;
pub use turns::{is_chair, is_usher};

use crate::analysis::{Block, BlockKind, Form, Notice};

/// An article, read.
pub struct Text<'a> {
    /// The untouched source.
    pub source: &'a str,
    /// Headline, dates, byline, dateline.
    pub frame: Frame,
    /// The blocks, in order; they do not overlap and hold every character that is not blank.
    pub blocks: Vec<TextBlock>,
    /// The tokens of all blocks, in order.
    pub tokens: Vec<Token>,
    /// The sentences, in order; each within one block, every token in one.
    pub sentences: Vec<Sentence>,
    /// What a reader should know about the text.
    pub notices: Vec<Notice>,
}

/// What stands around the running text.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The headline (its first line, where decks follow).
    pub headline: Option<Span>,
    /// The byline.
    pub byline: Option<Span>,
    /// The agency's name.
    pub agency: Option<String>,
    /// Publication date, ISO 8601.
    pub published: Option<String>,
    /// Date of the last update, ISO 8601.
    pub updated: Option<String>,
    /// Day and month of a dateline that bears no year: “PORT ELIN, March 9 (KNA)”.
    pub day: Option<dates::WrittenDate>,
    /// The words of the dateline's place, wherever it stands.
    pub dateline: Option<Span>,
    /// The kind of text.
    pub form: Form,
}

/// A block, with its tokens.
#[derive(Clone, Copy, Debug)]
pub struct TextBlock {
    /// What it does.
    pub kind: BlockKind,
    /// Where it stands.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// A turn's label with its colon (`MS. PSAKI:`, `Q`), a dateline at a paragraph's head with its dash: words
    /// that frame what follows and are no part of its sentences' grammar.
    pub lead: Option<Span>,
    /// The parts of a turn's label.
    pub label: Option<Label>,
}

/// A turn's label: `[00:12] ADELA VOSS, HOST:`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// All of it, with time code and mark.
    pub lead: Span,
    /// The words that name the speaker: `ADELA VOSS, HOST`.
    pub words: Span,
    /// The name alone, titles before it included: `ADELA VOSS`; an office where no name stands beside it.
    pub name: Span,
    /// What the label says of its bearer: `HOST`.
    pub role: Option<Span>,
    /// Whom it names.
    pub who: Who,
}

/// Whom a turn's label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Somebody by name.
    Name,
    /// Somebody by what he is: `The CHAIRMAN`, `Operator`.
    Office,
    /// Whoever asks: `Q`, `QUESTION`, `Reporter`.
    Question,
    /// Somebody of whom nothing is known: `UNIDENTIFIED MALE`.
    Anybody,
    /// Whoever is asked: `A`.
    Answer,
}

impl TextBlock {
    /// The block as the result shows it.
    pub fn public(&self) -> Block {
        Block { kind: self.kind, span: self.span }
    }

    /// Whether sentences of the account stand here, rather than its frame.
    pub fn is_prose(&self) -> bool {
        matches!(self.kind, BlockKind::Paragraph | BlockKind::Turn)
    }
}

/// A word, number or mark, by the conventions of Universal Dependencies for English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
}

/// A sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: TokenRange,
    /// The index of its block.
    pub block: usize,
}

impl Text<'_> {
    /// A token's words; empty for an index past the end.
    pub fn word(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |t| t.span.of(self.source))
    }

    /// From the first byte of the range's first token to the last of its last; empty for an empty range.
    pub fn span(&self, range: TokenRange) -> Span {
        match self.tokens.get(range.start..range.end) {
            Some([first, .., last]) => Span { start: first.span.start, end: last.span.end },
            Some([only]) => only.span,
            _ => Span::new(0, 0),
        }
    }

    /// The words of a range, blanks between them as in the source.
    pub fn words(&self, range: TokenRange) -> &str {
        self.span(range).of(self.source)
    }

    /// The index of the sentence that holds a token.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= token).min(self.sentences.len().saturating_sub(1))
    }

    /// The label of a turn in which a token lies.
    pub fn label_at(&self, token: usize) -> Option<&Label> {
        let block = self.blocks.get(self.sentences.get(self.sentence_of(token))?.block)?;
        block.label.as_ref().filter(|label| self.tokens.get(token).is_some_and(|t| t.span.start < label.lead.end))
    }

    /// The tokens that lie wholly or partly in a span.
    pub fn tokens_in(&self, span: Span) -> TokenRange {
        let start = self.tokens.partition_point(|t| t.span.end <= span.start);
        TokenRange::new(start, self.tokens.partition_point(|t| t.span.start < span.end))
    }
}

/// Reads a text. Never fails: what cannot be read as an article is still in [`Text::blocks`].
pub fn read(whole: &str) -> Text<'_> {
    let source = condition::readable(whole);
    let (frame, mut blocks, mut notices) = blocks::read(source);
    let (tokens, sentences) = tokens::split(source, &mut blocks);
    notices.extend(condition::notices(whole, source, &tokens));
    Text { source, frame, blocks, tokens, sentences, notices }
}

/// Reads a text whose every line is a paragraph, as the corpora give it.
#[cfg(any(test, feature = "train"))]
pub fn read_paragraphs(source: &str) -> Text<'_> {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        let tokens = TokenRange::new(0, 0);
        blocks.push(TextBlock { kind: BlockKind::Paragraph, span, tokens, lead: None, label: None });
        at += line.len();
    }
    let (tokens, sentences) = tokens::split(source, &mut blocks);
    Text { source, frame: Frame::default(), blocks, tokens, sentences, notices: Vec::new() }
}
