//! A transcript's turns as statements: direct without marks, each addressed to who answers it or is answered by it.

use super::Attribution;
use super::closed::{Class, is};
use crate::analysis::{BlockKind, MentionKind, PartyKind, Quotation};
use crate::parties::{Mention, Parties, PartyId};
use crate::text::{Label, Text, TextBlock, TokenRange, Who};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// One attribution a turn, with the paragraphs that go on with it as pieces.
pub fn read(text: &Text, parties: &Parties) -> Vec<Attribution> {
    let mut turns: Vec<Turn> = Vec::new();
    for block in &text.blocks {
        match (block.kind, block.label) {
            (BlockKind::Turn, Some(label)) => turns.push(turn(text, parties, block, &label)),
            (BlockKind::Paragraph, _) => {
                if let Some(last) = turns.last_mut() {
                    last.said.content.push(block.tokens);
                }
            }
            _ => {}
        }
    }
    for turn in &mut turns {
        turn.said.content.retain(|c| !c.is_empty());
    }
    turns.retain(|turn| !turn.said.content.is_empty());
    if turns.iter().any(|turn| turn.who == Who::Answer) {
        let asked = interviewee(text, parties, &turns);
        turns.iter_mut().filter(|turn| turn.who == Who::Answer).for_each(|turn| turn.said.speakers.extend(asked));
    }
    address(text, &mut turns);
    turns.into_iter().map(|turn| turn.said).collect()
}

/// For each token whether it was said in a turn.
pub fn held(text: &Text, turns: &[Attribution]) -> Vec<bool> {
    let mut is_turn = vec![false; text.tokens.len()];
    for content in turns.iter().flat_map(|turn| &turn.content) {
        is_turn[content.start..content.end].fill(true);
    }
    is_turn
}

struct Turn {
    who: Who,
    said: Attribution,
}

fn turn(text: &Text, parties: &Parties, block: &TextBlock, label: &Label) -> Turn {
    let source = text.tokens_in(label.words);
    let is_named = matches!(label.who, Who::Name | Who::Office);
    let said = Attribution {
        source: Some(source).filter(|s| !s.is_empty()),
        speakers: if is_named { parties.named_by(source) } else { Vec::new() },
        cue: None,
        cue_head: None,
        content: vec![TokenRange::new(text.tokens_in(label.lead).end, block.tokens.end)],
        quotation: Quotation::Direct,
        addressees: Vec::new(),
        via: Vec::new(),
        within: None,
        confidence: 1.0,
    };
    Turn { who: label.who, said }
}

/// Whose answers are marked `A`: the person whom the head names as asked, otherwise the one whom it names most; where
/// it names nobody, the one whom the questions call by name.
fn interviewee(text: &Text, parties: &Parties, turns: &[Turn]) -> Option<PartyId> {
    let head = text.blocks.iter().find(|b| b.kind == BlockKind::Turn).map_or(0, |b| b.tokens.start);
    let is_person = |m: &&Mention| m.kind == MentionKind::Name && parties.list[m.party].kind == PartyKind::Person;
    let named = || parties.within(TokenRange::new(0, head)).filter(is_person);
    let is_asked = |m: &Mention| m.tokens.start.checked_sub(1).is_some_and(|t| is(text.word(t), Class::Asking));
    let marked = |m: &Mention| (m.party, is_asked(m));
    let asks = |m: &&Mention| is_interviewer(parties, m.party);
    let of_head = most_named(named().filter(|m| !asks(m)).map(marked)).or_else(|| most_named(named().map(marked)));
    of_head.or_else(|| {
        let questions = turns.iter().filter(|turn| turn.who == Who::Question).flat_map(|turn| &turn.said.content);
        let called = questions.flat_map(|&said| parties.within(said)).filter(is_person).filter(|m| is_called(text, m));
        most_named(called.map(|m| (m.party, false)))
    })
}

/// “reporter Dana Vale”: whose title says that she asks.
fn is_interviewer(parties: &Parties, party: PartyId) -> bool {
    let title = parties.list[party].title.as_deref().unwrap_or("");
    title.split_whitespace().any(|word| is(word, Class::Interviewer))
}

/// The party that is most often marked, then named most often, then first.
fn most_named(mentions: impl Iterator<Item = (PartyId, bool)>) -> Option<PartyId> {
    let mut counts: FxHashMap<PartyId, (u32, u32)> = FxHashMap::default();
    let mut order = Vec::new();
    for (party, is_marked) in mentions {
        let count = counts.entry(party).or_insert_with(|| {
            order.push(party);
            (0, 0)
        });
        *count = (count.0 + u32::from(is_marked), count.1 + 1);
    }
    (0..order.len()).max_by_key(|&at| (counts.get(&order[at]).copied(), Reverse(at))).map(|at| order[at])
}

/// “Mr. Holm, were you …”, “Were you there, Mr. Holm?”
fn is_called(text: &Text, mention: &Mention) -> bool {
    let sentence = text.sentences[text.sentence_of(mention.tokens.start)].tokens;
    let opens = mention.tokens.start == sentence.start && text.word(mention.tokens.end) == ",";
    let closes = mention.tokens.end + 1 == sentence.end
        && mention.tokens.start.checked_sub(1).is_some_and(|t| text.word(t) == ",");
    opens || closes
}

/// A question is addressed to who speaks next, what follows a question to who asked it, and what stands between two
/// turns of one other speaker to him; in a transcript of two each turn to the other.
fn address(text: &Text, turns: &mut [Turn]) {
    let speakers: Vec<Vec<PartyId>> = turns.iter().map(|turn| turn.said.speakers.clone()).collect();
    let mut all: Vec<PartyId> = speakers.concat();
    all.sort_unstable();
    all.dedup();
    let are_two = all.len() == 2 && turns.iter().all(|turn| turn.who != Who::Question);
    let asks: Vec<Asks> = turns.iter().map(|turn| asks(text, turn)).collect();
    for at in 0..turns.len() {
        let [speaker] = speakers[at][..] else {
            let next = speakers.get(at + 1).filter(|_| asks[at] != Asks::Nothing);
            turns[at].said.addressees = next.cloned().unwrap_or_default();
            continue;
        };
        let next = speakers.get(at + 1);
        let before = at.checked_sub(1).and_then(|before| speakers.get(before));
        let asked = at.checked_sub(1).map_or(Asks::Nothing, |before| asks[before]);
        let other = match (asks[at], asked) {
            (Asks::Last, _) => next,
            (_, Asks::Last) => before,
            (Asks::Within, _) => next,
            (_, Asks::Within) => before,
            _ => before.filter(|_| before == next),
        };
        let mut addressees: Vec<PartyId> = other.into_iter().flatten().copied().filter(|&p| p != speaker).collect();
        if are_two && addressees.is_empty() {
            addressees = all.iter().copied().filter(|&party| party != speaker).collect();
        }
        turns[at].said.addressees = addressees;
    }
}

/// Whether a turn asks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    /// With its last words, or as somebody does who is only there to ask.
    Last,
    /// In its last paragraph, before other words.
    Within,
    Nothing,
}

fn asks(text: &Text, turn: &Turn) -> Asks {
    let last = turn.said.content.last().copied().unwrap_or(TokenRange::new(0, 0));
    let is_mark = |t: usize| text.word(t).contains('?');
    if turn.who == Who::Question || !last.is_empty() && is_mark(last.end - 1) {
        Asks::Last
    } else if last.indices().any(is_mark) {
        Asks::Within
    } else {
        Asks::Nothing
    }
}
