//! From the entries of one edition to a program.

use std::collections::{BTreeSet, HashMap};

use once_cell::sync::OnceCell;
use rustc_hash::FxHashMap;

use crate::engine::program::{Builder, Node, Program, Ref};
use crate::error::{Error, ErrorCode};
use crate::law::Date;
use crate::rulebook::{
    Application, Condition, Element, FactType, Item, Limit, Place, Quantifier, Route, Rulebook, Test,
};
use crate::truth::{Comparison, Decimal};

/// What a variable of the program stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Source {
    /// A fact that is not a set.
    Fact(usize),
    /// One possible member of a `set of` fact.
    Member(usize, u32),
    /// The day of the assessment.
    AsOf,
    /// Whether another reading, by index, is taken.
    Reading(usize),
    /// The stated value of a term or rule.
    Stated(Item),
}

/// One test of a variable: an input of the program.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Question {
    Holds,
    OneOf(u64),
    Number(Comparison, Decimal),
    Day(Comparison, Date),
}

#[derive(Clone, Debug)]
pub(crate) struct Slot {
    pub(crate) variable: usize,
    pub(crate) question: Question,
}

#[derive(Clone, Debug)]
pub(crate) struct Variable {
    pub(crate) source: Source,
    pub(crate) slots: Vec<u32>,
}

/// The nodes of a conclusion: its match, and the same joined with its dates.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RuleNodes {
    pub(crate) value: Ref,
    /// Match and day, transitions applied.
    pub(crate) binds: Ref,
    /// Match and day, without transitions.
    pub(crate) unrelieved: Ref,
}

/// The nodes of a duty.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DutyNodes {
    /// Who and which system, whatever the day.
    pub(crate) standing: Ref,
    pub(crate) binds: Ref,
    pub(crate) unrelieved: Ref,
}

/// A reading that can be taken instead of the default.
#[derive(Clone, Debug)]
pub(crate) struct ReadingEntry {
    pub(crate) id: String,
    pub(crate) element: Element,
}

/// The program of one edition, and what its inputs and nodes stand for.
#[derive(Debug)]
pub(crate) struct Compiled {
    pub(crate) program: Program,
    pub(crate) slots: Vec<Slot>,
    pub(crate) variables: Vec<Variable>,
    terms: Vec<Ref>,
    rules: Vec<Option<RuleNodes>>,
    duties: Vec<Option<DutyNodes>>,
    readings: Vec<ReadingEntry>,
    dates: Vec<Date>,
    /// For every node, the slots it depends on positively and negatively; found when first asked for.
    polarities: OnceCell<(Vec<u64>, Vec<u64>)>,
}

impl Compiled {
    pub(crate) fn new(book: &Rulebook, edition: usize) -> Result<Self, Error> {
        let mut compiler = Compiler {
            book,
            edition,
            builder: Builder::new(),
            slots: Vec::new(),
            variables: Vec::new(),
            slot_of: FxHashMap::default(),
            variable_of: FxHashMap::default(),
            done: FxHashMap::default(),
            open: Vec::new(),
            readings: Vec::new(),
            dates: BTreeSet::new(),
        };
        let entries = book.entries();
        compiler.dates.extend(entries.editions.get(edition).map(|e| e.in_force));
        let mut terms = Vec::with_capacity(entries.terms.len());
        for index in 0..entries.terms.len() {
            terms.push(compiler.item(Item::Term(index), None)?);
        }
        let mut rules = Vec::with_capacity(entries.rules.len());
        for (index, rule) in entries.rules.iter().enumerate() {
            if !rule.body.in_edition(edition) || rule.kind == crate::rulebook::RuleKind::Transition {
                rules.push(None);
                continue;
            }
            let value = compiler.item(Item::Rule(index), None)?;
            rules.push(Some(RuleNodes { value, binds: value, unrelieved: value }));
        }
        for (nodes, rule) in rules.iter_mut().zip(&entries.rules) {
            if let (Some(nodes), Some(application)) = (nodes.as_mut(), rule.body.application(edition)) {
                let (binds, unrelieved) = compiler.application(application, rule.place)?;
                nodes.binds = compiler.builder.and([nodes.value, binds]);
                nodes.unrelieved = compiler.builder.and([nodes.value, unrelieved]);
            }
        }
        let mut duties = Vec::with_capacity(entries.duties.len());
        for index in 0..entries.duties.len() {
            duties.push(compiler.duty(index)?);
        }
        let program = compiler.builder.finish();
        Ok(Self {
            program,
            slots: compiler.slots,
            variables: compiler.variables,
            terms,
            rules,
            duties,
            readings: compiler.readings,
            dates: compiler.dates.into_iter().collect(),
            polarities: OnceCell::new(),
        })
    }

