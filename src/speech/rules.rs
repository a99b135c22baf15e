//! Attribution by rules: cue, source and content of each report, from the frames of the cue tables.
//!
//! Takes tags, chunks, quotations and parties; makes [`Found`] reports in the order of their cues. Reads running prose
//! outside quotation marks; transcripts' turns and quotations without a cue are not its business. Knows only the cues
//! of its tables and only what stands in the cue's sentence and the quotations that touch it.

use super::clauses::Context;
use super::cues::{self, CueNoun, CueVerb};
use crate::analysis::{BlockKind, Form};
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
}

/// Confidence by frame, from the share of right reports on PolNeAR's dev set; replaced by the learnt one.
mod trust {
    pub const QUOTED: f32 = 0.9;
    pub const CLAUSE: f32 = 0.8;
    pub const PHRASE: f32 = 0.65;
    pub const WEAK: f32 = 0.5;
}

/// All reports of the text's prose.
pub fn propose(ctx: Context, parties: &Parties) -> Vec<Found> {
    let mut found = Vec::new();
    let blocks = &ctx.text.blocks;
    let first_turn = blocks.iter().position(|b| b.kind == BlockKind::Turn).unwrap_or(blocks.len());
    for sentence in &ctx.text.sentences {
        if blocks[sentence.block].kind == BlockKind::Paragraph && sentence.block < first_turn {
            let reader =
                SentenceReader { ctx, parties, tokens: sentence.tokens, candidates: candidates(ctx, sentence.tokens) };
            reader.read(&mut found);
        }
    }
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
    Some(Candidate { verb: chunk.tokens, head: chunk.head, row, after })
}

struct SentenceReader<'a> {
    ctx: Context<'a>,
    parties: &'a Parties,
    tokens: TokenRange,
    candidates: Vec<Candidate>,
}

/// What stands on the right of a cue.
struct Right {
    addressee: Option<TokenRange>,
    /// The words between verb and content that belong to the cue: “his hope”.
    cue_end: usize,
    content: Option<(TokenRange, ContentForm)>,
    /// Where the words after addressee and adjuncts begin.
    rest: usize,
    confidence: f32,
}

