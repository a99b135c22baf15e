//! The names in the labels of a transcript's turns, and what stands beside them: `ADELA VOSS, HOST:`.
//!
//! Here a name is known by its place, whatever its words look like elsewhere.

use super::{Bounds, NameKind, Named, Owner, Reader};
use crate::parties::gazetteer::{self, Place};
use crate::parties::words::{organization_word, title_word};
use crate::text::{Label, TokenRange, Who};

impl Reader<'_> {
    /// Whom a label names; nobody where it only says that somebody asks, answers or speaks.
    pub(super) fn read_label(&self, label: &Label) -> Option<Named> {
        match label.who {
            Who::Question | Who::Answer | Who::Anybody => None,
            Who::Office => Some(self.office_of_label(label)),
            Who::Name => {
                let mut named = self.name_of_label(self.text.tokens_in(label.name));
                if let Some(role) = label.role {
                    self.read_role(&mut named, self.text.tokens_in(role));
                }
                Some(named)
            }
        }
    }

    fn office_of_label(&self, label: &Label) -> Named {
        let tokens = self.text.tokens_in(label.words);
        let is_bare = |t: &usize| {
            let word = self.text.word(*t);
            word.eq_ignore_ascii_case("the") || title_word(word).is_honorific
        };
        let start = tokens.start + tokens.indices().take_while(is_bare).count();
        let title = TokenRange::new(start.min(tokens.end.saturating_sub(1)), tokens.end);
        let is_article = self.text.word(tokens.start).eq_ignore_ascii_case("the");
        let tokens = TokenRange::new(tokens.start + usize::from(is_article && tokens.len() > 1), tokens.end);
        let name = TokenRange::new(tokens.end, tokens.end);
        Named { tokens, title: Some(title), kind: NameKind::Office, ..self.named(name, NameKind::Office) }
    }

    /// The name, titles before it read off; a person's unless its words show a body's.
    fn name_of_label(&self, tokens: TokenRange) -> Named {
        let bounds = Bounds { limit: tokens.end, is_title_case: false, is_capitals: false };
        // `VOSS` is no abbreviation here.
        let is_surname = |named: &Named| {
            named.kind == NameKind::Organization
                && named.listed.is_none()
                && named.name.len() == 1
                && self.text.word(named.name.start).len() > LONGEST_INITIALS
                && !self.shows_organization(named.name)
        };
        let is_whole = |named: &Named| named.tokens.end >= tokens.end && !named.name.is_empty() && !is_surname(named);
        let read = self.named_at(tokens.start, tokens.start, bounds).filter(is_whole);
        if let Some(named) = read.filter(|named| named.kind != NameKind::Place && named.kind != NameKind::Unknown) {
            return named;
        }
        let titled = self.title_at(tokens.start, bounds).filter(|title| title.end < tokens.end);
        let name = TokenRange::new(titled.map_or(tokens.start, |title| title.end), tokens.end);
        let kind = if self.shows_organization(name) { NameKind::Organization } else { NameKind::Person };
        Named {
            tokens,
            title: titled.and_then(|title| title.office()),
            owner: titled.and_then(|title| title.owner),
            gender: titled.and_then(|title| title.gender),
            ..self.named(name, kind)
        }
    }

    /// “Chief Executive Officer, Orion Metals”, “HOST”, “Northbridge Bank -- Analyst”, also before the name:
    /// “The Prime Minister (Adela Voss)”.
    fn read_role(&self, named: &mut Named, role: TokenRange) {
        let is_mark = |t: usize| !self.text.word(t).starts_with(char::is_alphanumeric) && self.text.word(t) != "&";
        let mut start = role.start;
        let mut owner = None;
        for at in role.start..=role.end {
            if at < role.end && !is_mark(at) || is_within_word(self, at, role) {
                continue;
            }
            let part = TokenRange::new(start, at);
            start = at + 1;
            if part.is_empty() {
                continue;
            }
            if named.title.is_none() && part.indices().any(|t| title_word(self.text.word(t)).is_head) {
                self.read_office(named, part);
            } else {
                owner = owner.or(Some(Owner { tokens: part, ..self.owner(part) }));
            }
        }
        named.owner = named.owner.or(owner);
    }

    /// “Kestrian labour minister”: the office, and the place or body before it that it belongs to.
    fn read_office(&self, named: &mut Named, part: TokenRange) {
        let start = part.start + usize::from(self.text.word(part.start).eq_ignore_ascii_case("the"));
        let found = gazetteer::longest(self.text, start, part.end).filter(|found| found.end < part.end);
        let start = found.as_ref().map_or(start, |found| found.end);
        named.title = Some(TokenRange::new(start, part.end));
        if let Some(found) = found {
            named.owner = Some(self.owner(TokenRange::new(start.min(part.start), found.end)));
        }
    }

    fn owner(&self, tokens: TokenRange) -> Owner {
        let found = gazetteer::longest(self.text, tokens.start, tokens.end).filter(|found| found.end == tokens.end);
        let is_country =
            found.as_ref().is_some_and(|found| matches!(found.place, Place::Country(_) | Place::Demonym(_)));
        let is_body = tokens.indices().any(|t| organization_word(self.text.word(t)).is_some());
        let country = found.filter(|_| is_country || !is_body).and_then(|found| found.place.country());
        Owner { tokens, country, is_country }
    }
}

/// Capitals no longer than this, in bytes, may be initials in a label: `KR`.
const LONGEST_INITIALS: usize = 3;

/// Whether a mark joins two parts of a word: `Co-Chair`.
fn is_within_word(reader: &Reader, at: usize, role: TokenRange) -> bool {
    at > role.start && at + 1 < role.end && reader.touches(at) && reader.touches(at + 1)
}
