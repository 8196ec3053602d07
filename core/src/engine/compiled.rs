//! The compiled form of one edition, and what can be asked of it.

use once_cell::sync::OnceCell;

use crate::engine::program::{Node, Program, Ref};
use crate::engine::readers::leaves;
use crate::engine::upward::Upward;
use crate::law::Date;
use crate::rulebook::{Authority, Element, Item, Quantifier, Rulebook};
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

/// A condition with what its elements read looked up.
#[derive(Clone, Debug)]
pub(crate) enum Looked {
    Block(Quantifier, Vec<Looked>),
    /// A conclusion or term, and whether the test is turned round.
    Conclusion(Authority, Item, bool),
    /// A test of a fact or of the day.
    Test(Authority, Ref),
    /// An element that another reading, by its index, replaces, or leaves out.
    Read(usize, Box<Looked>, Option<Box<Looked>>),
}

/// Citations in one text, and a link to the first provision among them.
pub(crate) type Cited = (String, Option<String>);

/// The program of one edition, and what its inputs and nodes stand for.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) program: Program,
    pub(crate) slots: Vec<Slot>,
    pub(crate) variables: Vec<Variable>,
    pub(crate) terms: Vec<Ref>,
    pub(crate) rules: Vec<Option<RuleNodes>>,
    pub(crate) duties: Vec<Option<DutyNodes>>,
    /// The conditions of terms and of rules, as they are written, with their other readings.
    pub(crate) conditions: [Vec<Vec<Looked>>; 2],
    /// For each duty the role conclusions of its bearers.
    pub(crate) roles: Vec<Vec<usize>>,
    /// For each rule the duties whose conditions read it, directly or through terms and scope.
    pub(crate) readers: Vec<Vec<usize>>,
    pub(crate) readings: Vec<ReadingEntry>,
    pub(crate) dates: Vec<Date>,
}

/// A plan, with what is found of it when first asked for.
#[derive(Debug)]
pub(crate) struct Compiled {
    edition: usize,
    plan: Plan,
    /// For every node, the slots it depends on positively and negatively.
    polarities: OnceCell<(Vec<u64>, Vec<u64>)>,
    /// For every node what [`Self::entangled`] says.
    entangled: Vec<OnceCell<Box<[u32]>>>,
    /// The facts that each term and each rule is made of.
    leaves: [Vec<OnceCell<Vec<usize>>>; 2],
    /// The citations of each rule and of each duty.
    cited: [Vec<OnceCell<Cited>>; 2],
    /// Which nodes read each node.
    upward: OnceCell<Upward>,
}

impl std::ops::Deref for Compiled {
    type Target = Plan;

    fn deref(&self) -> &Plan {
        &self.plan
    }
}

impl Compiled {
    pub(crate) fn new(plan: Plan, edition: usize) -> Self {
        let cells = |length: usize| vec![OnceCell::new(); length];
        Self {
            edition,
            polarities: OnceCell::new(),
            entangled: vec![OnceCell::new(); plan.program.nodes().len()],
            leaves: [cells(plan.terms.len()), cells(plan.rules.len())],
            cited: [plan.rules.len(), plan.duties.len()].map(|length| vec![OnceCell::new(); length]),
            upward: OnceCell::new(),
            plan,
        }
    }

    pub(crate) fn rule(&self, index: usize) -> Option<RuleNodes> {
        self.rules.get(index).copied().flatten()
    }

    pub(crate) fn duty(&self, index: usize) -> Option<DutyNodes> {
        self.duties.get(index).copied().flatten()
    }

    /// The role conclusions of a duty's bearers, by the index of the rule; authorities have none.
    pub(crate) fn roles(&self, duty: usize) -> &[usize] {
        self.roles.get(duty).map_or(&[], Vec::as_slice)
    }

    /// The conditions of a term or rule, as they are written.
    pub(crate) fn conditions(&self, item: Item) -> &[Looked] {
        let [terms, rules] = &self.conditions;
        let found = match item {
            Item::Term(index) => terms.get(index),
            Item::Rule(index) => rules.get(index),
            Item::Fact(_) | Item::Duty(_) => None,
        };
        found.map_or(&[], Vec::as_slice)
    }

    /// The facts that a term or rule is made of, through terms only.
    pub(crate) fn leaves(&self, book: &Rulebook, item: Item) -> &[usize] {
        let [terms, rules] = &self.leaves;
        let cell = match item {
            Item::Term(index) => terms.get(index),
            Item::Rule(index) => rules.get(index),
            Item::Fact(_) | Item::Duty(_) => None,
        };
        cell.map_or(&[], |cell| cell.get_or_init(|| leaves(book, self.edition, item, false)))
    }

    /// The facts that a term or rule is made of in the end, through matches as well.
    pub(crate) fn all_leaves(&self, book: &Rulebook, item: Item) -> Vec<usize> {
        leaves(book, self.edition, item, true)
    }

    /// The citations of a rule or duty in one text, and a link to the first provision among them.
    pub(crate) fn cited(&self, item: Item, find: impl FnOnce() -> Cited) -> Cited {
        let [rules, duties] = &self.cited;
        let cell = match item {
            Item::Rule(index) => rules.get(index),
            Item::Duty(index) => duties.get(index),
            Item::Fact(_) | Item::Term(_) => None,
        };
        match cell {
            Some(cell) => cell.get_or_init(find).clone(),
            None => find(),
        }
    }

    /// Which nodes read each node.
    pub(crate) fn upward(&self) -> &Upward {
        self.upward.get_or_init(|| Upward::new(&self.program))
    }

    /// The duties whose conditions read a rule, directly or through terms and scope.
    pub(crate) fn duties_reading(&self, rule: usize) -> &[usize] {
        self.readers.get(rule).map_or(&[], Vec::as_slice)
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

    /// For every node, the slots it depends on positively and negatively, once they are found.
    pub(crate) fn polarities(&self, find: impl FnOnce() -> (Vec<u64>, Vec<u64>)) -> &(Vec<u64>, Vec<u64>) {
        self.polarities.get_or_init(find)
    }

    /// What is entangled below a node, once it is found.
    pub(crate) fn entangled_below(&self, node: usize, find: impl FnOnce() -> Box<[u32]>) -> &[u32] {
        self.entangled.get(node).map_or(&[], |cell| cell.get_or_init(find))
    }
}
