//! Word lists: tab-separated tables in files of their own, a row an entry with its reason.

use rustc_hash::FxHashSet;

/// The rows of a table: columns apart at tabs; blank lines, the heading row and lines from `#` on are left out.
///
/// The first line that is no comment names the columns.
pub fn rows(table: &'static str) -> impl Iterator<Item = Row> {
    table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).skip(1).map(Row)
}

/// One row of a table.
#[derive(Clone, Copy)]
pub struct Row(&'static str);

impl Row {
    /// The column at `index`, from 0; empty where the row is shorter.
    pub fn column(self, index: usize) -> &'static str {
        self.0.split('\t').nth(index).unwrap_or("").trim()
    }
}

/// Words by their class, from a table whose first column is the word in lower case and whose second the class.
pub struct WordClasses {
    rows: FxHashSet<(&'static str, &'static str)>,
    /// The longest word, in bytes: longer ones are not looked up.
    longest: usize,
}

impl WordClasses {
    /// Reads a table.
    pub fn read(table: &'static str) -> Self {
        let rows: FxHashSet<_> = rows(table).map(|row| (row.column(0), row.column(1))).collect();
        let longest = self::rows(table).map(|row| row.column(0).len()).max().unwrap_or(0);
        Self { rows, longest }
    }

    /// Whether a word, in any case, is of a class.
    pub fn holds(&self, word: &str, class: &'static str) -> bool {
        if word.len() > self.longest {
            return false;
        }
        if word.contains(char::is_uppercase) {
            return self.rows.contains(&(word.to_lowercase().as_str(), class));
        }
        self.rows.contains(&(word, class))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_be_of_several_classes_and_case_does_not_matter() {
        let words = WordClasses::read("word\tclass\nwhile\tcontrast\nwhile\tsubordinator\nlater\ttime\n");
        assert!(
            words.holds("While", "contrast") && words.holds("while", "subordinator") && words.holds("LATER", "time")
        );
        assert!(
            !words.holds("while", "time") && !words.holds("whileever", "contrast") && !words.holds("word", "class")
        );
    }
}
