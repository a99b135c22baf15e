//! What the rules make of sentences of every frame: source, cue, content pieces.

use super::*;
use crate::{parties, speech::quotes, syntax, text};

/// `source | cue | piece … piece` for each report.
fn reports(source: &str) -> Vec<String> {
    let text = text::read(source);
    let syntax = syntax::parse(&text);
    let parties = parties::find(&text, &syntax);
    let quotes = quotes::find(&text);
    let ctx = Context { text: &text, syntax: &syntax, quotes: &quotes };
    let words = |r: TokenRange| text.words(r).to_owned();
    propose(ctx, &parties)
        .reports
        .iter()
        .map(|f| {
            let content: Vec<String> = f.content.iter().map(|&c| words(c)).collect();
            format!("{} | {} | {}", f.source.map_or(String::new(), words), words(f.cue), content.join(" … "))
        })
        .collect()
}

fn check(table: &[(&str, &[&str])]) {
    let wrong: Vec<String> = table
        .iter()
        .filter(|(sentence, expected)| reports(sentence) != *expected)
        .map(|(sentence, expected)| format!("{sentence}\n  want {expected:?}\n  have {:?}", reports(sentence)))
        .collect();
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

#[test]
fn clauses_follow_or_stand_before_their_cue() {
    check(&[
        (
            "Voss said Kestria stands ready to open the strait.",
            &["Voss | said | Kestria stands ready to open the strait"],
        ),
        ("Voss said that the strait is open.", &["Voss | said | that the strait is open"]),
        ("The strait is open, Voss said.", &["Voss | said | The strait is open"]),
        ("The strait is open, said Voss.", &["Voss | said | The strait is open"]),
        ("The strait, she stressed, will stay open.", &["she | stressed | The strait … will stay open"]),
        (
            "Kestria welcomes the treaty, Voss said, adding that it opposes new tariffs.",
            &["Voss | said | Kestria welcomes the treaty", "Voss | adding | that it opposes new tariffs"],
        ),
        (
            "During the call with President Delane, Voss said Kestria supports the plan and opposes any delay.",
            &["Voss | said | Kestria supports the plan and opposes any delay"],
        ),
        (
            "Voss also spoke with President Rask, during which she said Kestria values the river.",
            &["she | said | Kestria values the river"],
        ),
        ("Voss pointed out that trade has doubled.", &["Voss | pointed out | that trade has doubled"]),
        ("Delane made clear that he would not sign.", &["Delane | made clear | that he would not sign"]),
        (
            "The minister, who took office in May, said on Tuesday that the line would open.",
            &["The minister | said | that the line would open"],
        ),
        (
            "According to the ministry, the line will open in May.",
            &["the ministry | According to | the line will open in May"],
        ),
        (
            "The line will open in May, according to the ministry.",
            &["the ministry | according to | The line will open in May"],
        ),
    ]);
}

#[test]
fn quotations_are_whole_and_joined() {
    check(&[
        ("“We will wait,” Voss said.", &["Voss | said | “We will wait,”"]),
        ("“We will wait,” said Delane, the president of Oramia.", &["Delane | said | “We will wait,”"]),
        ("\"We have time. We will wait,\" Voss told reporters.", &["Voss | told | \"We have time. We will wait,\""]),
        ("Voss said: “We will wait.”", &["Voss | said | “We will wait.”"]),
        ("“We,” she said, “will wait.”", &["she | said | “We,” … “will wait.”"]),
        (
            "Voss said the plan was “a step forward” for both.",
            &["Voss | said | the plan was “a step forward” for both"],
        ),
    ]);
}

#[test]
fn addressees_stay_out_of_the_content() {
    check(&[
        ("Voss told Delane that the strait is open.", &["Voss | told | that the strait is open"]),
        ("Voss urged Oramia to release the loan.", &["Voss | urged | to release the loan"]),
        ("She thanked President Delane for his visit.", &["She | thanked | his visit"]),
        ("Delane accused Kestria of breaking the treaty.", &["Delane | accused | breaking the treaty"]),
        ("The two presidents tasked their teams to follow up.", &["The two presidents | tasked | to follow up"]),
        ("Voss asked Delane whether the line would open.", &["Voss | asked | whether the line would open"]),
    ]);
}

#[test]
fn attitudes_and_topics_are_summaries() {
    check(&[
        (
            "Voss expressed her hope that the talks will go on.",
            &["Voss | expressed her hope | that the talks will go on"],
        ),
        (
            "The President reaffirmed his strong support for the treaty.",
            &["The President | reaffirmed his strong support | the treaty"],
        ),
        (
            "Delane voiced the deep concerns of the fishermen about the dam.",
            &["Delane | voiced | the deep concerns of the fishermen about the dam"],
        ),
        ("The two leaders discussed trade and the river.", &["The two leaders | discussed | trade and the river"]),
        (
            "Voss raised concerns about the dam and reinforced the need for a survey.",
            &["Voss | raised concerns | the dam", "Voss | reinforced | the need for a survey"],
        ),
        ("They agreed to meet again in May.", &["They | agreed | to meet again in May"]),
        ("Delane called for a ceasefire.", &["Delane | called for | a ceasefire"]),
        ("Voss condemned the attack on the harbour.", &["Voss | condemned | the attack on the harbour"]),
    ]);
}

#[test]
fn what_is_no_report_is_left_alone() {
    check(&[
        ("Voss did not say whether she would go.", &[]),
        ("The minister declined to comment.", &[]),
        ("The wind pushed the ship to the shore.", &[]),
        ("The bridge supports the railway.", &[]),
        ("Voss met Delane in Port Elin on Tuesday.", &[]),
        ("Prime Minister Voss spoke by phone on Wednesday with President Delane.", &[]),
    ]);
}
