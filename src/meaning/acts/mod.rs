//! What is done in saying something.
//!
//! Takes an attribution; makes its acts, by the rows of `acts.tsv` and, where a content shows no act by itself, by the
//! praise and blame in its words (`evaluations.tsv`). The cue comes first: “urged” is a request whatever follows; after
//! a neutral cue (“said”) each main clause of the content may show one act, the longest match in it. Who is the clause's
//! subject matters: “will” commits only the speaker's own side. What a subordinate clause says is not read: it is
//! background.

mod clause;
mod clauses;
mod judgement;
mod parts;
mod pattern;
pub mod side;
mod table;

use super::codes::Code;
use super::vocabulary::{Function, Word};
use super::{ActFound, Sources};
use crate::analysis::{Act, Force, Quotation};
use crate::parties::PartyId;
use crate::speech::Attribution;
use crate::syntax::Tag;
use crate::text::TokenRange;
use clauses::{Clause, clauses};
use judgement::Judgement;
use pattern::Match;
use side::{parties_in, speaks_for};
#[cfg(test)]
pub use table::is_readable;
pub use table::{ActTable, act_named};
use table::{Limit, Place, Row, Strength};

/// How much more praise than blame (or the reverse) makes an act of it: one strong word or two mild ones.
const EVALUATION_THRESHOLD: i32 = 2;
/// The same behind a verb that judges, “called her weak”.
const JUDGING_THRESHOLD: i32 = 1;
/// Tokens before a trigger among which a negator denies it: “does not yet fully support”.
const NEGATOR_DISTANCE: usize = 3;
/// Tokens after a trigger among which its target is looked for.
const TARGET_WINDOW: usize = 12;
/// Of a content of many sentences, an act is kept that every so many sentences show once (a long answer is no request
/// because one of its forty sentences says “should”).
const SENTENCES_AN_ACT: usize = 4;

/// What a content looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// “to halt …”
    Infinitive,
    /// “whether …”, or with a question mark
    Question,
    /// Without a verb of its own.
    Phrase,
    /// With one.
    Clause,
}

/// An act that some words show.
#[derive(Clone, Copy)]
struct Shown {
    act: Act,
    trigger: TokenRange,
    strength: Strength,
    /// The words that name whoever is charged or judged: the subject of “they lied”.
    about: Option<TokenRange>,
    /// Whether it is summed up from praise and blame, each with its own negation.
    is_judged: bool,
}

impl Shown {
    fn new(act: Act, trigger: TokenRange, strength: Strength) -> Self {
        Self { act, trigger, strength, about: None, is_judged: false }
    }

    /// Praise, blame, thanks, hope: a feeling that colours the whole sentence.
    fn is_expressive(self) -> bool {
        self.act.force() == Force::Expressive
    }
}

/// The acts of a statement, in the order of the words that show them; at least one.
pub fn acts(sources: &Sources, attribution: &Attribution, table: &ActTable) -> Vec<ActFound> {
    let reading = Reading { sources, attribution, table, form: form(sources, attribution) };
    let by_cue = reading.in_cue();
    let mut shown: Vec<Shown> = by_cue.iter().copied().filter(|shown| shown.strength > Strength::Weak).collect();
    if shown.is_empty() {
        shown = reading.in_content();
        // the guide: a loaded phrase that is raised is discussed and criticised, “raised | Kestria's brutal war”
        if shown.iter().all(|one| one.act == Act::Criticize) && !shown.is_empty() && reading.form == Form::Phrase {
            shown.extend(by_cue.iter().filter(|one| one.act == Act::Discuss));
        }
    }
    if shown.is_empty() {
        let trigger = attribution.cue.or(attribution.content.first().copied()).unwrap_or(TokenRange::new(0, 0));
        let default = Shown::new(Act::Inform, trigger, Strength::Weak);
        shown.push(by_cue.first().copied().unwrap_or(default));
    }
    shown.sort_by_key(|shown| shown.trigger.start);
    let mut acts: Vec<ActFound> = Vec::new();
    for one in shown {
        if acts.iter().all(|found| found.act != one.act) {
            acts.push(ActFound {
                act: one.act,
                code: None,
                trigger: one.trigger,
                target: reading.target(one),
                negated: !one.is_judged && reading.is_negated(one.trigger),
                part: Vec::new(),
                object: Vec::new(),
            });
        }
    }
    parts::divide(sources, &attribution.content, &mut acts);
    for found in &mut acts {
        found.code = code(sources, attribution, found);
    }
    acts
}

