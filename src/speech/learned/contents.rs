//! What speaks for the words right and left of a cue being what was said: for their start, their end, the two together,
//! and for none.

use super::boundaries::{Boundaries, Cue, LONGEST_WINDOW, Side};
use super::features::{self, Sink, bucket, pair};
use super::view::{CLOSES, OPENS, View};
use crate::syntax::Tag;
use crate::text::TokenRange;

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
    let trust = rule_trust(view, cue, side);
    let entry = view.at(cue.head).entry;
    sink.put(k + 19, trust, other.min(1));
    sink.put(k + 20, trust, stem);
    sink.put(k + 1, pair(u32::from(entry.group), 77), pair(next.word, other.min(1)));
    sink.put(k + 2, pair(u32::from(entry.frames), 77), pair(u32::from(next.tag), place));
    describe_surroundings(view, cue, k, bounds.window.0, other, sink);
}

/// What stands around cue and source and could be content instead. `from`: where the window begins.
fn describe_surroundings(view: &View, cue: &Cue, k: u32, from: usize, other: u32, sink: &mut impl Sink) {
    let (stem, _, tag) = cue_values(view, cue);
    let sentence = view.sentence(cue.head);
    let before = view.near(sentence, cue.tokens.start, -1);
    let place = source_place(cue, cue.tokens.end);
    let beyond = cue.source.filter(|s| s.start >= cue.tokens.end).map_or(cue.tokens.end, |s| s.end);
    let b = view.near(sentence, beyond, 0);
    sink.put(k + 12, b.word, pair(tag, place));
    sink.put(k + 13, u32::from(b.tag), pair(stem, place));
    let ahead = cue.source.filter(|s| s.end <= cue.tokens.start).map_or(cue.tokens.start, |s| s.start);
    let p = view.near(sentence, ahead, -1);
    sink.put(k + 14, pair(p.word, u32::from(p.quote)), pair(tag, other.min(1)));
    sink.put(k + 15, bucket(ahead.saturating_sub(from)), pair(other.min(1), tag));
    sink.put(k + 16, pair(view.at(cue.tokens.start).word, u32::from(before.tag)), pair(tag, other.min(1)));
    let beyond_window = view.at(sentence.end);
    sink.put(k + 17, pair(u32::from(beyond_window.quote), u32::from(p.quote)), pair(tag, place));
    sink.put(k + 18, pair(u32::from(beyond_window.quote), u32::from(p.quote)), stem);
}

/// What speaks for words that begin at `t`.
pub fn describe_start(view: &View, cue: &Cue, side: Side, bounds: &Boundaries, t: usize, sink: &mut impl Sink) {
    let k = base(side) + 0x20;
    let (stem, class, tag) = cue_values(view, cue);
    let a = view.at(t);
    let before = if t > 0 { view.at(t - 1) } else { view.at(usize::MAX) };
    let gap = bucket(t - bounds.window.0);
    let place = source_place(cue, t);
    let at = pair(gap.min(4), place);
    sink.put(k, gap, place);
    sink.put(k + 1, at, stem);
    sink.put(k + 2, at, pair(class, tag));
    sink.put(k + 3, a.word, place);
    sink.put(k + 6, u32::from(a.tag), pair(u32::from(before.tag), at));
    sink.put(k + 9, before.word, at);
    sink.put(k + 10, before.word, stem);
    sink.put(k + 11, pair(u32::from(a.quote), u32::from(before.quote)), at);
    sink.put(k + 12, pair(u32::from(a.quote), u32::from(before.quote)), stem);
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
    let verb = next_finite(view, t, bounds.window.1);
    let finite = verb.map_or(7, |v| bucket(v - t).min(5));
    let quotes = pair(u32::from(last.quote), u32::from(next.quote));
    sink.put(k, is_window_end, stem);
    sink.put(k + 1, is_window_end, pair(class, tag));
    sink.put(k + 2, pair(next.word, is_window_end), place);
    sink.put(k + 4, next.word, pair(u32::from(after.tag), finite));
    sink.put(k + 5, pair(u32::from(last.tag), u32::from(next.tag)), pair(u32::from(after.tag), finite));
    sink.put(k + 6, next.word, stem);
    sink.put(k + 7, u32::from(next.tag), pair(class, finite));
    sink.put(k + 8, quotes, pair(is_window_end, place));
    sink.put(k + 9, quotes, stem);
    sink.put(k + 11, gap, pair(place, finite));
    sink.put(k + 12, pair(gap, u32::from(next.tag)), place);
    sink.put(k + 13, u32::from(view.sentence(t - 1).end == t), quotes);
    sink.put(k + 15, pair(u32::from(last.class), next.word), 0);
    sink.put(k + 16, quotes, pair(next.word, u32::from(last.tag)));
    let trust = rule_trust(view, cue, side);
    let agrees = proposed(view, cue, side).map_or(0, |p| 1 + u32::from(p.end == t));
    sink.put(k + 19, pair(trust, agrees), is_window_end);
    sink.put(k + 20, pair(agrees, next.word), is_window_end);
    sink.put(k + 21, u32::from(view.at(cue.head).entry.group), pair(next.word, finite));
    sink.put(k + 22, agrees, stem);
    sink.put(k + 23, pair(u32::from(next.who), u32::from(after.who)), pair(u32::from(last.tag), finite));
    describe_next_report(view, cue, t, bounds.window.1, verb, k + 24, sink);
    let crosses = u32::from(view.sentence_of.get(t - 1) != view.sentence_of.get(cue.head));
    sink.put(k + 17, pair(crosses, quotes), pair(next.word, u32::from(after.tag)));
    sink.put(k + 18, pair(crosses, quotes), u32::from(next.tag));
}

