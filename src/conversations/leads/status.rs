//! Whether an event takes place: held, planned, declined, denied, or not at all. Read off the words of its verb's clause.

use super::{Lead, Mark, PHRASE, Reader, Role};
use crate::analysis::Status;
use crate::conversations::words::{self, Class};
use crate::syntax::Tag;

/// How far before “to meet” the journey's “will” may stand.
const FUTURE_REACH: usize = 20;
/// How far before an infinitive its governor may stand: “agreed to stay in close contact and to meet”.
const GOVERNOR_REACH: usize = 14;
/// How far behind an event's noun the passive that tells of it may stand: “the meeting planned for May was called off”.
const PASSIVE_REACH: usize = 12;

impl Reader<'_> {
    /// Whether a subordinator stands between the clause's start and the verb: “after he met”, “who spoke with”.
    pub(super) fn is_subordinate(&self, verb: usize) -> bool {
        let floor = self.tokens.start.max(verb.saturating_sub(PHRASE));
        for at in (floor..verb).rev() {
            let word = self.lower(at);
            // “…, where she will meet Delane” goes on with the account
            if word == "where" && self.ground.before(at) == "," && self.is_to_come(verb) {
                return false;
            }
            if words::is(&word, Class::Subordinator) {
                return true;
            }
            if words::is(&word, Class::ClauseEnd) {
                return false;
            }
        }
        false
    }

    /// Planned, declined, denied; `None` where the words tell of no event: “could meet”.
    pub(super) fn set_status(&self, verb: usize, lead: &mut Lead) -> Option<()> {
        let before = self.governing(verb);
        if verb.checked_sub(before.len() + 1).is_some_and(|t| self.lower(t) == "whether") {
            return None; // “declined to say whether it was talking”
        }
        let has = |class: Class| before.iter().any(|w| words::is(w, class));
        let is = |word: &str| before.iter().any(|w| w == word);
        let is_infinitive = self.is_infinitive(verb);
        let is_negated = has(Class::Negation);
        let governor = governor(&before).filter(|_| is_infinitive);
        if is_infinitive && has(Class::Declined) || is("turned") && is("down") {
            lead.status = Status::Declined;
        } else if has(Class::Denied) || self.ground.told.is_denied(verb) {
            lead.status = Status::Denied;
        } else if governor == Some(Class::Wished) || (is_infinitive || has(Class::Future)) && is_hoped(&before) {
            return None;
        } else if has(Class::Future) || governor == Some(Class::Arranged) {
            if is_negated {
                return None; // what is not to happen is no event
            }
            // “was to have met”
            let is_past = before.first().is_some_and(|w| w == "have") && (is("was") || is("were"));
            lead.status = if is_past { Status::Declined } else { Status::Planned };
        } else if is_infinitive && self.is_to_come(verb) {
            lead.status = Status::Planned;
        } else if is_infinitive && has(Class::Agreed) || self.is_foretold(verb, &before) {
            lead.status = Status::Planned;
            lead.marks.set(Mark::Vague, true);
        } else if has(Class::Possible) {
            return None;
        } else if is_negated {
            lead.status = Status::Denied;
            lead.role = lead.role.min(Role::Passing);
        }
        Some(())
    }

    /// Whether a verb tells of what is to come: “will speak”, “is due to speak”.
    pub(super) fn is_planned(&self, verb: usize) -> bool {
        let before = self.governing(verb);
        let has = |class: Class| before.iter().any(|word| words::is(word, class));
        let is_to_come = has(Class::Future) || self.is_infinitive(verb) && has(Class::Arranged);
        self.is_verb(verb) && is_to_come && !has(Class::Negation)
    }

    /// “could speak”, “was asked to speak”.
    pub(super) fn is_only_possible(&self, verb: usize) -> bool {
        let before = self.governing(verb);
        let has = |class: Class| before.iter().any(|word| words::is(word, class));
        has(Class::Possible) || self.is_infinitive(verb) && has(Class::Wished)
    }

    /// “said she would meet Delane on Friday”: in what somebody tells, “would” is the plan, unless all hangs on an “if”.
    fn is_foretold(&self, verb: usize, before: &[String]) -> bool {
        let is_would = before.iter().find(|w| words::is(w, Class::Possible)).is_some_and(|w| w == "would");
        let is_unreal = before.iter().any(|w| matches!(w.as_str(), "have" | "be")) || self.is_conditional(verb);
        is_would && !is_unreal && !before.iter().any(|w| words::is(w, Class::Negation)) && self.ground.told.holds(verb)
    }

    /// Whether a condition stands beside a verb: “only if the strait opened”.
    fn is_conditional(&self, verb: usize) -> bool {
        self.near(verb).indices().any(|t| words::is(&self.lower(t), Class::Conditional))
    }

    fn is_infinitive(&self, verb: usize) -> bool {
        (verb.saturating_sub(2)..verb).any(|t| self.lower(t) == "to")
    }

    /// The words of a verb's own clause before it. A finite verb begins one behind “and” or a comma; what governs an
    /// infinitive or stands before a base form may do so over both.
    fn governing(&self, verb: usize) -> Vec<String> {
        let is_infinitive = self.is_infinitive(verb);
        let reach = if is_infinitive { GOVERNOR_REACH } else { PHRASE };
        let is_base = is_infinitive || self.ground.syntax.tags.get(verb) == Some(&Tag::VB);
        let floor = self.tokens.start.max(verb.saturating_sub(reach));
        let ends = |word: &String| words::is(word, Class::ClauseStart) || !is_base && words::is(word, Class::ClauseEnd);
        (floor..verb).rev().map(|t| self.lower(t)).take_while(|word| !ends(word)).collect()
    }

    /// “will arrive on Wednesday to meet Delane”, “said he would travel to Port Elin to meet Delane”.
    fn is_to_come(&self, verb: usize) -> bool {
        let floor = self.tokens.start.max(verb.saturating_sub(FUTURE_REACH));
        let is_told = !self.ground.told.is_account(verb);
        (floor..verb).any(|t| {
            let word = self.lower(t);
            words::is(&word, Class::Future) || is_told && word == "would"
        })
    }

    /// “A meeting with Delane was called off”, “will take place on Friday”, “is planned for May”: what the verb behind an
    /// event's noun says of it. `None` where no such verb stands there.
    pub(super) fn status_behind(&self, end: usize) -> Option<Status> {
        let limit = self.tokens.end.min(end + PASSIVE_REACH);
        let verb = (end..limit)
            .take_while(|&t| !self.hides(end.saturating_sub(1), t) && !words::is(&self.lower(t), Class::ClauseEnd))
            .find(|&t| words::is(&self.lower(t), Class::Copula))?;
        let next = (verb..limit.min(verb + PHRASE)).map(|t| self.lower(t));
        let next: Vec<String> = next.take_while(|word| !words::is(word, Class::ClauseEnd)).collect();
        let has = |class: Class| next.iter().any(|word| words::is(word, class));
        let is_off = next.iter().any(|word| word == "off");
        if has(Class::Cancelled) || has(Class::Called) && is_off {
            Some(Status::Declined)
        } else if next.iter().skip(1).any(|word| words::is(word, Class::Planned)) || has(Class::Future) {
            Some(Status::Planned)
        } else {
            None
        }
    }
}

/// What an infinitive hangs on: the nearest word before it that says whether it is to come. `before`: the words of its clause,
/// the last first.
fn governor(before: &[String]) -> Option<Class> {
    let of = |word: &String| [Class::Wished, Class::Agreed, Class::Arranged].into_iter().find(|&c| words::is(word, c));
    before.iter().find_map(of)
}

/// “hopes they will meet”, “would like to meet”, in one clause.
fn is_hoped(before: &[String]) -> bool {
    before.iter().take_while(|w| !words::is(w, Class::ClauseEnd)).any(|w| words::is(w, Class::Hoped))
}
