//! A breakdown for people: the conversations, the statements under them, what to know about the text.
//!
//! Takes the text and its analysis, spans in bytes; writes plain lines that fit the width. The words of the text
//! stand as they are, save that control characters are made harmless: a terminal would obey them.

use onrecord::{Analysis, Conversation, Span, Statement, Status};
use std::io::{self, Write};

/// How the page looks.
#[derive(Clone, Copy)]
pub struct Look {
    /// Columns.
    pub width: usize,
    /// Whether bold and dim are shown.
    pub is_styled: bool,
}

/// A style of a line, as the terminal's code for it.
#[derive(Clone, Copy)]
enum Style {
    Plain = 0,
    Bold = 1,
    Dim = 2,
}

/// Columns before a statement's words.
const INDENT: usize = 6;
/// Columns before a line about a conversation.
const HALF_INDENT: usize = 3;

/// Writes one breakdown.
pub fn write(out: &mut impl Write, source: &str, analysis: &Analysis, look: Look) -> io::Result<()> {
    let mut sheet = Sheet { out, source, analysis, look };
    sheet.head()?;
    let (belonging, loose) = by_conversation(analysis);
    for (index, (conversation, statements)) in analysis.conversations.iter().zip(&belonging).enumerate() {
        sheet.conversation(index, conversation, statements)?;
    }
    sheet.loose_statements(&loose)?;
    sheet.notices()
}

/// The indices of each conversation's statements, and of those in none.
fn by_conversation(analysis: &Analysis) -> (Vec<Vec<usize>>, Vec<usize>) {
    let (mut belonging, mut loose) = (vec![Vec::new(); analysis.conversations.len()], Vec::new());
    for (number, statement) in analysis.statements.iter().enumerate() {
        if statement.conversations.is_empty() {
            loose.push(number);
        }
        for &conversation in &statement.conversations {
            if let Some(list) = belonging.get_mut(conversation as usize) {
                list.push(number);
            }
        }
    }
    (belonging, loose)
}

struct Sheet<'a, W> {
    out: &'a mut W,
    source: &'a str,
    analysis: &'a Analysis,
    look: Look,
}

impl<W: Write> Sheet<'_, W> {
    fn head(&mut self) -> io::Result<()> {
        let article = &self.analysis.article;
        if let Some(headline) = article.headline {
            self.paragraph(0, "", headline.of(self.source), Style::Bold)?;
        }
        let mut facts: Vec<String> = Vec::new();
        facts.extend(article.published.as_ref().map(|date| format!("published {date}")));
        facts.extend(article.dateline.as_ref().map(|d| d.place.clone()));
        facts.extend(article.agency.clone());
        facts.push(counted(article.words as usize, "word"));
        let (conversations, statements) = (self.analysis.conversations.len(), self.analysis.statements.len());
        let is_empty = conversations + statements == 0;
        if !is_empty {
            facts.push(counted(conversations, "conversation"));
            facts.push(counted(statements, "statement"));
        }
        self.paragraph(0, "", &facts.join(" · "), Style::Dim)?;
        if is_empty {
            writeln!(self.out)?;
            let message = "No conversation and no statement was found. Looked for: who talked with whom, and words \
                           that somebody is reported to have said.";
            self.paragraph(0, "", message, Style::Plain)?;
        }
        Ok(())
    }

    fn conversation(&mut self, index: usize, conversation: &Conversation, statements: &[usize]) -> io::Result<()> {
        writeln!(self.out)?;
        self.paragraph(0, &format!("{:<HALF_INDENT$}", letter(index)), &title(conversation), Style::Bold)?;
        for &party in &conversation.participants {
            let is_theirs = |&&number: &&usize| self.is_speaker(party, number);
            let words = match statements.iter().filter(is_theirs).count() {
                0 => "no words reported".to_owned(),
                count => counted(count, "statement"),
            };
            self.paragraph(HALF_INDENT, "", &format!("{} · {words}", self.description(party)), Style::Plain)?;
        }
        if let Some(audience) = &conversation.audience {
            self.paragraph(HALF_INDENT, "", &format!("to {audience}"), Style::Plain)?;
        }
        statements.iter().try_for_each(|&number| match self.analysis.statements.get(number) {
            Some(s) if s.conversations.first().is_some_and(|&c| c as usize == index) => self.statement(number, s),
            _ => Ok(()), // said in several alike: it stands under the first
        })
    }

    fn is_speaker(&self, party: u32, statement: usize) -> bool {
        self.analysis.statements.get(statement).is_some_and(|s| s.speakers.contains(&party))
    }

    fn loose_statements(&mut self, loose: &[usize]) -> io::Result<()> {
        if !loose.is_empty() && !self.analysis.conversations.is_empty() {
            writeln!(self.out)?;
            self.paragraph(0, "", "On no occasion that the text tells", Style::Bold)?;
        }
        loose.iter().try_for_each(|&number| match self.analysis.statements.get(number) {
            Some(statement) => self.statement(number, statement),
            None => Ok(()),
        })
    }

    fn statement(&mut self, number: usize, statement: &Statement) -> io::Result<()> {
        writeln!(self.out)?;
        let margin = format!("{:>4}  ", number + 1);
        self.paragraph(0, &margin, &self.who(statement), Style::Bold)?;
        let words: Vec<&str> = statement.content.iter().map(|span| span.of(self.source)).collect();
        self.paragraph(INDENT, "", &words.join(" … "), Style::Plain)?;
        self.paragraph(INDENT, "", &labels(statement), Style::Dim)
    }

    /// `Adela Voss “pointed out” to Samir Delane (via Reuters)`.
    fn who(&self, statement: &Statement) -> String {
        let mut line = match statement.speakers[..] {
            [] => "Nobody named".to_owned(),
            _ => self.names(&statement.speakers),
        };
        if let Some(cue) = statement.cue {
            line.push_str(" · ");
            line.push_str(cue.of(self.source));
        }
        if !statement.addressees.is_empty() {
            line.push_str(" → ");
            line.push_str(&self.names(&statement.addressees));
        }
        if !statement.via.is_empty() {
            line.push_str(" · relayed by ");
            line.push_str(&self.names(&statement.via));
        }
        let others = statement.conversations.iter().skip(1).map(|&c| letter(c as usize)).collect::<Vec<_>>();
        if !others.is_empty() {
            line.push_str(" · also in ");
            line.push_str(&others.join(", "));
        }
        line
    }

    fn notices(&mut self) -> io::Result<()> {
        let notices = &self.analysis.notices;
        let line_ends: Vec<usize> = self.source.match_indices('\n').map(|(at, _)| at).collect();
        let line_of = |span: Span| 1 + line_ends.partition_point(|&end| end < span.start as usize);
        if !notices.is_empty() {
            writeln!(self.out)?;
        }
        notices.iter().try_for_each(|notice| {
            let at = notice.span.map_or(String::new(), |span| format!(" Line {}.", line_of(span)));
            self.paragraph(0, "Note: ", &format!("{}{at}", notice.message), Style::Plain)
        })
    }

    fn names(&self, parties: &[u32]) -> String {
        let name = |&party: &u32| self.analysis.parties.get(party as usize).map(|p| p.name.as_str());
        parties.iter().filter_map(name).collect::<Vec<_>>().join(", ")
    }

    /// `Adela Voss (President, Kestria)`.
    fn description(&self, party: u32) -> String {
        let Some(party) = self.analysis.parties.get(party as usize) else { return String::new() };
        let facts: Vec<&str> = [&party.title, &party.of].into_iter().flatten().map(String::as_str).collect();
        if facts.is_empty() { party.name.clone() } else { format!("{} ({})", party.name, facts.join(", ")) }
    }

    /// Words wrapped to the width: `margin` before the first line, as many blanks before the others. A word longer
    /// than a line stands alone on one.
    fn paragraph(&mut self, indent: usize, margin: &str, text: &str, style: Style) -> io::Result<()> {
        let blanks = indent + margin.chars().count();
        let mut line = format!("{:indent$}{margin}", "");
        let mut column = blanks;
        let mut is_first = true;
        for word in text.split_whitespace() {
            let length = word.chars().count();
            if !is_first && column + 1 + length > self.look.width {
                self.line(&line, style)?;
                line = " ".repeat(blanks);
                column = blanks;
                is_first = true;
            }
            if !is_first {
                line.push(' ');
                column += 1;
            }
            line.extend(word.chars().map(harmless));
            column += length;
            is_first = false;
        }
        if is_first { Ok(()) } else { self.line(&line, style) }
    }

    fn line(&mut self, line: &str, style: Style) -> io::Result<()> {
        match style {
            Style::Bold | Style::Dim if self.look.is_styled => {
                writeln!(self.out, "\u{1B}[{}m{line}\u{1B}[0m", style as u8)
            }
            _ => writeln!(self.out, "{line}"),
        }
    }
}

