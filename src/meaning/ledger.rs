//! The ledger: what was committed and requested, who takes which position, and who is heard how much.
//!
//! Takes the finished statements, what they mean, and the conversations; makes lists that point at them. Nothing new is claimed here: an entry
//! is a statement, or the piece of it that belongs to one of its acts.

use super::{ActFound, Meaning};
use crate::analysis::{Act, Conversation, Force, Ledger, LedgerEntry, Position, Statement, StatementAct, Voice};
use crate::text::{Span, TokenRange};

/// The ledger of an account. Each statement has its meaning; `words` is the number of words in each one's content;
/// `spans` makes spans of the text, in the caller's unit, out of ranges of tokens.
pub fn ledger(
    statements: &[Statement],
    conversations: &[Conversation],
    meanings: &[Meaning],
    words: &[u32],
    spans: impl Fn(&[TokenRange]) -> Vec<Span>,
) -> Ledger {
    let each = || statements.iter().zip(meanings).enumerate();
    let of = |force: Force| {
        each().flat_map(|(index, (statement, meaning))| entries(index, statement, meaning, force, &spans)).collect()
    };
    Ledger {
        commitments: of(Force::Commissive),
        requests: of(Force::Directive),
        positions: each()
            .flat_map(|(index, (statement, meaning))| positions(index, statement, meaning, &spans))
            .collect(),
        voices: voices(statements, conversations, words),
    }
}

/// The entries of a statement on one side; acts of a side that have the same words make one.
fn entries(
    index: usize,
    statement: &Statement,
    meaning: &Meaning,
    force: Force,
    spans: impl Fn(&[TokenRange]) -> Vec<Span>,
) -> Vec<LedgerEntry> {
    let mut found: Vec<LedgerEntry> = Vec::new();
    let acts = statement.acts.iter().zip(&meaning.acts);
    for (act, words) in acts.filter(|(act, _)| act.force == force) {
        let pieces = spans(&words.part);
        if found.iter().all(|entry| entry.pieces != pieces) {
            found.push(LedgerEntry { statement: index as u32, act: act.act, target: act.target, pieces });
        }
    }
    found
}

/// A statement's positions, one for each speaker and act.
fn positions(
    index: usize,
    statement: &Statement,
    meaning: &Meaning,
    spans: impl Fn(&[TokenRange]) -> Vec<Span>,
) -> Vec<Position> {
    let acts = statement.acts.iter().zip(&meaning.acts);
    let taken = acts.filter(|(act, _)| act.force == Force::Position || act.act == Act::Concern);
    let position = |(act, words): (&StatementAct, &ActFound), party: u32| Position {
        party,
        topic: meaning.topic_of(&words.object).to_owned(),
        act: act.act,
        negated: act.negated,
        statement: index as u32,
        object: spans(&words.object),
    };
    taken.flat_map(|taken| statement.speakers.iter().map(move |&party| position(taken, party))).collect()
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
    use crate::meaning::TopicTrigger;

    fn act(act: Act, start: usize, end: usize, part: &[TokenRange]) -> ActFound {
        let trigger = TokenRange::new(start, end);
        let object = vec![TokenRange::new(end, part.last().map_or(end, |piece| piece.end))];
        ActFound { act, code: None, trigger, target: None, negated: false, part: part.to_vec(), object }
    }

    fn spans(ranges: &[TokenRange]) -> Vec<Span> {
        ranges.iter().map(|range| Span::new(range.start, range.end)).collect()
    }

    fn meaning(acts: Vec<ActFound>) -> Meaning {
        let topics = vec!["trade-economy", "energy"];
        let topic_triggers = vec![TopicTrigger { topic: "energy", trigger: TokenRange::new(54, 55) }];
        Meaning { acts, topics, topic_triggers }
    }

    fn statement(content: &[TokenRange], meaning: &Meaning) -> Statement {
        let public = |found: &ActFound| StatementAct {
            act: found.act,
            force: found.act.force(),
            plover: None,
            plover_mode: None,
            trigger: Span::new(found.trigger.start, found.trigger.end),
            target: Some(1),
            negated: false,
        };
        Statement {
            speakers: vec![0],
            source: None,
            cue: Some(Span { start: 5, end: 9 }),
            cue_lemma: None,
            content: spans(content),
            quotation: Quotation::Indirect,
            conversations: vec![0],
            addressees: Vec::new(),
            via: Vec::new(),
            within: None,
            acts: meaning.acts.iter().map(public).collect(),
            topics: meaning.topics.iter().map(|&topic| topic.to_owned()).collect(),
            topic_triggers: Vec::new(),
            confidence: 1.0,
        }
    }

    fn made(content: &[TokenRange], acts: Vec<ActFound>) -> Ledger {
        let meaning = meaning(acts);
        ledger(&[statement(content, &meaning)], &[talks()], &[meaning], &[9], spans)
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
    fn an_act_is_entered_on_its_side_with_its_words() {
        let content = [TokenRange::new(10, 20), TokenRange::new(30, 50)];
        let made = made(&content, vec![act(Act::Commit, 32, 36, &content)]);
        assert_eq!(made.commitments.len(), 1);
        assert_eq!(made.commitments[0].pieces, spans(&content));
        assert!(made.requests.is_empty() && made.positions.is_empty());
    }

    #[test]
    fn acts_of_a_side_that_share_their_words_make_one_entry() {
        let content = [TokenRange::new(10, 20)];
        let acts = vec![act(Act::Commit, 5, 6, &content), act(Act::Agree, 7, 8, &content)];
        assert_eq!(made(&content, acts).commitments.len(), 1);
    }

    #[test]
    fn a_position_has_the_topic_that_its_own_object_speaks_for() {
        let parts = [TokenRange::new(10, 28), TokenRange::new(45, 60)];
        let acts = vec![act(Act::Support, 12, 20, &parts[..1]), act(Act::Oppose, 45, 52, &parts[1..])];
        let made = made(&[TokenRange::new(10, 60)], acts);
        let told: Vec<_> = made.positions.iter().map(|p| (p.act, p.topic.as_str(), p.object.clone())).collect();
        let expected = [
            (Act::Support, "trade-economy", vec![Span::new(20, 28)]),
            (Act::Oppose, "energy", vec![Span::new(52, 60)]),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_participant_whose_words_are_not_reported_has_no_statements() {
        let content = [TokenRange::new(10, 60)];
        let made = made(&content, vec![act(Act::Inform, 10, 12, &content)]);
        let heard: Vec<_> = made.voices.iter().map(|voice| (voice.party, voice.statements, voice.words)).collect();
        assert_eq!(heard, [(0, 1, 9), (1, 0, 0)]);
    }
}
