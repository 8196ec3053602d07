//! Editions and dates: every edition that has an entry finds exactly one date for it.

use super::{Checker, Subject};
use crate::rulebook::{Application, Place, RuleKind};

impl Checker<'_> {
    /// Every edition that has an entry finds exactly one date for it.
    pub(super) fn time(&mut self) {
        let editions = self.entries.editions.len();
        if !self.entries.editions.is_sorted_by(|a, b| a.in_force < b.in_force) {
            self.error(Place::default(), "the editions are not in the order of their entry into force".to_owned());
        }
        for (id, place, body) in self.bodies() {
            for (edition, variant) in &body.by_edition {
                if !body.in_edition(*edition) {
                    self.error(place, format!("`{id}` has a text for an edition that it says it is not in"));
                }
                if variant.application.is_some() && body.common.application.is_some() {
                    self.error(place, format!("`{id}` has two dates in one edition"));
                }
            }
            for edition in (0..editions).filter(|e| body.in_edition(*e)) {
                if body.conditions(edition).next().is_none() && !self.is_duty(id) {
                    self.error(place, format!("`{id}` has no condition in edition {}", self.edition(edition)));
                }
                let dated = (0..editions).any(|e| body.application(e).is_some());
                if dated && body.application(edition).is_none() {
                    self.error(
                        place,
                        format!("`{id}` has a date in another edition but none in {}", self.edition(edition)),
                    );
                }
                if let Some(Application::Regime(regime, at)) = body.application(edition) {
                    let known = self.entries.regimes.iter().find(|r| r.id == *regime);
                    if known.is_some_and(|r| !r.routes.iter().any(|(e, routes)| *e == edition && !routes.is_empty())) {
                        self.error(
                            *at,
                            format!("the regime `{regime}` says nothing about edition {}", self.edition(edition)),
                        );
                    }
                }
            }
        }
        for rule in self.entries.rules.iter().filter(|r| r.family.is_some() && r.kind == RuleKind::Match) {
            for edition in (0..editions).filter(|e| rule.body.in_edition(*e)) {
                if rule.body.application(edition).is_none() {
                    self.error(rule.place, format!("`{}` has no date in edition {}", rule.id, self.edition(edition)));
                }
            }
        }
    }

    /// Entries that the newest edition does not have, and that do not say that they end: an edition that was added may
    /// have been forgotten.
    pub(super) fn endings(&mut self) {
        let Some(newest) = self.entries.editions.len().checked_sub(1) else { return };
        let (entries, bodies) = (self.entries, self.bodies());
        let mut check = |id: &str, place: Place, only: &[usize]| {
            if let Some(last) = only.iter().max().filter(|last| **last < newest) {
                let message = format!(
                    "`{id}` ends with edition {}; say `until edition {0}` if it is meant to, or name {}",
                    self.edition(*last),
                    self.edition(newest)
                );
                self.note(Subject::Ends, place, message);
            }
        };
        for (id, place, body) in bodies.iter().filter(|(_, _, body)| !body.ended) {
            check(id, *place, &body.only);
        }
        for list in entries.checklists.iter().filter(|list| !list.ended) {
            check(&list.id, list.place, &list.only);
        }
        for procedure in &entries.procedures {
            check(&procedure.id, procedure.place, &procedure.only);
        }
        for penalty in &entries.penalties {
            check(&penalty.id, penalty.place, &penalty.only);
            penalty.ceilings.iter().for_each(|ceiling| check(&penalty.id, penalty.place, &ceiling.only));
        }
    }
}
