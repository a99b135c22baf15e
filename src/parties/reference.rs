//! Coreference: offices alone, common nouns, groups and pronouns, in one walk over the text.
//!
//! Takes the cast of named parties; makes every mention in order. Each resolution looks at a bounded number of recent
//! mentions, so the whole is linear. Salience follows the usual order (Lappin and Leass 1994): recent before distant,
//! subject before object, outside quotations before inside, agreement in gender and number required. “I” and “we” are
//! left to whoever knows the speaker.

use super::cluster::{Cast, Facts, clean, office_words};
use super::gazetteer::{self, Place};
use super::names::{NameKind, Named};
use super::words::{Gender, Noun, NounClass, closed_word, is_capitalised, lower, noun, singular, title_word};
use super::{Link, Mention, Parties, Party, PartyId};
use crate::analysis::{MentionKind, PartyKind};
use crate::speech::quotes::{self, Quotes};
use crate::syntax::{ChunkKind, Syntax, Tag};
use crate::text::{Text, TokenRange};
use std::collections::HashMap;

/// How many recent mentions of different parties a pronoun looks back on.
const MEMORY: usize = 16;
/// “themselves”, in bytes.
const LONGEST_PRONOUN: usize = 10;
/// How many sets of people that stood together are remembered.
const CIRCLES: usize = 8;

/// How many sentences a plural outlives.
const PLURAL_REACH: usize = 4;

/// Weights of salience, in sentences of distance; set by hand on news prose, measured on GUM's news and interviews.
mod weight {
    /// A subject outlives objects by a sentence.
    pub const SUBJECT: f32 = 0.9;
    /// The first subject of a sentence, by a third of that.
    pub const TOPIC: f32 = 0.3;
    /// Words inside a quotation are seldom taken up outside it.
    pub const OTHER_SIDE_OF_QUOTE: f32 = -1.5;
    /// The text shows the gender, and it agrees.
    pub const GENDER_SHOWN: f32 = 0.2;
    /// It may be no person at all.
    pub const UNSURE: f32 = -1.0;
    /// A paragraph's end.
    pub const PARAGRAPH: f32 = -0.2;
    /// Each further mention, up to `MOST_MENTIONS`: the one whom the text is about.
    pub const MENTION: f32 = 0.12;
    pub const MOST_MENTIONS: usize = 6;
    /// Below this nobody is meant.
    pub const LEAST: f32 = -6.0;
}

/// Walks the text.
pub fn resolve(text: &Text, syntax: &Syntax, named: &[Named], cast: Cast) -> Parties {
    let mut walk = Walk::new(text, syntax, named, cast);
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
    /// The first subject of its sentence.
    is_topic: bool,
    is_subject: bool,
    is_quoted: bool,
}

struct Walk<'a> {
    text: &'a Text<'a>,
    syntax: &'a Syntax,
    quotes: Quotes,
    named: &'a [Named],
    next_named: usize,
    of_named: Vec<Option<PartyId>>,
    list: Vec<Party>,
    facts: Vec<Facts>,
    counts: Vec<usize>,
    mentions: Vec<Mention>,
    /// Oldest first, each party once.
    recent: Vec<Recent>,
    /// Sets of people that a sentence named together, oldest first.
    circles: Vec<Vec<PartyId>>,
    /// The people whom the last sentence with several named, and that sentence.
    circle: Option<(Vec<PartyId>, usize)>,
    /// The last plural, and its sentence.
    plural: Option<(PartyId, usize)>,
    /// Holders of offices, by the office's head.
    by_office: HashMap<String, Vec<PartyId>>,
    /// Holders of offices, by their country.
    by_country: HashMap<&'static str, Vec<PartyId>>,
    /// Unnamed parties by their words, and by their head noun.
    by_phrase: HashMap<String, PartyId>,
    by_head: HashMap<String, PartyId>,
    groups: HashMap<Vec<PartyId>, PartyId>,
    sentence: usize,
    /// The people whom the sentence has named so far, outside quotations.
    present: Vec<PartyId>,
    /// The sentence's first subject.
    subject: Option<PartyId>,
}

