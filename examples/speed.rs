//! Words a second, natively, on one thread: over the fixtures, or over the files that are named.

use onrecord::{OffsetUnit, Options, analyze, read_grammar};
use std::io::Write;
use std::time::{Duration, Instant};

/// Measured for at least so long, after one round to warm up.
const MEASURED: Duration = Duration::from_secs(3);

fn main() {
    let named: Vec<String> = std::env::args().skip(1).collect();
    let texts = read(&if named.is_empty() { fixtures() } else { named });
    let options = Options { offsets: OffsetUnit::Utf16, ..Options::default() };
    let words: u32 = texts.iter().map(|text| analyze(text, &options).article.words).sum();
    measure("On Record, native", words, || texts.iter().map(|text| analyze(text, &options).statements.len()).sum());
    measure("the grammar alone, native", words, || texts.iter().map(|text| read_grammar(text).0).sum());
}

/// Prints the words a second of what reads all of them in a round. What a round makes is summed up so that it is made.
fn measure(name: &str, words: u32, round: impl Fn() -> usize) {
    let (mut made, mut rounds) = (round(), 0_u32);
    let start = Instant::now();
    while start.elapsed() < MEASURED {
        made += round();
        rounds += 1;
    }
    let speed = u128::from(words) * u128::from(rounds) * 1_000_000 / start.elapsed().as_micros().max(1);
    assert!(made > 0, "there are words in the texts");
    let _ = writeln!(std::io::stdout(), "{name:<28}{speed:>10} words/s");
}

fn fixtures() -> Vec<String> {
    let entries = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures")).into_iter().flatten();
    let paths = entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "txt"));
    paths.map(|path| path.display().to_string()).collect()
}

fn read(files: &[String]) -> Vec<String> {
    files.iter().filter_map(|file| std::fs::read_to_string(file).ok()).collect()
}
