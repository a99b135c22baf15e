//! Base phrases: noun chunks and verb chunks, from the tags alone.
//!
//! Takes the tags of one sentence; makes its chunks, in order, without overlap. A noun chunk goes from its determiner
//! to its head, what belongs to it by `'s` included (`[the Iranian president's chief] of [staff]`); a pronoun is one,
//! too. A verb chunk goes from the first auxiliary to the main verb (`[has been urging]`, `[to reopen]`). Phrases
//! joined by `and` or `of` are not joined here.

use super::{Chunk, ChunkKind, Tag};
use crate::text::TokenRange;

/// What chunks need to know of a sentence.
pub struct Sentence<'a> {
    /// Index of its first token in the text.
    pub first: usize,
    /// Its tags.
    pub tags: &'a [Tag],
    /// Whether each word is a form of `be`, `have`, `do` or `get`.
    pub is_auxiliary: &'a dyn Fn(usize) -> bool,
}

/// Appends the chunks of a sentence.
pub fn find(sentence: &Sentence, chunks: &mut Vec<Chunk>) {
    let mut at = 0;
    while at < sentence.tags.len() {
        let found = sentence.noun_chunk(at).or_else(|| sentence.verb_chunk(at));
        let Some((kind, end, head)) = found else {
            at += 1;
            continue;
        };
        let first = sentence.first;
        chunks.push(Chunk { kind, tokens: TokenRange::new(first + at, first + end), head: first + head });
        at = end;
    }
}

/// The longest chunk, in tokens; also what keeps the work linear in a text of nothing but determiners.
const LONGEST: usize = 40;

type Found = (ChunkKind, usize, usize);

impl Sentence<'_> {
    fn tag(&self, at: usize) -> Option<Tag> {
        self.tags.get(at).copied()
    }

    fn is_nominal(&self, at: usize) -> bool {
        self.tag(at).is_some_and(|t| t.is_noun() || matches!(t, Tag::CD | Tag::GW))
    }

    fn is_adjective(&self, at: usize) -> bool {
        matches!(self.tag(at), Some(Tag::JJ | Tag::JJR | Tag::JJS | Tag::AFX))
    }

    fn is_participle(&self, at: usize) -> bool {
        matches!(self.tag(at), Some(Tag::VBN | Tag::VBG))
    }

    /// The noun chunk that begins at `start`.
    fn noun_chunk(&self, start: usize) -> Option<Found> {
        if matches!(self.tag(start)?, Tag::PRP | Tag::EX | Tag::WP) {
            return Some((ChunkKind::Noun, start + 1, start));
        }
        let mut scan = NounScan { at: start, head: None, is_determined: false, after_noun: false };
        while scan.at < start + LONGEST && scan.step(self) {}
        let head = scan.head.or_else(|| self.lone_determiner(start))?;
        Some((ChunkKind::Noun, head + 1, head))
    }

    /// `this`, `those`, `all` without a noun.
    fn lone_determiner(&self, at: usize) -> Option<usize> {
        matches!(self.tag(at), Some(Tag::DT | Tag::WDT)).then_some(at)
    }

    /// The verb chunk that begins at `start`.
    fn verb_chunk(&self, start: usize) -> Option<Found> {
        let mut at = start;
        let mut head = None;
        while let Some(tag) = self.tag(at).filter(|_| at < start + LONGEST) {
            let goes_on = match tag {
                Tag::TO => head.is_none() && self.verb_after_adverbs(at + 1).is_some(),
                Tag::MD => head.is_none(),
                tag if tag.is_verb() => true,
                _ => false,
            };
            if !goes_on {
                break;
            }
            if tag != Tag::TO {
                head = Some(at);
            }
            let is_helper = matches!(tag, Tag::TO | Tag::MD) || (self.is_auxiliary)(at);
            match self.verb_after_adverbs(at + 1) {
                Some(next) if is_helper => at = next,
                _ => break,
            }
        }
        head.map(|head| (ChunkKind::Verb, head + 1, head))
    }

    /// The verb at `at`, or the one after adverbs there: `had not yet said`.
    fn verb_after_adverbs(&self, at: usize) -> Option<usize> {
        let next = (at..at + LONGEST).find(|&i| !matches!(self.tag(i), Some(Tag::RB | Tag::RBR | Tag::RBS)))?;
        self.tag(next).is_some_and(Tag::is_verb).then_some(next)
    }
}

