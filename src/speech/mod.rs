//! The fourth stage: who said what. Cues, sources and contents, in the terms of PARC 3 and PolNeAR.

mod confidence;
mod quotes;

pub use confidence::at_least;

use crate::analysis::Quotation;
use crate::parties::{Parties, PartyId};
use crate::syntax::Syntax;
use crate::text::{Text, TokenRange};

/// One thing that somebody is reported to have said.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// The words that name the speaker.
    pub source: Option<TokenRange>,
    /// Who that is.
    pub speakers: Vec<PartyId>,
    /// The reporting words.
    pub cue: Option<TokenRange>,
    /// Their head (a verb or noun), whose lemma is the cue's.
    pub cue_head: Option<usize>,
    /// What was said, in order.
    pub content: Vec<TokenRange>,
    /// How the words are given.
    pub quotation: Quotation,
    /// The words that name the addressee: `told Raisi`.
    pub addressee: Option<TokenRange>,
    /// Who that is.
    pub addressees: Vec<PartyId>,
    /// Who relays it.
    pub via: Vec<PartyId>,
    /// The index of the attribution within which this one is reported.
    pub within: Option<usize>,
    /// 0 to 1.
    pub confidence: f32,
}

/// Finds the statements of a text, in the order of their first words.
pub fn attribute(_text: &Text, _syntax: &Syntax, _parties: &Parties) -> Vec<Attribution> {
    Vec::new()
}
