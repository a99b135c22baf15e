//! Blocks into tokens and sentences.
//!
//! A first cut, by blanks and punctuation; the conventions of Universal Dependencies follow with the language core.

use super::{Sentence, Span, TextBlock, Token, TokenRange};

/// The tokens and sentences of all blocks; sets each block's token range.
pub fn split(source: &str, blocks: &mut [TextBlock]) -> (Vec<Token>, Vec<Sentence>) {
    let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    for (index, block) in blocks.iter_mut().enumerate() {
        let start = tokens.len();
        tokenize(source, block.span, &mut tokens);
        block.tokens = TokenRange::new(start, tokens.len());
        let mut first = start;
        for at in start..tokens.len() {
            let ends = matches!(tokens[at].span.of(source), "." | "!" | "?");
            if ends || at + 1 == tokens.len() {
                sentences.push(Sentence { tokens: TokenRange::new(first, at + 1), block: index });
                first = at + 1;
            }
        }
    }
    (tokens, sentences)
}

fn tokenize(source: &str, span: Span, tokens: &mut Vec<Token>) {
    let mut word: Option<usize> = None;
    let base = span.start as usize;
    for (offset, c) in span.of(source).char_indices() {
        let at = base + offset;
        if c.is_alphanumeric() {
            word.get_or_insert(at);
            continue;
        }
        if let Some(start) = word.take() {
            tokens.push(Token { span: Span::new(start, at) });
        }
        if !c.is_whitespace() {
            tokens.push(Token { span: Span::new(at, at + c.len_utf8()) });
        }
    }
    if let Some(start) = word {
        tokens.push(Token { span: Span::new(start, span.end as usize) });
    }
}
