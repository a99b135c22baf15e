//! What the features read: a handful of numbers for each token, made once for a text.
//!
//! Takes the text, its grammar and its quotations; makes [`View`]. Words are hashed here and nowhere else, so that a
//! feature costs a multiplication and no string.

use super::classes;
use super::lexicon::{self, Entry};
use crate::analysis::BlockKind;
use crate::parties::{Parties, Party};
use crate::speech::quotes::Quotes;
use crate::speech::rules::Found as Rule;
use crate::syntax::{ChunkKind, Syntax, Tag};
use crate::text::{Text, TokenRange};

/// A token, as the features see it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Atom {
    /// Hash of the word in lower case.
    pub word: u32,
    /// Hash of the word without its inflection: one for `urges`, `urged`, `urging`.
    pub stem: u32,
    /// Hash of its last three bytes in lower case.
    pub suffix: u32,
    /// Number of its tag, from 1; 0 outside the text.
    pub tag: u8,
    /// Its letters' shape: [`Shape`] as a number.
    pub shape: u8,
    /// Class by meaning, fine and coarse, from 1; 0 where none is known.
    pub class: u16,
    /// The coarse class.
    pub coarse: u8,
    /// Where it stands to quotation marks: see [`quote_state`].
    pub quote: u8,
    /// What the cue tables say of a verb or noun.
    pub entry: Entry,
    /// Who is named by it: see [`who`]; 0 for nobody.
    pub who: u8,
}

/// The tokens of a text with their chunks and quotations.
pub struct View<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// Its grammar.
    pub syntax: &'a Syntax,
    /// Its quotations.
    pub quotes: &'a Quotes,
    /// One for each token.
    pub atoms: Vec<Atom>,
    /// What the rules propose, in the order of their cues' heads.
    pub rules: &'a [Rule],
    /// For each token, the index of its chunk plus one; 0 outside chunks.
    chunk_of: Vec<u32>,
    /// For each token, the index of its sentence.
    pub sentence_of: Vec<u32>,
    /// Running counts up to each token: finite verbs, commas, quotation marks, reports that the rules propose.
    counts: Vec<[u32; 4]>,
    /// Whether a report that the rules propose begins at a token, with its source or cue.
    opens_report: Vec<bool>,
    /// For each token, the party that it names plus one; 0 for none.
    party_of: Vec<u32>,
    /// Whether the whole is official prose: see [`is_official`].
    pub is_official: bool,
}

/// Outside the text.
const OUTSIDE: Atom = Atom {
    word: 1,
    stem: 1,
    suffix: 1,
    tag: 0,
    shape: 0,
    class: 0,
    coarse: 0,
    quote: 0,
    entry: Entry { frames: 0, group: 0 },
    who: 0,
};

impl<'a> View<'a> {
    /// Reads every token once.
    pub fn new(
        text: &'a Text<'a>,
        syntax: &'a Syntax,
        quotes: &'a Quotes,
        parties: &Parties,
        rules: &'a [Rule],
    ) -> Self {
        let mut atoms = Vec::with_capacity(text.tokens.len());
        let mut buffer = String::new();
        for token in 0..text.tokens.len() {
            atoms.push(atom(text, syntax, quotes, token, &mut buffer));
        }
        let mut party_of = vec![0; atoms.len()];
        for mention in &parties.mentions {
            let Some(party) = parties.list.get(mention.party) else { continue };
            for (atom, of) in atoms.iter_mut().zip(&mut party_of).skip(mention.tokens.start).take(mention.tokens.len())
            {
                *of = mention.party as u32 + 1;
                atom.who = who(party);
            }
        }
        let chunk_of = numbered(syntax.chunks.iter().map(|chunk| chunk.tokens), 1, atoms.len());
        let sentence_of = numbered(text.sentences.iter().map(|sentence| sentence.tokens), 0, atoms.len());
        let mut opens_report = vec![false; atoms.len()];
        for rule in rules {
            let start = rule.source.map_or(rule.cue.start, |source| source.start.min(rule.cue.start));
            if let Some(opens) = opens_report.get_mut(start) {
                *opens = true;
            }
        }
        let counts = running_counts(text, syntax, &atoms, &opens_report);
        let is_official = is_official(text, quotes, rules);
        View { text, syntax, quotes, atoms, rules, chunk_of, sentence_of, counts, opens_report, party_of, is_official }
    }

    /// What the rules propose for a cue with a given head.
    pub fn rule(&self, head: usize) -> Option<&Rule> {
        let first = self.rules.partition_point(|r| r.cue_head < head);
        self.rules.get(first).filter(|r| r.cue_head == head)
    }

    /// Whether a report that the rules propose begins at a token, with its source or cue.
    pub fn opens_report(&self, token: usize) -> bool {
        self.opens_report.get(token) == Some(&true)
    }

