//! From leads to events: places that tell of one event are brought together.

use super::dates::{self, When};
use super::leads::{Lead, Mark, Role};
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
    /// Whether others listen: a debate, a hearing.
    pub is_public: bool,
    /// Whether it takes place.
    pub status: Status,
    /// The strongest thing that a lead does for it.
    pub role: Role,
    /// Who tells of it.
    pub teller: Teller,
    /// Whether something is reported to have been said in it, though no statement was read.
    pub is_said: bool,
    /// Who takes part by name or office, in the order of naming.
    pub people: Vec<PartyId>,
    /// Outlets and audiences.
    pub listeners: Vec<PartyId>,
    /// Whether several may speak in an address: “a joint news conference”.
    pub is_joint: bool,
    /// Who called or wrote.
    pub initiator: Option<PartyId>,
    /// Who listened.
    pub audience: Option<String>,
    /// ISO 8601, with its words.
    pub when: Option<(String, TokenRange)>,
    /// When somebody told of it, likewise: its date where the text gives no other.
    pub told_on: Option<(String, TokenRange)>,
    /// Where.
    pub place: Option<TokenRange>,
    /// The words of its leads.
    pub evidence: Vec<TokenRange>,
    /// The sentence of its first lead.
    pub sentence: usize,
    /// How many statements belong to it.
    pub statements: usize,
}

/// Who tells of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Teller {
    /// Only somebody whom the text reports: “the Tribune reported that Vale had met Holm”.
    Somebody,
    /// The account itself.
    Account,
}

impl Teller {
    fn of(lead: &Lead) -> Self {
        if lead.is(Mark::Told) { Self::Somebody } else { Self::Account }
    }
}

/// The events of a text, and those that each lead tells of.
#[derive(Default)]
pub struct Drafts {
    /// In the order of their first leads in prose.
    pub events: Vec<Draft>,
    /// For each lead its events.
    pub of_lead: Vec<Vec<usize>>,
    /// What is told of several events together: “in several interviews on Thursday”.
    series: Vec<Lead>,
}

/// How many events back a lead is compared with: bounds the work on any text.
const MEMORY: usize = 24;

/// Brings leads together; `leads` in the order in which they are to be read, the first `in_prose` of them from running
/// text. `is_readout`: the text is an account of one conversation, and its headline and first report tell of the same.
pub fn gather(leads: &[Lead], in_prose: usize, is_readout: bool) -> Drafts {
    let mut drafts = Drafts::default();
    for (index, lead) in leads.iter().enumerate() {
        if lead.is(Mark::Series) && lead.others.is_empty() {
            drafts.series.push(lead.clone());
        }
        if lead.is(Mark::Series) && lead.role != Role::Report {
            drafts.of_lead.push(Vec::new());
            continue;
        }
        let events = if lead.is(Mark::Separate) {
            lead.apart().iter().filter_map(|l| drafts.place(l, l.people(), index < in_prose, is_readout)).collect()
        } else {
            let visit = drafts.visit(lead, leads);
            let mut people = lead.people();
            people.extend(visit.iter().flat_map(|visit| visit.others.iter().copied()));
            let when = lead.when.clone().or_else(|| visit.and_then(|visit| visit.when.clone()));
            drafts.tell(&Lead { when, ..lead.clone() }, people, index < in_prose, is_readout)
        };
        drafts.of_lead.push(events);
    }
    drafts
}

