//! Where the text tells of an event of talking: a verb or noun of the tables, with who takes part, the medium, the time,
//! the place and whether it took place.
//!
//! Makes [`Lead`]s in the order of the text; several can tell of one event (see `events`). Words that somebody is
//! reported to have said tell of nothing: they are content.

use super::calendar::Day;
use super::dates::{self, When};
use super::grammar::{CLAUSE, Ground, People};
use super::triggers::{self, Channel, EventNoun, EventVerb, LightVerb, OtherSide};
use super::words::{self, Class};
use crate::analysis::{BlockKind, ConversationKind, Medium, MentionKind, Status};
use crate::parties::PartyId;
use crate::syntax::Tag;
use crate::text::{Sentence, Text, TokenRange};

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
    /// Who begins or speaks.
    pub subjects: Vec<PartyId>,
    /// The other side.
    pub others: Vec<PartyId>,
    /// Each of the others by itself: “respectively”, “interviews with A and B”.
    pub is_separate: bool,
    /// Its people join an event told before: “dropped by the meeting”, “were at the talks”.
    pub is_joining: bool,
    /// It takes up an event told before: “the call”.
    pub is_anaphoric: bool,
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

/// The leads of a sentence, in order.
pub fn find(ground: &Ground, sentence: usize, today: Option<Day>) -> Vec<Lead> {
    let Some(tokens) = ground.text.sentences.get(sentence).map(|s| unit(ground.text, *s)) else { return Vec::new() };
    if tokens.is_empty() {
        return Vec::new();
    }
    let reader = Reader { ground, sentence, tokens, today };
    let mut leads: Vec<Lead> = Vec::new();
    for at in tokens.indices() {
        if ground.is_told.get(at).is_some_and(|&told| told) {
            continue;
        }
        // “phone” of “phone call” and “talk” of “talk show” are no events of their own.
        let lead = match triggers::event_noun(ground.text, at) {
            Some(noun) if reader.is_noun(at) => reader.noun(at, noun),
            _ if reader.is_verb(at) => {
                triggers::event_verb(ground.text.word(at)).and_then(|verb| reader.verb(at, verb))
            }
            _ => None,
        };
        if let Some(lead) = lead {
            leads.push(lead);
        }
    }
    fold(&mut leads);
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
    today: Option<Day>,
}

/// A noun's phrase, left of the noun.
struct Phrase {
    start: usize,
    possessor: Vec<PartyId>,
    medium: Option<Medium>,
    article: Article,
    is_past: bool,
    is_ahead: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Article {
    Definite,
    Indefinite,
    /// “their”.
    Pronoun,
    /// “Vale's”.
    Possessive,
    None,
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
        tag.is_noun() || self.is_heading() && self.text().word(at).starts_with(char::is_uppercase)
    }

    // Nouns.

    fn noun(&self, at: usize, noun: EventNoun) -> Option<Lead> {
        let phrase = self.phrase(at, noun);
        let mut lead = self.blank(TokenRange::new(phrase.start, at + 1), at, noun.channel, noun.kind);
        if let Some(medium) = phrase.medium {
            lead.channel = Channel { medium, is_stated: true };
        }
        lead.is_anaphoric = phrase.article == Article::Definite || phrase.article == Article::Pronoun;
        lead.subjects = phrase.possessor;
        if lead.subjects.is_empty() && self.is_heading() {
            lead.subjects = self.possessor(phrase.start); // “Adela Voss Call with Samir Delane”
        }
        self.complement(at, noun, &mut lead);
        self.governor(phrase.start, &mut lead)?;
        if phrase.is_past {
            lead.role = Role::Passing;
        }
        if phrase.is_ahead && lead.status == Status::Held {
            lead.status = Status::Planned;
            lead.role = lead.role.min(Role::Occasion);
        }
        lead.is_separate |= noun.is_plural && lead.others.len() > 1 || self.says_separately(at);
        self.circumstances(&mut lead);
        Some(lead)
    }

