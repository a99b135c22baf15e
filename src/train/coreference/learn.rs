//! The weights of salience, learnt.
//!
//! Takes GUM's free training documents, and readouts of calls and meetings with those who took part: of each choice that
//! the core makes there, the candidates' features and which of them is right. A log-linear model over the candidates and
//! nobody, whose weight is nothing, is fitted by gradient ascent with a Gaussian prior. What a choice can see depends on
//! earlier choices, so the choices are made again, each time with weights half way
//! from those of the round before to those fitted, and the mean of the later rounds is kept: what is fitted swings.

use super::gold::Gold;
use crate::parties::salience::{CLASSES, Class, FEATURES, Features, Weights};
use crate::parties::{self, Choice, Parties, PartyId};
use crate::text::Text;
use crate::train::corpora::{self, Document};
use crate::{syntax, text};
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

/// How often the choices are made anew.
const ROUNDS: usize = 16;
/// Steps of gradient ascent in a round, and their length.
const STEPS: usize = 600;
const STEP: f64 = 0.5;
/// The prior's weight: an inverse variance. With 3 the weights swing between rounds; with 10 and 30 the choices agree.
const PRIOR: f64 = 10.0;

/// The documents of GUM that are told as news are: by somebody who names who speaks. All are free.
const GENRES: [&str; 7] =
    ["GUM_news_", "GUM_interview_", "GUM_bio_", "GUM_speech_", "GUM_essay_", "GUM_court_", "GUM_textbook_"];

/// What is known of a choice.
struct Example {
    class: Class,
    candidates: Vec<Features>,
    /// Of the candidates; none where nobody is meant.
    right: Vec<usize>,
}

/// The documents of GUM that are learnt from.
pub fn documents(data: &Path) -> io::Result<Vec<Document>> {
    let mut documents = corpora::conllu(&data.join("ud/gum/train.conllu"))?;
    documents.retain(|d| GENRES.iter().any(|genre| d.id.starts_with(genre)));
    Ok(documents)
}

/// Learns from documents and readouts.
pub fn learn(documents: &[&Document], readouts: &[Readout]) -> Weights {
    let mut weights = Weights::of_table().clone();
    let mut sum = Weights::default();
    for round in 0..ROUNDS {
        let of_gum = documents.iter().flat_map(|d| examples(d, &weights));
        let of_readouts = readouts.iter().flat_map(|readout| examples_of_readout(readout, &weights));
        let examples: Vec<Example> = of_gum.chain(of_readouts).collect();
        weights = weights.between(&Weights(CLASSES.map(|class| fit(class, &examples))));
        if round >= ROUNDS / 2 {
            sum.add(&weights, 2.0 / ROUNDS as f32);
        }
    }
    sum
}

fn examples(document: &Document, weights: &Weights) -> Vec<Example> {
    let text = text::read_paragraphs(&document.text);
    let syntax = syntax::parse(&text);
    let (parties, choices) = parties::find_with(&text, &syntax, weights);
    let gold = Gold::new(document, &text);
    choices.into_iter().filter_map(|choice| example(&gold, &parties, choice)).collect()
}

/// A choice with the right ones of its candidates. Left out where one was named before, but is no candidate.
fn example(gold: &Gold, parties: &Parties, choice: Choice) -> Option<Example> {
    let entity = gold.at(choice.token)?;
    let is_right = |party: PartyId| {
        gold.is_several(parties, party, choice.token, entity)
            || gold.group_before(parties, party, choice.token) == Some(entity.gold.group)
    };
    let parts: Vec<(PartyId, Features)> = choice.candidates;
    let right: Vec<usize> = (0..parts.len()).filter(|&i| is_right(parts[i].0)).collect();
    let can_speak = matches!(entity.gold.kind.as_str(), "person" | "organization" | "place");
    let is_lost = right.is_empty() && can_speak && gold.is_named_before(entity.gold.group, choice.token);
    let candidates = parts.into_iter().map(|(_, features)| features).collect();
    (!is_lost).then_some(Example { class: choice.class, candidates, right })
}

/// A readout's text, with the names of those who took part.
pub struct Readout {
    text: String,
    people: Vec<String>,
}

