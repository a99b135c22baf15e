//! Contents that run on into what the reporter says or somebody else does, and those that begin too early.
//!
//! Takes the likely reports in the order of their cues; mends three kinds, which the grammar decides and examples are
//! too few to learn from: a relative clause that swallows the main verb (“Voss, who said A, | met B”), a report joined
//! behind a comma by somebody else's (“he said A, | and Voss blamed B”), and the answer to a `what` (“What they said
//! was | that A”). Does not look for reports that the learnt steps do not find.

use super::clauses::Context;
use super::closed::Class;
use super::learned::{Found, LEAST_CONFIDENCE};
use crate::parties::Parties;
use crate::syntax::Tag;
use crate::text::TokenRange;

/// A report that another one's content is cut off for is as likely as not to be one by itself.
const LEAST_JOINED: f32 = 0.5;

/// How many reports before a joined one are looked at for the one that it is joined to.
const MOST_BEFORE: usize = 6;

/// Mends what runs on.
pub fn mend(ctx: Context, parties: &Parties, likely: &mut [Found]) {
    for report in likely.iter_mut() {
        end_relative_clause(ctx, report);
        begin_answer(ctx, report);
    }
    for index in 1..likely.len() {
        let Some(comma) = joint(ctx, parties, &likely[index]) else { continue };
        let before = index.saturating_sub(MOST_BEFORE)..index;
        let Some(outer) = before.rev().find(|&i| is_joined_to(ctx, &likely[i], &likely[index], comma)) else {
            continue;
        };
        cut(&mut likely[outer], comma);
        likely[index].confidence = likely[index].alone;
    }
}

/// Takes what stands from a token on out of a report's content.
fn cut(report: &mut Found, at: usize) {
    report.content.retain(|piece| piece.start < at);
    for piece in &mut report.content {
        piece.end = piece.end.min(at);
    }
}

/// “Voss, who said A, met B”: behind the comma the sentence's own verb goes on, which it has not had yet.
fn end_relative_clause(ctx: Context, report: &mut Found) {
    let Some(source) = report.source.filter(|s| s.len() == 1 && s.end <= report.cue.start) else { return };
    let before = TokenRange::new(ctx.sentence(report.head).start, source.start);
    let is_subject_clause = matches!(ctx.tag(source.start), Tag::WP | Tag::WDT)
        && !before.is_empty()
        && !before.indices().any(|t| ctx.tag(t).is_finite());
    let Some(piece) = report.content.last().filter(|piece| is_subject_clause && piece.start >= report.cue.end) else {
        return;
    };
    let goes_on = |t: &usize| ctx.word(*t) == "," && !ctx.quotes.holds(*t) && ctx.starts_finite_verb(t + 1);
    if let Some(comma) = (piece.start + 1..piece.end).rev().find(goes_on) {
        cut(report, comma);
    }
}

/// “What they said was that A”: only A is said.
fn begin_answer(ctx: Context, report: &mut Found) {
    /// Tokens from the cue to the verb: “What Voss told the committee on Monday was …”.
    const FARTHEST: usize = 8;
    let asks = report.source.is_some_and(|s| s.end <= report.cue.start && s.start > 0 && ctx.is(s.start - 1, "what"));
    if !asks {
        return;
    }
    let sentence = ctx.sentence(report.head);
    let is_copula = |t: &usize| ctx.tag(*t).is_finite() && ctx.syntax.lemma(ctx.text, *t) == "be";
    let copula = (report.cue.end..sentence.end.min(report.cue.end + FARTHEST)).find(is_copula);
    let end = report.content.last().map_or(0, |piece| piece.end);
    if let Some(copula) = copula.filter(|&t| t + 1 < end) {
        report.content = vec![TokenRange::new(copula + 1, end)];
    }
}

/// The comma before a report that a conjunction joins to what stands before it: of a named speaker, who stands right
/// behind the conjunction.
fn joint(ctx: Context, parties: &Parties, report: &Found) -> Option<usize> {
    let source = report.source.filter(|s| s.end <= report.cue.start && s.start >= 2)?;
    let (comma, conjunction) = (source.start - 2, source.start - 1);
    let joins = ctx.tag(conjunction) == Tag::CC || ctx.is_class(conjunction, Class::Contrast);
    let can_speak = |p: &usize| parties.list.get(*p).is_some_and(|party| !party.is_thing);
    let is_named = ctx.tag(source.start) != Tag::PRP && parties.named_by(source).iter().any(can_speak);
    let is_free = ctx.word(comma) == "," && !ctx.quotes.holds(comma) && ctx.sentence(report.head).has(comma);
    (report.alone >= LEAST_JOINED && joins && is_named && is_free).then_some(comma)
}

/// Whether a report's words run over the comma before another one that stands behind it in the same tense.
fn is_joined_to(ctx: Context, outer: &Found, joined: &Found, comma: usize) -> bool {
    let is_past = |report: &Found| {
        report.cue.indices().find_map(|t| match ctx.tag(t) {
            Tag::VBD => Some(true),
            Tag::VBZ | Tag::VBP | Tag::MD => Some(false),
            _ => None,
        })
    };
    let runs_over = outer.content.iter().any(|piece| piece.has(comma) || piece.start == comma + 1);
    let keeps_some = outer.content.iter().any(|piece| piece.start < comma);
    runs_over
        && keeps_some
        && outer.confidence >= LEAST_CONFIDENCE
        && outer.head < comma
        && is_past(outer) == is_past(joined)
}

#[cfg(test)]
mod tests {
    use crate::{OffsetUnit, Options, analyze};

    /// The contents of a text's statements.
    fn contents(text: &str) -> Vec<String> {
        let analysis = analyze(text, &Options { offsets: OffsetUnit::Bytes, ..Options::default() });
        let words = |s: &crate::Span| &text[s.start as usize..s.end as usize];
        analysis.statements.iter().map(|s| s.content.iter().map(words).collect::<Vec<_>>().join(" … ")).collect()
    }

    #[test]
    fn a_relative_clause_ends_where_the_main_verb_goes_on() {
        assert_eq!(
            contents("The minister, who said the port would stay closed, met union leaders on Friday."),
            ["the port would stay closed"]
        );
    }

    #[test]
    fn somebody_elses_report_behind_a_comma_is_not_the_speakers() {
        assert_eq!(
            contents("He said the talks had failed, and Voss blamed the weather."),
            ["the talks had failed", "the weather"]
        );
    }

    #[test]
    fn the_answer_to_a_what_is_what_was_said() {
        assert_eq!(contents("What Voss told the committee was that the money was gone."), ["that the money was gone"]);
    }
}
