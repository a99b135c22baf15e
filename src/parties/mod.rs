//! The third stage: who is named, and which words name the same.
//!
//! Takes tokens, tags and chunks; makes the parties with their offices, countries and members, and every mention of
//! them: names and titles (`names`), brought together (`cluster`), then offices alone, common nouns, groups and pronouns
//! in one walk over the text (`reference`). A phrase that says only what somebody is (“a senior official”) is a party
//! of its own; a noun phrase of no known kind (“the report”) is one too, in case something is attributed to it. Does not
//! guess a gender that the text does not show.

mod cluster;
mod gazetteer;
mod names;
mod reference;
#[cfg(test)]
mod tests;
mod words;

use reference::salience::Weights;
#[cfg(feature = "train")]
pub use reference::{Choice, salience};
pub use words::{closed_word, lower};

use crate::analysis::{MentionKind, PartyKind};
use crate::syntax::Syntax;
use crate::text::{Text, TokenRange};

/// The index of a party in [`Parties::list`].
pub type PartyId = usize;

/// Everyone whom the text names, and where.
#[derive(Default)]
pub struct Parties {
    /// All candidates; the result keeps those that take part, speak or are spoken to.
    pub list: Vec<Party>,
    /// Where they are named, in order of their first token; a longer mention stands before one within it.
    pub mentions: Vec<Mention>,
    /// For each token how it links the phrases beside it.
    links: Vec<Link>,
}

/// Somebody or something that can speak.
#[derive(Clone, Debug)]
pub struct Party {
    /// The fullest name in the text, without title.
    pub name: String,
    /// What it is.
    pub kind: PartyKind,
    /// The office as written.
    pub title: Option<String>,
    /// What the office belongs to.
    pub of: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<&'static str>,
    /// A group's members.
    pub members: Vec<PartyId>,
    /// A news outlet: it reports and interviews.
    pub is_outlet: bool,
    /// Nothing shows that it can speak: it is here in case something is attributed to it.
    pub is_thing: bool,
}

impl Party {
    /// A party of which nothing is known yet but its name.
    fn new(name: String, kind: PartyKind) -> Self {
        Self {
            name,
            kind,
            title: None,
            of: None,
            country: None,
            members: Vec::new(),
            is_outlet: false,
            is_thing: false,
        }
    }
}

/// Words that name a party.
#[derive(Clone, Copy, Debug)]
pub struct Mention {
    /// The words.
    pub tokens: TokenRange,
    /// How they name it.
    pub kind: MentionKind,
    /// Whom.
    pub party: PartyId,
}

/// How a word links the phrases beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    /// It carries no weight between two names: “A, B”, “A, the B”.
    Joins,
    /// It makes a list of them: “A, B and C”.
    Adds,
    /// What stands before it comes from what stands behind: “a letter from the ministry”.
    Origin,
    /// It may stand between a body and a person's name in one phrase: “Hamas official Sami Vale”, “Kestria's Ada Vale”.
    Describes,
    /// Any other.
    Other,
}

impl Link {
    fn of(word: &str) -> Self {
        match word {
            "," | "both" | "the" | "well" => Link::Joins,
            "and" | "&" | "or" | "as" => Link::Adds,
            "of" | "from" | "by" => Link::Origin,
            "'s" | "’s" => Link::Describes,
            _ if word.starts_with(char::is_alphabetic) && !is_closed(word) => Link::Describes,
            _ => Link::Other,
        }
    }
}

