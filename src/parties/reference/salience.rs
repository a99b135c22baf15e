//! Who is meant: candidates from the recent past, weighed.
//!
//! Takes what the walk remembers of each party's last mention; gives the most salient one that agrees. What speaks for a
//! candidate is a set of features (distance, role, how and how often it was named, quotation, kind, gender); each has a
//! weight for each class of what refers back, learnt from GUM (MODEL.md), against nobody's being meant. Bounded by the number of recent parties.

use crate::table::rows;
use std::sync::LazyLock;

/// What refers back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// “he”, “she”: a clause's subject.
    Person,
    /// “his”, “him”: any other.
    PersonInside,
    /// “it”, “its”.
    Thing,
    /// “they”, “their”.
    Several,
    /// “the spokesman”, “the billionaire”: a noun for somebody.
    PersonNoun,
    /// “the company”: a noun for a body.
    BodyNoun,
}

/// The classes, in the order of the table's columns.
pub const CLASSES: [Class; 6] =
    [Class::Person, Class::PersonInside, Class::Thing, Class::Several, Class::PersonNoun, Class::BodyNoun];

/// Something that speaks for or against a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// Holds for every candidate.
    Any,
    /// Last mentioned in the same sentence.
    SameSentence,
    /// In the sentence before.
    OneBack,
    /// Two sentences before.
    TwoBack,
    /// Three or four.
    FewBack,
    /// Further back.
    FarBack,
    /// In another paragraph.
    OtherParagraph,
    /// As a subject.
    Subject,
    /// As the first subject of its sentence.
    Topic,
    /// As the subject of a verb of saying.
    Spoke,
    /// As the first subject of this sentence or of the one before.
    NearTopic,
    /// Behind a preposition.
    Governed,
    /// Last by a name or an office.
    ByName,
    /// Last by a pronoun.
    ByPronoun,
    /// Mentioned once.
    Once,
    /// Twice.
    Twice,
    /// Three to five times.
    Often,
    /// Six times or more.
    VeryOften,
    /// On the other side of quotation marks.
    OtherSideOfQuote,
    /// Both within quotation marks.
    BothQuoted,
    /// The text shows its gender, and it agrees.
    GenderShown,
    /// A person.
    IsPerson,
    /// Described, not named.
    IsUnnamed,
    /// A body.
    IsOrganization,
    /// A country.
    IsCountry,
    /// Several.
    IsGroup,
    /// Several whom the text names.
    HasMembers,
    /// It may be a person or a body.
    Unsure,
    /// The nearest candidate.
    Nearest,
    /// What the same class was last taken for.
    TakenUpBefore,
    /// Both are subjects.
    BothSubjects,
    /// Both are subjects of verbs of saying.
    BothSpeak,
    /// What refers back is the subject of a verb of saying itself.
    Speaks,
    /// Described before by the same noun.
    SameNoun,
    /// The noun is a word of its name.
    NounInName,
    /// The noun has an article, or the like, that says it is known.
    Definite,
    /// The noun is often used of one named before.
    Epithet,
    /// The noun shows a gender, and it agrees.
    NounGender,
}

/// What a candidate must weigh, in log-odds: learnt is nothing, but a pronoun's reader is better served by a guess that
/// is somewhat less likely than by nobody. “It” that says something is no empty subject (“it seems”): somebody is meant.
pub const fn nobody(class: Class, speaks: bool) -> f32 {
    match class {
        Class::Person | Class::PersonInside | Class::Several => -1.5,
        Class::Thing if speaks => -2.5,
        Class::Thing | Class::PersonNoun | Class::BodyNoun => 0.0,
    }
}

