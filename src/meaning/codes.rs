//! The event code of an act: PLOVER (manual 0.8), CAMEO where PLOVER drops the event. The table gives its reasons.

use super::vocabulary::table_lines;
use crate::analysis::Act;

/// The code of an act.
pub fn code(act: Act) -> Option<&'static str> {
    table_lines(include_str!("codes.tsv")).find_map(|line| {
        let mut columns = line.split('\t');
        (columns.next() == Some(act.name())).then(|| columns.next()).flatten()
    })
}
