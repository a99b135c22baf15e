//! Which names name the same: variants of a person's, body's or country's name become one party.
//!
//! Takes [`Named`] phrases; makes the parties with what their names show (offices, gender, country) and the party of each
//! phrase. Offices alone (“the President”) are left to `reference`, which walks the text with this cast at hand.

use super::gazetteer::country_name;
use super::names::{NameKind, Named, Owner};
use super::words::{
    Gender, closed_word, fold, given_name, is_acronym, is_possessive, is_relative, singular, tells_of_initials,
    title_word,
};
use super::{Party, PartyId};
use crate::analysis::PartyKind;
use crate::table::rows;
use crate::text::{Text, TokenRange};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::sync::LazyLock;

/// An office that somebody holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// Its words, in lower case, spelled alike: `foreign minister`.
    pub words: Vec<String>,
    /// The country that it belongs to.
    pub country: Option<&'static str>,
}

impl Office {
    /// The word that closes it: `minister`.
    pub fn head(&self) -> Option<&str> {
        self.words.iter().rfind(|word| title_word(word).is_head).map(String::as_str)
    }
}

/// What the names of a party show beside what [`Party`] says.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// He or she.
    pub gender: Option<Gender>,
    /// The offices, as the text gives them.
    pub offices: Vec<Office>,
    /// Nothing shows whether this is a person or a body.
    pub is_unsure: bool,
    /// A news outlet.
    pub is_outlet: bool,
}

/// The parties that names name.
#[derive(Default)]
pub struct Cast {
    /// The parties.
    pub list: Vec<Party>,
    /// The same, in the same order.
    pub facts: Vec<Facts>,
    /// The party of each named phrase; `None` for offices alone, nationalities and places.
    pub of_named: Vec<Option<PartyId>>,
    /// The fullest names of bodies, by what they are called.
    body_names: FxHashMap<String, String>,
}

/// People with one surname are told apart among the last so many of that name: bounds the work on any text.
const MOST_NAMESAKES: usize = 12;

/// Brings the names of a text together.
pub fn cast(text: &Text, named: &[Named]) -> Cast {
    let mut cast = Cast { of_named: vec![None; named.len()], ..Cast::default() };
    people(text, named, &mut cast);
    bodies(text, named, &mut cast);
    countries(text, named, &mut cast);
    order_by_first_mention(&mut cast);
    for (index, named) in named.iter().enumerate() {
        if let Some(party) = cast.of_named[index] {
            cast.learn(text, party, named);
        }
    }
    for party in &mut cast.list {
        let full = party.of.as_ref().and_then(|of| cast.body_names.get(&body_key(of)));
        party.of = full.cloned().or(party.of.take()); // “ECB President” is of the European Central Bank
    }
    cast
}

