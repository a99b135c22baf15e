//! The word tables of this stage: nouns and verbs that report events of talking, and words that state a medium.

use crate::analysis::{ConversationKind, Medium};
use crate::parties::lower;
use crate::table::rows;
use crate::text::Text;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const NOUNS: &str = include_str!("event_nouns.tsv");
const VERBS: &str = include_str!("event_verbs.tsv");
const LIGHT_VERBS: &str = include_str!("light_verbs.tsv");
const LISTENERS: &str = include_str!("listeners.tsv");
const MEDIA: &str = include_str!("media.tsv");

/// A channel, and whether the words state it or only make it likely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Channel {
    /// The channel.
    pub medium: Medium,
    /// “by phone” states it; “met” makes a meeting in person likely.
    pub is_stated: bool,
}

/// A noun for an event.
#[derive(Clone, Copy, Debug)]
pub struct EventNoun {
    /// Its channel.
    pub channel: Channel,
    /// Talks or address.
    pub kind: ConversationKind,
    /// Whether others listen: a debate is talks in public.
    pub is_public: bool,
    /// Whether it is a gathering, an address only where somebody speaks at it.
    pub is_gathering: bool,
    /// Whether the form names several: `calls`.
    pub is_plural: bool,
    /// How many words it has.
    pub words: usize,
}

/// How the other side stands by a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherSide {
    /// Behind “with” or “to”, or among the subjects.
    With,
    /// The object, or behind “with”.
    Object,
    /// The object of “call” where it means a telephone call.
    Caller,
    /// The object, if it is somebody and not a decision.
    Guest,
    /// The object, if it is somebody and not a matter: it listens.
    Audience,
    /// Behind “with” alone.
    Partner,
    /// Behind “before” or “to”, if they are named.
    Hearers,
    /// Nobody else need be named.
    None,
}

impl OtherSide {
    /// Whether a verb tells of an event though nobody else is named.
    pub fn may_be_missing(self) -> bool {
        matches!(self, OtherSide::Hearers | OtherSide::None)
    }
}

/// A verb for an event.
#[derive(Clone, Copy, Debug)]
pub struct EventVerb {
    /// Its channel.
    pub channel: Channel,
    /// Talks or address.
    pub kind: ConversationKind,
    /// Whether others listen.
    pub is_public: bool,
    /// How the other side stands.
    pub other_side: OtherSide,
    /// How many words it has.
    pub words: usize,
}

/// The part of a light verb's subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LightVerb {
    /// It takes part.
    Takes,
    /// It takes part and the other side begins.
    Gets,
    /// It comes to an event of others.
    Joins,
    /// It takes part, or brings somebody else's words.
    Brings,
    /// It keeps the event from taking place.
    Cancels,
    /// It says that there was none.
    Denies,
    /// It makes the event take place later.
    Arranges,
}

