//! The schema of an error.

use super::keywords::{Schema, always};
use crate::error::{ERROR_CODES, ErrorCode};

/// The JSON Schema (draft 2020-12) of the error object that [`Error::to_json`](crate::Error::to_json) writes:
/// `code`, `number`, `place`, `message` and `help`. Each code stands with its number and its meaning.
///
/// ```
/// let schema = aiact::report::error_schema();
/// assert!(schema.contains("urn:aiact:schema:error:1") && schema.contains("unknown_fact"));
/// ```
#[must_use]
pub fn error_schema() -> String {
    let codes = ERROR_CODES.iter().map(|code| {
        let pair = vec![
            always("code", Schema::default().with("const", code.name())),
            always("number", Schema::default().with("const", i64::from(code.number()))),
        ];
        Schema::default().described(meaning(*code)).properties(pair)
    });
    let codes: Vec<Schema> = codes.collect();
    Schema::document("error", "Error of aiact")
        .described("Why something could not be done. Codes and numbers never change their meaning.")
        .with("type", "object")
        .members(vec![
            always("code", Schema::of_type("string").described("What kind of error it is, by name.")),
            always("number", Schema::of_type("integer").described("The same, by number.")),
            always(
                "place",
                Schema::of_type("string").described(
                    "Where: a JSON pointer into the input such as /facts/setting, or file and line of the rulebook; \
                     empty when the whole input is meant.",
                ),
            ),
            always(
                "message",
                Schema::of_type("string").with("minLength", 1).described("What is wrong, in one sentence."),
            ),
            always(
                "help",
                Schema::nullable("string")
                    .described("What was expected, or the nearest valid choice; null when there is nothing to add."),
            ),
        ])
        .with("oneOf", codes)
        .into_text()
}

const fn meaning(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::Day => "A day is missing, malformed, or before the Act entered into force.",
        ErrorCode::Edition => "No such edition of the law.",
        ErrorCode::UnknownId => "No such conclusion, duty, reading or other identifier.",
        ErrorCode::Option => "An option has a value that is not allowed.",
        ErrorCode::Json => "The document is not well-formed JSON.",
        ErrorCode::Limit => "The document is larger or deeper than the limits allow.",
        ErrorCode::Key => "The document has a key that is not known, or one twice.",
        ErrorCode::UnknownFact => "No such fact.",
        ErrorCode::FactType => "The value has the wrong type for the fact.",
        ErrorCode::FactValue => "The value is not one of the fact's values.",
        ErrorCode::FactRange => "A range whose ends are the wrong way round, or an empty choice.",
        ErrorCode::Contradiction => "Two stated things cannot both be true.",
        ErrorCode::RulebookSyntax => "The text of a rulebook cannot be read.",
        ErrorCode::RulebookCheck => "A rulebook can be read but does not hold together.",
        ErrorCode::Internal => "A defect of the library.",
    }
}
