//! Examples to learn from: an article's gold attributions against all candidates.

use super::learner::{Choice, Lists};
use super::polnear::Gold;
use super::score;
use crate::speech::learned::boundaries::{self, Cue, Side};
use crate::speech::learned::view::View;
use crate::speech::learned::{contents, cues, sources};
use crate::syntax::Tag;
use crate::text::{Span, TokenRange};
use std::collections::HashSet;

/// A gold attribution on tokens.
#[derive(Clone, Debug, Default)]
pub struct Target {
    /// The tokens of the source.
    pub source: Vec<usize>,
    /// Of the cue.
    pub cue: Vec<usize>,
    /// Of the content.
    pub content: Vec<usize>,
    /// The head of the cue.
    pub head: Option<usize>,
}

/// The gold on the tokens of a view.
pub fn targets(view: &View, gold: &[Gold]) -> Vec<Target> {
    let tokens = |spans: &[Span]| -> Vec<usize> {
        let mut all: Vec<usize> = spans.iter().flat_map(|&s| view.text.tokens_in(s).indices()).collect();
        all.dedup();
        all
    };
    let one = |g: &Gold| {
        let cue = tokens(&g.cue);
        let head = head(view, &cue);
        Target { source: tokens(&g.source), cue, content: tokens(&g.content), head }
    };
    gold.iter().map(one).collect()
}

/// The head of a cue's tokens: its first verb that is no auxiliary, else its first noun, adjective or other candidate.
fn head(view: &View, cue: &[usize]) -> Option<usize> {
    let tag = |t: usize| view.tag(t);
    let is_auxiliary = |t: usize| {
        let later_verb = cue.iter().any(|&u| u > t && tag(u).is_some_and(Tag::is_verb));
        let form = matches!(
            view.text.word(t).to_lowercase().as_str(),
            "be" | "is"
                | "are"
                | "was"
                | "were"
                | "been"
                | "being"
                | "am"
                | "'s"
                | "’s"
                | "has"
                | "have"
                | "had"
                | "having"
                | "do"
                | "does"
                | "did"
                | "'re"
                | "’re"
                | "'ve"
                | "’ve"
                | "'d"
                | "’d"
                | "'m"
                | "’m"
        );
        form && (later_verb || cue.len() > 1)
    };
    let find = |wanted: &dyn Fn(usize) -> bool| cue.iter().copied().find(|&t| cues::is_candidate(view, t) && wanted(t));
    find(&|t| tag(t).is_some_and(Tag::is_verb) && !is_auxiliary(t))
        .or_else(|| find(&|t| tag(t).is_some_and(Tag::is_noun)))
        .or_else(|| find(&|t| matches!(tag(t), Some(Tag::JJ | Tag::RB))))
        .or_else(|| find(&|t| !is_auxiliary(t)))
        .or_else(|| find(&|_| true))
}

/// What one article adds to the examples of each step.
#[derive(Default)]
pub struct Examples {
    /// Candidates of cues.
    pub cues: Lists,
    /// The same by themselves.
    pub words: Lists,
    /// Whether each is one.
    pub cue_answers: Vec<bool>,
    /// Reaches of cues.
    pub reaches: (Lists, Vec<Choice>),
    /// Sources.
    pub sources: (Lists, Vec<Choice>),
    /// Contents.
    pub contents: (Lists, Vec<Choice>),
    /// What the candidates could not express.
    pub recall: Recall,
}

/// How much of the gold lies among the candidates.
#[derive(Default, Debug)]
pub struct Recall {
    /// Attributions with cue and content.
    pub attributions: usize,
    /// Cues whose head is a candidate.
    pub heads: usize,
    /// Sources, and those that a candidate shares a noun with.
    pub sources: (usize, usize),
    /// Sides with content, and those of which a candidate covers at least half.
    pub sides: (usize, usize),
}

impl Examples {
    /// Adds an article.
    pub fn add(&mut self, view: &View, gold: &[Target]) {
        let heads: HashSet<usize> = gold.iter().filter_map(|t| t.head).collect();
        for token in (0..view.atoms.len()).filter(|&t| cues::is_candidate(view, t)) {
            self.cues.push(|list| cues::describe(view, token, list));
            self.words.push(|list| cues::describe_word(view, token, list));
            self.cue_answers.push(heads.contains(&token));
        }
        for target in gold {
            self.recall.attributions += usize::from(!target.content.is_empty());
            let Some(head) = target.head else { continue };
            self.recall.heads += usize::from(!target.content.is_empty());
            let (Some(&first), Some(&last)) = (target.cue.first(), target.cue.last()) else { continue };

            let cue = TokenRange::new(first, last + 1);
            self.add_reach(view, head, cue);
            let source = self.add_source(view, cue, head, target);
            if !target.content.is_empty() {
                self.add_sides(view, &Cue { tokens: cue, head, source }, target);
            }
        }
    }