struct Tables {
    nouns: FxHashMap<&'static str, EventNoun>,
    verbs: FxHashMap<&'static str, EventVerb>,
    light_verbs: FxHashMap<&'static str, LightVerb>,
    listeners: FxHashMap<&'static str, (Channel, ConversationKind)>,
    before: FxHashMap<&'static str, Medium>,
    /// By their first word, in lower case.
    adverbs: FxHashMap<String, Vec<(Vec<&'static str>, Medium)>>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);

/// The event that a noun names whose last word stands at a token: “phone conversation”, “press conference”.
pub fn event_noun(text: &Text, at: usize) -> Option<EventNoun> {
    // “on X.” at a sentence's end looks like an initial.
    let written = text.word(at).trim_end_matches('.');
    let word = lower(written);
    let before = |back: usize| at.checked_sub(back).map(|t| lower(text.word(t)));
    let longer = match before(1).as_deref() {
        Some("-") => before(2).map(|first| format!("{first}-{word}")),
        first => first.map(|first| format!("{first} {word}")),
    };
    let nouns = &TABLES.nouns;
    let long = longer.and_then(|words| nouns.get(words.as_str()));
    // `Telegram` is none.
    long.or_else(|| nouns.get(written)).or_else(|| nouns.get(word.as_ref())).copied()
}

/// The event that the verb at a token reports: “met”, “sat down”.
pub fn event_verb(text: &Text, at: usize) -> Option<EventVerb> {
    let word = lower(text.word(at));
    let two = format!("{word} {}", lower(text.word(at + 1)));
    TABLES.verbs.get(two.as_str()).or_else(|| TABLES.verbs.get(word.as_ref())).copied()
}

/// A verb whose object is the event.
pub fn light_verb(word: &str) -> Option<LightVerb> {
    TABLES.light_verbs.get(lower(word).as_ref()).copied()
}

/// The channel and kind of what is told to those whom a word names: “reporters”, “supporters”.
pub fn listener(word: &str) -> Option<(Channel, ConversationKind)> {
    TABLES.listeners.get(lower(word).as_ref()).copied()
}

/// The medium that a word before an event's noun states.
pub fn medium_before(word: &str) -> Option<Medium> {
    TABLES.before.get(lower(word).as_ref()).copied()
}

/// The medium that an adverb or prepositional phrase at a token states.
pub fn medium_adverb(text: &Text, at: usize) -> Option<Medium> {
    let phrases = TABLES.adverbs.get(lower(text.word(at)).as_ref())?;
    let holds = |words: &&(Vec<&str>, Medium)| {
        words.0.iter().enumerate().all(|(index, word)| text.word(at + index).eq_ignore_ascii_case(word))
    };
    phrases.iter().find(holds).map(|(_, medium)| *medium)
}

/// A medium's name as the tables write it; one in brackets is only likely.
fn channel(column: &str) -> Channel {
    let name = column.trim_matches(['(', ')']);
    let medium = match name {
        "phone" => Medium::Phone,
        "video" => Medium::Video,
        "in-person" => Medium::InPerson,
        "letter" => Medium::Letter,
        "press-conference" => Medium::PressConference,
        "interview" => Medium::Interview,
        "speech" => Medium::Speech,
        "statement" => Medium::Statement,
        "social-media" => Medium::SocialMedia,
        "court" => Medium::Court,
        _ => Medium::Unspecified,
    };
    Channel { medium, is_stated: name == column && medium != Medium::Unspecified }
}

fn is_public(column: &str) -> bool {
    column.ends_with("in public")
}

fn kind(column: &str) -> ConversationKind {
    if column.starts_with("address") { ConversationKind::Address } else { ConversationKind::Talks }
}

impl Tables {
    fn read() -> Self {
        let mut tables = Self {
            nouns: FxHashMap::default(),
            verbs: FxHashMap::default(),
            light_verbs: FxHashMap::default(),
            listeners: FxHashMap::default(),
            before: FxHashMap::default(),
            adverbs: FxHashMap::default(),
        };
        for row in rows(NOUNS) {
            for (column, is_plural) in [(0, false), (1, true)] {
                let form = row.column(column);
                let words = form.split(' ').count() + 2 * form.matches('-').count();
                let noun = EventNoun {
                    channel: channel(row.column(2)),
                    kind: kind(row.column(3)),
                    is_public: is_public(row.column(3)),
                    is_gathering: row.column(3).ends_with("at it"),
                    is_plural,
                    words,
                };
                tables.nouns.entry(form).or_insert(noun);
            }
        }
        tables.nouns.remove("-");
        for row in rows(VERBS) {
            let other_side = match row.column(3) {
                "with" => OtherSide::With,
                "object" => OtherSide::Object,
                "caller" => OtherSide::Caller,
                "guest" => OtherSide::Guest,
                "audience" => OtherSide::Audience,
                "partner" => OtherSide::Partner,
                "hearers" => OtherSide::Hearers,
                _ => OtherSide::None,
            };
            for form in row.column(0).split('|') {
                let verb = EventVerb {
                    channel: channel(row.column(1)),
                    kind: kind(row.column(2)),
                    is_public: is_public(row.column(2)),
                    other_side,
                    words: form.split(' ').count(),
                };
                tables.verbs.entry(form).or_insert(verb);
            }
        }
        for row in rows(LISTENERS) {
            tables.listeners.insert(row.column(0), (channel(row.column(1)), kind(row.column(2))));
        }
        for row in rows(LIGHT_VERBS) {
            let part = match row.column(1) {
                "gets" => LightVerb::Gets,
                "joins" => LightVerb::Joins,
                "brings" => LightVerb::Brings,
                "cancels" => LightVerb::Cancels,
                "denies" => LightVerb::Denies,
                "arranges" => LightVerb::Arranges,
                _ => LightVerb::Takes,
            };
            for form in row.column(0).split('|') {
                tables.light_verbs.entry(form).or_insert(part);
            }
        }
        for row in rows(MEDIA) {
            let medium = channel(row.column(2)).medium;
            if row.column(1) == "before" {
                tables.before.insert(row.column(0), medium);
                continue;
            }
            let words: Vec<&str> =
                row.column(0).split(' ').flat_map(|w| w.split_inclusive('-')).flat_map(split_hyphen).collect();
            if let Some(first) = words.first() {
                tables.adverbs.entry(first.to_lowercase()).or_default().push((words, medium));
            }
        }
        tables
    }
}

/// Tokens split at hyphens: `face-` is `face`, `-`.
fn split_hyphen(word: &'static str) -> Vec<&'static str> {
    match word.strip_suffix('-') {
        Some(stem) => vec![stem, "-"],
        None => vec![word],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn the_longer_noun_and_the_stated_medium_win() {
        let text = text::read("The press conference followed a call by video link.");
        assert_eq!(event_noun(&text, 2).map(|n| (n.channel.medium, n.words)), Some((Medium::PressConference, 2)));
        assert_eq!(event_noun(&text, 5).map(|n| n.channel.medium), Some(Medium::Phone));
        assert_eq!(medium_adverb(&text, 6), Some(Medium::Video));
        let text = text::read("They met. Both sat down with Vale.");
        assert_eq!(event_verb(&text, 4).map(|v| v.words), Some(2));
        assert!(event_verb(&text, 1).is_some_and(|v| !v.channel.is_stated));
    }
}