    pub(crate) fn rule(&self, index: usize) -> Option<RuleNodes> {
        self.rules.get(index).copied().flatten()
    }

    pub(crate) fn duty(&self, index: usize) -> Option<DutyNodes> {
        self.duties.get(index).copied().flatten()
    }

    /// The node of a term or rule.
    pub(crate) fn node_of(&self, item: Item) -> Ref {
        match item {
            Item::Term(index) => self.terms.get(index).copied().unwrap_or(Ref::NO),
            Item::Rule(index) => self.rule(index).map_or(Ref::NO, |n| n.value),
            Item::Fact(_) | Item::Duty(_) => Ref::NO,
        }
    }

    /// What a conclusion is when nobody states it directly.
    pub(crate) fn unstated(&self, value: Ref) -> Ref {
        match self.program.node(value.node()) {
            Node::Stated(_, body) if value.negated() => !*body,
            Node::Stated(_, body) => *body,
            _ => value,
        }
    }

    /// The facts behind [`Self::entangled`], in rising order.
    pub(crate) fn entangled_names(&self, book: &Rulebook, of: Ref) -> Vec<String> {
        let sources = self.entangled(of).into_iter().filter_map(|v| self.variable(v)).map(|v| &v.source);
        let mut names: Vec<String> = sources
            .filter_map(|source| match source {
                Source::Fact(fact) => Some(book.name(Item::Fact(*fact)).to_owned()),
                Source::Member(fact, bit) => {
                    let fact = book.entries().facts.get(*fact)?;
                    let FactType::SetOf(values) = &fact.fact_type else { return None };
                    values.get(*bit as usize).map(|v| format!("{}.{}", fact.id, v.id))
                }
                Source::AsOf | Source::Reading(_) | Source::Stated(_) => None,
            })
            .collect();
        names.sort();
        names
    }

    /// Whether a reference depends on a fact.
    pub(crate) fn reads(&self, of: Ref, fact: usize) -> bool {
        let (positive, negative) = self.polarity(of);
        self.slots.iter().enumerate().any(|(index, slot)| {
            (has_bit(positive, index) || has_bit(negative, index))
                && matches!(self.variable(slot.variable).map(|v| &v.source),
                    Some(Source::Fact(f) | Source::Member(f, _)) if *f == fact)
        })
    }

    pub(crate) fn readings(&self) -> &[ReadingEntry] {
        &self.readings
    }

    pub(crate) fn dates(&self) -> &[Date] {
        &self.dates
    }

    pub(crate) fn slot(&self, slot: u32) -> Option<&Slot> {
        self.slots.get(slot as usize)
    }

    pub(crate) fn variable(&self, index: usize) -> Option<&Variable> {
        self.variables.get(index)
    }

    /// The slots that a reference depends on, positively and negatively.
    pub(crate) fn polarity(&self, of: Ref) -> (&[u64], &[u64]) {
        let words = self.program.slots().div_ceil(64);
        let range = of.node() * words..(of.node() + 1) * words;
        let (positive, negative) = self.polarities.get_or_init(|| polarities(&self.program));
        let positive = positive.get(range.clone()).unwrap_or_default();
        let negative = negative.get(range).unwrap_or_default();
        if of.negated() { (negative, positive) } else { (positive, negative) }
    }

