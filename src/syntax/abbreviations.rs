//! Abbreviations that a text explains, before or behind a bracket: `the World Health Organisation (WHO)`.
//!
//! Takes tagged words; makes every use of such an abbreviation a proper noun, which `WHO`, `IT` or `US` alone may not
//! look like to the tagger. The letters must be the initials of the words that stand for them; words in small letters
//! may be passed over (Schwartz and Hearst, *A simple algorithm for identifying abbreviation definitions*, 2003, for
//! initials only).

use super::Tag;
use super::words::Word;
use std::collections::HashSet;

/// Letters that an abbreviation has at least and at most.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=8;

/// Words in small letters that may stand between two initials.
const PASSED_OVER: usize = 2;

/// Corrects the tags of a text's abbreviations; `form` gives a word as it stands.
pub fn retag<'a>(words: &[Word], tags: &mut [Tag], form: impl Fn(usize) -> &'a str) {
    let explained: HashSet<u32> = (0..words.len())
        .filter(|&at| tags.get(at) == Some(&Tag::OpenBracket))
        .filter_map(|bracket| explained_at(words, tags, bracket, &form))
        .map(|at| words[at].cased)
        .collect();
    if explained.is_empty() {
        return;
    }
    for (word, tag) in words.iter().zip(tags) {
        if word.is_all_capitals() && explained.contains(&word.cased) && !tag.is_proper() {
            *tag = Tag::NNP;
        }
    }
}

/// The abbreviation that a bracket holds or explains.
fn explained_at<'a>(words: &[Word], tags: &[Tag], bracket: usize, form: &impl Fn(usize) -> &'a str) -> Option<usize> {
    let is_abbreviation =
        |at: usize| words.get(at).is_some_and(|word| word.is_all_capitals()) && LETTERS.contains(&form(at).len());
    let is_closed = |at: usize| tags.get(at) == Some(&Tag::CloseBracket);
    let (inner, outer) = (bracket + 1, bracket.checked_sub(1)?);
    if is_abbreviation(inner) && is_closed(inner + 1) {
        return spell((0..bracket).rev(), form(inner).chars().rev(), words, form).map(|_| inner);
    }
    let last = is_abbreviation(outer).then(|| spell(inner..words.len(), form(outer).chars(), words, form))??;
    is_closed(last + 1).then_some(outer)
}

/// The word with which words, in the order given, have spelt out all letters by their initials.
fn spell<'a>(
    order: impl Iterator<Item = usize>,
    letters: impl Iterator<Item = char>,
    words: &[Word],
    form: &impl Fn(usize) -> &'a str,
) -> Option<usize> {
    let mut letters = letters.peekable();
    let mut passed = 0;
    for at in order {
        if words[at].is_capitalised() {
            let letter = letters.next()?;
            if !form(at).starts_with(letter) {
                return None;
            }
            passed = 0;
            if letters.peek().is_none() {
                return Some(at);
            }
        } else {
            passed += 1;
            if !words[at].is_small() || passed > PASSED_OVER {
                return None;
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::syntax::parse;
    use crate::text::read_paragraphs;

    fn tags_of(word: &str, text: &str) -> Vec<&'static str> {
        let text = read_paragraphs(text);
        let tags = parse(&text).tags;
        (0..tags.len()).filter(|&at| text.word(at) == word).map(|at| tags[at].name()).collect()
    }

    #[test]
    fn an_abbreviation_that_the_text_explains_is_a_name_throughout() {
        let before = "The World Health Organisation (WHO) agreed. WHO say so. The port is closed, who knows why.";
        assert_eq!(tags_of("WHO", before), ["NNP", "NNP"]);
        assert_eq!(tags_of("who", before), ["WP"]);
        let behind = "It is run by WHAT (Women of Harwick Against Tolls). WHAT called for a vote.";
        assert_eq!(tags_of("WHAT", behind), ["NNP", "NNP"]);
    }

    #[test]
    fn capitals_in_brackets_that_spell_nothing_stay_as_they_are() {
        assert_eq!(tags_of("WHO", "Somebody must pay (WHO) for it."), ["WP"]);
        assert_eq!(tags_of("WHO", "The Harwick Port Board (WHO) must pay."), ["WP"]);
    }
}
