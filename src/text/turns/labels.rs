//! One label: what stands at the head of a line, or alone on it, as the name of whoever speaks next.
//!
//! Takes a stretch of text; makes a [`Candidate`] from its form alone: a time code, a name or office, what is said of its
//! bearer behind a comma, a dash or in brackets, the mark that ends it. Whether it opens a turn is decided by the whole
//! text (see the module above).

use super::{is, is_number};
use crate::text::{Label, Span, Who, dates};
use std::ops::Range;

/// The longest label, in bytes: `SAMIR HOLM, KESTRIAN MINISTER FOR LABOUR AND SOCIAL AFFAIRS`.
const LONGEST_LABEL: usize = 110;
/// The most words of a name with its titles, and of what stands behind it.
const MOST_NAME_WORDS: usize = 7;
const MOST_ROLE_WORDS: usize = 12;

/// What a label looks like: where one of a form returns, others of that form need not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// `Q`, with its mark.
    Letter(Option<char>),
    /// `VOSS`: no prose looks so.
    Capitals,
    /// `[00:00:04] Voss`
    TimeCoded,
    /// `Mr. Voss`, `Senator Marsh`
    Titled,
    /// `Helen Marsh (Northbridge)`
    Aside,
    /// `Adela Voss -- Chief Executive Officer`
    WithRole,
    /// `The Chairman`, `Operator`
    Office,
    /// `Anna Vale`
    Plain,
}

/// What may open a turn.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The label.
    pub label: Label,
    /// What it looks like.
    pub form: Form,
    /// What it has in common with other labels of the same speaker.
    pub key: String,
}

impl Candidate {
    /// Whether no prose looks so.
    pub fn is_certain(&self) -> bool {
        matches!(self.form, Form::Letter(_) | Form::Capitals | Form::TimeCoded)
    }
}

/// A label with its mark at the head of a stretch, words behind it or on the next line.
pub fn inline(source: &str, stretch: Span) -> Option<Candidate> {
    let text = stretch.of(source);
    let start = time_code_length(text);
    let rest = &text[start..];
    // `**Q: You walk to work?**`
    let in_bold =
        || letter(rest.strip_prefix("**")?).map(|found| Parsed { length: found.length + 2, ..found.shifted(2) });
    let found = letter(rest).or_else(in_bold).or_else(|| before_mark(rest))?;
    Some(found.at(stretch.start as usize, start))
}

/// A label alone on its line.
pub fn line(source: &str, stretch: Span) -> Option<Candidate> {
    let text = stretch.of(source);
    let start = time_code_length(text);
    let rest = &text[start..];
    if rest.len() > LONGEST_LABEL || rest.ends_with(['.', '?', '!', ':', ';', ',', '”', '"', '…']) {
        return None;
    }
    Some(Parsed::read(rest, rest.len())?.at(stretch.start as usize, start))
}

/// Whether a line says what somebody is: `Chief Executive Officer, Orion Metals`.
pub fn is_role(line: &str) -> bool {
    line.len() <= LONGEST_LABEL
        && line.split_whitespace().count() <= MOST_ROLE_WORDS
        && line.starts_with(char::is_uppercase)
        && !line.ends_with(['.', '?', '!', ':', ';', ','])
        && words(line).any(|word| is(word, "role"))
        && !words(line).any(|word| is(word, "spoken"))
}

/// A label's parts, as ranges of the text that it heads.
struct Parsed {
    length: usize,
    words: Range<usize>,
    name: Range<usize>,
    role: Option<Range<usize>>,
    who: Who,
    form: Form,
    key: String,
}

impl Parsed {
    /// The candidate for a stretch that begins at `base`, the label standing behind `skipped` bytes of it.
    fn at(self, base: usize, skipped: usize) -> Candidate {
        let span = |range: Range<usize>| Span::new(base + skipped + range.start, base + skipped + range.end);
        let label = Label {
            lead: Span::new(base, base + skipped + self.length),
            words: span(self.words),
            name: span(self.name),
            role: self.role.map(span),
            who: self.who,
        };
        let form = if skipped > 0 { Form::TimeCoded } else { self.form };
        Candidate { label, form, key: self.key }
    }

