//! XML, written.

/// Text as XML character data or attribute value: markup and quotes as entities, characters that XML 1.0 forbids
/// (most controls, U+FFFE and U+FFFF) left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(c),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_quotes_and_controls_cannot_leave_their_place() {
        assert_eq!(escaped("</said>\0\u{1b}\"'&]]>"), "&lt;/said&gt;&quot;&apos;&amp;]]&gt;");
    }
}
