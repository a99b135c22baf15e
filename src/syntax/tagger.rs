//! A Penn Treebank tag for each token, from left to right, by a linear classifier.
//!
//! Takes the words of one sentence; makes their tags. Each decision sees the word, two words on both sides and the
//! two tags before it. It does not look ahead in tags and does not revise.

use super::Tag;
use super::words::Word;
use crate::learn::{Feature, KeyMap, Table, feature, feature2, key};

/// More templates than any decision has.
pub const MOST_KEYS: usize = 48;

/// The history before a sentence's first word.
const BEFORE: u32 = 0xFF;

/// How a sentence is written, which says what a capital is worth in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Usual,
    /// A headline: `Leaders To Meet In Port`.
    Capitalised,
    /// `LEADERS TO MEET`
    AllCapitals,
}

/// One sentence, ready for its tags.
pub struct TagReader<'a> {
    words: &'a [Word],
    style: Style,
}

impl<'a> TagReader<'a> {
    /// Reads a sentence's words.
    pub fn new(words: &'a [Word]) -> Self {
        let letters = words.iter().filter(|w| w.is_capitalised() || w.is_small());
        let (mut all, mut capitalised, mut capitals) = (0, 0, 0);
        for word in letters {
            all += 1;
            capitalised += usize::from(word.is_capitalised());
            capitals += usize::from(word.is_all_capitals());
        }
        let style = match all {
            3.. if 5 * capitals >= 4 * all => Style::AllCapitals,
            3.. if 5 * capitalised >= 4 * all => Style::Capitalised,
            _ => Style::Usual,
        };
        Self { words, style }
    }

    fn word(&self, at: usize, offset: isize) -> Word {
        at.checked_add_signed(offset).and_then(|at| self.words.get(at)).copied().unwrap_or_default()
    }

    /// Whether a word is the first of its sentence, and how that is written: what a capital is worth.
    fn place(&self, at: usize) -> u32 {
        self.style as u32 * 2 + u32::from(at == 0)
    }

    /// The features of the tag at `at` that do not look at other words.
    pub fn own_features<F: Feature>(&self, at: usize, features: &mut Vec<F>) {
        features.clear();
        let word = self.word(at, 0);
        features.extend([
            feature(0, 0),
            feature(1, word.lower),
            feature(2, word.cased),
            feature(3, word.suffix(1)),
            feature(4, word.suffix(2)),
            feature(5, word.suffix(3)),
            feature(6, word.suffix(4)),
            feature(7, word.prefix(1)),
            feature(8, word.prefix(2)),
            feature(9, word.prefix(3)),
            feature2(10, word.shape, self.place(at)),
        ]);
    }

    /// The features of the tag at `at` that look at the words around and the tags before.
    pub fn context_features<F: Feature>(&self, at: usize, history: History, guesses: [u32; 2], features: &mut Vec<F>) {
        features.clear();
        let word = self.word(at, 0);
        let [last, last2, next, next2] = [-1, -2, 1, 2].map(|offset| self.word(at, offset));
        let History { tags: [tag, tag2], verb } = history;
        let both_tags = tag | tag2 << 8;
        let verb = verb.map_or(0, |verb| self.word(verb, 0).lower);
        let [guess_next, guess_next2] = guesses;
        let spaces = u32::from(word.is_spaced) * 2 + u32::from(next.is_spaced);
        features.extend([
            feature(11, last.lower),
            feature(12, last2.lower),
            feature(13, next.lower),
            feature(14, next2.lower),
            feature2(15, last.lower, word.lower),
            feature2(16, word.lower, next.lower),
            feature(17, tag),
            feature(18, both_tags),
            feature2(19, tag, word.lower),
            feature2(20, tag, next.lower),
            feature2(21, both_tags, word.lower),
            feature2(22, tag, word.suffix(3)),
            feature(23, next.suffix(3)),
            feature(24, next.suffix(2)),
            feature2(25, next.shape, word.shape),
            feature2(26, last.shape, word.shape),
            feature2(27, tag, next.suffix(2)),
            feature(28, last.suffix(3)),
            feature2(29, word.suffix(2), next.suffix(2)),
            feature2(30, tag, word.shape),
            feature2(31, last.lower, next.lower),
            feature(32, next2.suffix(2)),
            feature2(33, if word.is_word() { word.shape } else { word.lower }, spaces),
            feature2(34, verb, word.suffix(2)),
            feature2(35, verb, tag),
            feature(36, guess_next),
            feature2(37, tag, guess_next),
            feature2(38, guess_next, guess_next2),
            feature2(39, word.lower, guess_next),
            feature2(40, word.suffix(2), guess_next),
            feature2(41, both_tags, guess_next),
            feature2(42, word.suffix(3), tag | guess_next << 8),
        ]);
    }
}

/// What a decision knows of those before it.
#[derive(Clone, Copy)]
pub struct History {
    /// The two tags before, the nearest first.
    tags: [u32; 2],
    /// The nearest verb or modal before, at most [`VERB_REACH`] words away.
    verb: Option<usize>,
}

