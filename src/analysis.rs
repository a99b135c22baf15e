//! The public result: what [`analyze`](crate::analyze) gives back, field by field.
//!
//! Terms are the field's: source, cue and content from PARC 3 and PolNeAR; direct, indirect, mixed and free indirect
//! speech and summary from Leech and Short (*Style in Fiction*); force from Searle (*A Taxonomy of Illocutionary
//! Acts*); event types from PLOVER (manual 0.8), with CAMEO codes where PLOVER has none.
//!
//! A reference to a party, conversation or statement is its index in its list. A missing value is `null` in JSON,
//! never absent.

use crate::text::{OffsetUnit, Span};
use serde::{Serialize, Serializer};

/// What the caller knows beside the text, and how it wants its answer.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The publication date (ISO 8601, `2021-08-18` or with a time), used where the text itself bears none.
    pub published: Option<String>,
    /// The unit of every span in the result.
    pub offsets: OffsetUnit,
    /// Whether headlines, headings and captions may hold statements: as a rule they only say again what the text says.
    pub headlines: bool,
    /// Statements less sure than this are left out, as if they had not been found; 0 keeps all.
    pub min_confidence: f32,
}

/// The breakdown of one article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Analysis {
    /// The version of this structure: `onrecord/1`.
    pub schema: &'static str,
    /// The unit of every span.
    pub offsets: OffsetUnit,
    /// The article's frame: headline, dates, blocks.
    pub article: Article,
    /// Everyone who takes part in a conversation or makes, receives, relays or is the target of a statement.
    pub parties: Vec<Party>,
    /// The conversations, in the order in which the text reports them.
    pub conversations: Vec<Conversation>,
    /// The statements, in the order of their first words.
    pub statements: Vec<Statement>,
    /// What was committed and requested, who takes which position, and who is heard how much.
    pub ledger: Ledger,
    /// What a reader should know about the text or the result.
    pub notices: Vec<Notice>,
}

/// The article's frame.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Article {
    /// The headline, without blanks around it.
    pub headline: Option<Span>,
    /// The byline, `By` included.
    pub byline: Option<Span>,
    /// The news agency, where byline, dateline or credit names one.
    pub agency: Option<String>,
    /// Publication date, ISO 8601, as precise as the text (or the caller) gives it.
    pub published: Option<String>,
    /// Date of the last update, likewise.
    pub updated: Option<String>,
    /// Where the report was filed.
    pub dateline: Option<Dateline>,
    /// What kind of text this is.
    pub form: Form,
    /// The text cut into blocks: every byte that is not blank lies in one.
    pub blocks: Vec<Block>,
    /// Words (tokens with a letter or digit).
    pub words: u32,
    /// Sentences.
    pub sentences: u32,
}

/// Where the report was filed: `BEIJING -`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dateline {
    /// The place as written.
    pub place: String,
    /// Its country, ISO 3166-1 alpha-2, where known.
    pub country: Option<String>,
    /// The place's words.
    pub span: Span,
}

/// The kind of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// News prose.
    #[default]
    Article,
    /// An office's own account of a conversation.
    Readout,
    /// Turns of speakers.
    Transcript,
}

/// A stretch of the text, by what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Block {
    /// What it does.
    pub kind: BlockKind,
    /// Where it stands, without blanks around it.
    pub span: Span,
}

/// What a block does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// The title of the whole, decks included.
    Headline,
    /// Who wrote it.
    Byline,
    /// When it was published or updated.
    Timestamp,
    /// A dateline that stands alone in its block.
    Dateline,
    /// The words below a picture, credit included.
    Caption,
    /// The title of a section.
    Heading,
    /// Running text.
    Paragraph,
    /// One speaker's turn in a transcript, label included.
    Turn,
    /// Neither article nor frame: “Read more”, copyright lines, share buttons.
    Boilerplate,
}

/// Somebody who speaks, is spoken to or is spoken of.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Party {
    /// The fullest name in the text, without title; for an unnamed party its description.
    pub name: String,
    /// What it is.
    pub kind: PartyKind,
    /// The office as written: `President`, `Foreign Minister`.
    pub title: Option<String>,
    /// The country, body or company that the office belongs to.
    pub of: Option<String>,
    /// The party's country (its own, or its office's), ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// The members of a group whose members the text names.
    pub members: Vec<u32>,
    /// Every place where the text names it, in order.
    pub mentions: Vec<PartyMention>,
}

