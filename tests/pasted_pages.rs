//! Articles as readers paste them: with the menu, the clock and the links that stand around them on a site.
//!
//! Each line of a case opens with the kind of block that it is: `x` boilerplate, `h` headline or deck, `b` byline,
//! `t` timestamp, `c` caption, `s` section heading, `d` dateline alone, `u` turn, `p` paragraph.

mod common;

use common::read;
use onrecord::{Analysis, BlockKind};

struct Page {
    name: &'static str,
    published: Option<&'static str>,
    agency: Option<&'static str>,
    lines: &'static str,
}

const PAGES: &[Page] = &[
    Page {
        name: "a news agency's site",
        published: Some("2024-03-03T09:14"),
        agency: Some("Reuters"),
        lines: "\
x|Breaking News

x|Sign in
x|Subscribe

x|World | Europe

h|Norway and Finland agree to share Arctic radar data

b|By Karin Solberg and Mikko Aalto
b|Reuters
t|March 3, 2024 9:14 AM GMT · Updated 2 hours ago

c|A general view of the harbour in Tromsø, Norway, February 2, 2024. REUTERS/Jonas Berg/File Photo

p|OSLO, March 3 (Reuters) - Norway and Finland agreed on Sunday to share data from their radar stations.

x|Advertisement · Scroll to continue

p|Prime Minister Jonas Dahl said the data would flow from June.

x|Reporting by Karin Solberg in Oslo and Mikko Aalto in Helsinki; editing by Tom Reed

x|Our Standards: The Thomson Reuters Trust Principles.

x|Read Next
x|Sweden to buy new submarines
x|More from Reuters",
    },
    Page {
        name: "a Chinese agency's site",
        published: Some("2023-05-14T10:22"),
        agency: Some("Xinhua"),
        lines: "\
h|Lao PM meets Vietnamese president

t|10:22, 14 May 2023 | Xinhua | Editor: Li

p|HANOI, May 14 (Xinhua) -- Visiting Lao Prime Minister Sonexay met here on Saturday with President Minh.

p|Minh said that Vietnam attaches great importance to its relations with Laos. Enditem",
    },
    Page {
        name: "an agency's page with its source line",
        published: Some("2023-05-14T10:22"),
        agency: Some("Xinhua"),
        lines: "\
h|Lao PM meets Vietnamese president
t|Source: Xinhua| 2023-05-14 10:22:30|Editor: huaxia

p|HANOI, May 14 (Xinhua) -- Visiting Lao Prime Minister Sonexay met here on Saturday with President Minh.",
    },
    Page {
        name: "a public broadcaster",
        published: Some("2024-03-03"),
        agency: None,
        lines: "\
h|Norway and Finland to share Arctic radar data
t|3 March 2024
x|Share
x|Save
b|Karin Solberg
b|BBC News, Oslo

c|Image source, Getty Images
c|Image caption, The harbour in Tromsø

p|Norway and Finland have agreed to share data from their radar stations in the Arctic.

p|Prime Minister Jonas Dahl said the data would flow from June.

x|Related topics
x|Norway
x|Finland
x|More on this story
x|Sweden to buy new submarines",
    },
    Page {
        name: "a British paper",
        published: Some("2024-03-04T10:22"),
        agency: None,
        lines: "\
x|News
h|Norway and Finland agree to share Arctic radar data
h|Prime minister says deal is not aimed at Moscow
b|Karin Solberg in Oslo
t|Mon 4 Mar 2024 10.22 GMT
t|Last modified on Mon 4 Mar 2024 12.10 GMT
x|Share
x|42

p|Norway and Finland have agreed to share data from their radar stations in the Arctic.",
    },
    Page {
        name: "an American paper",
        published: Some("2024-03-03"),
        agency: None,
        lines: "\
x|SKIP ADVERTISEMENT
h|Norway and Finland Agree to Share Arctic Radar Data
h|The deal, after months of talks, is a first for the two allies.

x|Listen to this article · 5:12 min Learn more
x|Share full article
x|128

c|The harbour in Tromsø, Norway, last month.
c|Credit...Jonas Berg for The Morning Courier

b|By Karin Solberg and Mikko Aalto
b|Karin Solberg reported from Oslo, and Mikko Aalto from Helsinki.

t|March 3, 2024

p|Norway and Finland have agreed to share data from their radar stations in the Arctic.",
    },
    Page {
        name: "a cable news site",
        published: Some("2024-03-03T09:14"),
        agency: None,
        lines: "\
x|World / Europe
h|Norway and Finland agree to share Arctic radar data
b|By Karin Solberg, CNN
x|4 minute read
t|Updated 11:02 AM EST, Sun March 3, 2024
t|Published 9:14 AM EST, Sun March 3, 2024

p|Norway and Finland have agreed to share data from their radar stations in the Arctic.",
    },
    Page {
        name: "an agency on a partner's site",
        published: Some("2024-03-03T21:05"),
        agency: Some("AP"),
        lines: "\
x|World News
h|Norway and Finland agree to share Arctic radar data
c|Prime Minister Jonas Dahl speaks in Oslo on Sunday, March 3, 2024. (AP Photo/Jonas Berg)
b|By KARIN SOLBERG
t|Updated 9:05 PM CET, March 3, 2024

p|OSLO, Norway (AP) — Norway and Finland agreed Sunday to share data from their radar stations.

p|“The data will flow from June,” Prime Minister Jonas Dahl said.

x|___

x|Associated Press writer Mikko Aalto in Helsinki contributed to this report.",
    },
    Page {
        name: "a channel of the Gulf",
        published: Some("2024-03-03"),
        agency: None,
        lines: "\
x|News|Military
h|Norway and Finland agree to share Arctic radar data
h|Prime minister says the deal is aimed at no one.

c|Norway's Prime Minister Jonas Dahl in Oslo [File: Jonas Berg/Reuters]
b|By News Agencies
t|Published On 3 Mar 2024

p|Norway and Finland have agreed to share data from their radar stations in the Arctic.

x|KEEP READING
x|list of 2 items
x|Sweden to buy new submarines
x|end of list

p|Prime Minister Jonas Dahl said the data would flow from June.",
    },
    Page {
        name: "a government's page",
        published: Some("2024-03-03"),
        agency: None,
        lines: "\
x|Home > News > Press releases
h|Readout of Prime Minister Dahl's Call with Prime Minister Korhonen of Finland
t|MARCH 03, 2024

p|Prime Minister Jonas Dahl spoke today with Prime Minister Anna Korhonen of Finland about radar data.",
    },
    Page {
        name: "a ministry's press release",
        published: Some("2024-03-03"),
        agency: None,
        lines: "\
x|FOR IMMEDIATE RELEASE
t|Sunday, 3 March 2024

h|Norway and Finland to share radar data

p|The ministers of defence of Norway and Finland met in Oslo today. \"The data will flow from June,\" Minister Dahl said.

x|Media contact: Karin Solberg, press@example.org
x|###",
    },
    Page {
        name: "a Russian agency",
        published: None,
        agency: Some("TASS"),
        lines: "\
h|Voss, Dahl discuss grain over phone — ministry

p|PORT ELIN, March 9. /TASS/. President Adela Voss and Prime Minister Jonas Dahl discussed grain by phone on Tuesday.",
    },
    Page {
        name: "a South Asian paper",
        published: Some("2027-03-09"),
        agency: None,
        lines: "\
h|Voss says port to stay open
b|Staff Reporter
t|Published March 9, 2027

p|PORT ELIN: President Adela Voss on Monday told the envoy of Tavland that the port would stay open to its ships.",
    },
];