/// How far back a verb may govern the form of the next: `has, over the past year, lost`.
const VERB_REACH: usize = 7;

impl History {
    /// The history after the given tags of a sentence.
    pub fn new(tags: &[Tag]) -> Self {
        let mut last = tags.iter().rev().map(|&t| t as u32);
        let first = tags.len().saturating_sub(VERB_REACH);
        let verb = tags[first..].iter().rposition(|t| t.is_verb() || *t == Tag::MD).map(|at| first + at);
        Self { tags: [last.next().unwrap_or(BEFORE), last.next().unwrap_or(BEFORE)], verb }
    }
}

/// The guesses for the two words after `at`, by their own features alone.
pub fn guesses_after(guesses: &[Tag], at: usize) -> [u32; 2] {
    [1, 2].map(|offset| guesses.get(at + offset).map_or(BEFORE, |&t| t as u32))
}

/// Reads one text's sentences, one after the other.
pub struct Tagger<'a> {
    table: &'a Table<'a>,
    /// The words that were seen, each with what it is by its own features, which are the same wherever it stands.
    seen: Vec<Seen>,
    /// Where among them a word is.
    places: KeyMap<u32>,
    /// Where the words of the sentence are.
    sentence: Vec<u32>,
    guesses: Vec<Tag>,
    keys: Vec<u32>,
}

/// A score for each tag.
type Scores = [i32; Tag::ALL.len()];

/// What a word is by its own features.
struct Seen {
    word: Word,
    scores: Scores,
    guess: Tag,
    /// By how much the guess leads the second.
    lead: i32,
}

/// Words that are kept from sentence to sentence: enough for an article, few enough to stay near the processor.
const MOST_KEPT: usize = 2048;

impl<'a> Tagger<'a> {
    /// A tagger with given weights.
    pub fn new(table: &'a Table<'a>) -> Self {
        Self {
            table,
            seen: Vec::new(),
            places: KeyMap::default(),
            sentence: Vec::new(),
            guesses: Vec::new(),
            keys: Vec::with_capacity(MOST_KEYS),
        }
    }

    /// Appends the tags of a sentence.
    pub fn tag(&mut self, words: &[Word], tags: &mut Vec<Tag>) {
        self.tag_with_scores(words, tags, |_| ());
    }

    /// Appends the tags of a sentence and shows the scores of all tags of each word, in order.
    pub fn tag_with_scores(&mut self, words: &[Word], tags: &mut Vec<Tag>, mut show: impl FnMut(&Scores)) {
        let reader = TagReader::new(words);
        let first = tags.len();
        let certain = (CERTAIN / self.table.unit().max(f32::MIN_POSITIVE)) as i32;
        self.guess(&reader);
        for (at, &place) in self.sentence.iter().enumerate() {
            let seen = &self.seen[place as usize];
            if seen.lead >= certain {
                show(&seen.scores);
                tags.push(seen.guess);
                continue;
            }
            let history = History::new(&tags[first..]);
            reader.context_features(at, history, guesses_after(&self.guesses, at), &mut self.keys);
            let mut scores = seen.scores;
            self.table.add(&self.keys, &mut scores);
            show(&scores);
            tags.push(best(&scores));
        }
    }

    /// Looks at each word of a sentence by itself.
    fn guess(&mut self, reader: &TagReader) {
        if self.seen.len() > MOST_KEPT {
            self.seen.clear();
            self.places.clear();
        }
        self.sentence.clear();
        self.guesses.clear();
        for at in 0..reader.words.len() {
            let place = self.place(reader, at);
            self.sentence.push(place as u32);
            self.guesses.push(self.seen[place].guess);
        }
    }

    /// Where the word at `at` is among those seen.
    fn place(&mut self, reader: &TagReader, at: usize) -> usize {
        let word = Word { is_spaced: false, ..reader.word(at, 0) };
        let id = key(word.cased, reader.place(at));
        let known = self.places.get(&id).map(|&place| place as usize);
        if let Some(place) = known.filter(|&place| self.seen[place].word == word) {
            return place;
        }
        let mut scores = [0; Tag::ALL.len()];
        reader.own_features(at, &mut self.keys);
        self.table.add(&self.keys, &mut scores);
        let place = self.seen.len();
        self.seen.push(Seen { word, guess: best(&scores), lead: lead(&scores), scores });
        self.places.insert(id, place as u32);
        place
    }
}

/// Log-odds of the best tag by the word alone from which on its context is not looked at. Measured on EWT and GUM dev:
/// see MODEL.md.
const CERTAIN: f32 = 7.0;

/// By how much the highest score leads the second.
fn lead(scores: &Scores) -> i32 {
    let (mut first, mut second) = (i32::MIN / 2, i32::MIN / 2);
    for &score in scores {
        second = second.max(score.min(first));
        first = first.max(score);
    }
    first - second
}

/// The tag of the highest score, the first of equals.
fn best(scores: &Scores) -> Tag {
    let most = scores.iter().copied().max().unwrap_or(0);
    Tag::ALL[scores.iter().position(|&score| score == most).unwrap_or(0)]
}
