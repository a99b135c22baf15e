//! The ledger: what was committed and requested, who takes which position, and who is heard how much.
//!
//! Takes the finished statements and conversations; makes lists that point at them. Nothing new is claimed here: an entry
//! is a statement, or the piece of it that belongs to one of its acts.

use crate::analysis::{Act, Conversation, Force, Ledger, LedgerEntry, Position, Statement, StatementAct, Voice};
use crate::text::Span;

/// The ledger of an account. `words` is the number of words in each statement's content.
pub fn ledger(statements: &[Statement], conversations: &[Conversation], words: &[u32]) -> Ledger {
    let of = |is_of: fn(Act) -> bool| {
        statements.iter().enumerate().flat_map(|(index, statement)| entries(index, statement, is_of)).collect()
    };
    Ledger {
        commitments: of(|act| act.force() == Force::Commissive),
        requests: of(|act| act.force() == Force::Directive),
        positions: statements.iter().enumerate().flat_map(|(index, statement)| positions(index, statement)).collect(),
        voices: voices(statements, conversations, words),
    }
}

/// The entries of a statement on one side; acts of a side that have the same words make one.
fn entries(index: usize, statement: &Statement, is_of: fn(Act) -> bool) -> Vec<LedgerEntry> {
    let mut found: Vec<LedgerEntry> = Vec::new();
    for (which, act) in statement.acts.iter().enumerate().filter(|(_, act)| is_of(act.act)) {
        let pieces = pieces(statement, which);
        if found.iter().all(|entry| entry.pieces != pieces) {
            found.push(LedgerEntry { statement: index as u32, act: act.act, target: act.target, pieces });
        }
    }
    found
}

/// A statement's positions, one for each speaker and act.
fn positions(index: usize, statement: &Statement) -> Vec<Position> {
    let is_position = |act: &StatementAct| act.force == Force::Position || act.act == Act::Concern;
    let mut found = Vec::new();
    for (which, act) in statement.acts.iter().enumerate().filter(|(_, act)| is_position(act)) {
        for &party in &statement.speakers {
            found.push(Position {
                party,
                topic: statement.topics.first().cloned().unwrap_or_default(),
                act: act.act,
                negated: act.negated,
                statement: index as u32,
                object: object(statement, which),
            });
        }
    }
    found
}

/// The words of one act: the whole content where it is the only one, else from its trigger to the next one's.
fn pieces(statement: &Statement, which: usize) -> Vec<Span> {
    let bound = |act: usize| statement.acts.get(act).map(|act| act.trigger.start);
    let from = if which == 0 { 0 } else { bound(which).unwrap_or(0) };
    let to = bound(which + 1).unwrap_or(u32::MAX);
    clipped(&statement.content, from, to)
}

/// What a position is about: the words of its act behind the trigger, or the content where the cue is the trigger.
fn object(statement: &Statement, which: usize) -> Vec<Span> {
    let pieces = pieces(statement, which);
    let Some(trigger) = statement.acts.get(which).map(|act| act.trigger) else { return pieces };
    let behind = clipped(&pieces, trigger.end, u32::MAX);
    let is_inside = pieces.iter().any(|piece| piece.overlaps(trigger));
    if is_inside && !behind.is_empty() { behind } else { pieces }
}

/// What of some spans lies between two offsets.
fn clipped(spans: &[Span], from: u32, to: u32) -> Vec<Span> {
    spans
        .iter()
        .map(|span| Span { start: span.start.max(from), end: span.end.min(to) })
        .filter(|span| span.start < span.end)
        .collect()
}

/// How much is reported of each participant of each conversation.
fn voices(statements: &[Statement], conversations: &[Conversation], words: &[u32]) -> Vec<Voice> {
    let silent = |(conversation, talk): (usize, &Conversation)| -> Vec<Voice> {
        let voice = |&party| Voice { conversation: conversation as u32, party, statements: 0, words: 0 };
        talk.participants.iter().map(voice).collect()
    };
    let mut voices: Vec<Vec<Voice>> = conversations.iter().enumerate().map(silent).collect();
    for (statement, &words) in statements.iter().zip(words) {
        for &conversation in &statement.conversations {
            let participants = voices.get_mut(conversation as usize).into_iter().flatten();
            for voice in participants.filter(|voice| statement.speakers.contains(&voice.party)) {
                voice.statements += 1;
                voice.words = voice.words.saturating_add(words);
            }
        }
    }
    voices.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{ConversationKind, Medium, Quotation, Status};

    fn act(act: Act, start: u32, end: u32) -> StatementAct {
        let trigger = Span { start, end };
        StatementAct { act, force: act.force(), plover: None, trigger, target: Some(1), negated: false }
    }

    fn statement(content: Vec<Span>, acts: Vec<StatementAct>) -> Statement {
        Statement {
            speakers: vec![0],
            source: None,
            cue: Some(Span { start: 5, end: 9 }),
            cue_lemma: None,
            content,
            quotation: Quotation::Indirect,
            conversations: vec![0],
            addressees: Vec::new(),
            via: Vec::new(),
            within: None,
            acts,
            topics: vec!["trade-economy".to_owned()],
            confidence: 1.0,
        }
    }

    fn talks() -> Conversation {
        Conversation {
            kind: ConversationKind::Talks,
            medium: Medium::Phone,
            status: Status::Held,
            participants: vec![0, 1],
            initiator: None,
            audience: None,
            date: None,
            date_from: None,
            place: None,
            evidence: Vec::new(),
            label: String::new(),
        }
    }

    #[test]
    fn a_statement_with_one_act_is_entered_whole() {
        let content = vec![Span { start: 10, end: 20 }, Span { start: 30, end: 50 }];
        let one = statement(content.clone(), vec![act(Act::Commit, 32, 36)]);
        let made = ledger(&[one], &[talks()], &[7]);
        assert_eq!(made.commitments.len(), 1);
        assert_eq!(made.commitments[0].pieces, content);
        assert!(made.requests.is_empty() && made.positions.is_empty());
    }

    #[test]
    fn a_statement_with_several_acts_is_cut_from_each_trigger_to_the_next() {
        let content = vec![Span { start: 10, end: 60 }];
        let acts = vec![act(Act::Support, 12, 20), act(Act::Commit, 30, 34), act(Act::Oppose, 45, 52)];
        let made = ledger(&[statement(content, acts)], &[talks()], &[9]);
        assert_eq!(made.commitments[0].pieces, [Span { start: 30, end: 45 }]);
        let objects: Vec<_> = made.positions.iter().map(|position| position.object.as_slice()).collect();
        assert_eq!(objects, [[Span { start: 20, end: 30 }], [Span { start: 52, end: 60 }]]);
    }

    #[test]
    fn the_content_is_the_object_of_a_position_that_the_cue_takes() {
        let content = vec![Span { start: 10, end: 60 }];
        let made = ledger(&[statement(content.clone(), vec![act(Act::Oppose, 5, 9)])], &[talks()], &[9]);
        assert_eq!(made.positions[0].object, content);
        assert_eq!(made.positions[0].topic, "trade-economy");
    }

    #[test]
    fn a_participant_whose_words_are_not_reported_has_no_statements() {
        let content = vec![Span { start: 10, end: 60 }];
        let made = ledger(&[statement(content, vec![act(Act::Inform, 10, 12)])], &[talks()], &[9]);
        let heard: Vec<_> = made.voices.iter().map(|voice| (voice.party, voice.statements, voice.words)).collect();
        assert_eq!(heard, [(0, 1, 9), (1, 0, 0)]);
    }
}
