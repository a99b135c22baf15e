//! Nouns that tell of an event: “a phone call with”, “during the talks”, “gave a speech”.

use super::{Lead, Mark, Marks, PHRASE, REACH, Reader, Role};
use crate::analysis::{ConversationKind, Medium, MentionKind, PartyKind, Status};
use crate::conversations::dates;
use crate::conversations::occasions::FRONT;
use crate::conversations::triggers::{self, Channel, EventNoun};
use crate::conversations::words::{self, Class};
use crate::parties::{PartyId, closed_word};
use crate::speech::cues;
use crate::text::TokenRange;

/// The most marks between a name and what is its: “Vale Jr’s. Call”.
const MOST_MARKS: usize = 2;

/// How long endings of modifiers are, and the longest word that is too short for one, in bytes.
const SHORTEST_ENDING: usize = 2;
const LONGEST_ENDING: usize = 5;
const LONGEST_STEMLESS: usize = 4;

/// A noun's phrase, left of the noun.
struct Phrase {
    start: usize,
    possessor: Vec<PartyId>,
    medium: Option<Medium>,
    article: Article,
    is_past: bool,
    is_ahead: bool,
    /// Joint, or another.
    marks: Marks,
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

impl Reader<'_> {
    pub(super) fn noun(&self, at: usize, noun: EventNoun) -> Option<Lead> {
        let phrase = self.phrase(at, noun);
        if self.is_heading() && self.lower(at + 1) == ":" && phrase.start == self.tokens.start {
            return None; // “Press release: …” says what the text is
        }
        if self.is_heading() && noun.channel.medium == Medium::Statement && self.lower(at + 1) == "by" {
            return None; // “Statement by Vale on …”
        }
        if noun.is_gathering && !self.is_spoken_at(phrase.start, at) {
            return None;
        }
        let mut lead = self.blank(TokenRange::new(phrase.start, at + 1), at, noun.channel, noun.kind);
        if let Some(medium) = phrase.medium {
            lead.channel = Channel { medium, is_stated: true };
        }
        lead.marks.set(Mark::Anaphoric, phrase.article == Article::Definite || phrase.article == Article::Pronoun);
        // “the call” may be the video call told before
        lead.channel.is_stated &=
            !(lead.is(Mark::Anaphoric) && lead.channel.medium == Medium::Phone && phrase.medium.is_none());
        lead.marks.set(Mark::New, phrase.article == Article::Indefinite);
        lead.marks.set(Mark::Another, phrase.marks.has(Mark::Another) && lead.is(Mark::New) && !self.is_heading());
        lead.marks.set(Mark::Possessed, !phrase.possessor.is_empty());
        lead.subjects = phrase.possessor;
        if lead.subjects.is_empty() && self.is_heading() {
            lead.subjects = self.possessor(phrase.start); // “Adela Voss Call with Samir Delane”
        }
        self.complement(at, noun, &mut lead);
        self.correspondents(&mut lead);
        if phrase.article == Article::Pronoun && phrase.start <= self.tokens.start + FRONT {
            self.take_up_ahead(&mut lead);
        }
        self.governor(phrase.start, &mut lead)?;
        if lead.role == Role::Passing && lead.others.len() > 1 && self.has_clause(lead.tokens.end) {
            lead.role = Role::Report;
        }
        if phrase.is_past {
            lead.role = Role::Passing;
        }
        if phrase.is_ahead && lead.status == Status::Held {
            lead.status = Status::Planned;
            lead.role = lead.role.min(Role::Occasion);
        }
        let is_between = (at + 1..lead.tokens.end).any(|t| matches!(self.lower(t).as_str(), "between" | "among"));
        let is_each = noun.is_plural && lead.others.len() > 1 && !is_between;
        lead.marks.set(Mark::Separate, is_each || self.says_separately(at));
        lead.marks.set(Mark::Series, noun.is_plural && lead.others.is_empty() && phrase.article == Article::None);
        lead.marks.set(Mark::Joint, phrase.marks.has(Mark::Joint));
        lead.marks.set(Mark::Public, noun.is_public);
        self.circumstances(&mut lead);
        Some(lead)
    }

    /// “a call between Vale and Holm on Monday, | in which Vale demanded an apology”: what is so told of is told for itself.
    fn has_clause(&self, end: usize) -> bool {
        let limit = self.tokens.end.min(end + REACH);
        let comma = (end..limit).take_while(|&t| !self.is_verb(t)).find(|&t| self.lower(t) == ",");
        let opens = |t: usize| matches!(self.lower(t).as_str(), "in" | "during" | "at") && self.lower(t + 1) == "which";
        comma.is_some_and(|t| opens(t + 1) || matches!(self.lower(t + 1).as_str(), "where" | "when"))
    }

    /// “speaking at a conference”, “told the forum”, “At a ceremony in Brem, Voss said”: a gathering is an address where
    /// somebody is said to speak there.
    fn is_spoken_at(&self, start: usize, noun: usize) -> bool {
        let Some(governor) = start.checked_sub(1).filter(|&t| t >= self.tokens.start) else { return false };
        let word = self.lower(governor);
        if words::is(&word, Class::Telling) {
            return true;
        }
        let is_there = words::is(&word, Class::SpeaksAt);
        let speaks = |t: usize| {
            let lemma = self.ground.syntax.lemma(self.text(), t);
            let says = cues::verbs(&lemma).iter().any(|verb| verb.frames.that && !verb.frames.weak);
            self.is_verb(t) && (says || words::is(&lemma, Class::Speaking))
        };
        // “took part in a panel discussion, | where he said”
        let takes_part = words::is(&self.ground.before(governor), Class::TakingPart) && self.has_clause(noun + 1);
        let may_speak = |t: usize| speaks(t) && !self.is_only_possible(t);
        is_there && (takes_part || governor == self.tokens.start || may_speak(governor - 1))
    }

