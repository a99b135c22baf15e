//! Praise and blame: what a clause's words judge, by `evaluations.tsv`.

use super::clauses::Clause;
use super::side::{Side, side};
use super::table::Strength;
use super::{Reading, Shown};
use crate::analysis::Act;
use crate::text::TokenRange;

impl Reading<'_> {
    /// The praise and blame in a clause's words; none where the speaker's side is its subject.
    pub fn judgement(&self, clause: &Clause) -> Judgement {
        let mut judgement = Judgement::default();
        if !self.is_judging()
            && clause.subject.is_some()
            && side(self.sources, self.attribution, clause.subject) == Side::Own
        {
            return judgement;
        }
        for at in clause.tokens.indices() {
            let Some(weight) = self.weight(at) else { continue };
            let is_negated = self.is_negated(TokenRange::new(at, at + 1));
            // “not great” blames; “will not be bullied” praises nobody
            let sum = if is_negated { -weight.max(0) } else { weight };
            judgement = judgement.and(Judgement { sum, strongest: Some((at, weight)) });
        }
        judgement
    }

    fn weight(&self, at: usize) -> Option<i32> {
        let word = self.sources.words.get(at)?;
        self.table.evaluations.get(&word.form).or_else(|| self.table.evaluations.get(&word.lemma)).copied()
    }
}

/// Praise above zero, blame below, and the word that judges most.
#[derive(Clone, Copy, Default)]
pub struct Judgement {
    sum: i32,
    strongest: Option<(usize, i32)>,
}

impl Judgement {
    /// Both together; the first of two words alike is kept.
    pub fn and(self, other: Self) -> Self {
        let weight = |judgement: Self| judgement.strongest.map_or(0, |(_, weight)| weight.abs());
        let strongest = if weight(other) > weight(self) { other.strongest } else { self.strongest };
        Self { sum: self.sum.saturating_add(other.sum), strongest }
    }

    /// The act, where one side outweighs the other by the threshold.
    pub fn act(self, threshold: i32) -> Option<Shown> {
        let (at, _) = self.strongest.filter(|_| self.sum.abs() >= threshold)?;
        let act = if self.sum > 0 { Act::Praise } else { Act::Criticize };
        Some(Shown { is_judged: true, ..Shown::new(act, TokenRange::new(at, at + 1), Strength::Firm) })
    }
}
