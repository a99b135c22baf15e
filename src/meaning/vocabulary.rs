//! The words of this stage's tables, numbered, so that matching compares numbers.
//!
//! Takes the words that the tables name; makes, for a text, the numbers of each token's form and lemma. A word that no
//! table names is [`UNKNOWN`]. Also here: what function words do.

use crate::syntax::Syntax;
use crate::table::{Row, rows};
use crate::text::Text;
use rustc_hash::{FxHashMap, FxHashSet};

/// The number of a word of the tables.
pub type WordId = u16;

/// A word that no table names.
pub const UNKNOWN: WordId = 0;

/// The words of the tables.
#[derive(Default)]
pub struct Vocabulary {
    numbers: FxHashMap<&'static str, WordId>,
}

/// What a word does, whatever it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Function {
    /// Opens a clause that is background.
    Subordinator,
    /// Denies.
    Negator,
    /// A modal of possibility.
    Possibility,
    /// Opens an indirect question.
    Question,
    /// Names the speaker, quoted or not.
    Speaker,
    /// Names the speaker in reported speech, another in a quotation.
    Third,
    /// Names whoever is addressed.
    Hearer,
    /// Points, but names nobody.
    Nobody,
    /// Opens a phrase for all who speak: “both sides”.
    Joint,
    /// A body that somebody speaks for.
    Body,
    /// A body that whoever holds a public office speaks for.
    Administration,
    /// A title of those who hold a public office.
    Office,
    /// Judges: what follows is as much the speaker's as the verb, “called her weak”.
    Judging,
    /// Makes a passive of a participle.
    Passive,
    /// Makes a perfect of a participle.
    Perfect,
    /// Several bodies or people together.
    Group,
}

/// The function of words: `function_words.tsv`, read.
pub struct Functions(FxHashSet<(Function, WordId)>);

impl Functions {
    /// Reads the table; a row that cannot be read is left out (a test sees to it that there is none).
    pub fn read(vocabulary: &mut Vocabulary) -> Self {
        let read = |row: Row| function_named(row.column(0)).map(|function| (function, vocabulary.add(row.column(1))));
        Self(rows(include_str!("function_words.tsv")).filter_map(read).collect())
    }

    /// How many entries there are.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether a word has a function.
    pub fn has(&self, word: Word, function: Function) -> bool {
        self.0.contains(&(function, word.form)) || self.0.contains(&(function, word.lemma))
    }
}

fn function_named(name: &str) -> Option<Function> {
    Some(match name {
        "subordinator" => Function::Subordinator,
        "negator" => Function::Negator,
        "possibility" => Function::Possibility,
        "question" => Function::Question,
        "speaker" => Function::Speaker,
        "third" => Function::Third,
        "hearer" => Function::Hearer,
        "nobody" => Function::Nobody,
        "joint" => Function::Joint,
        "body" => Function::Body,
        "administration" => Function::Administration,
        "office" => Function::Office,
        "judging" => Function::Judging,
        "passive" => Function::Passive,
        "perfect" => Function::Perfect,
        "group" => Function::Group,
        _ => return None,
    })
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

    /// The number of a lemma; one that no table names may be one whose final “e” the lemmatiser lost (“blam”).
    fn find_lemma(&self, lemma: &str) -> WordId {
        match self.find(lemma) {
            UNKNOWN => self.find(&format!("{lemma}e")),
            known => known,
        }
    }

    /// A word by itself.
    pub fn word(&self, word: &str) -> Word {
        let form = self.find(&plain(word));
        Word { form, lemma: form }
    }

    /// The tokens of a text, numbered.
    pub fn read(&self, text: &Text, syntax: &Syntax) -> Vec<Word> {
        (0..text.tokens.len())
            .map(|token| Word {
                form: self.find(&plain(text.word(token))),
                lemma: self.find_lemma(&plain(&syntax.lemma(text, token))),
            })
            .collect()
    }
}

/// Lower case, with the typewriter's apostrophe: `n’t` is `n't`.
fn plain(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }).collect()
}
