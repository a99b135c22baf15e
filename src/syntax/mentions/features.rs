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
        self.features_alone(at, memory, features);
        self.features_after(at, before, memory, features);
    }

    /// Those that look at no label before: they hold for every reading of the sentence so far.
    pub fn features_alone<F: Feature>(&self, at: usize, memory: &Memory, features: &mut Vec<F>) {
        self.word_features(at, features);
        self.class_features(at, features);
        features.extend([feature2(324, memory.recall(self.word(at, 0)), self.tag(at, 0))]);
        if self.word(at, 0).is_capitalised() {
            self.company_features(at, features);
            self.run_features(at, features);
            self.hint_features(at, features);
        }
        self.name_features(at, features);
    }

    /// Those that look at the two labels before, the nearest first.
    pub fn features_after<F: Feature>(&self, at: usize, before: [Label; 2], memory: &Memory, features: &mut Vec<F>) {
        let label = before[0].number() as u32;
        self.word_features_after(at, before, features);
        self.class_features_after(at, label, memory, features);
        if self.word(at, 0).is_capitalised() {
            self.run_features_after(at, label, features);
            self.hint_features_after(at, label, features);
        }
        self.name_features_after(at, label, features);
    }

    /// The words and tags around.
    fn word_features<F: Feature>(&self, at: usize, features: &mut Vec<F>) {
        let [word, last, last2, next, next2] = [0, -1, -2, 1, 2].map(|offset| self.word(at, offset));
        let [tag, tag_last, tag_next, tag_next2] = [0, -1, 1, 2].map(|offset| self.tag(at, offset));
        let place = u32::from(at == 0);
        features.extend([
            feature(303, word.cased),
            feature2(304, word.shape, place),
            feature2(306, tag, word.shape),
            feature(307, word.suffix(2)),
            feature(308, word.suffix(3)),
            feature(309, word.suffix(4)),
            feature(310, word.prefix(3)),
            feature(311, word.prefix(4)),
            feature(314, last2.lower),
            feature(315, next2.lower),
            feature2(316, tag_last, tag),
            feature2(317, tag, tag_next),
            feature2(318, tag_next, tag_next2),
            feature2(319, next.shape, word.shape),
            feature2(320, last.shape, word.shape),
            feature2(321, last.lower, word.lower),
            feature2(322, word.lower, next.lower),
            feature2(328, next2.lower, next.shape),
            feature2(330, next.shape, next2.shape),
            feature2(331, last2.lower, last.lower),
            feature2(332, next.lower, next2.lower),
        ]);
    }

    fn word_features_after<F: Feature>(&self, at: usize, before: [Label; 2], features: &mut Vec<F>) {
        let [word, last, next] = [0, -1, 1].map(|offset| self.word(at, offset));
        let [label, label_before] = before.map(|label| label.number() as u32);
        features.extend([
            feature(300, label),
            feature(301, label | label_before << 8),
            feature2(302, word.lower, label),
            feature2(305, self.tag(at, 0), label),
            feature2(312, last.lower, label),
            feature2(313, next.lower, label),
            feature2(326, next.suffix(3), label),
            feature2(327, last.suffix(3), label),
            feature2(329, word.shape, label),
        ]);
    }

    /// What the project's tables know.
    fn class_features<F: Feature>(&self, at: usize, features: &mut Vec<F>) {
        let [class, class_last, class_next] = [0, -1, 1].map(|offset| u32::from(self.known(at, offset).class));
        let (word, next) = (self.word(at, 0), self.word(at, 1));
        features.extend([
            feature2(334, class, word.shape),
            feature2(335, class, class_next),
            feature2(336, class_last, class),
            feature2(337, class, self.tag(at, 0)),
            feature2(338, class, next.shape),
            feature2(339, class_last, word.shape),
        ]);
    }

    /// What the tables know, and what the words were earlier in the text.
    fn class_features_after<F: Feature>(&self, at: usize, label: u32, memory: &Memory, features: &mut Vec<F>) {
        features.extend([
            feature2(323, memory.recall(self.word(at, 0)), label),
            feature2(325, memory.recall(self.word(at, 1)), label),
            feature2(333, self.known(at, 0).class.into(), label),
        ]);
    }

    /// The company that the names keep.
    fn company_features<F: Feature>(&self, at: usize, features: &mut Vec<F>) {
        let [own, last, next] = [0, -1, 1].map(|offset| u32::from(self.known(at, offset).company));
        features.extend([
            feature2(341, own, self.word(at, 0).shape),
            feature2(342, own, next),
            feature2(343, last, own),
            feature2(344, own, self.word(at, 1).shape),
            feature2(345, own, self.word(at, -1).lower),
            feature2(346, own, self.word(at, 1).lower),
        ]);
    }

    /// The run of capitalised words around a word.
    fn run(&self, at: usize) -> Option<Run> {
        let run = self.context.runs.get(self.first + at).filter(|run| !run.is_empty())?;
        let (start, end) = (run.start - self.first, run.end - self.first);
        Some(Run {
            first: self.word(start, 0),
            last: self.word(end, -1),
            before: self.word(start, -1),
            after: self.word(end, 0),
            after2: self.word(end, 1),
            known_first: self.known(start, 0),
            known_last: self.known(end, -1),
            to_start: (at - start).min(FAR) as u32,
            to_end: (end - 1 - at).min(FAR) as u32,
        })
    }

    fn run_features<F: Feature>(&self, at: usize, features: &mut Vec<F>) {
        let Some(run) = self.run(at) else { return };
        features.extend([
            feature2(351, run.last.suffix(3), run.to_end),
            feature2(359, run.before.lower, run.known_last.class.into()),
            feature2(360, run.before.lower, run.after.lower),
            feature2(363, run.known_first.company.into(), run.known_last.company.into()),
        ]);
    }

    fn run_features_after<F: Feature>(&self, at: usize, label: u32, features: &mut Vec<F>) {
        let [own, next] = [0, 1].map(|offset| u32::from(self.known(at, offset).company));
        features.extend([feature2(340, own, label), feature2(347, next, label)]);
        let Some(run) = self.run(at) else { return };
        let (from_start, from_end) = (run.to_start << 8 | label, run.to_end << 8 | label);
        let joined = key2(0, run.after.lower, run.after2.shape);
        features.extend([
            feature2(350, run.last.lower, label),
            feature2(352, run.known_last.class.into(), from_end),
            feature2(353, run.known_last.company.into(), from_end),
            feature2(354, run.first.lower, from_start),
            feature2(355, run.known_first.class.into(), from_start),
            feature2(356, run.known_first.company.into(), from_start),
            feature2(357, run.before.lower, from_start),
            feature2(358, run.after.lower, from_end),
            feature2(361, run.to_start << 8 | run.to_end, label),
            feature2(362, joined, from_end),
        ]);
    }

    /// How its namesakes stand elsewhere in the text.
    fn hint_features<F: Feature>(&self, at: usize, features: &mut Vec<F>) {
        let hints = self.hints(at);
        features.extend([
            feature2(373, hints, self.word(at, 0).shape),
            feature2(374, hints, self.known(at, 0).company.into()),
        ]);
    }

    fn hint_features_after<F: Feature>(&self, at: usize, label: u32, features: &mut Vec<F>) {
        let hints = self.hints(at);
        features.extend([
            feature2(370, hints, label),
            feature2(371, hints & 0x0F, label),
            feature2(372, hints >> 4, label),
        ]);
    }

    /// The whole names that the word and its neighbours are part of.
    fn name_features<F: Feature>(&self, at: usize, features: &mut Vec<F>) {
        let [own, last, next] = [0, -1, 1].map(|offset| self.name(at, offset));
        if own | last | next != 0 {
            features.extend([
                feature2(381, own, next),
                feature2(382, last, own),
                feature2(383, own, self.word(at, 1).shape),
                feature2(384, own, self.word(at, -1).lower),
                feature2(385, own, self.word(at, 1).lower),
                feature2(386, own, self.known(at, 1).class.into()),
            ]);
        }
    }

    fn name_features_after<F: Feature>(&self, at: usize, label: u32, features: &mut Vec<F>) {
        let own = self.name(at, 0);
        if own != 0 {
            features.extend([feature2(380, own, label)]);
        }
    }

    fn name(&self, at: usize, offset: isize) -> u32 {
        let at = at.checked_add_signed(offset).filter(|&at| at < self.words.len());
        at.and_then(|at| self.context.names.get(self.first + at)).map_or(0, |&name| u32::from(name))
    }

    fn hints(&self, at: usize) -> u32 {
        self.context.hints.get(self.first + at).map_or(0, |&hints| u32::from(hints))
    }
}

/// A run of capitalised words as one of its words sees it.
struct Run {
    first: Word,
    last: Word,
    before: Word,
    after: Word,
    after2: Word,
    known_first: Known,
    known_last: Known,
    /// Words before this one, [`FAR`] at most.
    to_start: u32,
    /// Words behind this one, [`FAR`] at most.
    to_end: u32,
}
