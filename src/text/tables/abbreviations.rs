//! Abbreviations whose full stop belongs to the word. Sources: English Web Treebank and GUM (words seen with their
//! full stop as one token), the Associated Press's abbreviations of states, months, ranks and titles.

use Abbreviation::{Final, Numbered, State, Title};

/// What an abbreviation says about the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Stands before what it belongs to; no sentence ends with it: `Sen.`
    Title,
    /// An abbreviation only before a number: `No. 10`, `Sept. 11`; otherwise a word with a full stop.
    Numbered,
    /// An abbreviation only after a comma: `Gary, Ind.`
    State,
    /// May end a sentence: `Inc.`
    Final,
}

/// Without their full stop, in lower case.
pub const TABLE: &[(&str, Abbreviation)] = &[
    ("adm", Title),      // stands before a name
    ("al", Final),       // ends a list, name or measure
    ("ala", Final),      // a state or province, AP style
    ("ald", Title),      // stands before a name
    ("alta", Final),     // a state or province, AP style
    ("amb", Title),      // stands before a name
    ("approx", Title),   // stands before what it belongs to
    ("apr", Numbered),   // a month, before the day
    ("ariz", Final),     // a state or province, AP style
    ("ark", Final),      // a state or province, AP style
    ("art", Numbered),   // stands before a number
    ("assn", Final),     // ends a company or body
    ("asst", Title),     // stands before a name
    ("atty", Title),     // stands before a name
    ("aug", Numbered),   // a month, before the day
    ("ave", Final),      // ends a list, name or measure
    ("blvd", Final),     // ends a list, name or measure
    ("brig", Title),     // stands before a name
    ("bros", Final),     // ends a company or body
    ("c", Numbered),     // stands before a number
    ("ca", Title),       // stands before what it belongs to
    ("calif", Final),    // a state or province, AP style
    ("capt", Title),     // stands before a name
    ("cf", Title),       // stands before what it belongs to
    ("ch", Numbered),    // stands before a number
    ("cmdr", Title),     // stands before a name
    ("co", Final),       // ends a company or body
    ("col", Title),      // stands before a name
    ("colo", Final),     // a state or province, AP style
    ("conn", Final),     // a state or province, AP style
    ("corp", Final),     // ends a company or body
    ("cos", Final),      // ends a company or body
    ("cpl", Title),      // stands before a name
    ("cpt", Title),      // stands before a name
    ("dec", Numbered),   // a month, before the day
    ("del", State),      // a state in AP style that is a word too: after a comma only
    ("dept", Final),     // ends a company or body
    ("det", Title),      // stands before a name
    ("dr", Title),       // stands before a name
    ("eq", Title),       // stands before what it belongs to
    ("esq", Final),      // ends a list, name or measure
    ("est", Final),      // ends a list, name or measure
    ("etc", Final),      // ends a list, name or measure
    ("ext", Numbered),   // stands before a number
    ("feb", Numbered),   // a month, before the day
    ("fig", Title),      // stands before what it belongs to
    ("figs", Title),     // stands before what it belongs to
    ("fla", Final),      // a state or province, AP style
    ("fr", Title),       // stands before a name
    ("fri", Final),      // a weekday
    ("ft", Title),       // stands before a name
    ("ga", Final),       // a state or province, AP style
    ("gen", Title),      // stands before a name
    ("gov", Title),      // stands before a name
    ("govs", Title),     // stands before a name
    ("hon", Title),      // stands before a name
    ("hrs", Final),      // ends a list, name or measure
    ("ill", State),      // a state in AP style that is a word too: after a comma only
    ("inc", Final),      // ends a company or body
    ("ind", State),      // a state in AP style that is a word too: after a comma only
    ("insp", Title),     // stands before a name
    ("intl", Final),     // ends a company or body
    ("jan", Numbered),   // a month, before the day
    ("jr", Final),       // stands after a name
    ("jul", Numbered),   // a month, before the day
    ("jun", Numbered),   // a month, before the day
    ("kan", Final),      // a state or province, AP style
    ("ky", Final),       // a state or province, AP style
    ("la", State),       // a state in AP style that is a word too: after a comma only
    ("lb", Final),       // ends a list, name or measure
    ("lbs", Final),      // ends a list, name or measure
    ("llc", Final),      // ends a company or body
    ("lt", Title),       // stands before a name
    ("ltd", Final),      // ends a company or body
    ("maj", Title),      // stands before a name
    ("mar", Numbered),   // a month, before the day
    ("mass", State),     // a state in AP style that is a word too: after a comma only
    ("md", Final),       // a state or province, AP style
    ("messrs", Title),   // stands before a name
    ("mfg", Final),      // ends a company or body
    ("mich", Final),     // a state or province, AP style
    ("minn", Final),     // a state or province, AP style
    ("mins", Final),     // ends a list, name or measure
    ("miss", State),     // a state in AP style that is a word too: after a comma only
    ("mlle", Title),     // stands before a name
    ("mme", Title),      // stands before a name
    ("mo", State),       // a state in AP style that is a word too: after a comma only
    ("mon", Final),      // a weekday
    ("mont", Final),     // a state or province, AP style
    ("mr", Title),       // stands before a name
    ("mrs", Title),      // stands before a name
    ("ms", Title),       // stands before a name
    ("msgr", Title),     // stands before a name
    ("mt", Title),       // stands before a name
    ("neb", Final),      // a state or province, AP style
    ("nev", Final),      // a state or province, AP style
    ("no", Numbered),    // stands before a number
    ("nos", Numbered),   // stands before a number
    ("nov", Numbered),   // a month, before the day
    ("oct", Numbered),   // a month, before the day
    ("okla", Final),     // a state or province, AP style
    ("ont", Final),      // a state or province, AP style
    ("op", Title),       // stands before what it belongs to
    ("ore", State),      // a state in AP style that is a word too: after a comma only
    ("oz", Final),       // ends a list, name or measure
    ("p", Numbered),     // stands before a number
    ("pa", State),       // a state in AP style that is a word too: after a comma only
    ("para", Numbered),  // stands before a number
    ("penn", Final),     // a state or province, AP style
    ("pfc", Title),      // stands before a name
    ("ph.d", Final),     // dotted letters
    ("plc", Final),      // ends a company or body
    ("pp", Numbered),    // stands before a number
    ("pres", Title),     // stands before a name
    ("prof", Title),     // stands before a name
    ("pt", Numbered),    // stands before a number
    ("pte", Title),      // stands before a name
    ("pvt", Title),      // stands before a name
    ("que", Final),      // a state or province, AP style
    ("rec", Final),      // ends a list, name or measure
    ("rep", Title),      // stands before a name
    ("reps", Title),     // stands before a name
    ("rev", Title),      // stands before a name
    ("sat", Numbered),   // a weekday, and a word
    ("sec", Numbered),   // stands before a number
    ("secs", Final),     // ends a list, name or measure
    ("secy", Title),     // stands before a name
    ("sen", Title),      // stands before a name
    ("sens", Title),     // stands before a name
    ("sep", Numbered),   // a month, before the day
    ("sept", Numbered),  // a month, before the day
    ("sgt", Title),      // stands before a name
    ("spec", Title),     // stands before a name
    ("sr", Final),       // stands after a name
    ("st", Title),       // stands before a name
    ("ste", Title),      // stands before a name
    ("sun", Numbered),   // a weekday, and a word
    ("supt", Title),     // stands before a name
    ("tel", Numbered),   // stands before a number
    ("tenn", Final),     // a state or province, AP style
    ("tex", Final),      // a state or province, AP style
    ("thu", Final),      // a weekday
    ("thur", Final),     // a weekday
    ("thurs", Final),    // a weekday
    ("tue", Final),      // a weekday
    ("tues", Final),     // a weekday
    ("univ", Final),     // ends a company or body
    ("v", Title),        // stands before what it belongs to
    ("va", Final),       // a state or province, AP style
    ("vice-adm", Title), // stands before a name
    ("viz", Title),      // stands before what it belongs to
    ("vol", Numbered),   // stands before a number
    ("vols", Numbered),  // stands before a number
    ("vs", Title),       // stands before what it belongs to
    ("vt", Final),       // a state or province, AP style
    ("w.va", Final),     // a state or province, AP style
    ("wash", Final),     // a state or province, AP style
    ("wed", Final),      // a weekday
    ("wis", Final),      // a state or province, AP style
    ("wyo", Final),      // a state or province, AP style
    ("yr", Final),       // ends a list, name or measure
    ("yrs", Final),      // ends a list, name or measure
];
