//! Weights of a linear classifier over hashed features, used where they lie.
//!
//! ```text
//! offset  size              what
//! 0       1                 classes C (1: a binary decision, one weight a feature)
//! 1       1                 log2 of the number of buckets, B
//! 2       2                 zero
//! 4       4                 slots S, little endian as every number here
//! 8       4                 weights W (= S where C = 1)
//! 12      4                 the unit u of scores, a float
//! 16      2^B / 8           a bit a bucket, lowest bit first: whether a feature's key falls into it
//! …       4 · 2^B / 256     ones before every 256th bucket
//! …       S                 a slot's fingerprint: the low 7 bits of its key
//! only where C > 1:
//! …       S                 a slot's number of weights
//! …       4 · ⌈S / 16⌉      weights before every 16th slot
//! …       W                 a weight's class
//! always:
//! …       W                 a weight's value z, signed; the weight is u · z · |z|
//! ```
//!
//! A key's bucket is its upper B bits. A bucket holds one slot; of two features that fall into one, the trainer keeps
//! the weightier. Slots are numbered in the order of their buckets. While a section is read, the ones before each word
//! of 64 buckets within its stretch of 256 are counted, a byte a word, so that a lookup counts the ones of one word.

use super::ModelError;

/// Buckets between two counts of ones in the file: the counts of the words within fit a byte.
pub const RANK_STRIDE: usize = 256;
/// Slots between two counts of weights: two words of eight counts.
pub const GROUP: usize = 16;
/// Bits of a key kept beside its bucket: with 8 % of the buckets taken, one unknown feature in 1,500 is mistaken.
pub const FINGERPRINT_BITS: u32 = 7;

/// Keys that are looked up together.
const BATCH: usize = 64;

/// More classes than any decision has.
const MOST_CLASSES: usize = 64;

const HEADER: usize = 16;
const FINGERPRINT_MASK: u32 = (1 << FINGERPRINT_BITS) - 1;

/// The weights of one classifier.
#[derive(Clone)]
pub struct Table<'a> {
    #[cfg(any(test, feature = "train"))]
    classes: usize,
    unit: f32,
    shift: u32,
    bits: &'a [u8],
    ranks: &'a [u8],
    /// Ones before each word of 64 buckets, since the last of `ranks`.
    ranks_within: Vec<u8>,
    fingerprints: &'a [u8],
    counts: &'a [u8],
    starts: &'a [u8],
    labels: &'a [u8],
    values: &'a [u8],
}

/// What each stored value stands for, in the unit of scores: a look-up is quicker than the product.
static DEQUANTISED: [i32; 256] = {
    let mut values = [0; 256];
    let mut at = 0;
    while at < values.len() {
        let z = (at as u8).cast_signed() as i32;
        values[at] = z * z.abs();
        at += 1;
    }
    values
};

/// What a stored value stands for, in the unit of scores.
pub fn dequantised(value: u8) -> i32 {
    DEQUANTISED[usize::from(value)]
}

