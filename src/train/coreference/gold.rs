//! GUM's annotated coreference beside what the core found.

use super::super::corpora::{Document, GoldEntity};
use crate::analysis::MentionKind;
use crate::parties::{Mention, Parties, PartyId};
use crate::text::{self, Text, TokenRange};

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

    /// Whether a mention's party is the right one, and the words, with its name, to read.
    pub fn judge(&self, parties: &Parties, entity: &Entity) -> (bool, String) {
        let head = entity.head;
        // The shortest mention around the head is its own: longer ones hold it as an owner or a member of a list. A name
        // behind its noun (“spokesman Ada Vale”) is the same.
        let around = parties.within(entity.tokens).filter(|m| {
            let is_own = m.tokens.has(head) && (m.tokens.end == head + 1 || m.tokens.contains(entity.tokens));
            is_own || m.tokens.start == head + 1
        });
        let mention = around.min_by_key(|m| m.tokens.len());
        let name = mention.map_or("nobody", |m| parties.list[m.party].name.as_str());
        let line = TokenRange::new(head, (head + 8).min(self.text.tokens.len()));
        let shown = format!("{} → {name}", self.text.words(line).replace('\n', " "));
        let is_right = match mention {
            Some(mention) => self.is_right(parties, mention.party, mention.tokens.start, entity),
            None => !self.has_name(entity.gold.group),
        };
        (is_right, shown)
    }

    /// Whether anything but a pronoun or common noun names this.
    fn has_name(&self, group: usize) -> bool {
        let named = |head: usize| self.text.word(head).starts_with(char::is_uppercase);
        self.entities.iter().any(|e| e.gold.group == group && named(e.head))
    }

    fn is_right(&self, parties: &Parties, party: PartyId, at: usize, entity: &Entity) -> bool {
        if self.is_several(parties, party, at, entity) {
            return true;
        }
        match self.group_before(parties, party, at) {
            Some(group) => group == entity.gold.group,
            None => !self.is_named_before(entity.gold.group, at),
        }
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