impl Drafts {
    /// “he delivered a message from President Vale”: it passes between Vale and those whom the carrier met, when he met them.
    fn visit<'l>(&self, lead: &Lead, leads: &'l [Lead]) -> Option<&'l Lead> {
        let carrier = lead.carrier?;
        let told = self.of_lead.len();
        leads[..told].iter().rev().find(|l| l.subjects.contains(&carrier) && !l.others.is_empty())
    }

    /// A headline's “talks with the presidents of Oramia, Tavland” of two calls told apart: the events that share out its
    /// people between them.
    fn parts_of(&self, lead: &Lead, people: &[PartyId], is_readout: bool) -> Vec<usize> {
        let first = self.events.len().saturating_sub(MEMORY);
        let is_part = |&e: &usize| {
            let event = &self.events[e];
            let is_smaller = event.people.len() > 1 && event.people.len() < people.len();
            is_smaller
                && event.people.iter().all(|p| people.contains(p))
                && event.can_be(lead, people, is_readout, false)
        };
        let parts: Vec<usize> = (first..self.events.len()).filter(is_part).collect();
        let is_shared_out = people.iter().all(|p| parts.iter().any(|&e| self.events[e].people.contains(p)));
        if parts.len() > 1 && is_shared_out { parts } else { Vec::new() }
    }

    /// The events of which a lead tells: those that share out its people, or one.
    fn tell(&mut self, lead: &Lead, people: Vec<PartyId>, is_prose: bool, is_readout: bool) -> Vec<usize> {
        let parts = self.parts_of(lead, &people, is_readout);
        for &part in &parts {
            self.events[part].learn(lead, Vec::new());
        }
        if parts.is_empty() { self.place(lead, people, is_prose, is_readout).into_iter().collect() } else { parts }
    }

    /// Prose goes on with the event told last; a headline tells of the first: what is news.
    fn place(&mut self, lead: &Lead, people: Vec<PartyId>, is_prose: bool, is_readout: bool) -> Option<usize> {
        // “the call” takes up what was reported before what was only mentioned.
        let near = self.events.len().saturating_sub(MEMORY)..self.events.len();
        let told = near.rev().find(|&e| self.events[e].role > Role::Passing);
        let last = told.unwrap_or(self.events.len().wrapping_sub(1));
        let can_be = |&e: &usize| self.events[e].can_be(lead, &people, is_readout, e == last);
        let found = if is_prose {
            // “the call” is rather a call held than a meeting planned.
            let fits = |e: usize| {
                let event = &self.events[e];
                lead.is(Mark::Anaphoric) && event.status == lead.status && event.channel.medium == lead.channel.medium
            };
            let near = self.events.len().saturating_sub(MEMORY)..self.events.len();
            near.filter(can_be).max_by_key(|&e| (fits(e), e))
        } else {
            (0..self.events.len().min(MEMORY)).find(can_be)
        };
        if let Some(event) = found.filter(|_| !lead.is(Mark::Reply)) {
            self.events[event].learn(lead, people);
            return Some(event);
        }
        if people.is_empty() && lead.role == Role::Passing
            || lead.is(Mark::Joining) && lead.channel.medium == Medium::Unspecified
        {
            return None;
        }
        let people = if lead.is(Mark::Joint) { self.those_who_met(people) } else { people };
        let people = if lead.is(Mark::Reply) { self.with_correspondent(people) } else { people };
        let people_named = people.len();
        let when = lead.own_time().cloned().or_else(|| self.when_of_series(lead, &people));
        self.events.push(Draft {
            kind: lead.kind,
            channel: lead.channel,
            is_public: lead.is(Mark::Public),
            status: lead.status,
            role: lead.role,
            people,
            listeners: lead.listeners.clone(),
            is_joint: lead.is(Mark::Joint) && people_named < 2,
            is_said: lead.is(Mark::Said),
            teller: Teller::of(lead),
            initiator: lead.initiator,
            audience: lead.audience.clone(),
            when: when.map(|w| (w.date, w.tokens)),
            told_on: lead.lent_time().map(|w| (w.date.clone(), w.tokens)),
            place: lead.place,
            evidence: vec![lead.tokens],
            sentence: lead.sentence,
            statements: 0,
        });
        Some(self.events.len() - 1)
    }

    /// Who speaks at a joint news conference of which one speaker is named: those whom he met.
    fn those_who_met(&self, people: Vec<PartyId>) -> Vec<PartyId> {
        let is_theirs = |event: &&Draft| {
            let is_held = event.kind == ConversationKind::Talks && event.status == Status::Held;
            is_held && event.people.len() > 1 && people.iter().all(|p| event.people.contains(p))
        };
        let [only] = people[..] else { return people };
        let met = self.events.iter().rev().take(MEMORY).find(is_theirs).map(|event| &event.people);
        let others = met.into_iter().flatten().copied().filter(|&p| p != only);
        std::iter::once(only).chain(others).collect()
    }

    /// “Holm replied in a letter”: with whoever wrote to him, or else wrote last.
    fn with_correspondent(&self, mut people: Vec<PartyId>) -> Vec<PartyId> {
        let is_letter = |event: &&Draft| event.channel.medium == Medium::Letter && event.people.len() > 1;
        let is_theirs = |event: &&Draft| people.iter().any(|p| event.people.contains(p));
        let letters = || self.events.iter().rev().take(MEMORY).filter(is_letter);
        let other = letters().find(is_theirs).or(letters().next());
        let other = other.and_then(|event| event.people.iter().copied().find(|p| !people.contains(p)));
        people.extend(other);
        people
    }

    /// “in several interviews on Thursday … in an interview with the Post”: the time of the whole series.
    fn when_of_series(&self, lead: &Lead, people: &[PartyId]) -> Option<When> {
        let holds =
            |s: &&Lead| s.channel.medium == lead.channel.medium && s.subjects.iter().any(|p| people.contains(p));
        self.series.iter().rev().take(MEMORY).find(holds).and_then(|s| s.when.clone())
    }
}

