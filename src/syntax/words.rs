//! What a word looks like: its hash, ends, beginnings and shape, worked out once and shared by all features.

use crate::learn::hash_bytes;

/// A word as features see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Hash of the word in lower case.
    pub lower: u32,
    /// Hash of the word as written.
    pub cased: u32,
    /// Its last four bytes in lower case, the last one lowest; zero bytes where it is shorter.
    pub end: u32,
    /// Its first four bytes in lower case, the first one lowest.
    pub start: u32,
    /// Whether a blank stands before it.
    pub is_spaced: bool,
    /// Its shape: kinds of characters, four bits a kind, runs of one kind told once, the first one lowest.
    pub shape: u32,
}

/// Kinds of characters in a shape.
mod kind {
    pub const UPPER: u32 = 1;
    pub const LOWER: u32 = 2;
    pub const DIGIT: u32 = 3;
    pub const OTHER_LETTER: u32 = 4;
    pub const HYPHEN: u32 = 5;
    pub const STOP: u32 = 6;
    pub const COMMA: u32 = 7;
    pub const APOSTROPHE: u32 = 8;
    pub const SLASH: u32 = 9;
    pub const OTHER: u32 = 10;
    /// A second capital: `USA`, not `The`.
    pub const UPPER_AGAIN: u32 = 11;
}

/// Kinds that fit a shape.
const LONGEST_SHAPE: u32 = 8;

impl Word {
    /// Looks at a word; `is_spaced` tells whether a blank stands before it.
    pub fn new(word: &str, is_spaced: bool) -> Self {
        let bytes = word.as_bytes();
        let pack = |sum: u32, byte: &u8| sum << 8 | u32::from(byte.to_ascii_lowercase());
        Self {
            lower: hash_bytes(bytes.iter().map(u8::to_ascii_lowercase)),
            cased: hash_bytes(bytes.iter().copied()),
            end: bytes.iter().skip(bytes.len().saturating_sub(4)).fold(0, pack),
            start: bytes.iter().take(4).rev().fold(0, pack),
            is_spaced,
            shape: shape(word),
        }
    }

    /// Its last `count` bytes, up to four.
    pub fn suffix(self, count: u32) -> u32 {
        self.end & mask(count)
    }

    /// Its first `count` bytes, up to four.
    pub fn prefix(self, count: u32) -> u32 {
        self.start & mask(count)
    }

    /// Whether it begins with a capital.
    pub fn is_capitalised(self) -> bool {
        self.shape & 15 == kind::UPPER
    }

    /// Whether it holds capitals only, two at least.
    pub fn is_all_capitals(self) -> bool {
        self.shape == (kind::UPPER | kind::UPPER_AGAIN << 4)
    }

    /// Whether it begins with a small letter.
    pub fn is_small(self) -> bool {
        self.shape & 15 == kind::LOWER
    }

    /// The number that it begins with, where that has up to four digits and at most small letters behind: 3 of `3rd`.
    pub fn number(self) -> Option<u32> {
        let digits = self.start.to_le_bytes().into_iter().take_while(u8::is_ascii_digit);
        let number = digits.fold(0, |number, digit| 10 * number + u32::from(digit - b'0'));
        let is_followed = self.shape == (kind::DIGIT | kind::LOWER << 4);
        let is_whole = self.shape == kind::DIGIT && (number < 1000 || self.end.swap_bytes() == self.start);
        let has_digit = self.prefix(1).to_le_bytes()[0].is_ascii_digit();
        (has_digit && (is_followed || is_whole)).then_some(number)
    }

    /// Whether it begins with a letter or digit.
    pub fn is_word(self) -> bool {
        (kind::UPPER..=kind::OTHER_LETTER).contains(&(self.shape & 15))
    }
}

fn mask(count: u32) -> u32 {
    u32::MAX.checked_shr(32 - 8 * count.min(4)).unwrap_or(0)
}

fn shape(word: &str) -> u32 {
    let (mut shape, mut last, mut length) = (0, 0, 0);
    for c in word.chars() {
        let mut kind = match c {
            'A'..='Z' => kind::UPPER,
            'a'..='z' => kind::LOWER,
            '0'..='9' => kind::DIGIT,
            '-' | '–' => kind::HYPHEN,
            '.' => kind::STOP,
            ',' => kind::COMMA,
            '\'' | '’' => kind::APOSTROPHE,
            '/' => kind::SLASH,
            c if c.is_uppercase() => kind::UPPER,
            c if c.is_lowercase() => kind::LOWER,
            c if c.is_alphabetic() => kind::OTHER_LETTER,
            c if c.is_numeric() => kind::DIGIT,
            _ => kind::OTHER,
        };
        if kind == kind::UPPER && matches!(last, kind::UPPER | kind::UPPER_AGAIN) {
            kind = kind::UPPER_AGAIN;
        }
        if kind != last {
            shape |= kind << (4 * length);
            last = kind;
            length += 1;
            if length == LONGEST_SHAPE {
                break;
            }
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_tells_capitals_from_words_and_numbers() {
        assert!(Word::new("NATO", true).is_all_capitals() && !Word::new("Nato", true).is_all_capitals());
        assert!(Word::new("Élysée", true).is_capitalised() && Word::new("élan", true).is_small());
        assert_eq!(Word::new("2,000", true).shape, Word::new("17,500", true).shape);
        assert_ne!(Word::new("McCain", true).shape, Word::new("Cain", true).shape);
    }

    #[test]
    fn a_number_is_read_with_small_letters_behind_it_and_without() {
        let numbers = ["7", "14", "2023", "3rd", "1990s"].map(|word| Word::new(word, true).number());
        assert_eq!(numbers, [Some(7), Some(14), Some(2023), Some(3), Some(1990)]);
        assert!(["20235", "2,000", "x14", "3-4", "", "٣"].iter().all(|word| Word::new(word, true).number().is_none()));
    }

    #[test]
    fn ends_and_beginnings_are_cut_to_the_length_asked() {
        assert_eq!(Word::new("walking", true).suffix(3), Word::new("Going", true).suffix(3));
        assert_eq!(Word::new("unfair", true).prefix(2), Word::new("Unlike", true).prefix(2));
        assert_ne!(Word::new("a", true).suffix(4), Word::new("ba", true).suffix(4));
    }
}
