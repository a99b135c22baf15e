//! Who stands where in a sentence: the subject before a verb, the list behind “with”. Read off mentions and a few closed
//! words, so that a wrong tag costs little.

use super::dates;
use super::told::Told;
use super::words::{self, Class};
use crate::analysis::{MentionKind, PartyKind};
use crate::parties::{Mention, Parties, PartyId, closed_word, lower};
use crate::syntax::{ChunkKind, Syntax, Tag};
use crate::text::{Text, TokenRange};

/// How far from a word its clause is read, in tokens: bounds the work on sentences without end.
pub const CLAUSE: usize = 80;
/// How many mentions before a verb are looked at for its subject.
const MOST_MENTIONS: usize = 12;

/// How far from a time its relative clause may begin and end, in tokens.
const LONGEST_RELATIVE: usize = 20;

/// The most tokens between the people of a list: “, and, separately,”.
const LONGEST_JOINT: usize = 5;

/// The longest office that stands before a name, behind its “of”, in tokens: “of the Rail Workers Union”.
const LONGEST_OFFICE: usize = 10;

/// A text with its parties, and whose words its tokens are.
pub struct Ground<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// Its parties.
    pub parties: &'a Parties,
    /// Its tags and chunks.
    pub syntax: &'a Syntax,
    /// Whose words its tokens are.
    pub told: Told,
}

/// People found in a stretch.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// Who they are; groups stand as their members where these are named.
    pub parties: Vec<PartyId>,
    /// The words.
    pub tokens: Option<TokenRange>,
}

