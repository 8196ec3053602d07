//! From the facts of a labelled case to a case of the library.
//!
//! The conventions (`tests/cases/README.md` states them): the day is `as_of` or `date`, else 21 November 2026; the
//! case is that of the provider of a model, or of whoever modifies one; nothing else of the Act's lists is used.

use aiact::compute::Thresholds;
use aiact::facts::{CaseBuilder, Value};
use aiact::law::Date;
use aiact::rulebook::{FactType, Item};
use aiact::{Case, Error, Rulebook, Truth};

use crate::cases::Named;
use crate::computed::{self, Computed};

/// The day of a case that names none.
const DAY: &str = "2026-11-21";

/// A case under other names than the rulebook's, and what it is there.
const RENAMED: &[(&str, &str)] = &[
    ("registered_business_users_union", "registered_business_users_eu"),
    ("threshold_met_date", "met_date"),
    ("estimate_date", "known_date"),
    ("notified", "notified_date"),
    ("planned_placing", "planned_placing_date"),
    ("framework_confirmed", "framework_confirmed_date"),
    ("report_update_confirmed", "model_report_confirmed_date"),
    ("initial_report", "gpai_initial_report_date"),
    ("incident", "gpai_incident_date"),
    ("documented", "gpai_incident_documented_date"),
    ("resolved", "gpai_incident_resolved_date"),
    ("event", "gpai_incident"),
    ("events", "gpai_incident"),
    ("affects_rights", "internal_use_affecting_third_parties"),
    ("modification_ratio", "modification_share"),
    ("estimate_flop", "training_compute_cumulative_flop"),
    ("sme", "is_sme"),
];

/// Facts that say that the case is about modifying a model.
const MODIFYING: &[&str] =
    &["modification_flop", "modification_chain_flop", "modification_ratio", "base_flop", "modifier"];

/// Facts of the procedure of Article 52, which is about general-purpose models.
const PROCEDURE: &[&str] = &[
    "met_date",
    "threshold_met_date",
    "known_date",
    "estimate_date",
    "notified_date",
    "arguments_date",
    "rebuttal_submitted",
    "accepted_informed_date",
    "designation_date",
    "designation_basis",
    "classification",
];

/// Facts from which the clocks of the code of practice run, which only binds whoever has signed it.
const CLOCKS_OF_THE_CODE: &[&str] = &[
    "event",
    "events",
    "aware_of_involvement",
    "resolved",
    "planned_placing",
    "framework_confirmed",
    "report_update_confirmed",
    "placing",
    "incident",
    "documented",
];

/// Facts that another part of the runner reads, or that only describe.
const READ_ELSEWHERE: &[&str] = &[
    "as_of",
    "date",
    "article",
    "regulation",
    "authority",
    "target",
    "alert_ground",
    "summary_published",
    "model_developer",
    "developed_on_behalf_of",
    "consortium_coordinator",
    "registered_business_users_world",
    "initial_estimate_flop",
    "training_start",
    "decision",
    "conditions",
    "paid_optional_services",
    "price_paid",
    "union_exclusion_form",
];

/// A labelled case, ready to be assessed.
pub struct Reading<'b> {
    pub book: &'b Rulebook,
    pub facts: Named,
    pub day: Date,
    pub thresholds: Thresholds,
    pub computed: Computed,
    pub case: Case,
    /// Facts that nothing reads.
    pub unread: Vec<String>,
}

