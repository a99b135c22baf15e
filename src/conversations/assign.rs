//! Which statement was made in which event: by its own sentence, by whom it was told to, by the words before it.

use super::calendar::Day;
use super::dates;
use super::events::{Draft, Drafts};
use super::grammar::{CLAUSE, Ground};
use super::leads::{Lead, Role};
use super::triggers::Channel;
use super::words::{self, Class};
use crate::analysis::{ConversationKind, Medium, PartyKind, Quotation, Status};
use crate::parties::PartyId;
use crate::speech::Attribution;
use crate::syntax::Tag;
use crate::text::{Text, TokenRange};

/// How many paragraphs a conversation goes on without being named again.
const GOES_ON: usize = 12;
/// How many paragraphs back a statement looks for the interview that a later one names.
const LOOK_BACK: usize = 2;

/// The assignment as it is made.
pub struct Assigner<'a> {
    /// The text and its parties.
    pub ground: &'a Ground<'a>,
    /// All leads, in the order of the text.
    pub leads: &'a [Lead],
    /// The events; new ones are added where a statement introduces its own.
    pub drafts: Drafts,
    /// Whether the text is an office's account of one conversation.
    pub is_readout: bool,
    /// The day from which the text counts.
    pub today: Option<Day>,
    /// The event on which the text is, and its paragraph.
    current: Option<(usize, usize)>,
    /// Where the statements stand, in order.
    anchors: Vec<usize>,
}

/// Where a statement was made, and whether its own sentence says so.
#[derive(Clone, Debug, Default)]
struct Place {
    events: Vec<usize>,
    is_explicit: bool,
}

impl<'a> Assigner<'a> {
    /// Ready to read the statements in order.
    pub fn new(
        ground: &'a Ground<'a>,
        leads: &'a [Lead],
        drafts: Drafts,
        is_readout: bool,
        today: Option<Day>,
    ) -> Self {
        Self { ground, leads, drafts, is_readout, today, current: None, anchors: Vec::new() }
    }

    /// For each statement its events.
    pub fn assign(&mut self, speech: &[Attribution]) -> Vec<Vec<usize>> {
        self.anchors = speech.iter().map(anchor).collect();
        self.anchors.sort_unstable();
        let mut next_lead = 0;
        let mut places: Vec<Place> = Vec::with_capacity(speech.len());
        for attribution in speech {
            let at = anchor(attribution);
            while let Some(lead) = self.leads.get(next_lead).filter(|l| l.trigger < at) {
                self.enter(next_lead, lead);
                next_lead += 1;
            }
            let place = self.place(attribution, at);
            if let Some(&event) = place.events.last() {
                self.current = Some((event, self.block(at)));
            }
            places.push(place);
        }
        self.look_ahead(speech, &mut places);
        for (place, attribution) in places.iter().zip(speech) {
            for &event in &place.events {
                self.drafts.events[event].statements += 1;
                if place.is_explicit && self.drafts.events[event].when.is_none() {
                    self.drafts.events[event].when = self.when(attribution);
                }
            }
        }
        places.into_iter().map(|p| p.events).collect()
    }

    /// “On Saturday, Vale told reporters”: the time of a statement is that of its event.
    fn when(&self, attribution: &Attribution) -> Option<(String, TokenRange)> {
        let cue = attribution.cue_head?;
        let sentence = self.text().sentences.get(self.text().sentence_of(cue))?.tokens;
        let near = TokenRange::new(sentence.start.max(cue.saturating_sub(CLAUSE)), sentence.end.min(cue + CLAUSE));
        let found = dates::find(self.text(), near, self.today, false);
        let is_own = |w: &dates::When| {
            let is_told = self.ground.is_told.get(w.tokens.start).is_some_and(|&told| told);
            let is_possessor = matches!(self.text().word(w.tokens.end), "'s" | "’s");
            !is_told
                && !is_possessor
                && (w.tokens.start <= sentence.start + 1 || w.tokens.start.abs_diff(cue) <= WITH_CUE)
        };
        found.into_iter().find(is_own).map(|w| (w.date, w.tokens))
    }

