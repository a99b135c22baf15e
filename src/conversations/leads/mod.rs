//! Where the text tells of an event of talking: a verb or noun of the tables, with who takes part, the medium, the time,
//! the place and whether it took place.
//!
//! Makes [`Lead`]s in the order of the text; several can tell of one event (see `events`). Words that somebody is
//! reported to have said tell of nothing: they are content.

mod circumstances;
mod governors;
mod initiative;
mod letters;
mod listeners;
mod nouns;
mod rosters;
mod status;
mod verbs;

use super::dates::{Clock, When};
use super::grammar::{CLAUSE, Ground, People};
use super::triggers::{self, Channel};
use crate::analysis::{BlockKind, ConversationKind, Form, Medium, Status};
use crate::parties::PartyId;
use crate::syntax::Tag;
use crate::text::{Sentence, Text, TokenRange};

pub use listeners::asking;
pub use rosters::rosters;

/// What a lead does in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Mentioned by the way: “after their meeting last year”.
    Passing,
    /// The occasion of something else: “during the call, he said”.
    Occasion,
    /// The report of the event.
    Report,
}

/// What the words of a lead show of its event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Whether others listen: a debate, a hearing.
    Public,
    /// Each of the others by itself: “respectively”, “interviews with A and B”.
    Separate,
    /// Its people join an event told before: “dropped by the meeting”, “were at the talks”.
    Joining,
    /// It takes up an event told before: “the call”.
    Anaphoric,
    /// “Vale's call”, “their meeting”: whose event it is stands before it.
    Possessed,
    /// It lists by name those whom the account calls leaders and advocates.
    Listing,
    /// A verb of saying stands before it: “having suggested in a speech that …”.
    Said,
    /// Several events together, none told by itself: “in several interviews on Thursday”.
    Series,
    /// Several speak to one audience: “a joint news conference”.
    Joint,
    /// “a bilateral meeting”: some people of a larger event, told of for themselves.
    New,
    /// “a second call”, “spoke again in the evening”: another event than that told before, though of the same people and day.
    Another,
    /// “Earlier this month, the two met in Brem”: another event than that of the day told.
    Earlier,
    /// Its time is that at which somebody told of it: “said on Monday that they had met”.
    Lent,
    /// It stands in a headline.
    Heading,
    /// A plan that is only worth telling with a time or place: “agreed to meet in May”.
    Vague,
    /// Somebody is said to have told of it: “said he had spoken with Holm”.
    Told,
    /// It is told in an aside: “Holm, who spoke with Delane on Sunday, said”.
    Aside,
    /// It answers a letter told before: “replied in a letter”, “wrote back”.
    Reply,
}

/// A set of [`Mark`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(u32);

impl Marks {
    /// Sets a mark where it holds.
    pub fn set(&mut self, mark: Mark, holds: bool) {
        self.0 |= u32::from(holds) << mark as u8;
    }

    /// Whether a mark is set.
    pub fn has(self, mark: Mark) -> bool {
        self.0 & 1 << mark as u8 != 0
    }
}

/// One place that tells of an event.
#[derive(Clone, Debug)]
pub struct Lead {
    /// The sentence.
    pub sentence: usize,
    /// The words.
    pub tokens: TokenRange,
    /// The trigger's own phrase: the noun with what stands before it.
    pub phrase: TokenRange,
    /// Who brought somebody else's message.
    pub carrier: Option<PartyId>,
    /// Verb or head noun.
    pub trigger: usize,
    /// The channel.
    pub channel: Channel,
    /// Talks or address.
    pub kind: ConversationKind,
    /// Whether it takes place.
    pub status: Status,
    /// What the lead does.
    pub role: Role,
    /// What else its words show.
    pub marks: Marks,
    /// Who begins or speaks.
    pub subjects: Vec<PartyId>,
    /// The other side.
    pub others: Vec<PartyId>,
    /// Outlets and audiences: whoever listens, where nobody is named.
    pub listeners: Vec<PartyId>,
    /// The index of the statement that makes the event: “radio host Vale asked”.
    pub of_statement: Option<usize>,
    /// Who called or wrote.
    pub initiator: Option<PartyId>,
    /// Who listened.
    pub audience: Option<String>,
    /// When.
    pub when: Option<When>,
    /// Where.
    pub place: Option<TokenRange>,
}

/// How far a verb's complement may stand behind it, in tokens: “spoke today by phone from Port Elin with”.
const REACH: usize = 16;
/// How far before a noun its light verb may stand.
const LIGHT_VERB_REACH: usize = 8;
/// How far before a noun its phrase may begin.
const PHRASE: usize = 7;

