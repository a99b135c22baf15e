//! The sixth stage: what is done in saying it (acts), and what it is about (topics).
//!
//! Takes the attributions; makes for each its [`Meaning`], by tables that a reader can open and correct: `acts.tsv`
//! (words that show an act), `evaluations.tsv` (praise and blame), `codes.tsv` (event codes), `topics.tsv`
//! (vocabularies). It does not try to tell whether what is said is true or meant.

mod acts;
mod codes;
mod ledger;
#[cfg(test)]
mod tests;
mod topics;
mod vocabulary;

pub use ledger::ledger;
pub use topics::{Topic, topics};

use crate::analysis::Act;
use crate::parties::{Parties, PartyId};
use crate::speech::Attribution;
use crate::syntax::Syntax;
use crate::text::{Text, TokenRange};
use acts::ActTable;
use codes::{Code, CodeTable};
use std::sync::LazyLock;
use topics::TopicTable;
use vocabulary::{Functions, Vocabulary, Word};

/// What one statement amounts to.
#[derive(Clone, Debug, Default)]
pub struct Meaning {
    /// The acts, in the order of their triggers; at least one.
    pub acts: Vec<ActFound>,
    /// Topic labels, the main one first; at least one.
    pub topics: Vec<&'static str>,
    /// The words of the content that speak for one of them, in order.
    pub topic_triggers: Vec<TopicTrigger>,
}

/// Words that speak for a topic.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TopicTrigger {
    /// Its label.
    pub topic: &'static str,
    /// The words.
    pub trigger: TokenRange,
}

impl Meaning {
    /// The topic of some words of the content: the statement's first that they speak for, else its main one.
    fn topic_of(&self, words: &[TokenRange]) -> &'static str {
        let speaks = |topic: &&&str| {
            let triggers = self.topic_triggers.iter().filter(|found| found.topic == **topic);
            triggers.into_iter().any(|found| words.iter().any(|piece| piece.contains(found.trigger)))
        };
        self.topics.iter().find(speaks).or(self.topics.first()).copied().unwrap_or_default()
    }
}

/// An act, with the words that show it.
#[derive(Clone, Debug)]
pub struct ActFound {
    /// The act.
    pub act: Act,
    /// Its event code.
    pub code: Option<Code>,
    /// The words that show it.
    pub trigger: TokenRange,
    /// At whom it is directed.
    pub target: Option<PartyId>,
    /// Whether it is negated.
    pub negated: bool,
    /// The words of the content that are this act's: all where it is the only one.
    pub part: Vec<TokenRange>,
    /// What of them it is about.
    pub object: Vec<TokenRange>,
}

/// What earlier stages made.
pub struct Sources<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// Its grammar.
    pub syntax: &'a Syntax,
    /// Who is named.
    pub parties: &'a Parties,
    /// The tokens, as the tables see them.
    words: &'a [Word],
    /// The tables' words.
    vocabulary: &'a Vocabulary,
    /// What function words do.
    functions: &'a Functions,
    /// The event codes.
    codes: &'a CodeTable,
    /// The country that the text takes for granted.
    home: Option<&'static str>,
}

impl Sources<'_> {
    fn word(&self, token: usize) -> Word {
        self.words.get(token).copied().unwrap_or_default()
    }
}

struct Tables {
    vocabulary: Vocabulary,
    functions: Functions,
    acts: ActTable,
    codes: CodeTable,
    topics: TopicTable,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut vocabulary = Vocabulary::default();
    let functions = Functions::read(&mut vocabulary);
    let acts = ActTable::read(&mut vocabulary);
    let codes = CodeTable::read(&mut vocabulary);
    let topics = TopicTable::read(&mut vocabulary);
    Tables { vocabulary, functions, acts, codes, topics }
});

/// Classifies each attribution.
pub fn classify(text: &Text, syntax: &Syntax, parties: &Parties, speech: &[Attribution]) -> Vec<Meaning> {
    if speech.is_empty() {
        return Vec::new();
    }
    let tables = &*TABLES;
    let words = tables.vocabulary.read(text, syntax);
    let (vocabulary, functions) = (&tables.vocabulary, &tables.functions);
    let (codes, home) = (&tables.codes, acts::side::home(parties));
    let sources = Sources { text, syntax, parties, words: &words, vocabulary, functions, codes, home };
    let hits = tables.topics.find(text, &words);
    let mut meanings: Vec<Meaning> = Vec::with_capacity(speech.len());
    for attribution in speech {
        let previous = meanings.last().map_or(&[][..], |meaning| &meaning.topics);
        let topics = tables.topics.topics(&sources, &hits, attribution, previous);
        let topic_triggers = tables.topics.triggers(&hits, &attribution.content, &topics);
        meanings.push(Meaning { acts: acts::acts(&sources, attribution, &tables.acts), topics, topic_triggers });
    }
    meanings
}
