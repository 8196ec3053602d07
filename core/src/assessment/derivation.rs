//! Why a conclusion comes out as it does: the rules, facts and presumptions that led to it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::assessment::evaluate::{Evaluation, joined};
use crate::engine::{Literal, Taken};
use crate::facts::{Origin, Value};
use crate::language::{DerivationPhrases, Language, filled};
use crate::law::Date;
use crate::rulebook::{
    Application, Authority, Body, Condition, Element, Item, Limit, OtherReading, Quantifier, Route, RuleKind, Test,
};
use crate::truth::Truth;

/// Where a truth comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Because {
    /// It follows from the parts below.
    Parts,
    /// It follows whichever way the open parts turn out.
    EveryCase,
    /// Stated in the case.
    Stated {
        /// The stated value.
        value: Value,
    },
    /// Stated to be open.
    Open,
    /// Nobody said anything.
    Silent,
    /// Presumed while silent.
    Presumed {
        /// Why.
        why: String,
    },
    /// Follows from another stated fact.
    Follows {
        /// That fact.
        from: String,
    },
    /// The day of the assessment.
    Day,
    /// Left out by a reading that is taken: it has no weight.
    LeftOut,
}

/// A reading of the text that is taken in the place of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReadingTaken {
    /// Its id.
    pub id: String,
    /// The reading, in a sentence.
    pub text: String,
}

/// One step of a derivation, with the steps it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Derivation {
    /// The fact, term, conclusion or duty; empty for a block of conditions.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// What is asked: title, question, or the words of the block.
    pub title: String,
    /// The answer.
    pub value: Truth,
    /// Whether the step above turns on this one.
    pub decides: bool,
    /// Where the element takes its authority from.
    pub authority: Authority,
    /// The provisions behind it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub citation: String,
    /// The reading that puts this step in the place of ours, or leaves it out, where the case takes one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<ReadingTaken>,
    /// Where the answer comes from.
    pub because: Because,
    /// The steps below.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Derivation>,
}

impl Derivation {
    pub(crate) fn new(evaluation: &Evaluation<'_>, literal: &Literal<'_>, item: Item) -> Self {
        let walk = Walk { evaluation, literal, start: None };
        walk.item(item)
    }

    /// The derivation for a product: that of each use, under its name.
    pub(crate) fn of_uses(value: Truth, parts: Vec<(&str, Self)>) -> Self {
        let mut whole = Self {
            id: String::new(),
            title: String::new(),
            value,
            decides: true,
            authority: Authority::Law,
            citation: String::new(),
            reading: None,
            because: Because::Parts,
            children: Vec::new(),
        };
        for (name, part) in parts {
            whole.id.clone_from(&part.id);
            whole.citation.clone_from(&part.citation);
            whole.title.clone_from(&part.title);
            whole.authority = whole.authority.max(part.authority);
            let title = format!("{name}: {}", part.title);
            whole.children.push(Self { title, decides: part.value == value, ..part });
        }
        whole
    }

    /// The derivation as a JSON document.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

#[derive(Clone, Copy)]
struct Walk<'w, 'b> {
    evaluation: &'w Evaluation<'b>,
    literal: &'w Literal<'w>,
    /// The first day of the route that a transition is read under.
    start: Option<Date>,
}

impl Walk<'_, '_> {
    fn edition(&self) -> usize {
        self.evaluation.intake.edition
    }

    fn language(&self) -> Language {
        self.evaluation.case.language()
    }

    fn phrases(&self) -> &'static DerivationPhrases {
        &self.language().phrases().derivation
    }

    fn item(&self, item: Item) -> Derivation {
        let entries = self.evaluation.book.entries();
        let mut step = self.named(item);
        match item {
            Item::Fact(index) => step.because = self.fact_origin(index),
            Item::Term(index) => {
                if let Some(term) = entries.terms.get(index) {
                    self.body(&mut step, item, &term.body);
                }
            }
            Item::Rule(index) => {
                if let Some(rule) = entries.rules.get(index) {
                    match self.starts(item) {
                        starts if starts.is_empty() => self.body(&mut step, item, &rule.body),
                        starts => self.by_start(&mut step, item, &rule.body, starts),
                    }
                }
            }
            Item::Duty(index) => self.duty(&mut step, index),
        }
        step
    }

