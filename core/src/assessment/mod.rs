//! From a case to the whole answer: findings, a summary derived from them, duties with their dates, the open
//! questions, and the reason for each.

mod authority;
mod deadline;
mod derivation;
mod document;
mod evaluate;
mod exposure;
mod finding;
mod intake;
mod obligation;
mod procedure;
mod product;
mod risk;
mod status;

use once_cell::sync::OnceCell;

use crate::error::{Error, ErrorCode};
use crate::facts::{Case, DutiesOf, Use, escape};
use crate::language::Language;
use crate::law::{Citation, Date};
use crate::rulebook::{Item, Rule, RuleKind, Rulebook};
use crate::truth::Truth;

pub use deadline::Deadline;
pub use derivation::{Because, Derivation, ReadingTaken};
pub use document::{LawVersion, Overridden, Presumed, Question};
pub use exposure::Exposure;
pub use finding::{Finding, OtherReadingTaken};
pub use obligation::{FurtherPenalty, Obligation, OtherReadingOfDuty, Penalty};
pub use procedure::{Fault, Proceeding, Progress, StepTaken};
pub use risk::{Risk, RiskFinding};
pub use status::{Status, When};

pub(crate) use evaluate::IN_SCOPE;
use evaluate::{Evaluation, Ground, Reasoner};
pub(crate) use risk::summary_of;

/// Assesses a case with the built-in rulebook, in the language that the case asks for.
///
/// # Errors
///
/// When the day, the edition, a fact or a value is not valid, or two statements contradict each other; the
/// error names the place and what would help.
pub fn assess(case: &Case) -> Result<Assessment<'static>, Error> {
    Assessment::new(Rulebook::builtin_in(case.language())?, case)
}

/// The whole answer for one case.
#[derive(Debug)]
pub struct Assessment<'b> {
    evaluation: Evaluation<'b>,
    findings: Vec<Finding>,
    /// The duties that are listed by default.
    listed: Vec<Obligation>,
    /// All duties; found when first asked for, because most of them concern others than the actor.
    all: OnceCell<Vec<Obligation>>,
    questions: Vec<Question>,
    presumptions: Vec<Presumed>,
    overrides: Vec<Overridden>,
    exposure: Vec<Exposure>,
    risk: Risk,
    /// The uses of a product that has several, each with its own answer.
    uses: Vec<(String, Assessment<'b>)>,
}

impl<'b> Assessment<'b> {
    /// Assesses a case with a rulebook, whose texts are given as they are; see [`Rulebook::translated`].
    ///
    /// # Errors
    ///
    /// As [`assess`].
    pub fn new(book: &'b Rulebook, case: &Case) -> Result<Self, Error> {
        if !case.uses().is_empty() {
            return Self::of_product(book, case);
        }
        let evaluation = Evaluation::new(book, case)?;
        let ground = Ground::new(&evaluation);
        let mut reasons = Reasoner::new(&evaluation, &ground);
        let mut findings = evaluation.findings(&mut reasons);
        let mut listed = evaluation.listed_obligations(&mut reasons);
        drop(reasons);
        evaluation.read_otherwise(&ground, &mut findings, listed.iter_mut().collect());
        drop(ground);
        evaluation.link_duties(&mut findings, &listed);
        let questions = evaluation.questions(&findings, &listed);
        let presumptions = evaluation.presumptions(&findings, &listed);
        let overrides = evaluation.overrides();
        let exposure = evaluation.exposure(&listed);
        let risk = Risk::from_findings(&findings);
        let (all, uses) = (OnceCell::new(), Vec::new());
        Ok(Self { evaluation, findings, listed, all, questions, presumptions, overrides, exposure, risk, uses })
    }

