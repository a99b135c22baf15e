//! Blocks into tokens, by the conventions of Universal Dependencies for English (English Web Treebank, GUM).
//!
//! Takes the source and its blocks; makes the tokens, in order, as spans of bytes, and hands them to
//! [`sentences`](super::sentences). Clitics (`do|n't`, `Xi|'s`) and hyphens (`15|-|year`, but `anti-fraud`) are
//! split, abbreviations keep their full stop (`Sen.`, `U.S.`), addresses, times and numbers stay whole, runs of one
//! mark (`...`, `--`, `?!`) are one token. Nothing is corrected or normalised. Every byte is looked at a bounded number
//! of times: a look ahead is limited by [`LONGEST_ADDRESS`].

use super::tables::abbreviations::{self, Abbreviation};
use super::tables::{joined, lookup};
use super::{Sentence, Span, TextBlock, Token, TokenRange, sentences};

/// The longest address or look ahead, in bytes; what is longer is cut at its marks.
const LONGEST_ADDRESS: usize = 512;

/// The longest number or word with marks inside that is kept whole, in bytes.
const LONGEST_JOINED: usize = 64;

/// The tokens and sentences of all blocks; sets each block's token range. A block's lead is a sentence of its own.
pub fn split(source: &str, blocks: &mut [TextBlock]) -> (Vec<Token>, Vec<Sentence>) {
    let mut tokens = Vec::with_capacity(source.len() / 5);
    let mut found = Vec::with_capacity(source.len() / 100);
    for (index, block) in blocks.iter_mut().enumerate() {
        let start = tokens.len();
        let mut body = block.span;
        if let Some(lead) = block.lead {
            tokenize(source, lead, &mut tokens);
            if tokens.len() > start {
                found.push(Sentence { tokens: TokenRange::new(start, tokens.len()), block: index });
            }
            body.start = lead.end.clamp(body.start, body.end);
        }
        let first = tokens.len();
        tokenize(source, body, &mut tokens);
        block.tokens = TokenRange::new(start, tokens.len());
        sentences::split(source, &tokens, TokenRange::new(first, tokens.len()), index, &mut found);
    }
    (tokens, found)
}

/// The tokens of one stretch of the source.
fn tokenize(source: &str, span: Span, tokens: &mut Vec<Token>) {
    let base = span.start as usize;
    let text = span.of(source);
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let blank = rest.len() - rest.trim_start_matches(is_blank).len();
        let rest = &rest[blank..];
        let length = rest.find(is_blank).unwrap_or(rest.len());
        let chunk = &rest[..length];
        let next = rest[length..].trim_start_matches(is_blank).chars().next();
        cut(&Chunk { text: chunk, next, opens_block: at == 0 }, base + at + blank, tokens);
        at += blank + length;
    }
}

/// White space and the invisible marks that stand beside it in pasted text.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{2060}' | '\u{00AD}')
}

/// What stands between two blanks.
struct Chunk<'a> {
    text: &'a str,
    /// The first character after the blanks that follow.
    next: Option<char>,
    /// Whether it stands at the head of its block.
    opens_block: bool,
}

fn cut(chunk: &Chunk, base: usize, tokens: &mut Vec<Token>) {
    let mut at = 0;
    let mut may_be_address = has_mark_of_address(chunk.text);
    while let Some(rest) = chunk.text.get(at..).filter(|rest| !rest.is_empty()) {
        let address = if may_be_address { address_length(rest) } else { None };
        let length = address.unwrap_or_else(|| token_length(chunk, at));
        may_be_address &= rest.starts_with(['(', '[', '<', '"', '“', '‘', '\'']);
        let length = length.max(rest.chars().next().map_or(1, char::len_utf8));
        tokens.push(Token { span: Span::new(base + at, base + at + length) });
        at += length;
    }
}

