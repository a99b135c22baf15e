//! The word tables of this stage: offices and roles, common nouns for people and bodies, given names, and the closed
//! classes that the reading of names must know.

use super::gazetteer::columns;
use crate::table::WordClasses;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::LazyLock;

const TITLES: &str = include_str!("titles.tsv");
const PEOPLE: &str = include_str!("people.tsv");
const CLOSED_WORDS: &str = include_str!("closed_words.tsv");
const ORGANIZATION_WORDS: &str = include_str!("organization_words.tsv");
const NEIGHBORS: &str = include_str!("neighbors.tsv");
const THING_WORDS: &str = include_str!("thing_words.tsv");
/// Generated from packaged data; see `tools/tables/make.py` for the source and the coding.
const GIVEN_NAMES: &str = include_str!("given_names.txt");

/// The gender that a word shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// He.
    Male,
    /// She.
    Female,
}

/// The parts that a word can play in a title.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // a word can play several parts
pub struct TitleWord {
    /// Closes a title: `Minister`.
    pub is_head: bool,
    /// Closes the title of several: `Senators`. It is a head too.
    pub is_of_several: bool,
    /// Goes on a head behind a hyphen: `President-elect`.
    pub is_closing: bool,
    /// With a possessive, `style-owner`, is how somebody is addressed: `Her Royal Highness`.
    pub is_style: bool,
    /// Stands before a style: `Her`.
    pub owns_style: bool,
    /// A rank of birth or standing, not of office: `Sheikh`.
    pub is_rank: bool,
    /// Stands before a head: `Deputy`.
    pub is_modifier: bool,
    /// A field of office: `Foreign`.
    pub is_domain: bool,
    /// An office by which its holder is addressed: `Mr. President`.
    pub is_addressed: bool,
    /// Stands before a name and is no office: `Mr.`.
    pub is_honorific: bool,
    /// The gender it shows.
    pub gender: Option<Gender>,
}

/// What a common noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NounClass {
    /// Somebody.
    Person,
    /// Somebody, often one named before: `the billionaire`.
    Epithet,
    /// Several, though the noun is no plural by form or has no singular: `police`.
    People,
    /// An organisation, whatever it is called by name: `company`.
    Body,
    /// One that is called so by name too, or belongs to another: `ministry`, `board`.
    Institution,
    /// A country: `kingdom`.
    State,
}

impl NounClass {
    /// Whether it is no person and no number of persons.
    pub fn is_body(self) -> bool {
        matches!(self, NounClass::Body | NounClass::Institution | NounClass::State)
    }
}

/// A common noun for people or bodies.
#[derive(Clone, Copy, Debug)]
pub struct Noun {
    /// What it names.
    pub class: NounClass,
    /// The gender it shows.
    pub gender: Option<Gender>,
    /// Whether the form is a plural.
    pub is_plural: bool,
    /// Whether it speaks for others: “lawyers for the bank”.
    pub is_agent: bool,
}

/// The classes of closed words.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // a word can be of several classes
pub struct ClosedWord {
    /// Opens sentences with a capital and is no name.
    pub is_function: bool,
    /// A month, weekday or hour.
    pub is_calendar: bool,
    /// A weekday.
    pub is_weekday: bool,
    /// Stands within a name in lower case.
    pub is_particle: bool,
    /// Closes a name: `Jr.`.
    pub is_suffix: bool,
    /// Names an event in a headline: “Vale Call with Holm”.
    pub is_event: bool,
    /// Governs the noun behind it.
    pub is_preposition: bool,
    /// Is a name too: `To Lam`.
    pub is_name: bool,
    /// Behind a hyphen makes an adjective of a name: `Kestria-backed`.
    pub is_compound: bool,
}

/// Where in a name a word shows that it is an organisation's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrganizationWord {
    /// Anywhere: `Ministry of Justice`.
    Anywhere,
    /// As its last word: `Kestrian Airways`.
    Last,
}

static NEIGHBOR_WORDS: LazyLock<WordClasses> = LazyLock::new(|| WordClasses::read(NEIGHBORS));

static TITLE_WORDS: LazyLock<FxHashMap<&'static str, TitleWord>> = LazyLock::new(|| {
    let mut words: FxHashMap<&str, TitleWord> = FxHashMap::default();
    for [word, part, gender] in columns(TITLES) {
        let entry = words.entry(word).or_default();
        match part {
            "head" => entry.is_head = true,
            "heads" => (entry.is_head, entry.is_of_several) = (true, true),
            "closing" => entry.is_closing = true,
            "style" => entry.is_style = true,
            "style-owner" => entry.owns_style = true,
            "rank" => entry.is_rank = true,
            "modifier" => entry.is_modifier = true,
            "domain" => entry.is_domain = true,
            "addressed" => entry.is_addressed = true,
            _ => entry.is_honorific = true,
        }
        entry.gender = entry.gender.or(gender_of(gender));
    }
    words
});

