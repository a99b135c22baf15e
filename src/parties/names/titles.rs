//! Titles: modifiers and fields up to a head, what the head governs, honorifics among them.
//!
//! “Deputy Prime Minister and Minister of Foreign Affairs”, “Mr.”, “Assistant Secretary of State for Near Eastern
//! Affairs”. Does not read the name behind a title.

use super::{Bounds, LONGEST_TITLE, Owner, Reader};
use crate::parties::gazetteer::{self, Place};
use crate::parties::words::{Gender, closed_word, given_name, is_capitalised, lower, title_word};
use crate::text::TokenRange;

/// How far ahead of unknown capitals a title's head may stand: “Public Engagement Director”.
const HEAD_AHEAD: usize = 4;
/// The longest style behind its possessive, in tokens: “Most Eminent Highness”.
const LONGEST_STYLE: usize = 3;

/// A title being read.
#[derive(Clone, Copy)]
pub(super) struct Title {
    pub(super) start: usize,
    pub(super) end: usize,
    office_start: usize,
    office_end: usize,
    pub(super) owner: Option<Owner>,
    pub(super) gender: Option<Gender>,
    /// It is of several: “Senators”.
    pub(super) is_of_several: bool,
}

impl Title {
    fn skip_honorific(&mut self, end: usize) {
        if self.office_end == self.office_start {
            (self.office_start, self.office_end) = (end, end);
        }
        self.end = end;
    }

    fn close(&mut self, end: usize) {
        self.end = end;
        self.office_end = end;
    }

    /// The office's words, honorifics before it left out; `None` where there are only honorifics.
    pub(super) fn office(&self) -> Option<TokenRange> {
        (self.office_end > self.office_start).then(|| TokenRange::new(self.office_start, self.office_end))
    }
}

