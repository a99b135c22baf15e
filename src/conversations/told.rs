//! Whose words the words of a text are: the account's own, or a piece of what somebody is reported to have said.
//!
//! Takes the statements; makes for each token the piece in which it lies. Words in quotation marks tell of no event; those
//! in reported speech do (“the ministry said that Vale met Holm”), but what stands beside them in another piece is not
//! theirs. A time right at the start of a piece (“gave a speech | on Monday”) is the account's.

use super::calendar::Day;
use super::dates;
use super::triggers;
use super::words::{self, Class};
use crate::parties::lower;
use crate::speech::{Attribution, cues, quotes};
use crate::syntax::{ChunkKind, Syntax};
use crate::text::{Text, TokenRange};

/// In place of a piece's number: in quotation marks.
const QUOTED: u32 = u32::MAX;
/// The longest time at the start of a piece, in tokens: “on November 14, 2022”.
const LONGEST_TIME: usize = 6;
/// How far behind its preposition an occasion's noun may stand: “in a rare interview”.
const OCCASION_REACH: usize = 5;

/// How far behind the start of what is asked its verb may stand: “both sides in a statement on Monday to return”.
const OBJECT_REACH: usize = 16;

/// For each token whose words it is.
pub struct Told {
    /// 0 for the account's own words, otherwise the number of the innermost piece.
    pieces: Vec<u32>,
    /// For each piece whether the account tells it first and says afterwards who said so.
    is_account: Vec<bool>,
    /// For each piece whether it is a clause, and not only a verb's object: “welcomed | the decision in a statement”.
    is_clause: Vec<bool>,
    /// For each piece whether it is what somebody denies.
    is_denied: Vec<bool>,
    /// For each piece the verb whose object begins it: “called | Vale on Monday”.
    verbs: Vec<Option<usize>>,
}

impl Told {
    /// Reads the pieces of all statements, which stand in the order of the text.
    pub fn read(text: &Text, syntax: &Syntax, speech: &[Attribution], today: Option<Day>) -> Self {
        let mut told = Self {
            pieces: vec![0; text.tokens.len()],
            is_account: vec![true],
            is_clause: vec![false],
            is_denied: vec![false],
            verbs: vec![None],
        };
        for attribution in speech {
            let cue = attribution.cue.map_or(0, |c| c.start);
            let is_denied = attribution.cue_head.is_some_and(|head| words::is(&lower(text.word(head)), Class::Denied));
            for content in &attribution.content {
                let start = content.start.max(time_end(text, *content, today));
                let end = occasion_start(text, syntax, *content);
                let range = start.min(told.pieces.len())..end.min(told.pieces.len()).max(start.min(told.pieces.len()));
                let number = u32::try_from(told.is_account.len()).unwrap_or(QUOTED - 1);
                told.pieces[range].fill(number);
                let aside = occasion_inside(text, syntax, *content);
                told.pieces[aside.start..aside.end].fill(0);
                told.is_account.push(content.end <= cue);
                told.is_denied.push(is_denied);
                let is_next = |head: &usize| head + 1 == content.start && text.word(content.start) != "that";
                let verb = attribution.cue_head.filter(is_next);
                told.verbs.push(verb);
                let has_verb = content.indices().any(|t| is_predicate(syntax, t));
                told.is_clause.push(has_verb && verb.is_none_or(|head| takes_clause(&syntax.lemma(text, head))));
            }
        }
        let quotes = quotes::find(text);
        for (at, piece) in told.pieces.iter_mut().enumerate() {
            if quotes.holds(at) {
                *piece = QUOTED;
            }
        }
        told
    }

    fn piece(&self, at: usize) -> u32 {
        self.pieces.get(at).copied().unwrap_or(0)
    }

    /// Whether a token is in quotation marks.
    pub fn is_quoted(&self, at: usize) -> bool {
        self.piece(at) == QUOTED
    }

    /// Whether a token is in what somebody is reported to have said.
    pub fn holds(&self, at: usize) -> bool {
        self.piece(at) != 0
    }

