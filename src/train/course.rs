//! The course of learning that the tagger and the mentions share: passes in search of features, then passes with those
//! that are kept, and the section of the table that comes of it.

use super::learner::{Counter, Learner, Settings, Templates};
use super::pack;

/// What is to be set for a run.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How the learner learns.
    pub settings: Settings,
    /// Least count of a feature.
    pub least_count: u32,
    /// Passes in search of features.
    pub search_passes: usize,
    /// Passes with the features that are kept.
    pub final_passes: usize,
    /// The least averaged weight that is kept.
    pub least_weight: f32,
    /// What automatic annotation is worth.
    pub silver_weight: f32,
    /// Features that are left out.
    pub without: Templates,
}

/// Snapshots in a pass that is averaged.
pub const SNAPSHOTS: usize = 12;

/// Right decisions and all decisions of a pass.
pub type Tally = (usize, usize);

/// Learns from examples whose features `counter` has counted; `pass` goes through them once, told the number of the pass
/// and whether its weights are averaged. Returns the section of the table.
pub fn run<E>(
    examples: &mut [E],
    counter: Counter,
    classes: usize,
    plan: Plan,
    mut pass: impl FnMut(&mut Learner, &[E], usize, bool) -> Tally,
) -> Vec<u8> {
    let kept = counter.kept(plan.least_count);
    drop(counter);
    println!("  {} examples, {} features seen {} times or more", examples.len(), kept.len(), plan.least_count);
    let mut learner = Learner::new(classes, kept, plan.settings);
    let passes = plan.search_passes + plan.final_passes;
    for number in 0..passes {
        if number == plan.search_passes {
            learner.fix_support(plan.least_weight);
        }
        shuffle(examples, number as u64 + 1);
        let is_averaged = number + 1 == plan.search_passes || number + 1 == passes;
        let (right, all) = pass(&mut learner, examples, number, is_averaged);
        println!("  pass {}: {:.2} % right while learning", number + 1, 100.0 * right as f64 / all as f64);
    }
    let rows = learner.weights();
    let section = pack::table(classes, &rows);
    let weights = rows.iter().map(|row| row.1.len()).sum::<usize>();
    println!("  {} features, {weights} weights, {} bytes", rows.len(), section.len());
    section
}

/// A repeatable order: a linear congruential generator (Knuth's MMIX) shuffles by Fisher and Yates.
fn shuffle<T>(items: &mut [T], seed: u64) {
    let mut state = seed;
    for last in (1..items.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        items.swap(last, ((state >> 33) % (last as u64 + 1)) as usize);
    }
}