/// A noun phrase whose head is in the table.
struct Nominal {
    tokens: TokenRange,
    head: usize,
    noun: Noun,
    article: Article,
    /// The country whose nationality or name stands in it.
    country: Option<&'static str>,
    /// “two”, “both”, “three”.
    count: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Article {
    Definite,
    Indefinite,
    Possessive,
    None,
}

impl<'a> Walk<'a> {
    fn new(text: &'a Text<'a>, syntax: &'a Syntax, named: &'a [Named], cast: Cast) -> Self {
        let Cast { list, facts, of_named } = cast;
        let mut by_office: HashMap<String, Vec<PartyId>> = HashMap::new();
        for (party, facts) in facts.iter().enumerate() {
            for head in facts.offices.iter().filter_map(|o| o.words.iter().rfind(|w| title_word(w).is_head)) {
                let holders = by_office.entry(head.clone()).or_default();
                if holders.last() != Some(&party) && holders.len() < MEMORY {
                    holders.push(party);
                }
            }
        }
        let mut by_country: HashMap<&str, Vec<PartyId>> = HashMap::new();
        for (id, party) in list.iter().enumerate().filter(|(id, _)| !facts[*id].offices.is_empty()) {
            if let Some(country) = party.country {
                let officers = by_country.entry(country).or_default();
                if officers.len() < MEMORY {
                    officers.push(id);
                }
            }
        }
        Self {
            text,
            syntax,
            quotes: quotes::find(text),
            named,
            next_named: 0,
            of_named,
            counts: vec![0; list.len()],
            list,
            facts,
            mentions: Vec::new(),
            recent: Vec::new(),
            circles: Vec::new(),
            circle: None,
            plural: None,
            by_office,
            by_country,
            by_phrase: HashMap::new(),
            by_head: HashMap::new(),
            groups: HashMap::new(),
            sentence: 0,
            present: Vec::new(),
            subject: None,
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
        self.present.clear();
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            at = self.read_at(at, sentence.tokens);
        }
        if self.present.len() > 1 {
            self.circle = Some((self.present.clone(), index));
        }
        if self.present.len() > 1 && !self.circles.contains(&self.present) {
            self.circles.push(self.present.clone());
            if self.circles.len() > CIRCLES {
                self.circles.remove(0);
            }
        }
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
        if let Some(party) = self.pronoun(at).or_else(|| self.plural_pronoun(at)) {
            self.mention(TokenRange::new(at, at + 1), at, MentionKind::Pronoun, party);
            return at + 1;
        }
        if let Some(nominal) = self.nominal_at(at, sentence) {
            let party = self.nominal(&nominal);
            self.mention(nominal.tokens, nominal.head, MentionKind::Nominal, party);
            return at + 1;
        }
        self.thing_at(at);
        at + 1
    }

    fn mention(&mut self, tokens: TokenRange, head: usize, kind: MentionKind, party: PartyId) {
        self.mentions.push(Mention { tokens, kind, party });
        let is_quoted = self.quotes.holds(head);
        let is_subject = !self.is_governed(tokens.start) && (self.subject.is_none() || self.verb_follows(tokens.end));
        // “Voss said that her country …”: she stays the sentence's subject.
        let was_subject = self.recent.iter().any(|r| r.party == party && r.sentence == self.sentence && r.is_subject);
        let is_subject = is_subject || was_subject;
        let is_topic = self.subject.map_or(is_subject, |topic| topic == party);
        self.recent.retain(|r| r.party != party);
        self.recent.push(Recent { party, sentence: self.sentence, is_topic, is_subject, is_quoted });
        if self.recent.len() > MEMORY {
            self.recent.remove(0);
        }
        self.counts[party] += 1;
        if is_quoted {
            return;
        }
        if is_subject && self.subject.is_none() {
            self.subject = Some(party);
        }
        let is_person = self.list[party].kind == PartyKind::Person && !self.facts[party].is_unsure;
        if is_person && kind != MentionKind::Pronoun && !self.present.contains(&party) {
            self.present.push(party);
        }
        if self.list[party].kind == PartyKind::Group && !self.list[party].is_thing {
            let has_members = !self.list[party].members.is_empty();
            if has_members || is_subject {
                self.plural = Some((party, self.sentence));
            }
        } else if self.joins_previous(tokens.start) {
            self.join_with_previous(party);
        }
    }