impl Parties {
    /// Whom a phrase names: the parties of its head, all of them where it lists several (“Voss and Delane”), the members
    /// where it is a group whose members the text names (“the two leaders”). What cannot speak gives way to whom it is
    /// from: “a statement by Voss”. Empty where no mention lies in it.
    pub fn named_by(&self, phrase: TokenRange) -> Vec<PartyId> {
        let mut found: Vec<&Mention> = Vec::new();
        let mut is_list = false;
        // A possessor is named by its own words, not by those of the phrase that it begins: `Voss` of “Voss's charge”.
        let has_own = self.within(phrase).any(|m| phrase.contains(m.tokens));
        for mention in self.within(phrase).filter(|m| !has_own || phrase.contains(m.tokens)) {
            let Some(last) = found.last() else {
                found.push(mention);
                continue;
            };
            if mention.tokens.start < last.tokens.end {
                continue; // within the one before
            }
            let between = TokenRange::new(last.tokens.end, mention.tokens.start);
            if between.indices().all(|t| matches!(self.link(t), Link::Joins | Link::Adds)) {
                is_list |= between.indices().any(|t| self.link(t) == Link::Adds);
                found.push(mention);
            } else if found.len() == 1 && self.list[last.party].is_thing && self.is_origin(between)
                || self.describes(found.len(), mention, between)
            {
                found[0] = mention;
            } else {
                break;
            }
        }
        if !is_list {
            found.truncate(1); // “Voss, head of the council”: no further speaker
        }
        let mut people = Vec::new();
        for person in found.into_iter().flat_map(|m| self.members_of(m.party)) {
            if !people.contains(&person) {
                people.push(person);
            }
        }
        people
    }

    /// Whether a first mention, with the words behind it, only describes the person whose name follows.
    fn describes(&self, found: usize, mention: &Mention, between: TokenRange) -> bool {
        found == 1
            && mention.kind == MentionKind::Name
            && self.list[mention.party].kind == PartyKind::Person
            && between.indices().all(|t| self.link(t) == Link::Describes)
    }

    fn link(&self, token: usize) -> Link {
        self.links.get(token).copied().unwrap_or(Link::Other)
    }

    /// “of”, “from” or “by”, with an article at most.
    fn is_origin(&self, between: TokenRange) -> bool {
        !between.is_empty()
            && self.link(between.start) == Link::Origin
            && between.indices().skip(1).all(|t| self.link(t) == Link::Joins)
    }

    /// A group's members where the text names them, otherwise the party itself.
    pub fn members_of(&self, party: PartyId) -> Vec<PartyId> {
        match self.list.get(party) {
            Some(p) if !p.members.is_empty() => p.members.clone(),
            _ => vec![party],
        }
    }

    /// The mentions that share a token with a phrase, in order.
    pub fn within(&self, phrase: TokenRange) -> impl Iterator<Item = &Mention> {
        let first = self.mentions.partition_point(|m| m.tokens.start < phrase.start);
        // Mentions are short and nest but little: one that reaches into the phrase stands just before.
        let first = first.saturating_sub(LOOK_BACK);
        self.mentions[first..]
            .iter()
            .take_while(move |m| m.tokens.start < phrase.end)
            .filter(move |m| m.tokens.overlaps(phrase))
    }
}

/// Whether a word opens a phrase or joins one to another: no noun or adjective.
fn is_closed(word: &str) -> bool {
    let word = closed_word(word);
    word.is_preposition || word.is_function || word.is_calendar
}

/// How many mentions before a phrase can reach into it.
const LOOK_BACK: usize = 4;

/// Finds the parties of a text.
pub fn find(text: &Text, syntax: &Syntax) -> Parties {
    let named = names::find(text, syntax);
    let cast = cluster::cast(text, &named);
    reference::resolve(text, syntax, &named, cast, Weights::of_table(), None)
}

/// The same by other weights of salience, with the choices that were made: for who learns these weights.
#[cfg(feature = "train")]
pub fn find_with(text: &Text, syntax: &Syntax, weights: &Weights) -> (Parties, Vec<Choice>) {
    let named = names::find(text, syntax);
    let cast = cluster::cast(text, &named);
    let mut choices = Vec::new();
    let parties = reference::resolve(text, syntax, &named, cast, weights, Some(&mut choices));
    (parties, choices)
}
