//! The work grows with the text's length and no faster, whatever the text is made of.

mod common;

use common::read;
use std::time::{Duration, Instant};

/// Bytes of the shorter text; the longer has [`TIMES`] as many.
const SHORT: usize = 128 * 1024;
/// The longer text has 1 MiB.
const TIMES: usize = 8;
/// At most so many times the work for [`TIMES`] the text: linear growth, caches that overflow, and a busy machine.
/// Quadratic work would take 64 times.
const MOST: u32 = 16;
/// Shorter times than this are all noise.
const LEAST: Duration = Duration::from_millis(3);
/// The best of so many runs counts.
const RUNS: usize = 3;

/// Kinds of text, each of which would be slow if some step looked back or ahead without bound.
const SEEDS: &[(&str, &str)] = &[
    ("one long line without a full stop", "and the minister of trade said that "),
    ("one long word", "a"),
    ("sentences of one line", "Voss said that Kestria stands ready. Delane thanked her and left for Qasr. "),
    ("paragraphs", "\u{201C}We will wait,\u{201D} Voss told Delane on Monday.\n\nHe agreed with the president.\n\n"),
    ("quotation marks that open", "\u{201C}"),
    ("quotation marks that may open or close", "\" '"),
    ("brackets that open", "(["),
    ("names", "Adela Voss Samir Delane Oskar Lund "),
    ("new names", "Mr. "),
    ("cues", "said told urged asked added warned that "),
    ("pronouns", "he said she said they said it said "),
    ("commas", ", said Voss, who, "),
    ("turns", "VOSS: We agreed.\nQ Did you?\nDELANE: Yes, we did.\n"),
    ("meetings", "The two leaders met on Monday. They then spoke by phone with King Oskar. "),
    ("blank lines", "\n \n"),
    ("digits", "12,34.56 "),
    ("NULs", "\0"),
    ("Chinese", "\u{5317}\u{4EAC}\u{8BF4}\u{3002}"),
];

/// The seed repeated; “new names” get a different one each time.
fn text(seed: &str, bytes: usize) -> String {
    if seed == "Mr. " {
        let letters = |n: usize| (0..4).map(move |place| char::from(b'a' + (n / 26_usize.pow(place) % 26) as u8));
        let names = (0..).map(|n| format!("Mr. B{} said no. ", letters(n).collect::<String>()));
        let mut text = String::new();
        names
            .take_while(|name| {
                text.push_str(name);
                text.len() < bytes
            })
            .for_each(drop);
        return text;
    }
    seed.repeat(bytes / seed.len())
}

/// How long this thread has been at work. On Linux its own time on the processor, which a busy machine does not
/// stretch; elsewhere the clock's.
fn worked(since: Instant) -> Duration {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = statistics.split(' ').next().and_then(|first| first.parse().ok());
    nanoseconds.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

/// The best time of several runs.
fn time(text: &str) -> Duration {
    let once = || {
        let start = Instant::now();
        let before = worked(start);
        assert!(read(text).article.blocks.len() <= text.len());
        worked(start).saturating_sub(before)
    };
    (0..RUNS).map(|_| once()).min().unwrap_or_default()
}

fn assert_linear(name: &str, short: &str, long: &str) {
    let (few, many) = (time(short).max(LEAST), time(long));
    assert!(many <= few * MOST, "{name}: {few:?} for {} bytes, {many:?} for {}", short.len(), long.len());
}

#[test]
fn eight_times_the_text_takes_about_eight_times_as_long() {
    for (name, seed) in SEEDS {
        assert_linear(name, &text(seed, SHORT), &text(seed, SHORT * TIMES));
    }
}

#[test]
fn eight_times_the_articles_take_about_eight_times_as_long() {
    let articles = common::all_fixtures() + "\n\n";
    let copies = SHORT / articles.len();
    assert_linear("articles", &articles.repeat(copies), &articles.repeat(copies * TIMES));
}
