//! The fifth stage: the events in which the parties talk, and which statement belongs to which.

use crate::analysis::{ConversationKind, Medium, Options, Status};
use crate::parties::{Parties, PartyId};
use crate::speech::Attribution;
use crate::syntax::Syntax;
use crate::text::{Span, Text, TokenRange};

/// The conversations of a text.
#[derive(Default)]
pub struct Conversations {
    /// In the order in which the text reports them.
    pub events: Vec<Event>,
    /// For each attribution, the indices of the events in which it was said.
    pub of_attribution: Vec<Vec<usize>>,
}

/// An event of talking.
#[derive(Clone, Debug)]
pub struct Event {
    /// Talks or address.
    pub kind: ConversationKind,
    /// The channel.
    pub medium: Medium,
    /// Whether it took place.
    pub status: Status,
    /// Who took part.
    pub participants: Vec<PartyId>,
    /// Who called or invited.
    pub initiator: Option<PartyId>,
    /// Who was addressed.
    pub audience: Option<String>,
    /// ISO 8601.
    pub date: Option<String>,
    /// The words of the date.
    pub date_from: Option<Span>,
    /// Where, as written.
    pub place: Option<String>,
    /// The words that report it.
    pub evidence: Vec<TokenRange>,
}

/// Finds the conversations of a text.
pub fn find(
    _text: &Text,
    _syntax: &Syntax,
    _parties: &Parties,
    speech: &[Attribution],
    _options: &Options,
) -> Conversations {
    Conversations { events: Vec::new(), of_attribution: vec![Vec::new(); speech.len()] }
}
