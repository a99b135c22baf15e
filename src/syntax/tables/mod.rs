//! Word lists of the second stage, sorted for [`lookup`](crate::text::lookup).

pub mod auxiliaries;
