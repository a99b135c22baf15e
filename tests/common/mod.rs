//! What several tests share: the fixtures, and the promises that every analysis keeps.
#![allow(dead_code)] // each test uses its part

use onrecord::{Analysis, OffsetUnit, Options, Span, analyze};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The folder of articles.
pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The text of a fixture, by its name without `.txt`.
pub fn fixture(name: &str) -> String {
    let path = fixtures().join(name).with_extension("txt");
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The names of all fixtures, in order.
pub fn fixture_names() -> Vec<String> {
    let entries = std::fs::read_dir(fixtures()).expect("the folder is there");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    names
}

/// All fixtures, one after another.
pub fn all_fixtures() -> String {
    fixture_names().iter().map(|name| fixture(name)).collect::<Vec<_>>().join("\n\n")
}

/// An analysis whose spans are bytes.
pub fn read(text: &str) -> Analysis {
    analyze(text, &Options::default())
}

/// Every promise that holds for any text whatever. Panics with the broken one.
pub fn assert_sound(text: &str) {
    let analysis = read(text);
    assert_eq!(analysis, read(text), "the same text gave another result");
    assert_spans(text, &analysis);
    assert_blocks(text, &analysis);
    assert_references(&analysis);
    assert_order(&analysis);
    assert_units_agree(text, &analysis);
}

/// Every span of the result lies inside the text, on character boundaries.
fn assert_spans(text: &str, analysis: &Analysis) {
    for Span { start, end } in spans(&json(analysis)) {
        assert!(start <= end, "{start} > {end}");
        assert!(text.get(start as usize..end as usize).is_some(), "{start}..{end} is no part of {text:?}");
    }
}

/// Blocks stand in order, apart from each other, and hold every character that is not blank.
fn assert_blocks(text: &str, analysis: &Analysis) {
    let mut at = 0;
    let ends = std::iter::once(text.len());
    let starts = analysis.article.blocks.iter().map(|block| block.span.start as usize);
    let after: Vec<usize> = analysis.article.blocks.iter().map(|block| block.span.end as usize).collect();
    for (index, next) in starts.chain(ends).enumerate() {
        assert!(at <= next, "blocks overlap at {next}");
        let between = &text[at..next];
        assert!(between.chars().all(is_blank), "lost between blocks: {between:?} of {text:?}");
        at = after.get(index).copied().unwrap_or(next);
    }
}

/// White space, and format characters that show as nothing.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{AD}')
}

/// Indices point into their lists.
fn assert_references(analysis: &Analysis) {
    let is_party = |&index: &u32| (index as usize) < analysis.parties.len();
    let is_conversation = |&index: &u32| (index as usize) < analysis.conversations.len();
    for party in &analysis.parties {
        assert!(party.members.iter().all(is_party), "{party:?}");
        assert!(!party.name.trim().is_empty(), "a party without a name: {party:?}");
    }
    for conversation in &analysis.conversations {
        assert!(conversation.participants.iter().chain(&conversation.initiator).all(is_party), "{conversation:?}");
    }
    for (index, statement) in analysis.statements.iter().enumerate() {
        let people = statement.speakers.iter().chain(&statement.addressees).chain(&statement.via);
        assert!(people.chain(statement.acts.iter().filter_map(|a| a.target.as_ref())).all(is_party), "{statement:?}");
        assert!(statement.conversations.iter().all(is_conversation), "{statement:?}");
        let is_within_another = |outer: u32| (outer as usize) < analysis.statements.len() && outer as usize != index;
        assert!(statement.within.is_none_or(is_within_another), "{statement:?}");
        assert!((0.0..=1.0).contains(&statement.confidence), "{statement:?}");
    }
}

/// Statements stand in the order of their first piece; the pieces of one in order, apart, none of them empty.
fn assert_order(analysis: &Analysis) {
    let firsts: Vec<Span> = analysis.statements.iter().filter_map(|s| s.content.first().copied()).collect();
    assert!(firsts.is_sorted_by_key(|span| span.start), "statements out of order");
    for statement in &analysis.statements {
        assert!(!statement.content.is_empty(), "a statement without words: {statement:?}");
        assert!(statement.content.iter().all(|piece| !piece.is_empty()), "an empty piece: {statement:?}");
        assert!(statement.content.windows(2).all(|pair| pair[0].end <= pair[1].start), "{statement:?}");
    }
    for party in &analysis.parties {
        assert!(party.mentions.is_sorted_by_key(|mention| mention.span.start), "mentions out of order: {party:?}");
    }
}

/// The three units tell of the same places, and of nothing else differently.
fn assert_units_agree(text: &str, in_bytes: &Analysis) {
    let bytes = json(in_bytes);
    for unit in [OffsetUnit::Utf16, OffsetUnit::Chars] {
        let other = json(&analyze(text, &Options { offsets: unit, ..Options::default() }));
        let (expected, got) = (spans(&bytes), spans(&other));
        assert_eq!(expected.len(), got.len());
        for (byte_span, span) in expected.iter().zip(&got) {
            let place = |at: u32| {
                let head = &text[..at as usize];
                if unit == OffsetUnit::Utf16 { head.encode_utf16().count() } else { head.chars().count() }
            };
            assert_eq!((place(byte_span.start), place(byte_span.end)), (span.start as usize, span.end as usize));
        }
    }
}

fn json(analysis: &Analysis) -> Value {
    serde_json::to_value(analysis).expect("an analysis is plain data")
}

/// Every `{start, end}` of a JSON value, in order.
fn spans(value: &Value) -> Vec<Span> {
    let mut found = Vec::new();
    let mut pending = vec![value];
    while let Some(value) = pending.pop() {
        match value {
            Value::Array(items) => pending.extend(items.iter().rev()),
            Value::Object(fields) => match (fields.get("start"), fields.get("end")) {
                (Some(start), Some(end)) => found.push(Span { start: number(start), end: number(end) }),
                _ => pending.extend(fields.values().rev()),
            },
            _ => {}
        }
    }
    found
}

fn number(value: &Value) -> u32 {
    value.as_u64().and_then(|n| u32::try_from(n).ok()).expect("offsets fit u32")
}
