//! JSON, written. The core has no JSON library on the page.

use std::fmt::Write;

/// A JSON value.
pub enum Json {
    /// A string.
    Text(String),
    /// A whole number.
    Number(usize),
    /// `true` or `false`.
    Flag(bool),
    /// An array.
    List(Vec<Json>),
    /// An object, its keys in order.
    Object(Vec<(&'static str, Json)>),
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Json::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Json::Text(text)
    }
}

/// Adds a key whose value is there.
pub fn put(object: &mut Vec<(&'static str, Json)>, key: &'static str, value: Option<impl Into<Json>>) {
    object.extend(value.map(|value| (key, value.into())));
}

/// Adds a key whose list is not empty.
pub fn put_list(object: &mut Vec<(&'static str, Json)>, key: &'static str, list: Vec<Json>) {
    if !list.is_empty() {
        object.push((key, Json::List(list)));
    }
}

/// A reference to another node.
pub fn reference(id: String) -> Json {
    Json::Object(vec![("id", id.into())])
}

impl Json {
    /// The document: two blanks an indentation, and a newline at its end.
    pub fn document(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0);
        out.push('\n');
        out
    }

    /// Depth is the depth of the documents built here, never of a text.
    fn write(&self, out: &mut String, depth: usize) {
        match self {
            Json::Text(text) => write_text(out, text),
            Json::Number(number) => out.push_str(&number.to_string()),
            Json::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Json::List(items) => {
                write_items(out, depth, '[', ']', items, |out, item| item.write(out, depth + 1));
            }
            Json::Object(entries) => write_items(out, depth, '{', '}', entries, |out, (key, value)| {
                write_text(out, key);
                out.push_str(": ");
                value.write(out, depth + 1);
            }),
        }
    }
}

fn write_items<T>(
    out: &mut String,
    depth: usize,
    open: char,
    close: char,
    items: &[T],
    each: impl Fn(&mut String, &T),
) {
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&"  ".repeat(depth + 1));
        each(out, item);
    }
    if !items.is_empty() {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
    out.push(close);
}

/// A string; `<`, `>`, `&` and the two line separators of JavaScript are escaped, so that the document may stand in an
/// HTML `script` element.
fn write_text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' | '\u{7f}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c)); // writing to a string does not fail
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_string_ends_its_script_element() {
        let json = Json::Object(vec![("name", "</script>\u{2028}\0\"\\".into())]);
        assert_eq!(json.document(), "{\n  \"name\": \"\\u003c/script\\u003e\\u2028\\u0000\\\"\\\\\"\n}\n");
    }

    #[test]
    fn empty_lists_and_objects_are_written_short() {
        assert_eq!(Json::List(vec![Json::Object(vec![]), Json::Flag(true)]).document(), "[\n  {},\n  true\n]\n");
    }
}
