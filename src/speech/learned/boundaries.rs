//! Where reported words may begin and end: boundaries on both sides of a cue, and the window that they lie in.
//!
//! Each side gives one span or none, so that `“We shall,” she said, “wait.”` comes out in two pieces. A window is the
//! cue's sentence, widened to a quotation that runs on, or to the block's end after a speaker's colon. What speaks for a
//! boundary is the business of `contents`.

use super::view::{CLOSES, OPENS, PLAIN, View, WITHIN};
use crate::analysis::BlockKind;
use crate::speech::closed::{self, Class};
use crate::syntax::Tag;
use crate::text::TokenRange;

/// The words of a cue whose content is looked for, and of its source.
#[derive(Clone, Copy, Debug)]
pub struct Cue {
    /// Its words.
    pub tokens: TokenRange,
    /// Their head.
    pub head: usize,
    /// The words that name the source.
    pub source: Option<TokenRange>,
}

/// A side of the cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// After it.
    Right,
    /// Before it.
    Left,
}

/// Boundaries on one side of a cue.
#[derive(Clone, Debug, Default)]
pub struct Boundaries {
    /// Where the words may begin, in order.
    pub starts: Vec<usize>,
    /// Where they may end (the token after the last), in order.
    pub ends: Vec<usize>,
    /// The tokens within which they lie.
    pub window: (usize, usize),
}

/// The most boundaries of a kind that are weighed.
pub const MOST_BOUNDARIES: usize = 16;

/// The most tokens from the cue that a window holds; a longer quotation is entered by its end alone.
pub const LONGEST_WINDOW: usize = 160;

/// The boundaries on one side.
pub fn boundaries(view: &View, cue: &Cue, side: Side) -> Boundaries {
    let (from, to) = match side {
        Side::Right => right_window(view, cue),
        Side::Left => left_window(view, cue),
    };
    let mut starts = Vec::new();
    let mut ends = Vec::new();
    let near = match side {
        Side::Right => from..to.min(from + LONGEST_WINDOW),
        Side::Left => from.max(to.saturating_sub(LONGEST_WINDOW))..to,
    };
    if near.start > from && start_strength(view, from, from).is_some() {
        starts.push((from, STRONG));
    }
    for t in near {
        starts.extend(start_strength(view, t, from).map(|strength| (t, strength)));
        ends.extend(end_strength(view, t + 1, to).map(|strength| (t + 1, strength)));
    }
    if let Some(end) = last_end(view, from, to) {
        ends.push((end, STRONG));
    }
    let anchor = if side == Side::Right { from } else { to };
    Boundaries { starts: keep(starts, anchor), ends: keep(ends, anchor), window: (from, to) }
}

/// The strongest boundaries, of those alike the nearest, in order.
fn keep(mut found: Vec<(usize, u8)>, anchor: usize) -> Vec<usize> {
    found.sort_unstable_by_key(|&(t, strength)| (t, strength));
    found.dedup_by_key(|f| f.0);
    if found.len() > MOST_BOUNDARIES {
        found.sort_by_key(|&(t, strength)| (strength, t.abs_diff(anchor)));
        found.truncate(MOST_BOUNDARIES);
        found.sort_unstable();
    }
    found.into_iter().map(|f| f.0).collect()
}

const STRONG: u8 = 0;
const MIDDLE: u8 = 1;
const WEAK: u8 = 2;

/// Whether words may begin with a token, and how strongly.
fn start_strength(view: &View, t: usize, from: usize) -> Option<u8> {
    if view.at(t).quote == OPENS {
        return Some(STRONG);
    }
    let previous_opens = t > 0 && view.at(t - 1).quote == OPENS;
    if view.is_mark(t) && !matches!(view.text.word(t), "$" | "#" | "@" | "(" | "[" | "…" | "...") || previous_opens {
        return None;
    }
    if t < from + 4 || t > 0 && view.is_mark(t - 1) {
        return Some(if t == from { STRONG } else { MIDDLE });
    }
    let opens_clause =
        matches!(view.tag(t), Some(Tag::IN | Tag::WDT | Tag::WP | Tag::WRB | Tag::TO | Tag::CC | Tag::PRP));
    let opens_chunk = view.chunk_index(t).is_some_and(|c| view.syntax.chunks[c].tokens.start == t);
    (opens_clause || opens_chunk || t > 0 && matches!(view.tag(t - 1), Some(Tag::CC | Tag::IN | Tag::TO)))
        .then_some(WEAK)
}

