//! The act of one clause: the firmest match in it that its subject, mood and voice allow.

use super::clauses::Clause;
use super::pattern::Match;
use super::side::{Side, side};
use super::table::{Limit, Place, Row};
use super::{Form, Reading, Shown};
use crate::analysis::Quotation;
use crate::meaning::vocabulary::Function;
use crate::syntax::Tag;
use crate::text::TokenRange;

/// Tokens before a trigger among which a modal of possibility weakens it: “could also support”.
const MODAL_DISTANCE: usize = 2;
/// The same of a participle behind “have”: “would never have”.
const PERFECT_DISTANCE: usize = 3;
/// Tokens before a participle among which an auxiliary makes a passive of it: “was badly misled”.
const AUXILIARY_DISTANCE: usize = 2;

impl Reading<'_> {
    /// Whether the speaker says a clause for themselves: a main clause, or one that depends on what the speaker's side
    /// does. “Voss hopes that …” said by another reports a hope and shows none.
    pub fn is_own_line(&self, clause: &Clause, clauses: &[Clause]) -> bool {
        let matrix = clause.matrix.and_then(|index| clauses.get(index));
        let is_others = |matrix: &Clause| side(self.sources, self.attribution, matrix.subject) == Side::Other;
        clause.is_main && !matrix.is_some_and(is_others)
    }

    /// The firmest act in a clause, the first of several alike.
    pub fn in_clause(&self, clause: &Clause) -> Option<Shown> {
        let whose = side(self.sources, self.attribution, clause.subject);
        let mut best: Option<Shown> = None;
        let mut at = clause.tokens.start;
        while at < clause.tokens.end {
            let holds = |row: &Row, _: Match| self.holds(row, at, clause, whose);
            let Some((row, found)) = self.best(at, clause.tokens.end, holds) else {
                at += 1;
                continue;
            };
            let mut shown = Shown::new(row.act, TokenRange::new(at, found.end), row.when.strength);
            shown.about = clause.subject.filter(|_| row.when.side == Some(Side::Other));
            if best.is_none_or(|best| shown.strength > best.strength) {
                best = Some(shown);
            }
            // what a longer pattern covers shows nothing by itself: “do not | have to”; a gap may hide more
            at = if found.end == at + found.words { found.end } else { at + 1 };
        }
        best
    }

    /// Whether a row's conditions hold for words at a token of a clause.
    fn holds(&self, row: &Row, at: usize, clause: &Clause, whose: Side) -> bool {
        let place_holds = row.place == Place::Clause || (row.place == Place::Act && whose == Side::Own);
        place_holds
            && row.when.form.is_none()
            && row.when.side.is_none_or(|side| side == whose)
            && row.when.limit.is_none_or(|limit| self.is_within(limit, at, clause))
            && !self.is_hypothetical(at, clause)
            && !self.is_nonfinite(at, clause)
            && !self.is_inverted(at)
            && !self.is_had(at)
    }

    fn is_within(&self, limit: Limit, at: usize, clause: &Clause) -> bool {
        match limit {
            Limit::Doer => self.opens_with_doer(),
            Limit::Active => !self.is_passive(at, clause),
            Limit::Reported => self.attribution.quotation != Quotation::Direct,
            Limit::First => self.is_first(at, clause),
        }
    }

    /// “he’d been named”: before a participle what may be “would” is “had”.
    fn is_had(&self, at: usize) -> bool {
        let follows = (at + 1..).map_while(|at| self.tags().get(at)).find(|&&tag| tag != Tag::RB);
        self.tags().get(at) == Some(&Tag::MD) && follows == Some(&Tag::VBN)
    }

    /// “should Tamrat close the strait”, “will it”: a modal before its subject opens a condition or a question.
    fn is_inverted(&self, at: usize) -> bool {
        let opens_subject = |tag: &Tag| matches!(tag, Tag::PRP | Tag::PRPS | Tag::NNP | Tag::NNPS | Tag::DT | Tag::EX);
        self.tags().get(at) == Some(&Tag::MD) && self.tags().get(at + 1).is_some_and(opens_subject)
    }

    /// “could support”: no act yet; “would have signed”: never one.
    fn is_hypothetical(&self, at: usize, clause: &Clause) -> bool {
        let before = |distance: usize| clause.tokens.start.max(at.saturating_sub(distance))..at;
        let is_modal = |at: usize| self.tags().get(at) == Some(&Tag::MD);
        let is_participle = self.tags().get(at) == Some(&Tag::VBN);
        self.any_is(before(MODAL_DISTANCE), Function::Possibility)
            || is_participle && self.any_is(before(1), Function::Perfect) && before(PERFECT_DISTANCE).any(is_modal)
    }

    /// Whether a token opens its sentence, quotation marks aside: “Do not …” is a request.
    fn is_first(&self, at: usize, clause: &Clause) -> bool {
        let is_quote = |at: usize| matches!(self.tags().get(at), Some(Tag::OpenQuote | Tag::CloseQuote));
        clause.is_opening && (clause.tokens.start..at).all(is_quote)
    }

    /// “was misled”, “have been bullied”.
    fn is_passive(&self, at: usize, clause: &Clause) -> bool {
        let before = clause.tokens.start.max(at.saturating_sub(AUXILIARY_DISTANCE))..at;
        self.tags().get(at) == Some(&Tag::VBN) && self.any_is(before, Function::Passive)
    }

    /// Infinitives and participles depend on what stands before them: “efforts to support”, “a plan supporting”. A base
    /// form is finite behind a modal, or as an imperative at the head of its sentence.
    fn is_nonfinite(&self, at: usize, clause: &Clause) -> bool {
        let tag = |at: usize| self.tags().get(at).copied();
        match tag(at) {
            Some(Tag::VBG) => at > clause.tokens.start,
            Some(Tag::VB) => {
                let before = || (clause.tokens.start..at).rev();
                let governor = before().filter_map(tag).find(|&tag| tag == Tag::TO || tag.is_finite());
                let is_first = before().all(|at| !tag(at).is_some_and(|tag| tag.is_noun() || tag.is_verb()));
                governor == Some(Tag::TO)
                    || governor.is_none() && (self.form == Form::Infinitive || !is_first || !clause.is_opening)
            }
            _ => false,
        }
    }
}
