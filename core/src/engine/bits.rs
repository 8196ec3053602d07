//! Sets of small numbers, a bit for each: variables, slots.

/// A set of numbers below a bound that its maker knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// The empty set, with room for numbers below `bound`.
    pub(crate) fn below(bound: usize) -> Self {
        Self(vec![0; bound.div_ceil(64)])
    }

    pub(crate) fn words(&self) -> &[u64] {
        &self.0
    }

    pub(crate) fn insert(&mut self, number: usize) {
        if let Some(word) = self.0.get_mut(number / 64) {
            *word |= 1 << (number % 64);
        }
    }

    pub(crate) fn contains(&self, number: usize) -> bool {
        has_bit(&self.0, number)
    }

    pub(crate) fn clear(&mut self) {
        self.0.fill(0);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    pub(crate) fn len(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// Takes in every number of a set of the same bound.
    pub(crate) fn join(&mut self, words: &[u64]) {
        for (word, more) in self.0.iter_mut().zip(words) {
            *word |= more;
        }
    }

    /// How many numbers both sets have.
    pub(crate) fn common(&self, words: &[u64]) -> u32 {
        self.0.iter().zip(words).map(|(a, b)| (a & b).count_ones()).sum()
    }

    pub(crate) fn meets(&self, words: &[u64]) -> bool {
        meet(&self.0, words)
    }

    /// The numbers, in rising order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> {
        set_bits(&self.0)
    }
}

pub(crate) fn has_bit(words: &[u64], number: usize) -> bool {
    words.get(number / 64).is_some_and(|word| word & (1 << (number % 64)) != 0)
}

/// Whether two sets have a number in common.
pub(crate) fn meet(a: &[u64], b: &[u64]) -> bool {
    a.iter().zip(b).any(|(a, b)| a & b != 0)
}

/// The numbers of a set, in rising order.
pub(crate) fn set_bits(words: &[u64]) -> impl Iterator<Item = usize> {
    words.iter().enumerate().flat_map(|(index, word)| {
        let mut left = *word;
        std::iter::from_fn(move || {
            let bit = left.trailing_zeros() as usize;
            (left != 0).then(|| {
                left &= left - 1;
                index * 64 + bit
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_in_order() {
        let mut set = Bits::below(200);
        for number in [199, 3, 64, 63, 3] {
            set.insert(number);
        }
        assert_eq!(set.iter().collect::<Vec<_>>(), [3, 63, 64, 199]);
        assert_eq!(set.len(), 4);
        assert!(set.contains(64) && !set.contains(1000));
        let mut other = Bits::below(200);
        other.insert(62);
        assert!(!set.meets(other.words()));
        other.insert(199);
        assert!(set.meets(other.words()));
        assert_eq!(set.common(other.words()), 1);
    }
}