    /// “A and B”: the two stand together.
    fn joins_previous(&self, at: usize) -> bool {
        at > 1
            && matches!(self.text.word(at - 1), "and" | "&")
            && self.mentions.iter().rev().nth(1).is_some_and(|m| m.tokens.end + 1 == at || m.tokens.end + 2 == at)
    }

    fn join_with_previous(&mut self, party: PartyId) {
        let Some(before) = self.mentions.iter().rev().nth(1).map(|m| m.party) else { return };
        let is_person = |p: PartyId| self.list[p].kind == PartyKind::Person;
        if before != party && is_person(before) && is_person(party) {
            let group = self.group(vec![before, party]);
            self.plural = Some((group, self.sentence));
        }
    }

    /// Whether a preposition stands before a phrase.
    fn is_governed(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |t| self.text.word(t));
        let tag = at.checked_sub(1).and_then(|t| self.syntax.tags.get(t)).copied().unwrap_or(Tag::NN);
        (tag == Tag::IN && !matches!(before, "that" | "while" | "as" | "because" | "if" | "after" | "before" | "since"))
            || closed_word(before).is_preposition
    }

    fn verb_follows(&self, at: usize) -> bool {
        let tag = |t: usize| self.syntax.tags.get(t).copied().unwrap_or(Tag::NN);
        tag(at).is_finite() || tag(at) == Tag::RB && tag(at + 1).is_finite()
    }

    fn read_named(&mut self, named: &Named, index: usize) {
        let tokens = named.tokens;
        let head = named.name.end.saturating_sub(1).max(tokens.start);
        match (named.kind, self.of_named[index]) {
            (NameKind::Capital(_) | NameKind::Seat(_), Some(party)) => {
                self.mention(tokens, head, MentionKind::Metonym, party);
            }
            (_, Some(party)) => self.mention(tokens, head, MentionKind::Name, party),
            (NameKind::Office, None) => {
                let head = named.title.map_or(head, |t| t.end.saturating_sub(1));
                let party = self.office(named);
                self.mention(self.with_determiner(tokens), head, MentionKind::Title, party);
            }
            _ => {}
        }
    }

    fn with_determiner(&self, tokens: TokenRange) -> TokenRange {
        let before = tokens.start.checked_sub(1).map_or("", |t| self.text.word(t));
        let is_determiner = matches!(lower(before).as_ref(), "the" | "a" | "an");
        TokenRange::new(tokens.start - usize::from(is_determiner), tokens.end)
    }

    /// “the President”, “Secretary of State”: who holds that office.
    fn office(&mut self, named: &Named) -> PartyId {
        let Some(title) = named.title else { return self.unnamed(named.tokens, PartyKind::Unnamed) };
        let words = office_words(self.text, title);
        let country = named.owner.and_then(|o| o.country);
        let article = title.start.checked_sub(1).map_or("", |t| self.text.word(t));
        if matches!(article, "a" | "an" | "A" | "An") {
            return self.new_unnamed(named.tokens, PartyKind::Unnamed);
        }
        let is_epithet =
            noun(self.text.word(title.end.saturating_sub(1))).is_some_and(|n| n.class == NounClass::Epithet);
        self.holder(&words, country)
            .or_else(|| self.salient_person(None).filter(|_| is_epithet && named.is_determined && country.is_none()))
            .unwrap_or_else(|| self.unnamed(named.tokens, PartyKind::Unnamed))
    }

