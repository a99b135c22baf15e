//! Words that are looked for one by one, by class, from `words.tsv`.

use crate::table::WordClasses;
use std::sync::LazyLock;

/// What a word is to this stage; an example of each stands in `words.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// The title of somebody who interviews.
    Journalist,
    /// A cue of somebody who interviews.
    Asking,
    /// The title of somebody who leads a debate.
    Moderator,
    /// “**Participants** in the meeting included:”
    Attending,
    /// “called Vale **today**”
    AfterCall,
    /// “spoke **about** …”: no companions follow
    EndsComplement,
    /// “a **joint** news conference”
    Joint,
    /// “**appeared** on CNN”
    Appearing,
    /// “**told** reporters”
    Telling,
    /// “**declined** to meet”
    Declined,
    /// “**denied** having met”
    Denied,
    /// “did **not** meet”
    Negation,
    /// “**will** meet”
    Future,
    /// “is **due** to meet”
    Arranged,
    /// “**wants** to meet”
    Wished,
    /// “**hopes** they will meet”
    Hoped,
    /// “**could** meet”
    Possible,
    /// “only **if** the strait opened”
    Conditional,
    /// “talks are **possible**”
    Open,
    /// “will **travel** to Port Elin for talks”
    Motion,
    /// “a **joint** conference”
    Modifier,
    /// “**after** he met”
    Subordinator,
    /// “…, **and** met”: what stands before is of another clause
    ClauseEnd,
    /// “declined to say **whether** it was talking”
    ClauseStart,
    /// “**agreed** to meet”
    Agreed,
    /// “The meeting **was** called off”
    Copula,
    /// “was **cancelled**”
    Cancelled,
    /// “**called** off”
    Called,
    /// “is **planned** for May”
    Planned,
    /// “**during** the talks”
    Occasioning,
    /// “**after** the talks”
    Passing,
    /// “**was** at the talks”
    Present,
    /// “The talks **lasted** an hour”
    TellsOf,
    /// “held **up** the talks”: between a light verb and its noun
    Gap,
    /// “took **part** in the talks”
    TakingPart,
    /// “**informed** Holm in a call”
    Addressing,
    /// “the **last** talks”
    Past,
    /// “the **upcoming** talks”
    Ahead,
    /// “began a **visit**”
    Journey,
    /// “**speaking** at a conference”
    Speaking,
    /// “Vale **and** Holm”
    Joining,
    /// “with **fellow** minister Vale”
    Filler,
    /// “**his** counterpart”
    Possessive,
    /// “spoke **about** the war in Oramia”: no place of the event follows
    EndsPlace,
    /// “**Judge** Vale asked her”
    CourtOfficer,
    /// “met Vale **and** spoke with Holm”
    Coordinator,
    /// “The meeting **fell** through”
    FellThrough,
    /// “Vale, **who** arrived on Monday”
    Relative,
    /// “**briefed** the council on Monday”
    Briefing,
    /// “**after** talks they signed”
    Afterwards,
    /// “after 22 **hours** of talks”
    Stretch,
    /// “told reporters **after** the meeting”
    Beside,
    /// “**the** call”: one told before
    Definite,
    /// “**a** call”: one not told before
    Indefinite,
    /// “a form**al** call”: how words end that modify a noun
    ModifierEnding,
    /// “**at** the ceremony, she said”: where somebody speaks
    SpeaksAt,
    /// “**during** talks”: no modifier though it ends like one
    Governing,
    /// “that **night**”
    PartOfDay,
    /// “at the **request** of the Oramian side”
    Initiative,
    /// “**initiated** by Oramia”
    Initiated,
    /// “at the **request** …”: what stands before it
    AtInitiative,
    /// “**through** mediators”
    Carrying,
    /// “a letter, **signed** by Vale”, “a letter **addressed** to Holm”
    Written,
    /// “a **second** call”
    Another,
    /// “**replied** in a letter”
    Replying,
    /// “**sent** Holm a letter”
    Giving,
    /// “his **counterparts** from Norway, Vale, and Kenya, Holm”
    OfSeveral,
    /// “The **following** is a **transcript** of”: what heads a transcript
    Announcing,
}

impl Class {
    fn name(self) -> &'static str {
        match self {
            Class::Journalist => "journalist",
            Class::Asking => "asking",
            Class::Moderator => "moderator",
            Class::Attending => "attending",
            Class::AfterCall => "after-call",
            Class::EndsComplement => "ends-complement",
            Class::Joint => "joint",
            Class::Appearing => "appearing",
            Class::Telling => "telling",
            Class::Declined => "declined",
            Class::Denied => "denied",
            Class::Negation => "negation",
            Class::Future => "future",
            Class::Arranged => "arranged",
            Class::Wished => "wished",
            Class::Hoped => "hoped",
            Class::Possible => "possible",
            Class::Conditional => "conditional",
            Class::Open => "open",
            Class::Motion => "motion",
            Class::Modifier => "modifier",
            Class::Subordinator => "subordinator",
            Class::ClauseEnd => "clause-end",
            Class::ClauseStart => "clause-start",
            Class::Agreed => "agreed",
            Class::Copula => "copula",
            Class::Cancelled => "cancelled",
            Class::Called => "called",
            Class::Planned => "planned",
            Class::Occasioning => "occasioning",
            Class::Passing => "passing",
            Class::Present => "present",
            Class::TellsOf => "tells-of",
            Class::Gap => "gap",
            Class::TakingPart => "taking-part",
            Class::Addressing => "addressing",
            Class::Past => "past",
            Class::Ahead => "ahead",
            Class::Journey => "journey",
            Class::Speaking => "speaking",
            Class::Joining => "joining",
            Class::Filler => "filler",
            Class::Possessive => "possessive",
            Class::EndsPlace => "ends-place",
            Class::CourtOfficer => "court-officer",
            Class::Coordinator => "coordinator",
            Class::FellThrough => "fell-through",
            Class::Relative => "relative",
            Class::Briefing => "briefing",
            Class::Afterwards => "afterwards",
            Class::Stretch => "stretch",
            Class::Beside => "beside",
            Class::Definite => "definite",
            Class::Indefinite => "indefinite",
            Class::ModifierEnding => "modifier-ending",
            Class::SpeaksAt => "speaks-at",
            Class::Governing => "governing",
            Class::PartOfDay => "part-of-day",
            Class::Initiative => "initiative",
            Class::Initiated => "initiated",
            Class::AtInitiative => "at-initiative",
            Class::Carrying => "carrying",
            Class::Written => "written",
            Class::Another => "another",
            Class::Replying => "replying",
            Class::Giving => "giving",
            Class::OfSeveral => "of-several",
            Class::Announcing => "announcing",
        }
    }
}

static WORDS: LazyLock<WordClasses> = LazyLock::new(|| WordClasses::read(include_str!("words.tsv")));

/// Whether a word, in any case, is of a class.
pub fn is(word: &str, class: Class) -> bool {
    WORDS.holds(word, class.name())
}
