//! Runs files of labelled cases against the library and says how the answers fare.
//!
//! ```text
//! cargo run --release --example conformance -- tests/cases/classification.jsonl
//! ```
//!
//! `tests/cases/README.md` describes the form of a case. Exit status: 0 when nothing of the headline grades is
//! wrong, 1 when something is, 2 when a file cannot be read.

mod cases;
mod judge;
mod tally;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use cases::Group;
use judge::{Outcome, Point};
use tally::{Tally, by_key};

fn main() -> ExitCode {
    let paths: Vec<_> = std::env::args_os().skip(1).collect();
    if paths.is_empty() {
        eprintln!("usage: conformance FILE... (JSON Lines with labelled cases)");
        return ExitCode::from(2);
    }
    let mut labelled = Vec::new();
    for path in &paths {
        match cases::read(Path::new(path)) {
            Ok(cases) => labelled.extend(cases),
            Err(message) => {
                eprintln!("{message}");
                return ExitCode::from(2);
            }
        }
    }
    let (unscored, scored): (Vec<_>, Vec<_>) = labelled.iter().partition(|case| case.group() == Group::Unscored);
    let mut points = Vec::new();
    for case in &scored {
        match judge::judge(case) {
            Ok(judged) => points.extend(judged),
            Err(error) => {
                eprintln!("{error}");
                return ExitCode::from(2);
            }
        }
    }
    println!("{} cases; {} of grade D are not scored\n", labelled.len(), unscored.len());
    print!("{}", report(&points));
    let headline = Tally::of(points.iter().filter(|p| p.group == Group::Headline));
    println!("{} passed, {} failed", headline.right, headline.wrong);
    ExitCode::from(u8::from(headline.wrong > 0))
}

/// Tables, then what is wrong, undecided, or not judged.
fn report(points: &[Point]) -> String {
    let mut text = String::new();
    for (group, title) in [(Group::Headline, "grades A, A-draft and B"), (Group::Apart, "grade C")] {
        let rows = by_key(points, group);
        if !rows.is_empty() {
            table(&mut text, title, &rows);
        }
    }
    list(&mut text, "Wrong", points, &Outcome::Wrong);
    list(&mut text, "Undecided", points, &Outcome::Undecided);
    not_judged(&mut text, points);
    text
}

fn table(text: &mut String, title: &str, rows: &[(&str, Tally)]) {
    let mut row = |name: &str, cells: [&str; 4]| {
        let [right, undecided, wrong, decided] = cells;
        let _ = writeln!(text, "{name:<26}{right:>7}{undecided:>11}{wrong:>7}{decided:>10}");
    };
    row(title, ["right", "undecided", "wrong", "decided"]);
    let mut all = Tally::default();
    let cells = |t: &Tally| {
        let share = t.decided_permille();
        [t.right.to_string(), t.undecided.to_string(), t.wrong.to_string(), format!("{}.{} %", share / 10, share % 10)]
    };
    for (key, tally) in rows {
        all.right += tally.right;
        all.undecided += tally.undecided;
        all.wrong += tally.wrong;
        row(&format!("  {key}"), cells(tally).each_ref().map(String::as_str));
    }
    row("  together", cells(&all).each_ref().map(String::as_str));
    text.push('\n');
}

fn list(text: &mut String, title: &str, points: &[Point], outcome: &Outcome) {
    let mut chosen: Vec<&Point> = points.iter().filter(|p| p.outcome == *outcome).collect();
    chosen.sort_by_key(|p| p.group);
    let _ = writeln!(text, "{title}: {}", chosen.len());
    for point in chosen {
        let Point { case, key, expected, got, missing, group, .. } = point;
        let apart = if *group == Group::Apart { " (grade C)" } else { "" };
        let _ = write!(text, "  {case}{apart}  {key}: expected {expected}, got {got}");
        if !missing.is_empty() {
            let _ = write!(text, "; missing: {}", missing.join(", "));
        }
        text.push('\n');
    }
    text.push('\n');
}

fn not_judged(text: &mut String, points: &[Point]) {
    let mut why: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for point in points.iter().filter(|p| p.outcome == Outcome::NotJudged) {
        why.entry((&point.key, &point.got)).or_default().push(&point.case);
    }
    let _ = writeln!(text, "Not judged: {}", why.values().map(Vec::len).sum::<usize>());
    for ((key, why), cases) in why {
        let _ = writeln!(text, "  {key} ({why}): {}", cases.join(", "));
    }
    text.push('\n');
}
