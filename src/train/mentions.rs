//! How mentions are learnt: names from GUM's entities, names and dates from news annotated by machine, nationalities
//! and titles from the tables of countries and offices.

use super::corpora::{Document, GoldEntity};
use super::course::{self, Plan, SNAPSHOTS, Tally};
use super::evaluate::Score;
use super::learner::{Counter, Learner, Settings};
use super::pack;
use crate::learn::Table;
use crate::syntax::mentions::{KINDS, LABELS, Label, Memory, MentionReader, class, class_key, find};
use crate::syntax::words::Word;
use crate::syntax::{EntityKind, Tag, tagger};
use crate::text::{Sentence, TokenRange};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The plan by which the model is made.
pub const PLAN: Plan = Plan {
    settings: Settings { rate: 0.15, sparsity: 2.5, decay: 0.0 },
    least_count: 2,
    search_passes: 4,
    final_passes: 2,
    least_weight: 0.01,
    silver_weight: 0.2,
};

/// Tables of the later stage, which mark nationalities and titles where no corpus does, and from which the gazetteer is
/// made.
pub struct Lists {
    demonyms: HashSet<String>,
    /// Words of offices, with their part: `head`, `modifier`, `domain`.
    offices: HashMap<String, String>,
    classes: BTreeMap<String, u8>,
}

/// The tables' texts.
pub struct ListTexts<'a> {
    /// Code, kind and form of each country.
    pub countries: &'a str,
    /// Words of offices, with their part.
    pub titles: &'a str,
    /// Words of organisations' names.
    pub organizations: &'a str,
    /// Given names, front-coded: a capital tells how many letters are shared with the name before (A: none).
    pub given_names: &'a str,
}

/// Classes of the gazetteer; of several that a word has, the lowest.
mod classes {
    pub const COUNTRY: u8 = 1;
    pub const DEMONYM: u8 = 2;
    pub const CAPITAL: u8 = 3;
    pub const OFFICE: u8 = 4;
    pub const OFFICE_MODIFIER: u8 = 5;
    pub const HONORIFIC: u8 = 6;
    pub const ORGANIZATION_WORD: u8 = 7;
    pub const GIVEN_NAME: u8 = 8;
    pub const COUNT: usize = 9;
}

impl Lists {
    /// Reads the tables.
    pub fn new(texts: &ListTexts) -> Self {
        let rows = |table: &str| -> Vec<Vec<String>> {
            let lines = table.lines().filter(|l| !l.starts_with('#')).skip(1);
            lines.map(|l| l.split('\t').map(str::to_owned).collect()).collect()
        };
        let mut lists = Self { demonyms: HashSet::new(), offices: HashMap::new(), classes: BTreeMap::new() };
        for row in rows(texts.countries).into_iter().filter(|r| r.len() >= 3) {
            let class = match row[1].as_str() {
                "demonym" => classes::DEMONYM,
                "capital" => classes::CAPITAL,
                _ => classes::COUNTRY,
            };
            for word in row[2].split([' ', '-']).filter(|w| w.starts_with(char::is_uppercase)) {
                lists.add_class(word, class);
            }
            if class == classes::DEMONYM {
                lists.demonyms.insert(row[2].clone());
            }
        }
        for row in rows(texts.titles).into_iter().filter(|r| r.len() >= 2) {
            match row[1].as_str() {
                "head" => lists.add_class(&row[0], classes::OFFICE),
                "honorific" => lists.add_class(&row[0], classes::HONORIFIC),
                _ => lists.add_class(&row[0], classes::OFFICE_MODIFIER),
            }
            lists.offices.insert(row[0].clone(), row[1].clone());
        }
        for row in rows(texts.organizations) {
            lists.add_class(&row[0], classes::ORGANIZATION_WORD);
        }
        for name in front_decoded(texts.given_names) {
            lists.add_class(&name, classes::GIVEN_NAME);
        }
        lists
    }

    fn add_class(&mut self, word: &str, class: u8) {
        let known = self.classes.entry(word.to_lowercase()).or_insert(class);
        *known = class.min(*known);
    }

    fn part(&self, word: &str) -> &str {
        self.offices.get(&word.to_lowercase()).map_or("", String::as_str)
    }

    /// The section of the gazetteer.
    pub fn gazetteer(&self) -> Vec<u8> {
        let key = |word: &String| class_key(Word::new(word, true));
        let rows: Vec<(u32, u8)> = self.classes.iter().map(|(word, &class)| (key(word), class)).collect();
        pack::labels(classes::COUNT, &rows)
    }
}

