//! The parts of an answer's schema that concern duties: their times and what is at stake.

use super::assessment::{citation, day, id, ids, no_day, of_uses, text, truth, url};
use super::keywords::{Schema, always, sometimes};
use crate::law::{Direction, TimeUnit};
use crate::rulebook::{Ceiling, ClockKind, Nature};

pub(super) fn obligation() -> Schema {
    let natures = [
        Nature::Duty,
        Nature::Prohibition,
        Nature::Right,
        Nature::Permission,
        Nature::Option,
        Nature::Power,
        Nature::Task,
        Nature::Effect,
    ];
    let evidence = Schema::of_type("object")
        .with("additionalProperties", Schema::of_type("boolean"))
        .with("minProperties", 1)
        .described("Artefacts that prove compliance, and whether the case names them.");
    Schema::object(vec![
        always("id", id("The duty.")),
        always("bearer", ids("Who bears it: any of these roles or authorities.").with("minItems", 1)),
        always("nature", Schema::one_of_names(&natures).described("What kind of legal position it is.")),
        always("holds", truth("Whether it is for this actor and system, whatever the day.")),
        always("binds", truth("Whether it binds on the day.")),
        always("status", Schema::defined("status")),
        always("applies_from", no_day("First day of binding.")),
        sometimes("possible_from", day("First day on which it may bind, where that is open.")),
        sometimes("formal_from", day("The formal day of application, where the effective one differs.")),
        sometimes("until", day("First day on which it no longer binds.")),
        always("citation", citation("The provisions it rests on.")),
        sometimes("url", url()),
        always("duty", text("The duty in one sentence.")),
        sometimes("on_event", text("The occurrence or request on which it becomes due.")),
        always(
            "deadline",
            Schema::nullable("string")
                .described("The deadline or retention period in words; null when the Act sets none."),
        ),
        sometimes(
            "deadlines",
            Schema::list_of(Schema::defined("deadline")).described("Deadlines and periods that can be counted."),
        ),
        sometimes("checklist", id("The list of what the document must contain.")),
        sometimes("exceptions", text("Exceptions in words.")),
        always("penalty", Schema::defined("penalty")),
        sometimes("changed", text("What the amendment of 2026 changed.")),
        sometimes("evidence", evidence),
        sometimes("uses", of_uses()),
        always("missing", ids("Open facts that can turn it, or on which its day hangs.")),
        always("presumptions", ids("Presumptions that the answer rests on.")),
        always("would_change", ids("Presumed facts that would change it if they were stated otherwise.")),
        sometimes(
            "other_reading",
            Schema::list_of(Schema::defined("other_reading_of_duty"))
                .with("minItems", 1)
                .described("Other readings of the text under which it holds otherwise, or its status or dates differ."),
        ),
        sometimes(
            "reason",
            Schema::defined("texts")
                .with("minItems", 1)
                .described("What fails, when it does not apply: ids, or `none of` for a block. The transitions that relieve, when it is grandfathered."),
        ),
        sometimes("notes", Schema::defined("texts").with("minItems", 1).described("Notes for the reader.")),
    ])
    .described("A duty, right, permission or power, for this case on this day.")
}

pub(super) fn deadline() -> Schema {
    let kinds = [ClockKind::Due, ClockKind::Keep, ClockKind::Wait, ClockKind::Every];
    let units =
        [TimeUnit::Hours, TimeUnit::Days, TimeUnit::WorkingDays, TimeUnit::Weeks, TimeUnit::Months, TimeUnit::Years];
    let directions = [Direction::After, Direction::Before];
    Schema::object(vec![
        always(
            "kind",
            Schema::one_of_names(&kinds)
                .described("due: to be done by then; keep: to be kept until then; wait: not before the end of that day; every: again each time."),
        ),
        sometimes("amount", Schema::of_type("integer").with("minimum", 0).described("The length.")),
        sometimes("unit", Schema::one_of_names(&units).described("The unit of the length.")),
        always("direction", Schema::one_of_names(&directions).described("Which way it runs from its day.")),
        sometimes("from_fact", id("The fact that gives the day it runs from.")),
        sometimes("from", day("The day it runs from.")),
        always("runs", truth("Whether it runs at all: open as long as its own condition is, or the duty that it belongs to.")),
        always("date", no_day("The last day by the calendar, which is the safe one; of hours, the day on which the same hour comes round.")),
        sometimes("date_1182_71", day("The last day under Regulation (EEC, Euratom) No 1182/71, where it differs.")),
        sometimes("earliest", day("The last day if the earliest possible day counts.")),
        sometimes("latest", day("The last day if the latest possible day counts.")),
        always("citation", citation("The provisions it rests on.")),
        sometimes("missing", ids("Facts that are needed to count it.")),
    ])
    .described("A deadline or period that can be counted.")
}

