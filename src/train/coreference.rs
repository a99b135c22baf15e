//! How well pronouns and common nouns that speak are resolved: measured on GUM's annotated coreference.
//!
//! Takes documents of GUM as raw text, which the core reads from the first stage on; looks at each pronoun of the third
//! person and each common noun that is the subject of a verb of the cue table. Right is one whose party's mention before
//! it names the same as it does by GUM; where GUM has none before it, one whose party has none either; for the name of
//! several, one whose members are these. Names, “I”, “we” and “you” are left out: the first need no resolution, the
//! others a speaker.

use super::corpora::{self, Document, GoldEntity};
use crate::analysis::{MentionKind, PartyKind};
use crate::parties::{self, Mention, Parties};
use crate::speech::cues;
use crate::syntax::{self, Tag};
use crate::text::{self, Text, TokenRange};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

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

/// A sought mention, as resolved.
pub struct Item {
    /// What it is.
    pub anaphor: Anaphor,
    /// Whether it was taken for the right one.
    pub is_right: bool,
    /// The words, and the name of the party they were taken for, to read.
    pub shown: String,
}

/// Prints how many are right, by kind, in the news and interviews of the development set and, beside them, of the
/// documents that the weights were learnt from.
pub fn report(data: &Path) -> io::Result<()> {
    let show = std::env::var_os("SHOW").is_some();
    for (title, file) in [("GUM dev", "ud/gum/dev.conllu"), ("GUM train", "ud/gum/train.conllu")] {
        let documents = corpora::conllu(&data.join(file))?;
        for (what, prefixes) in
            [("news and interviews", &["GUM_news_", "GUM_interview_"][..]), ("lives", &["GUM_bio_"])]
        {
            let chosen = documents.iter().filter(|d| prefixes.iter().any(|p| d.id.starts_with(p)));
            let mut counts: BTreeMap<Anaphor, (usize, usize)> = BTreeMap::new();
            for item in chosen.flat_map(|d| items(d).into_iter().map(move |i| (d, i))) {
                let (document, item) = item;
                let (right, all) = counts.entry(item.anaphor).or_default();
                *right += usize::from(item.is_right);
                *all += 1;
                if show && !item.is_right {
                    println!("  {} {:?}: {}", document.id, item.anaphor, item.shown);
                }
            }
            let (right, all) = counts.values().fold((0, 0), |(r, a), (x, y)| (r + x, a + y));
            let kinds: Vec<String> = counts.iter().map(|(k, (r, a))| format!("{k:?} {r}/{a}")).collect();
            let percent = 100.0 * right as f64 / all.max(1) as f64;
            println!("{title}, {what}: {percent:.1} ({right} of {all}): {}", kinds.join(", "));
        }
    }
    Ok(())
}

/// Every sought mention of a document.
pub fn items(document: &Document) -> Vec<Item> {
    let text = text::read_paragraphs(&document.text);
    let syntax = syntax::parse(&text);
    let parties = parties::find(&text, &syntax);
    let gold = Gold::new(document, &text);
    (0..document.tokens.len())
        .filter_map(|token| {
            let anaphor = anaphor(document, token)?;
            let entity = document.entities.iter().filter(|e| e.head == token).max_by_key(|e| e.tokens.len())?;
            Some(gold.judge(&parties, anaphor, entity))
        })
        .collect()
}

/// What kind of sought mention a word heads, if it speaks.
fn anaphor(document: &Document, token: usize) -> Option<Anaphor> {
    let word = &document.tokens[token];
    let verb = &document.tokens[word.head];
    let is_cue = verb.tag.is_verb() && !cues::verbs(&verb.lemma).is_empty();
    if word.relation != "nsubj" || !is_cue {
        return None;
    }
    match document.word(token).to_lowercase().as_str() {
        "he" | "she" => Some(Anaphor::HeOrShe),
        "they" => Some(Anaphor::They),
        "it" => Some(Anaphor::It),
        "who" => Some(Anaphor::Who),
        _ if !matches!(kind_of(document, token), "person" | "organization" | "place") => None,
        _ => match word.tag {
            Tag::NN => Some(Anaphor::Noun),
            Tag::NNS => Some(Anaphor::Nouns),
            _ => None,
        },
    }
}

fn kind_of(document: &Document, head: usize) -> &str {
    let entities = document.entities.iter().filter(|e| e.head == head);
    entities.max_by_key(|e| e.tokens.len()).map_or("", |e| e.kind.as_str())
}

