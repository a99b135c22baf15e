//! Quotations that somebody signs: `“We were never asked.” ― Ada Lund, baker`, and the same with the dash and the
//! name on the next line, as pull quotes and readers' letters have it.
//!
//! Takes quotations and the parties; makes an attribution of each quotation that fills its paragraph, or ends several
//! paragraphs of quotation, and is signed. A dash before anything but a name signs nothing.

use super::clauses::Context;
use super::closed::{Class, is};
use super::{Attribution, is_sentence};
use crate::analysis::{BlockKind, Quotation};
use crate::parties::Parties;
use crate::text::{TextBlock, TokenRange};

/// The most words of a signature: a name, an age, a trade and a town.
const MOST_SIGNATURE_TOKENS: usize = 16;

/// Such a line leaves nothing open but who the name is.
const CONFIDENCE: f32 = 0.9;

/// One attribution for each signed quotation.
pub fn read(ctx: Context, parties: &Parties) -> Vec<Attribution> {
    let blocks: Vec<&TextBlock> = ctx.text.blocks.iter().filter(|block| !block.tokens.is_empty()).collect();
    let after = blocks.iter().skip(1).map(Some).chain([None]);
    blocks.iter().zip(after).filter_map(|(block, next)| signed(ctx, parties, block, next.copied())).collect()
}

fn signed(ctx: Context, parties: &Parties, block: &TextBlock, next: Option<&TextBlock>) -> Option<Attribution> {
    if block.kind != BlockKind::Paragraph {
        return None;
    }
    let quote = ctx.quotes.around(block.tokens.start).filter(|quote| is_sentence(ctx, quote))?;
    let (dash, end) = match next {
        _ if quote.tokens.end < block.tokens.end => (quote.tokens.end, block.tokens.end),
        Some(next) => (next.tokens.start, next.tokens.end),
        None => return None,
    };
    let source = signature(ctx, dash, end)?;
    let speakers = parties.named_by(source);
    if speakers.is_empty() {
        return None;
    }
    Some(Attribution {
        source: Some(source),
        speakers,
        cue: None,
        cue_head: None,
        content: with_paragraphs_before(ctx, block.tokens.start),
        quotation: Quotation::Direct,
        addressees: Vec::new(),
        via: Vec::new(),
        within: None,
        confidence: CONFIDENCE,
    })
}

/// The name after a dash that signs: the phrase up to a comma or bracket, where it begins with a name and the rest of
/// the block is no sentence.
fn signature(ctx: Context, dash: usize, end: usize) -> Option<TokenRange> {
    let is_dash = is(ctx.word(dash), Class::Dash);
    let has_verb = (dash + 1..end).any(|t| ctx.tag(t).is_finite());
    if !is_dash || has_verb || end - dash > MOST_SIGNATURE_TOKENS {
        return None;
    }
    let chunk = ctx.noun_chunk(dash + 1).filter(|chunk| ctx.tag(chunk.head).is_proper())?;
    Some(TokenRange::new(dash + 1, chunk.tokens.end.min(end)))
}

/// The quotation at a token with the paragraphs that it goes on from.
fn with_paragraphs_before(ctx: Context, token: usize) -> Vec<TokenRange> {
    let mut pieces = Vec::new();
    let mut next = ctx.quotes.index_around(token);
    while let Some(quote) = next.and_then(|index| ctx.quotes.list.get(index)) {
        pieces.push(quote.tokens);
        next = quote.continues;
    }
    pieces.reverse();
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{parties, speech::quotes, syntax, text};

    /// `source: piece … piece` for each signed quotation.
    fn signed(source: &str) -> Vec<String> {
        let text = text::read(source);
        let syntax = syntax::parse(&text);
        let quotes = quotes::find(&text);
        let parties = parties::find(&text, &syntax);
        let words = |range: TokenRange| text.words(range).to_owned();
        read(Context { text: &text, syntax: &syntax, quotes: &quotes }, &parties)
            .into_iter()
            .map(|a| {
                let content: Vec<String> = a.content.into_iter().map(words).collect();
                format!("{}: {}", a.source.map_or(String::new(), words), content.join(" … "))
            })
            .collect()
    }

    #[test]
    fn a_quotation_belongs_to_the_name_behind_its_dash() {
        for (source, expected) in [
            ("“We were never asked about it.” ― Ada Lund", "Ada Lund: “We were never asked about it.”"),
            ("\"We were never asked about it.\" -- Ada Lund, 54, baker", "Ada Lund: \"We were never asked about it.\""),
            ("“We were never asked about it.”\n\n— Ada Lund", "Ada Lund: “We were never asked about it.”"),
            (
                "“They took the shelves in March.\n\n“They left us the dust.” — Olga Holm",
                "Olga Holm: “They took the shelves in March. … “They left us the dust.”",
            ),
        ] {
            assert_eq!(signed(&format!("The council met on Monday.\n\n{source}\n")), [expected], "{source}");
        }
    }

    #[test]
    fn a_dash_before_anything_else_signs_nothing() {
        for source in [
            "“We were never asked about it.” — that is what they all repeat.",
            "“We were never asked about it.” — Ada Lund said so twice.",
            "“The Long Winter” — Ada Lund",
            "“We were never asked about it.”\n\nAda Lund, 54, is a baker.",
        ] {
            assert!(signed(&format!("The council met on Monday.\n\n{source}\n")).is_empty(), "{source}");
        }
    }
}
