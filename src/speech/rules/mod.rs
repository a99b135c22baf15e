//! Attribution by rules: cue, source and content of each report, from the frames of the cue tables.
//!
//! Takes tags, chunks, quotations and parties; makes [`Found`] reports in the order of their cues. Reads running prose
//! outside quotation marks; transcripts' turns and quotations without a cue are not its business. Knows only the cues
//! of its tables and only what stands in the cue's sentence and the quotations that touch it.

mod ends;
mod left;
mod openings;
mod relay;
mod right;
#[cfg(test)]
mod tests;

use super::clauses::Context;
use super::closed::{self, Class};
use super::cues::{self, CueVerb};
use crate::analysis::BlockKind;
use crate::parties::Parties;
use crate::syntax::{Chunk, ChunkKind, Tag};
use crate::text::TokenRange;

/// A report that the rules propose.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The words that name the speaker.
    pub source: Option<TokenRange>,
    /// The reporting words.
    pub cue: TokenRange,
    /// Their head.
    pub cue_head: usize,
    /// What was said.
    pub content: Vec<TokenRange>,
    /// To whom.
    pub addressee: Option<TokenRange>,
    /// Who relays it.
    pub via: Option<TokenRange>,
    /// The form of the reported words outside quotation marks.
    pub form: ContentForm,
    /// How far the frame can be trusted, 0 to 1.
    pub confidence: f32,
}

/// The grammar of what follows a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContentForm {
    /// A clause, infinitive or complement: words are reported.
    Clause,
    /// A noun phrase or gerund: the act is reported.
    Phrase,
}

/// A verb chunk whose lemma the table knows.
struct Candidate {
    verb: TokenRange,
    head: usize,
    row: &'static CueVerb,
    /// The token after the verb's particle.
    after: usize,
    /// The chunk that reports the verb: `was quoted` of “was quoted as saying”.
    reported: Option<Chunk>,
}

impl Candidate {
    /// The head of the cue: of a verb that is itself reported, the reporting one.
    fn cue_head(&self) -> usize {
        self.reported.map_or(self.head, |chunk| chunk.head)
    }
}

/// How far a report by each frame is to be trusted beside others: an order set by hand. The confidence that is told is
/// learnt (`learned::judgement`).
mod trust {
    pub const QUOTED: f32 = 0.9;
    pub const CLAUSE: f32 = 0.8;
    pub const PHRASE: f32 = 0.65;
    pub const WEAK: f32 = 0.5;
}

/// What the rules find in a text's prose, each in the order of the cues' heads.
#[derive(Default)]
pub struct Proposals {
    /// Reports that lie in no other.
    pub reports: Vec<Found>,
    /// Those that can be told within another, some of them reports that lie in no other for the rules: “Voss said that
    /// Delane had refused”, “Delane had refused, Voss said”.
    pub nested: Vec<Found>,
}

/// All reports of the text's prose.
pub fn propose(ctx: Context, parties: &Parties) -> Proposals {
    let mut found = Proposals::default();
    let blocks = &ctx.text.blocks;
    let first_turn = blocks.iter().position(|b| b.kind == BlockKind::Turn).unwrap_or(blocks.len());
    for sentence in &ctx.text.sentences {
        if blocks[sentence.block].kind == BlockKind::Paragraph && sentence.block < first_turn {
            let reader =
                SentenceReader { ctx, parties, tokens: sentence.tokens, candidates: candidates(ctx, sentence.tokens) };
            reader.read(&mut found.reports, &mut found.nested);
        }
    }
    found.reports.sort_by_key(|report| report.cue_head);
    found
}

fn candidates(ctx: Context, sentence: TokenRange) -> Vec<Candidate> {
    let first = ctx.syntax.chunks.partition_point(|c| c.tokens.end <= sentence.start);
    let chunks = ctx.syntax.chunks[first..].iter().take_while(|c| c.tokens.start < sentence.end);
    chunks
        .filter(|c| c.kind == ChunkKind::Verb && !ctx.quotes.holds(c.head))
        .filter_map(|c| candidate(ctx, c, sentence))
        .collect()
}

