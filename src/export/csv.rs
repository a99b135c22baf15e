//! The statements as CSV (RFC 4180), a row each.

use super::account::{Account, medium_name};
use crate::analysis::{Quotation, Statement, StatementAct};

/// The columns' names.
const COLUMNS: [&str; 17] = [
    "number",
    "speakers",
    "speaker of",
    "cue",
    "statement",
    "wording",
    "addressees",
    "acts",
    "targets",
    "event codes",
    "topics",
    "conversation",
    "medium",
    "date",
    "relayed by",
    "confidence",
    "start",
];
/// Between several values in a field.
const SEPARATOR: &str = "; ";

/// The document; a byte order mark lets spreadsheets read it as UTF-8.
pub fn write(account: &Account) -> String {
    let mut out = String::from('\u{feff}');
    line(&mut out, COLUMNS.iter().map(|&name| name.to_owned()));
    for (index, statement) in account.analysis.statements.iter().enumerate() {
        line(&mut out, fields(account, index, statement));
    }
    out
}

fn fields(account: &Account, index: usize, statement: &Statement) -> [String; COLUMNS.len()] {
    let parties = |list: &[u32]| joined(list.iter().filter_map(|&p| account.party(p)).map(|party| party.name.clone()));
    let talks = || statement.conversations.iter().filter_map(|&c| account.analysis.conversations.get(c as usize));
    [
        (index + 1).to_string(),
        parties(&statement.speakers),
        joined(statement.speakers.iter().filter_map(|&p| account.party(p)).filter_map(|party| party.of.clone())),
        statement.cue.map(|cue| account.words(cue).to_owned()).unwrap_or_default(),
        account.pieces(&statement.content).join(" … "),
        wording(statement.quotation).to_owned(),
        parties(&statement.addressees),
        joined(
            statement
                .acts
                .iter()
                .map(|act| if act.negated { format!("not {}", act.act.name()) } else { act.act.name().to_owned() }),
        ),
        parties(&statement.acts.iter().filter_map(|act| act.target).collect::<Vec<_>>()),
        joined(statement.acts.iter().filter_map(StatementAct::event_code)),
        joined(statement.topics.iter().cloned()),
        joined(talks().map(|talk| talk.label.clone())),
        joined(talks().map(|talk| medium_name(talk.medium).to_owned())),
        joined(talks().filter_map(|talk| talk.date.clone())),
        parties(&statement.via),
        format!("{:.2}", statement.confidence),
        statement.content.first().map(|span| span.start.to_string()).unwrap_or_default(),
    ]
}

fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(SEPARATOR)
}

/// How a statement is worded, in plain words.
pub fn wording(quotation: Quotation) -> &'static str {
    match quotation {
        Quotation::Direct => "direct quotation",
        Quotation::Mixed => "partly quoted",
        Quotation::Indirect => "reported in the writer's words",
        Quotation::FreeIndirect => "runs on without a cue",
        Quotation::Summary => "act reported, not the words",
    }
}

fn line(out: &mut String, fields: impl IntoIterator<Item = String>) {
    for (index, value) in fields.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push_str(&field(&value));
    }
    out.push_str("\r\n");
}

/// A field: in quotation marks, quotes doubled, line ends and other controls as blanks; one that a spreadsheet would
/// take for a formula begins with an apostrophe (OWASP, CSV injection).
fn field(value: &str) -> String {
    let clean: String = value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let is_formula = clean.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%']);
    let guard = if is_formula { "'" } else { "" };
    format!("\"{guard}{}\"", clean.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_a_spreadsheet_would_run_is_defused() {
        assert_eq!(field("=HYPERLINK(\"http://x\")"), "\"'=HYPERLINK(\"\"http://x\"\")\"");
        assert_eq!(field("\t@SUM(A1)"), "\"' @SUM(A1)\"");
        assert_eq!(field("-2+3"), "\"'-2+3\"");
    }

    #[test]
    fn line_ends_stay_inside_no_field() {
        assert_eq!(field("a\r\nb, \"c\""), "\"a  b, \"\"c\"\"\"");
    }
}