/// The leads of a sentence, in order. `clock`: the days from which its times count.
pub fn find(ground: &Ground, sentence: usize, clock: Clock) -> Vec<Lead> {
    let Some(tokens) = ground.text.sentences.get(sentence).map(|s| unit(ground.text, *s)) else { return Vec::new() };
    if tokens.is_empty() {
        return Vec::new();
    }
    let reader = Reader { ground, sentence, tokens, clock };
    let mut leads: Vec<Lead> = Vec::new();
    for at in tokens.indices() {
        if ground.told.is_quoted(at) {
            continue;
        }
        // “phone” of “phone call” and “talk” of “talk show” are no events of their own.
        let lead = match triggers::event_noun(ground.text, at) {
            Some(_) if reader.is_denied_gerund(at) => {
                triggers::event_verb(ground.text, at).and_then(|verb| reader.verb(at, verb))
            }
            Some(noun) if noun.words > 1 || reader.is_noun(at) => reader.noun(at, noun),
            _ if reader.is_verb(at) => triggers::event_verb(ground.text, at).and_then(|verb| reader.verb(at, verb)),
            _ => None,
        };
        if let Some(lead) = lead {
            leads.push(lead);
        }
    }
    leads.retain_mut(|lead| reader.is_event(lead) && !lead.is_idle_plan());
    leads.extend(reader.listeners());
    leads.sort_by_key(|lead| lead.trigger);
    fold(&mut leads);
    for lead in &mut leads {
        lead.set_listeners(ground);
    }
    leads
}

/// What is read as one sentence: a headline whole, since a full stop in it (“Vale Jr.’s Call”) ends nothing.
fn unit(text: &Text, sentence: Sentence) -> TokenRange {
    let block = &text.blocks[sentence.block];
    match block.kind {
        BlockKind::Headline if sentence.tokens.start == block.tokens.start => block.tokens,
        BlockKind::Headline => TokenRange::new(sentence.tokens.start, sentence.tokens.start),
        _ => sentence.tokens,
    }
}

struct Reader<'a> {
    ground: &'a Ground<'a>,
    sentence: usize,
    tokens: TokenRange,
    clock: Clock,
}

impl<'a> Reader<'a> {
    fn text(&self) -> &'a Text<'a> {
        self.ground.text
    }

    fn lower(&self, at: usize) -> String {
        if at < self.tokens.end { self.ground.lower(at) } else { String::new() }
    }

    fn is_verb(&self, at: usize) -> bool {
        self.ground.syntax.tags.get(at).is_some_and(|t| t.is_verb())
    }

    /// The part of the sentence that is read for a trigger.
    fn near(&self, at: usize) -> TokenRange {
        TokenRange::new(self.tokens.start.max(at.saturating_sub(CLAUSE)), self.tokens.end.min(at + CLAUSE))
    }

    /// Whether the word of an event is a noun here. In a headline every word is capitalised and the tags mean little.
    fn is_noun(&self, at: usize) -> bool {
        let tag = self.ground.syntax.tags.get(at).copied().unwrap_or(Tag::NN);
        tag.is_noun()
            || self.ground.before(at) == "-"
            || self.is_heading() && self.text().word(at).starts_with(char::is_uppercase)
    }

    /// Whether a lead tells of an event. What somebody tells of does only where a clause of its own says that two sides
    /// talked; a readout tells of one event, and what is said in it of others is by the way.
    fn is_event(&self, lead: &mut Lead) -> bool {
        let is_told = !self.ground.told.is_account(lead.trigger);
        lead.marks.set(Mark::Told, is_told);
        let is_clause = lead.role == Role::Report && lead.kind == ConversationKind::Talks && lead.people().len() > 1;
        if self.text().frame.form == Form::Readout {
            return !self.ground.told.holds(lead.trigger);
        }
        !is_told || is_clause
    }

    /// Whether, for a trigger's reader, the words at a token are another's.
    fn hides(&self, trigger: usize, at: usize) -> bool {
        self.ground.told.hides(trigger, at)
    }

    fn is_heading(&self) -> bool {
        !self.text().blocks[self.text().sentences[self.sentence].block].is_prose()
    }

    fn blank(&self, tokens: TokenRange, trigger: usize, channel: Channel, kind: ConversationKind) -> Lead {
        let mut marks = Marks::default();
        marks.set(Mark::Heading, self.is_heading());
        Lead {
            sentence: self.sentence,
            tokens,
            phrase: tokens,
            carrier: None,
            trigger,
            channel,
            kind,
            status: Status::Held,
            role: Role::Passing,
            marks,
            subjects: Vec::new(),
            others: Vec::new(),
            listeners: Vec::new(),
            of_statement: None,
            initiator: None,
            audience: None,
            when: None,
            place: None,
        }
    }

