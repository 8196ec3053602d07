//! Judges labelled cases on general-purpose models, file by file:
//!
//! ```text
//! cargo run --release --example gpai_cases -- tests/cases/gpai.jsonl
//! ```
//!
//! Every key that a case asserts is judged; one that this program does not know is reported as unsupported.
//! Exit status: 0 when nothing is wrong or unsupported, 1 when something is, 2 when a file cannot be read.

mod assessed;
mod cases;
mod computed;
mod facts;
mod firms;
mod judge;
mod models;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

use aiact::Rulebook;
use judge::{Outcome, Point};

fn main() -> ExitCode {
    let paths: Vec<_> = std::env::args_os().skip(1).collect();
    if paths.is_empty() {
        eprintln!("usage: gpai_cases FILE... (JSON Lines with labelled cases)");
        return ExitCode::from(2);
    }
    match run(&paths) {
        Ok(clean) => ExitCode::from(u8::from(!clean)),
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(paths: &[std::ffi::OsString]) -> Result<bool, String> {
    let book = Rulebook::builtin().map_err(|e| e.to_string())?;
    let (mut points, mut refused, mut unread) = (Vec::new(), Vec::new(), BTreeMap::<String, BTreeSet<String>>::new());
    let mut count = 0;
    for path in paths {
        for case in cases::read(Path::new(path))? {
            count += 1;
            match judge::judge(book, &case, models::place_of_developer) {
                Ok((judged, passed_over)) => {
                    for fact in passed_over {
                        unread.entry(fact).or_default().insert(case.id.clone());
                    }
                    points.extend(judged);
                }
                Err(error) => refused.push(format!("{}: {error}", case.id)),
            }
        }
    }
    Ok(report(count, &points, &refused, &unread))
}

fn report(count: usize, points: &[Point], refused: &[String], unread: &BTreeMap<String, BTreeSet<String>>) -> bool {
    let tally = |outcome: Outcome| points.iter().filter(|p| p.outcome == outcome).count();
    let failed: BTreeSet<&str> =
        points.iter().filter(|p| p.outcome != Outcome::Right).map(|p| p.case.as_str()).collect();
    let right = count - failed.len() - refused.len();
    println!("{count} cases: {right} right in every key, {} refused", refused.len());
    println!(
        "{} keys asserted: {} right, {} wrong, {} unsupported",
        points.len(),
        tally(Outcome::Right),
        tally(Outcome::Wrong),
        tally(Outcome::Unsupported)
    );
    let open = points
        .iter()
        .filter(|p| p.outcome == Outcome::Right && matches!(p.got.as_str(), "null" | "\"uncertain\"" | "\"unknown\""))
        .count();
    println!("{open} of the right ones are left open, as expected");
    for (outcome, title) in [(Outcome::Wrong, "wrong"), (Outcome::Unsupported, "unsupported")] {
        for p in points.iter().filter(|p| p.outcome == outcome) {
            println!("{title}: {} {}: expected {}, got {}", p.case, p.key, p.expected, p.got);
        }
    }
    for line in refused {
        println!("refused: {line}");
    }
    for (fact, cases) in unread {
        println!("not read: the fact `{fact}` of {}", cases.iter().cloned().collect::<Vec<_>>().join(", "));
    }
    right == count
}
