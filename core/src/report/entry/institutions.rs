//! Public bodies, and what they are bound or empowered to do.

use super::written;
use crate::law::Date;
use crate::report::object::Object;
use crate::rulebook::{Application, Duty, Institution, Rulebook};

pub(super) fn institution(head: Object, body: &Institution, book: &Rulebook) -> Object {
    let entries = book.entries();
    let profile = body.profile.iter().fold(Object::default(), |object, (field, text)| object.text(field, text));
    let bodies = |of: &dyn Fn(&Institution) -> bool| {
        entries.institutions.iter().filter(|other| of(other)).map(|other| &*other.id).collect::<Vec<_>>()
    };
    let borne = entries.duties.iter().filter(|duty| duty.bearers.contains(&body.id)).map(|duty| {
        Object::default()
            .text("id", &duty.id)
            .named("nature", &duty.nature)
            .text("title", &duty.text)
            .with("citations", written(&duty.cites))
            .maybe_shown("from", first_day(duty, book))
    });
    let issued = entries.instruments.iter().filter(|i| i.issued_by.contains(&body.id)).map(|i| &*i.id);
    head.with("profile", profile)
        .maybe("part_of", body.part_of.as_deref())
        .with("parts", bodies(&|other| other.part_of.as_ref() == Some(&body.id)))
        .texts("advises", &body.advises)
        .with("advised_by", bodies(&|other| other.advises.contains(&body.id)))
        .texts("supervises", &body.supervises)
        .with("supervised_by", bodies(&|other| other.supervises.contains(&body.id)))
        .maybe_shown("since", body.since)
        .maybe_shown("known", body.known)
        .texts("notes", &body.notes)
        .with("bears", borne.collect::<Vec<_>>())
        .with("instruments", issued.collect::<Vec<_>>())
}

/// The first day on which a duty or power can bind, in the last edition that has it.
fn first_day(duty: &Duty, book: &Rulebook) -> Option<Date> {
    let edition = (0..book.entries().editions.len()).rev().find(|edition| duty.body.in_edition(*edition))?;
    match duty.body.application(edition)? {
        Application::From(day, _) => Some(*day),
        Application::Regime(id, _) => {
            let regime = book.entries().regimes.iter().find(|regime| regime.id == *id)?;
            let routes = regime.routes.iter().filter(|(e, _)| *e == edition).flat_map(|(_, routes)| routes);
            routes.map(|route| route.from).min()
        }
    }
}