    /// The variables in the cone of a reference that Kleene evaluation alone may treat too cautiously:
    /// read with both polarities, or by several tests that are not thresholds of one direction.
    pub(crate) fn entangled(&self, of: Ref) -> Vec<usize> {
        let (positive, negative) = self.polarity(of);
        let mut read: HashMap<usize, (Vec<u32>, bool, bool)> = HashMap::new();
        for (index, slot) in self.slots.iter().enumerate() {
            let (yes, no) = (has_bit(positive, index), has_bit(negative, index));
            if yes || no {
                let entry = read.entry(slot.variable).or_default();
                entry.0.push(u32::try_from(index).unwrap_or(u32::MAX));
                entry.1 |= yes;
                entry.2 |= no;
            }
        }
        let mut found: Vec<usize> = read
            .into_iter()
            .filter(|(variable, (slots, yes, no))| {
                let fixed = self
                    .variable(*variable)
                    .is_some_and(|v| matches!(v.source, Source::AsOf | Source::Reading(_) | Source::Stated(_)));
                !fixed && ((*yes && *no) || !self.is_chain(slots))
            })
            .map(|(variable, _)| variable)
            .collect();
        found.sort_unstable();
        found
    }

    /// Whether the tests form a chain: each implies the next.
    fn is_chain(&self, slots: &[u32]) -> bool {
        let questions: Vec<&Question> = slots.iter().filter_map(|s| self.slot(*s)).map(|s| &s.question).collect();
        questions.iter().enumerate().all(|(i, a)| {
            questions.iter().skip(i + 1).all(|b| match (a, b) {
                (Question::OneOf(x), Question::OneOf(y)) => x & y == *x || x & y == *y,
                (Question::Number(x, _), Question::Number(y, _)) | (Question::Day(x, _), Question::Day(y, _)) => {
                    upward(*x) == upward(*y)
                }
                _ => a == b,
            })
        })
    }
}

fn upward(comparison: Comparison) -> bool {
    matches!(comparison, Comparison::Greater | Comparison::AtLeast)
}

pub(crate) fn has_bit(plane: &[u64], index: usize) -> bool {
    plane.get(index / 64).is_some_and(|word| word & (1 << (index % 64)) != 0)
}

/// For every node, the slots it depends on positively and negatively: `words` words a node.
fn polarities(program: &Program) -> (Vec<u64>, Vec<u64>) {
    let words = program.slots().div_ceil(64);
    let mut positive: Vec<u64> = Vec::with_capacity(program.nodes().len() * words);
    let mut negative: Vec<u64> = Vec::with_capacity(program.nodes().len() * words);
    let (mut yes, mut no) = (vec![0u64; words], vec![0u64; words]);
    for node in program.nodes() {
        yes.fill(0);
        no.fill(0);
        let mut join = |part: Ref| {
            let range = part.node() * words..(part.node() + 1) * words;
            let (p, n) = (positive.get(range.clone()), negative.get(range));
            let (p, n) = if part.negated() { (n, p) } else { (p, n) };
            for (into, from) in [(&mut yes, p), (&mut no, n)] {
                for (word, other) in into.iter_mut().zip(from.into_iter().flatten()) {
                    *word |= other;
                }
            }
        };
        match node {
            Node::Yes => {}
            Node::And(parts) => parts.iter().for_each(|part| join(*part)),
            Node::Stated(_, body) => join(*body),
            Node::Slot(slot) => {
                if let Some(word) = yes.get_mut(*slot as usize / 64) {
                    *word |= 1 << (slot % 64);
                }
            }
        }
        positive.extend_from_slice(&yes);
        negative.extend_from_slice(&no);
    }
    (positive, negative)
}

struct Compiler<'b> {
    book: &'b Rulebook,
    edition: usize,
    builder: Builder,
    slots: Vec<Slot>,
    variables: Vec<Variable>,
    slot_of: FxHashMap<(usize, Question), u32>,
    variable_of: FxHashMap<Source, usize>,
    done: FxHashMap<(Item, Option<Date>), Ref>,
    open: Vec<Item>,
    readings: Vec<ReadingEntry>,
    dates: BTreeSet<Date>,
}

