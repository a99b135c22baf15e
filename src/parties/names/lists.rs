//! Titles of several: “Senators Vale and Holm”, “the foreign ministers of Norway and Sweden, Ivo Holm and Ada Lund”.
//!
//! Takes names in order; gives those of a list the title that stands before the first of them, and each its own owner.

use super::{NameKind, Named, Owner};
use crate::parties::words::title_word;
use crate::text::{Text, TokenRange};

/// The most words between a title of several and the last name to which it belongs, in tokens.
pub const LONGEST_LIST: usize = 80;

/// Gives every name of a list the title before the first: “Senators Ada Lund, Tom Oduya and Ivo Holm”.
pub(super) fn share_titles(text: &Text, found: &mut [Named]) {
    for index in 1..found.len() {
        let (before, named) = (found[index - 1], &mut found[index]);
        let shared = before.title.filter(|&title| is_of_several(text, title));
        if shared.is_some() && is_untitled(named) && is_list(text, before.tokens.end, named.tokens.start) {
            (named.title, named.kind) = (shared, NameKind::Person);
        }
    }
}

/// Gives names of people the office of several, and to each the country that stands in its place: all countries before
/// all names, or each before its own.
pub(super) fn pair_owners(text: &Text, found: &mut Vec<Named>) {
    let mut next = 0;
    while next < found.len() {
        let Some(title) = office_before(text, found[next].tokens.start) else {
            next += 1;
            continue;
        };
        let end = next + found[next..].windows(2).take_while(|pair| goes_on(text, title, pair)).count() + 1;
        give(title, &mut found[next..end]);
        next = end;
    }
    // “Norway, Ivo Holm” is one name, with what its office belongs to.
    found.dedup_by(|named, country| {
        let is_one = named.tokens.start == country.tokens.start;
        if is_one {
            *country = *named;
        }
        is_one
    });
}

/// “foreign ministers of” before a token, an article aside.
fn office_before(text: &Text, at: usize) -> Option<TokenRange> {
    let at = if at > 0 && text.word(at - 1) == "the" { at - 1 } else { at };
    let head = at.checked_sub(2).filter(|&t| text.word(t + 1) == "of" && title_word(text.word(t)).is_of_several)?;
    let is_of_title = |t: &usize| title_word(text.word(*t)).is_modifier || title_word(text.word(*t)).is_domain;
    let start = (0..head).rev().take_while(is_of_title).last().unwrap_or(head);
    Some(TokenRange::new(start, head + 1))
}

fn goes_on(text: &Text, title: TokenRange, pair: &[Named]) -> bool {
    let [before, named] = pair else { return false };
    named.tokens.end - title.start < LONGEST_LIST && is_list(text, before.tokens.end, named.tokens.start)
}

/// Where there are as many names as countries.
fn give(title: TokenRange, list: &mut [Named]) {
    let is_country = |named: &&Named| matches!(named.kind, NameKind::Country(_));
    let countries: Vec<Named> = list.iter().filter(is_country).copied().collect();
    let is_each_named = list.len() == 2 * countries.len() && list.iter().all(|n| is_country(&n) || is_untitled(n));
    if countries.len() < 2 || !is_each_named {
        return;
    }
    for (named, country) in list.iter_mut().filter(|n| !matches!(n.kind, NameKind::Country(_))).zip(countries) {
        let NameKind::Country(code) = country.kind else { continue };
        named.title = Some(title);
        named.kind = NameKind::Person;
        named.owner = Some(Owner { tokens: country.tokens, country: Some(code), is_country: true });
        if country.tokens.end + 1 == named.tokens.start {
            named.tokens.start = country.tokens.start;
        }
    }
}

fn is_untitled(named: &Named) -> bool {
    matches!(named.kind, NameKind::Person | NameKind::Unknown) && named.title.is_none() && !named.name.is_empty()
}

fn is_of_several(text: &Text, title: TokenRange) -> bool {
    title.indices().next_back().is_some_and(|head| title_word(text.word(head)).is_of_several)
}

/// Whether only what joins a list stands between two places.
fn is_list(text: &Text, from: usize, to: usize) -> bool {
    let joins = |t: usize| matches!(text.word(t), "," | "and" | "&" | "of" | "the" | ";");
    (from..to).all(joins) && from < to
}
