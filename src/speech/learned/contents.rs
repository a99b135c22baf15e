//! What was said: candidates for the words right and left of a cue, and what speaks for them.
//!
//! Each side gives one span or none, so that `“We shall,” she said, “wait.”` comes out in two pieces. A span is a pair
//! of boundaries; its score is that of its start, its end and the two together.

use super::features::{self, Sink, bucket, pair};
use super::view::{CLOSES, OPENS, PLAIN, View, WITHIN};
use crate::analysis::BlockKind;
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
const LONGEST_WINDOW: usize = 160;

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

/// Templates of contents: 0x400 and on; the left side's are apart.
const CONTENT: u32 = 0x400;
const LEFT: u32 = 0x100;

fn base(side: Side) -> u32 {
    CONTENT + if side == Side::Left { LEFT } else { 0 }
}

/// What both sides ask of the cue.
fn cue_values(view: &View, cue: &Cue) -> (u32, u32, u32) {
    let a = view.at(cue.head);
    (a.stem, u32::from(a.class), u32::from(a.tag))
}

/// The piece that the rules propose on a side.
fn proposed(view: &View, cue: &Cue, side: Side) -> Option<TokenRange> {
    let rule = view.rule(cue.head)?;
    rule.content.iter().copied().find(|c| (c.start >= cue.head) == (side == Side::Right))
}

/// Whether and how surely the rules propose a report here, and whether one with words on this side.
fn rule_trust(view: &View, cue: &Cue, side: Side) -> u32 {
    view.rule(cue.head).map_or(0, |r| {
        1 + features::level_of(r.confidence) + 32 * u32::from(proposed(view, cue, side).is_some()) + 64 * r.form as u32
    })
}

/// Where the source stands to a boundary.
fn source_place(cue: &Cue, t: usize) -> u32 {
    match cue.source {
        None => 0,
        Some(s) if s.end == t => 1,
        Some(s) if s.start == t => 2,
        Some(s) if s.end < t => 3,
        Some(s) if s.has(t) => 4,
        Some(_) => 5,
    }
}

/// What speaks for no words on a side. `other` is what the side before gave: how many tokens, 0 for none.
pub fn describe_none(
    view: &View,
    cue: &Cue,
    side: Side,
    bounds: &Boundaries,
    other: Option<usize>,
    sink: &mut impl Sink,
) {
    let k = base(side);
    let (stem, class, tag) = cue_values(view, cue);
    let sentence = view.sentence(cue.head);
    let other = other.map_or(9, bucket);
    let next = view.near(sentence, cue.tokens.end, 0);
    let after = view.near(sentence, cue.tokens.end, 1);
    let before = view.near(sentence, cue.tokens.start, -1);
    let place = source_place(cue, cue.tokens.end);
    let room = bucket(bounds.window.1 - bounds.window.0.min(bounds.window.1));
    let first = view.at(bounds.window.0);
    sink.put(k, other, place);
    sink.put(k + 1, stem, other.min(1));
    sink.put(k + 2, pair(class, tag), other.min(1));
    sink.put(k + 3, pair(next.word, tag), other.min(1));
    sink.put(k + 4, pair(u32::from(next.tag), u32::from(after.tag)), pair(tag, other.min(1)));
    sink.put(k + 5, pair(before.word, tag), other.min(1));
    sink.put(k + 6, pair(u32::from(before.tag), u32::from(before.quote)), pair(place, other.min(1)));
    sink.put(k + 7, room, pair(place, tag));
    sink.put(k + 8, room, stem);
    sink.put(k + 9, pair(u32::from(first.tag), u32::from(first.quote)), pair(tag, place));
    sink.put(k + 10, pair(next.word, place), stem);
    sink.put(k + 11, pair(u32::from(view.at(cue.head).quote), u32::from(first.quote)), u32::from(before.quote));
    let beyond = cue.source.filter(|s| s.start >= cue.tokens.end).map_or(cue.tokens.end, |s| s.end);
    let b = view.near(sentence, beyond, 0);
    sink.put(k + 12, b.word, pair(tag, place));
    sink.put(k + 13, u32::from(b.tag), pair(stem, place));
    let ahead = cue.source.filter(|s| s.end <= cue.tokens.start).map_or(cue.tokens.start, |s| s.start);
    let p = view.near(sentence, ahead, -1);
    sink.put(k + 14, pair(p.word, u32::from(p.quote)), pair(tag, other.min(1)));
    sink.put(k + 15, bucket(ahead.saturating_sub(bounds.window.0)), pair(other.min(1), tag));
    sink.put(k + 16, pair(view.at(cue.tokens.start).word, u32::from(before.tag)), pair(tag, other.min(1)));
    let trust = rule_trust(view, cue, side);
    let entry = view.at(cue.head).entry;
    sink.put(k + 19, trust, other.min(1));
    sink.put(k + 20, trust, stem);
    sink.put(k + 1, pair(u32::from(entry.group), 77), pair(next.word, other.min(1)));
    sink.put(k + 2, pair(u32::from(entry.frames), 77), pair(u32::from(next.tag), place));
    let beyond_window = view.at(sentence.end);
    sink.put(k + 17, pair(u32::from(beyond_window.quote), u32::from(p.quote)), pair(tag, place));
    sink.put(k + 18, pair(u32::from(beyond_window.quote), u32::from(p.quote)), stem);
}

