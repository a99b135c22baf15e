//! From byte offsets to the caller's unit.

use serde::{Deserialize, Serialize};

/// The unit in which spans are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// UTF-16 code units, as JavaScript strings and the DOM count.
    Utf16,
    /// Unicode code points, as Python counts.
    Chars,
    /// Bytes of the UTF-8 text, as Rust counts.
    #[default]
    Bytes,
}

/// A table from byte offsets to another unit: the count at every 64th byte, the rest counted on demand. 1/16 of the
/// text's size, each look-up at most 64 bytes of work.
pub struct OffsetTable<'a> {
    source: &'a str,
    unit: OffsetUnit,
    checkpoints: Vec<u32>,
}

const STRIDE: usize = 64;

impl<'a> OffsetTable<'a> {
    /// Reads the text once.
    pub fn new(source: &'a str, unit: OffsetUnit) -> Self {
        let mut checkpoints = Vec::new();
        if unit != OffsetUnit::Bytes {
            let mut count = 0;
            for (index, &byte) in source.as_bytes().iter().enumerate() {
                if index.is_multiple_of(STRIDE) {
                    checkpoints.push(count);
                }
                count += units_begun(byte, unit);
            }
            if source.len().is_multiple_of(STRIDE) {
                checkpoints.push(count);
            }
        }
        Self { source, unit, checkpoints }
    }

    /// The offset in the table's unit; `byte` is a character boundary inside the text or its end.
    pub fn convert(&self, byte: u32) -> u32 {
        if self.unit == OffsetUnit::Bytes {
            return byte;
        }
        let byte = (byte as usize).min(self.source.len());
        let checkpoint = byte / STRIDE;
        let rest = &self.source.as_bytes()[checkpoint * STRIDE..byte];
        self.checkpoints[checkpoint] + rest.iter().map(|&b| units_begun(b, self.unit)).sum::<u32>()
    }
}

/// How many units begin with this UTF-8 byte: none with a continuation byte, two UTF-16 units with a four-byte lead.
fn units_begun(byte: u8, unit: OffsetUnit) -> u32 {
    match byte {
        0x80..=0xBF => 0,
        0xF0.. if unit == OffsetUnit::Utf16 => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_of_a_mixed_text_converts_as_the_standard_library_counts() {
        let text = "a“é”😀\r\n".repeat(40);
        for unit in [OffsetUnit::Utf16, OffsetUnit::Chars, OffsetUnit::Bytes] {
            let table = OffsetTable::new(&text, unit);
            for byte in (0..=text.len()).filter(|&b| text.is_char_boundary(b)) {
                let head = &text[..byte];
                let expected = match unit {
                    OffsetUnit::Utf16 => head.encode_utf16().count(),
                    OffsetUnit::Chars => head.chars().count(),
                    OffsetUnit::Bytes => byte,
                };
                assert_eq!(table.convert(byte as u32) as usize, expected, "{unit:?} at {byte}");
            }
        }
    }
}
