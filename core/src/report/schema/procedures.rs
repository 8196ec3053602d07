//! The schema of procedures.

use super::assessment::{citation, day, definitions, id, ids, notice, text, truth, url};
use super::keywords::{Schema, always, sometimes};
use crate::assessment::{Fault, Progress};

/// Definitions that procedures share with assessments.
const SHARED: [&str; 10] = ["law", "deadline", "truth", "day", "no_day", "id", "ids", "text", "texts", "citation"];

/// The JSON Schema (draft 2020-12) of procedures, as
/// [`Assessment::procedures_json`](crate::Assessment::procedures_json) writes them. It does not depend on the rulebook.
///
/// ```
/// let schema = aiact::report::procedures_schema();
/// assert!(schema.contains("urn:aiact:schema:procedures:1") && schema.contains("\"faults\""));
/// ```
#[must_use]
pub fn procedures_schema() -> String {
    let own = [("procedure", procedure()), ("step", step())].map(|(name, schema)| (name.to_owned(), schema));
    let shared = definitions().into_iter().filter(|(name, _)| SHARED.contains(&name.as_str()));
    Schema::document("procedures", "Procedures by aiact")
        .described("Where procedures of the EU AI Act stand for one case, on one day, by the days that the case states.")
        .with("type", "object")
        .members(vec![
            always("law", Schema::defined("law")),
            always(
                "procedures",
                Schema::list_of(Schema::defined("procedure")).described(
                    "The procedures: those that have begun first, then those that concern the case, then those that may; \
                     of every procedure, in the order of the rulebook.",
                ),
            ),
            always("notice", notice()),
        ])
        .definitions(own.into_iter().chain(shared).collect())
        .into_text()
}

fn procedure() -> Schema {
    Schema::object(vec![
        always("id", id("The procedure.")),
        always("title", text("Its title.")),
        always("citation", citation("The provisions it rests on.")),
        sometimes("url", url()),
        always("concerns", truth("Whether it concerns the case.")),
        sometimes(
            "condition",
            id("The fact, term or conclusion that says so; missing where it depends on nothing in a case."),
        ),
        always(
            "begun",
            Schema::of_type("boolean").described(
                "Whether it has begun: a step has been taken, or the day is stated from which a time limit counts.",
            ),
        ),
        always("steps", Schema::list_of(Schema::defined("step")).with("minItems", 1).described("Its steps, in order.")),
        sometimes("notes", Schema::defined("texts").with("minItems", 1).described("Notes for the reader.")),
    ])
    .described("A procedure, and where it stands.")
}

fn step() -> Schema {
    let progress = [Progress::Done, Progress::Next, Progress::MayBeNext, Progress::Later, Progress::NotNeeded];
    let faults = [Fault::Late, Fault::Overdue, Fault::TooEarly, Fault::OutOfOrder];
    Schema::object(vec![
        always("id", id("The step, within its procedure.")),
        always("title", text("What is done.")),
        always("citation", citation("The provisions it rests on.")),
        sometimes("url", url()),
        always("by", ids("By whom: any of these roles or authorities.").with("minItems", 1)),
        always("needed", truth("Whether it is needed.")),
        always(
            "progress",
            Schema::one_of_names(&progress).described(
                "How far it has come.\n\
                 done: it has been taken.\n\
                 next: it can be taken now.\n\
                 may_be_next: whether it is needed is not settled; if it is, it can be taken now.\n\
                 later: other steps come first.\n\
                 not_needed: it is not needed.",
            ),
        ),
        sometimes("date", day("The day on which it was taken, or is planned.")),
        sometimes("date_fact", id("The fact that gives that day.")),
        sometimes(
            "deadlines",
            Schema::list_of(Schema::defined("deadline")).with("minItems", 1).described("Its time limits."),
        ),
        sometimes(
            "faults",
            Schema::list_of(Schema::one_of_names(&faults)).with("minItems", 1).described(
                "What is not as the procedure asks.\n\
                 late: taken after its last day.\n\
                 overdue: not taken, and its last day is over.\n\
                 too_early: taken before the time that must pass first was over.\n\
                 out_of_order: taken before a step that comes first, or without it.",
            ),
        ),
        sometimes("documents", ids("The documents that go with it.").with("minItems", 1)),
        sometimes("remedies", Schema::defined("texts").with("minItems", 1).described("What can be done against it.")),
        sometimes("duties", ids("The duties, rights and powers that say it.").with("minItems", 1)),
        sometimes(
            "missing",
            ids("What would settle whether it is needed: a fact, term or conclusion.").with("minItems", 1),
        ),
        sometimes("note", text("A note for the reader.")),
    ])
    .described("A step of a procedure, and how far it has come.")
}
