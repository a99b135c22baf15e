//! What this stage has learnt, in [`model.bin`](crate::learn::Model), used where it lies.

use super::features;
use crate::learn::{Model, ModelError, Table};
use std::sync::OnceLock;

static FILE: &[u8] = include_bytes!("model.bin");

/// The section that holds the weights of all steps.
pub const SECTION: &str = "attribution";

/// The table in a file.
pub fn read(file: &[u8]) -> Result<Table<'_>, ModelError> {
    Model::read(file)?.section(SECTION).and_then(Table::read)
}

/// The table that the program was built with. A test reads it; should it not be readable all the same, every score is
/// 0 and nothing is found that the rules do not find.
pub fn weights() -> &'static Table<'static> {
    static WEIGHTS: OnceLock<Table> = OnceLock::new();
    WEIGHTS.get_or_init(|| read(FILE).unwrap_or_else(|_| Table::empty()))
}

impl features::Weights for Table<'_> {
    #[allow(clippy::cast_precision_loss)] // a sum of some hundred weights of ten bits
    fn score(&self, features: &[u32]) -> f32 {
        Table::score(self, features) as f32 * self.unit()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_that_the_program_is_built_with_are_whole() {
        assert!(read(FILE).is_ok_and(|table| table.classes() == 1 && table.unit() > 0.0));
    }
}