    fn says_separately(&self, at: usize) -> bool {
        self.near(at).indices().any(|t| matches!(self.lower(t).as_str(), "respectively" | "separately"))
    }
}

/// How many leads back one is compared with.
const FOLD: usize = 3;

/// Two triggers can be one: “meeting” in “met for a meeting with”, “call” in “phone call”. What stands within the words
/// of a lead that tells as much goes.
fn fold(leads: &mut Vec<Lead>) {
    let mut kept: Vec<Lead> = Vec::new();
    for lead in leads.drain(..) {
        let is_inside = kept.iter().rev().take(FOLD).any(|k| {
            k.role >= lead.role && k.tokens.has(lead.trigger) && k.trigger != lead.trigger
                || k.trigger + 1 == lead.trigger
        });
        if !is_inside {
            kept.push(lead);
            hear(&mut kept);
        }
    }
    *leads = kept;
}

/// “apologised to supporters | in a post”: they listen to what the noun behind them names.
fn hear(leads: &mut Vec<Lead>) {
    let [.., hearing, address] = &mut leads[..] else { return };
    let is_address = |lead: &Lead| lead.kind == ConversationKind::Address && lead.role == Role::Occasion;
    let is_next = address.tokens.start == hearing.tokens.end && hearing.trigger + 1 == hearing.tokens.end;
    if !is_next || !is_address(hearing) || !is_address(address) || hearing.channel.is_stated {
        return;
    }
    address.audience = address.audience.take().or(hearing.audience.take());
    address.listeners.append(&mut hearing.listeners);
    address.subjects.append(&mut hearing.subjects);
    address.tokens.start = hearing.tokens.start;
    leads.remove(leads.len() - 2);
}

impl Lead {
    fn take_others(&mut self, people: People) {
        if let Some(tokens) = people.tokens {
            self.tokens.end = self.tokens.end.max(tokens.end);
        }
        self.others = people.parties;
    }

    fn add_others(&mut self, people: People) {
        if let Some(tokens) = people.tokens {
            self.tokens.end = self.tokens.end.max(tokens.end);
        }
        let new = people.parties.into_iter().filter(|p| !self.others.contains(p));
        self.others.extend(new.collect::<Vec<_>>());
    }

    fn add_subjects(&mut self, people: People) {
        for party in people.parties {
            if !self.subjects.contains(&party) && !self.others.contains(&party) {
                self.subjects.push(party);
            }
        }
    }

    /// “agreed to meet”, nobody knows when or where.
    fn is_idle_plan(&self) -> bool {
        self.is(Mark::Vague) && self.when.is_none() && self.place.is_none()
    }

    /// The event's own time.
    pub fn own_time(&self) -> Option<&When> {
        self.when.as_ref().filter(|_| !self.is(Mark::Lent))
    }

    /// The time at which somebody told of the event.
    pub fn lent_time(&self) -> Option<&When> {
        self.when.as_ref().filter(|_| self.is(Mark::Lent))
    }

    /// Whether its words show something.
    pub fn is(&self, mark: Mark) -> bool {
        self.marks.has(mark)
    }

    /// Sets apart those who only listen: the outlet of an interview, the audience of an address.
    pub fn set_listeners(&mut self, ground: &Ground) {
        let is_interview = self.channel.medium == Medium::Interview;
        let is_address = self.kind == ConversationKind::Address;
        let listens = |&party: &PartyId| {
            let party = &ground.parties.list[party];
            let last = party.name.split_whitespace().next_back().unwrap_or("");
            is_interview && party.is_outlet || is_address && triggers::listener(last).is_some()
        };
        let (listeners, others) = std::mem::take(&mut self.others).into_iter().partition(listens);
        self.others = others;
        let (possessors, subjects): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.subjects).into_iter().partition(listens);
        self.subjects = subjects;
        for party in [listeners, possessors].concat() {
            if !self.listeners.contains(&party) {
                self.listeners.push(party);
            }
        }
    }

    /// “spoke separately with A and B”: a lead for each of them.
    pub fn apart(&self) -> Vec<Lead> {
        let with = |others: Vec<PartyId>, listeners: Vec<PartyId>| Lead { others, listeners, ..self.clone() };
        let others = self.others.iter().map(|&other| with(vec![other], Vec::new()));
        others.chain(self.listeners.iter().map(|&listener| with(Vec::new(), vec![listener]))).collect()
    }

    /// Everyone who takes part by name or office.
    pub fn people(&self) -> Vec<PartyId> {
        let mut all = self.subjects.clone();
        all.extend(self.others.iter().filter(|p| !self.subjects.contains(p)));
        all
    }
}
