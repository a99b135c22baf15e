//! Names in the text, with the titles before and after them and what these offices belong to.
//!
//! Takes tokens (and tags, where they help); makes [`Named`] phrases in order: “Iranian President Ebrahim Raisi”,
//! “Jens Stoltenberg, NATO's secretary general”, “Ministry of Foreign Affairs”, “Beijing”, “the Vice President”. Does not
//! say which of them name the same (see `cluster`), nor reads common nouns and pronouns (see `reference`).

use super::gazetteer::{self, Found, Place};
use super::words::{
    Gender, LONGEST_WORD, NounClass, OrganizationWord, closed_word, given_name, is_acronym, is_capitalised, lower,
    noun, organization_word, title_word,
};
use crate::analysis::BlockKind;
use crate::syntax::{EntityKind, Syntax, Tag};
use crate::text::{Text, TokenRange};
use std::collections::HashSet;

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

/// The longest title, in tokens: “Assistant to the President for National Security Affairs” has eight.
const LONGEST_TITLE: usize = 14;
/// The longest name, in tokens.
const LONGEST_NAME: usize = 12;
/// How far ahead of unknown capitals a title's head may stand: “Public Engagement Director”.
const HEAD_AHEAD: usize = 4;
/// The share of capitalised words from which a heading counts as set in title case.
const TITLE_CASE_PERCENT: usize = 60;

/// All names of a text, in order, without overlap.
pub fn find(text: &Text, syntax: &Syntax) -> Vec<Named> {
    let reader = Reader::new(text, syntax);
    let mut found = Vec::new();
    for sentence in &text.sentences {
        let block = &text.blocks[sentence.block];
        // A headline in capitals shows no names.
        let is_bare = matches!(block.kind, BlockKind::Boilerplate | BlockKind::Timestamp)
            || block.kind == BlockKind::Headline && !text.words(sentence.tokens).contains(char::is_lowercase);
        if is_bare {
            continue;
        }
        // “PORT ELIN -” frames the sentence; a turn's label names its speaker.
        let is_framed = |t: &usize| {
            let lead = block.lead.filter(|_| block.kind != BlockKind::Turn);
            lead.is_some_and(|lead| text.tokens[*t].span.start < lead.end)
        };
        let start = sentence.tokens.start + sentence.tokens.indices().take_while(is_framed).count();
        let tokens = TokenRange::new(start, sentence.tokens.end);
        reader.read(tokens, reader.is_title_case(sentence.tokens), &mut found);
    }
    found
}

struct Reader<'a> {
    text: &'a Text<'a>,
    syntax: &'a Syntax,
    /// Words that stand capitalised within sentences of prose.
    capitals: HashSet<&'a str>,
    /// Words that stand in lower case.
    small: HashSet<&'a str>,
}

/// Where the reader stands.
#[derive(Clone, Copy)]
struct Bounds {
    limit: usize,
    is_title_case: bool,
}

