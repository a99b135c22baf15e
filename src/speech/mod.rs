//! The fourth stage: who said what. Cues, sources and contents, in the terms of PARC 3 and PolNeAR.
//!
//! Takes grammar and parties; makes [`Attribution`]s in the order of their first words. A transcript's turns are
//! statements as they stand, and so are quotations that somebody signs; in prose, cues are found with their sources and
//! contents, quotations in pieces are joined, and quotations without a cue go to whoever spoke last.

pub(crate) mod clauses;
mod closed;
pub(crate) mod cues;
mod first_persons;
mod layers;
pub(crate) mod learned;
mod overruns;
mod pieces;
pub mod quotes;
pub(crate) mod rules;
mod signed;
#[cfg(test)]
mod tests;
mod turns;

use crate::analysis::{Notice, Options, Quotation};
use crate::parties::{Mention, Parties, PartyId};
use crate::syntax::{Syntax, Tag};
use crate::text::{Text, TokenRange};
use clauses::Context;
use learned::Extractor;
use learned::view::View;
use quotes::{Quote, Quotes};
use rules::{ContentForm, Found};

/// What was said in a text.
#[derive(Default)]
pub struct Speech {
    /// In the order of their first words.
    pub attributions: Vec<Attribution>,
    /// “I” and “we” in what was said, as mentions of who speaks.
    pub first_persons: Vec<Mention>,
    /// Quotation marks at odds.
    pub notices: Vec<Notice>,
}

/// One thing that somebody is reported to have said.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// The words that name the speaker.
    pub source: Option<TokenRange>,
    /// Who that is.
    pub speakers: Vec<PartyId>,
    /// The reporting words.
    pub cue: Option<TokenRange>,
    /// The cue's head (a verb or noun), whose lemma is the cue's.
    pub cue_head: Option<usize>,
    /// What was said, in order.
    pub content: Vec<TokenRange>,
    /// How the words are given.
    pub quotation: Quotation,
    /// To whom: `told Raisi`.
    pub addressees: Vec<PartyId>,
    /// Who relays it.
    pub via: Vec<PartyId>,
    /// The index of the attribution within which this one is reported.
    pub within: Option<usize>,
    /// 0 to 1.
    pub confidence: f32,
}

/// Finds the statements of a text that are at least this sure.
pub fn attribute(text: &Text, syntax: &Syntax, parties: &Parties, options: &Options) -> Speech {
    let quotes = quotes::find(text);
    let ctx = Context { text, syntax, quotes: &quotes };
    let mut attributions = turns::read(text, parties);
    let is_turn = turns::held(text, &attributions);
    attributions.extend(signed::read(ctx, parties));
    let mut is_taken = vec![false; quotes.list.len()];
    for range in attributions.iter().flat_map(|a| &a.content) {
        mark_used(&quotes, *range, &mut is_taken);
    }
    let mut reports = reports(ctx, parties, options);
    // What a speaker says that others said is in quotation marks, though none are written.
    reports.retain(|report| !is_within(&quotes, report, &is_taken) && !is_turn[report.cue_head]);
    attributions.extend(prose(ctx, parties, reports, is_taken));
    for attribution in &mut attributions {
        attribution.content = pieces::in_order(std::mem::take(&mut attribution.content));
    }
    attributions.retain(|a| a.confidence >= options.min_confidence && !a.content.is_empty());
    attributions.sort_by_key(|a| a.content.first().map_or(usize::MAX, |c| c.start));
    nest(&mut attributions);
    let first_persons = first_persons::find(text, parties, &quotes, &attributions);
    Speech { attributions, first_persons, notices: quotes.notices }
}

/// The learnt reports, with what the rules know of addressees and forms.
fn reports(ctx: Context, parties: &Parties, options: &Options) -> Vec<Found> {
    let rules = rules::propose(ctx, parties);
    let view = View::new(ctx.text, ctx.syntax, ctx.quotes, parties, &rules.reports);
    let extractor = Extractor::new(learned::weights::weights(), options.headlines);
    let told = layers::told(ctx, parties, extractor.judged(&view));
    let mut reports: Vec<Found> = told.into_iter().map(|told| with_rule(&view, told)).collect();
    reports.extend(layers::nested_in(ctx, parties, &reports, rules.nested));
    layers::name_cited(ctx, parties, &mut reports);
    reports.sort_by_key(|report| report.content.first().map_or(usize::MAX, |c| c.start));
    reports
}

