//! Questions that parliaments, journalists and undertakings have asked about the AI Office and the Act, answered by the
//! entries of the rulebook and by assessments: each with the provision that decides.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use aiact::{Assessment, Case, Rulebook, Status, Truth, assess, report};
use serde_json::{Value, json};

fn book() -> &'static Rulebook {
    Rulebook::builtin().unwrap()
}

fn entry(id: &str) -> Value {
    serde_json::from_str(&report::entry(book(), id).unwrap()).unwrap()
}

/// Ids of a kind that the rulebook has on a provision.
fn about(provision: &str, kind: &str) -> Vec<String> {
    let document: Value = serde_json::from_str(&report::about(book(), provision).unwrap()).unwrap();
    let rows = document["entries"].as_array().unwrap().iter().filter(|row| row["kind"] == kind);
    rows.map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

fn finds(provision: &str, kind: &str, id: &str) {
    let ids = about(provision, kind);
    assert!(ids.iter().any(|found| found == id), "{provision}: no {kind} {id} among {ids:?}");
}

fn asked(document: &Value) -> Assessment<'static> {
    assess(&Case::from_json(&document.to_string()).unwrap()).unwrap_or_else(|e| panic!("{e}"))
}

/// An entry with its legal basis: its first citations are these.
fn cites(id: &str, basis: &str) -> Value {
    let document = entry(id);
    let cited = document["citations"].as_array().unwrap().iter();
    assert!(cited.clone().any(|c| c == basis), "{id} cites {cited:?}");
    document
}

fn has(text: &Value, words: &[&str]) {
    let text = text.as_str().unwrap_or_else(|| panic!("no text: {text}"));
    for word in words {
        assert!(text.contains(word), "`{word}` in: {text}");
    }
}

/// What an institution bears, with nature and first day.
fn bears(body: &str, duty: &str) -> (Value, Value) {
    let document = entry(&format!("institution {body}"));
    let row = document["bears"].as_array().unwrap().iter().find(|row| row["id"] == duty);
    let row = row.unwrap_or_else(|| panic!("{body} does not bear {duty}"));
    (row["nature"].clone(), row["from"].clone())
}

/// Which role and which tasks has the AI Office?
#[test]
fn what_the_ai_office_is_and_does() {
    finds("Art 64", "institution", "ai-office");
    let office = cites("ai-office", "Art 64");
    assert_eq!((&office["part_of"], &office["since"]), (&json!("commission"), &json!("2024-02-21")));
    has(&office["profile"]["role"], &["secretariat of the Board", "codes of practice", "Article 75(1)"]);
    // Supervision of models: Article 88(1), entrusted by the Commission; Article 89(1).
    cites("art88-1-exclusive", "Art 88(1)");
    bears("ai-office", "art89-1-monitor");
    // Voluntary codes: Articles 56(1) and 95(1). Secretariat of the Board: Article 65(8).
    for (duty, basis) in [
        ("art56-1-facilitate", "Art 56(1)"),
        ("art95-1-conduct", "Art 95(1)"),
        ("art65-8-secretariat", "Art 65(8) sentence 2"),
        ("art74-11-support", "Art 74(11)"),
    ] {
        cites(duty, basis);
        bears("ai-office", duty);
    }
    // Beyond the Act, as its web page says: international cooperation.
    assert!(
        office["notes"]
            .as_array()
            .unwrap()
            .iter()
            .any(|note| note.as_str().unwrap().contains("international cooperation"))
    );
}

/// Is it to approve new AI products?
#[test]
fn the_ai_office_approves_no_products() {
    let office = entry("ai-office");
    let notes = office["notes"].as_array().unwrap();
    let note = notes.iter().find(|note| note.as_str().unwrap().contains("approves")).unwrap();
    has(note, &["approves and licenses no AI products", "Article 75(1e)"]);
    // What has changed since the question was asked, and where the law says so.
    finds("Art 75(1e)", "history", "office-approves-nothing");
    finds("Art 75(1e)", "duty", "art75-1e-conformity");
    let (_, from) = bears("ai-office", "art75-1e-conformity");
    assert_eq!(from, "2026-08-02");
    // No power over models comes before they are placed on the market: what there is, is monitoring, information,
    // evaluation and measures.
    for (body, power) in [
        ("ai-office", "art89-1-monitor"),
        ("commission", "art91-1-request"),
        ("ai-office", "art92-1-evaluate"),
        ("commission", "art93-1-request"),
    ] {
        assert_eq!(bears(body, power), (json!("power"), json!("2026-08-02")), "{power}");
    }
}

