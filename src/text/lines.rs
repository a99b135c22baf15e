//! Lines into stretches: which line break ends a block, and which only wraps a line.

use super::Span;

/// A stretch of text that belongs together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Without blanks around it.
    pub span: Span,
    /// Whether a blank line (or the text's start) stands before it.
    pub is_set_off: bool,
}

/// No text wrapped by hand or by mail programs has longer lines (characters).
const LONGEST_WRAPPED_LINE: usize = 100;
/// Lines shorter than this are lists or verse rather than wrapped text (characters).
const SHORTEST_WRAPPED_LINE: usize = 40;
/// Of the line breaks inside wrapped text, the share that stand where the next word would not have fitted.
const FULL_LINES: f64 = 0.6;

/// The stretches of a text: lines, or the paragraphs that hard-wrapped lines make up.
pub fn stretches(source: &str) -> Vec<Stretch> {
    let lines = lines(source);
    let width = wrap_width(source, &lines);
    let mut out: Vec<Stretch> = Vec::new();
    let mut previous: Option<Span> = None;
    for line in lines {
        if line.span.is_empty() {
            previous = None;
            continue;
        }
        let goes_on = previous.zip(width).is_some_and(|(last, width)| {
            !line.is_indented && !starts_item(line.span.of(source)) && is_full(source, last, line.span, width)
        });
        match out.last_mut() {
            Some(stretch) if goes_on => stretch.span.end = line.span.end,
            _ => out.push(Stretch { span: line.span, is_set_off: previous.is_none() }),
        }
        previous = Some(line.span);
    }
    out
}

struct Line {
    span: Span,
    is_indented: bool,
}

/// Every line, trimmed; an empty span for a blank one.
fn lines(source: &str) -> Vec<Line> {
    let is_break = |c: char| matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}');
    let mut out = Vec::new();
    let mut at = 0;
    for line in source.split_inclusive(is_break) {
        let is_rest_of_crlf = line == "\n" && source[..at].ends_with('\r');
        if !is_rest_of_crlf {
            let start = at + (line.len() - line.trim_start_matches(is_blank).len());
            let trimmed = line.trim_matches(is_blank);
            let indent = line.chars().take_while(|&c| is_blank(c)).count();
            out.push(Line {
                span: Span::new(start, start + trimmed.len()),
                is_indented: indent >= 2 || line.starts_with('\t'),
            });
        }
        at += line.len();
    }
    out
}

/// White space, and what shows as nothing.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{ad}')
}

/// The width at which the text is hard-wrapped, if it is: most of its lines that another follows are full.
fn wrap_width(source: &str, lines: &[Line]) -> Option<usize> {
    let pairs = || lines.windows(2).filter(|w| !w[0].span.is_empty() && !w[1].span.is_empty());
    let width = pairs().map(|w| length(source, w[0].span)).max()?;
    if !(SHORTEST_WRAPPED_LINE..=LONGEST_WRAPPED_LINE).contains(&width) {
        return None;
    }
    let (mut all, mut full) = (0_u32, 0_u32);
    for pair in pairs() {
        all += 1;
        full += u32::from(is_full(source, pair[0].span, pair[1].span, width));
    }
    (full >= 2 && f64::from(full) >= FULL_LINES * f64::from(all)).then_some(width)
}

/// Whether the next line's first word would not have fitted on this line.
fn is_full(source: &str, line: Span, next: Span, width: usize) -> bool {
    let word = next.of(source).split_whitespace().next().unwrap_or("");
    length(source, line) + 1 + word.chars().count() > width
}

fn length(source: &str, span: Span) -> usize {
    span.of(source).chars().count()
}

/// A bullet or number opens a line of its own.
fn starts_item(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or("");
    matches!(word, "-" | "*" | "•" | "–" | "·" | "▪")
        || word.strip_suffix(['.', ')']).is_some_and(|n| n.parse::<u8>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<&str> {
        stretches(source).iter().map(|s| s.span.of(source)).collect()
    }

    #[test]
    fn each_line_of_unwrapped_text_is_a_stretch_whatever_ends_it() {
        let expected = ["One line.", "Another one, no blank between.", "A third."];
        for source in [
            "One line.\nAnother one, no blank between.\n\nA third.",
            "One line.\r\nAnother one, no blank between.\r\n\r\nA third.\r\n",
            "\u{feff}\u{a0}One line. \rAnother one, no blank between.\u{2029}A third.",
        ] {
            assert_eq!(texts(source), expected);
        }
    }

    #[test]
    fn hard_wrapped_lines_are_joined_and_short_ones_end_a_paragraph() {
        let source = "Voss meets Delane\n\nThe two presidents met on Tuesday in the harbour\ntown of Port Elin and talked for three hours about\nthe railway.\n\nVoss said that the line would be finished before the\nend of the decade and that work would go on through\nthe winter.";
        let found = texts(source);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[1].ends_with("the railway.") && found[2].ends_with("the winter."));
    }
}
