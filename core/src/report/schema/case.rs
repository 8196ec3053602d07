//! The schema of a case, drawn from the vocabulary.

use super::keywords::{Schema, always, cited, sometimes};
use crate::facts::{DutiesOf, Knowledge, MAX_BYTES, MAX_DEPTH, Value};
use crate::language::Language;
use crate::rulebook::{Body, Condition, Entries, Fact, FactType, Item, Rule, Rulebook, Term, ValueLabel};

/// A decimal number in a text, not below zero; minus zero is zero. Space around it is not looked at.
const DECIMAL_PATTERN: &str = r"^\s*(\+?[0-9]+(\.[0-9]*)?|-0+(\.0*)?)([eE][+-]?[0-9]+)?\s*$";

/// The JSON Schema (draft 2020-12) of a case, with a property for each fact, term and conclusion of the rulebook
/// that may be stated.
///
/// It refuses what [`Case::from_json`](crate::Case::from_json) and [`assess`](crate::assess) refuse, except what
/// a schema cannot say: keys that stand twice, `min` above `max`, days that are not in the calendar (where a
/// validator does not check `format`), numbers of more than 64 digits, the limits on size and depth, and facts
/// that contradict each other.
///
/// ```
/// let schema = aiact::report::case_schema(aiact::Rulebook::builtin()?);
/// assert!(schema.contains("urn:aiact:schema:case:1") && schema.contains("\"emp_filters_or_evaluates\""));
/// # Ok::<(), aiact::Error>(())
/// ```
#[must_use]
pub fn case_schema(book: &Rulebook) -> String {
    let entries = book.entries();
    let mut ids: Vec<&str> = book.ids().collect();
    ids.sort_unstable();
    let mut facts = Vec::new();
    for id in ids {
        let schema = match book.item(id) {
            Some(Item::Fact(index)) => entries.facts.get(index).map(of_fact),
            Some(Item::Term(index)) => entries.terms.get(index).map(of_term),
            Some(Item::Rule(index)) => entries.rules.get(index).map(of_rule),
            Some(Item::Duty(_)) | None => None,
        };
        facts.extend(schema.map(|schema| sometimes(id, schema)));
    }
    let facts = Schema::object(facts).described(
        "What is known, by id. A fact that is missing is not stated, and may be presumed where the Act puts the burden \
         on whoever claims otherwise; null states that it is open, and is never presumed.",
    );
    let first = entries.editions.first().map(|e| e.in_force.to_string()).unwrap_or_default();
    let description = format!(
        "What is said about one function of one AI system or model, by one actor, for one day. A document has at most \
         {MAX_BYTES} bytes ({} MiB); lists and objects are nested at most {MAX_DEPTH} deep; no key stands twice in an \
         object.",
        MAX_BYTES / (1024 * 1024),
    );
    Schema::document("case", "Case for aiact")
        .described(&description)
        .with("type", "object")
        .members(vec![
            always(
                "as_of",
                Schema::defined("day")
                    .described(&format!("The day for which the case is assessed, not before {first}.")),
            ),
            sometimes("facts", facts),
            sometimes("edition", editions(entries)),
            sometimes(
                "strict",
                Schema::of_type("boolean").with("default", false).described("Whether nothing is presumed."),
            ),
            sometimes("evidence", evidence(entries)),
            sometimes("readings", readings(entries)),
            sometimes(
                "holidays",
                Schema::list_of(Schema::defined("day"))
                    .described("Public holidays that count when deadlines are reckoned."),
            ),
            sometimes("duties_of", duties_of()),
            sometimes("related_enterprises", related_enterprises(entries)),
            sometimes("uses", uses()),
            sometimes(
                "lang",
                Schema::default()
                    .with("enum", or_null(&Language::ALL.map(Language::code)))
                    .described("The language of the answer."),
            ),
        ])
        .definitions(definitions(entries))
        .into_text()
}

fn or_null(texts: &[&str]) -> Vec<Value> {
    let mut values: Vec<Value> = texts.iter().map(|text| Value::from(*text)).collect();
    values.push(Value::Null);
    values
}

fn editions(entries: &Entries) -> Schema {
    let mut names: Vec<&str> = Vec::new();
    let mut description = "The edition of the law, where it is not the one in force on the day.".to_owned();
    for edition in &entries.editions {
        names.push(&edition.id);
        names.extend(edition.also.iter().map(|name| &**name));
        description.push_str(&format!("\n{}: {}.", edition.id, edition.title));
    }
    Schema::default().with("enum", or_null(&names)).described(&description)
}

fn duties_of() -> Schema {
    let names: Vec<&str> = DutiesOf::ALL.iter().map(|(name, _)| *name).collect();
    Schema::one_of_texts(&names).with("default", "stated").described(
        "Whose duties are listed.\n\
         stated: of the roles that are held or left open, as far as they apply or may apply.\n\
         operators: of every role along the chain, also where they do not apply, with the reason.\n\
         everyone: of authorities too.",
    )
}

