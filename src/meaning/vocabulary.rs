//! The words of this stage's tables, numbered, so that matching compares numbers.
//!
//! Takes the words that the tables name; makes, for a text, the numbers of each token's form and lemma. A word that no
//! table names is [`UNKNOWN`].

use crate::syntax::Syntax;
use crate::text::Text;
use std::collections::HashMap;

/// The number of a word of the tables.
pub type WordId = u16;

/// A word that no table names.
pub const UNKNOWN: WordId = 0;

/// The words of the tables.
#[derive(Default)]
pub struct Vocabulary {
    numbers: HashMap<&'static str, WordId>,
}

/// A token as the tables see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Its lower-case form.
    pub form: WordId,
    /// Its lemma.
    pub lemma: WordId,
}

impl Word {
    /// Whether form or lemma is this word.
    pub fn is(self, word: WordId) -> bool {
        word != UNKNOWN && (self.form == word || self.lemma == word)
    }
}

impl Vocabulary {
    /// The number of a table's word, given to it now if it has none.
    pub fn add(&mut self, word: &'static str) -> WordId {
        let next = WordId::try_from(self.numbers.len() + 1).unwrap_or(UNKNOWN);
        *self.numbers.entry(word).or_insert(next)
    }

    fn find(&self, word: &str) -> WordId {
        self.numbers.get(word).copied().unwrap_or(UNKNOWN)
    }

    /// The tokens of a text, numbered.
    pub fn read(&self, text: &Text, syntax: &Syntax) -> Vec<Word> {
        (0..text.tokens.len())
            .map(|token| Word {
                form: self.find(&plain(text.word(token))),
                lemma: self.find(&plain(&syntax.lemma(text, token))),
            })
            .collect()
    }
}

/// Lower case, with the typewriter's apostrophe: `n’t` is `n't`.
fn plain(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }).collect()
}
