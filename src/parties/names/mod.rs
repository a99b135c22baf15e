//! Names in the text, with the titles before and after them and what these offices belong to.
//!
//! Takes tokens (and tags, where they help); makes [`Named`] phrases in order: “Iranian President Ebrahim Raisi”,
//! “Jens Stoltenberg, NATO's secretary general”, “Ministry of Foreign Affairs”, “Beijing”, “the Vice President”. Does not
//! say which of them name the same (see `cluster`), nor reads common nouns and pronouns (see `reference`).

mod appositions;
mod companies;
mod labels;
mod lists;
mod owners;
mod spelling;
mod titles;

use super::gazetteer::{self, Found, Place};
use super::words::{
    Gender, LONGEST_WORD, NounClass, closed_word, given_name, is_capitalised, noun, organization_word, title_word,
};
use crate::analysis::{BlockKind, Form};
use crate::syntax::{EntityKind, Syntax, Tag};
use crate::text::{Text, TokenRange};
use appositions::join_office;
use rustc_hash::{FxHashMap, FxHashSet};
use titles::Title;

pub use lists::LONGEST_LIST;

/// What a name names, as far as the name and its neighbours show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A body.
    Organization,
    /// A news outlet.
    Outlet,
    /// A country, by name.
    Country(&'static str),
    /// A nationality alone: `Iranian`.
    Demonym(&'static str),
    /// A capital.
    Capital(&'static str),
    /// A palace or parliament.
    Seat(&'static str),
    /// A place that does not speak.
    Place,
    /// An office with no name beside it: `the Vice President`.
    Office,
    /// Nothing shows it.
    Unknown,
}

/// What an office belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owner {
    /// The words.
    pub tokens: TokenRange,
    /// The country, where it is one or lies in one.
    pub country: Option<&'static str>,
    /// Whether it is the country itself or its nationality, rather than a body.
    pub is_country: bool,
}

/// A name with its title, or an office alone.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// All of it: title, name, and an owner behind.
    pub tokens: TokenRange,
    /// The name; empty for an office alone.
    pub name: TokenRange,
    /// The office.
    pub title: Option<TokenRange>,
    /// An office behind the name of one who bears a title too: “Sheikh Tamim, Emir of Qatar”.
    pub further: Option<TokenRange>,
    /// What the office belongs to.
    pub owner: Option<Owner>,
    /// What is named.
    pub kind: NameKind,
    /// The table's name for it, where it is of the table.
    pub listed: Option<&'static str>,
    /// The gender that title, honorific or given name shows.
    pub gender: Option<Gender>,
    /// Whether there is an article, possessive or number before it.
    pub is_determined: bool,
}

impl Named {
    /// Whether a title of office, not only of rank, stands beside the name.
    fn has_office(&self, text: &Text) -> bool {
        self.title.is_some_and(|title| !title.indices().all(|t| title_word(text.word(t)).is_rank))
    }
}

/// The longest title, in tokens: “Assistant to the President for National Security Affairs” has eight.
const LONGEST_TITLE: usize = 14;
/// The longest name, in tokens.
const LONGEST_NAME: usize = 12;
/// The share of capitalised words from which a heading counts as set in title case.
const TITLE_CASE_PERCENT: usize = 60;

/// All names of a text, in order, without overlap.
pub fn find(text: &Text, syntax: &Syntax) -> Vec<Named> {
    let reader = Reader::new(text, syntax);
    let is_transcript = text.frame.form == Form::Transcript;
    let mut found = Vec::new();
    for sentence in &text.sentences {
        let block = &text.blocks[sentence.block];
        // A headline in capitals shows no names; the head of a transcript those that the turns bear out.
        let is_capitals = (block.kind == BlockKind::Headline || is_transcript)
            && !text.words(sentence.tokens).contains(char::is_lowercase);
        let is_bare = matches!(block.kind, BlockKind::Boilerplate | BlockKind::Timestamp)
            || block.kind == BlockKind::Headline && is_capitals && !is_transcript;
        if is_bare {
            continue;
        }
        if let Some(label) = text.label_at(sentence.tokens.start) {
            found.extend(reader.read_label(label));
            continue;
        }
        // “PORT ELIN -” frames the sentence.
        let is_framed = |t: &usize| block.lead.is_some_and(|lead| text.tokens[*t].span.start < lead.end);
        let start = sentence.tokens.start + sentence.tokens.indices().take_while(is_framed).count();
        let tokens = TokenRange::new(start, sentence.tokens.end);
        let bounds = Bounds { limit: tokens.end, is_title_case: reader.is_title_case(sentence.tokens), is_capitals };
        reader.read(tokens, bounds, &mut found);
    }
    lists::share_titles(text, &mut found);
    lists::pair_owners(text, &mut found);
    owners::of_possessors(text, &mut found);
    seat_offices(text, &mut found);
    companies::mark(text, syntax, &mut found);
    found
}

/// A place whose office somebody holds can act and speak: “President Voss of Kestria … asked Kestria to …”.
fn seat_offices(text: &Text, found: &mut [Named]) {
    let owners = found.iter().filter(|named| named.title.is_some()).filter_map(|named| named.owner.as_ref());
    let seats: FxHashSet<&str> = owners.map(|owner| text.words(owner.tokens)).collect();
    for named in found.iter_mut().filter(|named| named.title.is_none() && named.listed.is_none()) {
        let is_guessed = matches!(named.kind, NameKind::Place | NameKind::Person | NameKind::Unknown);
        if is_guessed && seats.contains(text.words(named.name)) {
            named.kind = NameKind::Organization;
        }
    }
}

struct Reader<'a> {
    text: &'a Text<'a>,
    syntax: &'a Syntax,
    /// Words that stand capitalised within sentences of prose.
    capitals: FxHashSet<&'a str>,
    /// Words that stand in lower case.
    small: FxHashSet<&'a str>,
    /// What the text's names are where they are mentions; one name is of one kind.
    kinds: FxHashMap<&'a str, EntityKind>,
}

