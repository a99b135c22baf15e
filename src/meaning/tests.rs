//! The table test: `sentences.tsv`, each row a sentence with its acts, topics and target.

use super::*;
use crate::analysis::{MentionKind, PartyKind, Quotation};
use crate::parties::{Mention, Party};
use crate::table::rows;
use crate::text::{Span, read_paragraphs};

/// A sentence without its marks, and where they stood.
struct Marked {
    text: String,
    source: Span,
    cue: Span,
    content: Span,
}

fn marked(sentence: &str) -> Marked {
    let mut made =
        Marked { text: String::new(), source: Span::new(0, 0), cue: Span::new(0, 0), content: Span::new(0, 0) };
    let mut start = 0;
    for c in sentence.chars() {
        let here = made.text.len();
        match c {
            '[' | '{' | '<' => start = here,
            ']' => made.source = Span::new(start, here),
            '}' => made.cue = Span::new(start, here),
            '>' => made.content = Span::new(start, here),
            _ => made.text.push(c),
        }
    }
    made
}

/// The speaker first, then the two heads of state and their countries, each wherever the text names it.
fn parties(text: &Text, speaker: &str, of: &str) -> Parties {
    let people =
        [(speaker, of), ("Adela Voss", "Kestria"), ("Samir Delane", "Tamrat"), ("Kestria", "-"), ("Tamrat", "-")];
    let mut made = Parties::default();
    for (name, of) in people {
        if made.list.iter().any(|party: &Party| party.name == name) {
            continue;
        }
        let last = name.split(' ').next_back().unwrap_or(name);
        for (at, _) in text.source.match_indices(last) {
            let tokens = text.tokens_in(Span::new(at, at + last.len()));
            let party = made.list.len();
            made.mentions.push(Mention { tokens, kind: MentionKind::Name, party });
        }
        made.list.push(Party {
            name: name.to_owned(),
            kind: if of == "-" { PartyKind::Organization } else { PartyKind::Person },
            title: None,
            of: Some(of.to_owned()).filter(|of| of != "-"),
            country: None,
            members: Vec::new(),
            is_outlet: false,
            is_thing: false,
        });
    }
    made.mentions.sort_by_key(|mention| mention.tokens.start);
    made
}

fn quotation(content: &str) -> Quotation {
    match content.find('“') {
        Some(0) => Quotation::Direct,
        Some(_) => Quotation::Mixed,
        None => Quotation::Indirect,
    }
}

/// A sentence that was read.
struct Reading {
    meaning: Meaning,
    /// At whom its first act is directed.
    target: Option<String>,
    text: String,
    /// Where each token stands in it.
    tokens: Vec<Span>,
}

impl Reading {
    /// The words of ranges, “/” between them.
    fn words(&self, ranges: &[TokenRange]) -> String {
        let of = |range: &TokenRange| {
            Span { start: self.tokens[range.start].start, end: self.tokens[range.end - 1].end }.of(&self.text)
        };
        ranges.iter().map(of).collect::<Vec<_>>().join(" / ")
    }
}

fn read(sentence: &str, speaker: &str) -> Reading {
    let marked = marked(sentence);
    let text = read_paragraphs(&marked.text);
    let syntax = crate::syntax::parse(&text);
    let (name, of) = speaker.split_once(", ").unwrap_or((speaker, "-"));
    let parties = parties(&text, name, of);
    let cue = text.tokens_in(marked.cue);
    let content = text.tokens_in(marked.content);
    let between = TokenRange::new(cue.end, content.start);
    let attribution = Attribution {
        source: Some(text.tokens_in(marked.source)),
        speakers: vec![0],
        cue: Some(cue),
        cue_head: Some(cue.start),
        content: vec![content],
        quotation: quotation(marked.content.of(&marked.text)),
        addressees: parties.mentions.iter().filter(|m| between.contains(m.tokens)).map(|m| m.party).collect(),
        via: Vec::new(),
        within: None,
        confidence: 1.0,
    };
    let meaning = classify(&text, &syntax, &parties, &[attribution]).remove(0);
    let target = meaning.acts.first().and_then(|act| act.target).map(|party| parties.list[party].name.clone());
    let tokens = (0..text.tokens.len()).map(|at| text.span(TokenRange::new(at, at + 1))).collect();
    Reading { meaning, target, text: marked.text.clone(), tokens }
}

