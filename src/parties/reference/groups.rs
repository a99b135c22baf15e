//! People who stand together: lists, the people whom a sentence names, “the two leaders”, “both countries”.

use super::phrases::{Article, Nominal};
use super::{Facts, Recent, Role, Walk, is};
use crate::analysis::{MentionKind, PartyKind};
use crate::parties::gazetteer::{self, Place};
use crate::parties::names::{LONGEST_LIST, Named};
use crate::parties::words::title_word;
use crate::parties::{Mention, Party, PartyId};
use crate::text::TokenRange;
use rustc_hash::FxHashMap;

/// How many sets of people that stood together are remembered.
const MEMORY: usize = 8;

/// Who stood together.
#[derive(Default)]
pub(super) struct Circles {
    /// Sets of people that a sentence named together, oldest first.
    people: Vec<Vec<PartyId>>,
    /// The same of countries.
    countries: Vec<Vec<PartyId>>,
    /// The people and the countries whom the sentence has named so far, outside quotations.
    present: [Vec<PartyId>; 2],
    /// Whether one of these people is its subject.
    has_subject: bool,
    /// The groups that have been made, by their members.
    groups: FxHashMap<Vec<PartyId>, PartyId>,
}

impl Circles {
    /// The last set that holds a person.
    pub(super) fn last_with(&self, person: PartyId) -> Option<&[PartyId]> {
        let present = &self.present[0];
        let now = (present.len() > 1).then_some(present);
        now.into_iter().chain(self.people.iter().rev()).find(|c| c.contains(&person)).map(Vec::as_slice)
    }

    fn keep(list: &mut Vec<Vec<PartyId>>, set: &[PartyId]) {
        if set.len() < 2 || list.last().is_some_and(|last| last == set) {
            return;
        }
        list.retain(|known| known != set);
        list.push(set.to_vec());
        if list.len() > MEMORY {
            list.remove(0);
        }
    }
}