impl Compiler<'_> {
    fn fail(&self, place: Place, message: impl Into<String>) -> Error {
        Error::new(ErrorCode::RulebookCheck, self.book.entries().shown(place), message)
    }

    fn unknown(&self, place: Place, id: &str) -> Error {
        let shown = self.book.entries().shown(place);
        self.book.unknown_id(id, &shown, ErrorCode::RulebookCheck, "fact, term or conclusion")
    }

    fn input(&mut self, source: Source, question: Question) -> u32 {
        let variable = match self.variable_of.get(&source) {
            Some(found) => *found,
            None => {
                let made = self.variables.len();
                self.variables.push(Variable { source: source.clone(), slots: Vec::new() });
                self.variable_of.insert(source, made);
                made
            }
        };
        if let Some(slot) = self.slot_of.get(&(variable, question.clone())) {
            return *slot;
        }
        let slot = self.builder.new_slot();
        self.slots.push(Slot { variable, question: question.clone() });
        self.slot_of.insert((variable, question), slot);
        if let Some(v) = self.variables.get_mut(variable) {
            v.slots.push(slot);
        }
        slot
    }

    fn ask(&mut self, source: Source, question: Question) -> Ref {
        let slot = self.input(source, question);
        self.builder.slot(slot)
    }

    fn as_of(&mut self, comparison: Comparison, day: Date) -> Ref {
        self.dates.insert(day);
        self.ask(Source::AsOf, Question::Day(comparison, day))
    }

    /// The node of a term or rule; `start` is set while a transition is read under a route.
    fn item(&mut self, item: Item, start: Option<Date>) -> Result<Ref, Error> {
        if let Some(found) = self.done.get(&(item, start)) {
            return Ok(*found);
        }
        let entries = self.book.entries();
        let (id, place, body, is_rule) = match item {
            Item::Term(index) => match entries.terms.get(index) {
                Some(term) => (&term.id, term.place, &term.body, false),
                None => return Ok(Ref::NO),
            },
            Item::Rule(index) => match entries.rules.get(index) {
                Some(rule) => (&rule.id, rule.place, &rule.body, true),
                None => return Ok(Ref::NO),
            },
            Item::Fact(_) | Item::Duty(_) => return Ok(Ref::NO),
        };
        if let Some(at) = self.open.iter().position(|i| *i == item) {
            let through: Vec<&str> = self.open.iter().skip(at).map(|i| self.book.name(*i)).collect();
            return Err(self.fail(place, format!("`{id}` depends on itself, through {}", through.join(", "))));
        }
        if is_rule && !body.in_edition(self.edition) {
            return Ok(Ref::NO);
        }
        self.open.push(item);
        let mut parts = Vec::new();
        for condition in body.conditions(self.edition) {
            parts.push(self.condition(condition, Quantifier::AllOf, start)?);
        }
        self.open.pop();
        if parts.is_empty() {
            return Err(self.fail(place, format!("`{id}` has no condition")));
        }
        let value = self.builder.and(parts);
        let stated = self.input(Source::Stated(item), Question::Holds);
        let made = self.builder.stated(stated, value);
        self.done.insert((item, start), made);
        Ok(made)
    }

    fn condition(&mut self, condition: &Condition, inside: Quantifier, start: Option<Date>) -> Result<Ref, Error> {
        match condition {
            Condition::Block(quantifier, parts, _) => {
                let mut made = Vec::with_capacity(parts.len());
                for part in parts {
                    made.push(self.condition(part, *quantifier, start)?);
                }
                Ok(match quantifier {
                    Quantifier::AllOf => self.builder.and(made),
                    Quantifier::AnyOf => self.builder.or(made),
                    Quantifier::NoneOf => !self.builder.or(made),
                })
            }
            Condition::Element(element) => self.element(element, inside, start),
        }
    }

    fn element(&mut self, element: &Element, inside: Quantifier, start: Option<Date>) -> Result<Ref, Error> {
        let test = self.test(element, start)?;
        let Some(other) = &element.other else { return Ok(test) };
        // An element that is left out leaves its block as if it were not there.
        let otherwise = match (&other.instead, inside) {
            (Some(instead), _) => self.test(instead, start)?,
            (None, Quantifier::AllOf) => Ref::YES,
            (None, Quantifier::AnyOf | Quantifier::NoneOf) => Ref::NO,
        };
        let index = match self.readings.iter().position(|r| r.id == other.id) {
            Some(index) => index,
            None => {
                self.readings.push(ReadingEntry { id: other.id.clone(), element: element.clone() });
                self.readings.len() - 1
            }
        };
        let taken = self.ask(Source::Reading(index), Question::Holds);
        let default = self.builder.and([!taken, test]);
        let instead = self.builder.and([taken, otherwise]);
        Ok(self.builder.or([default, instead]))
    }

    fn test(&mut self, element: &Element, start: Option<Date>) -> Result<Ref, Error> {
        let place = element.place;
        let found = if element.id == "as_of" {
            match &element.test {
                Test::Compare(comparison, Limit::Date(day)) => self.as_of(*comparison, *day),
                _ => return Err(self.fail(place, "`as_of` is compared with a day")),
            }
        } else {
            let item = self.book.item(&element.id).ok_or_else(|| self.unknown(place, &element.id))?;
            match item {
                Item::Fact(index) => self.fact_test(index, element, start)?,
                Item::Duty(_) => {
                    return Err(self.fail(place, format!("`{}` is a duty; rules cannot read it", element.id)));
                }
                Item::Term(_) | Item::Rule(_) if element.test != Test::Holds => {
                    return Err(self.fail(place, format!("`{}` is yes or no; it cannot be compared", element.id)));
                }
                Item::Term(_) | Item::Rule(_) => self.item(item, start)?,
            }
        };
        Ok(if element.negated { !found } else { found })
    }

    fn fact_test(&mut self, index: usize, element: &Element, start: Option<Date>) -> Result<Ref, Error> {
        let place = element.place;
        let Some(fact) = self.book.entries().facts.get(index) else { return Ok(Ref::NO) };
        let position = |values: &[crate::rulebook::ValueLabel], wanted: &str| {
            values.iter().position(|v| v.id == wanted).ok_or_else(|| {
                self.fail(place, format!("`{wanted}` is no value of `{}`", fact.id))
                    .with_nearest(wanted, values.iter().map(|v| v.id.as_str()))
            })
        };
        match (&fact.fact_type, &element.test) {
            (FactType::Bool, Test::Holds) => Ok(self.ask(Source::Fact(index), Question::Holds)),
            (FactType::OneOf(values), Test::In(wanted)) => {
                let mut mask = 0u64;
                for value in wanted {
                    mask |= 1 << position(values, value)?;
                }
                Ok(self.ask(Source::Fact(index), Question::OneOf(mask)))
            }
            (FactType::SetOf(values), Test::In(wanted)) => {
                let found: Vec<usize> = wanted.iter().map(|v| position(values, v)).collect::<Result<_, _>>()?;
                let mut members = Vec::with_capacity(found.len());
                for bit in found {
                    let bit = u32::try_from(bit).unwrap_or(u32::MAX);
                    members.push(self.ask(Source::Member(index, bit), Question::Holds));
                }
                Ok(self.builder.or(members))
            }
            (FactType::Number, Test::Compare(comparison, Limit::Number(limit))) => {
                Ok(self.ask(Source::Fact(index), Question::Number(*comparison, limit.clone())))
            }
            (FactType::Date, Test::Compare(comparison, Limit::Date(day))) => {
                Ok(self.ask(Source::Fact(index), Question::Day(*comparison, *day)))
            }
            (FactType::Date, Test::Compare(comparison, Limit::Start)) => match start {
                Some(day) => Ok(self.ask(Source::Fact(index), Question::Day(*comparison, day))),
                None => Err(self.fail(place, "`start` has a meaning only in a transition named by a regime")),
            },
            _ => Err(self
                .fail(place, format!("this test does not fit the type of `{}`", fact.id))
                .with_help("bool: `id`; one of, set of: `id in {a, b}`; number, date: `id > limit`")),
        }
    }

    /// The day condition of an application, with and without its transitions.
    fn application(&mut self, application: &Application, place: Place) -> Result<(Ref, Ref), Error> {
        match application {
            Application::From(day, _) => {
                let started = self.as_of(Comparison::AtLeast, *day);
                Ok((started, started))
            }
            Application::Regime(id, _) => {
                let regimes = &self.book.entries().regimes;
                let Some(regime) = regimes.iter().find(|r| r.id == *id) else {
                    return Err(self
                        .fail(place, format!("no regime `{id}`"))
                        .with_nearest(id, regimes.iter().map(|r| r.id.as_str())));
                };
                let edition = self.edition;
                let routes = regime.routes.iter().filter(|(e, _)| *e == edition).flat_map(|(_, r)| r);
                let (mut binding, mut unrelieved) = (Vec::new(), Vec::new());
                for route in routes {
                    let (binds, started) = self.route(route)?;
                    binding.push(binds);
                    unrelieved.push(started);
                }
                Ok((self.builder.or(binding), self.builder.or(unrelieved)))
            }
        }
    }

    fn route(&mut self, route: &Route) -> Result<(Ref, Ref), Error> {
        let via = match &route.via {
            None => Ref::YES,
            Some(id) => match self.book.item(id) {
                Some(item @ (Item::Rule(_) | Item::Term(_))) => self.item(item, None)?,
                _ => return Err(self.unknown(route.place, id)),
            },
        };
        let day = self.as_of(Comparison::AtLeast, route.from);
        let started = self.builder.and([via, day]);
        let mut parts = vec![started];
        for id in &route.unless {
            match self.book.item(id) {
                Some(item @ Item::Rule(_)) => parts.push(!self.item(item, Some(route.from))?),
                _ => return Err(self.unknown(route.place, id)),
            }
        }
        Ok((self.builder.and(parts), started))
    }

    fn duty(&mut self, index: usize) -> Result<Option<DutyNodes>, Error> {
        let entries = self.book.entries();
        let Some(duty) = entries.duties.get(index) else { return Ok(None) };
        if !duty.body.in_edition(self.edition) {
            return Ok(None);
        }
        let mut parts = Vec::new();
        if let Some(artefact) = &duty.artefact {
            parts.push(self.conclusion(artefact, duty.place)?);
        }
        if duty.scoped {
            parts.push(self.conclusion("in_scope", duty.place)?);
        }
        let mut roles = Vec::new();
        for bearer in &duty.bearers {
            // Authorities and the like have no role conclusion: the duty is theirs by their office.
            match self.book.item(&format!("role-{bearer}")) {
                Some(item @ Item::Rule(_)) => roles.push(self.item(item, None)?),
                _ => roles.push(Ref::YES),
            }
        }
        parts.push(self.builder.or(roles));
        for condition in duty.body.conditions(self.edition) {
            parts.push(self.condition(condition, Quantifier::AllOf, None)?);
        }
        let standing = self.builder.and(parts);
        let (binds, unrelieved) = match duty.body.application(self.edition) {
            Some(application) => self.application(application, duty.place)?,
            None => return Err(self.fail(duty.place, format!("the duty `{}` has no date of application", duty.id))),
        };
        Ok(Some(DutyNodes {
            standing,
            binds: self.builder.and([standing, binds]),
            unrelieved: self.builder.and([standing, unrelieved]),
        }))
    }

    fn conclusion(&mut self, id: &str, place: Place) -> Result<Ref, Error> {
        match self.book.item(id) {
            Some(item @ (Item::Rule(_) | Item::Term(_))) => self.item(item, None),
            _ => Err(self.unknown(place, id)),
        }
    }
}
