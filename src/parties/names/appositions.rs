//! Titles set off by commas: “Voss, Kestria's foreign minister,”; “the president of Kestria, Adela Voss,”.

use super::{Bounds, NameKind, Named, Owner, Reader};
use crate::parties::gazetteer::{self, Place};
use crate::parties::words::{noun, title_word};
use crate::text::TokenRange;

impl Reader<'_> {
    /// “The president of Iran, Ebrahim Raisi, said”: an office alone, a comma, a person's name and a mark.
    pub(super) fn is_office_before_comma(&self, office: &Named, named: &Named) -> bool {
        let next = self.text.word(named.tokens.end);
        office.kind == NameKind::Office
            && office.is_determined
            && named.title.is_none()
            && matches!(named.kind, NameKind::Person | NameKind::Unknown)
            && named.tokens.start == office.tokens.end + 1
            && self.text.word(office.tokens.end) == ","
            && matches!(next, "," | "." | "—" | "–" | ";")
    }

    /// “, Kestria's foreign minister,” after a name.
    pub(super) fn read_apposition(&self, named: &mut Named, bounds: Bounds) {
        let could_have = matches!(named.kind, NameKind::Person | NameKind::Unknown) && !named.has_office(self.text);
        if !could_have || named.name.is_empty() || self.text.word(named.tokens.end) != "," {
            return;
        }
        let mut at = named.tokens.end + 1;
        let word = self.text.word(at);
        if matches!(word, "the" | "a" | "an" | "his" | "her" | "its" | "their") {
            at += 1;
        }
        let mut owner = None;
        if let Some(found) = gazetteer::longest(self.text, at, bounds.limit) {
            let tokens = TokenRange::new(at, found.end);
            let is_country = matches!(found.place, Place::Country(_) | Place::Demonym(_));
            owner = Some(Owner { tokens, country: found.place.country(), is_country });
            at = found.end;
        } else if let Some(end) = self.name_end(at, bounds, false, false)
            && title_word(self.text.word(at)).gender.is_none()
            && self.title_at(at, bounds).is_none()
        {
            owner = Some(Owner { tokens: TokenRange::new(at, end), country: None, is_country: false });
            at = end;
        }
        if self.is_possessive(at) {
            at += 1;
        }
        // “the company's chief executive”
        if owner.is_none() && self.is_possessive(at + 1) && noun(self.text.word(at)).is_some() {
            at += 2;
        }
        let Some(title) = self.title_at(at, bounds) else { return };
        let behind = self.owner_behind(title.end, bounds);
        let next = self.text.word(behind.map_or(title.end, |o| o.tokens.end));
        if title.office().is_some()
            && !title.is_of_several
            && (behind.is_some() || matches!(next, "," | "." | ";" | "who" | "of" | "for" | "at" | "in" | "and" | "to"))
        {
            if named.title.is_none() {
                named.title = title.office();
            } else {
                named.further = title.office();
            }
            named.owner = title.owner.or(behind).or(owner).or(named.owner);
            named.gender = named.gender.or(title.gender);
            named.kind = NameKind::Person;
        }
    }
}

/// The office that stands before a name and a comma becomes the name's title.
pub(super) fn join_office(office: &mut Named, named: &Named) {
    office.tokens.end = named.tokens.end;
    office.name = named.name;
    office.kind = NameKind::Person;
    office.gender = office.gender.or(named.gender);
}
