//! What the labeller looks at, beside what is known of the whole text.

use super::context::{Context, Known, is_open};
use super::{Label, Memory};
use crate::learn::{key, key2};
use crate::syntax::Tag;
use crate::syntax::words::Word;

/// One sentence, ready for its labels.
pub struct MentionReader<'a> {
    /// Its first token.
    pub first: usize,
    /// Its words.
    pub words: &'a [Word],
    /// Their tags.
    pub tags: &'a [Tag],
    /// What is known of the text's words.
    pub context: &'a Context,
}

/// The tag beyond a sentence's ends.
const NO_TAG: u32 = 0xFF;

/// Distances within a run above this are as good as it.
const FAR: usize = 3;

impl MentionReader<'_> {
    fn word(&self, at: usize, offset: isize) -> Word {
        at.checked_add_signed(offset).and_then(|at| self.words.get(at)).copied().unwrap_or_default()
    }

    fn tag(&self, at: usize, offset: isize) -> u32 {
        at.checked_add_signed(offset).and_then(|at| self.tags.get(at)).map_or(NO_TAG, |&t| t as u32)
    }

    fn known(&self, at: usize, offset: isize) -> Known {
        let at = at.checked_add_signed(offset).filter(|&at| at < self.words.len());
        at.and_then(|at| self.context.known.get(self.first + at)).copied().unwrap_or_default()
    }

    /// Whether no mention can begin at `at`: a word in small letters that no table knows. These three quarters of all
    /// words need no look at their features.
    pub fn begins_nothing(&self, at: usize) -> bool {
        let (Some(word), Some(&tag)) = (self.words.get(at), self.tags.get(at)) else { return true };
        !word.is_capitalised() && !tag.is_proper() && (!is_open(tag) || tag != Tag::CD && self.known(at, 0).class == 0)
    }

    /// The features of the label at `at`, after the two labels before it, the nearest first.
    pub fn keys(&self, at: usize, before: [Label; 2], memory: &Memory, keys: &mut Vec<u32>) {
        keys.clear();
        let label = before[0].number() as u32;
        self.word_keys(at, before, keys);
        self.memory_keys(at, label, memory, keys);
        self.class_keys(at, label, keys);
        if self.word(at, 0).is_capitalised() {
            self.company_keys(at, label, keys);
            self.run_keys(at, label, keys);
            self.hint_keys(at, label, keys);
        }
    }

    /// The words and tags around.
    fn word_keys(&self, at: usize, before: [Label; 2], keys: &mut Vec<u32>) {
        let [word, last, last2, next, next2] = [0, -1, -2, 1, 2].map(|offset| self.word(at, offset));
        let [tag, tag_last, tag_next, tag_next2] = [0, -1, 1, 2].map(|offset| self.tag(at, offset));
        let [label, label_before] = before.map(|label| label.number() as u32);
        let labels = label | label_before << 8;
        let place = u32::from(at == 0);
        keys.extend([
            key(300, label),
            key(301, labels),
            key2(302, word.lower, label),
            key(303, word.cased),
            key2(304, word.shape, place),
            key2(305, tag, label),
            key2(306, tag, word.shape),
            key(307, word.suffix(2)),
            key(308, word.suffix(3)),
            key(309, word.suffix(4)),
            key(310, word.prefix(3)),
            key(311, word.prefix(4)),
            key2(312, last.lower, label),
            key2(313, next.lower, label),
            key(314, last2.lower),
            key(315, next2.lower),
            key2(316, tag_last, tag),
            key2(317, tag, tag_next),
            key2(318, tag_next, tag_next2),
            key2(319, next.shape, word.shape),
            key2(320, last.shape, word.shape),
            key2(321, last.lower, word.lower),
            key2(322, word.lower, next.lower),
            key2(326, next.suffix(3), label),
            key2(327, last.suffix(3), label),
            key2(328, next2.lower, next.shape),
            key2(329, word.shape, label),
            key2(330, next.shape, next2.shape),
            key2(331, last2.lower, last.lower),
            key2(332, next.lower, next2.lower),
        ]);
    }

    /// What the words were earlier in the text.
    fn memory_keys(&self, at: usize, label: u32, memory: &Memory, keys: &mut Vec<u32>) {
        let recalled = memory.recall(self.word(at, 0));
        keys.extend([
            key2(323, recalled, label),
            key2(324, recalled, self.tag(at, 0)),
            key2(325, memory.recall(self.word(at, 1)), label),
        ]);
    }

    /// What the project's tables know.
    fn class_keys(&self, at: usize, label: u32, keys: &mut Vec<u32>) {
        let [class, class_last, class_next] = [0, -1, 1].map(|offset| u32::from(self.known(at, offset).class));
        let (word, next) = (self.word(at, 0), self.word(at, 1));
        keys.extend([
            key2(333, class, label),
            key2(334, class, word.shape),
            key2(335, class, class_next),
            key2(336, class_last, class),
            key2(337, class, self.tag(at, 0)),
            key2(338, class, next.shape),
            key2(339, class_last, word.shape),
        ]);
    }

    /// The company that the names keep.
    fn company_keys(&self, at: usize, label: u32, keys: &mut Vec<u32>) {
        let [own, last, next] = [0, -1, 1].map(|offset| u32::from(self.known(at, offset).company));
        let word = self.word(at, 0);
        keys.extend([
            key2(340, own, label),
            key2(341, own, word.shape),
            key2(342, own, next),
            key2(343, last, own),
            key2(344, own, self.word(at, 1).shape),
            key2(345, own, self.word(at, -1).lower),
            key2(346, own, self.word(at, 1).lower),
            key2(347, next, label),
        ]);
    }

    /// The run of capitalised words around.
    fn run_keys(&self, at: usize, label: u32, keys: &mut Vec<u32>) {
        let Some(run) = self.context.runs.get(self.first + at).filter(|run| !run.is_empty()) else { return };
        let (start, end) = (run.start - self.first, run.end - self.first);
        let (first, last) = (self.word(start, 0), self.word(end, -1));
        let (before, after) = (self.word(start, -1), self.word(end, 0));
        let (known_first, known_last) = (self.known(start, 0), self.known(end, -1));
        let (to_start, to_end) = ((at - start).min(FAR) as u32, (end - 1 - at).min(FAR) as u32);
        let joined = key2(0, after.lower, self.word(end, 1).shape);
        keys.extend([
            key2(350, last.lower, label),
            key2(351, last.suffix(3), to_end),
            key2(352, known_last.class.into(), to_end << 8 | label),
            key2(353, known_last.company.into(), to_end << 8 | label),
            key2(354, first.lower, to_start << 8 | label),
            key2(355, known_first.class.into(), to_start << 8 | label),
            key2(356, known_first.company.into(), to_start << 8 | label),
            key2(357, before.lower, to_start << 8 | label),
            key2(358, after.lower, to_end << 8 | label),
            key2(359, before.lower, known_last.class.into()),
            key2(360, before.lower, after.lower),
            key2(361, to_start << 8 | to_end, label),
            key2(362, joined, to_end << 8 | label),
            key2(363, known_first.company.into(), known_last.company.into()),
        ]);
    }

    /// How its namesakes stand elsewhere in the text.
    fn hint_keys(&self, at: usize, label: u32, keys: &mut Vec<u32>) {
        let hints = self.context.hints.get(self.first + at).map_or(0, |&hints| u32::from(hints));
        keys.extend([
            key2(370, hints, label),
            key2(371, hints & 0x0F, label),
            key2(372, hints >> 4, label),
            key2(373, hints, self.word(at, 0).shape),
            key2(374, hints, self.known(at, 0).company.into()),
        ]);
    }
}