/// The event code of an act, by its words.
fn code(sources: &Sources, attribution: &Attribution, found: &ActFound) -> Option<Code> {
    let words = |ranges: &[TokenRange]| -> Vec<Word> {
        ranges.iter().flat_map(|range| range.indices()).map(|at| sources.word(at)).collect()
    };
    let own = [found.part.as_slice(), &[found.trigger]].concat();
    sources.codes.code(found.act, &words(attribution.cue.as_slice()), &words(&own))
}

/// Reads the form of a content off its first words.
fn form(sources: &Sources, attribution: &Attribution) -> Form {
    let tags = &sources.syntax.tags;
    let Some(first) = attribution.content.first() else { return Form::Phrase };
    let mut start = first.start;
    let is_skipped = |at: usize| {
        matches!(tags.get(at), Some(Tag::OpenQuote | Tag::CloseQuote))
            || sources.functions.has(sources.word(at), Function::Negator)
    };
    while start < first.end && is_skipped(start) {
        start += 1;
    }
    let last = attribution.content.last().map_or(0, |piece| piece.end);
    let ends_in_question = (last.saturating_sub(3)..last).any(|token| sources.text.word(token) == "?");
    match tags.get(start) {
        _ if ends_in_question => Form::Question,
        Some(Tag::TO) => Form::Infinitive,
        Some(Tag::WRB | Tag::WP | Tag::WDT) => Form::Question,
        Some(Tag::IN) if sources.functions.has(sources.word(start), Function::Question) => Form::Question,
        Some(Tag::VBG) => Form::Phrase,
        _ if attribution.quotation == Quotation::Summary => Form::Phrase,
        _ if first.indices().any(|token| tags.get(token).is_some_and(|tag| tag.is_finite())) => Form::Clause,
        _ => Form::Phrase,
    }
}

/// One attribution being read.
struct Reading<'a> {
    sources: &'a Sources<'a>,
    attribution: &'a Attribution,
    table: &'a ActTable,
    form: Form,
}

