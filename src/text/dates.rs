//! Dates and times as timestamps, datelines and date lines write them.
//!
//! Absolute dates only: `August 18, 2021`, `18 August 2021`, `Aug. 18`, `2021-08-18`, with a clock time beside them
//! (`21:41`, `9:03 P.M. EDT`). Weekdays and “yesterday” need a day to count from: later stages resolve them.

/// A day of the calendar, as precise as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// The year, where written.
    pub year: Option<u16>,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl WrittenDate {
    /// ISO 8601, where the year is known.
    pub fn iso(self) -> Option<String> {
        self.year.map(|year| format!("{year:04}-{:02}-{:02}", self.month, self.day))
    }
}

/// The first date in a stretch of text.
pub fn find_date(text: &str) -> Option<WrittenDate> {
    let words = pieces(text);
    (0..words.len()).find_map(|at| date_at(&words[at..]))
}

/// The first clock time in a stretch of text, as `HH:MM`.
pub fn find_time(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (0..words.len()).find_map(|at| {
        let word = words[at].trim_matches(|c: char| !c.is_alphanumeric());
        let (digits, suffix) = word.split_at(word.find(|c: char| c.is_alphabetic()).unwrap_or(word.len()));
        let (hour, minute) = digits.split_once([':', '.']).unwrap_or((digits, "00"));
        let half = half_of_day(suffix).or_else(|| half_of_day(words.get(at + 1).copied().unwrap_or("")));
        let has_zone = || words.get(at + 1).is_some_and(|zone| ZONES.contains(zone));
        if !digits.contains(':') && half.is_none() && !(digits.contains('.') && has_zone()) {
            return None;
        }
        let (mut hour, minute): (u8, u8) = (hour.parse().ok()?, minute.get(..2)?.parse().ok()?);
        match half {
            Some(Half::Afternoon) if hour < 12 => hour += 12,
            Some(Half::Morning) if hour == 12 => hour = 0,
            _ => {}
        }
        (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
    })
}

/// What stands behind a time that is written with a full stop: “10.22 GMT”.
const ZONES: [&str; 6] = ["GMT", "BST", "UTC", "CET", "CEST", "IST"];

enum Half {
    Morning,
    Afternoon,
}

fn half_of_day(word: &str) -> Option<Half> {
    let letters: String = word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    match letters.as_str() {
        "am" => Some(Half::Morning),
        "pm" => Some(Half::Afternoon),
        _ => None,
    }
}

/// Words and numbers, without the marks between; `2021-08-18` stays whole.
fn pieces(text: &str) -> Vec<&str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == ':'))
        .map(|w| w.trim_matches(['-', ':']))
        .filter(|w| !w.is_empty())
        .collect()
}

fn date_at(words: &[&str]) -> Option<WrittenDate> {
    let first = *words.first()?;
    if let Some(date) = iso_date(first) {
        return Some(date);
    }
    if let Some(month) = month(first) {
        let day = day(words.get(1)?)?;
        return Some(WrittenDate { year: words.get(2).and_then(|w| year(w)), month, day });
    }
    let day = day(first)?;
    let month = month(words.get(1)?)?;
    Some(WrittenDate { year: words.get(2).and_then(|w| year(w)), month, day })
}

fn iso_date(word: &str) -> Option<WrittenDate> {
    let date = word.get(..10)?;
    let rest = &word[10..];
    if !(rest.is_empty() || rest.starts_with('T')) {
        return None;
    }
    let mut parts = date.split('-');
    let (y, m, d) = (parts.next()?, parts.next()?, parts.next()?);
    let date = WrittenDate { year: year(y), month: m.parse().ok()?, day: day(d)? };
    (date.year.is_some() && (1..=12).contains(&date.month)).then_some(date)
}

fn year(word: &str) -> Option<u16> {
    let year = word.parse().ok()?;
    (word.len() == 4 && (1000..=2999).contains(&year)).then_some(year)
}

/// The day of the month that a word writes: `8`, `08`, `8th`.
pub fn day(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    let day = digits.parse().ok()?;
    (digits.len() <= 2 && matches!(ending, "" | "st" | "nd" | "rd" | "th") && (1..=31).contains(&day)).then_some(day)
}

/// The number of a weekday's name or its usual abbreviation with its full stop, Monday 0; in any case.
pub fn weekday(word: &str) -> Option<u8> {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = word.to_lowercase();
    let is_short =
        |stem: &str| matches!(stem, "mon" | "tue" | "tues" | "wed" | "thu" | "thurs" | "fri" | "sat" | "sun");
    let stem = word.strip_suffix('.').filter(|stem| is_short(stem));
    let found = NAMES.iter().position(|name| *name == word || stem.is_some_and(|stem| name.starts_with(stem)));
    found.map(|index| index as u8)
}

/// The number of a month's name or its usual abbreviation.
pub fn month(word: &str) -> Option<u8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if !word.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None; // “may” and “march” are words
    }
    let word = word.to_ascii_lowercase();
    let is_short = word.len() == 3 || word == "sept";
    let found = NAMES.iter().position(|name| *name == word || is_short && name.starts_with(&word));
    found.map(|index| index as u8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_every_common_order() {
        for (text, iso) in [
            ("Published: 21:41, August 18, 2021", Some("2021-08-18")),
            ("Tuesday 9 March 2027", Some("2027-03-09")),
            ("Sept. 3rd, 1999", Some("1999-09-03")),
            ("2021-02-01", Some("2021-02-01")),
            ("2021-02-01T10:00", Some("2021-02-01")),
            ("it may 3 be", None),
            ("2021-13-01", None),
        ] {
            assert_eq!(find_date(text).and_then(WrittenDate::iso).as_deref(), iso, "{text}");
        }
    }

    #[test]
    fn clock_times_need_a_colon_or_a_half_of_the_day() {
        for (text, time) in [
            ("Published: 21:41, August 18", Some("21:41")),
            ("9:03 P.M. EDT", Some("21:03")),
            ("12:32am", Some("00:32")),
            ("Mon 4 Mar 2024 10.22 GMT", Some("10:22")),
            ("a rise of 10.22 per cent", None),
            ("at 7 p.m. on Monday", Some("19:00")),
            ("August 18, 2021", None),
            ("77:99", None),
        ] {
            assert_eq!(find_time(text).as_deref(), time, "{text}");
        }
    }
}
