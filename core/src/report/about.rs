//! What the rulebook has on a provision.

use std::collections::BTreeSet;

use crate::error::{Error, ErrorCode};
use crate::law::{Citation, Provision, ProvisionIndex};
use crate::report::entry::{Entry, all, edition_id, edition_ids, written};
use crate::report::object::{Object, text_of};
use crate::rulebook::Rulebook;

/// Everything that the rulebook has on a provision, as a JSON document: rules, duties and powers, fines, documents,
/// procedures, public bodies, guidelines and other instruments, what older sources said. Also those that cite a part of
/// the provision, or the whole of which it is part.
///
/// The provision is written as in citations, short or long: `Art 5(1)(f)`, `Article 5(1), point (f)`, `Annex III(4)`. A
/// recital, `Recital 18`, or a document that the rulebook declares, `C(2025)5052 para 251`, can be asked about too.
///
/// Each entry has its `kind`, `id` and `title`, the `citations` that meet the provision, and how they do (`relation`):
/// `exact`, `part` when it cites a part only, `whole` when it cites only a larger place. An entry that not every edition
/// has names its `only_editions`. The order is that of the kinds in [`entry`](crate::report::entry), and of the rulebook.
///
/// # Errors
///
/// [`ErrorCode::UnknownId`] when it is no citation, or no edition has such a place; the nearest is named.
///
/// ```
/// let document = aiact::report::about(aiact::Rulebook::builtin()?, "Art 5(1)(f)")?;
/// assert!(document.starts_with(r#"{"provision":"Art 5(1)(f)","url":"#));
/// assert!(document.contains(r#"{"kind":"rule","id":"art5-1-f","#));
/// # Ok::<(), aiact::Error>(())
/// ```
pub fn about(book: &Rulebook, provision: &str) -> Result<String, Error> {
    let mut sources = BTreeSet::new();
    for source in &book.entries().sources {
        sources.insert(source.id.to_string());
    }
    let asked = Citation::parse(provision, &sources)
        .map_err(|error| Error::new(ErrorCode::UnknownId, "", error.to_string()))?;
    let editions = editions_with(book, &asked)?;
    let version = editions.last().map(|edition| edition_id(book, *edition)).unwrap_or_default();
    let url = asked.provision().map(|place| place.eli(version).url);
    let all_editions = book.entries().editions.len();
    let only = if editions.len() < all_editions { edition_ids(book, &editions) } else { Vec::new() };
    let mut rows: Vec<Object> = Vec::new();
    for entry in all(book) {
        rows.extend(row(book, entry, &asked));
    }
    let document = Object::default()
        .text("provision", &asked.to_string())
        .maybe("url", url.as_deref())
        .texts("only_editions", &only)
        .always("entries", rows);
    Ok(text_of(&document.into()))
}

/// The editions that have the place asked about.
fn editions_with(book: &Rulebook, asked: &Citation) -> Result<Vec<usize>, Error> {
    let mut nearest = None;
    let mut found = Vec::new();
    for (edition, entry) in book.entries().editions.iter().enumerate() {
        let index = ProvisionIndex::read(Rulebook::provisions(&entry.id).unwrap_or_default())
            .map_err(|error| Error::new(ErrorCode::RulebookCheck, &*entry.id, error.to_string()))?;
        // An edition whose provisions are not listed is taken at its word.
        if index.is_empty() || index.covers(asked) {
            found.push(edition);
        } else {
            nearest = asked.provision().and_then(|place| index.nearest(place));
        }
    }
    if !found.is_empty() {
        return Ok(found);
    }
    let error = Error::new(ErrorCode::UnknownId, "", format!("no edition of the Act has `{asked}`"));
    Err(match nearest {
        Some(place) => error.with_help(format!("did you mean `{place}`?")),
        None => error,
    })
}

/// How a citation meets the place asked about, the closest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Relation {
    Exact,
    Part,
    Whole,
}

impl Relation {
    const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Part => "part",
            Self::Whole => "whole",
        }
    }

    fn of(asked: &Citation, cited: &Citation) -> Option<Self> {
        match (asked, cited) {
            (Citation::Provision(asked), Citation::Provision(cited)) => Self::of_places(asked, cited),
            (
                Citation::Document { source: asked, locator: within },
                Citation::Document { source: cited, locator: at },
            ) if asked == cited => match (within, at) {
                (within, at) if within == at => Some(Self::Exact),
                (None, _) => Some(Self::Part),
                (_, None) => Some(Self::Whole),
                _ => None,
            },
            _ => (asked == cited).then_some(Self::Exact),
        }
    }

    /// A point counts as the same with and without the subparagraph that it stands in.
    fn of_places(asked: &Provision, cited: &Provision) -> Option<Self> {
        let (short, cited_short) = (asked.without_subparagraph(), cited.without_subparagraph());
        if asked == cited || short.as_ref() == Some(cited) || cited_short.as_ref() == Some(asked) {
            Some(Self::Exact)
        } else if asked.contains(cited) || cited_short.is_some_and(|cited| asked.contains(&cited)) {
            Some(Self::Part)
        } else if cited.contains(asked) || short.is_some_and(|short| cited.contains(&short)) {
            Some(Self::Whole)
        } else {
            None
        }
    }
}

fn row(book: &Rulebook, entry: Entry<'_>, asked: &Citation) -> Option<Object> {
    let mut closest = None;
    let mut met: Vec<Citation> = Vec::new();
    let documents = match entry {
        Entry::Instrument(instrument) => instrument.documents.as_slice(),
        Entry::Source(source) => std::slice::from_ref(&source.id),
        _ => &[],
    };
    let mut all: Vec<Citation> = entry.cited().into_iter().cloned().collect();
    all.extend(documents.iter().map(|id| Citation::Document { source: id.to_string(), locator: None }));
    for cited in all {
        if let Some(relation) = Relation::of(asked, &cited) {
            closest = Some(closest.map_or(relation, |other: Relation| other.min(relation)));
            if !met.contains(&cited) {
                met.push(cited);
            }
        }
    }
    let relation = closest?;
    let editions = entry.editions(book);
    let only = if editions.len() < book.entries().editions.len() { edition_ids(book, &editions) } else { Vec::new() };
    let row = Object::default()
        .text("kind", entry.kind())
        .text("id", entry.id())
        .text("title", entry.title())
        .text("relation", relation.name())
        .with("citations", written(&met))
        .texts("only_editions", &only);
    Some(row)
}