    /// The answer for a product with several uses: the union of the answers for its uses.
    fn of_product(book: &'b Rulebook, case: &Case) -> Result<Self, Error> {
        case.check_uses()?;
        let mut uses = Vec::new();
        for (index, one) in case.uses().iter().enumerate() {
            let part = Self::new(book, &case.of_use(one)).map_err(|error| in_use(error, index, one))?;
            uses.push((one.name.clone(), part));
        }
        let parts = || uses.iter().map(|(_, part)| part);
        let evaluation = Evaluation::new(book, case)?;
        let mut findings = product::findings(&uses);
        let mut listed = product::obligations(&uses, |part| &part.listed);
        listed.sort_by_key(|obligation| book.item(&obligation.id));
        evaluation.link_duties(&mut findings, &listed);
        Ok(Self {
            questions: product::questions(book, parts().flat_map(|part| &part.questions)),
            presumptions: product::presumptions(parts().flat_map(|part| &part.presumptions)),
            overrides: product::overrides(parts().flat_map(|part| &part.overrides)),
            exposure: product::exposure(book, &listed, parts().flat_map(|part| &part.exposure)),
            risk: Risk::from_findings(&findings),
            evaluation,
            findings,
            listed,
            all: OnceCell::new(),
            uses,
        })
    }

    /// The uses of a product that has several, by name, each with its own answer; none for a case of one use.
    pub fn uses(&self) -> impl Iterator<Item = (&str, &Assessment<'b>)> {
        self.uses.iter().map(|(name, part)| (name.as_str(), part))
    }

    /// Whether the conclusion is one of the roles that a case can state.
    pub(crate) fn is_stated_role(&self, id: &str) -> bool {
        self.evaluation.is_stated_role(id)
    }

    /// The name of a role or institution, as duties name their bearers: `provider` is the Provider.
    pub(crate) fn name_of_bearer<'n>(&'n self, bearer: &'n str) -> &'n str {
        let entries = self.evaluation.book.entries();
        let role = entries.rules.iter().find(|rule| rule.id.strip_prefix("role-") == Some(bearer));
        let body = || entries.institutions.iter().find(|body| body.id == bearer).map(|body| &*body.title);
        role.map(|role| &*role.title).or_else(body).unwrap_or(bearer)
    }

