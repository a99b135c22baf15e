//! Which words report: candidates for the head of a cue, what speaks for them, and how far a cue's words reach.
//!
//! A head is the word that carries the meaning: `said` of “has said in a statement”, `hope` of “in the hope that”.

use super::features::{self, Sink, bucket, pair};
use super::view::{CLOSES, OPENS, View};
use crate::speech::rules::ContentForm;
use crate::syntax::{ChunkKind, Tag};
use crate::text::TokenRange;

/// Whether a token may be the head of a cue: a word of content, a preposition, or a colon or dash.
pub fn is_candidate(view: &View, token: usize) -> bool {
    let Some(tag) = view.tag(token) else { return false };
    match tag {
        Tag::JJ | Tag::JJR | Tag::RB | Tag::IN | Tag::RP | Tag::UH | Tag::TO => !view.is_mark(token),
        Tag::Colon | Tag::HYPH | Tag::NFP => is_colon_or_dash(view, token),
        tag => (tag.is_verb() || tag.is_noun()) && !view.is_mark(token),
    }
}

fn is_colon_or_dash(view: &View, token: usize) -> bool {
    matches!(view.text.word(token), ":" | "-" | "–" | "—" | "―" | "--")
}

/// What stands around a candidate, found once.
struct Site {
    token: usize,
    sentence: TokenRange,
    /// The head of the nearest noun chunk before the candidate's own chunk, and how many tokens lie between.
    subject: Option<(usize, usize)>,
    /// The first token of the candidate's chunk.
    chunk_start: usize,
    /// The head of the noun chunk that follows, and how many tokens lie between.
    object: Option<(usize, usize)>,
}

/// How many tokens away a subject or object is looked for.
const REACH: usize = 14;

fn site(view: &View, token: usize) -> Site {
    let sentence = view.sentence(token);
    let own = view.chunk_index(token).map(|c| view.syntax.chunks[c]);
    let (chunk_start, chunk_end) = own.map_or((token, token + 1), |c| (c.tokens.start, c.tokens.end));
    let subject = noun_chunk_before(view, sentence, chunk_start);
    let object = (chunk_end..sentence.end.min(chunk_end + REACH))
        .find_map(|t| view.noun_chunk_at(t).map(|c| (view.syntax.chunks[c].head, t - chunk_end)));
    Site { token, sentence, subject, chunk_start, object }
}

/// The head of the last noun chunk before a token in its sentence, and how many tokens lie between.
fn noun_chunk_before(view: &View, sentence: TokenRange, token: usize) -> Option<(usize, usize)> {
    (sentence.start.max(token.saturating_sub(REACH))..token)
        .rev()
        .find_map(|t| view.noun_chunk_at(t).map(|c| (view.syntax.chunks[c].head, token - 1 - t)))
}

/// What speaks for and against a candidate being the head of a cue.
pub fn describe(view: &View, token: usize, sink: &mut impl Sink) {
    let site = site(view, token);
    alone(view, token, CUE, sink);
    words(view, &site, sink);
    grammar(view, &site, sink);
    knowledge(view, &site, sink);
    quotation(view, &site, sink);
    place(view, &site, sink);
}

/// Templates of what a word is worth by itself: 0xC0 and on.
const WORD: u32 = 0xC0;

/// What speaks for a word ever being the head of a cue: a model of its own, that spares the other its plainest work.
pub fn describe_word(view: &View, token: usize, sink: &mut impl Sink) {
    alone(view, token, WORD, sink);
    let sentence = view.sentence(token);
    let a = view.at(token);
    let tag = u32::from(a.tag);
    let (before, after) = (view.near(sentence, token, -1), view.near(sentence, token, 1));
    sink.put(WORD + 8, u32::from(before.tag), tag);
    sink.put(WORD + 9, u32::from(after.tag), tag);
    sink.put(WORD + 10, u32::from(before.quote), u32::from(after.quote));
    sink.put(WORD + 11, u32::from(after.tag), a.stem);
}

/// What a word is worth wherever it stands.
fn alone(view: &View, token: usize, k: u32, sink: &mut impl Sink) {
    let a = view.at(token);
    let tag = u32::from(a.tag);
    sink.put(k, tag, 0);
    sink.put(k + 2, a.word, tag);
    sink.put(k + 3, a.stem, 0);
    sink.put(k + 4, u32::from(a.class), tag);
    sink.put(k + 5, u32::from(a.coarse), tag);
    sink.put(k + 6, a.suffix, tag);
    sink.put(k + 7, u32::from(a.shape), tag);
}

