//! When: expressions of time in a sentence, resolved against the day of publication.
//!
//! Takes tokens and the day from which the text counts; makes [`When`] for “today”, “yesterday”, “on Wednesday”, “last
//! Friday”, “Nov. 14”, “14 November 2022”, “in November 2021”, “two days ago”, “last month”. Does not read durations
//! (“for three days”) and gives nothing for what is vaguer than a month or a year (“recently”, “last week”).

use super::calendar::Day;
use super::words::{self, Class};
use crate::parties::lower;
use crate::table::rows;
use crate::text::dates::{self, month, weekday};
use crate::text::{Text, TokenRange};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A time that the text states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// ISO 8601, as precise as the words: a day, a month, a year.
    pub date: String,
    /// The words.
    pub tokens: TokenRange,
}

/// A time without a date or weekday of its own, of `times.tsv`.
struct Phrase {
    words: Vec<&'static str>,
    from: Origin,
    plus: i32,
}

/// From where a [`Phrase`] counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    Today,
    Told,
    Month,
    Year,
    Vague,
}

/// The phrases by their first word, the longest first.
static PHRASES: LazyLock<FxHashMap<&'static str, Vec<Phrase>>> = LazyLock::new(read_phrases);

/// The most days ago that are counted in figures.
const MOST_DAYS: i32 = 60;

/// In `times.tsv`, for any part of a day.
const PART: &str = "PART";

/// The days from which a text counts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clock {
    /// The day of publication; without it only full dates are resolved.
    pub today: Option<Day>,
    /// The day of which the text told last: “that night”, “the next day”.
    pub told: Option<Day>,
}

impl From<Option<Day>> for Clock {
    fn from(today: Option<Day>) -> Self {
        Self { today, told: None }
    }
}

/// The times that a stretch states, in order. `is_ahead`: the event is still to come, so that weekdays lie ahead.
pub fn find(text: &Text, range: TokenRange, clock: impl Into<Clock>, is_ahead: bool) -> Vec<When> {
    let Clock { today, told } = clock.into();
    let reader = Reader { text, limit: range.end, today, told, is_ahead };
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        match reader.at(at) {
            Some(when) => {
                at = when.tokens.end.max(at + 1);
                found.push(when);
            }
            None => at += 1,
        }
    }
    found
}

fn when(date: String, start: usize, end: usize) -> Option<When> {
    (end > start).then(|| When { date, tokens: TokenRange::new(start, end) })
}

