//! Attribution, learnt: cues by a classifier, their sources and contents by rankers, all of it linear models over
//! hashed features.
//!
//! Takes text, grammar and quotations; makes [`Found`]s, each with how sure it is. Does not say which party a source
//! is, nor in which conversation something was said.

pub(crate) mod boundaries;
pub(crate) mod classes;
pub(crate) mod contents;
pub(crate) mod cues;
pub(crate) mod features;
pub(crate) mod judgement;
pub(crate) mod lexicon;
pub(crate) mod sources;
pub(crate) mod view;
pub(crate) mod weights;

use crate::analysis::BlockKind;
use crate::text::TokenRange;
use boundaries::{Boundaries, Cue, Side};
use features::Weights;
use judgement::{Claim, Claims};
use std::cell::RefCell;
use std::collections::HashMap;
use view::View;

/// Words that report, with their source and content.
#[derive(Clone, Debug)]
pub struct Found {
    /// The words that name the source.
    pub source: Option<TokenRange>,
    /// The reporting words.
    pub cue: TokenRange,
    /// Their head.
    pub head: usize,
    /// What was said, in order.
    pub content: Vec<TokenRange>,
    /// The scores that it was found with.
    pub scores: Scores,
    /// Which of the readings of its cue it is.
    pub alternative: Alternative,
    /// In how many other reports whose cue is sure the same party is the source.
    pub others: u32,
    /// How it stands to surer ones.
    pub claim: Claim,
    /// How sure it is, 0 to 1.
    pub confidence: f32,
    /// How sure it would be if no surer one said any of it.
    pub alone: f32,
}

/// The readings of a cue that the judgement chooses among: the best by each step, or with the next best of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Alternative {
    /// The best of each step.
    #[default]
    First,
    /// The next best source, and the content that goes with it.
    Source,
    /// The next best words after the cue.
    Right,
    /// The next best words before it.
    Left,
}

/// How sure each step was: scores and margins over the next best; below 0 where the next best was taken.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scores {
    /// The cue classifier's log odds.
    pub cue: f32,
    /// The source's margin.
    pub source: f32,
    /// The right side's margin.
    pub right: f32,
    /// The left side's.
    pub left: f32,
}

/// Less sure reports are not told: the threshold at which F1 is best on articles kept apart from training (MODEL.md).
pub const LEAST_CONFIDENCE: f32 = 0.35;

/// A word whose own log odds are lower is no cue, whatever stands around it: of the development set's cues this
/// loses one in sixty, most of them cues that nothing else would have found either.
const LEAST_WORD_SCORE: f32 = -5.0;

/// A cue whose log odds are lower is not followed up.
const LEAST_CUE_SCORE: f32 = -1.5;

/// The models of the steps. One table may serve them all: their templates do not meet.
pub struct Extractor<'a, W: Weights> {
    /// The weights.
    weights: &'a W,
    /// Whether cues are looked for in headlines, headings and captions too.
    headlines: bool,
    buffer: RefCell<Vec<u32>>,
}

impl<'a, W: Weights> Extractor<'a, W> {
    /// An extractor; `headlines` says whether cues are looked for in headlines, headings and captions too.
    pub fn new(weights: &'a W, headlines: bool) -> Self {
        Extractor { weights, headlines, buffer: RefCell::default() }
    }

    /// Whether a token stands where cues are looked for.
    fn is_open(&self, view: &View, token: usize) -> bool {
        match view.block(token).0 {
            BlockKind::Paragraph => true,
            BlockKind::Turn => false,
            _ => self.headlines,
        }
    }

    /// The score of what is described. Features are gathered first: their weights are then fetched side by side.
    fn sum(&self, describe: impl FnOnce(&mut Vec<u32>)) -> f32 {
        let mut features = self.buffer.take();
        features.clear();
        describe(&mut features);
        let score = self.weights.score(&features);
        self.buffer.replace(features);
        score
    }

    /// The attributions that are likely enough and say nothing that a surer one says, in the order of their cues.
    #[cfg(any(test, feature = "train"))]
    pub fn find(&self, view: &View, least: f32) -> Vec<Found> {
        let mut found = self.judged(view);
        found.retain(|f| f.confidence >= least);
        settle(found, view.atoms.len())
    }

