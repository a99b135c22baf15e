//! Transcripts as they are printed: every turn with its speaker's full name and whom it is addressed to, and what only
//! looks like one.

mod common;

use common::read;
use onrecord::{Analysis, ConversationKind, Form, Medium, Quotation, Statement};
use std::path::Path;

struct Case {
    /// The file in `tests/transcripts`.
    name: &'static str,
    kind: ConversationKind,
    medium: Medium,
    /// Who takes part, office before the name where the text gives it.
    participants: &'static str,
    /// Each turn's speaker and addressee by the last word of their names, `-` for nobody.
    turns: &'static str,
}

const fn talks(medium: Medium, name: &'static str, participants: &'static str, turns: &'static str) -> Case {
    Case { name, kind: ConversationKind::Talks, medium, participants, turns }
}

const fn address(name: &'static str, participants: &'static str, turns: &'static str) -> Case {
    Case { name, kind: ConversationKind::Address, medium: Medium::PressConference, participants, turns }
}

const CASES: &[Case] = &[
    talks(
        Medium::Interview,
        "cable-news",
        "Host Adela Voss, Minister Samir Holm",
        "Voss>Holm ->- Voss>Holm Holm>Voss Voss>Holm Holm>Voss Voss>Holm Holm>Voss Voss>Holm Holm>Voss Voss>Holm",
    ),
    talks(
        Medium::Court,
        "committee-hearing",
        "Chairman Holm, Director Adela Voss, Senator Marsh",
        "Holm>- Voss>- Marsh>Voss Voss>Marsh Marsh>Voss Voss>Marsh Holm>-",
    ),
    talks(
        Medium::InPerson,
        "congressional-record",
        "Voss, Presiding Officer, Marsh",
        "Voss>- Officer>- Marsh>Voss Voss>Marsh Marsh>Voss Voss>Marsh Officer>-",
    ),
    talks(
        Medium::InPerson,
        "debate",
        "Moderator, Helen Marsh, Samir Holm",
        "Moderator>Marsh Marsh>Moderator Moderator>Holm Holm>Moderator Marsh>Holm Holm>- Moderator>-",
    ),
    talks(Medium::Court, "deposition", "Samir Holm", "->Holm Holm>- ->Holm Holm>- ->Holm Holm>- ->Holm Holm>-"),
    talks(
        Medium::Phone,
        "earnings-call",
        "Adela Voss, Samir Holm, Helen Marsh",
        "Operator>- Voss>- Holm>- Operator>- Marsh>Holm Holm>Marsh Operator>-",
    ),
    talks(
        Medium::Phone,
        "earnings-dashes",
        "Director of Investor Relations Ines Vale, Chief Executive Officer Anton Reiss, Chief Financial Officer Beata Lund, Analyst Tom Ley",
        "Operator>- Vale>- Reiss>- Lund>- Operator>- Ley>Reiss Reiss>Ley Ley>-",
    ),
    talks(
        Medium::Interview,
        "full-transcript",
        "Anna Vale, President Samir Delane",
        "Vale>Delane Delane>Vale Vale>Delane Delane>Vale Vale>Delane Delane>Vale",
    ),
    talks(
        Medium::InPerson,
        "hansard-colon",
        "Mr Speaker, Samir Holm, Prime Minister Adela Voss, Helen Marsh",
        "Speaker>- Holm>Voss Voss>Holm Holm>Voss Voss>Holm Speaker>- Marsh>Voss Voss>Marsh",
    ),
    talks(
        Medium::InPerson,
        "hansard-lines",
        "Secretary of State for Transport Adela Voss, Helen Marsh, Samir Holm, Madam Deputy Speaker",
        "Voss>- Marsh>Voss Voss>Marsh Holm>Voss Voss>Holm Speaker>-",
    ),
    talks(
        Medium::Interview,
        "initials-unexplained",
        "Helen Marsh, Samir Holm",
        "Marsh>Holm Holm>Marsh Marsh>Holm Holm>Marsh Marsh>Holm Holm>Marsh",
    ),
    talks(
        Medium::Interview,
        "initials",
        "Helen Marsh, Adela Voss",
        "Marsh>Voss Voss>Marsh Marsh>Voss Voss>Marsh Marsh>Voss Voss>Marsh",
    ),
    talks(
        Medium::Interview,
        "magazine",
        "Tom Ley, Beata Lund",
        "Ley>Lund Lund>Ley Ley>Lund Lund>Ley Ley>Lund Lund>Ley",
    ),
    address("question-colon", "Foreign Minister Ines Vale", "Vale>- ->Vale Vale>- ->Vale Vale>- ->-"),
    talks(
        Medium::Interview,
        "questions-and-answers",
        "head Adela Voss",
        "->Voss Voss>- ->Voss Voss>- ->Voss Voss>- ->Voss Voss>-",
    ),
    talks(
        Medium::Phone,
        "roles-below-names",
        "Chief Executive Officer Adela Voss, Chief Financial Officer Samir Holm, Analyst Helen Marsh",
        "Operator>- Voss>- Holm>- Operator>- Marsh>Holm Holm>Marsh Marsh>-",
    ),
    talks(
        Medium::Interview,
        "time-codes-before",
        "Adela Voss, director Samir Holm",
        "Voss>Holm Holm>Voss Voss>Holm Holm>Voss Voss>Holm Holm>Voss",
    ),
    talks(
        Medium::Interview,
        "time-codes-behind",
        "Helen Marsh, Mayor Beata Lund",
        "Marsh>Lund Lund>Marsh Marsh>Lund Lund>Marsh Marsh>Lund Lund>Marsh",
    ),
    address(
        "time-codes-in-brackets",
        "Governor Adela Voss, Speaker 2, Speaker 3",
        "Voss>- 2>Voss Voss>2 3>Voss Voss>3",
    ),
    talks(Medium::Interview, "bold-questions", "Adela Voss", "->Voss Voss>- ->Voss Voss>- ->Voss Voss>-"),
    talks(
        Medium::Court,
        "deposition-with-counsel",
        "Samir Holm, Lund",
        "->Holm Holm>- ->Holm Holm>- Lund>- ->Holm Holm>-",
    ),
    talks(
        Medium::Interview,
        "panel",
        "chief executive Adela Voss, mayor of Halmstrand Samir Holm, union secretary Helen Marsh",
        "Voss>- Holm>- Marsh>- Voss>- Holm>Marsh Marsh>Holm",
    ),
    talks(Medium::Interview, "speakers-by-number", "Speaker 1, Speaker 2", "1>2 2>1 1>2 2>1 1>2"),
];