/// The annotation, in the core's tokens.
struct Gold<'a> {
    text: &'a Text<'a>,
    /// Each entity with its words and the word that heads it.
    entities: Vec<(&'a GoldEntity, TokenRange, usize)>,
}

impl<'a> Gold<'a> {
    fn new(document: &'a Document, text: &'a Text<'a>) -> Self {
        let range = |tokens: TokenRange| {
            let first = document.tokens.get(tokens.start).map_or(0, |t| t.span.start);
            let last = document.tokens.get(tokens.end.saturating_sub(1)).map_or(0, |t| t.span.end);
            text.tokens_in(text::Span::new(first as usize, last as usize))
        };
        let head = |e: &GoldEntity| range(TokenRange::new(e.head, e.head + 1)).start;
        let entities = document.entities.iter().map(|e| (e, range(e.tokens), head(e))).collect();
        Self { text, entities }
    }

    fn judge(&self, parties: &Parties, anaphor: Anaphor, entity: &GoldEntity) -> Item {
        let (_, tokens, head) = self.entities.iter().find(|(e, ..)| std::ptr::eq(*e, entity)).expect("it is of them");
        // The shortest mention around the head is its own: longer ones hold it as an owner or a member of a list.
        let around = parties.within(TokenRange::new(*head, head + 1));
        let mention =
            around.filter(|m| m.tokens.end == head + 1 || m.tokens.contains(*tokens)).min_by_key(|m| m.tokens.len());
        let name = mention.map_or("nobody", |m| parties.list[m.party].name.as_str());
        let line: String =
            self.text.words(TokenRange::new(*head, (head + 8).min(self.text.tokens.len()))).replace('\n', " ");
        let is_right = match mention {
            Some(mention) => self.is_right(parties, mention, entity),
            None => !self.has_name(entity.group),
        };
        Item { anaphor, is_right, shown: format!("{line} → {name}") }
    }

    /// Whether anything but a pronoun names this.
    fn has_name(&self, group: usize) -> bool {
        let named = |head: usize| self.text.word(head).starts_with(char::is_uppercase);
        self.entities.iter().any(|(e, _, head)| e.group == group && named(*head))
    }

    fn is_right(&self, parties: &Parties, mention: &Mention, entity: &GoldEntity) -> bool {
        let party = &parties.list[mention.party];
        if !entity.parts.is_empty() && party.kind == PartyKind::Group && !party.members.is_empty() {
            let mut members: Vec<usize> = party.members.iter().filter_map(|&m| self.group_of(parties, m)).collect();
            let mut parts = entity.parts.clone();
            members.sort_unstable();
            parts.sort_unstable();
            return members == parts;
        }
        let before = |m: &&Mention| m.party == mention.party && m.tokens.start < mention.tokens.start;
        let earlier = parties.mentions.iter().filter(before).rev();
        let known = earlier.clone().find_map(|m| self.entity_at(m).filter(|_| m.kind != MentionKind::Pronoun));
        let known = known.or_else(|| earlier.clone().find_map(|m| self.entity_at(m)));
        match known {
            Some(known) => known.group == entity.group,
            None => {
                let first =
                    self.entities.iter().filter(|(e, ..)| e.group == entity.group).map(|(_, t, _)| t.start).min();
                first.is_none_or(|first| first >= mention.tokens.start)
            }
        }
    }

    /// Whom most mentions of a party name.
    fn group_of(&self, parties: &Parties, party: usize) -> Option<usize> {
        let mentions = parties.mentions.iter().filter(|m| m.party == party && m.kind != MentionKind::Pronoun);
        mentions.filter_map(|m| self.entity_at(m)).map(|e| e.group).next()
    }

    /// The entity that shares most words with a mention, its head among them.
    fn entity_at(&self, mention: &Mention) -> Option<&'a GoldEntity> {
        let shared = |tokens: &TokenRange| {
            let start = tokens.start.max(mention.tokens.start);
            tokens.end.min(mention.tokens.end).saturating_sub(start)
        };
        let fits = self.entities.iter().filter(|(_, _, head)| mention.tokens.indices().any(|t| t == *head));
        let likeness = |tokens: &TokenRange| {
            let all = tokens.len() + mention.tokens.len() - shared(tokens);
            1000 * shared(tokens) / all.max(1)
        };
        fits.max_by_key(|(_, tokens, _)| likeness(tokens)).map(|(e, ..)| *e)
    }
}
