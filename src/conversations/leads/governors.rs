//! What an event's noun hangs on: a light verb (“held … talks”), a preposition (“during the talks”), a verb of its own (“the
//! talks lasted”), or the verb of an occasion (“told Holm in a call”).

use super::{LIGHT_VERB_REACH, Lead, Mark, REACH, Reader, Role};
use crate::analysis::{ConversationKind, Medium, Status};
use crate::conversations::triggers::{self, Channel, LightVerb};
use crate::conversations::words::{self, Class};
use crate::syntax::{ChunkKind, Tag};
use crate::text::TokenRange;

/// The longest stretch of talks, in tokens: “after more than 22 hours of”.
const LONGEST_STRETCH: usize = 8;
/// The longest aside between a noun and its verb, in tokens.
const LONGEST_ASIDE: usize = 14;

impl Reader<'_> {
    /// The role of a noun by what its phrase, which begins at `start`, hangs on. `None` where it is no event here.
    pub(super) fn governor(&self, start: usize, lead: &mut Lead) -> Option<()> {
        if let Some((verb, part)) = self.light_verb_before(start) {
            return self.light_verb(verb, part, lead);
        }
        if let Some((verb, part)) = self.giving(start) {
            lead.add_others(self.ground.list_at(verb + 1, start));
            return self.light_verb(verb, part, lead);
        }
        let before = self.ground.before(start);
        if before == "for" && !lead.others.is_empty() && self.visitor(start, lead).is_some() {
            return Some(());
        }
        if let Some(after) = self.afterwards(start).filter(|_| lead.people().is_empty()) {
            self.end_in_talks(after, lead);
        } else if words::is(&before, Class::Subordinator) && self.tells_of(lead) && lead.people().len() > 1 {
            self.own_verb(lead); // “after talks between Vale and Holm | broke down”
        } else if words::is(&before, Class::Telling) {
            lead.role = Role::Occasion;
            lead.tokens.start = start - 1;
            if self.ground.told.holds(start) {
                lead.add_subjects(self.ground.subject_before(start - 1, self.tokens));
            }
        } else if before == "on" && self.is_matter(lead) || before == "at" && self.is_its_place(start) {
            lead.role = Role::Passing;
        } else if words::is(&before, Class::Occasioning) {
            self.occasion(start, lead);
        } else if words::is(&before, Class::Passing) {
            lead.role = Role::Passing;
        } else {
            self.own_verb(lead);
        }
        Some(())
    }

    /// “after | talks”, “after 22 hours of | talks”: where the preposition stands.
    fn afterwards(&self, start: usize) -> Option<usize> {
        let floor = self.tokens.start.max(start.saturating_sub(LONGEST_STRETCH));
        let is_of = self.ground.before(start) == "of"
            && start.checked_sub(2).is_some_and(|t| words::is(&self.lower(t), Class::Stretch));
        let after = |t: &usize| words::is(&self.lower(*t), Class::Afterwards);
        if is_of { (floor..start).rev().find(after) } else { start.checked_sub(1).filter(|t| *t >= floor && after(t)) }
    }

    /// “Vale and Holm signed a deal | after talks in Brem”: several who come to something after talks talked.
    fn end_in_talks(&self, after: usize, lead: &mut Lead) {
        let talks = lead.kind == ConversationKind::Talks && lead.channel.medium != Medium::Letter;
        let subject = self.ground.main_subject(self.tokens, TokenRange::new(after, lead.tokens.end));
        let is_before = subject.tokens.is_some_and(|tokens| tokens.end <= after);
        if talks && is_before && subject.parties.len() > 1 && !lead.is(Mark::Anaphoric) {
            lead.add_subjects(subject);
            lead.role = Role::Report;
        } else {
            lead.role = Role::Passing;
        }
    }

    /// “held talks with”, “received a call from”, “cancelled a meeting with”.
    fn light_verb(&self, verb: usize, part: LightVerb, lead: &mut Lead) -> Option<()> {
        let subject = self.ground.subject_before(verb, self.tokens);
        lead.tokens.start = subject.tokens.map_or(verb, |t| t.start).min(lead.tokens.start);
        if part == LightVerb::Gets {
            lead.initiator = lead.initiator.or(lead.others.first().copied());
        }
        if part == LightVerb::Gets && lead.kind == ConversationKind::Address {
            return None; // “received a briefing”
        }
        if part != LightVerb::Cancels && lead.others.is_empty() && self.is_journey(lead.trigger) {
            return None; // “began a visit to Brem”
        }
        if part == LightVerb::Brings && lead.channel.medium == Medium::Letter && lead.initiator.is_some() {
            lead.carrier = subject.parties.first().copied();
            lead.channel = Channel { medium: Medium::Unspecified, is_stated: true };
        } else if part != LightVerb::Arranges || lead.others.is_empty() {
            lead.add_subjects(subject);
        }
        lead.marks.set(Mark::Joining, lead.is(Mark::Anaphoric) && lead.others.is_empty() && part == LightVerb::Joins);
        lead.role = if self.is_subordinate(verb) { Role::Passing } else { Role::Report };
        self.set_status(verb, lead)?;
        match part {
            LightVerb::Cancels => lead.status = Status::Declined,
            LightVerb::Denies => lead.status = Status::Denied,
            LightVerb::Arranges if lead.status == Status::Held => lead.status = Status::Planned,
            _ => {}
        }
        Some(())
    }

    /// Whether an event's noun is of a journey, in which people need not talk.
    fn is_journey(&self, noun: usize) -> bool {
        words::is(&self.lower(noun), Class::Journey)
    }

    /// “during the call”, “in an interview”.
    fn occasion(&self, start: usize, lead: &mut Lead) {
        lead.tokens.start = start - 1;
        if words::is(&self.ground.before(start - 1), Class::Negation) {
            lead.role = Role::Passing; // “Vale was not at the summit”
            return;
        }
        if let Some(verb) = start.checked_sub(2).filter(|&t| t >= self.tokens.start && self.is_planned(t)) {
            lead.role = Role::Report; // “is due to speak at a conference”
            lead.status = Status::Planned;
            lead.add_subjects(self.ground.subject_before(verb, self.tokens));
            return;
        }
        lead.role = Role::Occasion;
        self.told_there(start, lead);
        self.reply(start, lead);
        let verb = start.checked_sub(1).map_or(String::new(), |t| self.ground.before(t));
        lead.marks.set(Mark::Joining, lead.is(Mark::Anaphoric) && words::is(&verb, Class::Present));
        if lead.is(Mark::Joining) {
            lead.add_subjects(self.ground.main_subject(self.tokens, lead.tokens));
        }
    }

    /// “the talks | lasted”.
    fn tells_of(&self, lead: &Lead) -> bool {
        words::is(&self.lower(self.behind(lead)), Class::TellsOf)
    }

    /// Where the verb of which an event is the subject would stand: behind its people, a time and an aside.
    fn behind(&self, lead: &Lead) -> usize {
        let end = lead.tokens.end.max(lead.trigger + 1);
        self.past_aside(self.time_end(end).unwrap_or(end))
    }

    /// “the call, | initiated by Delane, | lasted”: past what stands between commas.
    fn past_aside(&self, at: usize) -> usize {
        let limit = self.tokens.end.min(at + LONGEST_ASIDE);
        let end = (at + 1..limit).find(|&t| self.text().word(t) == ",").filter(|_| self.text().word(at) == ",");
        end.map_or(at, |end| end + 1)
    }

    /// “The talks lasted an hour”, “A meeting with Delane is planned for May”.
    fn own_verb(&self, lead: &mut Lead) {
        let end = self.behind(lead);
        let has_people = !(lead.subjects.is_empty() && lead.others.is_empty());
        let tells = words::is(&self.lower(end), Class::TellsOf);
        let status = self.status_behind(end).filter(|_| has_people && !self.is_heading());
        lead.status = status.unwrap_or(lead.status);
        if tells && words::is(&self.lower(end), Class::FellThrough) && self.lower(end + 1) == "through" {
            lead.status = Status::Declined;
        }
        let is_open = words::is(&self.lower(end + 1), Class::Open); // “talks between Vale and Holm are possible”
        let is_between = lead.others.len() > 1 && words::is(&self.lower(end), Class::Copula) && !is_open;
        let is_letter = lead.channel.medium == Medium::Letter && !lead.others.is_empty() && lead.initiator.is_some();
        let is_report = tells || is_between || is_letter || status.is_some() || self.is_heading() && has_people;
        lead.role = if is_report { Role::Report } else { Role::Passing };
    }

    /// “briefed parliament on the talks”: what is spoken of; “is on a visit to Brem”: where somebody is. One speaks on a call,
    /// on a programme.
    fn is_matter(&self, lead: &Lead) -> bool {
        let is_named = matches!(self.lower(lead.tokens.start).as_str(), "the" | "a" | "an");
        is_named && matches!(lead.channel.medium, Medium::Unspecified | Medium::InPerson)
    }

    /// “talks at the town hall”: where the event named before takes place.
    fn is_its_place(&self, start: usize) -> bool {
        let named = start.checked_sub(2).filter(|&at| at >= self.tokens.start);
        named.is_some_and(|at| triggers::event_noun(self.text(), at).is_some())
    }

    /// “Vale told Holm in a phone call that …, the ministry said”: in an account of which somebody else is the source, those
    /// who talk are read off the verb.
    fn told_there(&self, start: usize, lead: &mut Lead) {
        let floor = self.tokens.start.max(start.saturating_sub(REACH));
        let is_talks = lead.kind == ConversationKind::Talks;
        let is_telling = |&t: &usize| {
            let word = self.lower(t);
            words::is(&word, Class::Telling) || is_talks && words::is(&word, Class::Addressing)
        };
        let told = &self.ground.told;
        let is_open = |&t: &usize| !told.is_quoted(t) && (told.holds(start) || !told.is_reported(t));
        let verb = (floor..start).rev().take_while(is_open).find(is_telling);
        if let Some(verb) = verb {
            let told = self.ground.list_at(verb + 1, self.tokens.end);
            if lead.others.is_empty() {
                lead.take_others(told);
            }
            lead.add_subjects(self.ground.subject_before(verb, self.tokens));
        }
    }

    /// “will travel to Port Elin on Friday for talks with”: who moves takes part. `None` where nobody does.
    fn visitor(&self, start: usize, lead: &mut Lead) -> Option<()> {
        if !matches!(self.lower(lead.trigger + 1).as_str(), "with" | "between") {
            return None;
        }
        let floor = self.tokens.start.max(start.saturating_sub(REACH));
        let is_motion = |&t: &usize| self.is_verb(t) && words::is(&self.lower(t), Class::Motion);
        let verb = (floor..start).rev().take_while(|&t| !self.hides(start, t)).find(is_motion)?;
        let subject = self.ground.subject_before(verb, self.tokens);
        if subject.parties.is_empty() {
            return None;
        }
        lead.tokens.start = subject.tokens.map_or(verb, |t| t.start).min(lead.tokens.start);
        lead.add_subjects(subject);
        lead.role = if self.is_subordinate(verb) { Role::Passing } else { Role::Report };
        self.set_status(verb, lead)
    }

    /// “held … talks”, “took part in the debate”: the light verb whose object begins at `start`.
    fn light_verb_before(&self, start: usize) -> Option<(usize, LightVerb)> {
        let floor = self.tokens.start.max(start.saturating_sub(LIGHT_VERB_REACH));
        for at in (floor..start).rev() {
            let word = self.lower(at);
            let part = match triggers::light_verb(&word) {
                None if words::is(&word, Class::Called) && self.lower(at + 1) == "off" => Some(LightVerb::Cancels),
                part => part,
            };
            if part.is_some() {
                return part.filter(|_| !self.is_auxiliary(at, start)).map(|part| (at, part));
            }
            let may_stand_between =
                words::is(&word, Class::Gap) && !(word == "and" && at + 1 == start) || super::nouns::is_modifier(&word);
            let is_phrase = matches!(word.as_str(), "in" | "by" | "of" | "to")
                && at + 1 == start
                && !words::is(&self.ground.before(at), Class::TakingPart)
                && !words::is(&self.ground.before(at), Class::Stretch); // “held a series of meetings”
            if !may_stand_between || is_phrase || self.hides(start, at) {
                return None;
            }
        }
        None
    }

    /// “has rejected talks”, “had deleted messages”: “has” holds nothing there.
    fn is_auxiliary(&self, at: usize, start: usize) -> bool {
        let is_have = self.ground.syntax.lemma(self.text(), at) == "have";
        let is_participle = |t: usize| {
            let is_verb = self.ground.syntax.tags.get(t).is_some_and(|tag| matches!(tag, Tag::VBN | Tag::VBD));
            is_verb && self.ground.syntax.chunk_at(t).is_none_or(|chunk| chunk.kind != ChunkKind::Noun)
        };
        is_have && (at + 1..start).any(is_participle)
    }
}