/// What a party is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PartyKind {
    /// A named human being.
    Person,
    /// A country, or its government spoken of by the country's name, capital or palace.
    Country,
    /// Any other named body: company, ministry, agency, alliance.
    Organization,
    /// Several people or bodies together.
    Group,
    /// One that the text does not name: `a senior official`.
    Unnamed,
}

/// One place where the text names a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PartyMention {
    /// The words.
    pub span: Span,
    /// How they name it.
    pub kind: MentionKind,
}

/// How words name a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionKind {
    /// By a name: `Xi Jinping`.
    Name,
    /// By an office: `the Iranian president`.
    Title,
    /// By a common noun: `the two leaders`.
    Nominal,
    /// By a pronoun: `he`.
    Pronoun,
    /// By a seat that stands for those who sit there: `Beijing`, `the Kremlin`.
    Metonym,
}

/// An event in which parties address each other, or one addresses an audience.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Conversation {
    /// Talks between parties, or an address to an audience.
    pub kind: ConversationKind,
    /// The channel.
    pub medium: Medium,
    /// Whether it took place.
    pub status: Status,
    /// Who took part, as indices of parties.
    pub participants: Vec<u32>,
    /// Who called, invited or wrote, where the text says so.
    pub initiator: Option<u32>,
    /// Who was addressed, for an address: `reporters`.
    pub audience: Option<String>,
    /// When, ISO 8601, as precise as the text allows.
    pub date: Option<String>,
    /// The words that the date comes from; `None` where it is the publication date itself.
    pub date_from: Option<Span>,
    /// Where, as written.
    pub place: Option<String>,
    /// The words that report the event.
    pub evidence: Vec<Span>,
    /// A short name: `Phone talks: Xi, Raisi`.
    pub label: String,
}

/// Whether parties talk with each other or one to an audience.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ConversationKind {
    /// Parties address each other.
    Talks,
    /// One addresses an audience.
    Address,
}

/// The channel of a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Medium {
    /// By telephone.
    Phone,
    /// By video link.
    Video,
    /// Face to face.
    InPerson,
    /// By letter, message or cable.
    Letter,
    /// At a press conference or briefing.
    PressConference,
    /// In an interview, whatever its channel.
    Interview,
    /// In a speech.
    Speech,
    /// By a written statement.
    Statement,
    /// In a post.
    SocialMedia,
    /// In court.
    Court,
    /// The text does not say.
    Unspecified,
}

impl Medium {
    /// The plain words for a conversation of this kind by this channel.
    pub fn words(self, kind: ConversationKind) -> &'static str {
        match self {
            Medium::Phone => "Phone talks",
            Medium::Video => "Video talks",
            Medium::InPerson => "Meeting",
            Medium::Letter => "Letter",
            Medium::PressConference => "Press conference",
            Medium::Interview => "Interview",
            Medium::Speech => "Speech",
            Medium::Statement => "Statement",
            Medium::SocialMedia => "Post",
            Medium::Court => "Court hearing",
            Medium::Unspecified if kind == ConversationKind::Address => "Address (medium not stated)",
            Medium::Unspecified => "Talks (medium not stated)",
        }
    }
}

/// Whether a conversation took place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It took place.
    Held,
    /// It is to take place.
    Planned,
    /// Somebody would not have it.
    Declined,
    /// Somebody says that it did not take place.
    Denied,
}

/// One thing that the article says somebody said.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Statement {
    /// Who said it, as indices of parties; empty where the text names nobody.
    pub speakers: Vec<u32>,
    /// The words that name the speaker.
    pub source: Option<Span>,
    /// The reporting words: `pointed out`.
    pub cue: Option<Span>,
    /// Their head's dictionary form: `point`.
    pub cue_lemma: Option<String>,
    /// What was said: one piece, or several where source and cue interrupt it or it runs over paragraphs.
    pub content: Vec<Span>,
    /// How the words are given.
    pub quotation: Quotation,
    /// The conversations in which it was said: most often one, none where the text tells no occasion.
    pub conversations: Vec<u32>,
    /// To whom, where the text says so.
    pub addressees: Vec<u32>,
    /// Who relays it.
    pub via: Vec<u32>,
    /// The statement within which it is reported.
    pub within: Option<u32>,
    /// What is done in saying it, in the order of the words that show it.
    pub acts: Vec<StatementAct>,
    /// What it is about, the main topic first; labels of the topic list.
    pub topics: Vec<String>,
    /// The words of the content that speak for one of them, in order; none for a topic that only its surroundings have.
    pub topic_triggers: Vec<TopicTrigger>,
    /// How sure the analysis is that this is a statement with this content and source, 0 to 1.
    #[serde(serialize_with = "hundredths")]
    pub confidence: f32,
}