    /// What is asked and answered, without what it rests on.
    fn named(&self, item: Item) -> Derivation {
        let entries = self.evaluation.book.entries();
        let asked = match item {
            Item::Fact(index) => entries.facts.get(index).map(|fact| (&fact.question, &fact.cites)),
            Item::Term(index) => entries.terms.get(index).map(|term| (&term.question, &term.cites)),
            Item::Rule(index) => entries.rules.get(index).map(|rule| (&rule.title, &rule.cites)),
            Item::Duty(index) => entries.duties.get(index).map(|duty| (&duty.text, &duty.cites)),
        };
        let (title, citation) = asked.map(|(title, cites)| (title.to_string(), joined(cites))).unwrap_or_default();
        let value = match self.is_transition(item) {
            true => self.literal.at(item, self.start),
            false => self.evaluation.exact(item),
        };
        let id = self.evaluation.book.name(item).to_owned();
        Derivation { id, citation, ..Self::step(title, value, Because::Parts) }
    }

    /// A step of no id and citation of its own.
    fn step(title: String, value: Truth, because: Because) -> Derivation {
        Derivation {
            id: String::new(),
            title,
            value,
            decides: true,
            authority: Authority::Law,
            citation: String::new(),
            reading: None,
            because,
            children: Vec::new(),
        }
    }

    fn is_transition(&self, item: Item) -> bool {
        let Item::Rule(index) = item else { return false };
        self.evaluation.book.entries().rules.get(index).is_some_and(|rule| rule.kind == RuleKind::Transition)
    }

    /// The first days of the routes that name a transition, with those routes, if it hangs on them and none is given.
    /// Where something applies by any of them, or may, of those alone.
    fn starts(&self, item: Item) -> BTreeMap<Date, Vec<&Route>> {
        let mut starts: BTreeMap<Date, Vec<&Route>> = BTreeMap::new();
        let settled = self.start.is_some() || self.evaluation.intake.stated_origins.contains_key(&item);
        if settled || !self.reads_start(item) {
            return starts;
        }
        let book = self.evaluation.book;
        let named = |route: &&Route| route.unless.iter().any(|id| book.item(id) == Some(item));
        let regimes = book.entries().regimes.iter();
        let routes = regimes.flat_map(|regime| {
            let used = self.evaluation.used(regime);
            let routes = regime.routes_in(self.edition()).filter(named);
            routes.map(move |route| (route, used, self.literal.via(route)))
        });
        let all: Vec<(&Route, Truth, Truth)> = routes.collect();
        let certain = |used: Truth, via: Truth| used == Truth::Yes && via != Truth::No;
        let possible = |used: Truth, via: Truth| used & via != Truth::No;
        let any_certain = all.iter().any(|(_, used, via)| certain(*used, *via));
        let any_possible = all.iter().any(|(_, used, via)| possible(*used, *via));
        for (route, used, via) in all {
            let counts = match (any_certain, any_possible) {
                (true, _) => certain(used, via),
                (false, true) => possible(used, via),
                (false, false) => true,
            };
            if counts {
                starts.entry(route.from).or_default().push(route);
            }
        }
        starts
    }

    /// Whether a transition hangs on the first day of the route for which it is read.
    fn reads_start(&self, item: Item) -> bool {
        let Item::Rule(index) = item else { return false };
        let rule = self.evaluation.book.entries().rules.get(index).filter(|_| self.is_transition(item));
        rule.is_some_and(|rule| {
            rule.body.conditions(self.edition()).any(|condition| self.condition_reads_start(condition))
        })
    }