fn uses() -> Schema {
    let name = Schema::of_type("string").described("Its name, unlike that of the other uses.");
    let one = Schema::object(vec![
        always("name", name),
        always("facts", Schema::default().with("$ref", "#/properties/facts")),
    ])
    .described("One use of the product: a function with its intended purpose.");
    Schema::list_of(one).described(
        "The uses of a product that has several. What stands under `facts` of the case holds for every use and is not \
         said again; the answer for the product is the union of the answers for its uses.",
    )
}

fn related_enterprises(entries: &Entries) -> Schema {
    let figures = || {
        let facts = entries.facts.iter().filter(|f| f.adds_up);
        let figures = Schema::object(facts.map(|f| sometimes(&f.id, Schema::defined("quantity"))).collect());
        always("facts", figures.described("Its own figures."))
    };
    let name = || always("name", Schema::of_type("string").described("Its name, for messages."));
    let relation = |kind: &str| always("relation", Schema::default().with("const", kind));
    let share = Schema::of_type("number")
        .with("minimum", 0)
        .with("maximum", 100)
        .described("The percentage of the capital or of the votes, whichever is higher.");
    let linked = Schema::object(vec![name(), relation("linked"), figures()])
        .described("One controls the other, alone or by agreement: its figures count in full.");
    let partner = Schema::object(vec![name(), relation("partner"), always("share", share), figures()])
        .described("A holding of a quarter up to a half: its figures count in proportion.");
    Schema::list_of(Schema::any_of(vec![linked, partner])).described(
        "Enterprises whose figures count towards the size of the enterprise, as its partners or linked to it.",
    )
}

fn evidence(entries: &Entries) -> Schema {
    let mut names: Vec<&str> = Vec::new();
    for duty in &entries.duties {
        names.extend(duty.evidence.iter().map(|name| &**name));
    }
    names.sort_unstable();
    names.dedup();
    let items = Schema::of_type("string").with("examples", names);
    Schema::list_of(items)
        .described("Names of artefacts that exist; the answer shows them beside the duties that they prove.")
}

fn readings(entries: &Entries) -> Schema {
    let mut ids = Vec::new();
    entries.terms.iter().for_each(|term| readings_of(&term.body, &mut ids));
    entries.rules.iter().for_each(|rule| readings_of(&rule.body, &mut ids));
    entries.duties.iter().for_each(|duty| readings_of(&duty.body, &mut ids));
    ids.sort_unstable();
    ids.dedup();
    let items = Schema::one_of_texts(&ids);
    Schema::list_of(items)
        .described("Other readings of the text that are taken instead of ours; each must exist in the edition.")
}

/// The readings in the conditions of all editions.
fn readings_of<'a>(body: &'a Body, ids: &mut Vec<&'a str>) {
    body.common.conditions.iter().for_each(|condition| collect_readings(condition, ids));
    for (_, variant) in &body.by_edition {
        variant.conditions.iter().for_each(|condition| collect_readings(condition, ids));
    }
}

fn collect_readings<'a>(condition: &'a Condition, ids: &mut Vec<&'a str>) {
    match condition {
        Condition::Element(element) => ids.extend(element.other.iter().map(|other| &*other.id)),
        Condition::Block(_, parts, _) => parts.iter().for_each(|part| collect_readings(part, ids)),
    }
}

fn of_fact(fact: &Fact) -> Schema {
    let forms = match &fact.fact_type {
        FactType::Bool => Schema::defined("yes_or_no"),
        FactType::OneOf(_) => choice(&fact.id),
        FactType::SetOf(_) => set(&fact.id),
        FactType::Number => Schema::defined("quantity"),
        FactType::Date => Schema::defined("date"),
        FactType::Text => Schema::nullable("string"),
    };
    let mut lines: Vec<String> = fact.help.iter().map(ToString::to_string).collect();
    if let FactType::OneOf(values) | FactType::SetOf(values) = &fact.fact_type {
        lines.extend(values.iter().map(|v| format!("{}: {}", v.id, v.label)));
    }
    lines.extend(fact.unit.iter().map(|unit| format!("Unit: {unit}")));
    if fact.listed_use {
        lines.push(
            "A use listed in the Act: ruled out when `no_other_listed_use` is stated true and nothing is said here."
                .to_owned(),
        );
    }
    if !fact.implies.is_empty() {
        lines.push(format!("A yes implies: {}", fact.implies.join(", ")));
    }
    if !fact.excludes.is_empty() {
        lines.push(format!("A yes rules out: {}", fact.excludes.join(", ")));
    }
    if !fact.speaks_of.is_empty() {
        let uses = fact.speaks_of.join(", ");
        lines.push(format!("Speaks of these uses, so that `no_other_listed_use` does not rule them out: {uses}"));
    }
    if let Some(presumption) = &fact.presumption {
        let value = Knowledge::presumed(presumption.presumed).to_value(&fact.fact_type);
        let value = serde_json::to_string(&value).unwrap_or_default();
        lines.push(format!("Presumed while nothing is said: {value}. {}", presumption.why));
    }
    if fact.on_record {
        lines.push("Kept for the record; no rule reads it.".to_owned());
    }
    entry(&fact.question, lines, &cited(&fact.cites), forms)
}

