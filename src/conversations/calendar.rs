//! Days of the proleptic Gregorian calendar and their arithmetic (Hinnant, “chrono-compatible low-level date
//! algorithms”).

/// A day, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i32);

/// Days in 400 years.
const ERA: i32 = 146_097;
/// Days from 0000-03-01 to 1970-01-01.
const EPOCH: i32 = 719_468;

impl Day {
    /// The day of a date; `None` for one that is not in the calendar.
    pub fn of(year: i32, month: u8, day: u8) -> Option<Self> {
        if !(1..=12).contains(&month) || day < 1 || day > days_of_month(year, month) || !(1..=9999).contains(&year) {
            return None;
        }
        let year = if month <= 2 { year - 1 } else { year };
        let year_of_era = year.rem_euclid(400);
        let from_march = (i32::from(month) + 9) % 12;
        let day_of_year = (153 * from_march + 2) / 5 + i32::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Self(year.div_euclid(400) * ERA + day_of_era - EPOCH))
    }

    /// The day at the head of an ISO 8601 date or time.
    pub fn parse(iso: &str) -> Option<Self> {
        let mut parts = iso.get(..10)?.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        Self::of(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// Year, month, day.
    pub fn date(self) -> (i32, u8, u8) {
        let day = self.0 + EPOCH;
        let day_of_era = day.rem_euclid(ERA);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * day_of_year + 2) / 153;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = day.div_euclid(ERA) * 400 + year_of_era + i32::from(month <= 2);
        let day = day_of_year - (153 * from_march + 2) / 5 + 1;
        (year, u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1))
    }

    /// ISO 8601.
    pub fn iso(self) -> String {
        let (year, month, day) = self.date();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// So many days later.
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> i32 {
        (self.0 + 3).rem_euclid(7)
    }

    /// The day of that month and day which is nearest: “Dec. 30” in January is of the year before.
    pub fn nearest(self, month: u8, day: u8) -> Option<Self> {
        let (year, ..) = self.date();
        let days = (year - 1..=year + 1).filter_map(|year| Self::of(year, month, day));
        days.min_by_key(|d| d.since(self).abs())
    }

    /// Days from another day to this one.
    pub fn since(self, other: Self) -> i32 {
        self.0 - other.0
    }
}

fn days_of_month(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_eight_hundred_years_comes_back() {
        let mut day = Day::of(1601, 1, 1);
        let mut before = None;
        for _ in 0..800 * 365 {
            let Some(current) = day else { break };
            let (y, m, d) = current.date();
            assert_eq!(Day::of(y, m, d), Some(current));
            assert!(before.is_none_or(|b| b < (y, m, d)));
            before = Some((y, m, d));
            day = Some(current.plus(1));
        }
        assert_eq!(before.map(|b| b.0), Some(2400));
    }

    #[test]
    fn known_days_have_their_weekdays() {
        assert_eq!(Day::parse("2021-08-18T21:41").map(Day::weekday), Some(2));
        assert_eq!(Day::of(2000, 2, 29).map(Day::weekday), Some(1));
        assert_eq!(Day::of(1970, 1, 1).map(Day::iso).as_deref(), Some("1970-01-01"));
    }

    #[test]
    fn days_that_are_not_in_the_calendar_are_none() {
        assert_eq!(Day::of(2021, 2, 29), None);
        assert_eq!(Day::parse("2021-13-01"), None);
        assert_eq!(Day::parse("soon"), None);
    }
}
