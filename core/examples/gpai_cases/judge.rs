//! Every expectation of a case against what the library answers.

use std::collections::BTreeSet;
use std::fmt;

use aiact::compute::{Method, Notification, Warning};
use aiact::facts::Value;
use aiact::law::{Date, WorkingDays};
use aiact::rulebook::{ClockKind, Item};
use aiact::truth::Decimal;
use aiact::{Case, Error, Rulebook, Status, Truth};

use crate::assessed::Assessed;
use crate::cases::LabelledCase;
use crate::computed::quantity;
use crate::facts::Reading;
use crate::firms::{Firm, firms};

/// How an expectation fared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As expected, also where *uncertain* or *unknown* is expected.
    Right,
    /// Otherwise.
    Wrong,
    /// The runner does not know the key.
    Unsupported,
}

/// One expectation of one case.
#[derive(Clone, Debug)]
pub struct Point {
    pub case: String,
    pub key: String,
    pub expected: String,
    pub got: String,
    pub outcome: Outcome,
}

/// What the library says to a key.
enum Answer {
    Is(Value),
    /// The expected text must be among these.
    Among(BTreeSet<String>),
    Unsupported,
}

impl Answer {
    fn flag(value: bool) -> Self {
        Self::Is(Value::Bool(value))
    }

    fn text(text: impl Into<String>) -> Self {
        Self::Is(Value::Text(text.into()))
    }

    fn day(day: Option<Date>) -> Self {
        Self::Is(day.map_or(Value::Null, |d| Value::Text(d.to_string())))
    }

    fn number(number: Option<Decimal>) -> Self {
        Self::Is(number.map_or(Value::Null, Value::Number))
    }
}

struct Shown<'v>(&'v Value);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self.0).unwrap_or_default())
    }
}

/// Judges every expectation; the points that nothing reads come as the second part.
///
/// # Errors
///
/// When the facts are refused.
pub fn judge(
    book: &Rulebook,
    case: &LabelledCase,
    country: impl Fn(&str) -> Option<&'static str>,
) -> Result<(Vec<Point>, Vec<String>), Error> {
    let reading = Reading::of(book, &case.facts, country)?;
    let unread = reading.unread.clone();
    let firms = firms(&reading)?;
    let assessed = Assessed::of(book, reading)?;
    let judge = Judge { book, a: assessed, firms, case };
    let points = case.expected.iter().map(|(key, expected)| {
        let answer = judge.answer(key);
        let (outcome, got) = match &answer {
            Answer::Unsupported => (Outcome::Unsupported, "the runner does not know this key".to_owned()),
            Answer::Among(all) => {
                let found = matches!(expected, Value::Text(t) if all.contains(t));
                (if found { Outcome::Right } else { Outcome::Wrong }, format!("{all:?}"))
            }
            Answer::Is(got) => {
                let tolerance = judge.tolerance(key);
                let fits = same(got, expected, &tolerance);
                (if fits { Outcome::Right } else { Outcome::Wrong }, Shown(got).to_string())
            }
        };
        Point { case: case.id.clone(), key: key.clone(), expected: Shown(expected).to_string(), got, outcome }
    });
    let points = points.collect();
    Ok((points, unread))
}

/// Whether a value is the expected one; numbers within the tolerance, lists in any order.
fn same(got: &Value, expected: &Value, tolerance: &Decimal) -> bool {
    match (got, expected) {
        (Value::Number(a), Value::Number(b)) => {
            let (less, more) = if a < b { (a, b) } else { (b, a) };
            more - less <= more * tolerance
        }
        (Value::List(a), Value::List(b)) => {
            a.len() == b.len() && a.iter().all(|x| b.iter().any(|y| same(x, y, tolerance)))
        }
        (Value::Text(a), Value::Number(b)) | (Value::Number(b), Value::Text(a)) => {
            a.parse::<Decimal>().is_ok_and(|a| a == *b)
        }
        _ => got == expected,
    }
}

struct Judge<'b, 'c> {
    book: &'b Rulebook,
    a: Assessed<'b>,
    firms: Vec<Firm<'b>>,
    case: &'c LabelledCase,
}