    fn add_reach(&mut self, view: &View, head: usize, words: TokenRange) {
        let sentence = view.sentence(head);
        for (is_left, most, gold) in [
            (true, cues::MOST_BEFORE.min(head - sentence.start), head.saturating_sub(words.start)),
            (false, cues::MOST_AFTER.min(sentence.end - 1 - head), words.end.saturating_sub(head + 1)),
        ] {
            let (lists, choices) = &mut self.reaches;
            let candidates = (0..=most).map(|n| {
                let list = lists.push(|list| cues::describe_reach(view, head, n, is_left, list));
                (vec![list], if n == gold { 0.0 } else { 1.0 })
            });
            choices.push(Choice { candidates: candidates.collect() });
        }
    }

    fn add_source(&mut self, view: &View, cue: TokenRange, head: usize, target: &Target) -> Option<TokenRange> {
        let (lists, choices) = &mut self.sources;
        let candidates = sources::candidates(view, cue, head);
        let costs: Vec<f32> = candidates.iter().map(|c| source_cost(view, c.tokens, &target.source)).collect();
        let lists = candidates.iter().map(|c| lists.push(|list| sources::describe(view, cue, head, c, list)));
        let candidates_with_costs = lists.zip(&costs).map(|(l, &cost)| (vec![l], cost)).collect();
        choices.push(Choice { candidates: candidates_with_costs });
        let best = costs.iter().zip(&candidates).min_by(|a, b| a.0.total_cmp(b.0));
        self.recall.sources.0 += usize::from(!target.source.is_empty());
        self.recall.sources.1 += usize::from(!target.source.is_empty() && best.is_some_and(|b| *b.0 < 1.0));
        best.and_then(|(_, c)| c.tokens)
    }

    fn add_sides(&mut self, view: &View, cue: &Cue, target: &Target) {
        let right: Vec<usize> = target.content.iter().copied().filter(|&t| t > cue.head).collect();
        let left: Vec<usize> = target.content.iter().copied().filter(|&t| t < cue.head).collect();
        let taken = self.add_side(view, cue, Side::Right, None, &right);
        self.add_side(view, cue, Side::Left, Some(taken), &left);
    }

    /// Adds a side; gives the number of tokens of its best candidate.
    fn add_side(&mut self, view: &View, cue: &Cue, side: Side, other: Option<usize>, gold: &[usize]) -> usize {
        let (lists, choices) = &mut self.contents;
        let bounds = boundaries::boundaries(view, cue, side);
        let gold: HashSet<usize> = gold.iter().copied().filter(|&t| !view.is_mark(t)).collect();
        let none = lists.push(|list| contents::describe_none(view, cue, side, &bounds, other, list));
        let starts: Vec<u32> = (bounds.starts.iter())
            .map(|&t| lists.push(|list| contents::describe_start(view, cue, side, &bounds, t, list)))
            .collect();
        let ends: Vec<u32> = (bounds.ends.iter())
            .map(|&t| lists.push(|list| contents::describe_end(view, cue, side, &bounds, t, list)))
            .collect();
        let mut candidates = vec![(vec![none], if gold.is_empty() { 0.0 } else { 1.0 })];
        let mut best = (candidates[0].1, 0);
        for (&start, &s) in bounds.starts.iter().zip(&starts) {
            for (&end, &e) in bounds.ends.iter().zip(&ends).filter(|(end, _)| **end > start) {
                let span = lists.push(|list| contents::describe_span(view, cue, side, &bounds, start, end, list));
                let cost = span_cost(view, start, end, &gold);
                if cost < best.0 {
                    best = (cost, end - start);
                }
                candidates.push((vec![s, e, span], cost));
            }
        }
        self.recall.sides.0 += usize::from(!gold.is_empty());
        self.recall.sides.1 += usize::from(!gold.is_empty() && best.0 <= 0.5);
        choices.push(Choice { candidates });
        best.1
    }
}

/// 0 for the very words, up to 0.3 for some of them, 1 for others. A pronoun must stand alone.
fn source_cost(view: &View, candidate: Option<TokenRange>, gold: &[usize]) -> f32 {
    const PARTLY: f32 = 0.3;
    const BESIDE_PRONOUN: f32 = 0.8;
    let Some(tokens) = candidate else { return if gold.is_empty() { 0.0 } else { 1.0 } };
    let words = |t: &usize| !view.is_mark(*t);
    let gold_words: Vec<usize> = gold.iter().copied().filter(|t| words(t)).collect();
    let shared = gold_words.iter().filter(|&&t| tokens.has(t)).count();
    let all = gold_words.len() + tokens.indices().filter(words).count() - shared;
    if shared == 0 || all == shared {
        return if shared == 0 { 1.0 } else { 0.0 };
    }
    let names = || gold_words.iter().filter(|&&t| score::is_name(view, t));
    match names().next() {
        None => BESIDE_PRONOUN,
        Some(_) if names().all(|&t| !tokens.has(t)) => 1.0,
        Some(_) => PARTLY * (1.0 - shared as f32 / all as f32),
    }
}

/// One minus the share of words in common.
fn span_cost(view: &View, start: usize, end: usize, gold: &HashSet<usize>) -> f32 {
    let words = || (start..end).filter(|&t| !view.is_mark(t));
    let shared = words().filter(|t| gold.contains(t)).count();
    let all = gold.len() + words().count() - shared;
    if all == 0 { 1.0 } else { 1.0 - shared as f32 / all as f32 }
}