/// Templates of heads of cues: 0x100 and on.
const CUE: u32 = 0x100;

fn words(view: &View, site: &Site, sink: &mut impl Sink) {
    let near = |offset| view.near(site.sentence, site.token, offset);
    let a = view.at(site.token);
    let tag = u32::from(a.tag);
    let class = u32::from(a.class);
    for (place, offset) in [-1, 1, -2, 2, -3, 3, -4, 4].into_iter().enumerate() {
        let b = near(offset);
        let k = CUE + 0x10 + place as u32;
        sink.put(k, b.word, u32::from(b.tag));
        sink.put(k + 8, u32::from(b.tag), tag);
        if offset.abs() <= 2 {
            sink.put(k + 16, b.word, tag);
            if offset > 0 {
                sink.put(k + 24, b.word, a.stem);
                sink.put(k + 32, u32::from(b.tag), a.stem);
            }
            sink.put(k + 40, u32::from(b.class), tag);
            sink.put(k + 48, u32::from(b.tag), class);
            sink.put(k + 56, b.word, class);
        }
    }
    let (p, n) = (near(-1), near(1));
    sink.put(CUE + 0x60, pair(u32::from(p.tag), u32::from(n.tag)), tag);
    sink.put(CUE + 0x61, pair(u32::from(n.tag), u32::from(near(2).tag)), tag);
    sink.put(CUE + 0x62, pair(u32::from(near(-2).tag), u32::from(p.tag)), tag);
    sink.put(CUE + 0x65, pair(u32::from(n.tag), u32::from(near(2).tag)), pair(u32::from(near(3).tag), tag));
}

fn grammar(view: &View, site: &Site, sink: &mut impl Sink) {
    let a = view.at(site.token);
    let tag = u32::from(a.tag);
    let chunk = view.chunk_index(site.token).map(|c| view.syntax.chunks[c]);
    let role = chunk.map_or(0, |c| 1 + u32::from(c.head == site.token) + 2 * u32::from(c.kind == ChunkKind::Verb));
    let first = view.at(site.chunk_start);
    let before = view.near(site.sentence, site.chunk_start, -1);
    sink.put(CUE + 0x70, role, tag);
    sink.put(CUE + 0x71, pair(role, first.word), tag);
    sink.put(CUE + 0x72, pair(role, before.word), tag);
    sink.put(CUE + 0x73, pair(role, u32::from(before.tag)), u32::from(a.class));
    let subject = site.subject.map_or(view.at(usize::MAX), |(head, _)| view.at(head));
    let gap = site.subject.map_or(9, |(_, gap)| bucket(gap));
    sink.put(CUE + 0x74, subject.word, gap);
    sink.put(CUE + 0x75, pair(u32::from(subject.tag), gap), tag);
    sink.put(CUE + 0x76, pair(u32::from(subject.class), gap), tag);
    sink.put(CUE + 0x77, u32::from(subject.class), u32::from(a.class));
    sink.put(CUE + 0x78, pair(u32::from(subject.tag), u32::from(subject.shape)), a.stem);
    sink.put(CUE + 0x79, u32::from(subject.coarse), a.stem);
    let object = site.object.map_or(view.at(usize::MAX), |(head, _)| view.at(head));
    let gap = site.object.map_or(9, |(_, gap)| bucket(gap));
    sink.put(CUE + 0x7A, pair(u32::from(object.tag), gap), tag);
    sink.put(CUE + 0x7C, pair(u32::from(object.class), gap.min(2)), tag);
    sink.put(CUE + 0x7D, u32::from(object.class), u32::from(a.class));
    sink.put(CUE + 0x7E, u32::from(object.coarse), a.stem);
    let clause = complementizer(view, site);
    sink.put(CUE + 0x7F, clause, tag);
    sink.put(CUE + 0x80, clause, a.stem);
    sink.put(CUE + 0x81, clause, u32::from(a.class));
    let next_verb = (site.token + 1..site.sentence.end.min(site.token + REACH))
        .find(|&t| view.tag(t).is_some_and(Tag::is_finite))
        .map_or(15, |t| bucket(t - site.token));
    sink.put(CUE + 0x82, next_verb, tag);
    sink.put(CUE + 0x83, next_verb, u32::from(a.class));
    sink.put(CUE + 0x84, next_verb, a.stem);
}