    /// Of each cue the likeliest reading, with how sure it is, in the order of the cues.
    pub fn judged(&self, view: &View) -> Vec<Found> {
        let probability = |f: &Found| 1.0 / (1.0 + (-self.sum(|sink| judgement::describe(view, f, sink))).exp());
        let mut found = Vec::new();
        let mut claims = Claims::new(view.atoms.len());
        for mut readings in self.candidates(view) {
            for f in &mut readings {
                f.alone = probability(f);
                f.claim = claims.of(f);
                f.confidence = if f.claim == Claim::Free { f.alone } else { probability(f) };
            }
            // `max_by` takes the last of those alike: the first reading is to win
            if let Some(best) = readings.into_iter().rev().max_by(|a, b| a.confidence.total_cmp(&b.confidence)) {
                claims.take(&best);
                found.push(best);
            }
        }
        found.sort_by_key(|f| f.head);
        found
    }

    /// The readings of everything that may be a cue, the surest cues first.
    pub fn candidates(&self, view: &View) -> Vec<Vec<Found>> {
        let mut cues: Vec<(f32, usize)> = (0..view.atoms.len())
            .filter(|&head| self.is_open(view, head))
            .filter_map(|head| self.cue(view, head).map(|score| (score, head)))
            .collect();
        cues.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut found: Vec<Vec<Found>> = cues
            .into_iter()
            .map(|(score, head)| self.follow(view, head, score))
            .filter(|readings| !readings.is_empty())
            .collect();
        count_others(view, &mut found);
        found
    }

    /// The score of a word that may be the head of a cue.
    fn cue(&self, view: &View, head: usize) -> Option<f32> {
        let has_rule = view.rule(head).is_some();
        let is_hopeless = || self.sum(|sink| cues::describe_word(view, head, sink)) < LEAST_WORD_SCORE;
        if !cues::is_candidate(view, head) || !has_rule && is_hopeless() {
            return None;
        }
        let score = self.sum(|sink| cues::describe(view, head, sink));
        (score >= LEAST_CUE_SCORE || has_rule).then_some(score)
    }

    /// Source and content of a cue, the best of each step first; none where nothing is said.
    pub fn follow(&self, view: &View, head: usize, score: f32) -> Vec<Found> {
        let tokens = self.reach(view, head);
        let mut out: Vec<Found> = Vec::new();
        for (source, (name, margin)) in self.sources(view, tokens, head).into_iter().enumerate() {
            let cue = Cue { tokens, head, source: name };
            let scores = Scores { cue: score, source: margin, ..Scores::default() };
            let rights = self.side(view, &cue, Side::Right).best(None);
            let left = self.side(view, &cue, Side::Left);
            for (right, &(after, right_margin)) in rights.iter().enumerate().take(if source == 0 { 2 } else { 1 }) {
                let lefts = left.best(Some(after.map_or(0, TokenRange::len)));
                let most = if source + right == 0 { 2 } else { 1 };
                for (left, &(before, left_margin)) in lefts.iter().enumerate().take(most) {
                    let alternative = match (source, right, left) {
                        (0, 0, 0) => Alternative::First,
                        (0, 0, _) => Alternative::Left,
                        (0, ..) => Alternative::Right,
                        _ => Alternative::Source,
                    };
                    let scores = Scores { right: right_margin, left: left_margin, ..scores };
                    let pieces = before.into_iter().chain(after);
                    out.push(Found {
                        source: name,
                        cue: tokens,
                        head,
                        content: pieces.map(|words| boundaries::with_marks(view, words)).collect(),
                        scores,
                        alternative,
                        others: 0,
                        claim: Claim::Free,
                        confidence: 0.0,
                        alone: 0.0,
                    });
                }
            }
        }
        out.retain(|f| !f.content.is_empty());
        out
    }

    /// The words of a cue with a given head.
    pub fn reach(&self, view: &View, head: usize) -> TokenRange {
        let sentence = view.sentence(head);
        let best = |is_left: bool, most: usize| {
            let scored = (0..=most).map(|n| (n, self.sum(|sink| cues::describe_reach(view, head, n, is_left, sink))));
            best_two(scored).first().map_or(0, |&(n, _)| n)
        };
        let before = best(true, cues::MOST_BEFORE.min(head - sentence.start));
        let after = best(false, cues::MOST_AFTER.min(sentence.end - 1 - head));
        TokenRange::new(head - before, head + after + 1)
    }