static NOUNS: LazyLock<FxHashMap<&'static str, Noun>> = LazyLock::new(|| {
    let noun = |class: &str, gender: &str| Noun {
        class: match class {
            "people" => NounClass::People,
            "epithet" => NounClass::Epithet,
            "body" => NounClass::Body,
            "institution" => NounClass::Institution,
            "state" => NounClass::State,
            _ => NounClass::Person,
        },
        gender: gender_of(gender),
        is_plural: class == "people",
        is_agent: class == "agent",
    };
    columns(PEOPLE).map(|[word, class, gender]| (word, noun(class, gender))).collect()
});

static CLOSED: LazyLock<FxHashMap<&'static str, ClosedWord>> = LazyLock::new(|| {
    let mut words: FxHashMap<&str, ClosedWord> = FxHashMap::default();
    for [word, class] in columns(CLOSED_WORDS) {
        let entry = words.entry(word).or_default();
        match class {
            "calendar" => entry.is_calendar = true,
            "weekday" => entry.is_weekday = true,
            "particle" => entry.is_particle = true,
            "suffix" => entry.is_suffix = true,
            "event" => entry.is_event = true,
            "preposition" => entry.is_preposition = true,
            "name" => entry.is_name = true,
            "compound" => entry.is_compound = true,
            _ => entry.is_function = true,
        }
    }
    words
});

static ORGANIZATIONS: LazyLock<FxHashMap<&'static str, OrganizationWord>> = LazyLock::new(|| {
    let place = |place| if place == "any" { OrganizationWord::Anywhere } else { OrganizationWord::Last };
    columns(ORGANIZATION_WORDS).map(|[word, at]| (word, place(at))).collect()
});

static THINGS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| columns(THING_WORDS).map(|[word]| word).collect());

/// Female and male given names, in lower case without accents.
static GIVEN: LazyLock<[FxHashSet<String>; 2]> = LazyLock::new(|| {
    let mut lines = GIVEN_NAMES.lines();
    std::array::from_fn(|_| decode_names(lines.next().unwrap_or("")))
});

/// Undoes the front coding: `AaaliyahBbbey` is aaliyah, abbey.
fn decode_names(line: &str) -> FxHashSet<String> {
    let mut names = FxHashSet::default();
    let mut name = String::new();
    for c in line.chars() {
        if c.is_ascii_uppercase() {
            if !name.is_empty() {
                names.insert(name.clone());
            }
            name.truncate((c as u8 - b'A') as usize);
        } else {
            name.push(c);
        }
    }
    names.insert(name);
    names
}

fn gender_of(column: &str) -> Option<Gender> {
    match column {
        "m" => Some(Gender::Male),
        "f" => Some(Gender::Female),
        _ => None,
    }
}

/// No word of the tables is longer, in bytes: a text of one endless word is not searched again and again.
pub const LONGEST_WORD: usize = 48;

/// The word in lower case; borrowed where it is so already, and where it is no word at all but for its length.
pub fn lower(word: &str) -> Cow<'_, str> {
    if word.len() > LONGEST_WORD {
        return Cow::Borrowed("");
    }
    if word.chars().any(char::is_uppercase) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}

/// Whether the word is the mark of a possessor.
pub fn is_possessive(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'" | "’")
}

/// Whether the word begins with a capital letter.
pub fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether the word is an abbreviation in capitals: two or more, perhaps with digits or full stops.
pub fn is_acronym(word: &str) -> bool {
    word.len() <= LONGEST_WORD
        && word.chars().filter(|c| c.is_uppercase()).count() >= 2
        && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '&' | '+'))
}

/// The part that a word plays in titles: of one word with its modifier (“ex-president”) that of its last part.
pub fn title_word(word: &str) -> TitleWord {
    let word = lower(word);
    let known = |word: &str| TITLE_WORDS.get(word).copied();
    let joined = || {
        let (before, last) = word.rsplit_once('-')?;
        known(last).filter(|part| part.is_head && known(before).is_some_and(|before| before.is_modifier))
    };
    known(&word).or_else(joined).unwrap_or_default()
}

/// The classes of a closed word.
pub fn closed_word(word: &str) -> ClosedWord {
    CLOSED.get(lower(word).as_ref()).copied().unwrap_or_default()
}

/// Whether a word in lower case behind a hyphen makes an adjective of the name before it: “Kestria-backed”.
pub fn ends_compound(word: &str) -> bool {
    CLOSED.get(word).is_some_and(|closed| closed.is_compound)
}

/// Whether the word marks organisations.
pub fn organization_word(word: &str) -> Option<OrganizationWord> {
    if word.len() > LONGEST_WORD { None } else { ORGANIZATIONS.get(word).copied() }
}

/// Whether a name that ends so is that of a law, an event or the like, which does not speak.
pub fn is_thing_word(word: &str) -> bool {
    THINGS.contains(word)
}

/// Whether a capitalised word is the last or first of a news outlet's name.
pub fn is_of_outlet(word: &str) -> bool {
    is_capitalised(word) && NEIGHBOR_WORDS.holds(&lower(word), "outlet-name")
}

/// Whether a word beside a name shows it to be a news outlet's: “the broadcaster NRK”.
pub fn stands_by_outlet(word: &str) -> bool {
    NEIGHBOR_WORDS.holds(word, "outlet")
}

