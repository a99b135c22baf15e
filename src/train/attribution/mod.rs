//! How attribution is learnt from PolNeAR, and from readouts that the rules have labelled.
//!
//! Each step learns from the gold: which words are cues and how far they reach, which words name the source, which are
//! the content. Then the judgement learns, on articles that the steps did not learn from, which of their finds are
//! right. Everything is deterministic.
#![allow(clippy::cast_sign_loss)] // settings and shares are never negative

pub mod examples;
pub mod learner;
pub mod polnear;
pub mod score;
pub mod word_classes;

use super::{corpora, pack};
use crate::speech::learned::features::Weights;
use crate::speech::learned::view::View;
use crate::speech::learned::{Extractor, Found, LEAST_CONFIDENCE, cues, judgement, weights};
use crate::speech::quotes;
use crate::text::{self, TokenRange};
use examples::{Examples, Target};
use learner::{Lists, Model, Settings, classifier, ranker};
use polnear::Article;
use score::Tally;
use std::collections::HashSet;
use std::path::Path;
use std::time::Instant;
use std::{fs, io};

/// Learns attribution, writes the file of weights to `model` and measures it: with the environment's `HELD`, on a tenth
/// of the training articles that was kept apart, else on the development set.
pub fn run(data: &Path, model: &Path) -> io::Result<()> {
    let started = Instant::now();
    let articles = polnear::read(&data.join("polnear/train"))?;
    let dev = polnear::read(&data.join("polnear/dev"))?;
    let readouts = readouts(data)?;
    let keeps_apart = std::env::var_os("HELD").is_some();
    let is_held = |i: usize| keeps_apart && i % 10 == 5;
    let mut train: Vec<&Article> = articles.iter().enumerate().filter(|(i, _)| !is_held(*i)).map(|(_, a)| a).collect();
    train.extend(&readouts);
    let mut held: Vec<&Article> = articles.iter().enumerate().filter(|(i, _)| is_held(*i)).map(|(_, a)| a).collect();
    if held.is_empty() {
        held.extend(&dev);
    }
    let learnt = learn(&train, started);
    let rows: Vec<pack::Row> = learnt.sorted().into_iter().map(|(feature, w)| (feature, vec![(0, w)])).collect();
    let file = crate::learn::write(&[(weights::SECTION, pack::table(1, &rows))]);
    fs::write(model, &file)?;
    let table = weights::read(&file).map_err(io::Error::other)?;
    measure(&held, &table);
    if keeps_apart {
        println!("DEV");
        measure(&dev.iter().collect::<Vec<_>>(), &table);
    }
    if let Ok(path) = std::env::var("OUT") {
        let extractor = Extractor::new(&table, true);
        let lines: Vec<String> = held.iter().map(|a| line(a, &extractor)).collect();
        fs::write(path, lines.join("\n") + "\n")?;
    }
    println!("{} features, {} bytes, {:?}", rows.len(), file.len(), started.elapsed());
    Ok(())
}

/// Readouts labelled by the rules, those of the annotated set left out: diplomatic prose that no corpus holds.
fn readouts(data: &Path) -> io::Result<Vec<Article>> {
    let annotated = corpora::annotated(data)?;
    let mut paths: Vec<_> = fs::read_dir(data.join("readouts/text"))?
        .collect::<io::Result<Vec<_>>>()?
        .iter()
        .map(fs::DirEntry::path)
        .collect();
    paths.sort();
    let mut out = Vec::new();
    for path in paths {
        let Some(id) = path.file_stem().and_then(|s| s.to_str()) else { continue };
        let source = fs::read_to_string(&path)?;
        if annotated.contains(corpora::headline(&source)) {
            continue;
        }
        let mut article = Article { id: id.to_owned(), source, gold: Vec::new() };
        article.gold = with_view(&article, |view| {
            let span = |range: TokenRange| view.text.span(range);
            let one = |rule: &crate::speech::rules::Found| polnear::Gold {
                source: rule.source.map(span).into_iter().collect(),
                cue: vec![span(rule.cue)],
                content: rule.content.iter().map(|c| span(*c)).collect(),
            };
            view.rules.iter().map(one).collect()
        });
        out.push(article);
    }
    Ok(out)
}

