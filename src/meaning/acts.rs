//! What is done in saying something.
//!
//! Takes an attribution; makes its acts, by the rows of `acts.tsv` and, where a content shows no act by itself, by the
//! praise and blame in its words (`evaluations.tsv`). The cue comes first: “urged” is a request whatever follows; after
//! a neutral cue (“said”) each main clause of the content may show one act, the longest match in it. Who is the clause's
//! subject matters: “will” commits only the speaker's own side. What a subordinate clause says is not read: it is
//! background.

use super::clauses::{Clause, clauses};
use super::pattern::{Match, Patterns};
use super::side::{Side, parties_in, side, speaks_for};
use super::vocabulary::{Function, Vocabulary, WordId};
use super::{ActFound, Sources};
use crate::analysis::{Act, Force, Quotation};
use crate::parties::PartyId;
use crate::speech::Attribution;
use crate::syntax::Tag;
use crate::table;
use crate::text::TokenRange;
use std::collections::HashMap;

/// How much more praise than blame (or the reverse) makes an act of it: one strong word or two mild ones.
const EVALUATION_THRESHOLD: i32 = 2;
/// Tokens before a trigger among which a modal of possibility weakens it: “could also support”.
const MODAL_DISTANCE: usize = 2;
/// Tokens before a trigger among which a negator denies it: “does not yet fully support”.
const NEGATOR_DISTANCE: usize = 3;
/// Tokens after a trigger among which its target is looked for.
const TARGET_WINDOW: usize = 12;
/// Of a content of many sentences, an act is kept that every so many sentences show once (a long answer is no request
/// because one of its forty sentences says “should”).
const SENTENCES_AN_ACT: usize = 4;

/// The table, read.
pub struct ActTable {
    rows: Vec<Row>,
    patterns: Patterns,
    evaluations: HashMap<WordId, i32>,
}

struct Row {
    act: Act,
    place: Place,
    when: When,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Cue,
    Act,
    Noun,
    Clause,
}

/// A row's conditions.
#[derive(Clone, Copy, Default)]
struct When {
    side: Option<Side>,
    form: Option<Form>,
    is_weak: bool,
    is_light: bool,
}

/// What a content looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    Infinitive,
    Question,
    Phrase,
    Clause,
}

impl When {
    fn strength(self) -> Strength {
        match (self.is_weak, self.is_light) {
            (true, _) => Strength::Weak,
            (false, true) => Strength::Light,
            (false, false) => Strength::Firm,
        }
    }
}

/// An act that some words show.
#[derive(Clone, Copy)]
struct Shown {
    act: Act,
    trigger: TokenRange,
    strength: Strength,
}

/// How firmly words show an act.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// Only where the content shows no act of its own.
    Weak,
    /// Gives way to another act of its clause.
    Light,
    Firm,
}

impl ActTable {
    /// Reads the tables; a row that cannot be read is left out (a test sees to it that there is none).
    pub fn read(vocabulary: &mut Vocabulary) -> Self {
        let mut rows = Vec::new();
        let mut patterns = Patterns::default();
        for line in table::rows(include_str!("acts.tsv")) {
            let Some(row) = row(line) else { continue };
            patterns.add(line.column(0), rows.len(), vocabulary);
            rows.push(row);
        }
        let mut evaluations = HashMap::new();
        for line in table::rows(include_str!("evaluations.tsv")) {
            let Ok(weight) = line.column(1).parse() else { continue };
            evaluations.extend(line.column(0).split('|').map(|word| (vocabulary.add(word), weight)));
        }
        Self { rows, patterns, evaluations }
    }
}

/// The columns after the pattern: act, place, when.
fn row(line: table::Row) -> Option<Row> {
    let act = act_named(line.column(1))?;
    let place = match line.column(2) {
        "cue" => Place::Cue,
        "act" => Place::Act,
        "noun" => Place::Noun,
        "clause" => Place::Clause,
        _ => return None,
    };
    let mut when = When::default();
    for condition in line.column(3).split(',') {
        match condition {
            "-" => {}
            "self" => when.side = Some(Side::Own),
            "other" => when.side = Some(Side::Other),
            "to" => when.form = Some(Form::Infinitive),
            "wh" => when.form = Some(Form::Question),
            "np" => when.form = Some(Form::Phrase),
            "that" => when.form = Some(Form::Clause),
            "weak" => when.is_weak = true,
            "light" => when.is_light = true,
            _ => return None,
        }
    }
    Some(Row { act, place, when })
}

/// Whether a row of the table can be read.
#[cfg(test)]
pub fn is_readable(line: table::Row) -> bool {
    row(line).is_some()
}

