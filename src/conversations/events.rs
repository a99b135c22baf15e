//! From leads to events: places that tell of one event are brought together.

use super::leads::{Lead, Role};
use super::triggers::Channel;
use crate::analysis::{ConversationKind, Medium, Status};
use crate::parties::PartyId;
use crate::text::TokenRange;

/// An event being gathered.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Talks or address.
    pub kind: ConversationKind,
    /// The channel.
    pub channel: Channel,
    /// Whether it takes place.
    pub status: Status,
    /// The strongest thing that a lead does for it.
    pub role: Role,
    /// Who takes part, in the order of naming.
    pub people: Vec<PartyId>,
    /// Who called or wrote.
    pub initiator: Option<PartyId>,
    /// Who listened.
    pub audience: Option<String>,
    /// ISO 8601, with its words.
    pub when: Option<(String, TokenRange)>,
    /// Where.
    pub place: Option<TokenRange>,
    /// The words of its leads.
    pub evidence: Vec<TokenRange>,
    /// The sentence of its first lead.
    pub sentence: usize,
    /// How many statements belong to it.
    pub statements: usize,
}

/// The events of a text, and those that each lead tells of.
#[derive(Default)]
pub struct Drafts {
    /// In the order of their first leads in prose.
    pub events: Vec<Draft>,
    /// For each lead its events.
    pub of_lead: Vec<Vec<usize>>,
}

/// How many events back a lead is compared with: bounds the work on any text.
const MEMORY: usize = 24;

/// Brings leads together; `leads` in the order in which they are to be read, the first `in_prose` of them from running
/// text. `is_readout`: the text is an account of one conversation, and its headline and first report tell of the same.
pub fn gather(leads: &[Lead], in_prose: usize, is_readout: bool) -> Drafts {
    let mut drafts = Drafts::default();
    for (index, lead) in leads.iter().enumerate() {
        let sets: Vec<Vec<PartyId>> = if lead.is_separate {
            lead.others.iter().map(|&other| lead.subjects.iter().copied().chain([other]).collect()).collect()
        } else {
            vec![drafts.with_receiver(lead, leads)]
        };
        let parts = if lead.is_separate { Vec::new() } else { drafts.parts_of(lead, &sets[0], is_readout) };
        for &part in &parts {
            drafts.events[part].learn(lead, Vec::new());
        }
        let is_whole = parts.is_empty();
        let placed = sets
            .into_iter()
            .filter(|_| is_whole)
            .filter_map(|people| drafts.place(lead, people, index < in_prose, is_readout));
        let events = placed.collect::<Vec<_>>();
        drafts.of_lead.push(if is_whole { events } else { parts });
    }
    drafts
}

impl Drafts {
    /// “he delivered a message from President Vale”: between Vale and those with whom the carrier met.
    fn with_receiver(&self, lead: &Lead, leads: &[Lead]) -> Vec<PartyId> {
        let mut people = lead.people();
        if let Some(carrier) = lead.carrier {
            let told = self.of_lead.len();
            let visit = leads[..told].iter().rev().find(|l| l.subjects.contains(&carrier) && !l.others.is_empty());
            people.extend(visit.iter().flat_map(|l| l.others.iter().copied()));
        }
        people
    }

    /// A headline's “talks with the presidents of Oramia, Tavland” of two calls told apart: the events that share out its
    /// people between them.
    fn parts_of(&self, lead: &Lead, people: &[PartyId], is_readout: bool) -> Vec<usize> {
        let first = self.events.len().saturating_sub(MEMORY);
        let is_part = |&e: &usize| {
            let event = &self.events[e];
            let is_smaller = event.people.len() > 1 && event.people.len() < people.len();
            is_smaller && event.people.iter().all(|p| people.contains(p)) && event.can_be(lead, people, is_readout)
        };
        let parts: Vec<usize> = (first..self.events.len()).filter(is_part).collect();
        let is_shared_out = people.iter().all(|p| parts.iter().any(|&e| self.events[e].people.contains(p)));
        if parts.len() > 1 && is_shared_out { parts } else { Vec::new() }
    }

