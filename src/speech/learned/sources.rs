//! Who said it: candidates for the words that name a cue's source, and what speaks for them.
//!
//! Candidates are noun chunks of the sentence on both sides of the cue, alone and drawn out over what belongs to them
//! (“Adela Voss, the foreign minister of Kestria”), subjects of the sentence before, and nobody.

use super::features::{self, Sink, bucket, pair};
use super::view::View;
use crate::syntax::{ChunkKind, Tag};
use crate::text::TokenRange;

/// A candidate.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// The words, or nobody.
    pub tokens: Option<TokenRange>,
    /// The head of its first chunk.
    pub head: usize,
    /// The token after that chunk.
    first_end: usize,
    /// How it was made.
    extent: Extent,
    /// How many noun chunks lie between it and the cue.
    rank: usize,
}

/// How far a candidate goes beyond its first chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    Chunk,
    /// Over `of`, `for`, `in`, `from`, `at`, `with` and the chunk that follows.
    Phrase,
    /// To the comma that ends an apposition or relative clause.
    Apposition,
    Nobody,
}

/// The most noun chunks before and after the cue, and of the sentence before.
const MOST_BEFORE: usize = 10;
const MOST_AFTER: usize = 4;
const MOST_PREVIOUS: usize = 2;

/// The candidates of a cue.
pub fn candidates(view: &View, cue: TokenRange, head: usize) -> Vec<Candidate> {
    let sentence = view.sentence(head);
    let mut out = vec![Candidate { tokens: None, head, first_end: head, extent: Extent::Nobody, rank: 0 }];
    let from = sentence.start.max(cue.start.saturating_sub(FARTHEST));
    let before = nominals(view, TokenRange::new(from, cue.start));
    for (rank, &(tokens, head)) in before.iter().rev().take(MOST_BEFORE).enumerate() {
        push(view, tokens, head, cue, rank, &mut out);
    }
    let to = sentence.end.min(cue.end + FARTHEST);
    let after = nominals(view, TokenRange::new(cue.end, to));
    for (rank, &(tokens, head)) in after.iter().take(MOST_AFTER).enumerate() {
        push(view, tokens, head, cue, rank, &mut out);
    }
    previous_subjects(view, sentence, head, &mut out);
    out
}

/// How many tokens away from its cue a source is looked for.
const FARTHEST: usize = 60;

/// The phrases of a range that can name somebody, in order: noun chunks, possessors within them (`his`, `Voss` of
/// “Voss's claim”), pronouns outside chunks (`who`). Each with its head.
fn nominals(view: &View, range: TokenRange) -> Vec<(TokenRange, usize)> {
    let mut out = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let Some(index) = view.noun_chunk_at(at) else {
            if matches!(view.tag(at), Some(Tag::WP | Tag::WDT | Tag::PRP | Tag::DT | Tag::EX | Tag::WPS | Tag::PRPS)) {
                out.push((TokenRange::new(at, at + 1), at));
            }
            at += 1;
            continue;
        };
        let chunk = view.syntax.chunks[index];
        let mut tokens = TokenRange::new(chunk.tokens.start.max(range.start), chunk.tokens.end.min(range.end));
        let opens = TokenRange::new(tokens.start, tokens.start + 1);
        if matches!(view.tag(tokens.start), Some(Tag::PRPS | Tag::WDT | Tag::WP)) {
            out.push((opens, tokens.start));
        }
        if matches!(view.tag(tokens.start), Some(Tag::WDT | Tag::WP)) {
            tokens = TokenRange::new(tokens.start + 1, tokens.end); // “which Voss”: two phrases in one chunk
        }
        if tokens.is_empty() {
            at = tokens.end;
            continue;
        }
        if let Some(mark) = (tokens.start + 1..tokens.end).find(|&t| view.tag(t) == Some(Tag::POS)) {
            out.push((TokenRange::new(tokens.start, mark), mark - 1));
        }
        out.push((tokens, chunk.head.clamp(tokens.start, tokens.end - 1)));
        at = tokens.end;
    }
    out
}