/// The words of a name, blanks made single.
pub fn clean(text: &Text, tokens: TokenRange) -> String {
    text.words(tokens).split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Cast {
    fn add(&mut self, name: String, kind: PartyKind) -> PartyId {
        self.list.push(Party::new(name, kind));
        self.facts.push(Facts::default());
        self.list.len() - 1
    }

    /// What one mention shows about its party.
    fn learn(&mut self, text: &Text, id: PartyId, named: &Named) {
        let (party, facts) = (&mut self.list[id], &mut self.facts[id]);
        facts.gender = facts.gender.or(named.gender);
        facts.is_outlet |= named.kind == NameKind::Outlet;
        party.is_outlet |= facts.is_outlet;
        let titles = [named.title, named.further].into_iter().flatten();
        for title in titles.filter(|_| named.kind != NameKind::Office) {
            let words = office_words(text, title);
            let country = named.owner.and_then(|o| o.country);
            if let Some(known) = facts.offices.iter_mut().find(|o| o.words == words) {
                known.country = known.country.or(country);
            } else {
                facts.offices.push(Office { words, country });
            }
            if party.title.as_deref().is_none_or(|known| title_word(known).is_rank) {
                party.title = Some(written_office(text, title));
            }
        }
        if let Some(owner) = named.owner {
            party.of.get_or_insert_with(|| owner_name(text, owner));
            party.country = party.country.or(owner.country);
        }
        if let NameKind::Seat(code) = named.kind {
            party.country = party.country.or(Some(code));
            party.of.get_or_insert_with(|| country_name(code).unwrap_or(code).to_owned());
        }
    }
}

/// A country by its name, also where the text gives its nationality; anything else as written.
fn owner_name(text: &Text, owner: Owner) -> String {
    let written = clean(text, owner.tokens);
    let name = written.split(" (").next().unwrap_or(&written).to_owned();
    match owner.country {
        Some(code) if owner.is_country => {
            let is_name = super::gazetteer::longest(text, owner.tokens.start, text.tokens.len())
                .is_some_and(|f| matches!(f.place, super::gazetteer::Place::Country(_)));
            if is_name && name.len() > 4 { name } else { country_name(code).unwrap_or(code).to_owned() }
        }
        _ => name,
    }
}

/// An office as written, in the singular: of “Foreign Ministers Vale and Holm” each is a Foreign Minister.
fn written_office(text: &Text, title: TokenRange) -> String {
    let written = written_small(text, title);
    let head = written.rsplit([' ', '-']).next().unwrap_or("");
    if !title_word(head).is_of_several {
        return written;
    }
    let one = singular(head);
    let shared = head.bytes().zip(one.bytes()).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count();
    format!("{}{}", &written[..written.len() - head.len() + shared], &one[shared..])
}

/// The usual words for a word of an office: `prime minister` for `premier`.
fn office_variant(word: &str) -> Option<&'static str> {
    static VARIANTS: LazyLock<FxHashMap<&str, &str>> =
        LazyLock::new(|| rows(include_str!("office_variants.tsv")).map(|row| (row.column(0), row.column(1))).collect());
    VARIANTS.get(word).copied()
}

/// An office's words for comparison: lower case, no hyphens, one spelling, one holder.
pub fn office_words(text: &Text, title: TokenRange) -> Vec<String> {
    title
        .indices()
        .map(|t| fold(text.word(t)))
        .filter(|w| !w.is_empty())
        .map(|w| if title_word(&w).is_of_several { singular(&w) } else { w })
        .flat_map(|w| office_variant(&w).map_or_else(|| vec![w], |usual| usual.split(' ').map(str::to_owned).collect()))
        .collect()
}

/// A person's name being brought together.
struct Person {
    /// The folded words of the fullest name.
    words: Vec<String>,
    gender: Option<Gender>,
    /// The indices of its phrases, in the order of joining.
    phrases: Vec<usize>,
    is_unsure: bool,
    /// Of somebody's relative, the phrase that introduces one of this given name so.
    introduced: Option<usize>,
    /// The first phrase that names the person by one word.
    short: Option<usize>,
}

/// The words of a personal name, folded; suffixes and marks left out.
fn name_words(text: &Text, name: TokenRange) -> Vec<String> {
    name.indices()
        .map(|t| text.word(t))
        .filter(|w| !closed_word(w).is_suffix || w.chars().all(char::is_uppercase))
        .map(fold)
        .filter(|w| !w.is_empty())
        .collect()
}

/// The last words of names of people.
struct Surnames {
    /// All of them.
    all: FxHashSet<String>,
    /// Those of names that begin with no word in capitals: of “Arun Mehta”, not of “PM Mehta” or “SATO Haruka”.
    spelled: FxHashSet<String>,
    /// Those behind a title or a given name.
    sure: FxHashSet<String>,
}

impl Surnames {
    fn of(text: &Text, named: &[Named]) -> Self {
        let full = || named.iter().filter(|n| n.kind == NameKind::Person && n.name.len() > 1);
        let surname = |n: &Named| fold(text.word(n.name.end - 1));
        let is_sure = |n: &&Named| n.title.is_some() || given_name(text.word(n.name.start)).is_some();
        let is_spelled = |n: &&Named| !is_acronym(text.word(n.name.start));
        let spelled = full().filter(is_spelled).map(surname).collect();
        Self { all: full().map(surname).collect(), spelled, sure: full().filter(is_sure).map(surname).collect() }
    }
}

