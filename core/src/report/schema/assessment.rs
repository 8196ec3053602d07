//! The schema of an answer.

use super::duties::{deadline, exposure, further_penalty, obligation, penalty};
use super::keywords::{Member, Schema, always, sometimes};
use crate::assessment::Status;
use crate::language::Language;
use crate::rulebook::{Authority, Family, RuleKind};
use crate::truth::Truth;

/// The form of every identifier of the rulebook.
const ID_PATTERN: &str = "^[a-z0-9][a-z0-9._-]*$";

/// The JSON Schema (draft 2020-12) of an assessment, as [`Assessment::to_json`](crate::Assessment::to_json)
/// writes it. It does not depend on the rulebook: the ids of findings and duties are open.
///
/// ```
/// let schema = aiact::report::assessment_schema();
/// assert!(schema.contains("urn:aiact:schema:assessment:1") && schema.contains("\"obligations\""));
/// ```
#[must_use]
pub fn assessment_schema() -> String {
    let findings = Schema::of_type("object")
        .with("propertyNames", Schema::default().with("pattern", ID_PATTERN))
        .with("additionalProperties", Schema::defined("finding"))
        .described("Every conclusion, by id.");
    Schema::document("assessment", "Assessment by aiact")
        .described("What the EU AI Act makes of one case, on one day, with the reason for every answer.")
        .with("type", "object")
        .members(vec![
            always("law", Schema::defined("law")),
            always("case", Schema::defined("case")),
            always("risk", Schema::defined("risk")),
            always("findings", findings),
            always(
                "obligations",
                Schema::list_of(Schema::defined("obligation"))
                    .described("Duties, rights, permissions and powers of the stated roles that apply, may apply, or will apply."),
            ),
            always(
                "exposure",
                Schema::list_of(Schema::defined("exposure"))
                    .described("The ceilings of the fines behind the listed duties, tier by tier."),
            ),
            always(
                "questions",
                Schema::list_of(Schema::defined("question")).described("Open questions, those that settle most first."),
            ),
            always(
                "presumptions",
                Schema::list_of(Schema::defined("presumption")).described("Every presumption that the answer rests on."),
            ),
            always(
                "overrides",
                Schema::list_of(Schema::defined("override"))
                    .described("Conclusions and terms that were stated directly, so that nothing was drawn from the facts below them."),
            ),
            sometimes(
                "uses",
                Schema::list_of(Schema::defined("use"))
                    .described("Of a product with several uses: the answer for each; the rest of the document is their union."),
            ),
            always("notice", notice()),
        ])
        .definitions(definitions())
        .into_text()
}

pub(super) fn definitions() -> Vec<(String, Schema)> {
    let truths = [Truth::Yes, Truth::No, Truth::Unknown];
    let statuses = [
        Status::InForce,
        Status::Upcoming,
        Status::Grandfathered,
        Status::NotApplicable,
        Status::Undetermined,
        Status::NotInEdition,
    ];
    let definitions = [
        ("law", law()),
        ("case", case()),
        ("use", one_use()),
        ("risk", risk()),
        ("risk_finding", risk_finding()),
        ("finding", finding()),
        ("other_reading", other_reading()),
        ("other_reading_of_duty", other_reading_of_duty()),
        ("obligation", obligation()),
        ("deadline", deadline()),
        ("penalty", penalty()),
        ("further_penalty", further_penalty()),
        ("exposure", exposure()),
        ("question", question()),
        ("presumption", presumption()),
        ("override", overridden()),
        (
            "truth",
            Schema::one_of_names(&truths)
                .described("Yes, no, or not settled by what is known; unknown is never a form of no."),
        ),
        (
            "status",
            Schema::one_of_names(&statuses).described(
                "What it means on the day.\n\
                 in_force: it holds and binds.\n\
                 upcoming: it holds and binds from a later day.\n\
                 grandfathered: it holds, but a transitional rule relieves.\n\
                 not_applicable: it does not hold for this case, actor and time.\n\
                 undetermined: what is known does not settle it.\n\
                 not_in_edition: this edition of the law has no such rule.",
            ),
        ),
        ("day", Schema::day().described("A day of the calendar.")),
        (
            "no_day",
            Schema::any_of(vec![Schema::defined("day"), Schema::of_type("null")])
                .described("A day, or null when there is none."),
        ),
        (
            "id",
            Schema::of_type("string")
                .with("pattern", ID_PATTERN)
                .described("An identifier of the rulebook; it never changes its meaning."),
        ),
        ("ids", Schema::list_of(Schema::defined("id")).described("Identifiers of the rulebook.")),
        ("text", Schema::of_type("string").with("minLength", 1).described("A text for a reader.")),
        ("texts", Schema::list_of(Schema::defined("text")).described("Texts for a reader.")),
        (
            "citation",
            Schema::of_type("string")
                .with("minLength", 1)
                .described("Provisions and documents, separated by semicolons: Art 5(1)(f); Recital 18."),
        ),
        ("value", value()),
    ];
    definitions.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect()
}

