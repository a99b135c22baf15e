//! What speaks for and against a statement having been made in an event, with the weight of each from `evidence.tsv`.

use crate::table::rows;
use std::sync::LazyLock;

/// One kind of evidence; an example of each stands in `evidence.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The least that an event needs; below it the statement was made on no occasion told.
    Nothing,
    /// The statement's own words name the event.
    Occasion,
    /// Its sentence reports the event before.
    Report,
    /// Every speaker takes part.
    Speakers,
    /// Some of the speakers take part.
    SomeSpeakers,
    /// The country of somebody who takes part speaks.
    Country,
    /// No other event told has all the speakers.
    Only,
    /// The text leaves open who speaks in it.
    Open,
    /// Somebody else speaks.
    Outsider,
    /// The person addressed takes part.
    Addressee,
    /// Somebody else is addressed.
    OtherAddressee,
    /// The text is on this event.
    Current,
    /// The speaker's last statement was made in it.
    RunsOn,
    /// Each paragraph since the text was last on it.
    Paragraph,
    /// The event of which a readout is the account.
    Main,
    /// What is quoted after a private talk was as a rule said to the press afterwards.
    Outside,
    /// A position held on no one occasion.
    Habitual,
    /// The statement has a time, and it is another.
    OtherTime,
    /// The present tense in an account of the past.
    Present,
    /// The statement is about the event.
    About,
}

const KINDS: [(Evidence, &str); 20] = [
    (Evidence::Nothing, "nothing"),
    (Evidence::Occasion, "occasion"),
    (Evidence::Report, "report"),
    (Evidence::Speakers, "speakers"),
    (Evidence::SomeSpeakers, "some-speakers"),
    (Evidence::Country, "country"),
    (Evidence::Only, "only"),
    (Evidence::Open, "open"),
    (Evidence::Outsider, "outsider"),
    (Evidence::Addressee, "addressee"),
    (Evidence::OtherAddressee, "other-addressee"),
    (Evidence::Current, "current"),
    (Evidence::RunsOn, "runs-on"),
    (Evidence::Paragraph, "paragraph"),
    (Evidence::Main, "main"),
    (Evidence::Outside, "outside"),
    (Evidence::Habitual, "habitual"),
    (Evidence::OtherTime, "other-time"),
    (Evidence::Present, "present"),
    (Evidence::About, "about"),
];

static WEIGHTS: LazyLock<[i32; KINDS.len()]> = LazyLock::new(|| {
    let table: Vec<(&str, i32)> = rows(include_str!("evidence.tsv"))
        .filter_map(|row| Some((row.column(0), row.column(1).parse().ok()?)))
        .collect();
    KINDS.map(|(_, name)| table.iter().find(|(row, _)| *row == name).map_or(0, |(_, weight)| *weight))
});

impl Evidence {
    /// The weight: positive speaks for the event.
    pub fn weight(self) -> i32 {
        WEIGHTS[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_evidence_has_a_weight_and_stands_at_its_place() {
        for (index, (kind, name)) in KINDS.iter().enumerate() {
            assert_eq!(*kind as usize, index, "{name}");
            assert_ne!(kind.weight(), 0, "{name}");
        }
    }
}
