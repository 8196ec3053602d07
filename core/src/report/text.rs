//! Plain text, in the language of the answer.

use std::collections::BTreeSet;
use std::fmt::{Result, Write};

use crate::assessment::{
    Assessment, Because, Deadline, Derivation, Exposure, Finding, IN_SCOPE, Obligation, RiskFinding, Status, summary_of,
};
use crate::facts::Value;
use crate::language::{Language, Phrases, filled};
use crate::law::Date;
use crate::rulebook::{Authority, Ceiling, Family, Nature, RuleKind};
use crate::truth::Truth;

/// The parts of the summary, in their order.
pub(super) const PARTS: [Family; 4] =
    [Family::Prohibited, Family::HighRisk, Family::Transparency, Family::GeneralPurpose];
/// Questions shown; the answer has them all.
const QUESTIONS: usize = 12;
/// Unsettled duties named; the answer has them all.
const UNSETTLED: usize = 6;
/// Reasons named of what does not hold, unless there are more.
const REASONS: usize = 3;
/// Open facts named that a day hangs on; the answer has them all.
const HANGS_ON: usize = 3;

/// A readable assessment: what matches and why, what binds on the day and what later, what was presumed, and
/// the open questions.
#[must_use]
pub fn text(assessment: &Assessment<'_>) -> String {
    let language = assessment.language();
    let mut report = Report { out: String::new(), assessment, language, phrases: language.phrases() };
    // Writing to a string cannot fail.
    let _ = report.write();
    report.out
}

/// A derivation as an indented tree: `+` yes, `-` no, `?` unknown; its titles are in the language of the answer that
/// it explains, and so should the words between them be.
#[must_use]
pub fn derivation_text(derivation: &Derivation, language: Language) -> String {
    let mut out = String::new();
    let _ = write_step(&mut out, language.phrases(), derivation, 0);
    out
}

/// Which law, as of which day, by which versions: two lines.
pub(super) fn heading(assessment: &Assessment<'_>) -> String {
    let (law, language) = (assessment.law(), assessment.language());
    let versions = filled(
        &language.phrases().report.versions,
        &[
            ("edition", &law.edition),
            ("day", &language.date(law.as_of)),
            ("library", &law.library),
            ("rulebook", &format_args!("{:.12}", law.rulebook)),
        ],
    );
    format!("{}\n{versions}\n", law.title)
}

struct Report<'a, 'b> {
    out: String,
    assessment: &'a Assessment<'b>,
    language: Language,
    phrases: &'static Phrases,
}

impl Report<'_, '_> {
    fn write(&mut self) -> Result {
        self.out.push_str(&heading(self.assessment));
        self.summary()?;
        self.obligations()?;
        self.deadlines()?;
        self.exposure()?;
        self.overrides()?;
        self.presumptions()?;
        self.questions()?;
        writeln!(self.out, "\n{}", self.phrases.notice)
    }

    fn summary(&mut self) -> Result {
        let (assessment, phrases) = (self.assessment, self.phrases);
        writeln!(self.out, "\n{}", phrases.report.summary)?;
        let scope = || assessment.findings().iter().filter(|f| f.kind == RuleKind::Artefact || f.id == IN_SCOPE);
        let labels = PARTS.iter().map(|family| phrases.family(*family)).chain(scope().map(|f| f.title.as_str()));
        let width = labels.map(|label| label.chars().count()).max().unwrap_or_default();
        let risk = assessment.risk();
        for family in PARTS {
            let summary = self.part(risk.part(family));
            writeln!(self.out, "  {:<width$}  {summary}", phrases.family(family))?;
            self.findings(family)?;
            let members = || assessment.findings().iter().filter(|f| f.family == Some(family));
            if !self.lifted(members())? && risk.part(family).value == Truth::No {
                let summary = members().find(|f| is_summary(f));
                self.denied(&summary.map_or_else(|| members().collect(), |summary| vec![summary]))?;
            }
        }
        for finding in scope() {
            writeln!(self.out, "  {:<width$}  {}", finding.title, phrases.truth(finding.value))?;
            if !self.lifted(std::iter::once(finding))? && finding.value == Truth::No {
                self.denied(&[finding])?;
            }
            self.limits("    ", finding)?;
        }
        let held = assessment.findings().iter().filter(|f| f.value == Truth::Yes && assessment.is_stated_role(&f.id));
        let roles: Vec<&str> = held.map(|f| f.title.as_str()).collect();
        if !roles.is_empty() {
            writeln!(self.out, "  {:<width$}  {}", phrases.report.roles, roles.join(", "))?;
        }
        Ok(())
    }