/// Where the reader stands.
#[derive(Clone, Copy)]
struct Bounds {
    limit: usize,
    is_title_case: bool,
    /// Nothing stands in lower case: capitals show nothing.
    is_capitals: bool,
}

impl<'a> Reader<'a> {
    fn new(text: &'a Text<'a>, syntax: &'a Syntax) -> Self {
        let (mut capitals, mut small) = (FxHashSet::default(), FxHashSet::default());
        for sentence in text.sentences.iter().filter(|s| text.blocks[s.block].is_prose()) {
            for at in sentence.tokens.indices() {
                let word = text.word(at);
                if word.len() > LONGEST_WORD {
                    continue;
                }
                if !is_capitalised(word) {
                    small.insert(word);
                } else if !begins_sentence(text, at, sentence.tokens.start) {
                    capitals.insert(word);
                }
            }
        }
        let kinds = syntax.mentions.iter().map(|m| (text.words(m.tokens), m.kind)).collect();
        Self { text, syntax, capitals, small, kinds }
    }

    fn is_title_case(&self, tokens: TokenRange) -> bool {
        let block = &self.text.blocks[self.text.sentences[self.text.sentence_of(tokens.start)].block];
        if !matches!(block.kind, BlockKind::Headline | BlockKind::Heading) {
            return false;
        }
        let words = tokens.indices().map(|t| self.text.word(t)).filter(|w| !closed_word(w).is_function);
        let (capital, all) = words.fold((0, 0), |(capital, all), word| {
            (capital + usize::from(is_capitalised(word)), all + usize::from(word.starts_with(char::is_alphabetic)))
        });
        all > 0 && capital * 100 >= TITLE_CASE_PERCENT * all
    }

    fn read(&self, tokens: TokenRange, bounds: Bounds, found: &mut Vec<Named>) {
        let mut at = tokens.start;
        while at < tokens.end {
            match self.named_at(at, tokens.start, bounds) {
                Some(mut named) => {
                    self.read_apposition(&mut named, bounds);
                    at = named.tokens.end.max(at + 1);
                    match found.last_mut() {
                        Some(last) if self.is_office_before_comma(last, &named) => join_office(last, &named),
                        _ => found.push(named),
                    }
                }
                None => at += 1,
            }
        }
    }

