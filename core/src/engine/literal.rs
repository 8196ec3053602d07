//! The specification: an evaluator that reads like the definition, slow and without cleverness.
//!
//! It walks the entries as they are written. The engine that ships is tested against it.

use std::cell::RefCell;
use std::collections::HashMap;

use rustc_hash::FxHashMap;

use crate::facts::Knowledge;
use crate::law::Date;
use crate::rulebook::{
    Application, Condition, Element, FactType, Item, Limit, OtherReading, Quantifier, Route, RuleKind, Rulebook, Test,
    Text, ValueLabel,
};
use crate::truth::Truth;

/// What stands in an element's place by the readings that are taken.
pub(crate) enum Taken<'c> {
    /// The element itself.
    AsWritten,
    /// Another element, by this reading.
    Instead(&'c Element, &'c OtherReading),
    /// Nothing, by this reading.
    LeftOut(&'c OtherReading),
}

/// Evaluates conditions as they are written, by Kleene's definitions.
#[derive(Debug)]
pub struct Literal<'a> {
    book: &'a Rulebook,
    edition: usize,
    as_of: Date,
    knowledge: &'a [Knowledge],
    stated: &'a HashMap<Item, Truth>,
    readings: &'a [String],
    known: RefCell<FxHashMap<(Item, Option<Date>), Truth>>,
}

impl<'a> Literal<'a> {
    /// An evaluator for what is known of each fact, and for the terms and conclusions stated directly.
    #[must_use]
    pub fn new(
        book: &'a Rulebook,
        edition: usize,
        as_of: Date,
        knowledge: &'a [Knowledge],
        stated: &'a HashMap<Item, Truth>,
        readings: &'a [String],
    ) -> Self {
        Self { book, edition, as_of, knowledge, stated, readings, known: RefCell::default() }
    }

    /// The truth of a fact (of type bool), term, conclusion or duty; for a duty: whether it binds on the day.
    #[must_use]
    pub fn truth(&self, item: Item) -> Truth {
        self.item(item, None)
    }

    /// Whether a conclusion binds on the day: its match joined with its dates and transitions.
    #[must_use]
    pub fn binds(&self, rule: usize) -> Truth {
        let matched = self.item(Item::Rule(rule), None);
        let Some(rule) = self.book.entries().rules.get(rule) else { return Truth::No };
        rule.body.application(self.edition).map_or(matched, |a| matched & self.applies(a))
    }

    /// The truth of a transition for a route that begins on `start`; of anything else what it is in any case.
    pub(crate) fn at(&self, item: Item, start: Option<Date>) -> Truth {
        self.item(item, start)
    }

    /// Sets the value of an item: the derivation shows exact values where Kleene's are too cautious.
    pub(crate) fn settle(&self, item: Item, truth: Truth) {
        self.known.borrow_mut().insert((item, None), truth);
    }

    fn item(&self, item: Item, start: Option<Date>) -> Truth {
        if let Some(stated) = self.stated.get(&item) {
            return *stated;
        }
        let entries = self.book.entries();
        let transition = |rule: &usize| entries.rules.get(*rule).is_some_and(|r| r.kind == RuleKind::Transition);
        // Nothing else reads the start of a route.
        let start = start.filter(|_| matches!(item, Item::Rule(rule) if transition(&rule)));
        if let Some(found) = self.known.borrow().get(&(item, start)) {
            return *found;
        }
        let all = |body: &crate::rulebook::Body| {
            body.conditions(self.edition).fold(Truth::Yes, |all, c| all & self.condition(c, Quantifier::AllOf, start))
        };
        let truth = match item {
            Item::Fact(index) => match self.knowledge.get(index) {
                Some(Knowledge::Bool(truth)) => *truth,
                _ => Truth::Unknown,
            },
            Item::Term(index) => entries.terms.get(index).map_or(Truth::No, |t| all(&t.body)),
            Item::Rule(index) => match entries.rules.get(index) {
                Some(rule) if rule.body.in_edition(self.edition) => all(&rule.body),
                _ => Truth::No,
            },
            Item::Duty(index) => match entries.duties.get(index) {
                Some(duty) if duty.body.in_edition(self.edition) => {
                    let artefact = duty.artefact.as_ref().map_or(Truth::Yes, |id| self.named(id, start));
                    let scope = if duty.scoped { self.named("in_scope", start) } else { Truth::Yes };
                    let bearer = duty.bearers.iter().fold(Truth::No, |any, b| {
                        any | match self.book.item(&crate::rulebook::role_rule(b)) {
                            Some(role @ Item::Rule(_)) => self.item(role, None),
                            _ => Truth::Yes,
                        }
                    });
                    let day = duty.body.application(self.edition).map_or(Truth::No, |a| self.applies(a));
                    artefact & scope & bearer & all(&duty.body) & day
                }
                _ => Truth::No,
            },
        };
        self.known.borrow_mut().insert((item, start), truth);
        truth
    }

