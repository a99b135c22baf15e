//! A transcript is one conversation: an interview of those who take turns, or a press conference of those who answer.

use super::calendar::Day;
use super::{Conversations, Event};
use crate::analysis::{ConversationKind, Medium, Status};
use crate::parties::PartyId;
use crate::speech::Attribution;
use crate::text::Text;

/// Words in the head of a transcript that show a briefing rather than an interview.
const BRIEFING: [&str; 7] =
    ["briefing", "gaggle", "press call", "press conference", "news conference", "remarks", "availability"];

/// The one conversation of a transcript, in which every turn was said.
pub fn find(text: &Text, speech: &[Attribution], today: Option<Day>) -> Conversations {
    let mut people: Vec<PartyId> = Vec::new();
    for &speaker in speech.iter().flat_map(|a| a.speakers.iter().chain(&a.addressees)) {
        if !people.contains(&speaker) && people.len() < MOST_SPEAKERS {
            people.push(speaker);
        }
    }
    if people.is_empty() {
        return Conversations { events: Vec::new(), of_attribution: vec![Vec::new(); speech.len()] };
    }
    let head = text.frame.headline.map_or(String::new(), |h| h.of(text.source).to_lowercase());
    let is_briefing = BRIEFING.iter().any(|w| head.contains(w));
    let (kind, medium) = if is_briefing {
        (ConversationKind::Address, Medium::PressConference)
    } else {
        (ConversationKind::Talks, Medium::Interview)
    };
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

/// The most people of a transcript.
const MOST_SPEAKERS: usize = 64;
