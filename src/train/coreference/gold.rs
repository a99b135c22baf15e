//! GUM's annotated coreference beside what the core found.

use super::super::corpora::{Document, GoldEntity};
use crate::analysis::MentionKind;
use crate::parties::{Mention, Parties, PartyId, closed_word};
use crate::text::{self, Text, TokenRange};

/// How many words of a source are shown, from its head on.
const WORDS_SHOWN: usize = 8;

/// The annotation, in the core's tokens.
pub struct Gold<'a> {
    text: &'a Text<'a>,
    entities: Vec<Entity<'a>>,
}

/// An annotated mention, in the core's tokens.
pub struct Entity<'a> {
    /// As annotated.
    pub gold: &'a GoldEntity,
    /// Its words.
    pub tokens: TokenRange,
    /// The word that heads it.
    pub head: usize,
}

impl<'a> Gold<'a> {
    /// Of a document and the text that was read from it.
    pub fn new(document: &'a Document, text: &'a Text<'a>) -> Self {
        let range = |tokens: TokenRange| {
            let first = document.tokens.get(tokens.start).map_or(0, |t| t.span.start);
            let last = document.tokens.get(tokens.end.saturating_sub(1)).map_or(0, |t| t.span.end);
            text.tokens_in(text::Span::new(first as usize, last as usize))
        };
        let head = |e: &GoldEntity| range(TokenRange::new(e.head, e.head + 1)).start;
        let entity = |e: &'a GoldEntity| Entity { gold: e, tokens: range(e.tokens), head: head(e) };
        let entities = document.entities.iter().map(entity).collect();
        Self { text, entities }
    }

    /// The longest entity that a word of the document heads.
    pub fn headed_by(&self, token: usize) -> Option<&Entity<'a>> {
        self.entities.iter().filter(|e| e.gold.head == token).max_by_key(|e| e.tokens.len())
    }

    /// The same, of a token of the text.
    pub fn at(&self, token: usize) -> Option<&Entity<'a>> {
        self.entities.iter().filter(|e| e.head == token).max_by_key(|e| e.tokens.len())
    }

    /// Whether the core takes a mention for the right one, and the words, with whom it takes them for, to read.
    ///
    /// Right is a party whose last mention before it names the same by the annotation, or whose members are the several
    /// whom it names. Where nothing before introduces whom it names (generic “they”, “a spokesman”), right is a party of
    /// which nothing else was said before either, or nobody.
    pub fn judge(&self, parties: &Parties, entity: &Entity) -> (bool, String) {
        let head = entity.head;
        // The shortest mention around the head is its own: longer ones hold it as an owner or a member of a list. A name
        // behind its noun (“spokesman Ada Vale”) is the same, whether or not the noun is read as a part of it.
        let around = parties.within(entity.tokens).filter(|m| {
            let is_whole = m.tokens.end == head + 1 || m.tokens.contains(entity.tokens);
            let is_titled = m.kind == MentionKind::Name && entity.tokens.contains(m.tokens);
            m.tokens.has(head) && (is_whole || is_titled) || m.tokens.start == head + 1
        });
        let mention = around.min_by_key(|m| m.tokens.len());
        let start = mention.map_or(entity.tokens.start, |m| m.tokens.start.min(entity.tokens.start));
        let taken_for = mention.and_then(|m| self.group_before(parties, m.party, start));
        let is_right = mention.is_some_and(|m| self.is_several(parties, m.party, start, entity))
            || match taken_for {
                Some(group) => group == entity.gold.group,
                None => !self.is_introduced_before(entity.gold.group, start),
            };
        let name = mention.map_or("nobody", |m| parties.list[m.party].name.as_str());
        (is_right, format!("{} → {name}{}", self.words_at(head), self.introduction(entity)))
    }

    fn words_at(&self, head: usize) -> String {
        let line = TokenRange::new(head, (head + WORDS_SHOWN).min(self.text.tokens.len()));
        self.text.words(line).replace('\n', " ")
    }

    /// What introduces an entity, to read.
    fn introduction(&self, entity: &Entity) -> String {
        let same = |e: &&Entity| e.gold.group == entity.gold.group && e.tokens.start < entity.tokens.start;
        let first = self.entities.iter().filter(same).find(|e| !self.is_pronoun(e));
        first.map_or_else(String::new, |e| format!(" (not {})", self.text.words(e.tokens).replace('\n', " ")))
    }

    fn is_pronoun(&self, entity: &Entity) -> bool {
        entity.tokens.len() == 1 && closed_word(self.text.word(entity.head)).is_function
    }

    /// Whether something before a token names this, and is no pronoun.
    fn is_introduced_before(&self, group: usize, at: usize) -> bool {
        self.entities.iter().any(|e| e.gold.group == group && e.tokens.start < at && !self.is_pronoun(e))
    }

    /// Whether a party is the several whom an entity names.
    pub fn is_several(&self, parties: &Parties, party: PartyId, at: usize, entity: &Entity) -> bool {
        let members = &parties.list[party].members;
        let mut found: Vec<usize> = members.iter().filter_map(|&m| self.group_before(parties, m, at)).collect();
        let mut wanted = entity.gold.parts.clone();
        found.sort_unstable();
        wanted.sort_unstable();
        !wanted.is_empty() && found == wanted
    }

    /// Whether something before a token names this.
    pub fn is_named_before(&self, group: usize, at: usize) -> bool {
        self.entities.iter().any(|e| e.gold.group == group && e.tokens.start < at)
    }

    /// What a party's last mention before a token names, one that is no pronoun if there is any.
    pub fn group_before(&self, parties: &Parties, party: PartyId, at: usize) -> Option<usize> {
        let earlier = || parties.mentions.iter().filter(|m| m.party == party && m.tokens.start < at).rev();
        let named = earlier().filter(|m| m.kind != MentionKind::Pronoun).find_map(|m| self.entity_at(m));
        named.or_else(|| earlier().find_map(|m| self.entity_at(m))).map(|e| e.gold.group)
    }

    /// The entity that shares most words with a mention, its head among them.
    fn entity_at(&self, mention: &Mention) -> Option<&Entity<'a>> {
        let likeness = |tokens: &TokenRange| {
            let start = tokens.start.max(mention.tokens.start);
            let shared = tokens.end.min(mention.tokens.end).saturating_sub(start);
            1000 * shared / (tokens.len() + mention.tokens.len() - shared).max(1)
        };
        let fits = self.entities.iter().filter(|e| mention.tokens.has(e.head));
        fits.max_by_key(|e| likeness(&e.tokens))
    }
}