    /// Prose goes on with the event told last; a headline tells of the first: what is news.
    fn place(&mut self, lead: &Lead, people: Vec<PartyId>, is_prose: bool, is_readout: bool) -> Option<usize> {
        let can_be = |&e: &usize| self.events[e].can_be(lead, &people, is_readout);
        let found = if is_prose {
            (self.events.len().saturating_sub(MEMORY)..self.events.len()).rev().find(can_be)
        } else {
            (0..self.events.len().min(MEMORY)).find(can_be)
        };
        if let Some(event) = found {
            self.events[event].learn(lead, people);
            return Some(event);
        }
        if people.is_empty() && lead.role == Role::Passing {
            return None;
        }
        self.events.push(Draft {
            kind: lead.kind,
            channel: lead.channel,
            status: lead.status,
            role: lead.role,
            people,
            initiator: lead.initiator,
            audience: lead.audience.clone(),
            when: lead.when.as_ref().map(|w| (w.date.clone(), w.tokens)),
            place: lead.place,
            evidence: vec![lead.tokens],
            sentence: lead.sentence,
            statements: 0,
        });
        Some(self.events.len() - 1)
    }
}

impl Draft {
    /// Whether a lead with these people can tell of this event.
    fn can_be(&self, lead: &Lead, people: &[PartyId], is_readout: bool) -> bool {
        self.kind == lead.kind
            && self.channel_agrees(lead)
            && self.status_agrees(lead)
            && self.time_agrees(lead, is_readout)
            && self.people_agree(people, lead)
    }

    fn channel_agrees(&self, lead: &Lead) -> bool {
        let (mine, other) = (self.channel, lead.channel);
        let is_special =
            |m: Medium| !matches!(m, Medium::Phone | Medium::Video | Medium::InPerson | Medium::Unspecified);
        if is_special(mine.medium) || is_special(other.medium) {
            return mine.medium == other.medium;
        }
        mine.medium == other.medium || !mine.is_stated || !other.is_stated
    }

    fn status_agrees(&self, lead: &Lead) -> bool {
        self.status == lead.status || lead.is_anaphoric
    }

    /// “the meeting” is the one told before, whenever the sentence around it is; “their November 2021 meeting” is of then.
    fn time_agrees(&self, lead: &Lead, is_readout: bool) -> bool {
        let is_own = lead.when.as_ref().is_some_and(|w| lead.phrase.contains(w.tokens));
        let is_same_by_words = lead.is_anaphoric && lead.role == Role::Occasion;
        let is_main = is_readout && lead.role == Role::Report;
        self.date_agrees(lead) || !is_own && (is_same_by_words || is_main)
    }

    fn date_agrees(&self, lead: &Lead) -> bool {
        match (&self.when, &lead.when) {
            (Some((mine, _)), Some(other)) => mine.starts_with(&other.date) || other.date.starts_with(mine.as_str()),
            _ => true,
        }
    }

    fn people_agree(&self, people: &[PartyId], lead: &Lead) -> bool {
        if lead.is_joining {
            return self.people.len() > 1;
        }
        let shared = people.iter().filter(|p| self.people.contains(p)).count();
        let smaller = people.len().min(self.people.len());
        if people.is_empty() || self.people.is_empty() {
            return lead.is_anaphoric || people.is_empty() && self.people.is_empty();
        }
        if self.kind == ConversationKind::Address {
            return shared > 0 && (lead.is_anaphoric || lead.when.is_none() || self.when.is_none());
        }
        // “in an interview”, later “in an interview with the Post”
        let is_interview = self.channel.medium == Medium::Interview && lead.channel.medium == Medium::Interview;
        shared == smaller && (smaller > 1 || is_interview || lead.is_anaphoric || people.len() == self.people.len())
    }

    /// Takes in what a further lead tells.
    fn learn(&mut self, lead: &Lead, people: Vec<PartyId>) {
        if lead.channel.is_stated && !self.channel.is_stated || self.channel.medium == Medium::Unspecified {
            self.channel = lead.channel;
        }
        let may_add = lead.role >= self.role || lead.is_joining || self.people.len() < 2;
        for person in people {
            if may_add && !self.people.contains(&person) {
                self.people.push(person);
            }
        }
        self.role = self.role.max(lead.role);
        self.initiator = self.initiator.or(lead.initiator);
        self.audience = self.audience.take().or_else(|| lead.audience.clone());
        if self.when.is_none() && lead.role != Role::Passing {
            self.when = lead.when.as_ref().map(|w| (w.date.clone(), w.tokens));
        }
        self.place = self.place.or(lead.place);
        self.evidence.push(lead.tokens);
        self.sentence = self.sentence.min(lead.sentence);
    }
}
