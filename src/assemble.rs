//! The last step: what the stages found, as the public result.

use crate::analysis::{
    Analysis, Article, Conversation, Dateline, Options, Party, PartyMention, Statement, StatementAct, TopicTrigger,
};
use crate::conversations::{Conversations, Event};
use crate::meaning::{Meaning, ledger};
use crate::parties::{Parties, PartyId};
use crate::speech::Speech;
use crate::syntax::Syntax;
use crate::text::{OffsetTable, Span, Text, TokenRange};

/// Everything that the stages found.
pub struct Document<'a> {
    pub text: Text<'a>,
    pub syntax: Syntax,
    pub parties: Parties,
    pub speech: Speech,
    pub conversations: Conversations,
    pub meaning: Vec<Meaning>,
}

/// The public result, in the caller's unit, with only the parties that something refers to.
pub fn assemble(document: &Document, options: &Options) -> Analysis {
    let text = &document.text;
    let parties = KeptParties::new(document);
    let offsets = OffsetTable::new(text.source, options.offsets);
    let convert = |span: Span| Span { start: offsets.convert(span.start), end: offsets.convert(span.end) };
    let statements: Vec<Statement> = document
        .speech
        .attributions
        .iter()
        .zip(&document.meaning)
        .zip(&document.conversations.of_attribution)
        .map(|((attribution, meaning), conversations)| Statement {
            speakers: parties.indices(&attribution.speakers),
            source: attribution.source.map(|r| convert(text.span(r))),
            cue: attribution.cue.map(|r| convert(text.span(r))),
            cue_lemma: attribution.cue_head.map(|t| document.syntax.lemma(text, t).into_owned()),
            content: attribution.content.iter().map(|&r| convert(text.span(r))).collect(),
            quotation: attribution.quotation,
            conversations: conversations.iter().map(|&i| i as u32).collect(),
            addressees: parties.indices(&attribution.addressees),
            via: parties.indices(&attribution.via),
            within: attribution.within.map(|i| i as u32),
            acts: meaning
                .acts
                .iter()
                .map(|found| StatementAct {
                    act: found.act,
                    force: found.act.force(),
                    plover: found.code.map(|code| code.event.to_owned()),
                    plover_mode: found.code.and_then(|code| code.mode).map(str::to_owned),
                    trigger: convert(text.span(found.trigger)),
                    target: found.target.and_then(|p| parties.index(p)),
                    negated: found.negated,
                })
                .collect(),
            topics: meaning.topics.iter().map(|&t| t.to_owned()).collect(),
            topic_triggers: meaning
                .topic_triggers
                .iter()
                .map(|found| TopicTrigger { topic: found.topic.to_owned(), trigger: convert(text.span(found.trigger)) })
                .collect(),
            confidence: attribution.confidence,
        })
        .collect();
    let conversations: Vec<Conversation> =
        document.conversations.events.iter().map(|e| conversation(e, document, &parties, convert)).collect();
    let words: Vec<u32> = document.speech.attributions.iter().map(|a| words(text, &a.content)).collect();
    let ledger = ledger(&statements, &conversations, &document.meaning, &words, |ranges| {
        ranges.iter().map(|&range| convert(text.span(range))).collect()
    });
    Analysis {
        schema: "onrecord/1",
        offsets: options.offsets,
        article: article(document, options, convert),
        parties: parties.public(document, convert),
        conversations,
        statements,
        ledger,
        notices: text
            .notices
            .iter()
            .chain(&document.speech.notices)
            .cloned()
            .map(|mut notice| {
                notice.span = notice.span.map(convert);
                notice
            })
            .collect(),
    }
}

/// How many words some tokens are: those with a letter or digit.
fn words(text: &Text, ranges: &[TokenRange]) -> u32 {
    let tokens = ranges.iter().flat_map(|range| range.indices());
    tokens.filter(|&token| text.word(token).contains(char::is_alphanumeric)).count() as u32
}

