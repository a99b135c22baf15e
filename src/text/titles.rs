//! Titles of official accounts that name their one conversation by a noun phrase: “Telephone conversation with …”,
//! “Secretary Vale’s Call with …”. A title that is a sentence (“Vale’s call with Holm draws fire”) is a newspaper's.

use crate::table::WordClasses;
use std::sync::LazyLock;

static WORDS: LazyLock<WordClasses> = LazyLock::new(|| WordClasses::read(include_str!("titles.tsv")));

/// How many words a possessor may have: “Deputy Secretary Ada Vale’s Call”.
const LONGEST_POSSESSOR: usize = 6;

/// Whether a title names one conversation and says nothing of it.
pub fn names_conversation(title: &str) -> bool {
    let words: Vec<&str> = title.split_whitespace().collect();
    let is_possessor = |word: &&str| ["'s", "’s", "s'", "s’"].iter().any(|end| word.ends_with(end));
    let possessor = words.iter().take(LONGEST_POSSESSOR).position(is_possessor).map_or(0, |at| at + 1);
    let phrase = words[possessor..].iter().skip_while(|word| WORDS.holds(word, "kind"));
    let mut phrase = phrase.map(|word| word.trim_end_matches([',', ':']));
    let is_event = phrase.next().is_some_and(|word| WORDS.holds(word, "event"));
    let has_partner = phrase.next().is_some_and(|word| WORDS.holds(word, "partner"));
    let is_name = |word: &str| !word.starts_with(char::is_lowercase) || WORDS.holds(word, "joining");
    let mut rest = phrase.peekable();
    let is_named = rest.peek().is_some();
    is_event && has_partner && is_named && rest.all(|word| is_name(word) && !WORDS.holds(word, "clause"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_phrase_names_a_conversation_and_a_sentence_does_not() {
        for title in [
            "Telephone conversation with President of Oramia Samir Delane",
            "Secretary Vale’s Call with Foreign Minister Holm",
            "Meeting with Prime Minister Ruth Ley",
            "Telephone conversation between Adela Voss and Samir Delane",
        ] {
            assert!(names_conversation(title), "{title}");
        }
        for title in [
            "Vale's call with Holm draws fire",
            "Meeting With Delane Will Go Ahead",
            "Meeting with unions ends in acrimony",
            "Voss holds call with Delane",
            "Meeting",
            "",
        ] {
            assert!(!names_conversation(title), "{title}");
        }
    }
}