impl Judge<'_, '_> {
    /// The case files write numbers as binary floats: a few of their last digits mean nothing.
    fn tolerance(&self, key: &str) -> Decimal {
        let loose = match self.case.expected.get("relative_tolerance") {
            Some(Value::Number(n)) if key == "guidelines_printed_flop" => Some(n.clone()),
            _ => None,
        };
        loose.or_else(|| "1e-12".parse().ok()).unwrap_or_else(Decimal::zero)
    }

    fn answer(&self, key: &str) -> Answer {
        [Self::classification, Self::figures, Self::duties, Self::procedure, Self::code, Self::chain, Self::enforcement]
            .iter()
            .find_map(|part| part(self, key))
            .unwrap_or(Answer::Unsupported)
    }

    fn classification(&self, key: &str) -> Option<Answer> {
        let a = &self.a;
        Some(match key {
            "gpai" => Answer::text(match (a.gpai(), self.case.expected.get("gpai")) {
                // "no" says less than "no for now".
                ("no_for_now", Some(Value::Text(t))) if t == "no" => "no",
                (said, _) => said,
            }),
            "gpai_criterion_met" => Answer::Is(match a.verdict("gpai-indicative") {
                Truth::Unknown => Value::Null,
                known => Value::Bool(known == Truth::Yes),
            }),
            "systemic_risk" => Answer::text(a.systemic_risk()),
            "subject" | "in_scope" => Answer::flag(a.yes("in_scope")),
            "annex_xiii_f_reach_presumed" => Answer::flag(a.yes("annex13-f")),
            "annex_xiii_g_threshold" => {
                let fact = self.book.entries().facts.iter().find(|f| f.id == "registered_end_users")?;
                // No rule reads the number, so there is none to exceed.
                if fact.on_record { Answer::Is(Value::Null) } else { Answer::text("a number") }
            }
            "foss_exempt" => Answer::Is(a.open_as("art53-2-open-source", "uncertain")),
            "warn" => Answer::Among(self.warnings()),
            _ => return None,
        })
    }

    /// What the answer warns of, in the words of the case files.
    fn warnings(&self) -> BTreeSet<String> {
        let a = &self.a;
        let computed = &a.reading.computed;
        let mut found = BTreeSet::new();
        for warning in computed.estimates.iter().flat_map(aiact::compute::Estimate::warnings) {
            found.insert(match warning {
                Warning::TotalParametersOfMixture => "6PD_total_params_invalid_for_moe".to_owned(),
                Warning::ContextNotNegligible { .. } => "context_term_not_negligible".to_owned(),
                other => other.id().to_owned(),
            });
        }
        if let Some(error) = &computed.error {
            found.insert(format!("{}_invalid", error.input()));
        }
        if computed.disagreement.is_some() {
            found.extend(["methods_disagree", "methods_disagree_beyond_30_percent"].map(str::to_owned));
        }
        let missing = |id: &str, fact: &str| a.answer.finding(id).is_ok_and(|f| f.missing.iter().any(|m| m == fact));
        if a.modifier_is_provider() == Value::from("uncertain") && computed.chain.is_some() {
            found.insert("guidelines_silent_on_chains".to_owned());
        }
        if missing("art53-2-open-source", "use_limits_proportionate") {
            found.insert("assess_proportionality".to_owned());
        }
        let compute = ["train_flop", "training_compute_cumulative_flop"];
        if compute.iter().any(|fact| missing("gpai_systemic_risk", fact)) {
            found.insert("compute_required".to_owned());
        }
        found
    }

    /// The figure that thresholds are compared with: cumulative if there is one, else direct.
    fn flop(&self) -> Option<Decimal> {
        let facts = &self.a.reading.facts;
        let stated = |name: &str| facts.get(name).and_then(quantity).map(|q| q.best().clone());
        let computed = &self.a.reading.computed;
        let summed = || computed.cumulative.as_ref().or(computed.direct.as_ref()).map(|q| q.best().clone());
        stated("training_compute_cumulative_flop")
            .or_else(|| stated("estimate_flop"))
            .or_else(summed)
            .or_else(|| stated("training_compute_direct_flop"))
    }