impl SentenceReader<'_> {
    fn read(&self, found: &mut Vec<Found>) {
        let mut taken = self.tokens.start; // words before here belong to earlier reports
        let already = found.len();
        let relay = self.according_to();
        found.extend(relay.as_ref().filter(|r| !self.reports_within(r)).cloned());
        for index in 0..self.candidates.len() {
            let candidate = &self.candidates[index];
            let holds = |f: &Found| f.cue.has(candidate.head) || f.content.iter().any(|c| c.has(candidate.head));
            let is_inside = found[already..].iter().any(holds);
            if is_inside {
                continue; // a report within a report is the inner clause's business
            }
            if let Some(report) = self.report(candidate, taken) {
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

    fn report(&self, candidate: &Candidate, taken: usize) -> Option<Found> {
        if self.is_negated(candidate) || self.is_silence(candidate) {
            return None;
        }
        if self.is_passive(candidate) {
            return self.passive(candidate);
        }
        let inverted = self.inverted_subject(candidate);
        let source = inverted.or_else(|| self.ctx.subject_before(candidate.verb.start));
        let frames = &candidate.row.frames;
        let is_purpose = self.ctx.is(candidate.verb.start, "to");
        if (frames.weak || is_purpose) && !source.is_some_and(|s| self.can_speak(s)) {
            return None;
        }
        let right_start = inverted.map_or(candidate.after, |s| s.end);
        let right = self.right(candidate, right_start);
        let mut content = Vec::new();
        let mut confidence = right.confidence;
        let mut form = ContentForm::Clause;
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
            cue_head: candidate.head,
            content,
            addressee: right.addressee,
            via: None,
            form,
            confidence,
        })
    }

    /// “declined to comment”: silence is no statement.
    fn is_silence(&self, candidate: &Candidate) -> bool {
        let silent = ["comment", "speak", "elaborate", "answer", "respond", "discuss", "say", "talk", "be"];
        let lemma = self.ctx.syntax.lemma(self.ctx.text, candidate.head);
        matches!(&*lemma, "decline" | "refuse")
            && self.ctx.is(candidate.after, "to")
            && silent.contains(&&*self.ctx.syntax.lemma(self.ctx.text, candidate.after + 1))
    }

    /// “did not say whether”, “never told us”: nothing was said. What is denied or refused is said by its own verb.
    fn is_negated(&self, candidate: &Candidate) -> bool {
        candidate.verb.indices().any(|t| ["not", "n't", "n’t", "never"].iter().any(|w| self.ctx.is(t, w)))
    }

    /// “was urged”, “pressed by Voss”; not “has said”.
    fn is_passive(&self, candidate: &Candidate) -> bool {
        let ctx = self.ctx;
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
            cue_head: candidate.head,
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

    /// Reads what follows the cue: addressee, adjuncts, then the content by the first frame that fits.
    fn right(&self, candidate: &Candidate, start: usize) -> Right {
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
    fn object(&self, start: usize) -> Option<TokenRange> {
        self.ctx.phrase_at(start, self.tokens.end)
    }

    fn after_addressee(&self, candidate: &Candidate, object: TokenRange) -> Option<Right> {
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
    fn light(&self, candidate: &Candidate, start: usize) -> Option<Right> {
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
    fn attitude(&self, start: usize) -> Option<(usize, &'static CueNoun)> {
        let ctx = self.ctx;
        let limit = (start + LONGEST_ATTITUDE).min(self.tokens.end);
        let mut at = start;
        while at < limit {
            let word = ctx.word(at);
            let is_owner = ["his", "her", "their", "its", "our", "my"].iter().any(|w| ctx.is(at, w)) && at == start;
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

    fn opens_infinitive(&self, at: usize) -> bool {
        let at = if self.ctx.is(at, "not") { at + 1 } else { at };
        self.ctx.is(at, "to") && matches!(self.ctx.tag(self.ctx.skip_adverbs(at + 1)), Tag::VB)
    }

    /// “for Jerusalem to be …”
    fn opens_for_to(&self, at: usize) -> bool {
        self.ctx.is(at, "for") && self.object(at + 1).is_some_and(|o| self.opens_infinitive(o.end))
    }

    fn opens_question(&self, at: usize) -> bool {
        matches!(self.ctx.tag(at), Tag::WP | Tag::WRB | Tag::WDT | Tag::WPS)
            || self.ctx.is(at, "whether")
            || self.ctx.is(at, "if")
    }

    fn opens_quotation(&self, at: usize) -> bool {
        self.ctx.quotes.around(at).is_some_and(|q| q.tokens.start == at) && at < self.tokens.end
    }

    /// Whether what was said can begin here, by the candidate's frames.
    fn opens_report(&self, candidate: &Candidate, at: usize) -> bool {
        let frames = &candidate.row.frames;
        (frames.that && (self.ctx.is(at, "that") && self.is_clause_after_that(at)))
            || (frames.that || frames.quote) && self.opens_quotation(at)
            || frames.inf && self.opens_infinitive(at)
            || frames.wh && self.opens_question(at) && at < self.tokens.end
    }

    /// “said that A”, not “said that much”.
    fn is_clause_after_that(&self, at: usize) -> bool {
        !matches!(self.ctx.tag(at + 1), Tag::Stop | Tag::Comma | Tag::Colon) && at + 1 < self.tokens.end
    }

    /// Goes over adverbs, times, places and occasions from `start` to where content opens; gives that and where
    /// the going ended.
    fn content_start(&self, start: usize, opens: impl Fn(usize) -> bool) -> (Option<usize>, usize) {
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
    fn skip_adjunct(&self, at: usize) -> usize {
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
    fn is_time(&self, at: usize) -> bool {
        let word = self.ctx.word(at);
        TIMES.contains(&word.to_ascii_lowercase().as_str()) || crate::text::dates::month(word).is_some()
    }

    /// “said China stands ready …”: a subject and a finite verb begin here.
    fn bare_clause(&self, candidate: &Candidate, at: usize) -> Option<TokenRange> {
        let frames = &candidate.row.frames;
        let can = (frames.that || frames.obj_that) && self.is_clause(at);
        can.then(|| TokenRange::new(at, self.content_end(candidate, at, ContentForm::Clause)))
    }

    /// Whether a clause begins here: a subject, what belongs to it, and its finite verb; or words before a subject.
    fn is_clause(&self, at: usize) -> bool {
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

    fn single(&self, at: usize) -> Option<TokenRange> {
        let can_stand_alone =
            matches!(self.ctx.tag(at), Tag::PRP | Tag::EX | Tag::DT | Tag::NNP | Tag::NN | Tag::NNS | Tag::CD);
        can_stand_alone.then(|| TokenRange::new(at, at + 1))
    }

    fn has_comma_after(&self, at: usize) -> bool {
        (at..self.tokens.end).any(|t| self.ctx.tag(t) == Tag::Comma)
    }

    fn has_finite_after(&self, at: usize) -> bool {
        self.count_finite_after(at) > 0
    }

    fn count_finite_after(&self, at: usize) -> usize {
        let ctx = self.ctx;
        (at..self.tokens.end)
            .filter(|&t| ctx.verb_chunk(t).is_some_and(|c| c.tokens.start == t && ctx.tag(t).is_finite()))
            .count()
    }

    /// “called A1 A2”, “described A1 as A2”.
    fn complement(&self, candidate: &Candidate, start: usize) -> Option<TokenRange> {
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
    fn phrase_start(&self, candidate: &Candidate, start: usize) -> Option<usize> {
        let ctx = self.ctx;
        let frames = &candidate.row.frames;
        let at = ctx.skip_adverbs(start);
        let opens_phrase = |at: usize| {
            at < self.tokens.end
                && !self.is_time(at) // “spoke on Wednesday”
                && (ctx.noun_chunk(at).is_some()
                    || matches!(
                        ctx.tag(at),
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
                    )
                    || self.opens_quotation(at))
        };
        if frames.preps.iter().any(|p| ctx.is(at, p)) {
            return opens_phrase(at + 1).then_some(at + 1);
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
        after_adjunct.then_some(next + 1)
    }

    /// Where content that begins at `start` ends: at the sentence's end or before the next report.
    fn content_end(&self, candidate: &Candidate, start: usize, form: ContentForm) -> usize {
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
    fn is_cut(&self, candidate: &Candidate, start: usize, at: usize, form: ContentForm) -> bool {
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
    fn opens_aside(&self, at: usize) -> bool {
        let is_readout = self.ctx.text.frame.form == Form::Readout;
        self.ctx.is(at, "where") || !is_readout && ["which", "who"].iter().any(|w| self.ctx.is(at, w))
    }

    fn cue_at(&self, at: usize) -> Option<&Candidate> {
        let at = self.ctx.skip_adverbs(at);
        self.candidates.iter().find(|c| c.verb.start == at)
    }

    /// “…, adding that A”: a participle that always reports, or whose content is marked.
    fn is_strong_participle(&self, next: &Candidate) -> bool {
        !next.row.frames.weak
            || self.ctx.is(next.after, "that")
            || self.opens_quotation(next.after)
            || self.opens_quotation(next.after + 1)
    }

    /// “…, while Delane said A”, “…, as he said yesterday”.
    fn opens_other_report(&self, candidate: &Candidate, at: usize) -> bool {
        let opens = ["while", "whereas", "as", "but", "though", "although"].iter().any(|w| self.ctx.is(at, w));
        opens && self.subject_and_cue(at + 1).is_some_and(|next| self.has_tense_of(next, candidate))
    }

    /// “…, Voss said”: a report of the same tense, or one whose words stand before it.
    fn opens_main_report(&self, candidate: &Candidate, at: usize) -> bool {
        let is_main = |next: &Candidate| self.has_tense_of(next, candidate) || self.ends_after(next);
        self.subject_and_cue(at).is_some_and(|next| next.row.frames.that && is_main(next))
    }

    fn subject_and_cue(&self, at: usize) -> Option<&Candidate> {
        let subject = self.object(at)?;
        self.cue_at(subject.end)
    }

    fn has_tense_of(&self, next: &Candidate, candidate: &Candidate) -> bool {
        self.is_past(next.verb.start) == self.is_past(candidate.verb.start)
    }

    /// “…, he said,”: nothing said follows the cue.
    fn ends_after(&self, next: &Candidate) -> bool {
        next.after >= self.tokens.end || matches!(self.ctx.tag(next.after), Tag::Comma | Tag::Stop | Tag::Colon)
    }

    /// A past tense; taggers take many for participles.
    fn is_past(&self, verb: usize) -> bool {
        matches!(self.ctx.tag(verb), Tag::VBD | Tag::VBN)
    }

    /// “discussed A and urged B”, “condemned A, and he called for B”: the same form of verb goes on with a report. Within
    /// a clause the verb could be the clause's own: it is not where the clause is in another tense.
    fn joins_report(&self, candidate: &Candidate, start: usize, at: usize, form: ContentForm) -> bool {
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
            return same_form(next) && (is_open || is_marked || is_outer_tense || takes_clause);
        }
        if let Some(next) = self.subject_and_cue(at + 1) {
            return same_form(next) && (is_open || has_comma);
        }
        is_open && has_comma && self.object(at + 1).is_some_and(|o| ctx.starts_finite_verb(o.end))
    }

    fn is_after_infinitive(&self, candidate: &Candidate) -> bool {
        self.opens_infinitive(candidate.after)
            || self.object(candidate.after).is_some_and(|o| self.opens_infinitive(o.end))
    }

    /// Without the marks and joining words at either end.
    fn trim(&self, start: usize, mut end: usize) -> usize {
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
    fn with_quotations(&self, range: TokenRange) -> TokenRange {
        let last = range.end.saturating_sub(1);
        match self.ctx.quotes.around(last) {
            Some(quote) if quote.tokens.end > range.end => TokenRange::new(range.start, quote.tokens.end),
            _ => range,
        }
    }

    /// “A, he said”, “A1, he said, A2”: what stands before the source, and after the cue what goes on with it.
    fn fronted(&self, candidate: &Candidate, taken: usize, left_end: usize, rest: usize) -> Vec<TokenRange> {
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
    fn continuation(&self, candidate: &Candidate, rest: usize, left_is_whole: bool) -> Option<TokenRange> {
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

    /// “According to X, A”, “A, according to X”, “according to X, quoting Y, A”.
    fn according_to(&self) -> Option<Found> {
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
    fn quoted_by(&self, at: usize) -> Option<(usize, TokenRange)> {
        let cue = if self.ctx.tag(at) == Tag::Comma { at + 1 } else { at };
        let quotes = ["quoting", "citing"].iter().any(|w| self.ctx.is(cue, w));
        self.object(cue + 1).filter(|_| quotes).map(|source| (cue, source))
    }

    /// Whether somebody else is said to say what the relay is named for: “…, Voss said, according to Harbour Wire”.
    fn reports_within(&self, relay: &Found) -> bool {
        let reports = |c: &&Candidate| c.row.frames.that && !c.row.frames.weak && !self.is_negated(c);
        self.candidates.iter().filter(reports).any(|c| relay.content.iter().any(|content| content.has(c.head)))
    }
}

/// What looked like a report of its own is part of what this one says, unless somebody is reported to say it.
fn drop_inner(found: &mut Vec<Found>, already: usize, report: &Found) {
    let is_inner = |f: &Found| f.confidence < trust::CLAUSE && report.content.iter().any(|c| c.contains(f.cue));
    let kept: Vec<Found> = found.drain(already..).filter(|f| !is_inner(f)).collect();
    found.extend(kept);
}

/// How many times and places may stand between a cue and what was said.
const MOST_ADJUNCTS: usize = 4;
/// The longest attitude before its noun, in tokens: “their shared and deeply felt concern”.
const LONGEST_ATTITUDE: usize = 6;
/// How far the object of “described A1 as A2” may reach, in tokens.
const LONGEST_OBJECT: usize = 25;
/// Marks that may stand between fronted words and the source, in tokens.
const MOST_TOKENS_BEFORE_SOURCE: usize = 3;
/// Words that tell a time after a cue: “said Tuesday that”.
const TIMES: [&str; 20] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "earlier",
    "later",
    "recently",
    "again",
    "last",
    "this",
    "afterward",
    "afterwards",
    "then",
];

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