fn of_term(term: &Term) -> Schema {
    let mut lines: Vec<String> = term.help.iter().map(ToString::to_string).collect();
    lines.push("Follows from other facts; a stated value wins over them, and they must not contradict it.".to_owned());
    entry(&term.question, lines, &cited(&term.cites), Schema::defined("yes_or_no"))
}

fn of_rule(rule: &Rule) -> Schema {
    let line = "A conclusion: not asked for, but may be stated; then it is not drawn from facts, which must not contradict it.";
    entry(&rule.title, vec![line.to_owned()], &cited(&rule.cites), Schema::defined("yes_or_no"))
}

fn entry(title: &str, mut lines: Vec<String>, citation: &str, forms: Schema) -> Schema {
    lines.push(format!("[{citation}]"));
    Schema::default().with("title", title).described(&lines.join("\n")).and(forms)
}

/// Exactly one value, or one of several.
fn choice(id: &str) -> Schema {
    let value = || Schema::defined(&format!("value_of_{id}"));
    Schema::any_of(vec![
        value(),
        Schema::list_of(value()).with("minItems", 1).with("maxItems", 1),
        Schema::object(vec![always("one_of", Schema::list_of(value()).with("minItems", 1))]),
        Schema::of_type("null"),
    ])
}

/// All values; or some that belong to it, and some that do not.
fn set(id: &str) -> Schema {
    let list = || Schema::defined(&format!("list_of_{id}"));
    Schema::any_of(vec![
        Schema::defined(&format!("value_of_{id}")),
        list(),
        Schema::object(vec![sometimes("includes", list()), sometimes("excludes", list())]),
        Schema::of_type("null"),
    ])
}

fn definitions(entries: &Entries) -> Vec<(String, Schema)> {
    let mut definitions = vec![
        ("yes_or_no".to_owned(), Schema::nullable("boolean").described("Yes, no, or stated to be open.")),
        ("day".to_owned(), Schema::day().described("A day of the calendar.")),
        (
            "date".to_owned(),
            range("day").described("A day, a span of days, one of several days, or stated to be open."),
        ),
        (
            "number".to_owned(),
            Schema::any_of(vec![
                Schema::of_type("number").with("minimum", 0),
                Schema::of_type("string").with("pattern", DECIMAL_PATTERN),
            ])
            .described(
                "A number not below zero, read by its decimal form, exactly: at most 64 digits, exponents from -400 to \
                 400. A text such as \"1e25\" keeps every digit where a program's numbers do not.",
            ),
        ),
        (
            "quantity".to_owned(),
            range("number").described("A number, a range, one of several numbers, or stated to be open."),
        ),
    ];
    for fact in &entries.facts {
        match &fact.fact_type {
            FactType::OneOf(values) => {
                let ids: Vec<&str> = values.iter().map(|v| &*v.id).collect();
                definitions.push((format!("value_of_{}", fact.id), Schema::one_of_texts(&ids)));
            }
            FactType::SetOf(values) => {
                let (value, list) = of_set(values);
                definitions.push((format!("value_of_{}", fact.id), value));
                definitions.push((format!("list_of_{}", fact.id), list));
            }
            FactType::Bool | FactType::Number | FactType::Date | FactType::Text => {}
        }
    }
    definitions
}

/// A value of a set, and a list of them. `none` is the empty set, so it stands alone.
fn of_set(values: &[ValueLabel]) -> (Schema, Schema) {
    let members: Vec<&str> = values.iter().map(|v| &*v.id).filter(|id| *id != "none").collect();
    let all: Vec<&str> = members.iter().copied().chain(["none"]).collect();
    let list = Schema::of_type("array").with(
        "anyOf",
        vec![
            Schema::default().with("items", Schema::default().with("enum", members)),
            Schema::default().with("items", Schema::default().with("const", "none")),
        ],
    );
    (Schema::one_of_texts(&all), list)
}

/// A value, an interval, or one of several values.
fn range(of: &str) -> Schema {
    let value = || Schema::defined(of);
    let end = || Schema::any_of(vec![value(), Schema::of_type("null")]);
    Schema::any_of(vec![
        value(),
        Schema::object(vec![
            sometimes("min", end().described("The least possible value; null or missing: no lower limit.")),
            sometimes("max", end().described("The greatest possible value; null or missing: no upper limit.")),
        ]),
        Schema::object(vec![always("one_of", Schema::list_of(value()).with("minItems", 1))]),
        Schema::of_type("null"),
    ])
}
