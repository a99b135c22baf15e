//! Names word by word: where one ends, which words can be part of one, what its words show it to name.

use super::{Bounds, LONGEST_NAME, NameKind, Reader};
use crate::parties::cluster::without_capitals;
use crate::parties::words::{
    OrganizationWord, closed_word, ends_compound, given_name, is_acronym, is_capitalised, is_of_outlet, is_possessive,
    is_thing_word, lower, organization_word, stands_before_body, stands_by_outlet, title_word,
};
use crate::syntax::{EntityKind, Tag};
use crate::text::{Text, TokenRange};

impl Reader<'_> {
    /// Where a name that begins at a token ends; `None` where none begins there.
    pub(super) fn name_end(&self, at: usize, bounds: Bounds, is_start: bool, is_after_title: bool) -> Option<usize> {
        if !self.is_name_word(at, bounds, is_start, is_after_title) && !self.is_particle_before_name(at, bounds) {
            return None;
        }
        let limit = bounds.limit.min(at + LONGEST_NAME);
        let mut end = at + 1;
        while end < limit {
            let word = self.text.word(end);
            let step = if self.is_joint(end, bounds) || self.is_particle_before_name(end, bounds) && !is_acronym(word) {
                2
            } else if word == "," && closed_word(self.text.word(end + 1)).is_suffix {
                if title_word(self.text.word(end - 1)).is_head { 0 } else { 2 }
            } else {
                usize::from(
                    self.is_name_word(end, bounds, false, is_after_title && self.is_part_given(end - 1, at))
                        && !self.breaks_name(at, end, bounds)
                        || closed_word(word).is_suffix,
                )
            };
            if step == 0 {
                break;
            }
            end += step;
        }
        let end = self.organization_end(TokenRange::new(at, end.min(bounds.limit)), bounds);
        Some(end)
    }

    /// A given name or initial: a surname is to follow, also in a headline whose every word is capitalised.
    fn is_part_given(&self, at: usize, start: usize) -> bool {
        let word = self.text.word(at);
        at == start && given_name(word).is_some() || word.len() == 2 && word.ends_with('.')
    }

    /// “Ministry of Foreign Affairs and Trade”, “Department for Education”: what an organisation's head governs.
    fn organization_end(&self, name: TokenRange, bounds: Bounds) -> usize {
        let mut end = name.end;
        // “Treaty on the High Seas”
        let is_thing = name.len() > 1 && is_thing_word(self.text.word(end - 1));
        let shows = is_thing
            || name.indices().any(|t| organization_word(self.text.word(t)) == Some(OrganizationWord::Anywhere));
        while shows && end < bounds.limit && matches!(self.text.word(end), "of" | "for" | "on" | "and" | "&") {
            let is_and = matches!(self.text.word(end), "and" | "&");
            let next = end + 1 + usize::from(self.text.word(end + 1) == "the");
            let fits = if is_and {
                end > name.end && self.is_domain(next)
            } else {
                self.is_name_word(next, bounds, false, false)
            };
            if !fits {
                break;
            }
            end = next + 1;
            while end < bounds.limit
                && self.is_name_word(end, bounds, false, false)
                && !self.breaks_name(name.start, end, bounds)
            {
                end += 1;
            }
        }
        end
    }

    /// A hyphen or “&” between two parts of a name.
    fn is_joint(&self, at: usize, bounds: Bounds) -> bool {
        let word = self.text.word(at);
        let is_mark = matches!(word, "-" | "&" | "‑" | "@" | "–" | "'" | "’");
        if !is_mark || at + 1 >= bounds.limit {
            return false;
        }
        let touches = self.touches(at) && self.touches(at + 1);
        let next = self.text.word(at + 1);
        // “Trump-backed”, “Park Soo-young”
        let goes_on = next.starts_with(char::is_alphabetic) && !ends_compound(next);
        word == "&" && is_capitalised(next)
            || touches && goes_on && (is_capitalised(next) || next.len() <= LONGEST_SYLLABLE)
    }

    /// Whether no blank stands between a token and the one before it.
    pub(super) fn touches(&self, at: usize) -> bool {
        match (self.text.tokens.get(at.wrapping_sub(1)), self.text.tokens.get(at)) {
            (Some(before), Some(after)) => before.span.end == after.span.start,
            _ => false,
        }
    }

    /// “bin Salman”, “von der Leyen”, “al-Sudani”: particles up to a capital.
    fn is_particle_before_name(&self, at: usize, bounds: Bounds) -> bool {
        closed_word(self.text.word(at)).is_particle
            && (at + 1..bounds.limit.min(at + 4))
                .map(|t| self.text.word(t))
                .find(|w| !closed_word(w).is_particle && *w != "-")
                .is_some_and(|w| is_capitalised(w) && !closed_word(w).is_function && !closed_word(w).is_calendar)
            && self.text.word(at).len() > 1
    }

    /// A new titled phrase within a run of capitals: “Kestria Foreign Minister Vale”.
    fn breaks_name(&self, start: usize, at: usize, bounds: Bounds) -> bool {
        if at > start && closed_word(self.text.word(at)).is_event && self.text.word(at + 1) == "with" {
            return true; // “Vale Call with Holm”
        }
        let word = title_word(self.text.word(at));
        if word.is_honorific && at > start && given_name(self.text.word(at)).is_none() && at + 1 < bounds.limit {
            return is_capitalised(self.text.word(at + 1)) && self.text.word(at).ends_with('.');
        }
        let leads = word.is_head || word.is_modifier || word.is_domain;
        leads
            && organization_word(self.text.word(at)).is_none()
            && self.title_at(at, bounds).is_some_and(|t| {
                let is_full = given_name(self.text.word(t.end)).is_some() && self.name_end_simple(t.end + 1, bounds);
                t.office().is_some()
                    && self.name_end_simple(t.end, bounds)
                    && (is_full || given_name(self.text.word(start)).is_none())
            })
    }

    fn name_end_simple(&self, at: usize, bounds: Bounds) -> bool {
        at < bounds.limit && self.is_name_word(at, bounds, false, true)
    }

    /// Whether a token can be part of a name.
    pub(super) fn is_name_word(&self, at: usize, bounds: Bounds, is_start: bool, is_after_title: bool) -> bool {
        let word = self.text.word(at);
        if at >= bounds.limit || !is_capitalised(word) {
            return false;
        }
        let closed = closed_word(word);
        let is_initial = word.len() <= 2 && word.chars().filter(|c| c.is_alphabetic()).count() == 1;
        if is_initial {
            return !is_start && word != "I" || word.ends_with('.');
        }
        if closed.is_calendar && self.is_surname_like_month(at, is_after_title)
            || closed.is_name && self.is_name_like_word(at, bounds, is_start)
        {
            return true;
        }
        if closed.is_calendar || closed.is_function && !is_acronym(word) {
            return given_name(word).is_some()
                && closed.is_calendar
                && !closed.is_weekday
                && given_name(self.text.word(at.wrapping_sub(1))).is_none()
                && is_capitalised(self.text.word(at + 1))
                && !closed_word(self.text.word(at + 1)).is_calendar
                && !self.text.word(at + 1).starts_with(|c: char| c.is_ascii_digit());
        }
        if bounds.is_capitals {
            let is_known = || self.capitals.contains(without_capitals(word.to_owned()).as_str());
            return !closed.is_function && (given_name(word).is_some() || is_known());
        }
        if bounds.is_title_case {
            // “Jen Vosski” of a transcript's headline is `MS. VOSSKI` of its turns.
            let is_label = word.len() > SHORTEST_LABEL && self.capitals.contains(word.to_uppercase().as_str());
            let is_known = self.capitals.contains(word) || is_label || given_name(word).is_some() || is_acronym(word);
            let is_common = self.small.contains(lower(word).as_ref());
            return is_known && (!is_common || self.capitals.contains(word)) || is_after_title && !is_common;
        }
        !is_start || self.is_name_at_start(at, bounds)
    }

    /// “Theresa May”, “Mrs. May”: a month or day with a given name or honorific right before it and no date behind.
    fn is_surname_like_month(&self, at: usize, is_after_title: bool) -> bool {
        let before = at.checked_sub(1).map_or("", |t| self.text.word(t));
        let next = self.text.word(at + 1);
        let is_date = next.starts_with(|c: char| c.is_ascii_digit()) || closed_word(next).is_calendar;
        let is_behind = given_name(before).is_some() && is_capitalised(before) && !closed_word(before).is_calendar;
        let is_honoured = is_after_title && title_word(before.trim_end_matches('.')).is_honorific;
        (is_behind && !closed_word(self.text.word(at)).is_weekday || is_honoured) && !is_date
    }

    /// “Jan Novak”, “To Lam”, “He Lifeng”: a word of the closed classes that is a name too, before a further name.
    fn is_name_like_word(&self, at: usize, bounds: Bounds, is_start: bool) -> bool {
        let next = self.text.word(at + 1);
        let is_known = !is_start || closed_word(self.text.word(at)).is_calendar;
        let is_before_name = is_capitalised(next) && !closed_word(next).is_function && !closed_word(next).is_calendar;
        is_known && !bounds.is_title_case && at + 1 < bounds.limit && is_before_name && !is_acronym(next)
    }

    /// At the head of a sentence every word is capitalised.
    fn is_name_at_start(&self, at: usize, bounds: Bounds) -> bool {
        let word = self.text.word(at);
        if self.capitals.contains(word) || is_acronym(word) {
            return true;
        }
        if self.small.contains(lower(word).as_ref()) {
            return false;
        }
        let tag = self.syntax.tags.get(at).copied().unwrap_or(Tag::NN);
        let next = self.text.word(at + 1);
        let next_is_name = at + 1 < bounds.limit && is_capitalised(next) && !closed_word(next).is_function;
        tag.is_proper()
            || given_name(word).is_some()
            || next_is_name && !tag.is_verb() && tag != Tag::RB && tag != Tag::IN
    }

    pub(super) fn shows_organization(&self, name: TokenRange) -> bool {
        let last = name.end.saturating_sub(1);
        name.indices().any(|t| match organization_word(self.text.word(t)) {
            Some(OrganizationWord::Anywhere) => true,
            Some(OrganizationWord::Last) => t == last,
            None => false,
        })
    }

    pub(super) fn kind_of(&self, name: TokenRange) -> NameKind {
        let kind = self.kind_by_words(name);
        let is_sure = kind == NameKind::Person && (name.len() > 1 || given_name(self.text.word(name.start)).is_some());
        if is_sure || kind == NameKind::Place {
            return kind;
        }
        let before = name.start.checked_sub(1).map_or("", |t| self.text.word(t));
        let is_outlet = name.len() > 1
            && (is_of_outlet(self.text.word(name.end - 1)) || is_of_outlet(self.text.word(name.start)))
            && kind == NameKind::Organization
            || stands_by_outlet(before)
            || stands_by_outlet(self.text.word(name.end));
        match kind {
            _ if is_outlet => NameKind::Outlet,
            _ if stands_before_body(before) => NameKind::Organization,
            kind => kind,
        }
    }

    fn kind_by_words(&self, name: TokenRange) -> NameKind {
        let first = self.text.word(name.start);
        if self.shows_organization(name) || name.len() == 1 && is_acronym(first) {
            return NameKind::Organization;
        }
        if name.len() > 1 && is_thing_word(self.text.word(name.end - 1)) {
            return NameKind::Place;
        }
        if name.len() == 1 && is_compound(first) {
            return NameKind::Organization;
        }
        if name.len() > 1 && (given_name(first).is_some() || shows_person(self.text, name)) {
            return NameKind::Person;
        }
        let next = self.syntax.mentions.partition_point(|m| m.tokens.end <= name.start);
        let here = self.syntax.mentions.get(next).filter(|m| m.tokens.overlaps(name)).map(|m| m.kind);
        match here.or_else(|| self.kinds.get(self.text.words(name)).copied()) {
            Some(EntityKind::Person) => NameKind::Person,
            Some(EntityKind::Organization) => NameKind::Organization,
            Some(EntityKind::Place) => NameKind::Place,
            _ => NameKind::Unknown,
        }
    }

    /// Past “(WHO)” or “(ROK)” behind a name.
    pub(super) fn after_parenthesis(&self, at: usize) -> usize {
        let is_short = self.text.word(at) == "(" && self.text.word(at + 2) == ")" && is_acronym(self.text.word(at + 1));
        if is_short { at + 3 } else { at }
    }

    pub(super) fn is_possessive(&self, at: usize) -> bool {
        is_possessive(self.text.word(at)) && self.touches(at)
    }

    pub(super) fn is_determined(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |t| self.text.word(t));
        matches!(
            lower(before).as_ref(),
            "the"
                | "a"
                | "an"
                | "his"
                | "her"
                | "its"
                | "their"
                | "our"
                | "my"
                | "your"
                | "'s"
                | "’s"
                | "this"
                | "that"
                | "two"
                | "both"
                | "three"
        )
    }
}