    fn condition_reads_start(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Block(_, parts, _) => parts.iter().any(|part| self.condition_reads_start(part)),
            Condition::Element(element) => {
                let instead = element.other.as_ref().and_then(|other| other.instead.as_deref());
                [Some(element), instead].into_iter().flatten().any(|element| match element.test {
                    Test::Compare(_, Limit::Start) => true,
                    _ => self.evaluation.book.item(&element.id).is_some_and(|item| self.reads_start(item)),
                })
            }
        }
    }

    /// A transition that is asked for by itself: what it comes to for each route. It relieves as a whole where it
    /// relieves of every one.
    fn by_start(&self, step: &mut Derivation, item: Item, body: &Body, starts: BTreeMap<Date, Vec<&Route>>) {
        let (language, phrases) = (self.language(), self.phrases());
        step.value = starts.keys().fold(Truth::Yes, |all, start| all & self.literal.at(item, Some(*start)));
        for (start, routes) in starts {
            let under = Self { start: Some(start), ..*self };
            let mut vias: Vec<&str> = routes.iter().filter_map(|route| route.via.as_deref()).collect();
            vias.sort_unstable();
            vias.dedup();
            let day = match vias.is_empty() {
                true => language.date(start),
                false => filled(&phrases.via, &[("day", &language.date(start)), ("route", &vias.join(", "))]),
            };
            let title = filled(&phrases.for_start, &[("day", &day)]);
            let mut child = Self::step(title, self.literal.at(item, Some(start)), Because::Parts);
            child.decides = step.value == Truth::Yes || child.value == step.value;
            under.body(&mut child, item, body);
            step.children.push(child);
        }
    }

    fn body(&self, step: &mut Derivation, item: Item, body: &Body) {
        match self.evaluation.intake.stated_origins.get(&item) {
            Some(Origin::Stated) => {
                step.because = Because::Stated { value: Value::Bool(step.value == Truth::Yes) };
                return;
            }
            Some(Origin::Presumed) => {
                step.because = Because::Presumed { why: self.phrases().exception.clone() };
                return;
            }
            Some(Origin::FollowsFrom(from)) => {
                step.because = Because::Follows { from: from.clone() };
                return;
            }
            _ => {}
        }
        let mut kleene = Truth::Yes;
        for condition in body.conditions(self.edition()) {
            kleene = kleene & self.literal.condition(condition, Quantifier::AllOf, self.start);
        }
        if step.value.is_known() && !kleene.is_known() {
            step.because = Because::EveryCase;
        }
        for condition in body.conditions(self.edition()) {
            let part = self.condition(condition, Quantifier::AllOf, step.value);
            step.children.push(part);
        }
    }

    fn duty(&self, step: &mut Derivation, index: usize) {
        let Some(duty) = self.evaluation.book.entries().duties.get(index) else { return };
        let mut conclusions: Vec<String> = duty.artefact.iter().map(ToString::to_string).collect();
        if duty.scoped {
            conclusions.push("in_scope".to_owned());
        }
        let roles: Vec<String> = duty.bearers.iter().map(|b| format!("role-{b}")).collect();
        let borne = roles.iter().any(|r| self.evaluation.term(r) == Truth::Yes);
        conclusions.extend(roles.into_iter().filter(|r| !borne || self.evaluation.term(r) == Truth::Yes));
        for id in conclusions {
            if let Some(item) = self.evaluation.book.item(&id) {
                let mut child = self.item(item);
                child.decides = child.value == step.value || step.value == Truth::Unknown;
                step.children.push(child);
            }
        }
        for condition in duty.body.conditions(self.edition()) {
            step.children.push(self.condition(condition, Quantifier::AllOf, step.value));
        }
        if let Some(application) = duty.body.application(self.edition()) {
            let mut when = self.application(application);
            when.decides = step.value == Truth::Yes || when.value == step.value;
            step.children.push(when);
        }
    }

    fn application(&self, application: &Application) -> Derivation {
        let (language, phrases) = (self.language(), self.phrases());
        let value = self.literal.applies(application);
        match application {
            Application::From(day, cites) => {
                let title = filled(&phrases.applies_from, &[("day", &language.date(*day))]);
                Derivation { citation: joined(cites), ..Self::step(title, value, Because::Day) }
            }
            Application::Regime(id, _) => {
                let regime = self.evaluation.book.entries().regimes.iter().find(|r| r.id == *id);
                let routes: Vec<&Route> = regime.iter().flat_map(|regime| regime.routes_in(self.edition())).collect();
                let days: Vec<String> = routes.iter().map(|route| self.begins(route)).collect();
                let title = regime.map(|r| r.title.clone()).unwrap_or_default();
                let title = filled(&phrases.regime_from, &[("title", &title), ("days", &days.join(", "))]);
                let mut step = Self::step(title, value, Because::Day);
                step.citation = regime.map(|r| joined(&r.cites)).unwrap_or_default();
                step.children = routes.into_iter().map(|route| self.route(route, value)).collect();
                step
            }
        }
    }

    /// The first day of a route, and what opens it.
    fn begins(&self, route: &Route) -> String {
        let day = self.language().date(route.from);
        match &route.via {
            Some(via) => filled(&self.phrases().via, &[("day", &day), ("route", via)]),
            None => day,
        }
    }

    /// Whether a route binds on the day: what opens it, and the transitions that can relieve of it.
    fn route(&self, route: &Route, above: Truth) -> Derivation {
        let book = self.evaluation.book;
        let value = self.literal.route(route);
        let decides = |part: Truth| value == Truth::Yes || part == value;
        let mut step = Self::step(self.begins(route), value, Because::Day);
        step.citation = joined(&route.cites);
        step.decides = value == above;
        if let Some(via) = route.via.as_deref().and_then(|id| book.item(id)) {
            let via = self.named(via);
            step.children.push(Derivation { decides: decides(via.value), ..via });
        }
        // A route that is not open needs no relief.
        if self.literal.via(route) == Truth::No || route.unless.is_empty() {
            return step;
        }
        let under = Self { start: Some(route.from), ..*self };
        let mut transitions: Vec<Derivation> =
            route.unless.iter().filter_map(|id| book.item(id)).map(|item| under.item(item)).collect();
        let relieved = transitions.iter().fold(Truth::No, |any, transition| any | transition.value);
        transitions.iter_mut().for_each(|transition| transition.decides = transition.value == relieved);
        let none_of = self.language().phrases().quantifier.none_of.clone();
        let unless = Self::step(none_of, !relieved, Because::Parts);
        step.children.push(Derivation { decides: decides(!relieved), children: transitions, ..unless });
        step
    }

    /// A condition within a block; `above` is the value of the block, to tell what turns it.
    fn condition(&self, condition: &Condition, inside: Quantifier, above: Truth) -> Derivation {
        let value = self.literal.condition(condition, inside, self.start);
        let weight = if inside == Quantifier::NoneOf { !above } else { above };
        let decides = match (inside, above) {
            (Quantifier::AllOf, Truth::Yes) => true,
            _ => value == weight,
        };
        match condition {
            Condition::Block(quantifier, parts, _) => {
                let words = &self.language().phrases().quantifier;
                let title = match quantifier {
                    Quantifier::AllOf => &words.all_of,
                    Quantifier::AnyOf => &words.any_of,
                    Quantifier::NoneOf => &words.none_of,
                };
                let children = parts.iter().map(|part| self.condition(part, *quantifier, value)).collect();
                Derivation { decides, children, ..Self::step(title.clone(), value, Because::Parts) }
            }
            Condition::Element(element) => {
                let mut step = match self.literal.taken(element) {
                    Taken::AsWritten => self.element(element, value),
                    Taken::Instead(instead, other) => self.read_otherwise(instead, element, other, value),
                    Taken::LeftOut(other) => {
                        let mut step = self.read_otherwise(element, element, other, value);
                        (step.because, step.authority) = (Because::LeftOut, Authority::Law);
                        step.children.clear();
                        step
                    }
                };
                step.decides = decides && step.because != Because::LeftOut;
                step
            }
        }
    }

    fn element(&self, element: &Element, value: Truth) -> Derivation {
        let item = self.evaluation.book.item(&element.id);
        let mut step = match item {
            Some(item @ (Item::Term(_) | Item::Rule(_))) => self.item(item),
            _ => Derivation { id: element.id.to_string(), ..Self::step(String::new(), value, Because::Day) },
        };
        if let Some(Item::Fact(index)) = item {
            step.because = self.fact_origin(index);
            step.title = self
                .evaluation
                .book
                .entries()
                .facts
                .get(index)
                .map(|f| f.question.clone())
                .unwrap_or_default()
                .into_owned();
        }
        let words = self.words(element);
        if words != element.id || step.title.is_empty() {
            step.title = if step.title.is_empty() { words } else { format!("{words}: {}", step.title) };
        }
        step.value = value;
        step.authority = element.authority;
        step.citation = joined(&element.cites);
        step
    }

    /// The test of an element in words.
    fn words(&self, element: &Element) -> String {
        let (language, phrases) = (self.language(), self.phrases());
        let id = &element.id;
        let test = match &element.test {
            Test::Holds => id.to_string(),
            Test::In(values) => {
                let phrase = if element.negated { &phrases.not_in } else { &phrases.r#in };
                return filled(phrase, &[("fact", id), ("values", &values.join(", "))]);
            }
            Test::Compare(comparison, limit) => {
                let limit = match limit {
                    Limit::Number(n) => n.to_string(),
                    Limit::Date(day) => language.date(*day),
                    Limit::Start => self.start.map_or_else(|| phrases.start.clone(), |day| language.date(day)),
                };
                format!("{id} {} {limit}", comparison.sign())
            }
        };
        if element.negated { filled(&phrases.not, &[("test", &test)]) } else { test }
    }

    /// What a reading that is taken makes of an element.
    fn read_otherwise(&self, shown: &Element, written: &Element, other: &OtherReading, value: Truth) -> Derivation {
        let mut step = self.element(shown, value);
        step.citation = joined(if other.cites.is_empty() { &written.cites } else { &other.cites });
        step.reading = Some(ReadingTaken { id: other.id.to_string(), text: other.text.to_string() });
        step
    }

    fn fact_origin(&self, index: usize) -> Because {
        let Some(fact) = self.evaluation.book.entries().facts.get(index) else { return Because::Silent };
        match self.evaluation.intake.origins.get(index) {
            Some(Origin::Stated) => Because::Stated {
                value: self
                    .evaluation
                    .intake
                    .knowledge
                    .get(index)
                    .map_or(Value::Null, |knowledge| knowledge.to_value(&fact.fact_type)),
            },
            Some(Origin::Open) => Because::Open,
            Some(Origin::Presumed) => Because::Presumed {
                why: fact.presumption.as_ref().map(|p| p.why.clone()).unwrap_or_default().into_owned(),
            },
            Some(Origin::FollowsFrom(from)) => Because::Follows { from: from.clone() },
            Some(Origin::Silent) | None => Because::Silent,
        }
    }
}

/// The id that an element asks for by the readings that are taken.
fn shown(literal: &Literal<'_>, element: &Element) -> String {
    match literal.taken(element) {
        Taken::Instead(instead, _) => instead.id.to_string(),
        Taken::AsWritten | Taken::LeftOut(_) => element.id.to_string(),
    }
}

/// The elements that make a condition fail.
pub(crate) fn failing(literal: &Literal<'_>, condition: &Condition, found: &mut Vec<String>) {
    if literal.condition(condition, Quantifier::AllOf, None) != Truth::No {
        return;
    }
    match condition {
        Condition::Element(element) => found.push(shown(literal, element)),
        Condition::Block(Quantifier::AllOf | Quantifier::AnyOf, parts, _) => {
            parts.iter().for_each(|part| failing(literal, part, found));
        }
        Condition::Block(Quantifier::NoneOf, parts, _) => {
            for part in parts {
                if literal.condition(part, Quantifier::NoneOf, None) == Truth::Yes {
                    found.push(match part {
                        Condition::Element(element) => shown(literal, element),
                        Condition::Block(..) => "none of".to_owned(),
                    });
                }
            }
        }
    }
}
