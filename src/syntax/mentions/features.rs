//! What the labeller looks at, beside what is known of the whole text.

use super::context::{Context, Known, is_open};
use super::{Label, Memory};
use crate::learn::{Feature, feature, feature2, key2};
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
    pub fn features<F: Feature>(&self, at: usize, before: [Label; 2], memory: &Memory, features: &mut Vec<F>) {
        features.clear();
        let label = before[0].number() as u32;
        self.word_features(at, before, features);
        self.memory_features(at, label, memory, features);
        self.class_features(at, label, features);
        if self.word(at, 0).is_capitalised() {
            self.company_features(at, label, features);
            self.run_features(at, label, features);
            self.hint_features(at, label, features);
        }
    }

    /// The words and tags around.
    fn word_features<F: Feature>(&self, at: usize, before: [Label; 2], features: &mut Vec<F>) {
        let [word, last, last2, next, next2] = [0, -1, -2, 1, 2].map(|offset| self.word(at, offset));
        let [tag, tag_last, tag_next, tag_next2] = [0, -1, 1, 2].map(|offset| self.tag(at, offset));
        let [label, label_before] = before.map(|label| label.number() as u32);
        let labels = label | label_before << 8;
        let place = u32::from(at == 0);
        features.extend([
            feature(300, label),
            feature(301, labels),
            feature2(302, word.lower, label),
            feature(303, word.cased),
            feature2(304, word.shape, place),
            feature2(305, tag, label),
            feature2(306, tag, word.shape),
            feature(307, word.suffix(2)),
            feature(308, word.suffix(3)),
            feature(309, word.suffix(4)),
            feature(310, word.prefix(3)),
            feature(311, word.prefix(4)),
            feature2(312, last.lower, label),
            feature2(313, next.lower, label),
            feature(314, last2.lower),
            feature(315, next2.lower),
            feature2(316, tag_last, tag),
            feature2(317, tag, tag_next),
            feature2(318, tag_next, tag_next2),
            feature2(319, next.shape, word.shape),
            feature2(320, last.shape, word.shape),
            feature2(321, last.lower, word.lower),
            feature2(322, word.lower, next.lower),
            feature2(326, next.suffix(3), label),
            feature2(327, last.suffix(3), label),
            feature2(328, next2.lower, next.shape),
            feature2(329, word.shape, label),
            feature2(330, next.shape, next2.shape),
            feature2(331, last2.lower, last.lower),
            feature2(332, next.lower, next2.lower),
        ]);
    }

    /// What the words were earlier in the text.
    fn memory_features<F: Feature>(&self, at: usize, label: u32, memory: &Memory, features: &mut Vec<F>) {
        let recalled = memory.recall(self.word(at, 0));
        features.extend([
            feature2(323, recalled, label),
            feature2(324, recalled, self.tag(at, 0)),
            feature2(325, memory.recall(self.word(at, 1)), label),
        ]);
    }

    /// What the project's tables know.
    fn class_features<F: Feature>(&self, at: usize, label: u32, features: &mut Vec<F>) {
        let [class, class_last, class_next] = [0, -1, 1].map(|offset| u32::from(self.known(at, offset).class));
        let (word, next) = (self.word(at, 0), self.word(at, 1));
        features.extend([
            feature2(333, class, label),
            feature2(334, class, word.shape),
            feature2(335, class, class_next),
            feature2(336, class_last, class),
            feature2(337, class, self.tag(at, 0)),
            feature2(338, class, next.shape),
            feature2(339, class_last, word.shape),
        ]);
    }

    /// The company that the names keep.
    fn company_features<F: Feature>(&self, at: usize, label: u32, features: &mut Vec<F>) {
        let [own, last, next] = [0, -1, 1].map(|offset| u32::from(self.known(at, offset).company));
        let word = self.word(at, 0);
        features.extend([
            feature2(340, own, label),
            feature2(341, own, word.shape),
            feature2(342, own, next),
            feature2(343, last, own),
            feature2(344, own, self.word(at, 1).shape),
            feature2(345, own, self.word(at, -1).lower),
            feature2(346, own, self.word(at, 1).lower),
            feature2(347, next, label),
        ]);
    }

    /// The run of capitalised words around.
    fn run_features<F: Feature>(&self, at: usize, label: u32, features: &mut Vec<F>) {
        let Some(run) = self.context.runs.get(self.first + at).filter(|run| !run.is_empty()) else { return };
        let (start, end) = (run.start - self.first, run.end - self.first);
        let (first, last) = (self.word(start, 0), self.word(end, -1));
        let (before, after) = (self.word(start, -1), self.word(end, 0));
        let (known_first, known_last) = (self.known(start, 0), self.known(end, -1));
        let (to_start, to_end) = ((at - start).min(FAR) as u32, (end - 1 - at).min(FAR) as u32);
        let joined = key2(0, after.lower, self.word(end, 1).shape);
        features.extend([
            feature2(350, last.lower, label),
            feature2(351, last.suffix(3), to_end),
            feature2(352, known_last.class.into(), to_end << 8 | label),
            feature2(353, known_last.company.into(), to_end << 8 | label),
            feature2(354, first.lower, to_start << 8 | label),
            feature2(355, known_first.class.into(), to_start << 8 | label),
            feature2(356, known_first.company.into(), to_start << 8 | label),
            feature2(357, before.lower, to_start << 8 | label),
            feature2(358, after.lower, to_end << 8 | label),
            feature2(359, before.lower, known_last.class.into()),
            feature2(360, before.lower, after.lower),
            feature2(361, to_start << 8 | to_end, label),
            feature2(362, joined, to_end << 8 | label),
            feature2(363, known_first.company.into(), known_last.company.into()),
        ]);
    }

    /// How its namesakes stand elsewhere in the text.
    fn hint_features<F: Feature>(&self, at: usize, label: u32, features: &mut Vec<F>) {
        let hints = self.context.hints.get(self.first + at).map_or(0, |&hints| u32::from(hints));
        features.extend([
            feature2(370, hints, label),
            feature2(371, hints & 0x0F, label),
            feature2(372, hints >> 4, label),
            feature2(373, hints, self.word(at, 0).shape),
            feature2(374, hints, self.known(at, 0).company.into()),
        ]);
    }
}
