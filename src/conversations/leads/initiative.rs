//! Who began: “at the request of the Oramian side”, “at Delane's invitation”, “initiated by Holm”; and messages that
//! somebody else carries: “conveyed a message to Oramia through Tavland”.

use super::{Lead, Reader};
use crate::analysis::{ConversationKind, Medium};
use crate::conversations::triggers::Channel;
use crate::conversations::words::{self, Class};
use crate::parties::PartyId;
use crate::text::TokenRange;

/// How far behind a message those through whom it goes may stand: “are being passed through mediators”.
const CARRIED: usize = 8;

impl Reader<'_> {
    /// Sets who began where the words around a lead say so.
    pub(super) fn initiative(&self, lead: &mut Lead, clause_end: usize) {
        if lead.kind == ConversationKind::Talks && lead.initiator.is_none() {
            let near = self.near(lead.trigger).start..clause_end;
            let own = near.filter(|&t| !self.hides(lead.trigger, t));
            lead.initiator = own.into_iter().find_map(|t| self.initiator_at(t));
        }
    }

    fn initiator_at(&self, at: usize) -> Option<PartyId> {
        let word = self.lower(at);
        if words::is(&word, Class::Initiated) && self.lower(at + 1) == "by" {
            return self.ground.list_at(at + 2, self.tokens.end).parties.first().copied();
        }
        if !words::is(&word, Class::Initiative) {
            return None;
        }
        if self.lower(at + 1) == "of" {
            let first = at - usize::from(self.ground.before(at) == "the");
            let is_at = words::is(&self.ground.before(first), Class::AtInitiative);
            let people = || self.ground.list_at(at + 2, self.tokens.end).parties.first().copied();
            return is_at.then(people).flatten();
        }
        self.whose(at)
    }

    /// “at Delane's | request”, “at his | invitation”.
    fn whose(&self, noun: usize) -> Option<PartyId> {
        let before = noun.checked_sub(1)?;
        let is_owner = |m: &&crate::parties::Mention| m.tokens.end == noun || m.tokens.end == before;
        let range = TokenRange::new(before.saturating_sub(1), noun);
        let owner = self.ground.parties.within(range).filter(is_owner).last()?;
        let is_marked = words::is(self.text().word(before), Class::Possessive) || self.ground.is_possessor(owner);
        let start = owner.tokens.start;
        let first = start - usize::from(self.ground.before(start) == "the");
        let is_at = words::is(&self.ground.before(first), Class::AtInitiative);
        (is_marked && is_at).then_some(owner.party)
    }

    /// What others carry is talks between who sent it and who got it, of a medium that nobody states.
    pub(super) fn carried(&self, lead: &mut Lead) {
        let end = lead.tokens.end.max(lead.trigger + 1);
        let limit = self.tokens.end.min(end + CARRIED);
        let is_stop = |t: usize| self.ground.told.is_quoted(t) || words::is(&self.lower(t), Class::ClauseEnd);
        let through = (end..limit).take_while(|&t| !is_stop(t)).find(|&t| words::is(&self.lower(t), Class::Carrying));
        let is_message = lead.channel.medium == Medium::Letter && self.is_noun(lead.trigger);
        if through.is_some_and(|t| is_message && !self.ground.list_at(t + 1, self.tokens.end).parties.is_empty()) {
            lead.channel = Channel { medium: Medium::Unspecified, is_stated: true };
        }
    }
}
