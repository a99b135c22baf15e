//! How sure a found attribution is: from the scores of its steps and its place among the others to a probability.

use super::Found;
use super::features::{Sink, bucket, pair};
use super::view::{PLAIN, View};
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

/// Sets each one's claim: against those with a surer cue.
pub fn set_claims(view: &View, found: &mut [Found]) {
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by(|&a, &b| found[b].scores.cue.total_cmp(&found[a].scores.cue).then(a.cmp(&b)));
    let mut owner: Vec<bool> = vec![false; view.atoms.len()];
    for index in order {
        let f = &mut found[index];
        let words = f.content.iter().map(|c| c.len()).sum::<usize>();
        let taken = f.content.iter().flat_map(|c| c.indices()).filter(|&t| owner.get(t) == Some(&true)).count();
        f.claim = match () {
            () if owner.get(f.head) == Some(&true) => Claim::Inside,
            () if taken * 2 > words => Claim::Shared,
            () if taken > 0 => Claim::Touching,
            () => Claim::Free,
        };
        if matches!(f.claim, Claim::Free | Claim::Touching) {
            for range in &f.content {
                if let Some(tokens) = owner.get_mut(range.indices()) {
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
    let k = JUDGEMENT;
    let a = view.at(found.head);
    let s = &found.scores;
    let claim = found.claim as u32;
    let tag = u32::from(a.tag);
    let sides = found.content.iter().map(|c| 1 + u32::from(c.start < found.head)).sum::<u32>();
    let words = bucket(found.content.iter().map(|c| c.len()).sum());
    let quoted = found.content.iter().map(|c| u32::from(view.at(c.start).quote != PLAIN)).max().unwrap_or(0);
    let side = source_side(found.source, found.cue);
    let margin = s.right.min(s.left);
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
    let agrees = view
        .rule(found.head)
        .map_or(0, |r| 1 + u32::from(r.source == found.source) + 2 * u32::from(r.content == found.content));
    sink.put(k + 35, agrees, claim);
    sink.put(k + 36, agrees, level(s.cue, 1.0));
    sink.put(k + 37, agrees, level(margin, 1.0));
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