    /// “During his meeting with Delane, Holm said”: the pronoun of a phrase that opens its sentence is the subject's.
    fn take_up_ahead(&self, lead: &mut Lead) {
        let subject = self.ground.main_subject(self.tokens, lead.tokens).parties;
        let is_person = |p: &PartyId| self.ground.parties.list[*p].kind == PartyKind::Person;
        if let [only] = subject[..]
            && lead.subjects.len() == 1
            && is_person(&only)
            && !lead.others.contains(&only)
        {
            lead.subjects = vec![only];
        }
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
            marks: Marks::default(),
        };
        let floor = self.tokens.start.max(at.saturating_sub(PHRASE));
        if let Some(name) = self.name_that_ends_with(at) {
            phrase.start = phrase.start.min(name); // “at Selm Crown Court”
        }
        let chunk = self.ground.syntax.chunk_at(at).map_or(TokenRange::new(at, at + 1), |c| c.tokens);
        while phrase.start > floor {
            let before = phrase.start - 1;
            let word = self.lower(before);
            phrase.medium = phrase.medium.or_else(|| triggers::medium_before(&word));
            for (mark, class) in [(Mark::Joint, Class::Joint), (Mark::Another, Class::Another)] {
                phrase.marks.set(mark, words::is(&word, class));
            }
            match word.as_str() {
                word if words::is(word, Class::Definite) => phrase.article = Article::Definite,
                word if words::is(word, Class::Indefinite) => phrase.article = Article::Indefinite,
                word if words::is(word, Class::Possessive) => {
                    phrase.article = Article::Pronoun;
                    phrase.possessor = self.ground.parties.named_by(TokenRange::new(before, before + 1));
                }
                "'s" | "’s" if dates::is_calendar_word(&self.ground.before(before)) => {
                    phrase.article = Article::Definite; // “Tuesday's call”
                    phrase.start = before - 1;
                    break;
                }
                "'s" | "’s" | "'" | "’" => {
                    phrase.article = Article::Possessive;
                    phrase.possessor = self.possessor(before);
                    phrase.start = before;
                    break;
                }
                _ if words::is(&word, Class::Past) => phrase.is_past = true,
                _ if words::is(&word, Class::Ahead) => phrase.is_ahead = true,
                _ if is_modifier(&word) && !self.governs(before) || chunk.has(before) && !self.is_named(before) => {}
                _ => break,
            }
            phrase.start = before;
            if phrase.article != Article::None {
                break;
            }
        }
        phrase
    }

    /// Whether a word that could modify a noun governs it: “exchanged letters”, “in several interviews”, not “in-person talks”.
    fn governs(&self, at: usize) -> bool {
        let is_verb = self.is_verb(at) && triggers::light_verb(self.text().word(at)).is_some();
        is_verb || closed_word(self.text().word(at)).is_preposition && self.text().word(at + 1) != "-"
    }

    /// Where the name begins whose last word an event's noun is.
    fn name_that_ends_with(&self, at: usize) -> Option<usize> {
        let is_name = |m: &&crate::parties::Mention| {
            let is_person = self.ground.parties.list[m.party].kind == PartyKind::Person;
            m.kind == MentionKind::Name && m.tokens.end == at + 1 && !is_person
        };
        self.ground.parties.within(TokenRange::new(at, at + 1)).find(is_name).map(|m| m.tokens.start)
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
        let is_mark = |t: usize| matches!(self.text().word(t), "." | "'s" | "’s");
        let Some(last) =
            mentions.last().filter(|m| mark <= m.tokens.end + MOST_MARKS && (m.tokens.end..mark).all(is_mark))
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
                    let end = from.tokens.map_or(self.tokens.end, |t| t.end);
                    lead.take_others(from);
                    if self.lower(end) == "to" && noun.channel.medium == Medium::Letter {
                        lead.add_others(self.ground.list_at(end + 1, self.tokens.end));
                    }
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
                _ if self.hides(at, next) => return,
                _ => {}
            }
            next += 1;
        }
    }
}

/// What may stand between an article and an event's noun.
pub(super) fn is_modifier(word: &str) -> bool {
    if closed_word(word).is_preposition || words::is(word, Class::Governing) {
        return words::is(word, Class::Modifier);
    }
    words::is(word, Class::Modifier)
        || has_modifier_ending(word)
        || word.chars().all(|c| c.is_ascii_digit())
        || triggers::medium_before(word).is_some()
}

/// “formal”, “high-level”: a word that modifies by how it ends.
fn has_modifier_ending(word: &str) -> bool {
    let endings = (SHORTEST_ENDING..=LONGEST_ENDING).filter_map(|length| word.get(word.len().checked_sub(length)?..));
    word.len() > LONGEST_STEMLESS && endings.into_iter().any(|ending| words::is(ending, Class::ModifierEnding))
}