    /// The noun phrase up to its head.
    fn phrase(&self, at: usize, noun: EventNoun) -> Phrase {
        let head_start = at + 1 - noun.words;
        let mut phrase = Phrase {
            start: head_start,
            possessor: Vec::new(),
            medium: None,
            article: Article::None,
            is_past: false,
            is_ahead: false,
        };
        let floor = self.tokens.start.max(at.saturating_sub(PHRASE));
        let chunk = self.ground.syntax.chunk_at(at).map_or(TokenRange::new(at, at + 1), |c| c.tokens);
        while phrase.start > floor {
            let before = phrase.start - 1;
            let word = self.lower(before);
            phrase.medium = phrase.medium.or_else(|| triggers::medium_before(&word));
            match word.as_str() {
                "the" | "this" | "that" => phrase.article = Article::Definite,
                "a" | "an" | "another" | "separate" => phrase.article = Article::Indefinite,
                "their" | "his" | "her" | "its" | "our" => {
                    phrase.article = Article::Pronoun;
                    phrase.possessor = self.ground.parties.named_by(TokenRange::new(before, before + 1));
                }
                "'s" | "’s" | "'" | "’" => {
                    phrase.article = Article::Possessive;
                    phrase.possessor = self.possessor(before);
                    phrase.start = before;
                    break;
                }
                "last" | "previous" | "earlier" | "past" | "prior" => phrase.is_past = true,
                "next" | "upcoming" | "planned" | "scheduled" | "forthcoming" | "future" | "proposed" => {
                    phrase.is_ahead = true;
                }
                _ if is_modifier(&word) || chunk.has(before) && !self.is_named(before) => {}
                _ => break,
            }
            phrase.start = before;
            if phrase.article != Article::None {
                break;
            }
        }
        phrase
    }

    /// Whether a token is of a name.
    fn is_named(&self, at: usize) -> bool {
        let is_name = |m: &crate::parties::Mention| m.kind == MentionKind::Name;
        self.ground.parties.within(TokenRange::new(at, at + 1)).any(is_name)
    }

    /// The people before “'s”; in a headline also the second of “X and Y's”.
    fn possessor(&self, mark: usize) -> Vec<PartyId> {
        let range = TokenRange::new(self.near(mark).start, mark);
        let mentions: Vec<_> =
            self.ground.parties.within(range).filter(|m| m.tokens.end <= mark && self.ground.can_talk(m)).collect();
        // “Jr’s.” leaves a full stop behind.
        let Some(last) = mentions
            .last()
            .filter(|m| m.tokens.end == mark || m.tokens.end + 1 == mark && self.text().word(m.tokens.end) == ".")
        else {
            return Vec::new();
        };
        let mut people = self.ground.parties.members_of(last.party);
        let mut start = last.tokens.start;
        for mention in mentions.iter().rev().skip(1) {
            if mention.tokens.end + 1 == start && matches!(self.lower(start - 1).as_str(), "and" | "&") {
                people.splice(0..0, self.ground.parties.members_of(mention.party));
                start = mention.tokens.start;
            }
        }
        people
    }

    /// What follows the noun: “with Y”, “between A and B”, “from Y”, “to Y”.
    fn complement(&self, at: usize, noun: EventNoun, lead: &mut Lead) {
        let mut next = at + 1;
        let limit = self.tokens.end.min(at + REACH);
        while next < limit {
            let word = self.lower(next);
            let people = || self.ground.list_at(next + 1, self.tokens.end);
            match word.as_str() {
                "with" | "between" | "among" => {
                    lead.take_others(people());
                    if !lead.others.is_empty() {
                        return;
                    }
                }
                "from" if next == at + 1 => {
                    let from = people();
                    lead.initiator = from.parties.first().copied();
                    lead.take_others(from);
                    return;
                }
                "to" if matches!(noun.channel.medium, Medium::Phone | Medium::Letter | Medium::Interview)
                    || noun.kind == ConversationKind::Address =>
                {
                    let to = people();
                    if noun.kind == ConversationKind::Address {
                        lead.audience = to.tokens.map(|t| self.text().words(t).to_owned());
                    } else {
                        lead.take_others(to);
                    }
                    return;
                }
                "of" if next == at + 1 => {
                    let of = people();
                    if of.parties.len() > 1 {
                        lead.take_others(of);
                    }
                    return;
                }
                "," | ";" | "." | "that" | "which" | "who" | "said" | "says" => return,
                _ if self.is_told(next) => return,
                _ => {}
            }
            next += 1;
        }
    }

