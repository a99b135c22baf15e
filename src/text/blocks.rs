//! The article's frame: which stretch of the text is headline, byline, timestamp, caption, heading or paragraph.
//!
//! Furniture is known by its own words (`furniture`), turns by their labels (`turns`), the headline and headings by
//! their shape and place. What nothing speaks for is a paragraph: no words are lost.

use super::lines::{self, Stretch};
use super::{Frame, Label, Span, TextBlock, TokenRange, dates, furniture, titles, turns};
use crate::analysis::{BlockKind, Form, Notice};

/// The frame, the blocks (with empty token ranges) and what a reader should know of them.
pub fn read(source: &str) -> (Frame, Vec<TextBlock>, Vec<Notice>) {
    let stretches = lines::stretches(source);
    let mut blocks = match turns::labels(source, &stretches) {
        Some(labels) => transcript(source, &stretches, &labels),
        None => article(source, &stretches),
    };
    set_datelines(source, &mut blocks);
    let frame = frame(source, &blocks);
    (frame, blocks, Vec::new())
}

fn block(kind: BlockKind, span: Span) -> TextBlock {
    TextBlock { kind, span, tokens: TokenRange::new(0, 0), lead: None, label: None }
}

/// Before the first turn stands the head; after it, what has no label goes on with the turn above.
fn transcript(source: &str, stretches: &[Stretch], labels: &[Option<Label>]) -> Vec<TextBlock> {
    let first_turn = labels.iter().position(Option::is_some).unwrap_or(0);
    let mut blocks = article(source, &stretches[..first_turn]);
    if let Some(head) = blocks.iter_mut().find(|b| matches!(b.kind, BlockKind::Paragraph | BlockKind::Heading))
        && is_title_shaped(head.span.of(source), MOST_HEADLINE_WORDS)
    {
        head.kind = BlockKind::Headline;
    }
    let mut end = 0;
    let mut is_bare = false;
    for (stretch, label) in stretches[first_turn..].iter().zip(&labels[first_turn..]) {
        if stretch.span.start < end {
            continue; // the second line of a label
        }
        let block = match label {
            Some(label) => TextBlock {
                lead: Some(label.lead),
                label: Some(*label),
                ..block(BlockKind::Turn, Span { end: stretch.span.end.max(label.lead.end), ..stretch.span })
            },
            None => block(kind_within_turns(source, stretch.span, is_bare), stretch.span),
        };
        end = block.span.end;
        is_bare = label.is_some_and(|label| label.lead.end == end);
        blocks.push(block);
    }
    mark_links(source, &mut blocks);
    mark_notes(source, &mut blocks);
    blocks
}

/// The most paragraphs that stand as notes below a transcript: who its author is, where the book came out.
const MOST_NOTES: usize = 3;

/// Below the last turn, paragraphs in which nobody speaks for himself are no words of it; a long last speech may hold
/// many that are.
fn mark_notes(source: &str, blocks: &mut [TextBlock]) {
    let last = blocks.iter().rposition(|b| b.kind == BlockKind::Turn).unwrap_or(0);
    let is_bare = blocks.get(last).is_some_and(|b| b.lead.is_some_and(|lead| lead.end == b.span.end));
    let said = last + 1 + usize::from(is_bare);
    let paragraphs: Vec<usize> = (said..blocks.len()).filter(|&at| blocks[at].kind == BlockKind::Paragraph).collect();
    let is_silent = |at: &&usize| !turns::is_spoken(blocks[**at].span.of(source));
    let notes = paragraphs.iter().rev().take_while(is_silent).count();
    if notes <= MOST_NOTES {
        for &at in &paragraphs[paragraphs.len() - notes..] {
            blocks[at].kind = BlockKind::Boilerplate;
        }
    }
}

/// What stands without a label among turns; right below a label that stands alone, it is what is said.
fn kind_within_turns(source: &str, span: Span, is_below_label: bool) -> BlockKind {
    let text = span.of(source);
    match furniture::kind_of(text) {
        Some(kind) => kind,
        None if is_direction(text) => BlockKind::Boilerplate,
        None if !is_below_label && (is_title_shaped(text, MOST_HEADING_WORDS) || is_part(text)) => BlockKind::Heading,
        None => BlockKind::Paragraph,
    }
}

/// `Questions and Answers:`, the name of a part of what follows.
fn is_part(text: &str) -> bool {
    text.strip_suffix(':').is_some_and(|title| words(title) <= MOST_PART_WORDS && is_title_case(title))
}

