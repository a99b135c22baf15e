//! Coreference: offices alone, common nouns, groups and pronouns, in one walk over the text.
//!
//! Takes the cast of named parties; makes every mention in order. Whoever was mentioned is remembered with the role that
//! he had ([`Recent`]); what refers back chooses among these by agreement and learnt weights (`salience`). Offices go
//! to who holds them (`offices`), common nouns to who was called so (`nouns` and `bodies`,
//! read by `phrases`), plurals to those who
//! stood together (`groups`), pronouns to the most salient (`pronouns`). Each looks at a bounded number of parties, so the
//! whole is linear. “I” and “we” are left to whoever knows the speaker.

mod bodies;
mod groups;
mod nouns;
mod offices;
mod phrases;
mod pronouns;
pub mod salience;

use super::cluster::{Cast, Facts, clean, without_capitals};
use super::gazetteer;
use super::names::{NameKind, Named};
use super::words::{Gender, closed_word, lower, noun, singular};
use super::{Link, Mention, Parties, Party, PartyId};
use crate::analysis::{MentionKind, PartyKind};
use crate::speech::cues;
use crate::speech::quotes::{self, Quotes};
use crate::syntax::{ChunkKind, Syntax, Tag};
use crate::table::WordClasses;
use crate::text::{Text, TokenRange};
use groups::Circles;
use offices::Offices;
use rustc_hash::FxHashMap;
use salience::{Class, Feature, Features, Weights};
use std::sync::LazyLock;

/// How many parties are remembered as last mentioned: bounds the work; set by hand.
const MEMORY: usize = 20;

/// Words that decide whom a phrase refers to, by class.
fn is(word: &str, class: &'static str) -> bool {
    static WORDS: LazyLock<WordClasses> = LazyLock::new(|| WordClasses::read(include_str!("words.tsv")));
    WORDS.holds(word, class)
}

/// Whether a nationality has no plural: “the Chinese” are a people.
fn names_a_people(word: &str) -> bool {
    let ending = |length: usize| word.len().checked_sub(length).and_then(|at| word.get(at..));
    [2, 3].into_iter().filter_map(ending).any(|ending| is(ending, "people-ending"))
}

/// A choice among candidates, for who learns from it.
#[derive(Clone, Debug)]
#[cfg_attr(not(feature = "train"), allow(dead_code))] // nobody else reads it
pub struct Choice {
    /// The word that refers back, a noun phrase's head.
    pub token: usize,
    /// What it is.
    pub class: Class,
    /// Who could be meant.
    pub candidates: Vec<(PartyId, Features)>,
}

/// Walks the text; gives the choices too, where they are asked for.
pub fn resolve(
    text: &Text,
    syntax: &Syntax,
    named: &[Named],
    cast: Cast,
    weights: &Weights,
    choices: Option<&mut Vec<Choice>>,
) -> Parties {
    let mut walk = Walk::new(text, syntax, named, cast, weights, choices);
    for sentence in 0..text.sentences.len() {
        walk.sentence(sentence);
    }
    walk.finish()
}

/// A party as last mentioned.
#[derive(Clone, Copy)]
struct Recent {
    party: PartyId,
    sentence: usize,
    kind: MentionKind,
    role: Role,
    /// The first subject of its sentence.
    is_topic: bool,
    is_quoted: bool,
}

/// What a phrase does in its clause, as far as its neighbours show.
#[derive(Clone, Copy, Default)]
struct Role {
    /// A finite verb follows.
    is_subject: bool,
    /// That verb, or one before, is one of saying.
    speaks: bool,
    /// A preposition stands before it.
    is_governed: bool,
}

struct Walk<'a> {
    text: &'a Text<'a>,
    syntax: &'a Syntax,
    quotes: Quotes,
    weights: &'a Weights,
    choices: Option<&'a mut Vec<Choice>>,
    named: &'a [Named],
    next_named: usize,
    of_named: Vec<Option<PartyId>>,
    list: Vec<Party>,
    /// How many of them have names: the first of the list.
    of_names: usize,
    facts: Vec<Facts>,
    counts: Vec<usize>,
    mentions: Vec<Mention>,
    /// Oldest first, each party once.
    recent: Vec<Recent>,
    /// What each class of pronoun was last taken for.
    taken_up: FxHashMap<Class, PartyId>,
    circles: Circles,
    offices: Offices,
    /// Unnamed parties by their words, by their noun, and by whose they are and their noun.
    by_phrase: FxHashMap<String, PartyId>,
    by_noun: FxHashMap<String, PartyId>,
    by_owner: FxHashMap<(PartyId, String), PartyId>,
    /// Named bodies by the noun that ends their name.
    bodies_by_noun: FxHashMap<String, Vec<PartyId>>,
    sentence: usize,
    /// The sentence's first subject.
    subject: Option<PartyId>,
    /// Where the last description behind a name ends.
    described_to: usize,
    /// Nouns before this token belong to a phrase that has been read.
    read_to: usize,
    /// The same of a noun joined by hyphens.
    joined_to: usize,
}

