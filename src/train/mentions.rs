//! How mentions are learnt: names from GUM's entities, names and dates from news annotated by machine, nationalities
//! and titles from the tables of countries and offices.

use super::corpora::{Document, GoldEntity};
use super::course::{self, Plan, SNAPSHOTS, Tally};
use super::evaluate::Score;
use super::learner::{Counter, Learner, Settings, Templates};
use super::pack;
use crate::learn::Table;
use crate::syntax::abbreviations;
use crate::syntax::mentions::{self, Context, KINDS, LABELS, Label, Memory, MentionReader, class, class_key, find};
use crate::syntax::tagger::Tagger;
use crate::syntax::words::Word;
use crate::syntax::{EntityKind, Tag};
use crate::text::{Sentence, TokenRange};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::io;

/// The plan by which the model is made.
pub const PLAN: Plan = Plan {
    settings: Settings { rate: 0.15, sparsity: 3.2, decay: 0.0 },
    least_count: 2,
    search_passes: 4,
    final_passes: 2,
    least_weight: 0.01,
    silver_weight: 0.4,
    without: Templates::NONE,
};

/// Tables of the later stage, which mark nationalities and titles where no corpus does, and from which the gazetteer is
/// made.
pub struct Lists {
    demonyms: HashSet<String>,
    /// Words of offices, with their parts: `head`, `modifier`, `domain`, `honorific`.
    offices: HashMap<String, Vec<String>>,
    classes: BTreeMap<String, u8>,
    /// Whole names with their class.
    names: BTreeMap<String, u8>,
    /// The class of a name by the company that it keeps, from 0.
    companies: BTreeMap<String, u8>,
}

/// The least times that a word begins a date to be known for it, and the most uses that it has for each of them.
const LEAST_DATES: usize = 4;
/// See [`LEAST_DATES`].
const MOST_USES_A_DATE: usize = 12;

/// Classes of the gazetteer.
const CLASSES: usize = 255;

/// The tables' texts.
pub struct ListTexts<'a> {
    /// Code, kind and form of each country.
    pub countries: &'a str,
    /// The same for forms that the first table lacks.
    pub country_variants: &'a str,
    /// Words of offices, with their part.
    pub titles: &'a str,
    /// Words of organisations' names.
    pub organizations: &'a str,
    /// Given names, front-coded: a capital tells how many letters are shared with the name before (A: none).
    pub given_names: &'a str,
    /// Words that show a name to be that of a thing.
    pub things: &'a str,
    /// Code and name of parts of countries.
    pub regions: &'a str,
    /// The same of seas, continents and cities.
    pub geography: &'a str,
    /// Name and short forms of bodies.
    pub bodies: &'a str,
    /// Names that keep company, a class a line.
    pub companies: &'a str,
}

impl Lists {
    /// Reads the tables.
    pub fn new(texts: &ListTexts) -> Self {
        let rows = |table: &str| -> Vec<Vec<String>> {
            let lines = table.lines().filter(|l| !l.starts_with('#')).skip(1);
            lines.map(|l| l.split('\t').map(str::to_owned).collect()).collect()
        };
        let mut lists = Self {
            demonyms: HashSet::new(),
            offices: HashMap::new(),
            classes: BTreeMap::new(),
            names: BTreeMap::new(),
            companies: BTreeMap::new(),
        };
        for row in rows(texts.countries).into_iter().chain(rows(texts.country_variants)).filter(|r| r.len() >= 3) {
            let class = match row[1].as_str() {
                "demonym" => class::DEMONYM,
                "capital" => class::CAPITAL,
                _ => class::COUNTRY,
            };
            for word in row[2].split([' ', '-']).filter(|w| w.starts_with(char::is_uppercase) && *w != "The") {
                lists.add_class(word, class);
            }
            if class == class::DEMONYM {
                lists.demonyms.insert(row[2].clone());
            } else {
                lists.add_name(&row[2], class::PLACE_NAME);
            }
        }
        for row in rows(texts.titles).into_iter().filter(|r| r.len() >= 2) {
            match row[1].as_str() {
                "head" => lists.add_class(&row[0], class::OFFICE),
                "honorific" => lists.add_class(&row[0], class::HONORIFIC),
                _ => lists.add_class(&row[0], class::OFFICE_MODIFIER),
            }
            lists.offices.entry(row[0].clone()).or_default().push(row[1].clone());
        }
        for row in rows(texts.organizations) {
            lists.add_class(&row[0], class::ORGANIZATION_WORD);
        }
        for row in rows(texts.things).into_iter().filter(|r| r.len() >= 2) {
            let class = match row[1].as_str() {
                "place" => class::SITE_WORD,
                "storm" => class::STORM_WORD,
                _ => class::THING_WORD,
            };
            lists.add_class(&row[0], class);
        }
        for row in rows(texts.regions).into_iter().chain(rows(texts.geography)).filter(|r| r.len() >= 2) {
            lists.add_name(&row[1], class::PLACE_NAME);
        }
        for row in rows(texts.bodies).into_iter().filter(|r| r.len() >= 2) {
            let forms = std::iter::once(row[0].as_str()).chain(row[1].split('|'));
            forms.for_each(|name| lists.add_name(name, class::BODY_NAME));
        }
        for name in front_decoded(texts.given_names) {
            lists.add_class(&name, class::GIVEN_NAME);
        }
        for row in rows(texts.companies).into_iter().filter(|r| r.len() == 2) {
            let number: u8 = row[0].parse().unwrap_or(0);
            lists.companies.extend(row[1].split(' ').map(|name| (name.to_owned(), number)));
        }
        lists
    }

