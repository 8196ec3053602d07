//! The built-in rulebook holds together, and time runs through it without gap or overlap.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use aiact::assessment::Obligation;
use aiact::law::Date;
use aiact::rulebook::Severity;
use aiact::{Case, ErrorCode, Rulebook, Status, assess};

fn book() -> &'static Rulebook {
    Rulebook::builtin().unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn it_passes_its_own_check() {
    let remarks = book().check().unwrap();
    let errors: Vec<String> = remarks
        .iter()
        .filter(|r| r.severity == Severity::Error)
        .map(|r| format!("{}: {}", r.place, r.message))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[test]
fn every_file_of_the_directory_is_built_in() {
    let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/rulebook");
    let mut on_disk: Vec<String> = std::fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".rules"))
        .collect();
    on_disk.sort();
    assert_eq!(on_disk, book().entries().files);
}

#[test]
fn every_day_since_entry_into_force_has_one_edition() {
    let first = day("2024-08-01");
    assert_eq!(book().edition_on(first).unwrap(), 0);
    assert_eq!(book().edition_on(day("2026-07-26")).unwrap(), 0);
    assert_eq!(book().edition_on(day("2026-07-27")).unwrap(), 1);
    assert_eq!(book().edition_on(day("2099-12-31")).unwrap(), 1);
    let before = book().edition_on(day("2024-07-31")).unwrap_err();
    assert_eq!(before.code(), ErrorCode::Day);
    assert!(before.help().unwrap().contains("2024-08-01"));
}

/// Days before, on and after every day on which anything begins or ends, and a few between them.
fn grid() -> BTreeSet<Date> {
    let mut days: BTreeSet<Date> = (0..2).flat_map(|edition| book().days(edition).unwrap().to_vec()).collect();
    for year in 2025..=2031 {
        days.extend(["02-01", "02-03", "08-01", "08-03", "12-01", "12-03"].map(|d| day(&format!("{year}-{d}"))));
    }
    days.extend(["2024-08-02", "2026-07-26", "2026-07-28", "2030-12-30", "2030-12-31"].map(day));
    days
}

const SYSTEMS: [&str; 5] = [
    r#""role": ["provider"], "emp_recruitment_selection": true, "emp_filters_or_evaluates": true, "profiling": true, "no_other_listed_use": true"#,
    r#""role": ["provider", "deployer"], "intimate_imagery_of_identifiable_person": true, "explicit_consent": false, "output_is_intended_purpose": true, "used_for_that_output": true, "no_other_listed_use": true"#,
    r#""role": ["provider"], "annex1_act": ["machinery"], "is_safety_function": true, "third_party_assessment": true, "no_other_listed_use": true"#,
    r#""role": ["provider"], "makes_synthetic": ["image"], "placed_on_market_date": "2025-05-05", "no_other_listed_use": true"#,
    r#""role": ["deployer"], "user_kind": ["public_authority"], "ess_public_authority": true, "ess_public_benefit_eligibility": true, "placed_on_market_date": "2027-01-15", "substantial_design_change_after": false, "no_other_listed_use": true"#,
];

/// What an answer says of a conclusion or duty: its status, from when, until when.
type Promise = (String, Status, Option<Date>, Option<Date>);

/// Within one edition, what is said about dates on one day is true on every other day.
#[test]
fn dates_that_are_promised_are_kept() {
    for facts in SYSTEMS {
        let mut seen: Vec<(usize, Date, Vec<Promise>)> = Vec::new();
        for as_of in grid() {
            let case = Case::from_json(&format!("{{\"as_of\": \"{as_of}\", \"facts\": {{{facts}}}}}")).unwrap();
            let assessment = assess(&case).unwrap();
            let edition = book().edition_on(as_of).unwrap();
            let findings = assessment.findings().iter().filter(|f| f.family.is_some());
            let mut rows: Vec<_> = findings.map(|f| (f.id.clone(), f.status, f.applies_from, f.until)).collect();
            let duty = |o: &Obligation| (o.id.clone(), o.status, o.applies_from, o.until);
            rows.extend(assessment.all_obligations().iter().map(duty));
            seen.push((edition, as_of, rows));
        }
        for (edition, early, rows) in &seen {
            for (later_edition, late, later_rows) in &seen {
                if edition != later_edition || early >= late {
                    continue;
                }
                for ((id, status, from, until), (other, later, ..)) in rows.iter().zip(later_rows) {
                    assert_eq!(id, other);
                    let place =
                        format!("{id}: {status:?} from {from:?} until {until:?} on {early}, {later:?} on {late}");
                    match (status, from) {
                        (Status::Upcoming, Some(from)) if late >= from => {
                            assert_ne!(*later, Status::Upcoming, "{place}")
                        }
                        (Status::Upcoming, Some(_)) => assert_ne!(*later, Status::NotApplicable, "{place}"),
                        (Status::InForce, _) if until.is_none_or(|u| *late < u) => {
                            assert_eq!(*later, Status::InForce, "{place}")
                        }
                        (Status::InForce, _) => assert_ne!(*later, Status::InForce, "{place}"),
                        (Status::NotApplicable, _) => assert_eq!(*later, Status::NotApplicable, "{place}"),
                        _ => {}
                    }
                }
            }
        }
    }
}

#[test]
fn machinery_moves_between_the_sections() {
    let case = |edition: &str| {
        Case::on(day("2026-11-21"))
            .edition(edition)
            .stating("annex1_act", vec!["machinery"])
            .stating("is_safety_function", true)
            .stating("third_party_assessment", true)
            .build()
    };
    let value = |edition: &str, id: &str| assess(&case(edition)).unwrap().finding(id).unwrap().clone();
    assert_eq!(value("2024-07-12", "annex1-a-1").value.as_str(), "yes");
    assert_eq!(value("2024-07-12", "annex1-b-21").status, Status::NotInEdition);
    assert_eq!(value("2026-07-27", "annex1-b-21").value.as_str(), "yes");
    assert_eq!(value("2026-07-27", "annex1-a-1").status, Status::NotInEdition);
}
