//! Where content ends: at its sentence's end, before the next report, or where the reporter speaks again.

use super::{Candidate, ContentForm, SentenceReader};
use crate::analysis::Form;
use crate::speech::closed::Class;
use crate::syntax::Tag;
use crate::text::TokenRange;

impl SentenceReader<'_> {
    /// Where content that begins at `start` ends: at the sentence's end or before the next report.
    pub(super) fn content_end(&self, candidate: &Candidate, start: usize, form: ContentForm) -> usize {
        let ctx = self.ctx;
        let mut at = start;
        while at < self.tokens.end {
            if let Some(quote) = ctx.quotes.around(at).filter(|q| q.tokens.end > at + 1) {
                at = quote.tokens.end.min(self.tokens.end).max(at + 1);
                continue;
            }
            if at > start && self.is_cut(candidate, start, at, form) {
                break;
            }
            at += 1;
        }
        self.trim(start, at)
    }

    /// Whether a new report, or the reporter's own words, begin at a token.
    pub(super) fn is_cut(&self, candidate: &Candidate, start: usize, at: usize, form: ContentForm) -> bool {
        let ctx = self.ctx;
        match ctx.tag(at) {
            Tag::Comma => {
                self.opens_aside(at + 1)
                    || self
                        .cue_at(at + 1)
                        .is_some_and(|next| ctx.tag(next.verb.start) == Tag::VBG && self.is_strong_participle(next))
                    || ctx.is(at + 1, "according") && ctx.is(at + 2, "to")
                    || self.opens_other_report(candidate, at + 1)
                    || self.opens_main_report(candidate, at + 1)
            }
            Tag::Colon => ctx.word(at) == ";" && self.candidates.iter().any(|c| c.head > at),
            Tag::CC => self.joins_report(candidate, start, at, form),
            Tag::IN => ctx.is(at, "according") && ctx.is(at + 1, "to"),
            _ => false,
        }
    }

    /// “…, where he trails by ten points”: in news a clause of the reporter's; an office's own account has no other voice.
    pub(super) fn opens_aside(&self, at: usize) -> bool {
        let is_readout = self.ctx.text.frame.form == Form::Readout;
        self.ctx.is(at, "where") || !is_readout && ["which", "who"].iter().any(|w| self.ctx.is(at, w))
    }

    pub(super) fn cue_at(&self, at: usize) -> Option<&Candidate> {
        let at = self.ctx.skip_adverbs(at);
        self.candidates.iter().find(|c| c.verb.start == at)
    }

    /// “…, adding that A”: a participle that always reports, or whose content is marked.
    pub(super) fn is_strong_participle(&self, next: &Candidate) -> bool {
        !next.row.frames.weak
            || self.ctx.is(next.after, "that")
            || self.opens_quotation(next.after)
            || self.opens_quotation(next.after + 1)
    }

    /// “…, while Delane said A”, “…, as he said yesterday”.
    pub(super) fn opens_other_report(&self, candidate: &Candidate, at: usize) -> bool {
        self.ctx.is_class(at, Class::Contrast)
            && self.subject_and_cue(at + 1).is_some_and(|next| self.has_tense_of(next, candidate))
    }

    /// “…, Voss said”: a report of the same tense, or one whose words stand before it.
    pub(super) fn opens_main_report(&self, candidate: &Candidate, at: usize) -> bool {
        let is_main = |next: &Candidate| self.has_tense_of(next, candidate) || self.ends_after(next);
        let reports = |next: &Candidate| next.row.frames.that || next.row.frames.obj_that;
        self.subject_and_cue(at).is_some_and(|next| reports(next) && is_main(next))
    }

    pub(super) fn subject_and_cue(&self, at: usize) -> Option<&Candidate> {
        let subject = self.object(at)?;
        self.cue_at(subject.end)
    }

    pub(super) fn has_tense_of(&self, next: &Candidate, candidate: &Candidate) -> bool {
        self.is_past(next.verb.start) == self.is_past(candidate.verb.start)
    }

    /// “…, he said,”, “…, she told reporters in Samira on Monday”: nothing said follows the cue.
    pub(super) fn ends_after(&self, next: &Candidate) -> bool {
        /// Of place, time and occasion.
        const MOST_ADJUNCTS: usize = 3;
        let listener = next.row.frames.obj_that.then(|| self.object(next.after)).flatten();
        let mut at = listener.map_or(next.after, |l| l.end);
        for _ in 0..MOST_ADJUNCTS {
            at = self.skip_adjunct(at);
        }
        at >= self.tokens.end || matches!(self.ctx.tag(at), Tag::Comma | Tag::Stop | Tag::Colon)
    }

    /// A past tense; taggers take many for participles.
    pub(super) fn is_past(&self, verb: usize) -> bool {
        matches!(self.ctx.tag(verb), Tag::VBD | Tag::VBN)
    }

    /// “discussed A and urged B”, “condemned A, and he called for B”: the same form of verb goes on with a report. Within
    /// a clause the verb could be the clause's own: it is not where the clause is in another tense.
    pub(super) fn joins_report(&self, candidate: &Candidate, start: usize, at: usize, form: ContentForm) -> bool {
        let ctx = self.ctx;
        let has_comma = ctx.tag(at - 1) == Tag::Comma;
        let is_open = form == ContentForm::Phrase || self.is_after_infinitive(candidate);
        let same_form = |next: &Candidate| {
            let (one, other) = (ctx.tag(next.verb.start), ctx.tag(candidate.verb.start));
            one == other || self.is_past(next.verb.start) && self.is_past(candidate.verb.start)
        };
        if let Some(next) = self.cue_at(at + 1) {
            let is_marked = ctx.is(next.after, "that") || self.opens_quotation(next.after);
            let inner = (start..at).rev().find(|&t| ctx.tag(t).is_finite());
            let is_outer_tense = self.is_past(next.verb.start) && inner.is_some_and(|t| !self.is_past(t));
            let takes_clause = has_comma && !next.row.frames.weak && next.row.frames.that;
            let is_told = self.is_told_too(candidate, next, start);
            return same_form(next) && (is_open || is_marked || is_outer_tense || takes_clause || is_told);
        }
        if let Some(next) = self.subject_and_cue(at + 1) {
            return same_form(next) && (is_open || has_comma);
        }
        is_open && has_comma && self.object(at + 1).is_some_and(|o| ctx.starts_finite_verb(o.end))
    }

    /// “told lawmakers A and urged them to B”: who was told A is the one urged.
    fn is_told_too(&self, candidate: &Candidate, next: &Candidate, start: usize) -> bool {
        let has_listener =
            candidate.row.frames.obj_that && self.object(candidate.after).is_some_and(|listener| listener.end <= start);
        let urges = || self.ctx.tag(next.after) == Tag::PRP && self.opens_infinitive(next.after + 1);
        has_listener && next.row.frames.obj_inf && urges()
    }

    pub(super) fn is_after_infinitive(&self, candidate: &Candidate) -> bool {
        self.opens_infinitive(candidate.after)
            || self.object(candidate.after).is_some_and(|o| self.opens_infinitive(o.end))
    }

    /// Without the marks and joining words at either end.
    pub(super) fn trim(&self, start: usize, mut end: usize) -> usize {
        while end > start {
            let last = end - 1;
            let is_mark = matches!(self.ctx.tag(last), Tag::Comma | Tag::Stop | Tag::Colon | Tag::NFP)
                && !self.ctx.quotes.holds(last);
            let is_joint = self.ctx.tag(last) == Tag::CC && !self.ctx.quotes.holds(last);
            if !(is_mark || is_joint) {
                break;
            }
            end -= 1;
        }
        end
    }

    /// Content that runs to a quotation's end takes the rest of the quotation, over sentences, with it.
    pub(super) fn with_quotations(&self, range: TokenRange) -> TokenRange {
        let last = range.end.saturating_sub(1);
        match self.ctx.quotes.around(last) {
            Some(quote) if quote.tokens.end > range.end => TokenRange::new(range.start, quote.tokens.end),
            _ => range,
        }
    }
}
