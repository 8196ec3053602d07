//! The rulebook as reference: every entry by its id, as the rulebook has it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use aiact::report::{entries, entry};
use aiact::{ErrorCode, Rulebook};
use serde_json::{Value, json};

const KINDS: [&str; 14] = [
    "fact",
    "term",
    "rule",
    "duty",
    "penalty",
    "checklist",
    "institution",
    "procedure",
    "figure",
    "activity",
    "regime",
    "unmodelled",
    "source",
    "edition",
];

fn book() -> &'static Rulebook {
    Rulebook::builtin().unwrap()
}

fn read(id: &str) -> Value {
    serde_json::from_str(&entry(book(), id).unwrap()).unwrap()
}

fn rows(kind: &str) -> Vec<(String, String)> {
    let rows: Vec<Value> = serde_json::from_str(&entries(book(), kind).unwrap()).unwrap();
    let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    rows.iter().map(|row| (text(row, "id"), text(row, "title"))).collect()
}

#[test]
fn every_entry_of_every_kind_can_be_read() {
    for kind in KINDS {
        let rows = rows(kind);
        assert!(!rows.is_empty(), "{kind}");
        for (id, title) in rows {
            let document = read(&format!("{kind} {id}"));
            assert_eq!([&document["kind"], &document["id"], &document["title"]], [kind, &id, &title]);
            let cited = document["citations"].as_array().is_some_and(|c| !c.is_empty());
            assert!(cited || matches!(kind, "source" | "edition"), "{kind} {id}");
            // Without its kind an id leads to itself, or to the namesake that names it.
            let plain = read(&id);
            let named = plain["see_also"].as_array().is_some_and(|also| also.contains(&json!(format!("{kind} {id}"))));
            assert!(plain == document || named, "{kind} {id}");
        }
    }
    let all = rows("rule").len() + rows("term").len() + rows("fact").len() + rows("duty").len();
    assert_eq!(all, book().ids().count());
}

/// The conditions stand in the rulebook's own notation: read again, they are the same.
#[test]
fn conditions_can_be_read_again() {
    let sources = rows("source").into_iter().map(|(id, _)| format!("source {id} \"t\"\n  dated 2026-01-01\n"));
    let edition = "edition e \"t\"\n  published 2024-01-01\n  in force 2024-01-01\n".to_owned();
    let mut text: String = std::iter::once(edition).chain(sources).collect();
    let mut expected = Vec::new();
    for kind in ["term", "rule", "duty"] {
        for (id, _) in rows(kind) {
            for variant in read(&format!("{kind} {id}"))["by_edition"].as_array().unwrap() {
                let Some(condition) = variant["condition"].as_str() else { continue };
                let indented = condition.replace('\n', "\n  ");
                text.push_str(&format!("rule r{} \"t\" [Art 1]\n  kind match\n  {indented}\n", expected.len()));
                expected.push(condition.to_owned());
            }
        }
    }
    assert!(expected.len() > 1000);
    let again = Rulebook::read([("again.rules", text.as_str())]).unwrap();
    for (index, condition) in expected.iter().enumerate() {
        let document: Value = serde_json::from_str(&entry(&again, &format!("r{index}")).unwrap()).unwrap();
        assert_eq!(document["by_edition"][0]["condition"], *condition);
    }
}

#[test]
fn a_fact_has_its_type_its_values_and_its_presumption() {
    let setting = read("setting");
    assert_eq!((&setting["kind"], &setting["type"]), (&json!("fact"), &json!("set_of")));
    assert!(setting["values"]["workplace"].as_str().is_some_and(|label| !label.is_empty()));
    let exception = read("medical_or_safety_reason");
    assert_eq!(exception["presumption"]["value"], false);
    assert!(exception["presumption"]["why"].is_string() && exception["help"].is_string());
    assert_eq!(exception["citations"], json!(["Art 5(1)(f)"]));
    assert_eq!(exception["url"], "https://eur-lex.europa.eu/eli/reg/2024/1689/2026-07-27/eng#art_5");
    assert_eq!(read("train_flop")["unit"], "FLOP");
}

