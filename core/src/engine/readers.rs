//! What reads what: which duties a conclusion concerns, which facts a term is made of.

use rustc_hash::FxHashSet;

use crate::rulebook::{Body, Condition, Item, Rule, RuleKind, Rulebook};

/// For each rule the duties (indices) whose conditions read it, directly or through terms and scope. A match is not
/// passed through: a point of a list does not collect the duties of the whole list.
pub(crate) fn duties_by_rule(book: &Rulebook, edition: usize) -> Vec<Vec<usize>> {
    let entries = book.entries();
    let mut found = vec![Vec::new(); entries.rules.len()];
    for (index, duty) in entries.duties.iter().enumerate() {
        let mut seen: FxHashSet<Item> = FxHashSet::default();
        let mut bodies: Vec<&Body> = vec![&duty.body];
        while let Some(body) = bodies.pop() {
            for condition in body.conditions(edition) {
                named(condition, &mut |id| {
                    let Some(item) = book.item(id).filter(|item| seen.insert(*item)) else { return };
                    match item {
                        Item::Term(index) => bodies.extend(entries.terms.get(index).map(|t| &t.body)),
                        Item::Rule(index) => {
                            let rule = entries.rules.get(index).filter(|r| r.kind == RuleKind::Scope);
                            bodies.extend(rule.map(|r| &r.body));
                        }
                        Item::Fact(_) | Item::Duty(_) => {}
                    }
                });
            }
        }
        for item in seen {
            if let Item::Rule(rule) = item {
                found.get_mut(rule).into_iter().for_each(|duties: &mut Vec<usize>| duties.push(index));
            }
        }
    }
    found
}

/// The facts (indices) that a term or conclusion is made of, through terms only, or through matches too.
pub(crate) fn leaves(book: &Rulebook, edition: usize, item: Item, through_matches: bool) -> Vec<usize> {
    let mut found = Vec::new();
    let mut seen: FxHashSet<Item> = FxHashSet::default();
    let mut stack = vec![item];
    while let Some(item) = stack.pop() {
        if !seen.insert(item) {
            continue;
        }
        let entries = book.entries();
        let body = match item {
            Item::Fact(index) => {
                found.push(index);
                continue;
            }
            Item::Term(index) => entries.terms.get(index).map(|t| &t.body),
            Item::Rule(index) => {
                let below = |rule: &&Rule| seen.len() == 1 || through_matches && rule.kind == RuleKind::Match;
                entries.rules.get(index).filter(below).map(|rule| &rule.body)
            }
            Item::Duty(_) => None,
        };
        for condition in body.into_iter().flat_map(|b| b.conditions(edition)) {
            named(condition, &mut |id| stack.extend(book.item(id)));
        }
    }
    found
}

/// Every id that a condition reads.
fn named<'c>(condition: &'c Condition, found: &mut dyn FnMut(&'c str)) {
    match condition {
        Condition::Element(element) => found(&element.id),
        Condition::Block(_, parts, _) => parts.iter().for_each(|part| named(part, found)),
    }
}
