//! What holds for any text: no panic, spans on characters inside the text, pieces in order, the same result twice.

mod common;

use common::assert_sound;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// The stuff of news: names, cues, marks, dates, broken pieces of layout.
const FRAGMENTS: &[&str] = &[
    "Voss",
    "President Adela Voss",
    "Mr. Delane",
    "the two leaders",
    "she",
    "Her Norwegian counterpart",
    "Kestria",
    "Beijing",
    "a spokesman for the ministry",
    "the company",
    "\u{201C}",
    "\u{201D}",
    "\"",
    "'",
    "\u{2018}",
    "\u{2019}",
    "\u{AB}",
    "\u{BB}",
    "(",
    ")",
    "[",
    "]",
    "said",
    "said that",
    "told reporters",
    "according to",
    "added,",
    "urged",
    "agreed to",
    "held phone talks with",
    "met",
    "in a letter to",
    "will",
    "should",
    "not",
    "and",
    "which",
    "on Wednesday",
    "in May",
    "Oct. 3, 2023",
    "2021-08-18",
    "$4 million",
    "9.5 per cent",
    "U.S.",
    "a.m.",
    ",",
    ".",
    "?",
    "!",
    ":",
    ";",
    "\u{2014}",
    "-",
    "...",
    "\n",
    "\r\n",
    "\n\n",
    "\r\n\r\n",
    "\t",
    "  ",
    "\u{A0}",
    "BEIJING (Xinhua) --",
    "PORT ELIN -",
    "By Priya Nandakumar",
    "Published: 21:41, August 18, 2021",
    "Q",
    "Q:",
    "MS. REWETI:",
    "REISS:",
    "Readout of President Voss's Call with King Oskar",
    "\u{2022}",
    "https://example.org/a?b",
    "@voss",
    "\0",
    "\u{7}",
    "\u{1B}[31m",
    "\u{202E}",
    "\u{200F}",
    "\u{FEFF}",
    "\u{FFFD}",
    "\u{1F600}",
    "\u{1F468}\u{200D}\u{1F469}",
    "e\u{301}",
    "\u{5317}\u{4EAC}",
    "\u{645}\u{631}\u{62D}\u{628}\u{627}",
    "\u{130}",
    "\u{DF}",
    "\u{FB01}",
    "__proto__",
    "<b>",
    "</script>",
    "&amp;",
    "7",
    "1,200",
    "%",
];

/// A text made of such fragments, with and without blanks between.
fn news() -> impl Strategy<Value = String> {
    let piece = (select(FRAGMENTS), any::<bool>());
    vec(piece, 0..160).prop_map(|pieces| {
        pieces
            .iter()
            .fold(String::new(), |text, (fragment, is_apart)| text + fragment + if *is_apart { " " } else { "" })
    })
}

/// A fixture with a stretch cut out and another doubled: nearly an article.
fn damaged_article() -> impl Strategy<Value = String> {
    let names = common::fixture_names();
    (select(names), any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..200_usize).prop_map(
        |(name, cut, doubled, length)| {
            let characters: Vec<char> = common::fixture(&name).chars().collect();
            let (cut, doubled) = (cut.index(characters.len()), doubled.index(characters.len()));
            let after_cut = characters.iter().skip(cut + length);
            let twice = characters.iter().skip(doubled).take(length);
            characters.iter().take(cut).chain(twice).chain(after_cut).collect()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_sound_result(text in any::<String>()) {
        assert_sound(&text);
    }

    #[test]
    fn any_mix_of_news_language_gives_a_sound_result(text in news()) {
        assert_sound(&text);
    }

    #[test]
    fn any_damaged_article_gives_a_sound_result(text in damaged_article()) {
        assert_sound(&text);
    }
}

#[test]
fn every_fixture_gives_a_sound_result() {
    for name in common::fixture_names() {
        assert_sound(&common::fixture(&name));
    }
}
