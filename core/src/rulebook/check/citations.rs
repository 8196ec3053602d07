//! Whether every provision that is cited exists.

use super::{Checker, elements};
use crate::error::Error;
use crate::law::{Citation, ProvisionIndex};
use crate::rulebook::{Application, Body, Place, Rulebook};

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
        let in_editions = |body: &Body| all.iter().copied().filter(|e| body.in_edition(*e)).collect::<Vec<usize>>();
        let of_list = |only: &[usize]| if only.is_empty() { all.clone() } else { only.to_vec() };
        let (book, entries, bodies) = (self.book, self.entries, self.bodies());
        let mut check = |place: Place, cites: &[Citation], editions: &[usize], every: bool| {
            cites.iter().for_each(|citation| self.exists(&indices, place, citation, editions, every));
        };
        for fact in &entries.facts {
            check(fact.place, &fact.cites, &all, false);
        }
        for term in &entries.terms {
            check(term.place, &term.cites, &all, false);
        }
        for rule in &entries.rules {
            check(rule.place, &rule.cites, &in_editions(&rule.body), false);
        }
        for duty in &entries.duties {
            let editions = in_editions(&duty.body);
            check(duty.place, &duty.cites, &editions, false);
            for also in &duty.also {
                // A tier of one edition only may rest on that edition's text.
                check(duty.place, &also.cites, &editions, false);
            }
            for clock in &duty.clocks {
                check(clock.place, &clock.cites, &editions, false);
            }
        }
        for penalty in &entries.penalties {
            let editions = of_list(&penalty.only);
            check(penalty.place, &penalty.cites, &editions, false);
            for ceiling in &penalty.ceilings {
                check(penalty.place, &ceiling.cites, &editions, false);
            }
        }
        for list in &entries.checklists {
            let editions = of_list(&list.only);
            check(list.place, &list.cites, &editions, false);
            for item in &list.items {
                check(list.place, &item.cites, &editions, false);
            }
        }
        for left_out in &entries.unmodelled {
            check(left_out.place, &left_out.cites, all.last().map(std::slice::from_ref).unwrap_or_default(), true);
        }
        for procedure in &entries.procedures {
            let editions = of_list(&procedure.only);
            check(procedure.place, &procedure.cites, &editions, false);
            for step in &procedure.steps {
                check(procedure.place, &step.cites, &editions, false);
                for clock in &step.clocks {
                    check(procedure.place, &clock.cites, &editions, false);
                }
            }
        }
        for figure in &entries.figures {
            check(figure.place, &figure.cites, &all, false);
            for edition in &all {
                book.figure_in(&figure.id, *edition)?;
            }
        }
        for activity in &entries.activities {
            check(activity.place, &activity.cites, &all, false);
        }
        for body in &entries.institutions {
            check(body.place, &body.cites, &all, false);
        }
        for instrument in &entries.instruments {
            check(instrument.place, &instrument.cites, &all, false);
            check(instrument.place, &instrument.explains, &all, false);
        }
        for history in &entries.history {
            check(history.place, &history.cites, &all, false);
        }
        for (_, place, body) in bodies {
            let common = in_editions(body);
            let blocks = body.by_edition.iter().map(|(e, v)| (std::slice::from_ref(e), v));
            for (editions, variant) in std::iter::once((&*common, &body.common)).chain(blocks) {
                let mut found = Vec::new();
                variant.conditions.iter().for_each(|c| elements(c, &mut found));
                for element in found {
                    // The other reading of an element may rest on the other edition's text.
                    check(element.place, &element.cites, editions, editions.len() == 1);
                }
                if let Some(Application::From(_, cites)) = &variant.application {
                    check(place, cites, editions, true);
                }
            }
        }
        for regime in &entries.regimes {
            for (edition, routes) in &regime.routes {
                for route in routes {
                    let strict = regime.routes.len() == 1 || routes.len() > 1;
                    check(route.place, &route.cites, std::slice::from_ref(edition), strict);
                }
            }
        }
        Ok(())
    }

    /// A citation exists in one of the editions it is made for, or in every one of them.
    fn exists(
        &mut self,
        indices: &[ProvisionIndex],
        place: Place,
        citation: &Citation,
        editions: &[usize],
        every: bool,
    ) {
        let absent = |edition: &&usize| indices.get(**edition).is_some_and(|index| !index.covers(citation));
        let absent: Vec<usize> = editions.iter().filter(absent).copied().collect();
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
}
