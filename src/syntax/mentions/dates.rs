//! Dates whose form is closed (`14 November 2023`, `earlier this week`, `a year ago`), by the words and phrases of
//! `dates.tsv`.
//!
//! Takes the mentions that were learnt; makes those of dates whole where they stop short, and adds those that were
//! missed. It takes no word from another mention, and leaves to what is learnt whether a number or `May` alone is a date.

use super::head;
use crate::learn::KeyMap;
use crate::syntax::words::Word;
use crate::syntax::{EntityKind, Mention, Tag};
use crate::table::rows;
use crate::text::TokenRange;
use std::iter::Peekable;
use std::ops::RangeInclusive;
use std::sync::LazyLock;
use std::vec::IntoIter;

/// Classes of words, a bit each.
const CLASSES: [&str; 20] = [
    "weekday", "month", "part", "today", "season", "unit", "units", "quarter", "relative", "edge", "count", "ago",
    "ordinal", "on", "of", "comma", "day", "year", "decade", "mid",
];

/// The bit of a class.
fn class(name: &str) -> u32 {
    CLASSES.iter().position(|&known| known == name).map_or(0, |at| 1 << at)
}

/// One place of a phrase.
struct Place {
    class: u32,
    is_optional: bool,
}

/// What the table says.
struct Forms {
    words: KeyMap<u32>,
    phrases: Vec<Vec<Place>>,
    /// Classes of words that are written with a capital.
    names: u32,
    /// Classes of words that end no date.
    joints: u32,
    /// Classes of numbers: of days, of years, of decades (`1990s`) and behind a day (`3rd`).
    numbers: [u32; 4],
    /// The class of `mid-March`.
    mid: u32,
}

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let (mut words, mut phrases) = (KeyMap::default(), Vec::new());
    for row in rows(include_str!("dates.tsv")) {
        if row.column(1) == "phrase" {
            let place =
                |name: &str| Place { class: class(name.trim_end_matches('?')), is_optional: name.ends_with('?') };
            phrases.push(row.column(0).split(' ').map(place).collect());
        } else {
            *words.entry(Word::new(row.column(0), true).lower).or_insert(0) |= class(row.column(1));
        }
    }
    Forms {
        words,
        phrases,
        names: class("weekday") | class("month"),
        joints: class("on") | class("of") | class("comma"),
        numbers: [class("day") | class("count"), class("year"), class("decade"), class("day") | class("ordinal")],
        mid: class("mid"),
    }
});

/// The last day of a month.
const LAST_DAY: u32 = 31;
/// The years that four digits are taken for.
const YEARS: RangeInclusive<u32> = 1700..=2199;

impl Forms {
    fn classes(&self, word: Word, tag: Tag) -> u32 {
        if let Some(&classes) = self.words.get(&word.lower) {
            return if word.is_capitalised() { classes } else { classes & !self.names };
        }
        if word.prefix(4) == u32::from_le_bytes(*b"mid-") && (tag.is_proper() || matches!(tag, Tag::CD | Tag::NNS)) {
            return self.mid;
        }
        let [day, year, decade, ordinal] = self.numbers;
        match (word.number(), word.suffix(2).to_be_bytes()) {
            (Some(number), [_, _, _, b's']) if YEARS.contains(&number) && number % 10 == 0 => decade,
            (Some(1..=LAST_DAY), [_, _, b's', b't'] | [_, _, b'n' | b'r', b'd'] | [_, _, b't', b'h']) => ordinal,
            (Some(1..=LAST_DAY), [_, _, _, b'0'..=b'9']) => day,
            (Some(number), [_, _, _, b'0'..=b'9']) if YEARS.contains(&number) => year,
            _ => 0,
        }
    }

    /// How many of some words, by their classes, the longest phrase takes that they begin with.
    fn longest(&self, classes: &[u32]) -> usize {
        self.phrases.iter().map(|phrase| self.length(phrase, classes)).max().unwrap_or(0)
    }

    fn length(&self, phrase: &[Place], classes: &[u32]) -> usize {
        let mut end = 0;
        for place in phrase {
            if classes.get(end).is_some_and(|own| own & place.class != 0) {
                end += 1;
            } else if !place.is_optional {
                return 0;
            }
        }
        while end > 0 && classes[end - 1] & self.joints != 0 {
            end -= 1;
        }
        end
    }
}

/// Makes the dates of a text whole; its mentions stay in order and without overlap.
pub fn complete(
    mentions: &mut Vec<Mention>,
    sentences: impl Iterator<Item = TokenRange>,
    words: &[Word],
    tags: &[Tag],
) {
    let forms = &*FORMS;
    let mut known = std::mem::take(mentions).into_iter().peekable();
    let mut classes = Vec::new();
    for sentence in sentences {
        classes.clear();
        classes.extend(sentence.indices().map(|at| forms.classes(words[at], tags[at])));
        let mut at = 0;
        while at < classes.len() {
            let length = if classes[at] == 0 { 0 } else { forms.longest(&classes[at..]) };
            if length > 0 {
                let start = sentence.start + at;
                mentions.extend(std::iter::from_fn(|| known.next_if(|m| m.tokens.start < start)));
                add(mentions, &mut known, TokenRange::new(start, start + length), tags);
            }
            at += length.max(1);
        }
    }
    mentions.extend(known);
}

/// Appends a date; where it overlaps with others, one of all; where it overlaps with what is none, nothing.
fn add(mentions: &mut Vec<Mention>, known: &mut Peekable<IntoIter<Mention>>, mut date: TokenRange, tags: &[Tag]) {
    let is_date = |mention: &Mention| mention.kind == EntityKind::Date;
    let overlapped = mentions.pop_if(|m| m.tokens.end > date.start);
    let more = std::iter::from_fn(|| known.next_if(|m| m.tokens.start < date.end));
    let overlapping: Vec<Mention> = overlapped.into_iter().chain(more).collect();
    if !overlapping.iter().all(is_date) {
        mentions.extend(overlapping);
        return;
    }
    for mention in overlapping {
        date.start = date.start.min(mention.tokens.start);
        date.end = date.end.max(mention.tokens.end);
    }
    let head = date.start + head(0, date.len(), &tags[date.indices()]);
    mentions.push(Mention { kind: EntityKind::Date, tokens: date, head });
}
