//! What can be asked: facts and terms.

use super::rules::variants;
use crate::facts::{Knowledge, Value};
use crate::report::object::Object;
use crate::rulebook::{Fact, FactType, Rulebook, Term, ValueLabel};

pub(super) fn fact(head: Object, fact: &Fact) -> Object {
    let (name, values): (_, &[ValueLabel]) = match &fact.fact_type {
        FactType::Bool => ("bool", &[]),
        FactType::OneOf(values) => ("one_of", values),
        FactType::SetOf(values) => ("set_of", values),
        FactType::Number => ("number", &[]),
        FactType::Date => ("date", &[]),
        FactType::Text => ("text", &[]),
    };
    let labels = values.iter().fold(Object::default(), |object, value| object.text(&value.id, &value.label));
    let unspecified = values.iter().filter(|v| v.unspecified).map(|v| &*v.id);
    let presumption = fact.presumption.as_ref().map(|presumption| {
        let value = Knowledge::presumed(presumption.presumed).to_value(&fact.fact_type);
        Value::Object(vec![("value".to_owned(), value), ("why".to_owned(), (&*presumption.why).into())])
    });
    head.text("type", name)
        .with("values", labels)
        .with("unspecified", unspecified.collect::<Vec<_>>())
        .maybe("unit", fact.unit.as_deref())
        .maybe("help", fact.help.as_deref())
        .maybe("presumption", presumption)
        .flag("listed_use", fact.listed_use)
        .texts("implies", &fact.implies)
        .texts("excludes", &fact.excludes)
        .texts("speaks_of", &fact.speaks_of)
        .flag("on_record", fact.on_record)
        .flag("adds_up", fact.adds_up)
}

pub(super) fn term(head: Object, term: &Term, book: &Rulebook, editions: &[usize]) -> Object {
    head.maybe("help", term.help.as_deref())
        .flag("listed_use", term.listed_use)
        .with("by_edition", variants(&term.body, book, editions))
        .maybe_shown("checked", term.checked)
        .texts("notes", &term.notes)
}
