//! Every deadline and period of an operator's duty, reckoned apart from the engine: `tests/deadlines.txt`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::path::Path;

use aiact::rulebook::{Anchor, Clock, ClockKind};
use aiact::{Case, Rulebook, assess};
use serde_json::{Map, Value, json};

/// A clock as the rulebook writes it, without its condition: `due 15 days after incident_aware_date`.
fn written(kind: ClockKind, length: Option<(u32, String)>, anchor: &Anchor) -> String {
    let kind = match kind {
        ClockKind::Due => "due",
        ClockKind::Keep => "keep",
        ClockKind::Wait => "wait",
        ClockKind::Every => "every",
    };
    let length = length.map(|(amount, unit)| format!(" {amount} {unit}")).unwrap_or_default();
    match anchor {
        Anchor::After(id) => format!("{kind}{length} after {id}"),
        Anchor::Before(id) => format!("{kind}{length} before {id}"),
        Anchor::On(day) => format!("{kind}{length} by {day}"),
    }
}

fn of_clock(clock: &Clock) -> String {
    let unit = |unit| serde_json::to_value(unit).unwrap().as_str().unwrap().to_owned();
    written(clock.kind, clock.length.map(|period| (period.amount, unit(period.unit))), &clock.anchor)
}

/// One example: a duty, its clock, what is stated, and the days that come out.
struct Example {
    duty: String,
    clock: String,
    on: String,
    facts: Map<String, Value>,
    holidays: Vec<String>,
    plain: String,
    regulation: String,
}

fn examples() -> Vec<Example> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/deadlines.txt")).unwrap();
    let mut found = Vec::new();
    let mut clock: Option<(String, String, String, String, Vec<String>)> = None;
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if let Some(duties) = line.strip_prefix("  ") {
            let (names, facts) = duties.split_once('{').map_or((duties, None), |(names, facts)| (names, Some(facts)));
            let own: Map<String, Value> = facts.map_or(Map::new(), |facts| {
                serde_json::from_str(&format!("{{{facts}")).unwrap_or_else(|e| panic!("{line}: {e}"))
            });
            let (clock, event, plain, regulation, holidays) = clock.clone().unwrap();
            let mut words = names.split_whitespace().peekable();
            let on = words.next_if(|word| word.starts_with("20")).unwrap_or("2028-06-01").to_owned();
            for duty in words {
                let mut facts = own.clone();
                // The fact that the clock counts from, unless it is a day that the law names.
                let (_, anchor) = clock.rsplit_once(' ').unwrap();
                if !anchor.starts_with("20") {
                    facts.insert(anchor.to_owned(), event.clone().into());
                }
                let (plain, regulation, holidays) = (plain.clone(), regulation.clone(), holidays.clone());
                found.push(Example {
                    duty: duty.to_owned(),
                    clock: clock.clone(),
                    on: on.clone(),
                    facts,
                    holidays,
                    plain,
                    regulation,
                });
            }
            continue;
        }
        let (head, days) = line.split_once(':').unwrap_or_else(|| panic!("{line}"));
        let mut words = days.split_whitespace();
        let event = words.next().unwrap().to_owned();
        assert_eq!(words.next(), Some("->"), "{line}");
        let plain = words.next().unwrap().to_owned();
        let mut regulation = String::new();
        let mut holidays = Vec::new();
        while let Some(word) = words.next() {
            match word {
                "1182/71" => words.next().unwrap().clone_into(&mut regulation),
                "holiday" => holidays.push(words.next().unwrap().to_owned()),
                _ => panic!("{line}"),
            }
        }
        clock = Some((head.trim().to_owned(), event, plain, regulation, holidays));
    }
    found
}

/// The role that a bearer states, and what makes the duty concern it.
fn role_of(book: &Rulebook, duty: &str) -> String {
    let duty = book.entries().duties.iter().find(|d| d.id == duty).unwrap_or_else(|| panic!("no duty {duty}"));
    let borne = duty.bearers.iter().find(|bearer| book.item(&format!("role-{bearer}")).is_some()).unwrap();
    match &**borne {
        "operator" => "provider".to_owned(),
        "conformity-assessment-body" => "notified_body".to_owned(),
        "gpai-developer" => "gpai_provider".to_owned(),
        other => other.replace('-', "_"),
    }
}

#[test]
fn every_example_comes_out() {
    let book = Rulebook::builtin().unwrap();
    let mut wrong = Vec::new();
    for example in examples() {
        let mut facts = example.facts.clone();
        facts.entry("role").or_insert_with(|| json!([role_of(book, &example.duty)]));
        let document = json!({"as_of": example.on, "holidays": example.holidays, "facts": facts}).to_string();
        let name = format!("{}: {}", example.duty, example.clock);
        let answer = match Case::from_json(&document).and_then(|case| assess(&case)) {
            Ok(answer) => answer,
            Err(error) => {
                wrong.push(format!("{name}: {error}"));
                continue;
            }
        };
        let Ok(duty) = answer.obligation(&example.duty) else {
            wrong.push(format!("{name}: not in the edition"));
            continue;
        };
        let days: Vec<(String, String)> = duty
            .deadlines
            .iter()
            .filter(|d| {
                let unit = |unit| serde_json::to_value(unit).unwrap().as_str().unwrap().to_owned();
                let anchor = match (&d.from_fact, d.direction, d.from) {
                    (Some(id), aiact::law::Direction::After, _) => Anchor::After(id.clone().into()),
                    (Some(id), aiact::law::Direction::Before, _) => Anchor::Before(id.clone().into()),
                    (None, _, Some(day)) => Anchor::On(day),
                    (None, _, None) => return false,
                };
                written(d.kind, d.length.map(|p| (p.amount, unit(p.unit))), &anchor) == example.clock
            })
            .map(|d| {
                (
                    d.date.map(|d| d.to_string()).unwrap_or_default(),
                    d.date_1182_71.map(|d| d.to_string()).unwrap_or_default(),
                )
            })
            .collect();
        if days != [(example.plain.clone(), example.regulation.clone())] {
            let wanted = format!("{} {}", example.plain, example.regulation);
            wrong.push(format!("{name}: wanted {wanted}, got {days:?}, {} {:?}", duty.status.as_str(), duty.reason));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_clock_of_an_operator_has_an_example() {
    let book = Rulebook::builtin().unwrap();
    let worked: BTreeSet<(String, String)> = examples().into_iter().map(|e| (e.duty, e.clock)).collect();
    let duties = book.entries().duties.iter();
    let borne = duties.filter(|d| d.bearers.iter().any(|bearer| book.item(&format!("role-{bearer}")).is_some()));
    let clocks: BTreeSet<(String, String)> =
        borne.flat_map(|d| d.clocks.iter().map(|clock| (d.id.to_string(), of_clock(clock)))).collect();
    let missing: Vec<_> = clocks.difference(&worked).collect();
    assert!(missing.is_empty(), "{} without an example: {missing:#?}", missing.len());
    let stale: Vec<_> = worked.difference(&clocks).collect();
    assert!(stale.is_empty(), "no such clock: {stale:?}");
    assert!(clocks.len() > 250, "{}", clocks.len());
}