impl<'a> Table<'a> {
    /// Reads a section. Looks at its sizes only; the file's checksum vouches for the rest.
    pub fn read(section: &'a [u8]) -> Result<Self, ModelError> {
        let (&[classes, log_buckets, ..], mut rest) =
            section.split_first_chunk::<HEADER>().ok_or(ModelError::TooShort { length: section.len() })?;
        let (slots, weights) = (number(section, 4), number(section, 8));
        if !(10..=30).contains(&log_buckets) || classes == 0 {
            return Err(ModelError::BadHeader);
        }
        let buckets = 1_usize << log_buckets;
        let mut take = |length: usize| -> Result<&'a [u8], ModelError> {
            let (part, tail) = rest.split_at_checked(length).ok_or(ModelError::TooShort { length: section.len() })?;
            rest = tail;
            Ok(part)
        };
        let is_multiclass = classes > 1;
        let only_multiclass = |length: usize| if is_multiclass { length } else { 0 };
        let bits = take(buckets / 8)?;
        Ok(Self {
            #[cfg(any(test, feature = "train"))]
            classes: usize::from(classes),
            unit: f32::from_bits(number(section, 12) as u32),
            shift: 32 - u32::from(log_buckets),
            bits,
            ranks_within: ranks_within(bits),
            ranks: take(4 * buckets / RANK_STRIDE)?,
            fingerprints: take(slots)?,
            counts: take(only_multiclass(slots))?,
            starts: take(only_multiclass(4 * slots.div_ceil(GROUP)))?,
            labels: take(only_multiclass(weights))?,
            values: take(weights)?,
        })
    }

    /// A table without weights: every score is 0.
    pub fn empty() -> Self {
        Self {
            #[cfg(any(test, feature = "train"))]
            classes: 1,
            unit: 0.0,
            shift: 31,
            bits: &[],
            ranks: &[],
            ranks_within: Vec::new(),
            fingerprints: &[],
            counts: &[],
            starts: &[],
            labels: &[],
            values: &[],
        }
    }

    /// Number of classes.
    #[cfg(any(test, feature = "train"))]
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// What a score of 1 is worth as a sum of weights (log-odds).
    pub fn unit(&self) -> f32 {
        self.unit
    }

    /// Whether a key may have weights; never wrongly no.
    fn may_have(&self, key: u32) -> bool {
        let bucket = (key >> self.shift) as usize;
        self.bits.get(bucket / 8).is_some_and(|byte| byte >> (bucket % 8) & 1 == 1)
    }

    /// The slot of a key for which [`Self::may_have`] holds.
    fn slot(&self, key: u32) -> Option<usize> {
        let bucket = (key >> self.shift) as usize;
        let word = word(self.bits.get(bucket / 64 * 8..)?);
        let here = (word & ((1 << (bucket % 64)) - 1)).count_ones() as usize;
        let within = usize::from(*self.ranks_within.get(bucket / 64)?);
        let slot = number(self.ranks, bucket / RANK_STRIDE * 4) + within + here;
        let fingerprint = u32::from(*self.fingerprints.get(slot)?);
        (fingerprint == key & FINGERPRINT_MASK).then_some(slot)
    }

    /// Adds the weights of all keys to `scores`, one a class; a class past the end of `scores` is left out.
    pub fn add(&self, keys: &[u32], scores: &mut [i32]) {
        // Sums of a fixed number, which a class's low bits always index, need no look at their bounds.
        let mut sums = [0; MOST_CLASSES];
        for part in keys.chunks(BATCH) {
            let mut slots = [0; BATCH];
            let known = self.known(part, &mut slots);
            // Where the weights lie is worked out for all first, for the same reason as in `known`.
            let mut ranges = [(0, 0); BATCH];
            for (range, &slot) in ranges.iter_mut().zip(&slots).take(known) {
                *range = self.weights_of(slot);
            }
            for &(start, length) in ranges.iter().take(known) {
                self.add_weights(start, length, &mut sums);
            }
        }
        for (score, sum) in scores.iter_mut().zip(sums) {
            *score += sum;
        }
    }

    /// The slots of the keys that have weights, and how many they are.
    fn known(&self, keys: &[u32], slots: &mut [usize; BATCH]) -> usize {
        // What is known is gathered without branches first: each step is a coin's toss to the processor, and the
        // lookups of a batch can overlap.
        let mut hits = [0; BATCH];
        let mut count = 0;
        for &key in keys {
            hits[count % BATCH] = key;
            count += usize::from(self.may_have(key));
        }
        let mut known = 0;
        for &key in hits.iter().take(count) {
            let slot = self.slot(key);
            slots[known % BATCH] = slot.unwrap_or_default();
            known += usize::from(slot.is_some());
        }
        known
    }

    fn add_weights(&self, start: usize, length: usize, sums: &mut [i32; MOST_CLASSES]) {
        let Some(values) = self.values.get(start..start + length) else { return };
        let Some(labels) = self.labels.get(start..start + length) else { return };
        for (&label, &value) in labels.iter().zip(values) {
            sums[usize::from(label) % MOST_CLASSES] += dequantised(value);
        }
    }

    /// The first weight of a slot and how many there are.
    fn weights_of(&self, slot: usize) -> (usize, usize) {
        let word_at = |at: usize| self.counts.get(at..).map_or(0, word_or_less);
        let (group, last) = (slot / GROUP * GROUP, slot / 8 * 8);
        let counts = word_at(last);
        let place = 8 * (slot % 8);
        let mut before = byte_sum(counts & ((1 << place) - 1));
        if last > group {
            before += byte_sum(word_at(group));
        }
        (number(self.starts, slot / GROUP * 4) + before, (counts >> place & 0xFF) as usize)
    }

    /// The classes of a key's weights: what a table of labels says of it.
    pub fn labels(&self, key: u32) -> &'a [u8] {
        let slot = Some(key).filter(|&key| self.may_have(key)).and_then(|key| self.slot(key));
        let Some((start, length)) = slot.map(|slot| self.weights_of(slot)) else { return &[] };
        self.labels.get(start..start + length).unwrap_or(&[])
    }

    /// The first class of a key, where it has one.
    pub fn label(&self, key: u32) -> Option<u8> {
        self.labels(key).first().copied()
    }

    /// The score of a binary decision.
    pub fn score(&self, keys: &[u32]) -> i32 {
        let mut score = 0;
        for part in keys.chunks(BATCH) {
            let mut slots = [0; BATCH];
            let known = self.known(part, &mut slots);
            let values = slots.iter().take(known).filter_map(|&slot| self.values.get(slot));
            score += values.map(|&value| dequantised(value)).sum::<i32>();
        }
        score
    }
}

/// The ones before each word of 64 bits, since the last multiple of [`RANK_STRIDE`] bits.
fn ranks_within(bits: &[u8]) -> Vec<u8> {
    let mut ranks = Vec::with_capacity(bits.len() / 8);
    for stretch in bits.chunks(RANK_STRIDE / 8) {
        let mut ones = 0;
        for part in stretch.chunks_exact(8) {
            ranks.push(ones as u8);
            ones += word(part).count_ones();
        }
    }
    ranks
}

fn word(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or(0, |&chunk| u64::from_le_bytes(chunk))
}

/// The little-endian number at an offset; 0 past the end.
fn number(bytes: &[u8], at: usize) -> usize {
    bytes.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |&chunk| u32::from_le_bytes(chunk) as usize)
}

/// The first eight bytes, zeros for those past the end.
fn word_or_less(bytes: &[u8]) -> u64 {
    if bytes.len() >= 8 {
        return word(bytes);
    }
    bytes.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte))
}

fn byte_sum(word: u64) -> usize {
    const EVEN: u64 = 0x00FF_00FF_00FF_00FF;
    let lanes = (word & EVEN) + (word >> 8 & EVEN);
    (lanes.wrapping_mul(0x0001_0001_0001_0001) >> 48) as usize
}