struct Reader<'a> {
    text: &'a Text<'a>,
    limit: usize,
    today: Option<Day>,
    told: Option<Day>,
    is_ahead: bool,
}

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        if at < self.limit { self.text.word(at) } else { "" }
    }

    fn lower(&self, at: usize) -> String {
        lower(self.word(at)).into_owned()
    }

    fn at(&self, at: usize) -> Option<When> {
        if !may_begin(self.word(at)) {
            return None;
        }
        let found = self.dated_weekday(at).or_else(|| self.written(at)).or_else(|| self.relative(at));
        found.or_else(|| self.days_ago(at)).or_else(|| self.weekday(at))
    }

    /// “Tuesday, March 3”, “Tuesday 3 March”: the date says which Tuesday.
    fn dated_weekday(&self, at: usize) -> Option<When> {
        weekday(self.word(at))?;
        let next = at + 1 + usize::from(self.word(at + 1) == ",");
        let date = self.written(next).filter(|date| is_day(&date.date))?;
        when(date.date, at, date.tokens.end)
    }

    /// “November 14, 2022”, “14 November”, “Nov. 14”, “November 2021”, “2021-11-14”.
    fn written(&self, at: usize) -> Option<When> {
        let word = self.word(at).trim_end_matches('.');
        if let Some(month) = month(word) {
            let next = at + 1 + usize::from(self.word(at + 1) == ".");
            if let Some(day) = dates::day(self.word(next)) {
                let has_comma = self.word(next + 1) == ",";
                let year_at = next + 1 + usize::from(has_comma);
                let year = year_number(self.word(year_at));
                let end = if year.is_some() { year_at + 1 } else { next + 1 };
                return self.day_of(year, month, day).and_then(|d| when(d.iso(), at, end));
            }
            if let Some(year) = year_number(self.word(next)) {
                return when(format!("{year:04}-{month:02}"), at, next + 1);
            }
            let before = at.checked_sub(1).map_or(String::new(), |t| self.lower(t));
            if matches!(before.as_str(), "in" | "last" | "since" | "late" | "early" | "mid") || before == "-" {
                let year = self.year_of_month(month)?;
                return when(format!("{year:04}-{month:02}"), at, next);
            }
            return None;
        }
        if let Some(day) = dates::day(word)
            && let Some(month) = month(self.word(at + 1).trim_end_matches('.'))
        {
            let year = year_number(self.word(at + 2));
            return self.day_of(year, month, day).and_then(|d| when(d.iso(), at, at + 2 + usize::from(year.is_some())));
        }
        let before = at.checked_sub(1).map_or(String::new(), |t| self.lower(t));
        if before == "in"
            && let Some(year) = year_number(word)
        {
            return when(format!("{year:04}"), at, at + 1);
        }
        None
    }

    /// A day without a year is the one nearest to today: “Dec. 30” in a text of January is of the year before.
    fn day_of(&self, year: Option<i32>, month: u8, day: u8) -> Option<Day> {
        if let Some(year) = year {
            return Day::of(year, month, day);
        }
        self.today?.nearest(month, day)
    }

    /// The last such month that has begun, or the next one.
    fn year_of_month(&self, month: u8) -> Option<i32> {
        let (year, this_month, _) = self.today?.date();
        Some(match (self.is_ahead, month <= this_month) {
            (false, true) | (true, false) => year,
            (false, false) => year - 1,
            (true, true) => year + i32::from(month < this_month),
        })
    }

    /// “yesterday”, “last month”; “that night”, “the next day”, counted from the day of which the text told last.
    fn relative(&self, at: usize) -> Option<When> {
        let phrase = self.phrase(at)?;
        let day = |day: Option<Day>| day.map(|day| day.plus(phrase.plus).iso());
        let date = match phrase.from {
            Origin::Today => day(self.today),
            Origin::Told => day(self.told),
            Origin::Month => self.today.map(|today| month_from(today, phrase.plus)),
            Origin::Year => self.today.map(|today| format!("{:04}", today.date().0 + phrase.plus)),
            Origin::Vague => None,
        };
        when(date?, at, at + phrase.words.len())
    }

    /// The phrase of `times.tsv` that begins at a token.
    fn phrase(&self, at: usize) -> Option<&'static Phrase> {
        let phrases = PHRASES.get(self.lower(at).as_str())?;
        let stands = |(ahead, word): (usize, &&str)| match *word {
            PART => words::is(self.word(at + ahead), Class::PartOfDay),
            word => self.word(at + ahead).eq_ignore_ascii_case(word),
        };
        phrases.iter().find(|phrase| phrase.words.iter().enumerate().all(stands))
    }

    /// “12 days ago”.
    fn days_ago(&self, at: usize) -> Option<When> {
        let is_days = matches!(self.word(at + 1), "day" | "days") && self.word(at + 2) == "ago";
        let count: i32 = self.word(at).parse().ok().filter(|n| is_days && (1..=MOST_DAYS).contains(n))?;
        when(self.today?.plus(-count).iso(), at, at + 3)
    }

    /// “on Wednesday” is the last one up to today, or the next one where the event is still to come.
    fn weekday(&self, at: usize) -> Option<When> {
        let word = self.word(at);
        if !word.starts_with(|c: char| c.is_uppercase()) {
            return None;
        }
        let weekday = i32::from(weekday(word)?);
        let today = self.today?;
        let back = (today.weekday() - weekday).rem_euclid(7);
        let before = at.checked_sub(1).map_or(String::new(), |t| self.lower(t));
        let is_last_week = self.lower(at + 1) == "last" && self.lower(at + 2) == "week";
        if is_last_week || self.lower(at + 1) == "of" && self.lower(at + 2) == "last" && self.lower(at + 3) == "week" {
            let end = at + if is_last_week { 3 } else { 4 };
            return when(today.plus(weekday - today.weekday() - 7).iso(), at, end);
        }
        let days = match before.as_str() {
            "last" if back == 0 => -7,
            "next" | "coming" => (7 - back) % 7 + if back == 0 { 7 } else { 0 },
            _ if self.is_ahead && back > 0 => 7 - back,
            _ => -back,
        };
        when(today.plus(days).iso(), at, at + 1)
    }
}

/// The times of a stretch that give no date: “last week”, “over the weekend”.
pub fn vague(text: &Text, range: TokenRange) -> Vec<TokenRange> {
    let reader = Reader { text, limit: range.end, today: None, told: None, is_ahead: false };
    let phrase = |at: usize| {
        let phrase = reader.phrase(at).filter(|phrase| phrase.from == Origin::Vague)?;
        Some(TokenRange::new(at, at + phrase.words.len()))
    };
    range.indices().filter_map(phrase).collect()
}

/// Whether a time can begin with a word: all but a few of them bear a capital or a digit.
fn may_begin(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || PHRASES.contains_key(word)
}

