//! What is at stake: the ceiling of the fines behind the duties of a case.

use serde::Serialize;

use crate::assessment::evaluate::{Evaluation, joined};
use crate::assessment::obligation::{FurtherPenalty, Obligation};
use crate::assessment::status::Status;
use crate::facts::{Knowledge, Origin};
use crate::law::{Citation, Date};
use crate::rulebook::{Ceiling, Duty, Item, Nature, Penalty, Sanction};
use crate::truth::{Decimal, Truth};

/// The ceiling of one tier of fines, for the actor of the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Exposure {
    /// The tier.
    pub tier: String,
    /// Its title.
    pub title: String,
    /// The provisions it rests on.
    pub citation: String,
    /// The ceiling in words.
    pub text: String,
    /// First day on which the fine can be imposed.
    pub applies_from: Option<Date>,
    /// Whether the tier is the actor's: it may depend on who the actor is.
    pub holds: Truth,
    /// Which of the fixed amount and the percentage is the ceiling, as far as that is settled.
    pub ceiling: Option<Ceiling>,
    /// The fixed amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Decimal>,
    /// The percentage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<Decimal>,
    /// The fact of which the percentage is taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent_of: Option<String>,
    /// The currency of the amounts.
    pub currency: String,
    /// The unit of time for which the amounts are due, such as a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// The ceiling is not below this.
    pub at_least: Decimal,
    /// The ceiling is not above this; none when what is known sets no limit.
    pub at_most: Option<Decimal>,
    /// Listed duties behind it that are in force on the day.
    pub in_force: Vec<String>,
    /// Listed duties behind it that are upcoming.
    pub upcoming: Vec<String>,
    /// Listed duties behind it that are not settled.
    pub undetermined: Vec<String>,
    /// Facts that would narrow the amounts.
    pub missing: Vec<String>,
    /// Presumptions that the amounts rest on.
    pub presumptions: Vec<String>,
    /// What else has to be known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// The possible ceilings while the conditions are read.
struct Reading {
    ceilings: Vec<Ceiling>,
    missing: Vec<String>,
    presumptions: Vec<String>,
}

/// A tier under which the infringement of a duty falls besides its own.
struct Reached<'e> {
    tier: &'e Penalty,
    cites: &'e [Citation],
    holds: Truth,
    in_place: bool,
}

/// An amount that is at least one thing and at most another; no upper end when nothing limits it.
#[derive(Clone)]
struct Amount {
    at_least: Decimal,
    at_most: Option<Decimal>,
}

impl Amount {
    fn exactly(value: &Decimal) -> Self {
        Self { at_least: value.clone(), at_most: Some(value.clone()) }
    }

    fn higher(&self, other: &Self) -> Self {
        let at_most = self.at_most.clone().zip(other.at_most.clone()).map(|(a, b)| a.max(b));
        Self { at_least: self.at_least.clone().max(other.at_least.clone()), at_most }
    }

    fn lower(&self, other: &Self) -> Self {
        let at_most = match (&self.at_most, &other.at_most) {
            (Some(a), Some(b)) => Some(a.min(b).clone()),
            (one, None) | (None, one) => one.clone(),
        };
        Self { at_least: self.at_least.clone().min(other.at_least.clone()), at_most }
    }

    /// Either of the two.
    fn or(&self, other: &Self) -> Self {
        let at_most = self.at_most.clone().zip(other.at_most.clone()).map(|(a, b)| a.max(b));
        Self { at_least: self.at_least.clone().min(other.at_least.clone()), at_most }
    }
}