    fn add_name(&mut self, name: &str, class: u8) {
        if !name.is_empty() {
            self.names.entry(name.to_lowercase()).or_insert(class);
        }
    }

    fn add_class(&mut self, word: &str, class: u8) {
        let known = self.classes.entry(word.to_lowercase()).or_insert(class);
        *known = class.min(*known);
    }

    /// Whether a word may be one of the given parts of a title.
    fn is_part(&self, word: &str, parts: &[&str]) -> bool {
        self.offices.get(&word.to_lowercase()).is_some_and(|own| own.iter().any(|part| parts.contains(&part.as_str())))
    }

    fn is_demonym(&self, word: &str) -> bool {
        self.demonyms.contains(word) || word.strip_suffix('s').is_some_and(|singular| self.demonyms.contains(singular))
    }

    /// Adds the words in small letters with which dates begin in news: `last`, `yesterday`.
    pub fn add_date_words(&mut self, silver: &[Document]) {
        let mut counts: HashMap<&str, [usize; 2]> = HashMap::new();
        for document in silver {
            let is_date = |at: usize| matches!(document.tokens[at].class.as_str(), "DATE" | "TIME");
            for at in 0..document.tokens.len() {
                let begins = is_date(at) && (at == 0 || !is_date(at - 1));
                let count = counts.entry(document.word(at)).or_default();
                count[0] += usize::from(begins);
                count[1] += 1;
            }
        }
        let is_date_word = |word: &str, [begins, all]: [usize; 2]| {
            word.chars().all(char::is_lowercase) && begins >= LEAST_DATES && begins * MOST_USES_A_DATE >= all
        };
        for (word, _) in counts.into_iter().filter(|&(word, counts)| is_date_word(word, counts)) {
            self.add_class(word, class::DATE_WORD);
        }
    }