/// The files in `tests/transcripts/none`: lines with colons, names alone on their lines, boxes of questions.
const NONE: &[&str] = &[
    "advice",
    "posts",
    "questions-as-headings",
    "authors",
    "candidates",
    "colon-headlines",
    "contacts",
    "digest",
    "film-reviews",
    "live-page",
    "notes",
    "profile-box",
    "question-box",
    "reactions",
    "recipe",
];

fn analysis(name: &str) -> Analysis {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts").join(name).with_extension("txt");
    read(&std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// The last word of the one who is named; `-` for nobody.
fn last_name(analysis: &Analysis, parties: &[u32]) -> String {
    let name = parties.first().and_then(|&party| analysis.parties.get(party as usize)).map(|party| party.name.as_str());
    name.and_then(|name| name.split(' ').next_back()).unwrap_or("-").to_owned()
}

fn is_turn(statement: &Statement) -> bool {
    statement.cue.is_none() && statement.quotation == Quotation::Direct
}

#[test]
fn every_turn_has_its_speaker() {
    for case in CASES {
        let analysis = analysis(case.name);
        assert_eq!(analysis.article.form, Form::Transcript, "{}", case.name);
        let turn =
            |s: &Statement| format!("{}>{}", last_name(&analysis, &s.speakers), last_name(&analysis, &s.addressees));
        let turns: Vec<String> = analysis.statements.iter().filter(|s| is_turn(s)).map(turn).collect();
        assert_eq!(turns.join(" "), case.turns, "{}", case.name);
    }
}

#[test]
fn the_conversation_is_what_the_head_calls_it() {
    for case in CASES {
        let analysis = analysis(case.name);
        let [conversation] = &analysis.conversations[..] else { panic!("{}: not one conversation", case.name) };
        assert_eq!((conversation.kind, conversation.medium), (case.kind, case.medium), "{}", case.name);
        let described = |&party: &u32| {
            let party = &analysis.parties[party as usize];
            party.title.iter().chain([&party.name]).cloned().collect::<Vec<_>>().join(" ")
        };
        let participants: Vec<String> = conversation.participants.iter().map(described).collect();
        assert_eq!(participants.join(", "), case.participants, "{}", case.name);
    }
}

#[test]
fn lines_that_look_like_labels_make_no_transcript() {
    for name in NONE {
        assert_eq!(analysis(&format!("none/{name}")).article.form, Form::Article, "{name}");
    }
}
