//! What the formats share: a text beside its analysis, read by span.

use crate::analysis::{Analysis, ConversationKind, Medium, Party, PartyKind, Statement, Status};
use crate::text::{OffsetUnit, Span};

/// Units between two known places of the table: a look-up reads at most so many.
const STRIDE: usize = 64;
/// Characters before and after a quotation that tell it from the same words elsewhere, as annotation tools write them.
const CONTEXT: usize = 32;

/// A text with its analysis.
pub struct Account<'a> {
    /// The text.
    pub source: &'a str,
    /// Its analysis.
    pub analysis: &'a Analysis,
    /// The byte and the code point of every [`STRIDE`]th unit.
    places: Vec<Place>,
}

/// A place of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Bytes before it.
    pub byte: usize,
    /// Code points before it.
    pub char: usize,
}

/// A piece of the text, as a selector finds it again.
pub struct Quote<'a> {
    /// The words.
    pub exact: &'a str,
    /// What stands before.
    pub prefix: &'a str,
    /// What stands after.
    pub suffix: &'a str,
    /// Code points before the words.
    pub start: usize,
    /// Code points before their end.
    pub end: usize,
}

impl<'a> Account<'a> {
    /// Reads the text once.
    pub fn new(source: &'a str, analysis: &'a Analysis) -> Self {
        let mut places = Vec::with_capacity(source.len() / STRIDE + 1);
        let mut unit = 0;
        for (char, (byte, c)) in source.char_indices().enumerate() {
            while places.len() * STRIDE <= unit {
                places.push(Place { byte, char });
            }
            unit += units(c, analysis.offsets);
        }
        Self { source, analysis, places }
    }

    /// Where an offset of the analysis lies; the text's end, where it lies behind it.
    pub fn place(&self, offset: u32) -> Place {
        let offset = offset as usize;
        let known = (offset / STRIDE).min(self.places.len().saturating_sub(1));
        let Some(&Place { byte, char }) = self.places.get(known) else { return Place { byte: 0, char: 0 } };
        // a character that reaches over the known unit was counted from before it
        let mut unit = known * STRIDE;
        let mut place = Place { byte, char };
        if self.analysis.offsets == OffsetUnit::Bytes {
            unit = byte;
        }
        for c in self.source.get(byte..).unwrap_or("").chars() {
            if unit >= offset {
                break;
            }
            unit += units(c, self.analysis.offsets);
            place = Place { byte: place.byte + c.len_utf8(), char: place.char + 1 };
        }
        place
    }

    /// The words of a span.
    pub fn words(&self, span: Span) -> &'a str {
        self.source.get(self.place(span.start).byte..self.place(span.end).byte).unwrap_or("")
    }

    /// The words of several spans, each on one line.
    pub fn pieces(&self, spans: &[Span]) -> Vec<String> {
        spans.iter().map(|&span| one_line(self.words(span))).filter(|words| !words.is_empty()).collect()
    }

    /// A span as a selector finds it.
    pub fn quote(&self, span: Span) -> Quote<'a> {
        let (start, end) = (self.place(span.start), self.place(span.end));
        let before = self.source.get(..start.byte).unwrap_or("");
        let after = self.source.get(end.byte..).unwrap_or("");
        let prefix = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(byte, _)| byte);
        let suffix = after.char_indices().nth(CONTEXT).map_or(after.len(), |(byte, _)| byte);
        Quote {
            exact: self.words(span),
            prefix: before.get(prefix..).unwrap_or(""),
            suffix: after.get(..suffix).unwrap_or(""),
            start: start.char,
            end: end.char,
        }
    }

    /// The headline's words, on one line.
    pub fn headline(&self) -> Option<String> {
        self.analysis.article.headline.map(|span| one_line(self.words(span))).filter(|words| !words.is_empty())
    }

    /// A party.
    pub fn party(&self, index: u32) -> Option<&'a Party> {
        self.analysis.parties.get(index as usize)
    }

    /// The names of parties: `Voss and Delane`.
    pub fn names(&self, parties: &[u32]) -> String {
        let names: Vec<&str> = parties.iter().filter_map(|&p| self.party(p)).map(|party| party.name.as_str()).collect();
        enumeration(&names)
    }

    /// Who says a statement, for people.
    pub fn speakers(&self, statement: &Statement) -> String {
        if statement.speakers.is_empty() { "No speaker named".to_owned() } else { self.names(&statement.speakers) }
    }

    /// Whether they are several, so that their verb has no `s`.
    pub fn are_many(&self, statement: &Statement) -> bool {
        statement.speakers.len() > 1 || statement.speakers.iter().any(|&party| self.is_group(party))
    }

    /// Whether a party is several people or bodies.
    pub fn is_group(&self, party: u32) -> bool {
        self.party(party).is_some_and(|party| party.kind == PartyKind::Group)
    }
}

/// How many units a character has.
fn units(c: char, unit: OffsetUnit) -> usize {
    match unit {
        OffsetUnit::Bytes => c.len_utf8(),
        OffsetUnit::Chars => 1,
        OffsetUnit::Utf16 => c.len_utf16(),
    }
}

/// A text on one line: blanks of any kind become one blank each.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `a`, `a and b`, `a, b and c`.
pub fn enumeration<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", most.join(", "), last.as_ref())
        }
    }
}

/// The name of an enum's value, as JSON has it: `press-conference`.
pub fn medium_name(medium: Medium) -> &'static str {
    match medium {
        Medium::Phone => "phone",
        Medium::Video => "video",
        Medium::InPerson => "in-person",
        Medium::Letter => "letter",
        Medium::PressConference => "press-conference",
        Medium::Interview => "interview",
        Medium::Speech => "speech",
        Medium::Statement => "statement",
        Medium::SocialMedia => "social-media",
        Medium::Court => "court",
        Medium::Unspecified => "unspecified",
    }
}

/// `held`, `planned` …
pub fn status_name(status: Status) -> &'static str {
    match status {
        Status::Held => "held",
        Status::Planned => "planned",
        Status::Declined => "declined",
        Status::Denied => "denied",
    }
}

/// `talks` or `address`.
pub fn kind_name(kind: ConversationKind) -> &'static str {
    match kind {
        ConversationKind::Talks => "talks",
        ConversationKind::Address => "address",
    }
}
