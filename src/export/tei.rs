//! The account in TEI P5: its blocks as paragraphs, its statements as `said` with `who`, `toWhom` and `direct`, the
//! parties in a `listPerson`, the conversations in a `listEvent`.
//!
//! Statements may overlap (one within another, pieces over paragraphs); elements must nest. So each place of the text
//! is marked with the innermost statement there, and a statement in several pieces is joined by `next` and `prev`.

use super::account::{Account, kind_name, medium_name, status_name};
use super::xml::escaped;
use crate::analysis::{BlockKind, Conversation, Party, PartyKind, Quotation, Statement};
use crate::text::Span;
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;

/// What writing to a string gives; it does not fail.
type Written = std::fmt::Result;

/// A stretch of a block that belongs to a statement.
#[derive(Clone, Copy)]
struct Segment {
    span: Span,
    statement: usize,
    /// Which of the statement's segments, from 1.
    part: usize,
}

/// The document.
pub fn write(account: &Account) -> String {
    let mut out = String::new();
    let _ = document(&mut out, account);
    out
}

fn document(out: &mut String, account: &Account) -> Written {
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n");
    header(out, account)?;
    events(out, &account.analysis.conversations)?;
    out.push_str("  <text xml:lang=\"en\">\n    <body>\n");
    let segments = segments(account);
    let mut parts = HashMap::new();
    for segment in &segments {
        parts.insert(segment.statement, segment.part);
    }
    let mut rest = segments.as_slice();
    for block in &account.analysis.article.blocks {
        let here = rest.partition_point(|segment| segment.span.start < block.span.end);
        let (own, after) = rest.split_at(here);
        rest = after;
        write!(out, "      <p{}>", rendition(block.kind))?;
        let mut at = block.span.start;
        for segment in own {
            out.push_str(&escaped(account.words(Span { start: at, end: segment.span.start })));
            let last = parts.get(&segment.statement).copied().unwrap_or(1);
            said(out, account, *segment, last)?;
            at = segment.span.end;
        }
        out.push_str(&escaped(account.words(Span { start: at, end: block.span.end.max(at) })));
        out.push_str("</p>\n");
    }
    out.push_str("    </body>\n  </text>\n</TEI>\n");
    Ok(())
}

fn rendition(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Headline => " rend=\"headline\"",
        BlockKind::Heading => " rend=\"heading\"",
        BlockKind::Caption => " rend=\"caption\"",
        BlockKind::Byline | BlockKind::Timestamp | BlockKind::Dateline => " rend=\"frame\"",
        BlockKind::Boilerplate => " rend=\"boilerplate\"",
        BlockKind::Paragraph | BlockKind::Turn => "",
    }
}

fn header(out: &mut String, account: &Account) -> Written {
    let title = account.headline().unwrap_or_else(|| "Untitled account".to_owned());
    out.push_str("  <teiHeader>\n    <fileDesc>\n");
    writeln!(out, "      <titleStmt><title>{}</title></titleStmt>", escaped(&title))?;
    out.push_str("      <publicationStmt><p>Breakdown made by On Record.</p></publicationStmt>\n");
    let published = account.analysis.article.published.as_deref().map(day);
    let date = published.map(|day| format!(" <date when=\"{0}\">{0}</date>", escaped(day))).unwrap_or_default();
    writeln!(out, "      <sourceDesc><bibl><title>{}</title>{date}</bibl></sourceDesc>", escaped(&title))?;
    out.push_str("    </fileDesc>\n");
    if !account.analysis.parties.is_empty() {
        out.push_str("    <profileDesc>\n      <particDesc>\n        <listPerson>\n");
        for (index, one) in account.analysis.parties.iter().enumerate() {
            party(out, index, one)?;
        }
        out.push_str("        </listPerson>\n      </particDesc>\n    </profileDesc>\n");
    }
    out.push_str("  </teiHeader>\n");
    Ok(())
}

/// The day of an ISO date, whose time TEI would want with seconds.
fn day(date: &str) -> &str {
    date.get(..10).unwrap_or(date)
}

