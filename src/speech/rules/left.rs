//! Content that stands before its cue, and what goes on behind an inserted one: “A1, he said, A2”.

use super::{Candidate, ContentForm, SentenceReader};
use crate::syntax::Tag;
use crate::text::TokenRange;

/// Marks that may stand between fronted words and the source, in tokens.
const MOST_TOKENS_BEFORE_SOURCE: usize = 3;

impl SentenceReader<'_> {
    /// “A, he said”, “A1, he said, A2”: what stands before the source, and after the cue what goes on with it.
    pub(super) fn fronted(&self, candidate: &Candidate, taken: usize, left_end: usize, rest: usize) -> Vec<TokenRange> {
        let ctx = self.ctx;
        let mut content = Vec::new();
        let mut start = taken.max(self.tokens.start);
        if self.trim(start, left_end) <= start {
            start = self.tokens.start; // “Kestria says it will act, Voss said”: the report before lies within this one
        }
        while start < left_end && matches!(ctx.tag(start), Tag::Comma | Tag::Colon) && !ctx.quotes.holds(start) {
            start += 1;
        }
        let end = self.trim(start, left_end);
        if end <= start || end + MOST_TOKENS_BEFORE_SOURCE < left_end {
            return content;
        }
        let is_separated =
            ctx.tag(end) == Tag::Comma || ctx.quotes.holds(end - 1) || matches!(ctx.tag(end), Tag::Stop | Tag::Colon);
        if !is_separated {
            return content;
        }
        if let Some(quote) = ctx.quotes.around(start) {
            start = quote.tokens.start; // a quotation that began in an earlier sentence
        }
        let left = TokenRange::new(start, end);
        let has_clause = ctx.quotes.holds(end - 1)
            || left.indices().any(|t| ctx.verb_chunk(t).is_some_and(|c| c.tokens.start == t && ctx.tag(t).is_finite()));
        let right = self.continuation(candidate, rest, has_clause);
        if has_clause || right.is_some() {
            let is_joint = left.len() == 1 && matches!(ctx.tag(left.start), Tag::CC | Tag::RB | Tag::IN);
            if !is_joint {
                content.push(left);
            }
            content.extend(right);
        }
        content
    }

    /// What goes on with the reported words after an inserted cue.
    pub(super) fn continuation(&self, candidate: &Candidate, rest: usize, left_is_whole: bool) -> Option<TokenRange> {
        let ctx = self.ctx;
        if ctx.tag(rest) != Tag::Comma || rest + 1 >= self.tokens.end {
            return None;
        }
        let start = rest + 1;
        let is_reporters = self.cue_at(start).is_some_and(|c| ctx.tag(c.verb.start) == Tag::VBG)
            || ctx.is(start, "according")
            || matches!(ctx.tag(start), Tag::WDT | Tag::WP | Tag::VBG)
            || self.opens_other_report(candidate, start);
        if is_reporters {
            return None;
        }
        let goes_on = self.opens_quotation(start)
            || ctx.tag(start) == Tag::CC && self.cue_at(start + 1).is_none()
            || !left_is_whole;
        let end = self.content_end(candidate, start, ContentForm::Clause);
        (goes_on && end > start).then(|| self.with_quotations(TokenRange::new(start, end)))
    }
}
