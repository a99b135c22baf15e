//! Dictionary forms.
//!
//! Takes a word and its tag; makes its lemma. A lemma is the word in lower case (names as written) with its end
//! changed; which change, the longest known ending of a word with that tag says, the whole word first. Endings and
//! changes are learnt (`said` VBD → `say`, `-ying` VBG → `-y`); what is regular follows without any entry.

use super::Tag;
use super::weights::Weights;
use crate::learn::{hash_bytes, key2};
use std::borrow::Cow;

/// The longest ending that is looked up, in bytes; longer words are looked up whole, too.
pub const LONGEST_ENDING: usize = 6;
/// The longest word whose lemma is looked up, in bytes.
const LONGEST_WORD: usize = 48;

/// The template of the key of a whole word; that of an ending is its length.
pub const WHOLE: u32 = 100;

/// The key of an ending (or of a whole word, by its template) with a tag. `ending` is in lower case.
pub fn ending_key(template: u32, tag: Tag, ending: &[u8]) -> u32 {
    key2(200 + template, tag as u32, hash_bytes(ending.iter().copied()))
}

/// The word before its end is changed: names, and adjectives with a capital inside a sentence (`Iranian`), as
/// written, the rest in lower case.
pub fn base_form(word: &str, tag: Tag, opens_sentence: bool) -> Cow<'_, str> {
    let is_name = tag.is_proper() || matches!(tag, Tag::FW | Tag::ADD | Tag::GW | Tag::XX | Tag::SYM | Tag::LS);
    if is_name || (tag == Tag::JJ && !opens_sentence) || !word.contains(char::is_uppercase) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// The lemma of a word.
pub fn lemma<'a>(weights: &Weights, word: &'a str, tag: Tag, opens_sentence: bool) -> Cow<'a, str> {
    let base = base_form(word, tag, opens_sentence);
    if word.len() > LONGEST_WORD {
        return base;
    }
    let lower = base.to_ascii_lowercase().into_bytes();
    let known = |template, from: usize| weights.lemmas.label(ending_key(template, tag, &lower[from..]));
    let mut endings = (0..=LONGEST_ENDING.min(lower.len())).rev().map(|n| (n as u32, lower.len() - n));
    let edit = known(WHOLE, 0).or_else(|| endings.find_map(|(n, from)| known(n, from)));
    let change = edit.and_then(|number| edit_at(weights.edits, number));
    match change.filter(|&(cut, add)| leaves_a_stem(&lower, cut, add)) {
        Some((cut, add)) => apply(&base, cut, add).map_or(base, Cow::Owned),
        None => base,
    }
}

/// Whether a vowel is left of a word whose regular ending is cut: “sing” is no form of a verb “se”.
fn leaves_a_stem(lower: &[u8], cut: usize, add: &str) -> bool {
    let (stem, ending) = lower.split_at(lower.len().saturating_sub(cut));
    let is_regular = ending == b"ing" && matches!(add, "" | "e");
    !is_regular || stem.iter().any(|byte| b"aeiouy".contains(byte) || !byte.is_ascii_alphabetic())
}

/// A word with its last `cut` bytes replaced; none where they are no whole characters of it.
pub fn apply(word: &str, cut: usize, add: &str) -> Option<String> {
    let stem = word.get(..word.len().checked_sub(cut)?)?;
    (cut > 0 || !add.is_empty()).then(|| [stem, add].concat())
}

/// The edit of a number: bytes to cut, bytes to add. The section holds the edits in order, each as a byte for the
/// cut, a byte for the length of what is added, and that.
fn edit_at(edits: &[u8], number: u8) -> Option<(usize, &str)> {
    let mut rest = edits;
    for _ in 0..number {
        rest = rest.get(2 + usize::from(*rest.get(1)?)..)?;
    }
    let (&cut, &length) = (rest.first()?, rest.get(1)?);
    Some((usize::from(cut), std::str::from_utf8(rest.get(2..2 + usize::from(length))?).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::weights::weights;

    #[test]
    fn regular_and_irregular_words_have_their_dictionary_form() {
        let cases = [
            ("said", Tag::VBD, "say"),
            ("urging", Tag::VBG, "urge"),
            ("reporting", Tag::VBG, "report"),
            ("agreed", Tag::VBD, "agree"),
            ("stopped", Tag::VBN, "stop"),
            ("countries", Tag::NNS, "country"),
            ("men", Tag::NNS, "man"),
            ("Is", Tag::VBZ, "be"),
            ("n't", Tag::RB, "not"),
            ("better", Tag::JJR, "good"),
            ("Leaders", Tag::NNS, "leader"),
            ("sing", Tag::VBG, "sing"),
        ];
        for (word, tag, expected) in cases {
            assert_eq!(lemma(weights(), word, tag, false), expected);
        }
    }

    #[test]
    fn names_and_nationalities_keep_their_capitals() {
        assert_eq!(lemma(weights(), "Kestria", Tag::NNP, true), "Kestria");
        assert_eq!(lemma(weights(), "Kestrian", Tag::JJ, false), "Kestrian");
    }

    #[test]
    fn an_odd_word_is_its_own_lemma() {
        for word in ["", "é", "\u{0301}", "’", "😀"] {
            for &tag in Tag::ALL {
                assert!(lemma(weights(), word, tag, false).len() <= word.len() + 16);
            }
        }
    }
}
