//! Penn Treebank tags, as in the English Universal Dependencies treebanks.

macro_rules! tags {
    ($($variant:ident $name:literal $meaning:literal),* $(,)?) => {
        /// A Penn Treebank tag, with the additions of English Web Treebank.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #[allow(clippy::upper_case_acronyms)] // the treebank's names
        pub enum Tag { $(#[doc = $meaning] $variant),* }

        impl Tag {
            /// Every tag, in the order of its number.
            pub const ALL: &'static [Tag] = &[$(Tag::$variant),*];

            /// The name as treebanks write it.
            pub fn name(self) -> &'static str {
                match self { $(Tag::$variant => $name),* }
            }

            /// The tag of a name.
            #[cfg(any(test, feature = "train"))]
            pub fn from_name(name: &str) -> Option<Tag> {
                match name { $($name => Some(Tag::$variant),)* _ => None }
            }
        }
    };
}

tags! {
    NN "NN" "noun, singular or mass", NNS "NNS" "noun, plural", NNP "NNP" "proper noun, singular",
    NNPS "NNPS" "proper noun, plural", JJ "JJ" "adjective", JJR "JJR" "adjective, comparative",
    JJS "JJS" "adjective, superlative", VB "VB" "verb, base form", VBD "VBD" "verb, past tense",
    VBG "VBG" "gerund or present participle", VBN "VBN" "past participle", VBP "VBP" "verb, non-3rd person present",
    VBZ "VBZ" "verb, 3rd person singular present", MD "MD" "modal", RB "RB" "adverb", RBR "RBR" "adverb, comparative",
    RBS "RBS" "adverb, superlative", RP "RP" "particle", IN "IN" "preposition or subordinating conjunction",
    TO "TO" "to", DT "DT" "determiner", PDT "PDT" "predeterminer", WDT "WDT" "wh-determiner", WP "WP" "wh-pronoun",
    WPS "WP$" "possessive wh-pronoun", WRB "WRB" "wh-adverb", PRP "PRP" "personal pronoun",
    PRPS "PRP$" "possessive pronoun", POS "POS" "possessive ending", CC "CC" "coordinating conjunction",
    CD "CD" "cardinal number", EX "EX" "existential there", FW "FW" "foreign word", UH "UH" "interjection",
    SYM "SYM" "symbol", LS "LS" "list marker", HYPH "HYPH" "hyphen", NFP "NFP" "superfluous punctuation",
    ADD "ADD" "address of the web", AFX "AFX" "affix", GW "GW" "part of a word written apart", XX "XX" "unknown",
    Comma "," "comma", Stop "." "end of sentence", Colon ":" "colon, semicolon, dash, ellipsis",
    OpenQuote "``" "opening quotation mark", CloseQuote "''" "closing quotation mark", Dollar "$" "currency",
    OpenBracket "-LRB-" "opening bracket", CloseBracket "-RRB-" "closing bracket",
}

impl Tag {
    /// A form of a verb, modals aside.
    pub fn is_verb(self) -> bool {
        matches!(self, Tag::VB | Tag::VBD | Tag::VBG | Tag::VBN | Tag::VBP | Tag::VBZ)
    }

    /// A verb that carries tense by itself, or a modal.
    pub fn is_finite(self) -> bool {
        matches!(self, Tag::VBD | Tag::VBP | Tag::VBZ | Tag::MD)
    }

    /// A common or proper noun.
    pub fn is_noun(self) -> bool {
        matches!(self, Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS)
    }

    /// A proper noun.
    pub fn is_proper(self) -> bool {
        matches!(self, Tag::NNP | Tag::NNPS)
    }
}