fn article(document: &Document, options: &Options, convert: impl Fn(Span) -> Span) -> Article {
    let text = &document.text;
    let frame = &text.frame;
    Article {
        headline: frame.headline.map(&convert),
        byline: frame.byline.map(&convert),
        agency: frame.agency.clone(),
        published: frame.published.clone().or_else(|| options.published.clone()),
        updated: frame.updated.clone(),
        dateline: frame.dateline.map(|span| Dateline {
            place: span.of(text.source).to_owned(),
            country: None,
            span: convert(span),
        }),
        form: frame.form,
        blocks: text
            .blocks
            .iter()
            .map(|block| {
                let mut block = block.public();
                block.span = convert(block.span);
                block
            })
            .collect(),
        words: words(text, &[TokenRange::new(0, text.tokens.len())]),
        sentences: text.sentences.len() as u32,
    }
}

fn conversation(
    event: &Event,
    document: &Document,
    parties: &KeptParties,
    convert: impl Fn(Span) -> Span,
) -> Conversation {
    Conversation {
        kind: event.kind,
        medium: event.medium,
        status: event.status,
        participants: parties.indices(&event.participants),
        initiator: event.initiator.and_then(|p| parties.index(p)),
        audience: event.audience.clone(),
        date: event.date.clone(),
        date_from: event.date_from.map(&convert),
        place: event.place.clone(),
        evidence: event.evidence.iter().map(|&r| convert(document.text.span(r))).collect(),
        label: label(event, document),
    }
}

/// `Phone talks: Voss, Delane`.
fn label(event: &Event, document: &Document) -> String {
    let name = |&party: &PartyId| document.parties.list[party].name.as_str();
    let names: Vec<&str> = event.participants.iter().map(name).collect();
    let what = event.medium.words(event.kind);
    if names.is_empty() { what.to_owned() } else { format!("{what}: {}", names.join(", ")) }
}

/// The parties that something refers to and that can speak, in the order in which the text first names them, and their new indices.
struct KeptParties {
    order: Vec<PartyId>,
    index: Vec<Option<u32>>,
}

impl KeptParties {
    fn new(document: &Document) -> Self {
        let list = &document.parties.list;
        let mut is_kept = vec![false; list.len()];
        let mut pending: Vec<PartyId> = Vec::new();
        for event in &document.conversations.events {
            pending.extend(event.participants.iter().chain(&event.initiator));
        }
        for a in &document.speech.attributions {
            pending.extend(a.speakers.iter().chain(&a.addressees).chain(&a.via));
        }
        pending.extend(document.meaning.iter().flat_map(|m| &m.acts).filter_map(|found| found.target));
        while let Some(party) = pending.pop() {
            // What cannot speak is nobody: its words stay the source of what they are quoted for.
            if list[party].is_thing {
                continue;
            }
            if !std::mem::replace(&mut is_kept[party], true) {
                pending.extend(&list[party].members);
            }
        }
        let order: Vec<PartyId> = (0..list.len()).filter(|&p| is_kept[p]).collect();
        let mut index = vec![None; list.len()];
        for (new, &old) in order.iter().enumerate() {
            index[old] = Some(new as u32);
        }
        Self { order, index }
    }

    fn index(&self, party: PartyId) -> Option<u32> {
        self.index.get(party).copied().flatten()
    }

    fn indices(&self, parties: &[PartyId]) -> Vec<u32> {
        parties.iter().filter_map(|&p| self.index(p)).collect()
    }

    fn public(&self, document: &Document, convert: impl Fn(Span) -> Span) -> Vec<Party> {
        let mut kept: Vec<Party> = self
            .order
            .iter()
            .map(|&id| {
                let party = &document.parties.list[id];
                Party {
                    name: party.name.clone(),
                    kind: party.kind,
                    title: party.title.clone(),
                    of: party.of.clone(),
                    country: party.country.map(str::to_owned),
                    members: self.indices(&party.members),
                    mentions: Vec::new(),
                }
            })
            .collect();
        for mention in document.parties.mentions.iter().chain(&document.speech.first_persons) {
            // “the two leaders” names both
            let members = &document.parties.list[mention.party].members;
            for index in members.iter().chain([&mention.party]).filter_map(|&party| self.index(party)) {
                let span = convert(document.text.span(mention.tokens));
                kept[index as usize].mentions.push(PartyMention { span, kind: mention.kind });
            }
        }
        for party in &mut kept {
            party.mentions.sort_by_key(|mention| mention.span.start);
        }
        kept
    }
}
