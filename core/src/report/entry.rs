//! The rulebook as reference: any entry by its id, as a document.

mod duties;
mod figures;
mod institutions;
mod instruments;
mod penalties;
mod procedures;
mod rules;
mod vocabulary;

use crate::error::{Error, ErrorCode};
use crate::facts::{Value, shorten};
use crate::law::Citation;
use crate::report::object::{Object, text_of};
use crate::rulebook::{
    Activity, Checklist, Cites, Duty, Edition, Fact, Figure, History, Institution, Instrument, Penalty, Procedure,
    Regime, Rule, Rulebook, Source, Term, Unmodelled,
};

/// An entry of the rulebook.
#[derive(Clone, Copy)]
pub(super) enum Entry<'b> {
    Fact(&'b Fact),
    Term(&'b Term),
    Rule(&'b Rule),
    Duty(&'b Duty),
    Penalty(&'b Penalty),
    Checklist(&'b Checklist),
    Institution(&'b Institution),
    Procedure(&'b Procedure),
    Instrument(&'b Instrument),
    History(&'b History),
    Figure(&'b Figure),
    Activity(&'b Activity),
    Regime(&'b Regime),
    Unmodelled(&'b Unmodelled),
    Source(&'b Source),
    Edition(&'b Edition),
}

/// The kinds of entries, in the order in which an id is looked up.
const KINDS: [&str; 16] = [
    "fact",
    "term",
    "rule",
    "duty",
    "penalty",
    "checklist",
    "institution",
    "procedure",
    "instrument",
    "history",
    "figure",
    "activity",
    "regime",
    "unmodelled",
    "source",
    "edition",
];

/// What the rulebook says under an id, as a JSON document: kind, title, provisions with a link to the first, and what
/// belongs to the kind, with conditions in the notation of the rulebook. The same rulebook gives the same bytes.
///
/// An id is that of a fact, term, rule, duty, penalty, checklist, institution, procedure, instrument, history, figure,
/// activity, regime, source or edition, or of provisions that are `unmodelled`. Facts, terms, rules and duties share one
/// namespace; where an entry of another kind has the same id, `see_also` names it, and it is reached by its kind and
/// id: `institution union-body`.
///
/// # Errors
///
/// [`ErrorCode::UnknownId`] when there is no such entry; the nearest is named.
///
/// ```
/// let book = aiact::Rulebook::builtin()?;
/// let document = aiact::report::entry(book, "profiling")?;
/// assert!(document.starts_with(r#"{"kind":"term","id":"profiling","title":""#));
/// # Ok::<(), aiact::Error>(())
/// ```
pub fn entry(book: &Rulebook, id: &str) -> Result<String, Error> {
    let (kind, name) = match id.split_once(' ') {
        Some((kind, name)) if KINDS.contains(&kind) => (Some(kind), name),
        _ => (None, id),
    };
    let of_kind = || all(book).filter(|e| kind.is_none_or(|kind| e.kind() == kind));
    let found = of_kind().find(|e| e.id() == name).ok_or_else(|| {
        let what = kind.unwrap_or("entry");
        Error::new(ErrorCode::UnknownId, "", format!("no {what} `{}`", shorten(name)))
            .with_nearest(name, of_kind().map(Entry::id))
    })?;
    Ok(text_of(&found.document(book).into()))
}

/// Ids and titles of all entries of a kind, in the order of the rulebook, as a JSON list of objects with `id` and
/// `title`. The kinds are those of [`entry`].
///
/// # Errors
///
/// [`ErrorCode::Option`] when there is no such kind; the known ones are named.
///
/// ```
/// let editions = aiact::report::entries(aiact::Rulebook::builtin()?, "edition")?;
/// assert!(editions.starts_with(r#"[{"id":"2024-07-12","title":"#));
/// # Ok::<(), aiact::Error>(())
/// ```
pub fn entries(book: &Rulebook, kind: &str) -> Result<String, Error> {
    if !KINDS.contains(&kind) {
        let message = format!("no kind of entry `{}`", shorten(kind));
        return Err(Error::new(ErrorCode::Option, "kind", message).with_help(format!("known: {}", KINDS.join(", "))));
    }
    let rows = all(book).filter(|e| e.kind() == kind);
    let rows: Vec<Object> = rows.map(|e| Object::default().text("id", e.id()).text("title", e.title())).collect();
    Ok(text_of(&rows.into()))
}

/// Every entry, kind by kind.
pub(super) fn all(book: &Rulebook) -> impl Iterator<Item = Entry<'_>> {
    let e = book.entries();
    let vocabulary = e.facts.iter().map(Entry::Fact).chain(e.terms.iter().map(Entry::Term));
    let rules = e.rules.iter().map(Entry::Rule).chain(e.duties.iter().map(Entry::Duty));
    let penalties = e.penalties.iter().map(Entry::Penalty);
    let lists = e.checklists.iter().map(Entry::Checklist).chain(e.institutions.iter().map(Entry::Institution));
    let numbers = e.figures.iter().map(Entry::Figure).chain(e.activities.iter().map(Entry::Activity));
    let procedures = e.procedures.iter().map(Entry::Procedure);
    let around = e.instruments.iter().map(Entry::Instrument).chain(e.history.iter().map(Entry::History));
    let others = e.regimes.iter().map(Entry::Regime).chain(e.unmodelled.iter().map(Entry::Unmodelled));
    let texts = e.sources.iter().map(Entry::Source).chain(e.editions.iter().map(Entry::Edition));
    vocabulary
        .chain(rules)
        .chain(penalties)
        .chain(lists)
        .chain(procedures)
        .chain(around)
        .chain(numbers)
        .chain(others)
        .chain(texts)
}

impl<'b> Entry<'b> {
    pub(super) const fn kind(self) -> &'static str {
        match self {
            Self::Fact(_) => "fact",
            Self::Term(_) => "term",
            Self::Rule(_) => "rule",
            Self::Duty(_) => "duty",
            Self::Penalty(_) => "penalty",
            Self::Checklist(_) => "checklist",
            Self::Institution(_) => "institution",
            Self::Procedure(_) => "procedure",
            Self::Instrument(_) => "instrument",
            Self::History(_) => "history",
            Self::Figure(_) => "figure",
            Self::Activity(_) => "activity",
            Self::Regime(_) => "regime",
            Self::Unmodelled(_) => "unmodelled",
            Self::Source(_) => "source",
            Self::Edition(_) => "edition",
        }
    }

    /// Id, title and provisions.
    fn heading(self) -> (&'b str, &'b str, &'b [Citation]) {
        match self {
            Self::Fact(e) => (&e.id, &e.question, &e.cites),
            Self::Term(e) => (&e.id, &e.question, &e.cites),
            Self::Rule(e) => (&e.id, &e.title, &e.cites),
            Self::Duty(e) => (&e.id, &e.text, &e.cites),
            Self::Penalty(e) => (&e.id, &e.title, &e.cites),
            Self::Checklist(e) => (&e.id, &e.title, &e.cites),
            Self::Institution(e) => (&e.id, &e.title, &e.cites),
            Self::Procedure(e) => (&e.id, &e.title, &e.cites),
            Self::Instrument(e) => (&e.id, &e.title, &e.cites),
            Self::History(e) => (&e.id, &e.title, &e.cites),
            Self::Figure(e) => (&e.id, &e.title, &e.cites),
            Self::Activity(e) => (&e.id, &e.title, &e.cites),
            Self::Regime(e) => (&e.id, &e.title, &e.cites),
            Self::Unmodelled(e) => (&e.id, &e.reason, &e.cites),
            Self::Source(e) => (&e.id, &e.title, &[]),
            Self::Edition(e) => (&e.id, &e.title, &[]),
        }
    }

    pub(super) fn id(self) -> &'b str {
        self.heading().0
    }

    pub(super) fn title(self) -> &'b str {
        self.heading().1
    }

    /// Everything that it cites in any edition, wherever in it that stands.
    pub(super) fn cited(self) -> Vec<&'b Citation> {
        match self {
            Self::Fact(e) => e.cited(None),
            Self::Term(e) => e.cited(None),
            Self::Rule(e) => e.cited(None),
            Self::Duty(e) => e.cited(None),
            Self::Penalty(e) => e.cited(None),
            Self::Checklist(e) => e.cited(None),
            Self::Institution(e) => e.cited(None),
            Self::Procedure(e) => e.cited(None),
            Self::Instrument(e) => e.cited(None),
            Self::History(e) => e.cited(None),
            Self::Figure(e) => e.cited(None),
            Self::Activity(e) => e.cited(None),
            Self::Regime(e) => e.cited(None),
            Self::Unmodelled(e) => e.cited(None),
            Self::Source(_) | Self::Edition(_) => Vec::new(),
        }
    }

    /// The editions that have the entry, by index.
    pub(super) fn editions(self, book: &Rulebook) -> Vec<usize> {
        let only: &[usize] = match self {
            Self::Term(e) => &e.body.only,
            Self::Rule(e) => &e.body.only,
            Self::Duty(e) => &e.body.only,
            Self::Penalty(e) => &e.only,
            Self::Checklist(e) => &e.only,
            Self::Procedure(e) => &e.only,
            _ => &[],
        };
        (0..book.entries().editions.len()).filter(|e| only.is_empty() || only.contains(e)).collect()
    }

    fn document(self, book: &'b Rulebook) -> Object {
        let (id, title, cites) = self.heading();
        let editions = self.editions(book);
        // The link leads into the last text that has the provision.
        let version = editions.last().map(|e| edition_id(book, *e)).unwrap_or_default();
        let url = cites.iter().find_map(Citation::provision).map(|p| p.eli(version).url);
        let others = all(book).filter(|e| e.id() == id && e.kind() != self.kind());
        let others: Vec<String> = others.map(|e| format!("{} {id}", e.kind())).collect();
        let head = Object::default()
            .text("kind", self.kind())
            .text("id", id)
            .text("title", title)
            .with("citations", written(cites))
            .maybe("url", url.as_deref())
            .texts("see_also", &others);
        match self {
            Self::Fact(e) => vocabulary::fact(head, e),
            Self::Term(e) => vocabulary::term(head, e, book, &editions),
            Self::Rule(e) => rules::rule(head, e, book, &editions),
            Self::Duty(e) => duties::duty(head, e, book, &editions),
            Self::Penalty(e) => penalties::penalty(head, e, book, &editions),
            Self::Checklist(e) => duties::checklist(head, e, book, &editions),
            Self::Institution(e) => institutions::institution(head, e, book),
            Self::Procedure(e) => procedures::procedure(head, e, book, &editions),
            Self::Instrument(e) => instruments::instrument(head, e, book),
            Self::History(e) => instruments::history(head, e),
            Self::Figure(e) => figures::figure(head, e, book, &editions),
            Self::Activity(e) => figures::activity(head, e),
            Self::Regime(e) => rules::regime(head, e, book, &editions),
            Self::Unmodelled(_) => head,
            Self::Source(e) => instruments::source(head, e, book),
            Self::Edition(e) => {
                head.shown("published", e.published).shown("in_force", e.in_force).texts("also", &e.also)
            }
        }
    }
}

pub(super) fn edition_id(book: &Rulebook, edition: usize) -> &str {
    book.entries().editions.get(edition).map_or("", |e| &*e.id)
}

pub(super) fn edition_ids(book: &Rulebook, editions: &[usize]) -> Vec<String> {
    editions.iter().map(|edition| edition_id(book, *edition).to_owned()).collect()
}

/// Citations, each as a text.
pub(super) fn written(cites: &[Citation]) -> Vec<Value> {
    cites.iter().map(|cite| cite.to_string().as_str().into()).collect()
}
