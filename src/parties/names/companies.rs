//! Names that only what stands around them shows to be a body's: “Shell said it would sell”, “Apple's shareholders”,
//! “shares of Meta”; and short forms of bodies' names: “Orion” of Orion Metals.
//!
//! Takes names of people or of nothing known; makes those of a body organisations, wherever they stand in the text.

use super::spelling::shows_person;
use super::{NameKind, Named};
use crate::parties::words::{belongs_to_company, given_name, is_possessive, organization_word};
use crate::speech::cues;
use crate::syntax::{Syntax, Tag};
use crate::text::{Text, TokenRange};
use rustc_hash::FxHashSet;

/// How far behind a verb of saying the clause's subject is looked for: “said on Tuesday that it”.
const CLAUSE_AHEAD: usize = 4;

/// Makes names organisations where the text shows it.
pub(super) fn mark(text: &Text, syntax: &Syntax, found: &mut [Named]) {
    let titled: FxHashSet<&str> = people(text, found);
    let shown = found.iter().filter(|n| is_guessed(text, n) && is_shown(text, syntax, n.name));
    let short = found.iter().filter_map(|n| short_form(text, n));
    let bodies: FxHashSet<&str> =
        shown.map(|n| text.words(n.name)).chain(short).filter(|name| !titled.contains(name)).collect();
    for named in found.iter_mut().filter(|n| bodies.contains(text.words(n.name))) {
        if is_guessed(text, named) {
            named.kind = NameKind::Organization;
        }
    }
}

/// The names, and their last words, that titles, given names or pronouns of gender show to be of people.
fn people<'a>(text: &'a Text, found: &[Named]) -> FxHashSet<&'a str> {
    let is_sure = |n: &Named| n.title.is_some() || n.gender.is_some() || shows_person(text, n.name);
    let sure = found.iter().filter(|n| n.kind == NameKind::Person && is_sure(n));
    sure.filter(|n| !n.name.is_empty())
        .flat_map(|n| [text.words(n.name), text.word(n.name.end - 1), text.word(n.name.start)])
        .collect()
}

/// Whether nothing in the name or beside it shows what it names.
fn is_guessed(text: &Text, named: &Named) -> bool {
    named.title.is_none()
        && named.listed.is_none()
        && !named.name.is_empty()
        && matches!(named.kind, NameKind::Person | NameKind::Unknown | NameKind::Place)
        && !shows_person(text, named.name)
        && named.name.indices().all(|t| given_name(text.word(t)).is_none())
}

/// Whether the clause around a name shows a body.
fn is_shown(text: &Text, syntax: &Syntax, name: TokenRange) -> bool {
    let behind = text.word(name.end);
    let owns = is_possessive(behind) && (name.end + 1..name.end + 3).any(|t| belongs_to_company(text.word(t)));
    let of = name.start.checked_sub(2).is_some_and(|t| belongs_to_company(text.word(t)))
        && text.word(name.start - 1) == "of";
    owns || of || belongs_to_company(behind) || says_it(text, syntax, name.end)
}

/// “said on Tuesday that it would”: a verb of saying whose clause has “it” or “they” for a subject.
fn says_it(text: &Text, syntax: &Syntax, verb: usize) -> bool {
    let tag = |t: usize| syntax.tags.get(t).copied().unwrap_or(Tag::XX);
    let is_of_saying = || cues::verbs(&syntax.lemma(text, verb)).iter().any(|row| row.frames.that);
    tag(verb).is_finite()
        && is_of_saying()
        && (verb + 1..verb + 1 + CLAUSE_AHEAD)
            .take_while(|&t| !text.word(t).ends_with(['.', ',', '"', '”', '“']))
            .any(|t| text.word(t) == "it" && (tag(t + 1).is_finite() || tag(t + 1) == Tag::MD))
}

/// The first word of a body's name of several words whose last shows the body: “Orion” of Orion Metals.
fn short_form<'a>(text: &'a Text, named: &Named) -> Option<&'a str> {
    let is_body = named.kind == NameKind::Organization && named.listed.is_none() && named.name.len() > 1;
    let ends = || organization_word(text.word(named.name.end - 1)).is_some();
    let is_own = || named.owner.is_none() && organization_word(text.word(named.name.start)).is_none();
    (is_body && ends() && is_own()).then(|| text.word(named.name.start))
}