    /// A name, titled name or office that begins at a token.
    fn named_at(&self, at: usize, sentence: usize, bounds: Bounds) -> Option<Named> {
        let word = self.text.word(at);
        if !is_capitalised(word) {
            return self.titled_in_lower_case(at, bounds);
        }
        if let Some(named) = self.qualified(at, sentence, bounds) {
            return Some(named);
        }
        let found = gazetteer::longest(self.text, at, bounds.limit).filter(|f| !self.is_part_of_name(at, f, bounds));
        if let Some(found) = found
            && let Some(named) = self.named_after_owner(at, found, bounds)
        {
            return Some(named);
        }
        if let Some(found) = found {
            return Some(self.listed(at, found, bounds));
        }
        if let Some(title) = self.title_at(at, bounds) {
            return self.after_title(at, title, None, bounds);
        }
        let is_people = |word: &str| noun(word).is_some_and(|n| n.is_plural && n.class == NounClass::Person);
        if is_people(word)
            && noun(word).is_some_and(|n| !n.is_agent)
            && let Some(end) = self.cause_end(at + 1, bounds)
        {
            return Some(self.named(TokenRange::new(at, end), NameKind::Organization));
        }
        let end = self.name_end(at, bounds, begins_sentence(self.text, at, sentence), false)?;
        // “Vice Presidents”, “Republicans”: common nouns
        let last = self.text.word(end.saturating_sub(1));
        if is_people(last) && given_name(word).is_none() && (end == at + 1 || organization_word(last).is_none()) {
            return None;
        }
        Some(self.untitled(TokenRange::new(at, end), bounds))
    }

    /// “Senior Hamas official Sami Vale”: a qualifier before whose official somebody is.
    fn qualified(&self, at: usize, sentence: usize, bounds: Bounds) -> Option<Named> {
        let is_before_name = title_word(self.text.word(at)).is_modifier
            && is_capitalised(self.text.word(at + 1))
            && at + 1 < bounds.limit
            && gazetteer::longest(self.text, at, bounds.limit).is_none()
            && self.title_at(at, bounds).is_none();
        let named = is_before_name.then(|| self.named_at(at + 1, sentence, bounds)).flatten()?;
        let is_titled = named.title.is_some() && named.owner.is_some() && !named.name.is_empty();
        is_titled.then(|| Named { tokens: TokenRange::new(at, named.tokens.end), ..named })
    }

    /// Behind people, what they have come together for: “Doctors Without Borders”, “Citizens for Fair Trade”.
    fn cause_end(&self, at: usize, bounds: Bounds) -> Option<usize> {
        let is_cause = matches!(self.text.word(at), "for" | "Without" | "Against" | "against" | "without");
        let next = at + 1 + usize::from(is_article(self.text.word(at + 1)));
        is_cause.then(|| self.name_end(next, bounds, false, false)).flatten()
    }

    /// “former president Adela Voss”, “radio host Tom Ley”: a title in lower case counts where a name follows at once.
    fn titled_in_lower_case(&self, at: usize, bounds: Bounds) -> Option<Named> {
        let word = title_word(self.text.word(at));
        if !(word.is_head || word.is_modifier || word.is_domain || word.is_honorific) {
            return None;
        }
        let title = self.title_at(at, bounds)?;
        let end = self.name_end(title.end, bounds, false, true)?;
        if gazetteer::longest(self.text, title.end, bounds.limit).is_some_and(|f| f.end >= end) {
            return None; // “the president of”, “official Beijing”
        }
        self.after_title(at, title, None, bounds)
    }

    /// “Jordan Peel”, “Georgia Voss”: a one-word country or city that is a given name, before a surname.
    fn is_part_of_name(&self, at: usize, found: &Found, bounds: Bounds) -> bool {
        found.end == at + 1
            && !matches!(found.place, Place::Demonym(_))
            && (given_name(self.text.word(at)).is_some() || title_word(self.text.word(at)).is_honorific)
            && self.is_name_word(found.end, bounds, false, false)
            && !title_word(self.text.word(found.end)).is_head
            && !title_word(self.text.word(found.end)).is_modifier
            && organization_word(self.text.word(found.end)).is_none()
    }

