//! The rulebook as reference: any entry by its id, as a document.

use serde::Serialize;

use crate::error::{Error, ErrorCode};
use crate::facts::{Knowledge, Value, shorten};
use crate::law::{Citation, Date};
use crate::report::notation::Notation;
use crate::rulebook::{
    Activity, Anchor, Application, Body, CeilingRule, Checklist, Cites, Clock, Duty, Edition, Fact, FactType, Figure,
    FigureValue, History, Institution, Instrument, InstrumentStatus, Penalty, Procedure, Regime, Rule, Rulebook,
    Sanction, Source, Stage, Step, Term, Unmodelled, ValueLabel,
};
use crate::truth::Decimal;

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

/// Where the collection of Union law has a document, by its number.
const COLLECTION: &str = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:";

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
/// activity, regime, source or edition, or of provisions that are `unmodelled`. Facts, terms, rules and duties share one namespace; where
/// an entry of another kind has the same id, `see_also` names it, and it is reached by its kind and id: `institution
/// union-body`.
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
            Self::Fact(e) => fact(head, e),
            Self::Term(e) => term(head, e, book, &editions),
            Self::Rule(e) => rule(head, e, book, &editions),
            Self::Duty(e) => duty(head, e, book, &editions),
            Self::Penalty(e) => penalty(head, e, book, &editions),
            Self::Checklist(e) => checklist(head, e, book, &editions),
            Self::Institution(e) => institution(head, e, book),
            Self::Procedure(e) => procedure(head, e, book, &editions),
            Self::Instrument(e) => instrument(head, e, book),
            Self::History(e) => history(head, e),
            Self::Figure(e) => figure(head, e, book, &editions),
            Self::Activity(e) => activity(head, e),
            Self::Regime(e) => regime(head, e, book, &editions),
            Self::Unmodelled(_) => head,
            Self::Source(e) => source(head, e, book),
            Self::Edition(e) => {
                head.shown("published", e.published).shown("in_force", e.in_force).texts("also", &e.also)
            }
        }
    }
}

fn fact(head: Object, fact: &Fact) -> Object {
    let (name, values): (_, &[ValueLabel]) = match &fact.fact_type {
        FactType::Bool => ("bool", &[]),
        FactType::OneOf(values) => ("one_of", values),
        FactType::SetOf(values) => ("set_of", values),
        FactType::Number => ("number", &[]),
        FactType::Date => ("date", &[]),
        FactType::Text => ("text", &[]),
    };
    let labels = values.iter().fold(Object::default(), |object, value| object.text(&value.id, &value.label));
    let unspecified = values.iter().filter(|v| v.unspecified).map(|v| &*v.id);
    let presumption = fact.presumption.as_ref().map(|presumption| {
        let value = Knowledge::presumed(presumption.presumed).to_value(&fact.fact_type);
        Value::Object(vec![("value".to_owned(), value), ("why".to_owned(), (&*presumption.why).into())])
    });
    head.text("type", name)
        .with("values", labels)
        .with("unspecified", unspecified.collect::<Vec<_>>())
        .maybe("unit", fact.unit.as_deref())
        .maybe("help", fact.help.as_deref())
        .maybe("presumption", presumption)
        .flag("listed_use", fact.listed_use)
        .texts("implies", &fact.implies)
        .texts("excludes", &fact.excludes)
        .texts("speaks_of", &fact.speaks_of)
        .flag("on_record", fact.on_record)
        .flag("adds_up", fact.adds_up)
}

fn term(head: Object, term: &Term, book: &Rulebook, editions: &[usize]) -> Object {
    head.maybe("help", term.help.as_deref())
        .flag("listed_use", term.listed_use)
        .with("by_edition", variants(&term.body, book, editions))
        .maybe_shown("checked", term.checked)
        .texts("notes", &term.notes)
}

fn rule(head: Object, rule: &Rule, book: &Rulebook, editions: &[usize]) -> Object {
    head.named("rule_kind", &rule.kind)
        .maybe("family", rule.family.map(|family| name_of(&family)))
        .texts("claimed_by", &rule.claimed_by)
        .texts("claimed_by_no", &rule.claimed_by_no)
        .texts("binds", &rule.binds)
        .maybe("takes_presumptions", rule.takes_presumptions.as_deref())
        .with("by_edition", variants(&rule.body, book, editions))
        .maybe_shown("checked", rule.checked)
        .texts("notes", &rule.notes)
}

