//! The likeliest labels of a sentence: a beam search.
//!
//! Takes a sentence and what is remembered of the text so far; makes a label a word. The classifier gives each label's
//! probability after the two before it; the few readings with the greatest products are kept, and of those that end in
//! the same two labels the likelier one. So whether `World` opens a name need not be decided before `Organization` is
//! seen.

use super::{LABELS, Label, Memory, MentionReader};
use crate::learn::Table;

/// Readings that are kept beside each other.
const WIDTH: usize = 4;

/// A reading less likely than the best one by these log-odds is given up.
const HOPELESS: f32 = 3.0;

/// A reading of a sentence up to a word.
#[derive(Clone, Copy)]
struct Reading {
    /// The logarithm of its probability.
    likelihood: f32,
    /// Its last two labels, the last one first.
    before: [Label; 2],
    /// Which of the readings up to the word before it goes on with.
    parent: usize,
}

const START: Reading = Reading { likelihood: 0.0, before: [Label::Outside; 2], parent: 0 };

impl Reading {
    fn followed(self, label: Label, likelihood: f32, parent: usize) -> Self {
        Self { likelihood: self.likelihood + likelihood, before: [label, self.before[0]], parent }
    }
}

/// The readings up to a word, the best first.
#[derive(Clone, Copy)]
struct Step {
    readings: [Reading; WIDTH],
    count: usize,
}

/// Labels the sentences of a text, one after another.
pub struct Search<'a> {
    table: &'a Table<'a>,
    keys: Vec<u32>,
    candidates: Vec<Reading>,
    /// Of the words whose labels are open.
    steps: Vec<Step>,
}

impl<'a> Search<'a> {
    /// A search by a table's weights.
    pub fn new(table: &'a Table<'a>) -> Self {
        Self { table, keys: Vec::new(), candidates: Vec::new(), steps: Vec::new() }
    }

    /// The labels of a sentence, which are remembered too.
    pub fn label(&mut self, reader: &MentionReader, memory: &mut Memory, labels: &mut Vec<Label>) {
        labels.clear();
        let mut last = Step { readings: [START; WIDTH], count: 1 };
        for (at, &word) in reader.words.iter().enumerate() {
            // Most words by far: nothing is open, nothing begins.
            if last.count == 1 && last.readings[0].before[0] == Label::Outside && reader.begins_nothing(at) {
                last.readings[0] = last.readings[0].followed(Label::Outside, 0.0, 0);
                memory.note(word, Label::Outside);
                labels.push(Label::Outside);
                continue;
            }
            last = self.step(&last, reader, at, memory);
            self.steps.push(last);
            if last.count == 1 || at + 1 == reader.words.len() {
                self.settle(reader, memory, labels);
            }
        }
    }

    fn step(&mut self, last: &Step, reader: &MentionReader, at: usize, memory: &Memory) -> Step {
        self.candidates.clear();
        let begins_nothing = reader.begins_nothing(at);
        let mut alone = None;
        for (parent, &reading) in last.readings.iter().take(last.count).enumerate() {
            if begins_nothing && reading.before[0] == Label::Outside {
                self.candidates.push(reading.followed(Label::Outside, 0.0, parent));
                continue;
            }
            self.keys.clear();
            if last.count == 1 {
                reader.features(at, reading.before, memory, &mut self.keys);
                let scores = self.sums([0; LABELS]);
                self.follow(reading, parent, &scores);
                continue;
            }
            let alone = *alone.get_or_insert_with(|| {
                reader.features_alone(at, memory, &mut self.keys);
                let scores = self.sums([0; LABELS]);
                self.keys.clear();
                scores
            });
            reader.features_after(at, reading.before, memory, &mut self.keys);
            let scores = self.sums(alone);
            self.follow(reading, parent, &scores);
        }
        self.best()
    }

    fn sums(&self, mut scores: [i32; LABELS]) -> [i32; LABELS] {
        self.table.add(&self.keys, &mut scores);
        scores
    }

    /// Adds the readings that go on with one.
    #[allow(clippy::cast_precision_loss)] // differences of sums of some ninety weights of ten bits
    fn follow(&mut self, reading: Reading, parent: usize, scores: &[i32; LABELS]) {
        let allowed = (0..LABELS).rev().map(|n| (Label::from_number(n), scores[n]));
        let allowed = allowed.filter(|(label, _)| label.may_follow(reading.before[0]));
        let most = allowed.clone().map(|(_, score)| score).max().unwrap_or(0);
        let odds = allowed.map(|(label, score)| (label, (score - most) as f32 * self.table.unit()));
        let likely = odds.filter(|&(_, odds)| odds > -HOPELESS);
        let all: f32 = likely.clone().map(|(_, odds)| odds.exp()).sum();
        self.candidates.extend(likely.map(|(label, odds)| reading.followed(label, odds - all.ln(), parent)));
    }

    /// The best of the candidates, of those that can only go on alike one.
    fn best(&mut self) -> Step {
        self.candidates.sort_by(|a, b| b.likelihood.total_cmp(&a.likelihood));
        let best = self.candidates.first().copied().unwrap_or(START);
        let mut step = Step { readings: [best; WIDTH], count: 1 };
        for candidate in self.candidates.iter().skip(1) {
            let is_double = step.readings.iter().take(step.count).any(|kept| kept.before == candidate.before);
            if step.count == WIDTH || candidate.likelihood < best.likelihood - HOPELESS {
                break;
            }
            if !is_double {
                step.readings[step.count] = *candidate;
                step.count += 1;
            }
        }
        step
    }

    /// Reads the open labels off the best reading.
    fn settle(&mut self, reader: &MentionReader, memory: &mut Memory, labels: &mut Vec<Label>) {
        let first = labels.len();
        let mut at = 0;
        for step in self.steps.iter().rev() {
            labels.push(step.readings[at].before[0]);
            at = step.readings[at].parent;
        }
        labels[first..].reverse();
        self.steps.clear();
        for (&word, &label) in reader.words.iter().zip(labels.iter()).skip(first) {
            memory.note(word, label);
        }
    }
}
