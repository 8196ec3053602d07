//! Deadlines and retention periods, day by day as the Act counts them: by the calendar, and under Regulation (EEC,
//! Euratom) No 1182/71 where that differs. Weekdays: 7 January 2028 is a Friday.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use aiact::rulebook::ClockKind;
use aiact::{Case, Truth, assess};

/// A high-risk recruitment system, on a day on which Chapter III applies to it.
const RECRUITMENT: &str = r#""as_of": "2028-06-01", "facts": {"role": ["provider"], "emp_recruitment_selection": true,
    "emp_filters_or_evaluates": true, "profiling": true, "equivalent_incident_reporting": false, "no_other_listed_use": true"#;
const NARROW: &str = r#""infringes_individual_interests": false"#;

/// Head of the case, facts, duty, kind, last day, last day under the Regulation where it differs.
type Row<'a> = (&'a str, &'a str, &'a str, ClockKind, &'a str, &'a str);

const DUE: ClockKind = ClockKind::Due;
const KEEP: ClockKind = ClockKind::Keep;
const WAIT: ClockKind = ClockKind::Wait;
const EVERY: ClockKind = ClockKind::Every;

fn deadlines(head: &str, facts: &str, duty: &str) -> Vec<aiact::assessment::Deadline> {
    let comma = if head.trim_end().ends_with('{') || facts.is_empty() { "" } else { ", " };
    let document = format!("{{{head}{comma}{facts}}}}}");
    let case = Case::from_json(&document).unwrap_or_else(|e| panic!("{document}: {e}"));
    let assessment = assess(&case).unwrap_or_else(|e| panic!("{document}: {e}"));
    assessment.obligation(duty).unwrap_or_else(|e| panic!("{e}")).deadlines.clone()
}