/// Writes the file of word classes.
pub fn classes(package: &Path, data: &Path, out: &Path) -> io::Result<()> {
    let articles = polnear::read(&data.join("polnear/train"))?;
    fs::write(out, word_classes::make(package, articles.iter().map(|a| a.source.as_str()))?)
}

/// What is found in an article as the scorer reads it.
fn line<W: Weights>(article: &Article, extractor: &Extractor<W>) -> String {
    with_view(article, |view| {
        let table = text::OffsetTable::new(&article.source, text::OffsetUnit::Chars);
        let spans = |ranges: &[TokenRange]| -> Vec<[u32; 2]> {
            ranges.iter().map(|r| view.text.span(*r)).map(|s| [table.convert(s.start), table.convert(s.end)]).collect()
        };
        let found = extractor.find(view, LEAST_CONFIDENCE);
        let attributions: Vec<_> = found
            .iter()
            .map(|f| {
                serde_json::json!({
                    "source": spans(f.source.as_slice()), "cue": spans(&[f.cue]), "content": spans(&f.content)
                })
            })
            .collect();
        serde_json::json!({"id": article.id, "attributions": attributions}).to_string()
    })
}

fn with_view<T>(article: &Article, work: impl FnOnce(&View) -> T) -> T {
    let text = text::read(&article.source);
    let syntax = crate::syntax::parse(&text);
    let quotes = quotes::find(&text);
    let parties = crate::parties::find(&text, &syntax);
    let ctx = crate::speech::clauses::Context { text: &text, syntax: &syntax, quotes: &quotes };
    let rules = crate::speech::rules::propose(ctx, &parties).reports;
    work(&View::new(&text, &syntax, &quotes, &parties, &rules))
}

/// Looked for on a tenth of the training articles that was kept apart: with twice the L1 term F1 falls by half a
/// point, with a third of it it rises by as much and the file is three times as large.
const STEPS: Settings = Settings { epochs: 4, final_epochs: 2, rate: 0.1, least_count: 3, sparsity: 4.1, decay: 0.0 };
/// The judgement's: fewer features, smaller steps.
const JUDGEMENT: Settings = Settings { rate: 0.05, sparsity: 0.5, ..STEPS };
/// What a wrong candidate costs beside the best, as a margin: of sources and of contents.
const SOURCE_MARGIN: f32 = 1.0;
const CONTENT_MARGIN: f32 = 2.0;

/// Cues, sources, contents.
fn learn_steps(articles: &[&Article]) -> Model {
    let mut all = Examples::default();
    for article in articles {
        with_view(article, |view| all.add(view, &examples::targets(view, &article.gold)));
    }
    println!("{:?}", all.recall);
    let mut model = classifier(all.cues, &all.cue_answers, STEPS);
    let words = classifier(all.words, &all.cue_answers, STEPS);
    model.absorb(words);
    for ((lists, choices), margin) in [(all.reaches, 0.0), (all.sources, SOURCE_MARGIN), (all.contents, CONTENT_MARGIN)]
    {
        model.absorb(ranker(lists, &choices, STEPS, margin));
    }
    model
}

/// The steps, and the judgement of what they find, learnt on what they find in articles that they did not learn from.
fn learn(articles: &[&Article], started: Instant) -> Model {
    const FOLDS: usize = 4;
    let (mut lists, mut answers) = (Lists::default(), Vec::new());
    for fold in 0..FOLDS {
        let part = |own: bool| -> Vec<&Article> {
            articles.iter().enumerate().filter(|(i, _)| (i % FOLDS == fold) == own).map(|(_, a)| *a).collect()
        };
        let model = learn_steps(&part(false));
        let extractor = Extractor::new(&model, true);
        for article in part(true) {
            with_view(article, |view| {
                add_readings(view, &extractor, &article.gold, &mut lists, &mut answers);
            });
        }
        println!("{:?} fold {fold}", started.elapsed());
    }
    let mut model = learn_steps(articles);
    model.absorb(classifier(lists, &answers, JUDGEMENT));
    model
}

