//! The read side of everything learnt: feature hashing, weight tables used where they lie, the file that holds them.
//!
//! A stage describes a decision by features, each a 32-bit [`key`]; a [`Table`] gives each key's weights; the decision
//! is the class with the greatest sum. How the weights come about is the trainer's business (feature `train`).

mod file;
mod hash;
mod table;

#[cfg(feature = "train")]
pub use file::write;
pub use file::{Model, ModelError};
pub use hash::{Feature, KeyMap, feature, feature2, hash_bytes, key, key2};
pub use table::Table;
#[cfg(feature = "train")]
pub use table::{FINGERPRINT_BITS, GROUP, RANK_STRIDE};
