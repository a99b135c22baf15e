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

/// For each prediction, whether its content agrees with the gold, and whether its source does too.
pub fn verdicts(view: &View, gold: &[Target], predicted: &[Target]) -> (Vec<(bool, bool)>, Tally) {
    let words = |tokens: &[usize]| -> HashSet<usize> { tokens.iter().copied().filter(|&t| !view.is_mark(t)).collect() };
    let gold: Vec<(&Target, HashSet<usize>)> =
        gold.iter().map(|g| (g, words(&g.content))).filter(|(_, w)| !w.is_empty()).collect();
    let contents: Vec<HashSet<usize>> = predicted.iter().map(|p| words(&p.content)).collect();
    let mut pairs = Vec::new();
    for (i, (_, g)) in gold.iter().enumerate() {
        for (j, p) in contents.iter().enumerate() {
            let shared = g.intersection(p).count();
            let jaccard = shared as f64 / (g.len() + p.len() - shared) as f64;
            if jaccard >= LEAST_SHARED {
                pairs.push((jaccard, i, j));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut used, mut out) = (HashSet::new(), vec![(false, false); predicted.len()]);
    for (_, i, j) in pairs {
        if !out[j].0 && used.insert(i) {
            out[j] = (true, same_source(view, &gold[i].0.source, &predicted[j].source));
        }
    }
    let tally = Tally {
        gold: gold.len(),
        predicted: predicted.len(),
        content: out.iter().filter(|v| v.0).count(),
        both: out.iter().filter(|v| v.1).count(),
    };
    (out, tally)
}

fn same_source(view: &View, gold: &[usize], predicted: &[usize]) -> bool {
    let words = |tokens: &[usize]| -> HashSet<usize> { tokens.iter().copied().filter(|&t| !view.is_mark(t)).collect() };
    let (gold, predicted) = (words(gold), words(predicted));
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
