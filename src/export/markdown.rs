//! A report for people, in Markdown: what was talked, what was committed and requested, who takes which position, and
//! every statement in its words.
//!
//! Words of the account stand as they are; only direct speech has its own quotation marks. What is ours is in plain
//! sentences (the wording of the page).

use super::account::{Account, enumeration, one_line};
use super::csv::wording;
use crate::analysis::{Act, Conversation, ConversationKind, LedgerEntry, Medium, Position, Statement, Status, Voice};
use crate::text::Span;
use std::fmt::Write;

/// What writing to a string gives; it does not fail.
type Written = std::fmt::Result;

/// Characters that CommonMark may read as markup anywhere in a line; no line begins with the words of a text.
const MARKUP: &str = "\\`*_[]<>#|~&";

/// The document.
pub fn write(account: &Account) -> String {
    let mut out = String::new();
    let _ = report(&mut out, account);
    out
}

fn report(out: &mut String, account: &Account) -> Written {
    let analysis = account.analysis;
    let title = account.headline().unwrap_or_else(|| "On Record: breakdown of an account".to_owned());
    writeln!(out, "# {}\n", plain(&title))?;
    if let Some(published) = &analysis.article.published {
        writeln!(out, "Published {}. ", plain(published))?;
    }
    writeln!(out, "{}\n", opening(account))?;
    talks(out, account)?;
    side(
        out,
        account,
        "Commitments and offers",
        &analysis.ledger.commitments,
        "No commitment or offer is reported in this account.",
    )?;
    side(
        out,
        account,
        "Requests and proposals",
        &analysis.ledger.requests,
        "No request or proposal is reported in this account.",
    )?;
    positions(out, account)?;
    statements(out, account)?;
    notices(out, account)
}

/// `2 conversations and 21 statements are reported.`
fn opening(account: &Account) -> String {
    let counted = |n: usize, word: &str| if n == 1 { format!("1 {word}") } else { format!("{n} {word}s") };
    let (talks, statements) = (account.analysis.conversations.len(), account.analysis.statements.len());
    if talks + statements == 0 {
        return "No talks and no statements were found.".to_owned();
    }
    let verb = if talks == 0 && statements == 1 { "is" } else { "are" };
    let talks = if talks == 0 { "No conversation".to_owned() } else { counted(talks, "conversation") };
    format!("{talks} and {} {verb} reported.", counted(statements, "statement"))
}

fn talks(out: &mut String, account: &Account) -> Written {
    let analysis = account.analysis;
    if analysis.conversations.is_empty() {
        return Ok(());
    }
    writeln!(out, "## Talks\n")?;
    let mut voices = analysis.ledger.voices.as_slice();
    for (index, talk) in analysis.conversations.iter().enumerate() {
        let (own, rest) = voices.split_at(voices.partition_point(|voice| voice.conversation as usize <= index));
        voices = rest;
        writeln!(out, "### {}. {}\n", letter(index), plain(&title(account, talk)))?;
        write!(out, "{}", plain(talk.date.as_deref().unwrap_or("Date not stated")))?;
        if let Some(place) = &talk.place {
            write!(out, "; {}", plain(place))?;
        }
        writeln!(out, ".\n")?;
        for voice in own.iter().filter(|voice| voice.statements > 0) {
            writeln!(out, "- {}: {}", plain(&described(account, voice.party)), amount(voice))?;
        }
        let silent: Vec<u32> = own.iter().filter(|voice| voice.statements == 0).map(|voice| voice.party).collect();
        if !silent.is_empty() && talk.status == Status::Held {
            writeln!(out, "- No words of {} are reported in this account.", plain(&account.names(&silent)))?;
        }
        out.push('\n');
    }
    Ok(())
}

/// `A`, `B` … `Z`, `AA` …
fn letter(index: usize) -> String {
    let last = char::from(b'A' + (index % 26) as u8);
    if index < 26 { last.to_string() } else { format!("{}{last}", letter_of_group(index / 26 - 1)) }
}

fn letter_of_group(group: usize) -> String {
    if group < 26 { char::from(b'A' + group as u8).to_string() } else { (group + 1).to_string() }
}

/// `Phone talks, planned: Adela Voss and Samir Delane`.
fn title(account: &Account, talk: &Conversation) -> String {
    let medium = talk.medium.words(talk.kind);
    let status = match talk.status {
        Status::Held => "",
        Status::Planned => ", planned",
        Status::Declined => ", declined",
        Status::Denied => ", denied",
    };
    let names = account.names(&talk.participants);
    let audience = talk.audience.as_ref().map(|audience| format!(" to {audience}")).unwrap_or_default();
    if names.is_empty() {
        format!("{medium}{status}{audience}")
    } else {
        format!("{medium}{status}: {names}{audience}")
    }
}

/// `Adela Voss, President, Kestria`.
fn described(account: &Account, index: u32) -> String {
    let Some(party) = account.party(index) else { return String::new() };
    let of = party.of.as_ref().filter(|of| **of != party.name);
    let known: Vec<&str> =
        [Some(&party.name), party.title.as_ref(), of].into_iter().flatten().map(String::as_str).collect();
    known.join(", ")
}

/// `12 statements, 240 words`.
fn amount(voice: &Voice) -> String {
    let s = if voice.statements == 1 { "" } else { "s" };
    let w = if voice.words == 1 { "" } else { "s" };
    format!("{} statement{s}, {} word{w}", voice.statements, voice.words)
}