#[test]
fn a_rule_has_its_condition_and_its_day_in_each_edition() {
    let rule = read("art5-1-f");
    assert_eq!((&rule["rule_kind"], &rule["family"]), (&json!("match"), &json!("prohibited")));
    let editions = rule["by_edition"].as_array().unwrap();
    assert_eq!(editions.len(), 2);
    let condition = editions[1]["condition"].as_str().unwrap();
    for line in ["all of", "  setting in {workplace, education} [Art 5(1)(f)]", "none of"] {
        assert!(condition.lines().any(|l| l == line), "{line} in\n{condition}");
    }
    assert!(condition.contains("    other reading art5-1-f-any-source: drop \""), "{condition}");
    assert_eq!(read("outside-the-union")["claimed_by_no"], json!(["established_in_eu"]));
    // Article 113(a): from 2 February 2025.
    assert_eq!(editions[0]["dates"], json!([{"from": "2025-02-02", "citations": ["Art 113(a)"]}]));
}

#[test]
fn a_duty_has_its_days_and_deadlines() {
    // Article 9(1); Article 113 as published, and point (c) as amended.
    let duty = read("art9-1-rms");
    assert_eq!((&duty["nature"], &duty["bearer"]), (&json!("duty"), &json!(["provider"])));
    assert_eq!(duty["penalty"]["tier"], "P4a");
    let days = |edition: usize| -> Vec<Value> {
        duty["by_edition"][edition]["dates"].as_array().unwrap().iter().map(|date| date["from"].clone()).collect()
    };
    assert_eq!(
        (days(0), days(1)),
        (vec![json!("2026-08-02"), json!("2027-08-02")], vec![json!("2027-12-02"), json!("2028-08-02")])
    );
    assert_eq!(duty["by_edition"][1]["dates"][0]["via"], "annex3-dated");
    // Article 18(1): for ten years after the system was placed on the market.
    let kept = rows("duty")
        .into_iter()
        .map(|(id, _)| read(&id))
        .find(|d| d["citations"][0].as_str().is_some_and(|c| c.starts_with("Art 18(1)")) && d["deadlines"].is_array());
    let deadline = &kept.unwrap()["deadlines"][0];
    assert_eq!(
        (&deadline["kind"], &deadline["amount"], &deadline["unit"]),
        (&json!("keep"), &json!(10), &json!("years"))
    );
    assert!(deadline["from_fact"].as_str().is_some_and(|fact| fact.ends_with("_date")));
}

#[test]
fn a_figure_has_its_number_in_each_edition() {
    // Article 51(2): 10^25; the number stands in the rule alone.
    let threshold = read("systemic-risk-threshold");
    assert_eq!(threshold["kind"], "figure");
    assert_eq!(threshold["by_edition"][1], json!({"edition": "2026-07-27", "value": 1e25}));
    assert!(read(threshold["exceeded_in"].as_str().unwrap())["by_edition"].is_array());
    // A third of the original's compute (guidelines, paragraph 60).
    let part = &read("modification-part")["by_edition"][0];
    assert_eq!((&part["value"], &part["over"]), (&json!(1), &json!(3)));
}

#[test]
fn an_activity_says_whether_it_counts() {
    let made = read("synthetic-data");
    assert_eq!(
        (&made["kind"], &made["direct"], &made["cumulative"]),
        (&json!("activity"), &json!(false), &json!(true))
    );
    let unmodelled = read("art7-2-criteria");
    assert_eq!((&unmodelled["kind"], &unmodelled["citations"]), (&json!("unmodelled"), &json!(["Art 7(2)"])));
}

#[test]
fn a_procedure_has_its_steps() {
    let text = r#"
edition 2026-07-27 "The Act"
  published 2026-07-24
  in force 2026-07-27
fact aware_date "When did the provider become aware?" [Art 73(2)]
  type date
fact report_date "When was it reported?" [Art 73(1)]
  type date
procedure incident "An incident" [Art 73]
  step report "The provider reports." [Art 73(1)]
    by provider
    date report_date
    due 15 days after aware_date [Art 73(2)]
  step withdrawal "The provider withdraws the system." [Art 20(1)]
    by provider
    after report
    remedy "An action before the national courts."
"#;
    let book = Rulebook::read([("incident.rules", text)]).unwrap();
    let document: Value = serde_json::from_str(&entry(&book, "incident").unwrap()).unwrap();
    let report = json!({
        "id": "report", "title": "The provider reports.", "citations": ["Art 73(1)"], "by": ["provider"],
        "date": "report_date",
        "deadlines": [{"kind": "due", "amount": 15, "unit": "days", "direction": "after", "from_fact": "aware_date",
            "citations": ["Art 73(2)"]}],
    });
    assert_eq!((&document["kind"], &document["steps"][0]), (&json!("procedure"), &report));
    assert_eq!(document["steps"][1]["after"], json!(["report"]));
    assert_eq!(document["steps"][1]["remedies"], json!(["An action before the national courts."]));
}

