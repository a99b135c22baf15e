//! Which statement was made in which event.
//!
//! Each statement is weighed against each event told near it: its own words, who speaks and to whom, what the text was
//! on before, time and tense (`evidence`). The event with the most for it takes the statement, unless too little speaks for
//! any. What a speaker says before the interview is named goes to it afterwards.

use super::calendar::Day;
use super::dates::{self, When};
use super::events::{Draft, Drafts};
use super::evidence::Evidence;
use super::grammar::{CLAUSE, Ground};
use super::leads::{Lead, Mark, Role};
use super::occasions::{self, anchor, is_fronted};
use super::triggers;
use super::words::{self, Class};
use crate::analysis::{ConversationKind, Form, Medium, PartyKind, Quotation, Status};
use crate::parties::PartyId;
use crate::speech::Attribution;
use crate::syntax::Tag;
use crate::text::{Text, TokenRange};

/// How many paragraphs a conversation goes on without being named again.
const GOES_ON: usize = 12;
/// How many events back a statement is weighed against.
const MEMORY: usize = 12;
/// How many paragraphs back a statement looks for the interview that a later one names.
const LOOK_BACK: usize = 2;
/// How far from a cue its time may stand: “told CNN late on Monday”.
const WITH_CUE: usize = 6;
/// How far before a cue its “has” may stand.
const PERFECT: usize = 4;

/// The assignment as it is made.
pub struct Assigner<'a> {
    pub ground: &'a Ground<'a>,
    /// All leads, in the order of the text.
    leads: &'a [Lead],
    /// The events; a speaker joins one that is open.
    pub drafts: Drafts,
    is_readout: bool,
    today: Option<Day>,
    /// For each event the block in which the text was last on it.
    seen: Vec<Option<usize>>,
    /// The event on which the text is.
    current: Option<usize>,
    /// Where the statements stand, in order, with their indices.
    anchors: Vec<(usize, usize)>,
}

/// Where a statement was made, and whether its own sentence says so.
#[derive(Clone, Debug, Default)]
struct Place {
    events: Vec<usize>,
    is_explicit: bool,
}

/// A statement while it is weighed.
struct Weighed<'s> {
    attribution: &'s Attribution,
    at: usize,
    block: usize,
    /// The statement before.
    before: Option<(&'s Attribution, &'s Place)>,
    /// Events that its own sentence names, with what that weighs.
    named: Vec<(Vec<usize>, Evidence)>,
    /// Its own time.
    when: Option<When>,
}

impl<'a> Assigner<'a> {
    /// Ready to read the statements in order. `today`: the day from which the text counts.
    pub fn new(ground: &'a Ground<'a>, leads: &'a [Lead], drafts: Drafts, today: Option<Day>) -> Self {
        let seen = vec![None; drafts.events.len()];
        let is_readout = ground.text.frame.form == Form::Readout;
        Self { ground, leads, drafts, is_readout, today, seen, current: None, anchors: Vec::new() }
    }

    /// For each statement its events.
    pub fn assign(&mut self, speech: &[Attribution]) -> Vec<Vec<usize>> {
        self.anchors = speech.iter().enumerate().map(|(index, a)| (anchor(a), index)).collect();
        self.anchors.sort_unstable();
        let mut next_lead = 0;
        let mut places: Vec<Place> = Vec::with_capacity(speech.len());
        for (index, attribution) in speech.iter().enumerate() {
            let at = anchor(attribution);
            while let Some(lead) = self.leads.get(next_lead).filter(|l| l.trigger < at) {
                self.enter(next_lead, lead);
                next_lead += 1;
            }
            let before = index.checked_sub(1).map(|i| (&speech[i], &places[i]));
            let mut place = self.place(index, attribution, at, before);
            if attribution.within.is_some_and(|outer| !self.is_account(speech, outer, attribution, &place)) {
                place = Place::default();
            } else {
                self.follow(&place, attribution, self.block(at));
            }
            places.push(place);
        }
        self.look_ahead(speech, &mut places);
        for &event in places.iter().flat_map(|place| &place.events) {
            self.drafts.events[event].statements += 1;
        }
        places.into_iter().map(|p| p.events).collect()
    }

