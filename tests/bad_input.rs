//! What comes in and is no article: a result, a notice that says what is wrong, and no block lost.

mod common;

use common::{all_fixtures, assert_sound, read};

/// A text, what it is, and the codes of the notices that it gets.
fn table() -> Vec<(&'static str, String, &'static [&'static str])> {
    vec![
        ("empty", String::new(), &["empty"]),
        ("blanks only", " \t\r\n\u{A0}\n".to_owned(), &["empty"]),
        ("a byte order mark only", "\u{FEFF}".to_owned(), &["empty"]),
        (
            "French",
            "PARIS - Le président de la République s'est entretenu lundi par téléphone avec son homologue. Les deux \
             dirigeants ont évoqué la situation et sont convenus de se revoir avant la fin du mois."
                .to_owned(),
            &["not-english"],
        ),
        ("Russian", "Президент сообщил в понедельник, что переговоры состоялись.".to_owned(), &["not-english"]),
        ("Chinese", "国家主席星期一同总统通电话，双方就地区局势交换了意见。".to_owned(), &["not-english"]),
        ("Arabic", "أجرى الرئيس يوم الاثنين اتصالا هاتفيا مع رئيس الوزراء.".to_owned(), &["not-english"]),
        ("NULs", "Voss said\0\0 that she\0 would come.".to_owned(), &["binary"]),
        ("nothing but NULs", "\0".repeat(4096), &["binary"]),
        ("an article between two of its kind", "Voss said no.\n\u{FFFD}\u{FFFD}\nDelane said yes.".to_owned(), &[]),
    ]
}

#[test]
fn each_kind_of_bad_input_gets_its_notice_and_loses_no_block() {
    for (name, text, expected) in table() {
        let codes: Vec<&str> = read(&text).notices.iter().map(|notice| notice.code).collect();
        assert_eq!(codes, expected, "{name}");
        assert_sound(&text);
    }
}

#[test]
fn every_notice_says_what_is_wrong_in_a_sentence() {
    for (name, text, _) in table() {
        for notice in read(&text).notices {
            assert!(notice.message.ends_with('.') && notice.message.len() > 30, "{name}: {}", notice.message);
        }
    }
}

#[test]
fn one_line_of_a_megabyte_is_read_whole() {
    let line = all_fixtures().split_whitespace().collect::<Vec<_>>().join(" ") + " ";
    let text = line.repeat(1_000_000 / line.len() + 1);
    let analysis = read(&text);
    let last = analysis.article.blocks.last().expect("there is text");
    assert_eq!(last.span.end as usize, text.trim_end().len());
    assert!(analysis.article.words > 100_000, "{}", analysis.article.words);
}

#[test]
fn ten_megabytes_are_read_whole() {
    let articles = all_fixtures() + "\n\n";
    let copies = 10_000_000 / articles.len() + 1;
    let (one, all) = (read(&articles), read(&articles.repeat(copies)));
    let last = all.article.blocks.last().expect("there is text");
    assert_eq!(last.span.end as usize, articles.len() * copies - (articles.len() - articles.trim_end().len()));
    assert!(all.article.blocks.len() >= one.article.blocks.len() * copies / 2, "blocks were lost");
    assert!(all.article.words as usize >= (one.article.words as usize - 200) * copies, "words were lost");
}