/// What the cue tables and the rules say.
fn knowledge(view: &View, site: &Site, sink: &mut impl Sink) {
    let a = view.at(site.token);
    let (frames, group) = (u32::from(a.entry.frames), u32::from(a.entry.group));
    let next = view.near(site.sentence, site.token, 1);
    let subject = site.subject.map_or(view.at(usize::MAX), |(head, _)| view.at(head));
    let clause = complementizer(view, site);
    let tag = u32::from(a.tag);
    sink.put(CUE + 0xB0, frames, tag);
    sink.put(CUE + 0xB1, group, tag);
    sink.put(CUE + 0xB2, frames, pair(clause, tag));
    sink.put(CUE + 0xB3, group, pair(clause, tag));
    sink.put(CUE + 0xB4, group, u32::from(next.tag));
    sink.put(CUE + 0xB5, frames, next.word);
    sink.put(CUE + 0xB6, group, pair(u32::from(subject.tag), u32::from(subject.shape)));
    sink.put(CUE + 0xB7, group, u32::from(subject.class));
    let rule = view.rule(site.token);
    let trust =
        rule.map_or(0, |r| 1 + features::level_of(r.confidence) + 32 * u32::from(r.form == ContentForm::Phrase));
    let sides = rule.map_or(0, |r| {
        r.content.iter().map(|c| 1 + u32::from(c.start < site.token)).sum::<u32>() + 8 * u32::from(r.source.is_some())
    });
    sink.put(CUE + 0xB8, trust, tag);
    sink.put(CUE + 0xB9, trust, a.stem);
    sink.put(CUE + 0xBA, pair(trust, sides), group);
    sink.put(CUE + 0xBB, pair(trust, sides), u32::from(a.class));
    let speaker = rule.and_then(|r| r.source).map_or(0, |s| u32::from(view.at(s.end - 1).class));
    sink.put(CUE + 0xBC, pair(trust, speaker), tag);
    if view.is_official {
        sink.put(CUE + 0xBD, trust, tag);
        sink.put(CUE + 0xBE, a.stem, 0);
        sink.put(CUE + 0xBF, pair(trust.min(1), group), 0);
    }
    parties(view, site, sink);
}

/// Who stands beside the candidate: somebody who can speak, or a thing.
fn parties(view: &View, site: &Site, sink: &mut impl Sink) {
    let a = view.at(site.token);
    let (frames, group, tag) = (u32::from(a.entry.frames), u32::from(a.entry.group), u32::from(a.tag));
    let clause = complementizer(view, site);
    let subject = site.subject.map_or(view.at(usize::MAX), |(head, _)| view.at(head));
    let object = site.object.map_or(view.at(usize::MAX), |(head, _)| view.at(head));
    let near = site.subject.map_or(9, |(_, gap)| bucket(gap)).min(3);
    let (from, to) = (u32::from(subject.who), u32::from(object.who));
    sink.put(CUE + 0xC0, pair(from, near), a.stem);
    sink.put(CUE + 0xC1, pair(from, near), pair(u32::from(a.class), tag));
    sink.put(CUE + 0xC2, pair(from, near), pair(clause, tag));
    sink.put(CUE + 0xC3, to, a.stem);
    sink.put(CUE + 0xC4, pair(from, to), pair(group, tag));
    let beside = view.near(site.sentence, site.chunk_start, -1).who;
    sink.put(CUE + 0xC5, u32::from(beside), pair(frames, tag));
}

/// The first word within three that opens a clause, a quotation or an infinitive, as its hash; 0 without one.
fn complementizer(view: &View, site: &Site) -> u32 {
    (site.token + 1..site.sentence.end.min(site.token + 4))
        .find(|&t| {
            matches!(view.tag(t), Some(Tag::TO | Tag::WDT | Tag::WP | Tag::WRB))
                || matches!(view.text.word(t), "that" | "if" | "whether" | ":")
                || view.at(t).quote == OPENS
        })
        .map_or(0, |t| if view.at(t).quote == OPENS { 2 } else { view.at(t).word })
}

/// How far a quotation mark is looked for, in tokens.
const MARK_REACH: usize = 10;

