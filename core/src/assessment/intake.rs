//! From what was said to what is known: reading, joining, presuming, and noticing contradictions.

use std::collections::HashMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::engine::{Compiled, Frame, Ref, Situation};
use crate::error::{Error, ErrorCode};
use crate::facts::{Case, Knowledge, Origin, Value, escape};
use crate::rulebook::{Condition, Entries, FactType, Item, Quantifier, Rule, RuleKind, Rulebook, Test, Text};
use crate::truth::Truth;

/// The fact by which a user says that nothing else is of interest.
const NOTHING_ELSE: &str = "no_other_listed_use";

/// What is known in a case.
#[derive(Debug, Clone)]
pub(crate) struct Intake {
    pub(crate) edition: usize,
    pub(crate) knowledge: Vec<Knowledge>,
    pub(crate) origins: Vec<Origin>,
    /// Terms and conclusions with a value of their own, and where it comes from.
    pub(crate) stated: HashMap<Item, Truth>,
    pub(crate) stated_origins: FxHashMap<Item, Origin>,
    pub(crate) readings: Vec<usize>,
}

impl Intake {
    pub(crate) fn new(book: &Rulebook, case: &Case) -> Result<Self, Error> {
        let on_day = book.edition_on(case.as_of())?;
        let edition = case.edition().map_or(Ok(on_day), |id| book.edition_named(id))?;
        let compiled = book.compiled(edition)?;
        let entries = book.entries();
        let mut intake = Self {
            edition,
            knowledge: book.nothing_known().to_vec(),
            origins: vec![Origin::Silent; entries.facts.len()],
            stated: HashMap::new(),
            stated_origins: FxHashMap::default(),
            readings: Vec::new(),
        };
        for id in case.readings() {
            let known = compiled.readings();
            let index = known.iter().position(|reading| reading.id == *id).ok_or_else(|| {
                Error::new(ErrorCode::UnknownId, "/readings", format!("no reading `{}`", crate::facts::shorten(id)))
                    .with_nearest(id, known.iter().map(|reading| reading.id.as_str()))
            })?;
            intake.readings.push(index);
        }
        for (index, name) in case.evidence().iter().enumerate() {
            if !entries.duties.iter().any(|duty| duty.evidence.iter().any(|known| known == name)) {
                let message = format!("no duty asks for `{}` as evidence", crate::facts::shorten(name));
                let known = entries.duties.iter().flat_map(|duty| &duty.evidence);
                return Err(Error::new(ErrorCode::Option, format!("/evidence/{index}"), message)
                    .with_nearest(name, known.map(|artefact| &**artefact)));
            }
        }
        let mut open_terms = Vec::new();
        for (id, value) in case.facts() {
            intake.state(book, id, value, &mut open_terms)?;
        }
        intake.add_up(entries, case)?;
        intake.follow(book)?;
        intake.check_contradictions(book, compiled, case)?;
        intake.deny_parts(book, compiled);
        intake.follow(book)?;
        for term in open_terms {
            for fact in compiled.leaves(book, term) {
                if let Some(origin @ Origin::Silent) = intake.origins.get_mut(*fact) {
                    *origin = Origin::Open;
                }
            }
        }
        intake.rule_out_other_uses(book, compiled, case);
        if !case.strict() {
            intake.presume_all(book, compiled, case);
        }
        Ok(intake)
    }

    fn set(&mut self, fact: usize, knowledge: Knowledge, origin: Origin) {
        if let (Some(k), Some(o)) = (self.knowledge.get_mut(fact), self.origins.get_mut(fact)) {
            *k = knowledge;
            *o = origin;
        }
    }

