//! Plain text.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::assessment::{
    Assessment, Because, Derivation, Exposure, Finding, IN_SCOPE, Obligation, RiskFinding, Status, When, summary_of,
};
use crate::facts::Value;
use crate::report::ical::verb;
use crate::rulebook::{Authority, Ceiling, Family, RuleKind};
use crate::truth::Truth;

/// A readable assessment: what matches and why, what binds on the day and what later, what was presumed, and
/// the open questions.
#[must_use]
pub fn text(assessment: &Assessment<'_>) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write_text(&mut out, assessment);
    out
}

/// A derivation as an indented tree: `+` yes, `-` no, `?` unknown.
#[must_use]
pub fn derivation_text(derivation: &Derivation) -> String {
    let mut out = String::new();
    let _ = write_step(&mut out, derivation, 0);
    out
}

fn write_text(out: &mut String, assessment: &Assessment<'_>) -> std::fmt::Result {
    let law = assessment.law();
    writeln!(out, "{}", law.title)?;
    writeln!(
        out,
        "edition {}, assessed for {}, aiact {}, rulebook {:.12}",
        law.edition, law.as_of, law.library, law.rulebook
    )?;
    let risk = assessment.risk();
    writeln!(out, "\nSUMMARY")?;
    for (name, part, family) in [
        ("Prohibited practice", &risk.prohibited, Family::Prohibited),
        ("High-risk system", &risk.high_risk, Family::HighRisk),
        ("Transparency duty", &risk.transparency, Family::Transparency),
        ("General-purpose model", &risk.general_purpose, Family::GeneralPurpose),
    ] {
        writeln!(out, "  {name:<22} {}", summary(part))?;
        write_findings(out, assessment, family)?;
    }
    let scope = assessment.findings().iter().filter(|f| f.kind == RuleKind::Artefact || f.id == IN_SCOPE);
    for finding in scope {
        writeln!(out, "  {:<22} {}", finding.title, finding.value)?;
    }
    let roles: Vec<&str> = assessment
        .findings()
        .iter()
        .filter(|f| f.value == Truth::Yes && assessment.is_stated_role(&f.id))
        .map(|f| f.title.as_str())
        .collect();
    if !roles.is_empty() {
        writeln!(out, "  {:<22} {}", "Roles", roles.join(", "))?;
    }
    write_obligations(out, assessment)?;
    write_deadlines(out, assessment)?;
    write_exposure(out, assessment)?;
    if !assessment.overrides().is_empty() {
        writeln!(out, "\nSTATED DIRECTLY, not derived")?;
        for stated in assessment.overrides() {
            writeln!(out, "  {} = {}", stated.id, stated.value)?;
        }
    }
    let relevant = relevant_presumptions(assessment);
    if !relevant.is_empty() {
        writeln!(out, "\nPRESUMED, because nothing was said (state it to be sure)")?;
        for presumed in assessment.presumptions().iter().filter(|p| relevant.contains(p.id.as_str())) {
            writeln!(out, "  {} = {}  [{}]", presumed.id, shown(&presumed.value), presumed.citation)?;
        }
    }
    if !assessment.questions().is_empty() {
        let shown = 12;
        writeln!(out, "\nOPEN QUESTIONS, those that settle most first")?;
        for question in assessment.questions().iter().take(shown) {
            writeln!(out, "  {}  {}  [{}]", question.id, question.question, question.citation)?;
        }
        if assessment.questions().len() > shown {
            writeln!(out, "  ... and {} more", assessment.questions().len() - shown)?;
        }
    }
    writeln!(out, "\n{}", crate::assessment::NOTICE)
}

fn write_deadlines(out: &mut String, assessment: &Assessment<'_>) -> std::fmt::Result {
    let counted = |o: &&Obligation| o.deadlines.iter().any(|d| d.date.is_some());
    if !assessment.obligations().any(|o| counted(&o)) {
        return Ok(());
    }
    writeln!(out, "\nDEADLINES that can be counted")?;
    for obligation in assessment.obligations().filter(counted) {
        for deadline in &obligation.deadlines {
            let Some(day) = deadline.date else { continue };
            let word = verb(deadline.kind);
            let regulation =
                deadline.date_1182_71.map(|d| format!(", under Regulation 1182/71 {d}")).unwrap_or_default();
            writeln!(out, "  {word} {day}{regulation}  {}  [{}]", obligation.id, deadline.citation)?;
        }
    }
    Ok(())
}

/// The two figures of which one is the ceiling.
fn formula(stake: &Exposure) -> String {
    let amount = stake.amount.as_ref().map(|amount| format!("{} {amount}", stake.currency));
    let percent = stake.percent.as_ref().zip(stake.percent_of.as_ref());
    let percent = percent.map(|(percent, of)| format!("{percent} % of {of}"));
    let parts: Vec<String> = amount.into_iter().chain(percent).collect();
    let which = match stake.ceiling {
        Some(Ceiling::Higher) => ", whichever is higher",
        Some(Ceiling::Lower) => ", whichever is lower",
        _ => "",
    };
    format!("{}{which}", parts.join(" or "))
}