/// What speaks for words that begin at `t`.
pub fn describe_start(view: &View, cue: &Cue, side: Side, bounds: &Boundaries, t: usize, sink: &mut impl Sink) {
    let k = base(side) + 0x20;
    let (stem, class, tag) = cue_values(view, cue);
    let window = TokenRange::new(bounds.window.0, bounds.window.1);
    let a = view.at(t);
    let next = view.near(window, t, 1);
    let before = if t > 0 { view.at(t - 1) } else { view.at(usize::MAX) };
    let gap = bucket(t - bounds.window.0);
    let place = source_place(cue, t);
    let at = pair(gap.min(4), place);
    sink.put(k, gap, place);
    sink.put(k + 1, at, stem);
    sink.put(k + 2, at, pair(class, tag));
    sink.put(k + 3, a.word, place);
    sink.put(k + 4, a.word, stem);
    sink.put(k + 5, a.word, pair(before.word, tag));
    sink.put(k + 6, u32::from(a.tag), pair(u32::from(before.tag), at));
    sink.put(k + 7, u32::from(a.tag), stem);
    sink.put(k + 8, pair(u32::from(a.tag), u32::from(next.tag)), pair(u32::from(before.tag), tag));
    sink.put(k + 9, before.word, at);
    sink.put(k + 10, before.word, stem);
    sink.put(k + 11, pair(u32::from(a.quote), u32::from(before.quote)), at);
    sink.put(k + 12, pair(u32::from(a.quote), u32::from(before.quote)), stem);
    sink.put(k + 13, pair(u32::from(a.tag), class), at);
    sink.put(k + 14, u32::from(a.class), class);
    sink.put(k + 15, u32::from(view.sentence(t).start == t), at);
    let crosses = u32::from(view.sentence_of.get(t) != view.sentence_of.get(cue.head));
    let clause_start = cue.source.map_or(cue.tokens.start, |s| s.start.min(cue.tokens.start));
    let ahead = clause_start.checked_sub(1).map_or(view.at(usize::MAX), |p| view.at(p));
    let opens_sentence = u32::from(view.sentence(cue.head).start == clause_start);
    sink.put(k + 19, pair(crosses, u32::from(ahead.quote)), pair(u32::from(a.quote), opens_sentence));
    sink.put(k + 20, pair(crosses, ahead.word), pair(u32::from(a.quote), tag));
    let trust = rule_trust(view, cue, side);
    let agrees = proposed(view, cue, side).map_or(0, |p| 1 + u32::from(p.start == t));
    let entry = view.at(cue.head).entry;
    sink.put(k + 21, pair(trust, agrees), 0);
    sink.put(k + 22, pair(trust, agrees), pair(tag, gap));
    sink.put(k + 23, pair(agrees, a.word), tag);
    sink.put(k + 24, u32::from(entry.group), pair(a.word, place));
    sink.put(k + 25, u32::from(entry.frames), pair(u32::from(a.tag), at));
    sink.put(k + 26, agrees, stem);
    let skipped = skipped(view, bounds.window.0, t);
    sink.put(k + 16, skipped, place);
    sink.put(k + 17, skipped, pair(a.word, tag));
    sink.put(k + 18, skipped, pair(u32::from(a.tag), u32::from(a.quote)));
}