/// The scan of a noun chunk from left to right.
struct NounScan {
    at: usize,
    /// The last noun so far.
    head: Option<usize>,
    /// Whether something before shows that a noun is to come: a determiner, adjective or possessive.
    is_determined: bool,
    /// Whether the word before is a noun.
    after_noun: bool,
}

impl NounScan {
    /// Takes the next word into the chunk; false where it does not belong.
    fn step(&mut self, sentence: &Sentence) -> bool {
        let Some(tag) = sentence.tag(self.at) else { return false };
        let is_start = !self.is_determined && self.head.is_none();
        let length = match tag {
            Tag::DT | Tag::PDT | Tag::PRPS | Tag::WPS | Tag::WDT | Tag::Dollar
                if self.head.is_none() || (tag == Tag::Dollar && self.after_noun) =>
            {
                self.determined(1)
            }
            Tag::POS if self.after_noun => {
                self.head = None;
                self.determined(1)
            }
            tag if tag.is_noun() || matches!(tag, Tag::CD | Tag::GW) => {
                self.head = Some(self.at);
                self.after_noun = true;
                1
            }
            Tag::HYPH | Tag::AFX if self.joins(sentence) => {
                self.head = None;
                self.determined(2)
            }
            Tag::JJ | Tag::JJR | Tag::JJS | Tag::AFX if !self.after_noun || Self::modifies(sentence, self.at) => {
                self.determined(1)
            }
            Tag::VBN | Tag::VBG if self.is_determined && !self.after_noun && Self::modifies(sentence, self.at) => {
                self.determined(1)
            }
            Tag::RB | Tag::RBR | Tag::RBS if !self.after_noun => self.adverb(sentence, is_start),
            Tag::Comma | Tag::CC if self.is_determined && !self.after_noun => self.second_adjective(sentence),
            Tag::OpenQuote if self.is_determined && !self.after_noun => self.determined(1),
            _ => 0,
        };
        self.at += length;
        length > 0
    }

    fn determined(&mut self, length: usize) -> usize {
        self.is_determined = true;
        self.after_noun = false;
        length
    }

    /// Whether a hyphen joins what is before it with a word after it that leads on to a noun: `15-year term`.
    fn joins(&self, sentence: &Sentence) -> bool {
        let next = self.at + 1;
        let is_word = sentence.is_nominal(next) || sentence.is_adjective(next) || sentence.is_participle(next);
        (self.head.is_some() || self.is_determined)
            && is_word
            && Self::leads_to_noun(sentence, next + 1) | sentence.is_nominal(next)
    }

    fn modifies(sentence: &Sentence, at: usize) -> bool {
        Self::leads_to_noun(sentence, at + 1)
    }

    /// Whether adjectives, participles and hyphens from `at` on lead to a noun.
    fn leads_to_noun(sentence: &Sentence, at: usize) -> bool {
        const REACH: usize = 6;
        let stops = |&i: &usize| {
            let is_link = sentence.is_adjective(i) || sentence.is_participle(i) || sentence.tag(i) == Some(Tag::HYPH);
            !is_link || sentence.is_nominal(i)
        };
        (at..at + REACH).find(stops).is_some_and(|i| sentence.is_nominal(i))
    }

