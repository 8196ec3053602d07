//! The duties of a case: whether they hold, from when, and why.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::assessment::derivation;
use crate::assessment::evaluate::reasons::{Ground, Reasoner};
use crate::assessment::evaluate::{Evaluation, IN_SCOPE, View, joined, undated};
use crate::assessment::obligation::{Obligation, Penalty};
use crate::assessment::status::{Dated, Status};
use crate::engine::{DutyNodes, Literal, Ref, Situation};
use crate::facts::Origin;
use crate::rulebook::{Duty, FactType, Item, Sanction};
use crate::truth::Truth;

/// The fact that says which roles are held.
const ROLE: &str = "role";

/// Whether a duty is for this actor and system, and what that means on the day.
pub(super) struct Standing {
    index: usize,
    nodes: DutyNodes,
    pub(super) holds: Truth,
    pub(super) dated: Dated,
}

impl Evaluation<'_> {
    /// The roles, by the index of their rule, whose duties are shown by default: those held, and those that what
    /// was said leaves open. Where the roles are stated, a role that could only come from uses or acts nobody spoke
    /// of is a question, and no reason to show its duties.
    pub(super) fn shown_roles(&self) -> &FxHashSet<usize> {
        self.shown_roles.get_or_init(|| self.find_shown_roles())
    }

    fn find_shown_roles(&self) -> FxHashSet<usize> {
        let book = self.book;
        let mut roles: FxHashSet<usize> = FxHashSet::default();
        for duty in 0..book.entries().duties.len() {
            roles.extend(self.compiled.roles(duty));
        }
        roles.retain(|role| self.exact(Item::Rule(*role)) != Truth::No);
        let stated =
            matches!(book.item(ROLE), Some(Item::Fact(role)) if self.intake.origins.get(role) == Some(&Origin::Stated));
        if !stated || roles.iter().all(|role| self.exact(Item::Rule(*role)) == Truth::Yes) {
            return roles;
        }
        let cleared = self.intake.without_other_uses(book, self.compiled, &self.case);
        let situation = Situation {
            compiled: self.compiled,
            knowledge: &cleared.knowledge,
            stated: &cleared.stated,
            readings: &cleared.readings,
        };
        let node = |role: usize| self.compiled.node_of(Item::Rule(role));
        let targets: Vec<(Ref, Range<usize>)> = roles.iter().map(|role| (node(*role), 0..1)).collect();
        let table = situation.decide(&[self.frame(self.today)], &targets);
        roles.retain(|role| self.exact(Item::Rule(*role)) == Truth::Yes || table.get(node(*role), 0) != Truth::No);
        roles
    }

    /// Whether a duty is the actor's to read of: it is borne by a role that is shown. What is an authority's by its office
    /// as well, and so always binds, is the actor's only if such a role is held, or was stated to be open.
    fn concerns(&self, index: usize, duty: &Duty, shown: &FxHashSet<usize>, ground: &Ground<'_>) -> bool {
        let roles = self.compiled.roles(index);
        let by_office = duty.bearers.len() > roles.len();
        let mut shown = roles.iter().filter(|role| shown.contains(role)).map(|role| Item::Rule(*role));
        let held = |role| self.exact(role) == Truth::Yes || ground.left_open(self.compiled.node_of(role));
        shown.any(|role| !by_office || held(role))
    }

    /// The duties of the stated roles that apply, may apply, or will apply.
    pub(crate) fn listed_obligations(&self, reasons: &mut Reasoner<'_, '_>) -> Vec<Obligation> {
        let (shown, ground) = (self.shown_roles(), reasons.ground());
        let mut found = Vec::new();
        for (index, duty) in self.book.entries().duties.iter().enumerate() {
            if self.concerns(index, duty, shown, ground)
                && let Some(standing) = self.standing(index, ground, &self.as_taken())
                && standing.dated.status != Status::NotApplicable
                && self.spoken_of(duty, ground)
            {
                found.push(self.obligation(duty, &standing, true, None, reasons));
            }
        }
        found
    }

    /// All duties of the edition, given those that are listed by default.
    pub(crate) fn all_obligations(&self, listed: &[Obligation]) -> Vec<Obligation> {
        let complete = self.with_authorities();
        let ground = Ground::new(&complete);
        let literal = complete.literal();
        let mut reasons = Reasoner::new(&complete, &ground);
        let mut all: Vec<Obligation> = Vec::new();
        for (index, duty) in self.book.entries().duties.iter().enumerate() {
            if let Some(known) = listed.iter().find(|known| known.id == duty.id) {
                all.push(known.clone());
            } else if let Some(standing) = complete.standing(index, &ground, &complete.as_taken()) {
                all.push(complete.obligation(duty, &standing, false, Some(&literal), &mut reasons));
            }
        }
        // Those that are listed have been read already.
        complete.read_otherwise(&ground, &mut [], all.iter_mut().filter(|o| !o.listed).collect());
        all
    }

    /// Whether what a duty waits for to be listed was settled, or stated to be open: sandboxes, tests and the like
    /// are the actor's own choice, and nobody who said nothing of them wants to read of them.
    fn spoken_of(&self, duty: &Duty, ground: &Ground<'_>) -> bool {
        let Some(item) = duty.listed_when.as_deref().and_then(|id| self.book.item(id)) else { return true };
        match self.exact(item) {
            Truth::Yes => true,
            Truth::No => false,
            Truth::Unknown => match item {
                Item::Fact(fact) => self.intake.origins.get(fact) == Some(&Origin::Open),
                item => ground.left_open(self.compiled.node_of(item)),
            },
        }
    }

    /// Whether it is borne by a role, and not by authorities alone.
    pub(crate) fn is_borne_by_role(&self, obligation: &Obligation) -> bool {
        obligation.bearer.iter().any(|bearer| self.book.item(&format!("role-{bearer}")).is_some())
    }

    /// Whether the conclusion is that a role is held which the case can state.
    pub(crate) fn is_stated_role(&self, id: &str) -> bool {
        let Some(name) = id.strip_prefix("role-") else { return false };
        let Some(Item::Fact(role)) = self.book.item(ROLE) else { return false };
        match self.book.entries().facts.get(role).map(|fact| &fact.fact_type) {
            Some(FactType::SetOf(values) | FactType::OneOf(values)) => {
                values.iter().any(|value| value.id.replace('_', "-") == name)
            }
            _ => false,
        }
    }

    /// A duty on the readings taken, or with one of them turned round.
    pub(super) fn standing(&self, duty: usize, ground: &Ground<'_>, view: &View<'_>) -> Option<Standing> {
        let nodes = self.compiled.duty(duty)?;
        let today = view.today(nodes.standing);
        if today == Truth::No && !ground.examined(nodes.standing) {
            // Nobody said anything that bears on it: a presumption alone does not clear a duty.
            return Some(Standing { index: duty, nodes, holds: Truth::Unknown, dated: undated(Truth::Unknown) });
        }
        let dated = view.dated(&[(nodes.binds, nodes.unrelieved)]);
        // Who becomes the bearer on a later day only, by a change of roles, is one whatever the day.
        let holds = match (today, dated.status) {
            (Truth::No, Status::Upcoming | Status::Grandfathered) => Truth::Yes,
            (Truth::No, Status::Undetermined) => Truth::Unknown,
            (today, _) => today,
        };
        Some(Standing { index: duty, nodes, holds, dated })
    }

    fn obligation(
        &self,
        duty: &Duty,
        Standing { index, nodes, holds, dated }: &Standing,
        listed: bool,
        literal: Option<&Literal<'_>>,
        reasons: &mut Reasoner<'_, '_>,
    ) -> Obligation {
        let standing = self.today(nodes.standing);
        // The days on which it is open whether it binds; what they hang on is asked once the duty is the actor's.
        let open_days = match standing {
            Truth::Yes | Truth::No => self.open_days(dated, &[nodes.binds]),
            Truth::Unknown => Vec::new(),
        };
        let found = match (standing, dated.status, open_days.first()) {
            (Truth::Unknown, ..) => reasons.of_parts(nodes.standing, self.today),
            (_, Status::Undetermined, Some(day)) => reasons.of_parts(nodes.binds, *day),
            (Truth::No, ..) => reasons.of(nodes.standing, self.today),
            _ => reasons.of(nodes.binds, self.today),
        };
        let mut missing = found.missing.clone();
        reasons.add_missing(&mut missing, open_days.into_iter().map(|day| (nodes.binds, day)));
        let reason = match (dated.relieved, literal.filter(|_| dated.status == Status::NotApplicable)) {
            (Some(day), _) => reasons.relieving([&duty.body].into_iter(), day),
            (None, Some(literal)) => self.failing(literal, duty),
            (None, None) => Vec::new(),
        };
        let (citation, url) = self.cited(Item::Duty(*index), &duty.cites);
        let mut evidence = BTreeMap::new();
        for artefact in &duty.evidence {
            evidence.insert(artefact.to_string(), self.case.evidence().iter().any(|named| named == artefact));
        }
        Obligation {
            id: duty.id.to_string(),
            bearer: duty.bearers.iter().map(ToString::to_string).collect(),
            nature: duty.nature,
            holds: *holds,
            binds: dated.binds,
            status: dated.status,
            applies_from: dated.applies_from,
            possible_from: dated.possible_from,
            formal_from: self.formal(&duty.body, dated.applies_from),
            until: dated.until,
            citation,
            url,
            duty: duty.text.to_string(),
            on_event: duty.event.as_ref().map(ToString::to_string),
            deadline: duty.deadline.as_ref().map(ToString::to_string),
            deadlines: match dated.status {
                Status::NotApplicable => Vec::new(),
                _ => self.deadlines(duty, *dated),
            },
            checklist: duty.checklist.as_ref().map(ToString::to_string),
            exceptions: duty.exceptions.as_ref().map(ToString::to_string),
            penalty: self.penalty(duty),
            changed: duty.changed.as_ref().map(ToString::to_string),
            evidence,
            missing,
            presumptions: found.presumptions.clone(),
            would_change: found.would_change.clone(),
            other_reading: Vec::new(),
            reason,
            notes: duty.notes.iter().map(ToString::to_string).collect(),
            uses: Vec::new(),
            listed,
        }
    }

    /// Which parts of a duty's condition fail.
    fn failing(&self, literal: &Literal<'_>, duty: &Duty) -> Vec<String> {
        let mut failing = Vec::new();
        let mut check = |id: &str| {
            if self.term(id) == Truth::No {
                failing.push(id.to_owned());
            }
        };
        duty.artefact.iter().for_each(|id| check(id));
        if duty.scoped {
            check(IN_SCOPE);
        }
        let roles: Vec<String> = duty.bearers.iter().map(|b| format!("role-{b}")).collect();
        if roles.iter().all(|r| self.book.item(r).is_some() && self.term(r) == Truth::No) {
            failing.extend(roles);
        }
        for condition in duty.body.conditions(self.intake.edition) {
            derivation::failing(literal, condition, &mut failing);
        }
        failing.dedup();
        failing
    }

    fn penalty(&self, duty: &Duty) -> Penalty {
        let mut penalty = Penalty {
            kind: "unstated",
            tier: None,
            citation: None,
            text: None,
            applies_from: None,
            note: duty.sanction_note.as_ref().map(ToString::to_string),
            further: self.further_penalties(duty),
        };
        match self.sanction(duty) {
            Sanction::Unstated => {}
            Sanction::None => penalty.kind = "none",
            Sanction::National => penalty.kind = "national",
            Sanction::Tier(id) => {
                penalty.kind = "tier";
                penalty.tier = Some(id.to_string());
                if let Some(tier) = self.tier(id) {
                    penalty.citation = Some(joined(&tier.cites));
                    penalty.text = Some(tier.text.to_string());
                    penalty.applies_from = tier.applies;
                }
            }
        }
        penalty
    }
}
