//! From the entries of one edition to a program.

use rustc_hash::FxHashMap;

use crate::engine::compiled::{DutyNodes, Looked, Plan, Question, ReadingEntry, RuleNodes, Slot, Source, Variable};
use crate::engine::program::{Builder, Ref};
use crate::engine::readers::duties_by_rule;
use crate::error::{Error, ErrorCode};
use crate::law::Date;
use crate::rulebook::{
    Application, Authority, Condition, Element, FactType, Item, Limit, Place, Quantifier, Route, RuleKind, Rulebook,
    Test, Text,
};
use crate::truth::Comparison;

impl Plan {
    /// Compiles an edition.
    ///
    /// # Errors
    ///
    /// An unknown id, a cycle, or a test that does not fit its fact, with file and line.
    pub(crate) fn new(book: &Rulebook, edition: usize) -> Result<Self, Error> {
        let entries = book.entries();
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
            conditions: [vec![Vec::new(); entries.terms.len()], vec![Vec::new(); entries.rules.len()]],
            readings: Vec::new(),
            dates: Vec::new(),
        };
        compiler.dates.extend(entries.editions.get(edition).map(|e| e.in_force));
        let mut terms = Vec::with_capacity(entries.terms.len());
        for index in 0..entries.terms.len() {
            terms.push(compiler.item(Item::Term(index), None)?);
        }
        let mut rules = Vec::with_capacity(entries.rules.len());
        for (index, rule) in entries.rules.iter().enumerate() {
            if !rule.body.in_edition(edition) || rule.kind == RuleKind::Transition {
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
        compiler.dates.sort_unstable();
        compiler.dates.dedup();
        Ok(Self {
            program,
            slots: compiler.slots,
            variables: compiler.variables,
            terms,
            rules,
            duties,
            conditions: compiler.conditions,
            roles: entries.duties.iter().map(|duty| roles(book, &duty.bearers)).collect(),
            readers: duties_by_rule(book, edition),
            readings: compiler.readings,
            dates: compiler.dates,
        })
    }
}

fn roles(book: &Rulebook, bearers: &[Text]) -> Vec<usize> {
    let found = bearers.iter().filter_map(|bearer| match book.item(&crate::rulebook::role_rule(bearer)) {
        Some(Item::Rule(index)) => Some(index),
        _ => None,
    });
    found.collect()
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
    conditions: [Vec<Vec<Looked>>; 2],
    readings: Vec<ReadingEntry>,
    dates: Vec<Date>,
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
        self.dates.push(day);
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
        let (mut parts, mut looked) = (Vec::new(), Vec::new());
        for condition in body.conditions(self.edition) {
            let (part, as_written) = self.condition(condition, Quantifier::AllOf, start)?;
            parts.push(part);
            looked.push(as_written);
        }
        self.open.pop();
        if start.is_none() {
            let [terms, rules] = &mut self.conditions;
            let place = match item {
                Item::Term(index) => terms.get_mut(index),
                Item::Rule(index) => rules.get_mut(index),
                Item::Fact(_) | Item::Duty(_) => None,
            };
            place.into_iter().for_each(|place| *place = std::mem::take(&mut looked));
        }
        if parts.is_empty() {
            let edition = entries.editions.get(self.edition).map_or("?", |e| &*e.id);
            return Err(self.fail(place, format!("`{id}` has no condition in edition {edition}")));
        }
        let value = self.builder.and(parts);
        let stated = self.input(Source::Stated(item), Question::Holds);
        let made = self.builder.stated(stated, value);
        self.done.insert((item, start), made);
        Ok(made)
    }

    fn condition(
        &mut self,
        condition: &Condition,
        inside: Quantifier,
        start: Option<Date>,
    ) -> Result<(Ref, Looked), Error> {
        match condition {
            Condition::Block(quantifier, parts, _) => {
                let (mut made, mut looked) = (Vec::with_capacity(parts.len()), Vec::with_capacity(parts.len()));
                for part in parts {
                    let (part, as_written) = self.condition(part, *quantifier, start)?;
                    made.push(part);
                    looked.push(as_written);
                }
                let made = match quantifier {
                    Quantifier::AllOf => self.builder.and(made),
                    Quantifier::AnyOf => self.builder.or(made),
                    Quantifier::NoneOf => !self.builder.or(made),
                };
                Ok((made, Looked::Block(*quantifier, looked)))
            }
            Condition::Element(element) => self.element(element, inside, start),
        }
    }

    fn element(&mut self, element: &Element, inside: Quantifier, start: Option<Date>) -> Result<(Ref, Looked), Error> {
        let test = self.test(element, start)?;
        let looked = self.looked(element, element.authority, test);
        let Some(other) = &element.other else { return Ok((test, looked)) };
        // An element that is left out leaves its block as if it were not there.
        let otherwise = match (&other.instead, inside) {
            (Some(instead), _) => self.test(instead, start)?,
            (None, Quantifier::AllOf) => Ref::YES,
            (None, Quantifier::AnyOf | Quantifier::NoneOf) => Ref::NO,
        };
        let index = match self.readings.iter().position(|r| r.id == other.id) {
            Some(index) => index,
            None => {
                self.readings.push(ReadingEntry { id: other.id.to_string(), element: element.clone() });
                self.readings.len() - 1
            }
        };
        // Where the text is open, to take the other reading is an interpretation as well.
        let instead_looked = other.instead.as_ref().map(|instead| {
            let open = element.authority == Authority::Interpretation;
            let authority = if open { element.authority } else { instead.authority };
            Box::new(self.looked(instead, authority, otherwise))
        });
        let looked = Looked::Read(index, Box::new(looked), instead_looked);
        let taken = self.ask(Source::Reading(index), Question::Holds);
        let default = self.builder.and([!taken, test]);
        let instead = self.builder.and([taken, otherwise]);
        Ok((self.builder.or([default, instead]), looked))
    }

    fn looked(&self, element: &Element, authority: Authority, test: Ref) -> Looked {
        match self.book.item(&element.id) {
            Some(item) if self.is_finding(item) => Looked::Conclusion(authority, item, element.negated),
            _ => Looked::Test(authority, test),
        }
    }

    /// Whether something is a term, or a conclusion other than a transition.
    fn is_finding(&self, item: Item) -> bool {
        match item {
            Item::Term(_) => true,
            Item::Rule(index) => {
                self.book.entries().rules.get(index).is_some_and(|rule| rule.kind != RuleKind::Transition)
            }
            Item::Fact(_) | Item::Duty(_) => false,
        }
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
                    .with_nearest(wanted, values.iter().map(|v| &*v.id))
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
                let mut found = Vec::with_capacity(wanted.len());
                for value in wanted {
                    found.push(position(values, value)?);
                }
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
                        .with_nearest(id, regimes.iter().map(|r| &*r.id)));
                };
                let edition = self.edition;
                let (mut binding, mut unrelieved) = (Vec::new(), Vec::new());
                for route in regime.routes.iter().filter(|(e, _)| *e == edition).flat_map(|(_, routes)| routes) {
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
            match self.book.item(&crate::rulebook::role_rule(bearer)) {
                Some(item @ Item::Rule(_)) => roles.push(self.item(item, None)?),
                _ => roles.push(Ref::YES),
            }
        }
        parts.push(self.builder.or(roles));
        for condition in duty.body.conditions(self.edition) {
            parts.push(self.condition(condition, Quantifier::AllOf, None)?.0);
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
