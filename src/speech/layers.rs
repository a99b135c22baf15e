//! Reports within reports: who relays another's words, and what one party is reported to have said of another's.
//!
//! Takes every likely report, and those that the rules find within others; makes those that are told. Of reports that
//! claim the same words the surest stays ([`settle`]), with two exceptions. A **relay** (“…, Voss said, the agency
//! reported”) says nothing of its own: the report that fills it is told, `via` the relay. A **nested** report (“Voss
//! said that Delane had refused”) is told beside the one it lies in, if somebody else is its speaker. What stands
//! between quotation marks is the quoted speaker's alone.

use super::clauses::Context;
use super::closed::{self, Class};
use super::learned::{Found, LEAST_CONFIDENCE, settle};
use super::overruns;
use super::rules::Found as Report;
use crate::parties::Parties;
use crate::syntax::Tag;
use crate::text::{TokenRange, dates};
use rustc_hash::FxHashMap;

/// A report that is told, and the words that name who relays it.
pub struct Told {
    /// The report.
    pub report: Found,
    /// Who relays it.
    pub via: Option<TokenRange>,
}

/// A report within another, found by rules alone, is less sure than the report around it by so much.
const NESTED_TRUST: f32 = 0.7;

/// What a relay relays need only be as likely as not.
const LEAST_RELAYED: f32 = 0.5;

/// The share (so many of so many) of a relay's words that the reports within it fill: “Reuters said the talks failed
/// after Voss said no” is a report of its own.
const LEAST_FILLED: (usize, usize) = (3, 5);

/// Leaves a pronoun out that stands alone before other words: “he is not expected to come” says of him “to come”.
fn drop_lone_pronoun(ctx: Context, report: &mut Found) {
    let is_lone = |piece: &TokenRange| piece.len() == 1 && ctx.tag(piece.start) == Tag::PRP;
    if report.content.len() > 1 {
        report.content.retain(|piece| !is_lone(piece));
    }
}

/// The reports that are told, in the order of their cues.
pub fn told(ctx: Context, parties: &Parties, mut likely: Vec<Found>) -> Vec<Told> {
    likely.retain(|f| !says_nothing(ctx, f) && !is_empty(ctx, f));
    for f in &mut likely {
        drop_lone_pronoun(ctx, f);
    }
    likely.sort_by_key(|f| f.head);
    overruns::mend(ctx, parties, &mut likely);
    let relays = relays(ctx, parties, &mut likely);
    let sure = likely.into_iter().filter(|f| f.confidence >= LEAST_CONFIDENCE).collect();
    let told = settle(sure, ctx.text.tokens.len());
    let via = |report: &Found| relays.get(&report.head).copied();
    told.into_iter().map(|report| Told { via: via(&report), report }).collect()
}

/// Whether a report says that nothing was said, or not by whom: “did not say whether”, “has yet to respond”, “declined
/// to comment”, “asked not to be named”.
fn says_nothing(ctx: Context, report: &Found) -> bool {
    let is = |t: usize, class: Class| closed::is(&ctx.syntax.lemma(ctx.text, t), class);
    let (cue, head) = (report.cue, report.head);
    let is_negated = cue.indices().any(|t| ctx.is_class(t, Class::Negation));
    let is_declined = |t: usize| t >= 2 && ctx.is(t - 1, "to") && is(t - 2, Class::Declining) && is(t, Class::Silence);
    is_negated && is(head, Class::Silence) || is_declined(head) || is_declined(head + 2) || hides(ctx, report)
}

/// “not to be named”, “condition of anonymity”: short, and about nothing else.
fn hides(ctx: Context, report: &Found) -> bool {
    const LONGEST: usize = 6;
    let words = || report.content.iter().flat_map(|piece| piece.indices());
    words().count() <= LONGEST && words().any(|t| ctx.is_class(t, Class::Anonymity))
}

/// Whether the content is no more than a relative or a day: “whom they love”, “said Monday”.
fn is_empty(ctx: Context, report: &Found) -> bool {
    let is_relative = |t: usize| matches!(ctx.tag(t), Tag::WP | Tag::WDT | Tag::WRB);
    let is_day = |t: usize| dates::weekday(ctx.word(t)).is_some() || closed::is(ctx.word(t), Class::Time);
    report.content.iter().flat_map(|piece| piece.indices()).all(|t| is_relative(t) || is_day(t))
}

/// Takes the relays out of the likely reports, which are in the order of their heads; what they relay stands free. Gives
/// the words that name who relays, by the head of what is relayed.
fn relays(ctx: Context, parties: &Parties, likely: &mut Vec<Found>) -> FxHashMap<usize, TokenRange> {
    let mut relays = FxHashMap::default();
    let mut is_relay = vec![false; likely.len()];
    for index in 0..likely.len() {
        let outer = &likely[index];
        let Some(source) = outer.source.filter(|&s| is_outlet(ctx, parties, s)) else { continue };
        let is_inner = |&i: &usize| !is_relay[i] && is_relayed(ctx, outer, &likely[i]);
        let inner: Vec<usize> = within(likely, outer).filter(is_inner).collect();
        let filled = inner.iter().map(|&i| words_in(outer, &likely[i])).sum::<usize>();
        let all = outer.content.iter().map(|c| c.len()).sum::<usize>();
        if inner.is_empty() || filled * LEAST_FILLED.1 < all * LEAST_FILLED.0 {
            continue;
        }
        is_relay[index] = true;
        for i in inner {
            likely[i].confidence = likely[i].alone;
            relays.entry(likely[i].head).or_insert(source);
        }
    }
    let mut kept = is_relay.into_iter().map(|is_relay| !is_relay);
    likely.retain(|_| kept.next().unwrap_or(true));
    relays
}

