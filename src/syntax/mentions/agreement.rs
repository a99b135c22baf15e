//! One name, one kind: what most of a name's places in a text say of it, all of them say.
//!
//! Takes the mentions that were found one by one; makes those of one name agree, and finds a person's where only the
//! capital shows it. It does not tell namesakes apart: a text that names both a state and its senator by one word is
//! rare.

use super::context::{Context, class};
use super::{KINDS, head};
use crate::learn::{KeyMap, key2};
use crate::syntax::words::Word;
use crate::syntax::{EntityKind, Mention, Tag};
use crate::text::TokenRange;
use std::collections::HashSet;

/// The first of [`KINDS`], which name somebody or something.
const NAMES: usize = 3;

/// What it counts for a surname that a person's whole name ends with it.
const WHOLE_NAME_VOTE: u32 = 2;

/// How often a name is of each kind, and the kind that it has first.
type Votes = KeyMap<([u32; NAMES], usize)>;

/// Makes the mentions of a text agree; they stay in order and without overlap.
pub fn agree(mentions: &mut Vec<Mention>, words: &[Word], tags: &[Tag], context: &Context) {
    drop_storms(mentions, words, context);
    let votes = count(mentions, words);
    for mention in mentions.iter_mut().filter(|m| place(m.kind).is_some()) {
        if let Some(kind) = votes.get(&name_key(words, mention.tokens)).map(winner) {
            mention.kind = kind;
        }
    }
    let missed = missed(mentions, words, tags, context, &votes);
    mentions.extend(missed);
    mentions.sort_by_key(|m| m.tokens.start);
}

/// A storm is called like a person, and is none, wherever it is named: `Hurricane Ada`, `Ada's winds`.
fn drop_storms(mentions: &mut Vec<Mention>, words: &[Word], context: &Context) {
    let is_storm_word = |at: usize| context.known.get(at).is_some_and(|known| known.class == class::STORM_WORD);
    let own_name = |name: TokenRange| {
        if is_storm_word(name.start) && name.len() > 1 {
            return Some(TokenRange::new(name.start + 1, name.end));
        }
        let before = name.start.checked_sub(1)?;
        (is_storm_word(before) && context.runs[before].has(name.start)).then_some(name)
    };
    let storms: HashSet<u32> =
        mentions.iter().filter_map(|m| own_name(m.tokens)).map(|name| name_key(words, name)).collect();
    if !storms.is_empty() {
        mentions.retain(|m| {
            let name = own_name(m.tokens).unwrap_or(m.tokens);
            place(m.kind).is_none() || !storms.contains(&name_key(words, name))
        });
    }
}

fn place(kind: EntityKind) -> Option<usize> {
    KINDS[..NAMES].iter().position(|&k| k == kind)
}

fn name_key(words: &[Word], name: TokenRange) -> u32 {
    words[name.indices()].iter().fold(0, |key, word| key2(380, key, word.cased))
}

fn count(mentions: &[Mention], words: &[Word]) -> Votes {
    let mut votes = Votes::default();
    for mention in mentions {
        let Some(kind) = place(mention.kind) else { continue };
        votes.entry(name_key(words, mention.tokens)).or_insert(([0; NAMES], kind)).0[kind] += 1;
        if mention.kind == EntityKind::Person && mention.tokens.len() > 1 {
            let surname = TokenRange::new(mention.tokens.end - 1, mention.tokens.end);
            votes.entry(name_key(words, surname)).or_insert(([0; NAMES], kind)).0[kind] += WHOLE_NAME_VOTE;
        }
    }
    votes
}

/// The kind with most votes; of equal ones the first.
fn winner(&(votes, first): &([u32; NAMES], usize)) -> EntityKind {
    let best = (0..NAMES).max_by_key(|&kind| (votes[kind], kind == first)).unwrap_or(first);
    KINDS[best]
}

/// Whole runs of capitals in no mention that are a person's name elsewhere. Those of places and bodies mostly describe
/// what stands behind them (`the Berlin court`) and are left.
fn missed(mentions: &[Mention], words: &[Word], tags: &[Tag], context: &Context, votes: &Votes) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut known = mentions.iter().map(|m| m.tokens).peekable();
    let mut at = 0;
    while at < words.len() {
        let run = context.runs[at];
        at = run.end.max(at + 1);
        while known.next_if(|tokens| tokens.end <= run.start).is_some() {}
        if run.is_empty() || known.peek().is_some_and(|tokens| tokens.overlaps(run)) {
            continue;
        }
        let kind = votes.get(&name_key(words, run)).map(winner);
        if let Some(kind) = kind.filter(|&kind| kind == EntityKind::Person) {
            let head = run.start + head(0, run.len(), &tags[run.indices()]);
            found.push(Mention { kind, tokens: run, head });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::context::Known;
    use super::*;

    fn mention(kind: EntityKind, start: usize, end: usize) -> Mention {
        Mention { kind, tokens: TokenRange::new(start, end), head: end - 1 }
    }

    fn agreed(text: &str, runs: &[(usize, usize)], mut mentions: Vec<Mention>) -> Vec<(EntityKind, usize, usize)> {
        let words: Vec<Word> = text.split(' ').map(|word| Word::new(word, true)).collect();
        let mut context = Context { runs: vec![TokenRange::new(0, 0); words.len()], ..Context::default() };
        for &(start, end) in runs {
            context.runs[start..end].fill(TokenRange::new(start, end));
        }
        agree(&mut mentions, &words, &vec![Tag::NNP; words.len()], &context);
        mentions.iter().map(|m| (m.kind, m.tokens.start, m.tokens.end)).collect()
    }

    #[test]
    fn most_places_of_a_name_decide_its_kind_and_of_equal_ones_the_first() {
        use EntityKind::{Organization, Place};
        let places = vec![mention(Place, 0, 1), mention(Organization, 2, 3)];
        assert_eq!(agreed("Kestria and Kestria", &[(0, 1), (2, 3)], places), [(Place, 0, 1), (Place, 2, 3)]);
    }

    #[test]
    fn a_storm_is_nobody_wherever_it_is_named() {
        let words: Vec<Word> = "Storm Ada passed and Ada Voss saw Ada".split(' ').map(|w| Word::new(w, true)).collect();
        let mut context = Context { runs: vec![TokenRange::new(0, 0); words.len()], ..Context::default() };
        context.known = vec![Known::default(); words.len()];
        context.known[0].class = class::STORM_WORD;
        context.runs[..2].fill(TokenRange::new(0, 2));
        let person = |start, end| mention(EntityKind::Person, start, end);
        let mut mentions = vec![person(1, 2), person(4, 6), person(7, 8)];
        drop_storms(&mut mentions, &words, &context);
        assert_eq!(mentions, [person(4, 6)]);
    }

    #[test]
    fn a_surname_is_found_where_only_its_capital_shows_it() {
        use EntityKind::Person;
        let found = agreed("Adela Voss met Voss", &[(0, 2), (3, 4)], vec![mention(Person, 0, 2)]);
        assert_eq!(found, [(Person, 0, 2), (Person, 3, 4)]);
    }
}