/// The words of a phrase that are a person's name. A surname alone may look like a body's (“Trump”) or an office
/// (“Dean”, “King”).
fn personal_name(text: &Text, phrase: &Named, surnames: &Surnames) -> Option<TokenRange> {
    let is_one_of =
        |list: &FxHashSet<String>, words: TokenRange| words.len() == 1 && list.contains(&fold(text.word(words.start)));
    let is_surname = |words: TokenRange| is_one_of(&surnames.all, words);
    match phrase.kind {
        // “PM Modi”, “EAM Menon”: an office's initials
        NameKind::Person | NameKind::Unknown
            if phrase.name.len() == 2
                && is_acronym(text.word(phrase.name.start))
                && !is_acronym(text.word(phrase.name.end - 1))
                && surnames.spelled.contains(&fold(text.word(phrase.name.end - 1))) =>
        {
            Some(TokenRange::new(phrase.name.end - 1, phrase.name.end))
        }
        NameKind::Person | NameKind::Unknown => Some(phrase.name).filter(|name| !name.is_empty()),
        NameKind::Organization | NameKind::Place if phrase.listed.is_none() && is_surname(phrase.name) => {
            Some(phrase.name)
        }
        // “Ada Paris … Paris said”, but “in Paris”
        NameKind::Capital(_) | NameKind::Country(_) | NameKind::Place
            if phrase.title.is_none()
                && is_one_of(&surnames.sure, phrase.name)
                && !follows_preposition(text, phrase.name) =>
        {
            Some(phrase.name)
        }
        NameKind::Office if !phrase.is_determined && phrase.owner.is_none() => {
            phrase.title.filter(|&title| title == phrase.tokens && is_surname(title))
        }
        _ => None,
    }
}

fn follows_preposition(text: &Text, name: TokenRange) -> bool {
    name.start.checked_sub(1).is_some_and(|t| closed_word(text.word(t)).is_preposition)
}

fn people(text: &Text, named: &[Named], cast: &mut Cast) {
    let surnames = Surnames::of(text, named);
    let mut order: Vec<(usize, Vec<String>)> = (0..named.len())
        .filter_map(|i| Some((i, name_words(text, personal_name(text, &named[i], &surnames)?))))
        .filter(|(_, words)| !words.is_empty())
        .collect();
    order.sort_by_key(|(index, words)| (Reverse(words.len().min(4)), *index));
    let mut relatives: FxHashMap<String, usize> = FxHashMap::default();
    for (index, words) in &order {
        if is_relative_introduced(text, &named[*index]) {
            relatives.entry(words[0].clone()).or_insert(*index);
        }
    }
    let mut persons: Vec<Person> = Vec::new();
    let mut by_word: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (index, words) in order {
        let phrase = &named[index];
        let gender = phrase.gender;
        let namesakes = words.last().into_iter().chain(words.first()).filter_map(|w| by_word.get(w)).flatten();
        let fits = |&&p: &&usize| {
            let person: &Person = &persons[p];
            is_variant(&words, &person.words)
                && (gender.is_none() || person.gender.is_none() || gender == person.gender)
                // “Voss said … her husband, Tom Voss, …”: the surname alone was another's before.
                && (words[0] == person.words[0] || words.len() > 1 || person.introduced.is_none_or(|first| first < index))
        };
        let best = namesakes.filter(fits).copied().min_by_key(|&p| nearness(&persons[p], index, &words));
        let person = best.unwrap_or_else(|| {
            persons.push(Person {
                words: words.clone(),
                gender: None,
                phrases: Vec::new(),
                is_unsure: true,
                introduced: relatives.get(&words[0]).copied(),
                short: None,
            });
            let new = persons.len() - 1;
            for word in &words {
                let namesakes = by_word.entry(word.clone()).or_default();
                if namesakes.last() != Some(&new) {
                    namesakes.push(new);
                }
                if namesakes.len() > MOST_NAMESAKES {
                    namesakes.remove(0);
                }
            }
            new
        });
        let person = &mut persons[person];
        person.gender = person.gender.or(gender);
        person.is_unsure &= phrase.kind == NameKind::Unknown;
        if words.len() == 1 {
            person.short = person.short.or(Some(index));
        }
        let before = person.phrases.partition_point(|&p| p < index);
        person.phrases.insert(before, index);
    }
    for person in persons {
        let longest =
            person.phrases.iter().map(|&p| named[p].name).max_by_key(|n| (text.span(*n).len(), Reverse(n.start)));
        let mut name = longest.map(|n| clean(text, n)).unwrap_or_default();
        if !person.is_unsure && name.len() > SHORTEST_LABEL {
            name = without_capitals(name);
        }
        let unsure_body = person.is_unsure && person.words.len() == 1 && given_name(&person.words[0]).is_none();
        let id = cast.add(name, PartyKind::Person);
        cast.facts[id].is_unsure = person.is_unsure && (unsure_body || person.words.len() > 1);
        cast.facts[id].gender = person.gender;
        for phrase in person.phrases {
            cast.of_named[phrase] = Some(id);
        }
    }
}

