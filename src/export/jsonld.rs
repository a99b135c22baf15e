//! Linked data: the account as a schema.org `NewsArticle`, its conversations, statements and parties as nodes of their
//! own that refer to each other, every statement with W3C selectors of its words.

use super::account::{Account, kind_name, medium_name, status_name};
use super::annotations::selectors;
use super::json::{Json, put, put_list, reference};
use crate::analysis::{Conversation, Party, PartyKind, Statement, StatementAct};

type Object = Vec<(&'static str, Json)>;

/// The document.
pub fn write(account: &Account) -> String {
    let analysis = account.analysis;
    let mut graph = vec![article(account)];
    graph.extend(analysis.parties.iter().enumerate().map(|(index, one)| party(index, one)));
    graph.extend(analysis.conversations.iter().enumerate().map(|(index, one)| conversation(index, one)));
    graph.extend(analysis.statements.iter().enumerate().map(|(index, one)| statement(account, index, one)));
    Json::Object(vec![("@context", context()), ("@graph", Json::List(graph))]).document()
}

/// The terms, spelt out: nothing is fetched to read the document.
fn context() -> Json {
    let list = |id: &str| Json::Object(vec![("@id", id.into()), ("@container", "@set".into())]);
    let date = |id: &str| Json::Object(vec![("@id", id.into()), ("@type", "schema:Date".into())]);
    Json::Object(vec![
        ("@vocab", "https://schema.org/".into()),
        ("schema", "https://schema.org/".into()),
        ("oa", "http://www.w3.org/ns/oa#".into()),
        ("onrecord", "urn:x-onrecord:term:".into()),
        ("id", "@id".into()),
        ("type", "@type".into()),
        ("datePublished", date("schema:datePublished")),
        ("dateModified", date("schema:dateModified")),
        ("startDate", date("schema:startDate")),
        ("selector", list("oa:hasSelector")),
        ("TextQuoteSelector", "oa:TextQuoteSelector".into()),
        ("TextPositionSelector", "oa:TextPositionSelector".into()),
        ("exact", "oa:exact".into()),
        ("prefix", "oa:prefix".into()),
        ("suffix", "oa:suffix".into()),
        ("start", "oa:start".into()),
        ("end", "oa:end".into()),
        ("cue", "onrecord:cue".into()),
        ("wording", "onrecord:wording".into()),
        ("act", list("onrecord:act")),
        ("force", "onrecord:force".into()),
        ("eventCode", "onrecord:eventCode".into()),
        ("eventMode", "onrecord:eventMode".into()),
        ("isNegated", "onrecord:isNegated".into()),
        ("medium", "onrecord:medium".into()),
        ("status", "onrecord:status".into()),
        ("kind", "onrecord:kind".into()),
        ("confidence", "onrecord:confidence".into()),
        ("via", list("onrecord:via")),
    ])
}

fn id(kind: &str, index: impl Into<u64>) -> String {
    format!("urn:x-onrecord:{kind}:{}", index.into() + 1)
}

fn references(kind: &str, indices: &[u32]) -> Vec<Json> {
    indices.iter().map(|&index| reference(id(kind, index))).collect()
}

fn article(account: &Account) -> Json {
    let analysis = account.analysis;
    let mut object: Object =
        vec![("id", super::annotations::SOURCE.into()), ("type", "NewsArticle".into()), ("inLanguage", "en".into())];
    put(&mut object, "headline", account.headline());
    put(&mut object, "datePublished", analysis.article.published.clone());
    put(&mut object, "dateModified", analysis.article.updated.clone());
    put(&mut object, "wordCount", Some(Json::Number(analysis.article.words as usize)));
    let place = analysis.article.dateline.as_ref().map(|dateline| dateline.place.clone());
    put(&mut object, "dateline", place);
    let agency = |name: &String| Json::Object(vec![("type", "Organization".into()), ("name", name.as_str().into())]);
    put(&mut object, "publisher", analysis.article.agency.as_ref().map(agency));
    let parts = |kind, count: usize| (0..count as u64).map(move |index| reference(id(kind, index)));
    let all = parts("conversation", analysis.conversations.len()).chain(parts("statement", analysis.statements.len()));
    put_list(&mut object, "hasPart", all.collect());
    Json::Object(object)
}

fn party(index: usize, party: &Party) -> Json {
    let kind = match party.kind {
        PartyKind::Person | PartyKind::Unnamed => "Person",
        PartyKind::Country => "Country",
        PartyKind::Organization | PartyKind::Group => "Organization",
    };
    let mut object: Object =
        vec![("id", id("party", index as u64).into()), ("type", kind.into()), ("name", party.name.as_str().into())];
    put(&mut object, "jobTitle", party.title.clone());
    let body = |name: &String| Json::Object(vec![("type", "Organization".into()), ("name", name.as_str().into())]);
    put(&mut object, "affiliation", party.of.as_ref().map(body));
    let country = |code: &String| Json::Object(vec![("type", "Country".into()), ("identifier", code.as_str().into())]);
    put(&mut object, if kind == "Person" { "nationality" } else { "location" }, party.country.as_ref().map(country));
    put_list(&mut object, "member", references("party", &party.members));
    Json::Object(object)
}

fn conversation(index: usize, talk: &Conversation) -> Json {
    let mut object: Object = vec![
        ("id", id("conversation", index as u64).into()),
        ("type", Json::List(vec!["Conversation".into(), "Event".into()])),
        ("name", talk.label.as_str().into()),
        ("kind", kind_name(talk.kind).into()),
        ("medium", medium_name(talk.medium).into()),
        ("status", status_name(talk.status).into()),
    ];
    put(&mut object, "startDate", talk.date.clone());
    put(&mut object, "location", talk.place.clone());
    put(&mut object, "audience", talk.audience.clone());
    put(&mut object, "organizer", talk.initiator.map(|party| reference(id("party", party))));
    put_list(&mut object, "participant", references("party", &talk.participants));
    Json::Object(object)
}

fn statement(account: &Account, index: usize, statement: &Statement) -> Json {
    let mut object: Object = vec![
        ("id", id("statement", index as u64).into()),
        ("type", "Quotation".into()),
        ("text", account.pieces(&statement.content).join(" … ").into()),
        ("wording", super::csv::wording(statement.quotation).into()),
        ("confidence", format!("{:.2}", statement.confidence).into()),
    ];
    put(&mut object, "cue", statement.cue.map(|cue| account.words(cue)));
    put_list(&mut object, "creator", references("party", &statement.speakers));
    put_list(&mut object, "recipient", references("party", &statement.addressees));
    put_list(&mut object, "via", references("party", &statement.via));
    let within = statement.conversations.iter().map(|&talk| reference(id("conversation", talk)));
    let within = within.chain(statement.within.map(|outer| reference(id("statement", outer))));
    put_list(&mut object, "isPartOf", within.collect());
    put_list(&mut object, "about", statement.topics.iter().map(|topic| about(topic)).collect());
    put_list(&mut object, "act", statement.acts.iter().map(act).collect());
    put_list(&mut object, "selector", statement.content.iter().flat_map(|&span| selectors(account, span)).collect());
    Json::Object(object)
}

/// A topic, with its concept of IPTC Media Topics where one fits.
fn about(label: &str) -> Json {
    let mut object: Object = vec![("type", "DefinedTerm".into()), ("name", label.into())];
    let code =
        crate::meaning::topics().into_iter().find(|topic| topic.label == label).and_then(|topic| topic.media_topic);
    put(&mut object, "sameAs", code.map(|code| reference(format!("http://cv.iptc.org/newscodes/mediatopic/{code}"))));
    Json::Object(object)
}

fn act(act: &StatementAct) -> Json {
    let mut object: Object = vec![("name", act.act.name().into()), ("isNegated", Json::Flag(act.negated))];
    put(&mut object, "eventCode", act.plover.clone());
    put(&mut object, "eventMode", act.plover_mode.clone());
    put(&mut object, "recipient", act.target.map(|party| reference(id("party", party))));
    Json::Object(object)
}
