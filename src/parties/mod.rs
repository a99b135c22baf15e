//! The third stage: who is named, and which words name the same.

use crate::analysis::{MentionKind, PartyKind};
use crate::syntax::Syntax;
use crate::text::{Text, TokenRange};

/// The index of a party in [`Parties::list`].
pub type PartyId = usize;

/// Everyone whom the text names, and where.
#[derive(Default)]
pub struct Parties {
    /// All candidates; the result keeps those that take part, speak or are spoken to.
    pub list: Vec<Party>,
    /// Where they are named, in order of their first token; a longer mention stands before one within it.
    pub mentions: Vec<Mention>,
}

/// Somebody or something that can speak.
#[derive(Clone, Debug)]
pub struct Party {
    /// The fullest name in the text, without title.
    pub name: String,
    /// What it is.
    pub kind: PartyKind,
    /// The office as written.
    pub title: Option<String>,
    /// What the office belongs to.
    pub of: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<&'static str>,
    /// A group's members.
    pub members: Vec<PartyId>,
}

/// Words that name a party.
#[derive(Clone, Copy, Debug)]
pub struct Mention {
    /// The words.
    pub tokens: TokenRange,
    /// Their head.
    pub head: usize,
    /// How they name it.
    pub kind: MentionKind,
    /// Whom.
    pub party: PartyId,
}

impl Parties {
    /// Whom a phrase names: the party of the mention that holds the phrase's head, or of its longest mention.
    pub fn named_by(&self, phrase: TokenRange) -> Vec<PartyId> {
        self.mentions
            .iter()
            .filter(|m| phrase.overlaps(m.tokens))
            .max_by_key(|m| m.tokens.len())
            .map(|m| m.party)
            .into_iter()
            .collect()
    }
}

/// Finds the parties of a text.
pub fn find(_text: &Text, _syntax: &Syntax) -> Parties {
    Parties::default()
}