    /// Reads who is named in the text before `length`'s mark: the name, then what stands behind it.
    fn read(text: &str, length: usize) -> Option<Self> {
        let (body, has_code) = without_code(text);
        let (name, role) = parts(body)?;
        let (name, role) = holder(body, name, role);
        let who = who(&body[name.clone()])?;
        let form = if has_code { Form::TimeCoded } else { form(&body[name.clone()], role.is_some(), body, who) };
        let key = key(&body[name.clone()], who);
        Some(Self { length, words: 0..body.len(), name, role, who, form, key })
    }

    fn shifted(mut self, by: usize) -> Self {
        let shift = |range: Range<usize>| range.start + by..range.end + by;
        self.words = shift(self.words);
        self.name = shift(self.name);
        self.role = self.role.map(shift);
        self
    }
}

/// A `Q` or `A` that opens a turn, with its mark.
fn letter(text: &str) -> Option<Parsed> {
    let rest = text.strip_prefix(['Q', 'A'])?;
    let mark = rest.chars().next().filter(|c| matches!(c, ':' | '.'));
    let behind = &rest[mark.map_or(0, char::len_utf8)..];
    let is_label = match mark {
        Some(_) => behind.starts_with(char::is_whitespace),
        None => {
            rest.starts_with(['\u{a0}', '\t'])
                || rest.strip_prefix(' ').is_some_and(|said| said.starts_with(|c: char| !c.is_lowercase()))
                || text.starts_with("Q ")
        }
    };
    let who = if text.starts_with('Q') { Who::Question } else { Who::Answer };
    is_label.then(|| Parsed {
        length: 1 + mark.map_or(0, char::len_utf8),
        words: 0..1,
        name: 0..1,
        role: None,
        who,
        form: Form::Letter(mark),
        key: text[..1].to_owned(),
    })
}

/// A name before a colon, or, where prose never looks so, before a full stop: `Mr. VOSS. I rise …`.
fn before_mark(text: &str) -> Option<Parsed> {
    // Bold in Markdown: `**Anna Vale:**`
    let bold = if text.starts_with("**") { 2 } else { 0 };
    let head = &text[bold..];
    let head = &head[..floor(head, LONGEST_LABEL)];
    let ends = |at: usize, mark: &str| {
        let behind = &head[at + mark.len()..];
        behind.is_empty() && head.len() == text.len() - bold || behind.starts_with(char::is_whitespace)
    };
    for (mark, closing) in [(":", ":"), (":**", ":**")] {
        let at = head.match_indices(mark).map(|(at, _)| at).find(|&at| ends(at, closing));
        if let Some(at) = at.filter(|_| (bold > 0) == (closing.len() > 1)) {
            return Some(Parsed::read(&head[..at], bold + at + closing.len())?.shifted(bold));
        }
    }
    let bold_name = head.find("**:").filter(|&at| bold > 0 && ends(at, "**:"));
    if let Some(at) = bold_name {
        return Some(Parsed::read(&head[..at], bold + at + 3)?.shifted(bold));
    }
    before_stop(head)
}

/// A name that ends in a full stop, a sentence behind it: in capitals, or behind a title.
fn before_stop(head: &str) -> Option<Parsed> {
    let at = head.match_indices(". ").map(|(at, _)| at).find(|&at| !is_abbreviation(&head[..at]))?;
    let opens_sentence = head[at + 2..].trim_start().starts_with(|c: char| !c.is_lowercase());
    let found = Parsed::read(&head[..at], at + 1)?;
    let is_apart = match found.form {
        _ if head[..at].contains(|c: char| c.is_ascii_digit()) => false, // “END 1:10 P.M. EST”
        Form::Titled => words(&head[found.name.clone()]).count() <= MOST_TITLED_WORDS,
        Form::Capitals => head[..at].len() > SHORTEST_CAPITALS,
        Form::Office | Form::Aside => head.starts_with("The "),
        _ => false,
    };
    // Sentences in capitals look so, too: only what returns is a name.
    let form = if found.form == Form::Capitals { Form::Plain } else { found.form };
    (is_apart && opens_sentence).then_some(Parsed { form, ..found })
}

/// The most words of a name with its title before a full stop: `Mr. Van der VOSS`.
const MOST_TITLED_WORDS: usize = 5;
/// Capitals no longer than this, in bytes, before a full stop are an abbreviation.
const SHORTEST_CAPITALS: usize = 3;