impl<'a> Reader<'a> {
    fn new(text: &'a Text<'a>, syntax: &'a Syntax) -> Self {
        let (mut capitals, mut small) = (HashSet::new(), HashSet::new());
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
        Self { text, syntax, capitals, small }
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

    fn read(&self, tokens: TokenRange, is_title_case: bool, found: &mut Vec<Named>) {
        let bounds = Bounds { limit: tokens.end, is_title_case };
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

    /// “The president of Iran, Ebrahim Raisi, said”: an office alone, a comma, a person's name and a mark.
    fn is_office_before_comma(&self, office: &Named, named: &Named) -> bool {
        let next = self.text.word(named.tokens.end);
        office.kind == NameKind::Office
            && office.is_determined
            && named.title.is_none()
            && matches!(named.kind, NameKind::Person | NameKind::Unknown)
            && named.tokens.start == office.tokens.end + 1
            && self.text.word(office.tokens.end) == ","
            && matches!(next, "," | "." | "—" | "–" | ";")
    }

    /// A name, titled name or office that begins at a token.
    fn named_at(&self, at: usize, sentence: usize, bounds: Bounds) -> Option<Named> {
        let word = self.text.word(at);
        if !is_capitalised(word) {
            return self.titled_in_lower_case(at, bounds);
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
        let end = self.name_end(at, bounds, begins_sentence(self.text, at, sentence), false)?;
        // “Vice Presidents”, “Republicans”: common nouns
        let last = self.text.word(end.saturating_sub(1));
        if noun(last).is_some_and(|n| n.is_plural && n.class == NounClass::Person) && given_name(word).is_none() {
            return None;
        }
        Some(self.untitled(TokenRange::new(at, end), bounds))
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

    /// What follows a place of the table and belongs to it: “Iranian President Ebrahim Raisi”, “Mexico's Foreign
    /// Secretary”, “Republic of Korea (ROK) President Yoon”, “Chinese Foreign Ministry”.
    fn named_after_owner(&self, at: usize, found: Found, bounds: Bounds) -> Option<Named> {
        let own = TokenRange::new(at, found.end);
        let owner = Owner {
            tokens: own,
            country: found.place.country(),
            is_country: matches!(found.place, Place::Country(_) | Place::Demonym(_)),
        };
        let mut next = self.after_parenthesis(found.end);
        if self.is_possessive(next) {
            next += 1;
        }
        if let Some(title) = self.title_at(next, bounds) {
            let named = self.after_title(at, title, Some(owner), bounds)?;
            // “the Russian president said”: an office in lower case is left to the common nouns.
            let is_written_as_title = is_capitalised(self.text.word(title.start));
            return (is_written_as_title || !named.name.is_empty()).then_some(named);
        }
        // “Kestrian Airways”, “Chinese Foreign Ministry”: the whole is the body's name.
        let end = self.name_end(next, bounds, false, true)?;
        let name = TokenRange::new(at, end);
        let is_body = self.shows_organization(name) && next == found.end;
        if is_body {
            return Some(Named { owner: Some(owner), ..self.named(name, NameKind::Organization) });
        }
        // “British Michael Vale”
        if matches!(found.place, Place::Demonym(_)) && given_name(self.text.word(next)).is_some() && end > next + 1 {
            let person = self.untitled(TokenRange::new(next, end), bounds);
            return Some(Named { tokens: TokenRange::new(at, end), owner: Some(owner), ..person });
        }
        None
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
        let mut named = Named { listed: Some(found.name), ..self.named(name, kind) };
        // “NBC South Florida”, “CNN International”: another body than the one in the table.
        if matches!(found.place, Place::Outlet | Place::Body)
            && !bounds.is_title_case
            && let Some(end) = self.name_end(found.end, bounds, false, true)
        {
            let whole = TokenRange::new(at, end);
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
            owner: None,
            kind,
            listed: None,
            gender: None,
            is_determined: self.is_determined(name.start),
        }
    }

    /// A name run with no title before it; “Meta chief executive Mark Vale” turns the run into the owner.
    fn untitled(&self, name: TokenRange, bounds: Bounds) -> Named {
        let next = if self.is_possessive(name.end) { name.end + 1 } else { name.end };
        if let Some(title) = self.title_at(next, bounds)
            && !title_word(self.text.word(title.start)).is_honorific
            && self.name_end(title.end, bounds, false, true).is_some()
        {
            let owner = Owner { tokens: name, country: None, is_country: false };
            if let Some(named) = self.after_title(name.start, title, Some(owner), bounds)
                && !named.name.is_empty()
            {
                return named;
            }
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
            office?;
            let end = self.owner_behind(title.end, bounds).map_or(title.end, |o| o.tokens.end);
            return Some(Named {
                tokens: TokenRange::new(at, end),
                name,
                title: office,
                owner: self.owner_behind(title.end, bounds).or(owner),
                kind: NameKind::Office,
                listed: None,
                gender: title.gender,
                is_determined: self.is_determined(at),
            });
        }
        let behind = office.and_then(|_| self.owner_behind(name.end, bounds));
        let gender = title.gender.or_else(|| given_name(self.text.word(name.start)).filter(|_| name.len() > 1));
        Some(Named {
            tokens: TokenRange::new(at, behind.map_or(name.end, |o| o.tokens.end)),
            name,
            title: office,
            owner: behind.or(owner),
            kind: NameKind::Person,
            listed: None,
            gender,
            is_determined: self.is_determined(at),
        })
    }

    /// “… of the United Kingdom”, “of the World Health Organization (WHO)”.
    fn owner_behind(&self, at: usize, bounds: Bounds) -> Option<Owner> {
        if !self.text.word(at).eq_ignore_ascii_case("of") {
            return None;
        }
        let start = at + 1 + usize::from(self.text.word(at + 1) == "the");
        if let Some(found) = gazetteer::longest(self.text, start, bounds.limit) {
            let is_country = matches!(found.place, Place::Country(_));
            let end = self.after_parenthesis(found.end);
            let tokens = TokenRange::new(start, found.end);
            let owner = Owner { tokens, country: found.place.country(), is_country };
            return Some(Owner { tokens: TokenRange::new(owner.tokens.start, end.min(bounds.limit)), ..owner });
        }
        let end = self.name_end(start, bounds, false, false)?;
        Some(Owner { tokens: TokenRange::new(start, end), country: None, is_country: false })
    }

    /// “, Kestria's foreign minister,” after a name.
    fn read_apposition(&self, named: &mut Named, bounds: Bounds) {
        let could_have = matches!(named.kind, NameKind::Person | NameKind::Unknown) && named.title.is_none();
        if !could_have || named.name.is_empty() || self.text.word(named.tokens.end) != "," {
            return;
        }
        let mut at = named.tokens.end + 1;
        let word = self.text.word(at);
        if matches!(word, "the" | "a" | "an" | "his" | "her" | "its" | "their") {
            at += 1;
        }
        let mut owner = None;
        if let Some(found) = gazetteer::longest(self.text, at, bounds.limit) {
            let tokens = TokenRange::new(at, found.end);
            let is_country = matches!(found.place, Place::Country(_) | Place::Demonym(_));
            owner = Some(Owner { tokens, country: found.place.country(), is_country });
            at = found.end;
        } else if let Some(end) = self.name_end(at, bounds, false, false)
            && title_word(self.text.word(at)).gender.is_none()
            && self.title_at(at, bounds).is_none()
        {
            owner = Some(Owner { tokens: TokenRange::new(at, end), country: None, is_country: false });
            at = end;
        }
        if self.is_possessive(at) {
            at += 1;
        }
        let Some(title) = self.title_at(at, bounds) else { return };
        let behind = self.owner_behind(title.end, bounds);
        let next = self.text.word(behind.map_or(title.end, |o| o.tokens.end));
        if title.office().is_some()
            && (behind.is_some() || matches!(next, "," | "." | ";" | "who" | "of" | "for" | "at" | "in" | "and"))
        {
            named.title = title.office();
            named.owner = title.owner.or(behind).or(owner);
            named.gender = named.gender.or(title.gender);
            named.kind = NameKind::Person;
        }
    }

    /// A title that begins at a token: modifiers and fields up to a head, what the head governs, further titles
    /// (“Deputy Prime Minister and Minister of Foreign Affairs”), honorifics among them.
    fn title_at(&self, at: usize, bounds: Bounds) -> Option<Title> {
        let mut title = Title { start: at, end: at, office_start: at, office_end: at, owner: None, gender: None };
        let limit = bounds.limit.min(at + LONGEST_TITLE);
        let mut next = at;
        while next < limit {
            let written = self.text.word(next);
            let word = title_word(written);
            if word.is_honorific && (is_capitalised(written) || next > at) {
                title.gender = title.gender.or(word.gender);
                title.skip_honorific(next + 1);
                next += 1;
                if self.text.word(next) == "." {
                    next += 1;
                    title.skip_honorific(next);
                }
            } else if word.is_head && !self.is_surname_after_given(next, at) {
                title.gender = word.gender.or(title.gender);
                title.close(next + 1);
                next = self.read_field(next + 1, &mut title, bounds);
            } else if !(title.end == next && next > at && matches!(written, "and" | "&" | "," | "/"))
                && self.leads_to_head(next, at, limit)
            {
                next += 1;
            } else {
                break;
            }
        }
        (title.end > at).then_some(title)
    }

    /// “Larry King” is no king: a head with a given name before it in the same phrase.
    fn is_surname_after_given(&self, at: usize, start: usize) -> bool {
        at > start && given_name(self.text.word(at - 1)).is_some() && !title_word(self.text.word(at - 1)).is_head
    }

    /// Whether a word within a title can stand before its head.
    fn leads_to_head(&self, at: usize, start: usize, limit: usize) -> bool {
        let written = self.text.word(at);
        let word = title_word(written);
        let is_first_capital = is_capitalised(self.text.word(start));
        if word.is_modifier || word.is_domain || at > start && matches!(written, "-" | "/" | "&" | "and" | ",") {
            let ahead = (at + 1..limit.min(at + 1 + HEAD_AHEAD + 2)).map(|t| (t, self.text.word(t)));
            for (_, word) in ahead {
                let part = title_word(word);
                if part.is_head || part.is_honorific {
                    return true;
                }
                if !(part.is_modifier || part.is_domain || matches!(word, "-" | "/" | "&" | "and" | "of")) {
                    return false;
                }
            }
            return false;
        }
        // Unknown capitals: “Expatriate Welfare Director”
        is_first_capital
            && is_capitalised(written)
            && at > start
            && given_name(written).is_none()
            && !closed_word(written).is_function
            && (at + 1..limit.min(at + 1 + HEAD_AHEAD))
                .map(|t| self.text.word(t))
                .take_while(|w| is_capitalised(w))
                .any(|w| title_word(w).is_head)
    }

    /// The field behind a head: “of State for Near Eastern Affairs”, “of Italy” before a name, “and Minister of …”.
    /// Gives where to read on.
    fn read_field(&self, at: usize, title: &mut Title, bounds: Bounds) -> usize {
        let word = self.text.word(at);
        if matches!(word, "of" | "for" | "to" | "Of") {
            let start = at + 1 + usize::from(self.text.word(at + 1) == "the");
            if let Some(found) = gazetteer::longest(self.text, start, bounds.limit) {
                // “Prime Minister of Italy Giorgia Meloni”, but “President of Kestria, Adela Voss” reads on its own.
                let is_before_name = self.name_end(found.end, bounds, false, true).is_some();
                if is_before_name {
                    let is_country = matches!(found.place, Place::Country(_));
                    title.owner = Some(Owner {
                        tokens: TokenRange::new(start, found.end),
                        country: found.place.country(),
                        is_country,
                    });
                    title.end = found.end;
                    return found.end;
                }
                return bounds.limit;
            }
            let mut end = start;
            while end < bounds.limit.min(start + LONGEST_TITLE) {
                let word = self.text.word(end);
                let part = title_word(word);
                let goes_on = part.is_domain
                    || part.is_modifier && is_capitalised(word)
                    || part.is_head
                        && end > start
                        && self.text.word(end - 1) != "and"
                        && self.text.word(start - 1) == "the"
                    || matches!(word, "and" | "&" | "-" | ",") && end > start && self.is_domain(end + 1);
                if !goes_on {
                    break;
                }
                end += 1;
            }
            if end > start {
                title.close(end);
                return self.read_field(end, title, bounds);
            }
            if word == "to" && title_word(self.text.word(start)).is_modifier {
                return start; // “Advisor to the Prime Minister”
            }
            if word == "to" && title_word(self.text.word(start)).is_head {
                return start;
            }
            return bounds.limit;
        }
        // “the Vice President and President Vale” are two people.
        let is_apart = lower(self.text.word(title.start.wrapping_sub(1))) == "the" && !self.governs_field(at + 1);
        if matches!(word, "and" | "&" | "/") && self.title_goes_on(at + 1) && !is_apart { at + 1 } else { at }
    }

    /// Whether “of” or “for” follows the head of the title that begins at a token.
    fn governs_field(&self, at: usize) -> bool {
        let head = (at..at + HEAD_AHEAD).find(|&t| title_word(self.text.word(t)).is_head);
        head.is_some_and(|head| matches!(self.text.word(head + 1), "of" | "for"))
    }

    fn is_domain(&self, at: usize) -> bool {
        let word = self.text.word(at);
        title_word(word).is_domain && is_capitalised(word)
    }

    /// Whether another title follows without a name between: “… and Minister of”, “… and Senior Advisor”.
    fn title_goes_on(&self, at: usize) -> bool {
        let mut next = at;
        while next < at + HEAD_AHEAD {
            let word = self.text.word(next);
            let part = title_word(word);
            if part.is_head {
                return is_capitalised(word) == is_capitalised(self.text.word(at))
                    && !self.is_bare_before_name_list(next);
            }
            if !(part.is_modifier || part.is_domain || word == "-") {
                return false;
            }
            next += 1;
        }
        false
    }

    /// “President Duda and Prime Minister Kallas” is read as two names: the “and” there follows a name, not a title; but
    /// “the President and Vice President discussed” are two offices, each with nobody named.
    fn is_bare_before_name_list(&self, head: usize) -> bool {
        let next = self.text.word(head + 1);
        !(is_capitalised(next) || matches!(next, "of" | "for"))
    }

    /// Where a name that begins at a token ends; `None` where none begins there.
    fn name_end(&self, at: usize, bounds: Bounds, is_start: bool, is_after_title: bool) -> Option<usize> {
        if !self.is_name_word(at, bounds, is_start, is_after_title) && !self.is_particle_before_name(at, bounds) {
            return None;
        }
        let limit = bounds.limit.min(at + LONGEST_NAME);
        let mut end = at + 1;
        while end < limit {
            let word = self.text.word(end);
            let step =
                if self.is_joint(end, bounds) || self.is_particle_before_name(end, bounds) && is_lower_or_title(word) {
                    2
                } else if word == "," && closed_word(self.text.word(end + 1)).is_suffix {
                    if title_word(self.text.word(end - 1)).is_head { 0 } else { 2 }
                } else {
                    usize::from(
                        self.is_name_word(end, bounds, false, is_after_title && self.is_part_given(end - 1, at))
                            && !self.breaks_name(at, end, bounds)
                            || closed_word(word).is_suffix,
                    )
                };
            if step == 0 {
                break;
            }
            end += step;
        }
        let end = self.organization_end(TokenRange::new(at, end.min(bounds.limit)), bounds);
        Some(end)
    }

    /// A given name or initial: a surname is to follow, also in a headline whose every word is capitalised.
    fn is_part_given(&self, at: usize, start: usize) -> bool {
        let word = self.text.word(at);
        at == start && given_name(word).is_some() || word.len() == 2 && word.ends_with('.')
    }

    /// “Ministry of Foreign Affairs and Trade”, “Department for Education”: what an organisation's head governs.
    fn organization_end(&self, name: TokenRange, bounds: Bounds) -> usize {
        let mut end = name.end;
        let shows = name.indices().any(|t| organization_word(self.text.word(t)) == Some(OrganizationWord::Anywhere));
        while shows && end < bounds.limit && matches!(self.text.word(end), "of" | "for" | "on" | "and" | "&") {
            let is_and = matches!(self.text.word(end), "and" | "&");
            let next = end + 1 + usize::from(self.text.word(end + 1) == "the");
            let fits = if is_and {
                end > name.end && self.is_domain(next)
            } else {
                self.is_name_word(next, bounds, false, false)
            };
            if !fits {
                break;
            }
            end = next + 1;
            while end < bounds.limit && self.is_name_word(end, bounds, false, false) {
                end += 1;
            }
        }
        end
    }

    /// A hyphen or “&” between two parts of a name.
    fn is_joint(&self, at: usize, bounds: Bounds) -> bool {
        let word = self.text.word(at);
        let is_mark = matches!(word, "-" | "&" | "‑" | "@" | "–" | "'" | "’");
        if !is_mark || at + 1 >= bounds.limit {
            return false;
        }
        let touches = self.touches(at) && self.touches(at + 1);
        let next = self.text.word(at + 1);
        let goes_on = next.starts_with(char::is_alphabetic)
            && !matches!(next, "style" | "led" | "based" | "backed" | "era" | "run");
        word == "&" && is_capitalised(next)
            || touches && goes_on && (is_capitalised(next) || next.len() <= 4 && self.touches(at))
    }

    /// Whether no blank stands between a token and the one before it.
    fn touches(&self, at: usize) -> bool {
        match (self.text.tokens.get(at.wrapping_sub(1)), self.text.tokens.get(at)) {
            (Some(before), Some(after)) => before.span.end == after.span.start,
            _ => false,
        }
    }

    /// “bin Salman”, “von der Leyen”, “al-Sudani”: particles up to a capital.
    fn is_particle_before_name(&self, at: usize, bounds: Bounds) -> bool {
        closed_word(self.text.word(at)).is_particle
            && (at + 1..bounds.limit.min(at + 4))
                .map(|t| self.text.word(t))
                .find(|w| !closed_word(w).is_particle && *w != "-")
                .is_some_and(|w| is_capitalised(w) && !closed_word(w).is_function && !closed_word(w).is_calendar)
            && self.text.word(at).len() > 1
    }

    /// A new titled phrase within a run of capitals: “Kestria Foreign Minister Vale”.
    fn breaks_name(&self, start: usize, at: usize, bounds: Bounds) -> bool {
        let word = title_word(self.text.word(at));
        if word.is_honorific && at > start && given_name(self.text.word(at)).is_none() && at + 1 < bounds.limit {
            return is_capitalised(self.text.word(at + 1)) && self.text.word(at).ends_with('.');
        }
        let leads = word.is_head || word.is_modifier || word.is_domain;
        leads
            && organization_word(self.text.word(at)).is_none()
            && self.title_at(at, bounds).is_some_and(|t| {
                t.office().is_some()
                    && self.name_end_simple(t.end, bounds)
                    && given_name(self.text.word(start)).is_none()
            })
    }

    fn name_end_simple(&self, at: usize, bounds: Bounds) -> bool {
        at < bounds.limit && self.is_name_word(at, bounds, false, true)
    }

    /// Whether a token can be part of a name.
    fn is_name_word(&self, at: usize, bounds: Bounds, is_start: bool, is_after_title: bool) -> bool {
        let word = self.text.word(at);
        if at >= bounds.limit || !is_capitalised(word) {
            return false;
        }
        let closed = closed_word(word);
        let is_initial = word.len() <= 2 && word.chars().filter(|c| c.is_alphabetic()).count() == 1;
        if is_initial {
            return !is_start && word != "I" || word.ends_with('.');
        }
        if closed.is_calendar || closed.is_function && !is_acronym(word) {
            return given_name(word).is_some()
                && closed.is_calendar
                && given_name(self.text.word(at.wrapping_sub(1))).is_none()
                && is_capitalised(self.text.word(at + 1))
                && !closed_word(self.text.word(at + 1)).is_calendar
                && !self.text.word(at + 1).starts_with(|c: char| c.is_ascii_digit());
        }
        if bounds.is_title_case {
            let is_known = self.capitals.contains(word) || given_name(word).is_some() || is_acronym(word);
            let is_common = self.small.contains(lower(word).as_ref());
            return is_known && (!is_common || self.capitals.contains(word)) || is_after_title && !is_common;
        }
        !is_start || self.is_name_at_start(at, bounds)
    }

    /// At the head of a sentence every word is capitalised.
    fn is_name_at_start(&self, at: usize, bounds: Bounds) -> bool {
        let word = self.text.word(at);
        if self.capitals.contains(word) || is_acronym(word) {
            return true;
        }
        if self.small.contains(lower(word).as_ref()) {
            return false;
        }
        let tag = self.syntax.tags.get(at).copied().unwrap_or(Tag::NN);
        let next = self.text.word(at + 1);
        let next_is_name = at + 1 < bounds.limit && is_capitalised(next) && !closed_word(next).is_function;
        tag.is_proper()
            || given_name(word).is_some()
            || next_is_name && !tag.is_verb() && tag != Tag::RB && tag != Tag::IN
    }

    fn shows_organization(&self, name: TokenRange) -> bool {
        let last = name.end.saturating_sub(1);
        name.indices().any(|t| match organization_word(self.text.word(t)) {
            Some(OrganizationWord::Anywhere) => true,
            Some(OrganizationWord::Last) => t == last,
            None => false,
        })
    }

    fn kind_of(&self, name: TokenRange) -> NameKind {
        let first = self.text.word(name.start);
        if self.shows_organization(name) || name.len() == 1 && is_acronym(first) {
            return NameKind::Organization;
        }
        let is_personal = |t: usize| {
            let word = closed_word(self.text.word(t));
            word.is_particle || word.is_suffix || self.text.word(t).len() == 2 && self.text.word(t).ends_with('.')
        };
        if name.len() > 1 && (given_name(first).is_some() || name.indices().skip(1).any(is_personal)) {
            return NameKind::Person;
        }
        let next = self.syntax.mentions.partition_point(|m| m.tokens.end <= name.start);
        match self.syntax.mentions.get(next).filter(|m| m.tokens.overlaps(name)).map(|m| m.kind) {
            Some(EntityKind::Person) => NameKind::Person,
            Some(EntityKind::Organization) => NameKind::Organization,
            Some(EntityKind::Place) => NameKind::Place,
            _ => NameKind::Unknown,
        }
    }

    /// Past “(WHO)” or “(ROK)” behind a name.
    fn after_parenthesis(&self, at: usize) -> usize {
        let is_short = self.text.word(at) == "(" && self.text.word(at + 2) == ")" && is_acronym(self.text.word(at + 1));
        if is_short { at + 3 } else { at }
    }

    fn is_possessive(&self, at: usize) -> bool {
        matches!(self.text.word(at), "'s" | "’s" | "'" | "’") && self.touches(at)
    }

    fn is_determined(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |t| self.text.word(t));
        matches!(
            lower(before).as_ref(),
            "the"
                | "a"
                | "an"
                | "his"
                | "her"
                | "its"
                | "their"
                | "our"
                | "my"
                | "your"
                | "'s"
                | "’s"
                | "this"
                | "that"
                | "two"
                | "both"
                | "three"
        )
    }
}

fn is_lower_or_title(word: &str) -> bool {
    !is_acronym(word)
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

fn join_office(office: &mut Named, named: &Named) {
    office.tokens.end = named.tokens.end;
    office.name = named.name;
    office.kind = NameKind::Person;
    office.gender = office.gender.or(named.gender);
}

/// A title being read.
#[derive(Clone, Copy)]
struct Title {
    start: usize,
    end: usize,
    office_start: usize,
    office_end: usize,
    owner: Option<Owner>,
    gender: Option<Gender>,
}

impl Title {
    fn skip_honorific(&mut self, end: usize) {
        if self.office_end == self.office_start {
            (self.office_start, self.office_end) = (end, end);
        }
        self.end = end;
    }

    fn close(&mut self, end: usize) {
        self.end = end;
        self.office_end = end;
    }

    /// The office's words, honorifics before it left out; `None` where there are only honorifics.
    fn office(&self) -> Option<TokenRange> {
        (self.office_end > self.office_start).then(|| TokenRange::new(self.office_start, self.office_end))
    }
}
