//! Word lists: tab-separated tables in files of their own, a row an entry with its reason.

use rustc_hash::FxHashMap;

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
    classes: FxHashMap<&'static str, Vec<&'static str>>,
    /// The longest word, in bytes: longer ones are not looked up.
    longest: usize,
}

impl WordClasses {
    /// Reads a table.
    pub fn read(table: &'static str) -> Self {
        let (mut classes, mut longest) = (FxHashMap::<_, Vec<_>>::default(), 0);
        for row in rows(table) {
            classes.entry(row.column(0)).or_default().push(row.column(1));
            longest = longest.max(row.column(0).len());
        }
        Self { classes, longest }
    }

    /// Whether a word, in any case, is of a class.
    pub fn holds(&self, word: &str, class: &str) -> bool {
        if word.len() > self.longest {
            return false;
        }
        let classes = if word.contains(char::is_uppercase) {
            self.classes.get(word.to_lowercase().as_str())
        } else {
            self.classes.get(word)
        };
        classes.is_some_and(|classes| classes.contains(&class))
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