fn quotation(view: &View, site: &Site, sink: &mut impl Sink) {
    let (s, i) = (site.sentence, site.token);
    let a = view.at(i);
    let state = u32::from(a.quote);
    let before = (s.start.max(i.saturating_sub(MARK_REACH))..i).rev().find(|&t| view.is_quote_mark(t));
    let after = (i + 1..s.end.min(i + MARK_REACH)).find(|&t| view.is_quote_mark(t));
    let describe =
        |mark: Option<usize>| mark.map_or(0, |t| 1 + bucket(t.abs_diff(i)) * 2 + u32::from(view.at(t).quote == CLOSES));
    let (before, after) = (describe(before), describe(after));
    let opens_in_quotation = u32::from(view.at(s.start).quote);
    let ends_in_quotation = u32::from(view.at(s.end.saturating_sub(1)).quote);
    let previous_ends = u32::from(s.start.checked_sub(1).map_or(0, |t| view.at(t).quote));
    let next_opens = u32::from(view.at(s.end).quote);
    let around = pair(opens_in_quotation * 4 + ends_in_quotation, previous_ends * 4 + next_opens);
    let tag = u32::from(a.tag);
    sink.put(CUE + 0x90, state, tag);
    sink.put(CUE + 0x91, state, a.stem);
    sink.put(CUE + 0x92, pair(state, before), tag);
    sink.put(CUE + 0x93, pair(state, after), tag);
    sink.put(CUE + 0x94, pair(before, after), pair(state, tag));
    sink.put(CUE + 0x95, pair(state, around), tag);
    sink.put(CUE + 0x96, pair(state, pair(before.min(3), after.min(3))), a.stem);
    sink.put(CUE + 0x97, pair(state, around), u32::from(a.class));
}

fn place(view: &View, site: &Site, sink: &mut impl Sink) {
    let (s, i) = (site.sentence, site.token);
    let a = view.at(i);
    let tag = u32::from(a.tag);
    let (kind, block) = view.block(i);
    let from_start = bucket(i - s.start);
    let to_end = bucket(s.end - i);
    let kind = kind as u32;
    sink.put(CUE + 0xA0, from_start, tag);
    sink.put(CUE + 0xA1, to_end, tag);
    sink.put(CUE + 0xA2, kind, tag);
    sink.put(CUE + 0xA3, kind, a.stem);
    sink.put(CUE + 0xA4, from_start.min(3), a.stem);
    sink.put(CUE + 0xA5, to_end.min(3), a.stem);
    sink.put(CUE + 0xA6, pair(kind, u32::from(a.shape)), tag);
    sink.put(CUE + 0xA7, pair(to_end, bucket(s.len())), tag);
    if view.is_mark(i) {
        let opens_block = u32::from(s.start == block.start);
        let before = view.near(s, i, -1);
        let first = view.at(s.start);
        sink.put(CUE + 0xA8, pair(opens_block, from_start), a.word);
        sink.put(CUE + 0xA9, pair(u32::from(before.shape), u32::from(first.shape)), pair(a.word, opens_block));
        sink.put(CUE + 0xAA, pair(before.word, opens_block), a.word);
    }
}

/// The most tokens of a cue before and after its head.
pub const MOST_BEFORE: usize = 4;
/// See [`MOST_BEFORE`].
pub const MOST_AFTER: usize = 6;

/// Templates of a cue's reach: 0x200 and on.
const REACHES: u32 = 0x200;

/// What speaks for a cue that reaches from `steps` tokens before its head (`is_left`) or to `steps` after it.
pub fn describe_reach(view: &View, head: usize, steps: usize, is_left: bool, sink: &mut impl Sink) {
    let sentence = view.sentence(head);
    let sign: isize = if is_left { -1 } else { 1 };
    let base = REACHES + if is_left { 0x40 } else { 0 };
    let away = |n: usize| view.near(sentence, head, sign * n.cast_signed());
    let (edge, beyond, further) = (away(steps), away(steps + 1), away(steps + 2));
    let a = view.at(head);
    let n = steps as u32;
    sink.put(base, n, 0);
    sink.put(base + 1, n, u32::from(a.tag));
    sink.put(base + 2, n, a.stem);
    sink.put(base + 3, pair(n, u32::from(edge.tag)), u32::from(beyond.tag));
    sink.put(base + 4, pair(n.min(2), edge.word), u32::from(a.tag));
    sink.put(base + 5, pair(n.min(2), beyond.word), u32::from(a.tag));
    sink.put(base + 6, pair(n.min(2), edge.word), a.stem);
    sink.put(base + 7, pair(n.min(2), beyond.word), a.stem);
    sink.put(base + 8, pair(edge.word, beyond.word), n.min(2));
    sink.put(base + 9, pair(u32::from(edge.tag), u32::from(beyond.tag)), pair(u32::from(further.tag), n));
    sink.put(base + 10, pair(n, u32::from(a.class)), u32::from(beyond.tag));
    sink.put(base + 11, pair(u32::from(beyond.quote), n), u32::from(edge.tag));
    let near = view.near(sentence, head, sign);
    sink.put(base + 14, pair(n, near.word), u32::from(near.tag));
}