/// The uses of a product that are behind something.
pub(super) fn of_uses() -> Schema {
    Schema::list_of(Schema::of_type("string")).described("Of a product with several uses: the uses behind it.")
}

pub(super) fn truth(text: &str) -> Schema {
    Schema::defined("truth").described(text)
}

pub(super) fn day(text: &str) -> Schema {
    Schema::defined("day").described(text)
}

pub(super) fn no_day(text: &str) -> Schema {
    Schema::defined("no_day").described(text)
}

pub(super) fn id(text: &str) -> Schema {
    Schema::defined("id").described(text)
}

pub(super) fn ids(text: &str) -> Schema {
    Schema::defined("ids").described(text)
}

pub(super) fn text(text: &str) -> Schema {
    Schema::defined("text").described(text)
}

pub(super) fn citation(text: &str) -> Schema {
    Schema::defined("citation").described(text)
}

pub(super) fn url() -> Schema {
    Schema::of_type("string").with("format", "uri").described("A link to the first provision of the Act among them.")
}

fn law() -> Schema {
    Schema::object(vec![
        always("edition", text("The edition of the Act's text.")),
        always("title", text("Its name.")),
        always("as_of", day("The day of the assessment.")),
        always(
            "rulebook",
            Schema::of_type("string").with("pattern", "^[0-9a-f]{64}$").described("SHA-256 of the rulebook's files."),
        ),
        always("library", text("The version of the library.")),
    ])
    .described("Which law, as of which day, by which version of which rulebook.")
}

fn case() -> Schema {
    let texts = || Schema::list_of(Schema::of_type("string")).with("minItems", 1);
    let facts = Schema::of_type("object")
        .with("propertyNames", Schema::default().with("pattern", ID_PATTERN))
        .with("additionalProperties", Schema::defined("value"))
        .described("What was stated, by id.");
    Schema::object(vec![
        always("as_of", day("The day of the assessment.")),
        sometimes("edition", text("The edition that was pinned.")),
        sometimes("strict", Schema::default().with("const", true).described("There, and true, when nothing is presumed.")),
        sometimes("lang", text("The language that was asked for.")),
        sometimes("evidence", texts().described("The artefacts that were named.")),
        sometimes("readings", texts().described("The other readings that were taken.")),
        sometimes("holidays", Schema::list_of(Schema::defined("day")).described("The public holidays that were named.")),
        sometimes("duties_of", text("Whose duties were asked for.")),
        sometimes(
            "related_enterprises",
            Schema::list_of(Schema::of_type("object")).described("The partner and linked enterprises that were named."),
        ),
        sometimes("uses", Schema::list_of(Schema::of_type("object")).described("The uses of the product.")),
        always("facts", facts),
    ])
    .described("The case that was assessed; it is valid against urn:aiact:schema:case:1, and assessing it gives this answer again.")
}

fn value() -> Schema {
    let name = || Schema::of_type("string");
    let point = || Schema::default().with("type", vec!["number", "string"]);
    let end = || Schema::default().with("type", vec!["number", "string", "null"]);
    Schema::any_of(vec![
        Schema::default().with("type", vec!["boolean", "number", "string", "null"]),
        Schema::list_of(name()),
        Schema::object(vec![always("one_of", Schema::list_of(point()).with("minItems", 1))]),
        Schema::object(vec![
            sometimes("includes", Schema::list_of(name())),
            sometimes("excludes", Schema::list_of(name())),
        ]),
        Schema::object(vec![sometimes("min", end()), sometimes("max", end())]),
    ])
    .described("A value in the form in which it is stated in a case.")
}

fn one_use() -> Schema {
    let findings = Schema::of_type("object")
        .with("propertyNames", Schema::default().with("pattern", ID_PATTERN))
        .with("additionalProperties", Schema::defined("finding"))
        .described("Every conclusion for this use, by id.");
    Schema::object(vec![
        always("name", text("Its name.")),
        always("risk", Schema::defined("risk")),
        always("findings", findings),
    ])
    .described("One use of a product.")
}

fn risk() -> Schema {
    let part = |text: &str| Schema::defined("risk_finding").described(text);
    Schema::object(vec![
        always("prohibited", part("Prohibited practices (Article 5).")),
        always("high_risk", part("High-risk AI systems (Article 6).")),
        always("transparency", part("Transparency (Article 50).")),
        always("general_purpose", part("General-purpose AI models (Chapter V).")),
    ])
    .described("The summary: one finding for each part of the Act, never one tier for all.")
}

fn risk_finding() -> Schema {
    Schema::object(vec![
        always("value", truth("Whether any provision of the part matches, derogations applied.")),
        always("status", Schema::defined("status")),
        always("applies_from", no_day("First day of binding.")),
        always("matches", ids("The conclusions of the part that match.")),
        always(
            "open",
            ids("The conclusions of the part that are not settled, or of which it is open from when they bind."),
        ),
    ])
    .described("One part of the summary.")
}

