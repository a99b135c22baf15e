//! What is read out of whole sentences as mentions, with kinds and heads. The sentences stand in `mentions.tsv`.

use super::KINDS;
use crate::syntax::{EntityKind, Mention, parse};
use crate::table::rows;
use crate::text::{Text, read_paragraphs};

/// Sentences that come out otherwise: peoples in the plural and of two words, some places, `May` and `march`.
const MOST_OTHERWISE: usize = 7;

/// A kind as the table writes it.
fn name(kind: EntityKind) -> &'static str {
    let names = ["person", "organization", "place", "title", "nationality", "date"];
    KINDS.iter().zip(names).find(|&(&known, _)| known == kind).map_or("", |(_, name)| name)
}

/// A sentence without its brackets.
fn bare(marked: &str) -> String {
    let mut parts = marked.split('[');
    let mut text = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let (mention, rest) = part.split_once(']').expect("brackets close");
        let (_, words) = mention.split_once(' ').expect("a kind stands before the words");
        text += &words.replace('*', "");
        text += rest;
    }
    text
}

/// A text with its mentions in brackets.
fn marked(text: &Text, mentions: &[Mention]) -> String {
    let (mut out, mut end) = (String::new(), 0);
    for mention in mentions {
        let span = text.span(mention.tokens);
        let head = text.tokens[mention.head].span.start as usize;
        let is_last = mention.head + 1 == mention.tokens.end;
        let words = &text.source[span.start as usize..span.end as usize];
        let (before, after) = words.split_at(head - span.start as usize);
        out += &text.source[end..span.start as usize];
        out += &["[", name(mention.kind), " ", before, if is_last { "" } else { "*" }, after, "]"].concat();
        end = span.end as usize;
    }
    out + &text.source[end..]
}

#[test]
fn sentences_come_out_with_their_mentions_and_heads() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("mentions.tsv")) {
        let bare = bare(row.column(0));
        let text = read_paragraphs(&bare);
        let found = marked(&text, &parse(&text).mentions);
        if found != row.column(0) {
            wrong.push(format!("want {}\nhave {found}", row.column(0)));
        }
    }
    assert!(wrong.len() <= MOST_OTHERWISE, "{} otherwise:\n{}", wrong.len(), wrong.join("\n"));
}