/// The first noun chunks of the sentence before, in the same block.
fn previous_subjects(view: &View, sentence: TokenRange, cue: usize, out: &mut Vec<Candidate>) {
    let (_, block) = view.block(cue);
    if sentence.start <= block.start {
        return;
    }
    let previous = view.sentence(sentence.start - 1);
    let chunks = &view.syntax.chunks;
    let first = chunks.partition_point(|c| c.tokens.start < previous.start);
    let nouns = chunks[first..].iter().take(FARTHEST).take_while(|c| c.tokens.end <= previous.end);
    for (rank, chunk) in nouns.filter(|c| c.kind == ChunkKind::Noun).take(MOST_PREVIOUS).enumerate() {
        let (tokens, first_end) = (Some(chunk.tokens), chunk.tokens.end);
        out.push(Candidate { tokens, head: chunk.head, first_end, extent: Extent::Chunk, rank });
    }
}

fn push(view: &View, tokens: TokenRange, head: usize, cue: TokenRange, rank: usize, out: &mut Vec<Candidate>) {
    if tokens.is_empty() {
        return;
    }
    let first_end = tokens.end;
    let mut add = |end: usize, extent: Extent| {
        out.push(Candidate { tokens: Some(TokenRange::new(tokens.start, end)), head, first_end, extent, rank });
    };
    add(tokens.end, Extent::Chunk);
    let sentence = view.sentence(head);
    let limit = if tokens.end <= cue.start { cue.start } else { sentence.end };
    let phrase = phrase_end(view, tokens.end, limit);
    if phrase > tokens.end {
        add(phrase, Extent::Phrase);
    }
    if let Some(end) = apposition_end(view, phrase, limit) {
        add(end, Extent::Apposition);
    }
}

/// The most links of a phrase: `the chief | of staff | of the president | of Kestria`.
const MOST_LINKS: usize = 4;

/// Where a phrase ends that goes on over prepositions, conjunctions and possessives from `end`.
fn phrase_end(view: &View, mut end: usize, limit: usize) -> usize {
    for _ in 0..MOST_LINKS {
        let links = matches!(
            view.text.word(end),
            "of" | "for" | "in" | "from" | "at" | "with" | "on" | "to" | "and" | "&" | "or" | "'s" | "’s" | "’" | "'"
        );
        let next = if links { view.noun_chunk_at(end + 1).map(|c| view.syntax.chunks[c].tokens) } else { None };
        match next {
            Some(chunk) if chunk.start == end + 1 && chunk.end <= limit => end = chunk.end,
            _ => break,
        }
    }
    end
}

/// The most tokens of an apposition or relative clause.
const LONGEST_APPOSITION: usize = 24;

/// Where the comma stands that ends what a comma or relative pronoun at `end` opens, if it does before `limit` or at it.
fn apposition_end(view: &View, end: usize, limit: usize) -> Option<usize> {
    let opens = view.text.word(end) == ",";
    let relative = matches!(view.tag(end), Some(Tag::WP | Tag::WDT | Tag::VBG | Tag::VBN | Tag::IN));
    if !opens && !relative || end >= limit {
        return None;
    }
    let stop =
        (end + 1..limit.min(end + LONGEST_APPOSITION)).find(|&t| view.text.word(t) == "," || view.is_quote_mark(t));
    match stop {
        Some(stop) if opens || stop + 1 >= limit => Some(stop),
        None if limit - end < LONGEST_APPOSITION => {
            let last = limit - 1;
            Some(if view.is_mark(last) { last } else { limit })
        }
        _ => None,
    }
    .filter(|&stop| stop > end + 1)
}

/// Templates of sources: 0x300 and on.
const SOURCE: u32 = 0x300;