/// Whether a person is introduced as somebody's relative: “Voss's brother Tom Voss”, “her husband, Tom Voss,”.
fn is_relative_introduced(text: &Text, phrase: &Named) -> bool {
    let word = |back: usize| phrase.name.start.checked_sub(back).map_or("", |t| text.word(t));
    let noun = if word(1) == "," { 2 } else { 1 };
    let owner = |back: usize| is_possessive(word(back)) || title_word(word(back)).owns_style;
    is_relative(word(noun)) && (owner(noun + 1) || owner(noun + 2))
}

/// A name in capitals no longer than this, in bytes, may be initials.
const SHORTEST_LABEL: usize = 3;

/// `ZIENTS`, as a transcript labels him, is Zients.
pub fn without_capitals(name: String) -> String {
    if name.chars().any(char::is_lowercase) {
        return name;
    }
    let mut is_start = true;
    let case = |c: char| {
        let lower: String = if is_start { c.to_string() } else { c.to_lowercase().collect() };
        is_start = !c.is_alphabetic();
        lower
    };
    name.chars().map(case).collect()
}

/// An office as a label has it, `LABOUR MINISTER AND MP`, in the case of prose.
fn written_small(text: &Text, title: TokenRange) -> String {
    let written = clean(text, title);
    if written.len() <= SHORTEST_LABEL || written.contains(char::is_lowercase) {
        return written;
    }
    let small = |word: &str| match word {
        _ if closed_word(word).is_function || closed_word(word).is_preposition => word.to_lowercase(),
        _ if word.len() <= SHORTEST_LABEL => word.to_owned(),
        _ => without_capitals(word.to_owned()),
    };
    written.split(' ').map(small).collect::<Vec<_>>().join(" ")
}

/// How far a person's mentions are from a phrase, by preference: surname before given name, whom the surname alone has
/// named before (a wife or brother is introduced by the full name and called so), before rather than after.
fn nearness(person: &Person, phrase: usize, words: &[String]) -> (bool, bool, bool, usize) {
    let at = person.phrases.partition_point(|&p| p < phrase);
    let is_surname = person.words.last() == words.last()
        || person.words.first() == words.last() && words.len() == 1 && given_name(&words[0]).is_none();
    match at.checked_sub(1).and_then(|before| person.phrases.get(before)) {
        Some(&before) => {
            let is_called_so = words.len() == 1 && person.short.is_some_and(|short| short < phrase);
            (!is_surname, !is_called_so, false, phrase - before)
        }
        None => (!is_surname, true, true, person.phrases.get(at).map_or(usize::MAX, |&after| after - phrase)),
    }
}

/// Whether a name can be a form of a fuller one: “Biden” of “Joseph R. Biden”, “Joe Biden” too; “Xi” of “Xi Jinping”;
/// “Fumio Kishida” of “Kishida Fumio”.
fn is_variant(short: &[String], full: &[String]) -> bool {
    let is_part = short.iter().all(|w| {
        full.iter()
            .any(|f| f == w || w.len() == 1 && f.starts_with(w.as_str()) || f.len() == 1 && w.starts_with(f.as_str()))
    });
    if is_part && short.iter().any(|w| w.len() > 1) {
        return true;
    }
    let (Some(short_last), Some(full_last)) = (short.last(), full.last()) else { return false };
    let (Some(short_first), Some(full_first)) = (short.first(), full.first()) else { return false };
    short.len() > 1 && full.len() > 1 && short_last == full_last && is_nickname(short_first, full_first)
}

/// The letters that a short given name shares with the full one: Joe and Joseph, Mike and Michael.
const NICKNAME_LETTERS: usize = 2;

fn is_nickname(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    shared >= NICKNAME_LETTERS || shared >= 1 && (a.chars().count() == 1 || b.chars().count() == 1)
}

