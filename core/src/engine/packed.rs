//! The packed form of a compiled edition.

use crate::engine::compiled::{DutyNodes, Looked, Plan, Question, ReadingEntry, RuleNodes, Slot, Source, Variable};
use crate::engine::program::{Node, Program, Ref};
use crate::pack::{Pack, pack_enum, pack_struct};

pack_struct! {
    Program { nodes, slots }
    Slot { variable, question }
    Variable { source, slots }
    RuleNodes { value, binds, unrelieved }
    DutyNodes { standing, binds, unrelieved }
    ReadingEntry { id, element }
    Plan { program, slots, variables, terms, rules, duties, conditions, roles, readers, readings, dates }
}

pack_enum! {
    Node { 0 = Yes, 1 = Slot(a), 2 = And(a), 3 = Stated(a, b) }
    Question { 0 = Holds, 1 = OneOf(a), 2 = Number(a, b), 3 = Day(a, b) }
    Source { 0 = Fact(a), 1 = Member(a, b), 2 = AsOf, 3 = Reading(a), 4 = Stated(a) }
    Looked { 0 = Block(a, b), 1 = Conclusion(a, b, c), 2 = Test(a, b), 3 = Read(a, b, c) }
}

impl Pack for Ref {
    packing! {
        fn pack(&self, to: &mut Vec<u8>) {
            self.0.pack(to);
        }
    }

    fn unpack(from: &mut &'static [u8]) -> Option<Self> {
        u32::unpack(from).map(Self)
    }
}
