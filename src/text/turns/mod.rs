//! Transcripts: which blocks open a speaker's turn, and with which label.
//!
//! What may be a label is read off its form (`labels`): `MS. PSAKI:`, `Q.`, `Mr. VOSS.`, `[00:04] Anna Vale:`, a name alone
//! on its line. The text's own regularity decides: labels return, their speakers take turns, and what stands behind them
//! is spoken (“I”, “you”, questions), where the lines of a recipe, a list of contacts or a digest only tell. An
//! article with a box of questions stays one: most of it tells.

mod labels;

use super::lines::Stretch;
use super::{Label, Span, furniture};
use crate::table::WordClasses;
use labels::{Candidate, Form};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The fewest turns of a transcript.
const FEWEST_TURNS: usize = 3;
/// From the first label on, the share of blocks (four of five) that open with one where labels need not return: each
/// outlet asks once.
const DENSE: (usize, usize) = (4, 5);
/// Of so many turns at least one shows that it is spoken: short answers (“Mines.”) do not.
const SPOKEN_SHARE: usize = 3;

fn is(word: &str, class: &str) -> bool {
    static WORDS: LazyLock<WordClasses> = LazyLock::new(|| WordClasses::read(include_str!("words.tsv")));
    WORDS.holds(word, class)
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// For each stretch its label, where it opens a turn; `None` for a text that is no transcript.
pub fn labels(source: &str, stretches: &[Stretch]) -> Option<Vec<Option<Label>>> {
    let inline: Vec<_> = stretches.iter().map(|s| labels::inline(source, s.span)).collect();
    let found =
        turns(source, stretches, inline, false).or_else(|| turns(source, stretches, lines(source, stretches), true))?;
    Some(found.into_iter().map(|candidate| candidate.map(|c| c.label)).collect())
}

/// Whether a label is that of who presides, by the office alone: `Mr Speaker`, `The CHAIRMAN`; not `Speaker 2`.
pub fn is_chair(label: &str) -> bool {
    labels::words(label).any(|word| is(word, "chair")) && !labels::words(label).any(is_number)
}

/// Whether a label is that of who only runs the occasion: an operator, an interpreter.
pub fn is_usher(label: &str) -> bool {
    labels::words(label).any(|word| is(word, "usher"))
}

/// The names alone on their lines, each with the line below that says what its bearer is.
fn lines(source: &str, stretches: &[Stretch]) -> Vec<Option<Candidate>> {
    let text = |at: usize| stretches.get(at).map_or("", |s| s.span.of(source));
    let mut out: Vec<Option<Candidate>> = stretches.iter().map(|s| labels::line(source, s.span)).collect();
    for at in 0..out.len() {
        let below = text(at + 1);
        let Some(candidate) = out[at].as_mut() else { continue };
        let lacks_role = candidate.label.role.is_none() && candidate.label.who == super::Who::Name;
        if lacks_role && labels::is_role(below) && !is_sentence(below) {
            let role = stretches[at + 1].span;
            candidate.label.role = Some(role);
            candidate.label.lead.end = role.end;
            out[at + 1] = None;
        }
    }
    for at in 0..out.len() {
        let Some(candidate) = &out[at] else { continue };
        let below = at + 1 + usize::from(candidate.label.lead.end > stretches[at].span.end);
        let is_followed = out.get(below).is_some_and(Option::is_none) && is_sentence(text(below));
        let is_coded = candidate.form == Form::TimeCoded;
        if !(is_followed || is_coded) || furniture::kind_of(text(at)).is_some() {
            out[at] = None;
        }
    }
    out
}

/// Whether a line is words rather than a heading.
fn is_sentence(line: &str) -> bool {
    line.ends_with(['.', '?', '!', '…', '—', '-', '”', '"', ')', ']', ','])
        || line.split_whitespace().count() > MOST_HEADING_WORDS
}

/// A longer line without a mark at its end is no heading.
const MOST_HEADING_WORDS: usize = 12;

/// The candidates that open turns, if these make a transcript.
fn turns(
    source: &str,
    stretches: &[Stretch],
    mut candidates: Vec<Option<Candidate>>,
    is_line: bool,
) -> Option<Vec<Option<Candidate>>> {
    if candidates.iter().flatten().count() < FEWEST_TURNS {
        return None;
    }
    drop_letters(&mut candidates);
    drop_headline(source, stretches, &mut candidates);
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for candidate in candidates.iter().flatten() {
        *counts.entry(candidate.key.clone()).or_default() += 1;
    }
    let returns = |c: &Candidate| counts.get(&c.key).is_some_and(|n| *n >= 2);
    let forms: FxHashSet<Form> =
        candidates.iter().flatten().filter(|c| returns(c) && c.form != Form::Plain).map(|c| c.form).collect();
    let all = candidates.iter().flatten().count();
    let length = candidates.iter().skip_while(|c| c.is_none()).count();
    let is_dense = all * DENSE.1 >= length * DENSE.0;
    let named = Named::of(source);
    let is_turn = |c: &Candidate| {
        returns(c)
            || c.is_certain()
            || is_dense
            || forms.contains(&c.form)
            || matches!(c.form, Form::Office | Form::Aside | Form::Titled)
            || named.is_known(c.label.name.of(source))
    };
    let found: Vec<Option<Candidate>> = candidates.into_iter().map(|c| c.filter(is_turn)).collect();
    let speakers: FxHashSet<&str> = found.iter().flatten().map(|c| c.key.as_str()).collect();
    let returning = speakers.iter().filter(|key| counts.get(**key).is_some_and(|n| *n >= 2)).count();
    let is_apart = |c: &&Candidate| c.form != Form::Plain;
    let are_apart = found.iter().flatten().filter(is_apart).count() >= FEWEST_TURNS;
    let takes_turns = returning >= 2 || returning == 1 && speakers.len() >= 2 && (!is_line || are_apart);
    let is_transcript =
        found.iter().flatten().count() >= FEWEST_TURNS && takes_turns && Voices::of(source, stretches, &found).speak();
    is_transcript.then_some(found)
}

/// Leaves of the letters those that are marked like the questions and return with them: “A US frigate …” among
/// questions that somebody else answers is a sentence.
fn drop_letters(candidates: &mut [Option<Candidate>]) {
    let mut counts: FxHashMap<(String, Form), usize> = FxHashMap::default();
    for candidate in candidates.iter().flatten().filter(|c| matches!(c.form, Form::Letter(_))) {
        *counts.entry((candidate.key.clone(), candidate.form)).or_default() += 1;
    }
    let count = |key: &str, form: Form| counts.get(&(key.to_owned(), form)).copied().unwrap_or(0);
    for candidate in candidates {
        let is_stray = candidate.as_ref().is_some_and(|c| {
            let (questions, answers) = (count("Q", c.form), count("A", c.form));
            c.key == "A" && matches!(c.form, Form::Letter(_)) && (questions == 0 || answers * 2 < questions)
        });
        if is_stray {
            *candidate = None;
        }
    }
}

/// “Gov. Voss: Kestria Is Ready” at the head of a text is its headline, though he speaks below.
fn drop_headline(source: &str, stretches: &[Stretch], candidates: &mut [Option<Candidate>]) {
    let (Some(first), [head, next, rest @ ..]) = (stretches.first(), candidates) else { return };
    let text = first.span.of(source);
    let long = || labels::words(text).filter(|word| word.len() > SHORT_WORD);
    let is_title = !is_sentence(text) || long().all(|word| word.starts_with(char::is_uppercase));
    let Some(candidate) = head.as_ref().filter(|c| !c.is_certain() && is_title) else { return };
    let has_words = candidate.label.lead.end < first.span.end;
    let returns = next.iter().chain(rest.iter().flatten()).any(|other| other.key == candidate.key);
    if next.is_none() || has_words && !returns {
        *head = None;
    }
}

/// Words no longer than this, in bytes, may stand in lower case in a title.
const SHORT_WORD: usize = 4;

/// The pairs of capitalised words that stand in a text more than once: who is named there.
struct Named<'a>(FxHashMap<(&'a str, &'a str), u32>);

impl<'a> Named<'a> {
    fn of(source: &'a str) -> Self {
        let mut pairs = FxHashMap::default();
        let mut before = "";
        for word in labels::words(source) {
            let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
            if word.starts_with(char::is_uppercase) && before.starts_with(char::is_uppercase) {
                *pairs.entry((before, word)).or_default() += 1;
            }
            before = word;
        }
        Self(pairs)
    }

    /// Whether the text names somebody beside the label itself.
    fn is_known(&self, name: &str) -> bool {
        let mut words = labels::words(name).rev();
        let (last, before) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        self.0.get(&(before, last)).is_some_and(|count| *count >= 2)
    }
}

/// How much of a text is spoken, and how much tells.
#[derive(Default)]
struct Voices {
    turns: usize,
    /// Turns that show that they are spoken.
    spoken: usize,
    /// Further paragraphs of them that do.
    further: usize,
    /// Paragraphs that tell of what was said, those below a turn twice; and those behind the last turn that show no
    /// voice: somebody else goes on there.
    told: usize,
}

impl Voices {
    fn of(source: &str, stretches: &[Stretch], found: &[Option<Candidate>]) -> Self {
        let mut voices = Self::default();
        let (mut is_open, mut end, mut silent) = (false, 0, 0);
        for (stretch, candidate) in stretches.iter().zip(found) {
            if stretch.span.start < end {
                continue; // the second line of a label
            }
            end = candidate.as_ref().map_or(0, |c| c.label.lead.end);
            let text = stretch.span.of(source);
            let said = candidate.as_ref().map_or(text, |c| {
                Span { start: c.label.lead.end.min(stretch.span.end), end: stretch.span.end }.of(source)
            });
            let has_voice = is_spoken(said);
            match candidate {
                Some(_) => {
                    voices.turns += 1;
                    voices.spoken += usize::from(has_voice);
                    is_open = said.trim().is_empty();
                    silent = 0;
                }
                None if is_open => {
                    voices.spoken += usize::from(has_voice);
                    is_open = false;
                }
                None if has_voice => voices.further += usize::from(voices.turns > 0),
                None if is_told(text) => voices.told += 1 + usize::from(voices.turns > 0),
                None => silent += usize::from(voices.turns > 0 && is_sentence(text)),
            }
        }
        voices.told += silent;
        voices
    }

    fn speak(&self) -> bool {
        self.spoken * SPOKEN_SHARE >= self.turns && self.turns + self.further >= self.told
    }
}

/// Whether words are somebody's own: “I”, “you”, a question.
pub fn is_spoken(text: &str) -> bool {
    text.ends_with('?')
        || any_outside_quotes(text, |word| {
            let is_abbreviation = word.len() > 1 && !word.contains(char::is_lowercase); // “US”
            is(word, "spoken") && !is_abbreviation && word != "i"
        })
}

/// Whether words tell of what others said.
fn is_told(text: &str) -> bool {
    any_outside_quotes(text, |word| is(word, "told"))
}

fn any_outside_quotes(text: &str, fits: impl Fn(&str) -> bool) -> bool {
    let pieces = text.split(['“', '”', '"']).step_by(2);
    pieces.flat_map(|piece| piece.split(|c: char| !c.is_alphanumeric())).any(fits)
}
#[cfg(test)]
mod tests {
    use super::super::lines::stretches;
    use super::*;

    fn found(source: &str) -> Option<Vec<Option<&str>>> {
        let labels = labels(source, &stretches(source))?;
        Some(labels.into_iter().map(|l| l.map(|label| label.lead.of(source))).collect())
    }

    #[test]
    fn turns_open_with_returning_labels() {
        let source = "Press briefing\n\nMS. VALE: Good morning.\n\nOne more thing: we are late.\n\nQ Why?\n\nMS. VALE: Snow.\n\nQ Thank you.";
        let labels = found(source).unwrap_or_default();
        assert_eq!(labels, [None, Some("MS. VALE:"), None, Some("Q"), Some("MS. VALE:"), Some("Q")]);
        let source = "Wire: How are you?\nAnna Holt: Well.\nWire: Why?\nAnna Holt: Because.";
        assert_eq!(found(source).map(|l| l.iter().flatten().count()), Some(4));
    }

    #[test]
    fn where_nearly_every_block_has_a_label_none_needs_to_return() {
        let source = "Regular press conference\n\nWire: What of the port?\n\nLin Vale: It is open.\n\nDaily: And the \
            strait?\n\nLin Vale: It is not.\n\nHerald: Why?\n\nLin Vale: Ask them.";
        assert_eq!(found(source).map(|l| l.iter().flatten().count()), Some(6));
    }

    #[test]
    fn labels_take_every_usual_form() {
        for (asks, answers) in [
            ("MS. VALE:", "MR. HOLM:"),
            ("Q", "A"),
            ("Q:", "A:"),
            ("Q.", "A."),
            ("Interviewer:", "Adela Voss:"),
            ("**Anna Vale:**", "**Samir Delane:**"),
            ("ANNA VALE (The Port Courier):", "PRESIDENT DELANE:"),
            ("Anna Vale, Kestria Radio:", "Samir Delane:"),
            ("SENIOR ADMINISTRATION OFFICIAL:", "QUESTION:"),
            ("Mary Louise Vale:", "Prime Minister Delane:"),
            ("[Anna Vale]:", "[Samir Delane]:"),
            ("KR:", "Delane:"),
        ] {
            let source = format!(
                "A talk in Port Elin\n\n{asks} Why is the strait shut?\n\n{answers} It is mined.\n\n{asks} Until when?\n\n{answers} Until May."
            );
            let turns: Vec<&str> = found(&source).unwrap_or_default().into_iter().flatten().collect();
            assert_eq!(turns, [asks, answers, asks, answers], "{asks}");
        }
    }

    #[test]
    fn names_alone_on_their_lines_take_turns() {
        let source = "A talk in Port Elin\n\nAnna Vale\n\nWhy?\n\nSamir Delane\n\nMines.\n\nAnna Vale\n\nUntil when?\n\nSamir Delane\n\nMay.";
        let turns: Vec<&str> = found(source).unwrap_or_default().into_iter().flatten().collect();
        assert_eq!(turns, ["Anna Vale", "Samir Delane", "Anna Vale", "Samir Delane"]);
    }

    #[test]
    fn a_sentence_that_begins_with_an_article_is_no_answer() {
        let source = "Press briefing\n\nQ Why?\n\nMR. HOLM: Mines.\n\nA US frigate was hit, he was told.\n\nQ When?\n\nMR. HOLM: On Monday.\n\nQ Where?\n\nMR. HOLM: There.";
        let turns: Vec<&str> = found(source).unwrap_or_default().into_iter().flatten().collect();
        assert_eq!(turns.len(), 6);
        assert!(!turns.contains(&"A"));
    }

    #[test]
    fn bylines_that_return_are_no_turns() {
        let report = "By Ada Lund\n\nMarch 9, 2027\n\nVoss met Delane on Tuesday.\n\nThey talked about the strait.\n\n";
        let other = report.replace("Lund", "Holm");
        assert_eq!(found(&format!("{report}{other}{report}{other}")), None);
    }

    #[test]
    fn an_article_with_a_colon_is_no_transcript() {
        assert_eq!(found("Voss to Delane: open the strait\n\nThe message was plain: stop.\n\nQuestions remain."), None);
    }
}
