//! The words of each act of a statement, for the ledger.
//!
//! Takes a content and the triggers of its acts; makes for each act its part (what an entry of the ledger shows) and its
//! object (what a position is about). One act has the whole content. Of several each has its clauses: from where the
//! clause of its trigger begins, so that “and **Tamrat** must stop” keeps who must, to where the next act's begins.

use super::clauses::{Clause, clauses};
use crate::meaning::{ActFound, Sources};
use crate::syntax::Tag;
use crate::text::TokenRange;

/// Fills in part and object of acts that stand in the order of their triggers.
pub fn divide(sources: &Sources, content: &[TokenRange], acts: &mut [ActFound]) {
    let reader = Reader { sources, content, clauses: clauses(sources, content) };
    let bounds = reader.bounds(acts);
    for (which, act) in acts.iter_mut().enumerate() {
        act.part = match bounds.get(which) {
            Some(&bound) if bounds.len() > 1 => reader.part(bound, bounds.get(which + 1).copied()),
            _ => content.to_vec(),
        };
        act.object = reader.object(act);
    }
}

struct Reader<'a> {
    sources: &'a Sources<'a>,
    content: &'a [TokenRange],
    clauses: Vec<Clause>,
}

impl Reader<'_> {
    fn tag(&self, token: usize) -> Option<Tag> {
        self.sources.syntax.tags.get(token).copied()
    }

    /// Where each act's words begin; nothing where a trigger stands outside the content (the cue is the whole's).
    fn bounds(&self, acts: &[ActFound]) -> Vec<usize> {
        if !acts.iter().all(|act| self.content.iter().any(|piece| piece.has(act.trigger.start))) {
            return Vec::new();
        }
        let mut bounds = Vec::with_capacity(acts.len());
        let mut before = 0;
        for act in acts {
            let clause = self.clauses.iter().find(|clause| clause.tokens.has(act.trigger.start));
            let start = clause.map(|clause| clause.tokens.start).filter(|&start| start >= before);
            bounds.push(start.unwrap_or(act.trigger.start));
            before = act.trigger.end;
        }
        if let (Some(first), Some(piece)) = (bounds.first_mut(), self.content.first()) {
            *first = piece.start;
        }
        bounds
    }

    /// The content from one bound to the next, without what only joins the two.
    fn part(&self, start: usize, end: Option<usize>) -> Vec<TokenRange> {
        let mut part = clipped(self.content, start, end.unwrap_or(usize::MAX));
        if let (Some(last), true) = (part.last_mut(), end.is_some()) {
            self.trim_end(last);
        }
        if let (Some(first), true) = (part.first_mut(), self.content.first().is_some_and(|piece| piece.start < start)) {
            while first.len() > 1 && self.tag(first.start).is_some_and(|tag| joins(tag) || tag == Tag::CloseQuote) {
                first.start += 1;
            }
        }
        part
    }

    /// What an act's words are about: those of its sentence behind its trigger where it stands among them, to where
    /// somebody else's clause begins, without the preposition that the trigger asks for (“objection **to** the plan”).
    fn object(&self, act: &ActFound) -> Vec<TokenRange> {
        let is_inside = act.part.iter().any(|piece| piece.has(act.trigger.start));
        let (from, to) = if is_inside { (act.trigger.end, self.object_end(act.trigger)) } else { (0, usize::MAX) };
        let mut object = clipped(&act.part, from, to);
        let says_something =
            |piece: &TokenRange| piece.indices().any(|at| self.sources.text.word(at).contains(char::is_alphanumeric));
        if !object.iter().any(says_something) {
            return act.part.clone();
        }
        if let Some(first) = object.first_mut() {
            while first.len() > 1 && self.is_before_object(first.start) {
                first.start += 1;
            }
        }
        if let (Some(last), true) = (object.last_mut(), to != usize::MAX) {
            self.trim_end(last);
        }
        object
    }

    /// Where the first clause behind a trigger begins that has a subject of its own or stands in another sentence.
    fn object_end(&self, trigger: TokenRange) -> usize {
        let clauses = &self.clauses;
        let own = clauses.iter().position(|clause| clause.tokens.has(trigger.start)).unwrap_or(0);
        let sentence = clauses.get(own).map(|clause| clause.sentence);
        let is_another = |clause: &&Clause| {
            let has_verb = || clause.tokens.indices().any(|at| self.tag(at).is_some_and(Tag::is_finite));
            let has_subject = || clause.subject.is_some_and(|subject| clause.tokens.contains(subject));
            // a comma alone may go on with a list, “to defend its borders, fight terror and safeguard …”
            let is_joined = [clause.tokens.start.checked_sub(1), Some(clause.tokens.start)];
            let is_joined = is_joined.into_iter().flatten().any(|at| self.tag(at) == Some(Tag::CC));
            let is_apart = clause.is_main && clause.matrix.is_none() && is_joined;
            Some(clause.sentence) != sentence || is_apart && has_verb() && has_subject()
        };
        let next = clauses.iter().skip(own + 1).find(is_another);
        next.map_or(usize::MAX, |clause| clause.tokens.start)
    }

    fn is_before_object(&self, at: usize) -> bool {
        match self.tag(at) {
            Some(Tag::TO) => !self.tag(at + 1).is_some_and(Tag::is_verb),
            Some(Tag::IN | Tag::CloseQuote) => true,
            tag => tag.is_some_and(joins),
        }
    }

    fn trim_end(&self, piece: &mut TokenRange) {
        while piece.len() > 1 && self.tag(piece.end - 1).is_some_and(|tag| joins(tag) || tag == Tag::OpenQuote) {
            piece.end -= 1;
        }
    }
}

fn clipped(pieces: &[TokenRange], start: usize, end: usize) -> Vec<TokenRange> {
    let clip = |piece: &TokenRange| TokenRange::new(piece.start.max(start), piece.end.min(end));
    pieces.iter().map(clip).filter(|piece| !piece.is_empty()).collect()
}

fn joins(tag: Tag) -> bool {
    matches!(tag, Tag::CC | Tag::Comma | Tag::Colon)
}
