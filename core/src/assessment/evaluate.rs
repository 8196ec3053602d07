//! One case, decided: what the findings, duties and questions are drawn from.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::assessment::derivation::{self, Derivation};
use crate::assessment::document::{
    Finding, LawVersion, Obligation, OtherReadingTaken, Overridden, Penalty, Presumed, Question,
};
use crate::assessment::intake::{Intake, is_open, named};
use crate::assessment::is_finding;
use crate::assessment::status::{Dated, Status, Timeline};
use crate::engine::{Compiled, Frame, Literal, Missing, Planes, Ref, Situation, Source, Support, Table};
use crate::error::Error;
use crate::facts::{Case, Knowledge, Origin, Value};
use crate::law::{Citation, Date};
use crate::rulebook::{Application, Authority, Body, Duty, Fact, FactType, Item, RuleKind, Rulebook, Sanction};
use crate::truth::Truth;

/// The conclusion that the Act applies to the actor.
pub(crate) const IN_SCOPE: &str = "in_scope";

/// The fact that says which roles are held.
const ROLE: &str = "role";

/// Everything decided about one case.
#[derive(Debug)]
pub(crate) struct Evaluation<'b> {
    pub(crate) book: &'b Rulebook,
    pub(crate) case: Case,
    pub(crate) intake: Intake,
    compiled: &'b Compiled,
    /// The days that matter, and the day of the assessment among them.
    days: Vec<Date>,
    today: usize,
    table: Table,
}

/// What a conclusion rests on and waits for.
#[derive(Clone, Default)]
struct Reasons {
    missing: Vec<String>,
    presumptions: Vec<String>,
    would_change: Vec<String>,
}

impl<'b> Evaluation<'b> {
    pub(crate) fn new(book: &'b Rulebook, case: &Case) -> Result<Self, Error> {
        let intake = Intake::new(book, case)?;
        let compiled = book.compiled(intake.edition)?;
        let mut days: Vec<Date> = compiled.dates().iter().copied().chain([case.as_of()]).collect();
        days.sort_unstable();
        days.dedup();
        let today = days.iter().position(|d| *d == case.as_of()).unwrap_or(0);
        let mut evaluation = Self { book, case: case.clone(), intake, compiled, days, today, table: Table::default() };
        evaluation.table = evaluation.decide();
        Ok(evaluation)
    }