    fn text(&self) -> &Text<'a> {
        self.ground.text
    }

    fn block(&self, at: usize) -> usize {
        self.text().sentences.get(self.text().sentence_of(at)).map_or(0, |s| s.block)
    }

    /// A lead is read: the text is now on its event.
    fn enter(&mut self, index: usize, lead: &Lead) {
        let prose = self.block(lead.trigger);
        if lead.role == Role::Passing || !self.text().blocks[prose].is_prose() {
            return;
        }
        if let Some(&event) = self.drafts.of_lead.get(index).and_then(|e| e.first()) {
            self.current = Some((event, prose));
        }
    }

    fn place(&mut self, attribution: &Attribution, at: usize) -> Place {
        if let Some(events) = self.by_sentence(attribution, at) {
            return Place { events, is_explicit: true };
        }
        if let Some(event) = self.by_journalist(attribution, at).or_else(|| self.by_addressee(attribution, at)) {
            return Place { events: vec![event], is_explicit: true };
        }
        if self.is_habitual(attribution) {
            self.current = None;
            return Place::default();
        }
        Place { events: self.by_context(attribution, at).into_iter().collect(), is_explicit: false }
    }

    /// “During the call, he said”, “said in an interview”, “spoke with Y to discuss”, “their meeting, where they agreed”.
    fn by_sentence(&mut self, attribution: &Attribution, at: usize) -> Option<Vec<usize>> {
        let sentence = self.text().sentence_of(at);
        let first = self.leads.partition_point(|l| l.sentence < sentence || l.trigger + CLAUSE < at);
        let local =
            self.leads[first..].iter().take_while(|l| l.sentence == sentence && l.trigger < at + CLAUSE).enumerate();
        let best = local
            .filter(|(_, lead)| self.holds(lead, attribution, at))
            .min_by_key(|(_, lead)| (lead.role != Role::Occasion, lead.trigger.abs_diff(at)))?;
        let index = first + best.0;
        let events = self.drafts.of_lead.get(index)?.clone();
        let [event] = events[..] else { return Some(events) };
        self.speak(event, attribution);
        Some(vec![event])
    }

    /// Whether a lead is the occasion of a statement in its sentence.
    fn holds(&self, lead: &Lead, attribution: &Attribution, at: usize) -> bool {
        let is_content = attribution.content.iter().any(|c| c.has(lead.trigger));
        if is_content || lead.status != Status::Held {
            return false;
        }
        match lead.role {
            Role::Occasion => self.is_fronted(lead) || self.nearest_anchor(lead.trigger) == Some(at),
            Role::Report => at > lead.trigger && may_speak(lead, attribution),
            Role::Passing => {
                let between = TokenRange::new(lead.tokens.end.min(at), at);
                at > lead.trigger
                    && between.indices().any(|t| matches!(self.ground.lower(t).as_str(), "where" | "which" | "when"))
            }
        }
    }

    /// “During the call, …” holds for the whole sentence; “… as he said in an interview” for its own cue.
    fn is_fronted(&self, lead: &Lead) -> bool {
        let start = self.text().sentences.get(lead.sentence).map_or(0, |s| s.tokens.start);
        lead.tokens.start <= start + FRONT
    }

    /// The statement's place that is nearest to a token.
    fn nearest_anchor(&self, at: usize) -> Option<usize> {
        let after = self.anchors.partition_point(|&a| a < at);
        let near =
            [after.checked_sub(1), Some(after)].into_iter().flatten().filter_map(|i| self.anchors.get(i).copied());
        near.min_by_key(|a| a.abs_diff(at))
    }

    /// A speaker takes part in an event whose people the text leaves open: “in an interview, he said”.
    fn speak(&mut self, event: usize, attribution: &Attribution) {
        let draft = &mut self.drafts.events[event];
        let is_open = draft.kind == ConversationKind::Address && draft.people.is_empty()
            || draft.kind == ConversationKind::Talks && draft.people.len() < 2;
        for &speaker in &attribution.speakers {
            if is_open && !draft.people.contains(&speaker) {
                draft.people.insert(0, speaker);
            }
        }
    }

    /// “has long maintained”, “has said”: a position, on no one occasion.
    fn is_habitual(&self, attribution: &Attribution) -> bool {
        let Some(cue) = attribution.cue_head.filter(|_| !self.is_readout) else { return false };
        let tags = &self.ground.syntax.tags;
        let start = cue.saturating_sub(PERFECT);
        tags.get(cue) == Some(&Tag::VBN)
            && (start..cue).any(|t| matches!(self.ground.lower(t).as_str(), "has" | "have" | "'ve" | "’ve"))
    }

    /// “radio host Vale asked Voss”: a journalist and somebody are in an interview. An outlet known as its other side
    /// gives way to the journalist by name.
    fn by_journalist(&mut self, attribution: &Attribution, at: usize) -> Option<usize> {
        let [speaker] = attribution.speakers[..] else { return None };
        let is_press = |id: PartyId| {
            let title = self.ground.parties.list[id].title.as_deref().unwrap_or("").to_lowercase();
            title.split_whitespace().any(|w| words::is(w, Class::Journalist))
        };
        let asks = attribution.cue_head.is_some_and(|c| words::is(&self.ground.lower(c), Class::Asking));
        if !asks || !is_press(speaker) || self.ground.parties.list[speaker].kind != PartyKind::Person {
            return None;
        }
        let sentence = self.text().sentences.get(self.text().sentence_of(at))?.tokens;
        let near = TokenRange::new(sentence.start.max(at.saturating_sub(CLAUSE)), sentence.end.min(at + CLAUSE));
        let guest = attribution.addressees.first().copied().or_else(|| {
            let is_guest = |id: PartyId| id != speaker && self.ground.parties.list[id].kind == PartyKind::Person;
            self.ground.parties.within(near).map(|m| m.party).find(|&id| is_guest(id))
        })?;
        let known = self.recent().find(|&e| {
            let draft = &self.drafts.events[e];
            draft.people.contains(&guest)
                && (draft.people.contains(&speaker) || self.current.is_some_and(|c| c.0 == e))
                && draft.status == Status::Held
        });
        let Some(event) = known else { return Some(self.interview(vec![guest, speaker], attribution, at)) };
        let draft = &mut self.drafts.events[event];
        if draft.channel.medium == Medium::Interview && !draft.people.contains(&speaker) {
            draft.people.retain(|&p| !self.ground.parties.list[p].is_outlet);
            draft.people.push(speaker);
        } else if !draft.people.contains(&speaker) {
            draft.people.push(speaker);
        }
        Some(event)
    }

    /// A new interview that a statement introduces.
    fn interview(&mut self, people: Vec<PartyId>, attribution: &Attribution, at: usize) -> usize {
        self.drafts.events.push(Draft {
            kind: ConversationKind::Talks,
            channel: Channel { medium: Medium::Interview, is_stated: true },
            status: Status::Held,
            role: Role::Occasion,
            people,
            initiator: None,
            audience: None,
            when: None,
            place: None,
            evidence: attribution.cue.into_iter().collect(),
            sentence: self.text().sentence_of(at),
            statements: 0,
        });
        self.drafts.events.len() - 1
    }

    /// “told reporters”, “told CNN”, “told Raisi”.
    fn by_addressee(&mut self, attribution: &Attribution, at: usize) -> Option<usize> {
        let &addressee = attribution.addressees.first()?;
        let party = &self.ground.parties.list[addressee];
        let last = party.name.split_whitespace().next_back().unwrap_or("");
        let is_press = party.kind == PartyKind::Group && words::is(last, Class::Press);
        let is_told = attribution.cue_head.is_some_and(|c| {
            matches!(
                self.ground.lower(c).as_str(),
                "told" | "tells" | "tell" | "telling" | "reiterated" | "said" | "says"
            )
        });
        let known = self.recent().find(|&e| {
            let draft = &self.drafts.events[e];
            draft.people.contains(&addressee)
                && attribution.speakers.iter().all(|s| draft.people.contains(s))
                && draft.status == Status::Held
        });
        if known.is_some() || !is_told {
            return known;
        }
        let (kind, medium) = if is_press {
            (ConversationKind::Address, Medium::PressConference)
        } else if party.is_outlet {
            (ConversationKind::Talks, Medium::Interview)
        } else {
            return None;
        };
        let mut people = attribution.speakers.clone();
        people.push(addressee);
        let known = self.recent().find(|&e| {
            let draft = &self.drafts.events[e];
            draft.channel.medium == medium && draft.people.iter().any(|p| attribution.speakers.contains(p)) && is_press
        });
        if known.is_some() {
            return known;
        }
        self.drafts.events.push(Draft {
            kind,
            channel: Channel { medium, is_stated: true },
            status: Status::Held,
            role: Role::Occasion,
            people,
            initiator: None,
            audience: is_press.then(|| party.name.to_lowercase()),
            when: None,
            place: None,
            evidence: attribution.cue.into_iter().collect(),
            sentence: self.text().sentence_of(at),
            statements: 0,
        });
        Some(self.drafts.events.len() - 1)
    }

    /// Events, the last first.
    fn recent(&self) -> impl Iterator<Item = usize> {
        let all = self.drafts.events.len();
        (all.saturating_sub(GOES_ON)..all).rev()
    }

    /// The event on which the text is, if the speaker takes part in it.
    fn by_context(&self, attribution: &Attribution, at: usize) -> Option<usize> {
        let block = self.block(at);
        let sentence = self.text().sentence_of(at);
        let is_near = |&(_, since): &(usize, usize)| self.is_readout || block.saturating_sub(since) <= GOES_ON;
        let current = self.current.filter(is_near).map(|(event, _)| event);
        let known = self.recent().filter(|&e| self.drafts.events[e].sentence <= sentence || self.is_readout);
        let main = (self.is_readout && !self.drafts.events.is_empty()).then_some(0);
        main.into_iter().chain(current).chain(known).find(|&e| self.takes_part(e, attribution))
    }

    fn takes_part(&self, event: usize, attribution: &Attribution) -> bool {
        let draft = &self.drafts.events[event];
        let is_told_of =
            draft.role == Role::Report || draft.statements > 0 || self.current.is_some_and(|c| c.0 == event);
        if !is_told_of || draft.status != Status::Held {
            return false;
        }
        if self.is_readout {
            return attribution.speakers.is_empty() || attribution.speakers.iter().any(|s| draft.people.contains(s));
        }
        let speaks = !attribution.speakers.is_empty() && attribution.speakers.iter().all(|s| draft.people.contains(s));
        speaks && !is_outside(draft, attribution)
    }

    /// “Vale said X. ‘…,’ he said in an interview”: remarks without an occasion belong to the one that the same speaker's
    /// next statement names.
    fn look_ahead(&self, speech: &[Attribution], places: &mut [Place]) {
        for index in (0..speech.len().saturating_sub(1)).rev() {
            if !places[index].events.is_empty() {
                continue;
            }
            let (here, next) = (&speech[index], &speech[index + 1]);
            let same_speaker = !here.speakers.is_empty() && here.speakers == next.speakers;
            let near = self.block(anchor(next)).saturating_sub(self.block(anchor(here))) <= LOOK_BACK;
            let is_public = places[index + 1].events.iter().any(|&e| {
                matches!(
                    self.drafts.events[e].channel.medium,
                    Medium::Interview | Medium::PressConference | Medium::Speech | Medium::Statement
                )
            });
            if same_speaker && near && is_public && places[index + 1].is_explicit {
                places[index] = Place { events: places[index + 1].events.clone(), is_explicit: true };
            }
        }
    }
}