    /// The best words for the source and the next best, each with its margin.
    pub fn sources(&self, view: &View, cue: TokenRange, head: usize) -> Vec<(Option<TokenRange>, f32)> {
        let candidates = sources::candidates(view, cue, head);
        best_two(candidates.iter().map(|c| (c.tokens, self.sum(|sink| sources::describe(view, cue, head, c, sink)))))
    }

    /// What may be the words on one side.
    fn side<'s>(&'s self, view: &'s View<'s>, cue: &'s Cue, side: Side) -> Spans<'s, W> {
        let bounds = boundaries::boundaries(view, cue, side);
        let scored = self.spans(view, cue, side, &bounds);
        Spans { extractor: self, view, cue, side, bounds, scored }
    }

    /// The best boundaries paired, with their scores.
    fn spans(&self, view: &View, cue: &Cue, side: Side, bounds: &Boundaries) -> Vec<(Option<TokenRange>, f32)> {
        let starts = beam(
            bounds
                .starts
                .iter()
                .map(|&t| (t, self.sum(|sink| contents::describe_start(view, cue, side, bounds, t, sink)))),
        );
        let ends = beam(
            bounds.ends.iter().map(|&t| (t, self.sum(|sink| contents::describe_end(view, cue, side, bounds, t, sink)))),
        );
        let mut spans = Vec::new();
        for &(start, start_score) in &starts {
            for &(end, end_score) in ends.iter().filter(|e| e.0 > start) {
                let joint = self.sum(|sink| contents::describe_span(view, cue, side, bounds, start, end, sink));
                spans.push((Some(TokenRange::new(start, end)), start_score + end_score + joint));
            }
        }
        spans
    }
}

/// What may be the words on one side of a cue.
struct Spans<'s, W: Weights> {
    extractor: &'s Extractor<'s, W>,
    view: &'s View<'s>,
    cue: &'s Cue,
    side: Side,
    bounds: Boundaries,
    /// Boundaries paired, with their scores.
    scored: Vec<(Option<TokenRange>, f32)>,
}

impl<W: Weights> Spans<'_, W> {
    /// The best words and the next best, or none, each with its margin; `other` is how many words stand on the other
    /// side, once that is known.
    fn best(&self, other: Option<usize>) -> Vec<(Option<TokenRange>, f32)> {
        let &Spans { extractor, view, cue, side, ref bounds, ref scored } = self;
        let none = extractor.sum(|sink| contents::describe_none(view, cue, side, bounds, other, sink));
        best_two(std::iter::once((None, none)).chain(scored.iter().copied()))
    }
}

/// A cue with such log odds is sure enough to tell who speaks in a text.
const SURE_CUE_SCORE: f32 = 1.0;

/// Counts for each reading in how many other sure reports its source is that of the first reading.
fn count_others(view: &View, found: &mut [Vec<Found>]) {
    let party = |f: &Found| f.source.and_then(|source| view.party(source));
    let speaker = |f: &Found| party(f).filter(|_| f.scores.cue >= SURE_CUE_SCORE);
    let mut reports: HashMap<usize, u32> = HashMap::new();
    for first in found.iter().filter_map(|readings| speaker(&readings[0])) {
        *reports.entry(first).or_default() += 1;
    }
    for readings in found {
        let own = speaker(&readings[0]);
        for f in readings {
            let all = party(f).map_or(0, |p| reports.get(&p).copied().unwrap_or(0));
            f.others = all.saturating_sub(u32::from(own.is_some() && own == party(f)));
        }
    }
}

/// Drops what a surer one says already: pieces that overlap its content, and reports whose cue or all of whose content
/// lies there. The rest in the order of the cues.
pub fn settle(mut found: Vec<Found>, tokens: usize) -> Vec<Found> {
    found.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then(a.head.cmp(&b.head)));
    let mut is_taken = vec![false; tokens];
    found.retain_mut(|f| {
        let is_free = |t: usize| is_taken.get(t) != Some(&true);
        f.content.retain(|piece| piece.indices().all(is_free));
        if f.content.is_empty() || !is_free(f.head) {
            return false;
        }
        for range in &f.content {
            is_taken[range.indices()].fill(true);
        }
        true
    });
    found.sort_by_key(|f| f.head);
    found
}

