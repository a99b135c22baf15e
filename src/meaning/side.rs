//! Whose side a subject is on: the speaker's, or somebody else's.
//!
//! Takes a subject's words and the attribution; tells whether they name the speaker, those for whom the speaker speaks
//! (their country, government, company: “the Chinese side”, “our troops”) or others. “China will help” said by China's
//! president is a promise, said by Iraq's a forecast.

use super::Sources;
use super::vocabulary::Function;
use crate::analysis::{MentionKind, PartyKind, Quotation};
use crate::parties::{Mention, Parties, PartyId};
use crate::speech::Attribution;
use crate::text::TokenRange;

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
    let Some(subject) = subject else { return Side::Own };
    let is_quoted = attribution.quotation == Quotation::Direct;
    let is_alone = subject.len() == 1;
    let first = sources.word(subject.start);
    let is = |function| sources.functions.has(first, function);
    if is(Function::Speaker) && (is_alone || is_body(sources, subject)) {
        return Side::Own;
    }
    if parties_in(sources.parties, subject).any(|party| speaks_for(sources.parties, attribution, party)) {
        return Side::Own;
    }
    // a noun (“the team”) may well be the speaker's own, whatever it was taken for; a name or pronoun is not
    if mentions_in(sources.parties, subject).any(|mention| mention.kind != MentionKind::Nominal) {
        return Side::Other;
    }
    if is(Function::Third) && (is_alone || is_body(sources, subject)) {
        return if is_quoted { Side::Other } else { Side::Own };
    }
    if is_alone && is(Function::Nobody) {
        return Side::Nobody;
    }
    let is_joint = is(Function::Joint);
    let is_ours = is_joint && subject.len() == 2 && ends_in(sources, subject, Function::Body);
    let is_all = is_joint && attribution.speakers.len() > 1 && ends_in(sources, subject, Function::Group);
    if is_ours || is_all { Side::Own } else { Side::Other }
}

/// Whether a phrase ends in a body that somebody speaks for: “his government”, “our country”.
fn is_body(sources: &Sources, phrase: TokenRange) -> bool {
    ends_in(sources, phrase, Function::Body) || ends_in(sources, phrase, Function::Group)
}

fn ends_in(sources: &Sources, phrase: TokenRange, function: Function) -> bool {
    sources.functions.has(sources.word(phrase.end.saturating_sub(1)), function)
}

/// The parties named within a phrase, in order.
pub fn parties_in(parties: &Parties, phrase: TokenRange) -> impl Iterator<Item = PartyId> + '_ {
    mentions_in(parties, phrase).map(|mention| mention.party)
}

/// The mentions that begin within a phrase, of parties that can speak.
fn mentions_in(parties: &Parties, phrase: TokenRange) -> impl Iterator<Item = &Mention> + '_ {
    let first = parties.mentions.partition_point(|mention| mention.tokens.start < phrase.start);
    let from = parties.mentions.get(first..).unwrap_or_default().iter();
    from.take_while(move |mention| mention.tokens.start < phrase.end)
        .filter(|mention| parties.list.get(mention.party).is_some_and(|party| !party.is_thing))
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
