//! Quotation marks: which open, which close, and what stands between.
//!
//! Takes tokens; makes [`Quotes`]: quotations with their marks, nested ones within others, and quotations that run
//! over paragraphs (opened anew in each, closed once) linked in a chain. Survives marks that are missing or doubled:
//! what is left open ends with its paragraph, what closes nothing is passed over, both with a notice. Does not judge
//! whether a quotation is speech, a title or a scare quote.

use crate::analysis::Notice;
use crate::text::{Span, Text, TokenRange};

/// A stretch between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Its tokens, marks included where they stand.
    pub tokens: TokenRange,
    /// How many quotations it lies within.
    pub depth: usize,
    /// The index of the quotation in the next paragraph that goes on with this one.
    pub goes_on: Option<usize>,
    /// The index of the quotation that this one goes on with.
    pub continues: Option<usize>,
    /// Whether its closing mark stands in the text.
    pub is_closed: bool,
}

/// All quotations of a text.
#[derive(Default)]
pub struct Quotes {
    /// In the order of their opening marks.
    pub list: Vec<Quote>,
    /// For each token the index of the outermost quotation that holds it (marks included).
    outermost: Vec<Option<u32>>,
    /// Marks that found no partner.
    pub notices: Vec<Notice>,
}

impl Quotes {
    /// The outermost quotation that holds a token, marks included.
    pub fn around(&self, token: usize) -> Option<&Quote> {
        self.list.get(self.outermost.get(token).copied().flatten()? as usize)
    }

    /// The index of that quotation.
    pub fn index_around(&self, token: usize) -> Option<usize> {
        self.outermost.get(token).copied().flatten().map(|i| i as usize)
    }

    /// Whether a token stands between quotation marks, marks included.
    pub fn holds(&self, token: usize) -> bool {
        self.outermost.get(token).is_some_and(Option::is_some)
    }