#[test]
fn each_sentence_has_the_acts_that_a_reader_finds() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("sentences.tsv")) {
        let Reading { meaning, .. } = read(row.column(0), row.column(1));
        let name = |found: &ActFound| format!("{}{}", if found.negated { "not " } else { "" }, found.act.name());
        let acts = meaning.acts.iter().map(name).collect::<Vec<_>>().join(",");
        let wanted = row.column(2);
        if acts != wanted {
            wrong.push(format!("{wanted} is wanted, {acts} found: {}", row.column(0)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_sentence_is_about_what_a_reader_finds() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("sentences.tsv")) {
        let Reading { meaning, .. } = read(row.column(0), row.column(1));
        let topics = meaning.topics.join(",");
        if topics != row.column(3) {
            wrong.push(format!("{} is wanted, {topics} found: {}", row.column(3), row.column(0)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_sentence_is_directed_at_the_party_that_a_reader_finds() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("sentences.tsv")) {
        let Reading { target, .. } = read(row.column(0), row.column(1));
        let target = target.as_deref().unwrap_or("-");
        if target != row.column(4) {
            wrong.push(format!("{} is wanted, {target} found: {}", row.column(4), row.column(0)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_act_has_the_words_and_the_object_that_a_reader_gives_it() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("parts.tsv")) {
        let reading = read(row.column(0), row.column(1));
        let act = reading.meaning.acts.iter().find(|found| found.act.name() == row.column(2));
        let found =
            act.map_or([String::new(), String::new()], |act| [reading.words(&act.part), reading.words(&act.object)]);
        if found != [row.column(3), row.column(4)] {
            let acts: Vec<_> = reading.meaning.acts.iter().map(|found| found.act.name()).collect();
            wrong.push(format!("{acts:?} {found:?}: {}", row.column(0)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_event_has_the_code_and_the_mode_of_its_words() {
    let cases = [
        ("[Voss] {urged} Tamrat <to release the sailors>.", "REQUEST yield"),
        ("[Voss] {invited} Delane <to visit Port Elin in May>.", "REQUEST meet"),
        ("[Voss] {called for} <an early resumption of talks>.", "REQUEST meet"),
        ("[Voss] {announced} <sanctions against Tamrat>.", "COERCE restrict"),
        ("[Voss] {declared} <a ceasefire in the strait>.", "RETREAT ceasefire"),
        ("[Voss] {threatened} <to bomb the harbour>.", "THREATEN violence"),
        ("[Voss] {said} <Kestria will impose sanctions against Tamrat>.", "THREATEN restrict"),
        ("[Voss] {said} <Kestria will send food to the islands>.", "AGREE"),
        ("[Voss] {accused} Delane <of lying about the levy>.", "ACCUSE allege"),
        ("[Voss] {said} <the ferry left at noon>.", "010"),
    ];
    for (sentence, expected) in cases {
        let reading = read(sentence, "Adela Voss, Kestria");
        let code = reading.meaning.acts.first().and_then(|act| act.code);
        let told = code.map(|code| [Some(code.event), code.mode].into_iter().flatten().collect::<Vec<_>>().join(" "));
        assert_eq!(told.as_deref(), Some(expected), "{sentence}");
    }
}

#[test]
fn a_topic_shows_the_words_that_speak_for_it() {
    let reading = read("[Voss] {said} <that Kestria opposes the tariff on flour>.", "Adela Voss, Kestria");
    let meaning = &reading.meaning;
    let told: Vec<_> =
        meaning.topic_triggers.iter().map(|found| (found.topic, reading.words(&[found.trigger]))).collect();
    assert!(told.contains(&("trade-economy", "tariff".to_owned())), "{told:?}");
    assert!(told.iter().all(|(topic, _)| meaning.topics.contains(topic)));
}

#[test]
fn every_row_of_the_tables_can_be_read() {
    let labels: Vec<&str> = topics().iter().map(|topic| topic.label).collect();
    for row in rows(include_str!("topics.tsv")) {
        assert!(labels.contains(&row.column(1)), "no such topic: {}", row.column(1));
        assert!(row.column(2).parse::<f32>().is_ok(), "no weight: {}", row.column(0));
    }
    for row in rows(include_str!("acts.tsv")) {
        assert!(acts::is_readable(row), "cannot be read: {}", row.column(0));
        assert!(!row.column(4).is_empty(), "no reason: {}", row.column(0));
    }
    let mut vocabulary = Vocabulary::default();
    let codes = CodeTable::read(&mut vocabulary);
    for act in Act::ALL {
        assert!(codes.code(act, &[], &[]).is_some(), "no event code: {}", act.name());
    }
    for row in rows(include_str!("codes.tsv")) {
        assert!(row.column(0).split('|').all(|act| acts::act_named(act).is_some()), "no such act: {}", row.column(0));
        assert!(!row.column(5).is_empty(), "no reason: {}", row.column(0));
    }
    let count = rows(include_str!("function_words.tsv")).count();
    let mut vocabulary = Vocabulary::default();
    assert_eq!(Functions::read(&mut vocabulary).len(), count, "a function word that cannot be read or stands twice");
}
