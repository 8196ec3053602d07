//! The rulebook as reference: every entry by its id, as the rulebook has it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use aiact::report::{about, entries, entry};
use aiact::{ErrorCode, Rulebook};
use serde_json::{Value, json};

const KINDS: [&str; 16] = [
    "fact",
    "term",
    "rule",
    "duty",
    "penalty",
    "checklist",
    "institution",
    "procedure",
    "instrument",
    "history",
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
    for line in ["all of", "    setting in {workplace, education} [Art 5(1)(f)]", "none of"] {
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

/// Chapter VII, Article 84 and Implementing Regulation (EU) 2025/454: who sits there, by whose choice, for whom.
#[test]
fn bodies_that_advise_say_who_sits_in_them() {
    for (id, advised) in [
        ("board", vec!["commission", "member-state"]),
        ("advisory-forum", vec!["board", "commission"]),
        ("scientific-panel", vec!["ai-office", "market-surveillance-authority"]),
    ] {
        let body = read(&format!("institution {id}"));
        assert_eq!(body["advises"], json!(advised), "{id}");
        for field in ["role", "composition", "appointment", "term"] {
            assert!(body["profile"][field].is_string(), "{id} {field}");
        }
    }
    assert_eq!(read("board")["since"], "2025-08-02");
    let office = read("ai-office");
    assert_eq!(office["known"], "2025-03-29");
    assert_eq!(office["profile"]["units"].as_str().unwrap().split("; ").count(), 5);
    assert_eq!(office["advised_by"], json!(["ecat", "scientific-panel"]));
    assert!(office["profile"]["contact"].as_str().unwrap().contains("CNECT-AIOFFICE-RECRUITMENT@ec.europa.eu"));
    assert_eq!(read("commission")["parts"], json!(["ai-office", "joint-research-centre"]));
    assert_eq!(read("institution union-body")["supervised_by"], json!(["edps"]));
    assert_eq!(read("notified-body")["supervised_by"], json!(["notifying-authority"]));
    assert!(office["instruments"].as_array().unwrap().contains(&json!("gpai-code")));
}

/// Every duty, power and task of a body has its legal basis, and its first day where it has one of its own.
#[test]
fn what_a_body_bears_has_its_basis_and_its_day() {
    let mut dated = 0;
    for (id, _) in rows("institution") {
        let body = read(&format!("institution {id}"));
        assert!(body["profile"]["role"].is_string() && body["known"].is_string(), "{id}");
        for row in body["bears"].as_array().into_iter().flatten() {
            assert!(row["citations"].as_array().is_some_and(|c| !c.is_empty()), "{id}: {row}");
            dated += usize::from(row["from"].is_string());
        }
    }
    assert!(dated > 300, "{dated}");
    // Article 91 and Article 101: Chapter IX and Article 101 apply since 2 August 2026.
    let office = read("ai-office");
    let bears = |body: &Value, id: &str| body["bears"].as_array().unwrap().iter().find(|row| row["id"] == id).cloned();
    let commission = read("commission");
    let request = bears(&commission, "art91-1-request").or_else(|| bears(&office, "art91-1-request")).unwrap();
    assert_eq!((&request["nature"], &request["from"]), (&json!("power"), &json!("2026-08-02")));
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

fn asked(provision: &str) -> Value {
    serde_json::from_str(&about(book(), provision).unwrap()).unwrap()
}

fn row<'v>(document: &'v Value, kind: &str, id: &str) -> Option<&'v Value> {
    document["entries"].as_array().unwrap().iter().find(|row| row["kind"] == kind && row["id"] == id)
}

#[test]
fn an_instrument_is_joined_with_its_document() {
    let guidelines = read("guidelines-prohibited-practices");
    assert_eq!((&guidelines["what"], &guidelines["binding"]), (&json!("guideline"), &json!(false)));
    assert_eq!((&guidelines["status"], &guidelines["since"]), (&json!("adopted"), &json!("2025-07-29")));
    assert_eq!((&guidelines["explains"], &guidelines["issued_by"]), (&json!(["Art 5"]), &json!(["commission"])));
    let source = read("C(2025)5052");
    let document = json!([{"id": source["id"], "title": source["title"], "dated": source["dated"],
        "authority": "guideline"}]);
    assert_eq!(guidelines["documents"], document);
    assert_eq!(source["instruments"], json!(["guidelines-prohibited-practices"]));
    // The draft of a guideline has not been in use since any day; the law asked for it by 2 February 2026.
    let draft = read("guidelines-high-risk");
    assert_eq!(
        (&draft["status"], &draft["since"], &draft["due"]),
        (&json!("draft"), &Value::Null, &json!("2026-02-02"))
    );
    let act = read("digital-omnibus-ai");
    assert_eq!((&act["binding"], &act["since"]), (&json!(true), &json!("2026-07-27")));
    assert_eq!(act["link"], "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32026R1744");
    let programme = read("genai4eu");
    assert_eq!((&programme["what"], &programme["since"]), (&json!("programme"), &json!("2024-01")));
    assert_eq!(programme["sectors"].as_object().unwrap().len(), 13);
    assert_eq!(programme["sectors"]["virtual-worlds"], "Virtual worlds and digital twins");
}

/// Each document that the rulebook cites as soft law or as an act beside the Act is some instrument's, but for other
/// Union law that is merely referred to, and web pages.
#[test]
fn every_guideline_cited_has_its_instrument() {
    for (id, _) in rows("source") {
        let source = read(&format!("source {id}"));
        let number = id.starts_with("C(") || id.starts_with("MDCG") || id.starts_with("Draft") || id.starts_with("CoP");
        if number {
            assert!(source["instruments"].is_array(), "{id}");
        }
    }
    for (id, _) in rows("instrument") {
        let instrument = read(&id);
        assert!(instrument["what"].is_string() && instrument["status"].is_string(), "{id}");
        assert!(instrument["known"].is_string() && instrument["certainty"].is_string(), "{id}");
        let issued = instrument["issued_by"].is_array() || instrument["issuer"].is_string();
        assert!(issued || id == "ai-act-corrigendum", "{id}");
    }
}

#[test]
fn history_says_what_was_said_and_what_is_so() {
    let fine = read("wrong-information-fine");
    assert_eq!((&fine["kind"], &fine["citations"]), (&json!("history"), &json!(["Art 99(5)"])));
    assert_eq!(fine["said"][0]["on"], "2023-12-08");
    assert!(fine["said"][0]["text"].as_str().unwrap().contains("1.5 %"));
    assert!(fine["now"].as_str().unwrap().contains("1 %"));
    // Article 99(5) itself has 1 % and nothing else.
    assert_eq!(read("P5")["percent"], 1);
    for (id, _) in rows("history") {
        let document = read(&format!("history {id}"));
        for said in document["said"].as_array().unwrap() {
            assert!(["on", "by", "text"].iter().all(|field| said[field].is_string()), "{id}");
        }
        assert!(document["known"].is_string(), "{id}");
    }
}

/// What stands around the Act is no fact, conclusion or duty, so a condition cannot read it.
#[test]
fn no_rule_can_read_what_is_no_law() {
    let text = |read: &str| {
        format!(
            "edition e \"t\"\n  published 2024-01-01\n  in force 2024-01-01\n\
             instrument pact \"t\" [Art 1]\n  what pledge\n  status in_force\n  known 2026-01-01\n\
             history once \"t\" [Art 1]\n  said 2024 by \"a\" \"b\"\n  now \"c\"\n  known 2026-01-01\n\
             fact real \"t\" [Art 1]\n  type bool\n\
             rule r \"t\" [Art 1]\n  kind match\n  all of\n    {read} [Art 1]\n"
        )
    };
    let check = |read: &str| Rulebook::read([("t.rules", text(read).as_str())]).and_then(|book| book.check());
    check("real").unwrap();
    for id in ["pact", "once"] {
        assert_eq!(check(id).unwrap_err().code(), ErrorCode::RulebookCheck, "{id}");
    }
}

#[test]
fn what_stands_around_the_act_is_checked() {
    let edition = "edition e \"t\"\n  published 2024-01-01\n  in force 2024-01-01\n";
    let read = |text: &str| Rulebook::read([("t.rules", format!("{edition}{text}").as_str())]);
    for (text, message) in [
        ("instrument i \"t\" [Art 1]\n  what pact\n", "`pact` cannot stand here"),
        ("instrument i \"t\" [Art 1]\n  status adopted 2024-13\n", "`2024-13` is no day, month or year"),
        ("instrument i \"t\" [Art 1]\n  what code\n  known 2026-01-01\n", "the instrument `i` has no `status`"),
        ("history h \"t\" [Art 1]\n  now \"c\"\n  known 2026-01-01\n", "`h` needs `said`, `now` and `known`"),
    ] {
        assert_eq!(read(text).unwrap_err().message(), message);
    }
    let soft = "source S \"t\"\n  dated 2025-01-01\n  authority guideline\n\
                instrument i \"t\" [S]\n  what act\n  binding\n  by nobody\n  document S, T\n  status adopted\n  known 2026-01-01\n";
    let remarks = read(soft).unwrap().check().unwrap();
    let messages: Vec<&str> = remarks.iter().map(|remark| remark.message.as_str()).collect();
    for message in ["no institution `nobody`", "`i` binds, but `S` does not", "no source `T`"] {
        assert!(messages.contains(&message), "{messages:?}");
    }
}

#[test]
fn everything_on_a_provision() {
    let found = asked("Article 5(1), point (f)");
    assert_eq!(found["provision"], "Art 5(1)(f)");
    assert_eq!(found["url"], "https://eur-lex.europa.eu/eli/reg/2024/1689/2026-07-27/eng#art_5");
    assert_eq!(row(&found, "rule", "art5-1-f").unwrap()["relation"], "exact");
    let guidelines = row(&found, "instrument", "guidelines-prohibited-practices").unwrap();
    assert_eq!((&guidelines["relation"], &guidelines["citations"]), (&json!("whole"), &json!(["Art 5"])));
    assert!(row(&found, "rule", "art5-1-g").is_none());
    // The whole article has what its parts have.
    let whole = asked("Art 5");
    assert_eq!(row(&whole, "rule", "art5-1-f").unwrap()["relation"], "part");
    assert_eq!(row(&whole, "instrument", "guidelines-prohibited-practices").unwrap()["relation"], "exact");
    // A fine in a tier, institutions and history.
    let found = asked("Art 99(5)");
    assert_eq!(row(&found, "penalty", "P5").unwrap()["relation"], "exact");
    assert!(row(&found, "history", "wrong-information-fine").is_some());
    assert!(row(&asked("Art 64"), "institution", "ai-office").is_some());
    // Article 60a is of the amended text only; Article 10(5) of the first.
    assert_eq!(asked("Art 60a")["only_editions"], json!(["2026-07-27"]));
    let gone = asked("Art 10(5)");
    assert_eq!(gone["only_editions"], json!(["2024-07-12"]));
    assert_eq!(gone["url"], "https://eur-lex.europa.eu/eli/reg/2024/1689/oj/eng#art_10");
    assert_eq!(asked("Recital 5")["entries"], json!([]));
}

/// A point is the same with and without the subparagraph that it stands in.
#[test]
fn subparagraphs_do_not_hide_a_point() {
    let ids = |provision: &str| -> Vec<Value> {
        let rows = asked(provision)["entries"].as_array().unwrap().clone();
        rows.into_iter().filter(|r| r["relation"] != "whole").map(|r| json!([r["kind"], r["id"]])).collect()
    };
    assert!(!ids("Art 6(3)(a)").is_empty());
    assert_eq!(ids("Art 6(3)(a)"), ids("Art 6(3) subpara 2 (a)"));
}

#[test]
fn recitals_and_documents_can_be_asked_about_too() {
    assert!(!asked("Recital 18")["entries"].as_array().unwrap().is_empty());
    let document = asked("C(2025)7719");
    assert!(document["url"].is_null());
    for (kind, id) in [("instrument", "guidelines-gpai"), ("source", "C(2025)7719"), ("activity", "synthetic-data")] {
        assert!(row(&document, kind, id).is_some(), "{id}");
    }
    let paragraph = asked("C(2025)7719 para 116");
    assert_eq!(row(&paragraph, "activity", "synthetic-data").unwrap()["relation"], "exact");
    assert_eq!(row(&paragraph, "instrument", "guidelines-gpai").unwrap()["relation"], "whole");
    assert!(row(&paragraph, "figure", "modification-part").is_none());
}

/// Whatever an entry cites in its heading leads back to it.
#[test]
fn every_citation_leads_to_its_entry() {
    for kind in KINDS {
        for (id, _) in rows(kind).into_iter().step_by(7) {
            let document = read(&format!("{kind} {id}"));
            for cite in document["citations"].as_array().into_iter().flatten() {
                let found = asked(cite.as_str().unwrap());
                assert_eq!(row(&found, kind, &id).unwrap()["relation"], "exact", "{kind} {id}: {cite}");
            }
        }
    }
}

#[test]
fn a_provision_that_there_is_not_names_the_nearest() {
    let error = about(book(), "Art 114").unwrap_err();
    assert_eq!((error.code(), error.message()), (ErrorCode::UnknownId, "no edition of the Act has `Art 114`"));
    assert_eq!(error.help(), Some("did you mean `Art 113`?"));
    for strange in ["", "art5-1-f", "Art", "Recital 181", "Art 5(1"] {
        assert_eq!(about(book(), strange).unwrap_err().code(), ErrorCode::UnknownId, "{strange}");
    }
}
