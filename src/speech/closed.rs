//! Closed-class words by what the rules look for in them, from `words.tsv`.

use crate::table::WordClasses;
use std::sync::LazyLock;

/// What a closed-class word is to the rules; the classes are told at the head of `words.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// “did **not** say”
    Negation,
    /// “declined to **comment**”
    Silence,
    /// “**his** hope”
    Owner,
    /// “…, **while** Delane said”
    Contrast,
    /// “said **yesterday** that”
    Time,
    /// “**whether** A”
    Subordinator,
    /// “**after** they met”
    Conjunction,
    /// “A **—** Ada Lund”
    Dash,
}

impl Class {
    fn name(self) -> &'static str {
        match self {
            Class::Negation => "negation",
            Class::Silence => "silence",
            Class::Owner => "owner",
            Class::Contrast => "contrast",
            Class::Time => "time",
            Class::Subordinator => "subordinator",
            Class::Conjunction => "conjunction",
            Class::Dash => "dash",
        }
    }
}

static WORDS: LazyLock<WordClasses> = LazyLock::new(|| WordClasses::read(include_str!("words.tsv")));

/// Whether a word, in any case, is of a class.
pub fn is(word: &str, class: Class) -> bool {
    WORDS.holds(word, class.name())
}