impl Walk<'_> {
    /// Whether only “and” stands between two phrases, or a comma and “and”, an article aside.
    pub(super) fn stand_in_list(&self, before: TokenRange, here: TokenRange) -> bool {
        let between = before.end..here.start;
        between.len() < 4
            && between.clone().any(|t| matches!(self.text.word(t), "and" | "&"))
            && between.into_iter().all(|t| matches!(self.text.word(t), "and" | "&" | "," | "the"))
    }

    /// Notes who was mentioned outside quotations; of a list of two a group.
    pub(super) fn join_circle(&mut self, party: PartyId, kind: MentionKind, before: Option<PartyId>) {
        let of = match self.list[party].kind {
            PartyKind::Person if !self.facts[party].is_unsure => 0,
            // “the Prime Minister”, whom the text does not name
            PartyKind::Unnamed if kind == MentionKind::Title => 0,
            PartyKind::Country => 1,
            _ => return,
        };
        let present = &mut self.circles.present[of];
        if kind != MentionKind::Pronoun && !present.contains(&party) {
            present.push(party);
        }
        self.circles.has_subject |= of == 0 && self.subject == Some(party);
        if let Some(before) = before.filter(|&b| b != party && self.list[b].kind == self.list[party].kind) {
            let role = self.recent.iter().rev().find(|r| r.party == before).map(|r| r.role);
            let group = self.group(vec![before, party]);
            self.remember_group(group, role.unwrap_or_default());
        }
    }

    /// At a sentence's end: the people whom it named may be meant together.
    pub(super) fn close_circle(&mut self) {
        let [people, countries] = std::mem::take(&mut self.circles.present);
        let is_subject = std::mem::take(&mut self.circles.has_subject);
        if people.len() > 1 {
            let group = self.group(people.clone());
            self.remember_group(group, Role { is_subject, ..Role::default() });
        }
        Circles::keep(&mut self.circles.people, &people);
        Circles::keep(&mut self.circles.countries, &countries);
    }

    fn remember_group(&mut self, party: PartyId, role: Role) {
        let (sentence, kind) = (self.sentence, MentionKind::Name);
        self.remember(Recent { party, sentence, kind, role, is_topic: false, is_quoted: false });
        self.counts[party] += 1;
    }

    /// “Vale and Holm, the footballers”: a plural behind a list and a comma.
    pub(super) fn apposed_group(&mut self, nominal: &Nominal) -> Option<PartyId> {
        let [.., first, second] = self.mentions[..] else { return None };
        let is_apposed = self.text.word(second.tokens.end) == "," && second.tokens.end + 1 == nominal.tokens.start;
        let is_person = |m: Mention| m.kind == MentionKind::Name && self.list[m.party].kind == PartyKind::Person;
        let is_list = is_person(first) && is_person(second) && self.stand_in_list(first.tokens, second.tokens);
        (is_apposed && is_list).then(|| self.group(vec![first.party, second.party]))
    }

    /// “the two leaders”, “both sides”, “the presidents”, “leaders of Kestria and Oland”: people whom the text has named
    /// together.
    pub(super) fn joint(&mut self, nominal: &Nominal, head: &str) -> Option<PartyId> {
        if let Some(group) = self.apposed_group(nominal) {
            return Some(group);
        }
        if let Some(members) = self.titled_together(nominal).or_else(|| self.leaders_of(nominal)) {
            return Some(self.group(members));
        }
        let is_definite =
            nominal.article == Article::Definite || nominal.count.is_some() && nominal.article != Article::Possessive;
        if !is_definite || nominal.country.is_some() {
            return None;
        }
        if is(head, "state") {
            let size = nominal.count?;
            let members = self.circles.countries.iter().rev().find(|c| c.len() == size)?.clone();
            return Some(self.group(members));
        }
        if !is(head, "partner") {
            return None;
        }
        let fits = |p: PartyId| !title_word(head).is_head || is(head, "anyone") || self.has_office(p, head);
        let circles = [&self.circles.present[0]].into_iter().chain(self.circles.people.iter().rev());
        let members = circles.map(|c| c.iter().copied().filter(|&p| fits(p)).collect::<Vec<_>>());
        let is_of_size = |c: &&Vec<PartyId>| nominal.count.map_or(c.len() >= 2, |n| c.len() == n);
        let of_people = members.collect::<Vec<_>>().iter().find(is_of_size).cloned();
        let of_countries =
            || self.circles.countries.iter().rev().find(is_of_size).filter(|_| is(head, "sided")).cloned();
        let members = of_people.or_else(of_countries)?;
        Some(self.group(members))
    }

    /// “the foreign ministers of Norway and Oland, Ivo Holm and Ada Vale”: those whose names bear the noun as their title.
    fn titled_together(&self, nominal: &Nominal) -> Option<Vec<PartyId>> {
        let behind = self.named[self.next_named..].iter().zip(&self.of_named[self.next_named..]);
        let near = behind.take_while(|(named, _)| named.tokens.start - nominal.head < LONGEST_LIST);
        let is_of_these = |named: &Named| named.title.is_some_and(|title| title.end == nominal.head + 1);
        let members: Vec<PartyId> =
            near.filter(|(named, _)| is_of_these(named)).filter_map(|(_, &party)| party).collect();
        (members.len() > 1).then_some(members)
    }

    /// “leaders of Iran and Iraq”, “presidents of A, B and C”: one office holder a country.
    fn leaders_of(&self, nominal: &Nominal) -> Option<Vec<PartyId>> {
        if self.text.word(nominal.head + 1) != "of" {
            return None;
        }
        let mut at = nominal.head + 2;
        let limit = self.text.sentences[self.sentence].tokens.end;
        let mut members = Vec::new();
        while at < limit {
            if matches!(self.text.word(at), "the" | "and" | ",") {
                at += 1;
                continue;
            }
            let Some(found) = gazetteer::longest(self.text, at, limit) else { break };
            let Place::Country(code) = found.place else { break };
            members.push(self.officer_of(code)?);
            at = found.end;
        }
        (members.len() > 1).then_some(members)
    }

    /// The party of several; made once, whatever their order.
    pub(super) fn group(&mut self, members: Vec<PartyId>) -> PartyId {
        let mut members: Vec<PartyId> = members.into_iter().flat_map(|m| self.members_of(m)).collect();
        let mut seen = Vec::new();
        members.retain(|m| {
            !seen.contains(m) && {
                seen.push(*m);
                true
            }
        });
        if let [only] = members[..] {
            return only;
        }
        let mut key = members.clone();
        key.sort_unstable();
        if let Some(&party) = self.circles.groups.get(&key) {
            return party;
        }
        let names: Vec<&str> = members.iter().map(|&m| self.list[m].name.as_str()).collect();
        let party = Party { members: members.clone(), ..Party::new(names.join(" and "), PartyKind::Group) };
        let id = self.add(party, Facts::default());
        self.circles.groups.insert(key, id);
        id
    }

    fn members_of(&self, party: PartyId) -> Vec<PartyId> {
        match &self.list[party].members[..] {
            [] => vec![party],
            members => members.to_vec(),
        }
    }
}