/// The most boundaries of each kind that are paired.
const BEAM: usize = 4;

fn beam(scored: impl Iterator<Item = (usize, f32)>) -> Vec<(usize, f32)> {
    let mut all: Vec<(usize, f32)> = scored.collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1));
    all.truncate(BEAM);
    all
}

/// The margin of a single candidate, and the largest.
const ALONE: f32 = 10.0;

/// A next best that lies farther behind is no alternative.
const FARTHEST_BEHIND: f32 = 3.0;

/// The best of scored things and the next best, each with its margin over the other; of those alike the first.
fn best_two<T: Copy>(scored: impl IntoIterator<Item = (T, f32)>) -> Vec<(T, f32)> {
    let [mut best, mut second]: [Option<(T, f32)>; 2] = [None, None];
    for (thing, score) in scored {
        if best.is_none_or(|(_, top)| score > top) {
            second = best.replace((thing, score));
        } else if second.is_none_or(|(_, next)| score > next) {
            second = Some((thing, score));
        }
    }
    let Some((thing, top)) = best else { return Vec::new() };
    let margin = second.map_or(ALONE, |(_, next)| (top - next).min(ALONE));
    let next = second.filter(|_| margin <= FARTHEST_BEHIND).map(|(thing, _)| (thing, -margin));
    std::iter::once((thing, margin)).chain(next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::quotes;
    use crate::{parties, syntax, text};

    /// `source | cue | content … content` of everything found.
    fn found(source: &str) -> Vec<String> {
        let text = text::read_paragraphs(source);
        let (syntax, quotes) = (syntax::parse(&text), quotes::find(&text));
        let parties = parties::find(&text, &syntax);
        let view = View::new(&text, &syntax, &quotes, &parties, &[]);
        let extractor = Extractor::new(weights::weights(), false);
        let line = |f: &Found| {
            let content: Vec<&str> = f.content.iter().map(|c| text.words(*c)).collect();
            format!("{} | {} | {}", f.source.map_or("", |s| text.words(s)), text.words(f.cue), content.join(" … "))
        };
        extractor.find(&view, LEAST_CONFIDENCE).iter().map(line).collect()
    }

    #[test]
    fn reported_clauses_and_quotations_come_with_their_source() {
        for (sentence, expected) in [
            (
                "Prime Minister Adela Voss said on Monday that the strait would reopen in May.",
                "Prime Minister Adela Voss | said | that the strait would reopen in May",
            ),
            ("“The strait will reopen,” Voss said.", "Voss | said | “The strait will reopen,”"),
            ("According to a spokesman, the port was closed.", "a spokesman | According to | the port was closed"),
            ("Delane urged Kestria to halt the drills.", "Delane | urged | to halt the drills"),
        ] {
            assert_eq!(found(sentence), [expected], "{sentence}");
        }
    }

    #[test]
    fn a_cue_between_the_pieces_of_a_quotation_leaves_one_statement() {
        let one = found("“We will wait,” Voss said. “We have waited for years.”");
        assert_eq!(one, ["Voss | said | “We will wait,” … “We have waited for years.”"]);
    }

    #[test]
    fn words_that_report_nothing_yield_nothing() {
        assert!(found("The ship left the port at noon and reached Samira in the evening.").is_empty());
        assert!(found("").is_empty());
    }

    #[test]
    fn confidence_lies_between_the_threshold_and_one() {
        let text = text::read_paragraphs("Voss said the talks failed. Delane hopes for more, he told reporters.");
        let (syntax, quotes) = (syntax::parse(&text), quotes::find(&text));
        let parties = parties::find(&text, &syntax);
        let view = View::new(&text, &syntax, &quotes, &parties, &[]);
        let all = Extractor::new(weights::weights(), false).find(&view, LEAST_CONFIDENCE);
        assert!(!all.is_empty() && all.iter().all(|f| (LEAST_CONFIDENCE..=1.0).contains(&f.confidence)));
    }
}