impl Reading<'_> {
    fn tags(&self) -> &[Tag] {
        &self.sources.syntax.tags
    }

    /// The longest match at a token whose row holds.
    fn best(&self, start: usize, limit: usize, holds: impl Fn(&Row, Match) -> bool) -> Option<(&Row, Match)> {
        self.table
            .patterns
            .at(self.sources.words, self.tags(), start, limit)
            .filter_map(|found| self.table.rows.get(found.row).map(|row| (row, found)))
            .filter(|&(row, found)| holds(row, found))
            .max_by_key(|(row, found)| (row.when.strength > Strength::Weak, found.words, found.row))
    }

    /// The acts that the reporting words show. A noun among them names the act, and its verb is light: “offered his
    /// condolences” offers nothing.
    fn in_cue(&self) -> Vec<Shown> {
        let Some(cue) = self.attribution.cue else { return Vec::new() };
        let limit = self.attribution.content.iter().map(|piece| piece.end).fold(cue.end, usize::max);
        let mut shown: Vec<Shown> = Vec::new();
        let mut by_noun: Vec<Shown> = Vec::new();
        let mut at = cue.start;
        while at < cue.end {
            let form_holds = |row: &Row| row.when.form.is_none_or(|form| form == self.form);
            let doer_holds = |row: &Row| row.when.limit != Some(Limit::Doer) || self.opens_with_doer();
            let found = self.best(at, limit, |row, _| row.place != Place::Clause && form_holds(row) && doer_holds(row));
            let Some((row, found)) = found else {
                at += 1;
                continue;
            };
            let trigger = TokenRange::new(at, found.end);
            let strength = row.when.strength;
            let is_noun = row.place == Place::Noun && strength > Strength::Weak;
            let list = if is_noun { &mut by_noun } else { &mut shown };
            list.push(Shown::new(row.act, trigger, strength));
            at = found.end;
        }
        if by_noun.is_empty() { shown } else { by_noun }
    }

    /// “Mills and Abedin to search their files”: a content that names who is to do it, then what.
    fn opens_with_doer(&self) -> bool {
        let Some(content) = self.attribution.content.first() else { return false };
        let tag = |at: usize| self.tags().get(at).copied();
        let names = |tag: Tag| {
            tag.is_noun()
                || matches!(tag, Tag::PRP | Tag::PRPS | Tag::POS | Tag::DT | Tag::JJ | Tag::CD | Tag::CC | Tag::Comma)
        };
        let Some(to) = content.indices().find(|&at| !tag(at).is_some_and(names)) else { return false };
        let is_infinitive = tag(to) == Some(Tag::TO) && tag(to + 1) == Some(Tag::VB);
        is_infinitive && (content.start..to).any(|at| tag(at).is_some_and(|tag| tag.is_noun() || tag == Tag::PRP))
    }

    /// The acts that the content shows: its heading noun's, or one a main clause, or its praise or blame.
    fn in_content(&self) -> Vec<Shown> {
        if let Some(shown) = self.heading_noun().or_else(|| self.question()) {
            return vec![shown];
        }
        let clauses = clauses(self.sources, &self.attribution.content);
        let sentences = clauses.last().map_or(1, |clause| clause.sentence + 1);
        let threshold = if self.is_judging() { JUDGING_THRESHOLD } else { EVALUATION_THRESHOLD };
        let mut found = Found { opening: self.opening(), ..Found::default() };
        for clause in clauses.iter().filter(|clause| self.is_own_line(clause, &clauses)) {
            let judgement = self.judgement(clause);
            found.total = found.total.and(judgement);
            let by_words = self.in_clause(clause);
            match by_words.filter(|shown| shown.strength > Strength::Weak).or_else(|| judgement.act(threshold)) {
                Some(shown) => found.strong.push(shown),
                None if by_words.is_some() => found.weak.extend(by_words),
                None => found.plain.extend(self.plain(clause)),
            }
        }
        found.acts(sentences)
    }

    /// The first word of the content, behind a quotation mark.
    fn opening(&self) -> usize {
        let start = self.attribution.content.first().map_or(0, |piece| piece.start);
        start + usize::from(self.tags().get(start) == Some(&Tag::OpenQuote))
    }

    /// What a clause that shows nothing else tells, by its verb.
    fn plain(&self, clause: &Clause) -> Option<Shown> {
        let verb = clause.tokens.indices().find(|&at| self.tags().get(at).is_some_and(|tag| tag.is_finite()))?;
        Some(Shown::new(Act::Inform, TokenRange::new(verb, verb + 1), Strength::Light))
    }

    /// “called | her weak”, “viewed | him as a fine candidate”.
    fn is_judging(&self) -> bool {
        self.form == Form::Phrase
            && self.attribution.cue.is_some_and(|cue| self.any_is(cue.start..cue.end, Function::Judging))
    }

    /// A quotation whose sentences are questions, half of them at least.
    fn question(&self) -> Option<Shown> {
        let tokens = || self.attribution.content.iter().flat_map(|piece| piece.indices());
        let ends = tokens().filter(|&at| self.tags().get(at) == Some(&Tag::Stop));
        let (mut marks, mut questions, mut last) = (0, 0, None);
        for at in ends {
            marks += 1;
            if self.sources.text.word(at).ends_with('?') {
                questions += 1;
                last = Some(at);
            }
        }
        let at = last.filter(|_| questions * 2 >= marks)?;
        let trigger = TokenRange::new(at, at + 1);
        Some(Shown::new(Act::Question, trigger, Strength::Firm))
    }

    /// The act of a noun that heads the content: “U.S. **support** for civil society”.
    fn heading_noun(&self) -> Option<Shown> {
        let first = self.attribution.content.first()?;
        // “called | the demand unaffordable” judges the demand and makes none
        if self.form != Form::Phrase || self.is_judging() {
            return None;
        }
        let ends = |tag: Tag| tag.is_finite() || matches!(tag, Tag::IN | Tag::TO | Tag::WDT | Tag::Comma | Tag::Stop);
        let end = first.indices().find(|&at| self.tags().get(at).is_none_or(|&tag| ends(tag))).unwrap_or(first.end);
        let head = end.checked_sub(1)?;
        let (row, found) = self.best(head, first.end, |row, _| row.place == Place::Noun)?;
        let trigger = TokenRange::new(head, found.end);
        Some(Shown::new(row.act, trigger, row.when.strength))
    }

    fn any_is(&self, mut tokens: std::ops::Range<usize>, function: Function) -> bool {
        tokens.any(|at| self.sources.functions.has(self.sources.word(at), function))
    }

    /// A negator among the trigger's words after the first or in the three before it.
    fn is_negated(&self, trigger: TokenRange) -> bool {
        let first = trigger.start.saturating_sub(NEGATOR_DISTANCE);
        let start = self.attribution.content.iter().find(|piece| piece.has(trigger.start)).map_or(first, |p| p.start);
        self.any_is(first.max(start)..trigger.start, Function::Negator)
    }

    /// The addressee, for what the cue shows; nobody else for what only states; who is charged or judged; else the first
    /// party named after the trigger that is not the speaker's.
    fn target(&self, shown: Shown) -> Option<PartyId> {
        let attribution = self.attribution;
        let is_in_cue = attribution.cue.is_some_and(|cue| cue.overlaps(shown.trigger));
        if let (true, Some(&addressee)) = (is_in_cue, attribution.addressees.first()) {
            return Some(addressee);
        }
        if shown.act.force() == Force::Assertive && shown.act != Act::Accuse {
            return attribution.addressees.first().copied();
        }
        let mut others = |words: TokenRange| {
            parties_in(self.sources.parties, words).find(|&party| !speaks_for(self.sources, attribution, party))
        };
        if let Some(party) = shown.about.and_then(&mut others) {
            return Some(party);
        }
        let content_end = attribution.content.iter().map(|piece| piece.end).max()?;
        let start = if is_in_cue { attribution.content.first()?.start } else { shown.trigger.end };
        others(TokenRange::new(start, content_end.min(start + TARGET_WINDOW)))
    }
}