/// Whether a text ends in a word whose full stop ends no label: `Mr`, `J`.
fn is_abbreviation(text: &str) -> bool {
    let word = text.rsplit(char::is_whitespace).next().unwrap_or("").trim_start_matches(['(', '[']);
    is(word, "title") && word.len() <= LONGEST_ABBREVIATION || word.chars().count() == 1 || word == "St"
}

/// `Messrs`, in bytes.
const LONGEST_ABBREVIATION: usize = 6;

/// The name, and what stands behind it: in brackets, or behind a comma or dash.
fn parts(body: &str) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let end = ["(", "[", ", ", " -- ", " - ", " – ", " — ", " | "]
        .iter()
        .filter_map(|mark| body.find(mark).filter(|at| *at > 0))
        .min()
        .unwrap_or(body.len());
    let name = body[..end].trim_end();
    if !is_label_name(name) {
        return None;
    }
    // “Oland Grain (OLG) Results Call” is no name with an aside.
    if body[end..].starts_with(['(', '[']) && !body.ends_with([')', ']']) {
        return None;
    }
    let behind = body[end..].trim_matches(|c: char| c.is_whitespace() || "()[],–—-|".contains(c));
    let role = (!behind.is_empty()).then(|| {
        let start = behind.as_ptr() as usize - body.as_ptr() as usize;
        start..start + behind.len()
    });
    let is_fitting = role.is_none() || is_label_role(behind);
    is_fitting.then_some((0..name.len(), role))
}

/// `The Prime Minister (Adela Voss)`: the office stands first, its holder in brackets.
fn holder(body: &str, name: Range<usize>, role: Option<Range<usize>>) -> (Range<usize>, Option<Range<usize>>) {
    let Some((open, aside)) = body.strip_suffix(')').and_then(|text| Some((text.rfind('(')?, text))) else {
        return (name, role);
    };
    let held = &aside[open + 1..];
    let is_office = body.starts_with("The ") || words(&body[name.clone()]).last().is_some_and(is_office_word);
    let is_person = words(held).count() >= 2 && words(held).all(is_label_word) && !words(held).any(is_office_word);
    if is_office && is_person {
        (open + 1..open + 1 + held.len(), Some(0..body[..open].trim_end().len()))
    } else {
        (name, role)
    }
}

fn is_office_word(word: &str) -> bool {
    ["role", "chair", "usher"].iter().any(|class| is(word, class))
}

/// Whom a label names; `None` for what opens lines and names nobody.
fn who(name: &str) -> Option<Who> {
    let mut bare = words(name).filter(|word| !is_small(word));
    let (first, last) = (bare.next()?, words(name).next_back()?);
    let is_all = |classes: &[&str]| {
        words(name).filter(|w| !is_small(w)).all(|word| is_number(word) || classes.iter().any(|class| is(word, class)))
    };
    let has = |class: &str| words(name).any(|word| is(word, class));
    if dates::month(first).is_some() || dates::weekday(first).is_some() || is_number(first) {
        return None;
    }
    if has("anybody") && is_all(&["anybody", "role", "chair"]) {
        return Some(Who::Anybody);
    }
    if has("question") && is_all(&["question", "role", "chair"]) {
        return Some(Who::Question);
    }
    if is_all(&["answer"]) {
        return Some(Who::Answer);
    }
    if is(first, "other") && !has("role") || words(name).any(|word| is(word, "never")) {
        return None;
    }
    let is_surname = is(last, "surname") && !is_all(&["role", "title"]);
    let is_office = name.starts_with("The ")
        || is_office_word(last) && !is_surname
        || is_number(last) && is_all(&["role", "chair"]);
    let is_titled_name = is(first, "title") && !is_office_word(last) && !name.starts_with("The ");
    Some(if is_office && !is_titled_name { Who::Office } else { Who::Name })
}

fn form(name: &str, has_role: bool, body: &str, who: Who) -> Form {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if letters >= FEWEST_CAPITALS && !name.contains(char::is_lowercase) {
        return Form::Capitals;
    }
    let is_titled = words(name).count() > 1 && words(name).next().is_some_and(|word| is(word, "title"));
    if who != Who::Name && body.starts_with(name) {
        Form::Office
    } else if has_role {
        if body.contains('(') { Form::Aside } else { Form::WithRole }
    } else if is_titled {
        Form::Titled
    } else {
        Form::Plain
    }
}