/// A phrase so near a sentence's start opens it: “Speaking at a rally”, “But in an interview”.
const FRONT: usize = 3;
/// How far from a cue its time may stand: “told CNN late on Monday”.
const WITH_CUE: usize = 6;
/// How far before a cue its “has” may stand.
const PERFECT: usize = 4;

/// The token by which a statement stands in the text: its cue, source or content.
fn anchor(attribution: &Attribution) -> usize {
    attribution
        .cue_head
        .or(attribution.cue.map(|c| c.start))
        .or(attribution.source.map(|s| s.start))
        .or(attribution.content.first().map(|c| c.start))
        .unwrap_or(0)
}

fn may_speak(lead: &Lead, attribution: &Attribution) -> bool {
    let people = lead.people();
    attribution.speakers.is_empty() || attribution.speakers.iter().any(|s| people.contains(s))
}

/// What is quoted after a private talk was as a rule said to the press afterwards.
fn is_outside(draft: &Draft, attribution: &Attribution) -> bool {
    let is_private = draft.kind == ConversationKind::Talks
        && matches!(draft.channel.medium, Medium::InPerson | Medium::Phone | Medium::Video | Medium::Unspecified);
    is_private && matches!(attribution.quotation, Quotation::Direct | Quotation::Mixed)
}