fn with_rule(view: &View, told: layers::Told) -> Found {
    let layers::Told { report: found, via } = told;
    let rule = view.rule(found.head);
    let via = via.or_else(|| rule.and_then(|rule| rule.via));
    let is_free = |cue: &TokenRange| !found.content.iter().chain(&found.source).any(|words| words.overlaps(*cue));
    let longer = rule.map(|rule| rule.cue).filter(|cue| cue.contains(found.cue) && is_free(cue));
    let longer = longer.filter(|cue| view.tag(cue.start) != Some(Tag::TO));
    Found {
        source: found.source,
        cue: longer.unwrap_or(found.cue),
        cue_head: found.head,
        addressee: rule.and_then(|rule| rule.addressee).filter(|a| !found.content.iter().any(|c| c.overlaps(*a))),
        via: via.filter(|via| !found.source.is_some_and(|s| s.overlaps(*via))),
        form: rule.map_or_else(|| form(view, &found.content), |rule| rule.form),
        content: found.content,
        confidence: found.confidence,
    }
}

/// A clause has a finite verb, an infinitive begins with `to`; anything else is a phrase.
fn form(view: &View, content: &[TokenRange]) -> ContentForm {
    let is_clause =
        |piece: &TokenRange| view.finite_in(piece.start, piece.end) > 0 || view.tag(piece.start) == Some(Tag::TO);
    if content.iter().any(is_clause) { ContentForm::Clause } else { ContentForm::Phrase }
}

/// The reports of running prose as attributions, with every spoken quotation in one.
fn prose(ctx: Context, parties: &Parties, found: Vec<Found>, mut is_used: Vec<bool>) -> Vec<Attribution> {
    for range in found.iter().flat_map(|f| with_next_paragraphs(ctx.quotes, f.content.clone())) {
        mark_used(ctx.quotes, range, &mut is_used);
    }
    let mut out: Vec<Attribution> = Vec::new();
    let mut found = found.into_iter().peekable();
    for (index, quote) in ctx.quotes.outermost() {
        while let Some(next) = found.next_if(|f| f.content[0].start <= quote.tokens.start) {
            out.push(attribution(ctx, parties, next));
        }
        if !is_used[index] && is_spoken(ctx, quote) {
            is_used[index] = true;
            add_quotation(ctx, quote, &mut out);
        }
    }
    out.extend(found.map(|f| attribution(ctx, parties, f)));
    for attribution in &mut out {
        attribution.quotation = quotation(ctx, attribution);
    }
    out
}

fn mark_used(quotes: &Quotes, range: TokenRange, is_used: &mut [bool]) {
    let mut at = range.start;
    while at < range.end {
        match quotes.index_around(at) {
            Some(index) => {
                is_used[index] = true;
                at = quotes.list[index].tokens.end.max(at + 1);
            }
            None => at += 1,
        }
    }
}

/// Whether a report shares words with a quotation that is a statement already.
fn is_within(quotes: &Quotes, report: &Found, is_taken: &[bool]) -> bool {
    let is_taken_at = |token| quotes.index_around(token).is_some_and(|index| is_taken[index]);
    report.content.iter().any(|piece| is_taken_at(piece.start))
}

fn attribution(ctx: Context, parties: &Parties, found: Found) -> Attribution {
    let speakers = found.source.map(|s| parties.named_by(s)).unwrap_or_default();
    let mut addressees = found.addressee.map(|s| parties.named_by(s)).unwrap_or_default();
    addressees.retain(|party| !speakers.contains(party)); // “Voss urged her to wait”: somebody else
    Attribution {
        source: found.source,
        speakers,
        cue: Some(found.cue),
        cue_head: Some(found.cue_head),
        quotation: if found.form == ContentForm::Phrase { Quotation::Summary } else { Quotation::Indirect },
        content: with_next_paragraphs(ctx.quotes, found.content),
        addressees,
        via: found.via.map(|s| parties.named_by(s)).unwrap_or_default(),
        within: None,
        confidence: found.confidence,
    }
}