    /// What a part of the risk summary comes to, in words.
    fn part(&self, part: &RiskFinding) -> String {
        let truth = self.phrases.truth(part.value);
        match (part.value, part.status) {
            (Truth::No | Truth::Unknown, _) => truth.to_owned(),
            (Truth::Yes, Status::NotApplicable) => self.not_bound(part),
            (Truth::Yes, Status::Undetermined) => format!("{truth}, {}", self.phrases.when.undated),
            (Truth::Yes, status) => format!("{truth}, {}", self.when(status, part.applies_from)),
        }
    }

    /// Why a match does not bind: the Act does not apply, or it binds roles that the actor does not have.
    fn not_bound(&self, part: &RiskFinding) -> String {
        let findings = || self.assessment.findings().iter();
        let why: BTreeSet<&String> =
            findings().filter(|f| part.matches.contains(&f.id)).flat_map(|f| &f.reason).collect();
        if why.is_empty() || why.iter().any(|id| *id == IN_SCOPE) {
            return self.phrases.when.outside.clone();
        }
        let roles: Vec<&str> = findings().filter(|f| why.contains(&f.id)).map(|f| f.title.as_str()).collect();
        filled(&self.phrases.when.other_roles, &[("roles", &roles.join(", "))])
    }

    /// A status with its day, in words.
    fn when(&self, status: Status, day: Option<Date>) -> String {
        let words = &self.phrases.when;
        let (undated, dated) = match status {
            Status::InForce => (&words.in_force, &words.in_force_since),
            Status::Upcoming => (&words.upcoming, &words.upcoming_from),
            Status::Grandfathered => (&words.grandfathered, &words.grandfathered_until),
            _ => return self.phrases.status(status).to_owned(),
        };
        day.map_or_else(|| undated.clone(), |day| filled(dated, &[("day", &self.language.date(day))]))
    }

    fn findings(&mut self, family: Family) -> Result {
        let (assessment, phrases) = (self.assessment, self.phrases);
        let members = || assessment.findings().iter().filter(move |f| f.family == Some(family));
        for finding in members().filter(|f| f.value == Truth::Yes) {
            let Ok(derivation) = assessment.explain(&finding.id) else { continue };
            // What sums up other points that are shown has its reasons there.
            if is_summary(finding) && members().any(|f| f.id != finding.id && reads(&derivation, &f.id)) {
                continue;
            }
            let mut more = Vec::new();
            match (finding.status, finding.applies_from) {
                (Status::Upcoming, Some(day)) => {
                    more.push(filled(&phrases.report.binding_from, &[("day", &self.language.date(day))]));
                }
                (Status::Grandfathered, _) => more.push(phrases.report.relieved.clone()),
                _ => {}
            }
            if finding.authority != Authority::Law {
                more.push(phrases.authority(finding.authority).to_owned());
            }
            let more: String = more.iter().map(|words| format!(", {words}")).collect();
            writeln!(self.out, "    {}  {}  [{}]{more}", finding.id, finding.title, finding.citation)?;
            self.because("      ", &stated(phrases, &derivation), &finding.presumptions)?;
            self.limits("      ", finding)?;
            for other in &finding.other_reading {
                let becomes = if other.value == finding.value {
                    self.when(other.when.status, other.when.applies_from)
                } else {
                    phrases.truth(other.value).to_owned()
                };
                let words = filled(&phrases.report.other_reading, &[("text", &other.text), ("value", &becomes)]);
                writeln!(self.out, "      {words}  [{}]", other.citation)?;
            }
        }
        Ok(())
    }