    fn situation(&self) -> Situation<'_> {
        Situation {
            compiled: self.compiled,
            knowledge: &self.intake.knowledge,
            stated: &self.intake.stated,
            readings: &self.intake.readings,
        }
    }

    fn frame(&self, day: usize) -> Frame {
        Frame { as_of: self.days.get(day).copied().unwrap_or(self.case.as_of()), turned: None }
    }

    /// Decides everything on every day that matters, and on the day of the assessment under every other reading.
    fn decide(&self) -> Table {
        let readings = (0..self.compiled.readings().len()).map(|r| Frame { as_of: self.case.as_of(), turned: Some(r) });
        let frames: Vec<Frame> = (0..self.days.len()).map(|d| self.frame(d)).chain(readings).collect();
        let mut targets: BTreeSet<Ref> = BTreeSet::new();
        for index in 0..self.book.entries().rules.len() {
            if let Some(nodes) = self.compiled.rule(index) {
                targets.extend([nodes.value, nodes.binds, nodes.unrelieved]);
            }
        }
        for index in 0..self.book.entries().terms.len() {
            targets.insert(self.compiled.node_of(Item::Term(index)));
        }
        for index in 0..self.book.entries().duties.len() {
            if let Some(nodes) = self.compiled.duty(index) {
                targets.extend([nodes.standing, nodes.binds, nodes.unrelieved]);
            }
        }
        let targets: Vec<Ref> = targets.into_iter().collect();
        self.situation().decide(&frames, &targets)
    }

    fn today(&self, target: Ref) -> Truth {
        self.table.get(target, self.today)
    }

    fn row(&self, target: Ref) -> Vec<Truth> {
        (0..self.days.len()).map(|day| self.table.get(target, day)).collect()
    }

    pub(crate) fn term(&self, id: &str) -> Truth {
        self.book.item(id).map_or(Truth::Unknown, |item| self.today(self.compiled.node_of(item)))
    }

    fn dated(&self, binds: Ref, unrelieved: Ref) -> Dated {
        let timeline =
            Timeline { days: &self.days, today: self.today, binds: self.row(binds), unrelieved: self.row(unrelieved) };
        timeline.read()
    }

    /// Whether the actor is certainly outside the Act, or what is looked at is certainly no AI.
    fn out_of_scope(&self) -> bool {
        self.term(IN_SCOPE) == Truth::No
    }

    /// Whether what an input says is presumed.
    fn is_presumed(&self, source: &Source) -> bool {
        match source {
            Source::Fact(fact) | Source::Member(fact, _) => self.intake.origins.get(*fact) == Some(&Origin::Presumed),
            Source::Stated(item) => self.intake.stated_origins.get(item) == Some(&Origin::Presumed),
            Source::AsOf | Source::Reading(_) => false,
        }
    }

    fn source_id(&self, source: &Source) -> Option<&str> {
        match source {
            Source::Fact(fact) | Source::Member(fact, _) => Some(self.book.name(Item::Fact(*fact))),
            Source::Stated(item) => Some(self.book.name(*item)),
            Source::AsOf | Source::Reading(_) => None,
        }
    }

    pub(crate) fn law_version(&self) -> LawVersion {
        let edition = self.book.entries().editions.get(self.intake.edition);
        LawVersion {
            edition: edition.map(|e| e.id.clone()).unwrap_or_default(),
            title: edition.map(|e| e.title.clone()).unwrap_or_default(),
            as_of: self.case.as_of(),
            rulebook: self.book.digest().to_owned(),
            library: crate::VERSION.to_owned(),
        }
    }

    /// All citations in one text, and a link to the first provision among them.
    fn cited(&self, cites: &[Citation]) -> (String, Option<String>) {
        let text = joined(cites);
        let edition = self.book.entries().editions.get(self.intake.edition);
        let version = edition.map(|e| e.id.clone()).unwrap_or_default();
        let url = cites.iter().find_map(Citation::provision).map(|p| p.eli(&version).url);
        (text, url)
    }

    pub(crate) fn findings(&self) -> Vec<Finding> {
        let book = self.book;
        let literal = self.literal();
        let situation = self.situation();
        let mut reasons = Reasoner::new(self, &situation);
        let mut authorities = HashMap::new();
        let mut findings = Vec::new();
        for (index, rule) in book.entries().rules.iter().enumerate() {
            if !is_finding(book, index) {
                continue;
            }
            let (citation, url) = self.cited(&rule.cites);
            let mut finding = Finding {
                id: rule.id.clone(),
                title: rule.title.clone(),
                kind: rule.kind,
                family: rule.family,
                value: Truth::No,
                status: Status::NotInEdition,
                examined: true,
                applies_from: None,
                possible_from: None,
                formal_from: None,
                until: None,
                citation,
                url,
                authority: Authority::Law,
                missing: Vec::new(),
                presumptions: Vec::new(),
                would_change: Vec::new(),
                other_reading: Vec::new(),
                reason: Vec::new(),
                duties: Vec::new(),
                stated: self.intake.stated_origins.get(&Item::Rule(index)) == Some(&Origin::Stated),
            };
            if let Some(nodes) = self.compiled.rule(index) {
                let has_dates = rule.body.application(self.intake.edition).is_some();
                finding.value = self.today(nodes.value);
                finding.examined = reasons.examined(nodes.value);
                let dated = if has_dates { self.dated(nodes.binds, nodes.unrelieved) } else { undated(finding.value) };
                finding.status = dated.status;
                finding.applies_from = dated.applies_from;
                finding.possible_from = dated.possible_from;
                finding.until = dated.until;
                finding.formal_from = self.formal(&rule.body, dated.applies_from);
                if rule.kind == RuleKind::Match && self.out_of_scope() && finding.status != Status::NotApplicable {
                    finding.status = Status::NotApplicable;
                    finding.reason = vec![IN_SCOPE.to_owned()];
                    finding.applies_from = None;
                    finding.possible_from = None;
                    finding.until = None;
                }
                let found = reasons.of(nodes.value, self.today);
                finding.missing = found.missing;
                finding.presumptions = found.presumptions;
                finding.would_change = found.would_change;
                finding.other_reading = self.other_readings(nodes.value);
                finding.authority = derivation::authority(self, &literal, Item::Rule(index), &mut authorities);
            }
            findings.push(finding);
        }
        findings
    }

    /// The formal day of application, where it differs from the effective one.
    fn formal(&self, body: &Body, effective: Option<Date>) -> Option<Date> {
        let Some(Application::Regime(id, _)) = body.application(self.intake.edition) else { return None };
        let regime = self.book.entries().regimes.iter().find(|r| r.id == *id)?;
        let (_, day) = regime.formal.iter().find(|(e, _)| *e == self.intake.edition)?;
        (Some(*day) != effective).then_some(*day)
    }

    /// The readings under which a conclusion comes out differently.
    fn other_readings(&self, target: Ref) -> Vec<OtherReadingTaken> {
        let value = self.today(target);
        let readings = self.compiled.readings().iter().enumerate();
        readings
            .filter_map(|(index, reading)| {
                let under = self.table.get(target, self.days.len() + index);
                let other = reading.element.other.as_ref()?;
                (under != value).then(|| OtherReadingTaken {
                    id: reading.id.clone(),
                    text: other.text.clone(),
                    citation: joined(if other.cites.is_empty() { &reading.element.cites } else { &other.cites }),
                    value: under,
                })
            })
            .collect()
    }

    /// The specification's evaluator, settled on the exact values.
    pub(crate) fn literal(&self) -> Literal<'_> {
        let readings = &[];
        let literal = Literal::new(
            self.book,
            self.intake.edition,
            self.case.as_of(),
            &self.intake.knowledge,
            &self.intake.stated,
            readings,
        );
        let entries = self.book.entries();
        for index in 0..entries.rules.len() {
            if self.compiled.rule(index).is_some() {
                let item = Item::Rule(index);
                literal.settle(item, self.today(self.compiled.node_of(item)));
            }
        }
        for index in 0..entries.terms.len() {
            let item = Item::Term(index);
            literal.settle(item, self.today(self.compiled.node_of(item)));
        }
        literal
    }

    pub(crate) fn exact(&self, item: Item) -> Truth {
        match item {
            Item::Duty(index) => self.compiled.duty(index).map_or(Truth::No, |n| self.today(n.binds)),
            Item::Fact(index) => match self.intake.knowledge.get(index) {
                Some(Knowledge::Bool(truth)) => *truth,
                _ => Truth::Unknown,
            },
            item => self.today(self.compiled.node_of(item)),
        }
    }

    /// The roles whose duties are shown by default: those held, and those that what was said leaves open. Where
    /// the roles are stated, a role that could only come from uses or acts nobody spoke of is a question, and no
    /// reason to show its duties.
    fn shown_roles(&self) -> HashSet<Item> {
        let book = self.book;
        let bearers: HashSet<&String> = book.entries().duties.iter().flat_map(|d| &d.bearers).collect();
        let roles = bearers.into_iter().filter_map(|b| book.item(&format!("role-{b}")));
        let mut roles: HashSet<Item> =
            roles.filter(|r| matches!(r, Item::Rule(_)) && self.exact(*r) != Truth::No).collect();
        let stated =
            matches!(book.item(ROLE), Some(Item::Fact(role)) if self.intake.origins.get(role) == Some(&Origin::Stated));
        if !stated || roles.iter().all(|r| self.exact(*r) == Truth::Yes) {
            return roles;
        }
        let cleared = self.intake.without_other_uses(book);
        let situation = Situation {
            compiled: self.compiled,
            knowledge: &cleared.knowledge,
            stated: &cleared.stated,
            readings: &cleared.readings,
        };
        let targets: Vec<Ref> = roles.iter().map(|r| self.compiled.node_of(*r)).collect();
        let table = situation.decide(&[self.frame(self.today)], &targets);
        roles.retain(|r| self.exact(*r) == Truth::Yes || table.get(self.compiled.node_of(*r), 0) != Truth::No);
        roles
    }

    pub(crate) fn obligations(&self) -> Vec<Obligation> {
        let book = self.book;
        let literal = self.literal();
        let situation = self.situation();
        let mut reasons = Reasoner::new(self, &situation);
        let mut obligations = Vec::new();
        let shown = self.shown_roles();
        for (index, duty) in book.entries().duties.iter().enumerate() {
            let Some(nodes) = self.compiled.duty(index) else { continue };
            let (citation, url) = self.cited(&duty.cites);
            let mut dated = self.dated(nodes.binds, nodes.unrelieved);
            let mut holds = self.today(nodes.standing);
            if holds == Truth::No && !reasons.examined(nodes.standing) {
                // Nobody said anything that bears on it: a presumption alone does not clear a duty.
                holds = Truth::Unknown;
                dated = undated(holds);
            }
            // The day whose answer is asked about: today's, or the first on which it is open.
            let row = self.row(nodes.binds);
            let open_day = (self.today..row.len()).find(|d| row.get(*d) == Some(&Truth::Unknown));
            let found = match (self.today(nodes.standing), dated.status, open_day) {
                (Truth::Unknown, ..) => reasons.of_parts(nodes.standing, self.today),
                (Truth::No, ..) => reasons.of(nodes.standing, self.today),
                (_, Status::Undetermined, Some(day)) => reasons.of_parts(nodes.binds, day),
                _ => reasons.of(nodes.binds, self.today),
            };
            let bears =
                duty.bearers.iter().any(|b| book.item(&format!("role-{b}")).is_some_and(|role| shown.contains(&role)));
            obligations.push(Obligation {
                id: duty.id.clone(),
                bearer: duty.bearers.clone(),
                nature: duty.nature,
                holds,
                binds: dated.binds,
                status: dated.status,
                applies_from: dated.applies_from,
                possible_from: dated.possible_from,
                formal_from: self.formal(&duty.body, dated.applies_from),
                until: dated.until,
                citation,
                url,
                duty: duty.text.clone(),
                on_event: duty.event.clone(),
                deadline: duty.deadline.clone(),
                deadlines: if dated.status == Status::NotApplicable { Vec::new() } else { self.deadlines(duty) },
                checklist: duty.checklist.clone(),
                exceptions: duty.exceptions.clone(),
                penalty: self.penalty(duty),
                changed: duty.changed.clone(),
                evidence: duty.evidence.iter().map(|e| (e.clone(), self.case.evidence().contains(e))).collect(),
                missing: found.missing,
                presumptions: found.presumptions,
                would_change: found.would_change,
                reason: if dated.status == Status::NotApplicable { self.failing(&literal, duty) } else { Vec::new() },
                notes: duty.notes.clone(),
                listed: bears && dated.status != Status::NotApplicable,
            });
        }
        obligations
    }

    /// Which parts of a duty's condition fail.
    fn failing(&self, literal: &Literal<'_>, duty: &Duty) -> Vec<String> {
        let mut failing = Vec::new();
        let mut check = |id: &str| {
            if self.term(id) == Truth::No {
                failing.push(id.to_owned());
            }
        };
        duty.artefact.iter().for_each(|id| check(id));
        if duty.scoped {
            check(IN_SCOPE);
        }
        let roles: Vec<String> = duty.bearers.iter().map(|b| format!("role-{b}")).collect();
        if roles.iter().all(|r| self.book.item(r).is_some() && self.term(r) == Truth::No) {
            failing.extend(roles);
        }
        for condition in duty.body.conditions(self.intake.edition) {
            derivation::failing(literal, condition, &mut failing);
        }
        failing.dedup();
        failing
    }

    fn penalty(&self, duty: &Duty) -> Penalty {
        let mut penalty = Penalty {
            kind: "unstated",
            tier: None,
            citation: None,
            text: None,
            applies_from: None,
            note: duty.sanction_note.clone(),
        };
        match &duty.sanction {
            Sanction::Unstated => {}
            Sanction::None => penalty.kind = "none",
            Sanction::National => penalty.kind = "national",
            Sanction::Tier(id) => {
                penalty.kind = "tier";
                penalty.tier = Some(id.clone());
                if let Some(tier) = self.book.entries().penalties.iter().find(|p| p.id == *id) {
                    penalty.citation = Some(joined(&tier.cites));
                    penalty.text = Some(tier.text.clone());
                    penalty.applies_from = tier.applies;
                }
            }
        }
        penalty
    }

    pub(crate) fn questions(&self, findings: &[Finding], obligations: &[Obligation]) -> Vec<Question> {
        let mut waiting: HashMap<&str, usize> = HashMap::new();
        // Steps on the way, such as one limb of the scope, are not outcomes that a user waits for.
        let outcome = |f: &&Finding| f.family.is_some() || f.kind == RuleKind::Artefact || f.id == IN_SCOPE;
        let asked = findings.iter().filter(outcome).filter(|f| f.status != Status::NotApplicable).map(|f| &f.missing);
        for id in asked.chain(obligations.iter().filter(|o| o.listed).map(|o| &o.missing)).flatten() {
            *waiting.entry(id).or_default() += 1;
        }
        let facts = self.book.entries().facts.iter();
        let mut questions: Vec<Question> =
            facts.filter_map(|fact| waiting.get(fact.id.as_str()).map(|n| question(fact, *n))).collect();
        // A stable sort: questions that settle equally many stay in the order of the rulebook.
        questions.sort_by_key(|q| std::cmp::Reverse(q.settles));
        questions
    }

    pub(crate) fn presumptions(&self, findings: &[Finding], obligations: &[Obligation]) -> Vec<Presumed> {
        let mut used: BTreeSet<&str> = BTreeSet::new();
        for finding in findings {
            used.extend(finding.presumptions.iter().chain(&finding.would_change).map(String::as_str));
        }
        for obligation in obligations.iter().filter(|o| o.listed) {
            used.extend(obligation.presumptions.iter().chain(&obligation.would_change).map(String::as_str));
        }
        used.into_iter().filter_map(|id| self.presumed(id)).collect()
    }

    fn presumed(&self, id: &str) -> Option<Presumed> {
        let item = self.book.item(id)?;
        match item {
            Item::Fact(index) => {
                let fact = self.book.entries().facts.get(index)?;
                let presumption = fact.presumption.as_ref()?;
                Some(Presumed {
                    id: fact.id.clone(),
                    value: Knowledge::presumed(presumption.presumed).to_value(&fact.fact_type),
                    why: presumption.why.clone(),
                    citation: joined(&fact.cites),
                })
            }
            Item::Rule(index) => {
                let rule = self.book.entries().rules.get(index)?;
                Some(Presumed {
                    id: rule.id.clone(),
                    value: Value::Bool(false),
                    why: "An exception counts once it is claimed.".to_owned(),
                    citation: joined(&rule.cites),
                })
            }
            Item::Term(_) | Item::Duty(_) => None,
        }
    }

    pub(crate) fn overrides(&self) -> Vec<Overridden> {
        let origins = self.intake.stated_origins.iter().filter(|(_, o)| **o == Origin::Stated);
        let stated = origins.filter_map(|(item, _)| {
            self.intake.stated.get(item).map(|value| Overridden { id: self.book.name(*item).to_owned(), value: *value })
        });
        stated.collect()
    }

    pub(crate) fn accept_presumptions(&self) -> Case {
        let mut builder = self.case.to_builder().strict(true);
        for (index, origin) in self.intake.origins.iter().enumerate() {
            if *origin == Origin::Presumed
                && let Some(presumed) = self.presumed(self.book.name(Item::Fact(index)))
            {
                builder = builder.stating(&presumed.id, presumed.value);
            }
        }
        for (item, origin) in &self.intake.stated_origins {
            if *origin == Origin::Presumed {
                builder = builder.stating(self.book.name(*item), false);
            }
        }
        builder.build()
    }

    pub(crate) fn explain(&self, item: Item) -> Derivation {
        Derivation::new(self, &self.literal(), item)
    }

    /// For each conclusion the duties whose conditions read it, directly or through terms and scope. A match is
    /// not passed through: a point of a list does not collect the duties of the whole list.
    pub(crate) fn duties_by_conclusion(&self) -> HashMap<&'b str, Vec<&'b str>> {
        let entries = self.book.entries();
        let mut found: HashMap<&str, Vec<&str>> = HashMap::new();
        for duty in &entries.duties {
            let mut seen: BTreeSet<&str> = BTreeSet::new();
            let mut bodies: Vec<&Body> = vec![&duty.body];
            while let Some(body) = bodies.pop() {
                for condition in body.conditions(self.intake.edition) {
                    named(condition, &mut |id| {
                        if !seen.insert(id) {
                            return;
                        }
                        match self.book.item(id) {
                            Some(Item::Term(index)) => bodies.extend(entries.terms.get(index).map(|t| &t.body)),
                            Some(Item::Rule(index)) => {
                                let rule = entries.rules.get(index).filter(|r| r.kind == RuleKind::Scope);
                                bodies.extend(rule.map(|r| &r.body));
                            }
                            _ => {}
                        }
                    });
                }
            }
            for id in seen {
                found.entry(id).or_default().push(&duty.id);
            }
        }
        found
    }
}

