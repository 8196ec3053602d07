//! What a source expects, against what the library answers.

use std::fmt;

use aiact::{Assessment, Error, ErrorCode, Rulebook, Truth, assess};
use serde_json::Value;

use crate::cases::{Group, LabelledCase};

/// The key under which a case counts whose facts are refused.
pub const REFUSED: &str = "refused";

/// How an expectation fared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The library says what the source says.
    Right,
    /// The library leaves it open.
    Undecided,
    /// The library says the opposite, or refuses the facts.
    Wrong,
    /// The expectation is free text or names something the rulebook does not have.
    NotJudged,
}

/// One thing that a source expects of one case.
#[derive(Clone, Debug)]
pub struct Point {
    /// The case.
    pub case: String,
    /// How the case counts.
    pub group: Group,
    /// The key of the expectation, such as `high_risk`.
    pub key: String,
    /// What the source says.
    pub expected: String,
    /// What the library says, or why the point is not judged.
    pub got: String,
    /// The facts that would settle an undecided point.
    pub missing: Vec<String>,
    /// How it fared.
    pub outcome: Outcome,
}

/// What an expectation says about conclusions.
enum Claim {
    /// The conclusion has this value.
    Is(String, bool),
    /// The point matches, and nothing lifts the system out of the high-risk class.
    HighRiskBy(String),
    /// The point does not match, or Article 6(3) lifts the system out of it.
    NotHighRiskBy(String),
}

const HIGH_RISK: &str = "high_risk";
const DEROGATION: &str = "art6-3-derogation";

/// Judges every expectation of a case.
///
/// # Errors
///
/// When the rulebook that is part of the library cannot be read.
pub fn judge(labelled: &LabelledCase) -> Result<Vec<Point>, Error> {
    let book = Rulebook::builtin()?;
    let point = |key: &str, expected: &str| Point {
        case: labelled.id.clone(),
        group: labelled.group(),
        key: key.to_owned(),
        expected: expected.to_owned(),
        got: String::new(),
        missing: Vec::new(),
        outcome: Outcome::NotJudged,
    };
    let assessment = match labelled.to_case(book).and_then(|case| assess(&case)) {
        Ok(assessment) => assessment,
        Err(error) => {
            let got = error.to_string();
            return Ok(vec![Point { got, outcome: Outcome::Wrong, ..point(REFUSED, "an answer") }]);
        }
    };
    let mut points = Vec::new();
    for (key, value) in &labelled.expected {
        for expected in values(value) {
            let point = point(key, &expected.to_string());
            points.push(match claim(key, &expected) {
                Some(claim) => claim.judged(&assessment, point)?,
                None => Point { got: "free text, or no conclusion of the rulebook".to_owned(), ..point },
            });
        }
    }
    Ok(points)
}

/// One value of an expectation.
enum Expected<'a> {
    Flag(bool),
    Name(&'a str),
    Else(&'a Value),
}

impl fmt::Display for Expected<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(flag) => write!(f, "{}", Truth::from(*flag)),
            Self::Name(name) => f.write_str(name),
            Self::Else(value) => write!(f, "{value}"),
        }
    }
}

/// The values of an expectation one by one; null and the empty list assert nothing.
fn values(value: &Value) -> Vec<Expected<'_>> {
    match value {
        Value::Null => Vec::new(),
        Value::Bool(flag) => vec![Expected::Flag(*flag)],
        Value::String(name) => vec![Expected::Name(name)],
        Value::Array(items) => items.iter().flat_map(values).collect(),
        other => vec![Expected::Else(other)],
    }
}

/// What an expectation says, if it says something about a conclusion.
fn claim(key: &str, expected: &Expected<'_>) -> Option<Claim> {
    let is = |id: &str, truth: bool| Some(Claim::Is(id.to_owned(), truth));
    match (key, expected) {
        ("is_ai_system", Expected::Flag(flag)) => is("ai_system", *flag),
        ("art6_3_derogation", Expected::Flag(flag)) => is(DEROGATION, *flag),
        ("prohibited" | "annex3_match" | "transparency", Expected::Name(id)) => is(id, true),
        ("high_risk", Expected::Name(id)) => Some(Claim::HighRiskBy((*id).to_owned())),
        ("high_risk_excluded", Expected::Name(id)) if id.starts_with("annex3-") => {
            Some(Claim::NotHighRiskBy((*id).to_owned()))
        }
        ("prohibited_excluded" | "high_risk_excluded" | "transparency_excluded", Expected::Name(id)) => is(id, false),
        ("derogation_condition", Expected::Name(id)) => is(&format!("art{id}"), true),
        ("roles", Expected::Name(role)) => is(&role_conclusion(role), true),
        ("roles_excluded", Expected::Name(role)) => is(&role_conclusion(role), false),
        ("gpai", Expected::Name(label)) => {
            let (id, truth) = model_conclusion(label)?;
            is(id, truth)
        }
        // Any other conclusion may be expected by its own id.
        ("other" | "source_label", _) => None,
        (id, Expected::Flag(flag)) => is(id, *flag),
        _ => None,
    }
}

fn role_conclusion(role: &str) -> String {
    if role.starts_with("role-") { role.to_owned() } else { format!("role-{role}") }
}

fn model_conclusion(label: &str) -> Option<(&'static str, bool)> {
    Some(match label {
        "gpai" => ("gpai", true),
        "not-gpai" => ("gpai", false),
        "gpai-systemic" => ("gpai_systemic_risk", true),
        "gpai-open-source-exempt" => ("art53-2-open-source", true),
        "not-provider-of-model" => ("gpai_modifier_provider", false),
        "downstream-system-provider" => ("downstream_provider_of_gpai", true),
        _ => return None,
    })
}

impl Claim {
    fn judged(&self, assessment: &Assessment<'_>, point: Point) -> Result<Point, Error> {
        let ids = match self {
            Self::Is(id, _) => vec![id.as_str()],
            Self::HighRiskBy(id) => vec![id.as_str(), HIGH_RISK],
            Self::NotHighRiskBy(id) => vec![id.as_str(), DEROGATION],
        };
        let mut truths = Vec::new();
        for id in &ids {
            match assessment.verdict(id) {
                Ok(truth) => truths.push(truth),
                Err(error) if error.code() == ErrorCode::UnknownId => {
                    return Ok(Point { got: error.to_string(), ..point });
                }
                Err(error) => return Err(error),
            }
        }
        let holds = match (self, truths.as_slice()) {
            (Self::Is(_, true), [value]) => *value,
            (Self::Is(_, false), [value]) => !*value,
            (Self::HighRiskBy(_), [matches, high_risk]) => *matches & *high_risk,
            (Self::NotHighRiskBy(_), [matches, lifted]) => !*matches | *lifted,
            _ => Truth::Unknown,
        };
        let mut missing = Vec::new();
        if holds == Truth::Unknown {
            for id in &ids {
                let settling = assessment.finding(id).map(|f| f.missing.clone()).unwrap_or_default();
                missing.extend(settling.into_iter().filter(|fact| !missing.contains(fact)).collect::<Vec<_>>());
            }
        }
        let got = ids.iter().zip(&truths).map(|(id, truth)| format!("{id} {truth}")).collect::<Vec<_>>().join(", ");
        let outcome = match holds {
            Truth::Yes => Outcome::Right,
            Truth::Unknown => Outcome::Undecided,
            Truth::No => Outcome::Wrong,
        };
        Ok(Point { got, missing, outcome, ..point })
    }
}
