//! The open questions as plain text.

use crate::assessment::Assessment;
use crate::language::filled;

/// The open questions in readable form, in the language of the answer, those that settle most first: the fact, what kind
/// of answer it takes, the question with its convention, and the values.
///
/// ```
/// let case = aiact::Case::on("2026-11-21".parse()?).stating("role", vec!["provider"]).build();
/// let text = aiact::report::questions_text(&aiact::assess(&case)?);
/// assert!(text.contains("  (yes or no; settles "));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn questions_text(assessment: &Assessment<'_>) -> String {
    let phrases = assessment.language().phrases();
    let words = &phrases.question;
    if assessment.questions().is_empty() {
        return format!("{}\n", words.none);
    }
    let mut lines = Vec::new();
    for question in assessment.questions() {
        let (of_type, settles) = (phrases.fact_type(question.r#type), question.settles);
        let about = match &question.unit {
            Some(unit) => filled(&words.settles_in, &[("type", &of_type), ("unit", unit), ("count", &settles)]),
            None => filled(&words.settles, &[("type", &of_type), ("count", &settles)]),
        };
        lines.push(format!("{}  ({about})", question.id));
        lines.push(format!("  {}  [{}]", question.question, question.citation));
        lines.extend(question.help.iter().map(|help| format!("  {help}")));
        lines.extend(question.values.iter().map(|(value, meaning)| format!("    {value}: {meaning}")));
    }
    lines.join("\n") + "\n"
}
