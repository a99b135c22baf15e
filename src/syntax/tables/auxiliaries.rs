//! Forms of the verbs that stand before others without being what is done: `has been urging`. Source: the closed class
//! of English auxiliaries, with `get` for its passive.

/// In lower case, with the verb.
pub const TABLE: &[(&str, ())] = &[
    ("'d", ()),      // have, would
    ("'m", ()),      // be
    ("'re", ()),     // be
    ("'s", ()),      // be, have
    ("'ve", ()),     // have
    ("am", ()),      // be
    ("are", ()),     // be
    ("be", ()),      // be
    ("been", ()),    // be
    ("being", ()),   // be
    ("did", ()),     // do
    ("do", ()),      // do
    ("does", ()),    // do
    ("doing", ()),   // do
    ("done", ()),    // do
    ("get", ()),     // get: got caught
    ("gets", ()),    // get
    ("getting", ()), // get
    ("got", ()),     // get
    ("had", ()),     // have
    ("has", ()),     // have
    ("have", ()),    // have
    ("having", ()),  // have
    ("is", ()),      // be
    ("was", ()),     // be
    ("were", ()),    // be
    ("’d", ()),      // have, would
    ("’m", ()),      // be
    ("’re", ()),     // be
    ("’s", ()),      // be, have
    ("’ve", ()),     // have
];