/// The most words of such a name.
const MOST_PART_WORDS: usize = 5;

/// What only tells how it was said: `(LAUGHTER)`, `[applause]`, `(BEGIN VIDEO CLIP)`.
fn is_direction(text: &str) -> bool {
    let is_within = |open: char, close: char| {
        text.strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            .is_some_and(|inner| !inner.contains([open, close]))
    };
    (is_within('(', ')') || is_within('[', ']')) && words(text) <= MOST_HEADING_WORDS
}

/// The most words of a headline, of a deck below it and of a section's heading.
const MOST_HEADLINE_WORDS: usize = 45;
const MOST_DECK_WORDS: usize = 25;
/// A deck that ends in a full stop looks like a short first paragraph: losing one of those would cost more.
const MOST_DECK_SENTENCE_WORDS: usize = 13;
const MOST_HEADING_WORDS: usize = 12;
/// The fewest words of a paragraph that a headline can stand above.
const FEWEST_BODY_WORDS: usize = 12;

fn article(source: &str, stretches: &[Stretch]) -> Vec<TextBlock> {
    let mut blocks: Vec<TextBlock> = stretches
        .iter()
        .map(|s| block(furniture::kind_of(s.span.of(source)).unwrap_or(BlockKind::Paragraph), s.span))
        .collect();
    mark_credited(source, &mut blocks, stretches);
    mark_links(source, &mut blocks);
    mark_signatures(source, &mut blocks, stretches);
    mark_authors(source, &mut blocks);
    let body = mark_headline(source, &mut blocks, stretches);
    for at in body..blocks.len() {
        let text = blocks[at].span.of(source);
        let next_is_body = blocks.get(at + 1).is_some_and(|next| {
            next.kind == BlockKind::Paragraph && !is_title_shaped(next.span.of(source), MOST_HEADING_WORDS)
        });
        if blocks[at].kind == BlockKind::Paragraph
            && stretches[at].is_set_off
            && next_is_body
            && is_title_shaped(text, MOST_HEADING_WORDS)
        {
            blocks[at].kind = BlockKind::Heading;
        }
    }
    blocks
}

/// The line right above a picture's credit is its caption.
fn mark_credited(source: &str, blocks: &mut [TextBlock], stretches: &[Stretch]) {
    for at in 1..blocks.len() {
        let is_credit =
            blocks[at].kind == BlockKind::Caption && words(blocks[at].span.of(source)) <= MOST_HEADING_WORDS;
        if is_credit && !stretches[at].is_set_off && blocks[at - 1].kind == BlockKind::Paragraph {
            blocks[at - 1].kind = BlockKind::Caption;
        }
    }
}

/// Lines below “Read next” are links as long as they are shaped like headlines.
fn mark_links(source: &str, blocks: &mut [TextBlock]) {
    let mut is_list = false;
    for block in blocks {
        let text = block.span.of(source);
        let goes_on = block.kind != BlockKind::Paragraph || is_title_shaped(text, MOST_DECK_WORDS);
        is_list = furniture::opens_links(text) || is_list && goes_on;
        if is_list && block.kind == BlockKind::Paragraph {
            block.kind = BlockKind::Boilerplate;
        }
    }
}

/// A name beside a byline, a timestamp or a button, above the account, is the author's or the outlet's: “Ina Fass in Brem”.
fn mark_signatures(source: &str, blocks: &mut [TextBlock], stretches: &[Stretch]) {
    let is_body =
        |b: &TextBlock| b.kind == BlockKind::Paragraph && !is_title_shaped(b.span.of(source), MOST_HEADLINE_WORDS);
    let body = blocks.iter().position(is_body).unwrap_or(0);
    let Some(title) = blocks[..body].iter().position(|b| b.kind == BlockKind::Paragraph) else { return };
    let is_frame = |b: &TextBlock| matches!(b.kind, BlockKind::Byline | BlockKind::Timestamp | BlockKind::Boilerplate);
    for _ in 0..MOST_SIGNATURES {
        for at in title + 1..body {
            let is_beside = |other: usize, joint: usize| is_frame(&blocks[other]) && !stretches[joint].is_set_off;
            let stands_beside = is_beside(at - 1, at) || at + 1 < body && is_beside(at + 1, at + 1);
            if blocks[at].kind == BlockKind::Paragraph && stands_beside && is_signature(blocks[at].span.of(source)) {
                blocks[at].kind = BlockKind::Byline;
            }
        }
    }
}

