//! How far a share that was counted may be from the one behind it.

/// The 97.5 % point of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// The 95 % interval of a share of which `count` of `of` were counted, both ends within 0..1: the score
/// interval of E. B. Wilson (1927), without correction for continuity. `None` unless 0 ≤ `count` ≤ `of` and
/// `of` is more than 0.
#[must_use]
pub fn wilson(count: f64, of: f64) -> Option<[f64; 2]> {
    if !(count >= 0.0 && of > 0.0 && count <= of && of.is_finite()) {
        return None;
    }
    let (share, square) = (count / of, Z * Z);
    let middle = share + square / (2.0 * of);
    let reach = Z * (share * (1.0 - share) / of + square / (4.0 * of * of)).sqrt();
    let scale = 1.0 + square / of;
    Some([((middle - reach) / scale).max(0.0), ((middle + reach) / scale).min(1.0)])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17
    /// (1998), table I, method 3.
    const PUBLISHED: [(f64, f64, [f64; 2]); 4] = [
        (81.0, 263.0, [0.2553, 0.3662]),
        (15.0, 148.0, [0.0624, 0.1605]),
        (0.0, 20.0, [0.0, 0.1611]),
        (1.0, 29.0, [0.0061, 0.1718]),
    ];

    #[test]
    fn the_published_table_is_met() {
        for (count, of, published) in PUBLISHED {
            let ends = wilson(count, of).unwrap();
            for (ours, theirs) in ends.into_iter().zip(published) {
                assert!((ours - theirs).abs() <= 0.000_05, "{count} of {of}: {ours} for {theirs}");
            }
        }
    }

    #[test]
    fn what_was_counted_lies_within_and_so_do_its_mirror_images() {
        for of in [1.0, 2.0, 7.0, 1300.0, 1e9] {
            for part in 0..=10 {
                let count = (of * f64::from(part) / 10.0_f64).round();
                let [low, high] = wilson(count, of).unwrap();
                let [mirrored, _] = wilson(of - count, of).unwrap();
                assert!(low <= count / of + 1e-12 && count / of <= high + 1e-12, "{count} of {of}");
                assert!((high - (1.0 - mirrored)).abs() < 1e-12, "{count} of {of}");
            }
        }
    }

    #[test]
    fn what_is_no_count_has_none() {
        for (count, of) in [(-1.0, 5.0), (6.0, 5.0), (0.0, 0.0), (f64::NAN, 5.0), (1.0, f64::INFINITY)] {
            assert_eq!(wilson(count, of), None);
        }
    }
}
