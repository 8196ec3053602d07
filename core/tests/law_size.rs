//! The size of an enterprise (Article 3(14a) and (14b), Recommendations 2003/361/EC and (EU) 2025/1099): figures at and
//! beside the ceilings, partner and linked enterprises, and what is not known.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use aiact::{Case, Truth, assess};
use serde_json::{Value, json};

fn classes(document: &Value) -> (Truth, Truth) {
    let assessment = assess(&Case::from_json(&document.to_string()).unwrap()).unwrap();
    (assessment.verdict("is_sme").unwrap(), assessment.verdict("is_smc").unwrap())
}

fn alone(headcount: &Value, turnover: &Value, balance: &Value) -> (Truth, Truth) {
    classes(&json!({"as_of": "2026-11-21", "facts":
        {"headcount": headcount, "annual_turnover": turnover, "balance_sheet_total": balance}}))
}

const SME: (Truth, Truth) = (Truth::Yes, Truth::No);
const SMC: (Truth, Truth) = (Truth::No, Truth::Yes);
const LARGE: (Truth, Truth) = (Truth::No, Truth::No);

#[test]
fn the_ceilings() {
    let m = |millions: i64| json!(millions * 1_000_000);
    assert_eq!(alone(&json!(249), &m(50), &m(100)), SME);
    assert_eq!(alone(&json!(249), &m(100), &m(43)), SME);
    assert_eq!(alone(&json!("249.9"), &m(50), &m(43)), SME);
    // Fewer than 250: at 250 no more.
    assert_eq!(alone(&json!(250), &m(10), &m(10)), SMC);
    // Both money ceilings passed by a cent.
    assert_eq!(alone(&json!(100), &json!("50000000.01"), &json!("43000000.01")), SMC);
    assert_eq!(alone(&json!(749), &m(150), &m(500)), SMC);
    assert_eq!(alone(&json!(749), &m(500), &m(129)), SMC);
    assert_eq!(alone(&json!(750), &m(10), &m(10)), LARGE);
    assert_eq!(alone(&json!(749), &json!("150000000.01"), &json!("129000000.01")), LARGE);
}

#[test]
fn what_is_not_known_stays_open() {
    assert_eq!(alone(&json!(100), &Value::Null, &Value::Null), (Truth::Unknown, Truth::Unknown));
    // Headcount alone can settle it.
    assert_eq!(alone(&json!(800), &Value::Null, &Value::Null), LARGE);
    assert_eq!(
        alone(&json!({"min": 200, "max": 300}), &json!(1_000_000), &json!(1_000_000)),
        (Truth::Unknown, Truth::Unknown)
    );
}

#[test]
fn related_enterprises_count() {
    let group = |related: Value| {
        classes(&json!({"as_of": "2026-11-21", "related_enterprises": related,
            "facts": {"headcount": 200, "annual_turnover": 40_000_000, "balance_sheet_total": 30_000_000}}))
    };
    let figures = json!({"headcount": 120, "annual_turnover": 20_000_000, "balance_sheet_total": 50_000_000});
    assert_eq!(group(json!([])), SME);
    // 200 + 120 = 320 people.
    assert_eq!(group(json!([{"name": "parent", "relation": "linked", "facts": figures}])), SMC);
    // 200 + 40 % of 120 = 248 people, 40 + 8 = 48 million.
    assert_eq!(group(json!([{"name": "fund", "relation": "partner", "share": 40, "facts": figures}])), SME);
    // 200 + 50 % of 120 = 260 people.
    assert_eq!(group(json!([{"name": "fund", "relation": "partner", "share": 50, "facts": figures}])), SMC);
    // The headcount of a linked enterprise is not known.
    let silent = json!({"annual_turnover": 1, "balance_sheet_total": 1});
    assert_eq!(
        group(json!([{"name": "sister", "relation": "linked", "facts": silent}])),
        (Truth::Unknown, Truth::Unknown)
    );
}

#[test]
fn a_stated_class_decides() {
    let stated = classes(&json!({"as_of": "2026-11-21", "facts": {"org_size": "medium", "headcount": 900}}));
    assert_eq!(stated, SME);
}

#[test]
fn bad_enterprises_are_refused() {
    for (enterprise, place) in [
        (json!({"name": "x", "relation": "owned", "facts": {}}), "/related_enterprises/0/relation"),
        (json!({"name": "x", "relation": "partner", "facts": {}}), "/related_enterprises/0/share"),
        (json!({"name": "x", "relation": "partner", "share": 101, "facts": {}}), "/related_enterprises/0/share"),
        (json!({"name": "x", "relation": "linked", "share": 60, "facts": {}}), "/related_enterprises/0/share"),
        (
            json!({"name": "x", "relation": "linked", "facts": {"worldwide_turnover": 1}}),
            "/related_enterprises/0/facts/worldwide_turnover",
        ),
        (json!({"relation": "linked", "facts": {}}), "/related_enterprises/0/name"),
        (json!({"name": "x", "relation": "linked", "facts": {}, "size": 1}), "/related_enterprises/0/size"),
    ] {
        let document = json!({"as_of": "2026-11-21", "facts": {}, "related_enterprises": [enterprise]}).to_string();
        let error = Case::from_json(&document).and_then(|case| assess(&case).map(|_| ())).unwrap_err();
        assert_eq!(error.place(), place, "{error}");
    }
}
