//! Reads conversations out of news text: who talked with whom, when and through which medium, and what each side
//! is reported to have said, promised, asked, supported and refused, every item tied to the exact words.
//!
//! ```
//! use onrecord::{Options, analyze};
//!
//! let text = "PORT ELIN - President Adela Voss spoke by phone with President Samir Delane on Tuesday. \
//!             Voss said Kestria stands ready to reopen the strait.";
//! let analysis = analyze(text, &Options::default());
//! assert!(analysis.article.words > 0);
//! ```
//!
//! The pipeline, in the order of the folders: text → syntax → parties → speech → conversations → meaning. Each
//! stage is a function from what earlier stages made to one new part of the whole; [`Analysis`] is the result.
#![cfg_attr(not(target_arch = "wasm32"), forbid(unsafe_code))] // the wasm boundary's macros need it, the core does not

mod analysis;
mod assemble;
mod conversations;
mod export;
mod learn;
mod meaning;
mod parties;
mod speech;
mod syntax;
mod table;
mod text;
#[cfg(feature = "train")]
#[doc(hidden)]
pub mod train;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use analysis::{
    Act, Analysis, Article, Block, BlockKind, Conversation, ConversationKind, Dateline, Force, Form, Ledger,
    LedgerEntry, Medium, MentionKind, Notice, Options, Party, PartyKind, PartyMention, Position, Quotation, Statement,
    StatementAct, Status, Voice,
};
pub use export::{ExportFile, Format, conllu, export, export_all};
pub use meaning::{Topic, topics};
pub use text::{OffsetUnit, Span};

use assemble::{Document, assemble};

/// Reads a text's blocks, tokens, sentences, tags, chunks and mentions and forgets them; how many tokens and mentions
/// there are.
#[cfg(feature = "bench")]
#[doc(hidden)]
pub fn read_grammar(source: &str) -> (usize, usize) {
    let syntax = syntax::parse(&text::read(source));
    (syntax.tags.len(), syntax.mentions.len())
}

/// Analyses one article.
///
/// Pure and deterministic: the same text and options give the same result. Never panics; what could not be read
/// is said in [`Analysis::notices`]. Spans are in the unit of [`Options::offsets`].
pub fn analyze(source: &str, options: &Options) -> Analysis {
    let text = text::read(source);
    let syntax = syntax::parse(&text);
    let parties = parties::find(&text, &syntax);
    let speech = speech::attribute(&text, &syntax, &parties, options);
    let conversations = conversations::find(&text, &syntax, &parties, &speech.attributions, options);
    let meaning = meaning::classify(&text, &syntax, &parties, &speech.attributions);
    assemble(&Document { text, syntax, parties, speech, conversations, meaning }, options)
}