    fn state(&mut self, book: &Rulebook, id: &str, value: &Value, open_terms: &mut Vec<Item>) -> Result<(), Error> {
        let place = format!("/facts/{}", escape(id));
        match book.item(id) {
            None => return Err(book.unknown_id(id, &place, ErrorCode::UnknownFact, "fact")),
            Some(Item::Duty(_)) => {
                return Err(Error::new(
                    ErrorCode::UnknownFact,
                    place,
                    format!("`{id}` is a duty; it cannot be stated"),
                ));
            }
            Some(Item::Fact(index)) => {
                let Some(fact) = book.entries().facts.get(index) else { return Ok(()) };
                let knowledge = Knowledge::read(fact, value, &place)?;
                let origin = if *value == Value::Null { Origin::Open } else { Origin::Stated };
                self.set(index, knowledge, origin);
            }
            Some(item @ (Item::Term(_) | Item::Rule(_))) => match value {
                Value::Bool(b) => {
                    self.stated.insert(item, (*b).into());
                    self.stated_origins.insert(item, Origin::Stated);
                }
                Value::Null => {
                    self.stated_origins.insert(item, Origin::Open);
                    open_terms.push(item);
                }
                other => {
                    let message = format!("`{id}` cannot be {}", other.kind());
                    return Err(
                        Error::new(ErrorCode::FactType, place, message).with_help("expected true, false or null")
                    );
                }
            },
        }
        Ok(())
    }

    /// Adds the figures of partner and linked enterprises to those of the enterprise itself.
    fn add_up(&mut self, entries: &Entries, case: &Case) -> Result<(), Error> {
        let known = || entries.facts.iter().filter(|f| f.adds_up).map(|f| &*f.id);
        for (index, other) in case.related_enterprises().iter().enumerate() {
            if let Some(id) = other.facts.keys().find(|id| !known().any(|k| k == **id)) {
                let place = format!("/related_enterprises/{index}/facts/{}", escape(id));
                let message = format!("`{}` is no figure that adds up", crate::facts::shorten(id));
                return Err(Error::new(ErrorCode::UnknownFact, place, message).with_nearest(id, known()));
            }
        }
        if case.related_enterprises().is_empty() {
            return Ok(());
        }
        for (index, fact) in entries.facts.iter().enumerate().filter(|(_, f)| f.adds_up) {
            let mut others = Vec::new();
            for (number, other) in case.related_enterprises().iter().enumerate() {
                let place = format!("/related_enterprises/{number}/facts/{}", fact.id);
                let value = other.facts.get(&*fact.id).unwrap_or(&Value::Null);
                if let Knowledge::Number(ranges) = Knowledge::read(fact, value, &place)? {
                    others.push((&other.relation, ranges));
                }
            }
            if let Some(Knowledge::Number(own)) = self.knowledge.get(index) {
                let sum = Knowledge::Number(crate::facts::total(own, others));
                self.set(index, sum, Origin::Stated);
            }
        }
        Ok(())
    }

    fn bool_of(&self, fact: usize) -> Truth {
        match self.knowledge.get(fact) {
            Some(Knowledge::Bool(truth)) => *truth,
            _ => Truth::Unknown,
        }
    }

    /// Draws what follows from stated facts by the vocabulary's `implies` and `excludes`.
    fn follow(&mut self, book: &Rulebook) -> Result<(), Error> {
        let entries = book.entries();
        let mut pairs: Vec<(usize, usize, bool)> = Vec::new();
        for (from, fact) in entries.facts.iter().enumerate() {
            for (ids, truth) in [(&fact.implies, true), (&fact.excludes, false)] {
                for id in ids {
                    if let Some(Item::Fact(to)) = book.item(id) {
                        pairs.push((from, to, truth));
                    }
                }
            }
        }
        loop {
            let mut changed = false;
            for (from, to, truth) in &pairs {
                let wanted = Truth::from(*truth);
                match (self.bool_of(*from), self.bool_of(*to)) {
                    (Truth::Yes, known) if known == !wanted && known.is_known() => {
                        return Err(contradiction(entries, *from, *to));
                    }
                    (Truth::Yes, Truth::Unknown) => changed |= self.conclude(entries, *to, wanted, *from),
                    (Truth::Unknown, known) if known == !wanted && known.is_known() => {
                        changed |= self.conclude(entries, *from, Truth::No, *to);
                    }
                    _ => {}
                }
            }
            if !changed {
                return Ok(());
            }
        }
    }