    /// Whether a token tells what the account reports, whoever is named as its source behind it.
    pub fn is_account(&self, at: usize) -> bool {
        !self.is_reported(at) || self.is_account.get(self.piece(at) as usize).is_some_and(|&is| is)
    }

    /// Whether a token is in a clause that somebody is reported to have said: “said | they met in a call”, not “welcomed | the
    /// decision in a statement”, where all that stands behind the verb's object is the account's.
    pub fn is_reported(&self, at: usize) -> bool {
        self.holds(at) && self.is_clause.get(self.piece(at) as usize).is_none_or(|&is| is)
    }

    /// Whether a token is in what somebody denies.
    pub fn is_denied(&self, at: usize) -> bool {
        self.is_denied.get(self.piece(at) as usize).is_some_and(|&is| is)
    }

    /// Whether, for who reads on from `from`, the words at a token are another's.
    pub fn hides(&self, from: usize, at: usize) -> bool {
        let piece = self.piece(at);
        let is_own =
            piece == self.piece(from) || self.verbs.get(piece as usize).is_some_and(|&verb| verb == Some(from));
        self.holds(at) && (self.is_quoted(at) || !is_own)
    }
}

/// Where what is said ends before the occasion that closes the sentence: “that the bill would pass | , in an interview with
/// the Tribune”; the piece's end where none does.
fn occasion_start(text: &Text, syntax: &Syntax, content: TokenRange) -> usize {
    let is_verb = |t: &usize| syntax.tags.get(*t).is_some_and(|tag| tag.is_finite());
    let last_verb = content.indices().rev().find(is_verb).unwrap_or(content.start);
    let opens = |t: usize| {
        text.word(t) == ","
            && matches!(text.word(t + 1), "in" | "during" | "at" | "on")
            && (t + 2..t + 2 + OCCASION_REACH).any(|n| n < content.end && triggers::event_noun(text, n).is_some())
    };
    (last_verb..content.end).find(|&t| opens(t)).unwrap_or(content.end)
}

/// The occasion behind a verb's object, before what is asked or at the end: “urged | both sides | in a statement | to return”,
/// “informed | Holm of the decision | in a call”; empty where none stands there.
fn occasion_inside(text: &Text, syntax: &Syntax, content: TokenRange) -> TokenRange {
    let is_verb = |t: usize| is_predicate(syntax, t) || text.word(t) == "to";
    let object = content.indices().take(OBJECT_REACH).take_while(|&t| !is_verb(t) && text.word(t) != "that");
    let opens = |t: &usize| *t > content.start && matches!(text.word(*t), "in" | "during" | "at" | "on");
    let Some(start) = object.clone().find(opens) else { return TokenRange::new(0, 0) };
    let end = object.last().map_or(start, |last| last + 1);
    let stop = (start..end).find(|&t| text.word(t) == ",").unwrap_or(end);
    let is_occasion = (start + 1..stop.min(start + OCCASION_REACH)).any(|t| triggers::event_noun(text, t).is_some());
    if is_occasion { TokenRange::new(start, stop) } else { TokenRange::new(0, 0) }
}

/// A verb that is no participle before a noun: not “televised” of “a televised speech”.
fn is_predicate(syntax: &Syntax, at: usize) -> bool {
    let is_verb = syntax.tags.get(at).is_some_and(|tag| tag.is_verb());
    is_verb && syntax.chunk_at(at).is_none_or(|chunk| chunk.kind != ChunkKind::Noun)
}

/// Whether a verb reports a clause: “said”, not “welcomed”.
fn takes_clause(lemma: &str) -> bool {
    cues::verbs(lemma).iter().any(|verb| verb.frames.that && !verb.frames.weak)
}

/// Where a time ends with which a piece begins: “on Monday”, “in February”.
fn time_end(text: &Text, content: TokenRange, today: Option<Day>) -> usize {
    let is_preposition = matches!(text.word(content.start), "on" | "in" | "late" | "early");
    let start = content.start + usize::from(is_preposition);
    let near = TokenRange::new(start.min(content.end), content.end.min(content.start + LONGEST_TIME));
    let first = dates::find(text, near, today, false).into_iter().next();
    first.filter(|when| when.tokens.start == start).map_or(content.start, |when| when.tokens.end)
}