/// What speaks for a candidate.
pub fn describe(view: &View, cue: TokenRange, cue_head: usize, candidate: &Candidate, sink: &mut impl Sink) {
    let c = view.at(cue_head);
    let (stem, tag) = (c.stem, u32::from(c.tag));
    let agreement = agreement(view, cue_head, candidate.tokens);
    let trust = view.rule(cue_head).map_or(0, |r| features::level_of(r.confidence));
    let extent = candidate.extent as u32;
    sink.put(SOURCE + 0x40, agreement, extent);
    sink.put(SOURCE + 0x41, agreement, pair(trust, tag));
    sink.put(SOURCE + 0x42, agreement, stem);
    let Some(tokens) = candidate.tokens else { return nobody(view, cue, cue_head, sink) };
    let sentence = view.sentence(cue_head);
    let side = if tokens.end <= cue.start { u32::from(tokens.start < sentence.start) } else { 2 };
    let gap = if tokens.end <= cue.start { cue.start - tokens.end } else { tokens.start.saturating_sub(cue.end) };
    let facts = Facts {
        tokens,
        extent,
        side,
        place: pair(side, candidate.rank as u32),
        gap: pair(side, bucket(gap)),
        between: between(view, tokens, cue),
    };
    sink.put(SOURCE + 0x45, agreement, pair(facts.place, extent));
    place(view, cue, cue_head, &facts, sink);
    if candidate.first_end < tokens.end {
        let (joint, beyond) = (view.at(candidate.first_end), view.at(candidate.first_end + 1));
        let (first, last) = (view.at(candidate.head), view.at(tokens.end - 1));
        sink.put(SOURCE + 0x4A, pair(joint.word, u32::from(beyond.tag)), extent);
        sink.put(
            SOURCE + 0x4B,
            pair(joint.word, u32::from(beyond.tag)),
            pair(u32::from(first.who), u32::from(last.who)),
        );
    }
    words(view, cue_head, candidate.head, &facts, sink);
    edges(view, sentence, tag, &facts, sink);
}

/// What several features ask of a candidate.
struct Facts {
    tokens: TokenRange,
    extent: u32,
    /// 0 before the cue, 1 in the sentence before, 2 after the cue.
    side: u32,
    /// Side and rank.
    place: u32,
    /// Side and distance.
    gap: u32,
    /// See [`between`].
    between: u32,
}

/// How a candidate stands to the source that the rules propose.
fn agreement(view: &View, cue_head: usize, candidate: Option<TokenRange>) -> u32 {
    let Some(rule) = view.rule(cue_head) else { return 0 };
    match (rule.source, candidate) {
        (None, None) => 1,
        (Some(p), Some(t)) if p == t => 2,
        (Some(p), Some(t)) if p.start == t.start => 3,
        (Some(p), Some(t)) if p.overlaps(t) => 4,
        (Some(_), Some(_)) => 5,
        (Some(_), None) => 6,
        (None, Some(_)) => 7,
    }
}

/// What speaks for nobody.
fn nobody(view: &View, cue: TokenRange, cue_head: usize, sink: &mut impl Sink) {
    let c = view.at(cue_head);
    let (stem, tag) = (c.stem, u32::from(c.tag));
    let sentence = view.sentence(cue_head);
    let (before, first, next) =
        (view.near(sentence, cue.start, -1), view.at(cue.start), view.near(sentence, cue.end, 0));
    sink.put(SOURCE, 0, 0);
    sink.put(SOURCE, stem, 1);
    sink.put(SOURCE, tag, 2);
    sink.put(SOURCE, u32::from(c.class), 3);
    sink.put(SOURCE, pair(u32::from(before.tag), u32::from(next.tag)), 4);
    sink.put(SOURCE, pair(before.word, tag), 5);
    sink.put(SOURCE, pair(next.word, tag), 6);
    sink.put(SOURCE, pair(u32::from(first.tag), tag), 7);
    sink.put(SOURCE, pair(first.word, tag), 8);
    sink.put(SOURCE, bucket(cue.start - sentence.start.min(cue.start)), 9);
    sink.put(SOURCE, pair(first.word, u32::from(before.tag)), 10);
}

/// Where it stands to the cue.
fn place(view: &View, cue: TokenRange, cue_head: usize, facts: &Facts, sink: &mut impl Sink) {
    let c = view.at(cue_head);
    let (stem, tag, group) = (c.stem, u32::from(c.tag), u32::from(c.entry.group));
    let first = view.at(cue.start);
    let sentence = view.sentence(cue_head);
    let before = view.near(sentence, cue.start, -1);
    let &Facts { tokens, extent, side, place, gap, between } = facts;
    sink.put(SOURCE + 0x10, place, extent);
    sink.put(SOURCE + 0x11, gap, extent);
    sink.put(SOURCE + 0x12, place, tag);
    sink.put(SOURCE + 0x13, gap, tag);
    sink.put(SOURCE + 0x14, place, stem);
    sink.put(SOURCE + 0x15, gap, stem);
    sink.put(SOURCE + 0x23, bucket(tokens.len()), extent);
    sink.put(SOURCE + 0x25, pair(u32::from(first.tag), u32::from(before.tag)), place);
    sink.put(SOURCE + 0x26, pair(first.word, tag), place);
    sink.put(SOURCE + 0x27, pair(before.word, tag), place);
    sink.put(SOURCE + 0x2B, between, side);
    sink.put(SOURCE + 0x2C, between, place);
    sink.put(SOURCE + 0x2D, between, pair(side, tag));
    sink.put(SOURCE + 0x2E, between, pair(extent, gap));
    sink.put(SOURCE + 0x30, u32::from(tokens.start == sentence.start), pair(side, tag));
    sink.put(SOURCE + 0x43, group, place);
    sink.put(SOURCE + 0x44, group, pair(gap, tag));
}