    fn conclude(&mut self, entries: &Entries, fact: usize, truth: Truth, from: usize) -> bool {
        if self.origins.get(fact) != Some(&Origin::Silent) {
            return false;
        }
        let source = match self.origins.get(from) {
            Some(Origin::FollowsFrom(source)) => source.clone(),
            _ => entries.facts.get(from).map(|f| f.id.to_string()).unwrap_or_default(),
        };
        self.set(fact, Knowledge::Bool(truth), Origin::FollowsFrom(source));
        true
    }

    /// Whoever says that none of several things is so, by denying what is any of them, denies each.
    fn deny_parts(&mut self, book: &Rulebook, compiled: &Compiled) {
        let denied = self.stated.iter().filter(|(_, truth)| **truth == Truth::No).map(|(item, _)| *item);
        let mut denied: Vec<Item> = denied.collect();
        denied.sort_unstable();
        while let Some(item) = denied.pop() {
            let source = match self.stated_origins.get(&item) {
                Some(Origin::FollowsFrom(source)) => source.clone(),
                _ => book.name(item).to_owned(),
            };
            for part in self.any_of(book, item) {
                match part {
                    Item::Fact(fact) => {
                        let is_bool = matches!(self.knowledge.get(fact), Some(Knowledge::Bool(_)));
                        if is_bool && self.origins.get(fact) == Some(&Origin::Silent) {
                            self.set(fact, Knowledge::Bool(Truth::No), Origin::FollowsFrom(source.clone()));
                        }
                    }
                    part if self.stated_origins.contains_key(&part) || compiled.node_of(part) == Ref::NO => {}
                    part => {
                        self.stated.insert(part, Truth::No);
                        self.stated_origins.insert(part, Origin::FollowsFrom(source.clone()));
                        denied.push(part);
                    }
                }
            }
        }
    }

    /// The facts, terms and conclusions of which a term or conclusion is any; none of a named exception, whose no can
    /// mean that nobody claims it.
    fn any_of(&self, book: &Rulebook, item: Item) -> Vec<Item> {
        let body = match item {
            Item::Term(term) => book.entries().terms.get(term).map(|term| &term.body),
            Item::Rule(rule) => {
                book.entries().rules.get(rule).filter(|rule| !rule.is_named_exception()).map(|rule| &rule.body)
            }
            Item::Fact(_) | Item::Duty(_) => None,
        };
        let Some(body) = body else { return Vec::new() };
        let mut conditions = body.conditions(self.edition);
        let (Some(Condition::Block(Quantifier::AnyOf, parts, _)), None) = (conditions.next(), conditions.next()) else {
            return Vec::new();
        };
        let plain = parts.iter().filter_map(|part| match part {
            Condition::Element(element) if element.test == Test::Holds && !element.negated => book.item(&element.id),
            _ => None,
        });
        plain.collect()
    }

    /// A term or conclusion that is stated must not be refuted by what else is stated.
    fn check_contradictions(&self, book: &Rulebook, compiled: &Compiled, case: &Case) -> Result<(), Error> {
        // In the rulebook's order, so that of several contradictions it is always the same that is told.
        let mut stated: Vec<(&Item, &Truth)> = self.stated.iter().collect();
        stated.sort_unstable();
        for (item, truth) in stated {
            if let Item::Rule(index) = item
                && let Some(rule) = book.entries().rules.get(*index)
                && *truth == Truth::No
                && rule.is_named_exception()
                && self.is_unclaimed(book, compiled, rule, &FxHashSet::default())
            {
                // An exception that nobody claims is rightly stated not to count, whatever could be claimed.
                continue;
            }
            let found = self.without(compiled, *item, case);
            if found == !*truth && found.is_known() {
                let id = book.name(*item);
                let message = format!("`{id}` is stated {truth}, but what else is stated makes it {found}");
                return Err(Error::new(ErrorCode::Contradiction, format!("/facts/{}", escape(id)), message)
                    .with_help(format!("leave `{id}` out, or correct the facts it rests on")));
            }
        }
        Ok(())
    }

