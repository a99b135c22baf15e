//! Common nouns for people: “the billionaire”, “his Iraqi counterpart”, “a senior official”; those for bodies are read in
//! `bodies`.

use super::phrases::{Article, Nominal, Portion};
use super::salience::{Class, Feature, Features};
use super::{Recent, Walk, is};
use crate::analysis::{BlockKind, MentionKind, PartyKind};
use crate::parties::PartyId;
use crate::parties::cluster::{Office, clean, office_words};
use crate::parties::gazetteer::country_name;
use crate::parties::names::{NameKind, Named};
use crate::parties::words::{Gender, NounClass, is_capitalised, noun, singular, title_word};
use crate::syntax::ChunkKind;
use crate::text::TokenRange;

/// “of the”: how many tokens before a name bind it to the noun before.
const OWNER_LEAD: usize = 2;
/// The longest phrase for several that only takes up what was described, in tokens, a number aside: an article and a noun.
const LONGEST_TAKEN_UP: usize = 2;

impl Walk<'_> {
    /// Whom a noun phrase means; a party of its own where it means nobody named before.
    pub(super) fn nominal(&mut self, nominal: &Nominal) -> PartyId {
        let is_nobody = nominal.article == Article::Negative || nominal.portion == Some(Portion::Share);
        if is_nobody {
            return self.thing(nominal.tokens, nominal.noun.is_plural);
        }
        if let Some(portion) = nominal.portion {
            let kind = if portion == Portion::One { PartyKind::Unnamed } else { PartyKind::Group };
            return self.unnamed(nominal.tokens, kind);
        }
        if let Some(party) = self.apposed(nominal) {
            return party;
        }
        let head = singular(self.text.word(nominal.head));
        let owner = self.owner_of(nominal);
        if let Some(&party) = owner.and_then(|owner| self.by_owner.get(&(owner, head.clone()))) {
            self.rename(party, nominal.tokens);
            return party;
        }
        let is_body = nominal.noun.class.is_body();
        let party = match (is_body, nominal.noun.is_plural) {
            (_, true) => self
                .joint(nominal, &head)
                .or_else(|| self.same_several(nominal, &head))
                .unwrap_or_else(|| self.unnamed(nominal.tokens, PartyKind::Group)),
            (true, false) => self.body_noun(nominal, &head),
            (false, false) => self.person_noun(nominal, &head, owner),
        };
        if let Some(owner) = owner {
            self.by_owner.insert((owner, head), party);
        }
        party
    }

    /// “Two officials … The officials”: several described by the noun before.
    fn same_several(&self, nominal: &Nominal, head: &str) -> Option<PartyId> {
        let words = nominal.tokens.len() - usize::from(nominal.count.is_some());
        let is_taken_up = nominal.article == Article::Definite && words <= LONGEST_TAKEN_UP;
        let known = self.by_noun.get(head).copied().filter(|_| is_taken_up)?;
        let party = &self.list[known];
        (party.kind == PartyKind::Group && !party.is_thing).then_some(known)
    }

    /// Whose the noun is: “her campaign”, “Voss's campaign”.
    fn owner_of(&self, nominal: &Nominal) -> Option<PartyId> {
        if nominal.article != Article::Possessive {
            return None;
        }
        let near = self.mentions.iter().rev().take_while(|m| m.tokens.end >= nominal.tokens.start);
        let is_owner = |tokens: TokenRange| {
            let behind = self.text.word(tokens.end);
            tokens.start >= nominal.tokens.start
                && (is(behind, "possessive") || is(self.text.word(tokens.start), "possessive"))
        };
        near.filter(|m| m.tokens.end < nominal.tokens.end && is_owner(m.tokens)).map(|m| m.party).next()
    }

    /// “Voss's campaign” says more than “her campaign”.
    fn rename(&mut self, party: PartyId, tokens: TokenRange) {
        let is_described = !matches!(self.list[party].kind, PartyKind::Person | PartyKind::Country);
        let names_nobody = self.list[party].name.split(' ').next().is_some_and(|word| is(word, "possessive"));
        if is_described && names_nobody && !is(self.text.word(tokens.start), "possessive") {
            self.list[party].name = self.description(tokens);
        }
    }

    /// “Vale, a spokesman for the ministry,”: a noun phrase behind a person's name and a comma; “the company's founder, Ada
    /// Vale,”: one before it.
    fn apposed(&mut self, nominal: &Nominal) -> Option<PartyId> {
        let is_one = !nominal.noun.is_plural && !nominal.noun.class.is_body();
        // “Vale, the president's spokesman”: the president is another.
        let is_possessor = is(self.text.word(nominal.tokens.end), "possessive");
        if !is_one || is_possessor || self.belongs_to_person(nominal) {
            return None;
        }
        if let Some(party) = self.described_before(nominal.tokens, nominal.article == Article::None) {
            return Some(party);
        }
        if nominal.article == Article::None {
            return None;
        }
        self.named_behind(nominal)
    }

    /// “the mother of the boy”: a noun for a person stands before “of”.
    fn belongs_to_person(&self, nominal: &Nominal) -> bool {
        let of = nominal.tokens.start.checked_sub(1).filter(|&t| self.text.word(t) == "of");
        of.is_some_and(|of| {
            let owned = self.mentions.last().filter(|last| last.tokens.end == of);
            owned.is_some_and(|last| matches!(self.list[last.party].kind, PartyKind::Person | PartyKind::Unnamed))
        })
    }

    /// “The company's founder, Ada Vale,”, “the president of Kestria, Ada Vale,”: the person whom a name set off behind
    /// the noun, and what it belongs to, names.
    fn named_behind(&mut self, nominal: &Nominal) -> Option<PartyId> {
        let mut next = self.next_named;
        let mut end = nominal.tokens.end;
        let owner = self.named.get(next).filter(|named| {
            matches!(self.text.word(end), "of" | "for")
                && named.tokens.start.checked_sub(end).is_some_and(|lead| lead <= OWNER_LEAD)
        });
        if let Some(owner) = owner {
            (end, next) = (owner.tokens.end, next + 1);
        } else if self.text.word(end) == "of" {
            // “the mother of the boy, Ada Vale,”
            end = self.syntax.chunk_at(end + 1).filter(|c| c.kind == ChunkKind::Noun).map_or(end, |c| c.tokens.end);
        }
        let named = self.named.get(next)?;
        let is_set_off = named.tokens.start == end + 1
            && self.text.word(end) == ","
            && matches!(self.text.word(named.tokens.end), "," | "." | "—" | "–");
        let party = self.of_named[next].filter(|&p| is_set_off && self.list[p].kind == PartyKind::Person)?;
        let head = self.text.word(nominal.head);
        if title_word(head).is_head && !is(head, "counterpart") {
            let of = owner.map(|owner| clean(self.text, owner.name)).filter(|name| !name.is_empty());
            let of_country = nominal.country.and_then(country_name).map(str::to_owned);
            let of = of.or(of_country).or_else(|| self.body_before(nominal));
            let country = nominal.country.or_else(|| owner.and_then(country_of));
            let title = self.office_words_of(nominal);
            self.learn_office(party, Office { words: office_words(self.text, title), country }, of);
            self.list[party].title.get_or_insert_with(|| clean(self.text, title));
        } else if let Some(country) = nominal.country {
            self.list[party].country.get_or_insert(country);
        }
        Some(party)
    }

    /// “the Kestra founder”, “its founder”: the named body that a phrase holds.
    fn body_before(&self, nominal: &Nominal) -> Option<String> {
        let last = self.mentions.last().filter(|last| nominal.tokens.contains(last.tokens))?;
        let is_body = last.party < self.of_names && self.list[last.party].kind == PartyKind::Organization;
        is_body.then(|| self.list[last.party].name.clone())
    }

    /// The words of a phrase from the first that can stand in a title on.
    fn office_words_of(&self, nominal: &Nominal) -> TokenRange {
        let is_of_title = |t: &usize| {
            let word = title_word(self.text.word(*t));
            word.is_head || word.is_modifier || word.is_domain || word.is_closing || self.text.word(*t) == "-"
        };
        let start = nominal.tokens.indices().rev().take_while(is_of_title).last().unwrap_or(nominal.head);
        TokenRange::new(start, nominal.tokens.end)
    }

    /// The person whose name, with a comma, stands before what begins at a token; or, before a further description with
    /// no article (“founder and editor”), whom the first one describes.
    pub(super) fn described_before(&mut self, tokens: TokenRange, is_bare: bool) -> Option<PartyId> {
        let last = self.mentions.last().filter(|last| last.tokens.end + 1 == tokens.start)?;
        let is_described = match self.text.word(tokens.start.checked_sub(1)?) {
            "," => last.kind == MentionKind::Name,
            "and" => is_bare && self.described_to == last.tokens.end,
            _ => false,
        };
        let party = Some(last.party).filter(|&party| is_described && self.list[party].kind == PartyKind::Person)?;
        self.described_to = tokens.end;
        Some(party)
    }

    fn is_heading(&self) -> bool {
        let block = &self.text.blocks[self.text.sentences[self.sentence].block];
        matches!(block.kind, BlockKind::Headline | BlockKind::Heading)
    }

    fn person_noun(&mut self, nominal: &Nominal, head: &str, owner: Option<PartyId>) -> PartyId {
        let is_new = nominal.article == Article::Indefinite
            || nominal.article == Article::None && !is_capitalised(self.text.word(nominal.head)) && !self.is_heading(); // headlines leave articles out
        if is_new {
            return self.new_unnamed(nominal.tokens, PartyKind::Unnamed);
        }
        let is_of_title = |w: &String| {
            let word = title_word(w);
            word.is_head || word.is_modifier || word.is_domain || word.is_closing
        };
        let words: Vec<String> = office_words(self.text, nominal.tokens).into_iter().filter(is_of_title).collect();
        let country = nominal.country.or_else(|| owner.and_then(|o| self.list[o].country));
        if let Some(party) = self.holder(&words, country).filter(|&party| Some(party) != owner) {
            return party;
        }
        if let Some(party) = self.officer(nominal, head).or_else(|| self.other_side(head, owner)) {
            return party;
        }
        let is_known = matches!(nominal.article, Article::Definite | Article::None);
        let is_of = self.text.word(nominal.head + 1) == "of" && self.text.word(nominal.head + 2) == "the"; // “the head of the company”
        if (self.holds_name(nominal) || is_of) && nominal.country.is_none() {
            let known = self.officer_of_body(nominal);
            return known.unwrap_or_else(|| self.unnamed(nominal.tokens, PartyKind::Unnamed));
        }
        let known = is_known
            .then(|| {
                self.described(nominal.tokens, head, nominal.country)
                    .or_else(|| self.by_noun.get(head).copied().filter(|_| nominal.article == Article::Definite))
            })
            .flatten();
        known.unwrap_or_else(|| {
            let party = self.unnamed(nominal.tokens, PartyKind::Unnamed);
            if let (Some(code), None) = (nominal.country, self.list[party].country) {
                self.list[party].country = Some(code);
                self.list[party].of = country_name(code).map(str::to_owned);
            }
            party
        })
    }

    /// “the Voltara chief”: somebody whose office is of that body.
    fn officer_of_body(&self, nominal: &Nominal) -> Option<PartyId> {
        let names: Vec<&str> = (nominal.tokens.start..nominal.head).map(|t| self.text.word(t)).collect();
        let is_of = |r: &&Recent| {
            let of = self.list[r.party].of.as_deref().unwrap_or("");
            of.split_whitespace().any(|word| is_capitalised(word) && names.contains(&word))
        };
        self.recent.iter().rev().find(is_of).map(|r| r.party)
    }

    /// “the Iranian leader”, “his Iraqi counterpart”: somebody who holds an office of that country.
    fn officer(&self, nominal: &Nominal, head: &str) -> Option<PartyId> {
        let country = nominal.country?;
        is(head, "officer").then(|| self.officer_of(country)).flatten()
    }

    /// “his counterpart”: the other one of the two who last stood together.
    fn other_side(&self, head: &str, owner: Option<PartyId>) -> Option<PartyId> {
        let owner = owner.filter(|_| is(head, "counterpart"))?;
        match self.circles.last_with(owner)? {
            [a, b] => Some(if *a == owner { *b } else { *a }),
            _ => None,
        }
    }

    /// “the billionaire”, “the spokesman”: the most salient person whom the noun can describe.
    pub(super) fn described(
        &mut self,
        tokens: TokenRange,
        head: &str,
        country: Option<&'static str>,
    ) -> Option<PartyId> {
        let (noun, head) = (noun(head), singular(head));
        let gender: Option<Gender> = noun.and_then(|n| n.gender);
        // “the former secretary of state” is one named before, as “the billionaire” is
        let is_former = tokens.indices().any(|t| self.text.word(t) == "former");
        let is_epithet = is_former || noun.is_some_and(|n| n.class == NounClass::Epithet);
        let is_definite = tokens.start.checked_sub(1).is_some_and(|t| is(self.text.word(t), "definite"))
            || is(self.text.word(tokens.start), "definite");
        let agrees = |walk: &Self, r: &Recent| {
            let known = walk.facts[r.party].gender;
            let own = walk.list[r.party].country;
            matches!(walk.list[r.party].kind, PartyKind::Person | PartyKind::Unnamed)
                && (gender.is_none() || known.is_none() || known == gender)
                && (country.is_none() || own == country)
                && walk.can_be_called(r.party, &head)
                && !walk.is_of_other_office(r.party, &head)
        };
        self.choose(Class::PersonNoun, tokens, agrees, |walk, party, features: &mut Features| {
            features.set(Feature::SameNoun, walk.by_noun.get(&head) == Some(&party));
            features.set(Feature::Definite, is_definite);
            features.set(Feature::Epithet, is_epithet);
            features.set(Feature::NounGender, gender.is_some() && walk.facts[party].gender == gender);
        })
    }

    /// “the Congress party”: a name by itself, not one named before.
    pub(super) fn holds_name(&self, nominal: &Nominal) -> bool {
        let modifiers = nominal.tokens.start + 1..nominal.head;
        modifiers.into_iter().any(|t| is_capitalised(self.text.word(t)))
    }
}

fn country_of(owner: &Named) -> Option<&'static str> {
    match owner.kind {
        NameKind::Country(code) => Some(code),
        _ => owner.owner.and_then(|owner| owner.country),
    }
}
