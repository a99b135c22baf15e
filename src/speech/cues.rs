//! The words that report speech, from `cues.tsv` and `cue_nouns.tsv`.
//!
//! Takes lemmas; gives the frames in which what is reported follows. Judges no occurrence.

use crate::table;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// How the reported words follow a cue. See the head of `cues.tsv`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // a set of independent frames, as the table lists them
pub struct Frames {
    /// A clause, with or without `that`.
    pub that: bool,
    /// A quotation, or words that stand before the cue.
    pub quote: bool,
    /// A clause of a question.
    pub wh: bool,
    /// An infinitive of the speaker's own deed.
    pub inf: bool,
    /// An addressee, then a clause.
    pub obj_that: bool,
    /// An addressee, then a question.
    pub obj_wh: bool,
    /// An addressee, then an infinitive.
    pub obj_inf: bool,
    /// An object and what it is called.
    pub obj_as: bool,
    /// A noun phrase.
    pub np: bool,
    /// A noun of attitude goes with the verb.
    pub light: bool,
    /// Common in other senses: a cue only where the subject can speak.
    pub weak: bool,
    /// Prepositions before the content.
    pub preps: Vec<&'static str>,
    /// Prepositions before the content, after an addressee.
    pub obj_preps: Vec<&'static str>,
}

impl Frames {
    fn read(column: &'static str) -> Self {
        let mut frames = Self::default();
        for frame in column.split(' ') {
            match frame {
                "that" => frames.that = true,
                "quote" => frames.quote = true,
                "wh" => frames.wh = true,
                "inf" => frames.inf = true,
                "obj-that" => frames.obj_that = true,
                "obj-wh" => frames.obj_wh = true,
                "obj-inf" => frames.obj_inf = true,
                "obj-as" => frames.obj_as = true,
                "np" => frames.np = true,
                "light" => frames.light = true,
                "weak" => frames.weak = true,
                _ => match frame.split_once(':') {
                    Some(("prep", preposition)) => frames.preps.push(preposition),
                    Some(("obj-prep", preposition)) => frames.obj_preps.push(preposition),
                    _ => {}
                },
            }
        }
        frames
    }

    /// Whether an addressee can follow the verb.
    pub fn takes_addressee(&self) -> bool {
        self.obj_that || self.obj_wh || self.obj_inf || !self.obj_preps.is_empty()
    }
}

/// A verb with its particle, if it has one.
#[derive(Debug)]
pub struct CueVerb {
    /// The words that follow the verb and belong to the cue, in lower case: `out`, `forward to`.
    pub particle: Vec<&'static str>,
    /// How the content follows.
    pub frames: Frames,
}

/// A noun of attitude or of saying.
#[derive(Debug)]
pub struct CueNoun {
    /// `hope that A`.
    pub that: bool,
    /// `willingness to A`.
    pub inf: bool,
    /// `support for A`.
    pub prep: bool,
}

/// The verbs by lemma; of one lemma the longer particles first.
static VERBS: LazyLock<FxHashMap<&str, Vec<CueVerb>>> = LazyLock::new(|| {
    let mut verbs: FxHashMap<&str, Vec<CueVerb>> = FxHashMap::default();
    for row in table::rows(include_str!("cues.tsv")) {
        let particle = row.column(1).split(' ').filter(|w| !w.is_empty()).collect();
        let verb = CueVerb { particle, frames: Frames::read(row.column(2)) };
        let list = verbs.entry(row.column(0)).or_default();
        let at = list.partition_point(|other| other.particle.len() >= verb.particle.len());
        list.insert(at, verb);
    }
    verbs
});

static NOUNS: LazyLock<FxHashMap<&str, CueNoun>> = LazyLock::new(|| {
    table::rows(include_str!("cue_nouns.tsv"))
        .map(|row| {
            let has = |complement| row.column(1).split(' ').any(|c| c == complement);
            (row.column(0), CueNoun { that: has("that"), inf: has("inf"), prep: has("prep") })
        })
        .collect()
});

/// The rows of a verb, longer particles first.
pub fn verbs(lemma: &str) -> &'static [CueVerb] {
    VERBS.get(lemma).map_or(&[], Vec::as_slice)
}

/// The row of a noun, singular or plural, in any case; asks for no tag, for taggers stumble over “her hope that”.
pub fn noun(word: &str) -> Option<&'static CueNoun> {
    let word = word.to_lowercase();
    let singular = |ending: &str, replaced: &str| word.strip_suffix(ending).map(|stem| format!("{stem}{replaced}"));
    let candidates = [Some(word.clone()), singular("s", ""), singular("ies", "y"), singular("es", "")];
    candidates.into_iter().flatten().find_map(|lemma| NOUNS.get(lemma.as_str()))
}

/// Every row of the table of verbs: lemma, whether a particle goes with it, frames, group.
pub fn verb_rows() -> impl Iterator<Item = (&'static str, bool, Frames, &'static str)> {
    table::rows(include_str!("cues.tsv"))
        .map(|row| (row.column(0), !row.column(1).is_empty(), Frames::read(row.column(2)), row.column(3)))
}

/// Every row of the table of nouns.
pub fn noun_rows() -> impl Iterator<Item = (&'static str, &'static CueNoun)> {
    table::rows(include_str!("cue_nouns.tsv")).filter_map(|row| Some((row.column(0), noun(row.column(0))?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_read() {
        let rows = || table::rows(include_str!("cues.tsv"));
        assert_eq!(rows().count(), VERBS.values().map(Vec::len).sum::<usize>());
        for row in rows() {
            let frames = Frames::read(row.column(2));
            assert_ne!(frames, Frames { weak: frames.weak, ..Frames::default() }, "no frame: {}", row.column(0));
        }
        assert_eq!(table::rows(include_str!("cue_nouns.tsv")).count(), NOUNS.len());
    }

    #[test]
    fn a_particle_comes_before_the_bare_verb() {
        let call: Vec<usize> = verbs("call").iter().map(|v| v.particle.len()).collect();
        assert!(call.len() > 3 && call.is_sorted_by(|a, b| a >= b), "{call:?}");
        assert!(verbs("point").iter().any(|v| v.particle == ["out"] && v.frames.that));
    }
}
