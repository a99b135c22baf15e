//! The table test: `cases.tsv`, each row a short report with a conversation that is to be read out of it, or none.

use crate::table::{Row, rows};
use crate::{Analysis, Conversation, Options, analyze};

/// The day on which the reports are published.
const PUBLISHED: &str = "2026-03-18";

fn read(text: &str) -> Analysis {
    analyze(&text.replace("\\n", "\n\n"), &Options { published: Some(PUBLISHED.to_owned()), ..Options::default() })
}

/// A label as JSON writes it: `press-conference`.
fn label(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The last words of the participants' names; `+*` at the end of what is expected leaves further ones open.
fn has_people(analysis: &Analysis, conversation: &Conversation, expected: &str) -> bool {
    let mut names: Vec<&str> = conversation
        .participants
        .iter()
        .filter_map(|&p| analysis.parties[p as usize].name.split_whitespace().next_back())
        .collect();
    names.sort_unstable();
    let mut wanted: Vec<&str> = expected.split('+').collect();
    let is_open = wanted.contains(&"*");
    wanted.retain(|name| *name != "*");
    wanted.sort_unstable();
    if is_open { wanted.iter().all(|name| names.contains(name)) } else { names == wanted }
}

fn is_expected(analysis: &Analysis, conversation: &Conversation, row: Row) -> bool {
    let is = |column: usize, value: &str| matches!(row.column(column), "*") || row.column(column) == value;
    is(1, &label(conversation.kind))
        && is(2, &label(conversation.medium))
        && is(3, &label(conversation.status))
        && has_people(analysis, conversation, row.column(4))
        && is(5, conversation.date.as_deref().unwrap_or("-"))
        && is(6, conversation.place.as_deref().unwrap_or("-"))
}

fn is_counted(analysis: &Analysis, row: Row) -> bool {
    row.column(7).parse().map_or(true, |count: usize| analysis.conversations.len() == count)
}

fn shown(analysis: &Analysis) -> String {
    let one = |c: &Conversation| {
        let names: Vec<&str> = c.participants.iter().map(|&p| analysis.parties[p as usize].name.as_str()).collect();
        let labels = [label(c.kind), label(c.medium), label(c.status)].join(" ");
        format!("{labels} {} {:?} {:?}", names.join("+"), c.date, c.place)
    };
    analysis.conversations.iter().map(one).collect::<Vec<_>>().join("; ")
}

#[test]
fn every_report_of_the_table_has_its_conversation_or_none() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("cases.tsv")) {
        let analysis = read(row.column(0));
        let is_right = match row.column(1) {
            "none" => analysis.conversations.is_empty(),
            _ => is_counted(&analysis, row) && analysis.conversations.iter().any(|c| is_expected(&analysis, c, row)),
        };
        if !is_right {
            wrong.push(format!(
                "{}\n    wanted {} {} {} {} {} {}\n    read {}",
                row.column(0),
                row.column(1),
                row.column(2),
                row.column(3),
                row.column(4),
                row.column(5),
                row.column(6),
                shown(&analysis)
            ));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