/// Whether words may end before token `t`, and how strongly.
fn end_strength(view: &View, t: usize, to: usize) -> Option<u8> {
    let last = t - 1;
    if view.at(last).quote == CLOSES {
        return Some(STRONG);
    }
    if view.at(last).quote == OPENS || t < to && view.at(t).quote == CLOSES {
        return None;
    }
    if t < to && view.text.word(t) == "," && closed::is(view.text.word(t + 1), Class::Continuation) {
        return None;
    }
    let within = view.at(last).quote == WITHIN;
    if view.is_mark(last) {
        let closes =
            matches!(view.text.word(last), ")" | "]" | "%" | "…" | "...") || within && is_full_stop(view, last);
        return closes.then_some(MIDDLE);
    }
    if t == to || view.is_mark(t) {
        return Some(if t == to { STRONG } else { MIDDLE });
    }
    let next_opens = matches!(
        view.tag(t),
        Some(Tag::IN | Tag::WDT | Tag::WP | Tag::WRB | Tag::TO | Tag::CC | Tag::VBG | Tag::RB | Tag::VBN)
    );
    let chunk = view.chunk_index(last).filter(|&c| view.syntax.chunks[c].tokens.end == t);
    if next_opens {
        return Some(WEAK);
    }
    chunk.map(|_| WEAK)
}

fn is_full_stop(view: &View, t: usize) -> bool {
    matches!(view.text.word(t), "." | "!" | "?" | "…" | "...")
}

/// The end of the window without the few marks that belong to the reporter's sentence.
fn last_end(view: &View, from: usize, to: usize) -> Option<usize> {
    const MOST_MARKS: usize = 4;
    let mut end = to;
    while end > from.max(to.saturating_sub(MOST_MARKS))
        && view.is_mark(end - 1)
        && view.at(end - 1).quote == PLAIN
        && !closes_bracket(view, end - 1)
    {
        end -= 1;
    }
    (end > from).then_some(end)
}

fn closes_bracket(view: &View, t: usize) -> bool {
    matches!(view.text.word(t), ")" | "]" | "%")
}

/// After the cue to the sentence's end; to a quotation's end that runs on; after a turn's colon to the block's end.
fn right_window(view: &View, cue: &Cue) -> (usize, usize) {
    let sentence = view.sentence(cue.head);
    let (kind, block) = view.block(cue.head);
    let is_turn = view.is_mark(cue.head) && (kind == BlockKind::Turn || view.at(cue.head).quote == PLAIN);
    if is_turn {
        return (cue.tokens.end, block.end);
    }
    let mut end = sentence.end;
    let last = end.saturating_sub(1);
    if let Some(quote) = view.quotes.around(last)
        && quote.tokens.start > cue.head
        && quote.tokens.end > end
    {
        end = quote.tokens.end;
    } else if end < block.end
        && view.at(end).quote == OPENS
        && let Some(quote) = view.quotes.around(end)
    {
        end = quote.tokens.end; // “We shall,” she said. “And soon.”
    }
    (cue.tokens.end.min(end), end)
}

/// How many tokens a sentence may begin before its cue and still report the quotation that ended before it.
const LATE_CUE: usize = 8;

/// From the sentence's start, or that of the quotation in or after which the sentence begins, to the cue.
fn left_window(view: &View, cue: &Cue) -> (usize, usize) {
    let sentence = view.sentence(cue.head);
    let (_, block) = view.block(cue.head);
    let mut start = sentence.start;
    let in_same_quote = view.quotes.index_around(start) == view.quotes.index_around(cue.head);
    if let Some(quote) = view.quotes.around(start)
        && quote.tokens.start < start
        && (!in_same_quote || view.at(cue.head).quote == PLAIN)
    {
        start = quote.tokens.start;
    } else if start > block.start
        && view.at(start - 1).quote == CLOSES
        && cue.tokens.start < start + LATE_CUE
        && let Some(quote) = view.quotes.around(start - 1)
    {
        start = quote.tokens.start;
    }
    (start, cue.tokens.start.max(start))
}

/// The most marks that end a quotation: `…?!,”`.
const MOST_CLOSING_MARKS: usize = 4;

/// The words with the marks of a quotation that they begin or end: “We shall wait,”.
pub fn with_marks(view: &View, words: TokenRange) -> TokenRange {
    let only_marks =
        |mut range: std::ops::Range<usize>| range.len() <= MOST_CLOSING_MARKS && range.all(|t| view.is_mark(t));
    let (mut start, mut end) = (words.start, words.end);
    if let Some(quote) = view.quotes.around(end.saturating_sub(1))
        && quote.tokens.end > end
        && only_marks(end..quote.tokens.end)
    {
        end = quote.tokens.end;
    }
    if let Some(quote) = view.quotes.around(start)
        && quote.tokens.start < start
        && only_marks(quote.tokens.start..start)
    {
        start = quote.tokens.start;
    }
    TokenRange::new(start, end)
}
