//! Closed-class words by what the rules look for in them, from `words.tsv`.

use crate::table;
use std::collections::HashSet;
use std::sync::LazyLock;

/// What a closed-class word is to the rules; the classes are told at the head of `words.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
}

static WORDS: LazyLock<HashSet<(&str, Class)>> = LazyLock::new(|| {
    table::rows(include_str!("words.tsv")).filter_map(|row| Some((row.column(0), class(row.column(1))?))).collect()
});

fn class(name: &str) -> Option<Class> {
    Some(match name {
        "negation" => Class::Negation,
        "silence" => Class::Silence,
        "owner" => Class::Owner,
        "contrast" => Class::Contrast,
        "time" => Class::Time,
        "subordinator" => Class::Subordinator,
        "conjunction" => Class::Conjunction,
        _ => return None,
    })
}

/// The longest word of the table, in bytes.
const LONGEST: usize = 12;

/// Whether a word, in any case, is of a class.
pub fn is(word: &str, class: Class) -> bool {
    word.len() <= LONGEST && WORDS.contains(&(word.to_ascii_lowercase().as_str(), class))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_class_and_no_word_is_too_long() {
        for row in table::rows(include_str!("words.tsv")) {
            assert!(class(row.column(1)).is_some() && row.column(0).len() <= LONGEST, "{}", row.column(0));
        }
    }

    #[test]
    fn case_does_not_matter_and_classes_are_apart() {
        assert!(is("While", Class::Contrast) && is("while", Class::Subordinator));
        assert!(!is("while", Class::Time) && !is("saying", Class::Silence));
    }
}