impl Evaluation<'_> {
    /// The exposure behind the listed duties, tier by tier in the rulebook's order.
    pub(crate) fn exposure(&self, obligations: &[Obligation]) -> Vec<Exposure> {
        let penalties = &self.book.entries().penalties;
        let here = penalties.iter().filter(|p| p.only.is_empty() || p.only.contains(&self.intake.edition));
        here.filter_map(|penalty| {
            let mut exposure = None;
            for obligation in obligations.iter().filter(|o| o.listed) {
                let holds = self.falls_under(obligation, penalty) & obligation.holds;
                if holds == Truth::No {
                    continue;
                }
                let exposure: &mut Exposure = exposure.get_or_insert_with(|| self.ceiling(penalty));
                exposure.holds = exposure.holds | holds;
                let list = match obligation.status {
                    Status::InForce => &mut exposure.in_force,
                    Status::Upcoming => &mut exposure.upcoming,
                    Status::Undetermined => &mut exposure.undetermined,
                    Status::Grandfathered | Status::NotApplicable | Status::NotInEdition => continue,
                };
                list.push(obligation.id.clone());
            }
            exposure.filter(|e| !(e.in_force.is_empty() && e.upcoming.is_empty() && e.undetermined.is_empty()))
        })
        .collect()
    }

    /// Whether an infringement of the duty is fined under the tier, for the actor of the case.
    fn falls_under(&self, obligation: &Obligation, penalty: &Penalty) -> Truth {
        let Some(Item::Duty(index)) = self.book.item(&obligation.id) else { return Truth::No };
        let Some(duty) = self.book.entries().duties.get(index) else { return Truth::No };
        let own = match self.own_tier(duty) {
            Some(own) if own.id == penalty.id => !self.displaced(own),
            _ => Truth::No,
        };
        let further = self.further(duty);
        further.iter().filter(|f| f.tier.id == penalty.id).fold(own, |any, further| any | further.holds)
    }

    pub(crate) fn tier(&self, id: &str) -> Option<&Penalty> {
        let here = |p: &&Penalty| p.id == id && (p.only.is_empty() || p.only.contains(&self.intake.edition));
        self.book.entries().penalties.iter().find(here)
    }

    /// What an infringement of a duty costs in this case. Where the edition does not have the tier, it names no fine for
    /// the duty, and Article 99(1) leaves the penalty to national rules.
    pub(crate) fn sanction<'d>(&self, duty: &'d Duty) -> &'d Sanction {
        let instead = duty.sanction_instead.iter().find(|instead| self.condition(&instead.when) == Truth::Yes);
        match instead.map_or(&duty.sanction, |instead| &instead.sanction) {
            Sanction::Tier(id) if self.tier(id).is_none() => &Sanction::National,
            sanction => sanction,
        }
    }

    fn own_tier<'e>(&'e self, duty: &Duty) -> Option<&'e Penalty> {
        match self.sanction(duty) {
            Sanction::Tier(id) => self.tier(id),
            _ => None,
        }
    }

    /// Whether another tier takes the place of this one.
    fn displaced(&self, tier: &Penalty) -> Truth {
        tier.instead.as_ref().map_or(Truth::No, |(_, when, _)| self.condition(when))
    }

    /// The tiers besides a duty's own under which its infringement falls or may fall: what takes its place, what covers
    /// duties without one, and what the duty names.
    fn further<'e>(&'e self, duty: &'e Duty) -> Vec<Reached<'e>> {
        let mut found: Vec<Reached<'_>> = Vec::new();
        if let Some(own) = self.own_tier(duty) {
            if let Some((id, when, cites)) = &own.instead
                && let Some(tier) = self.tier(id)
            {
                found.push(Reached { tier, cites, holds: self.condition(when), in_place: true });
            }
        } else if matches!(duty.nature, Nature::Duty | Nature::Prohibition) {
            for general in &self.book.entries().penalties {
                if let (Some((when, cites)), Some(tier)) = (&general.extends, self.tier(&general.id)) {
                    found.push(Reached { tier, cites, holds: self.condition(when), in_place: false });
                }
            }
        }
        for also in &duty.also {
            let Some(tier) = self.tier(&also.tier) else { continue };
            let when = also.when.as_deref().map_or(Truth::Yes, |id| self.condition(id));
            found.push(Reached { tier, cites: &also.cites, holds: when & !self.displaced(tier), in_place: false });
        }
        found.retain(|further| further.holds != Truth::No);
        found
    }

    /// The same, as the answer names it.
    pub(crate) fn further_penalties(&self, duty: &Duty) -> Vec<FurtherPenalty> {
        let named = |further: &Reached<'_>| FurtherPenalty {
            tier: further.tier.id.to_string(),
            citation: joined(further.cites),
            text: further.tier.text.to_string(),
            applies_from: further.tier.applies,
            holds: further.holds,
            in_place: further.in_place,
        };
        self.further(duty).iter().map(named).collect()
    }

    fn condition(&self, id: &str) -> Truth {
        self.book.item(id).map_or(Truth::Unknown, |item| self.exact(item))
    }

    /// The ceiling of a tier for the actor of the case.
    fn ceiling(&self, penalty: &Penalty) -> Exposure {
        let reading = self.read_ceilings(penalty);
        let mut missing = reading.missing;
        let fixed = penalty.amount.as_ref().map(|(amount, _)| Amount::exactly(amount));
        let share = penalty.percent.as_ref().map(|(percent, fact)| {
            let whole = self.number(fact);
            if whole.at_most.as_ref() != Some(&whole.at_least) && reading.ceilings.iter().any(|c| *c != Ceiling::Amount)
            {
                missing.push(fact.to_string());
            }
            Amount {
                at_least: whole.at_least.percent(percent),
                at_most: whole.at_most.map(|most| most.percent(percent)),
            }
        });
        let zero = Amount::exactly(&Decimal::from(0));
        let (fixed, share) = match (fixed, share) {
            (Some(fixed), Some(share)) => (fixed, share),
            (Some(fixed), None) => (fixed.clone(), fixed),
            (None, Some(share)) => (share.clone(), share),
            (None, None) => (zero.clone(), zero),
        };
        let amounts = reading.ceilings.iter().map(|ceiling| match ceiling {
            Ceiling::Higher => fixed.higher(&share),
            Ceiling::Lower => fixed.lower(&share),
            Ceiling::Amount => fixed.clone(),
            Ceiling::Percent => share.clone(),
        });
        let amount = amounts.reduce(|a, b| a.or(&b)).unwrap_or_else(|| fixed.clone());
        if amount.at_most.as_ref() == Some(&amount.at_least) {
            missing.clear();
        }
        let settled = if let [only] = *reading.ceilings { Some(only) } else { None };
        Exposure {
            tier: penalty.id.to_string(),
            title: penalty.title.to_string(),
            citation: joined(&penalty.cites),
            text: penalty.text.to_string(),
            applies_from: penalty.applies,
            holds: Truth::No,
            ceiling: settled,
            amount: penalty.amount.as_ref().map(|(amount, _)| amount.clone()),
            percent: penalty.percent.as_ref().map(|(percent, _)| percent.clone()),
            percent_of: penalty.percent.as_ref().map(|(_, fact)| fact.to_string()),
            currency: penalty.amount.as_ref().map_or_else(|| self.unit_of(penalty), |(_, unit)| unit.to_string()),
            per: penalty.per.as_ref().map(ToString::to_string),
            at_least: amount.at_least,
            at_most: amount.at_most,
            in_force: Vec::new(),
            upcoming: Vec::new(),
            undetermined: Vec::new(),
            missing,
            presumptions: reading.presumptions,
            notes: self.remarks(penalty),
        }
    }

    /// Which ceilings are possible: up to the first rule that certainly holds.
    fn read_ceilings(&self, penalty: &Penalty) -> Reading {
        let mut reading = Reading { ceilings: Vec::new(), missing: Vec::new(), presumptions: Vec::new() };
        for rule in &penalty.ceilings {
            if !(rule.only.is_empty() || rule.only.contains(&self.intake.edition)) {
                continue;
            }
            let holds = rule.when.as_deref().map_or(Truth::Yes, |id| self.condition(id));
            if holds != Truth::No && !reading.ceilings.contains(&rule.ceiling) {
                reading.ceilings.push(rule.ceiling);
            }
            if let Some(id) = &rule.when {
                match holds {
                    Truth::Unknown => reading.missing.push(id.to_string()),
                    Truth::Yes | Truth::No if self.is_presumed_fact(id) => reading.presumptions.push(id.to_string()),
                    Truth::Yes | Truth::No => {}
                }
            }
            if holds == Truth::Yes {
                break;
            }
        }
        reading
    }

    fn is_presumed_fact(&self, id: &str) -> bool {
        matches!(self.book.item(id), Some(Item::Fact(index)) if self.intake.origins.get(index) == Some(&Origin::Presumed))
    }

    fn unit_of(&self, penalty: &Penalty) -> String {
        let fact = penalty.percent.as_ref().and_then(|(_, id)| match self.book.item(id) {
            Some(Item::Fact(index)) => self.book.entries().facts.get(index),
            _ => None,
        });
        fact.and_then(|f| f.unit.clone()).unwrap_or_default().into_owned()
    }

    fn remarks(&self, penalty: &Penalty) -> Vec<String> {
        let remarks = penalty.remarks.iter().filter(|(when, _, _)| self.condition(when) != Truth::No);
        remarks.map(|(_, text, cites)| format!("{text} ({})", joined(cites))).collect()
    }

    /// What is known of a number, from nothing upwards.
    fn number(&self, fact: &str) -> Amount {
        let zero = Decimal::from(0);
        let known = match self.book.item(fact) {
            Some(Item::Fact(index)) => self.intake.knowledge.get(index),
            _ => None,
        };
        let Some(Knowledge::Number(ranges)) = known else { return Amount { at_least: zero, at_most: None } };
        let at_least = ranges.intervals().first().and_then(|(min, _)| min.clone()).unwrap_or(zero);
        let at_most = ranges.intervals().last().and_then(|(_, max)| max.clone());
        Amount { at_least, at_most }
    }
}
