//! Whose side a subject is on: the speaker's, or somebody else's.
//!
//! Takes a subject's words and the attribution; tells whether they name the speaker, those for whom the speaker speaks
//! (their country, government, company: “the Chinese side”, “our troops”) or others. “China will help” said by China's
//! president is a promise, said by Iraq's a forecast. Of whom the text tells no country (“the President” in his own
//! press), it takes one for granted: [`home`].

use crate::analysis::{MentionKind, PartyKind, Quotation};
use crate::meaning::Sources;
use crate::meaning::vocabulary::Function;
use crate::parties::{Mention, Parties, Party, PartyId};
use crate::speech::Attribution;
use crate::text::TokenRange;
use std::collections::{BTreeMap, HashSet};

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
    if parties_in(sources.parties, subject).any(|party| speaks_for(sources, attribution, party)) {
        return Side::Own;
    }
    if ends_in(sources, subject, Function::Administration) && is(Function::Joint) && holds_office(sources, attribution)
    {
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
pub fn speaks_for(sources: &Sources, attribution: &Attribution, party: PartyId) -> bool {
    let list = &sources.parties.list;
    let Some(named) = list.get(party) else { return false };
    attribution.speakers.iter().any(|&speaker| {
        let Some(one) = list.get(speaker) else { return false };
        let country = one.country.or(sources.home.filter(|_| is_at_home(one)));
        let is_office = one.of.as_deref().is_some_and(|of| of.eq_ignore_ascii_case(&named.name));
        let is_country = named.kind != PartyKind::Person && country.is_some() && country == named.country;
        speaker == party || is_office || is_country || named.members.contains(&speaker) || one.members.contains(&party)
    })
}

/// The country that a text takes for granted: the one named most of those that no person of the text is said to be of.
pub fn home(parties: &Parties) -> Option<&'static str> {
    if !parties.list.iter().any(is_at_home) {
        return None;
    }
    let foreign: HashSet<&str> =
        parties.list.iter().filter(|party| party.kind == PartyKind::Person).filter_map(|party| party.country).collect();
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for mention in &parties.mentions {
        let Some(party) = parties.list.get(mention.party).filter(|party| party.kind == PartyKind::Country) else {
            continue;
        };
        if let Some(country) = party.country.filter(|country| !foreign.contains(country)) {
            *counts.entry(country).or_default() += 1;
        }
    }
    let most = counts.values().copied().max()?;
    counts.into_iter().find(|&(_, count)| count == most).map(|(country, _)| country)
}

/// Somebody whose title stands without country or body.
fn is_at_home(party: &Party) -> bool {
    party.kind == PartyKind::Person && party.title.is_some() && party.of.is_none() && party.country.is_none()
}

/// Whether a speaker holds a public office, by the title.
fn holds_office(sources: &Sources, attribution: &Attribution) -> bool {
    let title = |&speaker: &PartyId| sources.parties.list.get(speaker).and_then(|party| party.title.as_deref());
    let is_office = |word| sources.functions.has(sources.vocabulary.word(word), Function::Office);
    attribution.speakers.iter().filter_map(title).any(|title| title.split_whitespace().any(is_office))
}