    fn figures(&self, key: &str) -> Option<Answer> {
        let reading = &self.a.reading;
        let (computed, thresholds) = (&reading.computed, &reading.thresholds);
        let best = |q: Option<&aiact::compute::Quantity>| Answer::number(q.map(|q| q.best().clone()));
        let estimate = || computed.estimates.first().map(aiact::compute::Estimate::flop);
        let by_method = |method| computed.estimates.iter().find(|e| e.method() == method).map(|e| e.flop());
        Some(match key {
            "estimate_flop" | "correct_estimate_flop" | "guidelines_printed_flop" => best(estimate()),
            "hardware_flop" | "estimate_hardware_flop" => best(by_method(Method::Hardware)),
            "architecture_flop" | "estimate_architecture_flop" => best(by_method(Method::Architecture)),
            "methods_agree" => Answer::flag(computed.disagreement.is_none()),
            // How closely the printed figure is to be met.
            "relative_tolerance" => Answer::Is(self.case.expected.get(key)?.clone()),
            "direct_flop" => best(computed.direct.as_ref()),
            "cumulative_flop" => best(computed.cumulative.as_ref()),
            "synthetic_flop" => best(computed.synthetic.as_ref()),
            "mfu" => Answer::number(computed.mfu.clone()),
            "context_share" => Answer::number(computed.context_share.clone()),
            "modification_flop" => best(computed.modification.as_ref().map(|m| &m.compute)),
            "ratio" => Answer::number(computed.modification.as_ref().and_then(aiact::compute::Modification::ratio)),
            "interval_flop" => {
                let flop = aiact::compute::Quantity::exactly(self.flop()?).ok()?;
                let wide = aiact::compute::Estimate::reported(flop).with_margin(thresholds).ok()?;
                Answer::Is(Value::from(vec![wide.flop().min().clone(), wide.flop().max().clone()]))
            }
            "reported_string" => Answer::text(thresholds.reported(&self.flop()?).text),
            "near_which" => {
                let near = self.flop().map(|f| thresholds.near_which(&f)).unwrap_or_default();
                Answer::Is(Value::from(near.iter().map(ToString::to_string).map(Value::Text).collect::<Vec<_>>()))
            }
            "near_threshold" => {
                let Some(flop) = self.flop() else { return Some(Answer::flag(false)) };
                // Of either threshold where the case also says which; otherwise of that for systemic risk.
                let either = self.case.expected.contains_key("near_which");
                Answer::flag(if either {
                    !thresholds.near_which(&flop).is_empty()
                } else {
                    thresholds.near(&flop, thresholds.systemic_risk())
                })
            }
            "error" => match &computed.error {
                Some(error) => Answer::text(format!("{}_out_of_range", error.input())),
                None => Answer::Is(Value::Null),
            },
            _ => return None,
        })
    }

    fn duties(&self, key: &str) -> Option<Answer> {
        let a = &self.a;
        Some(match key {
            "obligations" => Answer::Is(a.duties()),
            "exempt_from" => Answer::Is(a.exempt_from()),
            "grace_applies" | "grace_applies_to_modifier" => Answer::flag(a.grandfathered()),
            "comply_by" if a.reading.facts.contains_key("article") => Answer::day(self.grace_of_legacy_models()),
            "comply_by" | "duties_since" => Answer::day(a.since()),
            "breach" => Answer::Is(a.breach()),
            "modifier_is_provider" => Answer::Is(a.modifier_is_provider()),
            "modifier_rule_applies" => {
                let general = a.reading.facts.get("base_gpai") != Some(&Value::Bool(false));
                Answer::flag(general || a.verdict("gpai_modifier_provider") != Truth::No)
            }
            "obligations_limited_to_modification" => Answer::flag(a.yes("gpai-duties-limited-to-modification")),
            "same_model" => Answer::flag(a.yes("gpai-same-model") || self.later_work_by_the_provider()),
            "authorised_representative_required" => Answer::flag(a.owed("art54-1-appoint")),
            "by" => {
                let day = |d: &aiact::assessment::Deadline| {
                    matches!(d.from_fact.as_deref(), Some("placing_date" | "placed_on_market_date"))
                };
                let before = a.duty("art54-1-appoint")?.deadlines.iter().any(|d| day(d) && d.length.is_none());
                Answer::text(if before { "before_placing" } else { "" })
            }
            _ => return None,
        })
    }