    /// The presumed facts whose presumption speaks against a term or conclusion that is stated directly: the statement
    /// stands, and to state them too would contradict it.
    pub(crate) fn overruled(&self, book: &Rulebook, compiled: &Compiled, case: &Case) -> FxHashSet<usize> {
        let stated = self.stated.iter().filter(|(item, _)| self.stated_origins.get(item) == Some(&Origin::Stated));
        let mut overruled = FxHashSet::default();
        for (item, truth) in stated {
            if self.without(compiled, *item, case) == !*truth {
                overruled.extend(compiled.leaves(book, *item).iter().copied());
            }
        }
        overruled
    }

    /// What a term or conclusion would be if it were not stated directly.
    fn without(&self, compiled: &Compiled, item: Item, case: &Case) -> Truth {
        let mut others = self.stated.clone();
        others.remove(&item);
        let situation = Situation { compiled, knowledge: &self.knowledge, stated: &others, readings: &self.readings };
        let node = compiled.node_of(item);
        situation.decide(&[Frame { as_of: case.as_of(), turned: None }], &[(node, 0..1)]).get(node, 0)
    }

    /// When the user says that no other listed use is of interest, silent uses are false.
    fn rule_out_other_uses(&mut self, book: &Rulebook, compiled: &Compiled, case: &Case) {
        let said = matches!(book.item(NOTHING_ELSE), Some(Item::Fact(index)) if self.bool_of(index) == Truth::Yes);
        if said {
            self.clear_silent_uses(book, compiled, case);
        }
    }

    /// What would be known if the user said that no other listed use is of interest.
    pub(crate) fn without_other_uses(&self, book: &Rulebook, compiled: &Compiled, case: &Case) -> Self {
        let mut cleared = self.clone();
        cleared.clear_silent_uses(book, compiled, case);
        cleared
    }

    fn clear_silent_uses(&mut self, book: &Rulebook, compiled: &Compiled, case: &Case) {
        let entries = book.entries();
        let spoken_of = self.spoken_of(book, compiled);
        // What a term or match covers that is stated, open or spoken of is not something else.
        let mut covered: FxHashSet<Item> = spoken_of.iter().copied().collect();
        for item in self.stated_origins.keys().filter(|i| self.stated.get(i) != Some(&Truth::No)).chain(&spoken_of) {
            let is_match = |item: &Item| match item {
                Item::Rule(rule) => entries.rules.get(*rule).is_some_and(|rule| rule.kind == RuleKind::Match),
                item => matches!(item, Item::Term(_)),
            };
            match item {
                Item::Term(_) if !compiled.leaves(book, *item).is_empty() => {
                    covered.extend(compiled.leaves(book, *item).iter().map(|fact| Item::Fact(*fact)));
                }
                // A match, or a term made of matches alone, that nothing else accounts for can rest on any of its uses.
                _ if is_match(item) && !self.is_accounted_for(book, compiled, *item, case) => {
                    covered.extend(compiled.all_leaves(book, *item).into_iter().map(Item::Fact));
                }
                _ => {}
            }
        }
        for (index, term) in entries.terms.iter().enumerate() {
            let item = Item::Term(index);
            let silent = |fact: &usize| self.origins.get(*fact) == Some(&Origin::Silent);
            let spoken = |fact: &usize| {
                covered.contains(&Item::Fact(*fact)) || !(silent(fact) || self.is_denied(entries, *fact))
            };
            let said = self.stated_origins.contains_key(&item) || covered.contains(&item);
            let unspoken = |leaves: &[usize]| {
                // What is denied says nothing of a use, unless it is by the denial that the term holds.
                !leaves.iter().any(spoken)
                    && (leaves.iter().all(silent) || self.without(compiled, item, case) != Truth::Yes)
            };
            if term.listed_use && !said && unspoken(compiled.leaves(book, item)) {
                self.stated.insert(item, Truth::No);
                self.stated_origins.insert(item, Origin::FollowsFrom(NOTHING_ELSE.to_owned()));
            }
        }
        for (index, fact) in entries.facts.iter().enumerate() {
            let silent = self.origins.get(index) == Some(&Origin::Silent);
            if fact.listed_use && silent && !covered.contains(&Item::Fact(index)) {
                let origin = Origin::FollowsFrom(NOTHING_ELSE.to_owned());
                self.set(index, Knowledge::ruled_out(&fact.fact_type), origin);
            }
        }
        self.keep_exceptions_unclaimed(book, compiled, case);
    }