/// What a start leaves out, as bits: finite verb, comma, noun, quotation, clause opener.
fn skipped(view: &View, from: usize, to: usize) -> u32 {
    let mut bits = 0;
    for t in from..to.min(from + LONGEST_WINDOW) {
        bits |= match view.tag(t) {
            Some(Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD) => 1,
            Some(Tag::Comma | Tag::Colon) => 2,
            Some(Tag::OpenQuote | Tag::CloseQuote) => 8,
            Some(Tag::WP | Tag::WDT | Tag::WRB | Tag::TO) => 16,
            Some(Tag::IN) if view.text.word(t) == "that" => 32,
            Some(tag) if tag.is_noun() || tag == Tag::PRP => 4,
            _ => 0,
        };
    }
    bits
}

/// What speaks for words that end before `t`.
pub fn describe_end(view: &View, cue: &Cue, side: Side, bounds: &Boundaries, t: usize, sink: &mut impl Sink) {
    let k = base(side) + 0x40;
    let (stem, class, tag) = cue_values(view, cue);
    let last = view.at(t - 1);
    let next = view.at(t);
    let after = view.at(t + 1);
    let is_window_end = u32::from(t == bounds.window.1 || t + 1 == bounds.window.1 && view.is_mark(t));
    let place = source_place(cue, t);
    let gap = bucket(bounds.window.1.saturating_sub(t));
    let finite = next_finite(view, t, bounds.window.1);
    let quotes = pair(u32::from(last.quote), u32::from(next.quote));
    sink.put(k, is_window_end, stem);
    sink.put(k + 1, is_window_end, pair(class, tag));
    sink.put(k + 2, pair(next.word, is_window_end), place);
    sink.put(k + 3, next.word, pair(after.word, finite));
    sink.put(k + 4, next.word, pair(u32::from(after.tag), finite));
    sink.put(k + 5, pair(u32::from(last.tag), u32::from(next.tag)), pair(u32::from(after.tag), finite));
    sink.put(k + 6, next.word, stem);
    sink.put(k + 7, u32::from(next.tag), pair(class, finite));
    sink.put(k + 8, quotes, pair(is_window_end, place));
    sink.put(k + 9, quotes, stem);
    sink.put(k + 10, last.word, next.word);
    sink.put(k + 11, gap, pair(place, finite));
    sink.put(k + 12, pair(gap, u32::from(next.tag)), place);
    sink.put(k + 13, u32::from(view.sentence(t - 1).end == t), quotes);
    sink.put(k + 14, next.word, pair(u32::from(last.tag), tag));
    sink.put(k + 15, pair(u32::from(last.class), next.word), 0);
    sink.put(k + 16, quotes, pair(next.word, u32::from(last.tag)));
    let trust = rule_trust(view, cue, side);
    let agrees = proposed(view, cue, side).map_or(0, |p| 1 + u32::from(p.end == t));
    sink.put(k + 19, pair(trust, agrees), is_window_end);
    sink.put(k + 20, pair(agrees, next.word), is_window_end);
    sink.put(k + 21, u32::from(view.at(cue.head).entry.group), pair(next.word, finite));
    sink.put(k + 22, agrees, stem);
    let crosses = u32::from(view.sentence_of.get(t - 1) != view.sentence_of.get(cue.head));
    sink.put(k + 17, pair(crosses, quotes), pair(next.word, u32::from(after.tag)));
    sink.put(k + 18, pair(crosses, quotes), u32::from(next.tag));
}

