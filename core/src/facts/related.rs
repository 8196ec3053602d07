//! Partner and linked enterprises: whose figures count towards the size of an enterprise, and how much.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::facts::Value;
use crate::truth::{Decimal, Ranges};

/// How an enterprise is related to the one that is asked about (Recommendation 2003/361/EC, Annex, Article 3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase", tag = "relation")]
pub enum Relation {
    /// One controls the other, alone or by agreement: its figures count in full.
    Linked,
    /// A holding of a quarter up to a half of the capital or the votes: its figures count in proportion.
    Partner {
        /// The percentage of the capital or of the votes, whichever is higher.
        share: Decimal,
    },
}

/// A partner or linked enterprise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Related {
    /// Its name, for messages.
    pub name: String,
    /// How it is related.
    #[serde(flatten)]
    pub relation: Relation,
    /// Its own figures: facts of the vocabulary that add up, such as `headcount`.
    pub facts: BTreeMap<String, Value>,
}

impl Relation {
    /// The part of a figure that counts.
    fn part(&self, figure: &Decimal) -> Decimal {
        match self {
            Self::Linked => figure.clone(),
            Self::Partner { share } => figure.percent(share),
        }
    }
}

/// The total of a figure over the enterprise and those related to it; nothing is below zero, and what is not known
/// leaves the upper end open.
pub(crate) fn total<'a>(
    own: &Ranges<Decimal>,
    others: impl IntoIterator<Item = (&'a Relation, Ranges<Decimal>)>,
) -> Ranges<Decimal> {
    let ends = |ranges: &Ranges<Decimal>| {
        let first = ranges.intervals().first().and_then(|(min, _)| min.clone());
        (first.unwrap_or_else(|| 0.into()), ranges.intervals().last().and_then(|(_, max)| max.clone()))
    };
    let (mut least, mut most) = ends(own);
    for (relation, ranges) in others {
        let (min, max) = ends(&ranges);
        least = &least + &relation.part(&min);
        most = most.zip(max).map(|(sum, max)| &sum + &relation.part(&max));
    }
    Ranges::between(Some(least), most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn linked_enterprises_count_in_full_and_partners_in_proportion() {
        let own = Ranges::exactly(d("200"));
        let partner = Relation::Partner { share: d("33.3") };
        let sum = total(&own, [(&Relation::Linked, Ranges::exactly(d("30"))), (&partner, Ranges::exactly(d("100")))]);
        assert_eq!(sum.exact(), Some(&d("263.3")));
    }

    #[test]
    fn what_is_not_known_is_not_nought() {
        let own = Ranges::exactly(d("200"));
        let sum = total(&own, [(&Relation::Linked, Ranges::unlimited())]);
        assert_eq!(sum, Ranges::between(Some(d("200")), None));
    }
}
