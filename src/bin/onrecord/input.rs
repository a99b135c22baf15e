//! Where articles come from, and which encoding they are in.

use onrecord::Notice;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

/// The name of standard input.
pub const STDIN: &str = "-";

/// An article as read.
pub struct Article {
    /// Its text.
    pub text: String,
    /// What had to be done to read it, if anything.
    pub notice: Option<Notice>,
}

/// Opens a file, or standard input for [`STDIN`].
pub fn open(name: &str) -> io::Result<Box<dyn BufRead>> {
    if name == STDIN {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    Ok(Box::new(BufReader::new(File::open(name)?)))
}

/// The whole of a file or of standard input.
pub fn read(name: &str) -> io::Result<Article> {
    let mut bytes = Vec::new();
    open(name)?.read_to_end(&mut bytes)?;
    Ok(decode(bytes))
}

/// UTF-8; UTF-16 where a byte order mark says so; anything else as UTF-8 with U+FFFD for what is none.
fn decode(bytes: Vec<u8>) -> Article {
    match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => from_utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => from_utf16(rest, u16::from_be_bytes),
        _ => String::from_utf8(bytes)
            .map_or_else(|error| from_broken_utf8(error.as_bytes()), |text| Article { text, notice: None }),
    }
}

fn from_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Article {
    let units = bytes.chunks(2).map(|pair| match *pair {
        [a, b] => unit([a, b]),
        _ => u16::from(u8::MAX), // half a unit at the end
    });
    let text = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    let message = "The file is UTF-16; spans count in its text, not in its bytes.".to_owned();
    Article { text, notice: Some(Notice { code: "utf-16", message, span: None }) }
}

fn from_broken_utf8(bytes: &[u8]) -> Article {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let message = "The file is not UTF-8 throughout; what could not be read is shown as \u{FFFD}. Convert it first, \
                   for example with `iconv -f windows-1252 -t utf-8`."
        .to_owned();
    Article { text, notice: Some(Notice { code: "not-utf-8", message, span: None }) }
}
