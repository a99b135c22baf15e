//! Pronouns of the third person: the most salient party of their gender and number.

use super::salience::Class;
use super::{Recent, Walk, is};
use crate::analysis::PartyKind;
use crate::parties::PartyId;
use crate::parties::words::{Gender, title_word};
use crate::syntax::Tag;
use crate::text::TokenRange;

/// The longest pronoun, in bytes: “themselves”.
const LONGEST: usize = 10;

impl Walk<'_> {
    /// Whom a pronoun at a token means.
    pub(super) fn pronoun(&mut self, at: usize) -> Option<PartyId> {
        let word = self.text.word(at);
        if word.len() > LONGEST || title_word(self.text.word(at + 1)).is_honorific {
            return None; // “His Majesty”
        }
        if is(word, "he") {
            self.person(at, Gender::Male)
        } else if is(word, "she") {
            self.person(at, Gender::Female)
        } else if is(word, "it") {
            let is_body = |walk: &Self, r: &Recent| {
                matches!(walk.list[r.party].kind, PartyKind::Organization | PartyKind::Country)
            };
            self.choose(Class::Thing, TokenRange::new(at, at + 1), is_body, |_, _, _| ())
        } else if is(word, "they") {
            let but_not = self.subject.filter(|_| self.is_object(at));
            let agrees = |walk: &Self, r: &Recent| {
                let is_one = walk.list[r.party].kind == PartyKind::Person && !walk.facts[r.party].is_unsure;
                Some(r.party) != but_not && !is_one && walk.facts[r.party].gender.is_none()
            };
            self.choose(Class::Several, TokenRange::new(at, at + 1), agrees, |_, _, _| ())
        } else if is(word, "relative") {
            self.antecedent(at)
        } else {
            None
        }
    }

    fn person(&mut self, at: usize, gender: Gender) -> Option<PartyId> {
        let but_not = self.subject.filter(|_| self.is_object(at));
        let agrees = |walk: &Self, r: &Recent| {
            // “She is an enormous fan”: what only describes somebody is not taken up.
            let is_somebody = match walk.list[r.party].kind {
                PartyKind::Unnamed => r.role.is_subject && !r.is_quoted,
                kind => kind == PartyKind::Person,
            };
            is_somebody && walk.facts[r.party].gender.is_none_or(|g| g == gender) && Some(r.party) != but_not
        };
        let class = if is(self.text.word(at), "subject") { Class::Person } else { Class::PersonInside };
        self.choose(class, TokenRange::new(at, at + 1), agrees, |_, _, _| ())
    }

    /// “him”, “them”; “her” where it is no possessive: not the subject of its own clause.
    fn is_object(&self, at: usize) -> bool {
        let word = self.text.word(at);
        let is_possessive = self.syntax.tags.get(at).is_none_or(|&t| t == Tag::PRPS || t == Tag::NN);
        is(word, "object") || word.eq_ignore_ascii_case("her") && !is_possessive
    }

    /// “Vale, who …”: the phrase right before, a comma aside.
    fn antecedent(&self, at: usize) -> Option<PartyId> {
        let last = self.mentions.last()?;
        let is_near = last.tokens.end == at || last.tokens.end + 1 == at && self.text.word(at - 1) == ",";
        is_near.then_some(last.party)
    }
}