/// Bodies by what they are called, in the order of the text.
#[derive(Default)]
struct Bodies {
    by_key: FxHashMap<String, PartyId>,
    /// The countries of those that the text says to be a country's.
    countries: FxHashMap<PartyId, &'static str>,
}

impl Bodies {
    /// The body last called so; of a country where one is given. “Iran's Foreign Ministry” is the Iranian Foreign Ministry,
    /// and no Turkish one.
    fn get(&self, key: &str, country: Option<&'static str>) -> Option<PartyId> {
        let Some(country) = country else { return self.by_key.get(key).copied() };
        let own = self.by_key.get(&format!("{country} {key}"));
        own.or_else(|| self.by_key.get(key).filter(|body| !self.countries.contains_key(*body))).copied()
    }

    fn put(&mut self, key: String, country: Option<&'static str>, body: PartyId) {
        if let Some(country) = country {
            self.by_key.insert(format!("{country} {key}"), body);
            self.countries.insert(body, country);
            self.by_key.insert(key, body);
        } else {
            self.by_key.entry(key).or_insert(body);
        }
    }
}

fn bodies(text: &Text, named: &[Named], cast: &mut Cast) {
    let mut known = Bodies { by_key: initials_of_people(text, named, cast), ..Bodies::default() };
    let in_labels = initials_in_labels(text, named, cast);
    let full_names = full_names(text, named);
    for (index, phrase) in named.iter().enumerate() {
        let is_body = matches!(phrase.kind, NameKind::Organization | NameKind::Outlet | NameKind::Seat(_));
        if !is_body || phrase.name.is_empty() || cast.of_named[index].is_some() {
            continue;
        }
        let written = clean(text, phrase.name);
        if let Some(&person) = in_labels.get(&fold(&written)).filter(|_| text.label_at(phrase.name.start).is_some()) {
            cast.of_named[index] = Some(person);
            continue;
        }
        let (key, country) = own_key(text, phrase);
        let key = full_names.get(&key).cloned().unwrap_or(key);
        let id = known.get(&key, country).unwrap_or_else(|| cast.add(written.clone(), PartyKind::Organization));
        known.put(key, country, id);
        if phrase.listed.is_none() && phrase.name.len() > 1 {
            known.put(initials(&written), None, id);
        }
        if phrase.tokens.end > phrase.name.end {
            // “… (WHO)”
            known.put(body_key(text.word(phrase.name.end + 1)), None, id);
        }
        if written.len() > cast.list[id].name.len() {
            cast.list[id].name = written;
        }
        cast.of_named[index] = Some(id);
    }
    cast.body_names = known.by_key.into_iter().map(|(key, body)| (key, cast.list[body].name.clone())).collect();
}

/// What a body is called, its country's name or nationality left out, and that country.
fn own_key(text: &Text, phrase: &Named) -> (String, Option<&'static str>) {
    let owner = phrase.owner.filter(|owner| owner.is_country && phrase.listed.is_none());
    let begins = owner.filter(|owner| owner.tokens.start == phrase.name.start && owner.tokens.end < phrase.name.end);
    let own = TokenRange::new(begins.map_or(phrase.name.start, |owner| owner.tokens.end), phrase.name.end);
    let key = phrase.listed.map_or_else(|| body_key(&clean(text, own)), body_key);
    (key, owner.and_then(|owner| owner.country))
}

/// The keys of bodies' names of several words, by the first word where only one begins so: “Orion” is Orion Metals.
fn full_names(text: &Text, named: &[Named]) -> FxHashMap<String, String> {
    let mut keys: FxHashMap<String, Option<String>> = FxHashMap::default();
    let is_body = |n: &&Named| n.kind == NameKind::Organization && n.listed.is_none() && n.name.len() > 1;
    for phrase in named.iter().filter(is_body).filter(|n| n.owner.is_none()) {
        let key = body_key(&clean(text, phrase.name));
        let known = keys.entry(fold(text.word(phrase.name.start))).or_insert_with(|| Some(key.clone()));
        if known.as_ref().is_some_and(|known| *known != key) {
            *known = None;
        }
    }
    keys.into_iter().filter_map(|(word, key)| Some((word, key?))).collect()
}

