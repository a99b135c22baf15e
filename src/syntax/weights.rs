//! What this stage has learnt, in [`model.bin`](crate::learn::Model), used where it lies.

use crate::learn::{Model, ModelError, Table};
use std::sync::OnceLock;

static FILE: &[u8] = include_bytes!("model.bin");

/// The stage's tables.
pub struct Weights<'a> {
    /// Tags: one class a tag.
    pub tags: Table<'a>,
    /// Mentions: one class a label.
    pub mentions: Table<'a>,
    /// What words are known as, for mentions: one class a word.
    pub gazetteer: Table<'a>,
    /// Lemmas: one class a way to change the word's end.
    pub lemmas: Table<'a>,
    /// What those ways are.
    pub edits: &'a [u8],
}

impl<'a> Weights<'a> {
    /// The tables in a file.
    pub fn read(file: &'a [u8]) -> Result<Self, ModelError> {
        let model = Model::read(file)?;
        let table = |name| model.section(name).and_then(Table::read);
        Ok(Self {
            tags: table("tags")?,
            mentions: table("mentions")?,
            gazetteer: table("gazetteer")?,
            lemmas: table("lemmas")?,
            edits: model.section("edits")?,
        })
    }
}

static WEIGHTS: OnceLock<Weights> = OnceLock::new();

/// Reads texts with a file of weights just made instead of those that the program was built with: for the trainer, which
/// makes the next stages' weights with them. `Ok(false)` where it is too late: something was read already.
#[cfg(feature = "train")]
pub fn install(file: Vec<u8>) -> Result<bool, ModelError> {
    // The tables are used where they lie, as long as the program runs.
    Weights::read(Vec::leak(file)).map(|weights| WEIGHTS.set(weights).is_ok())
}

/// The tables that the program was built with. A test reads them; should they not be readable all the same, every
/// score is 0, every word a noun.
pub fn weights() -> &'static Weights<'static> {
    let none = Table::empty;
    let nothing = || Weights { tags: none(), mentions: none(), gazetteer: none(), lemmas: none(), edits: &[] };
    WEIGHTS.get_or_init(|| Weights::read(FILE).unwrap_or_else(|_| nothing()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_that_the_program_is_built_with_are_whole() {
        assert!(Weights::read(FILE).is_ok_and(|w| w.tags.classes() > 1));
    }
}