fn check(rows: &[Row<'_>]) {
    let mut wrong = Vec::new();
    for (head, facts, duty, kind, day, regulation) in rows {
        let found = deadlines(head, facts, duty);
        let counted: Vec<_> =
            found.iter().filter(|d| d.kind == *kind && d.date.is_some() && d.runs == Truth::Yes).collect();
        let shown = |d: &&aiact::assessment::Deadline| {
            (
                d.date.map(|d| d.to_string()).unwrap_or_default(),
                d.date_1182_71.map(|d| d.to_string()).unwrap_or_default(),
            )
        };
        if !counted.iter().any(|d| shown(d) == ((*day).to_owned(), (*regulation).to_owned())) {
            wrong.push(format!("{duty} with {facts}: {:?}", counted.iter().map(shown).collect::<Vec<_>>()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Article 73(2) to (4): 15, 10 and 2 days from awareness; the leap day of 2028 counts.
#[test]
fn serious_incidents() {
    let incident =
        |kind: &str, day: &str| format!(r#""incident_kind": ["{kind}"], "incident_aware_date": "{day}", {NARROW}"#);
    let (health, leap) = (incident("health", "2028-01-07"), incident("property_or_environment", "2028-02-15"));
    let (death, grid) = (incident("death", "2028-02-20"), incident("critical_infrastructure", "2028-02-25"));
    let wide = r#""incident_kind": ["health"], "incident_aware_date": "2028-02-24", "infringes_individual_interests": true, "harms_in_two_other_states": true"#;
    check(&[
        (RECRUITMENT, &health, "art73-2-15-days", DUE, "2028-01-22", "2028-01-24"),
        (RECRUITMENT, &leap, "art73-2-15-days", DUE, "2028-03-01", ""),
        (RECRUITMENT, &death, "art73-4-10-days", DUE, "2028-03-01", ""),
        // A Friday: Saturday, Sunday; two working days are Monday and Tuesday.
        (RECRUITMENT, &grid, "art73-3-2-days", DUE, "2028-02-27", "2028-02-29"),
        // A Thursday, and a widespread infringement: Friday, Saturday; rolled to Monday.
        (RECRUITMENT, wide, "art73-3-2-days", DUE, "2028-02-26", "2028-02-28"),
    ]);
    // The shorter period takes the place of the longer one.
    assert!(deadlines(RECRUITMENT, &death, "art73-2-15-days").is_empty());
    // Whether it is a widespread infringement is open: so is which period runs.
    let open = deadlines(
        RECRUITMENT,
        r#""incident_kind": ["health"], "incident_aware_date": "2028-01-07""#,
        "art73-2-15-days",
    );
    assert_eq!(open.first().map(|d| d.runs), Some(Truth::Unknown));
}

/// A holiday moves the last day under the Regulation only.
#[test]
fn holidays_move_the_day_under_the_regulation() {
    let head = RECRUITMENT.replacen(r#""facts""#, r#""holidays": ["2028-01-24"], "facts""#, 1);
    let facts = format!(r#""incident_kind": ["health"], "incident_aware_date": "2028-01-07", {NARROW}"#);
    check(&[(&head, &facts, "art73-2-15-days", DUE, "2028-01-22", "2028-01-25")]);
}

/// Articles 18, 19, 22, 23, 26 and 54: retention, to the same date years or months later.
#[test]
fn retention() {
    let importer = RECRUITMENT.replacen("provider", "importer", 1);
    let deployer = RECRUITMENT.replacen("provider", "deployer", 1);
    check(&[
        (
            RECRUITMENT,
            r#""placed_on_market_date": "2028-02-29""#,
            "art18-1a-keep-techdoc",
            KEEP,
            "2038-02-28",
            "2038-03-01",
        ),
        (RECRUITMENT, r#""placed_on_market_date": "2027-12-03""#, "art18-1e-keep-declaration", KEEP, "2037-12-03", ""),
        (RECRUITMENT, r#""put_into_service_date": "2028-01-01""#, "art18-1b-keep-qms-docs", KEEP, "2038-01-01", ""),
        (
            RECRUITMENT,
            r#""logs_generated_date": "2028-08-31", "other_log_period": false"#,
            "art19-1-log-retention",
            KEEP,
            "2029-02-28",
            "",
        ),
        (&importer, r#""placed_on_market_date": "2027-12-02""#, "art23-5-keep", KEEP, "2037-12-02", ""),
        (
            &deployer,
            r#""logs_generated_date": "2028-03-31", "other_log_period": false"#,
            "art26-6-log-retention",
            KEEP,
            "2028-09-30",
            "2028-10-02",
        ),
    ]);
}

/// Articles 5(3), 5(5) and 26(10): hours and days in law enforcement.
#[test]
fn law_enforcement() {
    let head = r#""as_of": "2028-06-01", "facts": {"role": ["deployer"], "user_kind": ["law_enforcement"]"#;
    let found = deadlines(head, r#""post_rbi_use_date": "2028-03-03""#, "art26-10-post-rbi-authorisation");
    let days: Vec<String> = found.iter().filter_map(|d| d.date).map(|d| d.to_string()).collect();
    assert_eq!(days, ["2028-03-05"]);
    assert!(found.iter().all(|d| d.date_1182_71.is_none()), "hours run on over weekends");
}

/// Article 52(1): two weeks from the day the condition is met or known to be met.
#[test]
fn notification_of_a_model() {
    let head = r#""as_of": "2026-11-21", "facts": {"role": ["gpai_provider"], "object_kind": ["ai_model"], "gpai": true,
        "training_compute_cumulative_flop": "2e25""#;
    check(&[
        (head, r#""met_date": "2026-11-21""#, "art52-1-notify", DUE, "2026-12-05", "2026-12-07"),
        (head, r#""known_date": "2026-11-20""#, "art52-1-notify", DUE, "2026-12-04", ""),
    ]);
}

/// Articles 30(4), 33(4), 36 and 44(2): notified bodies.
#[test]
fn notified_bodies() {
    let head = r#""as_of": "2028-06-01", "facts": {"role": ["notified_body"]"#;
    check(&[
        (
            head,
            r#""body_notification_date": "2028-01-31", "accreditation_certificate": true"#,
            "art30-4-wait",
            WAIT,
            "2028-02-14",
            "",
        ),
        (
            head,
            r#""body_notification_date": "2027-12-31", "accreditation_certificate": false"#,
            "art30-4-wait",
            WAIT,
            "2028-02-29",
            "",
        ),
        (
            head,
            r#""subcontracting_end_date": "2027-06-30", "assessment_tasks_given_to": ["subcontractor"]"#,
            "art33-4-keep-documents",
            KEEP,
            "2032-06-30",
            "",
        ),
        (
            head,
            r#""activities_end_date": "2029-03-31", "cessation_planned": true"#,
            "art36-3-cease",
            DUE,
            "2028-03-31",
            "",
        ),
        (
            head,
            r#""designation_suspended_date": "2028-03-01""#,
            "art36-5-inform-providers",
            DUE,
            "2028-03-11",
            "2028-03-13",
        ),
    ]);
}

/// Articles 57(1) and 112: days that the law names, and what comes back every few years.
#[test]
fn days_that_the_law_names() {
    let on = |day: &str| format!(r#""as_of": "{day}", "facts": {{"#);
    let (before, after, late) = (on("2026-07-26"), on("2026-11-21"), on("2029-01-01"));
    check(&[
        (&before, "", "art57-1-establish", DUE, "2026-08-02", ""),
        (&after, "", "art57-1-establish", DUE, "2027-08-02", ""),
        (&after, "", "art112-2-evaluate", DUE, "2028-08-02", ""),
        (&late, "", "art112-2-evaluate", EVERY, "2032-08-02", ""),
    ]);
}

/// The day itself is not known exactly: the answer gives both ends and asks for it.
#[test]
fn a_range_of_days() {
    let facts = format!(
        r#""incident_kind": ["health"], "incident_aware_date": {{"min": "2028-01-03", "max": "2028-01-05"}}, {NARROW}"#
    );
    let found = deadlines(RECRUITMENT, &facts, "art73-2-15-days");
    let deadline = found.first().unwrap();
    assert_eq!(deadline.date, None);
    assert_eq!(deadline.earliest.unwrap().to_string(), "2028-01-18");
    assert_eq!(deadline.latest.unwrap().to_string(), "2028-01-20");
    assert_eq!(deadline.missing, ["incident_aware_date"]);
}