fn party(out: &mut String, index: usize, party: &Party) -> Written {
    let (element, name) = match party.kind {
        PartyKind::Person | PartyKind::Unnamed => ("person", "persName"),
        PartyKind::Country | PartyKind::Organization => ("org", "orgName"),
        PartyKind::Group => ("personGrp", "name"),
    };
    write!(out, "          <{element} xml:id=\"p{}\"><{name}>{}</{name}>", index + 1, escaped(&party.name))?;
    if element == "person" {
        let office = [party.title.as_deref(), party.of.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
        if !office.is_empty() {
            write!(out, "<occupation>{}</occupation>", escaped(&office))?;
        }
    }
    writeln!(out, "</{element}>")
}

fn events(out: &mut String, conversations: &[Conversation]) -> Written {
    if conversations.is_empty() {
        return Ok(());
    }
    out.push_str("  <standOff>\n    <listEvent>\n");
    for (index, talk) in conversations.iter().enumerate() {
        let (kind, medium, status) = (kind_name(talk.kind), medium_name(talk.medium), status_name(talk.status));
        write!(out, "      <event xml:id=\"c{}\" type=\"{kind}\" subtype=\"{medium}\"", index + 1)?;
        if let Some(date) = &talk.date {
            write!(out, " when=\"{}\"", escaped(day(date)))?;
        }
        write!(out, "><label>{}</label><desc>{status}", escaped(&talk.label))?;
        for party in &talk.participants {
            write!(out, " <ref type=\"participant\" target=\"#p{}\"/>", u64::from(*party) + 1)?;
        }
        out.push_str("</desc></event>\n");
    }
    out.push_str("    </listEvent>\n  </standOff>\n");
    Ok(())
}

fn said(out: &mut String, account: &Account, segment: Segment, last: usize) -> Written {
    let Some(statement) = account.analysis.statements.get(segment.statement) else { return Ok(()) };
    let name = |part: usize| format!("s{}.{part}", segment.statement + 1);
    write!(out, "<said xml:id=\"{}\"", name(segment.part))?;
    pointers(out, "who", &statement.speakers)?;
    pointers(out, "toWhom", &statement.addressees)?;
    write!(out, " direct=\"{}\"", statement.quotation == Quotation::Direct)?;
    write!(out, " ana=\"{}\"", analysis(statement))?;
    if segment.part > 1 {
        write!(out, " prev=\"#{}\"", name(segment.part - 1))?;
    }
    if segment.part < last {
        write!(out, " next=\"#{}\"", name(segment.part + 1))?;
    }
    write!(out, ">{}</said>", escaped(account.words(segment.span)))
}

fn pointers(out: &mut String, attribute: &str, parties: &[u32]) -> Written {
    if parties.is_empty() {
        return Ok(());
    }
    let targets: Vec<String> = parties.iter().map(|&party| format!("#p{}", u64::from(party) + 1)).collect();
    write!(out, " {attribute}=\"{}\"", targets.join(" "))
}

/// Acts, topics and conversations, as pointers.
fn analysis(statement: &Statement) -> String {
    let acts = statement.acts.iter().map(|act| format!("urn:x-onrecord:act:{}", act.act.name()));
    let topics = statement.topics.iter().map(|topic| format!("urn:x-onrecord:topic:{}", escaped(topic)));
    let talks = statement.conversations.iter().map(|&talk| format!("#c{}", u64::from(talk) + 1));
    acts.chain(topics).chain(talks).collect::<Vec<_>>().join(" ")
}

/// The stretches of the text that belong to statements: without overlap, each within one block, in order.
fn segments(account: &Account) -> Vec<Segment> {
    let analysis = account.analysis;
    let mut found = Vec::new();
    let mut parts = vec![0; analysis.statements.len()];
    let mut blocks = analysis.article.blocks.iter().peekable();
    for (span, statement) in innermost(&analysis.statements) {
        let mut start = span.start;
        while let Some(block) = blocks.peek() {
            let piece = Span { start: start.max(block.span.start), end: span.end.min(block.span.end) };
            if piece.start < piece.end {
                parts[statement] += 1;
                found.push(Segment { span: piece, statement, part: parts[statement] });
                start = piece.end;
            }
            if block.span.end >= span.end {
                break;
            }
            blocks.next();
        }
    }
    found
}

/// Of each stretch of the text the statement that begins last: the innermost. In order, without overlap.
fn innermost(statements: &[Statement]) -> Vec<(Span, usize)> {
    let pieces =
        statements.iter().enumerate().flat_map(|(index, one)| one.content.iter().map(move |&span| (span, index)));
    let pieces: Vec<(Span, usize)> = pieces.filter(|(span, _)| span.start < span.end).collect();
    let mut edges: Vec<(u32, bool, usize)> = Vec::with_capacity(2 * pieces.len());
    for (index, (span, _)) in pieces.iter().enumerate() {
        edges.push((span.start, true, index));
        edges.push((span.end, false, index));
    }
    edges.sort_unstable();
    let mut open: BTreeSet<(u32, usize)> = BTreeSet::new();
    let mut found: Vec<(Span, usize)> = Vec::new();
    let mut at = 0;
    for (offset, is_start, index) in edges {
        let Some(&(span, _)) = pieces.get(index) else { continue };
        if let Some((_, statement)) = open.last().and_then(|&(_, top)| pieces.get(top)).filter(|_| at < offset) {
            match found.last_mut().filter(|(last, of)| last.end == at && of == statement) {
                Some((last, _)) => last.end = offset,
                None => found.push((Span { start: at, end: offset }, *statement)),
            }
        }
        at = offset;
        if is_start {
            open.insert((span.start, index));
        } else {
            open.remove(&(span.start, index));
        }
    }
    found
}