fn undated(value: Truth) -> Dated {
    let status = match value {
        Truth::Yes => Status::InForce,
        Truth::No => Status::NotApplicable,
        Truth::Unknown => Status::Undetermined,
    };
    Dated { status, binds: value, applies_from: None, possible_from: None, until: None }
}

pub(crate) fn joined(cites: &[Citation]) -> String {
    let texts: Vec<String> = cites.iter().map(ToString::to_string).collect();
    texts.join("; ")
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
        id: fact.id.clone(),
        question: fact.question.clone(),
        help: fact.help.clone(),
        r#type: kind,
        values: values.iter().map(|v| (v.id.clone(), v.label.clone())).collect::<BTreeMap<_, _>>(),
        unit: fact.unit.clone(),
        citation: joined(&fact.cites),
        settles,
    }
}

/// Finds reasons; equal parts of conclusions are looked into once.
struct Reasoner<'e, 'b> {
    evaluation: &'e Evaluation<'b>,
    situation: &'e Situation<'e>,
    searches: HashMap<usize, Missing<'e, 'e>>,
    supports: HashMap<usize, Support<'e, 'e>>,
    turned: HashMap<usize, Turned<'e>>,
    known: HashMap<(Ref, usize), Reasons>,
}

impl<'e, 'b> Reasoner<'e, 'b> {
    fn new(evaluation: &'e Evaluation<'b>, situation: &'e Situation<'e>) -> Self {
        Self {
            evaluation,
            situation,
            searches: HashMap::new(),
            supports: HashMap::new(),
            turned: HashMap::new(),
            known: HashMap::new(),
        }
    }

