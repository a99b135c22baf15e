//! Spans of bytes in the source and ranges of tokens.

use serde::Serialize;

/// A half-open range of the source text. Inside the core in bytes, in an [`Analysis`](crate::Analysis) in the unit
/// that the caller chose; always on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// Offset of the first unit.
    pub start: u32,
    /// Offset after the last unit.
    pub end: u32,
}

impl Span {
    /// A span from `start` to `end`; an `end` before the `start` gives an empty span.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end.max(start) as u32 }
    }

    /// Length in the span's unit.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one unit.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The words of a span in bytes; empty where the span is not one of `source`.
    pub fn of(self, source: &str) -> &str {
        source.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}

/// A half-open range of token indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenRange {
    /// Index of the first token.
    pub start: usize,
    /// Index after the last token.
    pub end: usize,
}

impl TokenRange {
    /// A range from `start` to `end`; an `end` before the `start` gives an empty range.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Number of tokens.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the range holds no token.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether token `index` lies inside.
    pub fn has(self, index: usize) -> bool {
        self.start <= index && index < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one token.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The indices, in order.
    pub fn indices(self) -> std::ops::Range<usize> {
        self.start..self.end
    }
}