/// Whether a word before a name shows it to be a body's: “startup Lumen”.
pub fn stands_before_body(word: &str) -> bool {
    NEIGHBOR_WORDS.holds(word, "body")
}

/// Whether a word names what companies have: “Kestra's shareholders”, “shares of Kestra”.
pub fn belongs_to_company(word: &str) -> bool {
    NEIGHBOR_WORDS.holds(word, "of-company")
}

/// Whether a word between a name and initials shows that who bears the one goes by the other: “known as MBS”.
pub fn tells_of_initials(word: &str) -> bool {
    NEIGHBOR_WORDS.holds(word, "called")
}

/// Whether a word names a relative: “her husband”.
pub fn is_relative(word: &str) -> bool {
    NEIGHBOR_WORDS.holds(word, "relative")
}

/// The gender of those who bear a given name.
pub fn given_name(word: &str) -> Option<Gender> {
    let folded = fold(word);
    let [female, male] = &*GIVEN;
    match (female.contains(&folded), male.contains(&folded)) {
        (true, false) => Some(Gender::Female),
        (false, true) => Some(Gender::Male),
        _ => None,
    }
}

/// A noun of the table, by its singular or a regular plural.
pub fn noun(word: &str) -> Option<Noun> {
    let word = lower(word);
    if let Some(&noun) = NOUNS.get(word.as_ref()) {
        return Some(noun);
    }
    let plural = singular_candidates(&word).find_map(|singular| NOUNS.get(singular.as_ref()));
    plural.map(|&noun| Noun { is_plural: true, ..noun }).or_else(|| {
        let (before, last) = word.rsplit_once('-')?; // “ex-president”
        title_word(before).is_modifier.then(|| NOUNS.get(last).copied()).flatten()
    })
}

/// The singular of a noun of the table; the word itself where it is none.
pub fn singular(word: &str) -> String {
    let word = lower(word);
    if NOUNS.contains_key(word.as_ref()) {
        return word.into_owned();
    }
    singular_candidates(&word)
        .find(|singular| NOUNS.contains_key(singular.as_ref()))
        .map_or_else(|| word.clone().into_owned(), Cow::into_owned)
}

/// What a word may be the regular plural of: officials, parties, bosses, spokesmen.
fn singular_candidates(word: &str) -> impl Iterator<Item = Cow<'_, str>> {
    [("ies", "y"), ("men", "man"), ("wives", "wife"), ("es", ""), ("s", "")].into_iter().filter_map(
        |(ending, instead)| {
            let stem = word.strip_suffix(ending)?;
            (stem.len() > 1)
                .then(|| if instead.is_empty() { Cow::Borrowed(stem) } else { Cow::Owned(format!("{stem}{instead}")) })
        },
    )
}

/// Lower case, with the accents of European alphabets taken off: the form in which names are compared.
pub fn fold(word: &str) -> String {
    word.chars()
        .take(LONGEST_WORD)
        .flat_map(char::to_lowercase)
        .map(without_accent)
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// The base letters of Latin-1 and Latin Extended-A, in the order of their code points from U+00E0 and U+0100; `_` keeps
/// the letter. Unicode names each “LATIN SMALL LETTER X WITH …”.
const LATIN_1: &str = "aaaaaaaceeeeiiiidnooooo_ouuuuy_y";
const LATIN_EXTENDED_A: &str = "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii__jjkkkllllllllllnnnnnnnnnoooooo__rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

fn without_accent(c: char) -> char {
    let code = c as usize;
    let base = match code {
        0xE0..=0xFF => LATIN_1.as_bytes().get(code - 0xE0),
        0x100..=0x17F => LATIN_EXTENDED_A.as_bytes().get(code - 0x100),
        _ => None,
    };
    base.filter(|&&b| b != b'_').map_or(c, |&b| b as char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_show_gender_only_where_one_sex_bears_them() {
        assert_eq!(given_name("Angela"), Some(Gender::Female));
        assert_eq!(given_name("Vladimir"), Some(Gender::Male));
        assert_eq!(given_name("Kim"), None);
        assert_eq!(given_name("Thursday"), None);
    }

    #[test]
    fn plurals_are_found_by_their_singulars() {
        assert!(noun("spokesmen").is_some_and(|n| n.is_plural && n.class == NounClass::Person));
        assert!(noun("ministries").is_some_and(|n| n.is_plural && n.class == NounClass::Institution));
        assert!(noun("police").is_some_and(|n| n.is_plural));
        assert!(noun("company").is_some_and(|n| !n.is_plural));
        assert!(noun("tables").is_none());
    }

    #[test]
    fn names_are_compared_without_accents() {
        assert_eq!(fold("López"), "lopez");
        assert_eq!(fold("Niinistö"), "niinisto");
        assert_eq!(fold("Čaputová"), "caputova");
        assert_eq!(fold("Šimonytė"), "simonyte");
        assert_eq!(fold("O’Neill"), "oneill");
        assert_eq!(LATIN_1.len(), 32);
        assert_eq!(LATIN_EXTENDED_A.len(), 128);
    }
}
