//! Word lists: tab-separated tables in files of their own, a row an entry with its reason.

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
