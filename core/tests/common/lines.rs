//! Readings of the Act as lines: a provision, facts, a day, what must follow.

use aiact::rulebook::RuleKind;
use aiact::{Assessment, Case, assess};

/// A day from which every provision applies.
pub const DAY: &str = "2028-08-02";

/// One reading.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    provision: &'a str,
    facts: &'a str,
    day: &'a str,
    expected: &'a str,
    complete: bool,
}

/// The facts tell all: nothing else that the Act lists applies.
pub const fn told<'a>(provision: &'a str, facts: &'a str, day: &'a str, expected: &'a str) -> Line<'a> {
    Line { provision, facts, day, expected, complete: true }
}

/// More may apply than the facts say.
pub const fn open_ended<'a>(provision: &'a str, facts: &'a str, day: &'a str, expected: &'a str) -> Line<'a> {
    Line { provision, facts, day, expected, complete: false }
}

/// Checks every line, and names all that fail.
pub fn check(lines: &[Line<'_>]) {
    let failures: Vec<String> = lines.iter().filter_map(difference).collect();
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), lines.len(), failures.join("\n"));
}

fn case(line: &Line<'_>) -> Case {
    let mut facts: serde_json::Value = serde_json::from_str(line.facts).unwrap();
    if line.complete {
        facts["no_other_listed_use"] = true.into();
    }
    facts.as_object_mut().unwrap().entry("role").or_insert(serde_json::json!(["provider"]));
    Case::from_json(&serde_json::json!({ "as_of": line.day, "facts": facts }).to_string()).unwrap()
}

/// What of the line does not hold.
fn difference(line: &Line<'_>) -> Option<String> {
    let assessment = match assess(&case(line)) {
        Ok(assessment) => assessment,
        Err(error) => return Some(format!("{}: {} refused: {error}", line.provision, line.facts)),
    };
    let mut wrong: Vec<String> =
        line.expected.split(';').filter_map(|wanted| contradiction(&assessment, wanted.trim())).collect();
    wrong.extend(decided_by_presuming_nothing(line, &assessment));
    (!wrong.is_empty()).then(|| format!("{} ({}): {}\n    {}", line.provision, line.day, wrong.join(", "), line.facts))
}

/// Presuming nothing can only open what was decided.
fn decided_by_presuming_nothing(line: &Line<'_>, assessment: &Assessment<'_>) -> Vec<String> {
    let strict = assess(&case(line).to_builder().strict(true).build()).unwrap();
    let pairs = strict.findings().iter().zip(assessment.findings());
    let matches = pairs.filter(|(strict, _)| strict.kind == RuleKind::Match);
    let moved = matches.filter(|(strict, usual)| strict.value.is_known() && strict.value != usual.value);
    moved.map(|(strict, usual)| format!("{} is {} strictly, {} usually", usual.id, strict.value, usual.value)).collect()
}

/// `id value [status [day]]`, `id value missing FACT`, `id value other` (another reading of the text gives
/// another value) or `id value alone` (none does).
fn contradiction(assessment: &Assessment<'_>, wanted: &str) -> Option<String> {
    let mut words = wanted.split_whitespace();
    let id = words.next().unwrap();
    let finding = assessment.finding(id).unwrap();
    let value = words.next().unwrap();
    let rest: Vec<&str> = words.collect();
    let read_otherwise = finding.other_reading.iter().any(|reading| reading.value != finding.value);
    let holds = finding.value.to_string() == value
        && match rest.as_slice() {
            [] => true,
            ["other"] => read_otherwise,
            ["alone"] => !read_otherwise,
            ["missing", fact] => finding.missing.iter().any(|f| f == fact),
            [status] => finding.status.as_str() == *status,
            [status, day] => {
                finding.status.as_str() == *status && finding.applies_from.is_some_and(|d| d.to_string() == *day)
            }
            _ => panic!("what does {wanted:?} mean?"),
        };
    (!holds).then(|| {
        format!(
            "wanted {wanted}, got {} {} {} missing {:?}",
            finding.value,
            finding.status.as_str(),
            finding.applies_from.map(|d| d.to_string()).unwrap_or_default(),
            finding.missing,
        )
    })
}