    /// An exception that is claimed by the denial of a use is not claimed by ruling out whatever was not spoken of.
    fn keep_exceptions_unclaimed(&mut self, book: &Rulebook, compiled: &Compiled, case: &Case) {
        let ruled_out = |id: &Text| match book.item(id) {
            Some(Item::Fact(fact)) => self.origins.get(fact) == Some(&Origin::FollowsFrom(NOTHING_ELSE.to_owned())),
            _ => false,
        };
        let refuted = self.refuted_claims(book, compiled, case);
        let rules = book.entries().rules.iter().enumerate();
        let unclaimed: Vec<Item> = rules
            .filter(|(_, rule)| rule.claimed_by_no.iter().any(ruled_out))
            .filter(|(index, rule)| {
                !self.stated_origins.contains_key(&Item::Rule(*index))
                    && self.is_unclaimed(book, compiled, rule, &refuted)
            })
            .map(|(index, _)| Item::Rule(index))
            .collect();
        for item in unclaimed {
            self.stated.insert(item, Truth::No);
            self.stated_origins.insert(item, Origin::FollowsFrom(NOTHING_ELSE.to_owned()));
        }
    }

    /// Whether what else is said makes a stated conclusion a yes already.
    fn is_accounted_for(&self, book: &Rulebook, compiled: &Compiled, item: Item, case: &Case) -> bool {
        let mut said = self.clone();
        if !case.strict() {
            said.presume_all(book, compiled, case);
        }
        said.without(compiled, item, case) == Truth::Yes
    }

    /// The listed uses that other facts speak of, by being stated to be so or left open: where one of several that a
    /// fact can belong to is stated, it is that one.
    fn spoken_of(&self, book: &Rulebook, compiled: &Compiled) -> Vec<Item> {
        let entries = book.entries();
        let mut below: FxHashSet<usize> = FxHashSet::default();
        for item in self.stated_origins.keys().filter(|item| self.stated.get(item) != Some(&Truth::No)) {
            if let Item::Term(_) = item {
                below.extend(compiled.leaves(book, *item));
            }
        }
        let mut found = Vec::new();
        for (index, fact) in entries.facts.iter().enumerate() {
            let origin = self.origins.get(index);
            let silent = origin == Some(&Origin::Silent) || self.is_denied(entries, index);
            if silent && !below.contains(&index) {
                continue;
            }
            let mut uses: Vec<Item> = fact.speaks_of.iter().filter_map(|id| book.item(id)).collect();
            if origin == Some(&Origin::Open) {
                // What would follow from an open fact is open as well.
                uses.extend(fact.implies.iter().filter_map(|id| book.item(id)));
            }
            if !uses.iter().any(|item| self.is_affirmed(book, *item)) {
                found.append(&mut uses);
            }
        }
        found
    }

    /// Whether what is known of a fact is a no, or none of its values.
    fn is_denied(&self, entries: &Entries, fact: usize) -> bool {
        let found = self.knowledge.get(fact).zip(entries.facts.get(fact));
        found.is_some_and(|(known, fact)| known.is_denial(&fact.fact_type))
    }

    /// Whether a fact, term or conclusion is stated to be so.
    fn is_affirmed(&self, book: &Rulebook, item: Item) -> bool {
        match item {
            Item::Fact(index) => {
                self.origins.get(index) == Some(&Origin::Stated) && !self.is_denied(book.entries(), index)
            }
            item => self.stated.get(&item) == Some(&Truth::Yes),
        }
    }

    fn presume_all(&mut self, book: &Rulebook, compiled: &Compiled, case: &Case) {
        let refuted = self.refuted_claims(book, compiled, case);
        self.presume(book.entries());
        self.presume_unclaimed(book, compiled, &refuted);
    }

