//! Linear models over sparse features: a classifier and a ranker, both trained by AdaGrad.

use crate::speech::learned::features::Weights;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Features are hashes already.
#[derive(Default)]
pub struct Plain(u64);

impl Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(b);
        }
    }

    fn write_u32(&mut self, n: u32) {
        self.0 = u64::from(n).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

type Map<V> = HashMap<u32, V, BuildHasherDefault<Plain>>;

/// A trained model: the weight of each feature.
#[derive(Default)]
pub struct Model {
    weights: Map<f32>,
}

impl Weights for Model {
    fn score(&self, features: &[u32]) -> f32 {
        features.iter().filter_map(|feature| self.weights.get(feature)).sum()
    }
}

impl Model {
    /// Takes over what another model knows; no feature may be known to both.
    pub fn absorb(&mut self, other: Model) {
        self.weights.extend(other.weights);
    }

    /// The features and weights, by feature.
    pub fn sorted(&self) -> Vec<(u32, f32)> {
        let mut all: Vec<(u32, f32)> = self.weights.iter().map(|(&f, &w)| (f, w)).collect();
        all.sort_unstable_by_key(|&(f, _)| f);
        all
    }
}

/// Lists of features, one after the other.
#[derive(Default)]
pub struct Lists {
    features: Vec<u32>,
    ends: Vec<u32>,
}

impl Lists {
    /// Adds a list; gives its number.
    pub fn push(&mut self, describe: impl FnOnce(&mut Vec<u32>)) -> u32 {
        describe(&mut self.features);
        self.ends.push(self.features.len() as u32);
        self.ends.len() as u32 - 1
    }

    fn get(&self, list: u32) -> &[u32] {
        let start = if list == 0 { 0 } else { self.ends[list as usize - 1] };
        &self.features[start as usize..self.ends[list as usize] as usize]
    }

    fn len(&self) -> usize {
        self.ends.len()
    }
}

/// Replaces features by dense numbers, those seen fewer than `least` times left out.
fn densify(lists: &mut Lists, least: u32) -> Vec<u32> {
    let mut counts: Map<u32> = Map::default();
    for &feature in &lists.features {
        *counts.entry(feature).or_default() += 1;
    }
    let mut known: Vec<u32> = counts.iter().filter(|&(_, &n)| n >= least).map(|(&f, _)| f).collect();
    known.sort_unstable();
    let numbers: Map<u32> = known.iter().zip(0..).map(|(&f, n)| (f, n)).collect();
    let (mut write, mut read) = (0, 0);
    for end in &mut lists.ends {
        while read < *end as usize {
            if let Some(&number) = numbers.get(&lists.features[read]) {
                lists.features[write] = number;
                write += 1;
            }
            read += 1;
        }
        *end = write as u32;
    }
    lists.features.truncate(write);
    known
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Passes over the examples in search of the features that matter.
    pub epochs: usize,
    /// Passes with those features alone.
    pub final_epochs: usize,
    /// The step's size α.
    pub rate: f32,
    /// Features seen less often are left out.
    pub least_count: u32,
    /// The L1 term: keeps weights at 0.
    pub sparsity: f32,
    /// The L2 term: keeps them small.
    pub decay: f32,
}

/// The state of FTRL-proximal (McMahan et al., *Ad Click Prediction: a View from the Trenches*, 2013).
struct Learner {
    weights: Vec<f32>,
    /// Gradients and squared gradients so far.
    z: Vec<f32>,
    n: Vec<f32>,
    sums: Vec<f32>,
    snapshots: f32,
    settings: Settings,
    is_fixed: bool,
}

/// β of FTRL-proximal, as in the paper.
const BETA: f32 = 1.0;

impl Learner {
    fn new(features: usize, settings: Settings) -> Self {
        let zeros = || vec![0.0; features];
        Learner { weights: zeros(), z: zeros(), n: zeros(), sums: zeros(), snapshots: 0.0, settings, is_fixed: false }
    }

    fn score(&self, features: &[u32]) -> f32 {
        features.iter().map(|&f| self.weights[f as usize]).sum()
    }

    fn step(&mut self, features: &[u32], gradient: f32) {
        let Settings { rate, sparsity, decay, .. } = self.settings;
        for &f in features {
            let f = f as usize;
            let w = self.weights[f];
            if self.is_fixed && w == 0.0 {
                continue;
            }
            let next = self.n[f] + gradient * gradient;
            let root = next.sqrt();
            let z = self.z[f] + gradient - (root - self.n[f].sqrt()) / rate * w;
            self.n[f] = next;
            self.z[f] = z;
            self.weights[f] =
                if z.abs() <= sparsity { 0.0 } else { (sparsity.copysign(z) - z) / ((BETA + root) / rate + decay) };
        }
    }

    /// Adds the weights to the average.
    fn snapshot(&mut self) {
        for (sum, w) in self.sums.iter_mut().zip(&self.weights) {
            *sum += w;
        }
        self.snapshots += 1.0;
    }

    /// From now on only the weights that are not 0 learn, free of the L1 term.
    fn fix(&mut self) {
        let Settings { rate, decay, .. } = self.settings;
        self.settings.sparsity = 0.0;
        self.is_fixed = true;
        for f in 0..self.weights.len() {
            self.z[f] = -self.weights[f] * ((BETA + self.n[f].sqrt()) / rate + decay);
        }
        self.sums.fill(0.0);
        self.snapshots = 0.0;
    }

    /// The average of the weights.
    fn averaged(self) -> Vec<f32> {
        let snapshots = self.snapshots.max(1.0);
        self.sums.into_iter().map(|sum| sum / snapshots).collect()
    }
}

/// How many orders of the examples are learnt in; the mean of their weights is kept. Weights learnt in one order differ
/// from those of another by as much as a good feature brings.
const ORDERS: usize = 3;

/// A feature that the L1 term leaves in fewer orders is there by chance.
const LEAST_ORDERS: usize = 2;

/// Weights nearer to zero are left out.
const LEAST_WEIGHT: f32 = 1e-3;

/// The mean of what is learnt in several orders of `n` examples, side by side; `learn` takes one example, with room for
/// the scores of its lists.
fn in_orders(
    known: &[u32],
    n: usize,
    settings: Settings,
    learn: impl Fn(&mut Learner, &mut Vec<f32>, u32) + Sync,
) -> Model {
    let passes = settings.epochs + settings.final_epochs;
    let one = |order: usize| {
        let (mut learner, mut scratch) = (Learner::new(known.len(), settings), Vec::new());
        for epoch in 0..passes {
            if epoch == settings.epochs {
                learner.fix();
            }
            for i in shuffled(n, (order * passes + epoch) as u64 + 1) {
                learn(&mut learner, &mut scratch, i);
            }
            learner.snapshot();
        }
        learner.averaged()
    };
    let (mut mean, mut found) = (vec![0.0; known.len()], vec![0; known.len()]);
    std::thread::scope(|scope| {
        let runs: Vec<_> = (0..ORDERS).map(|order| scope.spawn(move || one(order))).collect();
        for weights in runs.into_iter().filter_map(|run| run.join().ok()) {
            for (feature, w) in weights.into_iter().enumerate() {
                mean[feature] += w / ORDERS as f32;
                found[feature] += usize::from(w != 0.0);
            }
        }
    });
    let is_kept = |feature: usize| found[feature] >= LEAST_ORDERS && mean[feature].abs() > LEAST_WEIGHT;
    Model { weights: (0..known.len()).filter(|&f| is_kept(f)).map(|f| (known[f], mean[f])).collect() }
}

/// The order in which examples are taken, the same each time for a seed.
fn shuffled(n: usize, seed: u64) -> Vec<u32> {
    let mut order: Vec<u32> = (0..n as u32).collect();
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    for i in (1..n).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        order.swap(i, (state % (i as u64 + 1)) as usize);
    }
    order
}

