//! What is drawn from findings and duties: the open questions, and the presumptions that were used.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::assessment::document::{Presumed, Question};
use crate::assessment::evaluate::{Evaluation, IN_SCOPE, joined};
use crate::assessment::finding::Finding;
use crate::assessment::obligation::Obligation;
use crate::assessment::status::Status;
use crate::facts::{Knowledge, Value};
use crate::rulebook::{Fact, FactType, Item, RuleKind};

impl Evaluation<'_> {
    /// The open questions of findings and listed duties, those that settle most first.
    pub(crate) fn questions(&self, findings: &[Finding], listed: &[Obligation]) -> Vec<Question> {
        let mut waiting: HashMap<&str, usize> = HashMap::new();
        // Steps on the way, such as one limb of the scope, are not outcomes that a user waits for.
        let outcome = |f: &&Finding| f.family.is_some() || f.kind == RuleKind::Artefact || f.id == IN_SCOPE;
        let asked = findings.iter().filter(outcome).filter(|f| f.status != Status::NotApplicable).map(|f| &f.missing);
        for id in asked.chain(listed.iter().map(|o| &o.missing)).flatten() {
            *waiting.entry(id).or_default() += 1;
        }
        let facts = self.book.entries().facts.iter();
        let mut questions: Vec<Question> =
            facts.filter_map(|fact| waiting.get(&*fact.id).map(|n| question(fact, *n))).collect();
        // A stable sort: questions that settle equally many stay in the order of the rulebook.
        questions.sort_by_key(|q| std::cmp::Reverse(q.settles));
        questions
    }

    /// The presumptions under findings and listed duties.
    pub(crate) fn presumptions(&self, findings: &[Finding], listed: &[Obligation]) -> Vec<Presumed> {
        let mut used: BTreeSet<&str> = BTreeSet::new();
        for finding in findings {
            used.extend(finding.presumptions.iter().chain(&finding.would_change).map(String::as_str));
        }
        for obligation in listed {
            used.extend(obligation.presumptions.iter().chain(&obligation.would_change).map(String::as_str));
        }
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

fn question(fact: &Fact, settles: usize) -> Question {
    let (kind, values) = match &fact.fact_type {
        FactType::Bool => ("bool", &[][..]),
        FactType::OneOf(values) => ("one_of", values.as_slice()),
        FactType::SetOf(values) => ("set_of", values.as_slice()),
        FactType::Number => ("number", &[][..]),
        FactType::Date => ("date", &[][..]),
        FactType::Text => ("text", &[][..]),
    };
    Question {
        id: fact.id.to_string(),
        question: fact.question.to_string(),
        help: fact.help.as_ref().map(ToString::to_string),
        r#type: kind,
        values: values.iter().map(|v| (v.id.to_string(), v.label.to_string())).collect::<BTreeMap<_, _>>(),
        unit: fact.unit.as_ref().map(ToString::to_string),
        citation: joined(&fact.cites),
        settles,
    }
}
