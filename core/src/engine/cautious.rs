//! Whether presumptions push in the cautious direction only.

use rustc_hash::FxHashSet;

use crate::engine::bits::Bits;
use crate::engine::compiled::{Compiled, Question, Source};
use crate::engine::program::{Node, Ref};
use crate::facts::Knowledge;
use crate::rulebook::{Item, Rulebook};
use crate::truth::Truth;

/// Looks for presumptions that make a burden less likely or a relief more likely.
pub(crate) struct Cautious<'a> {
    book: &'a Rulebook,
    compiled: &'a Compiled,
    /// Nodes of conclusions that openly take presumptions as they are.
    exempt: Bits,
}

impl<'a> Cautious<'a> {
    pub(crate) fn new(book: &'a Rulebook, compiled: &'a Compiled) -> Self {
        let mut exempt = Bits::below(compiled.program.nodes().len());
        for (index, rule) in book.entries().rules.iter().enumerate() {
            if let (Some(_), Some(nodes)) = (&rule.takes_presumptions, compiled.rule(index)) {
                exempt.insert(nodes.value.node());
            }
        }
        Self { book, compiled, exempt }
    }

    /// The facts whose presumption works against caution for a conclusion; a fact that is read twice may stand twice.
    pub(crate) fn against(&self, target: Ref, relieves: bool) -> Vec<String> {
        let mut found = Vec::new();
        let mut seen: FxHashSet<Ref> = FxHashSet::default();
        let mut stack = vec![if relieves { !target } else { target }];
        while let Some(reference) = stack.pop() {
            if !seen.insert(reference) || self.exempt.contains(reference.node()) {
                continue;
            }
            let turned = |r: Ref| if reference.negated() { !r } else { r };
            match self.compiled.program.node(reference.node()) {
                Node::Yes => {}
                Node::And(parts) => stack.extend(parts.iter().map(|r| turned(*r))),
                Node::Stated(_, body) => stack.push(turned(*body)),
                Node::Slot(slot) => {
                    // Seen from the burden: a presumption that makes this input no works against it.
                    if let Some((fact, truth)) = self.presumed(*slot)
                        && reference.read(truth) == Truth::No
                    {
                        found.push(fact);
                    }
                }
            }
        }
        found
    }

    /// What an input says by presumption alone.
    fn presumed(&self, slot: u32) -> Option<(String, Truth)> {
        let slot = self.compiled.slot(slot)?;
        let variable = self.compiled.variable(slot.variable)?;
        let (Source::Fact(index) | Source::Member(index, _)) = variable.source else { return None };
        let fact = self.book.entries().facts.get(index)?;
        let knowledge = Knowledge::presumed(fact.presumption.as_ref()?.presumed);
        let truth = match (&knowledge, &variable.source, &slot.question) {
            (Knowledge::Bool(truth), ..) => *truth,
            (Knowledge::Set { yes, .. }, Source::Member(_, bit), _) if yes & (1 << bit) != 0 => Truth::Yes,
            (Knowledge::Set { no, .. }, Source::Member(_, bit), _) if no & (1 << bit) != 0 => Truth::No,
            (Knowledge::Choice(possible), _, Question::OneOf(mask)) if possible & mask == 0 => Truth::No,
            (Knowledge::Choice(possible), _, Question::OneOf(mask)) if possible & !mask == 0 => Truth::Yes,
            _ => Truth::Unknown,
        };
        truth.is_known().then(|| (self.book.name(Item::Fact(index)).to_owned(), truth))
    }
}