impl Reader<'_> {
    /// A title that begins at a token: modifiers and fields up to a head, what the head governs, further titles
    /// (“Deputy Prime Minister and Minister of Foreign Affairs”), honorifics among them.
    pub(super) fn title_at(&self, at: usize, bounds: Bounds) -> Option<Title> {
        let mut title = Title {
            start: at,
            end: at,
            office_start: at,
            office_end: at,
            owner: None,
            gender: None,
            is_of_several: false,
        };
        let limit = bounds.limit.min(at + LONGEST_TITLE);
        let mut next = at;
        while next < limit {
            let written = self.text.word(next);
            let word = title_word(written);
            if let Some(end) = self.style_end(next) {
                title.gender = title.gender.or(word.gender);
                title.skip_honorific(end);
                next = end;
            } else if word.is_honorific && (is_capitalised(written) || next > at) {
                title.gender = title.gender.or(word.gender);
                title.skip_honorific(next + 1);
                next += 1;
                if self.text.word(next) == "." {
                    next += 1;
                    title.skip_honorific(next);
                }
            } else if word.is_head
                && !self.is_surname_after_given(next, at)
                && !self.is_surname_after_honorific(next, at)
            {
                title.gender = word.gender.or(title.gender);
                let end = self.closing_end(next + 1);
                title.close(end);
                title.is_of_several = word.is_of_several;
                next = self.read_field(end, &mut title, bounds);
            } else if !(title.end == next && next > at && matches!(written, "and" | "&" | "," | "/"))
                && self.leads_to_head(next, at, limit)
            {
                next += 1;
            } else {
                break;
            }
        }
        (title.end > at).then_some(title)
    }

    /// Past “His Excellency”, “Her Royal Highness”: a possessive, capitals and the noun of a style.
    fn style_end(&self, at: usize) -> Option<usize> {
        let opens = title_word(self.text.word(at)).owns_style && is_capitalised(self.text.word(at + 1));
        let ahead = opens.then(|| at + 1..at + 1 + LONGEST_STYLE)?;
        let mut words = ahead.take_while(|&t| is_capitalised(self.text.word(t)));
        words.find(|&t| title_word(self.text.word(t)).is_style).map(|t| t + 1)
    }

    /// Past “-elect” behind a head.
    pub(super) fn closing_end(&self, at: usize) -> usize {
        let goes_on = self.text.word(at) == "-" && self.touches(at) && title_word(self.text.word(at + 1)).is_closing;
        at + if goes_on { 2 } else { 0 }
    }

    /// “Larry King” is no king: a head with a given name before it in the same phrase.
    fn is_surname_after_given(&self, at: usize, start: usize) -> bool {
        at > start && given_name(self.text.word(at - 1)).is_some() && !title_word(self.text.word(at - 1)).is_head
    }

    /// “Mr. King”: a head right behind an honorific that no name follows; but “Mr. President”.
    fn is_surname_after_honorific(&self, at: usize, start: usize) -> bool {
        let before = if at > start && self.text.word(at - 1) == "." { at.wrapping_sub(2) } else { at.wrapping_sub(1) };
        at > start
            && before >= start
            && title_word(self.text.word(before).trim_end_matches('.')).is_honorific
            && is_capitalised(self.text.word(at))
            && !is_capitalised(self.text.word(at + 1))
            && !title_word(self.text.word(at)).is_addressed
    }

    /// Whether a word within a title can stand before its head.
    fn leads_to_head(&self, at: usize, start: usize, limit: usize) -> bool {
        let written = self.text.word(at);
        let word = title_word(written);
        let is_first_capital = is_capitalised(self.text.word(start));
        if word.is_modifier || word.is_domain || at > start && matches!(written, "-" | "/" | "&" | "and" | ",") {
            let ahead = (at + 1..limit.min(at + 1 + HEAD_AHEAD + 2)).map(|t| (t, self.text.word(t)));
            for (_, word) in ahead {
                let part = title_word(word);
                if part.is_head || part.is_honorific {
                    return true;
                }
                if !(part.is_modifier || part.is_domain || matches!(word, "-" | "/" | "&" | "and" | "of")) {
                    return false;
                }
            }
            return false;
        }
        // Unknown capitals: “Expatriate Welfare Director”
        is_first_capital
            && is_capitalised(written)
            && at > start
            && given_name(written).is_none()
            && !closed_word(written).is_function
            && (at + 1..limit.min(at + 1 + HEAD_AHEAD))
                .map(|t| self.text.word(t))
                .take_while(|w| is_capitalised(w))
                .any(|w| title_word(w).is_head)
    }

    /// The field behind a head: “of State for Near Eastern Affairs”, “of Italy” before a name, “and Minister of …”.
    /// Gives where to read on.
    fn read_field(&self, at: usize, title: &mut Title, bounds: Bounds) -> usize {
        let word = self.text.word(at);
        if matches!(word, "of" | "for" | "to" | "Of") {
            let start = at + 1 + usize::from(self.text.word(at + 1) == "the");
            if let Some(found) = gazetteer::longest(self.text, start, bounds.limit) {
                // “Prime Minister of Italy Giorgia Meloni”, but “President of Kestria, Adela Voss” reads on its own.
                let is_before_name = self.name_end(found.end, bounds, false, true).is_some();
                if is_before_name {
                    let is_country = matches!(found.place, Place::Country(_));
                    title.owner = Some(Owner {
                        tokens: TokenRange::new(start, found.end),
                        country: found.place.country(),
                        is_country,
                    });
                    title.end = found.end;
                    return found.end;
                }
                return bounds.limit;
            }
            let mut end = start;
            while end < bounds.limit.min(start + LONGEST_TITLE) {
                let word = self.text.word(end);
                let part = title_word(word);
                let goes_on = part.is_domain
                    || part.is_modifier && is_capitalised(word)
                    || part.is_head
                        && end > start
                        && self.text.word(end - 1) != "and"
                        && self.text.word(start - 1) == "the"
                    || matches!(word, "and" | "&" | "-" | ",") && end > start && self.is_domain(end + 1);
                if !goes_on {
                    break;
                }
                end += 1;
            }
            // “of the Democratic National Committee”: the words are a body's name, no field.
            let name = self.name_end(start, bounds, false, false).filter(|&e| e > end);
            if name.is_some_and(|e| self.shows_organization(TokenRange::new(start, e))) {
                return bounds.limit;
            }
            if end > start {
                title.close(end);
                return self.read_field(end, title, bounds);
            }
            if word == "to" && title_word(self.text.word(start)).is_modifier {
                return start; // “Advisor to the Prime Minister”
            }
            if word == "to" && title_word(self.text.word(start)).is_head {
                return start;
            }
            return bounds.limit;
        }
        // “the Vice President and President Vale” are two people.
        let is_apart = lower(self.text.word(title.start.wrapping_sub(1))) == "the" && !self.governs_field(at + 1);
        if matches!(word, "and" | "&" | "/") && self.title_goes_on(at + 1) && !is_apart { at + 1 } else { at }
    }

    /// Whether “of” or “for” follows the head of the title that begins at a token.
    fn governs_field(&self, at: usize) -> bool {
        let head = (at..at + HEAD_AHEAD).find(|&t| title_word(self.text.word(t)).is_head);
        head.is_some_and(|head| matches!(self.text.word(head + 1), "of" | "for"))
    }

    pub(super) fn is_domain(&self, at: usize) -> bool {
        let word = self.text.word(at);
        title_word(word).is_domain && is_capitalised(word)
    }

    /// Whether another title follows without a name between: “… and Minister of”, “… and Senior Advisor”.
    fn title_goes_on(&self, at: usize) -> bool {
        let mut next = at;
        while next < at + HEAD_AHEAD {
            let word = self.text.word(next);
            let part = title_word(word);
            if part.is_head {
                return is_capitalised(word) == is_capitalised(self.text.word(at))
                    && !self.is_bare_before_name_list(next);
            }
            if !(part.is_modifier || part.is_domain || word == "-") {
                return false;
            }
            next += 1;
        }
        false
    }

    /// “President Duda and Prime Minister Kallas” is read as two names: the “and” there follows a name, not a title; but
    /// “the President and Vice President discussed” are two offices, each with nobody named.
    fn is_bare_before_name_list(&self, head: usize) -> bool {
        let next = self.text.word(head + 1);
        !(is_capitalised(next) || matches!(next, "of" | "for"))
    }
}
