//! W3C Web Annotations: one annotation a statement, its words as the target, what it amounts to as the body.

use super::account::Account;
use super::json::{Json, put, put_list};
use crate::analysis::Statement;
use crate::text::Span;

/// What the annotations are about, where the text has no address of its own.
pub const SOURCE: &str = "urn:x-onrecord:account";

/// The document: an annotation page.
pub fn write(account: &Account) -> String {
    let items =
        account.analysis.statements.iter().enumerate().map(|(index, statement)| annotation(account, index, statement));
    Json::Object(vec![
        ("@context", "http://www.w3.org/ns/anno.jsonld".into()),
        ("id", "urn:x-onrecord:annotations".into()),
        ("type", "AnnotationPage".into()),
        ("items", Json::List(items.collect())),
    ])
    .document()
}

fn annotation(account: &Account, index: usize, statement: &Statement) -> Json {
    let mut bodies = vec![body("describing", description(account, statement))];
    bodies.extend(statement.acts.iter().map(|act| {
        let name = act.act.name();
        body("classifying", if act.negated { format!("not {name}") } else { name.to_owned() })
    }));
    bodies.extend(statement.topics.iter().map(|topic| body("tagging", topic.clone())));
    let mut object =
        vec![("id", Json::Text(format!("urn:x-onrecord:statement:{}", index + 1))), ("type", "Annotation".into())];
    put_list(&mut object, "body", bodies);
    put_list(&mut object, "target", statement.content.iter().map(|&span| target(account, span)).collect());
    Json::Object(object)
}

fn body(purpose: &'static str, value: String) -> Json {
    Json::Object(vec![
        ("type", "TextualBody".into()),
        ("purpose", purpose.into()),
        ("value", value.into()),
        ("format", "text/plain".into()),
    ])
}

/// `Voss, said, to Delane`.
fn description(account: &Account, statement: &Statement) -> String {
    let mut parts = vec![account.speakers(statement)];
    parts.extend(statement.cue.map(|cue| account.words(cue).to_owned()));
    if !statement.addressees.is_empty() {
        parts.push(format!("to {}", account.names(&statement.addressees)));
    }
    parts.join(", ")
}

/// A piece of the text as a target.
fn target(account: &Account, span: Span) -> Json {
    let mut object = vec![("type", Json::from("SpecificResource")), ("source", SOURCE.into())];
    put(&mut object, "selector", Some(Json::List(selectors(account, span))));
    Json::Object(object)
}

/// The two selectors of a span, in the W3C vocabulary: its words with what stands around them, and its code points.
pub fn selectors(account: &Account, span: Span) -> Vec<Json> {
    let quote = account.quote(span);
    vec![
        Json::Object(vec![
            ("type", "TextQuoteSelector".into()),
            ("exact", quote.exact.into()),
            ("prefix", quote.prefix.into()),
            ("suffix", quote.suffix.into()),
        ]),
        Json::Object(vec![
            ("type", "TextPositionSelector".into()),
            ("start", Json::Number(quote.start)),
            ("end", Json::Number(quote.end)),
        ]),
    ]
}