    /// Who holds an office: the same words before a part of them; a country if given; otherwise one whose country the
    /// text does not say (the reader's own president) before others, then the last one mentioned.
    fn holder(&self, words: &[String], country: Option<&'static str>) -> Option<PartyId> {
        let head = words.iter().rfind(|w| title_word(w).is_head)?;
        let holders = self.by_office.get(head)?;
        let fit = |&&party: &&PartyId| {
            self.facts[party]
                .offices
                .iter()
                .filter_map(|office| {
                    let agrees = country.is_none()
                        || office.country.is_none() && self.list[party].country.is_none()
                        || office.country == country
                        || self.list[party].country == country;
                    agrees.then(|| likeness(words, &office.words)).flatten().map(|l| (l, office.country.is_none()))
                })
                .max()
        };
        holders
            .iter()
            .filter_map(|party| fit(&party).map(|(likeness, is_own)| (party, likeness, is_own)))
            .max_by_key(|&(&party, likeness, is_own)| {
                (likeness, country.is_none() && is_own && self.list[party].country.is_none(), self.recency(party))
            })
            .map(|(&party, ..)| party)
    }

    fn recency(&self, party: PartyId) -> Option<usize> {
        self.recent.iter().position(|r| r.party == party)
    }

    // Pronouns.

    fn pronoun(&self, at: usize) -> Option<PartyId> {
        let word = self.text.word(at);
        if word.len() > LONGEST_PRONOUN || title_word(self.text.word(at + 1)).is_honorific {
            return None; // “His Majesty”
        }
        match lower(word).as_ref() {
            "he" | "his" | "himself" => self.person(at, Gender::Male, None),
            "she" | "herself" => self.person(at, Gender::Female, None),
            "him" => self.person(at, Gender::Male, self.subject),
            "her" | "hers" => {
                let is_possessive = self.syntax.tags.get(at).is_none_or(|&t| t == Tag::PRPS || t == Tag::NN);
                self.person(at, Gender::Female, if is_possessive { None } else { self.subject })
            }
            "it" | "its" | "itself" => self.body(at),
            "who" | "whom" => self
                .mentions
                .last()
                .filter(|m| m.tokens.end == at || m.tokens.end + 1 == at && self.text.word(at - 1) == ",")
                .map(|m| m.party),
            _ => None,
        }
    }

