//! What is joined within a word and what is not, by the conventions of English Web Treebank and GUM.

/// Prefixes that a hyphen does not part from their word; every other hyphen is a token of its own.
pub const PREFIXES: &[(&str, ())] = &[
    ("anti", ()),    // anti-fraud
    ("arch", ()),    // arch-rival
    ("bi", ()),      // bi-weekly
    ("co", ()),      // co-founder
    ("counter", ()), // counter-offer
    ("cross", ()),   // cross-strait
    ("e", ()),       // e-mail
    ("ex", ()),      // ex-minister
    ("extra", ()),   // extra-judicial
    ("hyper", ()),   // hyper-local
    ("inter", ()),   // inter-agency
    ("intra", ()),   // intra-day
    ("macro", ()),   // macro-prudential
    ("mega", ()),    // mega-merger
    ("meta", ()),    // meta-analysis
    ("micro", ()),   // micro-credit
    ("mid", ()),     // mid-August
    ("mini", ()),    // mini-summit
    ("mono", ()),    // mono-crystal
    ("multi", ()),   // multi-year
    ("neo", ()),     // neo-liberal
    ("non", ()),     // non-proliferation
    ("over", ()),    // over-rated
    ("para", ()),    // para-athlete
    ("peri", ()),    // peri-urban
    ("post", ()),    // post-war
    ("pre", ()),     // pre-war
    ("pro", ()),     // pro-democracy
    ("proto", ()),   // proto-state
    ("pseudo", ()),  // pseudo-science
    ("quasi", ()),   // quasi-judicial
    ("re", ()),      // re-election
    ("semi", ()),    // semi-automatic
    ("socio", ()),   // socio-economic
    ("sub", ()),     // sub-committee
    ("super", ()),   // super-majority
    ("trans", ()),   // trans-border
    ("tri", ()),     // tri-service
    ("ultra", ()),   // ultra-light
    ("un", ()),      // un-American
    ("under", ()),   // under-secretary
];

/// Units that are parted from the number before them.
pub const UNITS: &[(&str, ())] = &[
    ("am", ()),   // time of day
    ("b", ()),    // billion
    ("bn", ()),   // billion
    ("cm", ()),   // centimetre
    ("edt", ()),  // time zone
    ("est", ()),  // time zone
    ("ft", ()),   // foot
    ("gb", ()),   // gigabyte
    ("ghz", ()),  // gigahertz
    ("gmt", ()),  // time zone
    ("gw", ()),   // gigawatt
    ("hr", ()),   // hour
    ("hrs", ()),  // hours
    ("hz", ()),   // hertz
    ("k", ()),    // thousand
    ("kg", ()),   // kilogram
    ("khz", ()),  // kilohertz
    ("km", ()),   // kilometre
    ("kph", ()),  // kilometres an hour
    ("kw", ()),   // kilowatt
    ("lb", ()),   // pound
    ("lbs", ()),  // pounds
    ("m", ()),    // million, metre
    ("mb", ()),   // megabyte
    ("mg", ()),   // milligram
    ("mhz", ()),  // megahertz
    ("min", ()),  // minute
    ("mins", ()), // minutes
    ("ml", ()),   // millilitre
    ("mm", ()),   // millimetre
    ("mn", ()),   // million
    ("mph", ()),  // miles an hour
    ("mw", ()),   // megawatt
    ("oz", ()),   // ounce
    ("pm", ()),   // time of day
    ("sec", ()),  // second
    ("secs", ()), // seconds
    ("tb", ()),   // terabyte
    ("tn", ()),   // trillion
    ("yr", ()),   // year
    ("yrs", ()),  // years
];

/// Contractions written without an apostrophe, with the byte at which they are cut.
pub const CONTRACTIONS: &[(&str, usize)] = &[
    ("aint", 2),     // ai nt
    ("arent", 3),    // are nt
    ("cannot", 3),   // can not
    ("cant", 2),     // ca nt
    ("couldnt", 5),  // could nt
    ("didnt", 3),    // did nt
    ("doesnt", 4),   // does nt
    ("dont", 2),     // do nt
    ("gimme", 3),    // gim me
    ("gonna", 3),    // gon na
    ("gotta", 3),    // got ta
    ("hadnt", 3),    // had nt
    ("hasnt", 3),    // has nt
    ("havent", 4),   // have nt
    ("im", 1),       // i m
    ("isnt", 2),     // is nt
    ("ive", 1),      // i ve
    ("lemme", 3),    // lem me
    ("shouldnt", 6), // should nt
    ("thats", 4),    // that s
    ("theres", 5),   // there s
    ("theyre", 4),   // they re
    ("theyve", 4),   // they ve
    ("wanna", 3),    // wan na
    ("wasnt", 3),    // was nt
    ("werent", 4),   // were nt
    ("whats", 4),    // what s
    ("wont", 2),     // wo nt
    ("wouldnt", 5),  // would nt
    ("youll", 3),    // you ll
    ("youre", 3),    // you re
    ("youve", 3),    // you ve
];

/// Words that begin with the apostrophe of a lost syllable.
pub const ELIDED: &[(&str, ())] = &[
    ("bout", ()),  // about
    ("cause", ()), // because
    ("em", ()),    // them
    ("n", ()),     // and
    ("round", ()), // around
    ("til", ()),   // until
    ("till", ()),  // until
    ("tis", ()),   // it is
    ("twas", ()),  // it was
];

/// Last parts of addresses and file names, by which `example.com` is one token.
pub const DOMAINS: &[(&str, ())] = &[
    ("asp", ()),
    ("aspx", ()),
    ("au", ()),
    ("biz", ()),
    ("br", ()),
    ("ca", ()),
    ("ch", ()),
    ("cn", ()),
    ("com", ()),
    ("de", ()),
    ("doc", ()),
    ("edu", ()),
    ("es", ()),
    ("eu", ()),
    ("exe", ()),
    ("fr", ()),
    ("gov", ()),
    ("hk", ()),
    ("htm", ()),
    ("html", ()),
    ("ie", ()),
    ("il", ()),
    ("info", ()),
    ("int", ()),
    ("io", ()),
    ("iq", ()),
    ("ir", ()),
    ("jp", ()),
    ("kr", ()),
    ("ly", ()),
    ("mil", ()),
    ("net", ()),
    ("nl", ()),
    ("nz", ()),
    ("org", ()),
    ("pdf", ()),
    ("php", ()),
    ("pk", ()),
    ("ru", ()),
    ("se", ()),
    ("sg", ()),
    ("tr", ()),
    ("tv", ()),
    ("tw", ()),
    ("txt", ()),
    ("uk", ()),
    ("xls", ()),
    ("za", ()),
];
