//! The fifth stage: the events in which the parties talk, and which statement belongs to which.
//!
//! Takes the text, its parties and statements; makes the events in four steps: places that tell of an event (`leads`),
//! with times resolved (`dates`) and people read off the grammar (`grammar`); places that tell of one event brought
//! together (`events`); each statement put where it was made (`assign`); what is only mentioned by the way dropped. Does
//! not invent a medium, time or place that the words do not give.

mod assign;
mod beside;
mod calendar;
mod dates;
mod events;
mod evidence;
mod grammar;
mod leads;
mod occasions;
mod several;
#[cfg(test)]
mod tests;
mod told;
mod transcripts;
mod triggers;
mod words;

use crate::analysis::{BlockKind, ConversationKind, Form, Medium, Options, PartyKind, Status};
use crate::parties::{Parties, PartyId};
use crate::speech::Attribution;
use crate::syntax::Syntax;
use crate::text::{Span, Text, TokenRange};
use assign::Assigner;
use beside::Remark;
use calendar::Day;
use dates::Clock;
use events::{Draft, Drafts};
use grammar::Ground;
use leads::{Lead, Mark, Role};
use told::Told;

/// The conversations of a text.
#[derive(Default)]
pub struct Conversations {
    /// In the order in which the text reports them.
    pub events: Vec<Event>,
    /// For each attribution, the indices of the events in which it was said.
    pub of_attribution: Vec<Vec<usize>>,
}

/// An event of talking.
#[derive(Clone, Debug)]
pub struct Event {
    /// Talks or address.
    pub kind: ConversationKind,
    /// The channel.
    pub medium: Medium,
    /// Whether it took place.
    pub status: Status,
    /// Who took part.
    pub participants: Vec<PartyId>,
    /// Who called or invited.
    pub initiator: Option<PartyId>,
    /// Who was addressed.
    pub audience: Option<String>,
    /// ISO 8601.
    pub date: Option<String>,
    /// The words of the date.
    pub date_from: Option<Span>,
    /// Where, as written.
    pub place: Option<String>,
    /// The words that report it.
    pub evidence: Vec<TokenRange>,
}

/// Finds the conversations of a text.
pub fn find(
    text: &Text,
    syntax: &Syntax,
    parties: &Parties,
    speech: &[Attribution],
    options: &Options,
) -> Conversations {
    let today = today(text, options);
    let ground = Ground { text, parties, syntax, told: Told::read(text, syntax, speech, today) };
    if text.frame.form == Form::Transcript {
        return transcripts::find(&ground, &told_above(&ground, speech, today), speech, today);
    }
    let leads = occasions::complete(&ground, all_leads(&ground, today, usize::MAX), speech);
    let is_readout = text.frame.form == Form::Readout;
    let drafts = gather(&ground, &leads, is_readout);
    let mut assigner = Assigner::new(&ground, &leads, drafts, today);
    let of_attribution = assigner.assign(speech);
    date_beside(&mut assigner, &leads, speech, &of_attribution);
    finish(&ground, &assigner.drafts, of_attribution, today)
}

/// What the account above a transcript tells of: “Vale spoke to the Tribune on Monday. Excerpts follow.”
fn told_above(ground: &Ground, speech: &[Attribution], today: Option<Day>) -> Vec<Event> {
    let blocks = &ground.text.blocks;
    let turns = blocks.iter().find(|b| b.kind == BlockKind::Turn).map_or(usize::MAX, |b| b.tokens.start);
    let is_above =
        |lead: &Lead| lead.trigger < turns && ground.text.blocks[ground.text.sentences[lead.sentence].block].is_prose();
    let leads: Vec<Lead> = all_leads(ground, today, turns).into_iter().filter(is_above).collect();
    let leads = occasions::complete(ground, leads, speech).into_iter().filter(is_above).collect::<Vec<_>>();
    let drafts = gather(ground, &leads, false);
    drafts.events.iter().map(|draft| event(ground, draft, None)).collect()
}

/// Dates what only the text beside it dates.
fn date_beside(assigner: &mut Assigner, leads: &[Lead], speech: &[Attribution], of_attribution: &[Vec<usize>]) {
    let remark = |(attribution, events)| {
        let when = assigner.when(attribution);
        Remark { at: occasions::anchor(attribution), attribution, events, when }
    };
    let mut remarks: Vec<Remark> = speech.iter().zip(of_attribution.iter().map(Vec::as_slice)).map(remark).collect();
    remarks.sort_by_key(|remark| remark.at);
    beside::complete(assigner.ground, leads, &mut assigner.drafts, &remarks);
}

