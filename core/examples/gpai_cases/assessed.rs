//! What the library answers, in the words of the case files.

use aiact::assessment::{Deadline, Obligation};
use aiact::facts::Value;
use aiact::law::Date;
use aiact::rulebook::ClockKind;
use aiact::{Assessment, Error, Rulebook, Status, Truth};

use crate::facts::Reading;

/// The duties that the case files name, and their identifiers.
pub const DUTIES: &[(&str, &str)] = &[
    ("52(1)", "art52-1-notify"),
    ("53(1)(a)", "art53-1a-techdoc"),
    ("53(1)(b)", "art53-1b-downstream-info"),
    ("53(1)(c)", "art53-1c-copyright-policy"),
    ("53(1)(d)", "art53-1d-training-summary"),
    ("53(3)", "art53-3-cooperate"),
    ("54", "art54-1-appoint"),
    ("55(1)(a)", "art55-1a-evaluate"),
    ("55(1)(b)", "art55-1b-assess-mitigate"),
    ("55(1)(c)", "art55-1c-report-incidents"),
    ("55(1)(d)", "art55-1d-cybersecurity"),
];

/// A case with its assessment.
pub struct Assessed<'b> {
    pub reading: Reading<'b>,
    pub answer: Assessment<'b>,
}

impl<'b> Assessed<'b> {
    pub fn of(book: &'b Rulebook, reading: Reading<'b>) -> Result<Self, Error> {
        let answer = Assessment::new(book, &reading.case)?;
        Ok(Self { reading, answer })
    }

    pub fn verdict(&self, id: &str) -> Truth {
        self.answer.verdict(id).unwrap_or_default()
    }

    pub fn yes(&self, id: &str) -> bool {
        self.verdict(id) == Truth::Yes
    }

    pub fn duty(&self, id: &str) -> Option<&Obligation> {
        self.answer.obligation(id).ok()
    }

    /// Whether the duty is the actor's, now or later.
    pub fn owed(&self, id: &str) -> bool {
        self.duty(id)
            .is_some_and(|o| o.listed && matches!(o.status, Status::InForce | Status::Upcoming | Status::Grandfathered))
    }

    /// The part of the duty's deadlines that the predicate picks and that surely or possibly run, with their days.
    pub fn days(&self, duty: &str, picks: impl Fn(&Deadline) -> bool) -> Vec<Date> {
        let deadlines = self.duty(duty).map(|o| o.deadlines.as_slice()).unwrap_or_default();
        deadlines.iter().filter(|d| picks(d)).filter_map(|d| d.date).collect()
    }

    pub fn earliest(&self, duty: &str) -> Option<Date> {
        self.days(duty, |d| matches!(d.kind, ClockKind::Due | ClockKind::Every)).into_iter().min()
    }

    pub fn latest(&self, duty: &str, kind: ClockKind) -> Option<Date> {
        self.days(duty, |d| d.kind == kind).into_iter().max()
    }

    pub fn grandfathered(&self) -> bool {
        self.answer.finding("gpai").is_ok_and(|f| f.status == Status::Grandfathered)
    }

    /// From when a model that is not grandfathered, or one that is, has to comply.
    pub fn since(&self) -> Option<Date> {
        let from = self.answer.finding("gpai").ok()?.applies_from?;
        let placed = self.reading.date("modifier_placing_date").or_else(|| self.reading.date("placing_date"));
        Some(placed.map_or(from, |day| day.max(from)))
    }

    pub fn systemic_risk(&self) -> &'static str {
        if self.verdict("gpai") == Truth::No {
            "not_applicable"
        } else if self.yes("art51-1-b") {
            "designated"
        } else if self.yes("art51-1-a") && self.verdict("gpai_systemic_risk") == Truth::No {
            "not_systemic"
        } else if self.yes("art51-2") || self.yes("art51-2-modified") {
            "presumed"
        } else if self.verdict("art51-2") == Truth::No {
            "not_presumed"
        } else {
            "unknown"
        }
    }

    pub fn gpai(&self) -> &'static str {
        match self.verdict("gpai") {
            Truth::Yes => "yes",
            Truth::Unknown => "unknown",
            // Not while it is only developed.
            Truth::No if self.yes("gpai-before-market") => "no_for_now",
            Truth::No => "no",
        }
    }

    /// Yes, no, or the word that the case files have for what is open.
    pub fn open_as(&self, id: &str, word: &str) -> Value {
        match self.verdict(id) {
            Truth::Yes => Value::Bool(true),
            Truth::No => Value::Bool(false),
            Truth::Unknown => Value::from(word),
        }
    }

    pub fn modifier_is_provider(&self) -> Value {
        let chain = |f: &aiact::assessment::Finding| f.other_reading.iter().any(|r| r.id == "gpai-modifier-chain");
        match self.answer.finding("gpai_modifier_provider") {
            // Under the other reading it would be otherwise: the guidelines do not say.
            Ok(finding) if finding.value == Truth::No && chain(finding) => Value::from("uncertain"),
            _ => self.open_as("gpai_modifier_provider", "uncertain"),
        }
    }

    pub fn duties(&self) -> Value {
        let owed = DUTIES.iter().filter(|(_, id)| self.owed(id));
        Value::from(owed.map(|(name, _)| *name).collect::<Vec<_>>())
    }

    pub fn exempt_from(&self) -> Value {
        let mut names = Vec::new();
        if self.yes("art53-2-open-source") && self.yes("gpai") {
            names.extend(["53(1)(a)", "53(1)(b)"]);
            if self.yes("provider_in_third_country") {
                names.push("54");
            }
        }
        Value::from(names)
    }

    /// Duties in force of which the case says that what they ask for is not there.
    pub fn breach(&self) -> Value {
        let not_done = [("summary_published", "53(1)(d)")];
        let missing = not_done.iter().filter(|(fact, name)| {
            let id = DUTIES.iter().find(|(n, _)| n == name).map_or("", |(_, id)| *id);
            self.reading.facts.get(*fact) == Some(&Value::Bool(false))
                && self.duty(id).is_some_and(|o| o.status == Status::InForce)
        });
        Value::from(missing.map(|(_, name)| *name).collect::<Vec<_>>())
    }

    /// The parts of Article 53(1) that have to be met by other means than a chapter of the code.
    pub fn alternative_means(&self) -> Value {
        let mut names = Vec::new();
        if self.owed("art53-4-alternative-means") {
            if !self.yes("cop-transparency") {
                names.extend(["53(1)(a)", "53(1)(b)"]);
            }
            if !self.yes("cop-copyright") {
                names.push("53(1)(c)");
            }
            names.push("53(1)(d)");
        }
        if self.owed("art55-2-alternative-means") {
            names.push("55(1)");
        }
        Value::from(names)
    }

    pub fn code_reliance(&self) -> Value {
        let mut names = Vec::new();
        if self.yes("cop-transparency") || self.yes("cop-copyright") {
            names.push("53");
        }
        if self.yes("cop-safety-security") {
            names.push("55");
        }
        Value::from(names)
    }
}