fn side(out: &mut String, account: &Account, title: &str, entries: &[LedgerEntry], none: &str) -> Written {
    writeln!(out, "## {title}\n")?;
    if entries.is_empty() {
        return writeln!(out, "{none}\n");
    }
    for entry in entries {
        let Some(statement) = account.analysis.statements.get(entry.statement as usize) else { continue };
        let verb = match entry.act {
            Act::Commit | Act::Agree => String::new(),
            act => format!(" {}", act.verb(account.are_many(statement))),
        };
        let occasion = occasion(account, statement);
        let speakers = plain(&account.speakers(statement));
        writeln!(
            out,
            "- **{speakers}**{verb}{}: {} ({})",
            plain(&occasion),
            words(account, &entry.pieces),
            entry.statement + 1
        )?;
    }
    out.push('\n');
    Ok(())
}

/// `, to Delane`; else `, in talks with Delane`, `, at a press conference`.
fn occasion(account: &Account, statement: &Statement) -> String {
    if !statement.addressees.is_empty() {
        return format!(", to {}", account.names(&statement.addressees));
    }
    let [talk] = statement.conversations.as_slice() else { return String::new() };
    let Some(talk) = account.analysis.conversations.get(*talk as usize) else { return String::new() };
    let others: Vec<u32> = talk.participants.iter().copied().filter(|p| !statement.speakers.contains(p)).collect();
    let others = account.names(&others);
    match (talk.medium, talk.kind) {
        (Medium::PressConference, _) => ", at a press conference".to_owned(),
        (Medium::Speech, _) => ", in a speech".to_owned(),
        (Medium::Statement, _) => ", in a written statement".to_owned(),
        (Medium::SocialMedia, _) => ", in a post".to_owned(),
        (Medium::Court, _) => ", in court".to_owned(),
        (Medium::Interview, _) if others.is_empty() => ", in an interview".to_owned(),
        (Medium::Interview, _) => format!(", in an interview with {others}"),
        (Medium::Letter, _) if others.is_empty() => ", in a letter".to_owned(),
        (Medium::Letter, _) => format!(", in a letter to {others}"),
        (_, ConversationKind::Talks) if others.is_empty() => ", in talks".to_owned(),
        (_, ConversationKind::Talks) => format!(", in talks with {others}"),
        (_, ConversationKind::Address) => ", in an address".to_owned(),
    }
}

fn positions(out: &mut String, account: &Account) -> Written {
    let ledger = &account.analysis.ledger;
    writeln!(out, "## Positions\n")?;
    if ledger.positions.is_empty() {
        return writeln!(out, "No positions were reported: nobody is said to support or oppose anything.\n");
    }
    let mut topics: Vec<&str> = ledger.positions.iter().map(|position| position.topic.as_str()).collect();
    topics.sort_unstable();
    topics.dedup();
    for topic in topics {
        writeln!(out, "### {}\n", plain(topic))?;
        for position in ledger.positions.iter().filter(|position| position.topic == topic) {
            let party = plain(&described(account, position.party));
            let object = words(account, &position.object);
            writeln!(
                out,
                "- **{party}** {}: {object} ({})",
                stance(position, account.is_group(position.party)),
                position.statement + 1
            )?;
        }
        out.push('\n');
    }
    Ok(())
}

/// `supports`, `does not support`; of a group `support`.
fn stance(position: &Position, is_group: bool) -> String {
    let (be, does) = if is_group { ("are", "do") } else { ("is", "does") };
    match (position.act, position.negated) {
        (Act::Support | Act::Oppose, false) => position.act.verb(is_group).to_owned(),
        (Act::Support | Act::Oppose, true) => format!("{does} not {}", position.act.verb(true)),
        (_, false) => format!("{be} concerned about"),
        (_, true) => format!("{be} not concerned about"),
    }
}

fn statements(out: &mut String, account: &Account) -> Written {
    let statements = &account.analysis.statements;
    if statements.is_empty() {
        return Ok(());
    }
    writeln!(out, "## Statements\n")?;
    for (index, statement) in statements.iter().enumerate() {
        let verbs: Vec<String> = statement
            .acts
            .iter()
            .map(
                |act| {
                    if act.negated { format!("not: {}", act.act.verb(false)) } else { act.act.verb(false).to_owned() }
                },
            )
            .collect();
        let cue = statement.cue.map(|cue| format!(" {}", plain(&one_line(account.words(cue))))).unwrap_or_default();
        let occasion = plain(&occasion(account, statement));
        let speakers = plain(&account.speakers(statement));
        writeln!(out, "{}. **{speakers}**{cue}{occasion}: {}  ", index + 1, words(account, &statement.content))?;
        let topics = enumeration(&statement.topics);
        writeln!(out, "   {}; {}; {}", plain(&enumeration(&verbs)), plain(&topics), wording(statement.quotation))?;
    }
    out.push('\n');
    Ok(())
}

fn notices(out: &mut String, account: &Account) -> Written {
    if account.analysis.notices.is_empty() {
        return Ok(());
    }
    writeln!(out, "## Notices\n")?;
    for notice in &account.analysis.notices {
        writeln!(out, "- {}", plain(&notice.message))?;
    }
    Ok(())
}

/// The account's words; gaps are “…”.
fn words(account: &Account, pieces: &[Span]) -> String {
    plain(&account.pieces(pieces).join(" … "))
}

/// Text that Markdown shows as it is: on one line, what could be markup behind a backslash, controls left out.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars().filter(|c| !c.is_control()) {
        if MARKUP.contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_text_is_read_as_markup() {
        assert_eq!(plain("<b>[x](y)\n# *z*\0"), "\\<b\\>\\[x\\](y) \\# \\*z\\*");
    }

    #[test]
    fn conversations_past_the_alphabet_keep_a_letter_of_their_own() {
        assert_eq!([letter(0), letter(25), letter(26), letter(27), letter(52)], ["A", "Z", "AA", "AB", "BA"]);
    }
}
