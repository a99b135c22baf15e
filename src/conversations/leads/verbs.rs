//! Verbs that tell of an event: “met with”, “phoned”, “was received by”.

use super::{Lead, Mark, REACH, Reader, Role};
use crate::analysis::{ConversationKind, Medium};
use crate::conversations::grammar::People;
use crate::conversations::triggers::{self, Channel, EventVerb, OtherSide};
use crate::text::TokenRange;

impl Reader<'_> {
    pub(super) fn verb(&self, at: usize, verb: EventVerb) -> Option<Lead> {
        if self.has_event_as_object(at) {
            return None; // “hosted a roundtable”: the noun tells it
        }
        let mut lead = self.blank(TokenRange::new(at, at + 1), at, verb.channel, verb.kind);
        lead.marks.set(Mark::Public, verb.is_public);
        let subject = self.ground.subject_before(at, self.tokens);
        let others = self.other_side(at, verb)?;
        if others.parties.is_empty() && verb.other_side != OtherSide::None && subject.parties.len() < 2 {
            return None;
        }
        if others.parties.is_empty() && verb.other_side == OtherSide::Guest {
            return None;
        }
        lead.tokens.start = subject.tokens.map_or(at, |t| t.start);
        if self.is_press(&others) {
            // “meeting the press”, “speaking to reporters”
            lead.kind = ConversationKind::Address;
            lead.channel = Channel { medium: Medium::PressConference, is_stated: true };
        }
        lead.take_others(others);
        lead.add_subjects(subject);
        if matches!(verb.other_side, OtherSide::Caller) || verb.channel.medium == Medium::Phone {
            lead.initiator = lead.subjects.first().copied();
        }
        let is_gerund = self.lower(at).ends_with("ing");
        lead.role = match (is_gerund, self.ground.before(at).as_str()) {
            (true, "when" | "while" | "," | "") => Role::Occasion,
            (true, before) if !matches!(before, "was" | "were" | "is" | "are" | "been" | "be") => Role::Passing,
            _ if self.is_subordinate(at) => Role::Passing,
            _ => Role::Report,
        };
        self.set_status(at, &mut lead)?;
        lead.marks.set(Mark::Separate, self.says_separately(at) && lead.others.len() > 1);
        self.circumstances(&mut lead);
        Some(lead)
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
        let limit = self.tokens.end.min(at + REACH);
        let object = self.ground.list_at(self.after_adverbs(at + 1, limit), self.tokens.end);
        match verb.other_side {
            OtherSide::Object if !object.parties.is_empty() => return Some(object),
            OtherSide::Caller => {
                let end = object.tokens?.end;
                let next = self.lower(end);
                let is_call = matches!(
                    next.as_str(),
                    "today" | "yesterday" | "on" | "to" | "about" | "from" | "this" | "earlier" | "by" | "late"
                );
                return is_call.then_some(object);
            }
            OtherSide::Guest => {
                let is_person = object.parties.iter().all(|&p| {
                    matches!(
                        self.ground.parties.list[p].kind,
                        crate::analysis::PartyKind::Person | crate::analysis::PartyKind::Group
                    )
                });
                let is_named = object.tokens.is_some_and(|t| {
                    self.text().word(t.start).starts_with(char::is_uppercase) || self.lower(t.start) == "the"
                });
                let is_about_words = matches!(self.lower(object.tokens.map_or(at, |t| t.end)).as_str(), "'s" | "’s");
                return (is_person && is_named && !is_about_words).then_some(object);
            }
            OtherSide::None => return Some(object),
            OtherSide::With | OtherSide::Object => {}
        }
        let mut next = at + 1;
        while next < limit {
            let word = self.lower(next);
            if matches!(word.as_str(), "with" | "to" | "between") {
                let people = self.ground.list_at(next + 1, self.tokens.end);
                if !people.parties.is_empty() {
                    return Some(people);
                }
                if word == "to" {
                    return Some(People::default());
                }
            }
            if matches!(word.as_str(), ";" | "that" | "which" | "who" | "about" | "of" | "against" | "and" | "for")
                || self.is_told(next)
            {
                break;
            }
            next += 1;
        }
        Some(People::default())
    }

    /// Past adverbs and times behind a verb: “met today”, “met on Saturday”.
    fn after_adverbs(&self, at: usize, limit: usize) -> usize {
        let mut next = at;
        while next < limit {
            let word = self.lower(next);
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
