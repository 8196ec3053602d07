//! Penalties and their ceilings.

use super::duties::duties;
use super::{edition_ids, written};
use crate::law::Citation;
use crate::report::object::Object;
use crate::rulebook::{CeilingRule, Penalty, Rulebook, Sanction};

pub(super) fn penalty(head: Object, penalty: &Penalty, book: &Rulebook, editions: &[usize]) -> Object {
    let on = |object: Object, condition: &str, cites: &[Citation]| {
        object.text("when", condition).with("citations", written(cites))
    };
    let ceilings = penalty.ceilings.iter().map(|c| ceiling(c, book));
    let remarks =
        penalty.remarks.iter().map(|(when, text, cites)| on(Object::default().text("text", text), when, cites));
    let instead =
        penalty.instead.as_ref().map(|(tier, when, cites)| on(Object::default().text("tier", tier), when, cites));
    let extends = penalty.extends.as_ref().map(|(when, cites)| on(Object::default(), when, cites));
    head.text("text", &penalty.text)
        .maybe_shown("applies_from", penalty.applies)
        .maybe("amount", penalty.amount.as_ref().map(|(amount, _)| amount.clone()))
        .maybe("currency", penalty.amount.as_ref().map(|(_, currency)| &**currency))
        .maybe("percent", penalty.percent.as_ref().map(|(percent, _)| percent.clone()))
        .maybe("percent_of", penalty.percent.as_ref().map(|(_, fact)| &**fact))
        .maybe("per", penalty.per.as_deref())
        .with("ceilings", ceilings.collect::<Vec<_>>())
        .maybe("instead", instead)
        .maybe("extends", extends)
        .with("remarks", remarks.collect::<Vec<_>>())
        .texts("editions", &edition_ids(book, editions))
        .with("duties", duties(book, |duty| duty.sanction == Sanction::Tier(penalty.id.clone())))
}

fn ceiling(rule: &CeilingRule, book: &Rulebook) -> Object {
    Object::default()
        .named("ceiling", &rule.ceiling)
        .maybe("when", rule.when.as_deref())
        .with("citations", written(&rule.cites))
        .texts("only_editions", &edition_ids(book, &rule.only))
}
