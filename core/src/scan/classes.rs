//! Models that the rules cannot tell apart are assessed once.
//!
//! Rules read a number or a day only by comparing it with limits. Two values on the same side of every limit that the
//! rulebook has for a fact give the same answer, so the sides stand for the value in a key.

use crate::compute::Quantity;
use crate::law::Date;
use crate::rulebook::{Body, Condition, Limit, Rulebook, Test};
use crate::truth::{Comparison, Decimal};

/// The limits with which the rulebook compares the facts of a scan.
#[derive(Debug, Default)]
pub(crate) struct Classes {
    numbers: Vec<Decimal>,
    days: Vec<Date>,
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
                        if let Err(at) = classes.numbers.binary_search(number) {
                            classes.numbers.insert(at, number.clone());
                        }
                    }
                    Test::Compare(_, Limit::Date(day)) => {
                        classes.days.push(*day);
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
        let mut classes = Self::default();
        let mut read = |body: &Body| {
            body.common.conditions.iter().for_each(|condition| collect(condition, facts, &mut classes));
            for (_, variant) in &body.by_edition {
                variant.conditions.iter().for_each(|condition| collect(condition, facts, &mut classes));
            }
        };
        entries.terms.iter().for_each(|term| read(&term.body));
        entries.rules.iter().for_each(|rule| read(&rule.body));
        entries.duties.iter().for_each(|duty| read(&duty.body));
        for regime in &entries.regimes {
            for (_, routes) in &regime.routes {
                classes.days.extend(routes.iter().map(|route| route.from));
            }
        }
        classes.days.sort_unstable();
        classes.days.dedup();
        classes
    }

    /// On which side of every limit the number is.
    pub(crate) fn of_number(&self, number: &Quantity) -> String {
        let mut sides = String::new();
        for limit in &self.numbers {
            for comparison in [Comparison::Greater, Comparison::AtLeast] {
                sides.push(match number.ranges().compare(comparison, limit) {
                    crate::Truth::Yes => 'y',
                    crate::Truth::No => 'n',
                    crate::Truth::Unknown => '?',
                });
            }
        }
        sides
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
