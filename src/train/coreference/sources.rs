//! Who speaks in a document of GUM, by its trees: pronouns and common nouns that are the source of what is reported.
//!
//! A source is the subject of a verb of saying, also of one that shares its subject with a verb before it (“he smiled and
//! said”, “she left, saying”), or what “according to” governs. The subject of a passive is none. Names, “I”, “we” and
//! “you” are left out: the first need no resolution, the others a speaker.

use super::super::corpora::{Document, GoldToken};
use crate::speech::cues;
use crate::syntax::Tag;

/// What refers back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Anaphor {
    /// “he”, “she”.
    HeOrShe,
    /// “they”.
    They,
    /// “it”.
    It,
    /// “who”.
    Who,
    /// “the minister”, “a spokesman”.
    Noun,
    /// “officials”, “the two leaders”.
    Nouns,
}

/// How many verbs may share one subject: “he stood, turned and said”.
const MOST_SHARING: usize = 3;

/// The tokens that are pronouns or common nouns and sources, in order.
pub fn find(document: &Document) -> Vec<(usize, Anaphor)> {
    let tokens = &document.tokens;
    let mut of_verb: Vec<Option<usize>> = vec![None; tokens.len()];
    let mut is_passive = vec![false; tokens.len()];
    let mut is_told_of = vec![false; tokens.len()];
    for (index, token) in tokens.iter().enumerate() {
        match token.relation.as_str() {
            "nsubj" => of_verb[token.head] = of_verb[token.head].or(Some(index)),
            "aux" if token.lemma == "be" && tokens[token.head].tag == Tag::VBN => is_passive[token.head] = true,
            "case" if token.lemma == "accord" || token.lemma == "according" => is_told_of[token.head] = true,
            _ => {}
        }
    }
    let mut is_source = is_told_of;
    for verb in (0..tokens.len()).filter(|&t| is_of_saying(&tokens[t])) {
        let mut at = verb;
        for _ in 0..MOST_SHARING {
            if let Some(subject) = of_verb[at] {
                is_source[subject] |= !is_passive[at];
                break;
            }
            if !matches!(tokens[at].relation.as_str(), "conj" | "advcl" | "xcomp") {
                break;
            }
            at = tokens[at].head;
        }
    }
    let sought = (0..tokens.len()).filter(|&t| is_source[t] && can_speak(document, t));
    sought.filter_map(|t| Some((t, anaphor(document, t)?))).collect()
}

fn is_of_saying(token: &GoldToken) -> bool {
    let says = |row: &cues::CueVerb| row.particle.is_empty() && (row.frames.that || row.frames.quote);
    token.tag.is_verb() && cues::verbs(&token.lemma).iter().any(says)
}

/// Whether the longest entity that a word heads is of a kind that speaks.
fn can_speak(document: &Document, head: usize) -> bool {
    let entities = document.entities.iter().filter(|e| e.head == head);
    let kind = entities.max_by_key(|e| e.tokens.len()).map_or("", |e| e.kind.as_str());
    matches!(kind, "person" | "organization" | "place")
}

fn anaphor(document: &Document, token: usize) -> Option<Anaphor> {
    let tag = document.tokens[token].tag;
    match document.word(token).to_lowercase().as_str() {
        "he" | "she" | "him" | "her" => Some(Anaphor::HeOrShe),
        "they" | "them" => Some(Anaphor::They),
        "it" => Some(Anaphor::It),
        "who" if tag == Tag::WP => Some(Anaphor::Who),
        _ if tag == Tag::NN => Some(Anaphor::Noun),
        _ if tag == Tag::NNS => Some(Anaphor::Nouns),
        _ => None,
    }
}
