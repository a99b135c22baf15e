//! Those who listen: “told reporters”, “told CNN”, “on CNN”, “said to a cheering crowd”. To whom something is told says
//! through which medium, where no noun for an event stands beside it.

use super::{Lead, Mark, Reader, Role};
use crate::analysis::{ConversationKind, Medium, PartyKind, Status};
use crate::conversations::Ground;
use crate::conversations::dates::Clock;
use crate::conversations::triggers::{self, Channel};
use crate::conversations::words::{self, Class};
use crate::parties::{Mention, PartyId, closed_word};
use crate::speech::Attribution;
use crate::text::TokenRange;

/// How far before a listener its governor may stand: “told a small group of foreign reporters”.
const GOVERNOR_REACH: usize = 6;

/// How far before “on CNN” its verb may stand: “made similar comments late on Thursday”.
const APPEARANCE_REACH: usize = 7;

const INTERVIEW: Channel = Channel { medium: Medium::Interview, is_stated: true };

impl Reader<'_> {
    /// The leads of a sentence that its listeners are.
    pub(super) fn listeners(&self) -> Vec<Lead> {
        let inside = |m: &&Mention| self.tokens.contains(m.tokens) && self.ground.told.is_account(m.tokens.start);
        self.ground.parties.within(self.tokens).filter(inside).filter_map(|m| self.listener(m)).collect()
    }

    fn listener(&self, mention: &Mention) -> Option<Lead> {
        let party = self.ground.parties.list.get(mention.party)?;
        let head = mention.tokens.end.checked_sub(1)?;
        if self.ground.is_possessor(mention) && !party.is_outlet {
            return None;
        }
        if party.kind == PartyKind::Person && is_titled(self.ground, mention.party, Class::Moderator) {
            return Some(self.moderator(mention, head));
        }
        let (channel, kind) = if party.is_outlet {
            (INTERVIEW, ConversationKind::Talks)
        } else {
            triggers::listener(self.text().word(head)).or_else(|| court(&party.name))?
        };
        let governor = self.listener_governor(mention.tokens.start, party.is_outlet)?;
        let mut lead = self.blank(TokenRange::new(governor, head + 1), head, channel, kind);
        lead.role = Role::Occasion;
        lead.listeners = vec![mention.party];
        if self.ground.told.holds(governor) {
            lead.subjects = self.ground.subject_before(governor, self.tokens).parties;
        }
        if words::is(&self.lower(governor), Class::Briefing) {
            lead.subjects = self.ground.subject_before(governor, self.tokens).parties;
            lead.role = if self.is_subordinate(governor) { Role::Passing } else { Role::Report };
            self.set_status(governor, &mut lead)?;
        }
        if let Some(verb) = self.appearance(governor, party.is_outlet) {
            lead.subjects = self.ground.subject_before(verb, self.tokens).parties;
            lead.role = Role::Report;
        }
        lead.audience = (kind == ConversationKind::Address).then(|| self.text().words(mention.tokens).to_owned());
        self.circumstances(&mut lead);
        Some(lead)
    }

    /// “made similar comments on CNN”, “appeared on CNN”: the verb that tells of it, though of no words.
    fn appearance(&self, governor: usize, is_outlet: bool) -> Option<usize> {
        let floor = self.tokens.start.max(governor.saturating_sub(APPEARANCE_REACH));
        let is_appearing = |&t: &usize| words::is(&self.lower(t), Class::Appearing);
        let is_on = is_outlet && matches!(self.lower(governor).as_str(), "on" | "to" | "with");
        (floor..governor).rev().find(is_appearing).filter(|&verb| is_on && !self.is_subordinate(verb))
    }

    /// The word that makes somebody a listener: a verb of telling, “to” or “with”; for an outlet also “on”.
    fn listener_governor(&self, start: usize, is_outlet: bool) -> Option<usize> {
        let floor = self.tokens.start.max(start.saturating_sub(GOVERNOR_REACH));
        for at in (floor..start).rev() {
            let word = self.lower(at);
            if words::is(&word, Class::Telling) {
                return Some(at);
            }
            match word.as_str() {
                "to" => return (self.ground.before(at) != "according").then_some(at),
                "with" => return Some(at),
                "by" => return words::is(&self.ground.before(at), Class::Asking).then_some(at),
                "on" => return is_outlet.then_some(at),
                "of" => {}
                _ if is_outlet && closed_word(&word).is_function && word != "the" => return None,
                _ if self.is_verb(at) && !word.ends_with("ing") || self.text().word(at).starts_with(is_stop) => {
                    return None;
                }
                _ => {}
            }
        }
        None
    }

    /// “pressed by moderator Vale”: she takes part in the debate.
    fn moderator(&self, mention: &Mention, head: usize) -> Lead {
        let unspecified = Channel { medium: Medium::Unspecified, is_stated: false };
        let mut lead = self.blank(mention.tokens, head, unspecified, ConversationKind::Talks);
        lead.others = vec![mention.party];
        lead.marks.set(Mark::Joining, true);
        lead
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '.' | '(' | ')' | '“' | '”' | '"')
}

/// A court by its name: “told the Supreme Court of Oramia”.
fn court(name: &str) -> Option<(Channel, ConversationKind)> {
    let is_court = name.split_whitespace().any(|word| matches!(word, "Court" | "Tribunal"));
    is_court.then_some((Channel { medium: Medium::Court, is_stated: true }, ConversationKind::Talks))
}

/// Whether somebody's title holds a word of a class.
fn is_titled(ground: &Ground, party: PartyId, class: Class) -> bool {
    let title = ground.parties.list[party].title.as_deref().unwrap_or("");
    title.split_whitespace().any(|word| words::is(word, class))
}

/// “radio host Vale asked Voss”, “reporters asked Voss”: the interview or press conference in which a statement with this
/// index asks; `at`: where the statement stands.
pub fn asking(ground: &Ground, statement: usize, attribution: &Attribution, at: usize) -> Option<Lead> {
    let cue = attribution.cue_head.filter(|&c| words::is(&ground.lower(c), Class::Asking))?;
    let [speaker] = attribution.speakers[..] else { return None };
    let party = &ground.parties.list[speaker];
    let (channel, kind) = match party.kind {
        PartyKind::Person if is_titled(ground, speaker, Class::Journalist) => (INTERVIEW, ConversationKind::Talks),
        _ if party.is_outlet => (INTERVIEW, ConversationKind::Talks),
        PartyKind::Group | PartyKind::Unnamed => triggers::listener(party.name.split_whitespace().next_back()?)?,
        _ => return None,
    };
    let sentence = ground.text.sentence_of(at);
    let tokens = ground.text.sentences.get(sentence)?.tokens;
    let reader = Reader { ground, sentence, tokens, clock: Clock::default() };
    let near = reader.near(at);
    let is_guest = |&id: &PartyId| id != speaker && ground.parties.list[id].kind == PartyKind::Person;
    let asked = ground.list_at(cue + 1, tokens.end).parties.into_iter().find(is_guest);
    let nearby = || ground.parties.within(near).map(|m| m.party).find(is_guest);
    let guest = attribution.addressees.first().copied().or(asked);
    let guest = guest.or_else(|| (party.kind == PartyKind::Person).then(nearby).flatten());
    let mut lead = reader.blank(TokenRange::new(cue, cue + 1), at, channel, kind);
    lead.role = Role::Occasion;
    lead.status = Status::Held;
    lead.of_statement = Some(statement);
    lead.subjects = guest.into_iter().collect();
    if party.kind == PartyKind::Person {
        lead.others = vec![speaker];
    } else {
        lead.listeners = vec![speaker];
    }
    Some(lead)
}
