//! How sure a found attribution is: from the scores of its steps and its place among the others to a probability.

use super::features::{Sink, bucket, pair};
use super::view::{PLAIN, View};
use super::{Alternative, Found};
use crate::text::TokenRange;

/// How an attribution stands to surer ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Claim {
    /// Nothing of it belongs to another.
    #[default]
    Free,
    /// Its cue lies in another's content.
    Inside,
    /// Some of its content is another's.
    Shared,
    /// Its source or cue is another's content's edge: its words touch.
    Touching,
}

/// The words that the reports seen so far have as their content; those with a surer cue come first.
pub struct Claims {
    is_taken: Vec<bool>,
}

impl Claims {
    /// Nobody's words yet, in a text of so many tokens.
    pub fn new(tokens: usize) -> Self {
        Self { is_taken: vec![false; tokens] }
    }

    /// How a report stands to those that have taken their words.
    pub fn of(&self, found: &Found) -> Claim {
        let is_taken = |t: usize| self.is_taken.get(t) == Some(&true);
        let words = found.content.iter().map(|c| c.len()).sum::<usize>();
        let taken = found.content.iter().flat_map(|c| c.indices()).filter(|&t| is_taken(t)).count();
        match () {
            () if is_taken(found.head) => Claim::Inside,
            () if taken * 2 > words => Claim::Shared,
            () if taken > 0 => Claim::Touching,
            () => Claim::Free,
        }
    }

    /// Lets a report have its words, if they are more its own than another's.
    pub fn take(&mut self, found: &Found) {
        if matches!(found.claim, Claim::Free | Claim::Touching) {
            for range in &found.content {
                if let Some(tokens) = self.is_taken.get_mut(range.indices()) {
                    tokens.fill(true);
                }
            }
        }
    }
}

/// Templates of judgements: 0x600 and on.
const JUDGEMENT: u32 = 0x600;

/// A score on a scale of steps.
fn level(score: f32, step: f32) -> u32 {
    /// Beyond these all scores are alike.
    const MOST: f32 = 24.0;
    ((score / step).round().clamp(-MOST, MOST) as i32).cast_unsigned()
}

/// What speaks for and against an attribution being right.
pub fn describe(view: &View, found: &Found, sink: &mut impl Sink) {
    let a = view.at(found.head);
    let quoted = found.content.iter().map(|c| u32::from(view.at(c.start).quote != PLAIN)).max().unwrap_or(0);
    let sides = found.content.iter().map(|c| 1 + u32::from(c.start < found.head)).sum::<u32>();
    let facts = Facts {
        tag: u32::from(a.tag),
        claim: found.claim as u32,
        sides,
        quoted,
        source_side: source_side(found.source, found.cue),
        margin: found.scores.right.min(found.scores.left),
    };
    scores(found, &facts, sink);
    words(view, found, &facts, sink);
    reading(found, &facts, sink);
    source_edges(view, found, &facts, sink);
    content_edges(view, found, &facts, sink);
    agreement(view, found, &facts, sink);
}

/// What several features ask of an attribution.
struct Facts {
    tag: u32,
    claim: u32,
    /// Which sides have content: 1 for each piece after the cue, 2 for each before it.
    sides: u32,
    /// Whether a piece begins between quotation marks.
    quoted: u32,
    source_side: u32,
    /// The less sure side's.
    margin: f32,
}

/// The steps' scores, alone and together.
fn scores(found: &Found, facts: &Facts, sink: &mut impl Sink) {
    let k = JUDGEMENT;
    let s = &found.scores;
    let &Facts { tag, claim, sides, quoted, source_side: side, margin } = facts;
    let words = bucket(found.content.iter().map(|c| c.len()).sum());
    sink.put(k, claim, 0);
    for (i, step) in [(0, 0.25), (1, 0.5), (2, 1.0)] {
        sink.put(k + 1 + i, level(s.cue, step), 0);
        sink.put(k + 4 + i, level(s.source, step), 0);
        sink.put(k + 7 + i, level(s.right, step), 0);
        sink.put(k + 10 + i, level(s.left, step), 0);
    }
    sink.put(k + 13, level(s.cue, 0.5), claim);
    sink.put(k + 14, pair(level(s.cue, 1.0), level(s.source, 1.0)), 0);
    sink.put(k + 15, pair(level(s.cue, 1.0), level(margin, 1.0)), 0);
    sink.put(k + 16, pair(level(s.source, 1.0), level(margin, 1.0)), 0);
    sink.put(k + 17, pair(level(s.cue, 1.0), tag), claim);
    sink.put(k + 18, pair(sides, quoted), tag);
    sink.put(k + 19, pair(sides, quoted), level(margin, 0.5));
    sink.put(k + 20, words, pair(sides, quoted));
    sink.put(k + 21, words, level(margin, 1.0));
    sink.put(k + 22, side, pair(tag, level(s.source, 1.0)));
    sink.put(k + 23, side, pair(tag, claim));
}

