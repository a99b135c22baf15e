//! Leads and statements together: who speaks on an occasion (“in an interview, Vale said”), and the occasions that only a
//! statement shows (“radio host Vale asked Voss”).

use super::grammar::{CLAUSE, Ground};
use super::leads::{self, Lead, Mark, Role};
use crate::analysis::{ConversationKind, PartyKind};
use crate::parties::{Party, PartyId};
use crate::speech::{Attribution, cues};

/// A phrase so near a sentence's start opens it: “Speaking at a rally”, “But in an interview”.
pub const FRONT: usize = 3;

/// The token by which a statement stands in the text: its cue, source or content.
pub fn anchor(attribution: &Attribution) -> usize {
    attribution
        .cue_head
        .or(attribution.cue.map(|c| c.start))
        .or(attribution.source.map(|s| s.start))
        .or(attribution.content.first().map(|c| c.start))
        .unwrap_or(0)
}

/// The leads with the people whom the statements beside them name, in the order of the text, and those of statements
/// that ask.
pub fn complete(ground: &Ground, mut leads: Vec<Lead>, speech: &[Attribution]) -> Vec<Lead> {
    let mut anchors: Vec<(usize, usize)> = speech.iter().enumerate().map(|(i, a)| (anchor(a), i)).collect();
    anchors.sort_unstable();
    let mut host: Option<Vec<PartyId>> = None;
    for lead in &mut leads {
        if lead.role == Role::Report && lead.kind == ConversationKind::Talks && host.is_none() {
            host = Some(lead.subjects.clone());
        }
        if lead.role != Role::Occasion || lead.is(Mark::Joining) {
            continue;
        }
        let is_short = lead.subjects.is_empty()
            || lead.kind == ConversationKind::Talks && lead.others.is_empty() && lead.listeners.is_empty();
        if is_short {
            // “Vale and Holm discussed trade in a phone call, the ministry said”: the ministry is not who talked.
            let is_told = ground.told.is_reported(lead.trigger);
            let own = own_statement(ground, lead, &anchors).map(|i| &speech[i]).filter(|_| !is_told);
            let speakers = own.map(|attribution| speakers(ground, attribution));
            let people = speakers.filter(|s| !s.is_empty()).unwrap_or_else(|| subject(ground, lead));
            if lead.kind == ConversationKind::Talks && lead.others.is_empty() {
                // “asked the president in a letter to let priests visit”
                let is_person = |p: &&PartyId| ground.parties.list[**p].kind == PartyKind::Person;
                let addressed = own.map(|a| a.addressees.iter().filter(is_person).copied().collect());
                lead.others = missing(lead, addressed.unwrap_or_default());
            }
            let people = of_series(&ground.parties.list, lead, people, host.as_deref());
            lead.subjects.extend(missing(lead, people));
            lead.set_listeners(ground);
        }
        if ground.told.is_reported(lead.trigger) && is_whole(lead) {
            lead.role = Role::Report;
        }
        let is_said = lead.kind == ConversationKind::Address && is_of_saying(ground, lead.tokens.start);
        // “At the meeting with Holm, the projects were discussed”: told for itself, though nobody speaks
        let is_of_series = is_whole(lead) && host.as_deref() == Some(&lead.subjects) && is_fronted(ground, lead);
        lead.marks.set(Mark::Said, is_said || is_of_series);
    }
    let asking = speech.iter().enumerate().filter_map(|(i, a)| leads::asking(ground, i, a, anchor(a)));
    leads.extend(asking);
    leads.sort_by_key(|lead| lead.trigger);
    leads
}