/// The features, in the order of their numbers, by their names in the table.
pub const FEATURES: [(Feature, &str); 38] = [
    (Feature::Any, "any"),
    (Feature::SameSentence, "same-sentence"),
    (Feature::OneBack, "one-back"),
    (Feature::TwoBack, "two-back"),
    (Feature::FewBack, "few-back"),
    (Feature::FarBack, "far-back"),
    (Feature::OtherParagraph, "other-paragraph"),
    (Feature::Subject, "subject"),
    (Feature::Topic, "topic"),
    (Feature::Spoke, "spoke"),
    (Feature::NearTopic, "near-topic"),
    (Feature::Governed, "governed"),
    (Feature::ByName, "by-name"),
    (Feature::ByPronoun, "by-pronoun"),
    (Feature::Once, "once"),
    (Feature::Twice, "twice"),
    (Feature::Often, "often"),
    (Feature::VeryOften, "very-often"),
    (Feature::OtherSideOfQuote, "other-side-of-quote"),
    (Feature::BothQuoted, "both-quoted"),
    (Feature::GenderShown, "gender-shown"),
    (Feature::IsPerson, "person"),
    (Feature::IsUnnamed, "unnamed"),
    (Feature::IsOrganization, "organization"),
    (Feature::IsCountry, "country"),
    (Feature::IsGroup, "group"),
    (Feature::HasMembers, "has-members"),
    (Feature::Unsure, "unsure"),
    (Feature::Nearest, "nearest"),
    (Feature::TakenUpBefore, "taken-up-before"),
    (Feature::BothSubjects, "both-subjects"),
    (Feature::BothSpeak, "both-speak"),
    (Feature::Speaks, "speaks"),
    (Feature::SameNoun, "same-noun"),
    (Feature::NounInName, "noun-in-name"),
    (Feature::Definite, "definite"),
    (Feature::Epithet, "epithet"),
    (Feature::NounGender, "noun-gender"),
];

/// A set of features.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features(u64);

impl Features {
    /// Puts a feature in, if it holds.
    pub fn set(&mut self, feature: Feature, holds: bool) {
        self.0 |= u64::from(holds) << feature as u64;
    }

    /// Whether a feature is in it.
    pub fn has(self, feature: Feature) -> bool {
        self.0 >> feature as u64 & 1 == 1
    }
}

/// How much each feature weighs for each class: log-odds.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights(pub [[f32; FEATURES.len()]; CLASSES.len()]);

#[cfg(feature = "train")]
impl Default for Weights {
    fn default() -> Self {
        Self([[0.0; FEATURES.len()]; CLASSES.len()])
    }
}

impl Weights {
    /// Of the table `salience.tsv`.
    pub fn of_table() -> &'static Self {
        static TABLE: LazyLock<Weights> = LazyLock::new(|| Weights::read(include_str!("salience.tsv")));
        &TABLE
    }

    /// Reads a table: a row a feature, a column a class.
    fn read(table: &'static str) -> Self {
        let mut weights = [[0.0; FEATURES.len()]; CLASSES.len()];
        for row in rows(table) {
            let Some(feature) = FEATURES.iter().position(|(_, name)| *name == row.column(0)) else { continue };
            for (class, weights) in weights.iter_mut().enumerate() {
                weights[feature] = row.column(class + 1).parse().unwrap_or(0.0);
            }
        }
        Self(weights)
    }

    /// The weights half way to others.
    #[cfg(feature = "train")]
    pub fn between(&self, other: &Self) -> Self {
        let mut middle = self.clone();
        for (weight, other) in middle.0.iter_mut().flatten().zip(other.0.iter().flatten()) {
            *weight = f32::midpoint(*weight, *other);
        }
        middle
    }

    /// Adds a share of others.
    #[cfg(feature = "train")]
    pub fn add(&mut self, other: &Self, share: f32) {
        for (weight, other) in self.0.iter_mut().flatten().zip(other.0.iter().flatten()) {
            *weight += share * other;
        }
    }

    /// The weight of a candidate.
    pub fn weigh(&self, class: Class, features: Features) -> f32 {
        let weights = &self.0[class as usize];
        FEATURES
            .iter()
            .filter(|(feature, _)| features.has(*feature))
            .map(|(feature, _)| weights[*feature as usize])
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_row_for_each_feature_in_its_place() {
        let names: Vec<&str> = rows(include_str!("salience.tsv")).map(|row| row.column(0)).collect();
        assert_eq!(names, FEATURES.map(|(_, name)| name));
        assert!(FEATURES.iter().enumerate().all(|(number, (feature, _))| *feature as usize == number));
    }

    #[test]
    fn weights_of_a_set_add_up() {
        let mut features = Features::default();
        features.set(Feature::Any, true);
        features.set(Feature::Subject, true);
        features.set(Feature::Topic, false);
        let weights = Weights::of_table();
        let [any, subject] = [Feature::Any, Feature::Subject].map(|f| weights.0[0][f as usize]);
        assert!((weights.weigh(Class::Person, features) - any - subject).abs() < 1e-6);
    }
}