fn letter(kind: BlockKind) -> char {
    match kind {
        BlockKind::Headline => 'h',
        BlockKind::Byline => 'b',
        BlockKind::Timestamp => 't',
        BlockKind::Caption => 'c',
        BlockKind::Heading => 's',
        BlockKind::Paragraph => 'p',
        BlockKind::Turn => 'u',
        BlockKind::Boilerplate => 'x',
        BlockKind::Dateline => 'd',
    }
}

/// Each line of a text with the letter of its block before it.
fn lettered(text: &str, analysis: &Analysis) -> String {
    let mut out = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let block = analysis
            .article
            .blocks
            .iter()
            .find(|b| (b.span.start as usize) < at + line.len() && at < b.span.end as usize);
        out.push(match block {
            Some(block) if !line.is_empty() => format!("{}|{line}", letter(block.kind)),
            _ => line.to_owned(),
        });
        at += line.len() + 1;
    }
    out.join("\n")
}

/// A case's text, without the letters.
fn text(page: &Page) -> String {
    page.lines.split('\n').map(|line| line.get(2..).unwrap_or("")).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_stands_around_an_article_is_no_part_of_it() {
    let mut wrong = Vec::new();
    for page in PAGES {
        let text = text(page);
        for (have, want) in lettered(&text, &read(&text)).lines().zip(page.lines.lines()) {
            if have != want {
                wrong.push(format!("{}: {have} (want {})", page.name, &want[..1]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_day_and_the_agency_are_read_from_it() {
    for page in PAGES {
        let article = read(&text(page)).article;
        assert_eq!(article.published.as_deref(), page.published, "{}", page.name);
        assert_eq!(article.agency.as_deref(), page.agency, "{}", page.name);
        let has_dateline =
            ["OSLO", "HANOI", "PORT ELIN"].iter().any(|place| page.lines.contains(&format!("p|{place}")));
        assert_eq!(article.dateline.is_some(), has_dateline, "{}", page.name);
    }
}
