//! Duties with their deadlines, and the lists of what a document must contain.

use super::rules::variants;
use super::{edition_ids, written};
use crate::law::Citation;
use crate::report::object::{Object, name_of};
use crate::rulebook::{Anchor, Checklist, Clock, Duty, Rulebook, Sanction};

pub(super) fn duty(head: Object, duty: &Duty, book: &Rulebook, editions: &[usize]) -> Object {
    let instead = duty.sanction_instead.iter().map(|instead| {
        let object = sanction(&instead.sanction).text("when", &instead.when);
        object.with("citations", written(&instead.cites))
    });
    let penalty = sanction(&duty.sanction)
        .with("instead", instead.collect::<Vec<_>>())
        .maybe("note", duty.sanction_note.as_deref());
    head.text("section", &duty.section)
        .named("nature", &duty.nature)
        .texts("bearer", &duty.bearers)
        .maybe("artefact", duty.artefact.as_deref())
        .flag("in_scope", duty.scoped)
        .maybe("on_event", duty.event.as_deref())
        .maybe("deadline", duty.deadline.as_deref())
        .with("deadlines", duty.clocks.iter().map(|clock| deadline(clock, &duty.cites)).collect::<Vec<_>>())
        .maybe("checklist", duty.checklist.as_deref())
        .maybe("exceptions", duty.exceptions.as_deref())
        .with("penalty", penalty)
        .maybe("changed", duty.changed.as_deref())
        .texts("evidence", &duty.evidence)
        .maybe("listed_when", duty.listed_when.as_deref())
        .maybe("takes_presumptions", duty.takes_presumptions.as_deref())
        .with("by_edition", variants(&duty.body, book, editions))
        .maybe_shown("checked", duty.checked)
        .texts("notes", &duty.notes)
}

fn sanction(sanction: &Sanction) -> Object {
    let (kind, tier) = match sanction {
        Sanction::Unstated => ("unstated", None),
        Sanction::Tier(tier) => ("tier", Some(&**tier)),
        Sanction::None => ("none", None),
        Sanction::National => ("national", None),
    };
    Object::default().text("kind", kind).maybe("tier", tier)
}

/// A deadline or period, with the names that it has in an answer. Where it cites nothing itself, it is said where its
/// duty or step is.
pub(super) fn deadline(clock: &Clock, otherwise: &[Citation]) -> Object {
    let object = Object::default()
        .named("kind", &clock.kind)
        .maybe("amount", clock.length.map(|length| i64::from(length.amount)))
        .maybe("unit", clock.length.map(|length| name_of(&length.unit)));
    let object = match &clock.anchor {
        Anchor::After(id) => object.text("direction", "after").text("from_fact", id),
        Anchor::Before(id) => object.text("direction", "before").text("from_fact", id),
        Anchor::On(day) => object.text("direction", "after").shown("from", day),
    };
    let cites = if clock.cites.is_empty() { otherwise } else { &clock.cites };
    object.maybe("when", clock.when.as_deref()).with("citations", written(cites))
}

pub(super) fn checklist(head: Object, list: &Checklist, book: &Rulebook, editions: &[usize]) -> Object {
    let items = list.items.iter().map(|item| {
        Object::default()
            .text("id", &item.id)
            .text("text", &item.text)
            .with("citations", written(&item.cites))
            .texts("recipients", &item.recipients)
            .maybe("note", item.note.as_deref())
    });
    head.named("authority", &list.authority)
        .with("items", items.collect::<Vec<_>>())
        .texts("editions", &edition_ids(book, editions))
        .with("duties", duties(book, |duty| duty.checklist.as_ref() == Some(&list.id)))
        .texts("notes", &list.notes)
}

/// The ids of the duties of which this is so.
pub(super) fn duties(book: &Rulebook, of: impl Fn(&Duty) -> bool) -> Vec<&str> {
    book.entries().duties.iter().filter(|duty| of(duty)).map(|duty| &*duty.id).collect()
}
