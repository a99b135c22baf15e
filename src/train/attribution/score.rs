//! How well attributions agree with the gold, by the measures of the field: contents paired one-to-one by shared
//! words, then the sources of the pairs.

use super::examples::Target;
use crate::speech::learned::view::View;
use crate::syntax::Tag;
use std::collections::HashSet;

/// Pairs, gold and predictions, counted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Attributions of the gold.
    pub gold: usize,
    /// Predicted ones.
    pub predicted: usize,
    /// Pairs whose contents agree.
    pub content: usize,
    /// Of these, pairs whose sources agree.
    pub both: usize,
}

impl Tally {
    /// F1 in percent of content alone, and of content and source.
    pub fn f1(&self) -> (f64, f64) {
        let f = |hits: usize| 200.0 * hits as f64 / (self.gold + self.predicted).max(1) as f64;
        (f(self.content), f(self.both))
    }

    /// Adds another's counts.
    pub fn add(&mut self, other: Tally) {
        self.gold += other.gold;
        self.predicted += other.predicted;
        self.content += other.content;
        self.both += other.both;
    }
}

/// Words shared of all words, at least, for contents to agree.
const LEAST_SHARED: f64 = 0.5;

/// What is made of a prediction.
#[derive(Clone, Copy, Debug, Default)]
pub struct Verdict {
    /// The index of the gold attribution whose content agrees.
    pub gold: Option<usize>,
    /// Whether its source does too.
    pub is_right: bool,
}

/// For each prediction, which gold attribution it is paired with, and whether it is right; with the counts.
pub fn verdicts(view: &View, gold: &[Target], predicted: &[Target]) -> (Vec<Verdict>, Tally) {
    let gold: Vec<(usize, &Target, HashSet<usize>)> = (gold.iter().enumerate())
        .map(|(i, g)| (i, g, words(view, &g.content)))
        .filter(|(_, _, w)| !w.is_empty())
        .collect();
    let contents: Vec<HashSet<usize>> = predicted.iter().map(|p| words(view, &p.content)).collect();
    let mut pairs = Vec::new();
    for (i, (_, _, g)) in gold.iter().enumerate() {
        for (j, p) in contents.iter().enumerate() {
            let jaccard = jaccard(g, p);
            if jaccard >= LEAST_SHARED {
                pairs.push((jaccard, i, j));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut used, mut out) = (HashSet::new(), vec![Verdict::default(); predicted.len()]);
    for (_, i, j) in pairs {
        if out[j].gold.is_none() && used.insert(i) {
            let (index, target, _) = gold[i];
            let is_right = same_source(view, &target.source, &predicted[j].source);
            out[j] = Verdict { gold: Some(index), is_right };
        }
    }
    let tally = Tally {
        gold: gold.len(),
        predicted: predicted.len(),
        content: out.iter().filter(|v| v.gold.is_some()).count(),
        both: out.iter().filter(|v| v.is_right).count(),
    };
    (out, tally)
}

fn words(view: &View, tokens: &[usize]) -> HashSet<usize> {
    tokens.iter().copied().filter(|&t| !view.is_mark(t)).collect()
}

/// Words in common of all words.
fn jaccard(a: &HashSet<usize>, b: &HashSet<usize>) -> f64 {
    let shared = a.intersection(b).count();
    shared as f64 / (a.len() + b.len() - shared).max(1) as f64
}

/// Whether a prediction agrees with one gold attribution in content and source.
pub fn agrees(view: &View, gold: &Target, predicted: &Target) -> bool {
    jaccard(&words(view, &gold.content), &words(view, &predicted.content)) >= LEAST_SHARED
        && same_source(view, &gold.source, &predicted.source)
}

fn same_source(view: &View, gold: &[usize], predicted: &[usize]) -> bool {
    let (gold, predicted) = (words(view, gold), words(view, predicted));
    let names = |tokens: &HashSet<usize>| tokens.iter().copied().filter(|&t| is_name(view, t)).collect::<HashSet<_>>();
    let (g, p) = (names(&gold), names(&predicted));
    if g.is_empty() || p.is_empty() { gold == predicted } else { !g.is_disjoint(&p) }
}

/// A word that names somebody by itself.
pub fn is_name(view: &View, token: usize) -> bool {
    !matches!(
        view.tag(token),
        Some(
            Tag::DT
                | Tag::IN
                | Tag::TO
                | Tag::PRP
                | Tag::PRPS
                | Tag::WP
                | Tag::WDT
                | Tag::WPS
                | Tag::POS
                | Tag::CC
                | Tag::MD
                | Tag::PDT
                | Tag::EX
        )
    )
}