fn month_from(today: Day, plus: i32) -> String {
    let (year, month, _) = today.date();
    let months = year * 12 + i32::from(month) - 1 + plus;
    format!("{:04}-{:02}", months.div_euclid(12), months.rem_euclid(12) + 1)
}

fn read_phrases() -> FxHashMap<&'static str, Vec<Phrase>> {
    let mut phrases: FxHashMap<&str, Vec<Phrase>> = FxHashMap::default();
    for row in rows(include_str!("times.tsv")) {
        let from = match row.column(1) {
            "today" => Origin::Today,
            "told" => Origin::Told,
            "month" => Origin::Month,
            "year" => Origin::Year,
            _ => Origin::Vague,
        };
        for wording in row.column(0).split('|') {
            let words: Vec<&str> = wording.split(' ').collect();
            let Some(&first) = words.first() else { continue };
            let plus = row.column(2).parse().unwrap_or(0);
            let wordings = phrases.entry(first).or_default();
            wordings.push(Phrase { words, from, plus });
            wordings.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
    }
    phrases
}

/// Whether a time is as precise as a day.
pub fn is_day(iso: &str) -> bool {
    iso.len() >= "2021-08-18".len()
}

/// Whether a word names a month or weekday.
pub fn is_calendar_word(word: &str) -> bool {
    month(word.trim_end_matches('.')).is_some() || weekday(word).is_some()
}

fn year_number(word: &str) -> Option<i32> {
    let year = word.parse().ok()?;
    (word.len() == 4 && (1500..=2199).contains(&year)).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    fn dates(source: &str, today: &str, is_ahead: bool) -> Vec<String> {
        let text = text::read(source);
        let all = TokenRange::new(0, text.tokens.len());
        find(&text, all, Day::parse(today), is_ahead).into_iter().map(|w| w.date).collect()
    }

    #[test]
    fn relative_days_count_from_today_across_months_and_years() {
        for (source, today, date) in [
            ("They spoke today.", "2024-03-01", "2024-03-01"),
            ("They spoke yesterday.", "2024-03-01", "2024-02-29"),
            ("They spoke on Wednesday.", "2021-08-18", "2021-08-18"),
            ("They spoke on Thursday.", "2021-01-02", "2020-12-31"),
            ("They spoke last Friday.", "2021-01-01", "2020-12-25"),
            ("They spoke on Dec. 30.", "2021-01-02", "2020-12-30"),
            ("They met two days ago.", "2021-03-01", "2021-02-27"),
            ("They met in November 2021.", "2022-11-30", "2021-11"),
            ("They met in December.", "2022-11-30", "2021-12"),
            ("They met last month.", "2022-01-30", "2021-12"),
            ("They met on 14 November 2022.", "2022-11-30", "2022-11-14"),
            ("They met on Tuesday, March 3.", "2026-03-18", "2026-03-03"),
            ("They met on Friday last week.", "2026-03-18", "2026-03-13"),
            ("They met in late January.", "2026-03-18", "2026-01"),
        ] {
            assert_eq!(dates(source, today, false), [date], "{source}");
        }
    }

    #[test]
    fn the_next_day_follows_the_day_told_last() {
        let clock = Clock { today: Day::parse("2026-03-18"), told: Day::parse("2026-02-28") };
        for (source, date) in [
            ("The next day she flew home.", "2026-03-01"),
            ("He called her that night.", "2026-02-28"),
            ("Earlier in the day they had met.", "2026-02-28"),
            ("They had met the day before.", "2026-02-27"),
        ] {
            let text = text::read(source);
            let found = find(&text, TokenRange::new(0, text.tokens.len()), clock, false);
            assert_eq!(found.into_iter().map(|w| w.date).collect::<Vec<_>>(), [date], "{source}");
        }
    }

    #[test]
    fn a_weekday_of_what_is_to_come_lies_ahead() {
        assert_eq!(dates("They will meet on Monday.", "2021-08-18", true), ["2021-08-23"]);
        assert_eq!(dates("They will meet next Wednesday.", "2021-08-18", true), ["2021-08-25"]);
    }

    #[test]
    fn without_a_day_to_count_from_only_full_dates_are_resolved() {
        let text = text::read("They met on Monday and on May 3, 2020.");
        let all = TokenRange::new(0, text.tokens.len());
        let found: Vec<_> = find(&text, all, None, false).into_iter().map(|w| w.date).collect();
        assert_eq!(found, ["2020-05-03"]);
    }

    #[test]
    fn a_modal_verb_is_no_month() {
        assert!(dates("They may meet 3 envoys in march.", "2021-08-18", false).is_empty());
    }
}
