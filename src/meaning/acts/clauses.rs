//! The clauses of a content: which words carry its main line, and who does what they say.
//!
//! Takes the content's tokens; makes [`Clause`]s in order, each with its subject. Not a parser: commas, conjunctions and
//! subordinators are read as they come. “China stands ready to help, and hopes that …” is two main clauses of one
//! subject; “the deal, which ends the war” has a main clause and a subordinate one.

use crate::meaning::Sources;
use crate::meaning::vocabulary::Function;
use crate::syntax::{ChunkKind, Tag};
use crate::text::TokenRange;

/// How far a conjunction looks for the finite verb that makes a clause of what follows: subject, its attributes and an
/// adverb. Longer subjects are read as a list.
const LOOK_AHEAD: usize = 9;

/// A clause of a content.
#[derive(Clone, Copy, Debug)]
pub struct Clause {
    /// Its words.
    pub tokens: TokenRange,
    /// Whether it is a main clause of the content.
    pub is_main: bool,
    /// The words that name its subject, here or in the clause it carries on.
    pub subject: Option<TokenRange>,
    /// The clause on whose verb it depends: “she hopes | that the talks succeed”.
    pub matrix: Option<usize>,
    /// Whether it opens its sentence.
    pub is_opening: bool,
    /// The number of its sentence within the content.
    pub sentence: usize,
}

/// The clauses of a content, in order.
pub fn clauses(sources: &Sources, content: &[TokenRange]) -> Vec<Clause> {
    let mut found: Vec<Clause> = Vec::new();
    let mut subject = None;
    let mut sentence = 0;
    for piece in content {
        let reader = Reader { sources, limit: piece.end.min(sources.text.tokens.len()) };
        let mut start = piece.start;
        let mut is_main = true;
        let mut matrix = None;
        let mut is_opening = true;
        while start < reader.limit {
            let (end, next) = reader.clause_end(start, is_main, start == piece.start);
            let tokens = TokenRange::new(start, end);
            let own_subject = reader.subject(tokens);
            if is_main {
                subject = own_subject.or(subject);
            }
            found.push(Clause { tokens, is_main, subject: own_subject.or(subject), matrix, is_opening, sentence });
            is_opening = next == Next::Sentence;
            matrix = if next == Next::Complement { found.len().checked_sub(1) } else { None };
            is_main = next != Next::Subordinate;
            if next == Next::Sentence {
                sentence += 1;
            }
            start = end;
        }
    }
    found
}

/// What begins where a clause ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Main,
    Subordinate,
    /// A clause that the verb before it asks for.
    Complement,
    Sentence,
}

struct Reader<'a> {
    sources: &'a Sources<'a>,
    limit: usize,
}

