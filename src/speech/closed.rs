//! Closed-class words by what the rules look for in them, from `words.tsv`.

use crate::table::WordClasses;
use std::sync::LazyLock;

/// What a closed-class word is to the rules; the classes are told at the head of `words.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// “did **not** say”
    Negation,
    /// “**declined** to comment”
    Declining,
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
    /// “asked not to be **named**”
    Anonymity,
    /// “his support for A, **including** B”
    Continuation,
    /// “spoke on the **phone**”
    Circumstance,
    /// “…, the **agency** said”
    Outlet,
    /// “Reuters, **quoting** an official, said”
    Citing,
    /// “was **quoted** as saying”
    Quoting,
    /// “an interview **with** Voss”
    Asking,
    /// “spoke to **reporter** Dana Vale”
    Interviewer,
    /// “**I**”
    FirstSingular,
    /// “**we**”
    FirstPlural,
}

impl Class {
    fn name(self) -> &'static str {
        match self {
            Class::Negation => "negation",
            Class::Declining => "declining",
            Class::Silence => "silence",
            Class::Owner => "owner",
            Class::Contrast => "contrast",
            Class::Time => "time",
            Class::Subordinator => "subordinator",
            Class::Conjunction => "conjunction",
            Class::Dash => "dash",
            Class::Anonymity => "anonymity",
            Class::Continuation => "continuation",
            Class::Circumstance => "circumstance",
            Class::Outlet => "outlet",
            Class::Citing => "citing",
            Class::Quoting => "quoting",
            Class::Asking => "asking",
            Class::Interviewer => "interviewer",
            Class::FirstSingular => "first-singular",
            Class::FirstPlural => "first-plural",
        }
    }
}

static WORDS: LazyLock<WordClasses> = LazyLock::new(|| WordClasses::read(include_str!("words.tsv")));

/// Whether a word, in any case, is of a class.
pub fn is(word: &str, class: Class) -> bool {
    WORDS.holds(word, class.name())
}