fn write_exposure(out: &mut String, assessment: &Assessment<'_>) -> std::fmt::Result {
    let stakes: Vec<_> = assessment.exposure().iter().filter(|e| e.holds == Truth::Yes).collect();
    if stakes.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nAT STAKE: ceilings of fines")?;
    for stake in stakes {
        let per = stake.per.as_ref().map(|unit| format!(" a {unit}")).unwrap_or_default();
        let amount = match &stake.at_most {
            Some(most) if *most == stake.at_least => format!("{} {most}{per}", stake.currency),
            Some(most) => format!("{} {} to {most}{per}", stake.currency, stake.at_least),
            None => format!("{}{per}", formula(stake)),
        };
        writeln!(out, "  {amount}  {}  [{}]", stake.title, stake.citation)?;
        let counts = [("in force", &stake.in_force), ("later", &stake.upcoming), ("open", &stake.undetermined)];
        let counts: Vec<String> = counts
            .iter()
            .filter(|(_, ids)| !ids.is_empty())
            .map(|(name, ids)| format!("{} {name}", ids.len()))
            .collect();
        writeln!(out, "    duties: {}", counts.join(", "))?;
        if !stake.missing.is_empty() {
            writeln!(out, "    depends on {}", stake.missing.join(", "))?;
        }
        for note in &stake.notes {
            writeln!(out, "    {note}")?;
        }
    }
    Ok(())
}

/// The presumptions under what the text shows: not those of derogations and exclusions that nobody asked about.
fn relevant_presumptions<'a>(assessment: &'a Assessment<'_>) -> BTreeSet<&'a str> {
    let shown = |f: &&Finding| {
        is_summary(f)
            || f.kind == RuleKind::Artefact
            || f.id == IN_SCOPE
            || (f.family.is_some() && f.value == Truth::Yes)
            || (f.id.starts_with("role-") && f.value == Truth::Yes)
    };
    let findings = assessment.findings().iter().filter(shown).flat_map(|f| &f.presumptions);
    let duties = assessment.obligations().flat_map(|o| &o.presumptions);
    findings.chain(duties).map(String::as_str).collect()
}

/// Whether a finding sums up its part of the risk summary.
fn is_summary(finding: &Finding) -> bool {
    finding.family.is_some_and(|family| summary_of(family) == finding.id)
}

fn summary(part: &RiskFinding) -> String {
    let from = part.applies_from.map(|d| format!(" from {d}")).unwrap_or_default();
    match (part.value, part.status) {
        (Truth::Yes, Status::InForce) => format!("yes, in force{}", from.replace(" from ", " since ")),
        (Truth::Yes, Status::Upcoming) => format!("yes, binding{from}"),
        (Truth::Yes, Status::Grandfathered) => {
            format!("yes, relieved by a transitional rule{}", from.replace(" from ", " until "))
        }
        (Truth::Yes, Status::NotApplicable) => "matches, but the Act does not apply".to_owned(),
        (Truth::Yes, _) => "yes, dates undetermined".to_owned(),
        (Truth::No, _) => "no".to_owned(),
        (Truth::Unknown, _) => "undetermined".to_owned(),
    }
}

fn write_findings(out: &mut String, assessment: &Assessment<'_>, family: Family) -> std::fmt::Result {
    let members = assessment.findings().iter().filter(|f| f.family == Some(family));
    for finding in members.filter(|f| f.value == Truth::Yes && !is_summary(f)) {
        let when = match (finding.status, finding.applies_from) {
            (Status::Upcoming, Some(day)) => format!(", binding from {day}"),
            (Status::Grandfathered, _) => ", relieved by a transitional rule".to_owned(),
            _ => String::new(),
        };
        let authority = match finding.authority {
            Authority::Law => "",
            Authority::Guideline => ", by a guideline",
            Authority::Interpretation => ", by interpretation",
        };
        writeln!(out, "    {}  {}  [{}]{when}{authority}", finding.id, finding.title, finding.citation)?;
        if let Ok(derivation) = assessment.explain(&finding.id) {
            write_because(out, &derivation)?;
        }
        for other in &finding.other_reading {
            let becomes = if other.value == finding.value { became(&other.when) } else { other.value.to_string() };
            writeln!(out, "      other reading: {} -> {becomes}  [{}]", other.text, other.citation)?;
        }
    }
    Ok(())
}

