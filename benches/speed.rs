//! Words a second, natively, on one thread: over the fixtures, or over the files that are named.

use onrecord::{OffsetUnit, Options, analyze};
use std::io::Write;
use std::time::{Duration, Instant};

/// Measured for at least so long, after one round to warm up.
const MEASURED: Duration = Duration::from_secs(3);

fn main() {
    let named: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let texts = read(&if named.is_empty() { fixtures() } else { named });
    let options = Options { offsets: OffsetUnit::Utf16, ..Options::default() };
    let round = || texts.iter().map(|text| u64::from(analyze(text, &options).article.words)).sum::<u64>();
    round();
    let (mut words, start) = (0, Instant::now());
    while start.elapsed() < MEASURED {
        words += round();
    }
    let speed = u128::from(words) * 1_000_000 / start.elapsed().as_micros().max(1);
    let _ = writeln!(std::io::stdout(), "{:<28}{speed:>10} words/s", "On Record, native");
}

fn fixtures() -> Vec<String> {
    let entries = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures")).into_iter().flatten();
    let paths = entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "txt"));
    paths.map(|path| path.display().to_string()).collect()
}

fn read(files: &[String]) -> Vec<String> {
    files.iter().filter_map(|file| std::fs::read_to_string(file).ok()).collect()
}
