//! Whose side a subject is on: the speaker's, or somebody else's.
//!
//! Takes a subject's words and the attribution; tells whether they name the speaker, those for whom the speaker speaks
//! (their country, government, company: “the Chinese side”, “our troops”) or others. “China will help” said by China's
//! president is a promise, said by Iraq's a forecast.

use super::Sources;
use crate::analysis::{PartyKind, Quotation};
use crate::parties::{Parties, PartyId};
use crate::speech::Attribution;
use crate::syntax::Tag;
use crate::text::TokenRange;

/// Nouns for a body that somebody speaks for, one a line.
const BODIES: &str = include_str!("bodies.txt");

/// Whose side somebody is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The speaker's.
    Own,
    /// Somebody else's.
    Other,
    /// Nobody's: “it is time to”, “there is”.
    Nobody,
}

/// Whose side the subject of a clause of the attribution's content is on.
pub fn side(sources: &Sources, attribution: &Attribution, subject: Option<TokenRange>) -> Side {
    let &Sources { text, syntax, parties } = sources;
    let Some(subject) = subject else { return Side::Own };
    let first = text.word(subject.start).to_lowercase();
    if let Some(side) = pronoun_side(&first, subject, attribution) {
        return side;
    }
    let is_body = is_body(&text.word(subject.end.saturating_sub(1)).to_lowercase());
    if is_body && possessor_is_own(&first, attribution) {
        return Side::Own;
    }
    if subject.len() == 1 && matches!(syntax.tags.get(subject.start), Some(Tag::EX | Tag::DT)) {
        return Side::Nobody;
    }
    let mut named = parties_in(parties, subject).peekable();
    if named.peek().is_some() {
        let is_own = named.any(|party| speaks_for(parties, attribution, party));
        return if is_own { Side::Own } else { Side::Other };
    }
    let is_joint = attribution.speakers.len() > 1 && matches!(first.as_str(), "both" | "the");
    if (is_body && first == "the" && subject.len() == 2) || (is_body && is_joint) { Side::Own } else { Side::Other }
}

/// The side of a personal pronoun. In a quotation “I” and “we” are the speaker; in reported speech “he”, “she”, “it”
/// and “they” most often are, and a mention that says otherwise is asked first by the caller's coreference.
fn pronoun_side(word: &str, subject: TokenRange, attribution: &Attribution) -> Option<Side> {
    if subject.len() > 1 {
        return None;
    }
    let is_quoted = attribution.quotation == Quotation::Direct;
    match word {
        "i" | "we" | "us" | "'s" => Some(Side::Own),
        "you" => Some(Side::Other),
        "he" | "she" | "they" if is_quoted => Some(Side::Other),
        "he" | "she" | "they" => Some(Side::Own),
        "it" if is_quoted => Some(Side::Nobody),
        "it" => Some(Side::Own),
        "this" | "that" | "there" | "these" | "those" => Some(Side::Nobody),
        _ => None,
    }
}

fn possessor_is_own(word: &str, attribution: &Attribution) -> bool {
    match word {
        "our" | "my" => true,
        "his" | "her" | "its" | "their" => attribution.quotation != Quotation::Direct,
        _ => false,
    }
}

fn is_body(word: &str) -> bool {
    BODIES.lines().any(|body| body == word)
}

/// The parties named within a phrase, in order.
pub fn parties_in(parties: &Parties, phrase: TokenRange) -> impl Iterator<Item = PartyId> + '_ {
    let first = parties.mentions.partition_point(|mention| mention.tokens.start < phrase.start);
    parties
        .mentions
        .get(first..)
        .unwrap_or_default()
        .iter()
        .take_while(move |mention| mention.tokens.start < phrase.end)
        .map(|mention| mention.party)
}

/// Whether a party is a speaker, or what a speaker speaks for: the body that the office belongs to, or the country.
pub fn speaks_for(parties: &Parties, attribution: &Attribution, party: PartyId) -> bool {
    let Some(named) = parties.list.get(party) else { return false };
    attribution.speakers.iter().any(|&speaker| {
        let Some(one) = parties.list.get(speaker) else { return false };
        let is_office = one.of.as_deref().is_some_and(|of| of.eq_ignore_ascii_case(&named.name));
        let is_country = named.kind != PartyKind::Person && one.country.is_some() && one.country == named.country;
        speaker == party || is_office || is_country || named.members.contains(&speaker) || one.members.contains(&party)
    })
}