/// The stated facts under a conclusion, in one line.
fn write_because(out: &mut String, derivation: &Derivation) -> std::fmt::Result {
    let mut facts = Vec::new();
    stated_facts(derivation, &mut facts);
    facts.dedup();
    if facts.is_empty() {
        return Ok(());
    }
    writeln!(out, "      because {}", facts.join(", "))
}

fn stated_facts(step: &Derivation, found: &mut Vec<String>) {
    if let Because::Stated { value } = &step.because {
        let text = match value {
            Value::Bool(true) => step.id.clone(),
            value => format!("{} = {}", step.id, shown(value)),
        };
        if !found.contains(&text) {
            found.push(text);
        }
    }
    for child in step.children.iter().filter(|c| c.decides) {
        stated_facts(child, found);
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Null => "open".to_owned(),
        Value::List(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        Value::Object(entries) => {
            entries.iter().map(|(k, v)| format!("{k} {}", shown(v))).collect::<Vec<_>>().join(", ")
        }
    }
}

fn write_obligations(out: &mut String, assessment: &Assessment<'_>) -> std::fmt::Result {
    for (status, heading) in [
        (Status::InForce, "DUTIES IN FORCE"),
        (Status::Upcoming, "DUTIES TO COME"),
        (Status::Grandfathered, "DUTIES LIFTED BY A TRANSITIONAL RULE"),
        (Status::Undetermined, "DUTIES NOT YET SETTLED"),
    ] {
        let duties: Vec<&Obligation> = assessment.obligations().filter(|o| o.status == status).collect();
        if duties.is_empty() {
            continue;
        }
        writeln!(out, "\n{heading} ({})", duties.len())?;
        if status == Status::Undetermined {
            // The questions below say what is open; the list would only repeat it.
            let named: Vec<&str> = duties.iter().take(6).map(|d| d.id.as_str()).collect();
            let more = if duties.len() > 6 { ", ..." } else { "" };
            writeln!(out, "  {}{more}", named.join(", "))?;
            continue;
        }
        let mut day = None;
        for duty in duties {
            if duty.applies_from != day {
                day = duty.applies_from;
                if let Some(day) = day {
                    writeln!(out, "  {} {day}", if status == Status::InForce { "since" } else { "from" })?;
                }
            }
            let event = duty.on_event.as_ref().map(|e| format!(" (when {e})")).unwrap_or_default();
            writeln!(out, "    {:<12} {}{event}", duty.citation, duty.duty)?;
            let others = duty.other_reading.iter().map(|other| format!("{} ({})", became(&other.when), other.id));
            let others: Vec<String> = others.collect();
            if !others.is_empty() {
                writeln!(out, "      read otherwise: {}", others.join("; "))?;
            }
        }
    }
    Ok(())
}

/// What something is under another reading.
fn became(when: &When) -> String {
    let day = |word: &str| when.applies_from.map(|day| format!(" {word} {day}")).unwrap_or_default();
    match when.status {
        Status::InForce => format!("in force{}", day("since")),
        Status::Upcoming => format!("binding{}", day("from")),
        Status::Grandfathered => format!("relieved by a transitional rule{}", day("until")),
        Status::NotApplicable | Status::NotInEdition => "not applicable".to_owned(),
        Status::Undetermined => "not settled".to_owned(),
    }
}

fn write_step(out: &mut String, step: &Derivation, depth: usize) -> std::fmt::Result {
    let mark = match step.value {
        Truth::Yes => '+',
        Truth::No => '-',
        Truth::Unknown => '?',
    };
    let indent = "  ".repeat(depth);
    let name = if step.id.is_empty() { String::new() } else { format!("{} ", step.id) };
    let cited = if step.citation.is_empty() { String::new() } else { format!("  [{}]", step.citation) };
    let authority = match step.authority {
        Authority::Law => "",
        Authority::Guideline => " guideline",
        Authority::Interpretation => " interpretation",
    };
    let because = match &step.because {
        Because::Parts | Because::Day => String::new(),
        Because::EveryCase => ": holds whichever way the open parts turn out".to_owned(),
        Because::Stated { value } => format!(": stated {}", shown(value)),
        Because::Open => ": stated to be open".to_owned(),
        Because::Silent => ": not stated".to_owned(),
        Because::Presumed { why } => format!(": presumed. {why}"),
        Because::Follows { from } => format!(": follows from {from}"),
        Because::LeftOut => String::new(),
    };
    let reading = match (&step.reading, &step.because) {
        (Some(reading), Because::LeftOut) => format!(": left out by the reading {}", reading.id),
        (Some(reading), _) => format!(" by the reading {}", reading.id),
        (None, _) => String::new(),
    };
    writeln!(out, "{indent}{mark} {name}{}{cited}{authority}{reading}{because}", step.title)?;
    for child in step.children.iter().filter(|c| c.decides || depth < 2) {
        write_step(out, child, depth + 1)?;
    }
    Ok(())
}
