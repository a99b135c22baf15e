//! Classes of words by meaning: words that stand in like company share one.
//!
//! Takes a word's hash; gives its class, from clusters of word vectors (see the trainer's `word_classes`). The file:
//!
//! ```text
//! offset  size   what
//! 0       4      words N, little endian
//! 4       4      classes C
//! 8       C      the coarse class of each class
//! …       2 · N  the class of each word, in the order of keys
//! …       ≥ N    the gap to each word's key from the one before: 7 bits a byte, lowest first, the top bit set where
//!                more follow
//! ```
//!
//! A key is the upper [`KEY_BITS`] bits of the mixed hash: of 200 unknown words one is mistaken for a known one.

use std::sync::LazyLock;

static FILE: &[u8] = include_bytes!("classes.bin");

/// Bits of a word's key.
pub const KEY_BITS: u32 = 22;

/// A word's class, fine and coarse, each from 1; 0 where none is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class {
    /// Fine.
    pub fine: u16,
    /// Coarse.
    pub coarse: u8,
}

/// The classes in a hash table with linear probing.
struct Table {
    /// Key plus one and class; key 0 marks a free slot.
    slots: Vec<(u32, u16)>,
    coarse: Vec<u8>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| read(FILE).unwrap_or(Table { slots: Vec::new(), coarse: Vec::new() }));

/// The class of the word with a given hash.
pub fn of(hash: u32) -> Class {
    let table = &*TABLE;
    let key = key(hash) + 1;
    let mask = table.slots.len().wrapping_sub(1);
    let mut at = key as usize & mask;
    while let Some(&(found, class)) = table.slots.get(at) {
        if found == key {
            let coarse = table.coarse.get(usize::from(class)).copied().unwrap_or(0);
            return Class { fine: class + 1, coarse };
        }
        if found == 0 {
            break;
        }
        at = (at + 1) & mask;
    }
    Class::default()
}

/// The key of a hash.
pub fn key(hash: u32) -> u32 {
    hash.wrapping_mul(0x9E37_79B1) >> (32 - KEY_BITS)
}

/// Reads a file; `None` where it is cut off.
fn read(file: &[u8]) -> Option<Table> {
    let number = |at: usize| file.get(at..)?.first_chunk().map(|&b| u32::from_le_bytes(b) as usize);
    let (words, classes) = (number(0)?, number(4)?);
    let coarse = file.get(8..8 + classes)?.to_vec();
    let class_bytes = file.get(8 + classes..8 + classes + 2 * words)?;
    let mut gaps = file.get(8 + classes + 2 * words..)?.iter();
    let mut table = Table { slots: vec![(0, 0); (2 * words).next_power_of_two()], coarse };
    let mask = table.slots.len() - 1;
    let mut key = 0;
    for class in class_bytes.chunks_exact(2) {
        key += gap(&mut gaps)?;
        let stored = key + 1;
        let mut at = stored as usize & mask;
        while table.slots.get(at).is_some_and(|slot| slot.0 != 0) {
            at = (at + 1) & mask;
        }
        *table.slots.get_mut(at)? = (stored, u16::from_le_bytes([class[0], class[1]]));
    }
    Some(table)
}

fn gap<'a>(bytes: &mut impl Iterator<Item = &'a u8>) -> Option<u32> {
    let (mut value, mut shift) = (0, 0);
    loop {
        let byte = u32::from(*bytes.next()?);
        value |= (byte & 0x7F) << shift;
        shift += 7;
        if byte < 0x80 || shift > 28 {
            return Some(value);
        }
    }
}

/// A file of the given words' hashes and classes; of words whose keys meet the first stays.
#[cfg(any(test, feature = "train"))]
pub fn write(words: &[(u32, u16)], coarse: &[u8]) -> Vec<u8> {
    let mut rows: Vec<(u32, u16)> = words.iter().map(|&(hash, class)| (key(hash), class)).collect();
    rows.sort_by_key(|row| row.0);
    rows.dedup_by_key(|row| row.0);
    let mut file = (rows.len() as u32).to_le_bytes().to_vec();
    file.extend((coarse.len() as u32).to_le_bytes());
    file.extend(coarse);
    file.extend(rows.iter().flat_map(|row| row.1.to_le_bytes()));
    let mut before = 0;
    for (key, _) in rows {
        let mut gap = key - before;
        before = key;
        while gap >= 0x80 {
            file.push((gap & 0x7F) as u8 | 0x80);
            gap >>= 7;
        }
        file.push(gap as u8);
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::learned::view::hash;

    #[test]
    fn classes_come_back_as_they_were_written() {
        let words: Vec<(u32, u16)> = (0..500_u32).map(|i| (hash(&i.to_le_bytes()), (i % 7) as u16)).collect();
        let table = read(&write(&words, &[3; 7])).expect("a whole file");
        assert_eq!(table.slots.iter().filter(|s| s.0 != 0).count(), 500);
        for (hash, class) in words {
            assert!(table.slots.contains(&(key(hash) + 1, class)));
        }
    }

    #[test]
    fn a_file_that_is_cut_off_gives_no_table() {
        let file = write(&[(1, 0), (77_777, 1)], &[0, 1]);
        assert!((0..file.len()).all(|n| read(&file[..n]).is_none()));
    }

    #[test]
    fn words_of_like_meaning_share_a_class() {
        let class = |word: &str| of(hash(word.as_bytes()));
        assert_ne!(class("ministers"), Class::default());
        assert_eq!(class("monday"), class("tuesday"));
        assert_eq!(class("qqzzxx"), Class::default());
    }
}