    /// The most salient person of a gender.
    fn person(&self, at: usize, gender: Gender, but_not: Option<PartyId>) -> Option<PartyId> {
        let is_quoted = self.quotes.holds(at);
        let eligible = self.recent.iter().filter(|r| {
            let kind = self.list[r.party].kind;
            // “She is an enormous fan”: what only describes somebody is not taken up.
            let is_somebody = r.is_subject && !r.is_quoted && !self.list[r.party].is_thing;
            let is_human = kind == PartyKind::Person || kind == PartyKind::Unnamed && is_somebody;
            is_human && self.facts[r.party].gender.is_none_or(|g| g == gender) && Some(r.party) != but_not
        });
        eligible
            .map(|r| (r.party, self.salience(r, is_quoted)))
            .filter(|(_, salience)| *salience > weight::LEAST)
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(party, _)| party)
    }

    fn salience(&self, recent: &Recent, is_quoted: bool) -> f32 {
        let facts = &self.facts[recent.party];
        let distance = self.sentence - recent.sentence;
        let sentences = &self.text.sentences;
        let paragraphs = sentences[self.sentence].block - sentences[recent.sentence].block;
        let mut salience = -count(distance) + weight::PARAGRAPH * count(paragraphs.min(distance));
        salience += weight::MENTION * count(self.counts[recent.party].min(weight::MOST_MENTIONS));
        for (holds, weight) in [
            (recent.is_subject, weight::SUBJECT),
            (recent.is_topic, weight::TOPIC),
            (recent.is_quoted != is_quoted, weight::OTHER_SIDE_OF_QUOTE),
            (facts.gender.is_some(), weight::GENDER_SHOWN),
            (facts.is_unsure, weight::UNSURE),
        ] {
            if holds {
                salience += weight;
            }
        }
        salience
    }

    /// The most salient body or country, of this sentence or the two before.
    fn body(&self, at: usize) -> Option<PartyId> {
        let is_quoted = self.quotes.holds(at);
        self.recent
            .iter()
            .filter(|r| {
                matches!(self.list[r.party].kind, PartyKind::Organization | PartyKind::Country)
                    && self.sentence - r.sentence <= 2
            })
            .map(|r| (r.party, self.salience(r, is_quoted)))
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(party, _)| party)
    }

    /// “they”: the last plural, or the people whom a later sentence named together.
    fn plural_pronoun(&mut self, at: usize) -> Option<PartyId> {
        if !matches!(lower(self.text.word(at)).as_ref(), "they" | "them" | "their" | "themselves") {
            return None;
        }
        let plural = self.plural.filter(|(_, sentence)| self.sentence - sentence <= PLURAL_REACH);
        let circle = self.circle.as_ref().filter(|(_, sentence)| self.sentence - sentence <= PLURAL_REACH);
        match (plural, circle) {
            (Some((party, since)), Some((_, together))) if since >= *together => Some(party),
            (_, Some((circle, _))) => {
                let members = circle.clone();
                Some(self.group(members))
            }
            (plural, None) => plural.map(|(party, _)| party),
        }
    }

    // Common nouns.

    /// A noun phrase whose head stands at a token and is a noun for people or bodies.
    fn nominal_at(&self, at: usize, sentence: TokenRange) -> Option<Nominal> {
        let word = self.text.word(at);
        let is_two = self.is_bare_count(at);
        let noun = match noun(word) {
            Some(noun) => noun,
            None if is_two => Noun { class: NounClass::Person, gender: None, is_plural: true },
            None => return None,
        };
        if !is_two && !self.is_head(at) {
            return None;
        }
        let start = self.phrase_start(at, sentence.start);
        let (mut article, mut country, mut count) = (Article::None, None, None);
        for t in start..at + usize::from(is_two) {
            let word = lower(self.text.word(t));
            match word.as_ref() {
                "the" | "this" | "that" | "these" | "those" => article = Article::Definite,
                "a" | "an" | "another" => article = Article::Indefinite,
                "his" | "her" | "its" | "their" | "our" | "my" | "your" | "'s" | "’s" => {
                    article = Article::Possessive;
                }
                "two" | "both" => count = Some(2),
                "three" => count = Some(3),
                "four" => count = Some(4),
                _ => {}
            }
            if matches!(word.as_ref(), "both") && article == Article::None {
                article = Article::Definite;
            }
            if country.is_none() && is_capitalised(self.text.word(t)) {
                country = gazetteer::longest(self.text, t, at)
                    .filter(|f| matches!(f.place, Place::Demonym(_) | Place::Country(_)))
                    .and_then(|f| f.place.country());
            }
        }
        Some(Nominal { tokens: TokenRange::new(start, at + 1), head: at, noun, article, country, count })
    }

    /// “the two discussed”, “both said”: a number that stands for people.
    fn is_bare_count(&self, at: usize) -> bool {
        let word = lower(self.text.word(at));
        let before = at.checked_sub(1).map_or("", |t| self.text.word(t));
        let next = self.syntax.tags.get(at + 1).copied().unwrap_or(Tag::NN);
        match word.as_ref() {
            "two" | "three" => matches!(before, "the" | "The") && next.is_finite(),
            "both" => next.is_finite(),
            _ => false,
        }
    }

    /// Whether a noun is the head of its phrase: no further noun follows.
    fn is_head(&self, at: usize) -> bool {
        if let Some(chunk) = self.syntax.chunk_at(at) {
            let is_possessor = matches!(self.text.word(at + 1), "'s" | "’s" | "'" | "’");
            return chunk.kind == ChunkKind::Noun && (chunk.head == at || is_possessor);
        }
        let next = self.text.word(at + 1);
        noun(next).is_none() || !self.syntax.tags.get(at + 1).is_some_and(|t| t.is_noun())
    }

    /// Where the phrase of a head begins.
    fn phrase_start(&self, head: usize, sentence: usize) -> usize {
        let mut start = self.syntax.chunk_at(head).map_or(head, |c| c.tokens.start.min(head));
        // A possessor's phrase is a chunk of its own; a name before the noun may be one too.
        let mut steps = 0;
        while start > sentence && steps < 8 {
            let before = self.text.word(start - 1);
            let is_owner_mark = matches!(before, "'s" | "’s" | "'" | "’") && start < head + 1;
            let tag = self.syntax.tags.get(start - 1).copied().unwrap_or(Tag::NN);
            let goes_on = is_owner_mark
                || matches!(
                    tag,
                    Tag::DT
                        | Tag::PRPS
                        | Tag::JJ
                        | Tag::CD
                        | Tag::NNP
                        | Tag::NNPS
                        | Tag::JJR
                        | Tag::JJS
                        | Tag::HYPH
                        | Tag::PDT
                )
                || tag == Tag::NN
                    && (closed_word(before).is_function
                        && matches!(
                            lower(before).as_ref(),
                            "the" | "a" | "an" | "his" | "her" | "their" | "its" | "two" | "both" | "three"
                        )
                        || is_capitalised(before) && !closed_word(before).is_function);
            if !goes_on {
                break;
            }
            start -= 1;
            steps += 1;
            if matches!(lower(before).as_ref(), "the" | "a" | "an") {
                break;
            }
        }
        start
    }

    fn nominal(&mut self, nominal: &Nominal) -> PartyId {
        if let Some(party) = self.apposed(nominal) {
            return party;
        }
        let head = singular(self.text.word(nominal.head));
        match (nominal.noun.class, nominal.noun.is_plural) {
            (NounClass::Body, false) => self.body_noun(nominal, &head),
            (NounClass::Body, true) => {
                self.joint(nominal, &head).unwrap_or_else(|| self.unnamed(nominal.tokens, PartyKind::Group))
            }
            (_, true) => self.joint(nominal, &head).unwrap_or_else(|| self.unnamed(nominal.tokens, PartyKind::Group)),
            _ => self.person_noun(nominal, &head),
        }
    }

    /// “Vale, a spokesman for the ministry,”: a noun phrase behind a person's name and a comma.
    fn apposed(&self, nominal: &Nominal) -> Option<PartyId> {
        let start = nominal.tokens.start;
        let last = self.mentions.last()?;
        let is_near = start > 0 && last.tokens.end + 1 == start && self.text.word(start - 1) == ",";
        let is_person = last.kind == MentionKind::Name && self.list[last.party].kind == PartyKind::Person;
        (is_near
            && is_person
            && !nominal.noun.is_plural
            && nominal.noun.class != NounClass::Body
            && nominal.article != Article::None)
            .then_some(last.party)
    }

    fn person_noun(&mut self, nominal: &Nominal, head: &str) -> PartyId {
        if nominal.article == Article::Indefinite
            || nominal.article == Article::None && !is_capitalised(self.text.word(nominal.head))
        {
            return self.new_unnamed(nominal.tokens, PartyKind::Unnamed);
        }
        let words: Vec<String> = office_words(self.text, nominal.tokens)
            .into_iter()
            .filter(|w| title_word(w).is_head || title_word(w).is_modifier || title_word(w).is_domain)
            .collect();
        let gender = nominal.noun.gender;
        let found = self
            .holder(&words, nominal.country)
            .or_else(|| self.of_country(nominal, head))
            .or_else(|| self.described(nominal, gender))
            .or_else(|| self.by_head.get(head).copied().filter(|_| nominal.article == Article::Definite));
        found.unwrap_or_else(|| self.unnamed(nominal.tokens, PartyKind::Unnamed))
    }

    /// “the Iranian leader”, “his Iraqi counterpart”: somebody who holds an office of that country.
    fn of_country(&self, nominal: &Nominal, head: &str) -> Option<PartyId> {
        let country = nominal.country?;
        let can =
            matches!(head, "leader" | "counterpart" | "president" | "premier" | "minister" | "diplomat" | "envoy");
        can.then(|| self.officer_of(country)).flatten()
    }

    fn officer_of(&self, country: &str) -> Option<PartyId> {
        let officers = self.by_country.get(country)?;
        self.recent.iter().rev().map(|r| r.party).find(|p| officers.contains(p)).or_else(|| officers.first().copied())
    }

    /// “the billionaire”: an epithet of the most salient person.
    fn described(&self, nominal: &Nominal, gender: Option<Gender>) -> Option<PartyId> {
        // “the former secretary of state”
        let is_former = nominal.tokens.indices().any(|t| self.text.word(t) == "former");
        let is_epithet = nominal.noun.class == NounClass::Epithet || is_former;
        if !is_epithet || nominal.article != Article::Definite || nominal.country.is_some() {
            return None;
        }
        self.salient_person(gender)
    }

    /// The person whom the text is about at this point.
    fn salient_person(&self, gender: Option<Gender>) -> Option<PartyId> {
        self.recent
            .iter()
            .filter(|r| {
                let facts = &self.facts[r.party];
                let agrees = gender.is_none() || facts.gender.is_none() || facts.gender == gender;
                self.list[r.party].kind == PartyKind::Person
                    && !facts.is_unsure
                    && agrees
                    && self.sentence - r.sentence <= 3
            })
            .map(|r| (r.party, self.salience(r, false)))
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(party, _)| party)
    }

    fn body_noun(&mut self, nominal: &Nominal, head: &str) -> PartyId {
        if nominal.article == Article::Definite && nominal.tokens.len() <= 2 {
            let named = self.recent.iter().rev().map(|r| r.party).find(|&p| {
                self.list[p].kind == PartyKind::Organization
                    && !self.facts[p].is_outlet
                    && self.list[p].name.split_whitespace().any(|w| lower(w) == head)
            });
            if let Some(party) = named.or_else(|| self.by_head.get(head).copied()) {
                return party;
            }
        }
        self.unnamed(nominal.tokens, PartyKind::Organization)
    }

    /// “the two leaders”, “both sides”, “the presidents”, “leaders of Kestria and Oland”: people whom the text has named
    /// together.
    fn joint(&mut self, nominal: &Nominal, head: &str) -> Option<PartyId> {
        if let Some(members) = self.leaders_of(nominal) {
            return Some(self.group(members));
        }
        let is_definite = nominal.article == Article::Definite
            || nominal.count.is_some_and(|_| nominal.article != Article::Possessive);
        let is_partner = matches!(
            head,
            "leader"
                | "side"
                | "president"
                | "minister"
                | "premier"
                | "official"
                | "counterpart"
                | "two"
                | "three"
                | "both"
                | "pair"
                | "duo"
                | "trio"
                | "delegation"
                | "party"
                | "secretary"
                | "advisor"
                | "adviser"
                | "man"
                | "woman"
                | "candidate"
                | "rival"
                | "diplomat"
                | "envoy"
                | "negotiator"
                | "chief"
                | "head"
                | "senator"
                | "governor"
                | "prime minister"
        );
        if !is_definite || !is_partner || nominal.country.is_some() {
            return None;
        }
        let has_office = |p: PartyId| {
            !title_word(head).is_head
                || head == "leader"
                || matches!(head, "official" | "counterpart" | "candidate" | "diplomat" | "chief" | "head")
                || self.facts[p].offices.iter().any(|o| o.words.iter().any(|w| w == head))
        };
        let circle = self.circles.iter().rev().chain([&self.present]).find(|c| {
            let fits = c.iter().filter(|&&p| has_office(p)).count();
            nominal.count.map_or(fits >= 2, |n| fits == n)
        });
        let members: Option<Vec<PartyId>> = circle.map(|c| c.iter().copied().filter(|&p| has_office(p)).collect());
        members.map(|m| self.group(m))
    }

    /// “leaders of Iran and Iraq”, “presidents of A, B and C”: one office holder a country.
    fn leaders_of(&self, nominal: &Nominal) -> Option<Vec<PartyId>> {
        if self.text.word(nominal.head + 1) != "of" {
            return None;
        }
        let mut at = nominal.head + 2;
        let limit = self.text.sentences[self.sentence].tokens.end;
        let mut members = Vec::new();
        while at < limit {
            if matches!(self.text.word(at), "the" | "and" | ",") {
                at += 1;
                continue;
            }
            let Some(found) = gazetteer::longest(self.text, at, limit) else { break };
            let Place::Country(code) = found.place else { break };
            members.push(self.officer_of(code)?);
            at = found.end;
        }
        (members.len() > 1).then_some(members)
    }

    /// A noun phrase of no known kind: somebody may be quoting it.
    fn thing_at(&mut self, at: usize) {
        let Some(&chunk) = self.syntax.chunk_at(at).filter(|c| c.kind == ChunkKind::Noun && c.head == at) else {
            return;
        };
        let tag = self.syntax.tags.get(at).copied().unwrap_or(Tag::NN);
        if !tag.is_noun() || closed_word(self.text.word(at)).is_calendar {
            return;
        }
        let kind = if matches!(tag, Tag::NNS | Tag::NNPS) { PartyKind::Group } else { PartyKind::Unnamed };
        let party = self.unnamed(chunk.tokens, kind);
        self.list[party].is_thing = true;
        self.mentions.push(Mention { tokens: chunk.tokens, kind: MentionKind::Nominal, party });
    }

    /// The party that these words describe, made if the same words have not described one before.
    fn unnamed(&mut self, tokens: TokenRange, kind: PartyKind) -> PartyId {
        let name = self.description(tokens);
        let key = lower(&name).into_owned();
        if let Some(&party) = self.by_phrase.get(&key) {
            return party;
        }
        let party = self.new_unnamed(tokens, kind);
        self.by_phrase.insert(key, party);
        party
    }

    fn new_unnamed(&mut self, tokens: TokenRange, kind: PartyKind) -> PartyId {
        let head = tokens.end.saturating_sub(1);
        let noun = noun(self.text.word(head));
        let name = self.description(tokens);
        let party = Party::new(name, kind);
        let id = self.add(party, Facts { gender: noun.and_then(|n| n.gender), ..Facts::default() });
        self.by_head.insert(singular(self.text.word(head)), id);
        id
    }

    /// The words without the article before them.
    fn description(&self, tokens: TokenRange) -> String {
        let first = lower(self.text.word(tokens.start));
        let has_article = matches!(first.as_ref(), "the" | "a" | "an") && tokens.len() > 1;
        clean(self.text, TokenRange::new(tokens.start + usize::from(has_article), tokens.end))
    }

    fn group(&mut self, members: Vec<PartyId>) -> PartyId {
        if let [only] = members[..] {
            return only;
        }
        if let Some(&party) = self.groups.get(&members) {
            return party;
        }
        let names: Vec<&str> = members.iter().map(|&m| self.list[m].name.as_str()).collect();
        let name = names.join(" and ");
        let party = Party { members: members.clone(), ..Party::new(name, PartyKind::Group) };
        let id = self.add(party, Facts::default());
        self.groups.insert(members, id);
        id
    }

    fn add(&mut self, party: Party, facts: Facts) -> PartyId {
        self.list.push(party);
        self.facts.push(facts);
        self.counts.push(0);
        self.list.len() - 1
    }
}

/// A small number as a weight's factor.
fn count(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

/// Words that change whose office a title is.
fn changes_rank(word: &str) -> bool {
    matches!(word, "vice" | "deputy" | "assistant" | "associate" | "under" | "former" | "chief" | "shadow" | "elect")
}

/// How like two offices are: 2 for the same words, 1 where one is a shorter form of the other, none otherwise.
fn likeness(words: &[String], office: &[String]) -> Option<u8> {
    if words == office {
        return Some(2);
    }
    let rank = |list: &[String]| list.iter().filter(|w| changes_rank(w)).cloned().collect::<Vec<_>>();
    let is_part = !words.is_empty() && words.iter().all(|w| office.contains(w));
    (is_part && rank(words) == rank(office)).then_some(1)
}
