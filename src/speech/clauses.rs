//! Who does what a verb says: the subject of a verb chunk, without a parser.
//!
//! Takes tags and chunks; reads leftwards from the verb over adverbs, brackets, appositions and prepositional phrases
//! to the noun chunk that heads them; shares subjects through coordination, infinitives and participles.

use crate::speech::closed::{self, Class};
use crate::speech::quotes::Quotes;
use crate::syntax::{Chunk, ChunkKind, Syntax, Tag};
use crate::text::{Text, TokenRange};

/// What the finders read.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The words.
    pub text: &'a Text<'a>,
    /// Their grammar.
    pub syntax: &'a Syntax,
    /// Their quotation marks.
    pub quotes: &'a Quotes,
}

/// A step leftwards from a verb.
enum Step {
    /// Go on before this token.
    Before(usize),
    /// The subject, or part of one that goes on to the left.
    Subject(TokenRange),
    /// The subject of the verb that ends before this token.
    SharedWith(usize),
    Nothing,
}

impl<'a> Context<'a> {
    /// A token's tag.
    pub fn tag(self, token: usize) -> Tag {
        self.syntax.tags.get(token).copied().unwrap_or(Tag::XX)
    }

    /// A token's words.
    pub fn word(self, token: usize) -> &'a str {
        self.text.tokens.get(token).map_or("", |t| t.span.of(self.text.source))
    }

    /// Whether a token's words, in lower case, are these.
    pub fn is(self, token: usize, word: &str) -> bool {
        self.word(token).eq_ignore_ascii_case(word)
    }

    /// Whether a token's word is of a closed class.
    pub fn is_class(self, token: usize, class: Class) -> bool {
        closed::is(self.word(token), class)
    }

    /// The sentence that holds a token.
    pub fn sentence(self, token: usize) -> TokenRange {
        self.text.sentences.get(self.text.sentence_of(token)).map_or(TokenRange::new(0, 0), |s| s.tokens)
    }

    /// The noun chunk that holds a token.
    pub fn noun_chunk(self, token: usize) -> Option<&'a Chunk> {
        self.syntax.chunk_at(token).filter(|c| c.kind == ChunkKind::Noun)
    }

    /// The verb chunk that holds a token.
    pub fn verb_chunk(self, token: usize) -> Option<&'a Chunk> {
        self.syntax.chunk_at(token).filter(|c| c.kind == ChunkKind::Verb)
    }

    /// A preposition, `to` before a noun among them.
    pub fn is_preposition(self, token: usize) -> bool {
        match self.tag(token) {
            Tag::IN => !self.is_subordinator(token),
            Tag::TO => self.verb_chunk(token + 1).is_none(),
            _ => false,
        }
    }

    /// A word that opens a clause: `that`, `because`; `after` and `as` where a clause follows.
    fn is_subordinator(self, token: usize) -> bool {
        let follows = || self.noun_chunk(token + 1).is_some_and(|c| self.starts_finite_verb(c.tokens.end));
        self.is_class(token, Class::Subordinator) || self.is_class(token, Class::Conjunction) && follows()
    }

    /// Whether a finite verb chunk begins at a token, adverbs aside.
    pub fn starts_finite_verb(self, token: usize) -> bool {
        let token = self.skip_adverbs(token);
        self.verb_chunk(token).is_some_and(|c| self.tag(c.tokens.start).is_finite())
    }

    /// The first token from here on that is no adverb.
    pub fn skip_adverbs(self, mut token: usize) -> usize {
        while matches!(self.tag(token), Tag::RB | Tag::RBR | Tag::RBS) && self.verb_chunk(token).is_none() {
            token += 1;
        }
        token
    }

    /// The subject of the verb chunk that begins at `verb`, on its left; `None` where there is none.
    pub fn subject_before(self, verb: usize) -> Option<TokenRange> {
        let sentence = self.sentence(verb);
        let mut at = verb;
        let mut end = None; // the end of a phrase whose head is further left
        while at > sentence.start {
            match self.step(at, sentence.start) {
                Step::Before(next) => {
                    if let Some(chunk) = self.noun_chunk(at - 1) {
                        end = end.or(Some(chunk.tokens.end));
                    }
                    at = next;
                }
                Step::Subject(range) => return Some(TokenRange::new(range.start, end.unwrap_or(range.end))),
                Step::SharedWith(other) => {
                    (at, end) = (other, None);
                }
                Step::Nothing => return None,
            }
        }
        None
    }

    /// One step leftwards: what stands right before `at`?
    fn step(self, at: usize, start: usize) -> Step {
        let before = at - 1;
        if let Some(chunk) = self.noun_chunk(before) {
            return self.step_over_noun(chunk, start);
        }
        if let Some(chunk) = self.verb_chunk(before) {
            return if chunk.tokens.start > start { Step::SharedWith(chunk.tokens.start) } else { Step::Nothing };
        }
        match self.tag(before) {
            Tag::RB | Tag::RBR | Tag::RBS | Tag::RP | Tag::UH | Tag::POS | Tag::HYPH => Step::Before(before),
            Tag::PRP | Tag::EX | Tag::WP | Tag::DT | Tag::NNP | Tag::NN | Tag::NNS | Tag::NNPS | Tag::CD
                if !self.is_relative(before) =>
            {
                Step::Subject(TokenRange::new(before, at))
            }
            Tag::WDT | Tag::WP => self.antecedent(before, start),
            Tag::CC | Tag::TO => self.previous_verb(before, start),
            Tag::Comma => self.step_over_comma(before, start),
            Tag::CloseBracket => self.opening_bracket(before, start).map_or(Step::Nothing, Step::Before),
            _ if self.quotes.holds(before) => {
                self.quotes.around(before).map_or(Step::Nothing, |q| Step::Before(q.tokens.start.max(start)))
            }
            _ => Step::Nothing,
        }
    }

    /// `who`, `which`, or `that` after a noun.
    fn is_relative(self, token: usize) -> bool {
        ["who", "which", "that"].iter().any(|w| self.is(token, w)) && token > 0 && self.tag(token - 1) != Tag::IN
    }

    /// A noun chunk heads the subject unless a preposition or possessive binds it to what stands before.
    fn step_over_noun(self, chunk: &Chunk, start: usize) -> Step {
        let mut range = chunk.tokens;
        let mut is_list = false;
        while range.start > start {
            let before = range.start - 1;
            if self.is_preposition(before) {
                return self.step_over_preposition(before, start);
            }
            match self.joined_before(before, start, is_list) {
                Some((first, joins_list)) => (range.start, is_list) = (first, is_list || joins_list),
                None => break,
            }
        }
        Step::Subject(range)
    }

    /// “the leaders of Iran”, “officials such as Voss”: the head is further left.
    fn step_over_preposition(self, preposition: usize, start: usize) -> Step {
        if preposition == start {
            return Step::Nothing;
        }
        let mut head = preposition;
        let binds = matches!(self.tag(head - 1), Tag::RB | Tag::JJ | Tag::VBG | Tag::VBN);
        if binds && head - 1 > start && self.noun_chunk(head - 1).is_none() {
            head -= 1; // “such as”, “backed by”
        }
        match self.noun_chunk(head - 1) {
            Some(_) => Step::Before(head),
            None if self.tag(head - 1) == Tag::Comma => self.step_over_comma(head - 1, start),
            None => Step::Nothing,
        }
    }

    /// The start of a chunk that a possessive, `and` or, in a list, a comma joins to what follows; and whether the
    /// joint makes a list.
    fn joined_before(self, before: usize, start: usize, is_list: bool) -> Option<(usize, bool)> {
        let chunk_ending =
            |end: usize| (end > start).then(|| self.noun_chunk(end - 1)).flatten().map(|c| c.tokens.start);
        match self.tag(before) {
            Tag::POS => chunk_ending(before).map(|first| (first, false)),
            Tag::CC if self.is(before, "and") || self.is(before, "or") => {
                let end = if before > start && self.tag(before - 1) == Tag::Comma { before - 1 } else { before };
                chunk_ending(end).map(|first| (first, true))
            }
            Tag::Comma if is_list => chunk_ending(before).map(|first| (first, true)),
            _ => None,
        }
    }

    /// The noun that a relative pronoun stands for.
    fn antecedent(self, pronoun: usize, start: usize) -> Step {
        let mut end = pronoun;
        while end > start && (self.tag(end - 1) == Tag::Comma || self.is_preposition(end - 1)) {
            end -= 1;
        }
        match (end > start).then(|| self.noun_chunk(end - 1)).flatten() {
            Some(chunk) => match self.step_over_noun(chunk, start) {
                Step::Subject(range) => Step::Subject(range),
                _ => Step::Subject(chunk.tokens),
            },
            None => Step::Nothing,
        }
    }

    /// The nearest finite verb before: its subject is shared.
    fn previous_verb(self, before: usize, start: usize) -> Step {
        let mut at = before;
        while at > start {
            at -= 1;
            if let Some(quote) = self.quotes.around(at) {
                at = quote.tokens.start.max(start);
                continue;
            }
            if let Some(chunk) = self.verb_chunk(at) {
                if self.tag(chunk.tokens.start).is_finite() && chunk.tokens.start > start {
                    return Step::SharedWith(chunk.tokens.start);
                }
                at = chunk.tokens.start.max(start);
            }
        }
        Step::Nothing
    }

    /// Before a comma: the end of an apposition or parenthesis, a coordinated clause, or a participle's main clause.
    fn step_over_comma(self, comma: usize, start: usize) -> Step {
        if self.verb_chunk(comma + 1).is_some_and(|c| self.tag(c.tokens.start) == Tag::VBG) {
            return self.previous_verb(comma, start);
        }
        let mut open = comma;
        while open > start {
            open -= 1;
            if self.tag(open) == Tag::Comma {
                return if open > start { Step::Before(open) } else { Step::Nothing };
            }
        }
        Step::Nothing
    }

    fn opening_bracket(self, close: usize, start: usize) -> Option<usize> {
        (start..close).rev().take(LONGEST_BRACKET).find(|&t| self.tag(t) == Tag::OpenBracket).filter(|t| *t > start)
    }

    /// The noun phrase that begins at a token, with what possessives, `of`, `and` and the commas of a list join to it:
    /// an object, or the subject of an inverted verb (“… said Voss”).
    pub fn phrase_at(self, start: usize, sentence_end: usize) -> Option<TokenRange> {
        let first = self.noun_chunk(start).map_or(TokenRange::new(start, start + 1), |c| c.tokens);
        let is_pronoun = self.tag(start) == Tag::PRP;
        if first.end > sentence_end || self.noun_chunk(start).is_none() && !is_pronoun {
            return None;
        }
        let mut range = TokenRange::new(start, first.end);
        while let Some(end) = self.joined_after(range.end, sentence_end) {
            range.end = end;
        }
        Some(range)
    }

    /// The end of the chunk that the word at `joint` joins to what stands before it.
    fn joined_after(self, joint: usize, sentence_end: usize) -> Option<usize> {
        let is_and = self.is(joint, "and");
        let next = match self.tag(joint) {
            Tag::POS => joint + 1,
            Tag::Comma if self.goes_on_as_list(joint, sentence_end) => {
                if self.is(joint + 1, "and") {
                    joint + 2
                } else {
                    joint + 1
                }
            }
            _ if is_and || self.is(joint, "of") => joint + 1,
            _ => return None,
        };
        let chunk = self.noun_chunk(next).filter(|c| c.tokens.start == next && c.tokens.end <= sentence_end)?;
        let opens_clause = (is_and || self.tag(joint) == Tag::Comma) && self.starts_finite_verb(chunk.tokens.end);
        (!opens_clause).then_some(chunk.tokens.end)
    }

    /// “Voss, Delane and Rask”: after the comma nothing but noun chunks, `of` and commas up to an `and`.
    fn goes_on_as_list(self, comma: usize, sentence_end: usize) -> bool {
        let mut at = comma;
        while at < sentence_end && at < comma + LONGEST_LIST {
            if self.is(at, "and") {
                return self.noun_chunk(at + 1).is_some();
            }
            at = match self.noun_chunk(at) {
                Some(chunk) => chunk.tokens.end,
                None if matches!(self.tag(at), Tag::Comma | Tag::POS) || self.is(at, "of") => at + 1,
                None => return false,
            };
        }
        false
    }
}

/// The longest list of names that is read as one phrase, in tokens.
const LONGEST_LIST: usize = 40;
/// The longest bracket that a subject search passes over, in tokens.
const LONGEST_BRACKET: usize = 40;
