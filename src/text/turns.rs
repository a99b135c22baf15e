//! Transcripts: which blocks open a speaker's turn, and with which label.
//!
//! A label is `MS. PSAKI:`, `Q`, `Interviewer:`, a name before a colon, or a name alone on its line. One colon makes
//! no transcript: labels must return, or several speakers must take turns.

use super::lines::Stretch;
use super::{Span, furniture};
use std::collections::HashMap;

/// The longest label, in bytes and in words.
const LONGEST_LABEL: usize = 60;
const MOST_WORDS: usize = 7;
/// The fewest turns of a transcript.
const FEWEST_TURNS: usize = 3;

/// From the first label on, the share of blocks (four of five) that open with one where labels need not return: each
/// outlet asks once.
const DENSE: (usize, usize) = (4, 5);

/// The most blocks to a turn, on average, where nothing but a name on its line opens one: rarer names are authors'.
const LONGEST_BARE_TURN: usize = 4;

/// For each stretch its label with the colon, where it opens a turn; `None` for a text that is no transcript.
pub fn labels(source: &str, stretches: &[Stretch]) -> Option<Vec<Option<Span>>> {
    let marked = stretches.iter().map(|s| candidate(source, s.span)).collect();
    turns(marked, stretches.len()).or_else(|| {
        let bare: Vec<_> = stretches.iter().map(|s| bare_name(source, s.span)).collect();
        let names = counts(&bare);
        let is_often = names.values().sum::<usize>() * LONGEST_BARE_TURN >= stretches.len();
        let is_taking_turns = is_often && names.len() >= 2 && names.values().all(|count| *count >= 2);
        is_taking_turns.then(|| turns(bare, stretches.len())).flatten()
    })
}

/// How often each label stands.
fn counts<'a>(candidates: &[Option<Candidate<'a>>]) -> HashMap<&'a str, usize> {
    let mut count = HashMap::new();
    for candidate in candidates.iter().flatten() {
        *count.entry(candidate.name).or_default() += 1;
    }
    count
}

/// The labels that open turns, if these make a transcript; `blocks`: how many stretches the text has.
fn turns(mut candidates: Vec<Option<Candidate>>, blocks: usize) -> Option<Vec<Option<Span>>> {
    let mut count = counts(&candidates);
    let questions = count.get("Q").copied().unwrap_or(0);
    if count.get("A").is_some_and(|answers| answers * 2 < questions || questions == 0) {
        // “A US frigate …” among questions that somebody else answers
        count.remove("A");
        candidates.iter_mut().filter(|c| c.as_ref().is_some_and(|c| c.name == "A")).for_each(|c| *c = None);
    }
    let all = candidates.iter().flatten().count();
    let length = candidates.iter().skip_while(|c| c.is_none()).count();
    let is_dense = all * DENSE.1 >= length * DENSE.0;
    let is_turn = |c: &Candidate| c.is_certain || is_dense || count[c.name] >= 2;
    let turns = candidates.iter().flatten().filter(|c| is_turn(c)).count();
    let speakers = count.iter().filter(|(_, n)| **n >= 2).count();
    let is_transcript =
        turns >= FEWEST_TURNS && (speakers >= 2 || count.len() >= 2 && speakers >= 1 || turns * 2 > blocks);
    if !is_transcript || count.len() < 2 {
        return None;
    }
    Some(candidates.into_iter().map(|c| c.filter(is_turn).map(|c| c.span)).collect())
}

struct Candidate<'a> {
    name: &'a str,
    span: Span,
    /// Capitals or a lone `Q`: no prose looks so.
    is_certain: bool,
}

fn candidate(source: &str, stretch: Span) -> Option<Candidate<'_>> {
    let text = stretch.of(source);
    let start = stretch.start as usize;
    letter(text).map_or_else(
        || name_before_colon(text, start),
        |length| Some(Candidate { name: &text[..1], span: Span::new(start, start + length), is_certain: true }),
    )
}

/// The length of a `Q` or `A` that opens a turn, with its mark.
fn letter(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['Q', 'A'])?;
    let is_label = rest.starts_with(['\u{a0}', '\t', ':', '.'])
        || rest.strip_prefix(' ').is_some_and(|said| said.starts_with(|c: char| !c.is_lowercase()))
        || text.starts_with("Q ");
    is_label.then(|| 1 + usize::from(rest.starts_with([':', '.'])))
}

fn name_before_colon(text: &str, start: usize) -> Option<Candidate<'_>> {
    let colon = text.find(':').filter(|at| *at <= LONGEST_LABEL)?;
    // Bold in Markdown: `**Anna Vale:**`
    let bold = if text.starts_with("**") && text[colon + 1..].starts_with("**") { 2 } else { 0 };
    let end = colon + 1 + bold;
    let name = text[bold..colon].trim_end();
    let has_words_after = text[end..].starts_with(char::is_whitespace) || text.len() == end;
    let is_certain = name.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !without_aside(name).contains(char::is_lowercase)
        && name.split_whitespace().count() <= MOST_WORDS;
    (has_words_after && is_label(name)).then(|| Candidate { name, span: Span::new(start, start + end), is_certain })
}