fn sanction(sanction: &Sanction) -> Object {
    let (kind, tier) = match sanction {
        Sanction::Unstated => ("unstated", None),
        Sanction::Tier(tier) => ("tier", Some(&**tier)),
        Sanction::None => ("none", None),
        Sanction::National => ("national", None),
    };
    Object::default().text("kind", kind).maybe("tier", tier)
}

fn duty(head: Object, duty: &Duty, book: &Rulebook, editions: &[usize]) -> Object {
    let instead = duty.sanction_instead.iter().map(|instead| {
        let object = sanction(&instead.sanction).text("when", &instead.when);
        object.with("citations", written(&instead.cites))
    });
    let penalty = sanction(&duty.sanction)
        .with("instead", instead.collect::<Vec<_>>())
        .maybe("note", duty.sanction_note.as_deref());
    head.text("section", &duty.section)
        .named("nature", &duty.nature)
        .texts("bearer", &duty.bearers)
        .maybe("artefact", duty.artefact.as_deref())
        .flag("in_scope", duty.scoped)
        .maybe("on_event", duty.event.as_deref())
        .maybe("deadline", duty.deadline.as_deref())
        .with("deadlines", duty.clocks.iter().map(|clock| deadline(clock, &duty.cites)).collect::<Vec<_>>())
        .maybe("checklist", duty.checklist.as_deref())
        .maybe("exceptions", duty.exceptions.as_deref())
        .with("penalty", penalty)
        .maybe("changed", duty.changed.as_deref())
        .texts("evidence", &duty.evidence)
        .maybe("listed_when", duty.listed_when.as_deref())
        .maybe("takes_presumptions", duty.takes_presumptions.as_deref())
        .with("by_edition", variants(&duty.body, book, editions))
        .maybe_shown("checked", duty.checked)
        .texts("notes", &duty.notes)
}

/// A deadline or period, with the names that it has in an answer. Where it cites nothing itself, it is said where its
/// duty or step is.
fn deadline(clock: &Clock, otherwise: &[Citation]) -> Object {
    let object = Object::default()
        .named("kind", &clock.kind)
        .maybe("amount", clock.length.map(|length| i64::from(length.amount)))
        .maybe("unit", clock.length.map(|length| name_of(&length.unit)));
    let object = match &clock.anchor {
        Anchor::After(id) => object.text("direction", "after").text("from_fact", id),
        Anchor::Before(id) => object.text("direction", "before").text("from_fact", id),
        Anchor::On(day) => object.text("direction", "after").shown("from", day),
    };
    let cites = if clock.cites.is_empty() { otherwise } else { &clock.cites };
    object.maybe("when", clock.when.as_deref()).with("citations", written(cites))
}

fn penalty(head: Object, penalty: &Penalty, book: &Rulebook, editions: &[usize]) -> Object {
    let on = |object: Object, condition: &str, cites: &[Citation]| {
        object.text("when", condition).with("citations", written(cites))
    };
    let ceilings = penalty.ceilings.iter().map(|c| ceiling(c, book));
    let remarks =
        penalty.remarks.iter().map(|(when, text, cites)| on(Object::default().text("text", text), when, cites));
    let instead =
        penalty.instead.as_ref().map(|(tier, when, cites)| on(Object::default().text("tier", tier), when, cites));
    let extends = penalty.extends.as_ref().map(|(when, cites)| on(Object::default(), when, cites));
    head.text("text", &penalty.text)
        .maybe_shown("applies_from", penalty.applies)
        .maybe("amount", penalty.amount.as_ref().map(|(amount, _)| amount.clone()))
        .maybe("currency", penalty.amount.as_ref().map(|(_, currency)| &**currency))
        .maybe("percent", penalty.percent.as_ref().map(|(percent, _)| percent.clone()))
        .maybe("percent_of", penalty.percent.as_ref().map(|(_, fact)| &**fact))
        .maybe("per", penalty.per.as_deref())
        .with("ceilings", ceilings.collect::<Vec<_>>())
        .maybe("instead", instead)
        .maybe("extends", extends)
        .with("remarks", remarks.collect::<Vec<_>>())
        .texts("editions", &edition_ids(book, editions))
        .with("duties", duties(book, |duty| duty.sanction == Sanction::Tier(penalty.id.clone())))
}