    /// The quotations that lie in no other, in order, with their indices.
    pub fn outermost(&self) -> impl Iterator<Item = (usize, &Quote)> {
        self.list.iter().enumerate().filter(|(_, quote)| quote.depth == 0)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Width {
    Double,
    Single,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    /// A straight mark that could do either.
    Either,
}

/// A text whose marks are all at odds needs no more notices than a reader will read.
const MOST_NOTICES: usize = 5;

/// Finds the quotations of a text.
pub fn find(text: &Text) -> Quotes {
    let mut quotes = Quotes { outermost: vec![None; text.tokens.len()], ..Quotes::default() };
    let mut left_open = None;
    for block in &text.blocks {
        let body = body(text, block.tokens, block.lead);
        let reader = BlockReader { text, tokens: body, stack: Vec::new(), quotes: &mut quotes };
        left_open = reader.read(left_open, block.is_prose());
    }
    if let Some(index) = left_open {
        quotes.report(text, quotes.list[index].tokens.start);
    }
    for index in 0..quotes.list.len() {
        let Quote { tokens, depth, .. } = quotes.list[index];
        if depth == 0 {
            quotes.outermost[tokens.indices()].fill(Some(index as u32));
        }
    }
    quotes
}

/// A block's tokens after its lead.
fn body(text: &Text, tokens: TokenRange, lead: Option<Span>) -> TokenRange {
    let Some(lead) = lead else { return tokens };
    let skipped = text.tokens[tokens.indices()].iter().take_while(|t| t.span.start < lead.end).count();
    TokenRange::new(tokens.start + skipped, tokens.end)
}

impl Quotes {
    fn report(&mut self, text: &Text, mark: usize) {
        if self.notices.len() >= MOST_NOTICES {
            return;
        }
        self.notices.push(Notice {
            code: "unbalanced-quotation",
            message: "A quotation mark has no partner; the quotation was taken to end with its paragraph.".to_owned(),
            span: text.tokens.get(mark).map(|t| t.span),
        });
    }
}

struct BlockReader<'a, 'b> {
    text: &'a Text<'b>,
    tokens: TokenRange,
    /// The open quotations: index in the list and width of the mark.
    stack: Vec<(usize, Width)>,
    quotes: &'a mut Quotes,
}

impl BlockReader<'_, '_> {
    /// Reads the block; gives the quotation that is open at its end. `left_open` is the one open before it.
    fn read(mut self, left_open: Option<usize>, is_prose: bool) -> Option<usize> {
        if !is_prose {
            self.read_tokens();
            self.close_all_at_end();
            return left_open;
        }
        let first = self.tokens.start;
        if let Some(previous) = left_open {
            if self.mark(first).is_some_and(|(_, side)| side != Side::Closes) {
                let next = self.quotes.list.len();
                self.read_tokens();
                if self.quotes.list.get(next).is_some_and(|q| q.tokens.start == first) {
                    self.quotes.list[previous].goes_on = Some(next);
                    self.quotes.list[next].continues = Some(previous);
                }
                return self.close_all_at_end();
            }
            self.quotes.report(self.text, self.quotes.list[previous].tokens.start);
        }
        self.read_tokens();
        self.close_all_at_end()
    }

    fn read_tokens(&mut self) {
        for token in self.tokens.indices() {
            let Some((width, side)) = self.mark(token) else { continue };
            match (self.is_open(width), side) {
                (false, Side::Opens | Side::Either) => self.open(token, width),
                (true, Side::Closes | Side::Either) => self.close(token, width),
                (true, Side::Opens) => self.open_again(token, width),
                (false, Side::Closes) if width == Width::Double => self.quotes.report(self.text, token),
                (false, Side::Closes) => {} // an apostrophe
            }
        }
    }

    fn is_open(&self, width: Width) -> bool {
        self.stack.iter().any(|(_, open)| *open == width)
    }

    fn open(&mut self, token: usize, width: Width) {
        let tokens = TokenRange::new(token, self.tokens.end);
        let quote = Quote { tokens, depth: self.stack.len(), goes_on: None, continues: None, is_closed: false };
        self.stack.push((self.quotes.list.len(), width));
        self.quotes.list.push(quote);
    }

    /// A second opening mark: the first one's partner is missing. It ends where its sentence does, or before this one.
    fn open_again(&mut self, token: usize, width: Width) {
        while let Some((index, open)) = self.stack.pop() {
            self.quotes.list[index].tokens.end = token;
            if open == width {
                self.quotes.report(self.text, self.quotes.list[index].tokens.start);
                break;
            }
        }
        self.open(token, width);
    }

    /// Closes the innermost quotation of this width, and what is open within it.
    fn close(&mut self, token: usize, width: Width) {
        while let Some((index, open)) = self.stack.pop() {
            let quote = &mut self.quotes.list[index];
            quote.is_closed = open == width;
            quote.tokens.end = if quote.is_closed { token + 1 } else { token };
            if open == width {
                return;
            }
        }
    }

    fn close_all_at_end(&mut self) -> Option<usize> {
        let outer = self.stack.iter().find(|(_, width)| *width == Width::Double).map(|(index, _)| *index);
        self.stack.clear();
        outer
    }

    /// What a token does as a quotation mark, if it is one.
    fn mark(&self, token: usize) -> Option<(Width, Side)> {
        if !self.tokens.has(token) {
            return None;
        }
        let before = self.char_before(token);
        let after = self.char_after(token);
        let leans_right = before.is_none_or(opens_after) && after.is_some_and(|c| !c.is_whitespace());
        let side = |fallback| match (leans_right, before.is_some_and(|c| !c.is_whitespace())) {
            (true, false) => Side::Opens,
            (false, true) => Side::Closes,
            _ => fallback,
        };
        match self.text.word(token) {
            "“" if self.is_closed_by_low_mark() => Some((Width::Double, Side::Closes)),
            "“" | "„" | "«" | "``" | "‟" => Some((Width::Double, Side::Opens)),
            "”" => Some((
                Width::Double,
                if leans_right && !self.is_open(Width::Double) { Side::Opens } else { Side::Closes },
            )),
            "»" => Some((Width::Double, Side::Closes)),
            "''" => Some((Width::Double, side(Side::Closes))), // some wires open with it too
            "\"" if before.is_some_and(|c| c.is_ascii_digit()) && !self.is_open(Width::Double) => None, // inches
            "\"" => Some((Width::Double, side(Side::Either))),
            "‘" | "`" => self.is_single_opened(token).then_some((Width::Single, Side::Opens)),
            "'" | "’" => self.single_mark(token, leans_right),
            _ => None,
        }
    }

    /// `„…“`: the mark that opens in English closes what a low mark opened.
    fn is_closed_by_low_mark(&self) -> bool {
        self.stack.last().is_some_and(|&(index, _)| self.text.word(self.quotes.list[index].tokens.start) == "„")
    }

    /// A single mark is an apostrophe unless it pairs.
    fn single_mark(&self, token: usize, leans_right: bool) -> Option<(Width, Side)> {
        if !self.is_open(Width::Single) {
            let opens = leans_right && self.text.word(token) == "'" && self.is_single_opened(token);
            return opens.then_some((Width::Single, Side::Opens));
        }
        (self.can_close_single(token) && !self.is_possessive(token)).then_some((Width::Single, Side::Closes))
    }

    /// Something later in the block can close a single quotation opened here.
    fn is_single_opened(&self, token: usize) -> bool {
        let rest = TokenRange::new(token + 1, self.tokens.end);
        self.char_after(token).is_some_and(|c| !c.is_ascii_digit() || self.text.word(token) == "‘")
            && rest.indices().take(LONGEST_SINGLE_QUOTATION).any(|t| self.can_close_single(t))
    }

    fn can_close_single(&self, token: usize) -> bool {
        matches!(self.text.word(token), "'" | "’")
            && self.char_before(token).is_some_and(|c| !c.is_whitespace())
            && self.char_after(token).is_none_or(|c| !c.is_alphanumeric())
    }

    /// “the workers’ rights”: after an s, with another mark to come that can close.
    fn is_possessive(&self, token: usize) -> bool {
        let rest = TokenRange::new(token + 1, self.tokens.end);
        self.char_before(token) == Some('s')
            && self.char_after(token) == Some(' ')
            && rest
                .indices()
                .take(LONGEST_SINGLE_QUOTATION)
                .take_while(|&t| self.text.word(t) != "‘")
                .any(|t| self.can_close_single(t))
    }

    fn char_before(&self, token: usize) -> Option<char> {
        let start = self.text.tokens.get(token)?.span.start as usize;
        self.text.source.get(..start)?.chars().next_back()
    }

    fn char_after(&self, token: usize) -> Option<char> {
        let end = self.text.tokens.get(token)?.span.end as usize;
        self.text.source.get(end..)?.chars().next()
    }
}

/// How far a single quotation may reach, in tokens: keeps the search for its partner linear.
const LONGEST_SINGLE_QUOTATION: usize = 300;

/// What stands before an opening mark.
fn opens_after(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '―' | '/' | '“' | '‘' | '"' | '\'' | '„' | '«' | ':')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    /// The outermost quotations' words, a chain's pieces joined by ` … `.
    fn found(source: &str) -> Vec<String> {
        let text = text::read(source);
        let quotes = find(&text);
        let mut out: Vec<String> = Vec::new();
        for (_, quote) in quotes.outermost() {
            let words = text.words(quote.tokens).to_owned();
            match (quote.continues, out.last_mut()) {
                (Some(_), Some(last)) => *last = format!("{last} … {words}"),
                _ => out.push(words),
            }
        }
        out
    }

    #[test]
    fn marks_of_every_kind_pair() {
        for (source, expected) in [
            ("Voss said: “We will wait.” Then she left.", vec!["“We will wait.”"]),
            ("\"We will wait,\" she said. \"And see.\"", vec!["\"We will wait,\"", "\"And see.\""]),
            ("‘We will wait,’ she said of the workers’ plan.", vec!["‘We will wait,’"]),
            ("‘The workers’ rights are safe,’ she said.", vec!["‘The workers’ rights are safe,’"]),
            ("She said «wait» and „stay“ here.", vec!["«wait»", "„stay“"]),
            ("She called it “a ‘grave’ error” today.", vec!["“a ‘grave’ error”"]),
            ("Don't say it's Voss' plan in the '90s.", vec![]),
            ("He is 6'2\" tall and won't go.", vec![]),
        ] {
            assert_eq!(found(source), expected, "{source}");
        }
    }

    #[test]
    fn a_quotation_over_paragraphs_is_one_chain() {
        let source =
            "She spoke long on Tuesday before the house: “We begin now.\n\n“We end later,” Voss said in the end.";
        assert_eq!(found(source), ["“We begin now. … “We end later,”"]);
    }

    #[test]
    fn a_missing_mark_ends_with_its_paragraph_and_is_told() {
        let source =
            "Voss said: “We will wait for the ships in the harbour.\n\nThe ships came on Monday. “Good,” she said.";
        let text = text::read(source);
        let quotes = find(&text);
        assert_eq!(quotes.list.len(), 2);
        assert_eq!(quotes.notices.len(), 1);
        assert!(quotes.list[0].goes_on.is_none() && !quotes.list[0].is_closed);
    }
}