/// What may it demand of the provider of a model, and by when?
#[test]
fn what_can_be_demanded_of_the_provider_of_a_model() {
    let request = cites("art91-1-request", "Art 91(1)");
    has(&request["title"], &["Articles 53 and 55", "the period", "Article 101"]);
    has(&request["deadline"], &["the request sets the period"]);
    for id in ["art91-5-supply", "art92-5-give-access"] {
        assert!(entry(id)["bearer"].as_array().unwrap().contains(&json!("gpai-provider")), "{id}");
    }
    // A model with systemic risk is notified within two weeks: Article 52(1).
    let notice = cites("art52-1-notify", "Art 52(1)");
    let deadlines = notice["deadlines"].as_array().unwrap();
    assert!(deadlines.iter().any(|d| d["amount"] == 2 && d["unit"] == "weeks"), "{deadlines:?}");
    // Article 101(1) and (1)(b): 3 % or 15 000 000; it applies since 2 August 2026.
    finds("Art 101(1)(b)", "penalty", "G101");
    let fine = entry("G101");
    assert_eq!(
        (&fine["amount"], &fine["percent"], &fine["applies_from"]),
        (&json!(15_000_000), &json!(3), &json!("2026-08-02"))
    );
    // The steps in their order, with the one who takes them.
    let steps = entry("gpai-information-request");
    assert_eq!(steps["citations"][0], "Art 91");
}

/// The same for one model: on request the powers over it stand beside the duties of its provider.
#[test]
fn powers_over_a_model_are_listed_with_the_case() {
    let case = |day: &str| {
        asked(
            &json!({"as_of": day, "duties_of": "everyone", "facts": {"role": ["gpai_provider"], "object_kind": ["ai_model"],
            "train_flop": 2e25, "significant_generality": true, "placed_on_eu_market": true, "no_other_listed_use": true}}),
        )
    };
    let (before, after) = (case("2026-08-01"), case("2026-08-02"));
    assert_eq!(after.verdict("gpai_systemic_risk").unwrap(), Truth::Yes);
    for power in ["art91-1-request", "art92-1-evaluate", "art93-1-request"] {
        assert_eq!(before.obligation(power).unwrap().status, Status::Upcoming, "{power}");
        assert_eq!(after.obligation(power).unwrap().status, Status::InForce, "{power}");
        assert!(after.obligations().any(|o| o.id == power), "{power}");
    }
    assert_eq!(before.obligation("art52-1-notify").unwrap().status, Status::InForce);
}

/// Who decides on systemic risk, by which criteria, and how are they kept up to date?
#[test]
fn who_decides_on_systemic_risk() {
    // Article 51(1): high-impact capabilities, presumed above 10^25; or a decision of the Commission.
    assert_eq!(entry("systemic-risk-threshold")["by_edition"][1]["value"], 1e25);
    let designate = cites("art52-4-designate", "Art 51(1)(b)");
    assert_eq!((&designate["bearer"], &designate["nature"]), (&json!(["commission"]), &json!("power")));
    cites("art52-3-reject", "Art 52(3)");
    // Annex XIII has seven criteria.
    let criteria = cites("annex13", "Annex XIII");
    let points: Vec<&Value> = criteria["items"].as_array().unwrap().iter().collect();
    assert!(points.len() >= 7, "{}", points.len());
    for letter in ["(a)", "(b)", "(c)", "(d)", "(e)", "(f)", "(g)"] {
        let cited = format!("Annex XIII{letter}");
        let found = points
            .iter()
            .any(|i| i["citations"].as_array().unwrap().iter().any(|c| c.as_str().unwrap().starts_with(&cited)));
        assert!(found, "{cited}");
    }
    // Kept up to date by delegated acts: Articles 51(3) and 52(4); none has been found.
    for (id, basis) in [("art51-3-delegated-acts", "Art 51(3)"), ("art52-4-annex13", "Art 52(4) subpara 2")] {
        assert_eq!(cites(id, basis)["bearer"], json!(["commission"]));
    }
    finds("Art 51(3)", "instrument", "delegated-acts");
    assert_eq!(entry("delegated-acts")["status"], "not_found");
    finds("Art 51(3)", "history", "criteria-by-office");
    // The panel advises and can raise the alarm: Articles 68(3) and 90(1). The list is public: Article 52(6).
    assert_eq!(bears("scientific-panel", "art90-1-alert").0, "power");
    bears("scientific-panel", "art68-3-support");
    cites("art52-6-publish-list", "Art 52(6)");
}