    /// The same model, asked from the side of its own provider, who trains it further.
    fn later_work_by_the_provider(&self) -> bool {
        let reading = &self.a.reading;
        if reading.modifying() || !reading.facts.contains_key("finetune_flop") {
            return false;
        }
        let case = reading.case.to_builder().stating("actor_distinct", false).build();
        let answer = aiact::Assessment::new(self.book, &case);
        answer.is_ok_and(|a| a.verdict("gpai-same-model").is_ok_and(|v| v == Truth::Yes))
    }

    /// By when a model placed before the day of Article 111(3) has to comply.
    fn grace_of_legacy_models(&self) -> Option<Date> {
        let case = Case::on(self.a.reading.day)
            .stating("object_kind", vec!["ai_model"])
            .stating("role", vec!["gpai_provider"])
            .stating("gpai", true)
            .stating("placing_date", "2025-08-01")
            .build();
        let answer = aiact::Assessment::new(self.book, &case).ok()?;
        let finding = answer.finding("gpai").ok()?;
        finding.applies_from.filter(|_| finding.status == Status::Grandfathered)
    }

    fn notification(&self) -> Option<Notification> {
        let reading = &self.a.reading;
        let day = |names: &[&str]| names.iter().find_map(|n| reading.date(n));
        let met = day(&["met_date", "threshold_met_date"]);
        let known = day(&["known_date", "estimate_date"]);
        Notification::due(self.book, met, known, &WorkingDays::default()).ok()
    }

    fn procedure(&self, key: &str) -> Option<Answer> {
        let a = &self.a;
        let reading = &a.reading;
        let clock = || self.notification()?.clock;
        let late = || self.notification()?.days_late(reading.date("notified_date")?);
        Some(match key {
            "clock_start" => Answer::day(clock().map(|c| c.start)),
            "notify_by_calendar" => Answer::day(clock().map(|c| c.calendar)),
            "notify_by_reg1182_71" => match clock() {
                Some(c) if likely_holiday(c.by_regulation_1182_71) => Answer::text("depends_on_holiday_list"),
                c => Answer::day(c.map(|c| c.by_regulation_1182_71)),
            },
            "earliest_possible_roll" => {
                Answer::day(clock().filter(|c| likely_holiday(c.by_regulation_1182_71)).map(|c| c.if_holiday))
            }
            "without_delay" => Answer::flag(self.notification()?.words.starts_with("without delay")),
            "late" => Answer::flag(late()? > 0),
            "days_late" => Answer::number(late().map(|days| Decimal::from(i64::from(days)))),
            "rebuttal_admissible" => Answer::flag(a.yes("art52-2-admissible")),
            "obligations_suspended" => Answer::flag(a.yes("art51-1-a") && !a.yes("gpai_systemic_risk")),
            "not_systemic_from" => {
                let lifted = a.systemic_risk() == "not_systemic";
                Answer::day(reading.date("accepted_informed_date").filter(|_| lifted))
            }
            "renotify_on_substantial_change" => {
                let words = a.duty("art52-2-rebuttal")?.exceptions.clone().unwrap_or_default();
                Answer::flag(words.contains("notified again when the facts change in substance"))
            }
            "systemic_from" => Answer::day(match reading.text("designation_basis") {
                Some("52(4)") if a.yes("art51-1-b") => reading.date("designation_informed_date"),
                _ if a.yes("gpai_systemic_risk") => clock().map(|c| c.start),
                _ => None,
            }),
            "reassessment_available" => Answer::flag(a.yes("art52-5-open")),
            "earliest_reassessment_request" => Answer::day(a.latest("art52-5-reassessment", ClockKind::Wait)),
            "fine_exposure" => {
                let note = a.duty("art52-1-notify")?.penalty.note.clone().unwrap_or_default();
                let cited = note.strip_prefix("Article ").and_then(|rest| rest.split_once(':')).map(|(cited, _)| cited);
                Answer::text(cited.unwrap_or_default())
            }
            _ => return None,
        })
    }

