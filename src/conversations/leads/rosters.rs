//! Lists of those who took part, below an account: “Participants in the roundtable included:” and a name a line.

use super::{Lead, Mark, Reader, Role};
use crate::analysis::{BlockKind, ConversationKind, Medium, PartyKind};
use crate::conversations::dates::Clock;
use crate::conversations::grammar::Ground;
use crate::conversations::triggers::Channel;
use crate::conversations::words::{self, Class};
use crate::parties::PartyId;
use crate::text::{TextBlock, TokenRange};

/// The longest line that announces a list, in tokens.
const LONGEST_HEAD: usize = 24;
/// How far from its start a line of a list has its name, in tokens: “- Dr. Vale”.
const BEFORE_NAME: usize = 4;
/// The most names of a list that are read.
const MOST_NAMES: usize = 64;

/// A lead for each list: its people join the event told last.
pub fn rosters(ground: &Ground) -> Vec<Lead> {
    let blocks = &ground.text.blocks;
    (0..blocks.len()).filter(|&b| announces(ground, &blocks[b])).filter_map(|b| roster(ground, b)).collect()
}

fn announces(ground: &Ground, block: &TextBlock) -> bool {
    let words = block.tokens;
    let ends_open = words.end.checked_sub(1).is_some_and(|last| ground.text.word(last) == ":");
    ends_open && words.len() <= LONGEST_HEAD && words.indices().any(|t| words::is(&ground.lower(t), Class::Attending))
}

fn roster(ground: &Ground, head: usize) -> Option<Lead> {
    let lines = ground.text.blocks[head + 1..].iter().take(MOST_NAMES);
    let people: Vec<PartyId> = lines.map_while(|line| name(ground, line)).collect();
    let tokens = ground.text.blocks[head].tokens;
    let trigger = tokens.start;
    if people.is_empty() {
        return None;
    }
    let sentence = ground.text.sentence_of(trigger);
    let reader = Reader { ground, sentence, tokens, clock: Clock::default() };
    let channel = Channel { medium: Medium::Unspecified, is_stated: false };
    let mut lead = reader.blank(TokenRange::new(trigger, trigger + 1), trigger, channel, ConversationKind::Talks);
    lead.role = Role::Passing;
    lead.others = people;
    lead.marks.set(Mark::Joining, true);
    lead.marks.set(Mark::Listing, true);
    Some(lead)
}

/// The person whom a line of a list names.
fn name(ground: &Ground, line: &TextBlock) -> Option<PartyId> {
    let is_first = |m: &&crate::parties::Mention| {
        m.tokens.start >= line.tokens.start && ground.parties.list[m.party].kind == PartyKind::Person
    };
    let near = TokenRange::new(line.tokens.start, line.tokens.end.min(line.tokens.start + BEFORE_NAME));
    let found = ground.parties.within(near).find(is_first);
    found.filter(|_| line.kind == BlockKind::Paragraph).map(|mention| mention.party)
}
