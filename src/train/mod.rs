//! How the model is made from public corpora. Only with feature `train`; never part of a release.
#![allow(clippy::cast_precision_loss, clippy::print_stdout)] // counts as ratios; the trainer talks to a terminal

pub mod corpora;
pub mod evaluate;
pub mod learner;
pub mod lemmas;
pub mod pack;
pub mod tags;

use std::io;
use std::path::Path;

/// Prints how well the core does on the development sets of `data`.
pub fn report(data: &Path) -> io::Result<()> {
    let weights = crate::syntax::weights::weights();
    show_tags(data, &weights.tags)?;
    for name in ["ud/ewt/dev.conllu", "ud/gum/dev.conllu"] {
        let documents = corpora::conllu(&data.join(name))?;
        let (right, all) = lemmas::accuracy(weights, documents.iter());
        println!("{name:<20} lemmas {:.2}", 100.0 * right as f64 / all as f64);
    }
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

/// EXPERIMENT
pub fn differences(data: &Path, model: &Path) -> io::Result<()> {
    let section = std::fs::read(model)?;
    let table = crate::learn::Table::read(&section).unwrap();
    let mut counts = std::collections::BTreeMap::new();
    let docs = if std::env::var("EWT").is_ok() {
        corpora::conllu(&data.join("ud/ewt/dev.conllu"))?
    } else {
        corpora::silver(&data.join("polnear/train/silver"))?
    };
    let (mut n, mut r) = (0, 0);
    for d in &docs {
        for s in &d.sentences {
            let words: Vec<_> =
                s.indices().map(|t| crate::syntax::words::Word::new(d.word(t), d.is_spaced(t))).collect();
            let mut tags = vec![];
            crate::syntax::tagger::tag(&table, &words, &mut tags);
            for (i, t) in s.indices().enumerate() {
                n += 1;
                if tags[i] != d.tokens[t].tag {
                    *counts.entry((d.tokens[t].tag.name(), tags[i].name(), d.word(t).to_lowercase())).or_insert(0) += 1;
                    *counts.entry((d.tokens[t].tag.name(), tags[i].name(), String::new())).or_insert(0) += 1;
                } else {
                    r += 1;
                }
            }
        }
    }
    println!("{r}/{n} {}", r as f64 / n as f64);
    let mut v: Vec<_> = counts.into_iter().collect();
    v.sort_by_key(|x| -x.1);
    for ((g, f, w), c) in v.into_iter().take(110) {
        print!("{g}>{f} {w} {c}; ");
    }
    Ok(())
}

/// What the model learns from.
struct Corpora {
    gold: Vec<corpora::Document>,
    silver: Vec<corpora::Document>,
}

impl Corpora {
    fn read(data: &Path) -> io::Result<Self> {
        let mut gold = corpora::conllu(&data.join("ud/ewt/train.conllu"))?;
        gold.extend(corpora::conllu(&data.join("ud/gum/train.conllu"))?);
        gold.retain(corpora::Document::is_free);
        Ok(Self { gold, silver: corpora::silver(&data.join("polnear/train/silver"))? })
    }
}

/// Makes the file of weights.
pub fn train(data: &Path) -> io::Result<Vec<u8>> {
    let corpora = Corpora::read(data)?;
    let gold: Vec<&corpora::Document> = corpora.gold.iter().collect();
    println!("tags");
    let tags = tags::train(&gold, &corpora.silver, tags::PLAN)?;
    println!("lemmas");
    let (lemmas, edits) = lemmas::train(&gold, &corpora.silver);
    Ok(crate::learn::write(&[("tags", tags), ("lemmas", lemmas), ("edits", edits)]))
}

/// EXPERIMENT
pub fn experiment(data: &Path) -> io::Result<()> {
    let get = |n: &str, d: f32| std::env::var(n).ok().and_then(|v| v.parse().ok()).unwrap_or(d);
    let p = tags::PLAN;
    let plan = tags::Plan {
        settings: learner::Settings {
            rate: get("RATE", p.settings.rate),
            sparsity: get("L1", p.settings.sparsity),
            decay: get("L2", p.settings.decay),
        },
        least_count: get("MIN", p.least_count as f32) as u32,
        search_passes: get("SP", p.search_passes as f32) as usize,
        final_passes: get("FP", p.final_passes as f32) as usize,
        least_weight: get("LW", p.least_weight),
        silver_weight: get("SW", p.silver_weight),
        contradiction: get("CO", p.contradiction),
    };
    println!("{plan:?}");
    let corpora = Corpora::read(data)?;
    let gold: Vec<&corpora::Document> = corpora.gold.iter().collect();
    let section = tags::train(&gold, &corpora.silver, plan)?;
    std::fs::write(std::env::var("OUT").unwrap_or("/tmp/lang/tags.bin".into()), &section)?;
    show_tags(data, &crate::learn::Table::read(&section).map_err(io::Error::other)?)
}

fn show_tags(data: &Path, table: &crate::learn::Table) -> io::Result<()> {
    for name in ["ud/ewt/dev.conllu", "ud/gum/dev.conllu"] {
        let documents = corpora::conllu(&data.join(name))?;
        let show = |name: &str, (right, all): (usize, usize)| {
            if all > 0 {
                println!("{name:<20} tags {:.2}", 100.0 * right as f64 / all as f64);
            }
        };
        show(name, tags::accuracy(table, documents.iter()));
        show("  news, interviews", tags::accuracy(table, documents.iter().filter(|d| d.is_news())));
    }
    Ok(())
}
