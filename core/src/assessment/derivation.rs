//! Why a conclusion comes out as it does: the rules, facts and presumptions that led to it.

use serde::Serialize;

use crate::assessment::evaluate::{Evaluation, joined};
use crate::engine::{Literal, Taken};
use crate::facts::{Origin, Value};
use crate::language::{DerivationPhrases, Language, filled};
use crate::rulebook::{Application, Authority, Body, Condition, Element, Item, Limit, OtherReading, Quantifier, Test};
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
        let walk = Walk { evaluation, literal };
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

struct Walk<'w, 'b> {
    evaluation: &'w Evaluation<'b>,
    literal: &'w Literal<'w>,
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
        let value = self.evaluation.exact(item);
        let id = self.evaluation.book.name(item).to_owned();
        let mut step = Derivation {
            id,
            title: String::new(),
            value,
            decides: true,
            authority: Authority::Law,
            citation: String::new(),
            reading: None,
            because: Because::Parts,
            children: Vec::new(),
        };
        match item {
            Item::Fact(index) => {
                if let Some(fact) = entries.facts.get(index) {
                    step.title = fact.question.to_string();
                    step.citation = joined(&fact.cites);
                    step.because = self.fact_origin(index);
                }
            }
            Item::Term(index) => {
                if let Some(term) = entries.terms.get(index) {
                    step.title = term.question.to_string();
                    step.citation = joined(&term.cites);
                    self.body(&mut step, item, &term.body);
                }
            }
            Item::Rule(index) => {
                if let Some(rule) = entries.rules.get(index) {
                    step.title = rule.title.to_string();
                    step.citation = joined(&rule.cites);
                    self.body(&mut step, item, &rule.body);
                }
            }
            Item::Duty(index) => {
                if let Some(duty) = entries.duties.get(index) {
                    step.title = duty.text.to_string();
                    step.citation = joined(&duty.cites);
                    self.duty(&mut step, index);
                }
            }
        }
        step
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
            kleene = kleene & self.literal.condition(condition, Quantifier::AllOf, None);
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
            step.children.push(self.application(application, index));
        }
    }

    fn application(&self, application: &Application, duty: usize) -> Derivation {
        let value = self.evaluation.exact(Item::Duty(duty));
        let (language, phrases) = (self.language(), self.phrases());
        let (title, citation) = match application {
            Application::From(day, cites) => {
                (filled(&phrases.applies_from, &[("day", &language.date(*day))]), joined(cites))
            }
            Application::Regime(id, _) => {
                let regime = self.evaluation.book.entries().regimes.iter().find(|r| r.id == *id);
                let routes = regime.map(|regime| regime.routes.as_slice()).unwrap_or_default();
                let mut days: Vec<String> = Vec::new();
                for route in routes.iter().filter(|(e, _)| *e == self.edition()).flat_map(|(_, routes)| routes) {
                    let day = language.date(route.from);
                    days.push(match &route.via {
                        Some(via) => filled(&phrases.via, &[("day", &day), ("route", via)]),
                        None => day,
                    });
                }
                let title = regime.map(|r| r.title.clone()).unwrap_or_default();
                let title = filled(&phrases.regime_from, &[("title", &title), ("days", &days.join(", "))]);
                (title, regime.map(|r| joined(&r.cites)).unwrap_or_default())
            }
        };
        Derivation {
            id: String::new(),
            title,
            value,
            decides: true,
            authority: Authority::Law,
            citation,
            reading: None,
            because: Because::Day,
            children: Vec::new(),
        }
    }

    /// A condition within a block; `above` is the value of the block, to tell what turns it.
    fn condition(&self, condition: &Condition, inside: Quantifier, above: Truth) -> Derivation {
        let value = self.literal.condition(condition, inside, None);
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
                Derivation {
                    id: String::new(),
                    title: title.clone(),
                    value,
                    decides,
                    authority: Authority::Law,
                    citation: String::new(),
                    reading: None,
                    because: Because::Parts,
                    children: parts.iter().map(|part| self.condition(part, *quantifier, value)).collect(),
                }
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
            _ => Derivation {
                id: element.id.to_string(),
                title: String::new(),
                value,
                decides: true,
                authority: Authority::Law,
                citation: String::new(),
                reading: None,
                because: Because::Day,
                children: Vec::new(),
            },
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
                    Limit::Start => phrases.start.clone(),
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
