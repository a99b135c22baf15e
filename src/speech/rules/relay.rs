//! “According to X”, and who relays what somebody else said.

use super::{Candidate, ContentForm, Found, SentenceReader, trust};
use crate::speech::closed::Class;
use crate::syntax::Tag;
use crate::text::TokenRange;

impl SentenceReader<'_> {
    /// “According to X, A”, “A, according to X”, “according to X, quoting Y, A”.
    pub(super) fn according_to(&self) -> Option<Found> {
        let ctx = self.ctx;
        let at =
            self.tokens.indices().find(|&t| ctx.is(t, "according") && ctx.is(t + 1, "to") && !ctx.quotes.holds(t))?;
        let named = self.object(at + 2)?;
        let quoted = self.quoted_by(named.end);
        let content = if at == self.tokens.start {
            let after = quoted.map_or(named.end, |(_, source)| source.end);
            let start = (after..self.tokens.end).find(|&t| ctx.tag(t) == Tag::Comma)? + 1;
            TokenRange::new(start, self.trim(start, self.tokens.end))
        } else {
            let start = ctx.quotes.around(self.tokens.start).map_or(self.tokens.start, |q| q.tokens.start);
            TokenRange::new(start, self.trim(self.tokens.start, at))
        };
        let (cue_head, source, via) = match quoted {
            Some((cue, source)) => (cue, source, Some(named)),
            None => (at, named, None),
        };
        let cue = if quoted.is_some() { TokenRange::new(cue_head, cue_head + 1) } else { TokenRange::new(at, at + 2) };
        (!content.is_empty()).then(|| Found {
            source: Some(source),
            cue,
            cue_head,
            content: vec![content],
            addressee: None,
            via,
            form: ContentForm::Clause,
            confidence: trust::CLAUSE,
        })
    }

    /// “…, quoting Y”: the cue and whom the relay quotes.
    pub(super) fn quoted_by(&self, at: usize) -> Option<(usize, TokenRange)> {
        let cue = if self.ctx.tag(at) == Tag::Comma { at + 1 } else { at };
        let quotes = self.ctx.is_class(cue, Class::Citing);
        self.object(cue + 1).filter(|_| quotes).map(|source| (cue, source))
    }

    /// Whether somebody else is said to say what the relay is named for: “…, Voss said, according to Harbour Wire”.
    pub(super) fn reports_within(&self, relay: &Found) -> bool {
        let reports = |c: &&Candidate| c.row.frames.that && !c.row.frames.weak && !self.is_negated(c);
        self.candidates.iter().filter(reports).any(|c| relay.content.iter().any(|content| content.has(c.head)))
    }
}