    /// The conclusions that would hold but for a derogation or exclusion, with what lifts them; whether there are any.
    fn lifted<'f>(
        &mut self,
        findings: impl Iterator<Item = &'f Finding>,
    ) -> std::result::Result<bool, std::fmt::Error> {
        let mut lifted = Vec::new();
        // What is open may still rest on something that is lifted, where it sums up other points.
        let sums_up = |f: &Finding| f.value == Truth::Unknown && (is_summary(f) || f.id == IN_SCOPE);
        for finding in findings.filter(|f| f.value == Truth::No || sums_up(f)) {
            if let Ok(derivation) = self.assessment.explain(&finding.id) {
                self.lifts(&derivation, &mut lifted);
            }
        }
        let mut shown = BTreeSet::new();
        for (id, relief) in lifted.iter().filter(|(id, relief)| shown.insert((id.clone(), relief.id.clone()))) {
            let words = filled(&self.phrases.report.lifted, &[("id", id), ("relief", &relief.id)]);
            self.relief("    ", &words, relief)?;
        }
        Ok(!lifted.is_empty())
    }

    /// What makes conclusions fail, if it is little: a narrow case has many reasons not to be anything else.
    fn denied(&mut self, findings: &[&Finding]) -> Result {
        let (mut facts, mut presumed) = (Vec::new(), BTreeSet::new());
        for finding in findings {
            if let Ok(derivation) = self.assessment.explain(&finding.id) {
                stated_facts(self.phrases, &derivation, &mut facts);
                followed(&derivation, &mut facts);
            }
            presumed.extend(finding.presumptions.iter().cloned());
        }
        let presumed: Vec<String> = presumed.into_iter().collect();
        if facts.len() > REASONS || presumed.len() > REASONS {
            return Ok(());
        }
        self.because("    ", &facts, &presumed)
    }

    /// The limits in the provisions of a conclusion that hold beside it.
    fn limits(&mut self, indent: &str, finding: &Finding) -> Result {
        let words = &self.phrases.report;
        for (limit, from) in self.assessment.limits_of(finding) {
            let limited = filled(&words.limited, &[("relief", &limit.id)]);
            match from {
                None => {
                    let Ok(derivation) = self.assessment.explain(&limit.id) else { continue };
                    self.relief(indent, &limited, &derivation)?;
                }
                Some(day) => {
                    let from = filled(&words.from, &[("day", &self.language.date(day))]);
                    writeln!(self.out, "{indent}{limited}  {}  [{}], {from}", limit.title, limit.citation)?;
                }
            }
        }
        Ok(())
    }

    fn relief(&mut self, indent: &str, words: &str, relief: &Derivation) -> Result {
        writeln!(self.out, "{indent}{words}  {}  [{}]", relief.title, relief.citation)?;
        self.because(&format!("{indent}  "), &stated(self.phrases, relief), &[])
    }

    /// Looks in a conclusion that does not hold for those below it of which everything holds but that there is no relief.
    fn lifts(&self, step: &Derivation, found: &mut Vec<(String, Derivation)>) {
        let failing = || step.children.iter().filter(|child| child.value != Truth::Yes);
        let reliefs: Vec<&Derivation> =
            failing().flat_map(|block| block.children.iter().filter(|child| child.decides)).collect();
        let but_for_them = !step.id.is_empty()
            && step.value == Truth::No
            && failing().count() < step.children.len()
            && failing().all(|block| block.id.is_empty() && !block.children.is_empty())
            && reliefs.iter().all(|child| self.is_relief(child));
        if but_for_them && !reliefs.is_empty() {
            for relief in reliefs {
                self.innermost(relief, &mut |relief| found.push((step.id.clone(), relief.clone())));
            }
        } else {
            failing().for_each(|child| self.lifts(child, found));
        }
    }

    fn is_relief(&self, step: &Derivation) -> bool {
        let kind = self.assessment.finding(&step.id).map(|finding| finding.kind);
        step.value == Truth::Yes && matches!(kind, Ok(RuleKind::Derogation | RuleKind::Exclusion))
    }

    /// The reliefs that a relief rests on, down to those that rest on none.
    fn innermost(&self, relief: &Derivation, found: &mut impl FnMut(&Derivation)) {
        let mut below: Vec<&Derivation> = vec![relief];
        let mut inner = Vec::new();
        while let Some(step) = below.pop() {
            for child in step.children.iter().filter(|child| child.decides) {
                if self.is_relief(child) { inner.push(child) } else { below.push(child) }
            }
        }
        if inner.is_empty() {
            found(relief);
        }
        inner.into_iter().for_each(|relief| self.innermost(relief, found));
    }

    /// The stated facts under a conclusion, and what was presumed, in a line each.
    fn because(&mut self, indent: &str, facts: &[String], presumptions: &[String]) -> Result {
        let words = &self.phrases.report;
        for (phrase, ids) in [(&words.because, facts), (&words.presumed, presumptions)] {
            if !ids.is_empty() {
                writeln!(self.out, "{indent}{}", filled(phrase, &[("facts", &ids.join(", "))]))?;
            }
        }
        Ok(())
    }

    fn obligations(&mut self) -> Result {
        let (assessment, phrases) = (self.assessment, self.phrases);
        for (status, heading) in [
            (Status::InForce, &phrases.report.in_force),
            (Status::Upcoming, &phrases.report.upcoming),
            (Status::Grandfathered, &phrases.report.grandfathered),
            (Status::Undetermined, &phrases.report.undetermined),
        ] {
            let duties: Vec<&Obligation> = assessment.obligations().filter(|o| o.status == status).collect();
            if duties.is_empty() {
                continue;
            }
            writeln!(self.out, "\n{heading} ({})", duties.len())?;
            if status == Status::Undetermined {
                // The questions below say what is open; the list would only repeat it.
                let named: Vec<&str> = duties.iter().take(UNSETTLED).map(|d| d.id.as_str()).collect();
                let more = if duties.len() > UNSETTLED { ", ..." } else { "" };
                writeln!(self.out, "  {}{more}", named.join(", "))?;
                continue;
            }
            let mut day = None;
            for duty in duties {
                if duty.applies_from != day {
                    day = duty.applies_from;
                    if let Some(day) = day {
                        let words =
                            if status == Status::InForce { &phrases.report.since } else { &phrases.report.from };
                        writeln!(self.out, "  {}", filled(words, &[("day", &self.language.date(day))]))?;
                    }
                }
                let nature = (duty.nature != Nature::Duty).then(|| phrases.nature(duty.nature).to_owned());
                let event = duty.on_event.as_ref().map(|event| filled(&phrases.report.when, &[("event", event)]));
                let more: Vec<String> = nature.into_iter().chain(event).collect();
                let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join("; ")) };
                writeln!(self.out, "    {:<12} {}{more}", duty.citation, duty.duty)?;
                for (phrase, text) in [
                    (&phrases.report.duty_deadline, &duty.deadline),
                    (&phrases.report.duty_exceptions, &duty.exceptions),
                ] {
                    if let Some(text) = text {
                        writeln!(self.out, "      {}", filled(phrase, &[("text", text)]))?;
                    }
                }
                let others = duty.other_reading.iter();
                let others: Vec<String> = others
                    .map(|other| format!("{} ({})", self.when(other.when.status, other.when.applies_from), other.id))
                    .collect();
                if !others.is_empty() {
                    let words = filled(&phrases.report.otherwise, &[("readings", &others.join("; "))]);
                    writeln!(self.out, "      {words}")?;
                }
            }
        }
        Ok(())
    }

    fn deadlines(&mut self) -> Result {
        let words = &self.phrases.report;
        let all = || self.assessment.obligations().flat_map(|o| o.deadlines.iter().map(move |deadline| (o, deadline)));
        let lines: Vec<String> = all().filter_map(|(o, d)| Some(self.deadline(o, d, d.settled()?))).collect();
        self.list(&words.deadlines, &lines)?;
        let open = all().filter(|(_, deadline)| deadline.runs == Truth::Unknown);
        let lines: Vec<String> = open
            .filter_map(|(o, d)| {
                let line = self.deadline(o, d, d.date?);
                let waits_for: Vec<&str> = d.missing.iter().chain(&o.missing).map(String::as_str).collect();
                let more = if waits_for.len() > HANGS_ON { ", ..." } else { "" };
                let facts = waits_for.into_iter().take(HANGS_ON).collect::<Vec<_>>().join(", ") + more;
                Some(if facts.is_empty() {
                    line
                } else {
                    format!("{line}, {}", filled(&words.depends_on, &[("facts", &facts)]))
                })
            })
            .collect();
        self.list(&words.deadlines_open, &lines)
    }

    fn deadline(&self, obligation: &Obligation, deadline: &Deadline, day: Date) -> String {
        let regulation = deadline
            .date_1182_71
            .map(|day| format!(", {}", filled(&self.phrases.report.regulation, &[("day", &self.language.date(day))])))
            .unwrap_or_default();
        let (verb, day) = (self.phrases.clock(deadline.kind), self.language.date(day));
        format!("{verb} {day}{regulation}  {}  [{}]", obligation.id, deadline.citation)
    }

    /// A heading with its lines; nothing without any.
    fn list(&mut self, heading: &str, lines: &[String]) -> Result {
        if !lines.is_empty() {
            writeln!(self.out, "\n{heading}")?;
        }
        lines.iter().try_for_each(|line| writeln!(self.out, "  {line}"))
    }

    fn exposure(&mut self) -> Result {
        let (assessment, words) = (self.assessment, &self.phrases.report);
        let stakes: Vec<_> = assessment.exposure().iter().filter(|e| e.holds == Truth::Yes).collect();
        if stakes.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "\n{}", words.exposure)?;
        for stake in stakes {
            writeln!(self.out, "  {}  {}  [{}]", amount(self.language, stake), stake.title, stake.citation)?;
            let counts = [
                (&words.count_in_force, &stake.in_force),
                (&words.count_upcoming, &stake.upcoming),
                (&words.count_undetermined, &stake.undetermined),
            ];
            let counts: Vec<String> = counts
                .iter()
                .filter(|(_, ids)| !ids.is_empty())
                .map(|(phrase, ids)| filled(phrase, &[("count", &ids.len())]))
                .collect();
            writeln!(self.out, "    {}", filled(&words.duties, &[("counts", &counts.join(", "))]))?;
            if !stake.missing.is_empty() {
                writeln!(self.out, "    {}", filled(&words.depends_on, &[("facts", &stake.missing.join(", "))]))?;
            }
            for note in &stake.notes {
                writeln!(self.out, "    {note}")?;
            }
        }
        Ok(())
    }

    fn overrides(&mut self) -> Result {
        if self.assessment.overrides().is_empty() {
            return Ok(());
        }
        writeln!(self.out, "\n{}", self.phrases.report.overrides)?;
        for stated in self.assessment.overrides() {
            writeln!(self.out, "  {} = {}", stated.id, self.phrases.truth(stated.value))?;
        }
        Ok(())
    }

    fn presumptions(&mut self) -> Result {
        let relevant = relevant_presumptions(self.assessment);
        if relevant.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "\n{}", self.phrases.report.presumptions)?;
        for presumed in self.assessment.presumptions().iter().filter(|p| relevant.contains(p.id.as_str())) {
            let value = shown(self.phrases, &presumed.value);
            writeln!(self.out, "  {} = {value}  [{}]", presumed.id, presumed.citation)?;
        }
        Ok(())
    }

    fn questions(&mut self) -> Result {
        let questions = self.assessment.questions();
        if questions.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "\n{}", self.phrases.report.questions)?;
        for question in questions.iter().take(QUESTIONS) {
            writeln!(self.out, "  {}  {}  [{}]", question.id, question.question, question.citation)?;
        }
        if questions.len() > QUESTIONS {
            let count = questions.len() - QUESTIONS;
            writeln!(self.out, "  {}", filled(&self.phrases.report.more, &[("count", &count)]))?;
        }
        Ok(())
    }
}

