//! The event code of an act: PLOVER (manual 0.8) with its mode, CAMEO where PLOVER drops the event.
//!
//! Takes an act with its words and the reporting words; gives the first row of `codes.tsv` that holds. It codes what is
//! done in saying it, not the deeds of which is told.

use super::vocabulary::{Vocabulary, Word, WordId};
use crate::analysis::Act;
use crate::table::rows;
use rustc_hash::FxHashSet;

/// An event code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// A PLOVER event type, or a CAMEO code of three digits.
    pub event: &'static str,
    /// The mode of a PLOVER event.
    pub mode: Option<&'static str>,
}

/// The table, read.
pub struct CodeTable {
    rows: Vec<Row>,
}

struct Row {
    act: Act,
    cue: FxHashSet<WordId>,
    words: FxHashSet<WordId>,
    code: Code,
}

impl CodeTable {
    /// Reads the table; a row that cannot be read is left out (a test sees to it that there is none).
    pub fn read(vocabulary: &mut Vocabulary) -> Self {
        let mut table = Self { rows: Vec::new() };
        for row in rows(include_str!("codes.tsv")) {
            let list = |column: &'static str, vocabulary: &mut Vocabulary| -> FxHashSet<WordId> {
                column.split('|').filter(|&word| word != "-").map(|word| vocabulary.add(word)).collect()
            };
            let (cue, words) = (list(row.column(1), vocabulary), list(row.column(2), vocabulary));
            let code = Code { event: row.column(3), mode: Some(row.column(4)).filter(|&mode| mode != "-") };
            let acts = row.column(0).split('|').filter_map(super::acts::act_named);
            table.rows.extend(acts.map(|act| Row { act, cue: cue.clone(), words: words.clone(), code }));
        }
        table
    }

    /// The code of an act by its reporting words and its own.
    pub fn code(&self, act: Act, cue: &[Word], words: &[Word]) -> Option<Code> {
        let has = |wanted: &FxHashSet<WordId>, words: &[Word]| {
            wanted.is_empty() || words.iter().any(|word| wanted.contains(&word.form) || wanted.contains(&word.lemma))
        };
        let holds = |row: &&Row| row.act == act && has(&row.cue, cue) && has(&row.words, words);
        self.rows.iter().find(holds).map(|row| row.code)
    }
}
