//! Readers of the corpora: Universal Dependencies treebanks (CoNLL-U) and automatic annotation of news (silver).

use crate::syntax::Tag;
use crate::text::{self, Sentence, Span, Text, Token, TokenRange};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Documents of GUM under a non-commercial licence: never learnt from.
const NON_COMMERCIAL: [&str; 2] = ["GUM_whow_", "GUM_fiction_"];

/// An annotated document; its paragraphs are lines of `text`.
#[derive(Default)]
pub struct Document {
    /// Its name in the corpus.
    pub id: String,
    /// The raw text, a line a paragraph.
    pub text: String,
    /// The words, in order.
    pub tokens: Vec<GoldToken>,
    /// The sentences, in order.
    pub sentences: Vec<TokenRange>,
    /// Names, where the corpus marks them.
    pub entities: Vec<GoldEntity>,
}

/// An annotated word.
#[derive(Clone, Debug)]
pub struct GoldToken {
    /// Its bytes in the document's text.
    pub span: Span,
    /// Its tag.
    pub tag: Tag,
    /// Its dictionary form as the corpus writes it.
    pub lemma: String,
    /// The index of its syntactic head, itself for a root.
    pub head: usize,
    /// Its relation to its head, without subtype.
    pub relation: String,
    /// The class that automatic annotation gives it: `PERSON`; empty elsewhere.
    pub class: String,
}

/// A stretch of words with a type.
#[derive(Clone, Debug)]
pub struct GoldEntity {
    /// The words.
    pub tokens: TokenRange,
    /// Whom or what they name: the number that all mentions of one share within a document.
    pub group: usize,
    /// Of several who were named apart before (“they” for A and B): the numbers of these.
    pub parts: Vec<usize>,
    /// GUM's type: `person`, `place`, `organization`, …
    pub kind: String,
    /// The index of the head word.
    pub head: usize,
}

impl Document {
    /// Whether the document may be learnt from.
    pub fn is_free(&self) -> bool {
        !NON_COMMERCIAL.iter().any(|prefix| self.id.starts_with(prefix))
    }

    /// Whether the document is of GUM.
    pub fn is_gum(&self) -> bool {
        self.id.starts_with("GUM_")
    }

    /// News and interviews of GUM.
    pub fn is_news(&self) -> bool {
        self.id.starts_with("GUM_news_") || self.id.starts_with("GUM_interview_")
    }

    /// The document as the first stage would give it, with the annotated tokens and sentences.
    pub fn as_text(&self) -> Text<'_> {
        let mut text = text::read_paragraphs("");
        text.source = &self.text;
        text.tokens = self.tokens.iter().map(|t| Token { span: t.span }).collect();
        text.sentences = self.sentences.iter().map(|&tokens| Sentence { tokens, block: 0 }).collect();
        text
    }

    /// Whether a token is the first of its sentence.
    pub fn opens_sentence(&self, token: usize) -> bool {
        self.sentences.binary_search_by_key(&token, |sentence| sentence.start).is_ok()
    }

    /// Whether a blank stands before a token.
    pub fn is_spaced(&self, token: usize) -> bool {
        token == 0 || self.tokens[token - 1].span.end != self.tokens[token].span.start
    }

    /// A token's words.
    pub fn word(&self, token: usize) -> &str {
        self.tokens[token].span.of(&self.text)
    }
}

/// A file of a treebank.
pub fn conllu(path: &Path) -> io::Result<Vec<Document>> {
    let source = fs::read_to_string(path)?;
    let mut reader = ConlluReader::default();
    for line in source.lines() {
        reader.line(line);
    }
    reader.end_document();
    Ok(reader.documents)
}

#[derive(Default)]
struct ConlluReader {
    documents: Vec<Document>,
    document: Document,
    /// Index of the sentence's first token.
    first: usize,
    /// The number of the last word of the multiword token that is open, and the bytes of it not yet given out.
    multiword: Option<(usize, Span)>,
    is_glued: bool,
    has_paragraph_before: bool,
    open_entities: Vec<(String, GoldEntity)>,
    /// First token, number, and number of a part, of mentions of several.
    parts: Vec<(usize, usize, usize)>,
}