/// The day from which a text counts: that of its publication, or the one in its dateline next to the day that is given.
fn today(text: &Text, options: &Options) -> Option<Day> {
    let given = options.published.as_deref().and_then(Day::parse);
    let of_dateline = || text.frame.day.zip(given).and_then(|(date, day)| day.nearest(date.month, date.day));
    text.frame.published.as_deref().and_then(Day::parse).or_else(of_dateline).or(given)
}

/// The leads of the sentences that begin before a token.
fn all_leads(ground: &Ground, today: Option<Day>, end: usize) -> Vec<Lead> {
    let text = ground.text;
    let has_leads = |s: &usize| {
        let kind = text.blocks[text.sentences[*s].block].kind;
        text.sentences[*s].tokens.start < end
            && matches!(kind, BlockKind::Headline | BlockKind::Paragraph | BlockKind::Turn)
    };
    let mut clock = Clock { today, told: None };
    let mut found = Vec::new();
    for sentence in (0..text.sentences.len()).filter(has_leads) {
        found.extend(leads::find(ground, sentence, clock).into_iter().filter(|lead| names_people(ground, lead)));
        clock.told = last_day(ground, sentence, clock).or(clock.told);
    }
    found.extend(leads::rosters(ground));
    found
}

/// The last day of which a sentence of the account tells.
fn last_day(ground: &Ground, sentence: usize, clock: Clock) -> Option<Day> {
    let sentence = ground.text.sentences[sentence];
    let is_prose = ground.text.blocks[sentence.block].is_prose();
    let times = dates::find(ground.text, sentence.tokens, clock, false);
    let told = times.into_iter().filter(|when| is_prose && !ground.told.is_quoted(when.tokens.start));
    told.filter_map(|when| Day::parse(&when.date)).next_back()
}

/// A headline that only describes people (“Envoy meets leaders”) tells of nothing that its article does not.
fn names_people(ground: &Ground, lead: &Lead) -> bool {
    let text = ground.text;
    let is_prose = text.blocks[text.sentences[lead.sentence].block].is_prose();
    let is_described = |p: &PartyId| {
        let party = &ground.parties.list[*p];
        party.kind == PartyKind::Unnamed || party.kind == PartyKind::Group && party.members.is_empty()
    };
    is_prose || text.frame.form == Form::Readout || !lead.people().iter().any(is_described)
}

/// How many reports a headline is compared with for the people of its countries.
const MOST_TOLD: usize = 24;

/// Prose tells first, the headline adds: it knows the people, seldom the event.
fn gather(ground: &Ground, leads: &[Lead], is_readout: bool) -> Drafts {
    let text = ground.text;
    let is_prose = |lead: &Lead| text.blocks[text.sentences[lead.sentence].block].is_prose();
    let prose_leads = leads.iter().filter(|lead| is_prose(lead)).count();
    let order: Vec<usize> = (0..leads.len())
        .filter(|&i| is_prose(&leads[i]))
        .chain((0..leads.len()).filter(|&i| !is_prose(&leads[i])))
        .collect();
    let sorted: Vec<Lead> = order.iter().map(|&i| leads[i].clone()).collect();
    let (prose, headed) = sorted.split_at(prose_leads);
    let headed = headed.iter().map(|lead| with_holders(ground, lead, prose));
    let sorted: Vec<Lead> = prose.iter().cloned().chain(headed).collect();
    let mut drafts = events::gather(&sorted, prose_leads, is_readout);
    let mut of_lead = vec![Vec::new(); leads.len()];
    for (position, &index) in order.iter().enumerate() {
        of_lead[index] = std::mem::take(&mut drafts.of_lead[position]);
    }
    drafts.of_lead = of_lead;
    name_listed(ground, leads, &mut drafts);
    drafts
}

