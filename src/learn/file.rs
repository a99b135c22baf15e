//! The file that holds what was learnt: named sections, used where they lie.
//!
//! ```text
//! offset  size     what
//! 0       8        "onrecmdl"
//! 8       4        version of the format, 1; little endian as every number here
//! 12      4        sections N
//! 16      8        checksum of all that follows
//! 24      24 · N   per section: name (16 bytes, zero at the end), offset in the file, length
//! …                the sections
//! ```

use std::fmt;

const MAGIC: &[u8; 8] = b"onrecmdl";
const VERSION: u32 = 1;
const HEADER: usize = 24;
const ENTRY: usize = 24;
const NAME: usize = 16;

/// A file of weights whose checksum is right.
#[derive(Clone, Copy, Debug)]
pub struct Model<'a> {
    bytes: &'a [u8],
    sections: usize,
}

/// Why a file of weights is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// It ends before what its header promises.
    TooShort {
        /// Its length in bytes.
        length: usize,
    },
    /// It does not begin as such a file does.
    NotAModel,
    /// It is of another version.
    Version {
        /// The version it names.
        found: u32,
    },
    /// Its bytes are not those that were written.
    Checksum,
    /// A number in a section's header is out of range.
    BadHeader,
    /// It has no section of that name.
    NoSection {
        /// The name.
        name: &'static str,
    },
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooShort { length } => write!(f, "the file of weights is cut off after {length} bytes"),
            Self::NotAModel => write!(f, "not a file of weights: it does not begin with “onrecmdl”"),
            Self::Version { found } => {
                write!(f, "the file of weights is of version {found}, this program reads {VERSION}")
            }
            Self::Checksum => write!(f, "the file of weights is damaged: its checksum is wrong"),
            Self::BadHeader => write!(f, "the file of weights is damaged: a section's header is out of range"),
            Self::NoSection { name } => write!(f, "the file of weights has no section “{name}”"),
        }
    }
}

impl std::error::Error for ModelError {}

impl<'a> Model<'a> {
    /// Checks a file of weights: one pass over its bytes, nothing copied.
    pub fn read(bytes: &'a [u8]) -> Result<Self, ModelError> {
        if bytes.len() < HEADER {
            return Err(ModelError::TooShort { length: bytes.len() });
        }
        if bytes.first_chunk() != Some(MAGIC) {
            return Err(ModelError::NotAModel);
        }
        let version = u32_at(bytes, 8);
        if version != VERSION {
            return Err(ModelError::Version { found: version });
        }
        let sections = u32_at(bytes, 12) as usize;
        let end = sections.checked_mul(ENTRY).and_then(|length| length.checked_add(HEADER));
        if end.is_none_or(|end| end > bytes.len()) {
            return Err(ModelError::TooShort { length: bytes.len() });
        }
        let stored = u64::from(u32_at(bytes, 16)) | u64::from(u32_at(bytes, 20)) << 32;
        if stored != checksum(&bytes[HEADER..]) {
            return Err(ModelError::Checksum);
        }
        Ok(Self { bytes, sections })
    }

    /// The bytes of a section.
    pub fn section(&self, name: &'static str) -> Result<&'a [u8], ModelError> {
        for index in 0..self.sections {
            let at = HEADER + index * ENTRY;
            let stored = self.bytes.get(at..at + NAME).unwrap_or(&[]);
            if stored.split(|&b| b == 0).next() == Some(name.as_bytes()) {
                let (offset, length) = (u32_at(self.bytes, at + 16) as usize, u32_at(self.bytes, at + 20) as usize);
                return self
                    .bytes
                    .get(offset..offset.saturating_add(length))
                    .ok_or(ModelError::TooShort { length: self.bytes.len() });
            }
        }
        Err(ModelError::NoSection { name })
    }
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |&chunk| u32::from_le_bytes(chunk))
}

/// FNV-1a over words of eight bytes, in four lanes so that it runs as fast as memory.
fn checksum(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01B3;
    let mut lanes = [1_u64, 2, 3, 4];
    let mut blocks = bytes.chunks_exact(32);
    for block in &mut blocks {
        for (lane, word) in lanes.iter_mut().zip(block.chunks_exact(8)) {
            *lane = (*lane ^ word.first_chunk().map_or(0, |&w| u64::from_le_bytes(w))).wrapping_mul(PRIME);
        }
    }
    let tail = blocks.remainder().iter().map(|&b| u64::from(b));
    let ends = lanes.into_iter().map(|lane| lane ^ lane >> 32).chain(tail).chain([bytes.len() as u64]);
    ends.fold(0xCBF2_9CE4_8422_2325, |sum, word| (sum ^ word).wrapping_mul(PRIME))
}

/// A file of the given sections. Names longer than 15 bytes are cut.
#[cfg(any(test, feature = "train"))]
pub fn write(sections: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    let mut offset = HEADER + sections.len() * ENTRY;
    for (name, section) in sections {
        let mut stored = [0; NAME];
        for (to, from) in stored.iter_mut().take(NAME - 1).zip(name.bytes()) {
            *to = from;
        }
        body.extend(stored);
        body.extend((offset as u32).to_le_bytes());
        body.extend((section.len() as u32).to_le_bytes());
        offset += section.len();
    }
    for (_, section) in sections {
        body.extend(section);
    }
    let mut file = MAGIC.to_vec();
    file.extend(VERSION.to_le_bytes());
    file.extend((sections.len() as u32).to_le_bytes());
    file.extend(checksum(&body).to_le_bytes());
    file.extend(body);
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        write(&[("one", vec![1; 40]), ("two", vec![2; 7])])
    }

    #[test]
    fn sections_come_back_as_they_were_written() {
        let file = sample();
        let model = Model::read(&file).expect("a whole file");
        assert_eq!(model.section("two"), Ok(&[2_u8; 7][..]));
        assert_eq!(model.section("three"), Err(ModelError::NoSection { name: "three" }));
    }

    #[test]
    fn a_file_with_any_byte_changed_or_cut_off_is_rejected() {
        let file = sample();
        for at in 0..file.len() {
            let mut damaged = file.clone();
            damaged[at] ^= 0x10;
            assert!(Model::read(&damaged).is_err(), "byte {at} changed");
            assert!(Model::read(&file[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn the_error_says_what_is_wrong() {
        let mut other = sample();
        other[8] = 9;
        let error = Model::read(&other).expect_err("another version");
        assert_eq!(error.to_string(), "the file of weights is of version 9, this program reads 1");
    }
}
