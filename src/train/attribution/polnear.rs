//! Reader of the PolNeAR corpus: articles with attributions in brat's standoff format.

use crate::text::Span;
use std::collections::HashMap;
use std::path::Path;
use std::{fs, io};

/// An annotated article.
pub struct Article {
    /// Its name in the corpus.
    pub id: String,
    /// Its text.
    pub source: String,
    /// Its attributions; of several annotators the first by name.
    pub gold: Vec<Gold>,
}

/// An attribution, its spans in bytes.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// The words of the source.
    pub source: Vec<Span>,
    /// The words of the cue.
    pub cue: Vec<Span>,
    /// The words of the content.
    pub content: Vec<Span>,
}

/// All articles of a folder with `text` and `attributions`, by name.
pub fn read(folder: &Path) -> io::Result<Vec<Article>> {
    let mut annotations: Vec<_> = fs::read_dir(folder.join("attributions"))?
        .collect::<io::Result<Vec<_>>>()?
        .iter()
        .map(fs::DirEntry::path)
        .collect();
    annotations.sort();
    let mut articles: Vec<Article> = Vec::new();
    for path in annotations {
        let name = path.file_stem().and_then(|s| s.to_str()).unwrap_or("");
        let Some((id, _annotator)) = name.rsplit_once('_') else { continue };
        if articles.last().is_some_and(|a| a.id == id) {
            continue;
        }
        let source = fs::read_to_string(folder.join("text").join(format!("{id}.txt")))?;
        let gold = attributions(&fs::read_to_string(&path)?, &source);
        articles.push(Article { id: id.to_owned(), source, gold });
    }
    Ok(articles)
}

/// The attributions of a brat file; its offsets count code points.
fn attributions(annotation: &str, source: &str) -> Vec<Gold> {
    let mut bytes: Vec<usize> = source.char_indices().map(|(at, _)| at).collect();
    bytes.push(source.len());
    let byte = |point: &str| point.parse().ok().and_then(|p: usize| bytes.get(p).copied());
    let mut spans: HashMap<&str, Vec<Span>> = HashMap::new();
    let mut gold = Vec::new();
    for line in annotation.lines() {
        let mut fields = line.split('\t');
        let (Some(id), Some(rest)) = (fields.next(), fields.next()) else { continue };
        if id.starts_with('T') {
            let pieces = rest.split_once(' ').map_or("", |(_, pieces)| pieces).split(';');
            let pieces = pieces.filter_map(|p| p.split_once(' ')).filter_map(|(s, e)| Some((byte(s)?, byte(e)?)));
            spans.insert(id, pieces.map(|(s, e)| Span::new(s, e)).collect());
        } else if id.starts_with('E') && rest.starts_with("Attribution") {
            gold.push(event(rest, &spans));
        }
    }
    gold
}

fn event(arguments: &str, spans: &HashMap<&str, Vec<Span>>) -> Gold {
    let mut gold = Gold::default();
    for argument in arguments.split_whitespace().skip(1) {
        let Some((role, id)) = argument.split_once(':') else { continue };
        let pieces = spans.get(id).cloned().unwrap_or_default();
        match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
            "Source" => gold.source.extend(pieces),
            "Cue" => gold.cue.extend(pieces),
            "Content" => gold.content.extend(pieces),
            _ => {}
        }
    }
    for pieces in [&mut gold.source, &mut gold.cue, &mut gold.content] {
        pieces.sort_unstable();
    }
    gold
}
