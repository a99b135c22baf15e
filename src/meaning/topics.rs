//! What a statement is about.
//!
//! Takes the words of the content and of what stands around it; makes labels of the topic list, the main one first. Each
//! term of `topics.tsv` speaks for a topic with a weight; the statement's own words count most, then its sentence, its
//! paragraph, the headline and the article as a whole, so that “he will not accept it” is filed with what it answers.

use super::Sources;
use super::acts::table_lines;
use super::vocabulary::{Vocabulary, Word, WordId};
use crate::speech::Attribution;
use crate::text::{Text, TokenRange};
use std::collections::HashMap;

/// The label of a statement that no vocabulary knows.
const NO_TOPIC: &str = "other";
/// What a further occurrence of a term counts, against its first: a repeated word is little further evidence.
const REPEATED: f32 = 0.25;
/// What the words of a statement's surroundings count against its own; measured on the annotated dev articles.
const SENTENCE_SHARE: f32 = 1.0;
/// The same for the paragraph.
const BLOCK_SHARE: f32 = 1.0;
/// The same for the article.
const ARTICLE_SHARE: f32 = 2.0;
/// A statement with less evidence than this is filed as `other`.
const LEAST_EVIDENCE: f32 = 0.5;
/// A further topic needs this share of the main topic's score.
const FURTHER_SHARE: f32 = 0.6;
/// The most topics of a statement.
const MOST_TOPICS: usize = 3;

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
    table_lines(include_str!("labels.tsv"))
        .filter_map(|line| {
            let mut columns = line.split('\t');
            let label = columns.next()?;
            Some(Topic { label, media_topic: columns.next().filter(|&code| code != "-") })
        })
        .collect()
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
    article: Vec<f32>,
}

impl TopicTable {
    /// Reads the tables; a row that cannot be read is left out (a test sees to it that there is none).
    pub fn read(vocabulary: &mut Vocabulary) -> Self {
        let labels: Vec<&str> = topics().iter().map(|topic| topic.label).collect();
        let mut terms = Vec::new();
        let mut by_first: HashMap<WordId, Vec<usize>> = HashMap::new();
        for line in table_lines(include_str!("topics.tsv")) {
            let mut columns = line.split('\t');
            let (Some(words), Some(label), Some(Ok(weight))) =
                (columns.next(), columns.next(), columns.next().map(str::parse))
            else {
                continue;
            };
            let Some(topic) = labels.iter().position(|&known| known == label) else { continue };
            let words: Vec<WordId> = words.split(' ').map(|word| vocabulary.add(word)).collect();
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
        let mut found = TopicHits { hits, article: Vec::new() };
        found.article = self.shares(&found, TokenRange::new(0, text.tokens.len()));
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

    /// The weight of each topic in a range.
    fn scores(&self, found: &TopicHits, range: TokenRange) -> Vec<f32> {
        let mut scores = vec![0.0; self.labels.len()];
        let first = found.hits.partition_point(|hit| hit.at < range.start);
        let hits = &found.hits[first..];
        let mut seen: Vec<usize> = Vec::new();
        for hit in hits.iter().take_while(|hit| hit.at < range.end) {
            let term = &self.terms[hit.term];
            let factor = if seen.contains(&hit.term) { REPEATED } else { 1.0 };
            if seen.len() < 200 {
                seen.push(hit.term);
            }
            scores[term.topic] += factor * term.weight;
        }
        scores
    }

    /// The scores of a range, as shares of their sum.
    fn shares(&self, found: &TopicHits, range: TokenRange) -> Vec<f32> {
        let mut scores = self.scores(found, range);
        let sum: f32 = scores.iter().sum();
        if sum > 0.0 {
            scores.iter_mut().for_each(|score| *score /= sum);
        }
        scores
    }

    /// The topics of a statement, the main one first; at least one.
    pub fn topics(&self, sources: &Sources, found: &TopicHits, attribution: &Attribution) -> Vec<&'static str> {
        let mut scores = vec![0.0; self.labels.len()];
        let mut add = |other: Vec<f32>, factor: f32| {
            scores.iter_mut().zip(other).for_each(|(score, more)| *score += factor * more);
        };
        for &piece in &attribution.content {
            add(self.scores(found, piece), 1.0);
        }
        if let Some(first) = attribution.content.first() {
            let sentence = sources.text.sentences.get(sources.text.sentence_of(first.start));
            if let Some(sentence) = sentence {
                add(self.shares(found, sentence.tokens), SENTENCE_SHARE);
                if let Some(block) = sources.text.blocks.get(sentence.block) {
                    add(self.shares(found, block.tokens), BLOCK_SHARE);
                }
            }
        }
        add(found.article.clone(), ARTICLE_SHARE);
        let mut ranked: Vec<(usize, f32)> = scores.into_iter().enumerate().collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        let Some(&(_, best)) = ranked.first().filter(|(_, best)| *best >= LEAST_EVIDENCE) else {
            return vec![NO_TOPIC];
        };
        ranked
            .into_iter()
            .take(MOST_TOPICS)
            .take_while(|(_, score)| *score >= FURTHER_SHARE * best)
            .filter_map(|(topic, _)| self.labels.get(topic).copied())
            .collect()
    }
}