impl<'a> Walk<'a> {
    fn new(
        text: &'a Text<'a>,
        syntax: &'a Syntax,
        named: &'a [Named],
        cast: Cast,
        weights: &'a Weights,
        choices: Option<&'a mut Vec<Choice>>,
    ) -> Self {
        let Cast { list, facts, of_named, .. } = cast;
        Self {
            text,
            syntax,
            quotes: quotes::find(text),
            weights,
            choices,
            named,
            next_named: 0,
            of_named,
            counts: vec![0; list.len()],
            offices: Offices::new(&list, &facts),
            bodies_by_noun: bodies::by_noun(&list),
            of_names: list.len(),
            list,
            facts,
            mentions: Vec::new(),
            recent: Vec::new(),
            taken_up: FxHashMap::default(),
            circles: Circles::default(),
            by_phrase: FxHashMap::default(),
            by_noun: FxHashMap::default(),
            by_owner: FxHashMap::default(),
            sentence: 0,
            subject: None,
            described_to: 0,
            read_to: 0,
            joined_to: 0,
        }
    }

    fn finish(mut self) -> Parties {
        self.mentions.sort_by_key(|m| (m.tokens.start, std::cmp::Reverse(m.tokens.end)));
        let links = (0..self.text.tokens.len()).map(|t| Link::of(self.text.word(t))).collect();
        Parties { list: self.list, mentions: self.mentions, links }
    }

