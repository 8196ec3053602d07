//! Numbers that the law or a guideline names, and what adds to them.

use super::edition_id;
use crate::report::object::Object;
use crate::rulebook::{Activity, Figure, FigureValue, Rulebook};
use crate::truth::Decimal;

/// A figure with what it is in each edition: a number, or numerator and denominator.
pub(super) fn figure(head: Object, figure: &Figure, book: &Rulebook, editions: &[usize]) -> Object {
    let from = match &figure.value {
        FigureValue::Fraction(..) => None,
        FigureValue::ExceededIn(id) => Some(&**id),
    };
    let rows = editions.iter().filter_map(|edition| {
        let (value, over) = book.figure_in(&figure.id, *edition).ok()?;
        let object = Object::default().text("edition", edition_id(book, *edition)).with("value", value);
        Some(if over == Decimal::from(1) { object } else { object.with("over", over) })
    });
    head.named("authority", &figure.authority)
        .maybe("exceeded_in", from)
        .with("by_edition", rows.collect::<Vec<_>>())
        .texts("notes", &figure.notes)
}

pub(super) fn activity(head: Object, activity: &Activity) -> Object {
    head.named("authority", &activity.authority)
        .with("direct", activity.direct)
        .with("cumulative", activity.cumulative)
        .texts("notes", &activity.notes)
}
