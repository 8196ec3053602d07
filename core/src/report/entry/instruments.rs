//! What stands around the Act: instruments and their documents, and what older sources said.

use super::written;
use crate::report::object::{Object, name_of};
use crate::rulebook::{History, Instrument, InstrumentStatus, Rulebook, Source, Stage};

/// Where the collection of Union law has a document, by its number.
const COLLECTION: &str = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:";

pub(super) fn instrument(head: Object, instrument: &Instrument, book: &Rulebook) -> Object {
    let stages = instrument.stages.iter().map(|stage| {
        Object::default()
            .named("status", &stage.status)
            .maybe("on", stage.on.as_deref())
            .maybe("note", stage.note.as_deref())
    });
    let documents = book.entries().sources.iter().filter(|source| instrument.documents.contains(&source.id));
    let documents = documents.map(|s| dated(Object::default().text("id", &s.id).text("title", &s.title), s));
    let sectors = instrument.sectors.iter().fold(Object::default(), |object, (id, name)| object.text(id, name));
    let link = instrument.celex.as_ref().map(|celex| format!("{COLLECTION}{celex}"));
    let present = instrument.stages.last();
    head.named("what", &instrument.what)
        .with("binding", instrument.binding)
        .maybe("status", present.map(|stage| name_of(&stage.status)))
        .maybe("since", since(instrument))
        .maybe_shown("due", instrument.due)
        .texts("issued_by", &instrument.issued_by)
        .maybe("issuer", instrument.issuer.as_deref())
        .maybe("number", instrument.number.as_deref())
        .maybe("celex", instrument.celex.as_deref())
        .maybe("link", link.as_deref())
        .with("documents", documents.collect::<Vec<_>>())
        .with("explains", written(&instrument.explains))
        .with("stages", stages.collect::<Vec<_>>())
        .with("sectors", sectors)
        .named("certainty", &instrument.certainty)
        .shown("known", instrument.known)
        .texts("notes", &instrument.notes)
}

/// Since when it can be used: the day on which it entered into force, or the first on which it was final.
fn since(instrument: &Instrument) -> Option<&str> {
    use InstrumentStatus::{Adopted, Approved, InForce, Published};
    let present = instrument.stages.last()?;
    match present.status {
        InForce => present.on.as_deref(),
        Published | Adopted | Approved => {
            let last_draft = |stage: &Stage| !matches!(stage.status, Published | Adopted | Approved);
            let settled = instrument.stages.iter().rposition(last_draft).map_or(0, |index| index + 1);
            instrument.stages.get(settled)?.on.as_deref()
        }
        _ => None,
    }
}

pub(super) fn history(head: Object, history: &History) -> Object {
    let said = history
        .said
        .iter()
        .map(|said| Object::default().text("on", &said.on).text("by", &said.by).text("text", &said.text));
    head.with("said", said.collect::<Vec<_>>())
        .text("now", &history.now)
        .shown("known", history.known)
        .texts("notes", &history.notes)
}

pub(super) fn source(head: Object, source: &Source, book: &Rulebook) -> Object {
    let instruments = book.entries().instruments.iter().filter(|i| i.documents.contains(&source.id));
    dated(head, source).with("instruments", instruments.map(|i| &*i.id).collect::<Vec<_>>())
}

fn dated(head: Object, source: &Source) -> Object {
    head.shown("dated", source.dated).named("authority", &source.authority)
}
