//! What stands on the right of a cue: addressee, adjuncts, then the content by the first frame that fits.

use super::{Candidate, ContentForm, SentenceReader, trust};
use crate::speech::closed::{self, Class};
use crate::speech::cues::{self, CueNoun};
use crate::syntax::Tag;
use crate::text::{TokenRange, dates};

/// What stands on the right of a cue.
pub(super) struct Right {
    pub(super) addressee: Option<TokenRange>,
    /// The words between verb and content that belong to the cue: “his hope”.
    pub(super) cue_end: usize,
    pub(super) content: Option<(TokenRange, ContentForm)>,
    /// Where the words after addressee and adjuncts begin.
    pub(super) rest: usize,
    pub(super) confidence: f32,
}

/// How many times and places may stand between a cue and what was said.
pub(super) const MOST_ADJUNCTS: usize = 4;
/// The longest attitude before its noun, in tokens: “their shared and deeply felt concern”.
const LONGEST_ATTITUDE: usize = 6;
/// How far the object of “described A1 as A2” may reach, in tokens.
const LONGEST_OBJECT: usize = 25;

impl SentenceReader<'_> {
    /// Reads what follows the cue: addressee, adjuncts, then the content by the first frame that fits.
    pub(super) fn right(&self, candidate: &Candidate, start: usize) -> Right {
        let frames = &candidate.row.frames;
        if frames.takes_addressee()
            && let Some(object) = self.object(start)
            && let Some(right) = self.after_addressee(candidate, object)
        {
            return right;
        }
        if frames.light
            && let Some(right) = self.light(candidate, start)
        {
            return right;
        }
        let plain =
            |content, rest, confidence| Right { addressee: None, cue_end: candidate.after, content, rest, confidence };
        let (at, rest) = self.content_start(start, |at| self.opens_report(candidate, at));
        if let Some(at) = at {
            let range = TokenRange::new(at, self.content_end(candidate, at, ContentForm::Clause));
            return plain(Some((self.with_quotations(range), ContentForm::Clause)), rest, trust::CLAUSE);
        }
        if let Some(content) = self.bare_clause(candidate, rest).or_else(|| self.bare_clause(candidate, start)) {
            return plain(Some((content, ContentForm::Clause)), rest, trust::CLAUSE);
        }
        if let Some(content) = self.complement(candidate, start) {
            return plain(Some((content, ContentForm::Clause)), rest, trust::PHRASE);
        }
        let phrase_at = self.phrase_start(candidate, start);
        if let Some(at) = phrase_at {
            let range = TokenRange::new(at, self.content_end(candidate, at, ContentForm::Phrase));
            let confidence = if frames.weak { trust::WEAK } else { trust::PHRASE };
            return plain(Some((range, ContentForm::Phrase)), rest, confidence);
        }
        plain(None, rest, 0.0)
    }

    /// The noun phrase that begins at a token, with what “of”, “and” and possessives join to it.
    pub(super) fn object(&self, start: usize) -> Option<TokenRange> {
        self.ctx.phrase_at(start, self.tokens.end)
    }

    pub(super) fn after_addressee(&self, candidate: &Candidate, object: TokenRange) -> Option<Right> {
        let ctx = self.ctx;
        let frames = &candidate.row.frames;
        let made = |at: usize, form, cue_end| {
            let range = TokenRange::new(at, self.content_end(candidate, at, form));
            let content = Some((self.with_quotations(range), form));
            Some(Right { addressee: Some(object), cue_end, content, rest: at, confidence: trust::CLAUSE })
        };
        let opens = |at: usize| {
            frames.obj_inf && self.opens_infinitive(at)
                || frames.obj_that && (ctx.is(at, "that") || self.opens_quotation(at))
                || frames.obj_wh && self.opens_question(at)
        };
        let (at, rest) = self.content_start(object.end, opens);
        if let Some(at) = at {
            return made(at, ContentForm::Clause, candidate.after);
        }
        let preposition = ctx.skip_adverbs(object.end);
        let has_preposition =
            frames.obj_preps.iter().any(|p| ctx.is(preposition, p)) && preposition + 1 < self.tokens.end;
        if has_preposition && self.can_speak(object) {
            return made(preposition + 1, ContentForm::Phrase, candidate.after);
        }
        if frames.obj_that && self.is_clause(object.end) {
            return made(object.end, ContentForm::Clause, candidate.after);
        }
        let ends = rest >= self.tokens.end || matches!(ctx.tag(rest), Tag::Comma | Tag::Stop | Tag::Colon);
        let fronted = frames.quote && ends && self.can_speak(object);
        fronted.then_some(Right {
            addressee: Some(object),
            cue_end: candidate.after,
            content: None,
            rest,
            confidence: trust::CLAUSE,
        })
    }

    /// “expressed his strong support | for A”, “voiced | the deep concerns of the allies about A”.
    pub(super) fn light(&self, candidate: &Candidate, start: usize) -> Option<Right> {
        let ctx = self.ctx;
        let (head, noun) = self.attitude(start)?;
        let next = ctx.skip_adverbs(head + 1);
        let right = |at: usize, form, addressee| {
            let range = TokenRange::new(at, self.content_end(candidate, at, form));
            let right = Right {
                addressee,
                cue_end: head + 1,
                content: Some((range, form)),
                rest: at,
                confidence: trust::CLAUSE,
            };
            (!range.is_empty()).then_some(right)
        };
        if noun.that && ctx.is(next, "that") || noun.inf && self.opens_infinitive(next) || self.opens_for_to(next) {
            return right(next, ContentForm::Clause, None);
        }
        if ctx.is(next, "to")
            && let Some(addressee) = self.object(next + 1).filter(|a| self.can_speak(*a))
            && ctx.is_preposition(addressee.end)
            && noun.prep
        {
            return right(addressee.end + 1, ContentForm::Phrase, Some(addressee));
        }
        let is_content = noun.prep && ctx.is_preposition(next) && !ctx.is(next, "of") && next + 1 < self.tokens.end;
        if is_content { right(next + 1, ContentForm::Phrase, None) } else { None }
    }

    /// The noun of attitude that begins here, behind “his”, “their shared”, “strong”; none where it has another owner:
    /// then the attitude is somebody else's, and part of what is said.
    pub(super) fn attitude(&self, start: usize) -> Option<(usize, &'static CueNoun)> {
        let ctx = self.ctx;
        let limit = (start + LONGEST_ATTITUDE).min(self.tokens.end);
        let mut at = start;
        while at < limit {
            let word = ctx.word(at);
            let is_owner = ctx.is_class(at, Class::Owner) && at == start;
            let is_modifier = matches!(ctx.tag(at), Tag::JJ | Tag::JJR | Tag::RB | Tag::VBG | Tag::VBN | Tag::PRPS);
            let noun = cues::noun(word).filter(|_| !is_owner && !ctx.tag(at).is_proper());
            let ends = ctx.noun_chunk(at).is_none_or(|c| c.tokens.end == at + 1);
            match noun {
                Some(noun) if ends => {
                    return Some((at, noun)).filter(|_| !ctx.is(at + 1, "of") && ctx.tag(at + 1) != Tag::POS);
                }
                _ if is_owner || is_modifier || at == start && matches!(ctx.word(at), "a" | "an") => at += 1,
                _ => return None,
            }
        }
        None
    }

    /// Goes over adverbs, times, places and occasions from `start` to where content opens; gives that and where
    /// the going ended.
    pub(super) fn content_start(&self, start: usize, opens: impl Fn(usize) -> bool) -> (Option<usize>, usize) {
        let mut at = start;
        let mut plain_rest = start;
        for _ in 0..MOST_ADJUNCTS {
            if opens(at) {
                return (Some(at), at);
            }
            let next = self.skip_adjunct(at);
            if next == at {
                break;
            }
            at = next;
            if self.ctx.tag(at.saturating_sub(1)) != Tag::Comma {
                plain_rest = at;
            }
        }
        let after_mark = matches!(self.ctx.word(at), "," | ":") && opens(at + 1) && !self.ctx.is(at + 1, "that");
        if after_mark { (Some(at + 1), at) } else { (None, plain_rest) }
    }

    /// After one adverb, time or prepositional phrase, and the comma that closes it.
    pub(super) fn skip_adjunct(&self, at: usize) -> usize {
        let ctx = self.ctx;
        if at >= self.tokens.end || ctx.quotes.holds(at) {
            return at;
        }
        if matches!(ctx.tag(at), Tag::RB | Tag::RBR) {
            return at + 1;
        }
        if self.is_time(at) {
            return ctx.noun_chunk(at).map_or(at + 1, |c| c.tokens.end);
        }
        if ctx.is_preposition(at) || ctx.tag(at) == Tag::IN && ctx.noun_chunk(at + 1).is_some() && !ctx.is(at, "that") {
            return self.object(at + 1).filter(|o| o.end <= self.tokens.end).map_or(at, |o| o.end);
        }
        at
    }

    /// A weekday, month or word such as “yesterday”.
    pub(super) fn is_time(&self, at: usize) -> bool {
        let word = self.ctx.word(at);
        closed::is(word, Class::Time) || dates::weekday(word).is_some() || dates::month(word).is_some()
    }

    /// A noun phrase, gerund or quotation, but no time: “spoke on Wednesday”.
    fn opens_phrase(&self, at: usize) -> bool {
        let is_opener = matches!(
            self.ctx.tag(at),
            Tag::DT
                | Tag::PDT
                | Tag::JJ
                | Tag::VBG
                | Tag::WRB
                | Tag::WP
                | Tag::PRP
                | Tag::PRPS
                | Tag::CD
                | Tag::CC
                | Tag::OpenQuote
                | Tag::NN
                | Tag::NNS
                | Tag::NNP
        );
        let opens = || is_opener || self.ctx.noun_chunk(at).is_some() || self.opens_quotation(at);
        at < self.tokens.end && !self.is_time(at) && opens()
    }

    /// “on the phone”, “on condition of anonymity”: how somebody spoke, not of what.
    fn is_circumstance(&self, at: usize) -> bool {
        self.ctx.noun_chunk(at).is_some_and(|chunk| self.ctx.is_class(chunk.head, Class::Circumstance))
    }

    /// “said China stands ready …”: a subject and a finite verb begin here.
    pub(super) fn bare_clause(&self, candidate: &Candidate, at: usize) -> Option<TokenRange> {
        let frames = &candidate.row.frames;
        let can = (frames.that || frames.obj_that) && self.is_clause(at);
        can.then(|| TokenRange::new(at, self.content_end(candidate, at, ContentForm::Clause)))
    }

    /// “called A1 A2”, “described A1 as A2”.
    pub(super) fn complement(&self, candidate: &Candidate, start: usize) -> Option<TokenRange> {
        if !candidate.row.frames.obj_as || candidate.after >= self.tokens.end {
            return None;
        }
        let object = self.object(start)?;
        let end = self.content_end(candidate, start, ContentForm::Phrase);
        let has_as = (object.end..end.min(object.end + LONGEST_OBJECT)).any(|t| self.ctx.is(t, "as"));
        let has_second = self.ctx.noun_chunk(object.end).is_some()
            || self.opens_quotation(object.end)
            || self.ctx.tag(object.end) == Tag::JJ;
        (has_as || has_second).then(|| TokenRange::new(start, end))
    }

    /// Where a noun phrase that the candidate's frames allow begins: right here, or after its preposition.
    pub(super) fn phrase_start(&self, candidate: &Candidate, start: usize) -> Option<usize> {
        let ctx = self.ctx;
        let frames = &candidate.row.frames;
        let at = ctx.skip_adverbs(start);
        let opens_phrase = |at: usize| self.opens_phrase(at);
        if frames.preps.iter().any(|p| ctx.is(at, p)) {
            return (opens_phrase(at + 1) && !self.is_circumstance(at + 1)).then_some(at + 1);
        }
        if frames.np && opens_phrase(at) && !self.is_time(at) {
            return Some(at);
        }
        // “discussed with President Saied the need to …”: an adjunct stands before the phrase
        let next = self.skip_adjunct(at);
        let is_shifted = frames.np && next > at && ctx.is(at, "with") && opens_phrase(next);
        if is_shifted {
            return Some(next);
        }
        let after_adjunct = frames.preps.iter().any(|p| ctx.is(next, p)) && next > at && opens_phrase(next + 1);
        let after_adjunct = after_adjunct && !self.is_circumstance(next + 1);
        after_adjunct.then_some(next + 1)
    }
}
