//! Whether a text is in English.
//!
//! Takes the tokens; makes a yes or no for the text as a whole. It does not say which other language it is, and it
//! does not judge a text of a few words.

use super::tables::{function_words, lookup};
use super::{Span, Token};

/// An English text has at least one word of [`function_words`] in so many. Of 1,245 English news articles, readouts and
/// transcripts of 20 words and more, the lowest had one in 14 and half had more than one in 4; paragraphs of French,
/// Spanish, German, Dutch and Danish news have none.
const WORDS_PER_FUNCTION_WORD: usize = 20;

/// Fewer words than this (a headline, a list) say too little, unless they are in another script.
const ENOUGH_WORDS: usize = 20;

/// Whether the words look like English ones; true where there are too few to tell.
pub fn is_english(source: &str, tokens: &[Token]) -> bool {
    let (mut words, mut known, mut foreign) = (0, 0, 0);
    for token in tokens {
        let word = Span::of(token.span, source);
        let Some(first) = word.chars().find(|c| c.is_alphabetic()) else { continue };
        words += 1;
        // no look-up once there are enough for all the words
        if known * WORDS_PER_FUNCTION_WORD < tokens.len() {
            known += usize::from(lookup(function_words::TABLE, word).is_some());
        }
        foreign += usize::from(!is_latin(first));
    }
    let is_other_script = foreign * 2 > words;
    let is_telling = words >= ENOUGH_WORDS;
    !is_other_script && (!is_telling || known * WORDS_PER_FUNCTION_WORD >= words)
}

/// Latin letters stand before the Greek ones, and in one later block of Unicode.
fn is_latin(letter: char) -> bool {
    letter < '\u{370}' || matches!(letter, '\u{1E00}'..='\u{1EFF}')
}