    /// Whether anything that the conclusion can read was stated.
    fn examined(&self, target: Ref) -> bool {
        let evaluation = self.evaluation;
        let compiled = evaluation.compiled;
        let (positive, negative) = compiled.polarity(target);
        let stated_slot = compiled.slots.iter().enumerate().any(|(index, slot)| {
            let read = crate::engine::has_bit(positive, index) || crate::engine::has_bit(negative, index);
            read && match compiled.variable(slot.variable).map(|v| &v.source) {
                Some(Source::Fact(fact) | Source::Member(fact, _)) => {
                    !matches!(evaluation.intake.origins.get(*fact), Some(Origin::Silent | Origin::Presumed) | None)
                }
                _ => false,
            }
        });
        stated_slot
            || evaluation.intake.stated_origins.iter().any(|(item, origin)| {
                *origin == Origin::Stated && {
                    let node = compiled.node_of(*item);
                    !compiled.program.cone([target], &|_| true).into_iter().all(|index| index != node.node())
                }
            })
    }

    /// As [`Self::of`], for duties: what each part of the condition waits for.
    fn of_parts(&mut self, target: Ref, day: usize) -> Reasons {
        let variables = self.missing(day).of_parts(target);
        self.open(target, day, variables)
    }

    fn missing(&mut self, day: usize) -> &mut Missing<'e, 'e> {
        let (situation, evaluation) = (self.situation, self.evaluation);
        self.searches.entry(day).or_insert_with(|| Missing::new(situation, evaluation.frame(day)))
    }