impl ConlluReader {
    fn line(&mut self, line: &str) {
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            self.end_document();
            id.clone_into(&mut self.document.id);
        } else if line.starts_with("# newpar") && !line.starts_with("# newpar_block") {
            self.has_paragraph_before = true;
        } else if line.is_empty() {
            self.end_sentence();
        } else if !line.starts_with('#') {
            let fields: Vec<&str> = line.split('\t').collect();
            if fields.len() == 10 && !fields[0].contains('.') {
                self.word(&fields);
            }
        }
    }

    fn append(&mut self, form: &str, is_glued_after: bool) -> Span {
        let text = &mut self.document.text;
        if self.has_paragraph_before && !text.is_empty() {
            text.push('\n');
        } else if !self.is_glued && !text.is_empty() {
            text.push(' ');
        }
        self.has_paragraph_before = false;
        let start = text.len();
        text.push_str(form);
        self.is_glued = is_glued_after;
        Span::new(start, text.len())
    }

    fn word(&mut self, fields: &[&str]) {
        let is_glued_after = fields[9].split('|').any(|f| f == "SpaceAfter=No");
        if let Some((_, last)) = fields[0].split_once('-') {
            let span = self.append(fields[1], is_glued_after);
            self.multiword = Some((last.parse().unwrap_or(0), span));
            return;
        }
        let number: usize = fields[0].parse().unwrap_or(0);
        let span = match &mut self.multiword {
            Some((last, left)) => {
                let mut span = *left;
                if number < *last {
                    let length = fields[1].len().min(span.len());
                    span.end = span.start + length as u32;
                    if !self.document.text.is_char_boundary(span.end as usize) {
                        span.end = left.end;
                    }
                }
                left.start = span.end;
                if number >= *last {
                    self.multiword = None;
                }
                span
            }
            None => self.append(fields[1], is_glued_after),
        };
        let index = self.document.tokens.len();
        let head: usize = fields[6].parse().unwrap_or(0);
        self.document.tokens.push(GoldToken {
            span,
            tag: Tag::from_name(fields[4]).unwrap_or(Tag::XX),
            lemma: fields[2].to_owned(),
            head: if head == 0 { index } else { self.first + head - 1 },
            relation: fields[7].split(':').next().unwrap_or("").to_owned(),
            class: String::new(),
        });
        if let Some(entity) = fields[9].split('|').find_map(|f| f.strip_prefix("Entity=")) {
            self.entities(entity, index);
        }
        if let Some(parts) = fields[9].split('|').find_map(|f| f.strip_prefix("SplitAnte=")) {
            self.parts.extend(parts.split(',').filter_map(|f| {
                let (part, whole) = f.split_once('<')?;
                Some((index, whole.parse().ok()?, part.parse().ok()?))
            }));
        }
    }

    /// GUM's bracket notation: `(1-person-new-…-1-sgl(2-place-…)`, `2)1)`.
    fn entities(&mut self, notation: &str, index: usize) {
        let mut rest = notation;
        while !rest.is_empty() {
            if let Some(opening) = rest.strip_prefix('(') {
                let end = opening.find(['(', ')']).unwrap_or(opening.len());
                let fields: Vec<&str> = opening[..end].split('-').collect();
                let kind = fields.get(1).copied().unwrap_or("").to_owned();
                // Field 5 is the minimal span: the head's position among the entity's words, from 1.
                let head = fields.get(5).and_then(|f| f.split(',').next()?.parse::<usize>().ok()).unwrap_or(1);
                let tokens = TokenRange::new(index, index + 1);
                // A part of a mention in pieces is numbered `7[1/2]`.
                let group = fields[0].split('[').next().and_then(|f| f.parse().ok()).unwrap_or(0);
                let entity = GoldEntity { tokens, group, parts: Vec::new(), kind, head: index + head.max(1) - 1 };
                if opening[end..].starts_with(')') {
                    self.document.entities.push(entity);
                    rest = &opening[end + 1..];
                } else {
                    self.open_entities.push((fields[0].to_owned(), entity));
                    rest = &opening[end..];
                }
            } else {
                let end = rest.find(')').unwrap_or(rest.len() - 1);
                let id = &rest[..end];
                if let Some(at) = self.open_entities.iter().rposition(|(open, _)| open == id) {
                    let (_, mut entity) = self.open_entities.remove(at);
                    entity.tokens.end = index + 1;
                    self.document.entities.push(entity);
                }
                rest = &rest[end + 1..];
            }
        }
    }

    fn end_sentence(&mut self) {
        let end = self.document.tokens.len();
        if end > self.first {
            self.document.sentences.push(TokenRange::new(self.first, end));
        }
        self.first = end;
        self.multiword = None;
    }

    fn end_document(&mut self) {
        self.end_sentence();
        let mut document = std::mem::take(&mut self.document);
        for (first, whole, part) in self.parts.drain(..) {
            let is_whole = |e: &&mut GoldEntity| e.tokens.start == first && e.group == whole;
            if let Some(entity) = document.entities.iter_mut().find(is_whole) {
                entity.parts.push(part);
            }
        }
        if !document.tokens.is_empty() {
            self.documents.push(document);
        }
        self.first = 0;
        self.is_glued = false;
        self.has_paragraph_before = false;
        self.open_entities.clear();
    }
}

/// The automatic annotation of news: one document a file of `folder`, its words joined by blanks.
pub fn silver(folder: &Path) -> io::Result<Vec<Document>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<io::Result<_>>()?;
    paths.sort();
    paths.iter().map(|path| silver_file(path)).collect()
}

fn silver_file(path: &Path) -> io::Result<Document> {
    let text_path = path.with_extension("txt");
    let name = text_path.file_name().unwrap_or_default();
    let folder = path.parent().and_then(Path::parent).unwrap_or(Path::new("")).join("text");
    let text = fs::read_to_string(folder.join(name))?;
    let mut offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    offsets.push(text.len());
    let mut document = Document { id: name.to_string_lossy().into_owned(), text, ..Document::default() };
    let mut first = 0;
    for line in fs::read_to_string(path)?.lines().chain([""]) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [start, end, tag, lemma, class] = fields[..] else {
            if document.tokens.len() > first {
                document.sentences.push(TokenRange::new(first, document.tokens.len()));
                first = document.tokens.len();
            }
            continue;
        };
        let offset = |field: &str| field.parse().ok().and_then(|at: usize| offsets.get(at).copied());
        let (Some(start), Some(end)) = (offset(start), offset(end)) else { continue };
        let head = document.tokens.len();
        document.tokens.push(GoldToken {
            span: Span::new(start, end),
            tag: Tag::from_name(tag).unwrap_or(Tag::XX),
            lemma: lemma.to_owned(),
            head,
            relation: String::new(),
            class: if class == "O" { String::new() } else { class.to_owned() },
        });
    }
    Ok(document)
}

/// The headlines of the annotated articles, by which nothing is learnt. Their files bear other names than in the corpora.
pub fn annotated(data: &Path) -> io::Result<HashSet<String>> {
    let mut headlines = HashSet::new();
    for entry in fs::read_dir(data.join("../gold/dev"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            headlines.insert(headline(&fs::read_to_string(path)?).to_owned());
        }
    }
    Ok(headlines)
}

/// A text's first line that is not blank.
pub fn headline(text: &str) -> &str {
    text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("")
}
