//! The tables of acts, read: `acts.tsv` and `evaluations.tsv`.
//!
//! Takes the tables; makes patterns with the rows that they stand for, and the weights of words that judge.

use super::Form;
use super::pattern::Patterns;
use super::side::Side;
use crate::analysis::Act;
use crate::meaning::vocabulary::{Vocabulary, WordId};
use crate::table;
use std::collections::HashMap;

/// The table, read.
pub struct ActTable {
    /// The rows, by number.
    pub rows: Vec<Row>,
    /// Their patterns.
    pub patterns: Patterns,
    /// Praise above zero, blame below.
    pub evaluations: HashMap<WordId, i32>,
}

/// A row of `acts.tsv`.
pub struct Row {
    /// The act.
    pub act: Act,
    /// Where the words count.
    pub place: Place,
    /// On which conditions.
    pub when: When,
}

#[derive(Clone, Copy, PartialEq, Eq)]
/// Where the words of a row count; the table tells.
pub enum Place {
    /// In the reporting words.
    Cue,
    /// There, and in clauses of the speaker's side.
    Act,
    /// As a noun there, and heading a phrase.
    Noun,
    /// In a main clause.
    Clause,
}

/// A row's conditions.
#[derive(Clone, Copy, Default)]
pub struct When {
    /// Whose side the subject is on.
    pub side: Option<Side>,
    /// What the content looks like.
    pub form: Option<Form>,
    /// A further limit.
    pub limit: Option<Limit>,
    /// How firmly the row shows its act.
    pub strength: Strength,
}

/// A limit of a row; the table tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// The content names who is to do it, then what.
    Doer,
    /// Not in the passive.
    Active,
    /// Not in a direct quotation.
    Reported,
    /// At the head of a sentence only.
    First,
}

/// How firmly words show an act.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Only where the content shows no act of its own.
    Weak,
    /// Gives way to another act of its clause.
    Light,
    /// Whatever else is there.
    #[default]
    Firm,
}

impl ActTable {
    /// Reads the tables; a row that cannot be read is left out (a test sees to it that there is none).
    pub fn read(vocabulary: &mut Vocabulary) -> Self {
        let mut rows = Vec::new();
        let mut patterns = Patterns::default();
        for line in table::rows(include_str!("../acts.tsv")) {
            let Some(row) = row(line) else { continue };
            patterns.add(line.column(0), rows.len(), vocabulary);
            rows.push(row);
        }
        let mut evaluations = HashMap::new();
        for line in table::rows(include_str!("../evaluations.tsv")) {
            let Ok(weight) = line.column(1).parse() else { continue };
            evaluations.extend(line.column(0).split('|').map(|word| (vocabulary.add(word), weight)));
        }
        Self { rows, patterns, evaluations }
    }
}

/// The columns after the pattern: act, place, when.
fn row(line: table::Row) -> Option<Row> {
    let act = act_named(line.column(1))?;
    let place = match line.column(2) {
        "cue" => Place::Cue,
        "act" => Place::Act,
        "noun" => Place::Noun,
        "clause" => Place::Clause,
        _ => return None,
    };
    let mut when = When::default();
    for condition in line.column(3).split(',') {
        match condition {
            "-" => {}
            "self" => when.side = Some(Side::Own),
            "other" => when.side = Some(Side::Other),
            "to" => when.form = Some(Form::Infinitive),
            "wh" => when.form = Some(Form::Question),
            "np" => when.form = Some(Form::Phrase),
            "that" => when.form = Some(Form::Clause),
            "doer" => when.limit = Some(Limit::Doer),
            "active" => when.limit = Some(Limit::Active),
            "reported" => when.limit = Some(Limit::Reported),
            "first" => when.limit = Some(Limit::First),
            "weak" => when.strength = Strength::Weak,
            "light" => when.strength = Strength::Light,
            _ => return None,
        }
    }
    Some(Row { act, place, when })
}

/// Whether a row of the table can be read.
#[cfg(test)]
pub fn is_readable(line: table::Row) -> bool {
    row(line).is_some()
}

/// The act of a name, as the guide and the JSON write it.
pub fn act_named(name: &str) -> Option<Act> {
    Act::ALL.iter().copied().find(|act| act.name() == name)
}
