//! What the cue tables say of a word, found by the hash of its stem.
//!
//! A verb's frames and group, a noun's complements; the forms of one word share an entry, irregular ones aside.

use super::view::stem_hash;
use crate::speech::cues::{self, Frames};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// An entry: frames as bits, and the number of the table's group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// A verb's frames, or a noun's complements, as bits; 0 for a word that the tables do not know.
    pub frames: u16,
    /// Its group, from 1.
    pub group: u8,
}

static VERBS: LazyLock<FxHashMap<u32, Entry>> = LazyLock::new(|| {
    let mut groups: Vec<&str> = Vec::new();
    let mut verbs: FxHashMap<u32, Entry> = FxHashMap::default();
    for (lemma, has_particle, frames, group) in cues::verb_rows() {
        let number = groups.iter().position(|g| *g == group).unwrap_or_else(|| {
            groups.push(group);
            groups.len() - 1
        });
        let entry = verbs.entry(stem_hash(lemma)).or_default();
        entry.frames |= bits(&frames, has_particle);
        if entry.group == 0 || !has_particle {
            entry.group = number as u8 + 1;
        }
    }
    verbs
});

static NOUNS: LazyLock<FxHashMap<u32, Entry>> = LazyLock::new(|| {
    let mut nouns = FxHashMap::default();
    for (lemma, noun) in cues::noun_rows() {
        let frames = 1 + 2 * u16::from(noun.that) + 4 * u16::from(noun.inf) + 8 * u16::from(noun.prep);
        nouns.insert(stem_hash(lemma), Entry { frames, group: 0 });
    }
    nouns
});

fn bits(frames: &Frames, has_particle: bool) -> u16 {
    let flags = [
        frames.that,
        frames.quote,
        frames.wh,
        frames.inf,
        frames.obj_that,
        frames.obj_wh,
        frames.obj_inf,
        frames.obj_as,
        frames.np,
        frames.light,
        frames.weak,
        !frames.preps.is_empty(),
        !frames.obj_preps.is_empty(),
        has_particle,
    ];
    flags.iter().enumerate().map(|(i, &flag)| u16::from(flag) << i).sum()
}

/// What the table of verbs says of a stem.
pub fn verb(stem: u32) -> Entry {
    VERBS.get(&stem).copied().unwrap_or_default()
}

/// What the table of nouns says of a stem.
pub fn noun(stem: u32) -> Entry {
    NOUNS.get(&stem).copied().unwrap_or_default()
}
