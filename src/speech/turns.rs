//! A transcript's turns as statements: direct without marks, each addressed to the other where there are two.

use super::Attribution;
use crate::analysis::{BlockKind, Quotation};
use crate::parties::{Parties, PartyId};
use crate::text::{Text, TextBlock, TokenRange};

/// One attribution a turn, with the paragraphs that go on with it as pieces.
pub fn read(text: &Text, parties: &Parties) -> Vec<Attribution> {
    let mut out: Vec<Attribution> = Vec::new();
    for block in &text.blocks {
        match block.kind {
            BlockKind::Turn => out.push(turn(text, parties, block)),
            BlockKind::Paragraph => {
                if let Some(last) = out.last_mut() {
                    last.content.push(block.tokens);
                }
            }
            _ => {}
        }
    }
    out.retain(|a| a.content.iter().any(|c| !c.is_empty()));
    for attribution in &mut out {
        attribution.content.retain(|c| !c.is_empty());
    }
    address(&mut out);
    out
}

/// For each token whether it was said in a turn.
pub fn held(text: &Text, turns: &[Attribution]) -> Vec<bool> {
    let mut is_turn = vec![false; text.tokens.len()];
    for content in turns.iter().flat_map(|turn| &turn.content) {
        is_turn[content.start..content.end].fill(true);
    }
    is_turn
}

fn turn(text: &Text, parties: &Parties, block: &TextBlock) -> Attribution {
    let label = block.lead.map_or(TokenRange::new(block.tokens.start, block.tokens.start), |lead| text.tokens_in(lead));
    let is_colon = |t: usize| matches!(text.word(t), ":" | ".");
    let end = if label.len() > 1 && is_colon(label.end - 1) { label.end - 1 } else { label.end };
    let source = TokenRange::new(label.start, end);
    Attribution {
        source: Some(source).filter(|s| !s.is_empty()),
        speakers: parties.named_by(source),
        cue: None,
        cue_head: None,
        content: vec![TokenRange::new(label.end, block.tokens.end)],
        quotation: Quotation::Direct,
        addressees: Vec::new(),
        via: Vec::new(),
        within: None,
        confidence: 1.0,
    }
}

/// In a transcript of two, each turn is addressed to the other.
fn address(turns: &mut [Attribution]) {
    let mut speakers: Vec<PartyId> = turns.iter().flat_map(|t| t.speakers.iter().copied()).collect();
    speakers.sort_unstable();
    speakers.dedup();
    if let [first, second] = speakers[..] {
        for turn in turns {
            match turn.speakers[..] {
                [speaker] if speaker == first => turn.addressees = vec![second],
                [_] => turn.addressees = vec![first],
                _ => {}
            }
        }
    }
}
