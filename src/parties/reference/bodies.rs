//! Common nouns for bodies and countries: “the company”, “the ministry”, “the Kestra group”, “the kingdom”.

use super::phrases::{Article, Nominal};
use super::salience::{Class, Feature, Features};
use super::{Recent, Walk, is};
use crate::analysis::{MentionKind, PartyKind};
use crate::parties::gazetteer::country_name;
use crate::parties::words::{NounClass, lower, noun, singular};
use crate::parties::{Party, PartyId};
use crate::table::rows;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The longest phrase, in tokens, that only takes up what was named: an article and a noun.
const LONGEST_SHORT: usize = 2;
/// How many words may stand between a body's name and the noun that says what it is: “the Reuters news agency”.
const WORDS_BETWEEN: usize = 1;

/// The last words of names that a noun fits beside those that hold it.
static NAMES_BY_NOUN: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let rows = rows(include_str!("called.tsv"));
    rows.map(|row| (row.column(0), row.column(1).split(' ').collect())).collect()
});

/// Named bodies by the noun for institutions that ends their name, in lower case: “Buckingham Palace” by `palace`.
pub(super) fn by_noun(list: &[Party]) -> FxHashMap<String, Vec<PartyId>> {
    let mut bodies: FxHashMap<String, Vec<PartyId>> = FxHashMap::default();
    for (party, body) in list.iter().enumerate().filter(|(_, p)| p.kind == PartyKind::Organization) {
        let ending = body.name.rsplit(' ').next().unwrap_or("");
        if body.name.len() > ending.len() && noun(ending).is_some_and(|n| n.class == NounClass::Institution) {
            bodies.entry(lower(ending).into_owned()).or_default().push(party);
        }
    }
    bodies
}

impl Walk<'_> {
    /// Whom a noun for one body or country means; a party of its own where it means none named before.
    pub(super) fn body_noun(&mut self, nominal: &Nominal, head: &str) -> PartyId {
        if let Some(party) = self.called_by_kind(nominal, head) {
            return party;
        }
        if nominal.article == Article::Definite && nominal.country.is_none() && !self.holds_name(nominal) {
            let known = match nominal.noun.class {
                NounClass::State => self.country_last_named(),
                _ => self.body_called(nominal, head).or_else(|| self.body_meant(nominal, head)),
            };
            let is_short = nominal.tokens.len() <= LONGEST_SHORT;
            let known = known.or_else(|| self.by_noun.get(head).copied().filter(|_| is_short));
            let known = known.or_else(|| self.only_body_named(head).filter(|_| is_short));
            if let Some(party) = known {
                return party;
            }
        }
        let party = self.unnamed(nominal.tokens, PartyKind::Organization);
        if let Some(code) = nominal.country {
            self.list[party].country = Some(code);
            self.list[party].of.get_or_insert_with(|| country_name(code).unwrap_or(code).to_owned());
        }
        party
    }

    /// “the Kestra group”, “the Reuters news agency”: the body whose name stands before a noun that says what it is.
    fn called_by_kind(&self, nominal: &Nominal, head: &str) -> Option<PartyId> {
        let last = self.mentions.last().filter(|last| {
            last.kind == MentionKind::Name
                && last.tokens.start >= nominal.tokens.start
                && last.tokens.end <= nominal.head
                && nominal.head - last.tokens.end <= WORDS_BETWEEN
        })?;
        let is_body = self.list[last.party].kind == PartyKind::Organization || self.facts[last.party].is_unsure;
        (is(head, "kind") && is_body).then_some(last.party)
    }

    /// “the kingdom”: the country last mentioned.
    fn country_last_named(&self) -> Option<PartyId> {
        self.recent.iter().rev().find(|r| self.list[r.party].kind == PartyKind::Country).map(|r| r.party)
    }

    /// “the ministry”, “the union”: the body last mentioned whose name or description holds the noun.
    fn body_called(&self, nominal: &Nominal, head: &str) -> Option<PartyId> {
        let is_called =
            |r: &&Recent| self.list[r.party].kind == PartyKind::Organization && self.is_in_name(r.party, head);
        let is_short = nominal.tokens.len() <= LONGEST_SHORT;
        self.recent.iter().rev().find(is_called).filter(|_| is_short).map(|r| r.party)
    }

    /// “The palace said …”, before the text names Buckingham Palace, and no other.
    fn only_body_named(&self, head: &str) -> Option<PartyId> {
        match self.bodies_by_noun.get(head).map(Vec::as_slice) {
            Some(&[party]) => Some(party),
            _ => None,
        }
    }

    /// The most salient body that the noun can stand for.
    fn body_meant(&mut self, nominal: &Nominal, head: &str) -> Option<PartyId> {
        let is_short = nominal.tokens.len() <= LONGEST_SHORT;
        let is_institution = nominal.noun.class == NounClass::Institution;
        let is_of_outlet = is(head, "outlet");
        let agrees = |walk: &Self, r: &Recent| {
            walk.list[r.party].kind == PartyKind::Organization
                && (!walk.facts[r.party].is_outlet || is_of_outlet)
                && walk.can_be_called(r.party, head)
                && (!is_institution || walk.is_in_name(r.party, head) || walk.by_noun.get(head) == Some(&r.party))
        };
        let describe = |walk: &Self, party: PartyId, features: &mut Features| {
            features.set(Feature::NounInName, walk.is_in_name(party, head));
            features.set(Feature::SameNoun, walk.by_noun.get(head) == Some(&party));
            features.set(Feature::Definite, is_short);
        };
        self.choose(Class::BodyNoun, nominal.tokens, agrees, describe)
    }

    fn is_in_name(&self, party: PartyId, head: &str) -> bool {
        self.list[party].name.split_whitespace().any(|word| lower(word) == head)
    }

    /// What is a “union” by name or description is no “company”; a “board” may be an “agency”.
    pub(super) fn can_be_called(&self, party: PartyId, head: &str) -> bool {
        let (party, word) = (&self.list[party], self.list[party].name.rsplit(' ').next().unwrap_or(""));
        let is_of_table = match party.kind {
            PartyKind::Organization => noun(word).is_some_and(|n| n.class.is_body()),
            kind => kind == PartyKind::Unnamed,
        };
        let word = singular(word);
        !is_of_table || word == head || NAMES_BY_NOUN.get(head).is_some_and(|names| names.contains(&word.as_str()))
    }
}