fn front_decoded(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut name = String::new();
    for c in text.chars().chain(['A']) {
        if c.is_ascii_uppercase() {
            if !name.is_empty() {
                names.push(name.clone());
            }
            name.truncate(usize::from(c as u8 - b'A'));
        } else if !c.is_whitespace() {
            name.push(c);
        } else {
            name.clear();
        }
    }
    names
}

/// A document, ready to learn from.
pub struct Example {
    words: Vec<Word>,
    tags: Vec<Tag>,
    classes: Vec<u8>,
    labels: Vec<Label>,
    weights: Vec<f32>,
    sentences: Vec<TokenRange>,
}

/// What is learnt already.
#[derive(Clone, Copy)]
pub struct Tables<'a> {
    /// The tagger's.
    pub tagger: &'a Table<'a>,
    /// The gazetteer.
    pub gazetteer: &'a Table<'a>,
}

/// The example of a document, tagged as the program tags it.
pub fn example(document: &Document, tables: Tables, lists: &Lists, weight: f32) -> Example {
    let count = document.tokens.len();
    let words: Vec<Word> = (0..count).map(|t| Word::new(document.word(t), document.is_spaced(t))).collect();
    let mut tags = Vec::with_capacity(count);
    for sentence in &document.sentences {
        tagger::tag(tables.tagger, &words[sentence.indices()], &mut tags);
    }
    let is_silver = weight < 1.0;
    let mut spans = if is_silver { silver_spans(document) } else { gold_names(document, lists) };
    let mut weights = vec![weight; count];
    if !is_silver {
        // Times are phrases there (`the past three years`), not dates: what is a date, the news teaches.
        for entity in document.entities.iter().filter(|e| e.kind == "time") {
            weights[entity.tokens.indices()].fill(0.0);
        }
    }
    add_nationalities(document, &tags, lists, &mut spans);
    add_titles(document, lists, &mut spans);
    let mut labels = vec![Label::Outside; count];
    for (tokens, kind) in spans {
        labels[tokens.start] = Label::Begin(kind);
        labels[tokens.start + 1..tokens.end].fill(Label::Inside(kind));
    }
    let classes = words.iter().map(|&word| class(tables.gazetteer, word)).collect();
    Example { words, tags, classes, labels, weights, sentences: document.sentences.clone() }
}

type Spans = Vec<(TokenRange, EntityKind)>;

fn silver_spans(document: &Document) -> Spans {
    let mut spans = Spans::new();
    for sentence in &document.sentences {
        let mut start = sentence.start;
        while start < sentence.end {
            let class = document.tokens[start].class.as_str();
            let end = (start..sentence.end).find(|&t| document.tokens[t].class != class).unwrap_or(sentence.end);
            let kind = match class {
                "PERSON" => Some(EntityKind::Person),
                "ORGANIZATION" => Some(EntityKind::Organization),
                "LOCATION" => Some(EntityKind::Place),
                "DATE" | "TIME" => Some(EntityKind::Date),
                _ => None,
            };
            if let Some(kind) = kind {
                spans.push((without_article(document, start, end), kind));
            }
            start = end;
        }
    }
    spans
}

fn without_article(document: &Document, start: usize, end: usize) -> TokenRange {
    let is_article = end - start > 1 && document.word(start).eq_ignore_ascii_case("the");
    TokenRange::new(start + usize::from(is_article), end)
}

/// The names of persons, organisations and places in a document of GUM, the longest of those that overlap.
pub fn gold_names(document: &Document, lists: &Lists) -> Spans {
    let mut names: Spans = document
        .entities
        .iter()
        .filter_map(|entity| {
            let kind = match entity.kind.as_str() {
                "person" => EntityKind::Person,
                "organization" => EntityKind::Organization,
                "place" => EntityKind::Place,
                _ => return None,
            };
            Some((name_of(document, entity, kind, lists)?, kind))
        })
        .collect();
    names.sort_by_key(|(tokens, _)| (std::cmp::Reverse(tokens.len()), tokens.start));
    let mut kept = Spans::new();
    for (tokens, kind) in names {
        if !kept.iter().any(|(other, _)| other.overlaps(tokens)) {
            kept.push((tokens, kind));
        }
    }
    kept.sort_by_key(|(tokens, _)| tokens.start);
    kept
}

