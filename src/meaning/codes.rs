//! The event code of an act: PLOVER (manual 0.8), CAMEO where PLOVER drops the event. The table gives its reasons.

use crate::analysis::Act;
use crate::table::rows;
use std::collections::HashMap;
use std::sync::LazyLock;

static CODES: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| rows(include_str!("codes.tsv")).map(|row| (row.column(0), row.column(1))).collect());

/// The code of an act.
pub fn code(act: Act) -> Option<&'static str> {
    CODES.get(act.name()).copied()
}
