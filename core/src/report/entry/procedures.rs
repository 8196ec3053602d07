//! Procedures, step by step.

use super::duties::deadline;
use super::{edition_ids, written};
use crate::report::object::Object;
use crate::rulebook::{Procedure, Rulebook, Step};

pub(super) fn procedure(head: Object, procedure: &Procedure, book: &Rulebook, editions: &[usize]) -> Object {
    head.maybe("concerns", procedure.concerns.as_deref())
        .with("steps", procedure.steps.iter().map(step).collect::<Vec<_>>())
        .texts("editions", &edition_ids(book, editions))
        .texts("notes", &procedure.notes)
}

fn step(step: &Step) -> Object {
    Object::default()
        .text("id", &step.id)
        .text("title", &step.title)
        .with("citations", written(&step.cites))
        .texts("by", &step.by)
        .maybe("date", step.date.as_deref())
        .texts("after", &step.after)
        .texts("unless", &step.unless)
        .maybe("when", step.when.as_deref())
        .with("deadlines", step.clocks.iter().map(|clock| deadline(clock, &step.cites)).collect::<Vec<_>>())
        .texts("documents", &step.documents)
        .texts("remedies", &step.remedies)
        .texts("duties", &step.duties)
        .maybe("note", step.note.as_deref())
}
