//! The gate for pipelines: whether a case passes the policy, and why not.

use crate::assessment::{Assessment, Finding, Status, summary_of};
use crate::language::filled;
use crate::rulebook::Family;

/// Whether a case passes the policy, and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// Whether it passes.
    pub passes: bool,
    /// The verdict in readable form, in the language of the case, with the prohibitions behind it.
    pub text: String,
}

/// Holds a case against the policy: no prohibition of Article 5 is in force for it, and none that is in force on the day
/// is undetermined. Those that are only to come are shown and do not fail it.
///
/// ```
/// let case = aiact::Case::on("2026-11-21".parse()?).stating("no_other_listed_use", true).build();
/// assert!(aiact::report::gate(&aiact::assess(&case)?).passes);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn gate(assessment: &Assessment<'_>) -> Gate {
    let (language, law) = (assessment.language(), assessment.law());
    let (phrases, words) = (language.phrases(), &language.phrases().gate);
    let prohibitions = || assessment.findings().iter().filter(|f| f.family == Some(Family::Prohibited));
    let failing: Vec<&Finding> = prohibitions().filter(|f| binds_or_may(f)).collect();
    let passes = failing.is_empty();
    let verdict = if passes { &words.pass } else { &words.fail };
    let day = language.date(law.as_of);
    let mut lines = vec![filled(&words.verdict, &[("verdict", verdict), ("day", &day), ("edition", &law.edition)])];
    // The summary of them all decides too, but would only repeat the points that are shown.
    let is_point = |f: &&Finding| f.id != summary_of(Family::Prohibited);
    let points = failing.iter().any(is_point);
    for finding in failing.iter().filter(|f| !points || is_point(f)) {
        let status = phrases.status(finding.status);
        lines.push(format!("  {}  {status}: {}  [{}]", finding.id, finding.title, finding.citation));
        if !finding.missing.is_empty() {
            lines.push(format!("    {}", filled(&words.open, &[("facts", &finding.missing.join(", "))])));
        }
    }
    for finding in prohibitions().filter(|f| !binds_or_may(f)).filter(is_point) {
        if let Some(day) = finding.possible_from.or(finding.applies_from).filter(|day| *day > law.as_of) {
            let how = if finding.status == Status::Upcoming { &words.will_bind } else { &words.may_bind };
            let how = filled(how, &[("day", &language.date(day))]);
            lines.push(format!("  {}  {how}: {}  [{}]", finding.id, finding.title, finding.citation));
        }
    }
    if failing.iter().any(|f| !f.examined) {
        lines.push(format!("  {}", words.unexamined));
    }
    Gate { passes, text: lines.join("\n") + "\n" }
}

/// Whether a prohibition binds on the day, or may: one that is only to come does not fail the gate.
fn binds_or_may(finding: &Finding) -> bool {
    match finding.status {
        Status::InForce => true,
        Status::Undetermined => finding.possible_from.is_none(),
        _ => false,
    }
}
