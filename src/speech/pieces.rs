//! The pieces of a content, set right.
//!
//! Takes whatever pieces were proposed; makes pieces in the order of the text, apart from each other, none empty.
//! It holds for any way of proposing them, on any text, so that later stages need not ask.

use crate::text::TokenRange;

/// The same tokens as before, each once: sorted, without empty pieces, overlapping pieces joined.
pub fn in_order(mut pieces: Vec<TokenRange>) -> Vec<TokenRange> {
    pieces.retain(|piece| !piece.is_empty());
    pieces.sort_unstable();
    let mut out: Vec<TokenRange> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match out.last_mut() {
            Some(last) if piece.start < last.end => last.end = last.end.max(piece.end),
            _ => out.push(piece),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_sorted_and_said_once() {
        let range = TokenRange::new;
        let proposed = vec![range(9, 12), range(4, 4), range(1, 3), range(2, 5), range(9, 12), range(5, 6)];
        assert_eq!(in_order(proposed), [range(1, 5), range(5, 6), range(9, 12)]);
    }
}
