//! From a case to the whole answer: findings, a summary derived from them, duties with their dates, the open
//! questions, and the reason for each.

mod authority;
mod deadline;
mod derivation;
mod document;
mod evaluate;
mod exposure;
mod intake;
mod status;

use once_cell::sync::OnceCell;

use crate::error::{Error, ErrorCode};
use crate::facts::Case;
use crate::rulebook::{Item, RuleKind, Rulebook};
use crate::truth::Truth;

pub use deadline::Deadline;
pub use derivation::{Because, Derivation};
pub use document::{
    Finding, LawVersion, Obligation, OtherReadingTaken, Overridden, Penalty, Presumed, Question, Risk, RiskFinding,
};
pub use exposure::Exposure;
pub use status::Status;

pub(crate) use document::{NOTICE, summary_of};
pub(crate) use evaluate::IN_SCOPE;
use evaluate::{Evaluation, Ground, Reasoner};

/// Assesses a case with the built-in rulebook.
///
/// # Errors
///
/// When the day, the edition, a fact or a value is not valid, or two statements contradict each other; the
/// error names the place and what would help.
pub fn assess(case: &Case) -> Result<Assessment<'static>, Error> {
    Assessment::new(Rulebook::builtin()?, case)
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
}

impl<'b> Assessment<'b> {
    /// Assesses a case with a rulebook.
    ///
    /// # Errors
    ///
    /// As [`assess`].
    pub fn new(book: &'b Rulebook, case: &Case) -> Result<Self, Error> {
        let evaluation = Evaluation::new(book, case)?;
        let ground = Ground::new(&evaluation);
        let mut reasons = Reasoner::new(&evaluation, &ground);
        let mut findings = evaluation.findings(&mut reasons);
        let listed = evaluation.listed_obligations(&mut reasons);
        drop(reasons);
        drop(ground);
        evaluation.link_duties(&mut findings, &listed);
        let questions = evaluation.questions(&findings, &listed);
        let presumptions = evaluation.presumptions(&findings, &listed);
        let overrides = evaluation.overrides();
        let exposure = evaluation.exposure(&listed);
        let risk = Risk::from_findings(&findings);
        let all = OnceCell::new();
        Ok(Self { evaluation, findings, listed, all, questions, presumptions, overrides, exposure, risk })
    }

    /// Whether the conclusion is one of the roles that a case can state.
    pub(crate) fn is_stated_role(&self, id: &str) -> bool {
        self.evaluation.is_stated_role(id)
    }

    /// The case that was assessed.
    #[must_use]
    pub fn case(&self) -> &Case {
        &self.evaluation.case
    }

    /// Version, edition and day of the law, and the digest of the rulebook.
    #[must_use]
    pub fn law(&self) -> LawVersion {
        self.evaluation.law_version()
    }

    /// The match: what the text of the edition makes of the facts, whatever the day.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::UnknownId`] when there is no such conclusion or term; the nearest is named.
    pub fn verdict(&self, id: &str) -> Result<Truth, Error> {
        let book = self.evaluation.book;
        match book.item(id) {
            Some(Item::Rule(index)) if is_finding(book, index) => Ok(self.finding(id)?.value),
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
        listed
            .or_else(|| self.all_obligations().iter().find(|o| o.id == id))
            .ok_or_else(|| self.evaluation.book.unknown_id(id, "", ErrorCode::UnknownId, "duty in this edition"))
    }

    /// All findings, in the order of the rulebook.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The duties of the stated roles that apply, may apply, or will apply.
    pub fn obligations(&self) -> impl Iterator<Item = &Obligation> {
        self.listed.iter()
    }

    /// All duties of the edition, also of other roles and of authorities, and those that do not apply.
    #[must_use]
    pub fn all_obligations(&self) -> &[Obligation] {
        self.all.get_or_init(|| self.evaluation.all_obligations(&self.listed))
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

    /// The same case with every presumption stated: assessed strictly it gives the same values.
    #[must_use]
    pub fn accept_presumptions(&self) -> Case {
        self.evaluation.accept_presumptions()
    }

    /// The derivation of a conclusion, term or duty, down to facts and presumptions.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::UnknownId`] when there is no such id; the nearest is named.
    pub fn explain(&self, id: &str) -> Result<Derivation, Error> {
        let book = self.evaluation.book;
        match book.item(id) {
            Some(item) => Ok(self.evaluation.explain(item)),
            None => Err(book.unknown_id(id, "", ErrorCode::UnknownId, "fact, conclusion or duty")),
        }
    }

    /// The answer as a JSON document of the published schema; the same input gives the same bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(&document::Document::new(self)).unwrap_or_default()
    }
}

/// Whether a rule is reported as a finding: transitions are read within the dates of duties.
fn is_finding(book: &Rulebook, rule: usize) -> bool {
    book.entries().rules.get(rule).is_some_and(|r| r.kind != RuleKind::Transition)
}
