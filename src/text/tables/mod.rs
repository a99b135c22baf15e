//! Word lists of the first stage, one table a file, sorted by their words for binary search.

pub mod abbreviations;
pub mod function_words;
pub mod joined;
pub mod starters;

/// The longest word of any table here, in bytes: longer words need no look-up.
const LONGEST: usize = 16;

/// The value of a word, whatever its case, in a table sorted by lower-case words.
pub fn lookup<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    let mut buffer = [0; LONGEST];
    let lower = buffer.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let lower: &[u8] = lower;
    table.binary_search_by(|(entry, _)| entry.as_bytes().cmp(lower)).ok().and_then(|at| table.get(at)).map(|row| row.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_sorted<T>(name: &str, table: &[(&str, T)]) {
        for pair in table.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{name}: {} before {}", pair[0].0, pair[1].0);
        }
        for (word, _) in table {
            assert!(word.len() <= LONGEST && !word.contains(|c: char| c.is_uppercase()), "{name}: {word}");
        }
    }

    #[test]
    fn every_table_is_sorted_and_in_lower_case() {
        assert_sorted("abbreviations", abbreviations::TABLE);
        assert_sorted("prefixes", joined::PREFIXES);
        assert_sorted("units", joined::UNITS);
        assert_sorted("contractions", joined::CONTRACTIONS);
        assert_sorted("elided", joined::ELIDED);
        assert_sorted("domains", joined::DOMAINS);
        assert_sorted("function words", function_words::TABLE);
        assert_sorted("starters", starters::TABLE);
        assert_sorted("auxiliaries", crate::syntax::tables::auxiliaries::TABLE);
    }

    #[test]
    fn case_does_not_matter_for_a_look_up() {
        assert_eq!(lookup(abbreviations::TABLE, "SEN"), lookup(abbreviations::TABLE, "Sen"));
        assert!(lookup(abbreviations::TABLE, "SEN").is_some());
        assert!(lookup(abbreviations::TABLE, "senate").is_none());
    }
}