fn candidate(ctx: Context, chunk: &Chunk, sentence: TokenRange) -> Option<Candidate> {
    let is_adjective = ctx.tag(chunk.tokens.start) == Tag::VBN
        && chunk.tokens.start > sentence.start
        && (ctx.is_preposition(chunk.tokens.start - 1) || ctx.tag(chunk.tokens.start - 1) == Tag::DT);
    if is_adjective {
        return None; // “the number of pledged delegates”
    }
    let lemma = ctx.syntax.lemma(ctx.text, chunk.head);
    let after = |row: &CueVerb| {
        let mut at = chunk.head + 1;
        for word in &row.particle {
            if !ctx.is(at, word) {
                at = ctx.skip_adverbs(at);
            }
            if at >= sentence.end || !ctx.is(at, word) {
                return None;
            }
            at += 1;
        }
        Some(at)
    };
    let (row, after) = cues::verbs(&lemma).iter().find_map(|row| after(row).map(|at| (row, at)))?;
    let reported = reported_by(ctx, chunk, sentence);
    let start = reported.map_or(chunk.tokens.start, |by| by.tokens.start);
    Some(Candidate { verb: TokenRange::new(start, chunk.tokens.end), head: chunk.head, row, after, reported })
}

/// The passive that says of somebody what he said: “was quoted as saying”, “was quoted by Xinhua as saying”.
fn reported_by(ctx: Context, chunk: &Chunk, sentence: TokenRange) -> Option<Chunk> {
    /// Words between the two verbs: an agent and “as”.
    const FARTHEST: usize = 8;
    let link = chunk.tokens.start.checked_sub(1).filter(|&t| ctx.is(t, "as") && t > sentence.start)?;
    let from = sentence.start.max(link.saturating_sub(FARTHEST));
    let verb = (from..link).rev().find_map(|t| ctx.verb_chunk(t))?;
    let is_passive = verb.tokens.indices().any(|t| t != verb.head && ctx.syntax.lemma(ctx.text, t) == "be");
    let reports = closed::is(&ctx.syntax.lemma(ctx.text, verb.head), Class::Quoting);
    (is_passive && reports && (verb.tokens.end == link || ctx.is(verb.tokens.end, "by"))).then_some(*verb)
}

struct SentenceReader<'a> {
    ctx: Context<'a>,
    parties: &'a Parties,
    tokens: TokenRange,
    candidates: Vec<Candidate>,
}

