//! Multinomial logistic regression over hashed features, learnt online with FTRL-proximal (McMahan et al., *Ad Click
//! Prediction: a View from the Trenches*, 2013), whose L1 term keeps most weights at zero.

use crate::learn::{Feature, KeyMap, key2};

/// A feature that still knows its template.
#[derive(Clone, Copy, Debug)]
pub struct Numbered {
    /// The template's number.
    pub template: u32,
    /// What the feature is learnt by.
    pub key: u32,
}

impl Feature for Numbered {
    fn new(template: u32, first: u32, second: u32) -> Self {
        Self { template, key: key2(template, first, second) }
    }
}

/// A set of templates of features, by their numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Templates([u64; Self::MOST / 64]);

impl Templates {
    /// More than any template's number.
    pub const MOST: usize = 512;
    /// No template.
    pub const NONE: Self = Self([0; Self::MOST / 64]);

    /// Adds a template; one beyond [`Self::MOST`] is none.
    pub fn add(&mut self, template: u32) {
        if let Some(part) = self.0.get_mut(template as usize / 64) {
            *part |= 1 << (template % 64);
        }
    }

    /// Whether a template is among them.
    pub fn has(self, template: u32) -> bool {
        self.0.get(template as usize / 64).is_some_and(|part| part >> (template % 64) & 1 == 1)
    }
}

/// Counts features, so that rare ones, and those that are left out, are never learnt.
#[derive(Default)]
pub struct Counter {
    counts: KeyMap<u32>,
    without: Templates,
}

impl Counter {
    /// Counts all but the features of some templates.
    pub fn without(templates: Templates) -> Self {
        Self { counts: KeyMap::default(), without: templates }
    }

    /// Counts the features of one decision.
    pub fn count(&mut self, features: &[Numbered]) {
        for feature in features.iter().filter(|feature| !self.without.has(feature.template)) {
            *self.counts.entry(feature.key).or_insert(0) += 1;
        }
    }

    /// The features seen at least `least` times, in the order of their keys.
    pub fn kept(&self, least: u32) -> Vec<u32> {
        let mut kept: Vec<u32> =
            self.counts.iter().filter(|&(_, &count)| count >= least).map(|(&key, _)| key).collect();
        kept.sort_unstable();
        kept
    }
}

/// How a learner learns.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Learning rate α.
    pub rate: f32,
    /// L1 term λ₁.
    pub sparsity: f32,
    /// L2 term λ₂.
    pub decay: f32,
}

/// β of FTRL-proximal: the book's.
const BETA: f32 = 1.0;
/// Gradients below this are left out: they cost time and change nothing.
const LEAST_GRADIENT: f32 = 0.002;

/// A classifier in training.
pub struct Learner {
    classes: usize,
    settings: Settings,
    rows: KeyMap<u32>,
    keys: Vec<u32>,
    /// Accumulated gradients, squared gradients and weights, `classes` a feature.
    z: Vec<f32>,
    n: Vec<f32>,
    w: Vec<f32>,
    /// Sum of weights over snapshots.
    sum: Vec<f32>,
    snapshots: f32,
    /// Once fixed, weights outside the support stay zero.
    support: Option<Vec<bool>>,
}

impl Learner {
    /// A learner of `classes` classes over the given features.
    pub fn new(classes: usize, keys: Vec<u32>, settings: Settings) -> Self {
        let rows = keys.iter().enumerate().map(|(row, &key)| (key, row as u32)).collect();
        let size = classes * keys.len();
        let zeros = || vec![0.0; size];
        Self {
            classes,
            settings,
            rows,
            keys,
            z: zeros(),
            n: zeros(),
            w: zeros(),
            sum: Vec::new(),
            snapshots: 0.0,
            support: None,
        }
    }

    /// The rows of the features that are known.
    pub fn rows(&self, keys: &[u32], rows: &mut Vec<usize>) {
        rows.clear();
        rows.extend(keys.iter().filter_map(|key| self.rows.get(key)).map(|&row| row as usize * self.classes));
    }

    /// The score of each class.
    pub fn scores(&self, rows: &[usize], scores: &mut Vec<f32>) {
        scores.clear();
        scores.resize(self.classes, 0.0);
        for &row in rows {
            for (score, weight) in scores.iter_mut().zip(&self.w[row..row + self.classes]) {
                *score += weight;
            }
        }
    }

    /// Learns from one decision: `scores` are turned into probabilities, the gradient is weighed by `weight`.
    pub fn learn(&mut self, rows: &[usize], scores: &mut [f32], gold: usize, weight: f32) {
        softmax(scores);
        for (class, p) in scores.iter().enumerate() {
            let gradient = weight * (p - f32::from(u8::from(class == gold)));
            if gradient.abs() >= LEAST_GRADIENT {
                for &row in rows {
                    self.step(row + class, gradient);
                }
            }
        }
    }

    fn step(&mut self, at: usize, gradient: f32) {
        if self.support.as_ref().is_some_and(|support| !support[at]) {
            return;
        }
        let Settings { rate, sparsity, decay } = self.settings;
        let (n, w) = (self.n[at], self.w[at]);
        let root = n.sqrt();
        let next = (n + gradient * gradient).sqrt();
        let z = self.z[at] + gradient - (next - root) / rate * w;
        self.n[at] = n + gradient * gradient;
        self.z[at] = z;
        self.w[at] =
            if z.abs() <= sparsity { 0.0 } else { (sparsity.copysign(z) - z) / ((BETA + next) / rate + decay) };
    }

    /// Adds the present weights to the average.
    pub fn snapshot(&mut self) {
        if self.sum.is_empty() {
            self.sum = vec![0.0; self.w.len()];
        }
        for (sum, w) in self.sum.iter_mut().zip(&self.w) {
            *sum += w;
        }
        self.snapshots += 1.0;
    }

    /// Ends the search for features: averaged weights below `least` are zero for good, the others go on from their
    /// average, free of the L1 term.
    pub fn fix_support(&mut self, least: f32) {
        let Settings { rate, decay, .. } = self.settings;
        let support: Vec<bool> = self.sum.iter().map(|sum| (sum / self.snapshots).abs() >= least).collect();
        for (at, &is_kept) in support.iter().enumerate() {
            self.w[at] = if is_kept { self.sum[at] / self.snapshots } else { 0.0 };
            self.z[at] = -self.w[at] * ((BETA + self.n[at].sqrt()) / rate + decay);
        }
        self.settings.sparsity = 0.0;
        self.support = Some(support);
        self.sum.clear();
        self.snapshots = 0.0;
    }

    /// The averaged weights per feature: `(key, [(class, weight)])`, zeros left out.
    pub fn weights(&self) -> Vec<(u32, Vec<(u8, f32)>)> {
        let (source, count) = if self.snapshots > 0.0 { (&self.sum, self.snapshots) } else { (&self.w, 1.0) };
        let row = |row: usize| -> Vec<(u8, f32)> {
            let weights = source[row * self.classes..(row + 1) * self.classes].iter().enumerate();
            weights.filter(|(_, w)| **w != 0.0).map(|(class, w)| (class as u8, w / count)).collect()
        };
        let all = self.keys.iter().enumerate().map(|(index, &key)| (key, row(index)));
        all.filter(|(_, weights)| !weights.is_empty()).collect()
    }
}

fn softmax(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - most).exp();
        sum += *score;
    }
    for score in scores {
        *score /= sum;
    }
}