/// The people by the initials of their full names, as labels of turns have them: `AV` is Ada Vale.
fn initials_in_labels(text: &Text, named: &[Named], cast: &Cast) -> FxHashMap<String, PartyId> {
    let people = named.iter().zip(&cast.of_named).filter_map(|(n, party)| Some((n, (*party)?)));
    let long = people.filter(|(n, _)| n.kind == NameKind::Person && n.name.len() >= FEWEST_INITIALS_OF_LABEL);
    long.map(|(n, party)| (fold(&letters(text, n)), party)).collect()
}

/// The first letters of a name's words.
fn letters(text: &Text, named: &Named) -> String {
    named.name.indices().filter_map(|t| text.word(t).chars().next()).collect()
}

/// The people whom the text says to go by the initials of their full names: “Mohammed bin Salman, known as MBS”.
fn initials_of_people(text: &Text, named: &[Named], cast: &Cast) -> FxHashMap<String, PartyId> {
    let mut people = FxHashMap::default();
    for (index, short) in named.iter().enumerate().filter(|(_, n)| n.name.len() == 1) {
        let key = fold(text.word(short.name.start));
        let near = (0..index).rev().take_while(|&i| named[i].name.end + INITIALS_AHEAD > short.name.start);
        let bearer = near.filter(|&i| named[i].name.len() >= FEWEST_INITIALS && fold(&letters(text, &named[i])) == key);
        for bearer in bearer.filter(|_| is_acronym(text.word(short.name.start))) {
            let mut between = named[bearer].name.end..short.name.start;
            let is_told = text.word(short.name.start - 1) == "(" || between.any(|t| tells_of_initials(text.word(t)));
            if let Some(party) = cast.of_named[bearer].filter(|_| is_told) {
                people.insert(key.clone(), party);
            }
        }
    }
    people
}

fn body_key(name: &str) -> String {
    let name = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
    name.split_whitespace().map(fold).collect::<Vec<_>>().join(" ")
}

/// The fewest words of a person's name whose initials may stand for it.
const FEWEST_INITIALS: usize = 3;
/// The same where initials stand before what somebody says: `AV: I never …`
const FEWEST_INITIALS_OF_LABEL: usize = 2;
/// How far behind the name the initials may be told, in tokens.
const INITIALS_AHEAD: usize = 12;

/// “World Health Organization” is WHO.
fn initials(name: &str) -> String {
    let letters: String =
        name.split([' ', '-']).filter(|w| !closed_word(w).is_function).filter_map(|w| w.chars().next()).collect();
    if is_acronym(&letters) { fold(&letters) } else { fold(name) }
}

fn countries(text: &Text, named: &[Named], cast: &mut Cast) {
    let mut by_code: FxHashMap<&str, PartyId> = FxHashMap::default();
    for (index, phrase) in named.iter().enumerate() {
        let (NameKind::Country(code) | NameKind::Capital(code)) = phrase.kind else { continue };
        if cast.of_named[index].is_some() {
            continue; // a person of that name
        }
        let id = *by_code.entry(code).or_insert_with(|| {
            let id = cast.add(country_name(code).unwrap_or(code).to_owned(), PartyKind::Country);
            cast.list[id].country = Some(code);
            id
        });
        if matches!(phrase.kind, NameKind::Country(_)) && phrase.name.len() > 1 {
            let written = clean(text, phrase.name);
            if written.len() > cast.list[id].name.len() {
                cast.list[id].name = written;
            }
        }
        cast.of_named[index] = Some(id);
    }
}

/// Parties in the order in which the text first names them.
fn order_by_first_mention(cast: &mut Cast) {
    let mut first = vec![usize::MAX; cast.list.len()];
    for (index, party) in cast.of_named.iter().enumerate() {
        if let Some(party) = *party {
            first[party] = first[party].min(index);
        }
    }
    let mut order: Vec<PartyId> = (0..cast.list.len()).collect();
    order.sort_by_key(|&p| first[p]);
    let mut new = vec![0; order.len()];
    for (to, &from) in order.iter().enumerate() {
        new[from] = to;
    }
    cast.list = order.iter().map(|&p| cast.list[p].clone()).collect();
    cast.facts = order.iter().map(|&p| cast.facts[p].clone()).collect();
    for party in cast.of_named.iter_mut().flatten() {
        *party = new[*party];
    }
}