/// A quotation that goes on in the next paragraphs takes them with it.
fn with_next_paragraphs(quotes: &Quotes, mut content: Vec<TokenRange>) -> Vec<TokenRange> {
    let mut next = content.last().and_then(|c| quotes.around(c.end.saturating_sub(1))).and_then(|q| q.goes_on);
    while let Some(quote) = next.and_then(|index| quotes.list.get(index)) {
        content.push(quote.tokens);
        next = quote.goes_on;
    }
    content
}

/// The fewest tokens between the marks of a quotation that stands for itself: below, it is a title or a scare quote.
const FEWEST_SPOKEN_TOKENS: usize = 4;

/// Whether a quotation without a cue is something said: it fills its sentence, or is long enough to hold one.
fn is_spoken(ctx: Context, quote: &Quote) -> bool {
    let sentence = ctx.sentence(quote.tokens.start);
    let opens_sentence = sentence.start == quote.tokens.start;
    let block = ctx.text.blocks.get(ctx.text.sentences[ctx.text.sentence_of(quote.tokens.start)].block);
    block.is_some_and(|b| b.kind == crate::analysis::BlockKind::Paragraph)
        && is_sentence(ctx, quote)
        && opens_sentence
        && quote.tokens.end + 1 >= sentence.end
}

/// Whether a quotation is long enough for a sentence and has its verb.
fn is_sentence(ctx: Context, quote: &Quote) -> bool {
    let inner = quote.tokens.len().saturating_sub(2);
    inner >= FEWEST_SPOKEN_TOKENS && quote.tokens.indices().any(|t| ctx.tag(t).is_finite())
}

/// A quotation with no cue of its own goes on with the quotation before it in the paragraph; else it is a further
/// statement of whoever spoke last.
fn add_quotation(ctx: Context, quote: &Quote, out: &mut Vec<Attribution>) {
    let block = |token: usize| ctx.text.sentences.get(ctx.text.sentence_of(token)).map(|s| s.block);
    let here = block(quote.tokens.start);
    let Some(last) = out.last_mut() else { return };
    let last_end = last.content.iter().map(|c| c.end).max().unwrap_or(0);
    let same_paragraph = block(last_end.saturating_sub(1)) == here;
    let goes_on = quote.continues.is_some_and(|i| ctx.quotes.list[i].tokens.end == last_end);
    if goes_on || same_paragraph && ctx.quotes.holds(last_end.saturating_sub(1)) {
        last.content.push(quote.tokens);
        return;
    }
    let is_near = here.zip(block(last_end.saturating_sub(1))).is_some_and(|(here, there)| here <= there + 1);
    if is_near {
        let next = Attribution {
            source: None,
            cue: None,
            cue_head: None,
            content: vec![quote.tokens],
            quotation: Quotation::Direct,
            confidence: UNCUED_CONFIDENCE,
            ..last.clone()
        };
        out.push(next);
    }
}

/// A quotation whose speaker is only the nearest one.
const UNCUED_CONFIDENCE: f32 = 0.6;

/// Direct where every word stands between marks, mixed where some do; else as the grammar has it.
fn quotation(ctx: Context, attribution: &Attribution) -> Quotation {
    let words = || {
        let tokens = attribution.content.iter().flat_map(|c| c.indices());
        tokens.filter(|&t| ctx.word(t).contains(char::is_alphanumeric))
    };
    let quoted = words().filter(|&t| ctx.quotes.holds(t)).count();
    match quoted {
        0 => attribution.quotation,
        n if n == words().count() => Quotation::Direct,
        _ => Quotation::Mixed,
    }
}

/// Sets `within` where an attribution's cue lies in another's content.
fn nest(attributions: &mut [Attribution]) {
    let mut open: Vec<usize> = Vec::new();
    for index in 0..attributions.len() {
        let here = attributions[index].cue.or(attributions[index].content.first().copied());
        let Some(here) = here else { continue };
        open.retain(|&outer| attributions[outer].content.iter().any(|c| c.end > here.start));
        let outer = open.iter().rev().find(|&&outer| attributions[outer].content.iter().any(|c| c.contains(here)));
        attributions[index].within = outer.copied();
        open.push(index);
    }
}