/// The name in an entity: of a person the head and what is joined to it flat, without title; of others, whose head
/// must be a proper noun, the proper nouns around it and what `of`, `and` and `for` join to them.
fn name_of(document: &Document, entity: &GoldEntity, kind: EntityKind, lists: &Lists) -> Option<TokenRange> {
    let tokens = &document.tokens;
    // The word that depends on none of the others.
    let is_top = |at: &usize| tokens[*at].head == *at || !entity.tokens.has(tokens[*at].head);
    let head = entity.tokens.indices().find(is_top).unwrap_or(entity.head);
    let is_proper = |at: usize| entity.tokens.has(at) && tokens[at].tag.is_proper();
    if kind == EntityKind::Person {
        let belongs =
            |at: &usize| tokens[*at].head == head && tokens[*at].relation == "flat" || document.word(*at) == "-";
        let end = (head + 1..entity.tokens.end).take_while(belongs).last().map_or(head + 1, |at| at + 1);
        // `researcher Mu Li`, `Director of the study`: an office is no name.
        let is_name = |at: usize| is_proper(at) && !(at == head && lists.part(document.word(at)) == "head");
        let start = (head..end).find(|&at| is_name(at))?;
        return Some(TokenRange::new(start, end));
    }
    if !is_proper(head) {
        return None;
    }
    let mut start = head;
    while start > entity.tokens.start {
        let is_hyphen = document.tokens[start - 1].tag == Tag::HYPH && start >= 2 && is_proper(start - 2);
        if !is_proper(start - 1) && !is_hyphen {
            break;
        }
        start -= 1;
    }
    let mut end = head + 1;
    while end < entity.tokens.end {
        let joins = matches!(document.word(end), "of" | "and" | "for" | "&" | "-" | "'s" | "the" | "on");
        let next = if joins && document.word(end + 1) == "the" { end + 2 } else { end + 1 };
        if is_proper(end) {
            end += 1;
        } else if joins && next < entity.tokens.end && is_proper(next) {
            end = next + 1;
        } else {
            break;
        }
    }
    Some(TokenRange::new(start, end))
}

fn add_nationalities(document: &Document, tags: &[Tag], lists: &Lists, spans: &mut Spans) {
    let found: Spans = (0..document.tokens.len())
        .filter(|&at| {
            let word = document.word(at);
            let singular = word.strip_suffix('s').unwrap_or(word);
            (lists.demonyms.contains(word) || lists.demonyms.contains(singular))
                && matches!(tags[at], Tag::JJ | Tag::NNPS | Tag::NNP | Tag::NN | Tag::NNS)
        })
        .map(|at| (TokenRange::new(at, at + 1), EntityKind::Nationality))
        .filter(|(tokens, _)| !spans.iter().any(|(other, _)| other.overlaps(*tokens) && other.len() > 1))
        .collect();
    spans.retain(|(tokens, _)| !found.iter().any(|(other, _)| other == tokens));
    spans.extend(found);
    spans.sort_by_key(|(tokens, _)| tokens.start);
}

/// `Foreign Minister`, `chief of staff`: words of offices that end with, or are joined by `of` to, the office itself.
fn add_titles(document: &Document, lists: &Lists, spans: &mut Spans) {
    for sentence in &document.sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            let is_part =
                |t: usize| t < sentence.end && matches!(lists.part(document.word(t)), "head" | "modifier" | "domain");
            let is_head = |t: usize| t < sentence.end && lists.part(document.word(t)) == "head";
            let mut end = at;
            while is_part(end) || (end > at && document.word(end) == "-" && is_part(end + 1)) {
                end += 1;
            }
            let Some(head) = (at..end).rev().find(|&t| is_head(t)) else {
                at = end.max(at + 1);
                continue;
            };
            let mut stop = head + 1;
            if document.word(stop.min(sentence.end - 1)) == "of"
                && lists.part(document.word((stop + 1).min(sentence.end - 1))) == "domain"
            {
                stop += 2;
            }
            let tokens = TokenRange::new(at, stop.min(sentence.end));
            let overlapping = spans.iter().any(|(other, _)| other.overlaps(tokens) && !tokens.contains(*other));
            if !overlapping && document.tokens[head].span.len() > 1 {
                spans.retain(|(other, _)| !tokens.contains(*other));
                spans.push((tokens, EntityKind::Title));
            }
            at = stop.max(at + 1);
        }
    }
    spans.sort_by_key(|(tokens, _)| tokens.start);
}