/// How soon a finite verb comes after a boundary.
fn next_finite(view: &View, t: usize, to: usize) -> u32 {
    const AHEAD: usize = 8;
    (t..to.min(t + AHEAD)).find(|&i| view.tag(i).is_some_and(Tag::is_finite)).map_or(7, |i| bucket(i - t).min(5))
}

/// What speaks for words from `start` to before `end`.
pub fn describe_span(
    view: &View,
    cue: &Cue,
    side: Side,
    bounds: &Boundaries,
    start: usize,
    end: usize,
    sink: &mut impl Sink,
) {
    let k = base(side) + 0x80;
    let (stem, class, tag) = cue_values(view, cue);
    let (first, last) = (view.at(start), view.at(end - 1));
    let next = view.at(end);
    let length = bucket(end - start);
    let verbs = view.finite_in(start, end).min(3);
    let commas = view.commas_in(start, end).min(3);
    let opens = u32::from(first.quote == OPENS);
    let closes = u32::from(last.quote == CLOSES);
    let same_quote = match (view.quotes.index_around(start), view.quotes.index_around(end - 1)) {
        (None, None) => 0,
        (Some(a), Some(b)) if a == b => 1,
        (Some(_), None) => 2,
        (None, Some(_)) => 3,
        _ => 4,
    };
    let quotes = pair(opens * 2 + closes, same_quote);
    let marks = view.quote_marks_in(start, end).min(3);
    let source = cue.source.map_or(0, |s| 1 + u32::from(s.overlaps(TokenRange::new(start, end))));
    let rest = view.finite_in(end, bounds.window.1.max(end)).min(2);
    let to_end = u32::from(end == bounds.window.1 || end + 1 == bounds.window.1 && view.is_mark(end));
    sink.put(k, length, tag);
    sink.put(k + 1, length, stem);
    sink.put(k + 2, verbs, stem);
    sink.put(k + 3, verbs, pair(class, u32::from(first.tag)));
    sink.put(k + 4, pair(verbs, first.word), tag);
    sink.put(k + 5, quotes, marks);
    sink.put(k + 6, quotes, pair(u32::from(next.tag), to_end));
    sink.put(k + 7, quotes, stem);
    sink.put(k + 8, source, pair(tag, verbs));
    sink.put(k + 9, pair(u32::from(first.tag), u32::from(last.tag)), pair(u32::from(next.tag), verbs.min(1)));
    sink.put(k + 10, pair(commas, u32::from(next.tag)), pair(verbs, to_end));
    sink.put(k + 11, pair(first.word, to_end), stem);
    sink.put(k + 12, pair(first.word, next.word), verbs.min(1));
    sink.put(k + 13, pair(u32::from(first.tag), rest), pair(u32::from(next.tag), to_end));
    sink.put(k + 14, pair(length, to_end), pair(u32::from(first.tag), verbs));
    sink.put(k + 15, pair(u32::from(first.quote), to_end), pair(next.word, rest));
    let agrees = proposed(view, cue, side).map_or(0, |p| 1 + u32::from(p.start == start) + 2 * u32::from(p.end == end));
    let entry = view.at(cue.head).entry;
    sink.put(k + 16, agrees, rule_trust(view, cue, side));
    sink.put(k + 17, pair(agrees, verbs), pair(to_end, tag));
    sink.put(k + 18, u32::from(entry.group), pair(u32::from(first.tag), verbs));
    sink.put(k + 19, u32::from(entry.frames), pair(u32::from(first.tag), to_end));
}
