//! Verbs that tell of an event: “met with”, “phoned”, “was received by”.

use super::{Lead, Mark, REACH, Reader, Role};
use crate::analysis::{ConversationKind, Form, Medium, PartyKind};
use crate::conversations::dates;
use crate::conversations::grammar::People;
use crate::conversations::triggers::{self, Channel, EventVerb, OtherSide};
use crate::conversations::words::{self, Class};
use crate::parties::PartyId;
use crate::text::TokenRange;

/// The longest time between a verb and its object, in tokens: “on November 14, 2022”.
const LONGEST_TIME: usize = 5;
/// How far behind a verb “again” may stand: “spoke by phone again”.
const AGAIN_REACH: usize = 3;

impl Reader<'_> {
    pub(super) fn verb(&self, at: usize, verb: EventVerb) -> Option<Lead> {
        if self.has_event_as_object(at) {
            return None; // “hosted a roundtable”: the noun tells it
        }
        let mut lead = self.blank(TokenRange::new(at, at + 1), at, verb.channel, verb.kind);
        lead.marks.set(Mark::Public, verb.is_public);
        let subject = self.ground.subject_before(at, self.tokens);
        let others = self.other_side(at, verb)?;
        let is_reply = verb.words > 1 && self.lower(at + 1) == "back"; // “wrote back”
        let may_be_missing = verb.other_side.may_be_missing() || is_reply;
        if others.parties.is_empty() && !may_be_missing && subject.parties.len() < 2 {
            return None;
        }
        lead.marks.set(Mark::Reply, is_reply && others.parties.is_empty());
        if others.parties.is_empty() && verb.other_side == OtherSide::Guest {
            return None;
        }
        if verb.other_side == OtherSide::Audience {
            lead.audience = others.tokens.map(|t| self.text().words(t).to_owned());
        }
        lead.tokens.start = subject.tokens.map_or(at, |t| t.start);
        if self.is_press(&others) {
            // “meeting the press”, “speaking to reporters”
            lead.kind = ConversationKind::Address;
            lead.channel = Channel { medium: Medium::PressConference, is_stated: true };
        }
        if verb.other_side != OtherSide::Audience || self.is_press(&others) {
            lead.take_others(others);
        }
        lead.add_subjects(subject);
        if matches!(verb.other_side, OtherSide::Caller) || verb.channel.medium == Medium::Phone {
            lead.initiator = lead.subjects.first().copied();
        }
        let is_gerund = self.lower(at).ends_with("ing");
        lead.role = match (is_gerund, self.ground.before(at).as_str()) {
            (true, "when" | "while" | "," | "") => Role::Occasion,
            (true, before) if words::is(before, Class::Denied) => Role::Report, // “denied meeting Delane”
            (true, before) if !matches!(before, "was" | "were" | "is" | "are" | "been" | "be") => Role::Passing,
            _ if self.is_subordinate(at) => Role::Passing,
            _ => Role::Report,
        };
        self.set_status(at, &mut lead)?;
        let is_again = (at + 1..at + 1 + AGAIN_REACH).any(|t| self.lower(t) == "again");
        lead.marks.set(Mark::Another, is_again && !self.is_heading());
        lead.marks.set(Mark::Separate, self.says_separately(at) && lead.others.len() > 1);
        self.circumstances(&mut lead);
        if self.is_aside(at) && lead.people().len() > 1 && lead.own_time().is_some_and(|when| dates::is_day(&when.date))
        {
            lead.role = Role::Report;
            lead.marks.set(Mark::Aside, true);
        }
        Some(lead)
    }

    /// “Holm, | who spoke with Delane on Sunday, | said”: a clause of its own by the way.
    fn is_aside(&self, verb: usize) -> bool {
        let who = verb.checked_sub(1).filter(|&t| t > self.tokens.start && words::is(&self.lower(t), Class::Relative));
        who.is_some_and(|who| self.ground.before(who) == ",")
    }

    /// “denied | meeting Delane”: a verb, though the word is an event's noun too.
    pub(super) fn is_denied_gerund(&self, at: usize) -> bool {
        let is_gerund = self.lower(at).ends_with("ing") && words::is(&self.ground.before(at), Class::Denied);
        is_gerund && !self.ground.list_at(at + 1, self.tokens.end).parties.is_empty()
    }

    fn is_press(&self, people: &People) -> bool {
        let [only] = people.parties[..] else { return false };
        let last = self.ground.parties.list[only].name.split_whitespace().next_back().unwrap_or("");
        triggers::listener(last).is_some_and(|(channel, _)| channel.medium == Medium::PressConference)
    }

    fn has_event_as_object(&self, at: usize) -> bool {
        let object = self.after_adverbs(at + 1, self.tokens.end.min(at + REACH));
        triggers::light_verb(self.text().word(at)).is_some()
            && self.ground.syntax.chunk_at(object).is_some_and(|c| triggers::event_noun(self.text(), c.head).is_some())
    }

    /// The people on the other side of a verb; `None` where the verb tells of no event here.
    fn other_side(&self, at: usize, verb: EventVerb) -> Option<People> {
        let behind = at + verb.words;
        let limit = self.tokens.end.min(at + REACH);
        let object = self.ground.list_at(self.after_adverbs(behind, limit), self.tokens.end);
        match verb.other_side {
            OtherSide::Object if !object.parties.is_empty() => Some(object),
            OtherSide::Caller => self.is_called(&object).then_some(object),
            OtherSide::Guest => self.is_guest(at, verb, &object).then_some(object),
            OtherSide::Audience => self.is_audience(&object).then_some(object),
            OtherSide::None => Some(object),
            OtherSide::Hearers => Some(self.hearers(behind)),
            OtherSide::Partner => self.partner(behind, limit),
            OtherSide::With | OtherSide::Object => Some(self.companions(behind, limit)),
        }
    }

    /// “called Juma today”, not “called Juma a thief”.
    fn is_called(&self, object: &People) -> bool {
        object.tokens.is_some_and(|tokens| words::is(&self.lower(tokens.end), Class::AfterCall))
    }

    /// “welcomed President Vale”, “summoned the ambassador”, not “welcomed Vale's decision”.
    fn is_guest(&self, at: usize, verb: EventVerb, object: &People) -> bool {
        let is_person = |&p: &PartyId| {
            matches!(self.ground.parties.list[p].kind, PartyKind::Person | PartyKind::Group | PartyKind::Unnamed)
        };
        let is_named = object
            .tokens
            .is_some_and(|t| self.text().word(t.start).starts_with(char::is_uppercase) || self.lower(t.start) == "the");
        let is_about_words = matches!(self.lower(object.tokens.map_or(at, |t| t.end)).as_str(), "'s" | "’s");
        // one writes to “employees”, one welcomes nobody but “the employees”
        let is_definite = is_named || verb.channel.medium == Medium::Letter;
        object.parties.iter().all(is_person) && is_definite && !is_about_words
    }

    /// “addressed parliament”, not “addressed the problem” nor “addressed Oramia's debt”.
    fn is_audience(&self, object: &People) -> bool {
        let list = &self.ground.parties.list;
        let listens = |&p: &PartyId| matches!(list[p].kind, PartyKind::Organization | PartyKind::Group);
        let next = self.lower(object.tokens.map_or(0, |t| t.end));
        !object.parties.is_empty() && object.parties.iter().all(listens) && !matches!(next.as_str(), "'s" | "’s")
    }

    /// Those behind “with”, however long what is discussed: “the situation in Oramia and the grain deal with Delane”.
    /// A readout says of its one event what was discussed; there “with” is as a rule of the matter (“ties with Oramia”).
    fn partner(&self, behind: usize, limit: usize) -> Option<People> {
        let is_stop = |&t: &usize| matches!(self.text().word(t), ";" | ":" | "." | ",") || self.hides(behind, t);
        let with = (behind..limit).take_while(|t| !is_stop(t)).find(|&t| self.lower(t) == "with");
        let with = with.filter(|&t| self.text().frame.form != Form::Readout && !self.ends_event(t))?;
        let people = self.ground.list_at(with + 1, self.tokens.end);
        let is_person =
            |&p: &PartyId| matches!(self.ground.parties.list[p].kind, PartyKind::Person | PartyKind::Unnamed);
        Some(people).filter(|people| !people.parties.is_empty() && people.parties.iter().all(is_person))
    }

    /// “testified | before the committee”.
    fn hearers(&self, behind: usize) -> People {
        let is_next = matches!(self.lower(behind).as_str(), "before" | "to");
        if is_next { self.ground.list_at(behind + 1, self.tokens.end) } else { People::default() }
    }

    /// “his call | with Delane”.
    fn ends_event(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|noun| triggers::event_noun(self.text(), noun).is_some())
    }

    /// Those behind “with” or “to”, in the verb's clause.
    fn companions(&self, behind: usize, limit: usize) -> People {
        for next in behind..limit {
            let word = self.lower(next);
            if matches!(word.as_str(), "with" | "to" | "between") {
                let people = self.ground.list_at(next + 1, self.tokens.end);
                if !people.parties.is_empty() || word == "to" {
                    return people;
                }
            }
            if words::is(&word, Class::EndsComplement) || self.ground.told.hides(behind, next) {
                break;
            }
        }
        People::default()
    }

    /// Where a time ends that begins at a token: “on Monday”.
    pub(super) fn time_end(&self, at: usize) -> Option<usize> {
        let start = at + usize::from(matches!(self.lower(at).as_str(), "on" | "late" | "early"));
        let near = TokenRange::new(start, self.tokens.end.min(start + LONGEST_TIME));
        let first = dates::find(self.text(), near, self.clock, false).into_iter().next()?;
        (first.tokens.start == start).then_some(first.tokens.end)
    }

    /// Past adverbs and times behind a verb: “met today”, “met on Saturday”.
    fn after_adverbs(&self, at: usize, limit: usize) -> usize {
        let mut next = at;
        while next < limit {
            let word = self.lower(next);
            if let Some(end) = self.time_end(next) {
                next = end;
                continue;
            }
            let is_adverb = word.ends_with("ly")
                || matches!(
                    word.as_str(),
                    "today" | "yesterday" | "also" | "again" | "here" | "with" | "earlier" | "later" | "both"
                );
            if !is_adverb {
                break;
            }
            next += 1;
        }
        next
    }
}