impl Draft {
    /// Whether a lead with these people can tell of this event.
    fn can_be(&self, lead: &Lead, people: &[PartyId], is_readout: bool, is_last: bool) -> bool {
        self.kind == lead.kind
            && !self.is_before(lead)
            && self.channel_agrees(lead)
            && self.status_agrees(lead)
            && self.time_agrees(lead, is_readout)
            && (self.people_agree(people, lead, is_last) || is_readout && self.is_headed_by(people, lead))
    }

    /// “spoke on Monday … In a second call, in the evening, …”: the first of two. “Again” on a day that is told may only repeat
    /// what was told.
    fn is_before(&self, lead: &Lead) -> bool {
        let is_told_again = !lead.is(Mark::New) && lead.own_time().is_some() && self.when.is_some();
        lead.is(Mark::Another) && lead.role > Role::Passing && self.role == Role::Report && !is_told_again
    }

    fn channel_agrees(&self, lead: &Lead) -> bool {
        let (mine, other) = (self.channel, lead.channel);
        let is_special =
            |m: Medium| !matches!(m, Medium::Phone | Medium::Video | Medium::InPerson | Medium::Unspecified);
        if is_special(mine.medium) || is_special(other.medium) {
            return mine.medium == other.medium;
        }
        mine.medium == other.medium || (!mine.is_stated || !other.is_stated) && !self.is_apart(lead)
    }

    /// “Vale met Holm … called him from the airport”: the account tells of each for itself.
    fn is_apart(&self, lead: &Lead) -> bool {
        let is_remote = |channel: Channel| matches!(channel.medium, Medium::Phone | Medium::Video);
        let is_met = |channel: Channel| channel.medium == Medium::InPerson;
        let are_reports = self.role == Role::Report && lead.role == Role::Report;
        let is_told = are_reports && !lead.is(Mark::Anaphoric) && !lead.is(Mark::Heading);
        is_told && (is_met(self.channel) && is_remote(lead.channel) || is_remote(self.channel) && is_met(lead.channel))
    }

    fn status_agrees(&self, lead: &Lead) -> bool {
        let is_claimed = |status: Status, teller: Teller| status == Status::Held && teller == Teller::Somebody;
        let is_disputed = self.status == Status::Denied && is_claimed(lead.status, Teller::of(lead))
            || lead.status == Status::Denied && is_claimed(self.status, self.teller);
        self.status == lead.status || lead.is(Mark::Anaphoric) && lead.status == Status::Held || is_disputed
    }

    /// “the meeting” is the one told before, whenever the sentence around it is; “their November 2021 meeting” is of then.
    fn time_agrees(&self, lead: &Lead, is_readout: bool) -> bool {
        let is_own = lead.when.as_ref().is_some_and(|w| lead.phrase.contains(w.tokens));
        let is_same_by_words = lead.is(Mark::Anaphoric) && lead.role == Role::Occasion;
        let is_main = is_readout && lead.role == Role::Report;
        self.date_agrees(lead) || !is_own && (is_same_by_words || is_main)
    }

    fn date_agrees(&self, lead: &Lead) -> bool {
        match (&self.when, lead.own_time()) {
            (Some((mine, _)), Some(_)) if lead.is(Mark::Earlier) => !dates::is_day(mine),
            (Some((mine, _)), Some(other)) => mine.starts_with(&other.date) || other.date.starts_with(mine.as_str()),
            _ => true,
        }
    }

    fn people_agree(&self, people: &[PartyId], lead: &Lead, is_last: bool) -> bool {
        if lead.is(Mark::Joining) {
            return self.people.len() > 1;
        }
        if lead.is(Mark::Anaphoric)
            && lead.role == Role::Occasion
            && lead.others.is_empty()
            && !lead.is(Mark::Possessed)
            && is_last
        {
            return true; // “during the call, their staff said”
        }
        if self.channel.medium == Medium::Court && is_last {
            return true; // “told the judge”, “told the jury”: one sitting, unless the text says another day
        }
        if self.channel.medium == Medium::Interview {
            return self.interview_agrees(people, lead, is_last);
        }
        let shared = people.iter().filter(|p| self.people.contains(p)).count();
        let smaller = people.len().min(self.people.len());
        if people.is_empty() || self.people.is_empty() {
            let is_open = is_last && self.kind == ConversationKind::Address && self.has_listener_of(lead);
            return lead.is(Mark::Anaphoric) || is_open || people.is_empty() && self.people.is_empty();
        }
        if self.kind == ConversationKind::Address {
            return shared > 0;
        }
        let is_part = people.len() > 1 && people.len() < self.people.len() && self.role == Role::Report;
        if is_part && lead.is(Mark::New) && lead.role == Role::Report {
            return false; // “on the margins, Vale held a bilateral meeting with Holm”
        }
        shared == smaller && (smaller > 1 || lead.is(Mark::Anaphoric) || people.len() == self.people.len())
    }