/// “During the meeting with Holm, the sides discussed …”, behind a meeting with Marsh: of those who spoke before, whoever is
/// the host of the whole series speaks here too. `host`: the subjects of the talks reported first.
fn of_series(list: &[Party], lead: &Lead, people: Vec<PartyId>, host: Option<&[PartyId]>) -> Vec<PartyId> {
    let is_talks = lead.kind == ConversationKind::Talks && !lead.others.is_empty();
    let is_met = |host: &[PartyId]| !host.is_empty() && !host.iter().any(|p| lead.others.contains(p));
    let is_of_others = is_talks && people.len() > 1 && !people.iter().any(|p| lead.others.contains(p));
    let is_nameless = |p: &PartyId| list[*p].kind == PartyKind::Group && list[*p].members.is_empty();
    match host {
        Some(host) if is_of_others && people.iter().any(|p| host.contains(p)) => {
            people.into_iter().filter(|p| host.contains(p)).collect()
        }
        // “At the meeting with Holm, the sides discussed …”, “… was discussed”
        Some(host) if is_talks && people.iter().all(is_nameless) && is_met(host) => host.to_vec(),
        _ => people,
    }
}

/// Whether a lead names all who must take part.
fn is_whole(lead: &Lead) -> bool {
    match lead.kind {
        ConversationKind::Talks => lead.people().len() > 1,
        ConversationKind::Address => !lead.subjects.is_empty() && !lead.listeners.is_empty(),
    }
}

fn missing(lead: &Lead, people: Vec<PartyId>) -> Vec<PartyId> {
    let is_new = |p: &PartyId| ![&lead.subjects, &lead.others, &lead.listeners].into_iter().any(|l| l.contains(p));
    people.into_iter().filter(is_new).collect()
}

fn subject(ground: &Ground, lead: &Lead) -> Vec<PartyId> {
    let sentence = ground.text.sentences.get(lead.sentence).map_or(lead.tokens, |s| s.tokens);
    ground.main_subject(sentence, lead.tokens).parties
}

fn speakers(ground: &Ground, attribution: &Attribution) -> Vec<PartyId> {
    attribution.speakers.iter().copied().filter(|&p| !ground.parties.list[p].is_thing).collect()
}

/// The statement of which a lead is the occasion: the first of the sentence that it opens, that of the verb right before
/// it (“having suggested in a speech”), or the nearest. `anchors`: where the statements stand, in order, with their indices.
pub fn own_statement(ground: &Ground, lead: &Lead, anchors: &[(usize, usize)]) -> Option<usize> {
    let found = if is_fronted(ground, lead) {
        anchors.get(anchors.partition_point(|a| a.0 < lead.trigger)).copied()
    } else if let Some(verb) = verb_before(ground, lead.tokens.start).filter(|_| !is_verb(ground, lead.tokens.start)) {
        anchors.get(anchors.partition_point(|a| a.0 < verb)).copied().filter(|a| a.0 == verb)
    } else {
        nearest(anchors, lead.trigger)
    };
    found.filter(|a| ground.text.sentence_of(a.0) == lead.sentence && a.0.abs_diff(lead.trigger) <= CLAUSE).map(|a| a.1)
}

/// The verb that a phrase directly follows.
fn verb_before(ground: &Ground, start: usize) -> Option<usize> {
    start.checked_sub(1).filter(|&verb| is_verb(ground, verb))
}

fn is_verb(ground: &Ground, at: usize) -> bool {
    ground.syntax.tags.get(at).is_some_and(|tag| tag.is_verb())
}

/// Whether a phrase directly follows a verb of saying.
fn is_of_saying(ground: &Ground, start: usize) -> bool {
    let lemma = verb_before(ground, start).map(|verb| ground.syntax.lemma(ground.text, verb));
    lemma.is_some_and(|lemma| cues::verbs(&lemma).iter().any(|verb| verb.frames.that && !verb.frames.weak))
}

/// “During the call, …” holds for the whole sentence; “… as he said in an interview” for its own cue.
pub fn is_fronted(ground: &Ground, lead: &Lead) -> bool {
    let start = ground.text.sentences.get(lead.sentence).map_or(0, |s| s.tokens.start);
    lead.tokens.start <= start + FRONT
}

/// The statement whose place is nearest to a token; `anchors` in order.
fn nearest(anchors: &[(usize, usize)], at: usize) -> Option<(usize, usize)> {
    let after = anchors.partition_point(|a| a.0 < at);
    let near = [after.checked_sub(1), Some(after)].into_iter().flatten().filter_map(|i| anchors.get(i).copied());
    near.min_by_key(|a| a.0.abs_diff(at))
}
