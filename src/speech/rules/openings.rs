//! What can begin at a token: an infinitive, a question, a quotation, a clause.

use super::right::MOST_ADJUNCTS;
use super::{Candidate, SentenceReader};
use crate::syntax::Tag;
use crate::text::TokenRange;

impl SentenceReader<'_> {
    pub(super) fn opens_infinitive(&self, at: usize) -> bool {
        let at = if self.ctx.is(at, "not") { at + 1 } else { at };
        self.ctx.is(at, "to") && matches!(self.ctx.tag(self.ctx.skip_adverbs(at + 1)), Tag::VB)
    }

    /// “for Jerusalem to be …”
    pub(super) fn opens_for_to(&self, at: usize) -> bool {
        self.ctx.is(at, "for") && self.object(at + 1).is_some_and(|o| self.opens_infinitive(o.end))
    }

    pub(super) fn opens_question(&self, at: usize) -> bool {
        matches!(self.ctx.tag(at), Tag::WP | Tag::WRB | Tag::WDT | Tag::WPS)
            || self.ctx.is(at, "whether")
            || self.ctx.is(at, "if")
    }

    pub(super) fn opens_quotation(&self, at: usize) -> bool {
        self.ctx.quotes.around(at).is_some_and(|q| q.tokens.start == at) && at < self.tokens.end
    }

    /// Whether what was said can begin here, by the candidate's frames.
    pub(super) fn opens_report(&self, candidate: &Candidate, at: usize) -> bool {
        let frames = &candidate.row.frames;
        (frames.that && (self.ctx.is(at, "that") && self.is_clause_after_that(at)))
            || (frames.that || frames.quote) && self.opens_quotation(at)
            || frames.inf && self.opens_infinitive(at)
            || frames.wh && self.opens_question(at) && at < self.tokens.end
    }

    /// “said that A”, not “said that much”.
    pub(super) fn is_clause_after_that(&self, at: usize) -> bool {
        !matches!(self.ctx.tag(at + 1), Tag::Stop | Tag::Comma | Tag::Colon) && at + 1 < self.tokens.end
    }

    /// Whether a clause begins here: a subject, what belongs to it, and its finite verb; or words before a subject.
    pub(super) fn is_clause(&self, at: usize) -> bool {
        let ctx = self.ctx;
        if at >= self.tokens.end || ctx.quotes.holds(at) && !self.opens_quotation(at) {
            return false;
        }
        if matches!(ctx.tag(at), Tag::IN | Tag::RB | Tag::VBG | Tag::WRB) && !ctx.is_preposition(at)
            || ctx.tag(at) == Tag::VBG
        {
            return self.has_finite_after(at);
        }
        let Some(subject) = self.object(at).or_else(|| self.single(at)) else {
            return ctx.is_preposition(at) && self.has_finite_after(at) && self.has_comma_after(at);
        };
        let mut end = subject.end;
        for _ in 0..MOST_ADJUNCTS {
            if ctx.starts_finite_verb(end) {
                return true;
            }
            let next = self.skip_adjunct(end);
            if next == end {
                break;
            }
            end = next;
        }
        match ctx.tag(end) {
            Tag::WDT | Tag::WP | Tag::VBG | Tag::VBN | Tag::TO => {
                self.count_finite_after(end) >= if matches!(ctx.tag(end), Tag::WDT | Tag::WP) { 2 } else { 1 }
            }
            Tag::Comma => self.has_finite_after(end) && self.has_comma_after(end + 1),
            Tag::CC => self.object(end + 1).is_some_and(|o| ctx.starts_finite_verb(o.end)),
            _ => false,
        }
    }

    pub(super) fn single(&self, at: usize) -> Option<TokenRange> {
        let can_stand_alone =
            matches!(self.ctx.tag(at), Tag::PRP | Tag::EX | Tag::DT | Tag::NNP | Tag::NN | Tag::NNS | Tag::CD);
        can_stand_alone.then(|| TokenRange::new(at, at + 1))
    }

    pub(super) fn has_comma_after(&self, at: usize) -> bool {
        (at..self.tokens.end).any(|t| self.ctx.tag(t) == Tag::Comma)
    }

    pub(super) fn has_finite_after(&self, at: usize) -> bool {
        self.count_finite_after(at) > 0
    }

    pub(super) fn count_finite_after(&self, at: usize) -> usize {
        let ctx = self.ctx;
        (at..self.tokens.end)
            .filter(|&t| ctx.verb_chunk(t).is_some_and(|c| c.tokens.start == t && ctx.tag(t).is_finite()))
            .count()
    }
}