impl Ground<'_> {
    /// A token's word in lower case.
    pub fn lower(&self, at: usize) -> String {
        lower(self.text.word(at)).into_owned()
    }

    /// The word before a token; empty at the start.
    pub fn before(&self, at: usize) -> String {
        at.checked_sub(1).map_or(String::new(), |t| self.lower(t))
    }

    /// Whether a mention can be somebody who talks: no thing, no place that only says where.
    pub fn can_talk(&self, mention: &Mention) -> bool {
        let party = &self.parties.list[mention.party];
        if party.is_thing {
            return false;
        }
        let before = self.before(mention.tokens.start);
        let is_where = matches!(before.as_str(), "in" | "at" | "near" | "from" | "into" | "across" | "outside");
        let is_spot =
            matches!(party.kind, PartyKind::Country | PartyKind::Organization) || mention.kind == MentionKind::Metonym;
        !(is_where && is_spot)
    }

    /// The mention that begins at a token, or behind an article or one adjective there.
    fn mention_near(&self, at: usize, limit: usize) -> Option<&Mention> {
        self.parties
            .within(TokenRange::new(at, limit.min(at + 3)))
            .find(|m| self.begins_at(m, at) && self.can_talk(m) && !self.is_possessive_pronoun(m))
            .filter(|m| (at..m.tokens.start).all(|t| is_filler(&self.lower(t)) || self.is_of_phrase(t, m)))
    }

    /// “on Tuesday | Foreign Minister Vale”: a mention may have taken in the day before it.
    fn begins_at(&self, mention: &Mention, at: usize) -> bool {
        let start = mention.tokens.start;
        start >= at || (start..at).all(|t| dates::is_calendar_word(self.text.word(t)))
    }

    /// Whether a word before a name belongs to its noun phrase: “parliament speaker Vale”.
    fn is_of_phrase(&self, at: usize, mention: &Mention) -> bool {
        let chunk = self.syntax.chunk_at(at).filter(|chunk| chunk.kind == ChunkKind::Noun);
        chunk.is_some_and(|chunk| chunk.tokens.has(mention.tokens.start))
    }

    /// Whether a person's mention begins at a token.
    pub fn is_person_at(&self, at: usize) -> bool {
        let begins = |m: &Mention| m.tokens.start == at && self.parties.list[m.party].kind == PartyKind::Person;
        self.parties.within(TokenRange::new(at, at + 1)).any(begins)
    }

    /// “his” of “his counterpart Vale”.
    fn is_possessive_pronoun(&self, mention: &Mention) -> bool {
        mention.kind == MentionKind::Pronoun && words::is(self.text.word(mention.tokens.start), Class::Possessive)
    }

    /// The list of people that begins at a token: “President Voss, Chancellor Ley and the two ministers”.
    pub fn list_at(&self, at: usize, limit: usize) -> People {
        if let Some(several) = self.several_at(at, limit) {
            return several;
        }
        let mut people = People::default();
        // Of “A, B and C” all, of “with A, B said” the first.
        let mut sure = People::default();
        let is_heading = self.is_heading(at);
        let mut next = at;
        while let Some(mention) = self.mention_near(next, limit) {
            if self.is_possessor(mention) {
                // “the prime minister's office”: the phrase is about the office; “Ley's adviser, Ada Vale”
                let owned = mention.tokens.end + usize::from(!self.text.word(mention.tokens.end - 1).ends_with("’s"));
                match self.mention_near(owned, limit).filter(|m| self.names_person(m, limit)) {
                    Some(_) => next = owned,
                    None => break,
                }
                continue;
            }
            people.add(self.parties.members_of(mention.party));
            let start = people.tokens.map_or(mention.tokens.start, |t| t.start);
            let end = self.after_apposition(mention, limit);
            people.tokens = Some(TokenRange::new(start, end));
            let behind = self.after_aside(end, limit);
            let is_added = next == at || is_heading || self.text.word(next - 1) != ",";
            if is_added {
                sure = people.clone();
            }
            match self.joint_at(behind, limit) {
                Some(after) => next = after,
                None => break,
            }
        }
        sure
    }

    fn is_heading(&self, at: usize) -> bool {
        !self.text.blocks[self.text.sentences[self.text.sentence_of(at)].block].is_prose()
    }

    /// Whether a person is named in an office's phrase or right behind it: “national security adviser, Ada Vale”.
    fn names_person(&self, office: &Mention, limit: usize) -> bool {
        let is_person = |m: &Mention| self.parties.list[m.party].kind == PartyKind::Person && !self.is_possessor(m);
        let end = office.tokens.end;
        let behind = end + usize::from(self.text.word(end) == ",");
        let is_named = |m: &Mention| m.party == office.party && m.kind == MentionKind::Name && m.tokens.start == behind;
        let is_name = office.kind == MentionKind::Name;
        is_person(office)
            && (is_name || behind < limit && self.parties.within(TokenRange::new(behind, behind + 1)).any(is_named))
    }

    /// Past the name of somebody whose office stands before it: “the president | of the Rail Union, Ada Vale”.
    fn after_apposition(&self, office: &Mention, limit: usize) -> usize {
        let end = office.tokens.end;
        let reach = if self.lower(end) == "of" { LONGEST_OFFICE } else { 1 };
        let comma = (end..limit.min(end + reach)).find(|&t| self.text.word(t) == ",");
        let name = comma.and_then(|t| {
            let names = self.parties.within(TokenRange::new(t + 1, t + 2));
            names.filter(|m| m.tokens.start == t + 1).find(|m| m.party == office.party)
        });
        name.map_or(end, |name| name.tokens.end)
    }

    /// Past “(ROK)” or “, the prime minister,” behind a name.
    fn after_aside(&self, at: usize, limit: usize) -> usize {
        if self.text.word(at) == "(" {
            return (at..limit.min(at + 8)).find(|&t| self.text.word(t) == ")").map_or(at, |t| t + 1);
        }
        at
    }

    /// Past what joins the people of a list: “, and”, “as well as”, “and, separately, with”.
    fn joint_at(&self, at: usize, limit: usize) -> Option<usize> {
        let mut next = at;
        while next < limit && next < at + LONGEST_JOINT {
            let is_as_well_as =
                self.lower(next) == "as" && self.lower(next + 1) == "well" && self.lower(next + 2) == "as";
            next += match self.text.word(next) {
                _ if is_as_well_as => 3,
                word if words::is(word, Class::Joining) => 1,
                _ => break,
            };
        }
        // “with the chair and with the minister”
        next += usize::from(next > at && self.lower(next) == "with");
        (next > at && next < limit).then_some(next)
    }

    /// Whether “'s” follows a mention.
    pub fn is_possessor(&self, mention: &Mention) -> bool {
        matches!(self.text.word(mention.tokens.end), "'s" | "’s" | "’" | "'")
            || self.text.word(mention.tokens.end.wrapping_sub(1)).ends_with("’s")
    }

    /// The subject of a verb: the nearest people before it in the sentence that no preposition governs, with those who
    /// are “joined by” or stand in one list.
    pub fn subject_before(&self, verb: usize, sentence: TokenRange) -> People {
        let range = TokenRange::new(sentence.start.max(verb.saturating_sub(CLAUSE)), verb);
        let mentions: Vec<&Mention> = self.parties.within(range).filter(|m| m.tokens.end <= verb).collect();
        let mut people = People::default();
        let mut companions: Vec<PartyId> = Vec::new();
        let mut list_start: Option<usize> = None;
        for mention in mentions.iter().rev().take(MOST_MENTIONS) {
            let start = mention.tokens.start;
            if self.is_possessive_pronoun(mention) || list_start.is_some_and(|list| mention.tokens.end > list) {
                continue; // within the one before
            }
            if let Some(list) = list_start {
                // Only what is joined to the subject that was found.
                let between: Vec<String> = (mention.tokens.end..list).map(|t| self.lower(t)).collect();
                let is_joined = !between.is_empty()
                    && between.iter().all(|w| is_filler(w) || matches!(w.as_str(), "," | "and" | "&"));
                // “the presidents of Oramia, Kestria and Tavland” talk for these
                let is_country = self.parties.list[mention.party].kind == PartyKind::Country;
                let is_governed = self.is_governed(start) && !(is_country && self.before(start) == "of");
                if !is_joined || !self.can_talk(mention) {
                    break;
                }
                if let Some(holders) = self.holders_before(start) {
                    people.parties = holders;
                    break;
                }
                if is_governed {
                    break;
                }
                people.prepend(self.parties.members_of(mention.party));
                list_start = Some(start);
                people.tokens = people.tokens.map(|t| TokenRange::new(start, t.end));
                continue;
            }
            if !self.can_talk(mention) || self.is_possessor(mention) || self.told.hides(verb, start) {
                continue;
            }
            if self.is_companion(start) {
                companions.extend(self.parties.members_of(mention.party));
                continue;
            }
            if self.is_governed(start) || self.is_object(mention, verb) {
                continue;
            }
            people.add(self.parties.members_of(mention.party));
            people.tokens = Some(mention.tokens);
            list_start = Some(start);
        }
        if list_start.is_some_and(|start| self.before(start) == "of") {
            self.drop_countries(&mut people);
        }
        people.add(companions);
        people
    }

    /// “The leaders | of Norway and Kenya, Vale and Holm, | met”: those who are named talked.
    fn drop_countries(&self, people: &mut People) {
        let is_person = |p: &PartyId| self.parties.list[*p].kind == PartyKind::Person;
        if people.parties.iter().filter(|p| is_person(p)).count() > 1 {
            people.parties.retain(is_person);
        }
    }

    /// “the presidents | of Oramia and Kestria”, whom the text names elsewhere.
    fn holders_before(&self, at: usize) -> Option<Vec<PartyId>> {
        let of = at.checked_sub(1).filter(|&t| self.lower(t) == "of")?;
        let group = self.parties.within(TokenRange::new(of.saturating_sub(1), of)).find(|m| m.tokens.end == of)?;
        let members = self.parties.members_of(group.party);
        (members.len() > 1).then_some(members)
    }

    /// “joined by”, “accompanied by”, “together with”, “alongside”.
    fn is_companion(&self, at: usize) -> bool {
        let first = self.before(at);
        let second = at.checked_sub(1).map_or(String::new(), |t| self.before(t));
        first == "by" && matches!(second.as_str(), "joined" | "accompanied" | "flanked")
            || first == "with" && matches!(second.as_str(), "together" | "along")
            || first == "alongside"
    }

    fn is_governed(&self, at: usize) -> bool {
        // “on the sidelines of the | Brem Forum”, not “assistant to the | President …, Ada Vale”
        let article = at.checked_sub(1).filter(|&t| self.lower(t) == "the" && !self.is_person_at(at));
        let before = self.before(article.unwrap_or(at));
        closed_word(&before).is_preposition || matches!(before.as_str(), "after" | "before")
    }

    /// Whether a mention stands right behind a verb and so is its object: “left Oland and met”.
    fn is_object(&self, mention: &Mention, verb: usize) -> bool {
        // “Vale, who was visiting Port Elin, met”
        let is_aside = self.text.word(mention.tokens.end) == "," && mention.tokens.end < verb;
        let follows_and = (mention.tokens.end..verb).any(|t| self.lower(t) == "and");
        let is_verb = |at: usize| self.syntax.tags.get(at).is_some_and(|tag| tag.is_verb());
        (follows_and || is_aside) && mention.tokens.start.checked_sub(1).is_some_and(is_verb)
    }

    /// Whether a time stands in a relative clause that a token is outside of: “Vale, | who joined the talks on Saturday, | said
    /// in a statement”.
    pub fn is_in_other_relative(&self, time: usize, from: usize, sentence: TokenRange) -> bool {
        let floor = sentence.start.max(time.saturating_sub(LONGEST_RELATIVE));
        let is_comma = |t: &usize| self.text.word(*t) == ",";
        let before = (floor..time).rev().take_while(|t| !is_comma(t));
        let Some(start) = before.filter(|&t| self.is_relative(t, from)).last() else { return false };
        let limit = sentence.end.min(time + LONGEST_RELATIVE);
        let end = (time..limit).find(is_comma).unwrap_or(limit);
        !TokenRange::new(start, end).has(from)
    }

    /// “who”, and “that” of “a truce | that expires on Sunday”; not of “said that”, nor behind the token itself, “a meeting |
    /// that was planned for Sunday”.
    fn is_relative(&self, at: usize, from: usize) -> bool {
        let tag = |t: Option<usize>| t.and_then(|t| self.syntax.tags.get(t).copied());
        let is_between = || {
            let follows_noun = tag(at.checked_sub(1)).is_some_and(|tag| matches!(tag, Tag::NN | Tag::NNS));
            follows_noun && at != from + 1 && tag(Some(at + 1)).is_some_and(Tag::is_finite)
        };
        let word = self.lower(at);
        words::is(&word, Class::Relative) || word == "that" && is_between()
    }

    /// The first people of a sentence outside prepositional phrases and a given stretch: the subject of its main clause.
    pub fn main_subject(&self, sentence: TokenRange, aside: TokenRange) -> People {
        let near = TokenRange::new(
            sentence.start.max(aside.start.saturating_sub(CLAUSE)),
            sentence.end.min(aside.end + CLAUSE),
        );
        let first = self.parties.within(near).find(|m| {
            m.tokens.start >= near.start
                && !aside.overlaps(m.tokens)
                && self.can_talk(m)
                && !self.is_governed(m.tokens.start)
                && !self.is_possessor(m)
                && !self.told.hides(aside.start, m.tokens.start)
        });
        first.map_or_else(People::default, |m| self.list_at(m.tokens.start, sentence.end))
    }
}

impl People {
    fn add(&mut self, parties: Vec<PartyId>) {
        for party in parties {
            if !self.parties.contains(&party) {
                self.parties.push(party);
            }
        }
    }

    fn prepend(&mut self, parties: Vec<PartyId>) {
        let rest = std::mem::take(&mut self.parties);
        self.add(parties);
        self.add(rest);
    }
}

/// What may stand between “with” and a name: “with the then president”.
fn is_filler(word: &str) -> bool {
    words::is(word, Class::Filler)
}