    /// An adverb before an adjective or number: `a very long war`, `about 300 people`.
    fn adverb(&mut self, sentence: &Sentence, is_start: bool) -> usize {
        let next = self.at + 1;
        let is_before_modifier = sentence.is_adjective(next)
            || (!is_start && sentence.is_participle(next))
            || sentence.tag(next) == Some(Tag::CD);
        if is_before_modifier && (!is_start || Self::leads_to_noun(sentence, next)) { self.determined(1) } else { 0 }
    }

    /// `long, difficult`, `political and economic` before a noun.
    fn second_adjective(&mut self, sentence: &Sentence) -> usize {
        let next = self.at + 1;
        let follows_adjective = self.at > 0 && sentence.is_adjective(self.at - 1);
        if follows_adjective && sentence.is_adjective(next) && Self::leads_to_noun(sentence, next) {
            self.determined(1)
        } else {
            0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asserts the chunks of a sentence given as `word/TAG`; brackets mark noun chunks, braces verb chunks, and a star
    /// before a word marks a head.
    fn assert_chunks(marked: &str) {
        const HELPERS: [&str; 4] = ["has", "had", "been", "was"];
        let mut expected = Vec::new();
        let (mut words, mut tags, mut start, mut head) = (Vec::new(), Vec::new(), 0, 0);
        for piece in marked.split(' ') {
            let bare = piece.trim_matches(['[', ']', '{', '}']);
            if piece.starts_with(['[', '{']) {
                start = words.len();
            }
            if bare.starts_with('*') {
                head = words.len();
            }
            let (word, tag) = bare.trim_start_matches('*').rsplit_once('/').expect("word/TAG");
            words.push(word);
            tags.push(Tag::from_name(tag).expect("a tag"));
            if piece.ends_with([']', '}']) {
                let kind = if piece.ends_with(']') { ChunkKind::Noun } else { ChunkKind::Verb };
                expected.push(Chunk { kind, tokens: TokenRange::new(start, words.len()), head });
            }
        }
        let mut found = Vec::new();
        let is_auxiliary = |at: usize| HELPERS.contains(&words[at]);
        find(&Sentence { first: 0, tags: &tags, is_auxiliary: &is_auxiliary }, &mut found);
        assert_eq!(found, expected, "{marked}");
    }

    #[test]
    fn a_noun_chunk_holds_its_possessor_and_ends_with_its_head() {
        assert_chunks("[the/DT Kestrian/JJ president/NN 's/POS *chief/NN] of/IN [*staff/NN] {*resigned/VBD}");
        assert_chunks("[*He/PRP] {*met/VBD} [the/DT visiting/VBG *leaders/NNS] {*wearing/VBG} [*badges/NNS]");
    }

    #[test]
    fn adjectives_numbers_and_hyphened_words_lead_to_the_head() {
        assert_chunks("[a/DT long/JJ ,/, difficult/JJ *road/NN] and/CC [about/RB 300/CD *people/NNS]");
        assert_chunks("[a/DT 15/CD -/HYPH year/NN -/HYPH old/JJ *dispute/NN]");
        assert_chunks("[political/JJ and/CC economic/JJ *ties/NNS]");
    }

    #[test]
    fn a_second_object_is_a_chunk_of_its_own() {
        assert_chunks("{*gave/VBD} [the/DT *envoy/NN] [a/DT *letter/NN]");
    }

    #[test]
    fn a_verb_chunk_ends_with_its_main_verb() {
        assert_chunks("[*She/PRP] {has/VBZ not/RB been/VBN *urging/VBG} [*them/PRP] {to/TO *act/VB}");
        assert_chunks("[*They/PRP] {*agreed/VBD} {to/TO *meet/VB} and/CC {will/MD soon/RB *talk/VB}");
    }

    #[test]
    fn what_leads_to_no_noun_is_no_noun_chunk() {
        assert_chunks("[*He/PRP] {was/VBD *asked/VBN} very/RB nicely/RB");
        assert_chunks("{*is/VBZ} very/RB difficult/JJ");
    }
}
