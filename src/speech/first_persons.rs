//! “I” and “we” in a speaker's own words: mentions of who speaks.
//!
//! Takes attributions; makes mentions. “I” is the only speaker; “we” are several speakers, or a body or country that
//! speaks alone: whom a single person means by it, nobody can tell. Words in quotation marks are the speaker's, and all
//! of a transcript's turn but what stands between marks there.

use super::closed::{Class, is};
use super::{Attribution, Quotes};
use crate::analysis::{MentionKind, PartyKind, Quotation};
use crate::parties::{Mention, Parties, PartyId};
use crate::text::{Text, TokenRange};

/// The mentions, in no order. Of two attributions that share words, one within the other, the inner one's speaker is meant.
pub fn find(text: &Text, parties: &Parties, quotes: &Quotes, attributions: &[Attribution]) -> Vec<Mention> {
    let mut is_read = vec![false; text.tokens.len()];
    // Of a quotation within a quotation somebody else may be the speaker.
    for quote in quotes.list.iter().filter(|quote| quote.depth == 1) {
        is_read[quote.tokens.indices()].fill(true);
    }
    let mut found = Vec::new();
    for attribution in attributions.iter().rev() {
        let [one, several] = meant(parties, &attribution.speakers);
        let is_turn =
            attribution.quotation == Quotation::Direct && attribution.cue.is_none() && !is_marked(quotes, attribution);
        for token in attribution.content.iter().flat_map(|piece| piece.indices()) {
            if quotes.holds(token) == is_turn || std::mem::replace(&mut is_read[token], true) {
                continue;
            }
            let who = match text.word(token) {
                word if is(word, Class::FirstSingular) => one,
                word if is(word, Class::FirstPlural) => several,
                _ => continue,
            };
            let tokens = TokenRange::new(token, token + 1);
            found.extend(who.iter().map(|&party| Mention { tokens, kind: MentionKind::Pronoun, party }));
        }
    }
    found
}

/// Whom “I” and “we” mean.
fn meant<'a>(parties: &Parties, speakers: &'a [PartyId]) -> [&'a [PartyId]; 2] {
    let is_one = |&&party: &&PartyId| matches!(parties.list[party].kind, PartyKind::Person | PartyKind::Unnamed);
    match speakers {
        [only] if is_one(&only) => [speakers, &[]],
        _ => [&[], speakers],
    }
}

fn is_marked(quotes: &Quotes, attribution: &Attribution) -> bool {
    attribution.content.first().is_some_and(|piece| quotes.holds(piece.start))
}
