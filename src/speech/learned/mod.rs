//! Attribution, learnt: cues by a classifier, their sources and contents by rankers, all of it linear models over
//! hashed features.
//!
//! Takes text, grammar and quotations; makes [`Found`]s, each with how sure it is. Does not say which party a source
//! is, nor in which conversation something was said.

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
use contents::{Boundaries, Cue, Side};
use features::Weights;
use judgement::Claim;
use std::cell::RefCell;
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
    /// How it stands to surer ones.
    pub claim: Claim,
    /// How sure it is, 0 to 1.
    pub confidence: f32,
}

/// How sure each step was: scores and margins over the next best.
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
const LEAST_WORD_SCORE: f32 = -5.5;

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

    /// The attributions that are likely enough, in the order of their cues.
    pub fn find(&self, view: &View, least: f32) -> Vec<Found> {
        let mut found = self.candidates(view);
        for f in &mut found {
            let score = self.sum(|sink| judgement::describe(view, f, sink));
            f.confidence = 1.0 / (1.0 + (-score).exp());
        }
        found.retain(|f| f.confidence >= least);
        settle(found, view.atoms.len())
    }

    /// Everything that may be an attribution, in the order of the cues.
    pub fn candidates(&self, view: &View) -> Vec<Found> {
        let mut found = Vec::new();
        for head in 0..view.atoms.len() {
            if !self.is_open(view, head) || !cues::is_candidate(view, head) {
                continue;
            }
            let is_hopeless = self.sum(|sink| cues::describe_word(view, head, sink)) < LEAST_WORD_SCORE;
            if is_hopeless && view.rule(head).is_none() {
                continue;
            }
            let score = self.sum(|sink| cues::describe(view, head, sink));
            if score >= LEAST_CUE_SCORE || view.rule(head).is_some() {
                found.extend(self.follow(view, head, score));
            }
        }
        judgement::set_claims(view, &mut found);
        found
    }

    /// Source and content of a cue; `None` where nothing is said.
    pub fn follow(&self, view: &View, head: usize, score: f32) -> Option<Found> {
        let tokens = self.reach(view, head);
        let (source, source_margin) = self.source(view, tokens, head);
        let cue = Cue { tokens, head, source };
        let (right, right_margin) = self.side(view, &cue, Side::Right, None);
        let (left, left_margin) = self.side(view, &cue, Side::Left, Some(right.map_or(0, TokenRange::len)));
        let content: Vec<TokenRange> =
            left.into_iter().chain(right).map(|words| contents::with_marks(view, words)).collect();
        let scores = Scores { cue: score, source: source_margin, right: right_margin, left: left_margin };
        (!content.is_empty()).then_some(Found {
            source,
            cue: tokens,
            head,
            content,
            scores,
            claim: Claim::Free,
            confidence: 0.0,
        })
    }

    /// The words of a cue with a given head.
    pub fn reach(&self, view: &View, head: usize) -> TokenRange {
        let sentence = view.sentence(head);
        let best = |is_left: bool, most: usize| {
            let scored = (0..=most).map(|n| (n, self.sum(|sink| cues::describe_reach(view, head, n, is_left, sink))));
            best_of(scored).map_or(0, |(n, _)| n)
        };
        let before = best(true, cues::MOST_BEFORE.min(head - sentence.start));
        let after = best(false, cues::MOST_AFTER.min(sentence.end - 1 - head));
        TokenRange::new(head - before, head + after + 1)
    }

    /// The words that name the source, with the margin.
    pub fn source(&self, view: &View, cue: TokenRange, head: usize) -> (Option<TokenRange>, f32) {
        let candidates = sources::candidates(view, cue, head);
        let scored =
            candidates.iter().map(|c| (c.tokens, self.sum(|sink| sources::describe(view, cue, head, c, sink))));
        best_of(scored).unwrap_or((None, 0.0))
    }

    /// The words on one side, with the margin.
    pub fn side(&self, view: &View, cue: &Cue, side: Side, other: Option<usize>) -> (Option<TokenRange>, f32) {
        let bounds = contents::boundaries(view, cue, side);
        let none = self.sum(|sink| contents::describe_none(view, cue, side, &bounds, other, sink));
        let spans = self.spans(view, cue, side, &bounds);
        best_of(std::iter::once((None, none)).chain(spans)).unwrap_or((None, 0.0))
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

/// Drops what a surer one says already: pieces that overlap its content, and reports whose cue or all of whose content
/// lies there. The rest in the order of the cues.
fn settle(mut found: Vec<Found>, tokens: usize) -> Vec<Found> {
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
const BEAM: usize = 5;

fn beam(scored: impl Iterator<Item = (usize, f32)>) -> Vec<(usize, f32)> {
    let mut all: Vec<(usize, f32)> = scored.collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1));
    all.truncate(BEAM);
    all
}

/// The best of scored things, with its margin over the next; the first of those alike.
fn best_of<T>(scored: impl IntoIterator<Item = (T, f32)>) -> Option<(T, f32)> {
    /// The margin of a single candidate.
    const ALONE: f32 = 10.0;
    let mut best: Option<(T, f32)> = None;
    let mut second = f32::NEG_INFINITY;
    for (thing, score) in scored {
        match &best {
            Some((_, top)) if score <= *top => second = second.max(score),
            Some((_, top)) => {
                second = *top;
                best = Some((thing, score));
            }
            None => best = Some((thing, score)),
        }
    }
    best.map(|(thing, score)| (thing, (score - second).min(ALONE)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::quotes;
    use crate::{syntax, text};

    /// `source | cue | content … content` of everything found.
    fn found(source: &str) -> Vec<String> {
        let text = text::read_paragraphs(source);
        let (syntax, quotes) = (syntax::parse(&text), quotes::find(&text));
        let view = View::new(&text, &syntax, &quotes, &[]);
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
            ("Delane urged Kestria to halt the drills.", "Delane | urged | Kestria to halt the drills"),
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
        let view = View::new(&text, &syntax, &quotes, &[]);
        let all = Extractor::new(weights::weights(), false).find(&view, LEAST_CONFIDENCE);
        assert!(!all.is_empty() && all.iter().all(|f| (LEAST_CONFIDENCE..=1.0).contains(&f.confidence)));
    }
}