/// The readouts without those of the annotated set, whose names differ.
pub fn readouts(data: &Path) -> io::Result<Vec<Readout>> {
    let annotated = corpora::annotated(data)?;
    let mut list = Vec::new();
    for line in fs::read_to_string(data.join("readouts/gold.jsonl"))?.lines() {
        let row: serde_json::Value = serde_json::from_str(line).map_err(io::Error::other)?;
        let id = row["id"].as_str().unwrap_or_default();
        let names = row["participants"].as_array().map_or(&[][..], Vec::as_slice).iter();
        let people: Vec<String> = names.filter_map(|n| Some(n.as_str()?.to_owned())).collect();
        let text = fs::read_to_string(data.join(format!("readouts/text/{id}.txt")))?;
        if people.len() > 1 && !annotated.contains(corpora::headline(&text)) {
            list.push(Readout { text, people });
        }
    }
    Ok(list)
}

/// “They” of a readout are those who took part, where they are a candidate.
fn examples_of_readout(readout: &Readout, weights: &Weights) -> Vec<Example> {
    let text: Text = text::read(&readout.text);
    let syntax = syntax::parse(&text);
    let (parties, choices) = parties::find_with(&text, &syntax, weights);
    let last_word = |name: &str| name.split_whitespace().next_back().unwrap_or("").to_lowercase();
    let mut sought: Vec<String> = readout.people.iter().map(|name| last_word(name)).collect();
    sought.sort_unstable();
    let is_right = |party: PartyId| {
        let members = parties.list[party].members.iter();
        let mut names: Vec<String> = members.map(|&m| last_word(&parties.list[m].name)).collect();
        names.sort_unstable();
        names == sought
    };
    let subject = |choice: &Choice| matches!(text.word(choice.token), "They" | "they");
    let choices = choices.into_iter().filter(|choice| choice.class == Class::Several && subject(choice));
    choices
        .filter_map(|choice| {
            let right: Vec<usize> =
                (0..choice.candidates.len()).filter(|&i| is_right(choice.candidates[i].0)).collect();
            let candidates = choice.candidates.into_iter().map(|(_, features)| features).collect();
            (!right.is_empty()).then_some(Example { class: choice.class, candidates, right })
        })
        .collect()
}

/// The weights of a class that make its right candidates likeliest.
fn fit(class: Class, examples: &[Example]) -> [f32; FEATURES.len()] {
    let examples: Vec<&Example> = examples.iter().filter(|e| e.class == class).collect();
    let mut weights = [0.0_f64; FEATURES.len()];
    let all = examples.len().max(1) as f64;
    for _ in 0..STEPS {
        let mut gradient = weights.map(|w| -PRIOR * w / all);
        for example in &examples {
            add_gradient(example, &weights, &mut gradient, all);
        }
        for (weight, slope) in weights.iter_mut().zip(gradient) {
            *weight += STEP * slope;
        }
    }
    #[allow(clippy::cast_possible_truncation)] // two decimals are kept
    weights.map(|weight| weight as f32)
}

fn add_gradient(example: &Example, weights: &[f64; FEATURES.len()], gradient: &mut [f64], all: f64) {
    let odds: Vec<f64> = example.candidates.iter().map(|f| weigh(weights, *f).exp()).collect();
    let sum = 1.0 + odds.iter().sum::<f64>();
    let sum_right: f64 = example.right.iter().map(|&i| odds[i]).sum();
    for (index, features) in example.candidates.iter().enumerate() {
        let wanted = if example.right.contains(&index) { odds[index] / sum_right } else { 0.0 };
        let push = (wanted - odds[index] / sum) / all;
        for (slope, (feature, _)) in gradient.iter_mut().zip(FEATURES) {
            *slope += if features.has(feature) { push } else { 0.0 };
        }
    }
}

fn weigh(weights: &[f64; FEATURES.len()], features: Features) -> f64 {
    FEATURES.iter().zip(weights).filter(|((feature, _), _)| features.has(*feature)).map(|(_, weight)| weight).sum()
}

/// The table.
pub fn written(weights: &Weights) -> String {
    let mut table = String::from(
        "# How much each feature of a candidate weighs for what refers back, in log-odds against nobody's being meant.\n\
         # Learnt by `onrecord-train --coreference DATA src/parties/reference/salience.tsv` (MODEL.md), not set by hand.\n\
         feature\the-she\this-him\tit\tthey\tperson-noun\tbody-noun\n",
    );
    for (feature, name) in FEATURES {
        table.push_str(name);
        for class in weights.0 {
            let _ = write!(table, "\t{:.2}", class[feature as usize]);
        }
        table.push('\n');
    }
    table
}