    fn of(&mut self, target: Ref, day: usize) -> Reasons {
        if let Some(found) = self.known.get(&(target, day)) {
            return found.clone();
        }
        let found = if self.evaluation.table.get(target, day).is_known() {
            self.support(target, day)
        } else {
            let variables = self.missing(day).of(target);
            self.open(target, day, variables)
        };
        self.known.insert((target, day), found.clone());
        found
    }

    /// The presumptions under a decided conclusion.
    fn support(&mut self, target: Ref, day: usize) -> Reasons {
        let (evaluation, situation) = (self.evaluation, self.situation);
        let supports = self.supports.entry(day).or_insert_with(|| {
            Support::new(situation, evaluation.frame(day), Box::new(|source| evaluation.is_presumed(source)))
        });
        let support = supports.of(target);
        let used: BTreeSet<String> = support
            .iter()
            .filter(|source| evaluation.is_presumed(source))
            .filter_map(|source| evaluation.source_id(source).map(str::to_owned))
            .collect();
        let presumptions: Vec<String> = used.into_iter().collect();
        Reasons { missing: Vec::new(), would_change: presumptions.clone(), presumptions }
    }

    /// What an open conclusion waits for, and the presumptions that keep it open.
    fn open(&mut self, target: Ref, day: usize, variables: Vec<usize>) -> Reasons {
        let evaluation = self.evaluation;
        let facts = &evaluation.book.entries().facts;
        let mut missing: Vec<usize> = variables
            .into_iter()
            .filter_map(|v| match evaluation.compiled.variable(v).map(|v| &v.source) {
                Some(Source::Fact(fact) | Source::Member(fact, _)) => Some(*fact),
                _ => None,
            })
            .filter(|fact| match (evaluation.intake.knowledge.get(*fact), facts.get(*fact)) {
                (Some(knowledge), Some(fact)) => is_open(knowledge, &fact.fact_type),
                _ => false,
            })
            .collect();
        missing.sort_unstable();
        missing.dedup();
        let missing = missing.into_iter().map(|f| evaluation.book.name(Item::Fact(f)).to_owned()).collect();
        Reasons { missing, presumptions: Vec::new(), would_change: self.settled_otherwise(day, target) }
    }

