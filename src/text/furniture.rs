//! Blocks that frame the account: timestamps, bylines, captions, boilerplate. The words stand in `furniture.tsv`.

use super::Span;
use crate::analysis::BlockKind;
use crate::table::{self, WordClasses};
use std::sync::LazyLock;

struct Sign {
    kind: BlockKind,
    place: Place,
    words: &'static str,
    limit: usize,
    /// Whether links stand below it, line by line.
    opens_links: bool,
}

#[derive(Clone, Copy)]
enum Place {
    Start,
    End,
    Anywhere,
    Whole,
}

static SIGNS: LazyLock<Vec<Sign>> = LazyLock::new(|| {
    table::rows(include_str!("furniture.tsv"))
        .filter_map(|row| {
            let kind = match row.column(0) {
                "timestamp" => BlockKind::Timestamp,
                "byline" => BlockKind::Byline,
                "caption" => BlockKind::Caption,
                "boilerplate" | "links" => BlockKind::Boilerplate,
                _ => return None,
            };
            let place = match row.column(1) {
                "start" => Place::Start,
                "end" => Place::End,
                "anywhere" => Place::Anywhere,
                "whole" => Place::Whole,
                _ => return None,
            };
            let opens_links = row.column(0) == "links";
            Some(Sign { kind, place, words: row.column(2), limit: row.column(3).parse().ok()?, opens_links })
        })
        .collect()
});

/// The agencies: as written in lower case, and their names.
static AGENCIES: LazyLock<Vec<(&str, &str)>> =
    LazyLock::new(|| table::rows(include_str!("agencies.tsv")).map(|row| (row.column(0), row.column(1))).collect());

/// The longest block that can be furniture, in bytes: beyond it nobody writes a caption.
const LONGEST: usize = 900;

/// What a block is, where its own words show that it is furniture.
pub fn kind_of(block: &str) -> Option<BlockKind> {
    if block.len() > LONGEST {
        return None;
    }
    if !block.contains(char::is_alphabetic) && !is_date_line(block) {
        return Some(BlockKind::Boilerplate); // rules, ornaments and counters: “* * *”, “128”
    }
    if is_date_line(block) {
        let byline = parts(block).find_map(sign_of).filter(|sign| sign.kind == BlockKind::Byline);
        return Some(byline.map_or(BlockKind::Timestamp, |sign| sign.kind));
    }
    if let Some(sign) = sign_of(block) {
        return Some(sign.kind);
    }
    if ends_in_credit(block) {
        return Some(BlockKind::Caption);
    }
    is_path(block).then_some(BlockKind::Boilerplate)
}

/// Whether links to other articles follow, a line each: “Read next”.
pub fn opens_links(block: &str) -> bool {
    block.len() <= LONGEST && sign_of(block).is_some_and(|sign| sign.opens_links)
}

fn sign_of(block: &str) -> Option<&'static Sign> {
    let words = block.split_whitespace().count();
    let mut fitting = SIGNS.iter().filter(|sign| words <= sign.limit).peekable();
    fitting.peek()?;
    let lower = block.to_lowercase();
    fitting.find(|sign| sign.stands_in(&lower) && sign.is_borne_out(block))
}

impl Sign {
    fn stands_in(&self, lower: &str) -> bool {
        match self.place {
            Place::Start => lower.strip_prefix(self.words).is_some_and(|rest| {
                !self.words.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
            }),
            Place::End => lower.ends_with(self.words),
            Place::Anywhere => lower.contains(self.words),
            Place::Whole => lower == self.words,
        }
    }

    /// “By Xinhua” is a byline, “By Tuesday the talks had failed.” is none; “Published” needs a time after it.
    fn is_borne_out(&self, block: &str) -> bool {
        match self.kind {
            BlockKind::Byline => {
                let mut names = block.split_whitespace().skip(1);
                !block.ends_with(['.', '?', '!', ','])
                    && names.next().is_some_and(|w| w.starts_with(char::is_uppercase))
                    && names.all(|w| !w.starts_with(char::is_lowercase) || w.len() <= 4 || w.contains('@'))
            }
            BlockKind::Timestamp => block.contains(|c: char| c.is_ascii_digit()),
            _ => true,
        }
    }
}