    fn text(&self) -> &Text<'a> {
        self.ground.text
    }

    /// Whether a report only tells what was said in talks in which the reporter took no part: “Vale told Holm that …, the
    /// ministry said”. What else is reported within a report was said on an occasion of its own.
    fn is_account(&self, speech: &[Attribution], outer: usize, inner: &Attribution, place: &Place) -> bool {
        let Some(reporters) = speech.get(outer).map(|a| &a.speakers) else { return false };
        let holds = |&event: &usize| {
            let draft = &self.drafts.events[event];
            let is_among = |parties: &[PartyId]| parties.iter().any(|&p| draft.has(p));
            is_private(draft) && is_among(&inner.speakers) && !is_among(reporters)
        };
        !place.events.is_empty() && place.events.iter().all(holds)
    }

    fn block(&self, at: usize) -> usize {
        self.text().sentences.get(self.text().sentence_of(at)).map_or(0, |s| s.block)
    }

    /// A lead is read: the text is now on its event.
    fn enter(&mut self, index: usize, lead: &Lead) {
        let block = self.block(lead.trigger);
        if lead.role == Role::Passing
            || lead.is(Mark::Joining)
            || lead.is(Mark::Told)
            || lead.is(Mark::Aside)
            || !self.text().blocks[block].is_prose() && !self.is_readout
        {
            return;
        }
        let Some(events) = self.drafts.of_lead.get(index) else { return };
        let is_held = |&e: &usize| self.drafts.events[e].status == Status::Held;
        if self.is_readout && !events.iter().any(is_held) {
            return; // what is planned there is spoken of in the one conversation
        }
        self.current = events.first().copied().or(self.current);
        for &event in events {
            self.seen[event] = Some(block);
        }
    }

    /// A statement is placed: the text is on its event, and a speaker takes part whom the text left open.
    fn follow(&mut self, place: &Place, attribution: &Attribution, block: usize) {
        match place.events[..] {
            [event] => {
                let is_main = self.main() == Some(event);
                let draft = &self.drafts.events[event];
                let joins = |p: &PartyId| self.sits(*p, draft) || is_main && draft.is_short() && self.is_somebody(*p);
                let joining: Vec<PartyId> = attribution.speakers.iter().copied().filter(joins).collect();
                let draft = &mut self.drafts.events[event];
                for &speaker in &attribution.speakers {
                    let may_join =
                        draft.is_open() || joining.contains(&speaker) || draft.is_short() && place.is_explicit;
                    if may_join && !draft.has(speaker) && !self.ground.parties.list[speaker].is_thing {
                        draft.people.push(speaker);
                    }
                }
            }
            [] if self.is_habitual(attribution) => self.current = None,
            _ => {}
        }
        if let Some(&event) = place.events.last() {
            self.current = Some(event);
            self.seen[event] = Some(block);
        }
    }

    fn place(
        &self,
        index: usize,
        attribution: &Attribution,
        at: usize,
        before: Option<(&Attribution, &Place)>,
    ) -> Place {
        let named = self.named(index, attribution, at);
        let when = self.when(attribution);
        let statement = Weighed { attribution, at, block: self.block(at), before, named, when };
        let events = &self.drafts.events;
        let first = events.len().saturating_sub(MEMORY);
        let main = self.main().filter(|&e| e < first);
        let own = statement.named.iter().flat_map(|(events, _)| events.iter().copied());
        let candidates = own.chain(main).chain(first..events.len());
        let best = candidates.map(|e| (self.weigh(e, &statement), e)).max();
        let Some((_, event)) = best.filter(|(sum, _)| *sum >= Evidence::Nothing.weight()) else {
            return Place::default();
        };
        // Told alike of several events: “spoke separately with Vale and Holm and thanked both”.
        let named = statement.named.iter().find(|(events, _)| events.contains(&event));
        Place { events: named.map_or_else(|| vec![event], |(events, _)| events.clone()), is_explicit: named.is_some() }
    }

    /// The event of which a readout is the account.
    fn main(&self) -> Option<usize> {
        let is_main = |d: &Draft| d.role == Role::Report && d.status == Status::Held;
        self.drafts.events.iter().position(is_main).filter(|_| self.is_readout)
    }

    /// The sum of what speaks for and against an event.
    fn weigh(&self, event: usize, statement: &Weighed) -> i32 {
        let draft = &self.drafts.events[event];
        let named = statement.named.iter().find(|(events, _)| events.contains(&event)).map(|(_, evidence)| *evidence);
        let is_ahead = draft.sentence > self.text().sentence_of(statement.at);
        if draft.status != Status::Held || named.is_none() && is_ahead && self.main() != Some(event) {
            return i32::MIN;
        }
        if named.is_none() && draft.role == Role::Passing && draft.statements == 0 && self.current != Some(event) {
            return i32::MIN; // mentioned by the way
        }
        let about = self.text_evidence(draft, event, statement);
        let people = self.people_evidence(event, statement, named.is_some());
        let paragraphs = self.seen[event].map_or(0, |block| statement.block.saturating_sub(block).min(GOES_ON) / 2);
        let distance = i32::try_from(paragraphs).unwrap_or(0) * Evidence::Paragraph.weight();
        let sum: i32 = named.into_iter().chain(about).chain(people).map(Evidence::weight).sum();
        if self.is_readout { sum } else { sum + distance }
    }

    /// By the course of the text, time and tense.
    fn text_evidence(&self, draft: &Draft, event: usize, statement: &Weighed) -> Vec<Evidence> {
        let attribution = statement.attribution;
        let is_near = self.seen[event].is_some_and(|block| statement.block.saturating_sub(block) <= GOES_ON);
        let runs_on = statement.before.is_some_and(|(before, place)| {
            let is_same = before.speakers == attribution.speakers;
            let near = statement.block.saturating_sub(self.block(anchor(before))) <= LOOK_BACK;
            is_same && near && place.events.contains(&event)
        });
        let is_other_time = statement.when.as_ref().zip(draft.when.as_ref()).is_some_and(|(mine, (other, _))| {
            !mine.date.starts_with(other.as_str()) && !other.starts_with(mine.date.as_str())
        });
        let found = [
            (self.current == Some(event) && (is_near || self.is_readout), Evidence::Current),
            (runs_on, Evidence::RunsOn),
            (self.main() == Some(event), Evidence::Main),
            (self.is_habitual(attribution), Evidence::Habitual),
            (is_other_time, Evidence::OtherTime),
            (self.is_readout && self.is_present(attribution), Evidence::Present),
            (self.is_about(draft, attribution), Evidence::About),
        ];
        found.into_iter().filter(|(holds, _)| *holds).map(|(_, evidence)| evidence).collect()
    }

    /// By who speaks, and to whom.
    fn people_evidence(&self, event: usize, statement: &Weighed, is_named: bool) -> Vec<Evidence> {
        let draft = &self.drafts.events[event];
        let attribution = statement.attribution;
        let list = &self.ground.parties.list;
        let known: Vec<PartyId> = attribution.speakers.iter().copied().filter(|&p| self.is_somebody(p)).collect();
        let taking_part = known.iter().filter(|&&p| draft.has(p)).count();
        let is_country = |&p: &PartyId| {
            let code = list[p].country.filter(|_| list[p].kind == PartyKind::Country);
            code.is_some() && draft.people.iter().any(|&q| list[q].country == code)
        };
        let mut found = Vec::new();
        match taking_part {
            0 if known.is_empty() || is_named => {}
            0 if draft.is_open() => found.extend((self.current == Some(event)).then_some(Evidence::Open)),
            // “Telephone conversation with Delane”: the other side need not be named before it speaks
            0 if draft.is_short() && self.main() == Some(event) => found.push(Evidence::Open),
            0 if known.iter().all(|&p| self.sits(p, draft)) => {
                found.extend((self.current == Some(event)).then_some(Evidence::Open));
            }
            0 if known.iter().all(is_country) => found.push(Evidence::Country),
            0 => found.push(Evidence::Outsider),
            n if n == known.len() => {
                found.push(Evidence::Speakers);
                found.extend(self.is_only(event, &known).then_some(Evidence::Only));
            }
            _ => found.push(Evidence::SomeSpeakers),
        }
        let addressed = attribution.addressees.iter().any(|&p| draft.has(p) && !known.contains(&p));
        if addressed {
            found.push(Evidence::Addressee);
        } else if !attribution.addressees.is_empty() && !attribution.addressees.iter().any(|&p| draft.has(p)) {
            found.push(Evidence::OtherAddressee);
        }
        if !addressed && !is_named && !self.is_readout && is_private(draft) && is_quoted(attribution) {
            found.push(Evidence::Outside);
        }
        found
    }

    /// Whether no other event that the text was on has all these speakers.
    fn is_only(&self, event: usize, speakers: &[PartyId]) -> bool {
        let all = self.drafts.events.len();
        let others = (all.saturating_sub(MEMORY)..all).filter(|&e| e != event && self.seen[e].is_some());
        self.seen[event].is_some()
            && !others.map(|e| &self.drafts.events[e]).any(|d| speakers.iter().all(|&p| d.has(p)))
    }

    /// “Judge Vale”: whose office it is to speak in a court.
    fn sits(&self, party: PartyId, draft: &Draft) -> bool {
        let title = self.ground.parties.list[party].title.as_deref().unwrap_or("");
        draft.channel.medium == Medium::Court
            && title.split_whitespace().any(|word| words::is(word, Class::CourtOfficer))
    }

    /// Whether a speaker is somebody whom the text tells apart: in a readout “participants” may be anyone who took part.
    fn is_somebody(&self, party: PartyId) -> bool {
        let party = &self.ground.parties.list[party];
        !(party.is_thing || self.is_readout && party.kind == PartyKind::Group)
    }

    /// “During the call, he said”, “said in an interview”, “spoke with Y to discuss”, “their meeting, where they agreed”.
    fn named(&self, index: usize, attribution: &Attribution, at: usize) -> Vec<(Vec<usize>, Evidence)> {
        let sentence = self.text().sentence_of(at);
        let first = self.leads.partition_point(|l| l.sentence < sentence || l.trigger + CLAUSE < at);
        let local = self.leads[first..].iter().take_while(|l| l.sentence == sentence && l.trigger < at + CLAUSE);
        let mut found: Vec<(usize, &Lead, usize, Evidence)> = local
            .enumerate()
            .filter_map(|(i, lead)| {
                self.holds(lead, index, attribution, at).map(|e| (lead.trigger.abs_diff(at), lead, first + i, e))
            })
            .collect();
        found.sort_by_key(|(distance, _, _, evidence)| (-evidence.weight(), *distance));
        let nearest = found.into_iter().take(1);
        nearest.filter_map(|(_, _, i, e)| Some((self.drafts.of_lead.get(i)?.clone(), e))).collect()
    }

    /// Whether a lead is the occasion of a statement in its sentence, and how.
    fn holds(&self, lead: &Lead, index: usize, attribution: &Attribution, at: usize) -> Option<Evidence> {
        let is_reported = self.ground.told.is_reported(lead.trigger);
        let is_content = is_reported && attribution.content.iter().any(|c| c.has(lead.trigger));
        if is_content || lead.status != Status::Held || lead.is(Mark::Aside) {
            return None;
        }
        if let Some(statement) = lead.of_statement {
            return (statement == index).then_some(Evidence::Occasion);
        }
        match lead.role {
            Role::Occasion => {
                let is_own = occasions::own_statement(self.ground, lead, &self.anchors) == Some(index);
                (is_own || is_fronted(self.ground, lead)).then_some(Evidence::Occasion)
            }
            Role::Report => ((at >= lead.trigger || lead.tokens.has(at)) && may_speak(lead, attribution))
                .then_some(Evidence::Report),
            Role::Passing => {
                let between = TokenRange::new(lead.tokens.end.min(at), at);
                let is_relative = |t: usize| matches!(self.ground.lower(t).as_str(), "where" | "which" | "when");
                (at > lead.trigger && between.indices().any(is_relative)).then_some(Evidence::Report)
            }
        }
    }

    /// “has long maintained”, “has said”: a position, on no one occasion.
    fn is_habitual(&self, attribution: &Attribution) -> bool {
        let Some(cue) = attribution.cue_head.filter(|_| !self.is_readout) else { return false };
        let start = cue.saturating_sub(PERFECT);
        self.ground.syntax.tags.get(cue) == Some(&Tag::VBN)
            && (start..cue).any(|t| matches!(self.ground.lower(t).as_str(), "has" | "have" | "'ve" | "’ve"))
    }

    fn is_present(&self, attribution: &Attribution) -> bool {
        let tag = attribution.cue_head.and_then(|cue| self.ground.syntax.tags.get(cue));
        matches!(tag, Some(Tag::VBZ | Tag::VBP))
    }

    /// Whether a statement is about an event: “said the meeting was”, “called the talks productive”.
    fn is_about(&self, draft: &Draft, attribution: &Attribution) -> bool {
        let opening = attribution.content.first().map_or(0..0, |c| c.start..c.end.min(c.start + WITH_CUE));
        opening.into_iter().any(|t| {
            let is_definite = matches!(self.ground.before(t).as_str(), "the" | "this" | "their" | "his" | "her");
            let noun = triggers::event_noun(self.text(), t).filter(|_| is_definite);
            noun.is_some_and(|n| n.kind == draft.kind && n.channel.medium == draft.channel.medium)
        })
    }

    /// “On Saturday, Vale said”: the time of a statement.
    pub fn when(&self, attribution: &Attribution) -> Option<When> {
        let cue = attribution.cue_head?;
        let sentence = self.text().sentences.get(self.text().sentence_of(cue))?.tokens;
        let near = TokenRange::new(sentence.start.max(cue.saturating_sub(CLAUSE)), sentence.end.min(cue + CLAUSE));
        let is_own = |w: &When| {
            let is_told = self.ground.told.hides(cue, w.tokens.start);
            let is_possessor = matches!(self.text().word(w.tokens.end), "'s" | "’s");
            let is_near = w.tokens.start <= sentence.start + 1 || w.tokens.start.abs_diff(cue) <= WITH_CUE;
            let is_aside = self.ground.is_in_other_relative(w.tokens.start, cue, sentence);
            !is_told && !is_possessor && is_near && !is_aside
        };
        dates::find(self.text(), near, self.today, false).into_iter().find(is_own)
    }

    /// “Vale said X. ‘…,’ he said in an interview”: remarks without an occasion belong to the one that the same speaker's
    /// next statement names.
    fn look_ahead(&self, speech: &[Attribution], places: &mut [Place]) {
        for index in (0..speech.len().saturating_sub(1)).rev() {
            if !places[index].events.is_empty() || self.is_habitual(&speech[index]) {
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

fn may_speak(lead: &Lead, attribution: &Attribution) -> bool {
    let people = lead.people();
    attribution.speakers.is_empty() || attribution.speakers.iter().any(|s| people.contains(s))
}

/// Talks of which outsiders hear only what is told of them.
fn is_private(draft: &Draft) -> bool {
    let is_private =
        matches!(draft.channel.medium, Medium::InPerson | Medium::Phone | Medium::Video | Medium::Unspecified);
    draft.kind == ConversationKind::Talks && is_private && !draft.is_public
}

fn is_quoted(attribution: &Attribution) -> bool {
    matches!(attribution.quotation, Quotation::Direct | Quotation::Mixed)
}