/// The act of a name, as the guide and the JSON write it.
pub fn act_named(name: &str) -> Option<Act> {
    Act::ALL.iter().copied().find(|act| act.name() == name)
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
        let default = Shown {
            act: Act::Inform,
            trigger: attribution.cue.or(attribution.content.first().copied()).unwrap_or(TokenRange::new(0, 0)),
            strength: Strength::Weak,
        };
        shown.push(by_cue.first().copied().unwrap_or(default));
    }
    shown.sort_by_key(|shown| shown.trigger.start);
    let mut acts: Vec<ActFound> = Vec::new();
    for one in shown {
        if acts.iter().all(|found| found.act != one.act) {
            acts.push(ActFound {
                act: one.act,
                plover: super::codes::code(one.act),
                trigger: one.trigger,
                target: reading.target(one),
                negated: reading.is_negated(one.trigger),
            });
        }
    }
    acts
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
            .max_by_key(|(row, found)| (row.when.strength() > Strength::Weak, found.words, found.row))
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
            let found = self.best(at, limit, |row, _| row.place != Place::Clause && form_holds(row));
            let Some((row, found)) = found else {
                at += 1;
                continue;
            };
            let trigger = TokenRange::new(at, found.end);
            let strength = row.when.strength();
            let is_noun = row.place == Place::Noun && strength > Strength::Weak;
            let list = if is_noun { &mut by_noun } else { &mut shown };
            list.push(Shown { act: row.act, trigger, strength });
            at = found.end;
        }
        if by_noun.is_empty() { shown } else { by_noun }
    }

    /// The acts that the content shows: its heading noun's, or one a main clause, or its praise or blame.
    fn in_content(&self) -> Vec<Shown> {
        if let Some(noun) = self.heading_noun() {
            return vec![noun];
        }
        if let Some(question) = self.question() {
            return vec![question];
        }
        let content = &self.attribution.content;
        let clauses = clauses(self.sources, content);
        let sentences = clauses.last().map_or(1, |clause| clause.sentence + 1);
        let (mut strong, mut weak) = (Vec::new(), Vec::new());
        let mut total = Judgement::default();
        for clause in clauses.iter().filter(|clause| self.is_own_line(clause, &clauses)) {
            let by_words = self.in_clause(clause);
            let judgement = self.judgement(clause);
            total = total.and(judgement);
            match by_words {
                Some(shown) if shown.strength > Strength::Weak => strong.push(shown),
                _ => match judgement.act(EVALUATION_THRESHOLD) {
                    Some(shown) => strong.push(shown),
                    None => weak.extend(by_words),
                },
            }
        }
        let kept = kept_acts(&strong, sentences);
        if !kept.is_empty() {
            return kept;
        }
        let threshold = i32::try_from(sentences.div_ceil(SENTENCES_AN_ACT)).unwrap_or(i32::MAX);
        match total.act(threshold.saturating_mul(EVALUATION_THRESHOLD)) {
            Some(shown) => vec![shown],
            None => kept_acts(&weak, sentences),
        }
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
        Some(Shown { act: Act::Question, trigger, strength: Strength::Firm })
    }

    /// The act of a noun that heads the content: “U.S. **support** for civil society”.
    fn heading_noun(&self) -> Option<Shown> {
        let first = self.attribution.content.first()?;
        if self.form != Form::Phrase {
            return None;
        }
        let ends = |tag: Tag| tag.is_finite() || matches!(tag, Tag::IN | Tag::TO | Tag::WDT | Tag::Comma | Tag::Stop);
        let end = first.indices().find(|&at| self.tags().get(at).is_none_or(|&tag| ends(tag))).unwrap_or(first.end);
        let head = end.checked_sub(1)?;
        let (row, found) = self.best(head, first.end, |row, _| row.place == Place::Noun)?;
        let trigger = TokenRange::new(head, found.end);
        Some(Shown { act: row.act, trigger, strength: row.when.strength() })
    }

    /// Whether the speaker says a clause for themselves: a main clause, or one that depends on what the speaker's side
    /// does. “Voss hopes that …” said by another reports a hope and shows none.
    fn is_own_line(&self, clause: &Clause, clauses: &[Clause]) -> bool {
        let matrix = clause.matrix.and_then(|index| clauses.get(index));
        let is_others = |matrix: &Clause| side(self.sources, self.attribution, matrix.subject) == Side::Other;
        clause.is_main && !matrix.is_some_and(is_others)
    }

    /// The firmest act in a clause, the first of several alike.
    fn in_clause(&self, clause: &Clause) -> Option<Shown> {
        let whose = side(self.sources, self.attribution, clause.subject);
        let mut best: Option<Shown> = None;
        for at in clause.tokens.indices() {
            let holds = |row: &Row, _: Match| {
                let place_holds = row.place == Place::Clause || (row.place == Place::Act && whose == Side::Own);
                place_holds && row.when.form.is_none() && row.when.side.is_none_or(|side| side == whose)
            };
            let Some((row, found)) = self.best(at, clause.tokens.end, holds) else { continue };
            if self.is_hypothetical(at, clause) || self.is_nonfinite(at, clause) {
                continue;
            }
            let shown = Shown { act: row.act, trigger: TokenRange::new(at, found.end), strength: row.when.strength() };
            if best.is_none_or(|best| shown.strength > best.strength) {
                best = Some(shown);
            }
        }
        best
    }

    /// “could support”: no act yet.
    fn is_hypothetical(&self, at: usize, clause: &Clause) -> bool {
        let before = clause.tokens.start.max(at.saturating_sub(MODAL_DISTANCE))..at;
        self.any_is(before, Function::Possibility)
    }

    fn any_is(&self, mut tokens: std::ops::Range<usize>, function: Function) -> bool {
        tokens.any(|at| self.sources.functions.has(self.sources.word(at), function))
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

    /// The praise and blame in a clause's words; none where the speaker's side is its subject.
    fn judgement(&self, clause: &Clause) -> Judgement {
        let mut judgement = Judgement::default();
        if clause.subject.is_some() && side(self.sources, self.attribution, clause.subject) == Side::Own {
            return judgement;
        }
        for at in clause.tokens.indices() {
            let Some(weight) = self.weight(at) else { continue };
            let is_negated = self.is_negated(TokenRange::new(at, at + 1));
            judgement = judgement
                .and(Judgement { sum: if is_negated { -weight } else { weight }, strongest: Some((at, weight)) });
        }
        judgement
    }

    fn weight(&self, at: usize) -> Option<i32> {
        let word = self.sources.words.get(at)?;
        self.table.evaluations.get(&word.form).or_else(|| self.table.evaluations.get(&word.lemma)).copied()
    }

    /// A negator among the trigger's words after the first or in the three before it.
    fn is_negated(&self, trigger: TokenRange) -> bool {
        let first = trigger.start.saturating_sub(NEGATOR_DISTANCE);
        let start = self.attribution.content.iter().find(|piece| piece.has(trigger.start)).map_or(first, |p| p.start);
        self.any_is(first.max(start)..trigger.start, Function::Negator)
    }

    /// The addressee, for what the cue shows; nobody else for what only states; else the first party named after the trigger that is not the speaker's.
    fn target(&self, shown: Shown) -> Option<PartyId> {
        let attribution = self.attribution;
        let is_in_cue = attribution.cue.is_some_and(|cue| cue.overlaps(shown.trigger));
        if let (true, Some(&addressee)) = (is_in_cue, attribution.addressees.first()) {
            return Some(addressee);
        }
        if shown.act.force() == Force::Assertive && shown.act != Act::Accuse {
            return attribution.addressees.first().copied();
        }
        let content_end = attribution.content.iter().map(|piece| piece.end).max()?;
        let start = if is_in_cue { attribution.content.first()?.start } else { shown.trigger.end };
        let window = TokenRange::new(start, content_end.min(start + TARGET_WINDOW));
        parties_in(self.sources.parties, window).find(|&party| !speaks_for(self.sources.parties, attribution, party))
    }
}

