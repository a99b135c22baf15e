//! The sixth stage: what is done in saying it (acts), and what it is about (topics).

use crate::analysis::Act;
use crate::parties::{Parties, PartyId};
use crate::speech::Attribution;
use crate::syntax::Syntax;
use crate::text::{Text, TokenRange};

/// What one statement amounts to.
#[derive(Clone, Debug, Default)]
pub struct Meaning {
    /// The acts, in the order of their triggers; at least one.
    pub acts: Vec<ActFound>,
    /// Topic labels, the main one first; at least one.
    pub topics: Vec<&'static str>,
}

/// An act, with the words that show it.
#[derive(Clone, Debug)]
pub struct ActFound {
    /// The act.
    pub act: Act,
    /// The PLOVER event type or CAMEO code.
    pub plover: Option<&'static str>,
    /// The words that show it.
    pub trigger: TokenRange,
    /// At whom it is directed.
    pub target: Option<PartyId>,
    /// Whether it is negated.
    pub negated: bool,
}

/// Classifies each attribution.
pub fn classify(_text: &Text, _syntax: &Syntax, _parties: &Parties, speech: &[Attribution]) -> Vec<Meaning> {
    vec![Meaning::default(); speech.len()]
}
