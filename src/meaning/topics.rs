//! What a statement is about.
//!
//! Takes the words of the content and of what stands around it; makes labels of the topic list, the main one first. Each
//! term of `topics.tsv` speaks for a topic with a weight. The statement's own words are its evidence; the article, its
//! paragraph and the statement before are added as if they were a few words more (a Dirichlet prior). So “he will not
//! accept it” is filed with what it answers, and a long list under what it names.

use super::vocabulary::{Vocabulary, Word, WordId};
use super::{Sources, TopicTrigger};
use crate::speech::Attribution;
use crate::table::{Row, rows};
use crate::text::{Text, TokenRange};
use std::collections::HashMap;

/// The label of a statement that no vocabulary knows.
const NO_TOPIC: &str = "other";
/// What a further occurrence of a term counts, against its first: a repeated word is little further evidence.
const REPEATED: f32 = 0.25;
/// The weight that the article's topics have together, beside those of a statement's own words: one strong term. This
/// and the next three were searched on 477 statements of training articles, labelled for it, and on the annotated dev
/// articles.
const ARTICLE_WEIGHT: f32 = 3.0;
/// The same for the paragraph, whose words are the article's too.
const BLOCK_WEIGHT: f32 = 0.3;
/// The same for the topics of the statement before, in equal shares: talk stays with its matter.
const PREVIOUS_WEIGHT: f32 = 1.0;
/// A further topic needs this share of the main topic's weight.
const FURTHER_SHARE: f32 = 0.55;
/// In an account of a campaign whatever is said is a matter of politics too: there this topic needs a smaller share.
const STANDING_TOPIC: &str = "politics-elections";
/// Its share of the article from which an account is one of a campaign, and the share of the main topic's weight that it
/// needs there (searched like the above).
const STANDING_FROM: f32 = 0.2;
const STANDING_SHARE: f32 = 0.25;
/// The most topics of a statement.
const MOST_TOPICS: usize = 3;
/// The most that what stands around it adds, where its own words speak for none.
const MOST_FROM_AROUND: usize = 2;

/// A topic of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Topic {
    /// The label in [`Statement::topics`](crate::Statement::topics).
    pub label: &'static str,
    /// The nearest concept of IPTC Media Topics (the number of `medtop:`), where one fits.
    pub media_topic: Option<&'static str>,
}

/// The topic list, in the order of its table.
pub fn topics() -> Vec<Topic> {
    let media_topic = |row: Row| Some(row.column(1)).filter(|&code| code != "-");
    rows(include_str!("labels.tsv")).map(|row| Topic { label: row.column(0), media_topic: media_topic(row) }).collect()
}

/// The vocabularies, read.
pub struct TopicTable {
    labels: Vec<&'static str>,
    terms: Vec<Term>,
    by_first: HashMap<WordId, Vec<usize>>,
}

struct Term {
    words: Vec<WordId>,
    topic: usize,
    weight: f32,
}

/// A term at a place of the text.
#[derive(Clone, Copy)]
struct Hit {
    at: usize,
    term: usize,
}

/// The terms of a text, found once.
pub struct TopicHits {
    hits: Vec<Hit>,
    /// Each block's topics, as shares.
    blocks: Vec<Vec<f32>>,
    /// The article's, each term counted once.
    article: Vec<f32>,
}

impl TopicTable {
    /// Reads the tables; a row that cannot be read is left out (a test sees to it that there is none).
    pub fn read(vocabulary: &mut Vocabulary) -> Self {
        let labels: Vec<&str> = topics().iter().map(|topic| topic.label).collect();
        let mut terms = Vec::new();
        let mut by_first: HashMap<WordId, Vec<usize>> = HashMap::new();
        for row in rows(include_str!("topics.tsv")) {
            let topic = labels.iter().position(|&label| label == row.column(1));
            let (Some(topic), Ok(weight)) = (topic, row.column(2).parse()) else { continue };
            let words: Vec<WordId> = row.column(0).split(' ').map(|word| vocabulary.add(word)).collect();
            if let Some(&first) = words.first() {
                by_first.entry(first).or_default().push(terms.len());
                terms.push(Term { words, topic, weight });
            }
        }
        Self { labels, terms, by_first }
    }

