//! The risk summary: each part of the Act that a system can fall under, with a finding of its own.

use serde::Serialize;

use crate::assessment::finding::Finding;
use crate::assessment::status::Status;
use crate::law::Date;
use crate::rulebook::Family;
use crate::truth::Truth;

/// The summary: one finding a part, never one tier for all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Risk {
    /// Article 5.
    pub prohibited: RiskFinding,
    /// Article 6.
    pub high_risk: RiskFinding,
    /// Article 50.
    pub transparency: RiskFinding,
    /// Chapter V.
    pub general_purpose: RiskFinding,
}

impl Risk {
    /// One part of the summary.
    #[must_use]
    pub const fn part(&self, family: Family) -> &RiskFinding {
        match family {
            Family::Prohibited => &self.prohibited,
            Family::HighRisk => &self.high_risk,
            Family::Transparency => &self.transparency,
            Family::GeneralPurpose => &self.general_purpose,
        }
    }

    pub(crate) fn from_findings(findings: &[Finding]) -> Self {
        let part = |family: Family| {
            let members: Vec<&Finding> = findings.iter().filter(|f| f.family == Some(family)).collect();
            RiskFinding::from_members(&members, family)
        };
        Self {
            prohibited: part(Family::Prohibited),
            high_risk: part(Family::HighRisk),
            transparency: part(Family::Transparency),
            general_purpose: part(Family::GeneralPurpose),
        }
    }
}

/// One part of the risk summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RiskFinding {
    /// Whether any provision of the part matches.
    pub value: Truth,
    /// What that means on the day.
    pub status: Status,
    /// First day of binding.
    pub applies_from: Option<Date>,
    /// The provisions that match.
    pub matches: Vec<String>,
    /// The provisions that are open, or of which it is open from when they bind.
    pub open: Vec<String>,
}

impl RiskFinding {
    fn from_members(members: &[&Finding], family: Family) -> Self {
        let name = summary_of(family);
        let ids = |wanted: &dyn Fn(&Finding) -> bool| -> Vec<String> {
            members.iter().filter(|f| f.id != name && wanted(f)).map(|f| f.id.clone()).collect()
        };
        let day_is_open = |f: &Finding| f.status == Status::Undetermined || f.possible_from.is_some();
        let matches = ids(&|f| f.value == Truth::Yes);
        let open = ids(&|f| f.value == Truth::Unknown || f.value == Truth::Yes && day_is_open(f));
        // The part's own conclusion decides: a point that matches may be lifted by a derogation.
        if let Some(own) = members.iter().find(|f| f.id == name) {
            return Self { value: own.value, status: own.status, applies_from: own.applies_from, matches, open };
        }
        let value = members.iter().fold(Truth::No, |any, f| any | f.value);
        let order = [Status::InForce, Status::Upcoming, Status::Undetermined, Status::Grandfathered];
        let status =
            order.into_iter().find(|s| members.iter().any(|f| f.status == *s)).unwrap_or(Status::NotApplicable);
        let applies_from = members.iter().filter(|f| f.status == status).filter_map(|f| f.applies_from).min();
        Self { value, status, applies_from, matches, open }
    }
}

/// The conclusion that sums up a part, where the rulebook has one.
pub(crate) fn summary_of(family: Family) -> &'static str {
    match family {
        Family::Prohibited => "prohibited",
        Family::HighRisk => "high_risk",
        Family::Transparency => "transparency",
        Family::GeneralPurpose => "gpai",
    }
}