pub(super) fn exposure() -> Schema {
    let ceilings = [Ceiling::Higher, Ceiling::Lower, Ceiling::Amount, Ceiling::Percent];
    let amount = |text: &str| Schema::of_type("number").with("minimum", 0).described(text);
    let at_most = Schema::default()
        .with("type", vec!["number", "null"])
        .described("The ceiling is not above this; null when what is known sets no limit.");
    let ceiling = Schema::any_of(vec![Schema::one_of_names(&ceilings), Schema::of_type("null")])
        .described("Which of the fixed amount and the percentage is the ceiling; null while that is not settled.");
    Schema::object(vec![
        always("tier", text("The tier.")),
        always("title", text("Its title.")),
        always("citation", citation("The provisions it rests on.")),
        always("text", text("The ceiling in words.")),
        always("applies_from", no_day("First day on which the fine can be imposed.")),
        always("holds", truth("Whether the tier is the actor's: it may depend on who the actor is.")),
        always("ceiling", ceiling),
        sometimes("amount", amount("The fixed amount.")),
        sometimes("percent", amount("The percentage.")),
        sometimes("percent_of", id("The fact of which the percentage is taken.")),
        always("currency", text("The currency of the amounts.")),
        sometimes("per", text("The unit of time for which the amounts are due.")),
        always("at_least", amount("The ceiling is not below this.")),
        always("at_most", at_most),
        always("in_force", ids("Listed duties behind it that are in force on the day.")),
        always("upcoming", ids("Listed duties behind it that are upcoming.")),
        always("undetermined", ids("Listed duties behind it that are not settled.")),
        always("missing", ids("Facts that would narrow the amounts.")),
        always("presumptions", ids("Presumptions that the amounts rest on.")),
        sometimes("notes", Schema::list_of(Schema::of_type("string")).described("What else has to be known.")),
    ])
    .described("The ceiling of one tier of fines, for the actor of the case.")
}

pub(super) fn penalty() -> Schema {
    Schema::object(vec![
        always(
            "kind",
            Schema::one_of_texts(&["tier", "none", "national", "unstated"]).described(
                "tier: a fine of the Act; none: no fine in the Act; national: national rules only; unstated: not said.",
            ),
        ),
        sometimes("tier", text("The tier.")),
        sometimes("citation", citation("The provision.")),
        sometimes("text", text("The ceiling in words.")),
        sometimes("applies_from", day("First day on which the fine can be imposed.")),
        sometimes("note", text("How it is reached.")),
        sometimes(
            "further",
            Schema::list_of(Schema::defined("further_penalty"))
                .with("minItems", 1)
                .described("What else can be imposed, or is imposed in its place."),
        ),
    ])
    .described("What an infringement costs.")
}

pub(super) fn further_penalty() -> Schema {
    Schema::object(vec![
        always("tier", text("The tier.")),
        always("citation", citation("The provisions by which it applies to the duty.")),
        always("text", text("The ceiling in words.")),
        sometimes("applies_from", day("First day on which it can be imposed.")),
        always("holds", truth("Whether it can be imposed on the actor.")),
        always(
            "in_place",
            Schema::of_type("boolean")
                .described("Whether it takes the place of the duty's own tier; otherwise it can be imposed besides."),
        ),
    ])
    .described("Another tier under which the infringement of a duty falls.")
}