    fn is_told(&self, at: usize) -> bool {
        self.ground.is_told.get(at).is_some_and(|&told| told)
    }

    /// What the noun phrase hangs on: a light verb, a preposition, a verb of its own. `None` where it is no event here.
    fn governor(&self, start: usize, lead: &mut Lead) -> Option<()> {
        let before = self.ground.before(start);
        if let Some((verb, part)) = self.light_verb_before(start) {
            let subject = self.ground.subject_before(verb, self.tokens);
            lead.tokens.start = subject.tokens.map_or(verb, |t| t.start).min(lead.tokens.start);
            if part == LightVerb::Gets {
                lead.initiator = lead.initiator.or(lead.others.first().copied());
            }
            if part == LightVerb::Gets && lead.kind == ConversationKind::Address {
                return None; // “received a briefing”
            }
            if part == LightVerb::Brings && lead.channel.medium == Medium::Letter && lead.initiator.is_some() {
                lead.carrier = subject.parties.first().copied();
                lead.channel = Channel { medium: Medium::Unspecified, is_stated: true };
            } else {
                lead.add_subjects(subject);
            }
            lead.is_joining = lead.is_anaphoric && lead.others.is_empty() && part == LightVerb::Joins;
            lead.role = if self.is_subordinate(verb) { Role::Passing } else { Role::Report };
            self.set_status(verb, lead)?;
            return Some(());
        }
        match before.as_str() {
            "in" | "during" | "at" | "on" | "via" | "through" | "over" | "throughout" => {
                lead.role = Role::Occasion;
                lead.tokens.start = start - 1;
                let verb = start.checked_sub(1).map_or(String::new(), |t| self.ground.before(t));
                lead.is_joining = lead.is_anaphoric && matches!(verb.as_str(), "was" | "were" | "present" | "sat");
                if lead.subjects.is_empty() || lead.others.is_empty() {
                    lead.add_subjects(self.ground.main_subject(self.tokens, lead.tokens));
                }
            }
            "after" | "following" | "before" | "since" | "ahead" | "of" | "about" | "for" | "to" | "by" | "from"
            | "against" | "with" => lead.role = Role::Passing,
            _ => {
                let next = self.lower(lead.trigger + 1);
                let tells = matches!(
                    next.as_str(),
                    "took"
                        | "takes"
                        | "came"
                        | "comes"
                        | "lasted"
                        | "marks"
                        | "marked"
                        | "follows"
                        | "followed"
                        | "was"
                        | "is"
                        | "will"
                        | "began"
                        | "ended"
                        | "focused"
                        | "builds"
                        | "covered"
                );
                let has_people = !(lead.subjects.is_empty() && lead.others.is_empty());
                lead.role = if tells || self.is_heading() && has_people { Role::Report } else { Role::Passing };
            }
        }
        Some(())
    }

    fn is_heading(&self) -> bool {
        !self.text().blocks[self.text().sentences[self.sentence].block].is_prose()
    }

    /// “held … talks”, “took part in the debate”: the light verb whose object begins at `start`.
    fn light_verb_before(&self, start: usize) -> Option<(usize, LightVerb)> {
        let floor = self.tokens.start.max(start.saturating_sub(LIGHT_VERB_REACH));
        for at in (floor..start).rev() {
            let word = self.lower(at);
            if let Some(part) = triggers::light_verb(&word) {
                return Some((at, part));
            }
            let may_stand_between = matches!(
                word.as_str(),
                "in" | "part"
                    | "out"
                    | "by"
                    | "off"
                    | "also"
                    | "a"
                    | "an"
                    | "the"
                    | "to"
                    | "of"
                    | "and"
                    | "up"
                    | "him"
                    | "her"
            ) && !(word == "and" && at + 1 == start)
                || is_modifier(&word);
            let is_preposition = matches!(word.as_str(), "in" | "by" | "of" | "to");
            let is_phrase = is_preposition
                && at + 1 == start
                && !matches!(
                    self.ground.before(at).as_str(),
                    "part" | "participated" | "participate" | "dropped" | "out"
                );
            if !may_stand_between || is_phrase || self.is_told(at) {
                return None;
            }
        }
        None
    }