    /// A place or body of the table by itself; an outlet's or body's name may go on (“Fox News Sunday”).
    fn listed(&self, at: usize, found: Found, bounds: Bounds) -> Named {
        let kind = match found.place {
            Place::Country(code) => NameKind::Country(code),
            Place::Demonym(code) => NameKind::Demonym(code),
            Place::Capital(code) => NameKind::Capital(code),
            Place::Seat(code) => NameKind::Seat(code),
            Place::Region(_) | Place::Platform => NameKind::Place,
            Place::Outlet => NameKind::Outlet,
            Place::Body => NameKind::Organization,
        };
        let name = TokenRange::new(at, found.end);
        let body = Owner { tokens: name, country: found.place.country(), is_country: false };
        if matches!(found.place, Place::Outlet | Place::Body | Place::Seat(_))
            && let Some(named) = self.officer_of(body, bounds)
        {
            return named;
        }
        let mut named = Named { listed: Some(found.name), ..self.named(name, kind) };
        // “NBC South Florida”, “CNN International”: another body than the one in the table.
        if matches!(found.place, Place::Outlet | Place::Body)
            && !bounds.is_title_case
            && let Some(end) = self.name_end(found.end, bounds, false, true)
        {
            let whole = TokenRange::new(at, end);
            if let Some(named) = self.officer_of(Owner { tokens: whole, ..body }, bounds) {
                return named;
            }
            named = Named { listed: None, ..self.named(whole, kind) };
        }
        named.tokens.end = self.after_parenthesis(named.tokens.end);
        named
    }

    fn named(&self, name: TokenRange, kind: NameKind) -> Named {
        Named {
            tokens: name,
            name,
            title: None,
            further: None,
            owner: None,
            kind,
            listed: None,
            gender: None,
            is_determined: self.is_determined(name.start),
        }
    }

    /// A name run with no title before it; “Meta chief executive Mark Vale” turns the run into the owner.
    fn untitled(&self, name: TokenRange, bounds: Bounds) -> Named {
        if let Some(named) = self.officer_of(Owner { tokens: name, country: None, is_country: false }, bounds) {
            return named;
        }
        let kind = if name.len() == 1 && self.syntax.tags.get(name.start) == Some(&Tag::JJ) {
            NameKind::Place // “Democratic”: it only qualifies
        } else {
            self.kind_of(name)
        };
        let mut named = self.named(name, kind);
        if kind == NameKind::Organization {
            named.tokens.end = self.after_parenthesis(name.end);
        } else {
            if let Some(owner) = self.country_behind(&named, bounds) {
                named.tokens.end = owner.tokens.end;
                named.owner = Some(owner);
            }
            named.gender = given_name(self.text.word(name.start)).filter(|_| name.len() > 1);
        }
        named
    }

    /// The name behind a title, and the owner behind the name.
    fn after_title(&self, at: usize, title: Title, owner: Option<Owner>, bounds: Bounds) -> Option<Named> {
        let owner = title.owner.or(owner);
        let name = match self.name_end(title.end, bounds, false, true) {
            Some(end) if !self.shows_organization(TokenRange::new(title.end, end)) => TokenRange::new(title.end, end),
            _ => TokenRange::new(title.end, title.end),
        };
        let office = title.office();
        if name.is_empty() {
            office.filter(|_| !title.is_of_several)?;
            let end = self.owner_behind(title.end, bounds).map_or(title.end, |o| o.tokens.end);
            return Some(Named {
                tokens: TokenRange::new(at, end),
                name,
                title: office,
                further: None,
                owner: self.owner_behind(title.end, bounds).or(owner),
                kind: NameKind::Office,
                listed: None,
                gender: title.gender,
                is_determined: self.is_determined(at),
            });
        }
        let behind = self.owner_behind(name.end, bounds).filter(|owner| office.is_some() || owner.is_country);
        let gender = title.gender.or_else(|| given_name(self.text.word(name.start)).filter(|_| name.len() > 1));
        Some(Named {
            tokens: TokenRange::new(at, behind.map_or(name.end, |o| o.tokens.end)),
            name,
            title: office,
            further: None,
            owner: behind.or(owner),
            kind: NameKind::Person,
            listed: None,
            gender,
            is_determined: self.is_determined(at),
        })
    }
}

fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an" | "the")
}

/// Whether every word is capitalised at this place: at a sentence's head, after an opening mark.
pub fn begins_sentence(text: &Text, at: usize, sentence: usize) -> bool {
    if at <= sentence {
        return true;
    }
    let before = text.word(at - 1);
    matches!(before, "\"" | "“" | "‘" | "'" | ":" | "-" | "–" | "—" | "•" | "…" | "[" | "―")
        && !(before == "-" && text.tokens.get(at).is_some_and(|t| text.tokens[at - 1].span.end == t.span.start))
}
