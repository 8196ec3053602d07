//! Whether every provision that is cited exists.

use super::{Checker, elements};
use crate::error::Error;
use crate::law::{Citation, ProvisionIndex};
use crate::rulebook::{Application, Body, Cites, Place, Rulebook};

impl Checker<'_> {
    /// Every provision cited exists in the edition it is cited for.
    pub(super) fn citations(&mut self) -> Result<(), Error> {
        let mut indices = Vec::new();
        for edition in &self.entries.editions {
            let text = Rulebook::provisions(&edition.id).unwrap_or_default();
            let index = ProvisionIndex::read(text)
                .map_err(|e| Error::new(crate::ErrorCode::RulebookCheck, &*edition.id, e.to_string()))?;
            indices.push(index);
        }
        let all: Vec<usize> = (0..indices.len()).collect();
        let mut wanted: Vec<(Place, &Citation, Vec<usize>, bool)> = Vec::new();
        for fact in &self.entries.facts {
            wanted.extend(fact.cites.iter().map(|c| (fact.place, c, all.clone(), false)));
        }
        for term in &self.entries.terms {
            wanted.extend(term.cites.iter().map(|c| (term.place, c, all.clone(), false)));
        }
        let in_editions = |body: &Body| all.iter().copied().filter(|e| body.in_edition(*e)).collect::<Vec<usize>>();
        for rule in &self.entries.rules {
            wanted.extend(rule.cites.iter().map(|c| (rule.place, c, in_editions(&rule.body), false)));
        }
        for duty in &self.entries.duties {
            wanted.extend(duty.cites.iter().map(|c| (duty.place, c, in_editions(&duty.body), false)));
        }
        for duty in &self.entries.duties {
            let also = duty.also.iter().flat_map(|also| &also.cites);
            // A tier of one edition only may rest on that edition's text.
            wanted.extend(also.map(|c| (duty.place, c, in_editions(&duty.body), false)));
            for clock in &duty.clocks {
                wanted.extend(clock.cites.iter().map(|c| (clock.place, c, in_editions(&duty.body), false)));
            }
        }
        for penalty in &self.entries.penalties {
            let editions = if penalty.only.is_empty() { all.clone() } else { penalty.only.clone() };
            let ceilings = penalty.ceilings.iter().flat_map(|c| &c.cites);
            wanted.extend(penalty.cites.iter().chain(ceilings).map(|c| (penalty.place, c, editions.clone(), false)));
        }
        let of_list = |only: &[usize]| if only.is_empty() { all.clone() } else { only.to_vec() };
        for list in &self.entries.checklists {
            wanted.extend(list.cites.iter().map(|c| (list.place, c, of_list(&list.only), false)));
            for item in &list.items {
                wanted.extend(item.cites.iter().map(|c| (list.place, c, of_list(&list.only), false)));
            }
        }
        let last = all.last().copied();
        for left_out in &self.entries.unmodelled {
            wanted.extend(left_out.cites.iter().map(|c| (left_out.place, c, last.into_iter().collect(), true)));
        }
        for procedure in &self.entries.procedures {
            let steps =
                procedure.steps.iter().flat_map(|s| s.cites.iter().chain(s.clocks.iter().flat_map(|c| &c.cites)));
            let cites = procedure.cites.iter().chain(steps);
            wanted.extend(cites.map(|c| (procedure.place, c, of_list(&procedure.only), false)));
        }
        for figure in &self.entries.figures {
            wanted.extend(figure.cites.iter().map(|c| (figure.place, c, all.clone(), false)));
            for edition in &all {
                self.book.figure_in(&figure.id, *edition)?;
            }
        }
        for activity in &self.entries.activities {
            wanted.extend(activity.cites.iter().map(|c| (activity.place, c, all.clone(), false)));
        }
        for body in &self.entries.institutions {
            wanted.extend(body.cites.iter().map(|c| (body.place, c, all.clone(), false)));
        }
        for instrument in &self.entries.instruments {
            wanted.extend(instrument.cited(None).into_iter().map(|c| (instrument.place, c, all.clone(), false)));
        }
        for history in &self.entries.history {
            wanted.extend(history.cites.iter().map(|c| (history.place, c, all.clone(), false)));
        }
        for (_, place, body) in self.bodies() {
            let common = in_editions(body);
            let blocks = body.by_edition.iter().map(|(e, v)| (vec![*e], v));
            for (editions, variant) in std::iter::once((common, &body.common)).chain(blocks) {
                let mut found = Vec::new();
                variant.conditions.iter().for_each(|c| elements(c, &mut found));
                for element in found {
                    // The other reading of an element may rest on the other edition's text.
                    wanted.extend(
                        element.cites.iter().map(|c| (element.place, c, editions.clone(), editions.len() == 1)),
                    );
                }
                if let Some(Application::From(_, cites)) = &variant.application {
                    wanted.extend(cites.iter().map(|c| (place, c, editions.clone(), true)));
                }
            }
        }
        for regime in &self.entries.regimes {
            for (edition, routes) in &regime.routes {
                for route in routes {
                    let strict = regime.routes.len() == 1 || routes.len() > 1;
                    wanted.extend(route.cites.iter().map(|c| (route.place, c, vec![*edition], strict)));
                }
            }
        }
        for (place, citation, editions, every) in wanted {
            let mut missing = editions.iter().filter(|e| indices.get(**e).is_some_and(|i| !i.covers(citation)));
            let absent: Vec<usize> = missing.by_ref().copied().collect();
            let wrong = if every { !absent.is_empty() } else { absent.len() == editions.len() && !editions.is_empty() };
            if wrong {
                let near = absent
                    .first()
                    .and_then(|e| indices.get(*e))
                    .zip(citation.provision())
                    .and_then(|(index, provision)| index.nearest(provision))
                    .map(|p| format!("; nearest: {p}"))
                    .unwrap_or_default();
                let names: Vec<&str> = absent.iter().map(|e| self.edition(*e)).collect();
                self.error(place, format!("`{citation}` does not exist in edition {}{near}", names.join(", ")));
            }
        }
        Ok(())
    }
}
