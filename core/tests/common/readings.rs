//! Comparing answers with those under other readings.

use std::collections::BTreeSet;

use aiact::assessment::{Finding, Obligation, When};
use aiact::law::Date;
use aiact::rulebook::{Body, Condition};
use aiact::{Assessment, Rulebook, Status, Truth};

fn collect<'c>(condition: &'c Condition, found: &mut BTreeSet<&'c str>) {
    match condition {
        Condition::Element(element) => found.extend(element.other.as_ref().map(|other| &*other.id)),
        Condition::Block(_, parts, _) => parts.iter().for_each(|part| collect(part, found)),
    }
}

/// The readings that a case can take in an edition.
pub fn of_edition(book: &Rulebook, edition: usize) -> Vec<&str> {
    let entries = book.entries();
    let terms = entries.terms.iter().map(|t| &t.body);
    let rules = entries.rules.iter().map(|r| &r.body);
    let duties = entries.duties.iter().map(|d| &d.body);
    let mut found = BTreeSet::new();
    for body in terms.chain(rules).chain(duties).filter(|body: &&Body| body.in_edition(edition)) {
        body.conditions(edition).for_each(|condition| collect(condition, &mut found));
    }
    found.into_iter().collect()
}

/// The same case with a reading turned round: taken, or left if it was taken.
pub fn selecting<'b>(book: &'b Rulebook, answer: &Assessment<'_>, reading: &str) -> Option<Assessment<'b>> {
    let mut case: serde_json::Value = serde_json::from_str(&answer.case().to_json()).unwrap();
    let mut taken: Vec<String> = answer.case().readings().to_vec();
    match taken.iter().position(|id| id == reading) {
        Some(at) => drop(taken.remove(at)),
        None => taken.push(reading.to_owned()),
    }
    case["readings"] = taken.into();
    // A reading under which the case contradicts itself cannot be taken.
    Assessment::new(book, &aiact::Case::from_json(&case.to_string()).unwrap()).ok()
}

type Outcome = (Truth, Status, [Option<Date>; 3]);

fn when(when: &When) -> (Status, [Option<Date>; 3]) {
    (when.status, [when.applies_from, when.possible_from, when.until])
}

fn of_finding(f: &Finding) -> Outcome {
    (f.value, f.status, [f.applies_from, f.possible_from, f.until])
}

fn of_duty(o: &Obligation) -> Outcome {
    (o.holds, o.status, [o.applies_from, o.possible_from, o.until])
}

/// Where the answer under a reading is not what the answer without it says of it.
pub fn differences(book: &Rulebook, answer: &Assessment<'_>, reading: &str) -> Vec<String> {
    let Some(other) = selecting(book, answer, reading) else { return Vec::new() };
    let mut found = Vec::new();
    let mut judge = |id: &str, own: Outcome, said: Option<Outcome>, is: Outcome| {
        if said.is_some_and(|said| said == own) {
            found.push(format!("{id}: named although nothing changes"));
        }
        let said = said.unwrap_or(own);
        if said != is {
            found.push(format!("{id}: {own:?}, under the reading {is:?}, said {said:?}"));
        }
    };
    for f in answer.findings() {
        let named = f.other_reading.iter().find(|r| r.id == reading).map(|r| (r.value, when(&r.when)));
        let said = named.map(|(value, (status, days))| (value, status, days));
        judge(&f.id, of_finding(f), said, of_finding(other.finding(&f.id).unwrap()));
    }
    for o in answer.obligations() {
        let named = o.other_reading.iter().find(|r| r.id == reading).map(|r| (r.holds, when(&r.when)));
        let said = named.map(|(holds, (status, days))| (holds, status, days));
        judge(&o.id, of_duty(o), said, of_duty(other.obligation(&o.id).unwrap()));
    }
    found
}

/// What differs from an expectation such as `art47-1-doc: in_force 2026-08-02, not upcoming 2027-12-02`: what the
/// conclusion or duty is under the reading, and what it is without it. Values, statuses and days, in any order; `-` for
/// no day.
pub fn other_than_said(answer: &Assessment<'_>, reading: &str, line: &str) -> Vec<String> {
    let (id, rest) = line.trim().split_once(':').unwrap_or_else(|| panic!("{line}"));
    let (under, own) = rest.split_once(", not ").unwrap_or_else(|| panic!("{line}"));
    let outcomes = match (answer.finding(id), answer.obligation(id)) {
        (Ok(f), _) => {
            let named = f.other_reading.iter().find(|r| r.id == reading);
            (of_finding(f), named.map(|r| (r.value, when(&r.when))))
        }
        (_, Ok(o)) => {
            let named = o.other_reading.iter().find(|r| r.id == reading);
            (of_duty(o), named.map(|r| (r.holds, when(&r.when))))
        }
        _ => return vec![format!("no `{id}`")],
    };
    let ((value, status, days), Some((other, (its, its_days)))) = outcomes else {
        return vec![format!("{id} does not name it; it is {:?}", outcomes.0)];
    };
    let says = |wanted: &str, truth: Truth, status: Status, days: [Option<Date>; 3]| {
        wanted.split_whitespace().all(|word| {
            word == truth.as_str()
                || word == status.as_str()
                || days[0].map_or(word == "-", |day| day.to_string() == word)
        })
    };
    let mut found = Vec::new();
    for (wanted, (truth, status, days)) in [(under, (other, its, its_days)), (own, (value, status, days))] {
        if !says(wanted, truth, status, days) {
            found.push(format!("{id}: wanted{wanted}, got {truth} {} {days:?}", status.as_str()));
        }
    }
    found
}
