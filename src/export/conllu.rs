//! The grammar of a text in CoNLL-U, for the field's tools.
//!
//! Takes the source; makes a row a token: number, form, lemma, Penn Treebank tag (XPOS), and in MISC the blanks after
//! it (`SpaceAfter=No`), its chunk (`Chunk=B-NP`, `Head=Yes` at a chunk's head) and its mention
//! (`Entity=B-Person`), begin and inside told apart. Universal tags, features and the tree are not made: `_`.

use crate::syntax::{Chunk, ChunkKind, EntityKind, Mention, Syntax};
use crate::text::{Sentence, Text, TokenRange};
use crate::{syntax, text};
use std::fmt::Write;

/// Tokens, lemmas, tags, chunks and mentions of a text in CoNLL-U.
///
/// ```
/// let rows = onrecord::conllu("Adela Voss has spoken.");
/// assert!(rows.contains("3\thas\thave\t_\tVBZ\t_\t_\t_\t_\tChunk=B-VP\n"));
/// ```
pub fn conllu(source: &str) -> String {
    let text = text::read(source);
    let syntax = syntax::parse(&text);
    let mut out = String::with_capacity(source.len() * 8);
    let (mut chunks, mut mentions) = (syntax.chunks.iter().peekable(), syntax.mentions.iter().peekable());
    let mut block = None;
    for (number, sentence) in text.sentences.iter().enumerate() {
        if block != Some(sentence.block) {
            block = Some(sentence.block);
            let _ = writeln!(out, "# newpar");
        }
        let words = text.words(sentence.tokens).split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(out, "# sent_id = {}\n# text = {words}", number + 1);
        for token in sentence.tokens.indices() {
            while chunks.next_if(|c| c.tokens.end <= token).is_some() {}
            while mentions.next_if(|m| m.tokens.end <= token).is_some() {}
            let chunk = chunks.peek().copied().filter(|c| c.tokens.has(token));
            let mention = mentions.peek().copied().filter(|m| m.tokens.has(token));
            row(&mut out, &Row { text: &text, syntax: &syntax, sentence, token, chunk, mention });
        }
        out.push('\n');
    }
    out
}

struct Row<'a> {
    text: &'a Text<'a>,
    syntax: &'a Syntax,
    sentence: &'a Sentence,
    token: usize,
    chunk: Option<&'a Chunk>,
    mention: Option<&'a Mention>,
}

fn row(out: &mut String, row: &Row) {
    let Row { text, syntax, sentence, token, chunk, mention } = *row;
    let mut misc: Vec<String> = Vec::new();
    if let Some(mention) = mention {
        misc.push(format!("Entity={}-{}", place(mention.tokens, token), entity(mention.kind)));
    }
    if let Some(chunk) = chunk {
        let kind = if chunk.kind == ChunkKind::Noun { "NP" } else { "VP" };
        misc.push(format!("Chunk={}-{kind}", place(chunk.tokens, token)));
        if chunk.head == token {
            misc.push("Head=Yes".to_owned());
        }
    }
    let ends = |at: usize| text.tokens.get(at).map(|t| t.span);
    if ends(token).zip(ends(token + 1)).is_some_and(|(this, next)| this.end == next.start) {
        misc.push("SpaceAfter=No".to_owned());
    }
    let misc = if misc.is_empty() { "_".to_owned() } else { misc.join("|") };
    let number = token - sentence.tokens.start + 1;
    let (form, lemma) = (text.word(token), syntax.lemma(text, token));
    let tag = syntax.tags.get(token).map_or("_", |tag| tag.name());
    let _ = writeln!(out, "{number}\t{form}\t{lemma}\t_\t{tag}\t_\t_\t_\t_\t{misc}");
}

fn place(range: TokenRange, token: usize) -> char {
    if range.start == token { 'B' } else { 'I' }
}

fn entity(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Organization => "Organization",
        EntityKind::Place => "Place",
        EntityKind::Title => "Title",
        EntityKind::Nationality => "Nationality",
        EntityKind::Date => "Date",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_token_has_one_row_of_ten_fields_and_every_sentence_ends_with_a_blank_line() {
        let source = "BREST, Oct. 4 - Don't\u{a0}stay, “he” said\u{2028}again.\n\nNo\tway…  U.S. 😀";
        let rows = conllu(source);
        let tokens = text::read(source).tokens.len();
        let body: Vec<&str> = rows.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
        assert_eq!(body.len(), tokens);
        assert!(body.iter().all(|line| line.split('\t').count() == 10 && !line.contains("\t\t")));
        assert!(rows.ends_with("\n\n"));
        assert_eq!(conllu(""), "");
    }
}
