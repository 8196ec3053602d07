//! Models that the rules cannot tell apart are assessed once.
//!
//! Rules read a number or a day only by comparing it with limits. Two values on the same side of every limit that the
//! rulebook has for a fact give the same answer, so the sides stand for the value in a key.

use std::collections::BTreeSet;

use crate::compute::Quantity;
use crate::law::Date;
use crate::rulebook::{Body, Condition, Limit, Rulebook, Test};
use crate::truth::{Comparison, Decimal};

/// The limits with which the rulebook compares the facts of a scan.
#[derive(Debug, Default)]
pub(crate) struct Classes {
    numbers: BTreeSet<Decimal>,
    days: BTreeSet<Date>,
}

fn collect(condition: &Condition, facts: &[&str], classes: &mut Classes) {
    match condition {
        Condition::Block(_, parts, _) => parts.iter().for_each(|part| collect(part, facts, classes)),
        Condition::Element(element) => {
            let replaced = element.other.as_ref().and_then(|other| other.instead.as_deref());
            for element in std::iter::once(element).chain(replaced) {
                if !facts.contains(&&*element.id) {
                    continue;
                }
                match &element.test {
                    Test::Compare(_, Limit::Number(number)) => {
                        classes.numbers.insert(number.clone());
                    }
                    Test::Compare(_, Limit::Date(day)) => {
                        classes.days.insert(*day);
                    }
                    Test::Compare(_, Limit::Start) | Test::Holds | Test::In(_) => {}
                }
            }
        }
    }
}

impl Classes {
    /// The limits of these facts. The days from which regimes bind are among them: transitions compare with those.
    pub(crate) fn of(book: &Rulebook, facts: &[&str]) -> Self {
        let entries = book.entries();
        let bodies: Vec<&Body> = entries
            .terms
            .iter()
            .map(|t| &t.body)
            .chain(entries.rules.iter().map(|r| &r.body))
            .chain(entries.duties.iter().map(|d| &d.body))
            .collect();
        let mut classes = Self::default();
        for body in bodies {
            let variants = std::iter::once(&body.common).chain(body.by_edition.iter().map(|(_, v)| v));
            for condition in variants.flat_map(|v| &v.conditions) {
                collect(condition, facts, &mut classes);
            }
        }
        let starts = entries.regimes.iter().flat_map(|r| r.routes.iter().flat_map(|(_, routes)| routes));
        classes.days.extend(starts.map(|route| route.from));
        classes
    }

    /// On which side of every limit the number is.
    pub(crate) fn of_number(&self, number: &Quantity) -> String {
        let sides = self.numbers.iter().flat_map(|limit| {
            [Comparison::Greater, Comparison::AtLeast].map(|c| match number.ranges().compare(c, limit) {
                crate::Truth::Yes => 'y',
                crate::Truth::No => 'n',
                crate::Truth::Unknown => '?',
            })
        });
        sides.collect()
    }

    /// On which side of every limit the day is.
    pub(crate) fn of_day(&self, day: Date) -> String {
        let sides = self.days.iter().map(|limit| match day.cmp(limit) {
            std::cmp::Ordering::Less => '<',
            std::cmp::Ordering::Equal => '=',
            std::cmp::Ordering::Greater => '>',
        });
        sides.collect()
    }
}