fn text(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

impl<'b> Reading<'b> {
    /// Reads the facts; `country` says where the developer of a named model is, as `Union` or `third_country`.
    ///
    /// # Errors
    ///
    /// When a day is none, or a figure is beyond what is possible.
    pub fn of(
        book: &'b Rulebook,
        facts: &Named,
        country: impl Fn(&str) -> Option<&'static str>,
    ) -> Result<Self, Error> {
        let stated = facts.get("as_of").or_else(|| facts.get("date")).and_then(text).unwrap_or(DAY);
        let day: Date = stated
            .parse()
            .map_err(|e: aiact::law::DateError| Error::new(aiact::ErrorCode::Day, "/facts", e.to_string()))?;
        let thresholds = Thresholds::on(book, day)?;
        let computed = Computed::of(facts, &thresholds, book)?;
        let mut reading = Self {
            book,
            facts: facts.clone(),
            day,
            thresholds,
            computed,
            case: Case::on(day).build(),
            unread: Vec::new(),
        };
        let builder = reading.conventions(country);
        let builder = reading.stated(builder);
        reading.case = reading.figures(builder).build();
        Ok(reading)
    }

    pub fn text(&self, fact: &str) -> Option<&str> {
        self.facts.get(fact).and_then(text)
    }

    pub fn date(&self, fact: &str) -> Option<Date> {
        self.text(fact)?.parse().ok()
    }

    fn any(&self, facts: &[&str]) -> bool {
        facts.iter().any(|f| self.facts.get(*f).is_some_and(|v| *v != Value::Null))
    }

    /// Whether the case is about modifying another firm's model.
    pub fn modifying(&self) -> bool {
        self.any(MODIFYING)
    }

    fn conventions(&self, country: impl Fn(&str) -> Option<&'static str>) -> CaseBuilder {
        let role = if self.modifying() { "downstream_modifier" } else { "gpai_provider" };
        let mut case = Case::on(self.day)
            .stating("no_other_listed_use", true)
            .stating("object_kind", vec!["ai_model"])
            .stating("role", vec![role]);
        let described =
            ["gpai", "output_modality", "foss", "weights_public"].iter().any(|f| self.facts.contains_key(*f));
        if self.modifying() && !self.any(&["gpai", "output_modality"]) {
            case = case.stating("gpai", self.facts.get("base_gpai").cloned().unwrap_or(Value::Bool(true)));
        } else if !described && self.any(PROCEDURE) {
            case = case.stating("gpai", true);
        } else if !described && (self.computed.direct.is_some() || self.computed.cumulative.is_some()) {
            // The worked examples are language models.
            case = case.stating("output_modality", vec!["text"]);
        }
        if self.any(&["met_date"]) || self.text("classification") == Some("51(1)(a)") {
            case = case.stating("compute_above_threshold", true);
        }
        if self.any(CLOCKS_OF_THE_CODE) {
            case = case.stating("signatory_chapters", vec!["safety_security"]);
        }
        if self.any(&["weights_public"]) {
            // Cases on licences: in the Union, unless the model's developer is known to be elsewhere.
            let place = self.text("model").and_then(country).unwrap_or("Union");
            case = case.stating("provider_established", place);
        }
        case
    }

    /// The facts that the rulebook knows, under its names and in its types.
    fn stated(&mut self, mut case: CaseBuilder) -> CaseBuilder {
        let facts = self.facts.clone();
        for (name, value) in &facts {
            let id = RENAMED.iter().find(|(from, _)| from == name).map_or(name.as_str(), |(_, to)| to);
            let known = READ_ELSEWHERE.contains(&name.as_str()) || computed::reads(name);
            case = match (name.as_str(), value) {
                ("significant_generality", Value::Text(t)) if t == "default" => case,
                ("significant_generality", Value::Text(t)) => case.stating(id, t == "present"),
                ("gpai", Value::Text(t)) if t == "yes" || t == "no" => case.stating(id, t == "yes"),
                ("gpai", Value::Text(_)) => case.open(id),
                ("designation_basis", Value::Null) => case.stating("systemic_designated", false),
                ("designation_basis", basis) => case.stating("systemic_designated", true).stating(id, basis.clone()),
                ("designation_date", day) => {
                    let case = case.stating(id, day.clone());
                    if facts.contains_key("designation_basis") {
                        case
                    } else {
                        case.stating("systemic_designated", true)
                    }
                }
                ("stage", Value::Text(t)) => case.stating("pre_market_research", t == "pre_market_rnd"),
                ("purpose", Value::Text(t)) => case.stating("sole_scientific_research", t == "sole_scientific_rnd"),
                ("parties", Value::Text(t)) => case.stating("between_microenterprises_only", t == "microenterprises"),
                ("model_made_available_in", Value::Text(_)) => case,
                ("rebuttal_submitted", Value::Text(_)) => case.stating("rebuttal_ground", vec!["lacks_high_impact"]),
                ("accepted_informed_date", Value::Text(_)) => case.stating("rebuttal_accepted", true),
                ("arguments_date", Value::Text(t)) => {
                    case.stating("arguments_with_notification", self.text("notified_date") == Some(t))
                }
                ("classification" | "complainant", Value::Text(_)) => case,
                // The day of whoever modifies is that of the case.
                ("modifier_placing_date", day) => case.stating("placing_date", day.clone()),
                ("placing_date", _) if facts.contains_key("modifier_placing_date") => case,
                ("worldwide_turnover_preceding_year_eur", turnover) => {
                    case.stating(id, turnover.clone()).stating("worldwide_turnover", turnover.clone())
                }
                ("base_flop" | "modification_flop" | "base_estimable", Value::Null) => case,
                // Estimated here, and stated with what follows from it.
                ("modification_flop" | "base_estimable", _) if self.computed.modification.is_some() => case,
                _ if matches!(name.as_str(), "resolved") => {
                    case.stating(id, value.clone()).stating("gpai_incident_resolved", true)
                }
                _ => match self.typed(id, value) {
                    Some(value) => case.stating(id, value),
                    None => {
                        if !known {
                            self.unread.push(name.clone());
                        }
                        case
                    }
                },
            };
        }
        case
    }

    /// The value in the form in which the rulebook's fact takes it; none if there is no such fact.
    fn typed(&self, id: &str, value: &Value) -> Option<Value> {
        // The name of the day in the rulebook's notation is no fact.
        match self.book.item(id)? {
            Item::Fact(index) => {
                let fact = self.book.entries().facts.get(index)?;
                Some(match (&fact.fact_type, value) {
                    (FactType::SetOf(_), Value::Text(one)) => Value::List(vec![Value::Text(one.clone())]),
                    (_, Value::Null) if fact.on_record => return None,
                    _ => value.clone(),
                })
            }
            Item::Term(_) => Some(value.clone()),
            Item::Rule(_) | Item::Duty(_) => None,
        }
    }

    /// What was reckoned: compute, and modifications.
    fn figures(&self, mut case: CaseBuilder) -> CaseBuilder {
        let systemic_base = self.facts.get("base_is_gpaisr") == Some(&Value::Bool(true));
        for (fact, quantity) in [
            ("training_compute_direct_flop", self.computed.direct.as_ref().filter(|_| !self.modifying())),
            ("training_compute_cumulative_flop", self.computed.cumulative.as_ref().filter(|_| !systemic_base)),
        ] {
            if let (Some(quantity), false) = (quantity, self.facts.contains_key(fact)) {
                case = case.stating(fact, quantity.to_value());
            }
        }
        if let Some(modification) = &self.computed.modification {
            // Not to be estimated, if the case says so, although a figure may be there.
            let mut modification = modification.clone();
            if self.facts.get("base_estimable") == Some(&Value::Bool(false)) {
                modification.original = None;
            }
            case = modification.state(case, &self.thresholds);
        } else if self.facts.contains_key("modification_ratio") {
            case = case.stating("base_estimable", true);
        }
        match self.computed.chain {
            Some(Truth::Unknown) => case.open("modification_chain_exceeds_third"),
            Some(known) => case.stating("modification_chain_exceeds_third", known == Truth::Yes),
            None => case,
        }
    }
}
