//! Tokens into sentences.
//!
//! Takes the tokens of one block's running text; makes its sentences, each with the closing marks that belong to it.
//! A block's end always ends a sentence. Line breaks inside a block are only blanks.

use super::tables::abbreviations::{self, Abbreviation};
use super::tables::{lookup, starters};
use super::{Sentence, Span, Token, TokenRange};

/// Appends the sentences of `range` to `found`.
pub fn split(source: &str, tokens: &[Token], range: TokenRange, block: usize, found: &mut Vec<Sentence>) {
    let reader = Reader { source, tokens, end: range.end };
    let mut first = range.start;
    let mut at = range.start;
    while at < range.end {
        at += 1;
        if at - first >= LONGEST {
            found.push(Sentence { tokens: TokenRange::new(first, at), block });
            first = at;
            continue;
        }
        if !reader.is_terminal(at - 1) {
            continue;
        }
        let closed = reader.after_closing_marks(at);
        if closed >= range.end || reader.is_boundary(first, at - 1, closed) {
            found.push(Sentence { tokens: TokenRange::new(first, closed), block });
            first = closed;
        }
        at = closed;
    }
    if first < range.end {
        found.push(Sentence { tokens: TokenRange::new(first, range.end), block });
    }
}

/// The longest sentence, in tokens; what is longer is no prose and is cut, so that later stages may look at a whole
/// sentence for each of its words. The longest in English Web Treebank and GUM has 200.
const LONGEST: usize = 400;

/// Tokens of a citation: `[`, `12`, `]`.
const CITATION_LENGTH: usize = 3;

struct Reader<'a> {
    source: &'a str,
    tokens: &'a [Token],
    end: usize,
}

impl<'a> Reader<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).filter(|_| at < self.end).map_or("", |t| t.span.of(self.source))
    }

    fn span(&self, at: usize) -> Span {
        self.tokens.get(at).map_or(Span::new(0, 0), |t| t.span)
    }

    /// Whether a blank stands before a token.
    fn is_spaced(&self, at: usize) -> bool {
        at == 0 || self.span(at - 1).end != self.span(at).start
    }

    /// Whether a token can end a sentence: it ends in a full stop, question or exclamation mark or ellipsis.
    fn is_terminal(&self, at: usize) -> bool {
        self.word(at).ends_with(['.', '?', '!', '…'])
    }

    /// The first token after `at` that does not close what the sentence before it opened.
    fn after_closing_marks(&self, mut at: usize) -> usize {
        while at < self.end {
            let word = self.word(at);
            let closes = match word.chars().next() {
                Some(')' | ']' | '}' | '”' | '»' | '’') => !self.is_spaced(at),
                Some('"' | '\'') if matches!(word, "\"" | "'" | "''") => {
                    !self.is_spaced(at) || (self.is_spaced(at + 1) && word != "'")
                }
                _ => false,
            };
            if !closes && !self.is_citation(at) {
                break;
            }
            at += if closes { 1 } else { CITATION_LENGTH };
        }
        at
    }

    /// `[12]` after a sentence, as encyclopedias write.
    fn is_citation(&self, at: usize) -> bool {
        self.word(at) == "[" && self.word(at + 2) == "]" && self.word(at + 1).bytes().all(|b| b.is_ascii_digit())
    }

    /// Whether a sentence that began at `first` ends after the terminal token `last`, when the next one, closing
    /// marks aside, would begin at `next`.
    fn is_boundary(&self, first: usize, last: usize, next: usize) -> bool {
        let opening = (next..self.end).find(|&at| !self.is_opening_mark(at)).unwrap_or(next);
        let follower = self.word(opening);
        let Some(c) = follower.chars().next() else { return true };
        let word = self.word(last);
        let is_list_mark = last == first && word.bytes().next().is_some_and(|b| b.is_ascii_digit());
        if is_list_mark {
            return false;
        }
        if c.is_lowercase() {
            // Who writes no capitals still ends sentences; `“Why?” he asked` and `approx. ten` do not.
            let is_mark_alone = word.chars().all(|c| matches!(c, '.' | '?' | '!')) && !word.starts_with("..");
            return is_mark_alone && next == last + 1 && self.is_spaced(next);
        }
        if !c.is_alphanumeric() && !matches!(c, '@' | '#' | '$' | '-' | '*' | '•' | '—' | '–' | '£' | '€' | '.')
        {
            return false;
        }
        match word.strip_suffix('.') {
            Some("") | None => true,
            Some(stem) if stem.ends_with('.') => true,
            Some(stem) => Self::abbreviation_ends(stem, follower, opening > last + 1),
        }
    }

    fn is_opening_mark(&self, at: usize) -> bool {
        matches!(self.word(at), "(" | "[" | "“" | "‘" | "«" | "„" | "\"" | "'" | "``" | "`")
    }

    /// Whether the full stop of an abbreviation is a sentence's too.
    fn abbreviation_ends(stem: &str, follower: &str, has_marks_between: bool) -> bool {
        if lookup(abbreviations::TABLE, stem) == Some(Abbreviation::Title) {
            return false;
        }
        if follower.bytes().next().is_some_and(|b| b.is_ascii_digit()) {
            return false;
        }
        has_marks_between || lookup(starters::TABLE, follower).is_some()
    }
}

#[cfg(test)]
mod tests {
    use crate::text::read_paragraphs;

    /// Asserts that the bars, and nothing else, part the text's sentences.
    fn assert_sentences(marked: &str) {
        let source = marked.replace("| ", "");
        let text = read_paragraphs(&source);
        let found: Vec<&str> = text.sentences.iter().map(|s| text.words(s.tokens)).collect();
        let expected: Vec<&str> = marked.split("| ").map(str::trim).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_title_before_a_name_ends_no_sentence() {
        assert_sentences("Sen. Dana Roe met Gov. Ilk on Sept. 4. | Dr. J. R. Polk came too.");
    }

    #[test]
    fn an_abbreviation_ends_a_sentence_only_before_a_word_that_begins_one() {
        assert_sentences("He left the U.S. | The envoy stayed. | The U.S. Senate voted at 3 p.m. Tuesday.");
        assert_sentences("She runs Quill Inc. | It makes pens, paper, etc. and sells them.");
    }

    #[test]
    fn closing_marks_of_every_kind_belong_to_the_sentence_that_they_close() {
        assert_sentences(
            "“We agree.” | “So do we,” said Roe. | \"Fine.\" | \"Good!\" | (It was late.) | ‘Yes.’ | «Oui.» | No.",
        );
    }

    #[test]
    fn a_question_inside_a_quotation_does_not_end_the_sentence_that_reports_it() {
        assert_sentences("“Who knew?” he asked. | “Nobody!” she said.");
    }

    #[test]
    fn a_paragraph_ends_a_sentence_without_a_full_stop_and_a_citation_does_not_begin_one() {
        assert_sentences("The strait is closed. [12] | It will open");
    }

    #[test]
    fn text_without_capitals_is_still_split() {
        assert_sentences("the deal is off. | nobody signed it.");
    }
}