/// Words that speak for a topic.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TopicTrigger {
    /// The label.
    pub topic: String,
    /// The words.
    pub trigger: Span,
}

/// To two decimals, the same number in JSON and in JavaScript: an `f32` of 0.87 would be 0.8700000047683716 there.
#[allow(clippy::trivially_copy_pass_by_ref)] // serde's signature
fn hundredths<S: Serializer>(value: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((f64::from(*value) * 100.0).round() / 100.0)
}

/// How a statement's words are given (Leech and Short).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quotation {
    /// All in quotation marks, or a turn of a transcript.
    Direct,
    /// Partly in quotation marks.
    Mixed,
    /// In a reported clause.
    Indirect,
    /// The speaker's words running on with no cue.
    FreeIndirect,
    /// The act is reported, not the words.
    Summary,
}

/// What is done in saying something.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StatementAct {
    /// The act.
    pub act: Act,
    /// Its class.
    pub force: Force,
    /// The PLOVER event type, or a CAMEO code (three digits) where PLOVER has none.
    pub plover: Option<String>,
    /// The mode of the PLOVER event, where its words show one: `meet` of a `REQUEST`.
    pub plover_mode: Option<String>,
    /// The words that show it.
    pub trigger: Span,
    /// The party at whom it is directed: `supports Iraq's efforts`.
    pub target: Option<u32>,
    /// Whether it is negated: `does not support`.
    pub negated: bool,
}

impl StatementAct {
    /// Its event code with the mode: `REQUEST meet`.
    pub fn event_code(&self) -> Option<String> {
        let event = self.plover.as_ref()?;
        Some([Some(event), self.plover_mode.as_ref()].into_iter().flatten().cloned().collect::<Vec<_>>().join(" "))
    }
}

/// The acts, in the order of their classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // each is the English word
pub enum Act {
    Inform,
    Deny,
    Accuse,
    Discuss,
    Request,
    Propose,
    Invite,
    Question,
    Warn,
    Commit,
    Agree,
    Refuse,
    Threaten,
    Praise,
    Thank,
    Congratulate,
    Condole,
    Hope,
    Concern,
    Criticize,
    Apologize,
    Support,
    Oppose,
}

impl Act {
    /// Every act, in the order of the classes.
    pub const ALL: [Act; 23] = [
        Act::Inform,
        Act::Deny,
        Act::Accuse,
        Act::Discuss,
        Act::Request,
        Act::Propose,
        Act::Invite,
        Act::Question,
        Act::Warn,
        Act::Commit,
        Act::Agree,
        Act::Refuse,
        Act::Threaten,
        Act::Praise,
        Act::Thank,
        Act::Congratulate,
        Act::Condole,
        Act::Hope,
        Act::Concern,
        Act::Criticize,
        Act::Apologize,
        Act::Support,
        Act::Oppose,
    ];