/// Adds the readings of every cue of an article, each with whether it is right: the first ones by the pairing of all, the
/// others where they agree with what the first one is paired with, or with what nobody is.
fn add_readings<W: Weights>(
    view: &View,
    extractor: &Extractor<W>,
    gold: &[polnear::Gold],
    lists: &mut Lists,
    answers: &mut Vec<bool>,
) {
    let cues = extractor.candidates(view);
    let gold = examples::targets(view, gold);
    let firsts: Vec<Target> = cues.iter().map(|readings| target(&readings[0])).collect();
    let (verdicts, _) = score::verdicts(view, &gold, &firsts);
    let taken: HashSet<usize> = verdicts.iter().filter_map(|v| v.gold).collect();
    let mut claims = judgement::Claims::new(view.atoms.len());
    for (mut readings, verdict) in cues.into_iter().zip(verdicts) {
        let is_free = |i: usize| verdict.gold == Some(i) || !taken.contains(&i);
        for f in &mut readings {
            f.claim = claims.of(f);
        }
        claims.take(&readings[0]);
        for (n, f) in readings.into_iter().enumerate() {
            let is_right = match n {
                0 => verdict.is_right,
                _ => gold.iter().enumerate().any(|(i, g)| is_free(i) && score::agrees(view, g, &target(&f))),
            };
            lists.push(|list| judgement::describe(view, &f, list));
            answers.push(is_right);
        }
    }
}

fn measure<W: Weights>(articles: &[&Article], model: &W) {
    let extractor = Extractor::new(model, true);
    let mut gold_cues = Tally::default();
    let thresholds = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5];
    let mut tallies = [Tally::default(); 7];
    let mut bins = [(0_i32, 0_i32, 0.0_f32); 10];
    for article in articles {
        with_view(article, |view| {
            let gold = examples::targets(view, &article.gold);
            for (least, tally) in thresholds.iter().zip(&mut tallies) {
                let found = extractor.find(view, *least);
                let predicted: Vec<Target> = found.iter().map(target).collect();
                let (verdicts, t) = score::verdicts(view, &gold, &predicted);
                tally.add(t);
                if *least <= 0.2 {
                    for (f, v) in found.iter().zip(&verdicts) {
                        let bin = &mut bins[((f.confidence * 10.0) as usize).min(9)];
                        *bin = (bin.0 + 1, bin.1 + i32::from(v.is_right), bin.2 + f.confidence);
                    }
                }
            }
            let given: Vec<Target> =
                gold.iter().filter_map(|g| extractor.follow(view, g.head?, 0.0).first().map(target)).collect();
            gold_cues.add(score::verdicts(view, &gold, &given).1);
        });
    }
    for (least, tally) in thresholds.iter().zip(&tallies) {
        println!("least {least}: {:.2?} {tally:?}", tally.f1());
    }
    println!("gold cues: {:.2?} {gold_cues:?}", gold_cues.f1());
    show_words(articles, model);
    for (n, right, sum) in bins.iter().filter(|b| b.0 > 0) {
        println!("said {:.2}: right {:.2} of {n}", sum / *n as f32, f64::from(*right) / f64::from(*n));
    }
}

/// How many words, and how many heads of cues, stay above each score that a word has by itself.
fn show_words<W: Weights>(articles: &[&Article], model: &W) {
    let mut rows: Vec<(f32, bool)> = Vec::new();
    for article in articles {
        with_view(article, |view| {
            let heads: Vec<usize> =
                examples::targets(view, &article.gold).iter().filter_map(|target| target.head).collect();
            for token in (0..view.atoms.len()).filter(|&t| cues::is_candidate(view, t)) {
                let mut features = Vec::new();
                cues::describe_word(view, token, &mut features);
                rows.push((model.score(&features), heads.contains(&token)));
            }
        });
    }
    let share = |wanted: &dyn Fn(&(f32, bool)) -> bool, least: f32| {
        let all = rows.iter().filter(|r| wanted(r)).count().max(1);
        100.0 * rows.iter().filter(|r| wanted(r) && r.0 >= least).count() as f64 / all as f64
    };
    for least in [-6.0, -5.5, -5.0, -4.5, -4.0, -3.5] {
        println!(
            "word score {least}: {:.2} % of heads, {:.1} % of all",
            share(&|r| r.1, least),
            share(&|_| true, least)
        );
    }
}

fn target(f: &Found) -> Target {
    Target {
        source: f.source.map_or(Vec::new(), |s| s.indices().collect()),
        cue: f.cue.indices().collect(),
        content: f.content.iter().flat_map(|c| c.indices()).collect(),
        head: Some(f.head),
    }
}