fn ceiling(rule: &CeilingRule, book: &Rulebook) -> Object {
    Object::default()
        .named("ceiling", &rule.ceiling)
        .maybe("when", rule.when.as_deref())
        .with("citations", written(&rule.cites))
        .texts("only_editions", &edition_ids(book, &rule.only))
}

fn checklist(head: Object, list: &Checklist, book: &Rulebook, editions: &[usize]) -> Object {
    let items = list.items.iter().map(|item| {
        Object::default()
            .text("id", &item.id)
            .text("text", &item.text)
            .with("citations", written(&item.cites))
            .texts("recipients", &item.recipients)
            .maybe("note", item.note.as_deref())
    });
    head.named("authority", &list.authority)
        .with("items", items.collect::<Vec<_>>())
        .texts("editions", &edition_ids(book, editions))
        .with("duties", duties(book, |duty| duty.checklist.as_ref() == Some(&list.id)))
        .texts("notes", &list.notes)
}

fn institution(head: Object, body: &Institution, book: &Rulebook) -> Object {
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

fn instrument(head: Object, instrument: &Instrument, book: &Rulebook) -> Object {
    let stages = instrument.stages.iter().map(|stage| {
        Object::default()
            .named("status", &stage.status)
            .maybe("on", stage.on.as_deref())
            .maybe("note", stage.note.as_deref())
    });
    let documents = book.entries().sources.iter().filter(|source| instrument.documents.contains(&source.id));
    let documents = documents.map(|source| source_heading(Object::default().text("id", &source.id), source, true));
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

fn history(head: Object, history: &History) -> Object {
    let said = history
        .said
        .iter()
        .map(|said| Object::default().text("on", &said.on).text("by", &said.by).text("text", &said.text));
    head.with("said", said.collect::<Vec<_>>())
        .text("now", &history.now)
        .shown("known", history.known)
        .texts("notes", &history.notes)
}

fn source(head: Object, source: &Source, book: &Rulebook) -> Object {
    let instruments = book.entries().instruments.iter().filter(|i| i.documents.contains(&source.id));
    source_heading(head, source, false).with("instruments", instruments.map(|i| &*i.id).collect::<Vec<_>>())
}

fn source_heading(head: Object, source: &Source, titled: bool) -> Object {
    let head = if titled { head.text("title", &source.title) } else { head };
    head.shown("dated", source.dated).named("authority", &source.authority)
}

fn procedure(head: Object, procedure: &Procedure, book: &Rulebook, editions: &[usize]) -> Object {
    head.maybe("concerns", procedure.concerns.as_deref())
        .with("steps", procedure.steps.iter().map(step).collect::<Vec<_>>())
        .texts("editions", &edition_ids(book, editions))
        .texts("notes", &procedure.notes)
}

fn step(step: &Step) -> Object {
    Object::default()
        .text("id", &step.id)
        .text("title", &step.title)
        .with("citations", written(&step.cites))
        .texts("by", &step.by)
        .maybe("date", step.date.as_deref())
        .texts("after", &step.after)
        .texts("unless", &step.unless)
        .maybe("when", step.when.as_deref())
        .with("deadlines", step.clocks.iter().map(|clock| deadline(clock, &step.cites)).collect::<Vec<_>>())
        .texts("documents", &step.documents)
        .texts("remedies", &step.remedies)
        .texts("duties", &step.duties)
        .maybe("note", step.note.as_deref())
}

/// A figure with what it is in each edition: a number, or numerator and denominator.
fn figure(head: Object, figure: &Figure, book: &Rulebook, editions: &[usize]) -> Object {
    let from = match &figure.value {
        FigureValue::Fraction(..) => None,
        FigureValue::ExceededIn(id) => Some(&**id),
    };
    let rows = editions.iter().filter_map(|edition| {
        let (value, over) = book.figure_in(&figure.id, *edition).ok()?;
        let object = Object::default().text("edition", edition_id(book, *edition)).with("value", value);
        Some(if over == Decimal::from(1) { object } else { object.with("over", over) })
    });
    head.named("authority", &figure.authority)
        .maybe("exceeded_in", from)
        .with("by_edition", rows.collect::<Vec<_>>())
        .texts("notes", &figure.notes)
}

fn activity(head: Object, activity: &Activity) -> Object {
    head.named("authority", &activity.authority)
        .with("direct", activity.direct)
        .with("cumulative", activity.cumulative)
        .texts("notes", &activity.notes)
}

fn regime(head: Object, regime: &Regime, book: &Rulebook, editions: &[usize]) -> Object {
    let rows = editions.iter().map(|edition| {
        let object = Object::default().text("edition", edition_id(book, *edition));
        regime_dates(object, regime, *edition)
    });
    head.with("by_edition", rows.collect::<Vec<_>>()).texts("notes", &regime.notes)
}

/// The ids of the duties of which this is so.
fn duties(book: &Rulebook, of: impl Fn(&Duty) -> bool) -> Vec<&str> {
    book.entries().duties.iter().filter(|duty| of(duty)).map(|duty| &*duty.id).collect()
}

/// What an entry says in each edition: its condition, and from when it binds.
fn variants(body: &Body, book: &Rulebook, editions: &[usize]) -> Vec<Object> {
    let row = |edition: usize| {
        let condition = Notation(body.conditions(edition).collect()).to_string();
        let object = Object::default().text("edition", edition_id(book, edition)).text("condition", &condition);
        match body.application(edition) {
            None => object,
            Some(Application::From(day, cites)) => {
                let date = Object::default().shown("from", day).with("citations", written(cites));
                object.with("dates", vec![date])
            }
            Some(Application::Regime(id, _)) => {
                let object = object.text("regime", id);
                match book.entries().regimes.iter().find(|r| r.id == *id) {
                    Some(regime) => regime_dates(object, regime, edition),
                    None => object,
                }
            }
        }
    };
    editions.iter().map(|edition| row(*edition)).collect()
}

/// The days from which a regime binds in an edition.
fn regime_dates(object: Object, regime: &Regime, edition: usize) -> Object {
    let routes = regime.routes.iter().filter(|(e, _)| *e == edition).flat_map(|(_, routes)| routes);
    let dates = routes.map(|route| {
        Object::default()
            .maybe("via", route.via.as_deref())
            .shown("from", route.from)
            .with("citations", written(&route.cites))
            .texts("unless", &route.unless)
    });
    let formal = regime.formal.iter().find(|(e, _)| *e == edition).map(|(_, day)| day);
    object.with("dates", dates.collect::<Vec<_>>()).maybe_shown("formal_from", formal)
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

/// The name that a value has in documents.
fn name_of(value: &impl Serialize) -> Value {
    let name = serde_json::to_value(value).ok();
    name.as_ref().and_then(|name| name.as_str()).map_or(Value::Null, Value::from)
}

pub(super) fn text_of(document: &Value) -> String {
    serde_json::to_string(document).unwrap_or_default()
}

/// An object whose members keep their order; what is empty is left out.
#[derive(Default)]
pub(super) struct Object(Vec<(String, Value)>);

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object.0)
    }
}

impl Object {
    pub(super) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        let empty = match &value {
            Value::Null => true,
            Value::Bool(_) | Value::Number(_) => false,
            Value::Text(text) => text.is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Object(members) => members.is_empty(),
        };
        if !empty {
            self.0.push((name.to_owned(), value));
        }
        self
    }

    /// Said even where it is empty.
    pub(super) fn always(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.push((name.to_owned(), value.into()));
        self
    }

    pub(super) fn text(self, name: &str, text: &str) -> Self {
        self.with(name, text)
    }

    pub(super) fn texts(self, name: &str, texts: &[impl AsRef<str>]) -> Self {
        self.with(name, texts.iter().map(AsRef::as_ref).collect::<Vec<_>>())
    }

    pub(super) fn shown(self, name: &str, value: impl ToString) -> Self {
        self.with(name, value.to_string().as_str())
    }

    pub(super) fn named(self, name: &str, value: &impl Serialize) -> Self {
        self.with(name, name_of(value))
    }

    pub(super) fn maybe(self, name: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    fn maybe_shown(self, name: &str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.shown(name, value),
            None => self,
        }
    }

    /// Only what is so is said.
    fn flag(self, name: &str, holds: bool) -> Self {
        if holds { self.with(name, true) } else { self }
    }
}