/// U+FFFD for a control character, which could move the cursor or rename the window, and for a mark of writing
/// direction, which could make words seem to stand elsewhere.
fn harmless(c: char) -> char {
    let turns_direction = matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if c.is_control() || turns_direction { char::REPLACEMENT_CHARACTER } else { c }
}

/// `A`, `B` … `Z`, `AA`.
fn letter(index: usize) -> String {
    let (mut left, mut letters) = (index + 1, Vec::new());
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    letters.iter().rev().collect()
}

/// `Phone talks · 2021-08-18 · planned`.
fn title(conversation: &Conversation) -> String {
    let Conversation { kind, medium, status, date, place, .. } = conversation;
    let mut facts = vec![medium.words(*kind).to_owned()];
    facts.push(date.clone().unwrap_or_else(|| "date not stated".to_owned()));
    facts.extend(place.clone());
    facts.extend(match status {
        Status::Held => None,
        Status::Planned => Some("planned".to_owned()),
        Status::Declined => Some("declined".to_owned()),
        Status::Denied => Some("denied".to_owned()),
    });
    facts.join(" · ")
}

/// `proposes, does not: supports · trade-economy, energy`.
fn labels(statement: &Statement) -> String {
    let acts: Vec<String> = statement
        .acts
        .iter()
        .map(|a| if a.negated { format!("not: {}", a.act.verb(false)) } else { a.act.verb(false).to_owned() })
        .collect();
    [acts.join(", "), statement.topics.join(", ")].into_iter().filter(|l| !l.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// `1 word`, `2 words`.
fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord::{Options, analyze};

    fn shown(source: &str, width: usize) -> String {
        let mut out = Vec::new();
        let look = Look { width, is_styled: false };
        write(&mut out, source, &analyze(source, &Options::default()), look).expect("a Vec takes all");
        String::from_utf8(out).expect("text in, text out")
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let text = "The ministers of the three republics met on Monday in Port Elin and spoke about the ferries.";
        for width in [20, 40, 80] {
            let page = shown(text, width);
            assert!(page.lines().all(|line| line.chars().count() <= width), "{width}: {page}");
        }
    }

    #[test]
    fn control_characters_of_an_article_do_not_reach_the_terminal() {
        let page = shown("Voss to meet Delane \u{1B}[2J\u{7}\u{202E}on Friday\n\nVoss said \u{1B}[31mno\u{1B}[0m.", 80);
        assert!(!page.contains(['\u{1B}', '\u{7}', '\u{202E}']), "{page:?}");
    }

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(letter), ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }
}