fn finding() -> Schema {
    let kinds = [
        RuleKind::Match,
        RuleKind::Derogation,
        RuleKind::Exclusion,
        RuleKind::Artefact,
        RuleKind::Scope,
        RuleKind::Role,
        RuleKind::Route,
        RuleKind::Competence,
    ];
    let families = [Family::Prohibited, Family::HighRisk, Family::Transparency, Family::GeneralPurpose];
    let authorities = [Authority::Law, Authority::Guideline, Authority::Interpretation];
    Schema::object(vec![
        always("title", text("The conclusion in words.")),
        always(
            "kind",
            Schema::one_of_names(&kinds).described(
                "match: a provision covers the system; derogation: from a match; exclusion: from the Act; artefact: what is \
                 looked at; scope: the Act applies to this actor; role: a role of the actor; route: a procedure that the \
                 system goes through; competence: an authority is competent.",
            ),
        ),
        sometimes("family", Schema::one_of_names(&families).described("The part of the summary it belongs to.")),
        always("value", truth("The match: what the text of the edition makes of the facts, whatever the day.")),
        always("status", Schema::defined("status")),
        always("examined", Schema::of_type("boolean").described("Whether any of the facts that it can rest on was stated.")),
        always("applies_from", no_day("First day of binding.")),
        sometimes("possible_from", day("First day on which it may bind, where that is open.")),
        sometimes("formal_from", day("The formal day of application, where the effective one differs.")),
        sometimes("until", day("First day on which it no longer binds.")),
        always("citation", citation("The provisions it rests on.")),
        sometimes("url", url()),
        always(
            "authority",
            Schema::one_of_names(&authorities)
                .described("The strongest authority that is enough for the value: the Act, a guideline that does not bind, or an interpretation."),
        ),
        always("missing", ids("Open facts that can turn it, or on which its day hangs.")),
        always("presumptions", ids("Presumptions that the value rests on.")),
        always("would_change", ids("Presumed facts that would change it if they were stated otherwise.")),
        always(
            "other_reading",
            Schema::list_of(Schema::defined("other_reading")).described("Other readings of the text under which the value, the status or the dates differ."),
        ),
        sometimes(
            "reason",
            Schema::defined("ids").with("minItems", 1).described("Why the status is not applicable although the match holds: conclusions that are no. Of what is grandfathered: the transitions that relieve."),
        ),
        always("duties", ids("Listed duties whose conditions read it.")),
        sometimes("uses", of_uses()),
        sometimes("stated", Schema::default().with("const", true).described("There, and true, when it was stated directly.")),
    ])
    .described("Everything about one conclusion.")
}

fn other_reading() -> Schema {
    reading_with(always("value", truth("The value of the conclusion under that reading.")))
        .described("Another reading that can be defended, and what the conclusion is under it.")
}

fn other_reading_of_duty() -> Schema {
    reading_with(always(
        "holds",
        truth("Whether the duty is for this actor and system under that reading, whatever the day."),
    ))
    .described("Another reading that can be defended, and what the duty is under it.")
}

/// A reading with what something comes to under it.
fn reading_with(outcome: Member) -> Schema {
    Schema::object(vec![
        always("id", id("The reading; a case takes it under `readings`.")),
        always("text", text("The reading, in a sentence.")),
        always("citation", citation("Provisions and documents it rests on.")),
        outcome,
        always("status", Schema::defined("status")),
        always("applies_from", no_day("First day of binding.")),
        sometimes("possible_from", day("First day on which it may bind, where that is open.")),
        sometimes("until", day("First day on which it no longer binds.")),
    ])
}

fn question() -> Schema {
    let types = ["bool", "one_of", "set_of", "number", "date"];
    let values = Schema::of_type("object")
        .with("additionalProperties", Schema::of_type("string"))
        .with("minProperties", 1)
        .described("The possible values and their meaning.");
    Schema::object(vec![
        always("id", id("The fact.")),
        always("question", text("The question.")),
        sometimes("help", text("The legal convention behind it.")),
        always("type", Schema::one_of_texts(&types).described("What kind of answer it takes.")),
        sometimes("values", values),
        sometimes("unit", text("The unit of a number.")),
        always("citation", citation("The provisions behind it.")),
        always(
            "settles",
            Schema::of_type("integer").with("minimum", 1).described("How many findings and duties wait for it."),
        ),
    ])
    .described("An open question.")
}

fn presumption() -> Schema {
    Schema::object(vec![
        always("id", id("The silent fact, or the exception that nobody claimed.")),
        always("value", Schema::defined("value").described("What is presumed, in the form in which it can be stated.")),
        always("why", text("Why that is the cautious assumption.")),
        always("citation", citation("The provisions behind it.")),
    ])
    .described("A presumption that the answer rests on.")
}

fn overridden() -> Schema {
    Schema::object(vec![always("id", id("The conclusion or term.")), always("value", truth("The stated value."))])
        .described("A conclusion or term that was stated directly.")
}

/// What an answer says of itself, in each language.
pub(super) fn notice() -> Schema {
    let notices: Vec<&str> = Language::ALL.iter().map(|language| language.phrases().notice.as_str()).collect();
    Schema::default().with("enum", notices).described("What every answer says of itself.")
}