/// The fewest letters of a name in capitals: `KR` may be anything.
const FEWEST_CAPITALS: usize = 3;

/// A name's last word, an office's words: what all labels of a speaker share.
fn key(name: &str, who: Who) -> String {
    let bare: Vec<String> = words(name).filter(|word| !is_small(word)).map(str::to_lowercase).collect();
    match who {
        Who::Name => bare.last().cloned().unwrap_or_default(),
        _ => bare.into_iter().filter(|word| !is(word, "address")).collect::<Vec<_>>().join(" "),
    }
}

fn is_label_name(name: &str) -> bool {
    let words = || name.split_whitespace();
    !name.is_empty()
        && words().count() <= MOST_NAME_WORDS
        && name.starts_with(|c: char| c.is_uppercase() || c == '[')
        && words().all(is_label_word)
        && !name.ends_with(['?', '!', '”', '"'])
        && (!name.ends_with('.') || ends_abbreviated(name))
}

/// `Sam Holm Jr.`
fn ends_abbreviated(name: &str) -> bool {
    name.ends_with("Jr.") || name.ends_with("Sr.") || name.trim_end_matches('.').ends_with(char::is_uppercase)
}

/// What stands behind a name: capitalised like it, or in words that say what somebody is.
fn is_label_role(role: &str) -> bool {
    let count = role.split_whitespace().count();
    count <= MOST_ROLE_WORDS
        && !role.contains(['.', '?', '!', '“', '"', ';'])
        && (role.split_whitespace().all(|word| is_label_word(word) || matches!(word, "-" | "--" | "–" | "—" | "&"))
            || words(role).any(|word| is(word, "role")))
}

/// Names and offices are capitalised; small words may stand between.
fn is_label_word(word: &str) -> bool {
    let letter = word.chars().find(|c| c.is_alphanumeric());
    letter.is_none_or(|c| c.is_uppercase() || c.is_numeric()) || is_small(word)
}

fn is_small(word: &str) -> bool {
    is(word, "small") && (word.starts_with(char::is_lowercase) || word.eq_ignore_ascii_case("the"))
}

/// The words of a label, marks left out.
pub fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

/// The length of a time code at the head of a text with what sets it off: `[00:00:04] `, `00:12 - `.
fn time_code_length(text: &str) -> usize {
    let open = text.starts_with(['[', '(']);
    let rest = if open { &text[1..] } else { text };
    let code = code_length(rest);
    let Some(mut end) = code.map(|length| length + usize::from(open)) else { return 0 };
    if open {
        let Some(closed) = text[end..].strip_prefix([']', ')']) else { return 0 };
        end = text.len() - closed.len();
    }
    let behind = text[end..].trim_start_matches(|c: char| c.is_whitespace() || "-–—>:".contains(c));
    if behind.is_empty() { 0 } else { text.len() - behind.len() }
}

/// What stands before a time code at the end of a text, and whether there is one.
fn without_code(text: &str) -> (&str, bool) {
    let body = text.trim_end();
    let start =
        body.rfind(char::is_whitespace).map_or(0, |at| at + body[at..].chars().next().map_or(1, char::len_utf8));
    let code = body[start..].trim_matches(|c| matches!(c, '[' | ']' | '(' | ')'));
    let is_code = start > 0 && code_length(code) == Some(code.len());
    if is_code { (body[..start].trim_end_matches([' ', '\u{a0}', '-', '–', '|', ',']), true) } else { (body, false) }
}

/// The length of `12:04`, `00:12:04` or `00:00:04.120` at the head of a text.
fn code_length(text: &str) -> Option<usize> {
    let length = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ','))).unwrap_or(text.len());
    let code = text[..length].trim_end_matches([':', '.', ',']);
    let parts = code.split(':');
    let is_code = (2..=4).contains(&parts.clone().count())
        && parts.enumerate().all(|(at, part)| {
            let digits = part.split(['.', ',']).next().unwrap_or("");
            (1..=3).contains(&digits.len()) && (at == 0 || digits.len() == 2)
        });
    is_code.then_some(code.len())
}

/// The greatest index of a character's start up to `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}