impl Reader<'_> {
    fn tag(&self, token: usize) -> Option<Tag> {
        if token < self.limit { self.sources.syntax.tags.get(token).copied() } else { None }
    }

    /// The token after the clause that begins at `start`, and what begins there.
    fn clause_end(&self, start: usize, is_main: bool, is_first: bool) -> (usize, Next) {
        let mut has_begun = is_first && !self.opens_subordinate(start);
        let mut has_verb = false;
        for at in start..self.limit {
            match self.tag(at) {
                Some(Tag::Stop) => return (at + 1, Next::Sentence),
                Some(Tag::Comma | Tag::Colon) => {
                    let next = if self.opens_subordinate(at + 1) { Next::Subordinate } else { Next::Main };
                    return (at + 1, next);
                }
                Some(Tag::CC) if has_verb && (is_main || self.is_that(at + 1)) && self.begins_clause(at + 1) => {
                    return (at + 1, Next::Main);
                }
                Some(Tag::OpenQuote | Tag::CloseQuote) => continue,
                _ if has_begun && at > start && self.opens_subordinate(at) => return (at, Next::Subordinate),
                _ if has_verb && self.opens_complement(at) => {
                    return (at, if is_main { Next::Complement } else { Next::Subordinate });
                }
                tag => has_verb |= tag.is_some_and(Tag::is_finite),
            }
            has_begun = true;
        }
        (self.limit, Next::Sentence)
    }

    /// Relative pronouns, and conjunctions of cause, condition, time and concession. “that” after a verb is none: what
    /// it opens is as much the speaker's line as the verb is.
    fn opens_subordinate(&self, at: usize) -> bool {
        match self.tag(at) {
            Some(Tag::WDT | Tag::WPS) => true,
            Some(Tag::WP | Tag::WRB) => !matches!(self.tag(at.wrapping_sub(1)), None | Some(Tag::Stop)),
            Some(Tag::IN) if self.is_that(at) => self.is_behind_noun(at),
            Some(Tag::IN) => self.sources.functions.has(self.sources.word(at), Function::Subordinator),
            _ => false,
        }
    }

    /// “the deal | that she lobbied for”, “the charge | that he lied”: what a noun takes is background.
    fn is_behind_noun(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|before| self.tag(before)).is_some_and(Tag::is_noun)
    }

    /// “that”, or a subject with its verb right behind another verb: “thinks | the plan will fail”.
    fn opens_complement(&self, at: usize) -> bool {
        if self.is_that(at) {
            return self.tag(at) == Some(Tag::IN);
        }
        let is_behind_verb = at.checked_sub(1).and_then(|before| self.tag(before)).is_some_and(Tag::is_verb);
        let end = self.sources.syntax.chunk_at(at).map_or(at + 1, |chunk| chunk.tokens.end);
        let is_nominal =
            self.tag(at).is_some_and(|tag| tag.is_noun() || matches!(tag, Tag::PRP | Tag::DT | Tag::PRPS | Tag::EX));
        is_behind_verb && is_nominal && self.tag(end).is_some_and(Tag::is_finite)
    }

    fn is_that(&self, at: usize) -> bool {
        at < self.limit && self.sources.text.word(at).eq_ignore_ascii_case("that")
    }

    /// Whether a finite verb follows before the next mark: “… and hopes that”, “… and the sides will meet”.
    fn begins_clause(&self, at: usize) -> bool {
        (at..at + LOOK_AHEAD)
            .map_while(|token| self.tag(token))
            .take_while(|tag| !matches!(tag, Tag::Comma | Tag::Stop | Tag::Colon | Tag::WDT))
            .any(Tag::is_finite)
    }

    /// The first noun phrase before the first finite verb that no preposition governs. A piece that the cue cuts off
    /// before its verb has its subject too: “The two sides, | he said, | should …”.
    fn subject(&self, clause: TokenRange) -> Option<TokenRange> {
        let verb = clause.indices().find(|&at| self.tag(at).is_some_and(Tag::is_finite));
        let verb = verb.or(Some(clause.end).filter(|&end| end == self.limit))?;
        let mut at = clause.start;
        while at < verb {
            let phrase = self.sources.syntax.chunk_at(at).filter(|chunk| chunk.kind == ChunkKind::Noun).map_or_else(
                || TokenRange::new(at, at + 1),
                |chunk| TokenRange::new(chunk.tokens.start.max(clause.start), chunk.tokens.end.min(verb)),
            );
            let is_governed =
                at > clause.start && matches!(self.tag(at - 1), Some(Tag::IN | Tag::TO)) && !self.is_that(at - 1);
            let is_complementizer = self.is_that(at) && !self.tag(at + 1).is_some_and(Tag::is_finite);
            let is_nominal = phrase.indices().any(|token| {
                self.tag(token).is_some_and(|tag| tag.is_noun() || matches!(tag, Tag::PRP | Tag::EX | Tag::DT))
            });
            if is_nominal && !is_governed && !is_complementizer {
                // a determiner whose noun the tagger missed has the words up to the verb with it
                let is_bare = phrase.len() == 1 && self.tag(at) == Some(Tag::DT);
                return Some(if is_bare { TokenRange::new(at, verb) } else { phrase });
            }
            at = phrase.end.max(at + 1);
        }
        None
    }
}
