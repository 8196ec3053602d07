//! What is drawn from findings and duties: the open questions, and the presumptions that were used.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::assessment::document::{Presumed, Question};
use crate::assessment::evaluate::{Evaluation, IN_SCOPE, joined};
use crate::assessment::finding::Finding;
use crate::assessment::obligation::Obligation;
use crate::assessment::status::Status;
use crate::facts::{Knowledge, Value};
use crate::rulebook::{Fact, FactType, Item, RuleKind};

impl Evaluation<'_> {
    /// The open questions of findings and listed duties, those that settle most first.
    pub(crate) fn questions<'e>(&self, findings: &'e [Finding], listed: &'e [Obligation]) -> Vec<Question> {
        let mut waiting: FxHashMap<&str, usize> = FxHashMap::default();
        let mut wait = |ids: &'e [String]| ids.iter().for_each(|id| *waiting.entry(id).or_default() += 1);
        // Steps on the way, such as one limb of the scope, are not outcomes that a user waits for.
        let outcome = |f: &Finding| f.family.is_some() || f.kind == RuleKind::Artefact || f.id == IN_SCOPE;
        for finding in findings {
            if outcome(finding) && finding.status != Status::NotApplicable {
                wait(&finding.missing);
            }
        }
        for duty in listed {
            wait(&duty.missing);
        }
        let mut questions: Vec<Question> = Vec::new();
        for fact in &self.book.entries().facts {
            if let Some(settles) = waiting.get(&*fact.id) {
                questions.push(question(fact, *settles));
            }
        }
        Question::sort(&mut questions);
        questions
    }

    /// The presumptions under findings and listed duties.
    pub(crate) fn presumptions<'e>(&self, findings: &'e [Finding], listed: &'e [Obligation]) -> Vec<Presumed> {
        let mut used: Vec<&str> = Vec::new();
        let mut uses = |ids: &'e [String]| used.extend(ids.iter().map(String::as_str));
        for finding in findings {
            uses(&finding.presumptions);
            uses(&finding.would_change);
        }
        for obligation in listed {
            uses(&obligation.presumptions);
            uses(&obligation.would_change);
        }
        used.sort_unstable();
        used.dedup();
        used.into_iter().filter_map(|id| self.presumed(id)).collect()
    }

    pub(crate) fn presumed(&self, id: &str) -> Option<Presumed> {
        let item = self.book.item(id)?;
        match item {
            Item::Fact(index) => {
                let fact = self.book.entries().facts.get(index)?;
                let presumption = fact.presumption.as_ref()?;
                Some(Presumed {
                    id: fact.id.to_string(),
                    value: Knowledge::presumed(presumption.presumed).to_value(&fact.fact_type),
                    why: presumption.why.to_string(),
                    citation: joined(&fact.cites),
                })
            }
            Item::Rule(index) => {
                let rule = self.book.entries().rules.get(index)?;
                Some(Presumed {
                    id: rule.id.to_string(),
                    value: Value::Bool(false),
                    why: self.case.language().phrases().derivation.exception.clone(),
                    citation: joined(&rule.cites),
                })
            }
            Item::Term(_) | Item::Duty(_) => None,
        }
    }
}

impl Question {
    /// Those that settle most first; those that settle equally many stay in their order.
    pub(crate) fn sort(questions: &mut [Self]) {
        questions.sort_by_key(|question| std::cmp::Reverse(question.settles));
    }
}

fn question(fact: &Fact, settles: usize) -> Question {
    let (kind, values) = match &fact.fact_type {
        FactType::Bool => ("bool", &[][..]),
        FactType::OneOf(values) => ("one_of", values.as_slice()),
        FactType::SetOf(values) => ("set_of", values.as_slice()),
        FactType::Number => ("number", &[][..]),
        FactType::Date => ("date", &[][..]),
        FactType::Text => ("text", &[][..]),
    };
    let mut labels = BTreeMap::new();
    for value in values {
        labels.insert(value.id.to_string(), value.label.to_string());
    }
    Question {
        id: fact.id.to_string(),
        question: fact.question.to_string(),
        help: fact.help.as_ref().map(ToString::to_string),
        r#type: kind,
        values: labels,
        unit: fact.unit.as_ref().map(ToString::to_string),
        citation: joined(&fact.cites),
        settles,
    }
}