/// A paragraph that begins with the name in the byline above it tells of the author: “Ina Fass reported from Brem.”
fn mark_authors(source: &str, blocks: &mut [TextBlock]) {
    for at in 1..blocks.len() {
        let byline = blocks[at - 1].span.of(source);
        let text = blocks[at].span.of(source);
        let name_ends = text.match_indices(' ').nth(1).map_or(text.len(), |(end, _)| end);
        if (blocks[at - 1].kind, blocks[at].kind) == (BlockKind::Byline, BlockKind::Paragraph)
            && words(text) <= MOST_DECK_WORDS
            && byline.contains(&text[..name_ends])
        {
            blocks[at].kind = BlockKind::Byline;
        }
    }
}

/// Author and outlet.
const MOST_SIGNATURES: usize = 2;
const MOST_SIGNATURE_WORDS: usize = 6;

/// Names with nothing but small words between them.
fn is_signature(text: &str) -> bool {
    let is_small = |word: &str| word.len() <= 3;
    words(text) <= MOST_SIGNATURE_WORDS
        && is_title_shaped(text, MOST_SIGNATURE_WORDS)
        && !text.contains(|c: char| c.is_ascii_digit() || matches!(c, '?' | '!' | ':' | '‘' | '“' | '"'))
        && text.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || is_small(word))
}

/// Marks the headline and its decks; gives the index of the first block after them.
fn mark_headline(source: &str, blocks: &mut [TextBlock], stretches: &[Stretch]) -> usize {
    let Some(first) = blocks.iter().position(|b| b.kind == BlockKind::Paragraph) else { return 0 };
    let rest_has_body = |from: usize, blocks: &[TextBlock]| {
        blocks[from..].iter().any(|b| b.kind == BlockKind::Paragraph && words(b.span.of(source)) >= FEWEST_BODY_WORDS)
    };
    if !is_headline(source, blocks, first) || !rest_has_body(first + 1, blocks) {
        return first;
    }
    blocks[first].kind = BlockKind::Headline;
    let mut at = first + 1;
    while at < blocks.len() && is_deck(source, blocks, stretches, at) && rest_has_body(at + 1, blocks) {
        blocks[at].kind = BlockKind::Headline;
        at += 1;
    }
    at
}

/// A first line is a headline if it is shaped like one. Ending in a full stop it must be short or capitalised
/// throughout, or it may be the first sentence of a text that bears none.
fn is_headline(source: &str, blocks: &[TextBlock], at: usize) -> bool {
    let text = blocks[at].span.of(source);
    if furniture::dateline(source, blocks[at].span).is_some() {
        return false;
    }
    let next = blocks[at + 1..].iter().find(|b| b.kind == BlockKind::Paragraph);
    let is_above_dateline = next.is_some_and(|b| furniture::dateline(source, b.span).is_some());
    is_title_shaped(text, MOST_HEADLINE_WORDS)
        || is_above_dateline && words(text) <= MOST_HEADLINE_WORDS
        || is_one_sentence(text)
            && words(text) <= MOST_DECK_WORDS
            && (words(text) <= MOST_DECK_SENTENCE_WORDS || is_title_case(text))
}

/// Nine in ten of the words that are long enough to carry a capital do: names alone do not make a title.
fn is_title_case(text: &str) -> bool {
    let long = || text.split_whitespace().filter(|w| w.chars().count() > 3);
    long().filter(|w| !w.starts_with(char::is_lowercase)).count() * 10 >= long().count() * 9
}

/// A deck stands right below the headline: shaped like one, or one short sentence above a long paragraph.
fn is_deck(source: &str, blocks: &[TextBlock], stretches: &[Stretch], at: usize) -> bool {
    let text = blocks[at].span.of(source);
    if blocks[at].kind != BlockKind::Paragraph
        || words(text) > MOST_DECK_WORDS
        || furniture::dateline(source, blocks[at].span).is_some()
        || text.starts_with(['“', '"', '‘'])
    {
        return false;
    }
    let above = blocks[at - 1].span.of(source);
    let is_first = at < 2 || blocks[at - 2].kind != BlockKind::Headline;
    is_title_shaped(text, MOST_DECK_WORDS)
        || above.ends_with(';') && !stretches[at].is_set_off
        || is_first && is_one_sentence(text) && is_above_body(source, blocks, at)
}