/// Its head.
fn words(view: &View, cue_head: usize, head: usize, facts: &Facts, sink: &mut impl Sink) {
    let (c, head) = (view.at(cue_head), view.at(head));
    let &Facts { side, place, gap, .. } = facts;
    let shape = pair(u32::from(head.shape), u32::from(head.tag));
    let who = u32::from(head.who);
    sink.put(SOURCE + 0x46, who, side);
    sink.put(SOURCE + 0x47, who, pair(place, u32::from(c.tag)));
    sink.put(SOURCE + 0x48, who, c.stem);
    sink.put(SOURCE + 0x49, pair(who, shape), gap);
    sink.put(SOURCE + 0x16, head.word, 0);
    sink.put(SOURCE + 0x17, head.word, side);
    sink.put(SOURCE + 0x18, u32::from(head.class), side);
    sink.put(SOURCE + 0x19, u32::from(head.class), u32::from(c.class));
    sink.put(SOURCE + 0x1A, shape, place);
    sink.put(SOURCE + 0x1B, shape, pair(gap, u32::from(c.tag)));
    sink.put(SOURCE + 0x24, pair(u32::from(head.quote), u32::from(c.quote)), side);
}

/// Its first and last words and those beside them.
fn edges(view: &View, sentence: TokenRange, tag: u32, facts: &Facts, sink: &mut impl Sink) {
    let &Facts { tokens, extent, side, place, gap, .. } = facts;
    let (first, last) = (view.at(tokens.start), view.at(tokens.end - 1));
    let (left, right) = (view.near(sentence, tokens.start, -1), view.near(sentence, tokens.end, 0));
    sink.put(SOURCE + 0x1C, pair(u32::from(left.tag), u32::from(right.tag)), pair(side, extent));
    sink.put(SOURCE + 0x1D, left.word, side);
    sink.put(SOURCE + 0x1E, right.word, pair(side, extent));
    sink.put(SOURCE + 0x1F, pair(left.word, u32::from(right.tag)), place);
    sink.put(SOURCE + 0x20, pair(right.word, u32::from(left.tag)), place);
    sink.put(SOURCE + 0x21, pair(u32::from(first.tag), u32::from(last.tag)), extent);
    sink.put(SOURCE + 0x22, first.word, extent);
    sink.put(SOURCE + 0x2A, left.word, pair(place, tag));
    sink.put(SOURCE + 0x31, pair(u32::from(last.tag), u32::from(right.tag)), pair(gap, extent));
}

/// What lies between source and cue, as bits: finite verb, other verb, comma, quotation mark, coordination, relative
/// pronoun, `that`, another noun chunk.
fn between(view: &View, tokens: TokenRange, cue: TokenRange) -> u32 {
    /// A longer way is as good as none.
    const FARTHEST: usize = 40;
    let range = if tokens.end <= cue.start { tokens.end..cue.start } else { cue.end..tokens.start };
    let mut bits = 0;
    for t in range.take(FARTHEST) {
        bits |= match view.tag(t) {
            Some(Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD) => 1,
            Some(Tag::VB | Tag::VBG | Tag::VBN) => 2,
            Some(Tag::Comma | Tag::Colon | Tag::OpenBracket) => 4,
            Some(Tag::OpenQuote | Tag::CloseQuote) => 8,
            Some(Tag::CC) => 16,
            Some(Tag::WP | Tag::WDT | Tag::WRB) => 32,
            Some(Tag::IN | Tag::TO) => 64,
            Some(Tag::Stop) => 256,
            Some(tag) if tag.is_noun() || tag == Tag::PRP => 128,
            _ => 0,
        };
    }
    bits
}