    /// Finds the terms of a text: at each place the longest ones, and goes on behind them.
    pub fn find(&self, text: &Text, words: &[Word]) -> TopicHits {
        let mut hits = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let longest = self.terms_at(words, at).map(|term| self.terms[term].words.len()).max().unwrap_or(0);
            hits.extend(
                self.terms_at(words, at)
                    .filter(|&term| self.terms[term].words.len() == longest)
                    .map(|term| Hit { at, term }),
            );
            at += longest.max(1);
        }
        let mut found = TopicHits { hits, blocks: Vec::new(), article: Vec::new() };
        found.blocks = text.blocks.iter().map(|block| shares(self.scores(&found, block.tokens, REPEATED))).collect();
        found.article = shares(self.scores(&found, TokenRange::new(0, text.tokens.len()), 0.0));
        found
    }

    fn terms_at<'a>(&'a self, words: &'a [Word], at: usize) -> impl Iterator<Item = usize> + 'a {
        let word = words.get(at).copied().unwrap_or_default();
        let lemma = Some(word.lemma).filter(|&lemma| lemma != word.form);
        [Some(word.form), lemma]
            .into_iter()
            .flatten()
            .filter_map(|key| self.by_first.get(&key))
            .flatten()
            .copied()
            .filter(move |&term| {
                let rest = &self.terms[term].words;
                rest.iter().enumerate().all(|(k, &wanted)| words.get(at + k).is_some_and(|word| word.is(wanted)))
            })
    }

    /// The weight of each topic in a range; a further occurrence of a term counts `repeated` of its first.
    fn scores(&self, found: &TopicHits, range: TokenRange, repeated: f32) -> Vec<f32> {
        let mut scores = vec![0.0; self.labels.len()];
        let first = found.hits.partition_point(|hit| hit.at < range.start);
        let hits = &found.hits[first..];
        let mut is_seen = vec![false; self.terms.len()];
        for hit in hits.iter().take_while(|hit| hit.at < range.end) {
            let term = &self.terms[hit.term];
            let factor = if std::mem::replace(&mut is_seen[hit.term], true) { repeated } else { 1.0 };
            scores[term.topic] += factor * term.weight;
        }
        scores
    }

    /// The topics of a statement, the main one first; at least one. `previous` are those of the statement before.
    pub fn topics(
        &self,
        sources: &Sources,
        found: &TopicHits,
        attribution: &Attribution,
        previous: &[&'static str],
    ) -> Vec<&'static str> {
        let mut own = vec![0.0; self.labels.len()];
        for &piece in &attribution.content {
            add(&mut own, &self.scores(found, piece, REPEATED), 1.0);
        }
        let mut scores = own.clone();
        if let Some(block) = block_of(sources, attribution).and_then(|block| found.blocks.get(block)) {
            add(&mut scores, block, BLOCK_WEIGHT);
        }
        add(&mut scores, &found.article, ARTICLE_WEIGHT);
        for (score, label) in scores.iter_mut().zip(&self.labels) {
            if previous.contains(label) {
                *score += PREVIOUS_WEIGHT / f32::from(u8::try_from(previous.len()).unwrap_or(u8::MAX));
            }
        }
        self.named(&scores, &own, &found.article)
    }

    /// The words of a content that speak for one of the topics, in order.
    pub fn triggers(&self, found: &TopicHits, content: &[TokenRange], topics: &[&'static str]) -> Vec<TopicTrigger> {
        let in_piece = |piece: &TokenRange| {
            let first = found.hits.partition_point(|hit| hit.at < piece.start);
            let end = piece.end;
            found.hits[first..].iter().take_while(move |hit| hit.at < end)
        };
        let trigger = |hit: &Hit| {
            let term = &self.terms[hit.term];
            let topic = self.labels.get(term.topic).copied().filter(|label| topics.contains(label))?;
            Some(TopicTrigger { topic, trigger: TokenRange::new(hit.at, hit.at + term.words.len()) })
        };
        let inside = |found: &TopicTrigger| content.iter().any(|piece| piece.contains(found.trigger));
        content.iter().flat_map(in_piece).filter_map(trigger).filter(inside).collect()
    }

    /// The labels of the topics whose scores stand out.
    fn named(&self, scores: &[f32], own: &[f32], article: &[f32]) -> Vec<&'static str> {
        let at = |list: &[f32], topic: usize| list.get(topic).copied().unwrap_or(0.0);
        let mut ranked: Vec<usize> = (0..scores.len()).filter(|&topic| at(scores, topic) > 0.0).collect();
        ranked.sort_by(|&a, &b| at(scores, b).total_cmp(&at(scores, a)));
        let Some(&main) = ranked.first() else { return vec![NO_TOPIC] };
        let needed = |topic: usize| {
            let is_standing = self.labels.get(topic) == Some(&STANDING_TOPIC) && at(article, topic) >= STANDING_FROM;
            at(scores, main) * if is_standing { STANDING_SHARE } else { FURTHER_SHARE }
        };
        let strong = ranked.into_iter().filter(|&topic| at(scores, topic) >= needed(topic)).enumerate();
        strong
            .filter(|&(rank, topic)| rank < MOST_FROM_AROUND || at(own, topic) > 0.0)
            .take(MOST_TOPICS)
            .filter_map(|(_, topic)| self.labels.get(topic).copied())
            .collect()
    }
}

/// The block in which a statement begins.
fn block_of(sources: &Sources, attribution: &Attribution) -> Option<usize> {
    let first = attribution.content.first()?;
    sources.text.sentences.get(sources.text.sentence_of(first.start)).map(|sentence| sentence.block)
}

/// Scores as shares of their sum.
fn shares(mut scores: Vec<f32>) -> Vec<f32> {
    let sum: f32 = scores.iter().sum();
    if sum > 0.0 {
        for score in &mut scores {
            *score /= sum;
        }
    }
    scores
}

fn add(scores: &mut [f32], more: &[f32], factor: f32) {
    for (score, more) in scores.iter_mut().zip(more) {
        *score += factor * more;
    }
}