    /// The presumed facts that would settle an open conclusion if they were stated otherwise.
    fn settled_otherwise(&mut self, day: usize, target: Ref) -> Vec<String> {
        let (evaluation, situation) = (self.evaluation, self.situation);
        let turned =
            self.turned.entry(day).or_insert_with(|| Turned::new(evaluation, situation, evaluation.frame(day)));
        turned.settling(target)
    }
}

/// The case with each presumption turned round, a lane for each: what-if questions for all conclusions at once.
struct Turned<'e> {
    ids: Vec<&'e str>,
    runs: Vec<Vec<Planes<4>>>,
}

impl<'e> Turned<'e> {
    fn new(evaluation: &'e Evaluation<'_>, situation: &Situation<'_>, frame: Frame) -> Self {
        let compiled = evaluation.compiled;
        let presumed: Vec<(&str, &[u32])> = compiled
            .variables
            .iter()
            .filter(|v| evaluation.is_presumed(&v.source))
            .filter_map(|v| Some((evaluation.source_id(&v.source)?, v.slots.as_slice())))
            .collect();
        let slots = u32::try_from(compiled.program.slots()).unwrap_or(u32::MAX);
        let base: Vec<Planes<4>> = (0..slots).map(|slot| Planes::all(situation.input(slot, frame))).collect();
        let runs = presumed
            .chunks(256)
            .map(|chunk| {
                let mut inputs = base.clone();
                for (lane, (_, slots)) in chunk.iter().enumerate() {
                    for slot in *slots {
                        if let Some(planes) = inputs.get_mut(*slot as usize) {
                            planes.set(lane, !planes.get(lane));
                        }
                    }
                }
                compiled.program.run(&inputs)
            })
            .collect();
        Self { ids: presumed.into_iter().map(|(id, _)| id).collect(), runs }
    }

    fn settling(&self, target: Ref) -> Vec<String> {
        let mut found = BTreeSet::new();
        for (index, id) in self.ids.iter().enumerate() {
            let planes = self.runs.get(index / 256).and_then(|run| run.get(target.node()));
            if planes.is_some_and(|p| p.get(index % 256).is_known()) {
                found.insert((*id).to_owned());
            }
        }
        found.into_iter().collect()
    }
}
