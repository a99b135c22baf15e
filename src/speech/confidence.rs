//! Leaving out what is not sure enough.
//!
//! Takes the attributions found; makes those at or above a threshold. It does not judge: the stage that found an
//! attribution did.

use super::Attribution;

/// The attributions that are at least as sure as `threshold`. One that was reported within one left out stands alone.
pub fn at_least(threshold: f32, attributions: Vec<Attribution>) -> Vec<Attribution> {
    let mut kept = 0;
    let new_index: Vec<Option<usize>> = attributions
        .iter()
        .map(|a| {
            let index = (a.confidence >= threshold).then_some(kept);
            kept += usize::from(index.is_some());
            index
        })
        .collect();
    attributions
        .into_iter()
        .zip(&new_index)
        .filter(|(_, index)| index.is_some())
        .map(|(mut a, _)| {
            a.within = a.within.and_then(|outer| new_index.get(outer).copied().flatten());
            a
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Quotation;

    fn attribution(confidence: f32, within: Option<usize>) -> Attribution {
        Attribution {
            source: None,
            speakers: Vec::new(),
            cue: None,
            cue_head: None,
            content: Vec::new(),
            quotation: Quotation::Indirect,
            addressee: None,
            addressees: Vec::new(),
            via: Vec::new(),
            within,
            confidence,
        }
    }

    #[test]
    fn what_is_left_out_shifts_the_references_of_what_is_kept() {
        let found =
            vec![attribution(0.2, None), attribution(0.9, None), attribution(0.8, Some(1)), attribution(0.5, Some(0))];
        let kept = at_least(0.5, found);
        let within: Vec<Option<usize>> = kept.iter().map(|a| a.within).collect();
        assert_eq!(within, [None, Some(0), None]);
    }
}