/// Yes or no, for each list.
pub fn classifier(mut lists: Lists, answers: &[bool], settings: Settings) -> Model {
    let known = densify(&mut lists, settings.least_count);
    in_orders(&known, lists.len(), settings, |learner, _, i| {
        let features = lists.get(i);
        let p = 1.0 / (1.0 + (-learner.score(features)).exp());
        let gradient = p - f32::from(u8::from(answers[i as usize]));
        if gradient.abs() > 1e-3 {
            learner.step(features, gradient);
        }
    })
}

/// One choice among candidates.
pub struct Choice {
    /// Each candidate: the lists that describe it, and what it costs to take it, 0 to 1.
    pub candidates: Vec<(Vec<u32>, f32)>,
}

/// The best of each choice's candidates, by log-linear probability with the cost as margin.
pub fn ranker(mut lists: Lists, choices: &[Choice], settings: Settings, margin: f32) -> Model {
    let known = densify(&mut lists, settings.least_count);
    in_orders(&known, choices.len(), settings, |learner, scratch, i| {
        rank(&lists, &choices[i as usize], margin, learner, scratch);
    })
}

fn rank(lists: &Lists, choice: &Choice, margin: f32, learner: &mut Learner, scratch: &mut Vec<f32>) {
    let mut used: Vec<u32> = choice.candidates.iter().flat_map(|c| c.0.iter().copied()).collect();
    used.sort_unstable();
    used.dedup();
    // scores of the lists, then their gradients
    scratch.clear();
    scratch.extend(used.iter().map(|&l| learner.score(lists.get(l))));
    scratch.resize(2 * used.len(), 0.0);
    let (scores, gradients) = scratch.split_at_mut(used.len());
    let place = |l: u32| used.partition_point(|&u| u < l);
    let least = choice.candidates.iter().map(|c| c.1).fold(f32::INFINITY, f32::min);
    let score = |c: &(Vec<u32>, f32)| c.0.iter().map(|&l| scores[place(l)]).sum::<f32>();
    let model: Vec<f32> = choice.candidates.iter().map(|c| score(c) + margin * (c.1 - least)).collect();
    let target: Vec<f32> =
        choice.candidates.iter().map(|c| if c.1 <= least + 1e-6 { score(c) } else { f32::NEG_INFINITY }).collect();
    let (model, target) = (softmax(&model), softmax(&target));
    for (c, (m, t)) in choice.candidates.iter().zip(model.iter().zip(&target)) {
        for &l in &c.0 {
            gradients[place(l)] += m - t;
        }
    }
    for (&l, &gradient) in used.iter().zip(&*gradients) {
        if gradient.abs() > 1e-3 {
            learner.step(lists.get(l), gradient);
        }
    }
}

fn softmax(scores: &[f32]) -> Vec<f32> {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let exps: Vec<f32> = scores.iter().map(|s| (s - top).exp()).collect();
    let sum: f32 = exps.iter().sum();
    exps.iter().map(|e| e / sum).collect()
}
