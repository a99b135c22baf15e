//! Features as hashes: a template's number with the values it holds.

/// Where features go.
pub trait Sink {
    /// Takes a feature.
    fn take(&mut self, feature: u32);

    /// Takes the feature of a template's number and two values.
    fn put(&mut self, template: u32, a: u32, b: u32) {
        self.take(mix(template, a, b));
    }
}

impl Sink for Vec<u32> {
    fn take(&mut self, feature: u32) {
        self.push(feature);
    }
}

/// What a model knows of features.
pub trait Weights {
    /// The sum of the features' weights; 0 for one that it does not know.
    fn score(&self, features: &[u32]) -> f32;
}

/// Odd constants of the golden ratio and of MurmurHash3's finalizer.
pub fn mix(template: u32, a: u32, b: u32) -> u32 {
    let mut h = u64::from(template).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    h = (h ^ u64::from(a)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    h ^= h >> 32;
    h = (h ^ u64::from(b)).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    (h >> 32) as u32
}

/// Two values as one.
pub fn pair(a: u32, b: u32) -> u32 {
    a.wrapping_mul(0x9E37_79B1) ^ b.rotate_left(15)
}

/// A confidence on a scale of 20.
#[allow(clippy::cast_sign_loss)] // cut off at 0
pub fn level_of(confidence: f32) -> u32 {
    (confidence.clamp(0.0, 1.0) * 20.0) as u32
}

/// A count on a coarse scale: 0 to 4 as they are, then by doublings.
pub fn bucket(n: usize) -> u32 {
    match n {
        0..=4 => n as u32,
        _ => 3 + n.ilog2(),
    }
}