/// The longest line of a date, in bytes: “Source: Xinhua | 2027-03-09 10:22:30 | Editor: Li”.
const LONGEST_DATE_LINE: usize = 120;
/// The most words of what stands beside a date, between bars, and of a place in a site's menu.
const MOST_LABEL_WORDS: usize = 5;
const MOST_PLACE_WORDS: usize = 3;

/// The parts of a line that bars and dots set apart.
pub fn parts(line: &str) -> impl Iterator<Item = &str> {
    line.split(['|', '•', '·', ';']).map(str::trim).filter(|part| !part.is_empty())
}

/// A line that is nothing but a date, a weekday or a time, with labels beside it: “Friday, August 21, 2015”,
/// “12:32 P.M. EST”, “10:22, 14 May 2027 | Xinhua | Editor: Li”.
fn is_date_line(block: &str) -> bool {
    block.len() <= LONGEST_DATE_LINE
        && parts(block).any(is_date)
        && parts(block).all(|part| {
            is_date(part) || part.split_whitespace().count() <= MOST_LABEL_WORDS && !part.ends_with(['.', '?', '!'])
        })
}

static CLOCK: LazyLock<WordClasses> = LazyLock::new(|| WordClasses::read(include_str!("clock.tsv")));

/// Nothing but a date, a weekday or a time, with the place of writing before it: “Brussels, 12 May 2027”.
fn is_date(part: &str) -> bool {
    let part = part[place_before_date(part).map_or(0, str::len)..].trim_start_matches([',', ' ']);
    if super::dates::find_date(part).is_none() && super::dates::find_time(part).is_none() {
        return false;
    }
    let words = part.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.into_iter().all(|word| {
        word.starts_with(|c: char| c.is_ascii_digit())
            || super::dates::month(word).is_some()
            || super::dates::weekday(word).is_some()
            || super::dates::weekday(&format!("{word}.")).is_some() // the full stop was split off
            || word.len() <= 4 && word.chars().all(|c| c.is_ascii_uppercase()) // AM, EST, GMT, P M
            || CLOCK.holds(word, "clock")
    })
}

/// The most parts of the place before a date: “State House, Nairobi, 15 January 2027”.
const MOST_PLACES: usize = 3;

/// The place of writing that stands before a full date and nothing else, as releases have it.
pub fn place_before_date(part: &str) -> Option<&str> {
    let is_place = |piece: &&str| {
        let mut words = piece.split_whitespace();
        let is_time = |w: &str| super::dates::month(w).is_some() || super::dates::weekday(w).is_some();
        words.clone().count() <= MOST_PLACE_WORDS
            && words
                .all(|w| w.starts_with(char::is_uppercase) && !w.contains(|c: char| c.is_ascii_digit()) && !is_time(w))
    };
    let places: usize = part.split(',').take(MOST_PLACES).take_while(is_place).map(|piece| piece.len() + 1).sum();
    let place = part.get(..places.checked_sub(1)?).filter(|place| !place.trim().is_empty())?;
    let date = super::dates::find_date(part.get(places..)?)?;
    (date.year.is_some() && sign_of(place).is_none()).then_some(place)
}

/// A place in a site's menu: “World | Europe”, “Home > News > Press releases”.
fn is_path(block: &str) -> bool {
    let places: Vec<&str> = block.split(['|', '>', '›', '»', '•', '·']).flat_map(|part| part.split(" / ")).collect();
    let is_place = |place: &str| {
        let words = place.split_whitespace().count();
        (1..=MOST_PLACE_WORDS).contains(&words)
            && place.trim().starts_with(char::is_uppercase)
            && !place.trim().ends_with(['.', '?', '!', ',', ':'])
    };
    places.len() > 1 && places.into_iter().all(is_place)
}

/// How far from its end a caption's credit begins, in words.
const CREDIT_WORDS: usize = 8;