/// “Oramia, Kestria hold video call” over “President Voss of Oramia held a video call with President Delane of Kestria”: in a
/// headline a country stands for whoever of it took part.
fn with_holders(ground: &Ground, lead: &Lead, prose: &[Lead]) -> Lead {
    let list = &ground.parties.list;
    let people = lead.people();
    let is_country = |p: &PartyId| list[*p].kind == PartyKind::Country && list[*p].country.is_some();
    if people.len() < 2 || !people.iter().all(is_country) {
        return lead.clone();
    }
    let holders = |told: &Lead| -> Option<Vec<PartyId>> {
        let among = told.people();
        let holder = |c: &PartyId| among.iter().copied().find(|&p| list[p].country == list[*c].country);
        people.iter().map(holder).collect()
    };
    let mut told = prose.iter().filter(|l| l.kind == lead.kind && l.role == Role::Report).take(MOST_TOLD);
    match told.find_map(holders) {
        Some(subjects) => Lead { subjects, others: Vec::new(), ..lead.clone() },
        None => lead.clone(),
    }
}

/// Where a list names those who took part, “leaders and advocates” are they.
fn name_listed(ground: &Ground, leads: &[Lead], drafts: &mut Drafts) {
    for (lead, events) in leads.iter().zip(&drafts.of_lead).filter(|(lead, _)| lead.is(Mark::Listing)) {
        let is_named = |p: &PartyId| lead.others.contains(p) || ground.parties.list[*p].kind == PartyKind::Person;
        for &event in events {
            drafts.events[event].people.retain(is_named);
        }
    }
}

/// Drops what nothing speaks for, and numbers the rest.
fn finish(ground: &Ground, drafts: &Drafts, mut of_attribution: Vec<Vec<usize>>, today: Option<Day>) -> Conversations {
    let is_readout = ground.text.frame.form == Form::Readout;
    let mut order: Vec<usize> = (0..drafts.events.len()).filter(|&e| is_told(&drafts.events[e])).collect();
    order.sort_by_key(|&e| drafts.events[e].sentence);
    let mut new = vec![None; drafts.events.len()];
    for (to, &from) in order.iter().enumerate() {
        new[from] = Some(to);
    }
    for events in &mut of_attribution {
        *events = events.iter().filter_map(|&e| new[e]).collect();
    }
    // A readout without a date is of its day; what else it tells of need not be.
    let main = order.iter().copied().find(|&e| drafts.events[e].role == Role::Report).filter(|_| is_readout);
    let date = |e: usize| today.filter(|_| main == Some(e)).map(Day::iso);
    let events = order.into_iter().map(|e| event(ground, &drafts.events[e], date(e))).collect();
    Conversations { events, of_attribution }
}

/// Whether the text tells of an event for itself, or statements were made in it.
fn is_told(draft: &Draft) -> bool {
    if draft.people.is_empty() {
        return false;
    }
    if draft.statements > 0 || draft.is_said {
        return true;
    }
    let is_set = draft.is_public && (draft.when.is_some() || draft.told_on.is_some() || draft.place.is_some());
    draft.role == Role::Report
        && (is_set || draft.people.len() + draft.listeners.len() > 1 || draft.kind == ConversationKind::Address)
}

/// Who began: somebody who takes part, if the text only says for which country.
fn initiator(ground: &Ground, draft: &Draft) -> Option<PartyId> {
    let began = draft.initiator?;
    let list = &ground.parties.list;
    let country = list[began].country;
    let is_of_it = |&&p: &&PartyId| country.is_some() && list[p].country == country;
    if draft.has(began) { Some(began) } else { draft.people.iter().find(is_of_it).copied().or(Some(began)) }
}

fn event(ground: &Ground, draft: &Draft, default_date: Option<String>) -> Event {
    let text = ground.text;
    let is_remote = matches!(draft.channel.medium, Medium::Phone | Medium::Video);
    let (date, words) = draft
        .when
        .clone()
        .or_else(|| draft.told_on.clone())
        .map_or((None, None), |(date, words)| (Some(date), Some(words)));
    Event {
        kind: draft.kind,
        medium: draft.channel.medium,
        status: draft.status,
        participants: draft.participants(),
        initiator: initiator(ground, draft),
        audience: draft.audience.clone(),
        date_from: words.map(|w| text.span(w)),
        date: date.or(default_date),
        place: draft
            .place
            .filter(|_| !is_remote)
            .map(|p| text.words(p).split_whitespace().collect::<Vec<_>>().join(" ")),
        evidence: draft.evidence.clone(),
    }
}
