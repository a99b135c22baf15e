//! What an office or person belongs to: “Iranian President …”, “… of the United Kingdom”, “Ali Vale of Kestria”.

use super::{Bounds, NameKind, Named, Owner, Reader};
use crate::parties::gazetteer::{self, Found, Place};
use crate::parties::words::{given_name, is_capitalised, is_possessive, title_word};
use crate::text::{Text, TokenRange};

/// “Iran's Foreign Ministry”, “Kenya's Samir Delane”, “Iran's Foreign Ministry spokesman Ali Rezaei”: what a country's
/// name with the mark of a possessor stands before belongs to it.
pub(super) fn of_possessors(text: &Text, found: &mut [Named]) {
    for index in 1..found.len() {
        let (before, named) = (found[index - 1], &mut found[index]);
        let NameKind::Country(code) = before.kind else { continue };
        let is_possessor = is_possessive(text.word(before.tokens.end)) && named.tokens.start == before.tokens.end + 1;
        if !is_possessor {
            continue;
        }
        if let Some(owner) = &mut named.owner {
            owner.country = owner.country.or(Some(code));
        } else if matches!(named.kind, NameKind::Person | NameKind::Unknown)
            || named.kind == NameKind::Organization && named.listed.is_none()
        {
            named.owner = Some(Owner { tokens: before.tokens, country: Some(code), is_country: true });
        }
    }
}

impl Reader<'_> {
    /// What follows a place of the table and belongs to it: “Iranian President Ebrahim Raisi”, “Mexico's Foreign
    /// Secretary”, “Republic of Korea (ROK) President Yoon”, “Chinese Foreign Ministry”.
    pub(super) fn named_after_owner(&self, at: usize, found: Found, bounds: Bounds) -> Option<Named> {
        let own = TokenRange::new(at, found.end);
        let owner = Owner {
            tokens: own,
            country: found.place.country(),
            is_country: matches!(found.place, Place::Country(_) | Place::Demonym(_)),
        };
        let mut next = self.after_parenthesis(found.end);
        if self.is_possessive(next) {
            next += 1;
        }
        if let Some(title) = self.title_at(next, bounds) {
            let named = self.after_title(at, title, Some(owner), bounds)?;
            // “the Russian president said”: an office in lower case is left to the common nouns.
            let is_written_as_title = is_capitalised(self.text.word(title.start));
            return (is_written_as_title || !named.name.is_empty()).then_some(named);
        }
        // “Kestrian Airways”, “Chinese Foreign Ministry”: the whole is the body's name.
        let end = self.name_end(next, bounds, false, true)?;
        let name = TokenRange::new(at, end);
        let is_body = self.shows_organization(name) && next == found.end;
        if is_body {
            let body = Owner { tokens: name, country: found.place.country(), is_country: false };
            if let Some(named) = self.officer_of(body, bounds) {
                return Some(named);
            }
            return Some(Named { owner: Some(owner), ..self.named(name, NameKind::Organization) });
        }
        // “British Michael Vale”
        if matches!(found.place, Place::Demonym(_)) && given_name(self.text.word(next)).is_some() && end > next + 1 {
            let person = self.untitled(TokenRange::new(next, end), bounds);
            return Some(Named { tokens: TokenRange::new(at, end), owner: Some(owner), ..person });
        }
        None
    }

    /// “Chinese Foreign Ministry spokesperson Mao Lin”, “Meta chief executive Mark Vale”: the person whose title and name
    /// stand right behind a body's name.
    pub(super) fn officer_of(&self, body: Owner, bounds: Bounds) -> Option<Named> {
        let end = body.tokens.end;
        let title = self.title_at(if self.is_possessive(end) { end + 1 } else { end }, bounds)?;
        let is_titled = !title_word(self.text.word(title.start)).is_honorific
            && self.name_end(title.end, bounds, false, true).is_some();
        let named = is_titled.then(|| self.after_title(body.tokens.start, title, Some(body), bounds)).flatten()?;
        (!named.name.is_empty()).then_some(named)
    }

    /// “Ali Vale of Kestria”: a person's country.
    pub(super) fn country_behind(&self, named: &Named, bounds: Bounds) -> Option<Owner> {
        let is_person = named.kind == NameKind::Person && named.name.len() > 1;
        // “Ali Vale of the Kestria First party”
        let is_whole = |owner: &Owner| !self.is_name_word(owner.tokens.end, bounds, false, false);
        self.owner_behind(named.name.end, bounds).filter(|owner| is_person && owner.is_country && is_whole(owner))
    }

    /// “… for the World Health Organization”: a body; a person speaks for many things.
    fn body_behind(&self, at: usize, bounds: Bounds) -> Option<Owner> {
        let start = at + 1 + usize::from(self.text.word(at + 1) == "the");
        let listed = gazetteer::longest(self.text, start, bounds.limit);
        let listed = listed.filter(|found| matches!(found.place, Place::Body | Place::Outlet | Place::Seat(_)));
        let end = listed.map(|found| found.end).or_else(|| {
            let end = self.name_end(start, bounds, false, false)?;
            self.shows_organization(TokenRange::new(start, end)).then_some(end)
        })?;
        let country = listed.and_then(|found| found.place.country());
        Some(Owner { tokens: TokenRange::new(start, end), country, is_country: false })
    }

    /// “… of the United Kingdom”, “of the World Health Organization (WHO)”.
    pub(super) fn owner_behind(&self, at: usize, bounds: Bounds) -> Option<Owner> {
        if self.text.word(at) == "for" {
            return self.body_behind(at, bounds);
        }
        if !self.text.word(at).eq_ignore_ascii_case("of") {
            return None;
        }
        let start = at + 1 + usize::from(self.text.word(at + 1) == "the");
        if let Some(found) = gazetteer::longest(self.text, start, bounds.limit) {
            let is_country = matches!(found.place, Place::Country(_));
            let end = self.after_parenthesis(found.end);
            let tokens = TokenRange::new(start, found.end);
            let owner = Owner { tokens, country: found.place.country(), is_country };
            return Some(Owner { tokens: TokenRange::new(owner.tokens.start, end.min(bounds.limit)), ..owner });
        }
        let end = self.name_end(start, bounds, false, false)?;
        Some(Owner { tokens: TokenRange::new(start, end), country: None, is_country: false })
    }
}