    /// Its name, as in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Act::Inform => "inform",
            Act::Deny => "deny",
            Act::Accuse => "accuse",
            Act::Discuss => "discuss",
            Act::Request => "request",
            Act::Propose => "propose",
            Act::Invite => "invite",
            Act::Question => "question",
            Act::Warn => "warn",
            Act::Commit => "commit",
            Act::Agree => "agree",
            Act::Refuse => "refuse",
            Act::Threaten => "threaten",
            Act::Praise => "praise",
            Act::Thank => "thank",
            Act::Congratulate => "congratulate",
            Act::Condole => "condole",
            Act::Hope => "hope",
            Act::Concern => "concern",
            Act::Criticize => "criticize",
            Act::Apologize => "apologize",
            Act::Support => "support",
            Act::Oppose => "oppose",
        }
    }

    /// What a speaker does, in plain words: `requests`; of several `request`.
    pub fn verb(self, is_many: bool) -> &'static str {
        let (one, many) = match self {
            Act::Inform => ("states", "state"),
            Act::Deny => ("denies", "deny"),
            Act::Accuse => ("accuses", "accuse"),
            Act::Discuss => ("discusses", "discuss"),
            Act::Request => ("requests", "request"),
            Act::Propose => ("proposes", "propose"),
            Act::Invite => ("invites", "invite"),
            Act::Question => ("asks", "ask"),
            Act::Warn => ("warns", "warn"),
            Act::Commit => ("commits", "commit"),
            Act::Agree => ("agrees", "agree"),
            Act::Refuse => ("refuses", "refuse"),
            Act::Threaten => ("threatens", "threaten"),
            Act::Praise => ("praises", "praise"),
            Act::Thank => ("thanks", "thank"),
            Act::Congratulate => ("congratulates", "congratulate"),
            Act::Condole => ("condoles", "condole"),
            Act::Hope => ("hopes", "hope"),
            Act::Concern => ("is concerned", "are concerned"),
            Act::Criticize => ("criticizes", "criticize"),
            Act::Apologize => ("apologizes", "apologize"),
            Act::Support => ("supports", "support"),
            Act::Oppose => ("opposes", "oppose"),
        };
        if is_many { many } else { one }
    }

    /// The act's class.
    pub fn force(self) -> Force {
        use Act::{
            Accuse, Agree, Apologize, Commit, Concern, Condole, Congratulate, Criticize, Deny, Discuss, Hope, Inform,
            Invite, Oppose, Praise, Propose, Question, Refuse, Request, Support, Thank, Threaten, Warn,
        };
        match self {
            Inform | Deny | Accuse | Discuss => Force::Assertive,
            Request | Propose | Invite | Question | Warn => Force::Directive,
            Commit | Agree | Refuse | Threaten => Force::Commissive,
            Praise | Thank | Congratulate | Condole | Hope | Concern | Criticize | Apologize => Force::Expressive,
            Support | Oppose => Force::Position,
        }
    }
}

/// Searle's classes, with positions set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Force {
    /// Says how things are.
    Assertive,
    /// Would have the other do something.
    Directive,
    /// Binds the speaker.
    Commissive,
    /// Shows a feeling.
    Expressive,
    /// Takes a side.
    Position,
}

/// What the statements amount to, in lists that point at them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Ledger {
    /// Commitments and offers: what speakers commit to, agree to, refuse and threaten, in order of the text.
    pub commitments: Vec<LedgerEntry>,
    /// Requests and proposals: what speakers request, propose, invite to, ask and warn of, in order of the text.
    pub requests: Vec<LedgerEntry>,
    /// What speakers support, oppose and are concerned about, in order of the text.
    pub positions: Vec<Position>,
    /// How much is reported of each participant of each conversation, in their order.
    pub voices: Vec<Voice>,
}

/// An act of a statement, as an entry of the ledger.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LedgerEntry {
    /// The statement.
    pub statement: u32,
    /// What is done.
    pub act: Act,
    /// The party at whom it is directed.
    pub target: Option<u32>,
    /// The words: the statement's content, or where it has several acts, what of it lies from this act's clause to the
    /// next one's.
    pub pieces: Vec<Span>,
}

/// Where a party stands on a matter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Position {
    /// The speaker.
    pub party: u32,
    /// What its object is about, by the statement's topics.
    pub topic: String,
    /// `support`, `oppose` or `concern`.
    pub act: Act,
    /// Whether the text denies it: `does not support`.
    pub negated: bool,
    /// The statement.
    pub statement: u32,
    /// What is supported or opposed.
    pub object: Vec<Span>,
}

/// How much is reported of a participant of a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Voice {
    /// The conversation.
    pub conversation: u32,
    /// The participant.
    pub party: u32,
    /// How many of the conversation's statements are this party's; where none, no words of it are reported.
    pub statements: u32,
    /// How many words they have.
    pub words: u32,
}

/// Something that a reader should know about the text or the result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// A stable name: `unbalanced-quotation`, `not-english`, `empty`.
    pub code: &'static str,
    /// What is wrong and what was done.
    pub message: String,
    /// Where, if at one place.
    pub span: Option<Span>,
}