/// The indices of the reports whose heads stand in a report's content.
fn within<'a>(likely: &'a [Found], outer: &'a Found) -> impl Iterator<Item = usize> + 'a {
    outer.content.iter().flat_map(|piece| {
        let first = likely.partition_point(|f| f.head < piece.start);
        first..likely.partition_point(|f| f.head < piece.end)
    })
}

/// Whether a report can be what another relays: unquoted, with a speaker of its own.
fn is_relayed(ctx: Context, outer: &Found, inner: &Found) -> bool {
    let holds = |words: TokenRange| outer.content.iter().any(|piece| piece.contains(words));
    inner.alone >= LEAST_RELAYED && !ctx.quotes.holds(inner.head) && inner.source.is_some_and(holds)
}

/// How many words of a report's content another's words fill.
fn words_in(outer: &Found, inner: &Found) -> usize {
    let parts = inner.content.iter().copied().chain(inner.source).chain([inner.cue]);
    parts.filter(|part| outer.content.iter().any(|piece| piece.overlaps(*part))).map(TokenRange::len).sum()
}

/// A news outlet by its name, or a noun for one (“the agency”).
fn is_outlet(ctx: Context, parties: &Parties, source: TokenRange) -> bool {
    let named = parties.named_by(source);
    named.iter().any(|&p| parties.list.get(p).is_some_and(|party| party.is_outlet))
        || source.end.checked_sub(1).is_some_and(|last| ctx.is_class(last, Class::Outlet))
}

/// Of the reports that the rules find within others, those within a told one of somebody else. An outlet's is none: it
/// relays.
pub fn nested_in(ctx: Context, parties: &Parties, told: &[Report], nested: Vec<Report>) -> Vec<Report> {
    let length = if nested.is_empty() { 0 } else { ctx.text.tokens.len() };
    let (mut outer_of, mut is_told) = (vec![None; length], vec![false; length]);
    for report in told.iter().filter(|_| !nested.is_empty()) {
        is_told[report.cue.indices()].fill(true);
        for range in &report.content {
            outer_of[range.indices()].fill(Some(report));
        }
    }
    let with_trust = |mut inner: Report| {
        let outer = outer_of[inner.cue_head].filter(|_| !is_told[inner.cue_head])?;
        inner.confidence = outer.confidence * NESTED_TRUST;
        let relays = inner.source.is_some_and(|source| is_outlet(ctx, parties, source));
        (!relays && is_nested(parties, outer, &inner)).then_some(inner)
    };
    nested.into_iter().filter_map(with_trust).collect()
}

/// Whether a report lies in one piece of another's content and has a speaker of its own.
fn is_nested(parties: &Parties, outer: &Report, inner: &Report) -> bool {
    let words = || inner.source.into_iter().chain(inner.content.iter().copied());
    let speakers = |report: &Report| report.source.map(|s| parties.named_by(s)).unwrap_or_default();
    let (own, others) = (speakers(inner), speakers(outer));
    let is_free = outer.via.is_none() && !own.is_empty() && own.iter().all(|s| !others.contains(s));
    is_free && outer.content.iter().any(|piece| words().all(|w| piece.contains(w)))
}

/// Gives what an outlet reports to whom it quotes for it: “Yonhap, quoting KCNA, said”, “Reuters reported, citing two
/// officials”. The outlet relays, and the citing itself says nothing.
pub fn name_cited(ctx: Context, parties: &Parties, reports: &mut Vec<Report>) {
    let only_cites =
        |r: &Report| ctx.is_class(r.cue_head, Class::Citing) && r.content.iter().all(|c| c.start == r.cue_head + 1);
    let mut cites = Vec::new();
    for report in reports.iter_mut().filter(|report| report.via.is_none() && !only_cites(report)) {
        let Some(outlet) = report.source.filter(|&s| is_outlet(ctx, parties, s)) else { continue };
        if let Some((cue, cited)) = cited(ctx, parties, report) {
            report.via = Some(outlet);
            report.source = Some(cited);
            report.cue = TokenRange::new(cue, cue + 1);
            report.cue_head = cue;
            cites.push(cue);
        }
    }
    reports.retain(|r| !(only_cites(r) && cites.contains(&r.cue_head)));
}

/// The word and the phrase of “quoting Y” in a report's sentence, outside its content.
fn cited(ctx: Context, parties: &Parties, report: &Report) -> Option<(usize, TokenRange)> {
    let sentence = ctx.sentence(report.cue_head);
    let is_free = |t: &usize| !report.content.iter().any(|c| c.has(*t)) && !ctx.quotes.holds(*t);
    let cue = sentence.indices().filter(is_free).find(|&t| ctx.is_class(t, Class::Citing))?;
    let phrase = ctx.phrase_at(cue + 1, sentence.end)?;
    let can_speak = |p: &usize| parties.list.get(*p).is_some_and(|party| !party.is_thing);
    parties.named_by(phrase).iter().any(can_speak).then_some((cue, phrase))
}
