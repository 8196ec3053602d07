//! The published schemas: the checked-in copies are what the library gives, and they cover every identifier.

use std::path::{Path, PathBuf};

use aiact::report::{assessment_schema, case_schema, error_schema};
use aiact::rulebook::Item;
use aiact::{Case, ERROR_CODES, Rulebook, assess};
use serde_json::Value;

fn book() -> &'static Rulebook {
    Rulebook::builtin().unwrap()
}

fn schemas() -> [(&'static str, String); 3] {
    [("case", case_schema(book())), ("assessment", assessment_schema()), ("error", error_schema())]
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn copy_of(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(format!("{name}.schema.json"))
}

#[test]
fn the_copies_are_up_to_date() {
    let bless = std::env::var_os("AIACT_BLESS").is_some();
    for (name, schema) in schemas() {
        let (path, text) = (copy_of(name), format!("{schema}\n"));
        if bless {
            std::fs::write(&path, &text).unwrap();
        }
        let copy = std::fs::read_to_string(&path).unwrap_or_default();
        let line = copy.lines().zip(text.lines()).take_while(|(a, b)| a == b).count() + 1;
        assert!(
            copy == text,
            "{} differs from what the library gives, from line {line}. Facts, conclusions and readings of the rulebook \
             are part of it: when the change is meant, run the test again with AIACT_BLESS=1",
            path.display()
        );
    }
}

#[test]
fn a_schema_names_itself_and_its_dialect() {
    for (name, schema) in schemas() {
        let schema = parsed(&schema);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["$id"], format!("urn:aiact:schema:{name}:1"));
        assert!(schema["title"].is_string() && schema["description"].is_string());
    }
}

#[test]
fn what_may_be_stated_is_a_property_and_nothing_else() {
    let schema = parsed(&case_schema(book()));
    let facts = &schema["properties"]["facts"];
    assert_eq!(facts["additionalProperties"], false);
    let properties = facts["properties"].as_object().unwrap();
    let mut stated: Vec<&str> = properties.keys().map(String::as_str).collect();
    let mut statable: Vec<&str> =
        book().ids().filter(|id| !matches!(book().item(id), Some(Item::Duty(_)) | None)).collect();
    stated.sort_unstable();
    statable.sort_unstable();
    assert_eq!(stated, statable);
    for (id, property) in properties {
        assert!(property["title"].as_str().is_some_and(|t| !t.is_empty()), "{id}");
        // Every entry says what it rests on.
        assert!(property["description"].as_str().is_some_and(|d| d.contains('[') && !d.ends_with("[]")), "{id}");
    }
}

#[test]
fn editions_and_readings_are_those_that_a_case_may_name() {
    let schema = parsed(&case_schema(book()));
    let names = |list: &Value| -> Vec<String> {
        list.as_array().unwrap().iter().filter_map(|n| n.as_str().map(str::to_owned)).collect()
    };
    let editions = names(&schema["properties"]["edition"]["enum"]);
    assert!(editions.iter().any(|e| e == "2026-07-27"));
    let day = "2028-08-02".parse().unwrap();
    for edition in &editions {
        assert!(assess(&Case::on(day).edition(edition).build()).is_ok(), "{edition}");
    }
    let readings = names(&schema["properties"]["readings"]["items"]["enum"]);
    assert!(readings.iter().any(|r| r == "art5-1-f-any-source"));
    for reading in &readings {
        let accepted = editions.iter().any(|e| assess(&Case::on(day).edition(e).reading(reading).build()).is_ok());
        assert!(accepted, "{reading}");
    }
}

#[test]
fn every_error_code_stands_with_its_number() {
    let schema = parsed(&error_schema());
    let pairs: Vec<(&Value, &Value)> = schema["oneOf"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| (&pair["properties"]["code"]["const"], &pair["properties"]["number"]["const"]))
        .collect();
    assert_eq!(pairs.len(), ERROR_CODES.len());
    for code in ERROR_CODES {
        assert!(pairs.iter().any(|(name, number)| **name == code.name() && **number == code.number()), "{code}");
    }
}

/// Every reference leads to a definition, and every definition is referred to.
#[test]
fn references_hold() {
    fn collect<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::Object(members) => {
                found.extend(members.get("$ref").and_then(Value::as_str));
                members.values().for_each(|v| collect(v, found));
            }
            Value::Array(items) => items.iter().for_each(|v| collect(v, found)),
            _ => {}
        }
    }
    for (name, schema) in schemas() {
        let schema = parsed(&schema);
        let mut found = Vec::new();
        collect(&schema, &mut found);
        for reference in &found {
            let pointer = reference.strip_prefix('#').unwrap_or_else(|| panic!("{name}: {reference} leads outside"));
            assert!(schema.pointer(pointer).is_some(), "{name}: {reference}");
        }
        for definition in schema["$defs"].as_object().into_iter().flat_map(serde_json::Map::keys) {
            assert!(found.contains(&format!("#/$defs/{definition}").as_str()), "{name}: nothing refers to {definition}");
        }
    }
}

/// Members of fixed objects, in schema and document, are the same: a new field cannot be forgotten here.
#[test]
fn each_member_of_an_assessment_is_described() {
    let schema = parsed(&assessment_schema());
    let described = |name: &str| {
        let object = if name.is_empty() { &schema } else { &schema["$defs"][name] };
        for (member, of) in object["properties"].as_object().unwrap() {
            let target = of["$ref"].as_str().and_then(|r| schema.pointer(r.trim_start_matches('#')));
            let told = of["description"].is_string() || target.is_some_and(|t| t["description"].is_string());
            assert!(told, "{name}.{member}");
        }
        assert_eq!(object["additionalProperties"], false, "{name}");
    };
    ["", "law", "case", "risk", "risk_finding", "finding", "other_reading", "obligation", "penalty", "question", "presumption", "override"]
        .into_iter()
        .for_each(described);
}