/// Names in capitals no longer than this, in bytes, may be abbreviations.
const SHORTEST_LABEL: usize = 3;
/// The longest part behind a hyphen that stands in lower case within a name, in bytes: “Soo-young”, “Geun-hye”.
const LONGEST_SYLLABLE: usize = 6;
/// The shortest name of an organisation that is written as two words in one, in bytes.
const SHORTEST_COMPOUND: usize = 8;

/// Whether words behind the first show a person's name: initials, particles, a suffix, syllables.
pub(super) fn shows_person(text: &Text, name: TokenRange) -> bool {
    let is_personal = |t: usize| {
        let word = closed_word(text.word(t));
        word.is_particle || word.is_suffix || text.word(t).len() == 2 && text.word(t).ends_with('.')
    };
    // “Min-jun”
    let is_syllable = |t: usize| text.word(t - 1) == "-" && text.word(t).starts_with(char::is_lowercase);
    name.indices().skip(1).any(|t| is_personal(t) || is_syllable(t))
}

/// “FairTradeWatch”: a capital behind a small letter; but “McAllister”, “DeSantis”.
fn is_compound(word: &str) -> bool {
    let inner = word.char_indices().skip(4).any(|(at, c)| c.is_uppercase() && word[..at].ends_with(char::is_lowercase));
    word.len() >= SHORTEST_COMPOUND && inner
}