    /// The party that a phrase names first.
    pub fn party(&self, phrase: TokenRange) -> Option<usize> {
        phrase.indices().find_map(|t| self.party_of.get(t).and_then(|&p| (p as usize).checked_sub(1)))
    }

    fn count(&self, which: usize, start: usize, end: usize) -> u32 {
        let upto = |t: usize| self.counts.get(t.min(self.atoms.len())).map_or(0, |c| c[which]);
        upto(end).saturating_sub(upto(start))
    }

    /// How many finite verbs stand from `start` to before `end`.
    pub fn finite_in(&self, start: usize, end: usize) -> u32 {
        self.count(0, start, end)
    }

    /// How many commas.
    pub fn commas_in(&self, start: usize, end: usize) -> u32 {
        self.count(1, start, end)
    }

    /// How many quotation marks.
    pub fn quote_marks_in(&self, start: usize, end: usize) -> u32 {
        self.count(2, start, end)
    }

    /// How many reports that the rules propose begin there.
    pub fn reports_in(&self, start: usize, end: usize) -> u32 {
        self.count(3, start, end)
    }

    /// A token's numbers; those of nothing past the text's ends.
    pub fn at(&self, token: usize) -> Atom {
        self.atoms.get(token).copied().unwrap_or(OUTSIDE)
    }

    /// The token `offset` places away within `range`; that of nothing beyond it.
    pub fn near(&self, range: TokenRange, token: usize, offset: isize) -> Atom {
        match token.checked_add_signed(offset) {
            Some(at) if range.has(at) => self.at(at),
            _ => OUTSIDE,
        }
    }

    /// A token's tag.
    pub fn tag(&self, token: usize) -> Option<Tag> {
        self.syntax.tags.get(token).copied()
    }

    /// The index of the chunk that holds a token.
    pub fn chunk_index(&self, token: usize) -> Option<usize> {
        self.chunk_of.get(token).and_then(|&c| (c as usize).checked_sub(1))
    }

    /// The tokens of a token's sentence.
    pub fn sentence(&self, token: usize) -> TokenRange {
        let index = self.sentence_of.get(token).copied().unwrap_or(0) as usize;
        self.text.sentences.get(index).map_or(TokenRange::new(token, token + 1), |s| s.tokens)
    }

    /// The block of a token's sentence, as its kind and tokens.
    pub fn block(&self, token: usize) -> (BlockKind, TokenRange) {
        let index = self.sentence_of.get(token).copied().unwrap_or(0) as usize;
        let block = self.text.sentences.get(index).and_then(|s| self.text.blocks.get(s.block));
        block.map_or((BlockKind::Paragraph, TokenRange::new(token, token + 1)), |b| (b.kind, b.tokens))
    }

    /// Whether the token is a mark and no word.
    pub fn is_mark(&self, token: usize) -> bool {
        self.at(token).shape == Shape::Mark as u8
    }

    /// Whether the token is a quotation mark that opens or closes a quotation.
    pub fn is_quote_mark(&self, token: usize) -> bool {
        matches!(self.at(token).quote, OPENS | CLOSES)
    }

    /// Whether a token begins a noun chunk.
    pub fn noun_chunk_at(&self, token: usize) -> Option<usize> {
        self.chunk_index(token).filter(|&c| self.syntax.chunks[c].kind == ChunkKind::Noun)
    }
}

/// Official prose, as readouts have it: it quotes nobody, and the rules find a report in every other sentence at least.
/// Its reports are of few kinds, and news says little about them.
fn is_official(text: &Text, quotes: &Quotes, rules: &[Rule]) -> bool {
    quotes.list.is_empty() && !rules.is_empty() && 2 * rules.len() >= text.sentences.len()
}

/// For each of so many tokens the number of the range that holds it, counted from `first`; 0 for none.
fn numbered(ranges: impl Iterator<Item = TokenRange>, first: u32, tokens: usize) -> Vec<u32> {
    let mut numbers = vec![0; tokens];
    for (range, number) in ranges.zip(first..) {
        if let Some(tokens) = numbers.get_mut(range.indices()) {
            tokens.fill(number);
        }
    }
    numbers
}

/// A party as a number: its kind from 1, more for a news outlet and for what nothing shows to be able to speak.
fn who(party: &Party) -> u8 {
    const OUTLET: u8 = 16;
    const THING: u8 = 32;
    1 + party.kind as u8 + if party.is_outlet { OUTLET } else { 0 } + if party.is_thing { THING } else { 0 }
}

fn running_counts(text: &Text, syntax: &Syntax, atoms: &[Atom], opens_report: &[bool]) -> Vec<[u32; 4]> {
    let mut counts = Vec::with_capacity(atoms.len() + 1);
    let mut sum = [0; 4];
    counts.push(sum);
    for (token, atom) in atoms.iter().enumerate() {
        sum[0] += u32::from(syntax.tags.get(token).is_some_and(|t| t.is_finite()));
        sum[1] += u32::from(text.word(token) == ",");
        sum[2] += u32::from(matches!(atom.quote, OPENS | CLOSES));
        sum[3] += u32::from(opens_report.get(token) == Some(&true));
        counts.push(sum);
    }
    counts
}

