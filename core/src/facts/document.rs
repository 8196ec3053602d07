//! Reading a case from its JSON document.

use std::collections::BTreeMap;

use crate::error::{Error, ErrorCode};
use crate::facts::case::{DutiesOf, Use};
use crate::facts::json::{escape, parse_document, shorten};
use crate::facts::{Case, Related, Relation, Value};
use crate::language::Language;
use crate::law::{Date, DateError};

const KEYS: &[&str] = &[
    "as_of",
    "facts",
    "edition",
    "strict",
    "evidence",
    "readings",
    "holidays",
    "duties_of",
    "related_enterprises",
    "uses",
    "lang",
];

impl Case {
    /// Reads a case from its JSON document.
    ///
    /// # Errors
    ///
    /// When the document is not well-formed, too large, or not of the form that the published schema
    /// describes. What the facts mean is checked when the case is assessed.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let Value::Object(entries) = parse_document(text)? else {
            return Err(Error::new(ErrorCode::Json, "", "a case is a JSON object")
                .with_help("{\"as_of\": ..., \"facts\": {...}}"));
        };
        let mut case = Self::on(Date::MIN).build();
        let mut dated = false;
        for (key, value) in entries {
            dated |= key == "as_of";
            case.read(&key, value)?;
        }
        if !dated {
            return Err(Error::new(ErrorCode::Day, "/as_of", "the day of the assessment is missing")
                .with_help("add \"as_of\": \"2026-11-21\""));
        }
        case.check_uses()?;
        Ok(case)
    }

    fn read(&mut self, key: &str, value: Value) -> Result<(), Error> {
        let place = format!("/{}", escape(key));
        let wrong = |expected: &str, value: &Value| wrong(&place, key, expected, value);
        match (key, value) {
            ("as_of", Value::Text(text)) => self.as_of = day(&text, &place)?,
            ("as_of", other) => return Err(wrong("a day such as \"2026-11-21\"", &other)),
            ("edition", Value::Text(text)) => self.edition = Some(text),
            ("edition" | "lang", Value::Null) => {}
            ("edition", other) => return Err(wrong("the name of an edition", &other)),
            ("strict", Value::Bool(strict)) => self.strict = strict,
            ("strict", other) => return Err(wrong("true or false", &other)),
            ("lang", Value::Text(text)) => {
                self.lang = Some(text.parse::<Language>().map_err(|error| error.within("/"))?)
            }
            ("lang", other) => return Err(wrong("a language such as \"en\"", &other)),
            ("evidence", value) => {
                self.evidence = texts(&value).ok_or_else(|| wrong("a list of names of artefacts", &value))?;
            }
            ("readings", value) => {
                self.readings = texts(&value).ok_or_else(|| wrong("a list of ids of readings", &value))?;
            }
            ("holidays", value) => {
                let texts = texts(&value).ok_or_else(|| wrong("a list of days", &value))?;
                self.holidays.clear();
                for (index, text) in texts.iter().enumerate() {
                    self.holidays.push(day(text, &format!("{place}/{index}"))?);
                }
            }
            ("duties_of", Value::Text(text)) => {
                let known = DutiesOf::ALL.iter().find(|(name, _)| *name == text);
                let names = || DutiesOf::ALL.iter().map(|(name, _)| *name);
                self.duties_of = known.map(|(_, whose)| *whose).ok_or_else(|| {
                    Error::new(ErrorCode::Option, place, format!("no duties of `{}`", shorten(&text)))
                        .with_nearest(&text, names())
                })?;
            }
            ("duties_of", other) => return Err(wrong("\"stated\", \"operators\" or \"everyone\"", &other)),
            ("related_enterprises", Value::List(items)) => {
                for (index, item) in items.into_iter().enumerate() {
                    self.related_enterprises.push(related(item, &format!("{place}/{index}"))?);
                }
            }
            ("related_enterprises", other) => return Err(wrong("a list of enterprises", &other)),
            ("uses", Value::List(items)) => {
                for (index, item) in items.into_iter().enumerate() {
                    self.uses.push(one_use(item, &format!("{place}/{index}"))?);
                }
            }
            ("uses", other) => return Err(wrong("a list of uses", &other)),
            ("facts", Value::Object(facts)) => self.facts = by_id(facts),
            ("facts", other) => return Err(wrong("an object of facts", &other)),
            _ => {
                let message = format!("no key `{}` in a case", shorten(key));
                return Err(Error::new(ErrorCode::Key, place, message)
                    .with_help(format!("known: {}; facts stand under `facts`", KEYS.join(", "))));
            }
        }
        Ok(())
    }

    /// The names of uses differ, and nothing is said both of every use and of one.
    pub(crate) fn check_uses(&self) -> Result<(), Error> {
        for (index, one) in self.uses.iter().enumerate() {
            if self.uses.iter().take(index).any(|earlier| earlier.name == one.name) {
                let message = format!("two uses are called `{}`", shorten(&one.name));
                return Err(Error::new(ErrorCode::Option, format!("/uses/{index}/name"), message)
                    .with_help("give each use a name of its own"));
            }
            if let Some(id) = one.facts.keys().find(|id| self.facts.contains_key(*id)) {
                let message = format!("`{}` is stated for every use and again for this one", shorten(id));
                let place = format!("/uses/{index}/facts/{}", escape(id));
                return Err(
                    Error::new(ErrorCode::Contradiction, place, message).with_help("state it in one of the two places")
                );
            }
        }
        Ok(())
    }
}

