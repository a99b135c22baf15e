//! Who holds an office: “the President”, “the foreign minister”, “the Iranian leader”.

use super::{MEMORY, Walk, is, is_article};
use crate::analysis::PartyKind;
use crate::parties::cluster::{Facts, Office, office_words};
use crate::parties::names::Named;
use crate::parties::words::{NounClass, noun, title_word};
use crate::parties::{Party, PartyId};
use rustc_hash::FxHashMap;

/// The holders of offices; of each the first so many, which bounds the work on any text.
#[derive(Default)]
pub(super) struct Offices {
    /// By the office's head.
    by_head: FxHashMap<String, Vec<PartyId>>,
    /// By their country.
    by_country: FxHashMap<&'static str, Vec<PartyId>>,
}

impl Offices {
    pub(super) fn new(list: &[Party], facts: &[Facts]) -> Self {
        let mut offices = Self::default();
        for (party, facts) in facts.iter().enumerate() {
            for office in &facts.offices {
                offices.put(party, office, list[party].country);
            }
        }
        offices
    }

    /// Notes an office that a party of a country holds.
    fn put(&mut self, party: PartyId, office: &Office, country: Option<&'static str>) {
        let put = |holders: &mut Vec<PartyId>| {
            if !holders.contains(&party) && holders.len() < MEMORY {
                holders.push(party);
            }
        };
        if let Some(head) = office.head() {
            put(self.by_head.entry(head.to_owned()).or_default());
        }
        if let Some(country) = country {
            put(self.by_country.entry(country).or_default());
        }
    }
}

impl Walk<'_> {
    /// “the President”, “Secretary of State”: who holds that office.
    pub(super) fn office(&mut self, named: &Named) -> PartyId {
        let Some(title) = named.title else { return self.unnamed(named.tokens, PartyKind::Unnamed) };
        let words = office_words(self.text, title);
        let country = named.owner.and_then(|o| o.country);
        let tokens = self.with_article(named.tokens);
        if let Some(party) = self.described_before(tokens, tokens.start == named.tokens.start) {
            return party;
        }
        let article = title.start.checked_sub(1).map_or("", |t| self.text.word(t));
        if is(article, "indefinite") {
            return self.new_unnamed(named.tokens, PartyKind::Unnamed);
        }
        let head = self.text.word(title.end.saturating_sub(1));
        let is_epithet = noun(head).is_some_and(|n| n.class == NounClass::Epithet);
        if let Some(party) = self.holder(&words, country) {
            return party;
        }
        let described = (is_epithet && named.is_determined && country.is_none())
            .then(|| self.described(named.tokens, head, None))
            .flatten();
        described.unwrap_or_else(|| self.unnamed(named.tokens, PartyKind::Unnamed))
    }

    /// Who holds an office: the same words before a part of them; a country if given; otherwise one whose country the
    /// text does not say (the reader's own president) before others, then the last one mentioned.
    pub(super) fn holder(&self, words: &[String], country: Option<&'static str>) -> Option<PartyId> {
        let head = words.iter().rfind(|w| title_word(w).is_head)?;
        let holders = self.offices.by_head.get(head)?;
        let fit = |party: PartyId| {
            let own = self.list[party].country;
            let offices = self.facts[party].offices.iter();
            offices
                .filter(|office| {
                    country.is_none()
                        || office.country.is_none() && own.is_none()
                        || office.country == country
                        || own == country
                })
                .filter_map(|office| likeness(words, &office.words).map(|l| (l, office.country.is_none())))
                .max()
        };
        holders
            .iter()
            .filter_map(|&party| fit(party).map(|(likeness, is_own)| (party, likeness, is_own)))
            .max_by_key(|&(party, likeness, is_own)| {
                (likeness, country.is_none() && is_own && self.list[party].country.is_none(), self.recency(party))
            })
            .map(|(party, ..)| party)
    }

    fn recency(&self, party: PartyId) -> Option<usize> {
        self.recent.iter().position(|r| r.party == party)
    }

    /// Who holds an office of a country: the last one mentioned.
    pub(super) fn officer_of(&self, country: &str) -> Option<PartyId> {
        let officers = self.offices.by_country.get(country)?;
        let recent = self.recent.iter().rev().map(|r| r.party).find(|p| officers.contains(p));
        recent.or_else(|| officers.first().copied())
    }

    /// Notes an office that the text tells of a party in passing: “Norway's prime minister, Ivo Holm”.
    pub(super) fn learn_office(&mut self, party: PartyId, office: Office, of: Option<String>) {
        let country = office.country;
        self.list[party].country = self.list[party].country.or(country);
        self.list[party].of = self.list[party].of.take().or(of);
        self.offices.put(party, &office, self.list[party].country);
        self.facts[party].offices.push(office);
    }

    /// Whether a noun names an office and a party is known by others: a spokesman is no president.
    pub(super) fn is_of_other_office(&self, party: PartyId, head: &str) -> bool {
        let is_office = |office: &Office| office.head().is_some_and(|head| !is(head, "anyone"));
        let mut offices = self.facts[party].offices.iter();
        is(head, "office") && !self.has_office(party, head) && offices.any(is_office)
    }

    /// Whether a party holds an office with this head.
    pub(super) fn has_office(&self, party: PartyId, head: &str) -> bool {
        self.facts[party].offices.iter().any(|o| o.words.iter().any(|w| w == head))
    }

    /// Whether the word before a token is an article.
    pub(super) fn follows_article(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|t| is_article(self.text.word(t)))
    }
}

/// How like two offices are: 2 for the same words, 1 where one is a shorter form of the other, none otherwise.
fn likeness(words: &[String], office: &[String]) -> Option<u8> {
    if words == office {
        return Some(2);
    }
    let rank = |list: &[String]| list.iter().filter(|w| is(w, "rank")).cloned().collect::<Vec<_>>();
    let is_part = !words.is_empty() && words.iter().all(|w| office.contains(w));
    (is_part && rank(words) == rank(office)).then_some(1)
}