/// A name alone on its line, its words on the next: at least two words, so that a heading is seldom taken for one, and
/// neither byline nor date.
fn bare_name(source: &str, stretch: Span) -> Option<Candidate<'_>> {
    let name = stretch.of(source);
    let is_name = name.len() <= LONGEST_LABEL && name.split_whitespace().count() >= 2 && is_label(name);
    let is_name = is_name && furniture::kind_of(name).is_none();
    is_name.then_some(Candidate { name, span: stretch, is_certain: false })
}

fn is_label(name: &str) -> bool {
    let words = name.split_whitespace();
    !name.is_empty()
        && words.clone().count() <= MOST_WORDS
        && name.starts_with(|c: char| c.is_uppercase() || c == '[')
        && words.clone().all(is_label_word)
        && !name.ends_with(['.', '?', '!', '”', '"'])
}

/// `MS. VALE (The Port Courier)`: the name in capitals, the outlet as it is.
fn without_aside(name: &str) -> &str {
    name.split('(').next().unwrap_or(name)
}

/// Names and offices are capitalised; small words may stand between.
fn is_label_word(word: &str) -> bool {
    let letter = word.chars().find(|c| c.is_alphanumeric());
    letter.is_none_or(|c| c.is_uppercase() || c.is_numeric())
        || matches!(word, "of" | "the" | "and" | "for" | "de" | "la" | "van" | "von" | "bin" | "al")
}

#[cfg(test)]
mod tests {
    use super::super::lines::stretches;
    use super::*;

    fn found(source: &str) -> Option<Vec<Option<&str>>> {
        let labels = labels(source, &stretches(source))?;
        Some(labels.into_iter().map(|l| l.map(|span| span.of(source))).collect())
    }

    #[test]
    fn turns_open_with_returning_labels() {
        let source = "Press briefing\n\nMS. VALE: Good morning.\n\nOne more thing: we are late.\n\nQ Why?\n\nMS. VALE: Snow.\n\nQ Thank you.";
        let labels = found(source).unwrap_or_default();
        assert_eq!(labels, [None, Some("MS. VALE:"), None, Some("Q"), Some("MS. VALE:"), Some("Q")]);
        let source = "Wire: How are you?\nAnna Holt: Well.\nWire: Why?\nAnna Holt: Because.";
        assert_eq!(found(source).map(|l| l.iter().flatten().count()), Some(4));
    }

    #[test]
    fn where_nearly_every_block_has_a_label_none_needs_to_return() {
        let source = "Regular press conference\n\nWire: What of the port?\n\nLin Vale: It is open.\n\nDaily: And the \
            strait?\n\nLin Vale: It is not.\n\nHerald: Why?\n\nLin Vale: Ask them.";
        assert_eq!(found(source).map(|l| l.iter().flatten().count()), Some(6));
    }

    #[test]
    fn labels_take_every_usual_form() {
        for (asks, answers) in [
            ("MS. VALE:", "MR. HOLM:"),
            ("Q", "A"),
            ("Q:", "A:"),
            ("Q.", "A."),
            ("Interviewer:", "Adela Voss:"),
            ("**Anna Vale:**", "**Samir Delane:**"),
            ("ANNA VALE (The Port Courier):", "PRESIDENT DELANE:"),
            ("Anna Vale, Kestria Radio:", "Samir Delane:"),
            ("SENIOR ADMINISTRATION OFFICIAL:", "QUESTION:"),
            ("Mary Louise Vale:", "Prime Minister Delane:"),
            ("[Anna Vale]:", "[Samir Delane]:"),
            ("KR:", "Delane:"),
        ] {
            let source = format!(
                "A talk in Port Elin\n\n{asks} Why is the strait shut?\n\n{answers} It is mined.\n\n{asks} Until when?\n\n{answers} Until May."
            );
            let turns: Vec<&str> = found(&source).unwrap_or_default().into_iter().flatten().collect();
            assert_eq!(turns, [asks, answers, asks, answers], "{asks}");
        }
    }

    #[test]
    fn names_alone_on_their_lines_take_turns() {
        let source = "A talk in Port Elin\n\nAnna Vale\n\nWhy?\n\nSamir Delane\n\nMines.\n\nAnna Vale\n\nUntil when?\n\nSamir Delane\n\nMay.";
        let turns: Vec<&str> = found(source).unwrap_or_default().into_iter().flatten().collect();
        assert_eq!(turns, ["Anna Vale", "Samir Delane", "Anna Vale", "Samir Delane"]);
    }

    #[test]
    fn a_sentence_that_begins_with_an_article_is_no_answer() {
        let source = "Press briefing\n\nQ Why?\n\nMR. HOLM: Mines.\n\nA US frigate was hit, he was told.\n\nQ When?\n\nMR. HOLM: On Monday.\n\nQ Where?\n\nMR. HOLM: There.";
        let turns: Vec<&str> = found(source).unwrap_or_default().into_iter().flatten().collect();
        assert_eq!(turns.len(), 6);
        assert!(!turns.contains(&"A"));
    }

    #[test]
    fn bylines_that_return_are_no_turns() {
        let report = "By Ada Lund\n\nMarch 9, 2027\n\nVoss met Delane on Tuesday.\n\nThey talked about the strait.\n\n";
        let other = report.replace("Lund", "Holm");
        assert_eq!(found(&format!("{report}{other}{report}{other}")), None);
    }

    #[test]
    fn an_article_with_a_colon_is_no_transcript() {
        assert_eq!(found("Voss to Delane: open the strait\n\nThe message was plain: stop.\n\nQuestions remain."), None);
    }
}