    /// When a recurring duty falls due for the first time: the next time seen from the day of placing.
    fn first(&self, duty: &str) -> Option<Date> {
        let placed = self.a.reading.date("placing")?;
        let case = self.a.reading.case.to_builder().as_of(placed).build();
        let answer = aiact::Assessment::new(self.book, &case).ok()?;
        answer.obligation(duty).ok()?.deadlines.iter().filter_map(|d| d.date).min()
    }

    fn code(&self, key: &str) -> Option<Answer> {
        let a = &self.a;
        Some(match key {
            "initial_report_by" => Answer::day(a.earliest("cop-safety-9-initial-report")),
            "days" => {
                let first = a.earliest("cop-safety-9-initial-report")?;
                let deadlines = &a.duty("cop-safety-9-initial-report")?.deadlines;
                let of_first = deadlines.iter().find(|d| d.date == Some(first)).and_then(|d| d.length);
                Answer::number(of_first.map(|l| Decimal::from(i64::from(l.amount))))
            }
            "final_report_by" => Answer::day(a.earliest("cop-safety-9-final-report")),
            "intermediate_report_by" => Answer::day(a.earliest("cop-safety-9-intermediate-report")),
            "framework_confirmed_by" => Answer::day(a.earliest("cop-safety-1-framework")),
            "access_by" => Answer::day(a.earliest("cop-safety-1-4-access")),
            "model_report_by" => Answer::day(a.earliest("cop-safety-7-report")),
            "update_by" => Answer::day(self.first("cop-safety-7-6-update")),
            "framework_assessment_by" => Answer::day(self.first("cop-safety-1-3-assess")),
            "keep_until" => {
                let incident = a.reading.facts.keys().any(|f| f == "incident" || f == "documented");
                let duty = if incident { "cop-safety-9-keep" } else { "cop-safety-10-keep" };
                Answer::day(a.latest(duty, ClockKind::Keep))
            }
            "code_reliance" => Answer::Is(a.code_reliance()),
            "alternative_means_needed" => Answer::Is(a.alternative_means()),
            _ => return None,
        })
    }

    fn chain(&self, key: &str) -> Option<Answer> {
        let a = &self.a;
        let only = |picks: &dyn Fn(&Firm<'_>) -> bool| {
            let names: Vec<&str> = self.firms.iter().filter(|f| picks(f)).map(|f| f.name.as_str()).collect();
            Answer::text(names.join(", "))
        };
        Some(match key {
            "provider" | "model_provider" => only(&|f| f.provides_model()),
            "system_provider" => only(&|f| f.provides_system()),
            "model_placed" => Answer::flag(self.firms.iter().any(|f| f.placed_with_system())),
            "placed_on_union_market" => Answer::flag(a.yes("gpai-placed-by-route")),
            // Whoever develops it could be the provider too, had it placed the model on the market itself.
            "alternative_provider" => {
                let developer = a.reading.text("developer")?;
                let other = self.firms.iter().any(|f| f.name == developer && !f.provides_model());
                Answer::text(if other { developer } else { "" })
            }
            "certainty" => {
                let fact = self.book.entries().facts.iter().find(|f| f.id == "placed_by")?;
                let usually = fact.help.as_deref().is_some_and(|h| h.contains("usually the coordinator"));
                Answer::text(if usually { "usually" } else { "certain" })
            }
            _ => return None,
        })
    }

