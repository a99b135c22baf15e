//! A transcript is one conversation: an interview of those who take turns, or a press conference of those who answer.

use super::calendar::Day;
use super::triggers::{self, EventNoun};
use super::{Conversations, Event};
use crate::analysis::{ConversationKind, Medium, Quotation, Status};
use crate::parties::PartyId;
use crate::speech::Attribution;
use crate::text::{Text, TokenRange};

/// The one conversation of a transcript, in which every turn was said.
pub fn find(text: &Text, speech: &[Attribution], today: Option<Day>) -> Conversations {
    let mut people: Vec<PartyId> = Vec::new();
    let turns = speech.iter().filter(|a| a.cue.is_none() && a.quotation == Quotation::Direct);
    for &speaker in turns.flat_map(|a| a.speakers.iter().chain(&a.addressees)) {
        if !people.contains(&speaker) && people.len() < MOST_SPEAKERS {
            people.push(speaker);
        }
    }
    if people.is_empty() {
        return Conversations { events: Vec::new(), of_attribution: vec![Vec::new(); speech.len()] };
    }
    let is_asked = text.blocks.iter().filter_map(|b| b.lead).any(|lead| lead.of(text.source).starts_with('Q'));
    let (kind, medium) = form(text, is_asked);
    let is_briefing = kind == ConversationKind::Address;
    let event = Event {
        kind,
        medium,
        status: Status::Held,
        participants: people,
        initiator: None,
        audience: None,
        date: today.filter(|_| is_briefing).map(Day::iso),
        date_from: None,
        place: None,
        evidence: Vec::new(),
    };
    Conversations { events: vec![event], of_attribution: vec![vec![0]; speech.len()] }
}

/// What the headline calls it: “Press Briefing by”, “Remarks by”, “debate”; an interview where it says nothing.
/// `is_asked`: nameless questions are asked, by reporters.
fn form(text: &Text, is_asked: bool) -> (ConversationKind, Medium) {
    let tokens = text.frame.headline.map_or(TokenRange::new(0, 0), |headline| text.tokens_in(headline));
    let nouns: Vec<EventNoun> = tokens.indices().filter_map(|t| triggers::event_noun(text, t)).collect();
    let is_press = |n: &&EventNoun| n.channel.medium == Medium::PressConference;
    let main = nouns.iter().find(is_press).or(nouns.first());
    match main {
        Some(noun) if noun.kind == ConversationKind::Address && is_asked => (noun.kind, Medium::PressConference),
        Some(noun) if noun.kind == ConversationKind::Address || noun.is_public => (noun.kind, noun.channel.medium),
        _ if is_asked => (ConversationKind::Address, Medium::PressConference),
        _ => (ConversationKind::Talks, Medium::Interview),
    }
}

/// The most people of a transcript.
const MOST_SPEAKERS: usize = 64;
