//! Each fixture's whole analysis, spans shown as their words, so that a change of any stage is read in a diff.
//!
//! `./build.sh accept` writes the snapshots anew.

mod common;

use onrecord::{Analysis, Conversation, Options, Party, Span, Statement, analyze};
use std::fmt::Write;

/// A test for each fixture, named by it.
macro_rules! snapshots {
    ($($test:ident $fixture:literal,)*) => {
        /// Every name that has a test.
        const TESTED: &[&str] = &[$($fixture),*];
        $(
            #[test]
            fn $test() {
                assert_reads_as_before($fixture);
            }
        )*
    };
}

snapshots! {
    company_union "company-union",
    court_and_posts "court-and-posts",
    interview "interview",
    letter "letter",
    long_quotations "long-quotations",
    meeting "meeting",
    no_conversation "no-conversation",
    phone_talks "phone-talks",
    planned_meeting "planned-meeting",
    press_conference "press-conference",
    readout "readout",
    summit "summit",
}

#[test]
fn every_fixture_has_a_test() {
    assert_eq!(common::fixture_names(), TESTED);
}

fn assert_reads_as_before(name: &str) {
    let text = common::fixture(name);
    let analysis = analyze(&text, &Options::default());
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("fixtures");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, Sheet { text: &text, analysis: &analysis }.render()));
}

/// An analysis as lines to read.
struct Sheet<'a> {
    text: &'a str,
    analysis: &'a Analysis,
}

/// Of a block or a long piece, so many characters are shown from each end.
const SHOWN: usize = 60;

impl Sheet<'_> {
    fn render(&self) -> String {
        let mut page = self.article();
        let sections = [
            ("parties", self.analysis.parties.iter().enumerate().map(|(i, p)| self.party(i, p)).collect()),
            (
                "conversations",
                self.analysis.conversations.iter().enumerate().map(|(i, c)| self.conversation(i, c)).collect(),
            ),
            ("statements", self.analysis.statements.iter().enumerate().map(|(i, s)| self.statement(i, s)).collect()),
            (
                "notices",
                self.analysis.notices.iter().map(|n| format!("{}: {}\n", n.code, self.optional(n.span))).collect(),
            ),
        ];
        for (title, items) in sections {
            let items: Vec<String> = items;
            let _ = write!(page, "\n# {title}: {}\n{}", items.len(), items.concat());
        }
        page
    }

    fn article(&self) -> String {
        let article = &self.analysis.article;
        let mut page = format!("# {:?}, {} words, {} sentences\n", article.form, article.words, article.sentences);
        let dateline = article.dateline.as_ref();
        let facts = [
            ("headline", article.headline.map(|span| self.words(span))),
            ("byline", article.byline.map(|span| self.words(span))),
            ("agency", article.agency.clone()),
            ("published", article.published.clone()),
            ("updated", article.updated.clone()),
            ("dateline", dateline.map(|d| format!("{} ({})", self.words(d.span), or_dash(d.country.as_deref())))),
        ];
        for (name, value) in facts {
            let _ = writeln!(page, "{name:<10} {}", or_dash(value.as_deref()));
        }
        page.push_str("\n# blocks\n");
        for block in &article.blocks {
            let _ = writeln!(page, "{:<11} {}", format!("{:?}", block.kind), ends(&self.words(block.span)));
        }
        page
    }

    fn party(&self, index: usize, party: &Party) -> String {
        let facts = [
            format!("{:?}", party.kind),
            format!("title {}", or_dash(party.title.as_deref())),
            format!("of {}", or_dash(party.of.as_deref())),
            or_dash(party.country.as_deref()).to_owned(),
        ];
        let members =
            if party.members.is_empty() { String::new() } else { format!(" = {}", self.names(&party.members)) };
        let mentions: Vec<String> =
            party.mentions.iter().map(|m| format!("{} ({:?})", self.words(m.span), m.kind)).collect();
        format!("{index} {}{members} · {}\n    {}\n", party.name, facts.join(" · "), mentions.join(" | "))
    }

    fn conversation(&self, index: usize, conversation: &Conversation) -> String {
        let Conversation {
            kind,
            medium,
            status,
            participants,
            initiator,
            audience,
            date,
            date_from,
            place,
            evidence,
            label,
        } = conversation;
        let mut page = format!("{index} {kind:?} · {medium:?} · {status:?} · {}\n", self.names(participants));
        let facts = [
            ("initiator", initiator.map(|party| self.names(&[party]))),
            ("audience", audience.clone()),
            ("date", date.as_ref().map(|date| format!("{date} from {}", self.optional(*date_from)))),
            ("place", place.clone()),
            ("evidence", Some(evidence.iter().map(|&span| self.words(span)).collect::<Vec<_>>().join(" | "))),
            ("label", Some(label.clone())),
        ];
        for (name, value) in facts {
            let _ = writeln!(page, "    {name:<9} {}", or_dash(value.as_deref()));
        }
        page
    }

    fn statement(&self, index: usize, statement: &Statement) -> String {
        let lemma = or_dash(statement.cue_lemma.as_deref());
        let mut page = format!(
            "{index} {} [{}] {} ({lemma}) · {:?} · in {:?} · {:.2}\n",
            self.names(&statement.speakers),
            self.optional(statement.source),
            self.optional(statement.cue),
            statement.quotation,
            statement.conversations,
            statement.confidence,
        );
        for &piece in &statement.content {
            let _ = writeln!(page, "    » {}", self.words(piece));
        }
        for (name, parties) in [("to", &statement.addressees), ("via", &statement.via)] {
            if !parties.is_empty() {
                let _ = writeln!(page, "    {name} {}", self.names(parties));
            }
        }
        if let Some(outer) = statement.within {
            let _ = writeln!(page, "    within {outer}");
        }
        for act in &statement.acts {
            let not = if act.negated { "not " } else { "" };
            let target = act.target.map_or(String::new(), |party| format!(" → {}", self.names(&[party])));
            let mode = act.plover_mode.iter().map(|mode| format!("/{mode}"));
            let plover = or_dash(act.plover.as_deref()).to_owned() + &mode.collect::<String>();
            let _ = writeln!(page, "    {not}{:?} {plover} by ‘{}’{target}", act.act, self.words(act.trigger));
        }
        let _ = writeln!(page, "    {}", statement.topics.join(", "));
        page
    }

    fn names(&self, parties: &[u32]) -> String {
        if parties.is_empty() {
            return "nobody".to_owned();
        }
        let name = |&index: &u32| self.analysis.parties.get(index as usize).map_or("?", |party| party.name.as_str());
        parties.iter().map(name).collect::<Vec<_>>().join(" + ")
    }

    /// The words of a span, on one line.
    fn words(&self, span: Span) -> String {
        span.of(self.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn optional(&self, span: Option<Span>) -> String {
        span.map_or("–".to_owned(), |span| self.words(span))
    }
}

fn or_dash(value: Option<&str>) -> &str {
    value.unwrap_or("–")
}

/// The text's first and last characters.
fn ends(text: &str) -> String {
    let count = text.chars().count();
    if count <= 2 * SHOWN {
        return text.to_owned();
    }
    let head: String = text.chars().take(SHOWN).collect();
    let tail: String = text.chars().skip(count - SHOWN).collect();
    format!("{head} … {tail}")
}
