//! The day of an address that its own words do not date: that of the talks after which it was given (“told reporters
//! after the meeting”; a joint news conference of those who met), or of the same speaker's remark just before it (“said on
//! Monday … ‘…,’ she told a news conference”). A vague time of its own (“told reporters last week”) speaks against either.

use super::dates::{self, When, is_day};
use super::events::{Draft, Drafts};
use super::grammar::{CLAUSE, Ground};
use super::leads::{Lead, Mark, Role};
use super::words::{self, Class};
use crate::analysis::{ConversationKind, Medium, PartyKind, Status};
use crate::parties::PartyId;
use crate::speech::Attribution;
use crate::text::TokenRange;

/// How many paragraphs back the talks of a joint news conference may be dated.
const TALKS: usize = 12;
/// How many paragraphs back a remark may be dated: a lede and the quotation that bears it out.
const REMARK: usize = 2;
/// How many remarks or leads back are looked at: bounds the work on any text.
const MEMORY: usize = 24;

/// A remark with its own time.
pub struct Remark<'a> {
    /// Where it stands.
    pub at: usize,
    /// The remark.
    pub attribution: &'a Attribution,
    /// The events in which it was made.
    pub events: &'a [usize],
    /// Its time.
    pub when: Option<When>,
}

/// Dates the addresses that are left without a day. `remarks` in the order of the text.
pub fn complete(ground: &Ground, leads: &[Lead], drafts: &mut Drafts, remarks: &[Remark]) {
    let reader = Reader { ground, leads, remarks };
    for (index, lead) in leads.iter().enumerate() {
        let Some(&[event]) = drafts.of_lead.get(index).map(Vec::as_slice) else { continue };
        if lead.role == Role::Passing || !is_undated(&drafts.events[event]) || reader.is_vague(lead) {
            continue;
        }
        let draft = &drafts.events[event];
        let talks = reader.talks_named(index, drafts).or_else(|| reader.talks_held(lead, index, draft));
        let when = talks.or_else(|| reader.remark_before(index, event, drafts));
        drafts.events[event].when = when.map(|when| (when.date, when.tokens));
    }
}

fn is_undated(draft: &Draft) -> bool {
    let is_address = draft.kind == ConversationKind::Address || draft.channel.medium == Medium::Interview;
    let is_public = is_address || draft.is_public;
    is_public
        && draft.channel.medium != Medium::SocialMedia
        && draft.status == Status::Held
        && draft.when.is_none()
        && draft.told_on.is_none()
}

struct Reader<'a> {
    ground: &'a Ground<'a>,
    leads: &'a [Lead],
    remarks: &'a [Remark<'a>],
}

impl Reader<'_> {
    fn block(&self, at: usize) -> usize {
        self.ground.text.sentences.get(self.ground.text.sentence_of(at)).map_or(0, |s| s.block)
    }

    fn is_vague(&self, lead: &Lead) -> bool {
        let sentence = self.ground.text.sentences.get(lead.sentence).map_or(lead.tokens, |s| s.tokens);
        let start = sentence.start.max(lead.trigger.saturating_sub(CLAUSE));
        let near = TokenRange::new(start, sentence.end.min(lead.trigger + CLAUSE).max(start));
        let times = dates::vague(self.ground.text, near);
        times.iter().any(|time| !self.ground.told.hides(lead.trigger, time.start))
    }

    /// “told reporters | after the meeting”: talks that the same sentence names, and another dates.
    fn talks_named(&self, index: usize, drafts: &Drafts) -> Option<When> {
        let lead = &self.leads[index];
        let is_address = lead.kind == ConversationKind::Address;
        let sentence = self.ground.text.sentences.get(lead.sentence)?.tokens;
        let first = index.saturating_sub(MEMORY);
        let near = self.leads.iter().enumerate().skip(first).take(2 * MEMORY);
        let named = near.filter(|(_, other)| is_address && other.sentence == lead.sentence && is_talks(other));
        let after = named.filter(|(_, other)| {
            let before = self.ground.before(other.phrase.start);
            let is_own = sentence.has(other.phrase.start) && !self.ground.told.hides(lead.trigger, other.trigger);
            is_own && words::is(&before, Class::Beside)
        });
        after.filter_map(|(other, _)| drafts.of_lead.get(other)).flatten().find_map(|&e| {
            let talks = &drafts.events[e];
            let (date, tokens) = talks.when.clone().filter(|_| talks.status == Status::Held)?;
            is_day(&date).then_some(When { date, tokens })
        })
    }

    /// “… met on Wednesday. In a joint news conference, …”: where several who met speak together.
    fn talks_held(&self, lead: &Lead, index: usize, draft: &Draft) -> Option<When> {
        let block = self.block(lead.trigger);
        let before = self.leads[..index].iter().rev().take(MEMORY).filter(|_| lead.is(Mark::Joint));
        let held = before.filter(|l| is_talks(l) && l.status == Status::Held && self.block(l.trigger) + TALKS >= block);
        let is_other = |&&p: &&PartyId| self.ground.parties.list[p].kind == PartyKind::Person && !draft.has(p);
        let theirs = held.filter(|l| l.people().iter().filter(is_other).count() == 0);
        theirs.filter_map(|l| l.own_time().cloned()).find(|when| is_day(&when.date))
    }

    /// “said on Monday … ‘…,’ she told a news conference”: the same speaker's remark, made on no other occasion told.
    fn remark_before(&self, index: usize, event: usize, drafts: &Drafts) -> Option<When> {
        let lead = &self.leads[index];
        let draft = &drafts.events[event];
        let block = self.block(lead.trigger);
        let end = self.remarks.partition_point(|remark| remark.at <= lead.tokens.end);
        let near = self.remarks[..end].iter().rev().take(MEMORY);
        let near = near.take_while(|remark| self.block(remark.at) + REMARK >= block);
        let is_theirs = |remark: &&Remark| {
            let speakers = &remark.attribution.speakers;
            let is_here = remark.events.is_empty() || remark.events.contains(&event);
            is_here && !speakers.is_empty() && speakers.iter().all(|p| draft.people.contains(p))
        };
        near.filter(is_theirs).filter_map(|remark| remark.when.clone()).find(|when| is_day(&when.date))
    }
}

/// Talks that people come together for.
fn is_talks(lead: &Lead) -> bool {
    let medium = lead.channel.medium;
    let is_private = matches!(medium, Medium::InPerson | Medium::Phone | Medium::Video | Medium::Unspecified);
    lead.kind == ConversationKind::Talks && is_private
}