    fn named(&self, id: &str, start: Option<Date>) -> Truth {
        self.book.item(id).map_or(Truth::Unknown, |item| self.item(item, start))
    }

    /// Whether the day is one on which something applies, its transitions counted.
    pub(crate) fn applies(&self, application: &Application) -> Truth {
        match application {
            Application::From(day, _) => (self.as_of >= *day).into(),
            Application::Regime(id, _) => {
                let regimes = self.book.entries().regimes.iter().filter(|r| r.id == *id);
                let routes = regimes.flat_map(|regime| regime.routes_in(self.edition));
                routes.fold(Truth::No, |any, route| any | self.route(route))
            }
        }
    }

    /// Whether a route binds on the day.
    pub(crate) fn route(&self, route: &Route) -> Truth {
        let relieved = route.unless.iter().fold(Truth::No, |any, id| any | self.named(id, Some(route.from)));
        self.via(route) & (self.as_of >= route.from).into() & !relieved
    }

    /// Whether a route is open to what is assessed, whatever the day.
    pub(crate) fn via(&self, route: &Route) -> Truth {
        route.via.as_ref().map_or(Truth::Yes, |id| self.named(id, None))
    }

    /// The truth of a condition, as it stands in a block of the given kind.
    pub(crate) fn condition(&self, condition: &Condition, inside: Quantifier, start: Option<Date>) -> Truth {
        match condition {
            Condition::Block(quantifier, parts, _) => {
                let truths = parts.iter().map(|part| self.condition(part, *quantifier, start));
                match quantifier {
                    Quantifier::AllOf => truths.fold(Truth::Yes, |a, b| a & b),
                    Quantifier::AnyOf => truths.fold(Truth::No, |a, b| a | b),
                    Quantifier::NoneOf => !truths.fold(Truth::No, |a, b| a | b),
                }
            }
            Condition::Element(element) => match self.taken(element) {
                Taken::AsWritten => self.test(element, start),
                Taken::Instead(instead, _) => self.test(instead, start),
                // An element that is left out leaves its block as if it were not there.
                Taken::LeftOut(_) => (inside == Quantifier::AllOf).into(),
            },
        }
    }

    /// What stands in an element's place by the readings that are taken.
    pub(crate) fn taken<'c>(&self, element: &'c Element) -> Taken<'c> {
        match &element.other {
            Some(other) if self.readings.iter().any(|r| *r == other.id) => match &other.instead {
                Some(instead) => Taken::Instead(instead, other),
                None => Taken::LeftOut(other),
            },
            _ => Taken::AsWritten,
        }
    }

    fn test(&self, element: &Element, start: Option<Date>) -> Truth {
        let truth = match (&element.test, &*element.id) {
            (Test::Compare(comparison, Limit::Date(day)), "as_of") => comparison.holds(&self.as_of, day).into(),
            (test, id) => match self.book.item(id) {
                Some(Item::Fact(index)) => self.fact(index, test, start),
                Some(item) => self.item(item, start),
                None => Truth::Unknown,
            },
        };
        if element.negated { !truth } else { truth }
    }

    fn fact(&self, index: usize, test: &Test, start: Option<Date>) -> Truth {
        let (Some(knowledge), Some(fact)) = (self.knowledge.get(index), self.book.entries().facts.get(index)) else {
            return Truth::Unknown;
        };
        let among = |values: &[ValueLabel], wanted: &[Text]| {
            values.iter().enumerate().filter(|(_, v)| wanted.contains(&v.id)).fold(0u64, |mask, (i, _)| mask | 1 << i)
        };
        match (knowledge, test, &fact.fact_type) {
            (Knowledge::Bool(truth), Test::Holds, _) => *truth,
            (Knowledge::Choice(possible), Test::In(wanted), FactType::OneOf(values)) => {
                let wanted = among(values, wanted);
                match (possible & wanted != 0, possible & !wanted != 0) {
                    (true, false) => Truth::Yes,
                    (false, _) => Truth::No,
                    (true, true) => Truth::Unknown,
                }
            }
            (Knowledge::Set { yes, no }, Test::In(wanted), FactType::SetOf(values)) => {
                let wanted = among(values, wanted);
                match (yes & wanted != 0, wanted & !no == 0) {
                    (true, _) => Truth::Yes,
                    (false, true) => Truth::No,
                    (false, false) => Truth::Unknown,
                }
            }
            (Knowledge::Number(ranges), Test::Compare(comparison, Limit::Number(limit)), _) => {
                ranges.compare(*comparison, limit)
            }
            (Knowledge::Date(ranges), Test::Compare(comparison, Limit::Date(limit)), _) => {
                ranges.compare(*comparison, limit)
            }
            (Knowledge::Date(ranges), Test::Compare(comparison, Limit::Start), _) => {
                start.map_or(Truth::Unknown, |limit| ranges.compare(*comparison, &limit))
            }
            _ => Truth::Unknown,
        }
    }
}
