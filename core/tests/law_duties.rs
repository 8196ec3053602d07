//! Who owes what, and from when, as the text of the Act says it: Articles 2, 4 to 27, 43, 47 to 50, 72, 73,
//! 75, 86, 99, 111 and 113 with the Annexes.
//!
//! The cases are in `tests/duties/cases-*.txt`, the identifiers in `tests/duties/ids-*.txt`; the first file of each
//! kind says how to read them. A set of facts that one file names can be used in all files after it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::Path;

use aiact::rulebook::{Application, Duty, Route, Sanction};
use aiact::{Assessment, Case, Rulebook, Status, assess};
use serde_json::{Map, Value};

const AMENDED: &str = "2026-07-27";

/// Name and text of the files of a kind, in the order of their names.
fn files(kind: &str) -> Vec<(String, String)> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/duties");
    let entries = std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap());
    let mut files: Vec<(String, String)> = entries
        .map(|entry| (entry.file_name().into_string().unwrap(), entry.path()))
        .filter(|(name, _)| name.starts_with(kind))
        .map(|(name, path)| (name, std::fs::read_to_string(path).unwrap()))
        .collect();
    files.sort();
    files
}

/// Identifier, bearers, fine and first day of binding of every duty.
fn rows() -> Vec<Vec<String>> {
    let text: String = files("ids-").into_iter().map(|(_, text)| text + "\n").collect();
    let rows = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    rows.map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

fn is_day(word: &str) -> bool {
    word.len() == 10 && word.starts_with("20")
}

/// Whether the pattern fits, `*` standing for any letters at its end.
fn fits(pattern: &str, id: &str) -> bool {
    pattern.strip_suffix('*').map_or(id == pattern, |start| id.starts_with(start))
}

/// What must come out for some duties.
struct Expected {
    line: String,
    status: String,
    day: Option<String>,
    fine: Option<String>,
    ids: Vec<String>,
}

impl Expected {
    fn read(line: String, text: &str, known: &[String]) -> Self {
        let (head, patterns) = text.split_once(':').unwrap();
        let mut words = head.split_whitespace();
        let status = words.next().unwrap().to_owned();
        let (days, fines): (Vec<&str>, Vec<&str>) = words.partition(|word| is_day(word));
        let mut ids: Vec<String> = Vec::new();
        for pattern in patterns.split_whitespace() {
            if let Some(out) = pattern.strip_prefix('!') {
                ids.retain(|id| !fits(out, id));
            } else {
                let before = ids.len();
                ids.extend(known.iter().filter(|id| fits(pattern, id)).cloned());
                assert!(ids.len() > before, "{line}: nothing is called {pattern}");
            }
        }
        let first = |found: Vec<&str>| found.first().map(|word| (*word).to_owned());
        Self { line, status, day: first(days), fine: first(fines), ids }
    }

    fn differences(&self, assessment: &Assessment<'_>) -> Vec<String> {
        let mut found = Vec::new();
        for id in &self.ids {
            let Ok(obligation) = assessment.obligation(id) else {
                let missing_is_right = self.status == Status::NotApplicable.as_str();
                found.extend((!missing_is_right).then(|| format!("{}: {id} is not in the edition", self.line)));
                continue;
            };
            let day = obligation.applies_from.map(|day| day.to_string());
            let fine = obligation.penalty.tier.as_deref().unwrap_or(obligation.penalty.kind);
            let status = obligation.status.as_str();
            let right = status == self.status
                && (self.day.is_none() || self.day == day)
                && self.fine.as_deref().is_none_or(|expected| expected == fine);
            if !right {
                let day = day.unwrap_or_default();
                found.push(format!("{}: {id} is {status} {day} {fine}, missing {:?}", self.line, obligation.missing));
            }
        }
        found
    }
}

/// One case: its facts and, by day, what must come out.
struct Asked {
    name: String,
    facts: Map<String, Value>,
    days: Vec<(String, Vec<Expected>)>,
}

fn object(text: &str) -> Map<String, Value> {
    serde_json::from_str(text).unwrap_or_else(|e| panic!("{text}: {e}"))
}

fn cases() -> Vec<Asked> {
    let known: Vec<String> = rows().into_iter().filter_map(|row| row.into_iter().next()).collect();
    let mut sets: BTreeMap<String, Map<String, Value>> = BTreeMap::new();
    let mut cases: Vec<Asked> = Vec::new();
    let files = files("cases-");
    let lines = files.iter().flat_map(|(name, text)| {
        text.lines().enumerate().map(move |(index, line)| (format!("{name}:{}", index + 1), line.trim()))
    });
    for (line, text) in lines {
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        if let Some(set) = text.strip_prefix("set ") {
            let (name, facts) = set.split_once(' ').unwrap();
            sets.insert(name.to_owned(), object(facts));
        } else if let Some(case) = text.strip_prefix("case ") {
            let (name, rest) = case.split_once('=').unwrap();
            let (names, own) = rest.split_at(rest.find('{').unwrap());
            let shared = names.split_whitespace().flat_map(|set| sets.get(set).unwrap().clone());
            let facts = shared.chain(object(own)).collect();
            cases.push(Asked { name: name.trim().to_owned(), facts, days: Vec::new() });
        } else if let Some(day) = text.strip_prefix("on ") {
            cases.last_mut().unwrap().days.push((day.to_owned(), Vec::new()));
        } else {
            let (_, expected) = cases.last_mut().unwrap().days.last_mut().unwrap();
            expected.push(Expected::read(line, text, &known));
        }
    }
    cases
}

#[test]
fn every_case_comes_out_as_the_act_says() {
    let mut wrong = Vec::new();
    let mut checked = 0;
    for case in cases() {
        for (day, expected) in &case.days {
            let asked = serde_json::json!({ "as_of": day, "facts": case.facts }).to_string();
            let assessment = assess(&Case::from_json(&asked).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", case.name));
            for row in expected {
                checked += row.ids.len();
                wrong.extend(row.differences(&assessment).into_iter().map(|d| format!("{} on {day}, {d}", case.name)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {checked} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(checked > 2_500, "{checked}");
}

/// The first day on which a duty can bind in the amended edition, on the reading taken: the routes `...-at-once` are
/// open under another reading only.
fn first_day(book: &Rulebook, duty: &Duty) -> Option<String> {
    let edition = book.edition_named(AMENDED).unwrap();
    match duty.body.application(edition)? {
        Application::From(day, _) => Some(day.to_string()),
        Application::Regime(id, _) => {
            let regime = book.entries().regimes.iter().find(|regime| regime.id == *id)?;
            let routes = regime.routes.iter().filter(|(of, _)| *of == edition);
            let taken = |route: &&Route| !route.via.as_deref().is_some_and(|via| via.ends_with("-at-once"));
            routes.flat_map(|(_, routes)| routes).filter(taken).map(|route| route.from.to_string()).min()
        }
    }
}

#[test]
fn every_duty_is_there_with_bearer_fine_and_day() {
    let book = Rulebook::builtin().unwrap();
    let rows = rows();
    assert!(rows.len() >= 243, "{}", rows.len());
    let mut wrong = Vec::new();
    for row in &rows {
        let [id, bearers, fine, day] = row.as_slice() else { panic!("{row:?}") };
        let Some(duty) = book.entries().duties.iter().find(|duty| duty.id == *id) else {
            wrong.push(format!("{id} is missing"));
            continue;
        };
        let found = match &duty.sanction {
            Sanction::Tier(tier) => &**tier,
            Sanction::National => "national",
            Sanction::None => "none",
            Sanction::Unstated => "unstated",
        };
        let from = first_day(book, duty).unwrap_or_default();
        let borne = duty.bearers.join(", ");
        if borne != *bearers || found != fine || from != *day {
            wrong.push(format!("{id}: {borne} | {found} | {from}"));
        }
        if duty.cites.is_empty() || duty.text.is_empty() || duty.deadline.is_none() && duty.event.is_none() {
            wrong.push(format!("{id}: no citation, text, or time"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every duty, right, power and permission of the inventory has an entry in its section, or a reason why not.
#[test]
fn the_inventory_is_covered() {
    let book = Rulebook::builtin().unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/duties/inventory.txt");
    let text = std::fs::read_to_string(path).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(lines.len(), 735);
    let mut wrong = Vec::new();
    for line in lines {
        let (entry, reason) = line.split_once(" | ").map_or((line, None), |(entry, reason)| (entry, Some(reason)));
        let (section, id) = entry.split_once(' ').unwrap();
        let duty = book.entries().duties.iter().find(|duty| duty.id == id);
        match (duty, reason) {
            (Some(duty), None) if duty.section == section => {}
            (None, Some(_)) => {}
            (Some(duty), _) => wrong.push(format!("{id} is in section {}", duty.section)),
            (None, None) => wrong.push(format!("{id} has no entry")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Article 2(13): delegated acts may limit Articles 9 to 15 and 17 to 25 for systems under Article 6(1).
#[test]
fn what_delegated_acts_may_limit_is_said() {
    let book = Rulebook::builtin().unwrap();
    let concerned = [
        "art9-", "art10-", "art11-", "art12-", "art13-", "art14-", "art15-", "art17-", "art18-", "art19-", "art20-",
        "art21-",
    ];
    // Annex III(1)(a) alone, or addressed to authorities.
    let apart = ["art12-3-rbi-logs", "art14-5-two-persons"];
    let edition = book.edition_named(AMENDED).unwrap();
    let duties = book.entries().duties.iter().filter(|duty| {
        duty.bearers.iter().any(|bearer| bearer == "provider")
            && duty.body.in_edition(edition)
            && concerned.iter().any(|start| duty.id.starts_with(start))
            && !apart.contains(&&*duty.id)
    });
    let silent: Vec<&str> = duties
        .filter(|duty| !duty.exceptions.as_deref().is_some_and(|text| text.contains("Article 2(13)")))
        .map(|duty| &*duty.id)
        .collect();
    assert!(silent.is_empty(), "{silent:?}");
}

/// Articles 40 to 49, 72, 73 and 86 apply formally from the general date, and to nobody before Article 6.
#[test]
fn the_formal_day_stands_beside_the_effective_one() {
    let recruitment = r#"{"as_of": "2026-11-21", "facts": {"role": ["provider", "deployer"], "emp_recruitment_selection": true,
        "emp_filters_or_evaluates": true, "profiling": true, "no_other_listed_use": true}}"#;
    let assessment = assess(&Case::from_json(recruitment).unwrap()).unwrap();
    for id in [
        "art43-2-internal-control",
        "art47-1-doc",
        "art48-3-ce-visible",
        "art49-1-register-provider",
        "art72-1-pmm-system",
        "art73-1-report-incident",
        "art86-1-explanation",
    ] {
        let obligation = assessment.obligation(id).unwrap();
        assert_eq!(obligation.status, Status::Upcoming, "{id}");
        assert_eq!(obligation.applies_from.unwrap().to_string(), "2027-12-02", "{id}");
        assert_eq!(obligation.formal_from.unwrap().to_string(), "2026-08-02", "{id}");
    }
    for id in ["art9-1-rms", "art26-1-use-per-ifu", "art4-1-ai-literacy"] {
        assert_eq!(assessment.obligation(id).unwrap().formal_from, None, "{id}");
    }
}

/// Article 113(b): the fines of Chapter XII exist since 2 August 2025, half a year after the prohibitions.
#[test]
fn fines_for_prohibited_practices_began_later_than_the_prohibitions() {
    let scraping = r#"{"as_of": "2025-02-03", "facts": {"role": ["provider"], "builds_face_db": true, "untargeted_scraping": true,
        "face_source": ["internet"], "no_other_listed_use": true}}"#;
    let assessment = assess(&Case::from_json(scraping).unwrap()).unwrap();
    let ban = assessment.obligation("art5-1e-face-scraping").unwrap();
    assert_eq!((ban.status, ban.applies_from.unwrap().to_string().as_str()), (Status::InForce, "2025-02-02"));
    assert_eq!(ban.penalty.applies_from.unwrap().to_string(), "2025-08-02");
}

/// Article 111(2) names systems put into service beside those placed on the market, on both routes.
#[test]
fn a_device_already_in_service_is_left_alone() {
    for day in ["placed_on_market_date", "put_into_service_date"] {
        let device = format!(
            r#"{{"as_of": "2028-08-02", "facts": {{"role": ["provider"], "annex1_act": ["mdr"], "ai_role_in_product": ["product_itself"],
            "third_party_assessment": true, "user_kind": ["private_company"], "{day}": "2028-06-01",
            "substantial_design_change_after": false, "no_other_listed_use": true}}}}"#
        );
        let assessment = assess(&Case::from_json(&device).unwrap()).unwrap();
        for id in ["annex1-a-11", "annex1-a", "high_risk"] {
            assert_eq!(assessment.finding(id).unwrap().status, Status::Grandfathered, "{id}, {day}");
        }
    }
}