pub(crate) fn wrong(place: &str, key: &str, expected: &str, value: &Value) -> Error {
    Error::new(ErrorCode::Option, place, format!("`{}` cannot be {}", shorten(key), value.kind()))
        .with_help(format!("expected {expected}"))
}

pub(crate) fn day(text: &str, place: &str) -> Result<Date, Error> {
    text.parse().map_err(|e: DateError| Error::new(ErrorCode::Day, place, e.to_string()))
}

fn texts(value: &Value) -> Option<Vec<String>> {
    let Value::List(items) = value else { return None };
    let mut texts = Vec::with_capacity(items.len());
    for item in items {
        let Value::Text(text) = item else { return None };
        texts.push(text.clone());
    }
    Some(texts)
}

/// The members of an object, each with a name of its own.
type Members = Vec<(String, Value)>;

fn by_id(facts: Members) -> BTreeMap<String, Value> {
    let mut known = BTreeMap::new();
    for (id, value) in facts {
        known.insert(id, value);
    }
    known
}

/// Takes a member out.
fn taken(members: &mut Members, key: &str) -> Option<Value> {
    let at = members.iter().position(|(name, _)| name == key)?;
    Some(members.swap_remove(at).1)
}

/// The members of an object, none but the known ones.
fn members(value: Value, place: &str, known: &[&str]) -> Result<Members, Error> {
    let Value::Object(members) = value else {
        return Err(wrong(place, place.trim_start_matches('/'), "an object", &value));
    };
    match members.iter().find(|(key, _)| !known.contains(&key.as_str())) {
        None => Ok(members),
        Some((key, _)) => {
            let message = format!("no key `{}` here", shorten(key));
            Err(Error::new(ErrorCode::Key, format!("{place}/{}", escape(key)), message)
                .with_help(format!("known: {}", known.join(", "))))
        }
    }
}

fn text_member(members: &mut Members, key: &str, place: &str) -> Result<String, Error> {
    match taken(members, key) {
        Some(Value::Text(text)) => Ok(text),
        other => Err(wrong(&format!("{place}/{key}"), key, "a text", &other.unwrap_or(Value::Null))),
    }
}

fn facts_member(members: &mut Members, place: &str) -> Result<BTreeMap<String, Value>, Error> {
    match taken(members, "facts") {
        Some(Value::Object(facts)) => Ok(by_id(facts)),
        other => Err(wrong(&format!("{place}/facts"), "facts", "an object of facts", &other.unwrap_or(Value::Null))),
    }
}

fn one_use(value: Value, place: &str) -> Result<Use, Error> {
    let mut members = members(value, place, &["name", "facts"])?;
    Ok(Use { name: text_member(&mut members, "name", place)?, facts: facts_member(&mut members, place)? })
}

fn related(value: Value, place: &str) -> Result<Related, Error> {
    let mut members = members(value, place, &["name", "relation", "share", "facts"])?;
    let name = text_member(&mut members, "name", place)?;
    let relation = text_member(&mut members, "relation", place)?;
    let share = taken(&mut members, "share");
    let relation = match (relation.as_str(), share) {
        ("linked", None) => Relation::Linked,
        ("linked", Some(_)) => {
            let message = "a linked enterprise counts in full, whatever the share";
            return Err(Error::new(ErrorCode::Option, format!("{place}/share"), message));
        }
        ("partner", Some(Value::Number(share))) if !share.is_negative() && share <= 100.into() => {
            Relation::Partner { share }
        }
        ("partner", other) => {
            let place = format!("{place}/share");
            return Err(wrong(&place, "share", "a percentage from 0 to 100", &other.unwrap_or(Value::Null)));
        }
        (other, _) => {
            let message = format!("no relation `{}`", shorten(other));
            return Err(Error::new(ErrorCode::Option, format!("{place}/relation"), message)
                .with_help("expected \"linked\" or \"partner\""));
        }
    };
    Ok(Related { name, relation, facts: facts_member(&mut members, place)? })
}