    // Verbs.

    fn verb(&self, at: usize, verb: EventVerb) -> Option<Lead> {
        if self.has_event_as_object(at) {
            return None; // “hosted a roundtable”: the noun tells it
        }
        let mut lead = self.blank(TokenRange::new(at, at + 1), at, verb.channel, verb.kind);
        let subject = self.ground.subject_before(at, self.tokens);
        let others = self.other_side(at, verb)?;
        if others.parties.is_empty() && verb.other_side != OtherSide::None && subject.parties.len() < 2 {
            return None;
        }
        if others.parties.is_empty() && verb.other_side == OtherSide::Guest {
            return None;
        }
        lead.tokens.start = subject.tokens.map_or(at, |t| t.start);
        if self.is_press(&others) {
            // “meeting the press”, “speaking to reporters”
            lead.kind = ConversationKind::Address;
            lead.channel = Channel { medium: Medium::PressConference, is_stated: true };
        }
        lead.take_others(others);
        lead.add_subjects(subject);
        if matches!(verb.other_side, OtherSide::Caller) || verb.channel.medium == Medium::Phone {
            lead.initiator = lead.subjects.first().copied();
        }
        let is_gerund = self.lower(at).ends_with("ing");
        lead.role = match (is_gerund, self.ground.before(at).as_str()) {
            (true, "when" | "while" | "," | "") => Role::Occasion,
            (true, before) if !matches!(before, "was" | "were" | "is" | "are" | "been" | "be") => Role::Passing,
            _ if self.is_subordinate(at) => Role::Passing,
            _ => Role::Report,
        };
        self.set_status(at, &mut lead)?;
        lead.is_separate = self.says_separately(at) && lead.others.len() > 1;
        self.circumstances(&mut lead);
        Some(lead)
    }

    fn is_press(&self, people: &People) -> bool {
        let [only] = people.parties[..] else { return false };
        words::is(&self.ground.parties.list[only].name, Class::Press)
    }

    fn has_event_as_object(&self, at: usize) -> bool {
        let object = self.after_adverbs(at + 1, self.tokens.end.min(at + REACH));
        triggers::light_verb(self.text().word(at)).is_some()
            && self.ground.syntax.chunk_at(object).is_some_and(|c| triggers::event_noun(self.text(), c.head).is_some())
    }

    /// The people on the other side of a verb; `None` where the verb tells of no event here.
    fn other_side(&self, at: usize, verb: EventVerb) -> Option<People> {
        let limit = self.tokens.end.min(at + REACH);
        let object = self.ground.list_at(self.after_adverbs(at + 1, limit), self.tokens.end);
        match verb.other_side {
            OtherSide::Object if !object.parties.is_empty() => return Some(object),
            OtherSide::Caller => {
                let end = object.tokens?.end;
                let next = self.lower(end);
                let is_call = matches!(
                    next.as_str(),
                    "today" | "yesterday" | "on" | "to" | "about" | "from" | "this" | "earlier" | "by" | "late"
                );
                return is_call.then_some(object);
            }
            OtherSide::Guest => {
                let is_person = object.parties.iter().all(|&p| {
                    matches!(
                        self.ground.parties.list[p].kind,
                        crate::analysis::PartyKind::Person | crate::analysis::PartyKind::Group
                    )
                });
                let is_named = object.tokens.is_some_and(|t| {
                    self.text().word(t.start).starts_with(char::is_uppercase) || self.lower(t.start) == "the"
                });
                let is_about_words = matches!(self.lower(object.tokens.map_or(at, |t| t.end)).as_str(), "'s" | "’s");
                return (is_person && is_named && !is_about_words).then_some(object);
            }
            OtherSide::None => return Some(object),
            OtherSide::With | OtherSide::Object => {}
        }
        let mut next = at + 1;
        while next < limit {
            let word = self.lower(next);
            if matches!(word.as_str(), "with" | "to" | "between") {
                let people = self.ground.list_at(next + 1, self.tokens.end);
                if !people.parties.is_empty() {
                    return Some(people);
                }
                if word == "to" {
                    return Some(People::default());
                }
            }
            if matches!(word.as_str(), ";" | "that" | "which" | "who" | "about" | "of" | "against" | "and" | "for")
                || self.is_told(next)
            {
                break;
            }
            next += 1;
        }
        Some(People::default())
    }