/// The words of cue, source and content.
fn words(view: &View, found: &Found, facts: &Facts, sink: &mut impl Sink) {
    let k = JUDGEMENT;
    let a = view.at(found.head);
    let &Facts { tag, claim, sides, quoted, source_side: side, .. } = facts;
    sink.put(k + 24, u32::from(a.entry.group), claim);
    sink.put(k + 25, u32::from(a.class), 0);
    sink.put(k + 26, a.stem, 0);
    sink.put(k + 27, pair(a.stem, side), 0);
    sink.put(k + 28, u32::from(a.quote), pair(claim, tag));
    sink.put(k + 29, view.block(found.head).0 as u32, tag);
    let head = found.source.map_or(view.at(usize::MAX), |s| view.at(s.end.saturating_sub(1)));
    sink.put(k + 30, u32::from(head.class), side);
    sink.put(k + 31, pair(u32::from(head.tag), u32::from(head.shape)), pair(side, tag));
    let first = found.content.last().map_or(view.at(usize::MAX), |c| view.at(c.start));
    let after = found.content.last().map_or(view.at(usize::MAX), |c| view.at(c.end));
    sink.put(k + 32, u32::from(first.tag), pair(tag, sides));
    sink.put(k + 33, pair(u32::from(after.tag), u32::from(after.quote)), sides);
    let verbs = found.content.last().map_or(0, |c| view.finite_in(c.start, c.end)).min(3);
    sink.put(k + 34, pair(verbs, sides), pair(tag, quoted));
}

/// Templates of what tells one reading of a cue from another.
const READINGS: u32 = JUDGEMENT + 0x30;

/// Which of the readings of its cue it is, and how far behind the first.
fn reading(found: &Found, facts: &Facts, sink: &mut impl Sink) {
    let alternative = found.alternative as u32;
    let altered = match found.alternative {
        Alternative::First => facts.margin,
        Alternative::Source => found.scores.source,
        Alternative::Right => found.scores.right,
        Alternative::Left => found.scores.left,
    };
    sink.put(READINGS, alternative, level(altered, 0.5));
    sink.put(READINGS + 1, alternative, pair(facts.tag, facts.source_side));
}

/// Where the source begins and ends, and who it is.
fn source_edges(view: &View, found: &Found, facts: &Facts, sink: &mut impl Sink) {
    let k = READINGS;
    let Some(source) = found.source else { return };
    let sentence = view.sentence(found.head);
    let side = facts.source_side;
    let (first, last) = (view.at(source.start), view.at(source.end - 1));
    let (left, right) = (view.near(sentence, source.start, -1), view.near(sentence, source.end, 0));
    let who = u32::from(last.who);
    sink.put(k + 2, pair(u32::from(last.tag), u32::from(right.tag)), side);
    sink.put(k + 3, pair(u32::from(first.tag), u32::from(left.tag)), side);
    sink.put(k + 4, left.word, side);
    sink.put(k + 5, right.word, side);
    sink.put(k + 10, who, side);
    sink.put(k + 11, pair(who, side), view.at(found.head).stem);
    sink.put(k + 12, pair(who, found.others.min(3)), side);
}

/// Where the content begins and ends, and whether it swallows another report.
fn content_edges(view: &View, found: &Found, facts: &Facts, sink: &mut impl Sink) {
    let k = READINGS;
    let Some(content) = found.content.last() else { return };
    let &Facts { tag, sides, source_side: side, .. } = facts;
    let sentence = view.sentence(found.head);
    let a = view.at(found.head);
    let (stem, class, group) = (a.stem, u32::from(a.class), u32::from(a.entry.group));
    let (first, last, next) = (view.at(content.start), view.at(content.end - 1), view.at(content.end));
    let rest = view.finite_in(content.end, sentence.end.max(content.end)).min(2);
    let gap = bucket(content.start.saturating_sub(found.cue.end));
    let inner = view.reports_in(content.start + 1, content.end).min(2);
    let who = found.source.map_or(0, |source| u32::from(view.at(source.end - 1).who));
    let opening = pair(u32::from(first.tag), facts.quoted);
    sink.put(k + 6, pair(u32::from(last.tag), u32::from(next.tag)), pair(rest, sides));
    sink.put(k + 7, next.word, pair(rest, sides));
    sink.put(k + 8, first.word, pair(sides, tag));
    sink.put(k + 9, pair(gap, u32::from(first.tag)), pair(sides, tag));
    sink.put(k + 13, inner, pair(sides, tag));
    sink.put(k + 14, pair(inner, u32::from(next.tag)), found.alternative as u32);
    sink.put(k + 15, stem, pair(sides, opening));
    sink.put(k + 16, class, pair(sides, opening));
    sink.put(k + 17, group, pair(opening, who));
    sink.put(k + 18, pair(class, side), who);
    sink.put(k + 19, bucket(content.len()), class);
    sink.put(k + 20, pair(u32::from(next.tag), rest), pair(group, opening));
}

/// Whether the rules read the same, and what that is worth in official prose.
fn agreement(view: &View, found: &Found, facts: &Facts, sink: &mut impl Sink) {
    let k = JUDGEMENT;
    let s = &found.scores;
    let agrees = view
        .rule(found.head)
        .map_or(0, |r| 1 + u32::from(r.source == found.source) + 2 * u32::from(r.content == found.content));
    sink.put(k + 35, agrees, facts.claim);
    sink.put(k + 36, agrees, level(s.cue, 1.0));
    sink.put(k + 37, agrees, level(facts.margin, 1.0));
    if view.is_official {
        let a = view.at(found.head);
        sink.put(k + 38, agrees, facts.claim);
        sink.put(k + 39, agrees, u32::from(a.entry.group));
        sink.put(k + 40, level(s.cue, 1.0), 0);
        sink.put(k + 41, a.stem, 0);
        sink.put(k + 42, facts.tag, facts.source_side);
    }
}

fn source_side(source: Option<TokenRange>, cue: TokenRange) -> u32 {
    match source {
        None => 0,
        Some(s) if s.end == cue.start => 1,
        Some(s) if s.end < cue.start => 2,
        Some(s) if s.start == cue.end => 3,
        Some(_) => 4,
    }
}