/// What the clauses of a content show.
#[derive(Default)]
struct Found {
    strong: Vec<Shown>,
    weak: Vec<Shown>,
    /// Clauses that only tell.
    plain: Vec<Shown>,
    /// The praise and blame of all.
    total: Judgement,
    /// The first word of the content.
    opening: usize,
}

impl Found {
    /// The acts of a content of so many sentences.
    fn acts(mut self, sentences: usize) -> Vec<Shown> {
        // “the strait matters to us and we will reopen it” tells before it promises
        let first = self.strong.first().copied();
        if let Some(&plain) = self.plain.first().filter(|plain| {
            sentences == 1
                && first.is_some_and(|first| plain.trigger.start < first.trigger.start && !first.is_expressive())
        }) {
            self.strong.push(plain);
        }
        let kept = kept_acts(&self.strong, sentences, self.opening);
        if !kept.is_empty() {
            return kept;
        }
        let threshold = i32::try_from(sentences.div_ceil(SENTENCES_AN_ACT)).unwrap_or(i32::MAX);
        match self.total.act(threshold.saturating_mul(EVALUATION_THRESHOLD)) {
            Some(shown) => vec![shown],
            None => kept_acts(&self.weak, sentences, self.opening),
        }
    }
}

/// Of a content of many sentences, the acts that enough of its sentences show, or that it opens with (“No, …”).
fn kept_acts(shown: &[Shown], sentences: usize, opening: usize) -> Vec<Shown> {
    let needed = sentences.div_ceil(SENTENCES_AN_ACT);
    let mut counts = [0; Act::ALL.len()];
    for one in shown {
        counts[one.act as usize] += 1;
    }
    let is_kept = |one: &Shown| counts[one.act as usize] >= needed || one.trigger.start <= opening;
    shown.iter().copied().filter(is_kept).collect()
}
