//! From learnt weights to the table of the model's file: selection, quantisation, layout.

use crate::learn::{FINGERPRINT_BITS, GROUP, RANK_STRIDE};

/// A feature's key and its weights by class.
pub type Row = (u32, Vec<(u8, f32)>);

/// Steps of a weight's value on either side of zero: six bits a weight with its sign.
const STEPS: i32 = 31;

/// Buckets a feature for a classifier: a tenth are taken.
const BUCKETS_A_FEATURE: usize = 10;
/// Buckets a key for a list of labels, where a lost entry or a mistaken key shows.
const BUCKETS_A_LABEL: usize = 64;

/// The section of a table with labels for keys.
pub fn labels(classes: usize, rows: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let row = |(key, labels): &(u32, Vec<u8>)| (*key, labels.iter().map(|&label| (label, 1.0)).collect());
    with_buckets(classes, &rows.iter().map(row).collect::<Vec<Row>>(), BUCKETS_A_LABEL)
}

/// The section of a table; of features that fall together, the weightier is kept.
pub fn table(classes: usize, rows: &[Row]) -> Vec<u8> {
    with_buckets(classes, rows, BUCKETS_A_FEATURE)
}

fn with_buckets(classes: usize, rows: &[Row], a_row: usize) -> Vec<u8> {
    let log_buckets = (rows.len().max(1) * a_row).next_power_of_two().ilog2().clamp(10, 24);
    let rows = one_a_bucket(rows, 32 - log_buckets);
    let scale = scale(&rows);
    let rows: Vec<(u32, Vec<(u8, i8)>)> = rows
        .into_iter()
        .map(|(key, weights)| {
            (key, weights.into_iter().filter_map(|(c, w)| quantise(w, scale).map(|z| (c, z))).collect())
        })
        .filter(|(_, weights): &(u32, Vec<_>)| !weights.is_empty())
        .collect();
    layout(classes, log_buckets, 1.0 / (scale * scale), &rows)
}

/// Of the features that share a bucket, the weightiest; in the order of their keys.
fn one_a_bucket(rows: &[Row], shift: u32) -> Vec<Row> {
    let mut sorted: Vec<&Row> = rows.iter().collect();
    sorted.sort_by_key(|row| row.0);
    let heft = |row: &Row| row.1.iter().map(|(_, w)| w.abs()).fold(0.0, f32::max);
    let groups = sorted.chunk_by(|a, b| a.0 >> shift == b.0 >> shift);
    groups
        .filter_map(|group| group.iter().max_by(|a, b| heft(a).total_cmp(&heft(b))))
        .map(|row| (*row).clone())
        .collect()
}

/// Steps per unit of the square root of a weight, such that the greatest weight takes the last step.
fn scale(rows: &[Row]) -> f32 {
    let most = rows.iter().flat_map(|row| &row.1).map(|(_, w)| w.abs()).fold(f32::MIN_POSITIVE, f32::max);
    STEPS as f32 / most.sqrt()
}

/// The step of a weight; none where it rounds to zero.
fn quantise(weight: f32, scale: f32) -> Option<i8> {
    let step = (weight.abs().sqrt() * scale).round() as i32;
    (step > 0).then(|| (step.min(STEPS) * if weight < 0.0 { -1 } else { 1 }) as i8)
}

fn layout(classes: usize, log_buckets: u32, unit: f32, rows: &[(u32, Vec<(u8, i8)>)]) -> Vec<u8> {
    let buckets = 1_usize << log_buckets;
    let mut bits = vec![0_u8; buckets / 8];
    for (key, _) in rows {
        let bucket = (key >> (32 - log_buckets)) as usize;
        bits[bucket / 8] |= 1 << (bucket % 8);
    }
    let weights: usize = rows.iter().map(|row| row.1.len()).sum();
    let mut out = vec![classes as u8, log_buckets as u8, 0, 0];
    out.extend((rows.len() as u32).to_le_bytes());
    out.extend((weights as u32).to_le_bytes());
    out.extend(unit.to_le_bytes());
    out.extend(&bits);
    let mut ones = 0_u32;
    for part in bits.chunks(RANK_STRIDE / 8) {
        out.extend(ones.to_le_bytes());
        ones += part.iter().map(|byte| byte.count_ones()).sum::<u32>();
    }
    out.extend(rows.iter().map(|row| (row.0 & ((1 << FINGERPRINT_BITS) - 1)) as u8));
    if classes > 1 {
        out.extend(rows.iter().map(|row| row.1.len() as u8));
        let mut before = 0_u32;
        for group in rows.chunks(GROUP) {
            out.extend(before.to_le_bytes());
            before += group.iter().map(|row| row.1.len() as u32).sum::<u32>();
        }
        out.extend(rows.iter().flat_map(|row| row.1.iter().map(|(class, _)| *class)));
    }
    out.extend(rows.iter().flat_map(|row| row.1.iter().map(|(_, z)| z.cast_unsigned())));
    out
}