/// The ceiling of a fine in figures, as far as it is known; otherwise how it is found.
pub(super) fn amount(language: Language, stake: &Exposure) -> String {
    let words = &language.phrases().report;
    let amount = match &stake.at_most {
        Some(most) if *most == stake.at_least => language.money(most, &stake.currency),
        Some(most) => {
            let (least, most) = (language.number(&stake.at_least), language.money(most, &stake.currency));
            filled(&words.between, &[("least", &least), ("most", &most)])
        }
        None => formula(language, stake),
    };
    match stake.per.as_deref() {
        Some("day") => filled(&words.per_day, &[("amount", &amount)]),
        Some(unit) => format!("{amount} / {unit}"),
        None => amount,
    }
}

/// The two figures of which one is the ceiling.
fn formula(language: Language, stake: &Exposure) -> String {
    let words = &language.phrases().report;
    let amount = stake.amount.as_ref().map(|amount| language.money(amount, &stake.currency));
    let percent = stake
        .percent
        .as_ref()
        .zip(stake.percent_of.as_ref())
        .map(|(percent, of)| filled(&words.percent_of, &[("percent", &language.number(percent)), ("of", of)]));
    let figures = match (amount, percent) {
        (Some(amount), Some(percent)) => filled(&words.or, &[("one", &amount), ("other", &percent)]),
        (amount, percent) => amount.or(percent).unwrap_or_default(),
    };
    match stake.ceiling {
        Some(Ceiling::Higher) => filled(&words.higher, &[("figures", &figures)]),
        Some(Ceiling::Lower) => filled(&words.lower, &[("figures", &figures)]),
        _ => figures,
    }
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

/// The stated facts on which a derivation turns.
fn stated(phrases: &Phrases, step: &Derivation) -> Vec<String> {
    let mut found = Vec::new();
    stated_facts(phrases, step, &mut found);
    found
}

/// The stated facts from which those follow on which a derivation turns.
fn followed(step: &Derivation, found: &mut Vec<String>) {
    if let Because::Follows { from } = &step.because
        && !found.contains(from)
    {
        found.push(from.clone());
    }
    step.children.iter().filter(|c| c.decides).for_each(|child| followed(child, found));
}

/// Whether a derivation reads another conclusion that holds.
fn reads(derivation: &Derivation, id: &str) -> bool {
    let holds = |step: &Derivation| step.id == id && step.value == Truth::Yes;
    derivation.children.iter().any(|step| holds(step) || reads(step, id))
}

fn stated_facts(phrases: &Phrases, step: &Derivation, found: &mut Vec<String>) {
    if let Because::Stated { value } = &step.because {
        let text = match value {
            Value::Bool(true) => step.id.clone(),
            value => format!("{} = {}", step.id, shown(phrases, value)),
        };
        if !found.contains(&text) {
            found.push(text);
        }
    }
    for child in step.children.iter().filter(|c| c.decides) {
        stated_facts(phrases, child, found);
    }
}

fn shown(phrases: &Phrases, value: &Value) -> String {
    let items = |items: &[Value]| items.iter().map(|item| shown(phrases, item)).collect::<Vec<_>>().join(", ");
    match value {
        Value::Text(text) => text.clone(),
        Value::Bool(truth) => phrases.truth(Truth::from(*truth)).to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Null => phrases.report.open.clone(),
        Value::List(list) => items(list),
        Value::Object(entries) => {
            entries.iter().map(|(k, v)| format!("{k} {}", shown(phrases, v))).collect::<Vec<_>>().join(", ")
        }
    }
}

fn write_step(out: &mut String, phrases: &Phrases, step: &Derivation, depth: usize) -> Result {
    let words = &phrases.derivation;
    let mark = match step.value {
        Truth::Yes => '+',
        Truth::No => '-',
        Truth::Unknown => '?',
    };
    let indent = "  ".repeat(depth);
    let name = if step.id.is_empty() { String::new() } else { format!("{} ", step.id) };
    let cited = if step.citation.is_empty() { String::new() } else { format!("  [{}]", step.citation) };
    let authority = match step.authority {
        Authority::Law => String::new(),
        Authority::Guideline => format!(" {}", words.guideline),
        Authority::Interpretation => format!(" {}", words.interpretation),
    };
    let because = match &step.because {
        Because::Parts | Because::Day | Because::LeftOut => None,
        Because::EveryCase => Some(words.every_case.clone()),
        Because::Stated { value } => Some(filled(&words.stated, &[("value", &shown(phrases, value))])),
        Because::Open => Some(words.open.clone()),
        Because::Silent => Some(words.silent.clone()),
        Because::Presumed { why } => Some(filled(&words.presumed, &[("why", why)])),
        Because::Follows { from } => Some(filled(&words.follows, &[("fact", from)])),
    };
    let because = because.map(|words| format!(": {words}")).unwrap_or_default();
    let reading = step.reading.as_ref().map(|reading| match step.because {
        Because::LeftOut => format!(": {}", filled(&words.left_out, &[("reading", &reading.id)])),
        _ => format!(" {}", filled(&words.by_reading, &[("reading", &reading.id)])),
    });
    let reading = reading.unwrap_or_default();
    writeln!(out, "{indent}{mark} {name}{}{cited}{authority}{reading}{because}", step.title)?;
    for child in step.children.iter().filter(|c| c.decides || depth < 2) {
        write_step(out, phrases, child, depth + 1)?;
    }
    Ok(())
}
