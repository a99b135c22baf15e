//! The table of named places and bodies: countries with their nationalities and capitals, regions, palaces and
//! parliaments, alliances, authorities, news outlets.
//!
//! Forms are matched on the source's characters from a token's start, a blank of the form standing for any run of
//! blanks and either apostrophe for the other, and must end where a token ends; so the table does not depend on how
//! words are cut into tokens. It does not try to tell a country from a person or a brand of that name.

use super::words::LONGEST_WORD;
use crate::table::rows;
use crate::text::Text;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Generated from packaged data; see `tools/tables/make.py`.
const COUNTRIES: &str = include_str!("countries.tsv");
const COUNTRY_VARIANTS: &str = include_str!("country_variants.tsv");
const REGIONS: &str = include_str!("regions.tsv");
const GEOGRAPHY: &str = include_str!("geography.tsv");
const SEATS: &str = include_str!("seats.tsv");
const BODIES: &str = include_str!("bodies.tsv");

/// What a form of the table names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A country, by its name.
    Country(&'static str),
    /// A nationality: adjective or noun.
    Demonym(&'static str),
    /// A capital, which may stand for the government.
    Capital(&'static str),
    /// A state or province, with its country.
    Region(&'static str),
    /// A palace, ministry or parliament that speaks, with its country.
    Seat(&'static str),
    /// An alliance, authority or party.
    Body,
    /// A newspaper, agency, channel.
    Outlet,
    /// Where people post.
    Platform,
}

impl Place {
    /// The country, ISO 3166-1 alpha-2, of those that have one.
    pub fn country(self) -> Option<&'static str> {
        match self {
            Place::Region(NO_COUNTRY) | Place::Body | Place::Outlet | Place::Platform => None,
            Place::Country(c) | Place::Demonym(c) | Place::Capital(c) | Place::Region(c) | Place::Seat(c) => Some(c),
        }
    }
}

/// A form of the table found in a text.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// What it names.
    pub place: Place,
    /// The name under which its variants meet: a body's full name, otherwise the form itself.
    pub name: &'static str,
    /// Index after its last token.
    pub end: usize,
}

/// What stands in the table for a region that is of no one country.
const NO_COUNTRY: &str = "-";

struct Form {
    words: &'static str,
    place: Place,
    name: &'static str,
}

struct Gazetteer {
    /// By the leading letters, digits and full stops of a form; the longest form first.
    forms: FxHashMap<&'static str, Vec<Form>>,
    /// A country's usual name, by its code.
    names: FxHashMap<&'static str, &'static str>,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::read);

/// The longest form that begins at a token and ends before `limit`.
pub fn longest(text: &Text, at: usize, limit: usize) -> Option<Found> {
    let start = text.tokens.get(at)?.span.start as usize;
    if text.tokens.get(at)?.span.len() > LONGEST_WORD {
        return None;
    }
    let rest = text.source.get(start..)?;
    let word = key(rest);
    let found = |key: &str, plural: &str| {
        GAZETTEER.forms.get(key)?.iter().find_map(|form| {
            let length = matched(rest, form.words)?;
            rest.get(length..)?.starts_with(plural).then_some(())?;
            let stop = (start + length + plural.len()) as u32;
            let end = (at..limit).find(|&t| text.tokens[t].span.end >= stop)? + 1;
            (text.tokens[end - 1].span.end == stop).then_some(Found { place: form.place, name: form.name, end })
        })
    };
    // “Ukrainians”, “South Koreans”
    let is_people = |f: &Found| matches!(f.place, Place::Demonym(_));
    found(word, "")
        .or_else(|| found(word, "s").filter(is_people))
        .or_else(|| found(word.strip_suffix('s')?, "s").filter(is_people))
}

/// A country's usual English name.
pub fn country_name(code: &str) -> Option<&'static str> {
    GAZETTEER.names.get(code).copied()
}

/// The leading letters, digits and full stops: what forms are looked up by.
fn key(words: &str) -> &str {
    let end = words.find(|c: char| !c.is_alphanumeric() && c != '.').unwrap_or(words.len());
    words[..end].trim_end_matches('.')
}

/// How many bytes of `source` the form takes, if it stands at the start.
fn matched(source: &str, form: &str) -> Option<usize> {
    let mut rest = source.char_indices().peekable();
    for wanted in form.chars() {
        let (_, c) = rest.next()?;
        if wanted == ' ' {
            if !c.is_whitespace() {
                return None;
            }
            while rest.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        } else if c != wanted && !(wanted == '\'' && c == '’') {
            return None;
        }
    }
    Some(rest.peek().map_or(source.len(), |&(at, _)| at))
}

/// The first `N` columns of a table's rows.
pub fn columns<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    rows(table).map(|row| std::array::from_fn(|index| row.column(index)))
}

impl Gazetteer {
    fn read() -> Self {
        let mut table = Self { forms: FxHashMap::default(), names: FxHashMap::default() };
        for [code, kind, form] in columns(COUNTRIES).chain(columns(COUNTRY_VARIANTS)) {
            let place = match kind {
                "demonym" => Place::Demonym(code),
                "capital" => Place::Capital(code),
                _ => Place::Country(code),
            };
            if matches!(place, Place::Country(_)) {
                table.names.entry(code).or_insert(form);
            }
            table.add(form, place, form);
        }
        for [code, form] in columns(REGIONS).chain(columns(GEOGRAPHY)) {
            table.add(form, Place::Region(code), form);
        }
        let mut of_what: FxHashMap<[&str; 2], &str> = FxHashMap::default();
        for [form, code, what] in columns(SEATS) {
            let name = of_what.entry([code, what]).or_insert(form);
            table.add(form, Place::Seat(code), name);
        }
        for [name, short_forms, class] in columns(BODIES) {
            let place = match class {
                "outlet" => Place::Outlet,
                "platform" => Place::Platform,
                _ => Place::Body,
            };
            table.add(name, place, name);
            for form in short_forms.split('|').filter(|form| !form.is_empty()) {
                table.add(form, place, name);
            }
        }
        table
    }

    /// Of two readings of one form the first stays: a country before the region of its name.
    fn add(&mut self, words: &'static str, place: Place, name: &'static str) {
        let forms = self.forms.entry(key(words)).or_default();
        if forms.iter().all(|form| form.words != words) {
            let longer = forms.partition_point(|form| form.words.len() > words.len());
            forms.insert(longer, Form { words, place, name });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    fn first(source: &str) -> Option<(Place, usize)> {
        let text = text::read(source);
        longest(&text, 0, text.tokens.len()).map(|found| (found.place, found.end))
    }

    #[test]
    fn the_longest_form_wins_and_either_apostrophe_will_do() {
        assert_eq!(first("People’s Republic of China spoke").map(|f| f.0), Some(Place::Country("CN")));
        assert_eq!(first("South Korean envoys").map(|f| f.0), Some(Place::Demonym("KR")));
        assert_eq!(first("United\n States").map(|f| f.0), Some(Place::Country("US")));
    }

    #[test]
    fn a_form_ends_where_a_word_ends() {
        assert_eq!(first("Irany"), None);
        assert_eq!(first("iran"), None);
    }

    #[test]
    fn every_row_has_a_code_or_class() {
        assert!(
            columns(COUNTRIES)
                .chain(columns(COUNTRY_VARIANTS))
                .all(|[code, _, form]| code.len() == 2 && !form.is_empty())
        );
        assert!(columns(SEATS).all(|[form, code]| code.len() == 2 && !form.is_empty()));
        assert_eq!(country_name("IQ"), Some("Iraq"));
    }
}