/// The section of the table of mentions.
pub fn train(gold: &[&Document], silver: &[Document], tables: Tables, lists: &Lists, plan: Plan) -> Vec<u8> {
    let has_entities = |d: &&&Document| !d.entities.is_empty();
    let mut examples: Vec<Example> = gold.iter().filter(has_entities).map(|d| example(d, tables, lists, 1.0)).collect();
    examples.extend(silver.iter().map(|d| example(d, tables, lists, plan.silver_weight)));
    let mut counter = Counter::default();
    let mut keys = Vec::new();
    for example in &examples {
        walk(example, |reader, first, at, memory| {
            let before = [1, 2].map(|n| if at >= n { example.labels[first + at - n] } else { Label::Outside });
            reader.keys(at, before, memory, &mut keys);
            counter.count(&keys);
            example.labels[first + at]
        });
    }
    course::run(&mut examples, counter, LABELS, plan, |learner, examples, _, is_averaged| {
        run_pass(learner, examples, is_averaged)
    })
}

/// Goes through a document's words in order, remembering the labels that `decide` gives.
fn walk(example: &Example, mut decide: impl FnMut(&MentionReader, usize, usize, &Memory) -> Label) {
    let mut memory = Memory::default();
    for sentence in &example.sentences {
        let range = sentence.indices();
        let (words, tags) = (&example.words[range.clone()], &example.tags[range.clone()]);
        let reader = MentionReader { words, tags, classes: &example.classes[range] };
        for at in 0..reader.words.len() {
            let label = decide(&reader, sentence.start, at, &memory);
            memory.note(reader.words[at], label);
        }
    }
}

fn run_pass(learner: &mut Learner, examples: &[Example], is_averaged: bool) -> Tally {
    let (mut keys, mut rows, mut scores) = (Vec::new(), Vec::new(), Vec::new());
    let (mut right, mut all) = (0, 0);
    for (number, example) in examples.iter().enumerate() {
        let mut before = [Label::Outside; 2];
        walk(example, |reader, first, at, memory| {
            if at == 0 {
                before = [Label::Outside; 2];
            }
            if before[0] == Label::Outside && reader.begins_nothing(at) {
                before = [Label::Outside; 2];
                return Label::Outside;
            }
            reader.keys(at, before, memory, &mut keys);
            learner.rows(&keys, &mut rows);
            learner.scores(&rows, &mut scores);
            let allowed = (0..LABELS).filter(|&n| Label::from_number(n).may_follow(before[0]));
            let best = Label::from_number(allowed.max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0));
            let (gold, weight) = (example.labels[first + at], example.weights[first + at]);
            if weight > 0.0 {
                learner.learn(&rows, &mut scores, gold.number(), weight);
                right += usize::from(best == gold);
                all += 1;
            }
            before = [best, before[0]];
            best
        });
        if is_averaged && (number + 1) % (examples.len() / SNAPSHOTS).max(1) == 0 {
            learner.snapshot();
        }
    }
    (right, all)
}

/// How well names are found, with their kinds, on gold tokens: persons, organisations, places, and all three.
pub fn scores<'a>(
    tables: Tables,
    lists: &Lists,
    table: &Table,
    documents: impl Iterator<Item = &'a Document>,
) -> [Score; 4] {
    let mut scores = [Score::default(); 4];
    for document in documents {
        let example = example(document, tables, lists, 1.0);
        let sentences: Vec<Sentence> = example.sentences.iter().map(|&tokens| Sentence { tokens, block: 0 }).collect();
        let found = find(table, tables.gazetteer, &sentences, &example.words, &example.tags);
        let gold = gold_names(document, lists);
        for (index, score) in scores.iter_mut().enumerate() {
            let is_wanted =
                |kind: EntityKind| if index == 3 { KINDS[..3].contains(&kind) } else { kind == KINDS[index] };
            let found: BTreeSet<_> =
                found.iter().filter(|m| is_wanted(m.kind)).map(|m| (m.tokens, m.kind as u8)).collect();
            let gold: BTreeSet<_> = gold.iter().filter(|g| is_wanted(g.1)).map(|g| (g.0, g.1 as u8)).collect();
            score.add(&found, &gold);
        }
    }
    scores
}
