//! The article's frame: which stretch of the text is headline, byline, timestamp, caption, heading or paragraph.

use super::{Frame, Span, TextBlock, TokenRange};
use crate::analysis::{BlockKind, Notice};

/// The frame, the blocks (with empty token ranges) and what a reader should know of them.
pub fn read(source: &str) -> (Frame, Vec<TextBlock>, Vec<Notice>) {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            let span = Span::new(start, start + trimmed.len());
            blocks.push(TextBlock { kind: BlockKind::Paragraph, span, tokens: TokenRange::new(0, 0), lead: None });
        }
        at += line.len();
    }
    (Frame::default(), blocks, Vec::new())
}