/// Outside quotations.
pub const PLAIN: u8 = 0;
/// Between quotation marks.
pub const WITHIN: u8 = 1;
/// The mark that opens.
pub const OPENS: u8 = 2;
/// The mark that closes.
pub const CLOSES: u8 = 3;

fn quote_state(quotes: &Quotes, token: usize) -> u8 {
    match quotes.around(token) {
        None => PLAIN,
        Some(quote) if quote.tokens.start == token => OPENS,
        Some(quote) if quote.tokens.end == token + 1 && quote.is_closed => CLOSES,
        Some(_) => WITHIN,
    }
}

/// The shape of a word's letters.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Shape {
    Lower = 1,
    Capitalised,
    Capitals,
    Number,
    Mixed,
    Mark,
}

fn shape(word: &str) -> Shape {
    let (mut upper, mut lower, mut digit) = (0, 0, 0);
    for c in word.chars() {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
        digit += usize::from(c.is_numeric());
    }
    match (upper, lower, digit) {
        (0, 0, 0) if !word.chars().any(char::is_alphanumeric) => Shape::Mark,
        (0, _, 0) => Shape::Lower,
        (_, _, 1..) => Shape::Number,
        (1, _, 0) if word.chars().next().is_some_and(char::is_uppercase) => Shape::Capitalised,
        (_, 0, 0) => Shape::Capitals,
        _ => Shape::Mixed,
    }
}

fn atom(text: &Text, syntax: &Syntax, quotes: &Quotes, token: usize, buffer: &mut String) -> Atom {
    let word = text.word(token);
    lower(word, buffer);
    let word_hash = hash(buffer.as_bytes());
    let class = classes::of(word_hash);
    let stem = stem_hash(buffer);
    let entry = match syntax.tags.get(token) {
        Some(tag) if tag.is_verb() => lexicon::verb(stem),
        Some(tag) if tag.is_noun() => lexicon::noun(stem),
        _ => Entry::default(),
    };
    Atom {
        word: word_hash,
        stem,
        suffix: hash(&buffer.as_bytes()[buffer.len().saturating_sub(SUFFIX)..]),
        tag: syntax.tags.get(token).map_or(0, |&t| t as u8 + 1),
        shape: shape(word) as u8,
        class: class.fine,
        coarse: class.coarse,
        quote: quote_state(quotes, token),
        entry,
        who: 0,
    }
}

/// Bytes of a suffix.
const SUFFIX: usize = 3;

/// The word in lower case, curly apostrophes and dashes as typewriters have them.
fn lower(word: &str, buffer: &mut String) {
    buffer.clear();
    for c in word.chars() {
        match c {
            '’' | '‘' => buffer.push('\''),
            '“' | '”' | '«' | '»' | '„' => buffer.push('"'),
            '–' | '—' | '―' => buffer.push('-'),
            c if c.is_ascii() => buffer.push(c.to_ascii_lowercase()),
            c => buffer.extend(c.to_lowercase()),
        }
    }
}

/// The word without regular inflection, good enough to bring the forms of a verb or noun together: `denies`,
/// `denied`, `denying` give `deny`; `urges`, `urged`, `urging` give `urg`.
fn stem(word: &str) -> &[u8] {
    const SHORTEST: usize = 3;
    let bytes = word.as_bytes();
    let cut = |n: usize| &bytes[..bytes.len() - n];
    let base = match bytes {
        [.., b'i', b'e', b's' | b'd'] if bytes.len() > SHORTEST + 2 => return cut(3),
        [rest @ .., b'y'] if rest.len() > SHORTEST => return rest,
        [.., b's', b's'] => bytes,
        [.., b'i', b'n', b'g'] if bytes.len() >= SHORTEST + 3 => cut(3),
        [.., b'e', b's' | b'd'] if bytes.len() >= SHORTEST + 2 => cut(2),
        [rest @ .., b's' | b'e'] if rest.len() >= SHORTEST => rest,
        _ => bytes,
    };
    match base {
        [rest @ .., b'y' | b'e'] if rest.len() >= SHORTEST => rest,
        [rest @ .., a, b] if a == b && rest.len() + 1 >= SHORTEST && *a != b's' && *a != b'l' => &base[..=rest.len()],
        _ => base,
    }
}

/// The hash of the stem of a word in lower case.
pub fn stem_hash(word: &str) -> u32 {
    hash(stem(word))
}

/// FNV-1a, 32 bits.
pub fn hash(bytes: &[u8]) -> u32 {
    const OFFSET: u32 = 0x811C_9DC5;
    const PRIME: u32 = 0x0100_0193;
    bytes.iter().fold(OFFSET, |h, &b| (h ^ u32::from(b)).wrapping_mul(PRIME))
}
