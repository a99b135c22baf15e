//! Feature hashing.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Odd, with well-mixed bits: 2⁶⁴ divided by the golden ratio (Knuth, *The Art of Computer Programming*, 6.4).
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

fn mix(value: u64) -> u32 {
    let folded = value ^ (value >> 32);
    let product = folded.wrapping_mul(GOLDEN);
    ((product ^ (product >> 29)).wrapping_mul(GOLDEN) >> 32) as u32
}

/// The key of a feature: its template's number and one value.
pub fn key(template: u32, value: u32) -> u32 {
    key2(template, value, 0)
}

/// The key of a feature: its template's number and two values.
pub fn key2(template: u32, first: u32, second: u32) -> u32 {
    let pair = (u64::from(first) << 32) | u64::from(second);
    mix(pair.wrapping_add(u64::from(template).wrapping_mul(0xD6E8_FEB8_6659_FD93)).wrapping_mul(GOLDEN))
}

/// What a feature of a decision is told as: its key, or whatever else the trainer wants to know of it.
pub trait Feature {
    /// The feature of a template, by its number, and two values.
    fn new(template: u32, first: u32, second: u32) -> Self;
}

impl Feature for u32 {
    fn new(template: u32, first: u32, second: u32) -> Self {
        key2(template, first, second)
    }
}

/// A feature of one value.
pub fn feature<F: Feature>(template: u32, value: u32) -> F {
    F::new(template, value, 0)
}

/// A feature of two values.
pub fn feature2<F: Feature>(template: u32, first: u32, second: u32) -> F {
    F::new(template, first, second)
}

/// The hash of bytes, one after another (FNV-1a, mixed at the end).
pub fn hash_bytes(bytes: impl Iterator<Item = u8>) -> u32 {
    let hash = bytes
        .fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3));
    mix(hash)
}

/// Keys are hashes already: a map of them needs to mix no further than to fill its upper bits.
#[derive(Default)]
pub struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u32(u32::from(byte) ^ self.0 as u32);
        }
    }
    fn write_u32(&mut self, value: u32) {
        self.0 = u64::from(value).wrapping_mul(GOLDEN);
    }
}

/// A map from keys.
pub type KeyMap<V> = HashMap<u32, V, BuildHasherDefault<KeyHasher>>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_different_features_differ_in_their_upper_and_lower_bits() {
        let mut upper: Vec<u32> = (0..1000).map(|i| key(i % 10, i / 10) >> 12).collect();
        upper.sort_unstable();
        upper.dedup();
        assert!(upper.len() > 990, "{} of 1000 apart", upper.len());
        assert_ne!(key2(1, 2, 3), key2(1, 3, 2));
    }
}