fn token_length(chunk: &Chunk, at: usize) -> usize {
    let rest = &chunk.text[at..];
    let before = chunk.text[..at].chars().next_back();
    let follows_word = before.is_some_and(is_word);
    match rest.chars().next() {
        Some(c) if c.is_ascii_digit() => number_length(chunk, rest, follows_word),
        Some(c) if is_word(c) => {
            if follows_word && let Some(length) = negation_length(rest) {
                length
            } else {
                word_length(chunk, rest)
            }
        }
        Some('\'' | '’') if follows_word => clitic_length(rest).unwrap_or_else(|| mark_length(rest)),
        Some('\'' | '’' | '‘') => {
            elided_length(rest).or_else(|| clitic_length(rest)).unwrap_or_else(|| mark_length(rest))
        }
        Some('@' | '#') if !follows_word => handle_length(rest).unwrap_or_else(|| mark_length(rest)),
        Some(':' | ';' | '=') if is_emoticon(rest) => rest.len(),
        _ => mark_length(rest),
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{0300}'..='\u{036F}')
}

/// The length of the letters and digits (and `_` between them) at the head.
fn run_length(text: &str) -> usize {
    let ascii = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if text.as_bytes().get(ascii).is_none_or(|&b| b.is_ascii() && b != b'_') {
        return ascii;
    }
    let run = text.find(|c| !is_word(c) && c != '_').unwrap_or(text.len());
    text[..run].trim_end_matches('_').len()
}

fn starts_with_word(text: &str) -> bool {
    text.chars().next().is_some_and(is_word)
}

/// A word with what is joined to it, up to a clitic: `O'Rourke`, `anti-fraud`, `AT&T`, `U.S.`, `Sen.`.
fn word_length(chunk: &Chunk, rest: &str) -> usize {
    if let Some(length) = dotted_length(rest) {
        return length;
    }
    let mut length = run_length(rest);
    let mut segment = &rest[..length];
    while length < LONGEST_JOINED {
        let tail = &rest[length..];
        let mut after = tail.chars();
        let Some(joiner) = after.next() else { break };
        let follower = after.as_str();
        let is_joined = match joiner {
            '\'' | '’' => {
                if let Some(host) = host_length(segment, tail) {
                    return length - segment.len() + host;
                }
                starts_with_word(follower)
            }
            '-' | '\u{2011}' => {
                if follower.is_empty() && segment.len() == length {
                    return length + joiner.len_utf8();
                }
                segment.len() == length && starts_with_word(follower) && lookup(joined::PREFIXES, segment).is_some()
            }
            '&' => is_short_capitals(segment) && is_short_capitals(&follower[..run_length(follower)]),
            '/' => length == 1 && run_length(follower) == 1,
            '*' => follower.starts_with(|c: char| c.is_alphabetic() || c == '*'),
            '$' => return length + usize::from(is_short_capitals(segment)),
            _ => false,
        };
        if !is_joined {
            break;
        }
        let more = run_length(follower).max(usize::from(follower.starts_with('*')));
        segment = &follower[..more];
        length += joiner.len_utf8() + more;
    }
    if let Some(cut) = lookup(joined::CONTRACTIONS, &rest[..length]) {
        return cut;
    }
    length + usize::from(keeps_its_stop(chunk, rest, length))
}

/// `AT&T`, `US$`: at most three letters, all capitals.
fn is_short_capitals(word: &str) -> bool {
    (1..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// Where a clitic follows, the length of its host: all of the segment, or all but its `n` before `'t`.
fn host_length(segment: &str, tail: &str) -> Option<usize> {
    if clitic_length(tail).is_some() {
        return Some(segment.len());
    }
    let host = segment.len().checked_sub(1).filter(|&host| host > 0 && segment.is_char_boundary(host))?;
    (segment.ends_with(['n', 'N']) && apostrophe_and(tail, &["t"]).is_some()).then_some(host)
}

/// `n't` after its host.
fn negation_length(rest: &str) -> Option<usize> {
    let tail = rest.strip_prefix(['n', 'N'])?;
    apostrophe_and(tail, &["t"]).map(|length| length + 1)
}

/// `'s`, `'re` and their like, with nothing of a word after them.
fn clitic_length(rest: &str) -> Option<usize> {
    apostrophe_and(rest, &["s", "m", "d", "re", "ve", "ll"])
}

fn apostrophe_and(rest: &str, endings: &[&str]) -> Option<usize> {
    let tail = rest.strip_prefix(['\'', '’'])?;
    let run = tail.bytes().take(3).take_while(u8::is_ascii_alphanumeric).count();
    let ending = &tail[..run];
    let is_whole = !starts_with_word(&tail[run..]);
    (is_whole && endings.iter().any(|e| e.eq_ignore_ascii_case(ending))).then(|| rest.len() - tail.len() + run)
}

/// `'em`, `'71`: an apostrophe that stands for what is left out before the word.
fn elided_length(rest: &str) -> Option<usize> {
    let tail = rest.strip_prefix(['\'', '’', '‘'])?;
    let run = run_length(tail);
    let word = &tail[..run];
    let is_year = run >= 2 && word.bytes().take(2).all(|b| b.is_ascii_digit()) && (run == 2 || word[2..] == *"s");
    (is_year || lookup(joined::ELIDED, word).is_some()).then(|| rest.len() - tail.len() + run)
}

/// Single letters with full stops between: `U.S.`, `p.m.`, `U.K`; and `Ph.D.`.
fn dotted_length(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut length = 0;
    while bytes.get(length).is_some_and(u8::is_ascii_alphabetic) && bytes.get(length + 1) == Some(&b'.') {
        length += 2;
    }
    if bytes.get(length).is_some_and(u8::is_ascii_alphabetic)
        && !bytes.get(length + 1).is_some_and(u8::is_ascii_alphanumeric)
    {
        length += usize::from(length > 0);
    }
    if length >= 3 {
        let goes_on = rest[length..].starts_with(is_word);
        return Some(if goes_on && length.is_multiple_of(2) { length.saturating_sub(2).max(1) } else { length });
    }
    rest.get(..5).filter(|head| head.eq_ignore_ascii_case("ph.d.")).map(str::len)
}

/// Whether the full stop after the word at the head belongs to it.
fn keeps_its_stop(chunk: &Chunk, rest: &str, length: usize) -> bool {
    if !rest[length..].starts_with('.') {
        return false;
    }
    let after = rest[length + 1..].chars().next();
    if after.is_some_and(|c| is_word(c) || c == '.') {
        return false;
    }
    let word = &rest[..length];
    let next = after.or(chunk.next);
    if word.len() == 1 {
        // An initial: `Joe R. Biden`. `I` ends sentences more often than it begins names.
        return word.bytes().all(|b| b.is_ascii_uppercase()) && word != "I" && next.is_some();
    }
    match lookup(abbreviations::TABLE, word) {
        Some(Abbreviation::Title | Abbreviation::Final) => true,
        Some(Abbreviation::Numbered) => next.is_some_and(|c| c.is_ascii_digit()),
        Some(Abbreviation::State) => after.is_some_and(|c| matches!(c, ',' | ')')),
        None => false,
    }
}

/// A number with its marks: `2,000`, `3:30`, `9/11`, `713-853-1411`, `1970s`, `20th`; without its unit (`5|kg`).
fn number_length(chunk: &Chunk, rest: &str, follows_word: bool) -> usize {
    let bytes = rest.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take(LONGEST_JOINED).take_while(|b| b.is_ascii_digit()).count();
    let mut length = digits(0);
    while length < LONGEST_JOINED {
        let Some(b'.' | b',' | b':' | b'/') = bytes.get(length) else { break };
        let more = digits(length + 1);
        if more == 0 || (bytes.get(length) == Some(&b',') && more != 3) {
            break;
        }
        length += 1 + more;
    }
    length = length.max(hyphenated_number_length(rest));
    let letters = &rest[length..][..run_length(&rest[length..])];
    if letters.is_empty() {
        let is_list_mark = chunk.opens_block && !follows_word && chunk.text.len() == length + 1;
        let is_decade = rest[..length].ends_with('0') && matches!(&rest[length..], "'s" | "’s");
        let decade = if is_decade { rest.len() - length } else { 0 };
        return length + decade + usize::from(is_list_mark && rest.ends_with('.'));
    }
    let is_clock = matches!(letters, "a" | "p") && rest[length + 1..].starts_with(".m");
    if is_clock || lookup(joined::UNITS, letters).is_some() {
        return length;
    }
    length + letters.len()
}

/// `713-853-1411`, `555-1411`, `2021-08-18`; `1969-1970` and `4-3` are three tokens each. 0 where nothing is joined.
fn hyphenated_number_length(rest: &str) -> usize {
    let end = rest.bytes().take(LONGEST_JOINED).take_while(|b| b.is_ascii_digit() || *b == b'-').count();
    let text = rest[..end].trim_end_matches('-');
    let mut groups = text.split('-').map(str::len);
    let is_joined = match text.matches('-').count() {
        0 => false,
        1 => groups.next() == Some(3) && groups.next() == Some(4),
        _ => groups.all(|group| group > 0),
    };
    if is_joined && !starts_with_word(&rest[text.len()..]) { text.len() } else { 0 }
}

/// `@NewsDesk`, `#election`.
fn handle_length(rest: &str) -> Option<usize> {
    let run = run_length(&rest[1..]);
    let is_name = rest[1..]
        .starts_with(|c: char| c.is_alphabetic() || (c == '_' || c.is_alphanumeric()) && rest.starts_with('@'));
    (is_name && run > 0).then_some(run + 1)
}

/// `:)`, `;-(`: eyes, perhaps a nose, mouths, and nothing more before the blank.
fn is_emoticon(rest: &str) -> bool {
    let mouth = rest[1..].trim_start_matches(['-', '\'']);
    let kind = mouth.chars().next();
    match kind {
        Some(')' | '(') => mouth.chars().all(|c| Some(c) == kind),
        Some('D' | 'P' | 'p' | '/' | '|') => mouth.len() == 1,
        _ => false,
    }
}

/// A mark, or a run of marks that is one token: `...`, `?!`, `--`, `''`.
fn mark_length(rest: &str) -> usize {
    let Some(first) = rest.chars().next() else { return 0 };
    let run = |is_same: &dyn Fn(char) -> bool| rest.find(|c| !is_same(c)).unwrap_or(rest.len());
    match first {
        '.' | '!' | '?' | '…' => run(&|c| matches!(c, '.' | '!' | '?' | '…')),
        '-' | '–' | '—' | '―' | '*' | '=' | '~' | '+' | '_' | '#' | '<' | '>' | '|' | '^' | '•' => {
            run(&|c| c == first)
        }
        '`' | '\'' | '’' | '‘' => {
            let second = rest[first.len_utf8()..].chars().next().filter(|&c| c == first);
            first.len_utf8() + second.map_or(0, char::len_utf8)
        }
        _ => {
            let tail = &rest[first.len_utf8()..];
            first.len_utf8() + tail.find(|c| !is_modifier(c)).unwrap_or(tail.len())
        }
    }
}

/// Marks that change the sign before them: variation selectors, joiners, skin tones.
fn is_modifier(c: char) -> bool {
    matches!(c, '\u{FE0E}' | '\u{FE0F}' | '\u{200D}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{20E3}' | '\u{0300}'..='\u{036F}')
}

/// Whether a look for an address pays.
fn has_mark_of_address(chunk: &str) -> bool {
    chunk.len() > 3 && chunk.bytes().take(LONGEST_ADDRESS).any(|b| matches!(b, b'.' | b'@' | b':'))
}

/// A web address, mail address or file name at the head, without the marks after it.
fn address_length(rest: &str) -> Option<usize> {
    let limit = rest.char_indices().map(|(at, _)| at).take_while(|&at| at <= LONGEST_ADDRESS).last()?;
    let rest = if rest.len() <= LONGEST_ADDRESS { rest } else { &rest[..limit] };
    let end = rest.find(['<', '>', '"', '“', '”', '«', '»', '|', '{', '}']).unwrap_or(rest.len());
    let whole = trim_address(&rest[..end]);
    let head = whole.split_once("://").map_or("", |(scheme, _)| scheme);
    let has_scheme = !head.is_empty() && head.bytes().all(|b| b.is_ascii_alphabetic());
    if has_scheme || whole.starts_with("www.") || whole.starts_with("mailto:") {
        return Some(whole.len());
    }
    let whole = trim_address(&whole[..whole.find(['\'', '’', ',', ';', '(', ')']).unwrap_or(whole.len())]);
    (is_mail_address(whole) || is_host_and_path(whole)).then_some(whole.len())
}

fn trim_address(text: &str) -> &str {
    text.trim_end_matches(|c: char| !is_word(c) && !matches!(c, '/' | '=' | '&' | '%' | '_'))
}

fn is_mail_address(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else { return false };
    let is_part =
        |part: &str| starts_with_word(part) && part.chars().all(|c| is_word(c) || matches!(c, '.' | '_' | '-' | '+'));
    is_part(local) && is_part(host)
}

fn is_host_and_path(text: &str) -> bool {
    let host = text.split_once('/').map_or(text, |(host, _)| host);
    let Some((name, last)) = host.rsplit_once('.') else { return false };
    starts_with_word(name)
        && name.chars().all(|c| is_word(c) || matches!(c, '.' | '_' | '-' | '#'))
        && lookup(joined::DOMAINS, last).is_some()
}

#[cfg(test)]
mod tests {
    use crate::text::{Span, TextBlock, TokenRange, read_paragraphs};

    /// Asserts that a text is cut as its second form shows, blanks between the tokens.
    fn assert_tokens(source: &str, expected: &str) {
        let text = read_paragraphs(source);
        let found: Vec<&str> = text.tokens.iter().map(|t| t.span.of(source)).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn clitics_are_tokens_of_their_own() {
        assert_tokens("Don't; Voss's, they’ll, I'm can't cannot", "Do n't ; Voss 's , they ’ll , I 'm ca n't can not");
        assert_tokens("O'Rourke's five o'clock the Roes' plan", "O'Rourke 's five o'clock the Roes ' plan");
    }

    #[test]
    fn hyphens_are_tokens_except_after_a_prefix() {
        assert_tokens("a 15-year-old anti-fraud co-founder", "a 15 - year - old anti-fraud co-founder");
        assert_tokens("pre- and post-war", "pre- and post-war");
    }

    #[test]
    fn abbreviations_and_initials_keep_their_full_stop() {
        assert_tokens("Sen. J. Roe of the U.S. left at 3 p.m.", "Sen. J. Roe of the U.S. left at 3 p.m.");
        assert_tokens("It is No. 4. Is it? No.", "It is No. 4 . Is it ? No .");
        assert_tokens("in Gary, Ind., with Ind. after", "in Gary , Ind. , with Ind . after");
    }

    #[test]
    fn numbers_times_and_dates_stay_whole_and_units_do_not() {
        assert_tokens("$2,000.50 at 3:30pm on 9/11, 5kg, 40%", "$ 2,000.50 at 3:30 pm on 9/11 , 5 kg , 40 %");
        assert_tokens("1969-1970, 713-853-1411, the 1970s, 20th", "1969 - 1970 , 713-853-1411 , the 1970s , 20th");
    }

    #[test]
    fn addresses_and_handles_are_one_token_without_the_marks_after_them() {
        assert_tokens(
            "See https://example.com/a?b=1. (desk@example.org)",
            "See https://example.com/a?b=1 . ( desk@example.org )",
        );
        assert_tokens("@NewsDesk: #election, example.com's", "@NewsDesk : #election , example.com 's");
    }

    #[test]
    fn quotation_marks_dashes_and_ellipses_are_tokens() {
        assert_tokens("“Yes—no…” ``well'' «oui» „ja“", "“ Yes — no … ” `` well '' « oui » „ ja “");
        assert_tokens("'No,' he said -- \"wait...\"?!", "' No , ' he said -- \" wait ... \" ?!");
    }

    #[test]
    fn a_lead_is_a_sentence_of_its_own() {
        let source = "ELIN, Kestria - The port is open.";
        let span = |start, end| Span::new(start, end);
        let block = crate::analysis::BlockKind::Paragraph;
        let lead = Some(span(0, 15));
        let mut blocks =
            [TextBlock { kind: block, span: span(0, source.len()), tokens: TokenRange::new(0, 0), lead, label: None }];
        let (tokens, sentences) = super::split(source, &mut blocks);
        assert_eq!(sentences.len(), 2);
        assert_eq!(tokens[sentences[1].tokens.start].span.of(source), "The");
        assert_eq!(blocks[0].tokens, TokenRange::new(0, tokens.len()));
    }

    #[test]
    fn any_characters_become_tokens_in_order_on_character_boundaries() {
        let odd = "a\u{0301}'\u{200B}n't😀\u{200D}👩🏽.'s&-@#…‘’“„''`\u{FEFF}1.2.3,4:5/6-7--8'9é.É.ß $x_y__ :)( ;-D n't";
        for start in odd.char_indices().map(|(at, _)| at) {
            let source = &odd[start..];
            let text = read_paragraphs(source);
            let mut end = 0;
            for token in &text.tokens {
                assert!(token.span.start >= end && !token.span.is_empty() && !token.span.of(source).is_empty());
                assert!(source[end as usize..token.span.start as usize].chars().all(super::is_blank));
                end = token.span.end;
            }
        }
    }

    #[test]
    fn a_long_text_without_blanks_is_cut_in_linear_time() {
        for piece in ["a.", "1'", "'", ":)", "x@", "é-", "n't", "A&", "1-", "http://"] {
            let source = piece.repeat(200_000);
            assert!(!read_paragraphs(&source).tokens.is_empty());
        }
    }
}
