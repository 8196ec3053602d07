//! Cases from the text of the Act, one a row: where it comes from, the day, what is stated, what follows.

use aiact::{Assessment, Case, Error, Status, assess};

/// Provision and point of the case; day; facts as JSON; expectations, with spaces between them:
///
/// - `id=yes` the value (of a duty: whether it holds)
/// - `id:in_force` the status
/// - `id@2027-12-02` the day from which it applies; `id@-` none
/// - `id?fact` the fact is among the missing ones
/// - `id~reading` the answer would differ under that reading
/// - `id!listed`, `id!unlisted` whether the duty is among those shown by default
pub type Row = (&'static str, &'static str, &'static str, &'static str);

pub fn assessed(day: &str, facts: &str) -> Result<Assessment<'static>, Error> {
    assess(&Case::from_json(&format!(r#"{{"as_of": "{day}", "facts": {facts}}}"#))?)
}

pub fn status(status: Status) -> &'static str {
    match status {
        Status::InForce => "in_force",
        Status::Upcoming => "upcoming",
        Status::Grandfathered => "grandfathered",
        Status::NotApplicable => "not_applicable",
        Status::Undetermined => "undetermined",
        Status::NotInEdition => "not_in_edition",
    }
}

/// What differs from the expectations, in words.
pub fn differences(answer: &Assessment<'_>, expectations: &str) -> Vec<String> {
    let mut found = Vec::new();
    for expected in expectations.split_whitespace() {
        let at = expected.find(['=', ':', '@', '?', '~', '!']).expect("an expectation has a sign");
        let (id, rest) = expected.split_at(at);
        let (sign, wanted) = rest.split_at(1);
        let conclusion = answer.finding(id).ok();
        let duty = answer.obligation(id).ok();
        let (missing, applies_from) = match (conclusion, duty) {
            (Some(f), _) => (&f.missing, f.applies_from),
            (None, Some(o)) => (&o.missing, o.applies_from),
            (None, None) => {
                found.push(format!("{expected}: no such conclusion or duty"));
                continue;
            }
        };
        let got = match sign {
            "=" => conclusion
                .map_or_else(|| duty.map(|o| o.holds), |f| Some(f.value))
                .map_or(String::new(), |t| t.to_string()),
            ":" => conclusion.map_or_else(|| duty.map(|o| o.status), |f| Some(f.status)).map_or("", status).to_owned(),
            "@" => applies_from.map_or("-".to_owned(), |day| day.to_string()),
            "?" if missing.iter().any(|m| m == wanted) => wanted.to_owned(),
            "?" => missing.join(","),
            "~" => {
                let of_conclusion = conclusion.iter().flat_map(|f| f.other_reading.iter().map(|r| r.id.as_str()));
                let of_duty = duty.iter().flat_map(|o| o.other_reading.iter().map(|r| r.id.as_str()));
                let readings: Vec<&str> = of_conclusion.chain(of_duty).collect();
                if readings.contains(&wanted) { wanted.to_owned() } else { readings.join(",") }
            }
            _ => if duty.is_some_and(|o| o.listed) { "listed" } else { "unlisted" }.to_owned(),
        };
        if got != wanted {
            found.push(format!("{expected}: got `{got}`"));
        }
    }
    found
}

/// Judges all rows; every difference is reported, not only the first.
pub fn judge(rows: &[Row]) {
    let mut wrong = Vec::new();
    for (provision, day, facts, expectations) in rows {
        match assessed(day, facts) {
            Ok(answer) => {
                let found = differences(&answer, expectations);
                wrong.extend(found.iter().map(|d| format!("{provision} ({day}): {d}")));
            }
            Err(error) => wrong.push(format!("{provision} ({day}): {error}")),
        }
    }
    assert!(wrong.is_empty(), "{} differences\n{}", wrong.len(), wrong.join("\n"));
}
