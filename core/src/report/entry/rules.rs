//! Conclusions, and from when they hold.

use super::{edition_id, written};
use crate::report::notation::Notation;
use crate::report::object::{Object, name_of};
use crate::rulebook::{Application, Body, Regime, Rule, Rulebook};

pub(super) fn rule(head: Object, rule: &Rule, book: &Rulebook, editions: &[usize]) -> Object {
    head.named("rule_kind", &rule.kind)
        .maybe("family", rule.family.map(|family| name_of(&family)))
        .texts("claimed_by", &rule.claimed_by)
        .texts("claimed_by_no", &rule.claimed_by_no)
        .texts("binds", &rule.binds)
        .maybe("takes_presumptions", rule.takes_presumptions.as_deref())
        .with("by_edition", variants(&rule.body, book, editions))
        .maybe_shown("checked", rule.checked)
        .texts("notes", &rule.notes)
}

pub(super) fn regime(head: Object, regime: &Regime, book: &Rulebook, editions: &[usize]) -> Object {
    let rows = editions.iter().map(|edition| {
        let object = Object::default().text("edition", edition_id(book, *edition));
        regime_dates(object, regime, *edition)
    });
    head.with("by_edition", rows.collect::<Vec<_>>()).texts("notes", &regime.notes)
}

/// What an entry says in each edition: its condition, and from when it binds.
pub(super) fn variants(body: &Body, book: &Rulebook, editions: &[usize]) -> Vec<Object> {
    let row = |edition: usize| {
        let condition = Notation(body.conditions(edition).collect()).to_string();
        let object = Object::default().text("edition", edition_id(book, edition)).text("condition", &condition);
        match body.application(edition) {
            None => object,
            Some(Application::From(day, cites)) => {
                let date = Object::default().shown("from", day).with("citations", written(cites));
                object.with("dates", vec![date])
            }
            Some(Application::Regime(id, _)) => {
                let object = object.text("regime", id);
                match book.entries().regimes.iter().find(|r| r.id == *id) {
                    Some(regime) => regime_dates(object, regime, edition),
                    None => object,
                }
            }
        }
    };
    editions.iter().map(|edition| row(*edition)).collect()
}

/// The days from which a regime binds in an edition.
fn regime_dates(object: Object, regime: &Regime, edition: usize) -> Object {
    let routes = regime.routes.iter().filter(|(e, _)| *e == edition).flat_map(|(_, routes)| routes);
    let dates = routes.map(|route| {
        Object::default()
            .maybe("via", route.via.as_deref())
            .shown("from", route.from)
            .with("citations", written(&route.cites))
            .texts("unless", &route.unless)
    });
    let formal = regime.formal.iter().find(|(e, _)| *e == edition).map(|(_, day)| day);
    object.with("dates", dates.collect::<Vec<_>>()).maybe_shown("formal_from", formal)
}