#[test]
fn a_checklist_has_its_items_and_its_duties() {
    let list = read("annex4");
    assert_eq!((&list["kind"], &list["authority"]), (&json!("checklist"), &json!("law")));
    let items = list["items"].as_array().unwrap();
    assert!(items.iter().all(|i| i["id"].is_string() && i["text"].is_string() && i["citations"].is_array()));
    assert!(list["duties"].as_array().unwrap().contains(&json!("annex4-1-general")));
    let recipients = rows("checklist").into_iter().any(|(id, _)| {
        read(&format!("checklist {id}"))["items"].as_array().unwrap().iter().any(|item| item["recipients"].is_array())
    });
    assert!(recipients);
}

#[test]
fn an_institution_has_its_place_and_what_it_bears() {
    let office = read("ai-office");
    assert_eq!((&office["kind"], &office["part_of"]), (&json!("institution"), &json!("commission")));
    assert_eq!(office["since"], "2024-02-21");
    assert!(office["profile"]["role"].is_string() && office["known"].is_string());
    let powers = office["bears"].as_array().unwrap().iter().filter(|d| d["nature"] == "power");
    assert!(powers.clone().count() > 0);
    for power in powers {
        let bearers = read(power["id"].as_str().unwrap())["bearer"].clone();
        assert!(bearers.as_array().unwrap().contains(&json!("ai-office")), "{power}");
    }
}

#[test]
fn a_tier_of_fines_has_its_amounts() {
    // Article 99(4), (6) and (6a).
    let tier = read("P4a");
    assert_eq!((&tier["amount"], &tier["currency"], &tier["percent"]), (&json!(15_000_000), &json!("EUR"), &json!(3)));
    assert_eq!((&tier["percent_of"], &tier["applies_from"]), (&json!("worldwide_turnover"), &json!("2025-08-02")));
    let smc = tier["ceilings"].as_array().unwrap().iter().find(|c| c["when"] == "is_smc").unwrap();
    assert_eq!((&smc["ceiling"], &smc["only_editions"]), (&json!("lower"), &json!(["2026-07-27"])));
    assert_eq!(tier["instead"]["tier"], "P100-3");
    assert!(tier["duties"].as_array().unwrap().contains(&json!("art9-1-rms")));
}

#[test]
fn regimes_sources_and_editions() {
    let regime = read("high-risk");
    assert_eq!(regime["by_edition"][1]["edition"], "2026-07-27");
    assert_eq!(regime["by_edition"][1]["dates"][0]["from"], "2027-12-02");
    let source = read("C(2025)5052");
    assert_eq!((&source["dated"], &source["authority"]), (&json!("2025-07-29"), &json!("guideline")));
    let edition = read("2026-07-27");
    assert_eq!((&edition["in_force"], &edition["published"]), (&json!("2026-07-27"), &json!("2026-07-24")));
}

#[test]
fn namesakes_of_another_kind_are_named() {
    let rule = read("union-body");
    assert_eq!((&rule["kind"], &rule["see_also"]), (&json!("rule"), &json!(["institution union-body"])));
    let body = read("institution union-body");
    assert_eq!((&body["kind"], &body["see_also"]), (&json!("institution"), &json!(["rule union-body"])));
}

#[test]
fn what_there_is_not_names_the_nearest() {
    for (id, nearest) in [("art5-1-ff", "art5-1-f"), ("p4a", "P4a"), ("institution ai-ofice", "ai-office")] {
        let error = entry(book(), id).unwrap_err();
        assert_eq!(error.code(), ErrorCode::UnknownId);
        assert_eq!(error.help(), Some(format!("did you mean `{nearest}`?").as_str()), "{id}");
    }
    assert_eq!(entry(book(), "institution ai-ofice").unwrap_err().message(), "no institution `ai-ofice`");
    assert_eq!(entry(book(), "").unwrap_err().code(), ErrorCode::UnknownId);
    let error = entries(book(), "duties").unwrap_err();
    assert_eq!((error.code(), error.place()), (ErrorCode::Option, "kind"));
    assert!(error.help().unwrap().contains("duty, penalty"));
}
