//! What whole sentences come out as, through rules, learnt steps and layers: statements with source, cue and lemma, who
//! relays them and which lies in which. The sentences stand in `reports.tsv`.

use crate::{OffsetUnit, Options, Span, Statement, analyze, table};

/// Sentences that may come out otherwise: learnt weights, made anew, read one or another differently.
const MOST_OTHERWISE: usize = 1;

/// The statements of a text, as the table has them.
fn statements(text: &str) -> String {
    let analysis = analyze(text, &Options { offsets: OffsetUnit::Bytes, ..Options::default() });
    let words = |span: Option<Span>| span.map_or("", |s| &text[s.start as usize..s.end as usize]);
    let line = |s: &Statement| {
        let relays: Vec<&str> = s.via.iter().map(|&p| analysis.parties[p as usize].name.as_str()).collect();
        let via = if relays.is_empty() { String::new() } else { format!(" via {}", relays.join(" and ")) };
        let within = s.within.map_or(String::new(), |outer| format!(" < {outer}"));
        format!("{} | {} ({}){via}{within}", words(s.source), words(s.cue), s.cue_lemma.as_deref().unwrap_or(""))
    };
    analysis.statements.iter().map(line).collect::<Vec<_>>().join("; ")
}

/// Rows that come out otherwise, told in full; of those that `is_wanted` by their statements.
fn otherwise(is_wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let rows = table::rows(include_str!("reports.tsv")).filter(|row| is_wanted(row.column(1)));
    let differs = rows.filter_map(|row| {
        let found = statements(row.column(0));
        (found != row.column(1)).then(|| format!("{}\n  want {}\n  have {found}", row.column(0), row.column(1)))
    });
    differs.collect()
}

#[test]
fn sentences_come_out_with_source_cue_lemma_relay_and_nesting() {
    let wrong = otherwise(|statements| !statements.is_empty());
    assert!(wrong.len() <= MOST_OTHERWISE, "{} otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn where_nothing_was_said_there_is_no_statement() {
    let wrong = otherwise(str::is_empty);
    assert!(wrong.is_empty(), "{} otherwise:\n{}", wrong.len(), wrong.join("\n"));
}
