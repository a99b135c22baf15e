//! How the model is made from public corpora. Only with feature `train`; never part of a release.
#![allow(clippy::cast_precision_loss, clippy::print_stdout)] // counts as ratios; the trainer talks to a terminal

pub mod corpora;
pub mod evaluate;

use std::io;
use std::path::Path;

/// Prints how well the core does on the development sets of `data`.
pub fn report(data: &Path) -> io::Result<()> {
    for name in ["ud/ewt/dev.conllu", "ud/gum/dev.conllu"] {
        let documents = corpora::conllu(&data.join(name))?;
        show_segmentation(name, &documents.iter().collect::<Vec<_>>());
        if name.contains("gum") {
            show_segmentation("  news, interviews", &documents.iter().filter(|d| d.is_news()).collect::<Vec<_>>());
        }
    }
    Ok(())
}

fn show_segmentation(name: &str, documents: &[&corpora::Document]) {
    let (tokens, sentences) = evaluate::segmentation(documents.iter().copied());
    println!("{name:<20} tokens F1 {:.2}, sentences F1 {:.2}", tokens.percent()[2], sentences.percent()[2]);
}