    /// The section of the gazetteer.
    pub fn gazetteer(&self) -> Vec<u8> {
        let mut rows: BTreeMap<&String, Vec<u8>> =
            self.classes.iter().map(|(word, &class)| (word, vec![class])).collect();
        for (name, number) in &self.companies {
            rows.entry(name).or_default().push(class::FIRST_COMPANY + number);
        }
        let key = |word: &String| class_key(Word::new(word, true));
        let mut rows: Vec<(u32, Vec<u8>)> = rows.into_iter().map(|(word, labels)| (key(word), labels)).collect();
        let words = |name: &str| name.split(' ').map(|word| Word::new(word, true)).collect::<Vec<_>>();
        let name_key = |name: &String| words(name).into_iter().fold(0, mentions::name_key);
        rows.extend(self.names.iter().map(|(name, class)| (name_key(name), vec![*class])));
        pack::labels(CLASSES, &rows)
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
    context: Context,
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
    let mut tagger = Tagger::new(tables.tagger);
    for sentence in &document.sentences {
        tagger.tag(&words[sentence.indices()], &mut tags);
    }
    abbreviations::retag(&words, &mut tags, |at| document.word(at));
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
    let context = Context::new(tables.gazetteer, document.sentences.iter().copied(), &words, &tags);
    Example { words, tags, context, labels, weights, sentences: document.sentences.clone() }
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
    let name = |entity: &GoldEntity| {
        let kind = match entity.kind.as_str() {
            "person" => EntityKind::Person,
            "organization" => EntityKind::Organization,
            "place" => EntityKind::Place,
            _ => return None,
        };
        Some((name_of(document, entity, kind, lists)?, kind))
    };
    let mut names: Spans = document.entities.iter().filter_map(name).collect();
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

/// The name in an entity, whose head must be a proper noun, or of a person be joined to one.
fn name_of(document: &Document, entity: &GoldEntity, kind: EntityKind, lists: &Lists) -> Option<TokenRange> {
    let tokens = &document.tokens;
    // The word that depends on none of the others.
    let is_top = |at: &usize| tokens[*at].head == *at || !entity.tokens.has(tokens[*at].head);
    let head = entity.tokens.indices().find(is_top).unwrap_or(entity.head);
    if kind == EntityKind::Person {
        return person_name(document, entity.tokens, head, lists);
    }
    let is_proper = |at: usize| entity.tokens.has(at) && tokens[at].tag.is_proper();
    if !is_proper(head) {
        return None;
    }
    // `the Department and the Bureau` are two, `the Department of Trade and Industry` is one.
    let begins_another = |at: usize| document.entities.iter().any(|other| other.tokens.start == at);
    let mut end = head + 1;
    while end < entity.tokens.end {
        let joins = match document.word(end) {
            "of" | "for" | "&" | "-" | "'s" | "the" | "on" => true,
            "and" => !begins_another(end + 1),
            _ => false,
        };
        let next = if joins && document.word(end + 1) == "the" { end + 2 } else { end + 1 };
        if is_proper(end) {
            end += 1;
        } else if joins && next < entity.tokens.end && is_proper(next) {
            end = next + 1;
        } else {
            break;
        }
    }
    Some(TokenRange::new(proper_start(document, entity.tokens, head), end))
}

/// The first of the proper nouns that lead up to a word.
fn proper_start(document: &Document, within: TokenRange, at: usize) -> usize {
    let is_proper = |at: usize| at >= within.start && document.tokens[at].tag.is_proper();
    let mut start = at;
    while start > within.start {
        let is_hyphen = document.tokens[start - 1].tag == Tag::HYPH && start >= 2 && is_proper(start - 2);
        if !is_proper(start - 1) && !is_hyphen {
            break;
        }
        start -= 1;
    }
    start
}

/// The name of a person: the proper nouns before the head and what is joined to it flat, without title. `Republicans`
/// and `a German` are no names.
fn person_name(document: &Document, within: TokenRange, head: usize, lists: &Lists) -> Option<TokenRange> {
    let tokens = &document.tokens;
    let belongs = |at: &usize| {
        let is_flat = (head..*at).contains(&tokens[*at].head) && tokens[*at].relation == "flat";
        is_flat || document.word(*at) == "-"
    };
    let end = (head + 1..within.end).take_while(belongs).last().map_or(head + 1, |at| at + 1);
    let is_name = |at: usize| matches!(tokens[at].tag, Tag::NNP);
    let start = if is_name(head) { proper_start(document, within, head) } else { head };
    let is_office = |at: usize| lists.is_part(document.word(at), &["head", "honorific"]);
    let after_office = (start..end.max(start + 1) - 1).rev().find(|&at| is_office(at)).map_or(start, |at| at + 1);
    let first = (after_office..end).find(|&at| is_name(at))?;
    let is_alone = end - first == 1;
    let is_other = is_alone && (lists.is_demonym(document.word(first)) || is_office(first));
    (!is_other && tokens[end - 1].tag != Tag::NNPS).then(|| TokenRange::new(first, end))
}

fn add_nationalities(document: &Document, tags: &[Tag], lists: &Lists, spans: &mut Spans) {
    let found: Spans = (0..document.tokens.len())
        .filter(|&at| {
            let word = document.word(at);
            lists.is_demonym(word) && matches!(tags[at], Tag::JJ | Tag::NNPS | Tag::NNP | Tag::NN | Tag::NNS)
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
                |t: usize| t < sentence.end && lists.is_part(document.word(t), &["head", "modifier", "domain"]);
            let is_head = |t: usize| t < sentence.end && lists.is_part(document.word(t), &["head"]);
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
                && lists.is_part(document.word((stop + 1).min(sentence.end - 1)), &["domain"])
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
pub fn train(
    gold: &[&Document],
    silver: &[Document],
    tables: Tables,
    lists: &Lists,
    plan: Plan,
) -> io::Result<Vec<u8>> {
    let has_entities = |d: &&&Document| !d.entities.is_empty();
    let by_hand = || gold.iter().filter(has_entities).map(|d| example(d, tables, lists, 1.0));
    println!("  by hand alone");
    let section = learn(by_hand().collect(), Plan { search_passes: 3, final_passes: 0, ..plan });
    let table = Table::read(&section).map_err(io::Error::other)?;
    let mut silver: Vec<Example> = silver.iter().map(|d| example(d, tables, lists, plan.silver_weight)).collect();
    let dropped = silver.iter_mut().map(|example| drop_contradicted(example, &table)).sum::<usize>();
    println!("  with news labelled by machine, {dropped} of its labels left out");
    Ok(learn(by_hand().chain(silver).collect(), plan))
}

/// Log-odds by which a label by machine must be contradicted to be left out.
const CONTRADICTION: f32 = 3.0;

/// Labels by machine that a model learnt by hand alone contradicts, surely enough, are not learnt from. Of dates that
/// model knows nothing. Returns their number.
fn drop_contradicted(example: &mut Example, table: &Table) -> usize {
    let least = (CONTRADICTION / table.unit().max(f32::MIN_POSITIVE)) as i32;
    let mut contradicted = Vec::new();
    let mut keys = Vec::new();
    let mut before = [Label::Outside; 2];
    walk(example, |reader, first, at, memory| {
        if at == 0 {
            before = [Label::Outside; 2];
        }
        let (label, scores) = mentions::decide(table, reader, at, before, memory, &mut keys);
        let stated = example.labels[first + at];
        let is_date = |label: Label| label.kind() == Some(EntityKind::Date);
        if !is_date(stated) && scores[label.number()] - scores[stated.number()] >= least.max(1) {
            contradicted.push(first + at);
        }
        before = [label, before[0]];
        label
    });
    for &at in &contradicted {
        example.weights[at] = 0.0;
    }
    contradicted.len()
}

fn learn(mut examples: Vec<Example>, plan: Plan) -> Vec<u8> {
    let mut counter = Counter::without(plan.without);
    let mut features = Vec::new();
    for example in &examples {
        walk(example, |reader, first, at, memory| {
            let before = [1, 2].map(|n| if at >= n { example.labels[first + at - n] } else { Label::Outside });
            reader.features(at, before, memory, &mut features);
            counter.count(&features);
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
        let reader = MentionReader { first: sentence.start, words, tags, context: &example.context };
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
            reader.features(at, before, memory, &mut keys);
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

/// The names of persons, organisations and places that are found on a document's gold tokens.
pub fn found_names(tables: Tables, lists: &Lists, table: &Table, document: &Document) -> Spans {
    let example = example(document, tables, lists, 1.0);
    let sentences: Vec<Sentence> = example.sentences.iter().map(|&tokens| Sentence { tokens, block: 0 }).collect();
    let found = find(table, tables.gazetteer, &sentences, &example.words, &example.tags);
    found.into_iter().filter(|m| KINDS[..NAMES].contains(&m.kind)).map(|m| (m.tokens, m.kind)).collect()
}

/// The first of the kinds: those of names.
const NAMES: usize = 3;

/// How well names are found, with their kinds, on gold tokens: persons, organisations, places, and all three.
pub fn scores<'a>(
    tables: Tables,
    lists: &Lists,
    table: &Table,
    documents: impl Iterator<Item = &'a Document>,
) -> [Score; NAMES + 1] {
    let mut scores = [Score::default(); NAMES + 1];
    for document in documents {
        let found = found_names(tables, lists, table, document);
        let gold = gold_names(document, lists);
        for (index, score) in scores.iter_mut().enumerate() {
            let wanted = |names: &Spans| -> BTreeSet<(TokenRange, u8)> {
                let wanted =
                    names.iter().filter(|(_, kind)| KINDS.get(index).is_none_or(|k| index == NAMES || k == kind));
                wanted.map(|&(tokens, kind)| (tokens, kind as u8)).collect()
            };
            score.add(&wanted(&found), &wanted(&gold));
        }
    }
    scores
}

/// A document with its names for other programs: its words, whether a blank follows each, where sentences begin, the
/// names that are annotated and those that are found (first word, word after the last, kind).
pub fn exported(tables: Tables, lists: &Lists, table: &Table, document: &Document) -> serde_json::Value {
    let count = document.tokens.len();
    let names = |spans: &Spans| -> Vec<serde_json::Value> {
        spans.iter().map(|(t, kind)| serde_json::json!([t.start, t.end, format!("{kind:?}")])).collect()
    };
    serde_json::json!({
        "id": document.id,
        "is_news": document.is_news(),
        "words": (0..count).map(|at| document.word(at)).collect::<Vec<_>>(),
        "spaces": (1..=count).map(|at| at < count && document.is_spaced(at)).collect::<Vec<_>>(),
        "sentences": document.sentences.iter().map(|s| s.start).collect::<Vec<_>>(),
        "gold": names(&gold_names(document, lists)),
        "found": names(&found_names(tables, lists, table, document)),
    })
}
