//! Who wrote a letter, and to whom, by what stands around its noun: “signed by Vale”, “addressed to Holm”, “replied in a
//! letter”, “sent Holm a letter”.

use super::{Lead, Mark, REACH, Reader, Role};
use crate::analysis::Medium;
use crate::conversations::triggers::{self, LightVerb};
use crate::conversations::words::{self, Class};

impl Reader<'_> {
    /// “a letter to Voss, | signed by Vale and Sloan”, “the letter, | addressed to Holm”.
    pub(super) fn correspondents(&self, lead: &mut Lead) {
        if lead.channel.medium != Medium::Letter {
            return;
        }
        let limit = self.tokens.end.min(lead.trigger + 1 + REACH);
        let mut next = lead.trigger + 1;
        while next < limit && !self.hides(lead.trigger, next) {
            let (word, behind) = (self.lower(next), self.lower(next + 1));
            let people = || self.ground.list_at(next + 2, self.tokens.end);
            if behind == "by" && words::is(&word, Class::Written) {
                let writers = people();
                lead.initiator = writers.parties.first().copied();
                lead.tokens.end = lead.tokens.end.max(writers.tokens.map_or(next, |t| t.end));
                lead.add_subjects(writers);
            } else if behind == "to" && words::is(&word, Class::Written) {
                lead.add_others(people());
            } else if words::is(&word, Class::ClauseStart) || self.is_finite(next) && !lead.tokens.has(next) {
                return;
            }
            next += 1;
        }
    }

    fn is_finite(&self, at: usize) -> bool {
        self.ground.syntax.tags.get(at).is_some_and(|tag| tag.is_finite())
    }

    /// “replied | in a letter”: the letter that a verb of answering brings; to whom is told before.
    pub(super) fn reply(&self, start: usize, lead: &mut Lead) {
        let verb =
            start.checked_sub(2).filter(|&t| t >= self.tokens.start && words::is(&self.lower(t), Class::Replying));
        let Some(verb) = verb.filter(|_| lead.channel.medium == Medium::Letter && lead.others.is_empty()) else {
            return;
        };
        lead.add_subjects(self.ground.subject_before(verb, self.tokens));
        lead.tokens.start = verb;
        lead.marks.set(Mark::Reply, true);
        lead.role = Role::Report;
    }

    /// “sent | Minister Holm | a letter”, “gave Reuters an interview”: a light verb before the phrase that begins at `start`,
    /// and between them those who get it.
    pub(super) fn giving(&self, start: usize) -> Option<(usize, LightVerb)> {
        let floor = self.tokens.start.max(start.saturating_sub(REACH));
        let verb = (floor..start.saturating_sub(1)).rev().find(|&t| self.is_verb(t))?;
        let part = triggers::light_verb(&self.lower(verb)).filter(|_| words::is(&self.lower(verb), Class::Giving))?;
        let receivers = self.ground.list_at(verb + 1, start).tokens?;
        (receivers.end == start).then_some((verb, part))
    }
}