/// A caption's end names the photographer and the agency: “… REUTERS/Ina Fass”, “(Ina Fass/AP)”.
fn ends_in_credit(block: &str) -> bool {
    if block.ends_with(['.', '?', '!', '”', '"']) {
        return false;
    }
    let words: Vec<&str> = block.split_whitespace().collect();
    let end = words[words.len().saturating_sub(CREDIT_WORDS)..].join(" ");
    let sides = end.match_indices('/').map(|(at, _)| (&end[..at], &end[at + 1..]));
    sides.into_iter().any(|(before, after)| {
        let next = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        [next, last].into_iter().any(|name| agency_in(name).is_some() || name.eq_ignore_ascii_case("getty"))
    })
}

/// An agency that stands in a stretch of frame: a byline, credit or dateline.
pub fn agency_in(frame: &str) -> Option<String> {
    let lower = frame.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|w| !w.is_empty()).collect();
    let stands = |form: &str| {
        let form: Vec<&str> = form.split(' ').collect();
        words.windows(form.len()).any(|w| w == form)
    };
    let is_short_and_lower = |form: &str| form.len() <= 4 && !frame.contains(&form.to_uppercase()); // “map”, “spa”
    AGENCIES.iter().find(|(form, _)| stands(form) && !is_short_and_lower(form)).map(|(_, name)| (*name).to_owned())
}

/// A dateline at the head of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DatelineAt {
    /// The place: `PORT ELIN`.
    pub place: Span,
    /// All of it, dash included: what stands before the first sentence.
    pub lead: Span,
}

/// The longest dateline, in bytes: `SHARM EL-SHEIKH, Egypt, Nov. 14 (Xinhua) --`.
const LONGEST_DATELINE: usize = 80;
const DASHES: [&str; 6] = [" --", " - ", " – ", " — ", " ― ", "—"];

/// Reads a dateline: a place in capitals, or any place with an agency or a date, before a dash; or a place with its
/// agency between slashes: `PORT ELIN, March 9. /TASS/.`
pub fn dateline(source: &str, block: Span) -> Option<DatelineAt> {
    let text = block.of(source);
    let (head, has_agency, lead) = before_slashes(text).or_else(|| before_dash(text))?;
    let place = place_of(head)?;
    let has_date = super::dates::find_date(head).is_some();
    if !(is_capitals(place) || has_agency || has_date) {
        return None;
    }
    let start = block.start as usize;
    Some(DatelineAt { place: Span::new(start, start + place.len()), lead: Span::new(start, start + lead) })
}

/// Reads a dateline that ends in a colon, as South Asian papers have it: `PORT ELIN: Voss said …`. So do names in
/// capitals open a turn: it is only asked of the first paragraph of an article.
pub fn dateline_with_colon(source: &str, block: Span) -> Option<DatelineAt> {
    let text = block.of(source);
    let head = &text[..text.find(": ").filter(|&at| at <= LONGEST_DATELINE)?];
    let place = place_of(head).filter(|place| is_capitals(place) && place.len() == head.len())?;
    if sign_of(head).is_some() {
        return None; // “EXCLUSIVE: Voss …”
    }
    let start = block.start as usize;
    let lead = Span::new(start, start + head.len() + 1);
    Some(DatelineAt { place: Span::new(start, start + place.len()), lead })
}

/// What stands before the first dash, whether it ends in an agency in brackets, and where the dash ends.
fn before_dash(text: &str) -> Option<(&str, bool, usize)> {
    let dash_at = |at: usize| DASHES.iter().find(|dash| text[at..].starts_with(**dash));
    let mut starts = text.char_indices().map(|(at, _)| at).take_while(|&at| at <= LONGEST_DATELINE);
    let (at, dash) = starts.find_map(|at| Some((at, dash_at(at)?)))?;
    let (head, rest) = text.split_at(at);
    let dash_len = rest.find(|c: char| !c.is_whitespace() && !"-–—―".contains(c)).unwrap_or(dash.len());
    let has_agency = head.contains('(') && head.trim_end().ends_with(')');
    Some((head, has_agency, at + rest[..dash_len].trim_end().len()))
}