/// Praise above zero, blame below, and the word that judges most.
#[derive(Clone, Copy, Default)]
struct Judgement {
    sum: i32,
    strongest: Option<(usize, i32)>,
}

impl Judgement {
    /// Both together; the first of two words alike is kept.
    fn and(self, other: Self) -> Self {
        let weight = |judgement: Self| judgement.strongest.map_or(0, |(_, weight)| weight.abs());
        let strongest = if weight(other) > weight(self) { other.strongest } else { self.strongest };
        Self { sum: self.sum.saturating_add(other.sum), strongest }
    }

    /// The act, where one side outweighs the other by the threshold.
    fn act(self, threshold: i32) -> Option<Shown> {
        let (at, _) = self.strongest.filter(|_| self.sum.abs() >= threshold)?;
        let act = if self.sum > 0 { Act::Praise } else { Act::Criticize };
        Some(Shown { act, trigger: TokenRange::new(at, at + 1), strength: Strength::Firm })
    }
}

/// Of a content of many sentences, the acts that enough of its sentences show.
fn kept_acts(shown: &[Shown], sentences: usize) -> Vec<Shown> {
    let needed = sentences.div_ceil(SENTENCES_AN_ACT);
    let mut counts = [0; Act::ALL.len()];
    for one in shown {
        counts[one.act as usize] += 1;
    }
    shown.iter().copied().filter(|one| counts[one.act as usize] >= needed).collect()
}
