//! What a reader should know about a text as a whole before trusting what is read out of it.
//!
//! Takes the source and its tokens; makes notices. It changes nothing: whatever the condition, the text is read.

use super::language::is_english;
use super::{Span, Token};
use crate::analysis::Notice;

/// Offsets are `u32`: bytes from here on are not read.
const LONGEST_TEXT: usize = u32::MAX as usize;

/// As much of a text as can be counted.
pub fn readable(source: &str) -> &str {
    head(source, LONGEST_TEXT)
}

/// The text's first bytes, at most `limit`, whole characters only.
fn head(source: &str, limit: usize) -> &str {
    if source.len() <= limit {
        return source;
    }
    // A character has at most four bytes: one of these is the end of one.
    (limit.saturating_sub(3)..=limit).rev().find_map(|end| source.get(..end)).unwrap_or("")
}

/// The notices `too-long`, `empty`, `binary` and `not-english`. `whole` is the text before it was cut.
pub fn notices(whole: &str, source: &str, tokens: &[Token]) -> Vec<Notice> {
    let mut found = Vec::new();
    let mut tell = |code, message: String, span| found.push(Notice { code, message, span });
    if source.len() < whole.len() {
        let message = "The text is longer than 4 GiB; what comes after was not read. Split it.".to_owned();
        tell("too-long", message, Some(Span::new(source.len(), source.len())));
    }
    if tokens.is_empty() {
        tell("empty", "There is no text to read. Paste or name an article.".to_owned(), None);
    }
    let mut nuls = source.match_indices('\0').map(|(at, _)| at);
    if let Some(first) = nuls.next() {
        let count = 1 + nuls.count();
        let message = format!(
            "The text holds {count} NUL {}, as files do that are no plain text. It was read as if they were not \
             there; if the result is odd, save the article as plain text first.",
            if count == 1 { "character" } else { "characters" },
        );
        tell("binary", message, Some(Span::new(first, first + 1)));
    }
    if !is_english(source, tokens) {
        let message = "The text does not look like English, the only language that is read here. What was found, if \
                       anything, is not to be trusted."
            .to_owned();
        tell("not-english", message, None);
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze};

    fn codes(text: &str) -> Vec<&'static str> {
        analyze(text, &Options::default()).notices.iter().map(|n| n.code).collect()
    }

    #[test]
    fn a_text_without_words_is_said_to_be_empty() {
        for text in ["", " \n\t\r\n", "\u{FEFF}"] {
            assert_eq!(codes(text), ["empty"], "{text:?}");
        }
    }

    #[test]
    fn a_text_is_cut_between_characters() {
        assert_eq!(super::head("añb", 2), "a");
        assert_eq!(super::head("añb", 3), "añ");
        assert_eq!(super::head("añb", 9), "añb");
    }

    #[test]
    fn nuls_are_told_and_counted() {
        let analysis = analyze("The minister said\0 that it\0 was late.", &Options::default());
        let notice = analysis.notices.iter().find(|n| n.code == "binary").expect("told");
        assert!(notice.message.contains("2 NUL characters"), "{}", notice.message);
        assert_eq!(notice.span.map(|s| s.start), Some(17));
    }

    #[test]
    fn other_languages_and_scripts_are_told() {
        let texts = [
            "Le président s'est entretenu lundi avec son homologue. Les deux dirigeants ont évoqué la situation dans \
             la région et sont convenus de se revoir avant la fin du mois, a indiqué la présidence.",
            "Президент провёл в понедельник телефонный разговор с премьер-министром.",
            "国家主席星期一同总统通电话。双方就地区局势交换了意见。",
            "أجرى الرئيس يوم الاثنين اتصالا هاتفيا مع رئيس الوزراء.",
            "Statsministeren sagde mandag at han for sin del var klar til at mødes. Det er for tidligt at sige, men \
             vi har håb, sagde han til pressen. Regeringen vil have et svar i denne uge.",
        ];
        for text in texts {
            assert_eq!(codes(text), ["not-english"], "{text}");
        }
    }

    #[test]
    fn english_of_every_length_is_not_told() {
        let texts = [
            "Voss meets Delane",
            "Foreign names such as Müller, Łukasiewicz, Nguyễn and Đặng do not make a text foreign, said the editor \
             of the paper, who has to spell them correctly every day of the week.",
        ];
        for text in texts {
            assert_eq!(codes(text), [""; 0], "{text}");
        }
    }
}