    fn sentence(&mut self, index: usize) {
        let sentence = self.text.sentences[index];
        (self.sentence, self.subject) = (index, None);
        if self.text.label_at(sentence.tokens.start).is_some() {
            self.label(sentence.tokens);
            return;
        }
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            at = self.read_at(at, sentence.tokens);
        }
        self.close_circle();
    }

    /// A turn's label names its speaker and nobody else.
    fn label(&mut self, label: TokenRange) {
        while let Some(&named) = self.named.get(self.next_named).filter(|n| n.tokens.start < label.end) {
            self.next_named += 1;
            if named.tokens.start >= label.start {
                self.read_named(&named, self.next_named - 1);
            }
        }
        self.close_circle();
    }

    /// Reads what begins at a token; gives where to read on.
    fn read_at(&mut self, at: usize, sentence: TokenRange) -> usize {
        while self.named.get(self.next_named).is_some_and(|n| n.tokens.start < at) {
            self.next_named += 1;
        }
        if let Some(&named) = self.named.get(self.next_named).filter(|n| n.tokens.start == at) {
            self.next_named += 1;
            self.read_named(&named, self.next_named - 1);
            return named.tokens.end;
        }
        if let Some(party) = self.pronoun(at) {
            self.learn_gender(at, party);
            self.mention(TokenRange::new(at, at + 1), at, MentionKind::Pronoun, party);
        } else if let Some(nominal) = self.nominal_at(at, sentence) {
            let party = self.nominal(&nominal);
            self.mention(nominal.tokens, nominal.head, MentionKind::Nominal, party);
        } else if at >= self.joined_to {
            self.thing_at(at);
        }
        at + 1
    }

    /// “He” shows the gender of a witness, or of one whose name does not show it.
    fn learn_gender(&mut self, at: usize, party: PartyId) {
        let word = self.text.word(at);
        let gender = [("he", Gender::Male), ("she", Gender::Female)].into_iter().find(|(class, _)| is(word, class));
        if let (Some((_, gender)), PartyKind::Unnamed | PartyKind::Person) = (gender, self.list[party].kind) {
            self.facts[party].gender.get_or_insert(gender);
        }
    }

    /// Notes a mention and remembers its party. What cannot speak is noted alone.
    fn mention(&mut self, tokens: TokenRange, head: usize, kind: MentionKind, party: PartyId) {
        let listed = self.mentions.last().filter(|before| self.stand_in_list(before.tokens, tokens)).map(|m| m.party);
        self.mentions.push(Mention { tokens, kind, party });
        if self.list[party].is_thing {
            return;
        }
        let is_quoted = self.quotes.holds(head);
        let mut role = self.role(tokens);
        // “Voss said that her country …”: she stays the sentence's subject.
        if let Some(before) = self.recent.iter().find(|r| r.party == party && r.sentence == self.sentence) {
            role.is_subject |= before.role.is_subject;
            role.speaks |= before.role.speaks;
        }
        let is_topic = self.subject.map_or(role.is_subject, |topic| topic == party);
        self.remember(Recent { party, sentence: self.sentence, kind, role, is_topic, is_quoted });
        self.counts[party] += 1;
        if is_quoted {
            return;
        }
        if role.is_subject && self.subject.is_none() {
            self.subject = Some(party);
        }
        self.join_circle(party, kind, listed);
    }

    fn remember(&mut self, recent: Recent) {
        self.recent.retain(|r| r.party != recent.party);
        self.recent.push(recent);
        if self.recent.len() > MEMORY {
            self.recent.remove(0);
        }
    }

    fn role(&self, tokens: TokenRange) -> Role {
        let is_governed = self.is_governed(tokens.start);
        let follows = self.verb_behind(tokens.end);
        let speaks = follows.into_iter().chain(self.verb_before(tokens.start)).any(|verb| self.is_of_saying(verb));
        Role { is_subject: !is_governed && (self.subject.is_none() || follows.is_some()), speaks, is_governed }
    }

    /// The main verb of the finite verb chunk that begins at a token, an adverb aside.
    fn verb_behind(&self, at: usize) -> Option<usize> {
        let tag = |t: usize| self.syntax.tags.get(t).copied().unwrap_or(Tag::XX);
        let start = if tag(at) == Tag::RB { at + 1 } else { at };
        let chunk = self.syntax.chunk_at(start).filter(|c| c.kind == ChunkKind::Verb);
        tag(start).is_finite().then(|| chunk.map_or(start, |c| c.head))
    }

    /// “…, said Voss”: a finite verb right before, behind words that are quoted or set off.
    fn verb_before(&self, at: usize) -> Option<usize> {
        let verb = at.checked_sub(1).filter(|&t| self.syntax.tags.get(t).is_some_and(|tag| tag.is_finite()))?;
        let before = verb.checked_sub(1).map_or("", |t| self.text.word(t));
        matches!(before, "," | "\"" | "”" | "''" | "’").then_some(verb)
    }

    fn is_of_saying(&self, verb: usize) -> bool {
        let lemma = self.syntax.lemma(self.text, verb);
        cues::verbs(&lemma).iter().any(|row| row.particle.is_empty() && (row.frames.that || row.frames.quote))
    }

    /// Whether a preposition stands before a phrase.
    fn is_governed(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let tag = self.syntax.tags.get(before).copied().unwrap_or(Tag::XX);
        let opens_clause = is(self.text.word(before), "clause");
        tag == Tag::IN && !opens_clause || closed_word(self.text.word(before)).is_preposition
    }

    fn read_named(&mut self, named: &Named, index: usize) {
        let tokens = named.tokens;
        let head = named.name.end.saturating_sub(1).max(tokens.start);
        match (named.kind, self.of_named[index]) {
            (NameKind::Capital(_) | NameKind::Seat(_), Some(party)) if self.list[party].kind != PartyKind::Person => {
                self.mention(tokens, head, MentionKind::Metonym, party);
            }
            (NameKind::Organization, Some(party)) => {
                // “Iran's Foreign Ministry”: the whole is the ministry.
                let owner = named.owner.filter(|owner| owner.tokens.end + 1 == tokens.start);
                let start = owner.map_or(tokens.start, |owner| owner.tokens.start);
                self.mention(TokenRange::new(start, tokens.end), head, MentionKind::Name, party);
            }
            (_, Some(party)) => self.mention(tokens, head, MentionKind::Name, party),
            (NameKind::Office, None) => {
                let head = named.title.map_or(head, |t| t.end.saturating_sub(1));
                let party = self.office(named);
                self.mention(self.with_article(tokens), head, MentionKind::Title, party);
            }
            (NameKind::Demonym(_), None) => self.people_of(tokens),
            (NameKind::Place, None) => self.place(tokens, head),
            _ => {}
        }
    }

    /// “Kestrians”: a nationality's plural stands for people.
    fn people_of(&mut self, tokens: TokenRange) {
        let head = tokens.end - 1;
        let is_plural = self.text.word(head).ends_with('s') && self.syntax.tags.get(head).is_some_and(|t| t.is_noun());
        let is_whole = self.syntax.chunk_at(head).is_none_or(|c| c.head == head);
        if is_plural && is_whole {
            let party = self.unnamed(tokens, PartyKind::Group);
            self.mention(tokens, head, MentionKind::Nominal, party);
        } else if self.follows_article(tokens.start)
            && self.verb_behind(tokens.end).is_some()
            && !names_a_people(self.text.word(head))
        {
            // “The Kenyan said”
            let found = gazetteer::longest(self.text, tokens.start, tokens.end).and_then(|f| f.place.country());
            let is_of =
                |r: &&Recent| self.list[r.party].kind == PartyKind::Person && self.list[r.party].country == found;
            let person = found.and_then(|_| self.recent.iter().rev().find(is_of)).map(|r| r.party);
            if let Some(party) = person {
                self.mention(self.with_article(tokens), head, MentionKind::Nominal, party);
            }
        }
    }

    /// “Texas said it would sue”: a place that speaks stands for who governs it.
    fn place(&mut self, tokens: TokenRange, head: usize) {
        let role = self.role(tokens);
        if role.is_subject && role.speaks {
            let party = self.unnamed(tokens, PartyKind::Organization);
            self.mention(tokens, head, MentionKind::Metonym, party);
        }
    }

    fn with_article(&self, tokens: TokenRange) -> TokenRange {
        let has_article = tokens.start.checked_sub(1).is_some_and(|t| is_article(self.text.word(t)));
        TokenRange::new(tokens.start - usize::from(has_article), tokens.end)
    }

    /// The most salient of the recent parties that `agrees`; `describe` adds what it knows of each. Nobody where none
    /// weighs enough.
    fn choose(
        &mut self,
        class: Class,
        tokens: TokenRange,
        agrees: impl Fn(&Self, &Recent) -> bool,
        describe: impl Fn(&Self, PartyId, &mut Features),
    ) -> Option<PartyId> {
        let head = tokens.end - 1;
        let role = self.role(tokens);
        let candidates: Vec<(PartyId, Features)> = self
            .recent
            .iter()
            .rev()
            .filter(|r| agrees(self, r))
            .enumerate()
            .map(|(place, recent)| {
                let mut features = self.features(class, head, role, recent);
                features.set(Feature::Nearest, place == 0);
                describe(self, recent.party, &mut features);
                (recent.party, features)
            })
            .collect();
        let best = candidates
            .iter()
            .map(|&(party, features)| (party, self.weights.weigh(class, features)))
            .filter(|(_, weight)| *weight > salience::nobody(class, role.speaks))
            .reduce(|best, next| if next.1 > best.1 { next } else { best })
            .map(|(party, _)| party);
        if let Some(choices) = &mut self.choices {
            choices.push(Choice { token: head, class, candidates });
        }
        if let Some(party) = best {
            self.taken_up.insert(class, party);
        }
        best
    }

    fn features(&self, class: Class, head: usize, role: Role, recent: &Recent) -> Features {
        let (party, facts) = (&self.list[recent.party], &self.facts[recent.party]);
        // Those who stood together are as near as the last one of them.
        let of_members = self.recent.iter().filter(|r| party.members.contains(&r.party)).map(|r| r.sentence).max();
        let last = recent.sentence.max(of_members.unwrap_or(0));
        let distance = self.sentence - last;
        let block = |sentence: usize| self.text.sentences[sentence].block;
        let mentions = self.counts[recent.party];
        let is_quoted = self.quotes.holds(head);
        let mut features = Features::default();
        for (feature, holds) in [
            (Feature::Any, true),
            (Feature::SameSentence, distance == 0),
            (Feature::OneBack, distance == 1),
            (Feature::TwoBack, distance == 2),
            (Feature::FewBack, matches!(distance, 3 | 4)),
            (Feature::FarBack, distance > 4),
            (Feature::OtherParagraph, block(self.sentence) != block(last)),
            (Feature::Subject, recent.role.is_subject),
            (Feature::Topic, recent.is_topic),
            (Feature::Spoke, recent.role.speaks),
            (Feature::NearTopic, recent.is_topic && distance < 2),
            (Feature::Governed, recent.role.is_governed),
            (Feature::ByName, matches!(recent.kind, MentionKind::Name | MentionKind::Title)),
            (Feature::ByPronoun, recent.kind == MentionKind::Pronoun),
            (Feature::Once, mentions == 1),
            (Feature::Twice, mentions == 2),
            (Feature::Often, matches!(mentions, 3..=5)),
            (Feature::VeryOften, mentions > 5),
            (Feature::OtherSideOfQuote, recent.is_quoted != is_quoted),
            (Feature::BothQuoted, recent.is_quoted && is_quoted),
            (Feature::GenderShown, facts.gender.is_some()),
            (Feature::IsPerson, party.kind == PartyKind::Person),
            (Feature::IsUnnamed, party.kind == PartyKind::Unnamed),
            (Feature::IsOrganization, party.kind == PartyKind::Organization),
            (Feature::IsCountry, party.kind == PartyKind::Country),
            (Feature::IsGroup, party.kind == PartyKind::Group),
            (Feature::HasMembers, !party.members.is_empty()),
            (Feature::Unsure, facts.is_unsure),
            (Feature::TakenUpBefore, self.taken_up.get(&class) == Some(&recent.party)),
            (Feature::BothSubjects, role.is_subject && recent.role.is_subject),
            (Feature::BothSpeak, role.speaks && recent.role.speaks),
            (Feature::Speaks, role.speaks),
        ] {
            features.set(feature, holds);
        }
        features
    }

    /// A noun phrase of no known kind: somebody may be quoting it.
    fn thing_at(&mut self, at: usize) {
        let Some(&chunk) = self.syntax.chunk_at(at).filter(|c| c.kind == ChunkKind::Noun && c.head == at) else {
            return;
        };
        let tag = self.syntax.tags.get(at).copied().unwrap_or(Tag::XX);
        if tag.is_noun() && !closed_word(self.text.word(at)).is_calendar {
            let party = self.thing(chunk.tokens, matches!(tag, Tag::NNS | Tag::NNPS));
            self.mention(chunk.tokens, at, MentionKind::Nominal, party);
        }
    }

    /// What cannot speak: taken up by its noun (“a poster … the poster”), otherwise by its words.
    fn thing(&mut self, tokens: TokenRange, is_plural: bool) -> PartyId {
        let head = self.text.word(tokens.end.saturating_sub(1));
        let is_definite = tokens.len() == 2 && is(self.text.word(tokens.start), "definite");
        let known = self.by_noun.get(&singular(head)).copied().filter(|&p| is_definite && self.list[p].is_thing);
        if let Some(party) = known {
            return party;
        }
        let speaker = self.by_noun.get(&singular(head)).copied().filter(|&p| !self.list[p].is_thing);
        let party = self.unnamed(tokens, if is_plural { PartyKind::Group } else { PartyKind::Unnamed });
        self.list[party].is_thing = true;
        if let Some(speaker) = speaker {
            self.by_noun.insert(singular(head), speaker);
        }
        party
    }

    /// The party that these words describe, made if the same words have not described one before.
    fn unnamed(&mut self, tokens: TokenRange, kind: PartyKind) -> PartyId {
        let key = lower(&self.description(tokens)).into_owned();
        if let Some(&party) = self.by_phrase.get(&key) {
            return party;
        }
        let party = self.new_unnamed(tokens, kind);
        self.by_phrase.insert(key, party);
        party
    }

    fn new_unnamed(&mut self, tokens: TokenRange, kind: PartyKind) -> PartyId {
        let head = self.text.word(tokens.end.saturating_sub(1));
        let gender = noun(head).and_then(|n| n.gender);
        let party = Party::new(self.description(tokens), kind);
        let id = self.add(party, Facts { gender, ..Facts::default() });
        self.by_noun.insert(singular(head), id);
        id
    }

    /// The words without the article before them.
    fn description(&self, tokens: TokenRange) -> String {
        let has_article = tokens.len() > 1 && is_article(self.text.word(tokens.start));
        let words = clean(self.text, TokenRange::new(tokens.start + usize::from(has_article), tokens.end));
        // `MODERATOR`, as a transcript labels him
        if self.text.label_at(tokens.start).is_some() { without_capitals(words) } else { words }
    }

    fn add(&mut self, party: Party, facts: Facts) -> PartyId {
        self.list.push(party);
        self.facts.push(facts);
        self.counts.push(0);
        self.list.len() - 1
    }
}

fn is_article(word: &str) -> bool {
    ["the", "a", "an"].iter().any(|article| word.eq_ignore_ascii_case(article))
}
