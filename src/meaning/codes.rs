//! The event code of an act: PLOVER (manual 0.8), CAMEO where PLOVER drops the event. The table gives its reasons.

use crate::analysis::Act;
use crate::table::rows;

/// The code of an act.
pub fn code(act: Act) -> Option<&'static str> {
    rows(include_str!("codes.tsv")).find(|row| row.column(0) == act.name()).map(|row| row.column(1))
}