    /// The derogations and exclusions in the provisions of a conclusion alone that hold, and the exclusions that will, with
    /// their day. They do not lift it, as long as it holds, but say how far it goes.
    pub(crate) fn limits_of(&self, finding: &Finding) -> Vec<(&Finding, Option<Date>)> {
        let book = self.evaluation.book;
        let rule_of = |id: &str| match book.item(id) {
            Some(Item::Rule(index)) => book.entries().rules.get(index),
            _ => None,
        };
        let cites = |id: &str| rule_of(id).map(|rule| rule.cites.as_slice()).unwrap_or_default();
        // None when something else than provisions is cited.
        let of = cites(&finding.id);
        let only_provisions = of.iter().all(|cited| cited.provision().is_some());
        let contained = |cited: &Citation| {
            let Some(at) = cited.provision() else { return false };
            only_provisions && of.iter().filter_map(Citation::provision).any(|of| of == at || of.contains(at))
        };
        let within = |id: &str| !cites(id).is_empty() && cites(id).iter().all(contained);
        let limit = |relief: &'_ &Finding| match relief.kind {
            RuleKind::Derogation => finding.kind == RuleKind::Match,
            RuleKind::Exclusion => {
                finding.kind == RuleKind::Scope && rule_of(&relief.id).is_some_and(Rule::is_named_exception)
            }
            _ => false,
        };
        if finding.value != Truth::Yes {
            return Vec::new();
        }
        let mut found = Vec::new();
        for relief in self.findings.iter().filter(limit).filter(|relief| within(&relief.id)) {
            match (relief.value, relief.kind) {
                (Truth::Yes, _) => found.push((relief, None)),
                (Truth::No, RuleKind::Exclusion) => {
                    let day = book.item(&relief.id).and_then(|item| self.will_hold(item));
                    found.extend(day.map(|day| (relief, Some(day))));
                }
                _ => {}
            }
        }
        found
    }

    /// The first day after that of the assessment on which a relief holds: of a product, for every use.
    fn will_hold(&self, relief: Item) -> Option<Date> {
        if self.uses.is_empty() {
            return self.evaluation.will_hold(relief);
        }
        let later = self.uses.iter().filter(|(_, part)| part.evaluation.exact(relief) != Truth::Yes);
        later.map(|(_, part)| part.evaluation.will_hold(relief)).collect::<Option<Vec<_>>>()?.into_iter().max()
    }

    /// The case that was assessed.
    #[must_use]
    pub fn case(&self) -> &Case {
        &self.evaluation.case
    }

    /// The language of the answer.
    #[must_use]
    pub fn language(&self) -> Language {
        self.case().language()
    }

    /// Version, edition and day of the law, and the digest of the rulebook.
    #[must_use]
    pub fn law(&self) -> LawVersion {
        self.evaluation.law_version()
    }

    /// The match: what the text of the edition makes of the facts, whatever the day. For a product with several
    /// uses: of any of them; a derogation or exclusion counts if it holds for every use.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::UnknownId`] when there is no such conclusion or term; the nearest is named.
    pub fn verdict(&self, id: &str) -> Result<Truth, Error> {
        let book = self.evaluation.book;
        match book.item(id) {
            Some(Item::Rule(index)) if is_finding(book, index) => Ok(self.finding(id)?.value),
            Some(Item::Term(_)) if !self.uses.is_empty() => {
                self.uses.iter().try_fold(Truth::No, |any, (_, part)| Ok(any | part.verdict(id)?))
            }
            Some(Item::Term(_)) => Ok(self.evaluation.term(id)),
            _ => Err(book.unknown_id(id, "", ErrorCode::UnknownId, "conclusion")),
        }
    }

    /// Everything about one conclusion.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::UnknownId`] when there is no such conclusion; the nearest is named.
    pub fn finding(&self, id: &str) -> Result<&Finding, Error> {
        self.findings
            .iter()
            .find(|f| f.id == id)
            .ok_or_else(|| self.evaluation.book.unknown_id(id, "", ErrorCode::UnknownId, "conclusion"))
    }

    /// Everything about one duty, whether it is listed by default or not.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::UnknownId`] when the edition has no such duty; the nearest is named.
    pub fn obligation(&self, id: &str) -> Result<&Obligation, Error> {
        let listed = self.listed.iter().find(|o| o.id == id);
        listed.or_else(|| self.all_obligations().iter().find(|o| o.id == id)).ok_or_else(|| {
            let book = self.evaluation.book;
            let error = book.unknown_id(id, "", ErrorCode::UnknownId, "duty in this edition");
            match book.item(id) {
                Some(Item::Duty(_)) => error.with_help("it is a duty of another edition"),
                _ => error,
            }
        })
    }

    /// All findings, in the order of the rulebook.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The duties of the stated roles that apply, may apply, or will apply; or those of every role along the chain, or
    /// of authorities too, as the case asked.
    pub fn obligations(&self) -> impl Iterator<Item = &Obligation> {
        let whose = self.case().duties_of();
        let all = if whose == DutiesOf::Stated { &self.listed } else { self.all_obligations() };
        all.iter().filter(move |o| whose != DutiesOf::Operators || self.evaluation.is_borne_by_role(o))
    }

    /// All duties of the edition, also of other roles and of authorities, and those that do not apply.
    #[must_use]
    pub fn all_obligations(&self) -> &[Obligation] {
        self.all.get_or_init(|| {
            if self.uses.is_empty() {
                self.evaluation.all_obligations(&self.listed)
            } else {
                let mut all = product::obligations(&self.uses, |part| part.all_obligations());
                // Uses that do not list a duty which others list say nothing of it.
                for known in &self.listed {
                    all.iter_mut().filter(|o| o.id == known.id).for_each(|o| o.clone_from(known));
                }
                all
            }
        })
    }

    /// The summary, derived from the findings.
    #[must_use]
    pub fn risk(&self) -> &Risk {
        &self.risk
    }

    /// What is at stake: the ceilings of the fines behind the listed duties, tier by tier.
    #[must_use]
    pub fn exposure(&self) -> &[Exposure] {
        &self.exposure
    }

    /// The open questions, those that settle most first.
    #[must_use]
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The presumptions that the answer rests on.
    #[must_use]
    pub fn presumptions(&self) -> &[Presumed] {
        &self.presumptions
    }

    /// The conclusions and terms that the caller stated directly.
    #[must_use]
    pub fn overrides(&self) -> &[Overridden] {
        &self.overrides
    }

    /// Where the procedures stand that concern the case or may, by the days that it states: those that have begun first,
    /// then those that concern it, then those that may. For a product with several uses, by what is stated of every use.
    ///
    /// ```
    /// let case = aiact::Case::on("2026-11-21".parse()?)
    ///     .stating("role", vec!["gpai_provider"])
    ///     .stating("gpai", true)
    ///     .stating("met_date", "2026-11-09")
    ///     .build();
    /// let assessment = aiact::assess(&case)?;
    /// let notification = &assessment.procedures()[0];
    /// let step = notification.next().next().ok_or("nothing comes next")?;
    /// assert_eq!((notification.id.as_str(), step.id.as_str()), ("gpai-notification", "notification"));
    /// assert_eq!(step.deadlines[0].date, Some("2026-11-23".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn procedures(&self) -> Vec<Proceeding> {
        let mut listed = self.all_procedures();
        listed.retain(Proceeding::is_listed);
        listed.sort_by_key(Proceeding::rank);
        listed
    }

    /// Where every procedure of the edition stands, in the order of the rulebook.
    #[must_use]
    pub fn all_procedures(&self) -> Vec<Proceeding> {
        let evaluation = &self.evaluation;
        let edition = evaluation.intake.edition;
        let all = evaluation.book.entries().procedures.iter();
        let here = all.filter(|p| p.only.is_empty() || p.only.contains(&edition));
        here.map(|procedure| evaluation.proceeding(procedure)).collect()
    }

    /// Where one procedure stands, whether it concerns the case or not.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::UnknownId`] when the edition has no such procedure; the nearest is named.
    pub fn procedure(&self, id: &str) -> Result<Proceeding, Error> {
        let all = self.all_procedures();
        let known: Vec<String> = all.iter().map(|p| p.id.clone()).collect();
        all.into_iter().find(|p| p.id == id).ok_or_else(|| {
            Error::new(ErrorCode::UnknownId, "", format!("no procedure `{}`", crate::facts::shorten(id)))
                .with_nearest(id, known.iter().map(String::as_str))
        })
    }

    /// Procedures of this case as a JSON document of the published schema; the same input gives the same bytes.
    #[must_use]
    pub fn procedures_json(&self, procedures: &[Proceeding]) -> String {
        serde_json::to_string(&document::Proceedings::new(self, procedures)).unwrap_or_default()
    }

    /// The same case with every presumption stated: assessed strictly it gives the same values.
    #[must_use]
    pub fn accept_presumptions(&self) -> Case {
        let shared = self.evaluation.accept_presumptions();
        if self.uses.is_empty() {
            return shared;
        }
        let parts = self.uses.iter().map(|(name, part)| (name.as_str(), part.accept_presumptions()));
        self.case().with_uses(parts.collect())
    }

    /// The derivation of a conclusion, term or duty, down to facts and presumptions.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::UnknownId`] when there is no such id; the nearest is named.
    pub fn explain(&self, id: &str) -> Result<Derivation, Error> {
        let book = self.evaluation.book;
        match book.item(id) {
            Some(item) if self.uses.is_empty() => Ok(self.evaluation.explain(item)),
            Some(item) => {
                let parts = self.uses.iter().map(|(name, part)| Ok((name.as_str(), part.explain(id)?)));
                let parts = parts.collect::<Result<Vec<_>, Error>>()?;
                let value = match item {
                    Item::Duty(_) => self.obligation(id)?.binds,
                    Item::Fact(_) => parts.iter().fold(Truth::No, |any, (_, part)| any | part.value),
                    // A transition is a relief: it counts for the product if it holds for every use.
                    Item::Rule(rule) if !is_finding(book, rule) => {
                        parts.iter().fold(Truth::Yes, |all, (_, part)| all & part.value)
                    }
                    _ => self.verdict(id).unwrap_or(Truth::Unknown),
                };
                Ok(Derivation::of_uses(value, parts))
            }
            None => Err(book.unknown_id(id, "", ErrorCode::UnknownId, "fact, conclusion or duty")),
        }
    }

    /// The answer as a JSON document of the published schema; the same input gives the same bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(&document::Document::new(self)).unwrap_or_default()
    }
}

/// An error about one use, placed where the use states it.
fn in_use(error: Error, index: usize, one: &Use) -> Error {
    let own = one.facts.keys().any(|id| error.place() == format!("/facts/{}", escape(id)));
    if own { error.within(&format!("/uses/{index}")) } else { error }
}

/// Whether a rule is reported as a finding: transitions are read within the dates of duties.
fn is_finding(book: &Rulebook, rule: usize) -> bool {
    book.entries().rules.get(rule).is_some_and(|r| r.kind != RuleKind::Transition)
}
