//! Those whom a plural office stands for: “his counterparts from Norway, Vale, and Kenya, Holm”, “the Norwegian and Kenyan
//! ministers, Vale and Holm”, and where nobody names them “the leaders of Norway and Kenya”.

use super::grammar::{Ground, People};
use super::words::{self, Class};
use crate::analysis::{MentionKind, PartyKind};
use crate::parties::{Mention, PartyId};
use crate::text::TokenRange;

/// How far into its phrase the plural may stand: “his Norwegian and Kenyan counterparts”.
const LONGEST_PHRASE: usize = 8;
/// The most names and countries of one list.
const MOST_LISTED: usize = 32;

/// What stands in a list behind a plural.
struct Listed {
    people: Vec<PartyId>,
    countries: Vec<PartyId>,
    end_of_countries: usize,
    end: usize,
}

impl Ground<'_> {
    /// The people of a plural office whose phrase begins at a token: those named behind it, or else its countries.
    pub fn several_at(&self, at: usize, limit: usize) -> Option<People> {
        let near = at..limit.min(at + LONGEST_PHRASE);
        let is_open = |t: &usize| !matches!(self.text.word(*t), "," | ";" | ":" | "." | "’s" | "'s");
        let head = near.take_while(is_open).find(|&t| words::is(self.text.word(t), Class::OfSeveral))?;
        let is_of_phrase = |m: &Mention| m.tokens.end <= head && self.parties.list[m.party].kind == PartyKind::Person;
        if self.parties.within(TokenRange::new(at, head)).any(|m| is_of_phrase(m) && m.kind == MentionKind::Name) {
            return None;
        }
        let listed = self.listed_behind(head + 1, limit);
        let (named, of) = (listed.people.len(), listed.countries.len());
        let is_subject = self.syntax.tags.get(listed.end).is_some_and(|tag| tag.is_finite());
        let (parties, end) = if named > 1 && named >= of && !is_subject {
            (listed.people, listed.end)
        } else if named < 2 && of > 1 && !self.is_known_group(head) {
            (listed.countries, listed.end_of_countries)
        } else {
            return None;
        };
        Some(People { parties, tokens: Some(TokenRange::new(at, end)) })
    }

    /// People and countries that stand behind a plural, up to the first word that is of neither.
    fn listed_behind(&self, at: usize, limit: usize) -> Listed {
        let mut listed = Listed { people: Vec::new(), countries: Vec::new(), end_of_countries: at, end: at };
        let mut next = at;
        while next < limit && listed.people.len() + listed.countries.len() < MOST_LISTED {
            let begins = |m: &&Mention| m.tokens.start == next && m.kind != MentionKind::Pronoun;
            let found = self.parties.within(TokenRange::new(next, next + 1)).find(begins);
            next = match found.map(|m| (m, self.parties.list[m.party].kind)) {
                Some((m, PartyKind::Person)) => {
                    listed.people.push(m.party);
                    m.tokens.end
                }
                Some((m, PartyKind::Country)) => {
                    listed.countries.push(m.party);
                    listed.end_of_countries = m.tokens.end;
                    m.tokens.end
                }
                _ if matches!(self.text.word(next), "," | "and" | "&" | "of" | "from" | "the") => next + 1,
                _ => break,
            };
            listed.end = if found.is_some() { next } else { listed.end };
        }
        listed
    }

    /// Whether the text names elsewhere those for whom a plural stands.
    fn is_known_group(&self, head: usize) -> bool {
        let of_head = self.parties.within(TokenRange::new(head, head + 1));
        of_head.into_iter().any(|m| self.parties.members_of(m.party).len() > 1)
    }
}