impl SentenceReader<'_> {
    fn read(&self, found: &mut Vec<Found>, nested: &mut Vec<Found>) {
        let mut taken = self.tokens.start; // words before here belong to earlier reports
        let already = found.len();
        let relay = self.according_to();
        found.extend(relay.as_ref().filter(|r| !self.reports_within(r)).cloned());
        for index in 0..self.candidates.len() {
            let candidate = &self.candidates[index];
            let holds = |f: &Found| f.cue.has(candidate.head) || f.content.iter().any(|c| c.has(candidate.head));
            let is_inside = found[already..].iter().any(holds);
            if is_inside {
                let report = self.report(candidate, self.tokens.start);
                nested.extend(report.filter(|report| self.can_be_nested(candidate, report)));
                continue;
            }
            if let Some(report) = self.report(candidate, taken) {
                nested.extend(self.can_be_nested(candidate, &report).then(|| report.clone()));
                taken = report.content.iter().map(|c| c.end).max().unwrap_or(taken).max(report.cue.end);
                drop_inner(found, already, &report);
                found.push(report);
            }
        }
        if let Some(relay) = relay.filter(|r| self.reports_within(r)) {
            let within = |f: &&mut Found| f.content.iter().any(|c| relay.content[0].overlaps(*c));
            found[already..].iter_mut().filter(within).for_each(|f| f.via = relay.source);
        }
    }

    /// Whether it is a clause that a named party is reported to have said; attitudes, and what somebody may say or is to
    /// say, are the content of the report around them.
    fn can_be_nested(&self, candidate: &Candidate, report: &Found) -> bool {
        let frames = &candidate.row.frames;
        let is_fact = matches!(self.ctx.tag(candidate.verb.start), Tag::VBD | Tag::VBZ | Tag::VBP);
        let reports = (frames.that || frames.obj_that) && !frames.weak && is_fact;
        let is_pronoun = |source: TokenRange| {
            source.len() == 1 && matches!(self.ctx.tag(source.start), Tag::PRP | Tag::WP | Tag::WDT)
        };
        let is_named = report.source.is_some_and(|s| s.end <= report.cue.start && self.can_speak(s) && !is_pronoun(s));
        let opens = |c: &TokenRange| c.start >= report.cue.end && !self.ctx.is_preposition(c.start);
        let follows = report.content.iter().all(opens);
        reports && is_named && follows && report.form == ContentForm::Clause
    }

    fn report(&self, candidate: &Candidate, taken: usize) -> Option<Found> {
        if self.is_negated(candidate) || self.is_silence(candidate) {
            return None;
        }
        if self.is_passive(candidate) { self.passive(candidate) } else { self.active(candidate, taken) }
    }

    /// “Voss said A”, “A, said Voss”, “Voss urged Delane to A”.
    fn active(&self, candidate: &Candidate, taken: usize) -> Option<Found> {
        let inverted = self.inverted_subject(candidate);
        let source = inverted.or_else(|| self.ctx.subject_before(candidate.verb.start));
        let frames = &candidate.row.frames;
        let is_purpose = self.ctx.is(candidate.verb.start, "to");
        if (frames.weak || is_purpose) && !source.is_some_and(|s| self.can_speak(s)) {
            return None;
        }
        let right_start = inverted.map_or(candidate.after, |s| s.end);
        let right = self.right(candidate, right_start);
        let (mut content, mut confidence, mut form) = (Vec::new(), right.confidence, ContentForm::Clause);
        let follows_quotation =
            source.is_some_and(|s| s.start > self.tokens.start && self.ctx.quotes.holds(s.start - 1));
        if let Some((range, right_form)) = right.content.filter(|_| inverted.is_none() && !follows_quotation) {
            (form, content) = (right_form, vec![range]);
        } else if frames.that || frames.quote {
            let left_end = inverted.map_or(source.map_or(candidate.verb.start, |s| s.start), |_| candidate.verb.start);
            content = self.fronted(candidate, taken, left_end.min(candidate.verb.start), right.rest);
            confidence = trust::CLAUSE;
        }
        if content.is_empty() {
            return None;
        }
        if content.iter().any(|c| self.ctx.quotes.holds(c.start)) {
            confidence = trust::QUOTED;
        }
        let cue = TokenRange::new(candidate.verb.start, right.cue_end.max(candidate.after).max(candidate.head + 1));
        Some(Found {
            source,
            cue,
            cue_head: candidate.cue_head(),
            content,
            addressee: right.addressee,
            via: self.quoting_agent(candidate),
            form,
            confidence,
        })
    }

    /// “was quoted by Xinhua as saying”: who relays it.
    fn quoting_agent(&self, candidate: &Candidate) -> Option<TokenRange> {
        let by = candidate.reported.map(|chunk| chunk.tokens.end).filter(|&t| self.ctx.is(t, "by"))?;
        self.object(by + 1)
    }

    /// “declined to comment”: silence is no statement.
    fn is_silence(&self, candidate: &Candidate) -> bool {
        let lemma = self.ctx.syntax.lemma(self.ctx.text, candidate.head);
        closed::is(&lemma, Class::Declining)
            && self.ctx.is(candidate.after, "to")
            && closed::is(&self.ctx.syntax.lemma(self.ctx.text, candidate.after + 1), Class::Silence)
    }

    /// “did not say whether”, “never told us”: nothing was said. What is denied or refused is said by its own verb.
    fn is_negated(&self, candidate: &Candidate) -> bool {
        candidate.verb.indices().any(|t| self.ctx.is_class(t, Class::Negation))
    }

    /// “was urged”, “pressed by Voss”; not “has said”.
    fn is_passive(&self, candidate: &Candidate) -> bool {
        let ctx = self.ctx;
        if candidate.reported.is_some() {
            return false;
        }
        let has_be = candidate.verb.indices().any(|t| t != candidate.head && ctx.syntax.lemma(ctx.text, t) == "be");
        let tag = ctx.tag(candidate.head);
        has_be && matches!(tag, Tag::VBN | Tag::VBD)
            || tag == Tag::VBN && candidate.verb.len() == 1 && self.agent(candidate).is_some()
    }

    /// “by Voss”, right after the verb.
    fn agent(&self, candidate: &Candidate) -> Option<TokenRange> {
        self.ctx
            .is(candidate.after, "by")
            .then(|| self.object(candidate.after + 1))
            .flatten()
            .filter(|a| self.can_speak(*a))
    }

    /// “Voss was urged by Delane to A”: the agent speaks to the subject; with no agent nobody is named.
    fn passive(&self, candidate: &Candidate) -> Option<Found> {
        let ctx = self.ctx;
        let frames = &candidate.row.frames;
        let agent = self.agent(candidate);
        let subject = ctx.subject_before(candidate.verb.start);
        let next = agent.map_or(candidate.after, |a| a.end);
        let clause = (frames.obj_inf && self.opens_infinitive(next)
            || (frames.that || frames.obj_that) && ctx.is(next, "that"))
        .then_some((next, ContentForm::Clause));
        let phrase = frames.obj_preps.iter().any(|p| ctx.is(next, p)).then_some((next + 1, ContentForm::Phrase));
        let content = match clause.or(phrase.filter(|_| agent.is_some())) {
            Some((at, form)) => Some((TokenRange::new(at, self.content_end(candidate, at, form)), form)),
            None => subject.filter(|_| agent.is_some() && frames.np).map(|s| (s, ContentForm::Phrase)),
        };
        let (range, form) = content.filter(|(range, _)| !range.is_empty())?;
        Some(Found {
            source: agent,
            cue: TokenRange::new(candidate.verb.start, candidate.after),
            cue_head: candidate.cue_head(),
            content: vec![self.with_quotations(range)],
            addressee: subject.filter(|s| *s != range),
            via: None,
            form,
            confidence: trust::PHRASE,
        })
    }

    /// “…,” said Voss.
    fn inverted_subject(&self, candidate: &Candidate) -> Option<TokenRange> {
        let ctx = self.ctx;
        let frames = &candidate.row.frames;
        let before = candidate.verb.start.checked_sub(1).filter(|t| *t >= self.tokens.start)?;
        let stands_after_words =
            matches!(ctx.tag(before), Tag::Comma | Tag::CloseQuote | Tag::Stop) || ctx.quotes.holds(before);
        if !(frames.that || frames.quote)
            || !stands_after_words
            || !matches!(ctx.tag(candidate.head), Tag::VBD | Tag::VBZ | Tag::VBN)
        {
            return None;
        }
        let subject = ctx.phrase_at(candidate.after, self.tokens.end)?;
        (!ctx.starts_finite_verb(subject.end)).then_some(subject)
    }

    /// A pronoun, a name, or a noun for people or bodies.
    fn can_speak(&self, source: TokenRange) -> bool {
        let named = self.parties.named_by(source);
        let is_named = named.iter().any(|&p| self.parties.list.get(p).is_some_and(|party| !party.is_thing));
        is_named || source.indices().any(|t| matches!(self.ctx.tag(t), Tag::PRP | Tag::WP))
    }
}

/// What looked like a report of its own is part of what this one says, unless somebody is reported to say it.
fn drop_inner(found: &mut Vec<Found>, already: usize, report: &Found) {
    let is_inner = |f: &Found| f.confidence < trust::CLAUSE && report.content.iter().any(|c| c.contains(f.cue));
    let kept: Vec<Found> = found.drain(already..).filter(|f| !is_inner(f)).collect();
    found.extend(kept);
}
