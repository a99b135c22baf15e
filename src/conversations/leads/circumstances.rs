//! What stands around an event's verb or noun: through which medium, when and where.

use super::{Lead, Mark, PHRASE, Reader};
use crate::analysis::{ConversationKind, Medium, Status};
use crate::conversations::dates::{self, When, is_day};
use crate::conversations::grammar::CLAUSE;
use crate::conversations::triggers::{self, Channel};
use crate::conversations::words::{self, Class};
use crate::parties::closed_word;
use crate::syntax::Tag;
use crate::text::TokenRange;

impl Reader<'_> {
    /// Medium by adverbs, time, place.
    pub(super) fn circumstances(&self, lead: &mut Lead) {
        let clause_end = self.clause_end(lead);
        let stated = (lead.tokens.start..clause_end)
            .filter(|&t| !self.hides(lead.trigger, t) && !lead.phrase.has(t + 1))
            .find_map(|t| triggers::medium_adverb(self.text(), t));
        if let Some(medium) = stated
            && lead.kind == ConversationKind::Talks
            && !(lead.channel.is_stated && lead.channel.medium != Medium::InPerson)
        {
            lead.channel = Channel { medium, is_stated: true };
        }
        self.carried(lead);
        self.initiative(lead, clause_end);
        lead.when = self.when(lead);
        let is_earlier = |when: &When| self.ground.before(when.tokens.start) == "earlier" && !is_day(&when.date);
        lead.marks.set(Mark::Earlier, lead.when.as_ref().is_some_and(is_earlier));
        let is_lent = |when: &When| self.is_lent(lead.trigger, when.tokens.start);
        lead.marks.set(Mark::Lent, lead.when.as_ref().is_some_and(is_lent));
        lead.place = self.place(lead, clause_end);
    }

    fn clause_end(&self, lead: &Lead) -> usize {
        let from = lead.tokens.end;
        let end = self.tokens.end.min(from + CLAUSE);
        (from..end)
            .find(|&t| {
                let is_stop = matches!(self.text().word(t), ";" | "." | "?" | "!");
                self.hides(lead.trigger, t) || is_stop || self.begins_predicate(t)
            })
            .unwrap_or(end)
    }

    /// The time nearest to the trigger, rather in its own clause and not that at which somebody told of it; none where that
    /// is a vague one; that of the plan, where the words name it: “a meeting planned for Monday”.
    fn when(&self, lead: &Lead) -> Option<When> {
        let near = self.near(lead.trigger);
        let find = |is_ahead: bool| dates::find(self.text(), near, self.clock, is_ahead);
        let is_free = |w: &When| {
            let time = w.tokens.start;
            !self.hides(lead.trigger, time) && !self.ground.is_in_other_relative(time, lead.trigger, self.tokens)
        };
        if lead.status != Status::Held
            && let Some(planned) = find(true).into_iter().find(|w| is_free(w) && self.is_planned_for(w.tokens.start))
        {
            return Some(planned);
        }
        let vague = dates::vague(self.text(), near).into_iter().map(|tokens| When { date: String::new(), tokens });
        let found = find(lead.status == Status::Planned).into_iter().chain(vague);
        let nearest = found.filter(|w| is_free(w) && !self.dates_another(w, lead)).min_by_key(|w| {
            let time = w.tokens.start;
            let is_within = time >= lead.tokens.start && time < lead.tokens.end;
            let clauses = self.clauses_between(time, lead.trigger);
            (self.is_lent(lead.trigger, time), clauses, !is_within, time.abs_diff(lead.trigger))
        });
        nearest.filter(|when| !when.date.is_empty())
    }

    /// “The ministry denied | on Monday | that they had met”: the time of telling, not of what is told.
    fn is_lent(&self, trigger: usize, time: usize) -> bool {
        self.ground.told.holds(trigger) && !self.ground.told.holds(time)
    }

    /// “met Vale on Sunday | and spoke by phone with Holm”: a further verb of the same subject.
    fn begins_predicate(&self, at: usize) -> bool {
        let is_joint = words::is(&self.lower(at), Class::Coordinator);
        is_joint && self.ground.syntax.tags.get(at + 1).is_some_and(|tag| tag.is_finite())
    }

    /// How many clauses begin between two tokens: “will strike from Friday | after talks broke down on Monday”.
    fn clauses_between(&self, a: usize, b: usize) -> usize {
        let between = a.min(b) + 1..a.max(b);
        between.filter(|&t| words::is(&self.lower(t), Class::Subordinator) || self.begins_predicate(t)).count()
    }

    /// “planned for | Monday”.
    fn is_planned_for(&self, time: usize) -> bool {
        let plan = time.checked_sub(2).map_or(String::new(), |t| self.lower(t));
        matches!(self.ground.before(time).as_str(), "for" | "on") && words::is(&plan, Class::Planned)
    }

    /// “the April 22-23 summit”, “Wednesday's leak”: a time within another noun phrase is that one's.
    fn dates_another(&self, when: &When, lead: &Lead) -> bool {
        let is_own = lead.trigger > when.tokens.start
            && lead.trigger < when.tokens.end + PHRASE
            && (when.tokens.end..lead.trigger).all(|t| !matches!(self.text().word(t), "," | ";" | "and"));
        let before = self.ground.before(when.tokens.start);
        let is_modifier = matches!(
            before.as_str(),
            "the" | "a" | "an" | "their" | "its" | "his" | "her" | "our" | "this" | "for" | "since" | "until"
        ) || matches!(self.text().word(when.tokens.end), "'s" | "’s");
        is_modifier && !is_own
    }

    /// “in Port Elin”, “at the White House”, behind the trigger.
    fn place(&self, lead: &Lead, clause_end: usize) -> Option<TokenRange> {
        if lead.channel.medium == Medium::Phone || lead.channel.medium == Medium::Video {
            return None;
        }
        let is_purpose = |&t: &usize| {
            let word = self.lower(t);
            word == "to" && self.is_base(t + 1) || words::is(&word, Class::EndsPlace)
        };
        let end = (lead.trigger + 1..clause_end).find(is_purpose).unwrap_or(clause_end);
        (lead.trigger + 1..end).find_map(|at| {
            let is_preposition = matches!(self.lower(at).as_str(), "in" | "at" | "aboard");
            is_preposition.then(|| self.place_at(at + 1, clause_end)).flatten()
        })
    }

    /// “to | discuss”: an infinitive, not “to | the palace”.
    fn is_base(&self, at: usize) -> bool {
        self.ground.syntax.tags.get(at) == Some(&Tag::VB)
    }

    fn place_at(&self, at: usize, limit: usize) -> Option<TokenRange> {
        let start = at + usize::from(self.lower(at) == "the" || self.lower(at) == "his" || self.lower(at) == "her");
        let is_month = crate::text::dates::month(self.text().word(start)).is_some();
        if !self.text().word(start).starts_with(char::is_uppercase) || is_month {
            return None;
        }
        let mut end = start + 1;
        while end < limit {
            let word = self.text().word(end);
            let is_name = word.starts_with(char::is_uppercase) && !dates::is_calendar_word(word)
                || closed_word(word).is_particle && self.text().word(end + 1).starts_with(char::is_uppercase);
            let is_comma = word == ","
                && self.text().word(end + 1).starts_with(char::is_uppercase)
                && !dates::is_calendar_word(self.text().word(end + 1))
                && end + 1 < limit
                && !self.ground.is_person_at(end + 1)
                && end == start + (end - start).min(2);
            if !(is_name || is_comma || matches!(word, "-" | "of")) {
                break;
            }
            end += 1;
        }
        while end > start + 1 && matches!(self.text().word(end - 1), "," | "of" | "-") {
            end -= 1;
        }
        Some(TokenRange::new(start, end))
    }
}
