//! Names, titles and what refers back, read in texts of our own: `names.tsv` has a row a name, `texts.tsv` one a text with
//! all its parties as the public result has them.

use crate::analysis::PartyKind;
use crate::parties::{self, Party};
use crate::table::rows;
use crate::{Analysis, Options, analysis, analyze, syntax, text};

const TEXTS: &str = include_str!("texts.tsv");
const NAMES: &str = include_str!("names.tsv");

/// The party that the words between brackets name.
fn named(marked: &str) -> Option<Party> {
    let (before, rest) = marked.split_once('[')?;
    let (words, after) = rest.split_once(']')?;
    let source = format!("{before}{words}{after}");
    let text = text::read_paragraphs(&source);
    let syntax = syntax::parse(&text);
    let parties = parties::find(&text, &syntax);
    let phrase = text.tokens_in(text::Span::new(before.len(), before.len() + words.len()));
    let mention =
        parties.within(phrase).find(|m| phrase.contains(m.tokens)).or_else(|| parties.within(phrase).next())?;
    Some(parties.list[mention.party].clone())
}

fn kind(name: &str) -> PartyKind {
    match name {
        "person" => PartyKind::Person,
        "country" => PartyKind::Country,
        "organization" => PartyKind::Organization,
        "group" => PartyKind::Group,
        _ => PartyKind::Unnamed,
    }
}

#[test]
fn every_name_of_the_table_is_read_with_its_kind_title_and_owner() {
    let mut faults = Vec::new();
    for row in rows(NAMES) {
        let wanted = [1, 3, 4].map(|column| row.column(column));
        let found = named(row.column(0));
        let found_words = found.as_ref().map(|party| {
            let or_dash = |words: &Option<String>| words.clone().unwrap_or_else(|| "-".to_owned());
            [party.name.clone(), or_dash(&party.title), or_dash(&party.of)]
        });
        let is_kind = found.as_ref().is_some_and(|party| party.kind == kind(row.column(2)));
        if !is_kind || found_words.as_ref().is_none_or(|found| found != &wanted) {
            faults.push(format!("{}: {found_words:?} {:?}", row.column(0), found.map(|f| f.kind)));
        }
    }
    assert!(faults.is_empty(), "{} of {}\n{}", faults.len(), rows(NAMES).count(), faults.join("\n"));
}

/// A party as the table has it: “Name [kind, title of owner (code)] {members} = mention / mention”.
fn written(text: &str, analysis: &Analysis, party: &analysis::Party) -> String {
    let kind = serde_json::to_value(party.kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
    let of = party.of.as_ref().map(|of| format!("of {of}"));
    let code = party.country.as_ref().map(|code| format!("({code})"));
    let facts: Vec<String> = [party.title.clone(), of, code].into_iter().flatten().collect();
    let facts = if facts.is_empty() { String::new() } else { format!(", {}", facts.join(" ")) };
    let members: Vec<&str> = party.members.iter().map(|&m| analysis.parties[m as usize].name.as_str()).collect();
    let members = if members.is_empty() { String::new() } else { format!(" {{{}}}", members.join(" + ")) };
    let words = |m: &analysis::PartyMention| &text[m.span.start as usize..m.span.end as usize];
    let mentions: Vec<&str> = party.mentions.iter().map(words).collect();
    format!("{} [{kind}{facts}]{members} = {}", party.name, mentions.join(" / "))
}

#[test]
fn every_text_of_the_table_has_its_parties_with_all_their_mentions() {
    let mut faults = Vec::new();
    for row in rows(TEXTS) {
        let text = row.column(0);
        let analysis = analyze(text, &Options { offsets: text::OffsetUnit::Bytes, ..Options::default() });
        let found: Vec<String> = analysis.parties.iter().map(|party| written(text, &analysis, party)).collect();
        if found.join("; ") != row.column(1) {
            faults.push(format!("{text}\n  want {}\n  have {}", row.column(1), found.join("; ")));
        }
    }
    assert!(faults.is_empty(), "{} of {}\n{}", faults.len(), rows(TEXTS).count(), faults.join("\n"));
}