/// What stands below a deck that is a sentence: the author or the clock, a picture or a button, or a paragraph that is
/// much longer.
fn is_above_body(source: &str, blocks: &[TextBlock], at: usize) -> bool {
    let length = words(blocks[at].span.of(source));
    match blocks.get(at + 1).map(|next| next.kind) {
        Some(BlockKind::Byline | BlockKind::Timestamp) => true,
        Some(BlockKind::Caption | BlockKind::Boilerplate) => length <= MOST_DECK_SENTENCE_WORDS,
        Some(_) => {
            let next = words(blocks[at + 1].span.of(source));
            length <= MOST_DECK_SENTENCE_WORDS && next >= 2 * length
        }
        None => false,
    }
}

/// Short, capitalised, without the full stop that ends a sentence.
fn is_title_shaped(text: &str, most_words: usize) -> bool {
    let ends_open = !text.ends_with(['.', ':', ',', '…', '”', '"']) || text.ends_with("...") || ends_in_initials(text);
    let starts = text.trim_start_matches(['“', '‘', '"', '\'', '\'']).chars().next();
    ends_open && words(text) <= most_words && starts.is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

/// “… test in U.S.”, “… to Biden Jr.”: a headline may end so.
fn ends_in_initials(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or("");
    last.len() <= 5 && last.matches('.').count() >= 2
}

/// No full stop before the last word, those of abbreviations aside: “U.S.”, “Rev.”.
fn is_one_sentence(text: &str) -> bool {
    let mut words = text.split_whitespace().rev().skip(1);
    !words
        .any(|w| w.ends_with(['.', '?', '!']) && (w.len() > 5 || w.ends_with(['?', '!'])) && w.matches('.').count() < 2)
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Gives the first paragraph that has one its dateline as lead, and any other paragraph likewise (“The Latest”).
fn set_datelines(source: &str, blocks: &mut [TextBlock]) {
    let is_article = blocks.iter().all(|b| b.kind != BlockKind::Turn);
    if let Some(first) = blocks.iter_mut().find(|b| b.kind == BlockKind::Paragraph).filter(|_| is_article) {
        first.lead = furniture::dateline_with_colon(source, first.span).map(|d| d.lead);
    }
    for block in blocks.iter_mut().filter(|b| b.kind == BlockKind::Paragraph && b.lead.is_none()) {
        block.lead = furniture::dateline(source, block.span).map(|d| d.lead);
    }
}

/// The most words of the label above a headline.
const MOST_KICKER_WORDS: usize = 2;

fn frame(source: &str, blocks: &[TextBlock]) -> Frame {
    let first = |kind: BlockKind| blocks.iter().find(|b| b.kind == kind).map(|b| b.span);
    let dateline = blocks
        .iter()
        .filter(|b| b.kind == BlockKind::Paragraph && b.lead.is_some())
        .find_map(|b| furniture::dateline(source, b.span).or_else(|| furniture::dateline_with_colon(source, b.span)));
    let (published, updated) = dates_of(source, blocks, dateline.map(|d| d.lead));
    let mut headlines = blocks.iter().filter(|b| b.kind == BlockKind::Headline).map(|b| b.span);
    let is_kicker = |title: &str| words(title) <= MOST_KICKER_WORDS && !title.ends_with('.');
    let headline = headlines.clone().find(|h| !is_kicker(h.of(source))).or_else(|| headlines.next());
    let agency = blocks
        .iter()
        .filter(|b| matches!(b.kind, BlockKind::Byline | BlockKind::Timestamp))
        .map(|b| b.span)
        .chain(dateline.map(|d| d.lead))
        .find_map(|span| furniture::agency_in(span.of(source)));
    let form = form(source, blocks, headline);
    let of_event = || {
        let title = headline.filter(|_| form != Form::Article)?; // an article's may name any day of the past
        dates::find_date(title.of(source))?.iso()
    };
    let day = dateline.and_then(|d| dates::find_date(d.lead.of(source))).filter(|date| date.year.is_none());
    let place = dateline.map(|d| d.place).or_else(|| place_of_date(source, blocks));
    Frame {
        headline,
        byline: first(BlockKind::Byline),
        agency,
        published: published.or_else(of_event),
        updated,
        day,
        dateline: place,
        form,
    }
}

/// The place before the date of a release: “Brussels, 12 May 2027”.
fn place_of_date(source: &str, blocks: &[TextBlock]) -> Option<Span> {
    let line = blocks.iter().find(|b| b.kind == BlockKind::Timestamp)?.span;
    let place = furniture::place_before_date(line.of(source))?;
    Some(Span::new(line.start as usize, line.start as usize + place.len()))
}

fn form(source: &str, blocks: &[TextBlock], headline: Option<Span>) -> Form {
    let written = headline.map_or("", |h| h.of(source));
    let title = written.to_lowercase();
    if blocks.iter().any(|b| b.kind == BlockKind::Turn) {
        Form::Transcript
    } else if title.starts_with("readout") || title.contains(" readout") || titles::names_conversation(written) {
        Form::Readout
    } else {
        Form::Article
    }
}

/// When the article was published and updated: from its timestamps, else from a dateline that bears a full date. An
/// article that shows its last update alone was published then.
fn dates_of(source: &str, blocks: &[TextBlock], dateline: Option<Span>) -> (Option<String>, Option<String>) {
    let (mut published, mut updated) = (None, None);
    for block in blocks.iter().filter(|b| matches!(b.kind, BlockKind::Timestamp | BlockKind::Byline)) {
        for part in furniture::parts(block.span.of(source)) {
            let moment = moment(part);
            if part.to_lowercase().contains("updated") || part.to_lowercase().contains("modified") {
                updated = updated.or(moment);
            } else {
                published = published.or(moment);
            }
        }
    }
    let from_dateline = || dateline.and_then(|d| dates::find_date(d.of(source))).and_then(dates::WrittenDate::iso);
    let published = published.or_else(from_dateline).or_else(|| updated.clone());
    (published, updated)
}

/// `2021-08-18T21:41`, or the date alone.
fn moment(text: &str) -> Option<String> {
    let date = dates::find_date(text)?.iso()?;
    Some(dates::find_time(text).map_or(date.clone(), |time| format!("{date}T{time}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(source: &str) -> Vec<BlockKind> {
        read(source).1.iter().map(|b| b.kind).collect()
    }

    #[test]
    fn an_agency_report_is_read_into_its_frame() {
        use BlockKind::{Byline, Caption, Heading, Headline, Paragraph, Timestamp};
        let source = "Published: 19:20, March 9, 2027 | Updated: 20:05, March 9, 2027\nVoss holds phone talks with \
            Oramia, Tavland\nBy Xinhua\n\nVoss opens a forum on Feb. 2. (PHOTO / XINHUA)\n\nPORT ELIN - \
            President Adela Voss held phone conversations with two leaders on Tuesday.\n\nWater talks\n\nVoss on \
            Tuesday also spoke with President Linnea Rask of Tavland about the river between them";
        assert_eq!(kinds(source), [Timestamp, Headline, Byline, Caption, Paragraph, Heading, Paragraph]);
        let frame = read(source).0;
        assert_eq!(frame.published.as_deref(), Some("2027-03-09T19:20"));
        assert_eq!(frame.updated.as_deref(), Some("2027-03-09T20:05"));
        assert_eq!(frame.agency.as_deref(), Some("Xinhua"));
        assert_eq!(frame.dateline.map(|d| d.of(source)), Some("PORT ELIN"));
    }

    #[test]
    fn a_text_without_headline_keeps_its_first_sentence() {
        let source = "President Adela Voss of Kestria spoke by phone with President Samir Delane of Oramia on Tuesday.\n\
            \nVoss said that the strait would be open to ships of every flag from the first day of the month.";
        assert_eq!(kinds(source), [BlockKind::Paragraph; 2]);
        assert_eq!(kinds("One sentence alone"), [BlockKind::Paragraph]);
    }

    #[test]
    fn a_briefing_is_a_transcript_with_a_head() {
        let source = "Press Briefing by Ines Vale\n\n2027-03-12\n\nMS. VALE: Good morning, everyone.\n\nWe begin \
            with the ports.\n\nQ Why now?\n\nMS. VALE: Because of the snow.";
        let (frame, blocks, _) = read(source);
        assert_eq!(frame.form, Form::Transcript);
        assert_eq!(frame.published.as_deref(), Some("2027-03-12"));
        assert_eq!(blocks.iter().filter(|b| b.kind == BlockKind::Turn).count(), 3);
        assert_eq!(blocks[2].lead.map(|l| l.of(source)), Some("MS. VALE:"));
        let source = "Readout of a call on March 9, 2027\n\nPresident Adela Voss spoke today with President Delane about \
            the strait and the ships that wait there.";
        assert_eq!(read(source).0.published.as_deref(), Some("2027-03-09"));
    }
}