/// What stands before an agency between slashes, and where the mark behind it ends.
fn before_slashes(text: &str) -> Option<(&str, bool, usize)> {
    let open = text.find('/').filter(|&at| at <= LONGEST_DATELINE)?;
    let close = open + 1 + text[open + 1..].find('/')?;
    agency_in(text.get(open + 1..close).filter(|name| name.len() <= LONGEST_DATELINE)?)?;
    let rest = &text[close + 1..];
    let mark = rest.len() - rest.trim_start_matches(['.', ' ', '-', '–', '—']).len();
    Some((&text[..open], true, close + 1 + rest[..mark].trim_end().len()))
}

/// The place that a dateline's words open with.
fn place_of(head: &str) -> Option<&str> {
    let place = head.split(['(', ',']).next().unwrap_or("").trim_end();
    let has_place_shape = !place.is_empty()
        && place
            .split([' ', '-', '/'])
            .all(|w| w.starts_with(char::is_uppercase) || matches!(w, "de" | "la" | "el" | "of" | "al"))
        && !head.contains([':', '“', '"', '?', '!'])
        && head.split_whitespace().all(|w| !w.ends_with('.') || w.len() <= LONGEST_ABBREVIATION);
    has_place_shape.then_some(place)
}

/// `Calif.`, in bytes: a longer word with a full stop ends a sentence.
const LONGEST_ABBREVIATION: usize = 6;

fn is_capitals(place: &str) -> bool {
    place.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !place.contains(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_told_from_sentences_that_begin_alike() {
        for (block, kind) in [
            ("Published: 19:20, March 9, 2027 | Updated: 20:05, March 9, 2027", Some(BlockKind::Timestamp)),
            ("Friday, March 12, 2027", Some(BlockKind::Timestamp)),
            ("12:32 P.M. EST", Some(BlockKind::Timestamp)),
            ("State House, Port Elin, 15th January, 2027", Some(BlockKind::Timestamp)),
            ("Port Elin, 02 October 2027", Some(BlockKind::Timestamp)),
            ("Voss, Delane, March 9: no deal", None),
            ("By Xinhua", Some(BlockKind::Byline)),
            ("By Tuesday the talks had failed", None),
            ("Published accounts differ on what Voss said.", None),
            ("President Voss opens the forum. (PHOTO / XINHUA)", Some(BlockKind::Caption)),
            ("Read more about the strait", Some(BlockKind::Boilerplate)),
            ("* * *", Some(BlockKind::Boilerplate)),
            ("Voss spoke on March 9.", None),
        ] {
            assert_eq!(kind_of(block), kind, "{block}");
        }
    }

    #[test]
    fn datelines_are_read_with_and_without_agency_and_date() {
        for (text, place) in [
            ("PORT ELIN - President Voss said", Some("PORT ELIN")),
            ("BREM, Tavland, March 9 (Reuters) -- Voss said", Some("BREM")),
            ("Brem (Reuters) — Voss said", Some("Brem")),
            ("ST. ELIN, N.Y. ― Voss said", Some("ST. ELIN")),
            ("Voss - who called first - said", None),
            ("The talks — held in Brem — failed", None),
            ("PORT ELIN, March 9. /TASS/. Voss said", Some("PORT ELIN")),
            ("The vote on the AP/NORC poll/survey", None),
        ] {
            let found = dateline(text, Span::new(0, text.len()));
            assert_eq!(found.map(|d| d.place.of(text)), place, "{text}");
        }
        let text = "PORT ELIN -- Voss said";
        let lead = dateline(text, Span::new(0, text.len())).map(|d| d.lead.of(text));
        assert_eq!(lead, Some("PORT ELIN --"));
    }

    #[test]
    fn agencies_stand_in_bylines_and_datelines() {
        assert_eq!(agency_in("By Xinhua").as_deref(), Some("Xinhua"));
        assert_eq!(agency_in("(PHOTO / XINHUA)").as_deref(), Some("Xinhua"));
        assert_eq!(agency_in("FLINT, Mich., Oct. 4 (UPI) —").as_deref(), Some("UPI"));
        assert_eq!(agency_in("the map of the spa"), None);
    }
}
