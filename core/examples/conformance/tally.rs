//! Counts of points.

use std::collections::BTreeMap;

use crate::cases::Group;
use crate::judge::{Outcome, Point, REFUSED};

/// How many points fared how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// As the source says.
    pub right: usize,
    /// Left open.
    pub undecided: usize,
    /// Against the source, or refused.
    pub wrong: usize,
}

impl Tally {
    /// Counts the judged points.
    pub fn of<'p>(points: impl IntoIterator<Item = &'p Point>) -> Self {
        let mut tally = Self::default();
        for point in points {
            match point.outcome {
                Outcome::Right => tally.right += 1,
                Outcome::Undecided => tally.undecided += 1,
                Outcome::Wrong => tally.wrong += 1,
                Outcome::NotJudged => {}
            }
        }
        tally
    }

    /// The share of points that are not left open, in thousandths; all of them when there is none.
    pub fn decided_permille(self) -> usize {
        let all = self.right + self.undecided + self.wrong;
        ((all - self.undecided) * 1000).checked_div(all).unwrap_or(1000)
    }
}

/// The usual keys, in the order of the Act; others follow by name.
const ORDER: &[&str] = &[
    REFUSED,
    "is_ai_system",
    "in_scope",
    "roles",
    "roles_excluded",
    "prohibited",
    "prohibited_excluded",
    "high_risk",
    "high_risk_excluded",
    "annex3_match",
    "art6_3_derogation",
    "derogation_condition",
    "transparency",
    "transparency_excluded",
    "gpai",
];

/// The counts of one group by key, in the order of the Act.
pub fn by_key(points: &[Point], group: Group) -> Vec<(&str, Tally)> {
    let mut keys: BTreeMap<(usize, &str), Vec<&Point>> = BTreeMap::new();
    for point in points.iter().filter(|p| p.group == group && p.outcome != Outcome::NotJudged) {
        let rank = ORDER.iter().position(|key| *key == point.key).unwrap_or(ORDER.len());
        keys.entry((rank, point.key.as_str())).or_default().push(point);
    }
    keys.into_iter().map(|((_, key), points)| (key, Tally::of(points))).collect()
}