    fn enforcement(&self, key: &str) -> Option<Answer> {
        let a = &self.a;
        let fine = || a.answer.exposure().iter().find(|e| e.tier == "G101");
        let bearers = |id: &str| match self.book.item(id) {
            Some(Item::Duty(index)) => self.book.entries().duties.get(index),
            _ => None,
        };
        Some(match key {
            "fines_possible" => Answer::flag(a.verdict("gpai-fine-possible") != Truth::No),
            "max_fine_eur" => {
                let fine = fine()?;
                Answer::number(fine.at_most.clone().filter(|most| *most == fine.at_least))
            }
            "sme_cap_applies" => Answer::flag(fine()?.ceiling == Some(aiact::rulebook::Ceiling::Lower)),
            "competent" => {
                let fines = bearers("art101-1-gpai-fine")?;
                let national = ["market-surveillance-authority", "national-competent-authority"];
                let asked = match a.reading.text("authority")? {
                    "national_msa" | "national_authority" => national.as_slice(),
                    "commission" | "ai_office" => &["commission", "ai-office"],
                    _ => return None,
                };
                Answer::flag(fines.bearers.iter().any(|b| asked.contains(&&**b)))
            }
            "exclusive" => {
                let alone = bearers("art88-1-exclusive")?;
                let commission = alone.bearers == ["commission"] && alone.text.starts_with("Alone");
                let office = alone.text.contains("entrust the AI Office");
                Answer::text(match (commission, office) {
                    (true, true) => "Commission (AI Office)",
                    (true, false) => "Commission",
                    _ => "",
                })
            }
            "article_89_2_available" => {
                let complainant = a.reading.text("complainant")?;
                let role = if complainant == "downstream_provider" { complainant } else { "affected_person" };
                let case = Case::on(a.reading.day)
                    .stating("role", vec![role])
                    .stating("integrates_third_party_gpai", role == complainant)
                    .stating("no_other_listed_use", true)
                    .build();
                let answer = aiact::Assessment::new(self.book, &case).ok()?;
                Answer::flag(answer.obligation("art89-2-complaint").is_ok_and(|o| o.holds == Truth::Yes))
            }
            "article" => {
                let wanted = match a.reading.text("alert_ground")? {
                    "51_conditions_met" => "conditions-of-51",
                    "concrete_risk" | "concrete_identifiable_risk" => "concrete-risk",
                    _ => return None,
                };
                let grounds = self.book.entries().checklists.iter().find(|l| l.id == "qualified-alert-grounds")?;
                let ground = grounds.items.iter().find(|i| i.id == wanted)?;
                let cited = ground.cites.first()?.to_string();
                Answer::text(cited.trim_start_matches("Art "))
            }
            "implementing_act_general_validity" => Answer::flag(
                a.duty("art56-6-general-validity")
                    .is_some_and(|o| !matches!(o.status, Status::NotInEdition | Status::NotApplicable)),
            ),
            "adequacy_by" => {
                let monitor = bearers("art56-6-monitor")?;
                let commission =
                    monitor.text.contains("the Commission, taking utmost account of the Board's opinion, assesses");
                Answer::text(if commission {
                    "Commission, taking utmost account of the Board"
                } else {
                    "AI Office and Board"
                })
            }
            "changed" => Answer::flag(self.changed(a.reading.text("article")?)),
            _ => return None,
        })
    }

    /// Whether what the rulebook takes from the article differs between the editions.
    fn changed(&self, article: &str) -> bool {
        let entries = self.book.entries();
        let cited = format!("Art {article}");
        let cites = |all: &[aiact::law::Citation]| all.iter().any(|c| c.to_string().starts_with(&cited));
        let differs = |body: &aiact::rulebook::Body| !body.only.is_empty() || !body.by_edition.is_empty();
        let rules = entries.rules.iter().filter(|r| cites(&r.cites)).any(|r| differs(&r.body));
        let terms = entries.terms.iter().filter(|t| cites(&t.cites)).any(|t| differs(&t.body));
        let duties = entries.duties.iter().filter(|d| cites(&d.cites)).any(|d| differs(&d.body) || d.changed.is_some());
        rules || terms || duties
    }
}

/// Whether it is 1 January, 1 May, 25 or 26 December: the cases expect an answer that depends on the list of holidays
/// on such days, which are holidays in nearly all Member States.
fn likely_holiday(day: Date) -> bool {
    let day = day.to_string();
    ["-01-01", "-05-01", "-12-25", "-12-26"].iter().any(|end| day.ends_with(end))
}