    /// “Telephone conversation with Delane” over “Vale had a telephone conversation with Delane”, or over “The conversation was
    /// initiated by …”: in an account of one conversation the lines above tell of it.
    fn is_headed_by(&self, people: &[PartyId], lead: &Lead) -> bool {
        let is_part = |some: &[PartyId], all: &[PartyId]| some.iter().all(|p| all.contains(p));
        lead.is(Mark::Heading) && (is_part(&self.people, people) || is_part(people, &self.people))
    }

    /// Those who ask at a press conference are many: “told reporters”, then “asked by a reporter of the Courier”.
    fn has_listener_of(&self, lead: &Lead) -> bool {
        self.channel.medium == Medium::PressConference
            || self.listeners.is_empty()
            || lead.listeners.is_empty()
            || self.listeners.iter().any(|l| lead.listeners.contains(l))
    }

    /// “in an interview”, later “in an interview with the Post”; “told NBC”, then “reporter Vale asked him”. Two outlets, or
    /// an outlet after a journalist, are two interviews.
    fn interview_agrees(&self, people: &[PartyId], lead: &Lead, is_last: bool) -> bool {
        let shared = people.iter().filter(|p| self.people.contains(p)).count();
        if people.is_empty() || self.people.is_empty() {
            return is_last && self.has_listener_of(lead);
        }
        let is_new_outlet = self.people.len() > 1 && self.listeners.is_empty() && !lead.listeners.is_empty();
        let is_new_journalist = people.len() > 1 && self.people.len() < 2 && !self.listeners.is_empty();
        shared == people.len().min(self.people.len())
            && self.has_listener_of(lead)
            && !is_new_outlet
            && (is_last || !is_new_journalist)
    }

    /// Whether somebody takes part: by name, or as one of those who listen.
    pub fn has(&self, party: PartyId) -> bool {
        self.people.contains(&party) || self.listeners.contains(&party)
    }

    /// Whether the text leaves open who speaks: “in an interview, he said”.
    pub fn is_open(&self) -> bool {
        match self.kind {
            ConversationKind::Address => self.people.is_empty() || self.is_joint,
            ConversationKind::Talks => self.is_public && self.is_short(),
        }
    }

    /// Whether somebody must have taken part whom the text has not named yet.
    pub fn is_short(&self) -> bool {
        match self.kind {
            ConversationKind::Address => self.people.is_empty(),
            ConversationKind::Talks => self.people.len() + self.listeners.len() < 2,
        }
    }

    /// Everyone who takes part. An outlet does where no interviewer is named.
    pub fn participants(&self) -> Vec<PartyId> {
        let is_told_by_name = self.channel.medium == Medium::Interview && self.people.len() > 1;
        let listeners = self.listeners.iter().filter(|_| !is_told_by_name);
        self.people.iter().chain(listeners).copied().collect()
    }

    /// Takes in what a further lead tells.
    fn learn(&mut self, lead: &Lead, people: Vec<PartyId>) {
        if lead.channel.is_stated && !self.channel.is_stated || self.channel.medium == Medium::Unspecified {
            self.channel = lead.channel;
        }
        let is_sitting = self.channel.medium == Medium::Court; // who speaks there takes part
        let may_add = lead.role >= self.role || lead.is(Mark::Joining) || self.people.len() < 2 || is_sitting;
        for person in people {
            if may_add && !self.people.contains(&person) {
                self.people.push(person);
            }
        }
        for &listener in &lead.listeners {
            if !self.listeners.contains(&listener) {
                self.listeners.push(listener);
            }
        }
        self.is_joint |= lead.is(Mark::Joint);
        self.is_said |= lead.is(Mark::Said);
        if lead.status == Status::Denied {
            self.status = Status::Denied; // what one side tells and the other denies
        }
        self.teller = self.teller.max(Teller::of(lead));
        self.is_public |= lead.is(Mark::Public);
        self.role = self.role.max(lead.role);
        self.initiator = self.initiator.or(lead.initiator);
        self.audience = self.audience.take().or_else(|| lead.audience.clone());
        if lead.role != Role::Passing {
            let time = |when: Option<&When>| when.map(|w| (w.date.clone(), w.tokens));
            self.when = self.when.take().or_else(|| time(lead.own_time()));
            self.told_on = self.told_on.take().or_else(|| time(lead.lent_time()));
        }
        self.place = self.place.or(lead.place);
        self.evidence.push(lead.tokens);
        self.sentence = self.sentence.min(lead.sentence);
    }
}