/// Where does a downstream provider complain, and what must the complaint contain?
#[test]
fn a_downstream_provider_can_complain() {
    let complaint = cites("art89-2-complaint", "Art 89(2)(a)");
    assert_eq!((&complaint["nature"], &complaint["bearer"]), (&json!("right"), &json!(["downstream-provider"])));
    let content = cites(complaint["checklist"].as_str().unwrap(), "Art 89(2)");
    let ids: Vec<&str> = content["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["contact", "facts", "provisions", "reason", "other"]);
    finds("Art 89(2)", "procedure", "gpai-downstream-complaint");
    let steps = entry("gpai-downstream-complaint");
    assert_eq!((&steps["steps"][1]["by"], &steps["steps"][1]["after"]), (&json!(["ai-office"]), &json!(["complaint"])));
    // It needs no high-risk system, other than was said in 2024; and the information is owed to it: Article 53(1)(b).
    finds("Art 89(2)", "history", "complaint-downstream");
    let owed = cites("art53-1b-downstream-info", "Art 53(1)(b)");
    assert_eq!(owed["checklist"], "annex12");
    let case =
        |day: &str| json!({"as_of": day, "facts": {"role": ["downstream_provider"], "no_other_listed_use": true}});
    let status = |day: &str| asked(&case(day)).obligation("art89-2-complaint").unwrap().status;
    assert_eq!((status("2026-08-01"), status("2026-08-02")), (Status::Upcoming, Status::InForce));
}

/// Can private persons complain, and where?
#[test]
fn any_person_can_complain() {
    let complaint = cites("art85-complaint", "Art 85");
    assert_eq!((&complaint["nature"], &complaint["bearer"]), (&json!("right"), &json!(["any-person"])));
    has(&complaint["title"], &["market surveillance authority"]);
    bears("market-surveillance-authority", "art85-handle");
    finds("Art 85", "procedure", "complaint");
    // And ask a deployer for an explanation: Article 86(1). Who reports is protected: Article 87.
    cites("art86-1-right-to-explanation", "Art 86(1)");
    cites("art87-whistleblower", "Art 87");
}

/// What can a small or medium-sized undertaking get?
#[test]
fn what_a_small_company_can_get() {
    let support = entry("sme-support");
    has(&support["notes"][0], &["sandboxes", "training", "fees", "templates", "platform", "simplified", "fines"]);
    // Each of these under its provision.
    for (provision, duty) in [
        ("Art 62(1)(a)", "art62-1a-sme-priority"),
        ("Art 62(1)(b)", "art62-1b-training"),
        ("Art 62(1)(c)", "art62-1c-channels"),
        ("Art 62(1)(d)", "art62-1d-standards"),
        ("Art 62(2)", "art62-2-fees-right"),
        ("Art 62(3)(a)", "art62-3a-templates"),
        ("Art 62(3)(b)", "art62-3b-platform"),
        ("Art 62(3)(c)", "art62-3c-campaigns"),
        ("Art 63(1)", "art63-1-simplified-qms"),
        ("Art 58(2)(d)", "art58-2-sme-free"),
        ("Art 11(1) subpara 2", "art11-1-simplified-form"),
        ("Art 57(3a)", "art57-3a-priority"),
        ("Art 70(8)", "art70-8-guidance"),
    ] {
        finds(provision, "duty", duty);
        finds(provision, "instrument", "sme-support");
    }
    finds("Art 62(3)(b)", "instrument", "single-information-platform");
    bears("ai-office", "art62-3b-platform");
    bears("ai-office", "art62-3c-campaigns");
    // Article 99(6): the lower of the two ceilings.
    let small = asked(&json!({"as_of": "2026-11-21", "facts": {"role": ["provider", "deployer"],
        "infers_emotion_or_intention": true, "from_biometric_data": true, "setting": ["workplace"], "persons_observed": ["workers"],
        "org_size": "medium", "worldwide_turnover": 40_000_000, "no_other_listed_use": true}}));
    let fine = small.exposure().iter().find(|e| e.tier == "P3").unwrap();
    assert_eq!(fine.at_most.as_ref().unwrap().to_string(), "2800000");
    finds("Art 99(6)", "penalty", "P3");
    finds("Art 99(6)", "history", "smaller-ceiling-for-smes");
}

/// Who sits on the Board, and in the other bodies?
#[test]
fn who_sits_on_the_board() {
    finds("Art 65(2)", "institution", "board");
    let board = cites("board", "Art 65");
    let profile = &board["profile"];
    has(
        &profile["composition"],
        &["One representative of each Member State", "European Data Protection Supervisor", "without a vote"],
    );
    has(&profile["term"], &["Three years, renewable once"]);
    has(&profile["appointment"], &["Member State", "two-thirds"]);
    finds("Art 65(2)", "history", "board-taken-for-panel");
    has(&cites("scientific-panel", "Art 68")["profile"]["composition"], &["60 experts", "independent"]);
    has(&cites("advisory-forum", "Art 67")["profile"]["composition"], &["industry", "civil society", "ENISA"]);
}

/// How is the AI Office organised, and how is it reached?
#[test]
fn how_the_ai_office_is_organised() {
    let office = entry("ai-office");
    let units: Vec<&str> = office["profile"]["units"].as_str().unwrap().split("; ").collect();
    assert_eq!(
        units,
        [
            "Excellence in AI and Robotics",
            "AI Regulation and Compliance",
            "AI Safety",
            "AI Innovation and Policy Coordination",
            "AI for Societal Good"
        ]
    );
    has(&office["profile"]["composition"], &["lead scientific adviser", "adviser for international affairs"]);
    has(&office["profile"]["staff"], &["140"]);
    has(&office["profile"]["contact"], &["CNECT-AIOFFICE@ec.europa.eu"]);
    // Facts about the organisation carry the day on which they were last known.
    assert_eq!((&office["known"], &entry("office-structure")["known"]), (&json!("2025-03-29"), &json!("2025-03-29")));
    let decision = cites("ai-office-decision", "C(2024)390");
    assert_eq!((&decision["stages"][0]["on"], &decision["binding"]), (&json!("2024-01-24"), &json!(true)));
}

/// What are the AI Pact, the AI Alliance, the coordinated plan, the AI factories and GenAI4EU?
#[test]
fn what_the_programmes_are() {
    for (id, what) in [
        ("ai-pact", "pledge"),
        ("ai-alliance", "alliance"),
        ("coordinated-plan", "plan"),
        ("ai-factories", "facility"),
        ("genai4eu", "programme"),
        ("ai-innovation-package", "package"),
    ] {
        let programme = entry(id);
        assert_eq!((&programme["what"], &programme["binding"]), (&json!(what), &json!(false)), "{id}");
        assert!(programme["known"].is_string() && programme["notes"].is_array(), "{id}");
    }
    for sector in ["robotics", "health", "mobility", "public-sector", "science"] {
        assert!(entry("genai4eu")["sectors"][sector].is_string(), "{sector}");
    }
    has(&entry("ecat")["profile"]["seat"], &["Seville"]);
}

/// Whether the Act is in force, from when its parts apply, and what infringements cost.
#[test]
fn what_older_accounts_say_of_days_and_fines() {
    finds("Art 113", "history", "start-first-half-2026");
    has(
        &entry("start-first-half-2026")["now"],
        &["1 August 2024", "2 February 2025", "2 August 2026", "2 December 2027", "2 August 2028"],
    );
    // The rules in force say the same: Article 99(3), (4) and (5).
    for (tier, amount, percent) in [("P3", 35_000_000, 7), ("P4a", 15_000_000, 3), ("P5", 7_500_000, 1)] {
        let tier = entry(tier);
        assert_eq!((&tier["amount"], &tier["percent"]), (&json!(amount), &json!(percent)));
    }
    finds("Art 99(5)", "history", "wrong-information-fine");
    // A spam filter without listed use is not high-risk, but literacy is owed for it since 2 February 2025.
    let filter = asked(&json!({"as_of": "2026-11-21", "facts": {"role": ["deployer"], "no_other_listed_use": true}}));
    assert_eq!(filter.verdict("high_risk").unwrap(), Truth::No);
    let literacy = about("Art 4(1)", "duty");
    assert!(literacy.iter().any(|id| filter.obligation(id).is_ok_and(|o| o.status == Status::InForce)), "{literacy:?}");
}

/// Who imposes fines: authorities, the Commission, the AI Office, courts; and who reviews them?
#[test]
fn who_fines_and_who_reviews() {
    finds("Art 101(1)", "history", "office-sanctions");
    assert_eq!(bears("market-surveillance-authority", "art99-3-fine-art5").0, "power");
    finds("Art 101(5)", "institution", "court-of-justice");
    has(&entry("court-of-justice")["profile"]["role"], &["cancel, reduce or increase"]);
}

/// Which guidelines, codes and templates help with a provision, and how far have they come?
#[test]
fn what_helps_to_comply() {
    for (provision, instrument, status) in [
        ("Art 5(1)(f)", "guidelines-prohibited-practices", "adopted"),
        ("Art 3(1)", "guidelines-ai-system", "adopted"),
        ("Annex III(4)", "guidelines-high-risk", "draft"),
        ("Art 50(2)", "content-transparency-code", "approved"),
        ("Art 53(1)(d)", "training-summary-template", "adopted"),
        ("Art 55(1)(a)", "gpai-code", "approved"),
        ("Art 73(1)", "serious-incident-template", "draft"),
        ("Art 17(1)", "en-18286", "published"),
        ("Art 40(1)", "cited-standards", "not_found"),
        ("Art 27(1)", "fria-questionnaire", "not_found"),
    ] {
        finds(provision, "instrument", instrument);
        assert_eq!(entry(instrument)["status"], status, "{instrument}");
    }
}
