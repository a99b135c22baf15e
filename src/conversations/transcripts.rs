//! A transcript is one conversation: an interview of those who take turns, or a press conference of those who answer.

use super::calendar::Day;
use super::grammar::Ground;
use super::triggers::{self, EventNoun};
use super::words::{self, Class};
use super::{Conversations, Event};
use crate::analysis::{BlockKind, ConversationKind, Medium, Quotation, Status};
use crate::parties::PartyId;
use crate::speech::Attribution;
use crate::text::{Text, TokenRange, Who, is_chair, is_usher};

/// The one conversation of a transcript, in which every turn was said.
///
/// `above`: the events of which the account above it tells; one of them may be this.
pub fn find(ground: &Ground, above: &[Event], speech: &[Attribution], today: Option<Day>) -> Conversations {
    let text = ground.text;
    let mut people: Vec<PartyId> = Vec::new();
    let turns = || speech.iter().filter(|a| a.cue.is_none() && a.quotation == Quotation::Direct);
    let takes_part = turns().filter(|turn| !is_aside(text, turn));
    for &speaker in takes_part.flat_map(|a| a.speakers.iter().chain(&a.addressees)) {
        if !people.contains(&speaker) && people.len() < MOST_SPEAKERS {
            people.push(speaker);
        }
    }
    if people.is_empty() {
        return Conversations { events: Vec::new(), of_attribution: vec![Vec::new(); speech.len()] };
    }
    let (kind, medium) = form(text);
    let is_of_its_day = medium != Medium::Interview;
    let mut event = Event {
        kind,
        medium,
        status: Status::Held,
        participants: people,
        initiator: None,
        audience: None,
        date: today.filter(|_| is_of_its_day).map(Day::iso),
        date_from: None,
        place: None,
        evidence: Vec::new(),
    };
    if let Some(told) = above.iter().find(|told| is_same(&event, told)) {
        learn(ground, &mut event, told);
    }
    Conversations { events: vec![event], of_attribution: vec![vec![0]; speech.len()] }
}

/// Whether what is told above is the conversation whose turns follow: somebody of it talks, through the same medium or one
/// that leaves an interview open.
fn is_same(event: &Event, told: &Event) -> bool {
    let is_open = matches!(told.medium, Medium::InPerson | Medium::Unspecified | Medium::Phone | Medium::Video);
    let agrees = told.medium == event.medium || event.medium == Medium::Interview && is_open;
    let takes_part = told.participants.iter().any(|p| event.participants.contains(p));
    told.status == Status::Held && told.kind == event.kind && agrees && takes_part
}

/// What the account adds: when, where, and who asked, if no turn names him.
fn learn(ground: &Ground, event: &mut Event, told: &Event) {
    if told.date.is_some() {
        event.date.clone_from(&told.date);
        event.date_from = told.date_from;
    }
    event.place.clone_from(&told.place);
    event.evidence.clone_from(&told.evidence);
    event.audience.clone_from(&told.audience);
    let list = &ground.parties.list;
    let is_known = |p: &PartyId| event.participants.contains(p) || list[*p].is_thing;
    if event.participants.len() < 2 {
        let new: Vec<PartyId> = told.participants.iter().copied().filter(|p| !is_known(p)).collect();
        event.participants.extend(new);
    }
}

/// Whether a turn is that of somebody who only runs the occasion.
fn is_aside(text: &Text, turn: &Attribution) -> bool {
    turn.source.is_some_and(|source| is_usher(text.words(source)))
}

/// What the headline calls it, or else the lines of the head: “Press Briefing by”, “Remarks by”, “debate”. Where they say
/// nothing, a debate where somebody presides, a press conference where nameless questions are asked of people with
/// names, and otherwise an interview.
fn form(text: &Text) -> (ConversationKind, Medium) {
    let labels = || text.blocks.iter().filter_map(|b| b.label);
    let is_asked = labels().any(|label| label.who == Who::Question);
    let has = |who: Who| labels().any(|label| label.who == who);
    let headline = text.frame.headline.map_or(TokenRange::new(0, 0), |headline| text.tokens_in(headline));
    let found = main_noun(text, headline).or_else(|| head_lines(text).find_map(|line| main_noun(text, line)));
    match found {
        // “Immigration debate hits home”: what a single person is asked about
        Some(noun) if has(Who::Answer) && !is_formal(noun.channel.medium) => {
            (ConversationKind::Talks, Medium::Interview)
        }
        Some(noun) if noun.kind == ConversationKind::Address && is_asked => (noun.kind, Medium::PressConference),
        Some(noun) if noun.kind == ConversationKind::Address || is_channel(&noun) => (noun.kind, noun.channel.medium),
        _ if labels().any(|label| label.who == Who::Office && is_chair(label.words.of(text.source))) => {
            (ConversationKind::Talks, Medium::InPerson)
        }
        _ if is_asked && !has(Who::Answer) => (ConversationKind::Address, Medium::PressConference),
        _ => (ConversationKind::Talks, Medium::Interview),
    }
}

/// The event that a line of the head names: before the press first, then an interview, then any other.
fn main_noun(text: &Text, line: TokenRange) -> Option<EventNoun> {
    let nouns: Vec<EventNoun> = line.indices().filter_map(|t| triggers::event_noun(text, t)).collect();
    let of = |medium: Medium| nouns.iter().find(|noun| noun.channel.medium == medium);
    let main = of(Medium::PressConference).or_else(|| of(Medium::Interview)).or(nouns.first()).copied();
    // Those who speak on a panel talk with each other.
    main.filter(|noun| noun.kind == ConversationKind::Address && !noun.is_gathering || is_channel(noun))
}

/// Whether a noun for talks says what a transcript is of: a debate, a hearing, an interview, a call. Talks and meetings
/// may be what it is about.
fn is_channel(noun: &EventNoun) -> bool {
    noun.is_public || matches!(noun.channel.medium, Medium::Interview | Medium::Phone | Medium::Video)
}

/// Whether questions and answers are of more than an interview.
fn is_formal(medium: Medium) -> bool {
    matches!(medium, Medium::Court | Medium::PressConference | Medium::Phone | Medium::Video)
}

/// The lines of the head that are titles, or that say what follows: “The following is a transcript of …”.
fn head_lines<'a>(text: &'a Text) -> impl Iterator<Item = TokenRange> + 'a {
    let head = text.blocks.iter().take_while(|b| b.kind != BlockKind::Turn);
    head.filter(|block| {
        let line = block.span.of(text.source);
        let mut each = line.split(|c: char| !c.is_alphanumeric());
        let says_so = each.any(|word| words::is(word, Class::Announcing));
        !line.ends_with(['.', '?', '!', '”', '"']) || says_so
    })
    .map(|block| block.tokens)
}

/// The most people of a transcript.
const MOST_SPEAKERS: usize = 64;