    /// Past adverbs and times behind a verb: “met today”, “met on Saturday”.
    fn after_adverbs(&self, at: usize, limit: usize) -> usize {
        let mut next = at;
        while next < limit {
            let word = self.lower(next);
            let is_adverb = word.ends_with("ly")
                || matches!(
                    word.as_str(),
                    "today" | "yesterday" | "also" | "again" | "here" | "with" | "earlier" | "later" | "both"
                );
            if !is_adverb {
                break;
            }
            next += 1;
        }
        next
    }

    // Shared.

    fn blank(&self, tokens: TokenRange, trigger: usize, channel: Channel, kind: ConversationKind) -> Lead {
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
            subjects: Vec::new(),
            others: Vec::new(),
            is_separate: false,
            is_joining: false,
            is_anaphoric: false,
            initiator: None,
            audience: None,
            when: None,
            place: None,
        }
    }

    fn says_separately(&self, at: usize) -> bool {
        self.near(at).indices().any(|t| matches!(self.lower(t).as_str(), "respectively" | "separately"))
    }

    /// Whether a subordinator stands between the clause's start and the verb: “after he met”, “who spoke with”.
    fn is_subordinate(&self, verb: usize) -> bool {
        let floor = self.tokens.start.max(verb.saturating_sub(PHRASE));
        for at in (floor..verb).rev() {
            match self.lower(at).as_str() {
                "after" | "before" | "who" | "which" | "since" | "where" | "when" | "if" | "because" | "until"
                | "whom" | "as" | "while" => {
                    return true;
                }
                "," | ";" | "and" | "but" => return false,
                _ => {}
            }
        }
        false
    }

    /// Planned, declined, denied, or not at all.
    fn set_status(&self, verb: usize, lead: &mut Lead) -> Option<()> {
        let floor = self.tokens.start.max(verb.saturating_sub(PHRASE));
        let before: Vec<String> = (floor..verb).map(|t| self.lower(t)).collect();
        let has = |class: Class| before.iter().any(|w| words::is(w, class));
        let is = |word: &str| before.iter().any(|w| w == word);
        let is_infinitive = before.iter().rev().take(2).any(|w| w == "to");
        let is_negated = has(Class::Negation);
        if has(Class::Declined) || is("turned") && is("down") {
            lead.status = Status::Declined;
        } else if has(Class::Denied) {
            lead.status = Status::Denied;
        } else if has(Class::Future) || is_infinitive && has(Class::Arranged) {
            if is_negated {
                return None; // what is not to happen is no event
            }
            lead.status = Status::Planned;
        } else if is_infinitive && has(Class::Wished) || has(Class::Possible) {
            return None;
        } else if is_negated {
            lead.status = Status::Denied;
            lead.role = lead.role.min(Role::Passing);
        }
        Some(())
    }

    /// Medium by adverbs, time, place.
    fn circumstances(&self, lead: &mut Lead) {
        let clause_end = self.clause_end(lead.tokens.end);
        let stated = (lead.tokens.start..clause_end)
            .filter(|&t| !self.is_told(t))
            .find_map(|t| triggers::medium_adverb(self.text(), t));
        if let Some(medium) = stated
            && lead.kind == ConversationKind::Talks
            && !(lead.channel.is_stated && lead.channel.medium != Medium::InPerson)
        {
            lead.channel = Channel { medium, is_stated: true };
        }
        lead.when = self.when(lead);
        lead.place = self.place(lead, clause_end);
    }

    fn clause_end(&self, from: usize) -> usize {
        let end = self.tokens.end.min(from + CLAUSE);
        (from..end).find(|&t| self.is_told(t) || matches!(self.text().word(t), ";" | "." | "?" | "!")).unwrap_or(end)
    }

    /// The time nearest to the trigger.
    fn when(&self, lead: &Lead) -> Option<When> {
        let found = dates::find(self.text(), self.near(lead.trigger), self.today, lead.status == Status::Planned);
        found.into_iter().filter(|w| !self.is_told(w.tokens.start) && !self.dates_another(w, lead)).min_by_key(|w| {
            let distance = w.tokens.start.abs_diff(lead.trigger);
            let is_within = w.tokens.start >= lead.tokens.start && w.tokens.start < lead.tokens.end;
            (!is_within, distance)
        })
    }

    /// “the April 22-23 summit”, “Wednesday's leak”: a time within another noun phrase is that one's.
    fn dates_another(&self, when: &When, lead: &Lead) -> bool {
        let is_own = lead.trigger > when.tokens.start
            && lead.trigger < when.tokens.end + PHRASE
            && (when.tokens.end..lead.trigger).all(|t| !matches!(self.text().word(t), "," | ";" | "and"));
        let before = self.ground.before(when.tokens.start);
        let is_modifier = matches!(
            before.as_str(),
            "the" | "a" | "an" | "their" | "its" | "his" | "her" | "our" | "this" | "for" | "since" | "until" | "by"
        ) || matches!(self.text().word(when.tokens.end), "'s" | "’s");
        is_modifier && !is_own
    }

    /// “in Port Elin”, “at the White House”, behind the trigger.
    fn place(&self, lead: &Lead, clause_end: usize) -> Option<TokenRange> {
        if lead.channel.medium == Medium::Phone || lead.channel.medium == Medium::Video {
            return None;
        }
        (lead.trigger + 1..clause_end).find_map(|at| {
            let is_preposition = matches!(self.lower(at).as_str(), "in" | "at" | "aboard");
            is_preposition.then(|| self.place_at(at + 1, clause_end)).flatten()
        })
    }

    fn place_at(&self, at: usize, limit: usize) -> Option<TokenRange> {
        let start = at + usize::from(self.lower(at) == "the" || self.lower(at) == "his" || self.lower(at) == "her");
        let is_month = crate::text::dates::month(self.text().word(start)).is_some();
        if !self.text().word(start).starts_with(char::is_uppercase) || is_month {
            return None;
        }
        let mut end = start + 1;
        while end < limit {
            let word = self.text().word(end);
            let is_name = word.starts_with(char::is_uppercase) && !dates::is_calendar_word(word);
            let is_comma = word == ","
                && self.text().word(end + 1).starts_with(char::is_uppercase)
                && !dates::is_calendar_word(self.text().word(end + 1))
                && end + 1 < limit
                && end == start + (end - start).min(2);
            if !(is_name || is_comma || matches!(word, "-" | "of")) {
                break;
            }
            end += 1;
        }
        while end > start + 1 && matches!(self.text().word(end - 1), "," | "of" | "-") {
            end -= 1;
        }
        Some(TokenRange::new(start, end))
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
        }
    }
    *leads = kept;
}

impl Lead {
    fn take_others(&mut self, people: People) {
        if let Some(tokens) = people.tokens {
            self.tokens.end = self.tokens.end.max(tokens.end);
        }
        self.others = people.parties;
    }

    fn add_subjects(&mut self, people: People) {
        for party in people.parties {
            if !self.subjects.contains(&party) && !self.others.contains(&party) {
                self.subjects.push(party);
            }
        }
    }

    /// Everyone who takes part.
    pub fn people(&self) -> Vec<PartyId> {
        let mut all = self.subjects.clone();
        all.extend(self.others.iter().filter(|p| !self.subjects.contains(p)));
        all
    }
}

/// What may stand between an article and an event's noun.
fn is_modifier(word: &str) -> bool {
    const ENDINGS: [&str; 12] = ["al", "ic", "ive", "ful", "ary", "ate", "ous", "ed", "ing", "ent", "ly", "level"];
    words::is(word, Class::Modifier)
        || ENDINGS.iter().any(|e| word.len() > 4 && word.ends_with(e))
        || word.chars().all(|c| c.is_ascii_digit())
        || triggers::medium_before(word).is_some()
}