/// The finite verb that comes soon after a boundary.
fn next_finite(view: &View, t: usize, to: usize) -> Option<usize> {
    const AHEAD: usize = 8;
    (t..to.min(t + AHEAD)).find(|&i| view.tag(i).is_some_and(Tag::is_finite))
}

/// What speaks for words that end before another report: before its source, or a verb that reports for the same one.
fn describe_next_report(
    view: &View,
    cue: &Cue,
    t: usize,
    window_end: usize,
    verb: Option<usize>,
    k: u32,
    sink: &mut impl Sink,
) {
    let next = view.at(t);
    let opens = u32::from(view.opens_report(t)) + 2 * u32::from(view.opens_report(t + 1));
    let reporting = verb.map_or(view.at(usize::MAX), |v| view.at(v));
    let after_verb = verb.map_or(0, |v| bucket(window_end.saturating_sub(v)).min(5));
    let gap = verb.map_or(7, |v| bucket(v - t).min(5));
    let group = u32::from(reporting.entry.group);
    let source = cue.source.map_or(view.at(usize::MAX), |s| view.at(s.end - 1));
    sink.put(k, opens, pair(next.word, gap));
    sink.put(k + 1, pair(group, next.word), pair(gap, after_verb));
    sink.put(k + 2, pair(reporting.stem, u32::from(next.tag)), gap.min(2));
    sink.put(k + 3, pair(group, u32::from(view.at(cue.head).entry.group)), pair(next.word, gap.min(2)));
    sink.put(k + 4, pair(u32::from(source.tag), next.word), pair(gap, after_verb));
}

/// How the words from `start` to before `end` stand to quotations.
fn quotations(view: &View, start: usize, end: usize) -> u32 {
    let opens = u32::from(view.at(start).quote == OPENS);
    let closes = u32::from(view.at(end - 1).quote == CLOSES);
    let same_quote = match (view.quotes.index_around(start), view.quotes.index_around(end - 1)) {
        (None, None) => 0,
        (Some(a), Some(b)) if a == b => 1,
        (Some(_), None) => 2,
        (None, Some(_)) => 3,
        _ => 4,
    };
    pair(opens * 2 + closes, same_quote)
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
    let first = view.at(start);
    let next = view.at(end);
    let length = bucket(end - start);
    let verbs = view.finite_in(start, end).min(3);
    let commas = view.commas_in(start, end).min(3);
    let quotes = quotations(view, start, end);
    let marks = view.quote_marks_in(start, end).min(3);
    let source = cue.source.map_or(0, |s| 1 + u32::from(s.overlaps(TokenRange::new(start, end))));
    let rest = view.finite_in(end, bounds.window.1.max(end)).min(2);
    let to_end = u32::from(end == bounds.window.1 || end + 1 == bounds.window.1 && view.is_mark(end));
    sink.put(k, length, tag);
    sink.put(k + 1, length, stem);
    sink.put(k + 2, verbs, stem);
    sink.put(k + 3, verbs, pair(class, u32::from(first.tag)));
    sink.put(k + 5, quotes, marks);
    sink.put(k + 6, quotes, pair(u32::from(next.tag), to_end));
    sink.put(k + 7, quotes, stem);
    sink.put(k + 8, source, pair(tag, verbs));
    sink.put(k + 10, pair(commas, u32::from(next.tag)), pair(verbs, to_end));
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
