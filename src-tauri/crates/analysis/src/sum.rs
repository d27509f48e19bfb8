//! The exactly rounded sum: what the given shares leave depends on nothing but the shares.

/// The double nearest to the true sum of `terms` (Shewchuk's partials, as in Python's `math.fsum`).
/// A sum that is not finite is returned as it is.
pub(crate) fn exact(terms: impl IntoIterator<Item = f64>) -> f64 {
    let mut partials: Vec<f64> = Vec::new();
    for term in terms {
        add(&mut partials, term);
    }
    rounded(&partials)
}

/// Adds one term to partials that do not overlap and grow in size.
fn add(partials: &mut Vec<f64>, mut term: f64) {
    let mut kept = 0;
    for i in 0..partials.len() {
        let mut other = partials[i];
        if term.abs() < other.abs() {
            std::mem::swap(&mut term, &mut other);
        }
        let high = term + other;
        let low = other - (high - term);
        if low != 0.0 {
            partials[kept] = low;
            kept += 1;
        }
        term = high;
    }
    partials.truncate(kept);
    partials.push(term);
}

/// Rounds once, half to even, from the largest partial down.
fn rounded(partials: &[f64]) -> f64 {
    let Some((&largest, rest)) = partials.split_last() else { return 0.0 };
    let mut sum = largest;
    let mut below = rest.iter().rev();
    for &partial in below.by_ref() {
        let before = sum;
        sum = before + partial;
        let low = partial - (sum - before);
        if low == 0.0 {
            continue;
        }
        // Exactly half way: the next partial decides the direction.
        let next = below.next().copied().unwrap_or(0.0);
        if (low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0) {
            let doubled = low * 2.0;
            let further = sum + doubled;
            if doubled == further - sum {
                sum = further;
            }
        }
        break;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::exact;

    #[test]
    fn ten_tenths_are_one() {
        assert_eq!(exact([0.1; 10]), 1.0);
    }

    #[test]
    fn what_cancels_leaves_what_is_small() {
        assert_eq!(exact([1e16, 1.0, -1e16]), 1.0);
        assert_eq!(exact([1.0, 1e100, 1.0, -1e100]), 2.0);
    }

    #[test]
    fn a_tie_is_broken_by_what_comes_below_it() {
        assert_eq!(exact([1e-16, 1.0, 1e16]), 10_000_000_000_000_002.0);
        assert_eq!(exact([]), 0.0);
    }
}