    fn presume(&mut self, entries: &Entries) {
        for (index, fact) in entries.facts.iter().enumerate() {
            if let (Some(presumption), Some(Origin::Silent)) = (&fact.presumption, self.origins.get(index)) {
                self.set(index, Knowledge::presumed(presumption.presumed), Origin::Presumed);
            }
        }
    }

    /// The terms and conclusions that would claim an exception, but are refuted by what is stated of their parts.
    fn refuted_claims(&self, book: &Rulebook, compiled: &Compiled, case: &Case) -> FxHashSet<Item> {
        let said = |fact: &usize| self.origins.get(*fact) != Some(&Origin::Silent);
        let mut refuted: FxHashSet<Item> = FxHashSet::default();
        for id in book.entries().rules.iter().flat_map(|rule| &rule.claimed_by) {
            if let Some(item @ (Item::Term(_) | Item::Rule(_))) = book.item(id)
                && compiled.leaves(book, item).iter().any(said)
            {
                refuted.insert(item);
            }
        }
        refuted.retain(|item| self.without(compiled, *item, case) == Truth::No);
        refuted
    }

    /// Whether nobody claims a named exception; a claim that is refuted is none.
    fn is_unclaimed(&self, book: &Rulebook, compiled: &Compiled, rule: &Rule, refuted: &FxHashSet<Item>) -> bool {
        // What was ruled out with all other uses says nothing of its own.
        let unsaid = |fact: usize| match self.origins.get(fact) {
            Some(Origin::FollowsFrom(source)) => source == NOTHING_ELSE,
            origin => matches!(origin, Some(Origin::Silent | Origin::Presumed)),
        };
        // To state that the fact is not so claims nothing.
        let silent = |fact: usize| unsaid(fact) || self.bool_of(fact) == Truth::No;
        let not_denied = rule.claimed_by_no.iter().all(|id| match book.item(id) {
            Some(Item::Fact(fact)) => unsaid(fact) || self.bool_of(fact) == Truth::Yes,
            Some(item) => match self.stated_origins.get(&item) {
                None | Some(Origin::FollowsFrom(_)) => true,
                Some(_) => self.stated.get(&item) == Some(&Truth::Yes),
            },
            None => true,
        });
        not_denied
            && rule.claimed_by.iter().all(|id| match book.item(id) {
                Some(Item::Fact(fact)) => silent(fact),
                Some(term @ (Item::Term(_) | Item::Rule(_))) => match self.stated.get(&term) {
                    Some(truth) => *truth == Truth::No,
                    None => {
                        !self.stated_origins.contains_key(&term)
                            && (refuted.contains(&term) || compiled.leaves(book, term).iter().all(|fact| silent(*fact)))
                    }
                },
                _ => true,
            })
    }

    /// A named exception counts as not claimed while every fact that claims it is silent.
    fn presume_unclaimed(&mut self, book: &Rulebook, compiled: &Compiled, refuted: &FxHashSet<Item>) {
        for (index, rule) in book.entries().rules.iter().enumerate() {
            let item = Item::Rule(index);
            if !rule.is_named_exception() || self.stated_origins.contains_key(&item) {
                continue;
            }
            if self.is_unclaimed(book, compiled, rule, refuted) {
                self.stated.insert(item, Truth::No);
                self.stated_origins.insert(item, Origin::Presumed);
            }
        }
    }
}

fn contradiction(entries: &Entries, from: usize, to: usize) -> Error {
    let name = |i: usize| entries.facts.get(i).map_or("?", |f| &*f.id);
    let (from, to) = (name(from), name(to));
    Error::new(
        ErrorCode::Contradiction,
        format!("/facts/{}", escape(to)),
        format!("`{from}` and `{to}` cannot both be as stated"),
    )
    .with_help(format!("`{from}` being yes settles `{to}`"))
}

/// Whether a fact's knowledge, taken from a presumption or not, leaves something to learn.
pub(crate) fn is_open(knowledge: &Knowledge, fact_type: &FactType) -> bool {
    !knowledge.is_complete(fact_type)
}
