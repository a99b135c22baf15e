//! Titles of several words (`national security adviser`, `chief of staff`), by the words that the gazetteer knows as
//! parts of offices.
//!
//! Takes the mentions that were learnt; makes titles whole where they stop short, and adds those of several words that
//! were missed. It takes no word from another mention, and leaves to what is learnt whether one word alone is a title.

use super::context::{Context, class, is_open};
use super::head;
use crate::learn::hash_bytes;
use crate::syntax::words::Word;
use crate::syntax::{EntityKind, Mention, Tag};
use crate::text::TokenRange;

/// Whose a word is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    Nobody,
    Title,
    Other,
}

/// A text, looked at for titles.
struct Text<'a> {
    words: &'a [Word],
    tags: &'a [Tag],
    context: &'a Context,
    owners: Vec<Owner>,
}

/// Makes the titles of a text whole; its mentions stay in order and without overlap.
pub fn complete(
    mentions: &mut Vec<Mention>,
    sentences: impl Iterator<Item = TokenRange>,
    words: &[Word],
    tags: &[Tag],
    context: &Context,
) {
    let mut text = Text { words, tags, context, owners: vec![Owner::Nobody; words.len()] };
    for mention in mentions.iter() {
        let owner = if mention.kind == EntityKind::Title { Owner::Title } else { Owner::Other };
        text.owners[mention.tokens.indices()].fill(owner);
    }
    let found: Vec<TokenRange> = sentences.flat_map(|sentence| text.titles(sentence)).collect();
    let mut next = found.iter().peekable();
    mentions.retain(|mention| {
        while next.next_if(|title| title.end <= mention.tokens.start).is_some() {}
        next.peek().is_none_or(|title| !title.overlaps(mention.tokens))
    });
    mentions.extend(found.into_iter().map(|tokens| {
        let head = tokens.start + head(0, tokens.len(), &tags[tokens.indices()]);
        Mention { kind: EntityKind::Title, tokens, head }
    }));
    mentions.sort_by_key(|mention| mention.tokens.start);
}

impl Text<'_> {
    /// The titles of several words in a sentence.
    fn titles(&self, sentence: TokenRange) -> Vec<TokenRange> {
        let mut titles = Vec::new();
        let mut at = sentence.start;
        while at < sentence.end {
            let end = (at..sentence.end).find(|&t| !self.is_part(t)).unwrap_or(sentence.end);
            let title = self.title(TokenRange::new(at, end), sentence);
            at = title.map_or(end, |title| title.end).max(at + 1);
            titles.extend(title.filter(|title| title.len() > 1));
        }
        titles
    }

    /// The title in a run of parts of offices: up to the last office, or to where a title is known to end.
    fn title(&self, run: TokenRange, sentence: TokenRange) -> Option<TokenRange> {
        let closes = |at: &usize| self.is_office(*at) || self.owners[*at] == Owner::Title;
        let office = run.indices().rev().find(closes)?;
        let start = self.start(run, sentence);
        (start <= office).then(|| TokenRange::new(start, self.domain_end(office + 1, sentence)))
    }

    /// Where a title begins: capitalised parts that go on with a name (`White [House]`) are the name's.
    fn start(&self, run: TokenRange, sentence: TokenRange) -> usize {
        let is_name = |at: usize| self.words[at].is_capitalised() && self.owners[at] == Owner::Nobody;
        let goes_on = run.start > sentence.start && is_name(run.start - 1) && is_open(self.tags[run.start - 1]);
        let is_kept = |at: &usize| !goes_on || !is_name(*at);
        run.indices().find(is_kept).unwrap_or(run.end)
    }

    /// Where a title ends that may go on with `of` and what the office is for: `secretary [of state]`.
    fn domain_end(&self, end: usize, sentence: TokenRange) -> usize {
        let is_of = |at: usize| at < sentence.end && self.words[at].lower == hash_bytes(b"of".iter().copied());
        let is_domain = |at: usize| self.class(at) == class::OFFICE_MODIFIER && self.owners[at] == Owner::Nobody;
        if !is_of(end) {
            return end;
        }
        let stop = (end + 1..sentence.end).find(|&at| !is_domain(at)).unwrap_or(sentence.end);
        let goes_on = stop < sentence.end && (self.tags[stop].is_noun() || self.owners[stop] == Owner::Other);
        if goes_on || stop == end + 1 { end } else { stop }
    }

    fn class(&self, at: usize) -> u8 {
        self.context.known[at].class
    }

    fn is_office(&self, at: usize) -> bool {
        self.class(at) == class::OFFICE && self.tags[at].is_noun()
    }

    fn is_part(&self, at: usize) -> bool {
        let is_known = matches!(self.class(at), class::OFFICE | class::OFFICE_MODIFIER) && is_open(self.tags[at]);
        self.owners[at] == Owner::Title || is_known && self.owners[at] == Owner::Nobody
    }
}
