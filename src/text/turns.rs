//! Transcripts: which blocks open a speaker's turn, and with which label.
//!
//! A label is `MS. PSAKI:`, `Q`, `Interviewer:`, a name before a colon, or a name alone on its line. One colon makes
//! no transcript: labels must return, or several speakers must take turns.

use super::Span;
use super::lines::Stretch;
use std::collections::HashMap;

/// The longest label, in bytes and in words.
const LONGEST_LABEL: usize = 60;
const MOST_WORDS: usize = 7;
/// The fewest turns of a transcript.
const FEWEST_TURNS: usize = 3;

/// From the first label on, the share of blocks (four of five) that open with one where labels need not return: each
/// outlet asks once.
const DENSE: (usize, usize) = (4, 5);

/// For each stretch its label with the colon, where it opens a turn; `None` for a text that is no transcript.
pub fn labels(source: &str, stretches: &[Stretch]) -> Option<Vec<Option<Span>>> {
    let candidates: Vec<Option<Candidate>> = stretches.iter().map(|s| candidate(source, s.span)).collect();
    let mut count: HashMap<&str, usize> = HashMap::new();
    for c in candidates.iter().flatten() {
        *count.entry(c.name).or_default() += 1;
    }
    let all = candidates.iter().flatten().count();
    let length = candidates.iter().skip_while(|c| c.is_none()).count();
    let is_dense = all * DENSE.1 >= length * DENSE.0;
    let is_turn = |c: &Candidate| c.is_certain || is_dense || count[c.name] >= 2;
    let turns = candidates.iter().flatten().filter(|c| is_turn(c)).count();
    let speakers = count.iter().filter(|(_, n)| **n >= 2).count();
    let is_transcript =
        turns >= FEWEST_TURNS && (speakers >= 2 || count.len() >= 2 && speakers >= 1 || turns * 2 > stretches.len());
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
    let span = |len: usize| Span::new(start, start + len);
    if text
        .strip_prefix('Q')
        .or_else(|| text.strip_prefix('A'))
        .is_some_and(|rest| rest.starts_with(['\u{a0}', '\t', ':', '.']) || rest.starts_with("  "))
        || text.starts_with("Q ")
    {
        let with_colon = usize::from(text[1..].starts_with([':', '.']));
        return Some(Candidate { name: &text[..1], span: span(1 + with_colon), is_certain: true });
    }
    let colon = text.find(':').filter(|at| *at <= LONGEST_LABEL)?;
    let name = text[..colon].trim_end();
    let has_words_after = text[colon + 1..].starts_with(char::is_whitespace) || text.len() == colon + 1;
    let words = name.split_whitespace();
    let is_label = !name.is_empty()
        && has_words_after
        && words.clone().count() <= MOST_WORDS
        && name.starts_with(|c: char| c.is_uppercase() || c == '[')
        && words.clone().all(is_label_word)
        && !name.ends_with(['.', '?', '!', '”', '"']);
    let is_certain = name.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !name.contains(char::is_lowercase)
        && words.count() <= 5;
    is_label.then(|| Candidate { name, span: span(colon + 1), is_certain })
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
    fn an_article_with_a_colon_is_no_transcript() {
        assert_eq!(found("Voss to Delane: open the strait\n\nThe message was plain: stop.\n\nQuestions remain."), None);
    }
}
